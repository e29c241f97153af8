"""How many will be expected on each check-in list once a sheet is in."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from checkin.domain.model import CheckInList, Registration, RegistrationId
from checkin.domain.names import fold
from checkin.domain.verdict import is_expected
from checkin.usecases.importing.remarks import Remark, sentence


@dataclass(frozen=True, slots=True)
class Expectation:
    """How many people a list will expect, and how many of them are ``gone`` from the sheet."""

    list: str
    people: int
    gone: int

    def after(self, *, cancelled: bool) -> int:
        """How many it will expect if those who are gone are cancelled, or if they stay."""
        return self.people - self.gone if cancelled else self.people


def expectations(
    lists: Iterable[CheckInList],
    people: Collection[Registration],
    gone: Collection[RegistrationId],
) -> tuple[tuple[Expectation, ...], list[Remark]]:
    """Count *people* as they will be, and say which category of a list's rule is nobody's."""
    found = []
    remarks = []
    for on in lists:
        coming = [one for one in people if is_expected(one, on)]
        missing = sum(one.id in gone for one in coming)
        found.append(Expectation(on.name, len(coming), missing))
        there = Counter(fold(one.category) for one in coming)
        remarks += [
            Remark(_NOBODYS, (), {"list": on.name, "category": name})
            for name in on.categories
            if not there[fold(name)]
        ]
    return tuple(found), remarks


_NOBODYS = sentence(
    "“{list}” is for people of the category “{category}”, and nobody on it is of that category."
)
