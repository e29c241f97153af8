"""What the rules of a list, and desks that are not heard, look like at a desk."""

from bench.screen.stage import Scene, Stage
from checkin.adapters.roster_json import write
from checkin.cli.morning import ADMITTED
from checkin.domain.model import DeskId, EnrolledDesk
from checkin.domain.verdict import Reason
from checkin.usecases.exchange import Silent

_HOUR_MS = 60 * 60_000
_DESK_3 = EnrolledDesk(DeskId("d3" * 8), "Desk 3", bytes(32))


def rule_scenes() -> dict[str, Scene]:
    """Each state's name, and what brings it about at a desk that was just opened."""
    return {
        Reason.NOT_OPEN_YET: _not_open_yet,
        Reason.CLOSED: _closed,
        Reason.OTHER_CATEGORY: _other_category,
        "ready_not_open": _ready_not_open,
        "checked_in_unheard": _unheard,
        "staff_admit": _admit,
        "staff_why_admit": _why_admit,
    }


def _ready_not_open(stage: Stage) -> None:
    stage.set_rules(opens=stage.now_ms + 30 * _HOUR_MS)
    stage.page.to_ready()


def _not_open_yet(stage: Stage) -> None:
    _ready_not_open(stage)
    stage.scan(ADMITTED)


def _closed(stage: Stage) -> None:
    stage.set_rules(closes=stage.now_ms - 30 * _HOUR_MS)
    stage.scan(ADMITTED)


def _other_category(stage: Stage) -> None:
    stage.set_rules(categories=("Board member", "Speaker", "Interpreter", "Guest of honour"))
    stage.scan(ADMITTED)


def _unheard(stage: Stage) -> None:
    stage.publish("desk", _DESK_3.id, write(_DESK_3))
    if stage.desk.on is not None:
        since = stage.now_ms - 14 * 60_000
        stage.desk.silent = (Silent(_DESK_3.id, stage.desk.on.id, since),)
    stage.scan(ADMITTED)


def _admit(stage: Stage) -> None:
    stage.set_rules(categories=("Speaker",))
    stage.open_help_desk()
    stage.search_somebody()
    stage.page.help()


def _why_admit(stage: Stage) -> None:
    _admit(stage)
    stage.choose("admit")
