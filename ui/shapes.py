"""The shapes, painted: each says the same as its colour, to those who cannot see the colour.

All are drawn in a square of 100 units.
"""

from collections.abc import Callable
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ui.theme import Look

_STROKE = 9.0


def draw_shape(painter: QPainter, box: QRectF, look: Look, colour: str, fill: str) -> None:
    """Paint the shape of *look* in *box* with *colour*, on *fill*."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / 100, box.height() / 100)
    pen = QPen(QColor(colour), _STROKE)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _SHAPES[look](painter, QColor(colour), QColor(fill))
    painter.restore()


def _tick(painter: QPainter, colour: QColor, fill: QColor) -> None:
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(50, 50), 44, 44)
    painter.setPen(QPen(fill, 11, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([QPointF(29, 52), QPointF(44, 67), QPointF(72, 36)]))


def _two_figures(painter: QPainter, colour: QColor, fill: QColor) -> None:
    painter.setPen(QPen(fill, 5))
    painter.setBrush(colour)
    for middle in (66, 36):
        painter.drawChord(QRectF(middle - 32, 52, 64, 84), 0, 180 * 16)
        painter.drawEllipse(QPointF(middle, 29), 20, 20)


def _octagon(painter: QPainter, colour: QColor, fill: QColor) -> None:
    corners = [
        QPointF(50 + 46 * cos(pi / 8 + turn * pi / 4), 50 + 46 * sin(pi / 8 + turn * pi / 4))
        for turn in range(8)
    ]
    painter.setBrush(colour)
    painter.setPen(QPen(colour, 4, j=Qt.PenJoinStyle.RoundJoin))
    painter.drawPolygon(QPolygonF(corners))
    painter.setPen(QPen(fill, 11, c=Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(34, 34), QPointF(66, 66))
    painter.drawLine(QPointF(66, 34), QPointF(34, 66))


def _square_i(painter: QPainter, colour: QColor, fill: QColor) -> None:
    painter.setBrush(colour)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(QRectF(6, 6, 88, 88), 14, 14)
    painter.setBrush(fill)
    painter.drawEllipse(QPointF(50, 29), 7.5, 7.5)
    painter.drawRoundedRect(QRectF(43.5, 44, 13, 36), 4, 4)


def _brackets(painter: QPainter, _colour: QColor, _fill: QColor) -> None:
    for x, inward in ((10, 1), (90, -1)):
        for y, down in ((10, 1), (90, -1)):
            painter.drawPolyline(
                QPolygonF([QPointF(x + 24 * inward, y), QPointF(x, y), QPointF(x, y + 24 * down)])
            )


_SHAPES: dict[Look, Callable[[QPainter, QColor, QColor], None]] = {
    Look.CHECKED_IN: _tick,
    Look.ALREADY_IN: _two_figures,
    Look.STOP: _octagon,
    Look.PLEASE_READ: _square_i,
    Look.READY: _brackets,
}
