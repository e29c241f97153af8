"""A desk to look at: the real page on a real encrypted database, with invented people."""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Self

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent

from checkin.adapters.battery import Battery
from checkin.adapters.camera.events import CameraGone, CodeRead, Picture
from checkin.adapters.camera.reports import HINTS, Cause
from checkin.adapters.database.engine import open_encrypted
from checkin.adapters.database.store import ReplicaStore
from checkin.adapters.keys import SigningKey, verify
from checkin.adapters.profile import wall_ms
from checkin.adapters.roster_json import write
from checkin.adapters.server_data import ServerData
from checkin.cli.morning import ADMITTED, Morning, prepare
from checkin.domain.clock import ClockReading
from checkin.domain.desk_card import DeskCard
from checkin.domain.errors import StoreError
from checkin.domain.model import (
    BadgeId,
    DeskId,
    DeskProfile,
    EventId,
    IssuedBadge,
    Registration,
    RegistrationId,
)
from checkin.domain.practice import Practice
from checkin.domain.record import NO_HEAD, Draft, Record
from checkin.domain.verdict import Reason
from checkin.usecases.desk import Desk
from checkin.usecases.directory import Directories
from checkin.usecases.help_desk import HelpDesk
from checkin.usecases.organise import printed
from checkin.usecases.rehearsing import practice_badges
from checkin.usecases.roster_pages import Cursor, RosterEntry, RosterPage, RosterVersion
from checkin.usecases.sync import News
from ui.desk_page import DeskPage
from ui.help_desk import words
from ui.help_desk.steps import Step
from ui.window import Window
from ui.workers import Exchanged, Heard

_MINUTE_MS = 60_000


class _Store(ReplicaStore):
    """The desk's store, whose disk may be full."""

    full = False

    def record(self, draft: Draft, now: ClockReading) -> Record:
        """Save a record, unless the disk is full."""
        if self.full:
            raise StoreError("The disk is full.")
        return super().record(draft, now)


class Event:
    """The demonstration's event, made once, whose roster every desk here gets."""

    def __init__(self, folder: Path) -> None:
        data = ServerData(folder)
        self.morning: Morning = prepare(data)
        replica, book = data.replica(self.morning.event), data.book(self.morning.event)
        practice = practice_badges(book, data.signer)
        self._texts = {
            f"practice_{one}": badge.text for one, badge in zip(Practice, practice, strict=True)
        }
        stolen = IssuedBadge(BadgeId("ee" * 12), RegistrationId(""))
        book.note_void(frozenset({stolen.id}))
        gathering, nobody = book.gathering(), Registration(RegistrationId(""), "")
        if gathering is not None:
            today = datetime.now(UTC).date()
            text = printed(gathering, today, today, nobody, stolen, data.signer).text
            self._texts[Reason.REVOKED] = text
        self.some_name = next(
            one.public_name for one in replica.registrations() if one.public_name.isascii()
        )
        self.pages: dict[DeskProfile, RosterPage | None] = {
            profile: replica.page_above(RosterVersion(), None, 10**9, profile)
            for profile in DeskProfile
        }
        data.close()

    def code(self, expected: str) -> str:
        """The text of a badge that is answered like that."""
        found = (one.scene.text for one in self.morning.cues if one.expected == expected)
        return self._texts.get(expected) or next(found)


