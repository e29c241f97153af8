"""What an import would change: who is new, changed, the same, or gone from the sheet.

Whoever a sheet speaks of is known again by what its source calls them, then by the code on
their ticket, then by name and organisation, in that order over all rows: so the order of the
rows makes no difference.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from checkin.domain.model import (
    BadgeId,
    IssuedBadge,
    ListId,
    Registration,
    RegistrationId,
    Standing,
)
from checkin.domain.names import fold
from checkin.usecases.importing.expecting import Expectation, expectations
from checkin.usecases.importing.reading import People, Row
from checkin.usecases.importing.remarks import Remark, sentence
from checkin.usecases.importing.repeating import without_repeats
from checkin.usecases.importing.sources import Source
from checkin.usecases.importing.warning import warnings_of, warnings_of_known
from checkin.usecases.organise import EventBook, Randomness
from checkin.usecases.roster_pages import RosterVersion


class ImportBook(EventBook, Protocol):
    """An event's roster, and whom the sources of sheets have called what."""

    def roster_version(self) -> RosterVersion:
        """Which roster this is."""

    def sources(self) -> Mapping[str, RegistrationId]:
        """Who it was, by the keyed hash of what a source called them."""

    def source_hash(self, called: str) -> str:
        """The keyed hash of what a source calls somebody. It cannot be guessed without the key."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What desks have said of people: who has ``arrived``, and who ``walked_in``.

    These are known again by their names, and are in no roster until a sheet has them.
    ``replaced`` are those whose place somebody else has taken.
    """

    arrived: frozenset[RegistrationId] = frozenset()
    walked_in: tuple[Registration, ...] = field(default=(), repr=False)
    replaced: frozenset[RegistrationId] = frozenset()


@dataclass(frozen=True, slots=True)
class Change:
    """One person who is not *before* (``None``: new) what the sheet says now."""

    row: int
    before: Registration | None
    after: Registration


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do to the roster that ``version`` is. Nothing is done yet.

    ``gone`` are active and not in the sheet, and nobody of them has arrived; ``stay`` are those
    who have, and ``here`` those of the sheet who have. ``badges`` are codes of their own
    tickets. ``expected`` says how many each list will expect.
    """

    version: RosterVersion
    new: tuple[Change, ...]
    changed: tuple[Change, ...]
    same: int
    gone: tuple[Registration, ...]
    stay: tuple[Registration, ...]
    here: int
    expected: tuple[Expectation, ...]
    badges: tuple[IssuedBadge, ...] = field(repr=False)
    sources: Mapping[str, RegistrationId] = field(repr=False)
    passed: tuple[Remark, ...] = ()
    refused: tuple[Remark, ...] = ()
    warnings: tuple[Remark, ...] = ()

    @property
    def summary(self) -> object:
        """What two plans have in common that would do the same."""
        return (
            [(one.row, replace(one.after, id=RegistrationId(""))) for one in self.new],
            [(one.row, one.before, one.after) for one in self.changed],
            sorted(one.id for one in self.gone),
            self.refused,
        )


def plan_import(
    book: ImportBook,
    people: People,
    source: Source | None,
    heard: Heard,
    random: Randomness,
) -> Plan:
    """Compare *people* of a sheet with those that the event has. Nothing is changed."""
    known = _Known(book, source, heard.walked_in)
    arrived = heard.arrived
    kept, repeats_passed, repeats = without_repeats(people.rows, source)
    rows, no_list = _with_lists(kept, known.lists)
    found, unclear = known.match(rows)
    new: list[Change] = []
    changed: list[Change] = []
    ids: dict[str, RegistrationId] = {}
    badges: list[IssuedBadge] = []
    same = 0
    for row, before in found:
        after = _after(row, before, known.lists, random)
        if before is None:
            new.append(Change(row.source, None, after))
        elif before == after:
            same += 1
        else:
            changed.append(Change(row.source, before, after))
        if row.id and known.called(row) not in known.sources:
            ids[known.called(row)] = after.id
        # A code that is known stays as it is: a replaced one is not made good again.
        if row.code and BadgeId(row.code) not in known.owners:
            badges.append(IssuedBadge(BadgeId(row.code), after.id))
    matched = {before.id for _, before in found if before}
    missing = [
        one
        for one in known.registered.values()
        if one.standing is Standing.ACTIVE and one.id not in matched
    ]
    gone = tuple(one for one in missing if one.id not in arrived)
    after_all = known.people | {one.after.id: one.after for one in (*new, *changed)}
    expected, nobodys = expectations(
        known.check_in_lists,
        [one for key, one in after_all.items() if key not in heard.replaced],
        {one.id for one in gone},
    )
    return Plan(
        known.version,
        tuple(new),
        tuple(changed),
        same,
        gone,
        tuple(one for one in missing if one.id in arrived),
        len(matched & arrived),
        expected,
        tuple(badges),
        ids,
        (*people.passed, *repeats_passed),
        (*people.refused, *repeats, *no_list, *unclear),
        (
            *people.warnings,
            *warnings_of(rows),
            *warnings_of_known(found, known.registered.values()),
            *nobodys,
        ),
    )


class _Known:
    """Whom an event has, and by what they are known again."""

    def __init__(
        self, book: ImportBook, source: Source | None, walked_in: Iterable[Registration]
    ) -> None:
        self.version = book.roster_version()
        self.check_in_lists = tuple(book.lists())
        self.lists = {fold(one.name): one.id for one in self.check_in_lists}
        self.registered = {one.id: one for one in book.registrations()}
        self.people = {one.id: one for one in walked_in} | self.registered
        self._badges = {one.id: one for one in book.badges()}
        self.owners = {
            key: one.registration
            for key, one in self._badges.items()
            if one.registration in self.people
        }
        self.sources = {key: one for key, one in book.sources().items() if one in self.people}
        self._hash = book.source_hash
        self._source = source.key if source else ""

    def called(self, row: Row) -> str:
        """What is kept of what the sheet's source calls somebody."""
        return self._hash(f"{self._source}\0{row.id}")

    def match(
        self, rows: Sequence[Row]
    ) -> tuple[list[tuple[Row, Registration | None]], list[Remark]]:
        """Say of each row who it is, ``None`` for somebody new; and of which it is not clear."""
        refused: dict[str, list[int]] = defaultdict(list)
        by_key: dict[int, RegistrationId] = {}
        left: list[Row] = []
        for row in rows:
            by_id = self.sources.get(self.called(row)) if row.id else None
            badge = self._badges.get(BadgeId(row.code)) if row.code else None
            by_code = self.owners.get(BadgeId(row.code)) if row.code else None
            if badge and badge.short and (by_code is None or by_code != by_id):
                refused[_OWN_BADGE].append(row.source)
            elif by_id and by_code and by_id != by_code:
                refused[_OTHERS_CODE].append(row.source)
            elif one := by_id or by_code:
                by_key[row.source] = one
            else:
                left.append(row)
        claims: dict[RegistrationId, list[int]] = defaultdict(list)
        for number, one in by_key.items():
            claims[one].append(number)
        for numbers in claims.values():
            if len(numbers) > 1:
                refused[_SAME_PERSON] += numbers
        by_key |= self._by_name(left, claims, refused)
        out = {number for numbers in refused.values() for number in numbers}
        found = [
            (row, self.people[by_key[row.source]] if row.source in by_key else None)
            for row in rows
            if row.source not in out
        ]
        remarks = [Remark(text, tuple(sorted(numbers))) for text, numbers in refused.items()]
        return found, remarks

    def _by_name(
        self,
        rows: Sequence[Row],
        claimed: Collection[RegistrationId],
        refused: dict[str, list[int]],
    ) -> dict[int, RegistrationId]:
        """Know people again by name, and organisation if the sheet has that."""
        has_organisation = any(one.organisation is not None for one in rows)

        def key(name: str, organisation: str | None) -> tuple[str, str]:
            return fold(name), fold(organisation or "") if has_organisation else ""

        here: dict[tuple[str, str], list[Registration]] = defaultdict(list)
        for one in self.people.values():
            if one.id not in claimed:
                here[key(one.public_name, one.organisation)].append(one)
        wanted: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in rows:
            wanted[key(row.name, row.organisation)].append(row)
        found: dict[int, RegistrationId] = {}
        for name, some in wanted.items():
            candidates = sorted(
                here.get(name, ()), key=lambda one: (one.standing is not Standing.ACTIVE, one.id)
            )
            if not has_organisation and len(candidates) > len(some):
                refused[_SEVERAL].extend(one.source for one in some)
                continue
            # Whoever has nothing else goes first: the others are known by that from now on.
            order = sorted(some, key=lambda one: (bool(one.id), bool(one.code), one.id, one.code))
            found |= {row.source: one.id for row, one in zip(order, candidates, strict=False)}
        return found


