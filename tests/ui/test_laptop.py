from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow

from ui.card import State
from ui.laptop.laptop import Laptop
from ui.laptop.menu import Room


def opened(hands, qtbot):
    """A desk whose window has the pages about this laptop, one of them made up here."""
    desk = hands()
    laptop = Laptop(desk.window)
    laptop.serve(desk.page)
    rooms = []

    def make() -> Room:
        rooms.append(Room())
        return rooms[-1]

    laptop.add(lambda: "A page", make)
    qtbot.waitUntil(desk.window.isActiveWindow)
    return desk, laptop, rooms


def button(laptop):
    return laptop.menu.focusProxy()


def test_f10_opens_this_laptop_and_esc_goes_back_to_the_desk(hands, qtbot):
    desk, laptop, _ = opened(hands, qtbot)

    qtbot.keyClick(desk.page.field, Qt.Key.Key_F10)
    assert desk.window.is_covered
    assert laptop.menu.isVisible()

    qtbot.keyClick(button(laptop), Qt.Key.Key_Escape)
    assert desk.window.centralWidget() is desk.page
    assert desk.page.isVisible()
    assert desk.card.state is State.READY


def test_nobody_is_checked_in_behind_the_page(hands, qtbot):
    desk, laptop, _ = opened(hands, qtbot)
    laptop.open()

    desk.scan("r1")
    desk.page.scanned("CODE-r1")
    laptop.leave()

    assert desk.store.have() == {}
    desk.scan("r1")
    assert desk.card.state is State.CHECKED_IN


def test_a_page_of_the_menu_leads_back_to_it(hands, qtbot):
    _, laptop, rooms = opened(hands, qtbot)
    laptop.open()

    qtbot.mouseClick(button(laptop), Qt.MouseButton.LeftButton)
    assert rooms[0].isVisible()
    assert not laptop.menu.isVisible()

    rooms[0].left.emit()
    assert laptop.menu.isVisible()


def test_the_list_s_menu_and_the_settings_lead_there(hands, qtbot):
    desk, _, _ = opened(hands, qtbot)

    words = [one.text() for one in desk.page.top.menu.actions()]
    assert words[-1] == "This laptop… (F10)"
    desk.page.top.menu.actions()[-1].trigger()
    assert desk.window.is_covered


def test_whoever_closes_the_window_is_asked_by_the_desk(hands, qtbot):
    desk, laptop, _ = opened(hands, qtbot)
    desk.window.guarded = True
    desk.window.asked.connect(desk.page.ask_to_close)
    laptop.open()

    QMainWindow.close(desk.window)

    assert desk.window.centralWidget() is desk.page
    assert desk.card.state is State.CLOSING
