"""Two small buttons in the top bar: which language, and whether there are sounds."""

from PySide6.QtCore import QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui.language import LANGUAGES
from ui.retranslating import Retranslating
from ui.theme import TARGET, font, scheme


class SmallButton(Retranslating, QPushButton):
    """As wide as it is high. Pressing it takes the keys from nobody."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setProperty("kind", "small")

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(TARGET, TARGET)

    def retranslate(self) -> None:
        """Say what it is in the language of now."""
        raise NotImplementedError

    def _say(self, words: str) -> None:
        self.setAccessibleName(words)
        self.setToolTip(words)


class LanguageButton(SmallButton):
    """Says which language is spoken now; pressed, the next one is."""

    def __init__(self) -> None:
        super().__init__()
        self.setFont(font(20, strong=True))
        self.retranslate()

    def retranslate(self) -> None:
        """Say which language is spoken now."""
        code = QLocale().name()[:2]
        self.setText(code.upper())
        name = LANGUAGES.get(code, code)
        self._say(self.tr("Language: {language} (F7)").format(language=name))


class SoundButton(SmallButton):
    """Whether answers are heard as well as seen."""

    def __init__(self) -> None:
        super().__init__()
        self._muted = False
        self.retranslate()

    def show_muted(self, *, muted: bool) -> None:
        """Show that sounds are off, or on."""
        self._muted = muted
        self.retranslate()
        self.update()

    def retranslate(self) -> None:
        """Say whether sounds are on."""
        self._say(self.tr("Sound is off (F8)") if self._muted else self.tr("Sound is on (F8)"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a loudspeaker, crossed out when there are no sounds."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = 26.0
        painter.translate((self.width() - side) / 2, (self.height() - side) / 2)
        painter.scale(side / 100, side / 100)
        colour = QColor(scheme().text)
        pen = QPen(colour, 9)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        cone = QPainterPath()
        cone.moveTo(6, 38)
        for x, y in ((26, 38), (50, 16), (50, 84), (26, 62), (6, 62)):
            cone.lineTo(x, y)
        cone.closeSubpath()
        painter.setBrush(colour)
        painter.drawPath(cone)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._muted:
            painter.drawLine(QPointF(68, 36), QPointF(94, 64))
            painter.drawLine(QPointF(94, 36), QPointF(68, 64))
        else:
            for radius in (18.0, 38.0):
                box = QRectF(52 - radius, 50 - radius, 2 * radius, 2 * radius)
                painter.drawArc(box, -45 * 16, 90 * 16)
        painter.end()