_OWN_BADGE = sentence("The code is that of a badge of this event. Leave it out.")
_OTHERS_CODE = sentence("The code is on somebody else’s ticket here.")
_SAME_PERSON = sentence("Several rows have codes of one and the same person. Keep one of them.")
_SEVERAL = sentence(
    "Several people here have this name. Add a column with their organisations, or with codes."
)


def _after(
    row: Row, before: Registration | None, lists: Mapping[str, ListId], random: Randomness
) -> Registration:
    """Return what somebody is after the import: what the sheet has no column for stays."""
    said = {
        "public_name": row.name,
        "organisation": row.organisation,
        "category": row.category,
        "country": row.country,
        "region": row.region,
        "give": row.give,
        "attention": row.attention,
        "photos": row.photos,
        "other_script": row.other_script,
        "aliases": row.aliases,
        "lists": None if row.lists is None else _lists_of(row, lists),
    }
    changes: dict[str, Any] = {name: value for name, value in said.items() if value is not None}
    if before is not None:
        return replace(before, **changes)
    fresh = Registration(RegistrationId(random(8).hex()), "", lists=frozenset(lists.values()))
    return replace(fresh, **changes)


def _lists_of(row: Row, lists: Mapping[str, ListId]) -> frozenset[ListId]:
    named = frozenset(lists[fold(name)] for name in row.lists or ())
    return named or frozenset(lists.values())


def _with_lists(rows: Sequence[Row], lists: Collection[str]) -> tuple[list[Row], list[Remark]]:
    """Part the rows that name a list which the event does not have."""
    missing: dict[str, list[int]] = defaultdict(list)
    kept = []
    for row in rows:
        unknown = next((one for one in row.lists or () if fold(one) not in lists), None)
        if unknown is None:
            kept.append(row)
        else:
            missing[unknown].append(row.source)
    text = sentence(
        "There is no check-in list “{list}”. Make the list first, or correct the sheet."
    )
    return kept, [Remark(text, tuple(numbers), {"list": name}) for name, numbers in missing.items()]
