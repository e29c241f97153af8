"""Figures on disk: what was measured, what was aimed at, and at which commit.

`build/bench.json` and `build/campaign.json` are lists of figures. Beside each lies a
second file which says which part a figure came from and which parts are complete, so
that a run can be taken up again where it was interrupted.
"""

import json
import math
import operator
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

_COMPARISONS: dict[str, Callable[[float, float], bool]] = {
    "<=": operator.le,
    ">=": operator.ge,
    "==": operator.eq,
    "<": operator.lt,
    ">": operator.gt,
}


def meets(value: float, aim: str) -> bool:
    """Say whether *value* meets *aim*: a comparison and a number, such as "<= 100".

    Raises ValueError when *aim* is not written so.
    """
    comparison, _, number = aim.partition(" ")
    if comparison not in _COMPARISONS:
        raise ValueError(f"an aim is written like '<= 100', not {aim!r}")
    return _COMPARISONS[comparison](value, float(number))


class Figure(NamedTuple):
    """One measured number. Without an aim it is only watched, and *met* is None."""

    name: str
    value: float
    unit: str
    aim: str | None
    met: bool | None
    commit: str
    rival: float | None = None

    def as_json(self) -> dict[str, Any]:
        """Give the figure as it is written down; a rival brings the ratio to it."""
        written = self._asdict()
        rival = written.pop("rival")
        if rival is not None:
            written |= {"rival": rival, "ratio": self.value / rival if rival else None}
        return written


class Figures:
    """The figures in one file, kept from run to run; every change is on disk at once."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._parts_file = file.with_suffix(".parts.json")
        self._figures: dict[str, dict[str, Any]] = {
            figure["name"]: figure for figure in _read(file, [])
        }
        parts = _read(self._parts_file, {})
        self._part_of: dict[str, str] = parts.get("part_of", {})
        self._complete: dict[str, str] = parts.get("complete", {})

    def complete_at(self, part: str) -> str | None:
        """Give the commit at which *part* last ran to its end, or None."""
        return self._complete.get(part)

    def of(self, part: str) -> list[dict[str, Any]]:
        """Give the figures that *part* left."""
        return [f for name, f in self._figures.items() if self._part_of.get(name) == part]

    def begin(self, part: str) -> None:
        """Note that *part* is under way: until it ends it is not complete."""
        self._complete.pop(part, None)
        self._write()

    def put(self, part: str, figure: Figure) -> None:
        """Write *figure* down in place of the one of the same name."""
        self._part_of[figure.name] = part
        self._figures[figure.name] = figure.as_json()
        self._write()

    def end(self, part: str, commit: str, names: set[str]) -> None:
        """Note that *part* is complete and left *names*; older ones of its own go."""
        for gone in {figure["name"] for figure in self.of(part)} - names:
            del self._figures[gone], self._part_of[gone]
        self._complete[part] = commit
        self._write()

    def _write(self) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        _replace(self._file, list(self._figures.values()))
        _replace(self._parts_file, {"part_of": self._part_of, "complete": self._complete})


class Report:
    """What a part is given to write its figures down with."""

    def __init__(self, figures: Figures, part: str, commit: str) -> None:
        self._figures = figures
        self._part = part
        self._commit = commit
        self.names: set[str] = set()

    def add(
        self,
        name: str,
        value: float,
        unit: str,
        aim: str | None = None,
        rival: float | None = None,
    ) -> None:
        """Write one figure down.

        *name* ends in the unit of a time (`_ms`, `_s`); shares are fractions of 1.
        *aim* reads like "<= 100". *rival* is what another program reached in this run.
        Raises ValueError for a value that is not a number, or a name given twice.
        """
        if not math.isfinite(value):
            raise ValueError(f"{name} is not a number: {value}")
        if name in self.names:
            raise ValueError(f"{name} was measured twice in one part")
        self.names.add(name)
        met = None if aim is None else meets(value, aim)
        self._figures.put(self._part, Figure(name, value, unit, aim, met, self._commit, rival))


def _read(file: Path, otherwise: Any) -> Any:
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return otherwise


def _replace(file: Path, content: Any) -> None:
    beside = file.with_suffix(".new")
    with beside.open("w", encoding="utf-8") as new:
        json.dump(content, new, ensure_ascii=False, indent=2)
        new.write("\n")
        new.flush()
        os.fsync(new.fileno())
    beside.replace(file)
