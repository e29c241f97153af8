"""The exchange as JSON: what is written, and a strict reading of what a stranger wrote.

Records travel as the text of their bytes, untouched. Unknown fields of a
message are ignored; anything that is not of the stated shape is ``Nonsense``.
"""

import base64
import binascii
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Any, TypeVar

from checkin.domain.errors import Nonsense
from checkin.domain.model import DeskId
from checkin.domain.record import Head, Run
from checkin.usecases.exchange import Answer, DeskReport, Request, Silent, Told
from checkin.usecases.ready_line import LONGEST
from checkin.usecases.roster_pages import Arriving, Cursor, RosterEntry, RosterPage, RosterVersion

LARGEST_REQUEST = 4 * 1024 * 1024
"""Bytes: eight batches, so that a fuller message is a mistake or an attack."""

LARGEST_ANSWER = 256 * 1024 * 1024
"""Bytes: a first download of 100,000 registrations is about 60 MB."""

_NOT_A_SERVER = "The address answered, but not as a Checkin server. Check the address."

_LARGEST_NUMBER = 2**62
"""More than any count or time, and what a database still takes."""

_JSON = json.JSONDecoder()
_Thing = TypeVar("_Thing")


def write_request(request: Request) -> bytes:
    """Return the bytes of a request."""
    return _dump(
        {
            "desk": request.desk,
            "since": request.since,
            "have": _write_have(request.have),
            "runs": _write_runs(request.runs),
            "roster": _write_version(request.roster),
            "arriving": _write_arriving(request.arriving),
            "introductions": [write_entry(one) for one in request.introductions],
            "report": asdict(request.report),
            "room": request.room,
            "narrow": request.narrow,
        }
    )


def read_request(data: bytes) -> Request:
    """Read a request.

    Raises:
        Nonsense: it is not one.
    """
    return _read(data, _request, "This is not a request that a desk makes.")


def write_answer(answer: Answer) -> bytes:
    """Return the bytes of an answer."""
    fields: dict[str, Any] = {
        "since": answer.since,
        "have": _write_have(answer.have),
        "digest": answer.digest,
        "runs": _write_runs(answer.runs),
        "time_ms": answer.time_ms,
        "aside": answer.aside,
        "strangers": sorted(answer.strangers),
        "more": answer.more,
    }
    if answer.roster is not None:
        fields["roster"] = _write_page(answer.roster)
    if answer.silent:
        fields["silent"] = [[one.desk, one.on_list, one.since_ms] for one in answer.silent]
    return _dump(fields)


def read_answer(data: bytes) -> Answer:
    """Read an answer.

    Raises:
        Nonsense: it is not one.
    """
    return _read(data, _answer)


def _request(fields: dict[str, Any]) -> Request:
    return Request(
        desk=DeskId(_is(str, fields["desk"])),
        since=_is(str, fields.get("since", "")),
        room=None if (room := fields.get("room")) is None else _number(room, least=1),
        narrow=_is(bool, fields.get("narrow", False)),
        have=_have(fields["have"]),
        runs=_runs(fields["runs"]),
        roster=_version(fields["roster"]),
        arriving=_arriving(fields.get("arriving")),
        introductions=tuple(_entry(*one) for one in _is(list, fields.get("introductions", []))),
        report=_report(fields.get("report", {})),
    )


def _report(fields: dict[str, Any]) -> DeskReport:
    battery, on_mains = fields.get("battery"), fields.get("on_mains")
    return DeskReport(
        _is(str, fields.get("program", ""))[:40],
        _is(str, fields.get("on_list", ""))[:100],
        _number(fields.get("aside", 0)),
        None if battery is None else _number(battery, most=100),
        None if on_mains is None else _is(bool, on_mains),
        _is(str, fields.get("ready", ""))[:LONGEST],
        _is(bool, fields.get("finished", False)),
    )


def _answer(fields: dict[str, Any]) -> Answer:
    page = fields.get("roster")
    return Answer(
        since=_is(str, fields.get("since", "")),
        have=_have(fields["have"]),
        digest=None if (digest := fields["digest"]) is None else _is(str, digest),
        runs=_runs(fields["runs"]),
        roster=None if page is None else _page(page),
        time_ms=_number(fields["time_ms"]),
        aside=_number(fields.get("aside", 0)),
        strangers=frozenset(
            DeskId(_is(str, one)) for one in _is(list, fields.get("strangers", []))
        ),
        more=_is(bool, fields.get("more", False)),
        silent=tuple(_silent(*one) for one in _is(list, fields.get("silent", []))),
    )


def _silent(desk: Any, on_list: Any, since_ms: Any) -> Silent:
    return Silent(DeskId(_is(str, desk)), _is(str, on_list), _number(since_ms))


def write_news(told: Told) -> bytes:
    """Return one line of news."""
    fields = {
        "runs": _write_runs(told.runs),
        "roster": _write_version(told.roster),
        "digest": told.digest,
    }
    return _dump(fields) + b"\n"


def read_news(data: bytes) -> Told:
    """Read one line of news.

    Raises:
        Nonsense: it is not one.
    """
    return _read(
        data,
        lambda fields: Told(
            _runs(fields["runs"]), _version(fields["roster"]), _is(str, fields.get("digest", ""))
        ),
    )


def read_entry(fields: Any) -> RosterEntry:
    """Read one entry of a roster, as it stands in a JSON list.

    Raises:
        TypeError, ValueError: it is not one.
    """
    return _entry(*_is(list, fields))


