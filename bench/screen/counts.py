"""What the page of counts looks like on a morning: empty, first, busy, alone, across two days."""

from dataclasses import replace
from random import Random

from bench.screen.stage import Scene, Stage
from checkin.adapters.roster_json import write
from checkin.cli.morning import ADMITTED
from checkin.domain.model import CheckInList, DeskId, EnrolledDesk, ListId
from checkin.usecases.exchange import Silent
from ui.workers import Exchanged, Heard

_MINUTE_MS = 60_000
_ELSEWHERE = EnrolledDesk(DeskId("d3" * 8), "Desk 3", bytes(32))


def count_scenes() -> dict[str, Scene]:
    """Each state's name, and what brings it about at a desk that was just opened."""
    return {
        "counts_nobody": lambda stage: stage.page.figures.toggle(),
        "counts_one": _one,
        "counts": _morning,
        "counts_unheard": _unheard,
        "counts_offline": _offline,
        "counts_another_day": _another_day,
    }


def arrive(stage: Stage, minutes_ago: list[float]) -> None:
    """Let people be admitted at another desk, so many minutes ago each."""
    if stage.desk.on is None:
        return
    stage.scan(ADMITTED)
    one, on = list(stage.store.records())[-1], stage.desk.on.id
    people = [
        who.id
        for who in stage.store.registrations()
        if on in who.lists and who.standing == "active" and who.id != one.about
    ]
    records = [
        replace(
            one,
            desk=_ELSEWHERE.id,
            about=who,
            at=one.at - round(ago * _MINUTE_MS),
            digest=f"{place:064x}",
        )
        for place, (who, ago) in enumerate(zip(people, minutes_ago, strict=False))
    ]
    stage.page.hearing.told(Heard(tuple(records), behind=False))
    stage.page.to_ready()


def _one(stage: Stage) -> None:
    stage.scan(ADMITTED)
    stage.page.figures.toggle()


def _morning(stage: Stage) -> None:
    # Somewhat late: most come within the half hour before it begins, ten minutes from now.
    chance = Random(7)
    arrive(stage, [max(0.5, chance.triangular(0, 75, 14)) for _ in range(111)])
    stage.set_rules(begins=stage.now_ms - stage.now_ms % 300_000 + 10 * _MINUTE_MS, exit=True)
    stage.page.figures.toggle()


def _unheard(stage: Stage) -> None:
    for number in range(4):
        dinner = CheckInList(
            ListId(f"dinner-{number}"), f"Dinner {number + 1}", stage.desk.lists[-1].day
        )
        stage.publish("list", dinner.id, write(dinner))
    stage.publish("desk", _ELSEWHERE.id, write(_ELSEWHERE))
    if stage.desk.on is not None:
        since = stage.now_ms - 14 * _MINUTE_MS
        stage.desk.silent = (Silent(_ELSEWHERE.id, stage.desk.on.id, since),)
    _morning_as_told(stage)


def _morning_as_told(stage: Stage) -> None:
    told = stage.desk.silent
    _morning(stage)
    stage.desk.silent = told
    stage.page.figures.refresh()


def _offline(stage: Stage) -> None:
    _morning(stage)
    stage.later(12 * _MINUTE_MS)
    stage.page.hearing.talked(Exchanged(None))
    stage.page.figures.refresh()


def _another_day(stage: Stage) -> None:
    chance = Random(8)
    arrive(stage, [chance.uniform(0, 50) + 1440 * (place % 9 == 0) for place in range(60)])
    stage.page.figures.toggle()
