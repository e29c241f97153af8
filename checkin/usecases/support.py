"""The support log: what a desk may write down of its running, and what of it may leave the desk.

Kinds, numbers and words of a list, and nothing else: no name, no code and no text that anybody
has written can be said in it. What does not fit is left out when it is written, and once more when
it is shown, so that a file that somebody else has changed says no more either.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from statistics import median

Value = int | str

SYSTEMS = frozenset({"linux", "win32", "darwin"})
STARTS = frozenset({"first", "locked", "came back", "too often"})
LANGUAGES = frozenset({"en", "fr", "es", "ar"})
CAUSES = frozenset(
    {
        *("no-camera", "in-use", "forbidden", "no-file", "not-a-video", "no-stream"),
        *("stopped", "frozen", "black", "restarted"),
    }
)
STATES = frozenset(
    {
        *("checked_in", "please_read", "a_moment_ago", "already_in", "not_found", "other_list"),
        *("other_day", "other_category", "not_open_yet", "closed", "replaced", "cancelled"),
        *("revoked", "spare", "practice", "not_an_event_code", "checked_out", "not_in"),
        *("registered", "group", "confirm", "confirm_out", "no_list_yet", "unread"),
    }
)
"""Which cards are counted: how desks answer, not whom."""

_MOST = 10**12
_VERSION = re.compile(r"\d{1,4}(\.\d{1,4}){1,3}")
_FORMAT = re.compile(r"[A-Z0-9]{4}")
_ERROR = re.compile(
    r"[A-Z][A-Za-z]{0,40}(Error|Exception|Interrupt|Exit|Iteration)"
    r"|Segmentation_fault|Aborted|Bus_error|Illegal_instruction|Floating_point_exception"
    r"|access_violation|stack_overflow"
    # Our own, of checkin.domain.errors.
    r"|Locked|NotRight|Elsewhere|Newer|Unreachable|Untrusted|Nonsense|TooLate|Refused|Stranger"
    r"|Overtaken"
)
_PLACE = re.compile(r"(checkin|ui|resources)/[a-z0-9_/]{1,80}\.py:\d{1,5}:[A-Za-z_<>0-9]{1,60}")


def _number(value: object) -> bool:
    return isinstance(value, int) and abs(value) < _MOST


def _of(words: frozenset[str]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and value in words


def _like(pattern: re.Pattern[str]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None


FIELDS: Mapping[str, Mapping[str, Callable[[object], bool]]] = {
    "started": {
        **dict.fromkeys(("version", "python", "qt"), _like(_VERSION)),
        "system": _of(SYSTEMS),
        "start": _of(STARTS),
        "language": _of(LANGUAGES),
        **dict.fromkeys(("width", "height", "scale_percent", "screens"), _number),
    },
    "shown": {"ms": _number},
    "listed": {"ms": _number, "people": _number},
    "camera": {
        **dict.fromkeys(("width", "height", "frames_a_second"), _number),
        "format": _like(_FORMAT),
    },
    "camera_gone": {"cause": _of(CAUSES)},
    "camera_back": {},
    "film_ended": {},
    "answers": {
        "card": _of(STATES),
        **dict.fromkeys(("count", "median_ms", "most_ms"), _number),
    },
    "blocked": {},
    "link": {"online": _number, "to_send": _number},
    "aside": {"count": _number},
    "battery": {"percent": _number, "on_mains": _number},
    "late": {"ms": _number},
    "upgraded": {},
    "closed": {},
    "crash": {"error": _like(_ERROR), "place": _like(_PLACE)},
}
"""By kind: the fields that it may have, and what fits each of them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that happened: *at_ms* since 1970 UTC."""

    at_ms: int
    kind: str
    fields: Mapping[str, Value]

    def written(self) -> str:
        """The line in which it is kept."""
        return json.dumps({"at": self.at_ms, "kind": self.kind, **self.fields})

    def shown(self) -> str:
        """The line that people read."""
        at = datetime.fromtimestamp(self.at_ms / 1000, UTC)
        words = "  ".join(f"{name} {value}" for name, value in self.fields.items())
        return f"{at:%Y-%m-%d %H:%M:%S}  {self.kind:<12}{words}".rstrip()


def entry(at_ms: int, kind: str, fields: Mapping[str, object]) -> Entry | None:
    """Return what may be written down of *kind*, ``None`` where it is none of ours."""
    fitting = FIELDS.get(kind)
    if fitting is None or not 0 <= at_ms < _MOST * 10:
        return None
    kept = {
        name: value
        for name, value in fields.items()
        if name in fitting and fitting[name](value) and isinstance(value, (int, str))
    }
    return Entry(at_ms, kind, {name: _plain(value) for name, value in kept.items()})


def read(lines: Sequence[str]) -> list[Entry]:
    """Read what was kept; what does not fit, whoever wrote it, is not there."""
    found: list[Entry] = []
    for line in lines:
        try:
            fields = json.loads(line)
            at, kind = fields.pop("at"), fields.pop("kind")
        except (ValueError, KeyError, AttributeError, TypeError, RecursionError):
            continue
        if isinstance(at, int) and isinstance(kind, str) and (one := entry(at, kind, fields)):
            found.append(one)
    return found


def report(entries: Sequence[Entry], now_ms: int) -> str:
    """Return all of it as the text that is shown, and saved as it was shown."""
    at = datetime.fromtimestamp(now_ms / 1000, UTC)
    head = [
        "Checkin support log: states and durations. No names, no codes.",
        f"Written {at:%Y-%m-%d %H:%M:%S} UTC; all times are UTC.",
        "",
    ]
    lines = [one.shown() for one in sorted(entries, key=lambda one: one.at_ms)]
    return "\n".join([*head, *(lines or ["Nothing has been noted yet."]), ""])


class Answers:
    """Counts how a desk has answered, so that no line tells of one person."""

    def __init__(self) -> None:
        self._took: dict[str, list[int]] = {}

    def add(self, card: str, ms: int) -> None:
        """A card was shown, *ms* after the code was in the picture."""
        self._took.setdefault(card, []).append(ms)

    def taken(self) -> list[dict[str, Value]]:
        """Return what has gathered, a line for each card, and begin again."""
        took, self._took = self._took, {}
        return [
            {
                "card": card,
                "count": len(all_ms),
                "median_ms": round(median(all_ms)),
                "most_ms": max(all_ms),
            }
            for card, all_ms in sorted(took.items())
        ]


def _plain(value: Value) -> Value:
    return int(value) if isinstance(value, bool) else value
