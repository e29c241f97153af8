"""The self-test in the window: rows as they are found, the answer from afar, nothing waits."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage

from checkin.adapters.camera.decoder import Decoder
from checkin.adapters.camera.events import CameraGone, CodeRead, Picture
from checkin.adapters.camera.reports import Cause
from checkin.adapters.probes.desk import DeskUnderTest
from checkin.usecases.self_test import Finding, Matter, State, bad, good, skipped, warned
from checkin.usecases.self_test_camera import TEST_TEXT, SoundFacts
from tests.fakes import FakeCamera
from ui.camera_worker import EyeWorker
from ui.language import Language
from ui.laptop.drawing import missing_letters
from ui.laptop.looking import LookingOver
from ui.laptop.round_worker import Lent
from ui.laptop.self_test import SelfTest
from ui.theme import Look
from ui.window import Window

LINE = "checkin-ready-1 c0ffee00 d1 41 a1 0.8.0 1 ok c2ln"
WELL = [good(one, "All is well.") for one in Matter]
FULL = bad(Matter.SAVING, "Nothing can be saved on this laptop.", "The disk is full.", "Delete.")
FLAT = warned(Matter.POWER, "On battery, {percent} %.", "No charger.", "Plug it in.", percent=64)
NO_CODE = skipped(Matter.CODE, "No code was held up.")


def picture(number: int) -> Picture:
    """A webcam's frame with edges in it, a thirtieth of a second after the one before."""
    grey = np.full((360, 640, 4), 90, np.uint8)
    grey[:, ::40] = 220
    grey[:, 1::40] = 220
    return Picture(grey.tobytes(), 640, 360, number, number * 33_000_000)


def code(text: str) -> CodeRead:
    return CodeRead(text, 1, 1, 2, ((0, 0),) * 4)


class Played(list[Look]):
    def __call__(self, look: Look) -> None:
        self.append(look)


@pytest.fixture
def page(qtbot) -> SelfTest:
    made = SelfTest(Lent(), lambda _: LINE, Played())
    made.heard_of_sound(SoundFacts(1))
    window = Window()
    qtbot.addWidget(window)
    window.show_page(made)
    window.show()
    made.begin()
    made.kept = window
    return made


def shown(page: SelfTest) -> list[str]:
    """What the rows say, from above."""
    rows = [page._column.itemAt(at).widget() for at in range(page._column.count())]
    return [row.accessibleName() for row in rows]


def tell(page: SelfTest, *different: Finding) -> None:
    others = {one.matter for one in different}
    for one in (*different, *(one for one in WELL if one.matter not in others)):
        page.found(one)
    page.over()


def test_rows_appear_as_they_are_found(page):
    assert "0 of 19" in page.banner.accessibleName()
    page.found(WELL[0])

    assert len(shown(page)) == 1
    assert "1 of 19" in page.banner.accessibleName()
    assert not page.again.isEnabled()


def test_a_laptop_without_faults_is_ready_for_tomorrow(page):
    tell(page)

    assert page.banner.accessibleName().startswith("Ready for tomorrow")
    assert page.line == LINE


def test_what_is_wrong_stands_first_and_what_to_do_first_is_in_the_answer(page):
    tell(page, FLAT, FULL)

    assert page.banner.accessibleName() == "Not ready yet. First: Delete."
    first, second, *_ = shown(page)
    assert "Nothing can be saved" in first
    assert "On battery, 64 %." in second


def test_a_warning_leaves_it_ready_and_is_named(page):
    tell(page, FLAT)

    assert page.banner.accessibleName() == "Ready for tomorrow. To look at: Plug it in."


def test_the_chart_may_be_held_up_after_the_round(page):
    for number in range(40):
        page.lent.note(picture(number))
    tell(page, NO_CODE)

    page.lent.note(code("https://example.org"))
    page.code_read(code("https://example.org"))
    assert page._found[Matter.CODE].state is State.SKIPPED

    page.lent.note(code(TEST_TEXT))
    page.code_read(code(TEST_TEXT))
    assert page._found[Matter.CODE].state is State.GOOD
    assert len(shown(page)) == len(Matter)


