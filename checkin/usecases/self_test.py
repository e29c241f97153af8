"""What the self-test of a laptop finds: how each matter stands, why, and what to do about it.

Measured facts come in, findings go out. Sentences are in English with places in braces,
marked for translators by :func:`translate`; what is put into the places is no language.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class State(StrEnum):
    """How a matter stands. ``SKIPPED``: it could not be looked at here, or there was no need."""

    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    SKIPPED = "skipped"


class Matter(StrEnum):
    """What is looked at, in the order in which it is shown."""

    CAMERA = "camera"
    FOCUS = "focus"
    RATE = "rate"
    CODE = "code"
    SOUND = "sound"
    SAVING = "saving"
    DISK = "disk"
    LIST = "list"
    GLYPHS = "glyphs"
    SERVER = "server"
    CLOCK = "clock"
    ZONE = "zone"
    PROGRAM = "program"
    SLEEP = "sleep"
    POWER = "power"
    SCREEN = "screen"
    ENCRYPTION = "encryption"
    KEY = "key"
    LOCK = "lock"


@dataclass(frozen=True, slots=True)
class Finding:
    """How one matter stands: what was found and, unless all is well, its cause and its cure."""

    matter: Matter
    state: State
    said: str
    cause: str = ""
    cure: str = ""
    places: Mapping[str, object] = field(default_factory=dict)
    """What stands in the braces of the sentences."""

    @property
    def is_well(self) -> bool:
        """Whether nothing need be done about it."""
        return self.state in {State.GOOD, State.SKIPPED}


@dataclass(frozen=True, slots=True)
class Summary:
    """What a self-test came to. ``first`` is what to do before anything else."""

    ready: bool
    first: Finding | None
    codes: tuple[str, ...]
    """Each matter that is not well, and how: ``clock-bad``. No sentence and nothing personal."""


def summarise(findings: Iterable[Finding]) -> Summary:
    """A laptop is ready unless something is bad; warnings are told, and it may be used."""
    order = list(Matter)
    wrong = [one for one in findings if not one.is_well]
    wrong.sort(key=lambda one: (one.state is not State.BAD, order.index(one.matter)))
    return Summary(
        not any(one.state is State.BAD for one in wrong),
        wrong[0] if wrong else None,
        tuple(f"{one.matter}-{one.state}" for one in wrong),
    )


def in_english(words: str, places: Mapping[str, object]) -> str:
    """Put *places* into the braces of *words*."""
    return words.format(**places)


def translate(_context: str, english: str) -> str:
    """Mark a sentence for those who translate: it is found by this function's name."""
    return english


def good(matter: Matter, said: str, **places: object) -> Finding:
    """All is well."""
    return Finding(matter, State.GOOD, said, places=places)


def skipped(matter: Matter, said: str, **places: object) -> Finding:
    """It could not be looked at, which is in nobody's way."""
    return Finding(matter, State.SKIPPED, said, places=places)


def warned(matter: Matter, said: str, cause: str, cure: str, **places: object) -> Finding:
    """It works so, and better otherwise."""
    return Finding(matter, State.WARN, said, cause, cure, places)


def bad(matter: Matter, said: str, cause: str, cure: str, **places: object) -> Finding:
    """Not ready before this is settled."""
    return Finding(matter, State.BAD, said, cause, cure, places)
