"""Do what an import's plan says: all of it in one transaction, or nothing."""

from dataclasses import dataclass, replace

from checkin.domain.errors import InputError
from checkin.domain.model import Standing
from checkin.usecases.importing.planning import ImportBook, Plan


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import has changed, in numbers of people."""

    new: int
    changed: int
    same: int
    cancelled: int
    gone: int
    """Not in the sheet, and left as they are."""
    here: int
    """Of the sheet, checked in before: untouched."""


def take_in(book: ImportBook, plan: Plan, *, cancel_missing: bool = False) -> Taken:
    """Take a sheet in. No check-in is touched, and nobody who is here is cancelled.

    Raises:
        InputError: the roster is not what the plan was made for, nobody is left to come in,
            or people would be cancelled whose rows may only be unreadable.
    """
    if plan.refused and not (plan.new or plan.changed or plan.same):
        raise InputError(f"Nobody of this sheet can come in. {plan.refused[0]}")
    if cancel_missing and plan.refused:
        raise InputError(
            "Nobody can be cancelled while rows are refused: they may be who is missing. "
            "Put those rows right first."
        )
    cancelled = (
        [replace(one, standing=Standing.CANCELLED) for one in plan.gone] if cancel_missing else []
    )
    book.publish(
        registrations=[*(one.after for one in (*plan.new, *plan.changed)), *cancelled],
        badges=plan.badges,
        sources=plan.sources,
        upon=plan.version,
    )
    return Taken(
        len(plan.new),
        len(plan.changed),
        plan.same,
        len(cancelled),
        len(plan.gone) - len(cancelled),
        plan.here,
    )
