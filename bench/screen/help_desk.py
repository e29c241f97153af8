"""The help desk's states, for those who look at them."""

from bench.screen.stage import Scene, Stage
from checkin.cli.morning import ADMITTED
from checkin.domain.verdict import Reason
from ui.dress import Theme


def help_desk_scenes() -> dict[str, Scene]:
    """The help desk's states, each reached as staff reach it."""
    return {
        "staff_no_pin": lambda stage: stage.without_pin(),
        "staff_pin": lambda stage: stage.page.ask_pin(),
        "staff_wrong_pin": lambda stage: stage.type_pin("000000"),
        "staff_home": lambda stage: stage.open_help_desk(),
        "staff_confirm": _staff_confirm,
        "staff_settings": _settings,
        "staff_person": _person,
        "staff_why": _why,
        "staff_badge": _badge,
        "staff_not_spare": _not_spare,
        "staff_name": _name,
        "staff_lists": _lists,
        "staff_registered": _registered,
        "staff_registered_elsewhere": _registered_elsewhere,
        "staff_group": lambda stage: _acting(stage, "group"),
        "staff_together": _together,
        "staff_badge_replaced": _badge_replaced,
        "staff_sent": _staff_sent,
        "staff_conflicts": _conflicts,
        "staff_settle": _settle,
    }


def _staff_confirm(stage: Stage) -> None:
    stage.open_help_desk()
    stage.search_somebody()
    stage.page.finding.confirm()


def _settings(stage: Stage) -> None:
    stage.page.preferences.show_window(4, Theme.SYSTEM)
    stage.page.preferences.show_camera("Integrated HD Webcam: 1080p")
    stage.open_help_desk()
    stage.choose("settings")


def _person(stage: Stage) -> None:
    stage.open_help_desk()
    stage.search_somebody()
    stage.page.help()


def _acting(stage: Stage, act: str) -> None:
    _person(stage)
    stage.choose(act)


def _why(stage: Stage) -> None:
    _acting(stage, "badge")


def _badge(stage: Stage) -> None:
    _why(stage)
    stage.choose("lost")


def _not_spare(stage: Stage) -> None:
    _badge(stage)
    stage.scan(ADMITTED)


def _badge_replaced(stage: Stage) -> None:
    _badge(stage)
    stage.page.steps.go()


def _name(stage: Stage) -> None:
    _acting(stage, "instead")
    stage.page.board.fields[0].setText("Grace Hopper")


def _lists(stage: Stage) -> None:
    stage.open_help_desk()
    stage.choose("walk_in")
    stage.page.board.fields[0].setText("Grace Hopper")
    stage.page.steps.go()
    stage.page.steps.go()


def _registered_elsewhere(stage: Stage) -> None:
    _lists(stage)
    board = stage.page.board
    board.toggle()
    board.step(1)
    board.toggle()
    stage.page.steps.go()
    stage.page.steps.go()


def _registered(stage: Stage) -> None:
    _name(stage)
    stage.page.steps.go()
    stage.page.steps.go()


def _together(stage: Stage) -> None:
    _acting(stage, "group")
    stage.page.steps.go()


def _staff_sent(stage: Stage) -> None:
    stage.scan(Reason.CANCELLED)
    stage.page.help()
    stage.open_help_desk()
    stage.choose("sent")


def _conflicts(stage: Stage) -> None:
    stage.admit_elsewhere()
    stage.open_help_desk()
    stage.choose("conflicts")


def _settle(stage: Stage) -> None:
    _conflicts(stage)
    stage.page.steps.go()
