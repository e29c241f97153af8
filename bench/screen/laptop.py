"""The pages about the laptop itself: self-test, finishing, sticks, support log, versions."""

import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, cast

from PySide6.QtWidgets import QApplication

from bench.screen.stage import Scene, Stage
from checkin.adapters.profile import Profile
from checkin.adapters.wiping import Proof
from checkin.domain.errors import Unreachable
from checkin.domain.staff_pin import verifier
from checkin.usecases.door import Door
from checkin.usecases.self_test_camera import CameraFacts, Shown, SoundFacts
from checkin.usecases.self_test_fleet import Contact, FleetFacts, ListVersion, ZoneFacts
from checkin.usecases.self_test_laptop import (
    DiskFacts,
    Fault,
    GlyphFacts,
    KeyPlace,
    LockFacts,
    PowerFacts,
    SleepFacts,
)
from checkin.usecases.self_test_round import Probes, look_over
from checkin.usecases.updating import Installer, Offer
from ui.calm_page import CalmPage, newer_words
from ui.laptop import carry, finish_words, looking
from ui.laptop.carry import CarryPage
from ui.laptop.errands import Errands, Tell
from ui.laptop.finish import FinishPage
from ui.laptop.finish_words import Step
from ui.laptop.menu import LaptopMenu
from ui.laptop.round_worker import Lent
from ui.laptop.self_test import SelfTest
from ui.laptop.support import SupportPage
from ui.laptop.updates import UpdatePage
from ui.stopped import stopped_words
from ui.updating import Updates

_PIN = "042917"
_PATIENCE_S = 10.0
_LINE = "checkin-ready-1 0a1b2c3d 7f31 41 a1c09e 0.1.0 1 ok c2lnbmVkIGJ5IHRoaXMgZGVzaw"
_RECEIVED = Proof("0a1b2c3d", "7f31" * 4, 112, "3fa9" * 16, 5, signature="ab" * 64)
_LOG = """2026-04-15 09:00:02 started first
2026-04-15 09:00:04 camera opened
2026-04-15 09:05:00 answers 112, median 11 ms, slowest 41 ms
2026-04-15 09:31:17 camera frozen, back after 0.4 s"""


def laptop_scenes() -> dict[str, Scene]:
    """Each state's name, and what brings it about."""
    return {
        "this_laptop": _menu,
        "self_test_looking": partial(_self_test, found=6),
        "self_test_ready": _self_test,
        "self_test_to_look_at": partial(_self_test, probes=_to_look_at),
        "self_test_not_ready": partial(_self_test, probes=_not_ready),
        "finish_pin": partial(_finish, step=Step.PIN),
        "finish_begin": partial(_finish, step=Step.BEGIN),
        "finish_stuck": partial(_finish, step=Step.STUCK),
        "finish_arrived": partial(_finish, step=Step.PROVED),
        "carry": _carry,
        "support_log": lambda stage: stage.window.show_page(SupportPage(_LOG)),
        "update_unheard": partial(_update, offer=None),
        "update_offered": partial(_update, offer=Offer("0.2.0", newer=_NEWER)),
        "update_frozen": partial(_update, offer=Offer("0.1.0", is_frozen=True)),
        "stopped_too_often": lambda stage: stage.window.show_page(CalmPage(stopped_words)),
        "newer_was_here": _newer(has_copy=False),
        "newer_with_copy": _newer(has_copy=True),
    }


def _menu(stage: Stage) -> None:
    menu = LaptopMenu()
    translate = QApplication.translate
    for words in (
        looking.words,
        lambda: translate("Support", "Support log"),
        lambda: translate("Update", "Newer version"),
        carry.row_words,
        finish_words.row_words,
    ):
        menu.add(words, lambda: None)
    stage.window.show_page(menu)


# ------------------------------------------------------------------ self-test


def _healthy(stage: Stage) -> Probes:
    now, held = stage.now_ms, ListVersion(41, "a1c09e")
    return Probes(
        power=lambda: PowerFacts(81, on_mains=True),
        screen=lambda: (1536, 864),
        lock=lambda: LockFacts(asks=True, has_names=True),
        key=lambda: KeyPlace.KEYCHAIN,
        zone=lambda: ZoneFacts(120, 120, "Europe/Berlin"),
        disk=lambda: DiskFacts(52_000, 4.1),
        sound=lambda: SoundFacts(1, heard=True),
        sleep=lambda: SleepFacts(None, kept_awake=True),
        encryption=lambda: True,
        glyphs=lambda: GlyphFacts(212, {}),
        fleet=lambda: FleetFacts(
            Contact.REACHED, now, "0.1.0", "", held, held, "0.1.0", {41: 4}, {"0.1.0": 4}, 40, now
        ),
        camera=lambda: CameraFacts(None, 120, 60, 0.4, 29.7, Shown.TEST),
    )


