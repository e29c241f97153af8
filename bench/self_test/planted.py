"""The twelve faults: how each is planted, which matter must tell of it, and what the cure says."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from bench.self_test.house import Server, copied, in_own_mounts, is_root, join, talk
from checkin.adapters.camera.vision import cv2
from checkin.usecases.self_test_camera import TEST_TEXT
from resources.film import Scene, shoot

ROOT = Path(__file__).resolve().parents[2]
_ANSWER_S = 60
_LATIN = "/usr/share/fonts/truetype/dejavu"
_SIZE_KB = 4_096
_HOUR_MS = 60 * 60 * 1000

Checks = Mapping[str, Mapping[str, str]]
"""What was found, by the matter's name."""


class Yard:
    """A server, two desks of its event with the same list, and films for their cameras."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.server = Server(folder / "server")
        self.desk = folder / "desk"
        join(self.desk, self.server, "Hall")
        join(folder / "other", self.server, "Gate")
        talk(self.desk)  # who the other desk is has changed the list
        self.film, self.black = folder / "film.avi", folder / "black.avi"
        shoot([Scene(TEST_TEXT, "paper", hold_s=1.5)], self.film)
        _film_black(self.black)

    def close(self) -> None:
        """Stop the server."""
        self.server.stop()

    def report(self, *more: str) -> dict[str, Any]:
        """All that `checkin doctor --json` prints of the desk."""
        return _report(self._words(self.desk, more), {})

    def _words(self, folder: Path, more: tuple[str, ...]) -> list[str]:
        words = [sys.executable, "-m", "checkin", "doctor", "--json", "--profile", str(folder)]
        return [*words, *(more or ("--camera", str(self.film)))]

    def doctor(
        self, *more: str, folder: Path | None = None, before: str = "", **environment: str
    ) -> Checks:
        """Run `checkin doctor` as a person would, in mounts of its own after *before*."""
        words = self._words(folder or self.desk, more)
        return _checks(in_own_mounts(before, words) if before else words, environment)

    def healthy(self) -> Checks:
        """Look over a laptop without a fault. Its speaker is injected: few servers have one."""
        return self.injected(PATH=self.gnome_that("nothing", 0))

    def gnome_that(self, does: str, after_s: int) -> str:
        """A PATH on which a stand-in for `gsettings` says what GNOME's would."""
        tools = self.folder / "tools"
        tools.mkdir(exist_ok=True)
        tool = tools / "gsettings"
        answers = f"*-type) echo \"'{does}'\";; *) echo {after_s};;"
        tool.write_text(f"#!/bin/sh\ncase $3 in {answers} esac\n", encoding="utf-8")
        tool.chmod(0o755)
        return f"{tools}{os.pathsep}{os.environ['PATH']}"

    def injected(self, PATH: str = os.environ["PATH"], **said: Any) -> Checks:  # noqa: N803  as it is called
        """Run it with what cannot be planted: see :mod:`bench.self_test.injected`."""
        file = self.folder / "said.json"
        usual = {"folder": str(self.desk), "camera": str(self.film), "outputs": 1}
        file.write_text(json.dumps(usual | said), encoding="utf-8")
        return _checks(
            [sys.executable, "-m", "bench.self_test.injected", str(file)], {"PATH": PATH}
        )


@dataclass(frozen=True)
class Fault:
    """One fault. ``cure`` are words of the cure that must be named."""

    name: str
    matter: str
    cure: str
    plant: Callable[[Yard], Checks]


def no_camera(yard: Yard) -> Checks:
    """Real: the system has no camera of that number."""
    return yard.doctor("--camera", "97")


def busy_camera(yard: Yard) -> Checks:
    """Injected: what the capture process reports of a camera that another program holds."""
    return yard.injected(gone="in-use")


def covered_camera(yard: Yard) -> Checks:
    """Real but for the lens: a black film with a sensor's noise, through the real capture."""
    return yard.doctor("--camera", str(yard.black))


def no_sound(yard: Yard) -> Checks:
    """Real: a process that finds neither a sound server nor a card."""
    nowhere = str(yard.folder / "nowhere")
    return yard.doctor(
        "--quick",
        PULSE_SERVER=f"unix:{nowhere}",
        PIPEWIRE_REMOTE=nowhere,
        ALSA_CONFIG_PATH=os.devnull,
    )


def clock_off(yard: Yard) -> Checks:
    """Real server; the clock of the desk's process is an hour ahead of it."""
    return yard.injected(ahead_ms=_HOUR_MS)


