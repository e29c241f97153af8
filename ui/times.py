"""Days and hours as people at a desk say them, in the event's time zone."""

from datetime import UTC, date, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from checkin.domain.model import Gathering

translate = QCoreApplication.translate

_DIGITS = {ord("\u0660") + digit: str(digit) for digit in range(10)}
"""Arabic-Indic digits, and what stands for them here."""


def zone_of(name: str) -> tzinfo:
    """The time zone called *name*, UTC when this machine does not know it."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return UTC


def zone_at(gathering: Gathering | None) -> tzinfo:
    """The time zone of the event, UTC before there is one."""
    return zone_of(gathering.time_zone) if gathering else UTC


def hour(at_ms: int, zone: tzinfo) -> str:
    """Hours and minutes."""
    return _local(at_ms, zone).strftime("%H:%M")


def moment(at_ms: int, now_ms: int, zone: tzinfo) -> str:
    """The hour, with the day unless it is today; begins a sentence."""
    then = _local(at_ms, zone)
    if then.date() == _local(now_ms, zone).date():
        return translate("Times", "Today {time}").format(time=f"{then:%H:%M}")
    return f"{day_in_brief(then.date())} {then:%H:%M}"


def moment_within(at_ms: int, now_ms: int, zone: tzinfo) -> str:
    """The same in the middle of a sentence."""
    then = _local(at_ms, zone)
    if then.date() == _local(now_ms, zone).date():
        return translate("Times", "today {time}").format(time=f"{then:%H:%M}")
    return f"{day_in_brief(then.date())} {then:%H:%M}"


def minutes_ago(at_ms: int, now_ms: int) -> str:
    """How long ago, roughly."""
    minutes = max(0, now_ms - at_ms) // 60_000
    if minutes < 1:
        return translate("Times", "just now")
    if minutes < 60:
        return translate("Times", "{minutes} min ago").format(minutes=minutes)
    if minutes < 24 * 60:
        return translate("Times", "{hours} h {minutes} min ago").format(
            hours=minutes // 60, minutes=minutes % 60
        )
    return translate("Times", "more than a day ago")


def span(milliseconds: int) -> str:
    """How long, in minutes, hours or days."""
    minutes = milliseconds // 60_000
    if minutes < 60:
        return translate("Times", "{minutes} min").format(minutes=minutes)
    if minutes < 48 * 60:
        hours, left = divmod(minutes, 60)
        return translate("Times", "{hours} h {minutes} min").format(
            hours=hours, minutes=f"{left:02}"
        )
    return translate("Times", "{days} days").format(days=minutes // (24 * 60))


def day_in_full(day: date) -> str:
    """Weekday, day and month in words."""
    return _dated(day, "dddd d MMMM")


def day_in_brief(day: date) -> str:
    """The same, short."""
    return _dated(day, "ddd d MMM")


def _dated(day: date, form: str) -> str:
    # One kind of digits on the whole screen: those of codes, hours and counts.
    return QLocale().toString(QDate(day.year, day.month, day.day), form).translate(_DIGITS)


def _local(at_ms: int, zone: tzinfo) -> datetime:
    return datetime.fromtimestamp(at_ms / 1000, UTC).astimezone(zone)
