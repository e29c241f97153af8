"""Where people type: the cursor stands where they begin to read, and what they type stays in order."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from tests.ui.test_keys import press, types
from ui.field import Field
from ui.first_run import FirstRun
from ui.language import Language

CODE = "TKT-7Q4M-0031"


@pytest.fixture
def language(qapp):
    """The language of the application, English again afterwards."""
    found = Language(qapp)
    yield found
    found.use("en")


def cursor_x(field):
    """Where the cursor is painted, of the width of the field."""
    field.grab()  # painted first: only then does the field know
    middle = field.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).center()
    return middle.x() / field.width()


def ink(field):
    """The leftmost and rightmost column that differ from the empty ground, of the width."""
    picture = field.grab().toImage()
    row = range(8, field.width() - 8)
    ground = picture.pixel(field.width() // 2, 12)
    middle = range(field.height() // 4, 3 * field.height() // 4)
    inked = [x for x in row if any(picture.pixel(x, y) != ground for y in middle)]
    return min(inked) / field.width(), max(inked) / field.width()


@pytest.fixture
def shown(qtbot):
    # Qt keeps no window that nobody holds.
    kept = []

    def show(hint="", direction=None):
        window = QWidget()
        kept.append(window)
        qtbot.addWidget(window)
        window.resize(800, 56)
        field = Field(window)
        if direction is not None:
            window.setLayoutDirection(direction)
        field.setPlaceholderText(hint)
        field.resize(800, 56)
        window.show()
        return field

    yield show
    kept.clear()


@pytest.mark.parametrize(("code", "side"), [("ar", 1), ("en", 0), ("fr", 0), ("es", 0)])
def test_in_an_empty_field_the_cursor_stands_at_its_hint(language, shown, code, side):
    language.use(code)
    field = shown("اكتب اسمًا أو رمزًا" if side else "Type a name or a code")

    assert abs(cursor_x(field) - side) < 0.05
    assert max(abs(edge - side) for edge in ink(field)) < 0.5


def test_the_cursor_changes_sides_with_the_language(language, hands, qtbot):
    field = hands().page.field
    assert cursor_x(field) < 0.05
    language.use("ar")
    qtbot.waitUntil(lambda: cursor_x(field) > 0.95)
    language.use("en")
    qtbot.waitUntil(lambda: cursor_x(field) < 0.05)


def test_latin_letters_and_codes_are_in_order_in_a_mirrored_window(shown):
    plain = shown(direction=Qt.LayoutDirection.LeftToRight)
    plain.setText(CODE)
    mirrored = shown(direction=Qt.LayoutDirection.RightToLeft)
    mirrored.setText(CODE)

    (left, right), (x0, x1) = ink(plain), ink(mirrored)
    assert left < 0.05 < 0.95 < x1
    assert right - left == pytest.approx(x1 - x0, abs=0.01)
    # The letters themselves, pixel for pixel: a hyphen or digit that wandered would show.
    for one in (plain, mirrored):
        one.clearFocus()
    width = round((right - left) * 800) + 1

    def letters(field, start):
        return field.grab().toImage().copy(round(start * 800), 12, width, 32)

    assert letters(plain, left) == letters(mirrored, x0)


def test_arabic_letters_begin_on_the_right_in_any_window(shown):
    field = shown()
    field.setText("محمد")

    assert min(ink(field)) > 0.5


def test_each_field_of_the_program_is_such_a_one(hands, qtbot):
    first = FirstRun()
    qtbot.addWidget(first)
    fields = [*hands().page.findChildren(QLineEdit), *first.findChildren(QLineEdit)]

    assert len(fields) == 5
    assert all(isinstance(one, Field) for one in fields)


def test_typing_in_arabic_finds_as_before(language, hands):
    at = hands()
    language.use("ar")
    QApplication.processEvents()
    types(at.page.field, "محمد")
    assert at.page.rows.current().id == "r6"
    press(at.page.field, Qt.Key.Key_Escape)
    types(at.page.field, "ada")
    assert at.page.rows.current().id == "r1"


def test_nothing_that_was_typed_is_copied_or_cut_and_pasting_still_works(shown):
    field = shown()
    clipboard = QApplication.clipboard()
    clipboard.setText("before")
    field.setText("Ada Example")
    field.selectAll()
    for letter in (Qt.Key.Key_C, Qt.Key.Key_X):
        press(field, letter, held=Qt.KeyboardModifier.ControlModifier)
        assert (clipboard.text(), field.text()) == ("before", "Ada Example")
    press(field, Qt.Key.Key_V, held=Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "before"
