"""Why a person at a desk did something: one word of a closed set, never free text.

What people type is personal data as often as not, and records are kept for
ever by every replica. A word that is not here yet comes with a new version.
"""

from enum import StrEnum


class UndoReason(StrEnum):
    """Why an admission, a check-out or a settlement is taken back."""

    BY_MISTAKE = "by_mistake"
    WRONG_PERSON = "wrong_person"
    DID_NOT_ENTER = "did_not_enter"
    PRACTICE = "practice"


class SettleReason(StrEnum):
    """Why one of two admissions is the one that is to count."""

    SAME_PERSON = "same_person"
    WRONG_PERSON = "wrong_person"
    CODE_COPIED = "code_copied"


class AdmitReason(StrEnum):
    """Why a help desk admits somebody whom the list does not name, or its rules do not let in."""

    OTHER_LIST = "other_list"
    OTHER_CATEGORY = "other_category"
    OUTSIDE_HOURS = "outside_hours"
    REGISTERED_LATE = "registered_late"
    ORGANISER_ASKED = "organiser_asked"


class RegisterReason(StrEnum):
    """Why a help desk registers somebody."""

    WALK_IN = "walk_in"
    SUBSTITUTE = "substitute"


class BadgeReason(StrEnum):
    """Why somebody gets another badge."""

    LOST = "lost"
    FORGOTTEN = "forgotten"
    DAMAGED = "damaged"
    STOLEN = "stolen"


class NoteReason(StrEnum):
    """What is to be remembered of somebody: that a lane sent them on, what a help desk did."""

    SENT_TO_HELP_DESK = "sent_to_help_desk"
    SEEN_AT_HELP_DESK = "seen_at_help_desk"
    IDENTITY_CHECKED = "identity_checked"
    BADGE_FORGOTTEN = "badge_forgotten"
    ORGANISER_CALLED = "organiser_called"
