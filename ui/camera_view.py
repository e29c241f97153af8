"""What the camera sees, mirrored for the person in front of it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from checkin.adapters.camera import Cause, Picture
from ui.plain_text import draw_block
from ui.retranslating import Retranslating
from ui.theme import font, scheme

translate = QCoreApplication.translate

_CAPTION = 88
"""Logical pixels under the picture."""


class CameraView(Retranslating, QWidget):
    """The left pane. Pictures are painted and forgotten; nothing is kept.

    ``painted`` says that the last picture has been dealt with.
    """

    painted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: Picture | None = None
        self._trouble = starting_words
        self._covered = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.retranslate()

    def retranslate(self) -> None:
        """Say what this is in the language of now."""
        self.setAccessibleName(translate("Camera", "Camera picture"))
        self.setAccessibleDescription(self._trouble() if self._picture is None else _promise())
        self.update()

    def show_picture(self, picture: Picture) -> None:
        """Show *picture* instead of the one before."""
        self._picture = picture
        self.setAccessibleDescription(_promise())
        self.update()

    def show_trouble(self, words: Callable[[], str]) -> None:
        """Say why there is no picture, and that typing still works.

        *words* says it, in whatever language is spoken when it is asked.
        """
        self._picture = None
        self._trouble = words
        self.setAccessibleDescription(words())
        self.update()

    def cover(self, *, covered: bool) -> None:
        """Show nothing of anybody while *covered*."""
        self._covered = covered
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture, the guide and the promise."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = scheme()
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        pane = QRectF(box.left(), box.top(), box.width(), box.height() - _CAPTION)
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(box, 12, 12)
        outline = QPainterPath()
        outline.addRoundedRect(pane.adjusted(7.5, 7.5, -7.5, 0), 8, 8)
        painter.fillPath(outline, QColor(colours.night))
        inside = outline.boundingRect()
        if self._covered:
            pass
        elif self._picture is None:
            self._paint_trouble(painter, inside)
        else:
            painter.save()
            painter.setClipPath(outline)
            self._paint_picture(painter, inside, self._picture)
            painter.restore()
            _paint_guide(painter, inside)
        painter.setPen(QColor(colours.muted))
        caption = QRectF(24, pane.bottom() + 8, self.width() - 48, _CAPTION - 16)
        draw_block(painter, caption, _promise(), font(21), least=16, centred=True)
        painter.end()
        self.painted.emit()

    def _paint_picture(self, painter: QPainter, box: QRectF, picture: Picture) -> None:
        high, wide = picture.image.shape[:2]
        image = QImage(
            picture.image.data, wide, high, picture.image.strides[0], QImage.Format.Format_BGR888
        )
        # The middle of the frame fills the pane: that is where a code is held up.
        part = min(wide / box.width(), high / box.height())
        cut = QRectF(0, 0, box.width() * part, box.height() * part)
        cut.moveCenter(QPointF(wide / 2, high / 2))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(box.center().x() * 2, 0)
        painter.scale(-1, 1)
        painter.drawImage(box, image, cut)

    def _paint_trouble(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(QColor(scheme().on_night))
        inside = box.adjusted(32, 24, -32, -24)
        # U+2028 is a new line within one laid-out text.
        words = f"{self._trouble()}\u2028{translate('Camera', 'Typing still works.')}"
        draw_block(painter, inside, words, font(26), least=18, centred=True)


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
