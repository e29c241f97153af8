"""The page of counts: opened by a key or the count itself, kept true while it is open."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Signal

from checkin.domain.model import CheckInList
from checkin.usecases.desk import Desk
from checkin.usecases.unheard import Unheard
from ui.bars import list_title
from ui.counts import MOST_OTHERS, Figures
from ui.plain_text import isolated
from ui.skeleton import Skeleton
from ui.standing import Standing
from ui.times import hour, zone_at

translate = QCoreApplication.translate


class Counting(QObject):
    """Looks at the desk's figures once a second while they are shown, and never otherwise.

    *heard_ms* is when the organisers' computer was last heard, by this laptop's clock,
    ``None`` if not since the window opened. ``done`` when nobody wants to see them any
    more, and before they are shown.
    """

    done = Signal()

    def __init__(
        self,
        shown: Skeleton,
        desk: Desk,
        standing: Standing,
        heard_ms: Callable[[], int | None],
    ) -> None:
        super().__init__(shown)
        self._shown = shown
        self._desk = desk
        self._standing = standing
        self._heard_ms = heard_ms
        self._figures: Figures | None = None
        standing.timer.timeout.connect(self.refresh)

    def toggle(self) -> None:
        """Show them, or go back to work."""
        if self._shown.counting:
            self.done.emit()
        elif self._desk.ready and self._desk.on and not self._writing():
            self.done.emit()
            self._shown.show_counts()
            self.refresh()
            self._shown.counts.read_aloud()

    def refresh(self) -> None:
        """Say what there is to say now, if it is not what stands there."""
        on = self._desk.on
        if not self._shown.counting or on is None:
            return
        figures = self._look(on)
        if figures != self._figures:
            self._figures = figures
            self._shown.counts.show_figures(figures)

    def _writing(self) -> bool:
        return self._shown.boarding and bool(self._shown.board.sheet.fields)

    def _look(self, on: CheckInList) -> Figures:
        desk, curve = self._desk, self._desk.curve()
        count, outside = desk.count(), curve.earlier + curve.later if curve else 0
        unheard = desk.unheard()
        people = translate("Counts", "Inside now: {people}")
        others = self.tr("%n of them came at other hours.", "", outside)
        return Figures(
            arrived=_arrived(count.here, count.expected),
            as_of=self._age(),
            missing=_perhaps_more(unheard) if unheard else "",
            inside=people.format(people=desk.inside()) if on.exit else "",
            curve=curve,
            expected=count.expected,
            zone=zone_at(desk.gathering),
            outside=others if outside else "",
            others=self._others(on),
        )

    def _age(self) -> str:
        """How old it is."""
        desk, heard = self._desk, self._heard_ms()
        if heard is None:
            return translate(
                "Counts", "As far as this desk knows. It has not heard from the organisers yet."
            )
        words = (
            translate("Counts", "As of {time}.")
            if self._standing.link.online
            else translate("Counts", "As far as this desk knows, offline since {time}.")
        )
        return words.format(time=hour(desk.corrected(heard), zone_at(desk.gathering)))

    def _others(self, on: CheckInList) -> tuple[str, ...]:
        others = [one for one in self._desk.lists if one.id != on.id]
        named = others if len(others) <= MOST_OTHERS else others[: MOST_OTHERS - 1]
        lines = []
        for one in named:
            counts = self._desk.counts_of(one.id)
            lines.append(f"{list_title(one)}: {_short(counts.here, counts.expected)}")
        if more := len(others) - len(named):
            lines.append(self.tr("and %n more list(s)", "", more))
        return tuple(lines)


def _arrived(here: int, expected: int | None) -> str:
    if expected is None:
        return translate("Counts", "Arrived: {here}").format(here=here)
    words = translate("Counts", "Arrived: {here} of {expected}")
    return words.format(here=here, expected=expected)


def _short(here: int, expected: int | None) -> str:
    if expected is None:
        return str(here)
    return translate("Counts", "{here} of {expected}").format(here=here, expected=expected)


def _perhaps_more(unheard: Unheard) -> str:
    hours, minutes = divmod(unheard.for_ms // 60_000, 60)
    words = (
        translate("Counts", "Perhaps more at {desk}, not heard for {hours} h {minutes} min.")
        if hours
        else translate("Counts", "Perhaps more at {desk}, not heard for {minutes} min.")
    )
    desk = isolated(unheard.name) if unheard.name else translate("Counts", "another desk")
    return words.format(desk=desk, hours=hours, minutes=minutes)