class Stage:
    """A desk that was just opened, and what may happen at it."""

    def __init__(self, event: Event, folder: Path) -> None:
        self.now_ms = wall_ms()
        self._event = event
        self._database = open_encrypted(folder / "desk.db", os.urandom(32))
        self.store = self._replica(event.morning.event)
        self.fetch(DeskProfile.HELP_DESK)
        self.offset_ms = 0
        self.window = Window()
        self.open_page()
        self.window.show()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.window.close()
        # Now, and not when Python collects it: each window is dressed anew until then.
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(self.window, QEvent.Type.DeferredDelete.value)
        self._database.close()

    def _replica(self, event: EventId) -> _Store:
        key = SigningKey(os.urandom(32))
        return _Store(self._database, event, lambda: self.now_ms, DeskId("d0" * 8), key)

    def fetch(self, profile: DeskProfile) -> None:
        """Be sent what desks of *profile* are given."""
        page = self._event.pages[profile]
        if page is not None:
            self.store.apply(page)

    def short_code(self) -> str:
        """What stands under somebody's badge who is expected here."""
        on = self.desk.on
        here = {one.id for one in self.store.registrations() if on and on.id in one.lists}
        return next(
            one.short for one in self.store.badges() if one.short and one.registration in here
        )

    def forget_list(self) -> None:
        """Be a desk that has just joined, and has been sent no list yet."""
        self.store = self._replica(EventId("00000000"))

    def open_page(self, directories: Directories | None = None) -> None:
        """Open the desk's page. With *directories* nothing has been read until they have."""
        self.desk = desk = Desk(
            self.store,
            verify,
            lambda: ClockReading(self.now_ms, self.offset_ms, 1),
            directories,
        )
        acts = HelpDesk(desk, self.store, verify, os.urandom)
        self.page = DeskPage(desk, "Main entrance", 0, lambda: self.now_ms, acts)
        self.window.show_page(self.page)
        self.page.standing.seen(_picture())
        self.talk()

    def talk(self) -> None:
        """The organisers' computer answers."""
        seq = self.store.have().get(self.store.mine, NO_HEAD).seq
        news = News((), False, 0, 0, 0, False, self.now_ms)
        self.page.hearing.talked(Exchanged(news, seq, seq))

    def scan(self, expected: str) -> None:
        """Hold up a badge that is answered like that."""
        text = self._event.code(expected)
        self.page.code_read(CodeRead(text, 1, 1, 2, ((0, 0),) * 4))

    def later(self, milliseconds: int) -> None:
        """Let time pass."""
        self.now_ms += milliseconds

    def set_rules(self, **rules: Any) -> None:
        """The organisers have set rules of the current list."""
        if self.desk.on is not None:
            self.publish("list", self.desk.on.id, write(replace(self.desk.on, **rules)))

    def publish(self, kind: str, key: str, body: str) -> None:
        """The organisers have changed something, and this desk has heard of it."""
        held = self.store.roster_version()
        number = held.number + 1
        page = RosterPage(
            RosterVersion(held.incarnation, number),
            (RosterEntry(kind, key, number, body),),
            Cursor(number, kind, key),
        )
        changed = self.store.apply(page)
        self.page.hearing.talked(Exchanged(News((), changed, 0, 0, 0, False, self.now_ms), 0, 0))

    def open_doors(self) -> None:
        """The organisers have said that people may leave and come back."""
        self.set_rules(exit=True)

    def type_pin(self, pin: str) -> None:
        """Ask for the help desk, and type a PIN."""
        self.page.ask_pin()
        self.page.board.fields[0].setText(pin)
        self.page.steps.go()

    def open_help_desk(self) -> None:
        """Open it with the right one."""
        self.type_pin(self._event.morning.pin)

    def without_pin(self) -> None:
        """Ask for the help desk of an event that has no PIN."""
        self.page.steps.begin(Step(partial(words.pin, has_pin=False), lambda _: None))

    def choose(self, key: str) -> None:
        """Choose that row of the board."""
        options = [one.key for one in self.page.board.sheet.options]
        self.page.board.step(options.index(key) - self.page.board.row)
        self.page.steps.go()

    def admit_elsewhere(self) -> None:
        """Somebody is admitted here and, unheard of, by another desk a little earlier."""
        self.scan(ADMITTED)
        here = list(self.store.records())[-1]
        there = replace(
            here,
            desk=DeskId("d1" * 8),
            at=here.at - 3 * _MINUTE_MS,
            hlc=here.hlc - (3 * _MINUTE_MS << 16),
            uncertainty_ms=None,
            digest="d1" * 32,
        )
        self.page.hearing.told(Heard((there,), behind=False))
        self.page.to_ready()

    def search(self, typed: str) -> None:
        """Type into the field."""
        self.page.field.setText(typed)
        self.page.search(typed)

    def search_somebody(self) -> None:
        """Type a name that is on the list."""
        self.search(self._event.some_name)


Scene = Callable[[Stage], object]


