"""People as organisers write them: added, changed, cancelled, in one another's place, renamed."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from checkin.domain.errors import InputError
from checkin.domain.model import (
    CheckInList,
    IssuedBadge,
    ListId,
    Photos,
    Registration,
    RegistrationId,
    Standing,
)
from checkin.domain.names import fold
from checkin.usecases.contacts import plain_line
from checkin.usecases.organise import EventBook, Randomness
from checkin.usecases.problems import Problem, Wrong, text

LONGEST = 200
"""Characters of one line about somebody."""

MOST_LINES = 20

_LINES = ("public_name", "organisation", "country", "region", "category", "other_script")
_SEVERAL = ("aliases", "give")


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """Somebody as typed. ``lists`` are ids; ``aliases`` and ``give`` have one thing a line.

    ``code_only`` says that the missing name is meant.
    """

    public_name: str = field(default="", repr=False)
    organisation: str = field(default="", repr=False)
    country: str = field(default="", repr=False)
    region: str = field(default="", repr=False)
    category: str = ""
    lists: tuple[str, ...] = ()
    other_script: str = field(default="", repr=False)
    aliases: str = field(default="", repr=False)
    give: str = field(default="", repr=False)
    attention: str = field(default="", repr=False)
    photos: str = Photos.UNSAID
    code_only: bool = False


def draft_of_person(one: Registration) -> PersonDraft:
    """Return the form of somebody as they are."""
    return PersonDraft(
        one.public_name,
        one.organisation,
        one.country,
        one.region,
        one.category,
        tuple(sorted(one.lists)),
        one.other_script,
        "\n".join(one.aliases),
        "\n".join(one.give),
        one.attention,
        one.photos,
        one.code_only,
    )


def read_person(
    draft: PersonDraft, before: Registration, lists: Sequence[CheckInList]
) -> Registration:
    """Return *before* as *draft* says; only its standing is not the form's.

    Raises:
        Wrong: some of it is not as it has to be.
    """
    problems: list[Problem] = []
    one = {name: plain_line(getattr(draft, name)) for name in (*_LINES, "attention")}
    if not one["public_name"] and not draft.code_only:
        said = text("Write a name, or say that this person appears by code only.")
        problems.append(Problem("public_name", said))
    several = {
        name: tuple(line for it in getattr(draft, name).splitlines() if (line := plain_line(it)))
        for name in _SEVERAL
    }
    for name, values in ({key: (value,) for key, value in one.items()} | several).items():
        problems += _about_length(name, values)
    known = {it.id for it in lists}
    unknown = [it for it in draft.lists if it not in known]
    if unknown:
        problems.append(Problem("lists", text("This check-in list is not there any more.")))
    if draft.photos not in set(Photos):
        problems.append(Problem("photos", text("Choose one of these.")))
    if problems:
        raise Wrong(problems)
    return Registration(
        id=before.id,
        public_name=one["public_name"],
        organisation=one["organisation"],
        country=one["country"],
        region=one["region"],
        category=one["category"],
        lists=frozenset(ListId(it) for it in draft.lists),
        standing=before.standing,
        aliases=several["aliases"],
        other_script=one["other_script"],
        give=several["give"],
        attention=one["attention"],
        withheld=before.withheld,
        photos=Photos(draft.photos),
    )


def add_person(
    book: EventBook, draft: PersonDraft, random: Randomness, namesakes: Collection[object] = ()
) -> Registration:
    """Add somebody by hand.

    *namesakes* are others of the same name and organisation, unless it is meant that there
    are several.

    Raises:
        Wrong: some of it is not as it has to be, or they may be on the list already.
    """
    fresh = Registration(RegistrationId(random(8).hex()), "")
    made = read_person(draft, fresh, book.lists())
    if namesakes:
        said = text("Somebody of this name and organisation is on the list already.")
        raise Wrong([Problem("namesake", said)])
    book.publish(registrations=[made])
    return made


def change_person(book: EventBook, before: Registration, after: Registration) -> None:
    """Make somebody *after* who was *before*; their check-ins stay.

    Raises:
        Overtaken: somebody else has changed them meanwhile.
    """
    book.publish(registrations=[after], seen=[before])


def set_standing(book: EventBook, before: Registration, standing: Standing) -> None:
    """Cancel somebody's registration, or take that back. They are never deleted.

    Raises:
        Overtaken: somebody else has changed them meanwhile.
    """
    change_person(book, before, replace(before, standing=standing))


def give_place(
    book: EventBook,
    before: Registration,
    draft: PersonDraft,
    random: Randomness,
    now_ms: int,
    badges: Sequence[IssuedBadge],
) -> Registration:
    """Let somebody else come in the place of *before*, who has cancelled from now on.

    The other is on the same lists and of the same category and region, and needs a badge:
    the *badges* of *before* are good no more.

    Raises:
        InputError: *before* has cancelled already.
        Wrong: the other has no name.
        Overtaken: somebody else has changed *before* meanwhile.
    """
    if before.standing is Standing.CANCELLED:
        raise InputError(text("This place is not taken: the person has cancelled already."))
    place = Registration(
        RegistrationId(random(8).hex()),
        "",
        region=before.region,
        category=before.category,
        lists=before.lists,
        give=before.give,
    )
    like = replace(draft_of_person(place), code_only=False)
    filled = replace(
        like, public_name=draft.public_name, organisation=draft.organisation, country=draft.country
    )
    other = read_person(filled, place, book.lists())
    gone = replace(before, standing=Standing.CANCELLED)
    old = [replace(one, replaced_at=now_ms) for one in badges if one.replaced_at is None]
    book.publish(registrations=[gone, other], badges=old, seen=[before])
    return other


class Named(StrEnum):
    """What is renamed for everybody at once."""

    ORGANISATION = "organisation"
    CATEGORY = "category"


def rename(
    book: EventBook, what: Named, old: str, new: str, people: Mapping[RegistrationId, Registration]
) -> int:
    """Call an organisation or a category *new* wherever it is *old*; return for how many people.

    *people* are those of it. Check-in lists that are for a category are so under its new name.

    Raises:
        Wrong: the new name is none.
        InputError: nobody is of it.
        Overtaken: one of them was changed meanwhile.
    """
    name = plain_line(new)
    if not name:
        raise Wrong([Problem("new", text("Give it a name."))])
    if problems := _about_length("new", (name,)):
        raise Wrong(problems)
    if not people:
        raise InputError(text("Nobody on the list has this any more."))
    changed = [_renamed(one, what, name) for one in people.values()]
    lists = []
    if what is Named.CATEGORY:
        lists = [
            replace(one, categories=_in_place(one.categories, old, name)) for one in book.lists()
        ]
    book.publish(registrations=changed, lists=lists, seen=list(people.values()))
    return len(changed)


def _renamed(one: Registration, what: Named, name: str) -> Registration:
    if what is Named.CATEGORY:
        return replace(one, category=name)
    return replace(one, organisation=name)


def _in_place(categories: Sequence[str], old: str, new: str) -> tuple[str, ...]:
    named = [new if fold(one) == fold(old) else one for one in categories]
    # Two that are one now stand there once.
    return tuple({fold(one): one for one in reversed(named)}.values())[::-1]


def _about_length(name: str, values: Sequence[str]) -> list[Problem]:
    if any(len(one) > LONGEST for one in values):
        longest = {"longest": str(LONGEST)}
        return [Problem(name, text("A line has at most {longest} characters."), longest)]
    if len(values) > MOST_LINES:
        most = {"most": str(MOST_LINES)}
        return [Problem(name, text("There is room for {most} lines."), most)]
    return []