def test_sounds_are_played_and_a_person_says_whether_they_were_heard(page, qtbot):
    tell(page)
    page._playing.setInterval(1)

    page.play.click()
    qtbot.waitUntil(lambda: len(page._play) == 4)
    assert set(page._play) == set(Look) - {Look.READY}

    page.not_heard.click()
    assert page._found[Matter.SOUND].state is State.WARN
    page.heard.click()
    assert page._found[Matter.SOUND].said == "The four sounds were heard."


def test_the_summary_can_be_copied_with_its_line_and_without_anybody(page):
    tell(page, FULL)

    page.copy.click()

    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Not ready yet\n")
    assert (
        "x Saving \u00b7 Nothing can be saved on this laptop. The disk is full. Delete." in copied
    )
    assert copied.endswith(LINE)


def test_the_code_on_the_screen_is_read_by_another_laptop(page):
    page.show_code.click()

    grabbed = page.chart.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    grey = np.ndarray(
        (grabbed.height(), grabbed.width()),
        np.uint8,
        grabbed.constBits(),
        0,
        (grabbed.bytesPerLine(), 1),
    )
    assert [one.text for one in Decoder().read(grey.copy())] == [TEST_TEXT]
    page.show_code.click()
    assert page.camera.isVisible()


def test_another_language_is_spoken_at_once_and_esc_goes_back(page, qapp, qtbot):
    tell(page, FLAT)
    language = Language(qapp)
    language.use("fr")
    try:
        qtbot.waitUntil(lambda: page.banner.accessibleName().startswith("Prêt pour demain"))
    finally:
        language.use("en")
    with qtbot.waitSignal(page.left):
        qtbot.keyClick(page.back, Qt.Key.Key_Escape)


def test_letters_that_no_font_has_are_counted_by_their_script():
    assert missing_letters("Aé中ไم") == {}
    assert missing_letters("A\U0010fffd") == {"?": 1}


@pytest.fixture
def laptop(tmp_path) -> Iterator[tuple[LookingOver, FakeCamera]]:
    """A laptop that is no desk, with a camera that the window has already."""
    camera = FakeCamera()
    eye = EyeWorker(camera)
    eye.start()
    looking = LookingOver(
        lambda: DeskUnderTest(tmp_path / "desk", None, None),
        lambda: eye,
        lambda: "0",
        lambda _: None,
        lambda: True,
        sound=lambda: SoundFacts(1),
    )
    yield looking, camera
    looking.end()
    eye.stop()


def test_a_whole_round_in_its_own_thread_through_the_window_s_camera(laptop, qtbot):
    looking, camera = laptop
    page = looking.page()
    window = Window()
    qtbot.addWidget(window)
    window.show_page(page)
    window.show()

    for number in range(4):
        camera.show(picture(number))
    camera.show(code(TEST_TEXT))
    qtbot.waitUntil(lambda: page.summary is not None, timeout=20_000)

    assert set(page._found) == set(Matter)
    assert page._found[Matter.CAMERA].state is State.GOOD
    assert page._found[Matter.CODE].state is State.GOOD
    assert page._found[Matter.LOCK].said == "This laptop is not a desk yet."
    assert page.banner.accessibleName().startswith("Not ready yet")


def test_why_there_is_no_picture_is_known_from_before_the_page_was_opened(laptop, qtbot):
    looking, camera = laptop
    eye = looking._eye()
    with qtbot.waitSignal(eye.gone):
        camera.show(CameraGone(Cause.IN_USE, "busy"))
    page = looking.page()
    qtbot.addWidget(page)

    qtbot.waitUntil(lambda: page.summary is not None, timeout=20_000)

    assert "Another program is using it." in page._found[Matter.CAMERA].cause


def test_whoever_goes_back_waits_for_nothing_and_hears_nothing_more(laptop, qtbot):
    looking, _ = laptop
    page = looking.page()

    gone = []
    page.destroyed.connect(lambda: gone.append(True))
    page.deleteLater()

    qtbot.waitUntil(lambda: bool(gone))
    qtbot.waitUntil(lambda: not looking._rounds, timeout=20_000)
