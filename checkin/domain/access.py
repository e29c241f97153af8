"""Who may see and do what, of those who organise."""

from enum import StrEnum


class Access(StrEnum):
    """What somebody may do on the organisers' pages. Each may do what those before may.

    A *viewer* sees counts and no names; an *organiser* runs events: people, badges, desks,
    conflicts; an *owner* also says who the organisers are, and erases.
    """

    VIEWER = "viewer"
    ORGANISER = "organiser"
    OWNER = "owner"

    def allows(self, needed: "Access") -> bool:
        """Say whether whoever has this may do what *needed* may."""
        order = list(Access)
        return order.index(self) >= order.index(needed)
