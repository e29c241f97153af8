"""What a desk says of itself: while it begins, while it closes, and while a badge is still held up."""

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication

from bench.screen.stage import Scene, Stage
from checkin.adapters.event_file.contents import Head, PrivatePlace
from checkin.adapters.event_file.places import Place
from checkin.adapters.event_file.refusals import DOES_NOT_OPEN, IN_USE, LETTERS
from checkin.cli.morning import ADMITTED
from checkin.domain.errors import Unreachable
from checkin.domain.model import DeskProfile, EventId
from checkin.usecases.log_copy import read_log
from ui.calm_page import CalmPage, already_words
from ui.first_run import FirstRun
from ui.setting_up import SettingUp
from ui.workers import Exchanged


class _StillReading:
    """Directories of a desk that has not read anybody yet."""

    now = None

    def changed(self) -> None:
        """It goes on reading."""


def moment_scenes() -> dict[str, Scene]:
    """Each state's name, and what brings it about at a desk that was just opened."""
    return {
        "opening": lambda stage: stage.open_page(_StillReading()),
        "no_list_yet": _no_list_yet,
        "search_reading": _search_reading,
        "still_in_view": _still_in_view,
        "closing": _closing,
        "first_run": _first_run,
        "first_run_asking": _asking,
        "first_run_failed": _failed,
        "event_file": _event_file,
        "event_file_refused": _event_file_refused,
        "event_file_known": _event_file_known,
        "event_file_in_use": _event_file_in_use,
        "event_file_not_needed": _already,
        "event_file_waits": _waits,
    }


def _no_list_yet(stage: Stage) -> None:
    stage.forget_list()
    stage.open_page()


def _search_reading(stage: Stage) -> None:
    stage.open_page(_StillReading())
    stage.page.hearing.log_read(read_log(stage.store))
    stage.search("an")


def _still_in_view(stage: Stage) -> None:
    stage.scan(ADMITTED)
    stage.later(300)
    stage.scan(ADMITTED)


def _closing(stage: Stage) -> None:
    stage.window.guarded = True
    stage.window.asked.connect(stage.page.ask_to_close)
    QApplication.sendEvent(stage.window, QCloseEvent())


def _first_run(stage: Stage) -> FirstRun:
    page = FirstRun("Desk 1")
    stage.window.show_page(page)
    return page


def _asking(stage: Stage) -> FirstRun:
    page = _first_run(stage)
    page.address.setText("https://192.168.1.5:8321/#7Q4MK2XPWJ3TVA9CB0DE.75CEHHKK25Q17EK0AG2J")
    page.ask()
    return page


def _failed(stage: Stage) -> None:
    _asking(stage).failed(str(Unreachable("The server cannot be reached.")))


def _event_file(stage: Stage) -> SettingUp:
    page = SettingUp("Harmattan-Press-Union.checkin-event")
    stage.window.show_page(page)
    return page


def _event_file_refused(stage: Stage) -> None:
    page = _event_file(stage)
    page.passphrase.setText("7Q4M-K2XP-WJ3T-VA9C")
    page.failed(DOES_NOT_OPEN)


def _event_file_known(stage: Stage) -> SettingUp:
    """As it is on a laptop without a network."""
    page = _event_file(stage)
    gathering, file = stage.store.gathering(), "0" * 32
    lists = tuple((one.name, one.day.isoformat()) for one in stage.store.lists())
    expires = stage.now_ms + 3 * 24 * 60 * 60 * 1000
    places = tuple(
        PrivatePlace(Place(file, f"Desk {number}", DeskProfile.LANE, expires, b""), b"")
        for number in range(1, 8)
    )
    page.know(
        Head(
            file,
            gathering.id if gathering else EventId(""),
            gathering.name if gathering else "",
            gathering.time_zone if gathering else "UTC",
            lists,
            208,
            41,
            stage.now_ms - 3 * 60 * 60 * 1000,
            expires,
            DeskProfile.LANE,
            "https://192.168.1.5:8321",
            (),
            places,
        ),
        stage.now_ms,
    )
    return page


def _event_file_in_use(stage: Stage) -> None:
    _event_file_known(stage).know_taken(["Desk 1", "Desk 3"])


def _already(stage: Stage) -> None:
    stage.window.show_page(CalmPage(lambda: already_words("Desk 3")))


def _waits(stage: Stage) -> None:
    """The server has said that another laptop has this place."""
    why = f"{IN_USE}{LETTERS}7Q4 MK2"
    stage.page.standing.talked(Exchanged(None, 3, 0, why))
