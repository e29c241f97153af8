"""The parts of the page of arrivals, and of the wall: what is shown of a snapshot."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from checkin.domain.model import Gathering
from checkin.server.live import View
from checkin.server.pages.chart import chart
from checkin.server.pages.rendering import render
from checkin.server.snapshot import Snapshot
from checkin.usecases.crowd import By
from checkin.usecases.pace import Advice, state_of
from checkin.usecases.roster import zone_of

WALL = "wall"
"""The room in which only totals are shown, to everybody who passes."""

PARTS = ("state", "advice", "totals", "curve", "desks", "groups", "settle", "recent", "waiting")
LOW_BATTERY = 25
"""Percent: below it a desk that is not on mains is pointed out."""


def clock_of(event: Gathering, pattern: str = "%H:%M:%S") -> Callable[[int], str]:
    """What writes a time (ms since 1970 UTC) as the event's clocks show it."""
    zone = zone_of(event.time_zone)
    return lambda at: f"{datetime.fromtimestamp(at / 1000, UTC).astimezone(zone):{pattern}}"


def render_parts(now: Snapshot, view: View) -> Mapping[str, str]:
    """Return the HTML of each part of *view*."""
    if view.room == WALL:
        values = _common(now, view) | {"lists": _lists_of_today(now)}
        return {"wall": render("arrivals/wall.html", view.language, values)}
    values = _common(now, view) | _of_page(now, view)
    return {name: render(f"arrivals/{name}.html", view.language, values) for name in PARTS}


def _common(now: Snapshot, view: View) -> dict[str, Any]:
    zone = zone_of(now.gathering.time_zone)
    today = datetime.fromtimestamp(now.at / 1000, UTC).astimezone(zone).date()
    return {
        "event": now.gathering,
        "as_of": clock_of(now.gathering)(now.at),
        "zone": zone.key,
        "today": today,
        # What happens now stands first.
        "lists": sorted(now.lists, key=lambda one: one.day != today),
        "on": view.on,
        "names": {one.id: one.name for one in now.desks},
        "may_settle": view.room != "viewer",
    }


def _lists_of_today(now: Snapshot) -> list[Any]:
    """The lists of today; all of them on a day that has none."""
    today = (
        datetime.fromtimestamp(now.at / 1000, UTC)
        .astimezone(zone_of(now.gathering.time_zone))
        .date()
    )
    return [one for one in now.lists if one.day == today] or list(now.lists)


def _of_page(now: Snapshot, view: View) -> dict[str, Any]:
    minute, second = clock_of(now.gathering, "%H:%M"), clock_of(now.gathering)
    detail = now.details.get(view.on)
    chosen = next((one for one in now.lists if one.id == view.on), None)
    drawn = detail.curve if detail else None
    return {
        "chosen": chosen,
        "advice": [(desk, one is Advice.OPEN_ANOTHER) for desk, one in detail.advice]
        if detail
        else [],
        "chart": chart(drawn, chosen.expected, minute) if drawn and chosen else None,
        "desks": [
            {
                "id": desk.id,
                "name": desk.name,
                "state": state_of(desk, now.at),
                "minutes": (now.at - desk.at) // 60_000 if desk.at is not None else 0,
                "heard": second(desk.at) if desk.at is not None else None,
                "to_send": desk.to_send,
                "arrived": chosen.by_desk.get(desk.id, 0) if chosen else 0,
                "pace": detail.paces[desk.id] if detail else None,
                "list_version": desk.roster_number if desk.at is not None else None,
                "program": desk.program,
                "battery": desk.battery,
                "on_mains": desk.on_mains,
                "aside": desk.aside,
            }
            for desk in now.desks
        ],
        "list_version": now.list_version,
        "low_battery": LOW_BATTERY,
        "by_organisation": detail.breakdowns[By.ORGANISATION] if detail else None,
        "by_region": detail.breakdowns[By.REGION] if detail else None,
        "by_category": detail.breakdowns[By.CATEGORY] if detail else None,
        "settle": now.to_settle,
        "recent": [
            {"at": second(one.at), "desk": one.desk, "category": one.category}
            for one in detail.recent
        ]
        if detail
        else [],
    }
