"""This laptop's time zone beside the event's, by how far each is from UTC at a moment."""

import os
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from checkin.domain.model import Gathering
from checkin.usecases.self_test_fleet import ZoneFacts

_MINUTE_S = 60


def measure_zone(gathering: Gathering | None, now_ms: int) -> ZoneFacts:
    """Compare them; ``None`` for what is not known."""
    now = datetime.fromtimestamp(now_ms / 1000, UTC)
    own = None if _names_nothing(os.environ.get("TZ", "")) else _minutes(now.astimezone())
    if gathering is None:
        return ZoneFacts(own, None)
    try:
        there = now.astimezone(ZoneInfo(gathering.time_zone))
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneFacts(own, None)
    return ZoneFacts(own, _minutes(there), gathering.time_zone)


def _names_nothing(named: str) -> bool:
    """Whether a process was told a zone by a name that does not exist: then it is taken for UTC."""
    if not named or not named.replace("/", "").replace("_", "").isalpha():
        return False  # a rule such as CET-1CEST, or a file
    try:
        ZoneInfo(named)
    except (ZoneInfoNotFoundError, ValueError):
        return True
    return False


def _minutes(at: datetime) -> int | None:
    offset = at.utcoffset()
    return None if offset is None else round(offset.total_seconds() / _MINUTE_S)
