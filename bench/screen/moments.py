"""What a desk says of itself: while it begins, while it closes, and while a badge is still held up."""

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication

from bench.screen.stage import Scene, Stage
from checkin.cli.morning import ADMITTED
from checkin.domain.errors import Unreachable
from checkin.usecases.log_copy import read_log
from ui.first_run import FirstRun


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
    page.address.setText("http://192.168.1.5:8321/#7Q4MK2XP")
    page.ask()
    return page


def _failed(stage: Stage) -> None:
    _asking(stage).failed(str(Unreachable("The server cannot be reached.")))
