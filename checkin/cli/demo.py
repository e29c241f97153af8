"""``checkin demo``: a morning's arrivals on real parts, with the server failing midway."""

import argparse
import json
import os
import secrets
import sys
import tempfile
import time
import webbrowser
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checkin.cli.options import Commands
from checkin.cli.processes import Broken, DeskProcess, Server, until
from checkin.domain.errors import InputError

if TYPE_CHECKING:
    from checkin.cli.morning import Morning

_FPS = 30
_START_SECONDS = 40.0
_END_SECONDS = 40.0
_LINK_MS = 60_000


def add_to(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser(
        "demo",
        help="watch a morning's arrivals, with the server failing midway",
        description="Make a demonstration event of invented people, film a morning's arrivals, "
        "run a desk on the film and a server beside it, kill the server for the middle third, "
        "and compare what was shown with what the desk and the server hold. "
        "Exit status 1 if anything was lost, counted twice or different.",
    )
    parser.add_argument("--headless", action="store_true", help="run without a screen")
    parser.add_argument("--report", type=Path, metavar="FILE", help="write the report as JSON")
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    parser.add_argument(
        "--screenshots",
        type=Path,
        metavar="FOLDER",
        help="save a picture of each state (without a screen: checkin-demo, here)",
    )
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    headless = options.headless or not _has_screen()
    screenshots = options.screenshots or (Path("checkin-demo") if headless else None)
    if options.report is not None:
        _check_writable(options.report)
    started = time.monotonic()

    def say(text: str) -> None:
        print(f"{time.monotonic() - started:5.1f} s  {text}", file=sys.stderr, flush=True)

    with tempfile.TemporaryDirectory(prefix="checkin-demo-") as folder:
        report = _play(Path(folder), screenshots, say, headless=headless)
    report["seconds"] = round(time.monotonic() - started, 1)
    text = json.dumps(report, indent=2, ensure_ascii=False)
    if options.report is not None:
        options.report.write_text(text + "\n", encoding="utf-8")
    print(text if options.json else _in_words(report))
    if screenshots is not None:
        say(f"pictures of each state: {screenshots}")
    return 0 if report["right"] else 1


def _play(folder: Path, screenshots: Path | None, say: Any, *, headless: bool) -> dict[str, Any]:
    from checkin.adapters.server_data import ServerData
    from checkin.cli import morning
    from resources.film import shoot

    data = ServerData(folder / "server")
    plan = morning.prepare(data)
    data.close()
    say(f"{plan.name}: invented people, as though its Day 1 were today")
    say(f"its help desk opens with F2 and the staff PIN {plan.pin}")
    server = Server(folder / "server")
    desk: DeskProcess | None = None
    try:
        server.start()
        film = folder / "morning.avi"
        takes = shoot([cue.scene for cue in plan.cues], film, fps=_FPS)
        say(f"filmed {len(takes)} badges, {takes[-1].gone / _FPS:.0f} s")
        words = ["--profile", str(folder / "desk"), "--camera", str(film), "--close-at-end"]
        words += ["--join", server.desk_address, "--name", "Desk 1"]
        words += ["--headless"] if headless else []
        words += ["--screenshots", str(screenshots.resolve())] if screenshots else []
        desk = DeskProcess(words, folder / "trace.jsonl")
        lines = _until_ready(desk)
        if not headless:
            webbrowser.open(server.first)
        # The film began when the camera delivered its first frame.
        began = next(line["at_ns"] for line in lines if line["kind"] == "ready") / 1e9
        third = takes[-1].gone / _FPS / 3
        until(began + third, desk)
        server.kill()
        down = time.monotonic_ns()
        say("the server is killed; the desk goes on")
        until(began + 2 * third, desk)
        up = time.monotonic_ns()
        server.start()
        say("the server is back")
        if desk.wait(third + _END_SECONDS):
            raise Broken("The demonstration's desk ended with an error.")
        lines += desk.new_lines()
        say("the film is over; comparing desk and server")
        page = _fetch_page(folder, plan.event, server)
        return _compare(folder, plan, lines, (down, up), server, page)
    finally:
        if desk is not None:
            desk.end()
        server.kill()


def _until_ready(desk: DeskProcess) -> list[dict[str, Any]]:
    lines: list[dict[str, Any]] = []
    deadline = time.monotonic() + _START_SECONDS
    while not any(line["kind"] == "ready" for line in lines):
        if desk.status is not None or time.monotonic() > deadline:
            raise Broken("The demonstration's desk did not start.")
        time.sleep(0.02)
        lines += desk.new_lines()
    return lines


def _fetch_page(folder: Path, event: str, server: Server) -> str:
    """Open the page of arrivals as a viewer does, who was sent a link."""
    import httpx

    from checkin.adapters.links import LinkKind
    from checkin.adapters.server_data import ServerData
    from checkin.server.pages.joining import path_of

    data = ServerData(folder / "server")
    join = path_of(LinkKind.JOIN, data.links.make(LinkKind.JOIN, _LINK_MS))
    data.close()
    password = secrets.token_urlsafe()
    with httpx.Client(base_url=server.page, trust_env=False, timeout=10) as client:
        form = {"name": "Demonstration", "password": password, "again": password}
        client.post(join, data=form)
        reply = client.get(f"/events/{event}")
        reply.raise_for_status()
        return reply.text


def _compare(
    folder: Path,
    plan: "Morning",
    lines: Sequence[dict[str, Any]],
    outage: tuple[int, int],
    server: Server,
    page: str,
) -> dict[str, Any]:
    """Hold what was shown against what the desk's database and the server hold."""
    import httpx

    from checkin.adapters.profile import Profile
    from checkin.adapters.server_data import ServerData
    from checkin.cli.compare import Held, report

    profile = Profile.open(folder / "desk")
    desk_records = list(profile.store.records())
    profile.close()
    data = ServerData(folder / "server")
    server_records = list(data.replica(plan.event).records())
    key = data.counts_key
    data.close()
    with httpx.Client(trust_env=False, timeout=10) as client:
        asked = client.get(f"{server.page}v1/counts", headers={"Authorization": f"Bearer {key}"})
        counts = asked.json()
    return report(
        [cue.expected for cue in plan.cues],
        [line for line in lines if line["kind"] == "verdict"],
        Held(desk_records, server_records),
        outage,
        counts,
        page,
    )


def _in_words(report: dict[str, Any]) -> str:
    saved, shown = report["frame_to_saved_ms"], report["frame_to_shown_ms"]
    refused = ", ".join(f"{reason} {number}" for reason, number in report["refused"].items())
    lines = [
        "",
        f"{report['shown']} badges shown at true speed: {report['admitted']} checked in; {refused}",
        f"{report['offline']} of them were decided while the server was down",
        f"lost {report['lost']}, counted twice {report['double']}",
        (
            f"from frame to saved: p50 {saved['p50']} ms, p99 {saved['p99']} ms; "
            f"to shown: p50 {shown['p50']} ms, p99 {shown['p99']} ms"
        ),
        (
            f"the server has {report['server']['admitted']} check-ins, "
            f"its page says {report['server']['arrived']} arrived"
        ),
    ]
    lines += [f"NOT RIGHT: {sentence}" for sentence in report["differences"]]
    lines.append("All of it is right." if report["right"] else "Something is not right.")
    return "\n".join(lines)


def _has_screen() -> bool:
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _check_writable(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    except OSError:
        raise InputError(f"The report {path} cannot be written. Choose another place.") from None
