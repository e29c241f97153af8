"""The strip below the top bar: what there is to say of this laptop, and nothing while all is well."""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QRectF, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from checkin.adapters.battery import Battery
from checkin.adapters.event_file.refusals import LETTERS
from checkin.domain.clock import ClockReading
from ui.plain_text import draw_line
from ui.theme import font, scheme
from ui.times import span

translate = QCoreApplication.translate

CLOCK_OFF_MS = 60_000
"""From here on it is worth a word that a laptop's clock is wrong."""
LOW_PERCENT, EMPTY_PERCENT = 40, 15
"""Below these a laptop on battery should be plugged in: soon, and now."""

_LEAST = 14
_READABLE = 17


class Notice(StrEnum):
    """What the strip can say, the least pressing first: where there is no room, those go first."""

    NEWER = "newer"
    OFFLINE = "offline"
    ASIDE = "aside"
    CAME_BACK = "came_back"
    CLOCK = "clock"
    OLD_SERVER = "old_server"
    SCANNER = "scanner"
    BATTERY = "battery"


QT_TRANSLATE_NOOP(
    "Refusal",
    "This desk's Checkin is too old for its server. Go on: all is kept here. "
    "Tell the organisers to install the newer version.",
)

_ASKS = {Notice.CLOCK, Notice.SCANNER, Notice.BATTERY}
"""These ask for something, and so are amber."""


class Strip(QWidget):
    """A thin bar that is always there, so that nothing moves when it has something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(32)
        self._notices: dict[Notice, str] = {}
        self._staff = False

    @property
    def words(self) -> str:
        """All that there is to say, empty while all is well."""
        return _joined(self._notices)

    def show_notices(self, notices: Mapping[Notice, str]) -> None:
        """Say these, and of those that are new tell screen readers when they have a moment."""
        said = {one: notices[one] for one in Notice if notices.get(one)}
        if said == self._notices:
            return
        new = {one: words for one, words in said.items() if one not in self._notices}
        self._notices = said
        self.setAccessibleName(self.words)
        self.setToolTip(self.words)
        if new:
            event = QAccessibleAnnouncementEvent(self, _joined(new))
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
            QAccessible.updateAccessibility(event)
        self.update()

    def show_staff(self, *, staff: bool) -> None:
        """Be the band that says that the help desk is open, or not any more."""
        self._staff = staff
        self.update()

    def offline_words(self, to_send: int, why: str = "") -> str:
        """Nobody hears this desk: nothing is lost, and *why* says what a person should know."""
        if why:
            sentence, _, letters = why.partition(LETTERS)
            said = QCoreApplication.translate("Refusal", sentence)
            return " ".join((said, self.tr("Letters:"), letters)) if letters else said
        if to_send == 0:
            return self.tr("Working offline. Keep going.")
        return self.tr(
            "Working offline. Keep going. %n check-in(s) will be sent later", "", to_send
        )

    def aside_words(self, count: int) -> str:
        """What could not be taken in, here or at the server: nothing is lost, somebody should look."""
        if count == 0:
            return ""
        return self.tr("%n record(s) kept aside. Please tell the organisers", "", count)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bar: calm grey, amber where it asks for something, else as the help desk's band."""
        box = QRectF(self.rect()).adjusted(16, 0, -16, 0)
        words, colours = self._fitting(box.width()), scheme()
        if not words:
            return
        fill, ink = colours.calm, colours.text
        if self._staff:
            fill, ink = colours.staff, colours.on_staff
        elif _ASKS & self._notices.keys():
            fill, ink = colours.amber, "#14181D"
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        painter.setPen(QColor(ink))
        draw_line(painter, box, words, font(20, strong=self._staff), least=_LEAST)
        painter.end()

    def _fitting(self, width: float) -> str:
        """As much as can be read at once: what is least pressing is left to the chips."""
        staff = self.tr("Help desk is open. It closes after 5 min without a key")
        measure = QFontMetricsF(font(_READABLE, strong=self._staff)).horizontalAdvance
        said = dict(self._notices)
        while True:
            words = _joined(said)
            if self._staff:
                words = " \u00b7 ".join(filter(None, (staff, words)))
            if len(said) < 2 or measure(words) <= width:
                return words
            del said[next(iter(said))]


def _joined(notices: Mapping[Notice, str]) -> str:
    return " \u00b7 ".join(notices.values())


def newer_words(version: str) -> str:
    """The server has a newer version, which nobody has to install."""
    return translate(
        "Strip", "Version {version} of Checkin is at the server. Nobody has to install it now"
    ).format(version=version)


def old_server_words() -> str:
    """The server is older than what this desk's program understands."""
    return translate(
        "Strip", "The server's Checkin is too old for this desk. Go on, and tell the organisers"
    )


def came_back_words() -> str:
    """The program had stopped by itself, and was opened again."""
    return translate("Strip", "This desk had stopped and is back. Whatever was green is saved")


def scanner_words() -> str:
    """A serial scanner is not there."""
    return translate("Strip", "The scanner is unplugged. The camera and typing still work")


def clock_words(clock: ClockReading) -> str:
    """How wrong the laptop's clock is, once an exchange has shown that it certainly is."""
    off = abs(clock.offset_ms or 0)
    if off - (clock.uncertainty_ms or 0) < CLOCK_OFF_MS:
        return ""
    text = translate("Strip", "This laptop's clock is {span} off. Check-ins are kept and corrected")
    # To the nearest minute: three hours less some milliseconds are three hours.
    return text.format(span=span(round(off / 60_000) * 60_000))


def battery_words(battery: Battery) -> str:
    """What to do before the laptop goes dark; nothing where it is not known."""
    percent = battery.percent
    if battery.on_mains is not False or percent is None or percent >= LOW_PERCENT:
        return ""
    if percent < EMPTY_PERCENT:
        text = translate("Strip", "Battery almost empty, {percent} %. Plug in now")
    else:
        text = translate("Strip", "On battery, {percent} %. Please plug in")
    return text.format(percent=percent)
