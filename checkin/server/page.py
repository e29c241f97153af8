"""The organisers' page: server-rendered, no script, honest about its age."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from jinja2 import Environment, FileSystemLoader, StrictUndefined

import resources
from checkin.domain.model import Gathering
from checkin.server.counts import Snapshot

_FRESH_MS = 30_000
_SILENT_MS = 120_000
_LOW_BATTERY = 25
"""Percent: below it a desk that is not on mains is pointed out."""

_templates = Environment(
    loader=FileSystemLoader(Path(resources.__file__).parent / "pages"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def render(now: Snapshot) -> str:
    """Return the page's HTML for one snapshot."""
    try:
        zone = ZoneInfo(now.gathering.time_zone)
    except (ZoneInfoNotFoundError, ValueError):
        zone = ZoneInfo("UTC")

    def clock(at: int) -> str:
        return f"{datetime.fromtimestamp(at / 1000, UTC).astimezone(zone):%H:%M:%S}"

    today = datetime.fromtimestamp(now.at / 1000, UTC).astimezone(zone).date()
    return _templates.get_template("organisers.html").render(
        name=now.gathering.name,
        as_of=clock(now.at),
        zone=zone.key,
        today=today,
        lists=now.lists,
        desks=[
            {
                "name": desk.name,
                "heard": clock(desk.at) if desk.at is not None else None,
                "freshness": "retired" if desk.retired else _freshness(desk.at, now.at),
                "to_send": desk.to_send,
                "aside": desk.aside,
                "list_version": desk.roster_number if desk.at is not None else None,
                "battery": desk.battery,
                "on_mains": desk.on_mains,
                "program": desk.program,
                "counted": [one.by_desk.get(desk.id, 0) for one in now.lists],
            }
            for desk in now.desks
        ],
        unsent=sum(desk.to_send for desk in now.desks),
        aside=now.aside,
        list_version=now.list_version,
        low_battery=_LOW_BATTERY,
    )


def render_choice(gatherings: Sequence[Gathering]) -> str:
    """Return a page to choose an event from."""
    return _templates.get_template("events.html").render(
        events=[{"id": one.id, "name": one.name} for one in gatherings]
    )


def _freshness(at: int | None, now: int) -> str:
    if at is None:
        return "never"
    age = now - at
    return "fresh" if age < _FRESH_MS else "quiet" if age < _SILENT_MS else "silent"
