"""How many are expected on each check-in list, under the lists' rules as they are now.

Whoever has arrived on a list all the same (a help desk has admitted them, or their category,
their lists or the rule are others since) counts as expected there as well: so nobody reads
"13 of 12", and whoever is expected has arrived or has not. A badge that no roster knows may
be that of somebody who is expected anyhow, so nobody more is expected for it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from checkin.domain.model import CheckInList, ListId, RegistrationId, Standing
from checkin.domain.verdict import Entitled, is_expected


class Right(NamedTuple):
    """What decides on which lists somebody is expected. Many people have the same."""

    # Not the standing itself, whose hash takes longer than all of the rest.
    good: bool
    lists: frozenset[ListId]
    category: str

    @property
    def standing(self) -> Standing:
        """Whether the registration is still good."""
        return Standing.ACTIVE if self.good else Standing.CANCELLED


def right_of(one: Entitled) -> Right:
    """The right of one registration."""
    return Right(one.standing == Standing.ACTIVE, one.lists, one.category)


class Rules:
    """On which of some lists people are expected: asked of the domain once for each right."""

    def __init__(self, lists: Iterable[CheckInList] = ()) -> None:
        self._lists = {one.id: one for one in lists}
        self._known: dict[Right, frozenset[ListId]] = {}

    def lists_of(self, right: Right) -> frozenset[ListId]:
        """The lists on which whoever has *right* is expected."""
        found = self._known.get(right)
        if found is None:
            found = self._known[right] = frozenset(
                key for key, on in self._lists.items() if is_expected(right, on)
            )
        return found


class Expecting:
    """Whom a desk expects at one moment, whoever has arrived. It never changes.

    *rights* are those of the roster, *many* how many people have each of them. *added* are
    those of people whom help desks have added, *gone* is whoever has lost their place.
    """

    def __init__(
        self,
        rules: Rules,
        rights: Mapping[RegistrationId, Right],
        many: Mapping[Right, int],
        added: Mapping[RegistrationId, Right],
        gone: Iterable[RegistrationId],
    ) -> None:
        self._rules = rules
        self._rights = rights
        # Whom the organisers have taken in since is on their list.
        self._new = {key: right for key, right in added.items() if key not in rights}
        self._gone = frozenset(gone)
        self._many: Counter[ListId] = Counter()
        for right, people in many.items():
            self._count(right, people)
        for right in self._new.values():
            self._count(right, 1)
        for key in self._gone & rights.keys():
            self._count(rights[key], -1)

    def many(self, on: ListId) -> int:
        """How many people are expected on a list."""
        return self._many[on]

    def passes_over(self, person: str, on: ListId) -> bool:
        """Say whether somebody is known, and none of those who are expected on a list."""
        key = RegistrationId(person)
        right = self._rights.get(key) or self._new.get(key)
        if right is None:
            return False
        return key in self._gone or on not in self._rules.lists_of(right)

    def _count(self, right: Right, people: int) -> None:
        for on in self._rules.lists_of(right):
            self._many[on] += people
