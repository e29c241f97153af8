"""The arrival curve, painted: how many had come by when, and how many came in each five minutes.

Time runs from left to right in every language. Arabic readers meet it so: school books,
newspapers and organisations of the Arab world write around their charts from the right,
and draw the time axis in them from the left. What is written around it is mirrored.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, tzinfo

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from checkin.usecases.curve import Curve
from checkin.usecases.tally import ARRIVALS_MS
from ui.plain_text import draw_line
from ui.theme import font, scheme
from ui.times import hour

translate = QCoreApplication.translate

_SMALL = 18
_ROW = 26
"""The height of a row of small text."""

_BARS_SHARE = 0.34
"""Of the height: the rest is for the line, which most people ask for."""

_STEPS_MIN = (5, 10, 15, 30, 60, 120)
_LEAST_APART = 84
"""Logical pixels between two times of the axis."""


class ArrivalCurve(QWidget):
    """Two plots with one time axis, and the same as a table for those who listen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(120)
        self._curve = Curve(0, (0,), 0)
        self._expected: int | None = None
        self._zone: tzinfo = UTC

    def show_curve(self, curve: Curve, expected: int | None, zone: tzinfo) -> None:
        """Show *curve* of a list on which so many are *expected*, with times in *zone*."""
        self._curve, self._expected, self._zone = curve, expected, zone
        self.setAccessibleName(translate("Counts", "Arrivals per five minutes"))
        self.setAccessibleDescription("; ".join(self._table()))
        self.update()

    def _table(self) -> list[str]:
        rows, people = [], self._curve.earlier
        for place, came in enumerate(self._curve.bars):
            people += came
            if came:
                time = hour(self._curve.start_ms + place * ARRIVALS_MS, self._zone)
                rows.append(
                    translate("Counts", "{time}: {came}, {people} in all").format(
                        time=time, came=came, people=people
                    )
                )
        return rows

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what it means, the line, the bars and the hours."""
        curve, small = self._curve, font(_SMALL)
        small.setFeature(QFont.Tag("tnum"), 1)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(small)
        all_came = curve.earlier + sum(curve.bars)
        top, peak = max(self._expected or 0, all_came, 1), max(*curve.bars, 1)
        gutter = QFontMetricsF(small).horizontalAdvance(str(max(top, peak))) + 10
        box = QRectF(self.rect()).adjusted(gutter, _ROW + 10, -24, -_ROW - 4)
        low = box.height() * _BARS_SHARE
        upper, lower = box.adjusted(0, 0, 0, -low - 18), box.adjusted(0, box.height() - low, 0, 0)
        self._paint_grid(painter, upper, _numbers(top, upper.height()))
        self._paint_grid(painter, lower, (0, peak))
        self._paint_band(painter, upper, top)
        self._paint_line(painter, upper, top)
        self._paint_bars(painter, lower, peak)
        self._paint_hours(painter, lower)
        self._paint_meaning(painter)
        painter.end()

    def _x(self, box: QRectF, at_ms: float) -> float:
        curve = self._curve
        return box.left() + box.width() * (at_ms - curve.start_ms) / (curve.end_ms - curve.start_ms)

    def _paint_grid(self, painter: QPainter, box: QRectF, numbers: Sequence[int]) -> None:
        colours = scheme()
        for number in numbers:
            y = _y(box, number, numbers[-1])
            painter.setPen(QPen(QColor(colours.line), 1))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            painter.setPen(QColor(colours.muted))
            beside = QRectF(0, y - _ROW / 2, box.left() - 8, _ROW)
            painter.drawText(beside, _ON_THE_RIGHT, str(number))

    def _paint_band(self, painter: QPainter, box: QRectF, top: int) -> None:
        band = self._curve.band
        if not band:
            return
        most = [QPointF(self._x(box, one.at_ms), _y(box, one.most, top)) for one in band]
        least = [QPointF(self._x(box, one.at_ms), _y(box, one.least, top)) for one in band]
        painter.save()
        painter.setClipRect(box.adjusted(-1, -2, 1, 2))
        painter.setPen(QPen(QColor(scheme().muted), 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(scheme().calm))
        painter.drawPolygon(QPolygonF([*most, *least[::-1]]))
        painter.restore()

    def _paint_line(self, painter: QPainter, box: QRectF, top: int) -> None:
        curve, people = self._curve, self._curve.earlier
        points = [QPointF(box.left(), _y(box, people, top))]
        for place, came in enumerate(curve.bars):
            # Of what is still to come nothing is known.
            began = curve.start_ms + place * ARRIVALS_MS
            if began >= curve.until_ms:
                break
            people += came
            ended = min(began + ARRIVALS_MS, curve.until_ms)
            points.append(QPointF(self._x(box, ended), _y(box, people, top)))
        pen = QPen(QColor(scheme().accent), 3)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(points))
        painter.setBrush(QColor(scheme().accent))
        painter.drawEllipse(points[-1], 4, 4)

    def _paint_bars(self, painter: QPainter, box: QRectF, peak: int) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(scheme().accent))
        wide = box.width() / len(self._curve.bars)
        for place, came in enumerate(self._curve.bars):
            high = box.height() * came / peak
            if came:
                left = box.left() + place * wide + 1
                # One person among thousands is still somebody.
                high = max(high, 2.0)
                painter.drawRect(QRectF(left, box.bottom() - high, max(wide - 2, 1), high))

    def _paint_hours(self, painter: QPainter, box: QRectF) -> None:
        curve = self._curve
        step = next(
            (
                one
                for one in _STEPS_MIN
                if box.width() * one * 60_000 / (curve.end_ms - curve.start_ms) >= _LEAST_APART
            ),
            _STEPS_MIN[-1],
        )
        for place in range(len(curve.bars) + 1):
            at_ms = curve.start_ms + place * ARRIVALS_MS
            local = datetime.fromtimestamp(at_ms / 1000, UTC).astimezone(self._zone)
            if (local.hour * 60 + local.minute) % step:
                continue
            x = self._x(box, at_ms)
            painter.setPen(QPen(QColor(scheme().muted), 1.5))
            painter.drawLine(QPointF(x, box.bottom()), QPointF(x, box.bottom() + 6))
            label = QRectF(x - 40, box.bottom() + 4, 80, _ROW)
            painter.drawText(label, int(Qt.AlignmentFlag.AlignCenter), hour(at_ms, self._zone))

    def _paint_meaning(self, painter: QPainter) -> None:
        """Say what the line, the area and the bars are, where people begin to read."""
        signs: list[tuple[Callable[[QPainter, QRectF], None], str]] = [
            (_line_sign, translate("Counts", "arrived")),
            (_bar_sign, translate("Counts", "in five minutes")),
        ]
        if self._curve.band:
            signs.insert(1, (_area_sign, translate("Counts", "expected")))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        small, left = font(_SMALL), 0.0
        for sign, words in signs:
            wide = QFontMetricsF(small).horizontalAdvance(words) + 2
            for draw, size in ((sign, 28.0), (words, wide)):
                x = self.width() - left - size if mirrored else left
                box = QRectF(x, 0, size, _ROW)
                if callable(draw):
                    draw(painter, box.adjusted(0, 4, 0, -4))
                else:
                    painter.setPen(QColor(scheme().text))
                    draw_line(painter, box, draw, small)
                left += size + 8
            left += 20


_ON_THE_RIGHT = int(
    Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
)


def _numbers(top: int, height: float) -> tuple[int, ...]:
    """The numbers beside a plot: as many as have room."""
    return (0, top // 2, top) if top > 1 and height > 2.2 * _ROW else (0, top)


def _y(box: QRectF, number: float, top: float) -> float:
    return box.bottom() - box.height() * number / top


def _line_sign(painter: QPainter, box: QRectF) -> None:
    painter.setPen(QPen(QColor(scheme().accent), 3))
    painter.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()))


def _area_sign(painter: QPainter, box: QRectF) -> None:
    painter.setPen(QPen(QColor(scheme().muted), 1.5, Qt.PenStyle.DashLine))
    painter.setBrush(QColor(scheme().calm))
    painter.drawRect(box.adjusted(1, 1, -1, -1))


def _bar_sign(painter: QPainter, box: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(scheme().accent))
    for place, share in enumerate((0.5, 1.0, 0.7)):
        high = box.height() * share
        painter.drawRect(QRectF(box.left() + 3 + place * 8, box.bottom() - high, 6, high))