def disk_full(yard: Yard) -> Checks:
    """Real: a desk on a small disk of its own, filled to the last byte."""
    if not is_root():
        return {}
    at, source = yard.folder / "small", copied(yard.desk, yard.folder / "to-fill")
    at.mkdir(exist_ok=True)
    mount = f"mount -t tmpfs -o size={_SIZE_KB}k tmpfs '{at}'\ncp -a '{source}/.' '{at}'\n"
    fill = f"cat /dev/zero >'{at}/filling' 2>/dev/null || true"
    return yard.doctor("--quick", folder=at, before=mount + fill)


def read_only(yard: Yard) -> Checks:
    """Real: the desk's folder is mounted read-only, or for whoever may not mount, its mode is."""
    folder = copied(yard.desk, yard.folder / "read-only")
    if is_root():
        mount = f"mount --bind '{folder}' '{folder}'\nmount -o remount,bind,ro '{folder}'"
        return yard.doctor("--quick", folder=folder, before=mount)
    folder.chmod(0o500)
    try:
        return yard.doctor("--quick", folder=folder)
    finally:
        folder.chmod(0o700)


def missing_glyphs(yard: Yard) -> Checks:
    """Real: a system whose only fonts are Latin ones, and a list with a Thai name."""
    fonts = yard.folder / "fonts.conf"
    fonts.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>{_LATIN}</dir><cachedir>{yard.folder}/fonts</cachedir></fontconfig>",
        encoding="utf-8",
    )
    return yard.doctor("--quick", FONTCONFIG_FILE=str(fonts))


def older_list(yard: Yard) -> Checks:
    """Real: the organisers change the list after the desk has fetched it."""
    yard.server.book.publish(lists=[replace(yard.server.day, name="Day 1, in the garden")])
    try:
        return yard.doctor("--quick")
    finally:
        # The desks after it have it again.
        talk(yard.desk)
        talk(yard.folder / "other")


def other_version(yard: Yard) -> Checks:
    """Real server and desk; the desk's process is told that it is another version."""
    return yard.injected(program="0.0.9")


def changed_certificate(yard: Yard) -> Checks:
    """Real: at the server's address stands another one, with a certificate of its own."""
    port = yard.server.port
    yard.server.stop()
    other = Server(yard.folder / "other-server", port)
    try:
        return yard.doctor("--quick")
    finally:
        other.stop()
        yard.server = Server(yard.folder / "server", port)


def sleeps(yard: Yard) -> Checks:
    """A stand-in for GNOME's `gsettings` says what a laptop of GNOME's says by default."""
    return yard.doctor("--quick", PATH=yard.gnome_that("suspend", 900))


FAULTS = (
    Fault("no camera", "camera", "Plug the camera in", no_camera),
    Fault("busy camera", "camera", "Close calls, browsers", busy_camera),
    Fault("covered camera", "camera", "take the sticker off", covered_camera),
    Fault("no sound device", "sound", "Plug a speaker in", no_sound),
    Fault("clock off", "clock", "Set date and time", clock_off),
    Fault("disk full", "saving", "Delete files", disk_full),
    Fault("read-only profile", "saving", "owner and permissions", read_only),
    Fault("missing glyphs", "glyphs", "Install fonts", missing_glyphs),
    Fault("older list", "list", "with a network for a minute", older_list),
    Fault("other version", "program", "Install the server's version", other_version),
    Fault("server certificate changed", "server", "Try another network", changed_certificate),
    Fault("sleep enabled", "sleep", "never to sleep", sleeps),
)

MATTERS = {one.matter for one in FAULTS}


def is_found(fault: Fault, checks: Checks) -> bool:
    """Whether the matter says that something is wrong, why, and what to do about it."""
    said = checks.get(fault.matter, {})
    wrong = said.get("state") in {"bad", "warn"} and bool(said.get("cause"))
    return wrong and fault.cure in said.get("cure", "")


def _checks(words: list[str], environment: Mapping[str, str]) -> Checks:
    return {one["name"]: one for one in _report(words, environment)["checks"]}


def _report(words: list[str], environment: Mapping[str, str]) -> dict[str, Any]:
    done = subprocess.run(
        words,
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"} | dict(environment),
        capture_output=True,
        encoding="utf-8",
        timeout=_ANSWER_S,
        check=False,
    )
    if not done.stdout:
        raise RuntimeError(f"no answer: {done.stderr[-500:]}")
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def _film_black(file: Path) -> None:
    size = (1280, 720)
    film = cv2.VideoWriter(str(file), cv2.VideoWriter.fourcc(*"MJPG"), 30, size)
    chance = np.random.default_rng(1)
    for _ in range(120):
        film.write(chance.integers(0, 6, (size[1], size[0], 3), dtype=np.uint8))
    film.release()