def _page(fields: dict[str, Any]) -> RosterPage:
    return RosterPage(
        _version(fields["version"]),
        _entries(_is(list, fields["entries"])),
        _cursor(fields["upto"]),
        _is(bool, fields["whole"]),
        _is(bool, fields["first"]),
        _is(bool, fields["last"]),
        _number(fields["left"]),
    )


def _write_page(page: RosterPage) -> dict[str, Any]:
    return {
        "version": _write_version(page.version),
        "entries": [write_entry(one) for one in page.entries],
        "upto": list(page.upto),
        "whole": page.whole,
        "first": page.first,
        "last": page.last,
        "left": page.left,
    }


def _arriving(value: Any) -> Arriving | None:
    if value is None:
        return None
    incarnation, whole, upto = value
    return Arriving(_is(str, incarnation), _is(bool, whole), _cursor(upto))


def _write_arriving(arriving: Arriving | None) -> list[Any] | None:
    if arriving is None:
        return None
    return [arriving.incarnation, arriving.whole, list(arriving.upto)]


def _cursor(value: Any) -> Cursor:
    version, kind, key = value
    return Cursor(_number(version), _is(str, kind), _is(str, key))


def write_entry(one: RosterEntry) -> list[Any]:
    """Return one entry of a roster as it stands in a JSON list."""
    return [one.kind, one.id, one.version, one.body, one.also, one.deleted]


def _write_version(version: RosterVersion) -> list[Any]:
    return [version.incarnation, version.number, version.digest]


def _entry(kind: Any, key: Any, version: Any, body: Any, also: Any, deleted: Any) -> RosterEntry:
    (one,) = _entries([[kind, key, version, body, also, deleted]])
    return one


def _entries(values: list[Any]) -> tuple[RosterEntry, ...]:
    """Read the entries of a page: what is asked of one is asked of all of them at once.

    Field by field it takes four times as long, of a download of a hundred thousand.
    """
    if not values:
        return ()
    if set(map(type, values)) != {list}:
        raise TypeError("entries")
    kinds, keys, versions, bodies, alsos, deleted = zip(*values, strict=True)
    for texts in (kinds, keys, bodies, alsos):
        if set(map(type, texts)) != {str}:
            raise TypeError("entries")
        _is(str, "".join(texts))
    if set(map(type, versions)) != {int} or set(map(type, deleted)) != {bool}:
        raise TypeError("entries")
    _number(min(versions))
    _number(max(versions))
    for body, gone in zip(bodies, deleted, strict=True):
        if not gone and not _is_object(body):
            raise TypeError("body")
    return tuple(map(RosterEntry, kinds, keys, versions, bodies, alsos, deleted))


def _is_object(body: str) -> bool:
    value, end = _JSON.raw_decode(body)
    return isinstance(value, dict) and end == len(body)


def _version(value: Any) -> RosterVersion:
    incarnation, number, digest = value
    return RosterVersion(_is(str, incarnation), _number(number), _is(str, digest))


def _write_have(have: Mapping[DeskId, Head]) -> dict[str, list[Any]]:
    return {desk: list(head) for desk, head in have.items()}


def _have(value: Any) -> dict[DeskId, Head]:
    return {
        DeskId(_is(str, desk)): Head(_number(seq), _is(str, digest))
        for desk, (seq, digest) in value.items()
    }


def _write_runs(runs: Sequence[Run]) -> list[dict[str, Any]]:
    return [
        {
            "desk": run.desk,
            "first": run.first,
            "records": [data.decode() for data in run.records],
            "signature": base64.b64encode(run.signature).decode(),
        }
        for run in runs
    ]


def _runs(value: Any) -> tuple[Run, ...]:
    return tuple(
        Run(
            DeskId(_is(str, run["desk"])),
            _number(run["first"], least=1),
            tuple(_is(str, text).encode() for text in _is(list, run["records"])),
            base64.b64decode(_is(str, run["signature"]), validate=True),
        )
        for run in _is(list, value)
    )


def write_run(run: Run) -> bytes:
    """Return the bytes of one run."""
    return _dump(_write_runs([run])[0])


def read_run(data: bytes) -> Run:
    """Read one run.

    Raises:
        Nonsense: it is none.
    """
    return _read(data, lambda fields: _runs([fields])[0])


def _is(kind: type[_Thing], value: Any) -> _Thing:
    # bool is an int in Python, and not in JSON.
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise TypeError(kind.__name__)
    if isinstance(value, str):
        # JSON can name half a character, which no database takes, and a NUL, which
        # PostgreSQL does not.
        value.encode()
        if "\0" in value:
            raise ValueError("NUL")
    return value


def _number(value: Any, least: int = 0, most: int = _LARGEST_NUMBER) -> int:
    if not least <= _is(int, value) <= most:
        raise ValueError("number")
    return int(value)


def _dump(fields: dict[str, Any]) -> bytes:
    return json.dumps(fields, separators=(",", ":"), ensure_ascii=False).encode()


def _read(
    data: bytes, read: Callable[[dict[str, Any]], _Thing], otherwise: str = _NOT_A_SERVER
) -> _Thing:
    try:
        return read(json.loads(data))
    except (
        AttributeError,
        KeyError,
        TypeError,
        ValueError,
        RecursionError,
        binascii.Error,
    ):
        raise Nonsense(otherwise) from None
