"""What lanes say: those that are given public names only, and those that are given none."""

from bench.screen.stage import Scene, Stage, scenes
from checkin.adapters.roster_json import write
from checkin.cli.morning import ADMITTED
from checkin.domain.model import (
    BadgeId,
    DeskId,
    DeskProfile,
    EnrolledDesk,
    IssuedBadge,
    RegistrationId,
)
from checkin.domain.verdict import Reason
from checkin.domain.views import stand_in

_HELP_DESKS = (("d2", "Help desk 1"), ("d3", "North door"))
_SAME = (
    "ready", "checked_in", "a_moment_ago", "already_in", "undone", "help", "sent", "not_in",
    "already_in_with_exit", "ready_out", "checked_out", "unread_further",
    Reason.NOT_AN_EVENT_CODE, Reason.CANCELLED, Reason.OTHER_LIST, Reason.REPLACED,
)  # fmt: skip
"""What is scanned, and what else is as at any desk, but for what is said of people."""


def lane_scenes() -> dict[str, Scene]:
    """Each state's name, and what brings it about at a desk that was just opened."""
    usual = scenes()
    found: dict[str, Scene] = {
        f"nameless_{name}": _nameless(usual[name]) for name in map(str, _SAME)
    }
    return found | {
        "nameless_no_help_desk": _nameless(lambda stage: stage.page.help()),
        "nameless_search": _nameless(lambda stage: stage.search("an")),
        "nameless_search_code": _nameless(lambda stage: stage.search(stage.short_code())),
        "nameless_confirm": _nameless(_confirm),
        "nameless_not_found": _nameless(_not_found),
        "nameless_counts": _nameless(_counts),
        "lane_no_help_desk": _lane(lambda stage: stage.page.help()),
        "lane_checked_in": _lane(lambda stage: stage.scan(ADMITTED)),
    }


def become(stage: Stage, profile: DeskProfile) -> None:
    """Be a desk of *profile*, with two help desks to send people to."""
    stage.fetch(profile)
    others = (EnrolledDesk(DeskId(key * 8), name, b"k" * 32) for key, name in _HELP_DESKS)
    for one in (EnrolledDesk(stage.store.mine, "Lane 3", b"k" * 32, profile=profile), *others):
        stage.publish("desk", one.id, write(one))
    stage.open_page()


def _nameless(scene: Scene) -> Scene:
    return _being(DeskProfile.LANE_WITHOUT_NAMES, scene)


def _lane(scene: Scene) -> Scene:
    return _being(DeskProfile.LANE, scene)


def _being(profile: DeskProfile, scene: Scene) -> Scene:
    def bring_about(stage: Stage) -> None:
        become(stage, profile)
        scene(stage)

    return bring_about


def _confirm(stage: Stage) -> None:
    stage.search(stage.short_code())
    stage.page.finding.confirm()


def _not_found(stage: Stage) -> None:
    code = BadgeId("TKT-nobody")
    badge = IssuedBadge(stand_in(code), RegistrationId("gone"))
    stage.publish("badge", badge.id, write(badge))
    stage.page.scanned(code)


def _counts(stage: Stage) -> None:
    stage.scan(ADMITTED)
    stage.page.figures.toggle()
