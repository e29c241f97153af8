"""What is wrong with what somebody filled in: a sentence for each field, all of them at once."""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from checkin.domain.errors import InputError


def text(english: str) -> str:
    """Mark a sentence that pages say in their reader's language (``.ci/words`` looks for it)."""
    return english


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one *field*: a *sentence*, and what stands in its {places}."""

    field: str
    sentence: str
    values: Mapping[str, str] = dataclasses.field(default_factory=dict)

    @property
    def english(self) -> str:
        """The whole sentence."""
        return self.sentence.format(**self.values)


class Wrong(InputError):
    """Some fields are not as they have to be. Nothing was changed."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(" ".join(one.english for one in problems))
        self.problems = tuple(problems)
