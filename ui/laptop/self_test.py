"""The self-test's page: rows appear as they are found, and what to do first can be read from afar."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from checkin.adapters.camera.events import CameraGone, CodeRead
from checkin.usecases.self_test import Finding, Matter, State, Summary, summarise
from checkin.usecases.self_test_camera import (
    TEST_TEXT,
    Shown,
    SoundFacts,
    judge_camera,
    judge_sound,
    shown,
)
from ui.camera_view import CameraView, trouble_words
from ui.laptop.menu import Room
from ui.laptop.round_worker import Lent
from ui.laptop.self_test_rows import Banner, Row, TestCode
from ui.laptop.self_test_words import in_text
from ui.retranslating import Retranslating
from ui.theme import Look

translate = QCoreApplication.translate

_SOUNDS = (Look.CHECKED_IN, Look.PLEASE_READ, Look.ALREADY_IN, Look.STOP)
_APART_MS = 900
_ORDER = (State.BAD, State.WARN, State.GOOD, State.SKIPPED)


class Signing(Protocol):
    """Who signs what the self-test came to."""

    def __call__(self, findings: Sequence[Finding]) -> str:
        """Return the ready line, empty where there is nobody to sign."""


class SelfTest(Retranslating, Room):
    """Shows findings. ``asked`` when a round is to begin, ``signed`` when there is another line."""

    asked = Signal()
    signed = Signal()

    def __init__(self, lent: Lent, sign: Signing, play: Callable[[Look], None]) -> None:
        # Not above: the window is painted before anybody wants a code.
        import segno

        super().__init__()
        self.lent = lent
        self._sign = sign
        self._play = play
        self._found: dict[Matter, Finding] = {}
        self._rows: dict[Matter, Row] = {}
        self._sound = SoundFacts(None)
        self.summary: Summary | None = None
        self.line = ""
        self.banner = Banner()
        self.camera = CameraView()
        self.chart = TestCode(
            tuple(bytes(row) for row in segno.make_qr(TEST_TEXT, error="m").matrix)
        )
        self.back, self.again, self.copy, self.show_code = (QPushButton() for _ in range(4))
        self.play, self.heard, self.not_heard = (QPushButton() for _ in range(3))
        self._playing = QTimer(self, interval=_APART_MS)
        self._to_play: list[Look] = []
        self._lay_out()
        self._connect()
        self.retranslate()

    def begin(self) -> None:
        """Look again at everything."""
        for row in self._rows.values():
            self._drop(row)
        self._rows.clear()
        self._found.clear()
        self.summary, self.line = None, ""
        self.lent.begin_again()
        self._refresh()
        self.asked.emit()

    def found(self, one: Finding) -> None:
        """One more finding."""
        self._found[one.matter] = one
        self._put(one)
        self._refresh()

    def over(self) -> None:
        """There are no more: say what it came to, and sign that."""
        self._sum_up()

    def heard_of_sound(self, facts: SoundFacts) -> None:
        """What this laptop can play."""
        self._sound = facts

    def code_read(self, read: CodeRead) -> None:
        """A code is in view: after the round it still counts."""
        if self.summary is not None and shown(read.text) is Shown.TEST:
            self._judge_camera_again()

    def no_picture(self, gone: CameraGone) -> None:
        """Say why there is none."""
        self.camera.show_trouble(partial(trouble_words, gone.cause))

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.back.setText(translate("Laptop", "Back (Esc)"))
        self.again.setText(translate("SelfTestPage", "Again"))
        self.copy.setText(translate("SelfTestPage", "Copy the summary"))
        showing = self._picture.currentWidget() is self.chart
        self.show_code.setText(
            translate("SelfTestPage", "Show the camera picture")
            if showing
            else translate("SelfTestPage", "Show a test code")
        )
        self.play.setText(translate("SelfTestPage", "Play the four sounds"))
        self.heard.setText(translate("SelfTestPage", "I heard them"))
        self.not_heard.setText(translate("SelfTestPage", "I did not"))
        for row in self._rows.values():
            row.say()
        self._refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # ------------------------------------------------------------ how

    def _put(self, one: Finding) -> None:
        if (old := self._rows.pop(one.matter, None)) is not None:
            self._drop(old)
        self._rows[one.matter] = row = Row(one)
        # What is wrong stands first, and each kind in the order of what is looked at.
        place = _ORDER.index(one.state), list(Matter).index(one.matter)
        at = sum(
            (_ORDER.index(other.found.state), list(Matter).index(matter)) < place
            for matter, other in self._rows.items()
        )
        self._column.insertWidget(at, row)

    def _drop(self, row: Row) -> None:
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _sum_up(self) -> None:
        findings = list(self._found.values())
        self.summary = summarise(findings)
        self.line = self._sign(findings)
        self._refresh()
        self.signed.emit()

    def _refresh(self) -> None:
        self.banner.show_summary(self.summary, len(self._found))
        done = self.summary is not None
        self.again.setEnabled(done)
        self.copy.setEnabled(done)
        for one in (self.play, self.heard, self.not_heard):
            one.setEnabled(done and bool(self._sound.outputs))

    def _judge_camera_again(self) -> None:
        if self._found[Matter.CODE].state is State.GOOD:
            return
        for one in judge_camera(self.lent.facts()):
            self.found(one)
        self._sum_up()

    def _judge_sound(self, *, heard: bool) -> None:
        facts = SoundFacts(self._sound.outputs, self._sound.broken, heard)
        self.found(judge_sound(facts))
        self._sum_up()

    def _begin_to_play(self) -> None:
        self._to_play = list(_SOUNDS)
        self._play_next()
        self._playing.start()

    def _play_next(self) -> None:
        if self._to_play:
            self._play(self._to_play.pop(0))
        else:
            self._playing.stop()

    def _copy(self) -> None:
        if self.summary is not None:
            text = in_text(list(self._found.values()), self.summary, self.line)
            QGuiApplication.clipboard().setText(text)

    def _turn(self) -> None:
        showing = self._picture.currentWidget() is self.chart
        self._picture.setCurrentWidget(self.camera if showing else self.chart)
        self.retranslate()

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.again.clicked.connect(self.begin)
        self.copy.clicked.connect(self._copy)
        self.show_code.clicked.connect(self._turn)
        self.play.clicked.connect(self._begin_to_play)
        self.heard.clicked.connect(lambda: self._judge_sound(heard=True))
        self.not_heard.clicked.connect(lambda: self._judge_sound(heard=False))
        self._playing.timeout.connect(self._play_next)

    def _lay_out(self) -> None:
        inside = QWidget()
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._column)
        column.addStretch(1)
        rows = QScrollArea()
        rows.setFrameShape(QFrame.Shape.NoFrame)
        rows.setWidgetResizable(True)
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.setWidget(inside)
        self._picture = QStackedLayout()
        self._picture.addWidget(self.camera)
        self._picture.addWidget(self.chart)
        sounds = QHBoxLayout()
        for button in (self.play, self.heard, self.not_heard):
            button.setProperty("kind", "second")
            sounds.addWidget(button)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addLayout(self._picture, 1)
        right.addLayout(sounds)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(rows, 56)
        middle.addLayout(right, 44)
        below = QHBoxLayout()
        self.again.setProperty("kind", "main")
        for button in (self.again, self.copy, self.show_code):
            if button is not self.again:
                button.setProperty("kind", "second")
            below.addWidget(button)
        below.addStretch()
        below.addWidget(self.back)
        page = QVBoxLayout(self)
        page.setContentsMargins(16, 16, 16, 8)
        page.setSpacing(8)
        page.addWidget(self.banner)
        page.addLayout(middle, 1)
        page.addLayout(below)
        self.setFocusProxy(self.back)
