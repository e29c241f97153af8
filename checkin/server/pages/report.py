"""The report: what happened, in numbers, as a page, to print and as files."""

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from fastapi import Response

from checkin.adapters.exports import Row, csv_pieces, xlsx
from checkin.adapters.profile import wall_ms
from checkin.adapters.server_erasing import kept_counts
from checkin.domain.access import Access
from checkin.domain.errors import InputError
from checkin.domain.reasons import SettleReason
from checkin.server.pages.clock import clock_of, day_of, full_clock_of, hours_of
from checkin.server.pages.rendering import HEADERS
from checkin.server.pages.routes import Pages
from checkin.server.pages.settle import counts_of
from checkin.server.pages.visit import Visit
from checkin.usecases.crowd import By
from checkin.usecases.report import ListReport, Report, report
from checkin.usecases.roster import zone_of
from checkin.usecases.small_cells import Breakdown

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

TURN_S = 20.0
"""How long a report waits for its turn: one of 300,000 check-ins keeps a processor busy for a second."""

_turns = threading.BoundedSemaphore(2)

Value = str | int | None


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the report: what it is of, what its columns are, its rows.

    ``bars`` is the column whose numbers are shown as bars as well, if there is one.
    """

    title: str
    of: str
    head: Sequence[str]
    rows: Sequence[Sequence[Value]]
    bars: int | None = None

    @property
    def most(self) -> int:
        """The largest of those numbers, 1 at least."""
        numbers = (row[self.bars] for row in self.rows if self.bars is not None)
        return max((one for one in numbers if isinstance(one, int)), default=1) or 1


def add_report(pages: Pages) -> None:
    """Add the page."""

    @pages.get("/events/{event}/report", Access.VIEWER)
    def show(visit: Visit) -> Response:
        """Show it."""
        made = report_of(visit)
        return visit.show(
            "report.html",
            report=made,
            tables=tables_of(visit, made),
            at=clock_of(visit),
            erased=kept_counts(visit.data, visit.event.id) is not None,
        )

    @pages.get("/events/{event}/report.csv", Access.VIEWER)
    def as_csv(visit: Visit) -> Response:
        """Give it for other programs: the tables one below the other."""
        made = b"".join(csv_pieces(_rows(visit)))
        visit.note("exported", "report.csv")
        return Response(made, 200, _as_file(visit, "csv"), "text/csv; charset=utf-8")

    @pages.get("/events/{event}/report.xlsx", Access.VIEWER)
    def as_xlsx(visit: Visit) -> Response:
        """The same for a spreadsheet program."""
        made = xlsx(visit.text("Report"), _rows(visit))
        visit.note("exported", "report.xlsx")
        return Response(made, 200, _as_file(visit, "xlsx"), XLSX)


def _rows(visit: Visit) -> Iterator[Row]:
    """The tables one below the other, each row with what it is of before it."""
    made = report_of(visit)
    complete = visit.text("yes") if made.is_complete else visit.text("no")
    yield [visit.event.name, full_clock_of(visit)(made.at)]
    yield [visit.text("Nothing is known to be missing"), complete]
    for table in tables_of(visit, made):
        yield []
        yield [table.title, table.of, *table.head]
        for row in table.rows:
            yield [table.title, table.of, *("" if value is None else value for value in row)]


def _as_file(visit: Visit, kind: str) -> dict[str, str]:
    name = f"report-{visit.event.id}.{kind}"
    return HEADERS | {"Content-Disposition": f'attachment; filename="{name}"'}


def report_of(visit: Visit) -> Report:
    """The report of the visit's event, as of now.

    Raises:
        InputError: too many are being made.
    """
    if not _turns.acquire(timeout=TURN_S):
        raise InputError(visit.text("Other reports are being made. Try again in a minute."))
    try:
        return _made(visit)
    finally:
        _turns.release()


def _made(visit: Visit) -> Report:
    return report(
        counts_of(visit).came(),
        visit.book.heard_desks(),
        zone_of(visit.event.time_zone),
        aside=visit.data.replica(visit.event.id).aside_count(),
        now_ms=wall_ms(),
    )


def tables_of(visit: Visit, made: Report) -> list[Table]:
    """The report as tables, in the visitor's language."""
    text, at = visit.text, clock_of(visit)
    # Whose people are erased, of that only the numbers are known that were kept.
    kept = {one["list"]: one["expected"] for one in kept_counts(visit.data, visit.event.id) or ()}
    tables = [
        Table(
            text("Arrivals"),
            "",
            [
                *(text("List"), text("Day"), text("Arrived"), text("Expected")),
                *(text("Did not come"), text("First"), text("Last")),
            ],
            [
                [
                    *(one.list.name, day_of(visit.language, one.list.day)),
                    *(one.arrived, kept.get(one.list.name, one.expected)),
                    None if kept else one.not_come,
                    *(None if ms is None else at(ms) for ms in (one.first, one.last)),
                ]
                for one in made.lists
            ],
        )
    ]
    for one in made.lists:
        if one.arrived:
            tables += _of_list(visit, one)
    tables.append(_settled(visit, made))
    tables.append(_desks(text, at, made))
    return tables


def _of_list(visit: Visit, one: ListReport) -> list[Table]:
    text = visit.text
    called = {
        By.ORGANISATION: (text("By organisation"), text("Organisation")),
        By.CATEGORY: (text("By category"), text("Category")),
        By.REGION: (text("By region"), text("Region")),
    }
    return [
        Table(
            text("By hour"),
            one.list.name,
            [text("Hour"), text("Arrived")],
            [[hours_of(visit, hour.begins, hour.ends), hour.arrived] for hour in one.hours],
            bars=1,
        ),
        *(
            Table(
                title,
                one.list.name,
                [head, text("Arrived"), text("Expected")],
                _groups(text, one.by[trait]),
                bars=1,
            )
            for trait, (title, head) in called.items()
            # Where nothing is known of anybody there is nothing to tell.
            if any(cell.name for cell in one.by[trait].cells) or one.by[trait].others
        ),
    ]


def _groups(text: Callable[[str], str], groups: Breakdown) -> list[Sequence[Value]]:
    """Each with its name, and last those who are told together."""
    rows: list[Sequence[Value]] = [
        [one.name or text("Not known"), one.arrived, one.expected] for one in groups.cells
    ]
    if groups.others:
        rows.append([text("Others, together"), groups.others.arrived, groups.others.expected])
    return rows


def _settled(visit: Visit, made: Report) -> Table:
    text = visit.text
    reasons = {
        SettleReason.SAME_PERSON: text("The same person was scanned twice"),
        SettleReason.CODE_COPIED: text("The badge was copied"),
        SettleReason.WRONG_PERSON: text("The other was the wrong person"),
    }
    return Table(
        text("Admitted twice"),
        "",
        [text("How it was settled"), text("People")],
        [
            [text("Not settled"), made.unsettled],
            *((words, made.settled.get(key, 0)) for key, words in reasons.items()),
        ],
    )


def _desks(text: Callable[[str], str], at: Callable[[int], str], made: Report) -> Table:
    return Table(
        text("Desks"),
        "",
        [
            *(text("Desk"), text("Checked in"), text("Seconds between two")),
            *(text("Last heard"), text("To send")),
        ],
        [
            [
                *(one.name, one.check_ins, one.seconds),
                *(text("never") if one.heard is None else at(one.heard), one.to_send),
            ]
            for one in made.desks
        ],
    )