def _to_look_at(stage: Stage) -> Probes:
    """Nothing that keeps people out, and all that a self-test only points out."""
    fleet = _healthy(stage).fleet()
    return replace(
        _healthy(stage),
        power=lambda: PowerFacts(64, on_mains=False),
        key=lambda: KeyPlace.FILE,
        zone=lambda: ZoneFacts(0, 120, "Europe/Berlin"),
        disk=lambda: DiskFacts(640, 380.0),
        sound=lambda: SoundFacts(1, heard=False),
        encryption=lambda: False,
        fleet=lambda: replace(fleet, contact=Contact.OFFLINE, offset_ms=None),
        camera=lambda: CameraFacts(None, 120, 60, 0.02, 7.5, Shown.NOTHING),
    )


def _not_ready(stage: Stage) -> Probes:
    fleet = _healthy(stage).fleet()
    return replace(
        _to_look_at(stage),
        screen=lambda: (1024, 600),
        lock=lambda: LockFacts(asks=False, has_names=True),
        disk=lambda: DiskFacts(0, None, Fault.FULL),
        sound=lambda: SoundFacts(0),
        sleep=lambda: SleepFacts(600),
        glyphs=lambda: GlyphFacts(212, {"Tamil": 31, "Tibetan": 4}),
        fleet=lambda: replace(
            fleet,
            contact=Contact.UNTRUSTED,
            held=ListVersion(38, "77aa01"),
            their_program="0.2.0",
            offset_ms=-9 * 60 * 1000,
        ),
        camera=lambda: CameraFacts(None, 3, 1, None, 29.7),
    )


def _self_test(
    stage: Stage, probes: Callable[[Stage], Probes] = _healthy, found: int | None = None
) -> None:
    page = SelfTest(Lent(), lambda _: _LINE, lambda _: None)
    stage.window.show_page(page)
    for finding in list(look_over(probes(stage)))[:found]:
        page.found(finding)
    if found is None:
        page.over()


# ------------------------------------------------------------------ the end, and sticks


class _End:
    """The end of a desk, whose server answers or does not."""

    def __init__(self, *, reached: bool) -> None:
        self._reached = reached

    def send(self, told: Tell) -> Proof:
        told(0)
        if not self._reached:
            raise Unreachable("The server cannot be reached.")
        return _RECEIVED

    def export(self, _: Path, /) -> Proof:
        return replace(_RECEIVED, signature="", file="cd" * 32)

    def say_goodbye(self) -> None:
        """Nobody is told."""

    def close(self) -> None:
        """Nothing is open."""


def _finish(stage: Stage, step: Step) -> None:
    errands = Errands(stage.window)
    page = FinishPage(
        errands,
        lambda: _End(reached=step is Step.PROVED),
        lambda _: "",
        lambda _: None,
        Door(lambda: verifier(_PIN, bytes(16)) if step is Step.PIN else b"", lambda: 0),
    )
    stage.window.show_page(page)
    if step in {Step.STUCK, Step.PROVED}:
        page.go.click()
        until = time.monotonic() + _PATIENCE_S
        while page.step is not step and time.monotonic() < until:
            QApplication.processEvents()
    errands.end()


def _carry(stage: Stage) -> None:
    nowhere: Callable[[Any], str] = lambda _: ""  # noqa: E731
    # Nothing is read of the desk before somebody has chosen a file.
    page = CarryPage(Errands(stage.window), cast("Profile", None), nowhere, nowhere)
    stage.window.show_page(page)


# ------------------------------------------------------------------ versions

_NEWER = Installer(
    "checkin_0.2.0_amd64.deb", "0.2.0", "linux", "amd64", 98_400_000, "ab" * 32, False
)


class _Nobody:
    """A server that is not asked."""

    def signed(self, path: str, body: bytes) -> bytes:
        raise Unreachable(f"{path}: {len(body)}")

    def close(self) -> None:
        """Nothing is open."""


def _update(stage: Stage, offer: Offer | None) -> None:
    updates = Updates(_Nobody(), stage.window)
    updates.offer = offer
    stage.window.show_page(UpdatePage(updates))


def _newer(*, has_copy: bool) -> Scene:
    return lambda stage: stage.window.show_page(CalmPage(lambda: newer_words(has_copy=has_copy)))
