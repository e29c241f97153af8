"""A desk that shows nobody: locked, erased, or waiting to hear what time it is."""

from collections.abc import Callable

from bench.screen.stage import Scene, Stage
from checkin.adapters.wiping import Erased
from checkin.adapters.wrapping import Label
from checkin.domain.desk_card import SEED_BYTES, DeskCard
from checkin.domain.lock import Policy
from checkin.domain.model import EventId
from ui.calm_page import CalmPage, Said, erased_words, time_words, unsent_words
from ui.lock_page import LockPage

_EVENT = EventId("0a1b2c3d")
_LABEL = Label("Desk 2", "Harbour Gathering", _EVENT)
_WRONG = "The desk card or the PIN is not right."
_ELSEWHERE = (
    "This desk cannot be opened on this computer: part of its key is kept by the computer "
    "that it was set up on."
)
_BOX = "/home/desk/.local/share/checkin/desk.box"


def locked_scenes() -> dict[str, Scene]:
    """Each state's name, and what brings it about."""
    return {
        "locked": _lock(),
        "locked_card_read": _lock(_show_card),
        "locked_wrong": _lock(_try_wrongly, waits_ms=23_000),
        "locked_light": _lock(policy=Policy.LIGHT),
        "locked_elsewhere": _lock(why_not=_ELSEWHERE),
        "locked_asking": _lock(lambda page: page.wait_for_organiser("KWXMPT")),
        "erased": _calm(lambda: erased_words(Erased(0), _BOX)),
        "erased_waiting": _calm(lambda: erased_words(Erased(12), _BOX)),
        "waits_for_time": _calm(time_words),
        "about_to_be_erased": _calm(lambda: unsent_words(3)),
    }


def _show_card(page: LockPage) -> None:
    page.scanned(_card().text)
    page.pin.setText("417")


def _try_wrongly(page: LockPage) -> None:
    page.scanned(_card().text)
    page.failed(_WRONG)


def _card() -> DeskCard:
    return DeskCard(_EVENT, b"n" * SEED_BYTES)


def _lock(
    then: Callable[[LockPage], None] | None = None,
    policy: Policy = Policy.STRICT,
    *,
    waits_ms: int = 0,
    why_not: str = "",
) -> Scene:
    def scene(stage: Stage) -> None:
        page = LockPage(_LABEL, policy, lambda: waits_ms, why_not, can_ask=True)
        stage.window.show_page(page)
        if then is not None:
            then(page)

    return scene


def _calm(make: Callable[[], Said]) -> Scene:
    def scene(stage: Stage) -> None:
        stage.window.show_page(CalmPage(make))

    return scene
