"""What the verdict panel can show, as one frozen value."""

from dataclasses import dataclass, replace
from enum import StrEnum

from ui.guide import Guide
from ui.plain_text import initials
from ui.theme import Look

LEAVES_MS = 5_000
"""How long a green card stays, and how long a name stays on the others."""

BRIEF_MS = 3_000
"""How long a stranger's code is answered."""


class State(StrEnum):
    """Which card it is; also its name in the trace and in the screenshots."""

    READY = "ready"
    OPENING = "opening"
    NO_LIST_YET = "no_list_yet"
    UNREAD = "unread"
    CHECKED_IN = "checked_in"
    PLEASE_READ = "please_read"
    A_MOMENT_AGO = "a_moment_ago"
    ALREADY_IN = "already_in"
    NOT_FOUND = "not_found"
    OTHER_LIST = "other_list"
    OTHER_DAY = "other_day"
    OTHER_CATEGORY = "other_category"
    NOT_OPEN_YET = "not_open_yet"
    CLOSED = "closed"
    REPLACED = "replaced"
    CANCELLED = "cancelled"
    REVOKED = "revoked"
    SPARE = "spare"
    PRACTICE = "practice"
    NOT_AN_EVENT_CODE = "not_an_event_code"
    CONFIRM = "confirm"
    READY_OUT = "ready_out"
    CONFIRM_OUT = "confirm_out"
    CHECKED_OUT = "checked_out"
    NOT_IN = "not_in"
    SCAN_AGAIN = "scan_again"
    SENT = "sent"
    NO_HELP_DESK = "no_help_desk"
    REGISTERED = "registered"
    BADGE_REPLACED = "badge_replaced"
    GROUP = "group"
    UNDONE = "undone"
    NOTHING_TO_UNDO = "nothing_to_undo"
    HELP = "help"
    DESK_CARD = "desk_card"
    HIDDEN = "hidden"
    CLOSING = "closing"
    WRITE_FAILED = "write_failed"


class Act(StrEnum):
    """What a button on the panel does."""

    CHECK_IN = "check_in"
    BACK = "back"
    AGAIN = "again"
    BACK_AGAIN = "back_again"
    CHECK_OUT = "check_out"
    CHECK_PEOPLE_OUT = "check_people_out"
    CHECK_PEOPLE_IN = "check_people_in"
    HELP = "help"
    HELP_DESK = "help_desk"
    LAPTOP = "laptop"


MAIN = {Act.CHECK_IN, Act.CHECK_OUT, Act.AGAIN, Act.HELP}
"""What is the main thing to do, where it comes first."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button on the panel. The first may be the main one."""

    act: Act
    words: str


@dataclass(frozen=True, slots=True)
class Card:
    """One answer. ``name`` and ``organisation`` are people's own texts; ``lines`` are ours.

    ``leaves_ms`` is how long it stays, ``None`` until a key. ``shape`` is
    another look's, where the usual one would mislead. ``guide`` is painted in place of
    ``lines``, which say the same.
    """

    state: State
    look: Look
    title: str
    lines: tuple[str, ...] = ()
    name: str = ""
    organisation: str = ""
    leaves_ms: int | None = None
    buttons: tuple[Button, ...] = ()
    shape: Look | None = None
    guide: Guide | None = None

    @property
    def shows_a_name(self) -> bool:
        """True when the name is to shrink after its time."""
        return bool(self.name) and self.look is not Look.CHECKED_IN

    def with_initials(self) -> "Card":
        """The same card for eyes that come late: initials, no organisation."""
        return replace(self, name=initials(self.name), organisation="")

    def read_aloud(self) -> str:
        """What a screen reader says, once."""
        return ". ".join(part for part in (self.title, *self.lines) if part)
