"""Somebody types: who is found, and looking twice at the one who was chosen."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from checkin.domain.badge import parse
from checkin.domain.names import fold, is_enough
from checkin.domain.record import How, Role
from checkin.domain.short_code import read_short_code, spaced
from checkin.usecases.desk import Desk
from checkin.usecases.outcome import Found
from ui import wording
from ui.scanning import Scanning
from ui.skeleton import Skeleton
from ui.times import hour, zone_at

translate = QCoreApplication.translate


class Finding:
    """The rows in the panel's place, as long as somebody types."""

    def __init__(self, shown: Skeleton, desk: Desk, scanning: Scanning) -> None:
        self._shown = shown
        self._desk = desk
        self._scanning = scanning

    @property
    def can_search(self) -> bool:
        """Whether people can be found by name yet."""
        return self._desk.can_search

    def search(self, typed: str) -> None:
        """Show who is found by *typed*."""
        found = self._scanning.saving.attempt(
            partial(self._desk.search, typed), partial(self.search, typed)
        )
        if found is None:
            return
        self._shown.rows.show_found(
            found,
            [self._came_in(one) for one in found],
            enough=bool(found) or is_enough(fold(typed)),
            reading=not self.can_search,
            names=self._desk.has_names,
        )
        self._shown.show_rows()

    def confirm(self) -> None:
        """Look twice at the chosen row."""
        who = self._shown.rows.current()
        typed = self._shown.field.text()
        if who is not None:
            code = read_short_code(typed)
            how = How.TYPED if code else How.SEARCHED
            staff = self._desk.role is Role.HELP_DESK
            compare = spaced(code) if code and who.withheld else ""
            make = partial(wording.confirm, who, out=self._scanning.out, staff=staff, code=compare)
            self._scanning.look_twice(who, how, make)
        elif parse(typed) is not None and self._desk.ready:
            # A scanner that types, and ends with Enter.
            self._scanning.scan(typed)

    def confirm_row(self, key: str) -> None:
        """Look twice at the row of *key*, which was clicked."""
        who = self._shown.rows.current()
        if who is not None and who.id == key:
            self.confirm()

    def _came_in(self, found: Found) -> str:
        counts = found.presence.counts
        if counts is None:
            return ""
        time = hour(counts.corrected_ms, zone_at(self._desk.gathering))
        return translate("Finding", "In since {time}").format(time=time)
