"""Whose badges are printed, and whose have changed since they were."""

import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from checkin.domain.errors import InputError
from checkin.domain.model import Registration, RegistrationId
from checkin.domain.names import fold
from checkin.usecases.organise import (
    BadgeSigner,
    EventBook,
    PrintedBadge,
    Randomness,
    issue_badges,
)
from checkin.usecases.replacing import find_person


class Whom(StrEnum):
    """Whose badges."""

    EVERYBODY = "everybody"
    CHANGED = "changed"
    LIST = "list"
    CATEGORY = "category"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Choice:
    """Whose badges: of a list, a category or a person it is said which."""

    whom: Whom = Whom.EVERYBODY
    which: str = ""


class Printings(Protocol):
    """What was last printed for whom."""

    def faces(self) -> Mapping[RegistrationId, str]:
        """Of everybody who has a printed badge, what stands on it (see :func:`face`)."""

    def note(self, faces: Mapping[RegistrationId, str]) -> None:
        """Keep what was printed now."""


def read_choice(text: str) -> Choice:
    """Read "everybody", "changed", or what follows "list=", "category=" and "person=".

    Raises:
        InputError: it is none of them.
    """
    kind, _, which = text.partition("=")
    alone = kind in {Whom.EVERYBODY, Whom.CHANGED}
    if kind not in set(Whom) or alone == bool(which):
        raise InputError(
            "Say whose badges: everybody, changed, list=NAME, category=NAME or person=NAME."
        )
    return Choice(Whom(kind), which)


def badges_for(
    choice: Choice,
    book: EventBook,
    printings: Printings,
    signer: BadgeSigner,
    random: Randomness,
    now_ms: int,
) -> list[PrintedBadge]:
    """Return the badges of *choice*, by name, making those that are missing.

    Raises:
        InputError: there is nobody of that kind, or no such list or person.
    """
    only = None if choice.whom in {Whom.EVERYBODY, Whom.CHANGED} else _meant(choice, book)
    badges = issue_badges(book, signer, random, now_ms, only=only)
    if choice.whom is Whom.CHANGED:
        before = printings.faces()
        badges = [one for one in badges if before.get(one.registration.id) != face(one)]
        if not badges:
            raise InputError("Nobody is new or has changed since the last printing.")
    return badges


def face(badge: PrintedBadge) -> str:
    """Return what changes when anything that stands on a badge does."""
    person = badge.registration
    stands = (
        person.public_name,
        person.organisation,
        person.category,
        person.photos,
        badge.short,
        badge.text,
    )
    return hashlib.sha256("\0".join(stands).encode()).hexdigest()[:16]


def faces_of(badges: Sequence[PrintedBadge]) -> dict[RegistrationId, str]:
    """Return what to keep of *badges* that are printed; of spare ones and such nothing."""
    return {one.registration.id: face(one) for one in badges if one.registration.id}


def _meant(choice: Choice, book: EventBook) -> Collection[RegistrationId]:
    if choice.whom is Whom.PERSON:
        issued = list(book.badges())
        owners = {one.id: one.registration for one in issued}
        return {find_person(choice.which, book.registrations(), issued, owners).id}
    fits = _of_list(choice.which, book) if choice.whom is Whom.LIST else _of_category(choice.which)
    found = {one.id for one in book.registrations() if fits(one)}
    if not found:
        raise InputError(f"There is nobody in “{choice.which}”.")
    return found


def _of_list(called: str, book: EventBook) -> Callable[[Registration], bool]:
    lists = book.lists()
    found = {one.id for one in lists if called == one.id or fold(called) == fold(one.name)}
    if not found:
        names = ", ".join(one.name for one in lists)
        raise InputError(f"There is no check-in list “{called}”. There is: {names}.")
    return lambda person: bool(found & person.lists)


def _of_category(called: str) -> Callable[[Registration], bool]:
    return lambda person: fold(person.category) == fold(called)
