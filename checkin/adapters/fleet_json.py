"""What a server says of itself and of an event's other desks, as JSON: ``/v1/fleet``."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from checkin.domain.errors import Nonsense
from checkin.usecases.self_test_fleet import ListVersion

PATH = "/v1/fleet"
_LONGEST = 40
_MOST = 1_000


@dataclass(frozen=True, slots=True)
class Fleet:
    """``lists`` and ``programs``: how many other desks were heard with each. ``time_ms`` is now."""

    program: str
    held: ListVersion
    lists: Mapping[int, int]
    programs: Mapping[str, int]
    time_ms: int


def write_fleet(fleet: Fleet) -> dict[str, Any]:
    """Return the fields."""
    return {
        "program": fleet.program,
        "list": {"number": fleet.held.number, "digest": fleet.held.digest},
        "lists": [{"number": one, "desks": count} for one, count in fleet.lists.items()],
        "programs": [{"program": one, "desks": count} for one, count in fleet.programs.items()],
        "time_ms": fleet.time_ms,
    }


def read_fleet(data: bytes) -> Fleet:
    """Read an answer.

    Raises:
        Nonsense: it is none.
    """
    try:
        fields = json.loads(data)
        held = fields["list"]
        return Fleet(
            str(fields["program"])[:_LONGEST],
            ListVersion(int(held["number"]), str(held["digest"])),
            {int(one["number"]): int(one["desks"]) for one in fields["lists"][:_MOST]},
            {
                str(one["program"])[:_LONGEST]: int(one["desks"])
                for one in fields["programs"][:_MOST]
            },
            int(fields["time_ms"]),
        )
    except (KeyError, TypeError, ValueError, RecursionError):
        raise Nonsense(
            "The address answered, but not as a Checkin server. Check the address."
        ) from None