def scenes() -> dict[str, Scene]:
    """Each state's name, and what brings it about at a desk that was just opened."""
    found: dict[str, Scene] = {
        "ready": lambda stage: stage.page.to_ready(),
        "checked_in": lambda stage: stage.scan(ADMITTED),
        "a_moment_ago": lambda stage: _twice(stage, 5_000),
        "already_in": lambda stage: _twice(stage, 22 * _MINUTE_MS),
        "undone": _undone,
        "confirm": _confirm,
        "search": lambda stage: stage.search("an"),
        "search_similar": _similar,
        "search_nobody": lambda stage: stage.search("zzzz"),
        "search_one_letter": lambda stage: stage.search("a"),
        "nothing_to_undo": lambda stage: stage.page.scanning.undo(),
        "help": lambda stage: stage.page.explain(),
        "desk_card": lambda stage: stage.page.scanned(
            DeskCard(EventId("c0ffee00"), bytes(32)).text
        ),
        "hidden": lambda stage: stage.page.conceal(),
        "offline": _offline,
        "stale_list": _stale,
        "clock_off": _clock_off,
        "battery_low": lambda stage: stage.page.standing.power(Battery(24, False)),
        "battery_empty": lambda stage: stage.page.standing.power(Battery(9, False)),
        "much_at_once": _much_at_once,
        "write_failed": _write_failed,
        "scanner_unplugged": lambda stage: stage.page.standing.scanner(False),
    }
    for reason in (
        Reason.NOT_AN_EVENT_CODE,
        Reason.CANCELLED,
        Reason.OTHER_LIST,
        Reason.REPLACED,
        Reason.REVOKED,
        *(f"practice_{one}" for one in Practice),
    ):
        found[reason] = _scanning(reason)
    found |= {
        "sent": _sent,
        "scan_again": _too_late,
        "already_in_with_exit": _already_in_with_exit,
        "ready_out": _doors,
        "checked_out": _checked_out,
        "confirm_out": _confirm_out,
        "not_in": _not_in,
        "practice_out": _practising_out,
    }
    for hint in HINTS:
        found[f"unread_{hint}"] = _hinting(hint)
    for cause in Cause:
        found[f"camera_{cause}"] = _losing(cause)
    return found


def _practising_out(stage: Stage) -> None:
    _doors(stage)
    stage.scan("practice_checked_in")


def _scanning(expected: str) -> Scene:
    return lambda stage: stage.scan(expected)


def _hinting(hint: str) -> Scene:
    return lambda stage: stage.page.idle.hinted(hint)


def _losing(cause: Cause) -> Scene:
    return lambda stage: stage.page.standing.gone(CameraGone(cause, ""))


def _twice(stage: Stage, pause_ms: int) -> None:
    stage.scan(ADMITTED)
    stage.later(pause_ms)
    stage.scan(ADMITTED)


def _similar(stage: Stage) -> None:
    stage.search("fatema")


def _undone(stage: Stage) -> None:
    stage.scan(ADMITTED)
    stage.page.scanning.undo()


def _confirm(stage: Stage) -> None:
    stage.search_somebody()
    stage.page.finding.confirm()


def _sent(stage: Stage) -> None:
    stage.scan(Reason.CANCELLED)
    stage.page.help()


def _too_late(stage: Stage) -> None:
    _twice(stage, 5_000)
    stage.later(2 * _MINUTE_MS)
    stage.page.scanning.back_again()


def _already_in_with_exit(stage: Stage) -> None:
    stage.open_doors()
    _twice(stage, 22 * _MINUTE_MS)


def _doors(stage: Stage) -> None:
    stage.open_doors()
    stage.page.let_out(out=True)


def _checked_out(stage: Stage) -> None:
    stage.scan(ADMITTED)
    _doors(stage)
    stage.later(5_000)
    stage.scan(ADMITTED)


def _confirm_out(stage: Stage) -> None:
    _doors(stage)
    _confirm(stage)


def _not_in(stage: Stage) -> None:
    _checked_out(stage)
    stage.later(5_000)
    stage.scan(ADMITTED)


def _offline(stage: Stage) -> None:
    stage.scan(ADMITTED)
    stage.page.to_ready()
    stage.page.hearing.talked(Exchanged(None))


def _stale(stage: Stage) -> None:
    stage.later(20 * 60 * _MINUTE_MS)
    stage.page.standing.refresh()


def _clock_off(stage: Stage) -> None:
    stage.offset_ms = 123 * _MINUTE_MS
    stage.page.standing.refresh()


def _much_at_once(stage: Stage) -> None:
    _offline(stage)
    _clock_off(stage)
    stage.page.standing.scanner(False)
    stage.page.standing.power(Battery(9, False))


def _write_failed(stage: Stage) -> None:
    stage.store.full = True
    stage.scan(ADMITTED)


def _picture() -> Picture:
    """Somebody's badge before a wall: light and dark, and nobody's face."""
    image = np.full((360, 640, 4), (96, 88, 80, 255), np.uint8)
    image[110:250, 230:410] = 235
    image[130:230, 270:370:8] = 30
    return Picture(image.tobytes(), 640, 360, 1, 1)
