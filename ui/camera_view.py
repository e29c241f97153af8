"""What the camera sees, mirrored for the person in front of it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from checkin.adapters.camera.events import Picture
from checkin.adapters.camera.reports import Cause
from ui.plain_text import draw_block
from ui.retranslating import Retranslating
from ui.theme import font, scheme

translate = QCoreApplication.translate

_CAPTION = 88
"""Logical pixels under the picture."""


class CameraView(Retranslating, QWidget):
    """The left pane: what the camera sees, and the promise below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finder = _Finder(self)
        self.painted = self._finder.painted
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.retranslate()

    def retranslate(self) -> None:
        """Say what this is in the language of now."""
        self.setAccessibleName(translate("Camera", "Camera picture"))
        self._describe()
        self.update()
        self._finder.update()

    def show_picture(self, picture: Picture) -> None:
        """Show *picture* instead of the one before."""
        was_dark, self._finder.picture = self._finder.picture is None, picture
        if was_dark:
            self._describe()
        self._finder.update()

    def show_trouble(self, words: Callable[[], str]) -> None:
        """Say why there is no picture, and that typing still works.

        *words* says it, in whatever language is spoken when it is asked.
        """
        self._finder.picture, self._finder.trouble = None, words
        self._describe()
        self._finder.update()

    def cover(self, *, covered: bool) -> None:
        """Show nothing of anybody while *covered*."""
        self._finder.covered = covered
        self._finder.update()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Keep the picture above the promise."""
        self._finder.setGeometry(8, 8, self.width() - 16, self.height() - _CAPTION - 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the frame and the promise."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = scheme()
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)
        painter.setPen(QColor(colours.muted))
        top = self.height() - _CAPTION + 8
        caption = QRectF(24, top, self.width() - 48, _CAPTION - 16)
        draw_block(painter, caption, _promise(), font(21), least=16, centred=True)
        painter.end()

    def _describe(self) -> None:
        picture, trouble = self._finder.picture, self._finder.trouble
        self.setAccessibleDescription(trouble() if picture is None else _promise())


class _Finder(QWidget):
    """The picture with its guide. Pictures are painted and forgotten; nothing is kept.

    Fifteen times a second, so it paints all of its pixels, and no more than its
    own: nothing behind it is painted, and no text is laid out.
    """

    painted = Signal()
    """The last picture has been dealt with."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.picture: Picture | None = None
        self.trouble = starting_words
        self.covered = False
        self._guide = QPixmap()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        inside = QRectF(self.rect())
        picture = None if self.covered else self.picture
        if picture is None:
            painter.fillRect(inside, QColor(scheme().night))
        else:
            _paint_picture(painter, inside, picture)
            painter.drawPixmap(0, 0, self._guide)
        if self.picture is None and not self.covered:
            self._paint_trouble(painter, inside)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        corners = QPainterPath()
        corners.addRect(inside)
        corners.addRoundedRect(inside, 8, 8)
        painter.fillPath(corners, QColor(scheme().surface))
        painter.end()
        self.painted.emit()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        ratio = self.devicePixelRatioF()
        self._guide = QPixmap(self.size() * ratio)
        self._guide.setDevicePixelRatio(ratio)
        self._guide.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._guide)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_guide(painter, QRectF(self.rect()))
        painter.end()

    def _paint_trouble(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(QColor(scheme().on_night))
        inside = box.adjusted(32, 24, -32, -24)
        # U+2028 is a new line within one laid-out text.
        # By itself: texts inside of an f-string are not found by those who translate.
        typing = translate("Camera", "Typing still works.")
        words = f"{self.trouble()}\u2028{typing}"
        draw_block(painter, inside, words, font(26), least=18, centred=True)


def _paint_picture(painter: QPainter, box: QRectF, picture: Picture) -> None:
    wide, high = picture.width, picture.height
    image = QImage(picture.pixels, wide, high, QImage.Format.Format_RGB32)
    # The middle of the frame fills the pane: that is where a code is held up.
    part = min(wide / box.width(), high / box.height())
    cut = QRectF(0, 0, box.width() * part, box.height() * part)
    cut.moveCenter(QPointF(wide / 2, high / 2))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.translate(box.width(), 0)
    painter.scale(-1, 1)
    painter.drawImage(box, image, cut)
    painter.restore()


def starting_words() -> str:
    """What the pane says before the first picture."""
    return translate("Camera", "The camera is starting.")


def trouble_words(cause: Cause) -> str:
    """Why there is no picture, for a volunteer."""
    match cause:
        case Cause.NO_CAMERA:
            return translate(
                "Camera", "No camera. Is its cable plugged in? F9 tries another camera."
            )
        case Cause.IN_USE:
            return translate(
                "Camera",
                "The camera gives no picture. Another program may be using it. F9 tries another camera.",
            )
        case Cause.FORBIDDEN:
            return translate("Camera", "The camera is blocked in this computer's settings.")
        case Cause.NO_FILE:
            return translate("Camera", "The film for the camera is not there.")
        case Cause.NOT_A_VIDEO:
            return translate("Camera", "The file for the camera is not a film.")
        case Cause.NO_STREAM:
            return translate("Camera", "The network camera does not answer.")
        case Cause.STOPPED:
            return translate("Camera", "The camera has stopped. Was it unplugged?")
        case Cause.FROZEN:
            return translate("Camera", "The camera has frozen. It is being started again.")
        case Cause.BLACK:
            return translate("Camera", "The camera sees only black. Is its lens covered?")
        case Cause.RESTARTED:
            return translate("Camera", "The code reader is starting again.")


def ended_words() -> str:
    """What the pane says after a film's last frame."""
    return translate("Camera", "The film has ended.")


def _promise() -> str:
    return translate("Camera", "Reads codes only. Nothing is recorded.")


def _paint_guide(painter: QPainter, box: QRectF) -> None:
    side = min(box.width(), box.height()) * 0.72
    frame = QRectF(0, 0, side, side)
    frame.moveCenter(box.center())
    arm = side * 0.14
    for colour, width in (("#14181D", 7), ("#FFFFFF", 4)):
        pen = QPen(QColor(colour), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for x, inward in ((frame.left(), arm), (frame.right(), -arm)):
            for y, down in ((frame.top(), arm), (frame.bottom(), -arm)):
                corner = [QPointF(x + inward, y), QPointF(x, y), QPointF(x, y + down)]
                painter.drawPolyline(QPolygonF(corner))
