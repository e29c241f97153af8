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
from checkin.usecases.ports import (
    Answer,
    DeskReport,
    Request,
    RosterChange,
    RosterEntry,
    RosterVersion,
)

LARGEST_REQUEST = 4 * 1024 * 1024
"""Bytes: eight batches, so that a fuller message is a mistake or an attack."""

LARGEST_ANSWER = 256 * 1024 * 1024
"""Bytes: a first download of 100,000 registrations is about 60 MB."""

_LARGEST_NUMBER = 2**62
"""More than any count or time, and what a database still takes."""

_Thing = TypeVar("_Thing")


def write_request(request: Request) -> bytes:
    """Return the bytes of a request."""
    return _dump(
        {
            "desk": request.desk,
            "have": _write_have(request.have),
            "runs": _write_runs(request.runs),
            "roster": [request.roster.incarnation, request.roster.number],
            "report": asdict(request.report),
        }
    )


def read_request(data: bytes) -> Request:
    """Read a request.

    Raises:
        Nonsense: it is not one.
    """
    return _read(data, _request)


def write_answer(answer: Answer) -> bytes:
    """Return the bytes of an answer."""
    fields: dict[str, Any] = {
        "have": _write_have(answer.have),
        "runs": _write_runs(answer.runs),
        "time_ms": answer.time_ms,
        "aside": answer.aside,
        "more": answer.more,
    }
    if answer.roster is not None:
        fields["roster"] = {
            "version": [answer.roster.version.incarnation, answer.roster.version.number],
            "whole": answer.roster.whole,
            "entries": [
                [one.kind, one.id, one.version, one.body, one.also, one.deleted]
                for one in answer.roster.entries
            ],
        }
    return _dump(fields)


def read_answer(data: bytes) -> Answer:
    """Read an answer.

    Raises:
        Nonsense: it is not one.
    """
    return _read(data, _answer)


def _request(fields: dict[str, Any]) -> Request:
    report = fields.get("report", {})
    return Request(
        desk=DeskId(_is(str, fields["desk"])),
        have=_have(fields["have"]),
        runs=_runs(fields["runs"]),
        roster=_version(fields["roster"]),
        report=DeskReport(
            _is(str, report.get("program", ""))[:40],
            _is(str, report.get("on_list", ""))[:100],
        ),
    )


def _answer(fields: dict[str, Any]) -> Answer:
    change = fields.get("roster")
    return Answer(
        have=_have(fields["have"]),
        runs=_runs(fields["runs"]),
        roster=None if change is None else _change(change),
        time_ms=_number(fields["time_ms"]),
        aside=_number(fields.get("aside", 0)),
        more=_is(bool, fields.get("more", False)),
    )


def _change(fields: dict[str, Any]) -> RosterChange:
    return RosterChange(
        _version(fields["version"]),
        tuple(_entry(*one) for one in _is(list, fields["entries"])),
        _is(bool, fields["whole"]),
    )


def _entry(kind: Any, key: Any, version: Any, body: Any, also: Any, deleted: Any) -> RosterEntry:
    if not _is(bool, deleted) and not isinstance(json.loads(_is(str, body)), dict):
        raise TypeError("body")
    return RosterEntry(
        _is(str, kind),
        _is(str, key),
        _number(version),
        _is(str, body),
        _is(str, also),
        _is(bool, deleted),
    )


def _version(value: Any) -> RosterVersion:
    incarnation, number = value
    return RosterVersion(_is(str, incarnation), _number(number))


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


def _is(kind: type[_Thing], value: Any) -> _Thing:
    # bool is an int in Python, and not in JSON.
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise TypeError(kind.__name__)
    if isinstance(value, str):
        # JSON can name half a character, which no database takes.
        value.encode()
    return value


def _number(value: Any, least: int = 0) -> int:
    if not least <= _is(int, value) <= _LARGEST_NUMBER:
        raise ValueError("number")
    return int(value)


def _dump(fields: dict[str, Any]) -> bytes:
    return json.dumps(fields, separators=(",", ":"), ensure_ascii=False).encode()


def _read(data: bytes, read: Callable[[dict[str, Any]], _Thing]) -> _Thing:
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
        raise Nonsense(
            "The address answered, but not as a Checkin server. Check the address."
        ) from None
