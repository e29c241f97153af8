"""``checkin doctor``: looks this laptop over, and says what to do where something is not right."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checkin.cli.options import (
    Commands,
    add_event,
    add_json,
    add_server_folder,
    database_of,
    desk_folder,
    open_server,
    server_folder,
)

if TYPE_CHECKING:
    from checkin.usecases.self_test import Finding
    from checkin.usecases.self_test_camera import CameraFacts

_MARKS = {"good": "ok", "warn": "look", "bad": "BAD", "skipped": "-"}


def add_to(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser(
        "doctor",
        help="look this laptop over before the event, and say what to do",
        description="Look this laptop over: camera, sounds, disk, list, letters, server, clock, "
        "sleep and more, each with its cause and its cure. Exit codes: 0 ready; 1 something is not "
        "right; 2 could not be done. The last line is signed by the desk: checkin desks ready.",
    )
    parser.add_argument(
        "--profile",
        type=Path,
        help="the desk's folder (default: this user's data folder, or CHECKIN_DESK)",
    )
    parser.add_argument(
        "--camera",
        metavar="SOURCE",
        help="a camera's name or number, a video file or a stream's address (default: the one "
        "used last, else the first)",
    )
    parser.add_argument("--quick", action="store_true", help="leave the camera out")
    parser.add_argument(
        "--chart",
        type=Path,
        metavar="FILE",
        help="write the test chart to print (PDF), and no more",
    )
    add_server_folder(parser)
    add_event(parser)
    add_json(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    if options.chart is not None:
        return _chart(options)
    from checkin.adapters.probes.desk import open_under_test
    from checkin.usecases.self_test import summarise
    from checkin.usecases.self_test_round import look_over

    window = _window_system()
    folder = desk_folder(options)
    desk, close = open_under_test(folder)
    try:
        camera = _camera(options, folder)
        found: list[Finding] = []
        for one in look_over(desk.probes(window, camera)):
            found.append(one)
            if not options.json:
                _say(one)
        line = desk.sign(found)
    finally:
        close()
    summary = summarise(found)
    if options.json:
        print(report(found, line))
    else:
        print("\nReady for tomorrow." if summary.ready else "\nNot ready.")
        if summary.first is not None:
            print(f"First: {_words(summary.first.cure, summary.first)}")
        if line:
            print(line)
    return int(any(not one.is_well for one in found))


def report(found: "Sequence[Finding]", line: str) -> str:
    """Return what was found as JSON, for programs."""
    from checkin.usecases.self_test import summarise

    ready, checks = summarise(found).ready, list(map(_as_json, found))
    return json.dumps({"ready": ready, "checks": checks, "line": line}, ensure_ascii=False)


def _window_system() -> Any:
    """Start Qt for its fonts and devices, without a window and also where there is no screen."""
    has_screen = sys.platform in {"win32", "darwin"} or any(
        os.environ.get(one) for one in ("DISPLAY", "WAYLAND_DISPLAY")
    )
    if not has_screen:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui.laptop.system import window_system

    return window_system()


def _camera(options: argparse.Namespace, folder: Path) -> "Callable[[], CameraFacts | None]":
    if options.quick:
        return lambda: None
    from checkin.adapters.probes.camera import watch_camera

    return partial(watch_camera, options.camera or _last_camera(folder) or "0")


def _last_camera(folder: Path) -> str | None:
    from ui.settings import Settings

    return Settings(folder).camera


def _say(found: "Finding") -> None:
    print(f"{_MARKS[found.state]:>4}  {found.matter:<11}{_words(found.said, found)}", flush=True)
    if found.cause:
        print(f"{'':17}{_words(found.cause, found)} {_words(found.cure, found)}", flush=True)


def _words(words: str, found: "Finding") -> str:
    return words.format(**found.places)


def _as_json(found: "Finding") -> dict[str, str]:
    return {
        "name": found.matter,
        "state": found.state,
        "said": _words(found.said, found),
        "cause": _words(found.cause, found),
        "cure": _words(found.cure, found),
    }


def _chart(options: argparse.Namespace) -> int:
    from checkin.adapters.printing.chart import chart_pdf
    from checkin.adapters.printing.drawing import write_pdf

    write_pdf(options.chart, chart_pdf(_code(options)))
    print(f"The test chart is in {options.chart.name}. Print it in its true size, on A4.")
    return 0


def _code(options: argparse.Namespace) -> str:
    """A practice badge of the event, where this computer is its server; else the test code."""
    from checkin.usecases.self_test_camera import TEST_TEXT

    folder = server_folder(options)
    if not isinstance(database_of(options), str) and not (folder / "server.db").exists():
        return TEST_TEXT
    from checkin.usecases.rehearsing import practice_badges

    data = open_server(options)
    try:
        event = data.required_event(options.event)
        return practice_badges(data.book(event), data.signer)[0].text
    finally:
        data.close()
