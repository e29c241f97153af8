"""What organisers did, and when: for the owner."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from itertools import chain
from urllib.parse import urlencode

from fastapi import Response
from fastapi.responses import StreamingResponse

from checkin.adapters.exports import Row, csv_pieces
from checkin.adapters.trail import Step
from checkin.domain.access import Access
from checkin.server.pages.clock import server_clock_of
from checkin.server.pages.rendering import HEADERS
from checkin.server.pages.routes import Pages
from checkin.server.pages.visit import Visit

_PAGE = 100
_FILE = "trail.csv"


def add_trail(pages: Pages) -> None:
    """Add the page, and the file of it."""

    @pages.get("/trail", Access.OWNER)
    def trail(visit: Visit) -> Response:
        """Show what was done, the newest first, a hundred at a time."""
        asked = _asked(visit)
        steps = _steps(visit, asked, _PAGE + 1)
        said = {name: value for name, value in asked.items() if value}
        more = ""
        if len(steps) > _PAGE:
            more = urlencode(said | {"below": str(steps[_PAGE - 1].n)})
        events = {one.id: one.name for one in visit.data.gatherings()}
        return visit.show(
            "trail.html",
            steps=steps[:_PAGE],
            names=visit.data.accounts.names(),
            words=visit.data.trail.words(),
            events=events,
            asked=asked,
            file=f"/{_FILE}?{urlencode(said)}",
            when=server_clock_of(visit),
            more=more,
        )

    @pages.get(f"/{_FILE}", Access.OWNER)
    def take(visit: Visit) -> Response:
        """Give all of what was asked for as CSV, in words that every language's programs read."""
        visit.note("exported", _FILE)
        steps, names = _steps(visit, _asked(visit), None), visit.data.accounts.names()
        file = {"Content-Disposition": f'attachment; filename="{_FILE}"'}
        pieces = csv_pieces(chain([_HEAD], (_row(one, names) for one in steps)))
        return StreamingResponse(pieces, 200, HEADERS | file, "text/csv; charset=utf-8")


_HEAD = ("at", "who", "account", "word", "event", "about")


def _row(step: Step, names: Mapping[str, str]) -> Row:
    at = datetime.fromtimestamp(step.at / 1000, UTC).isoformat(timespec="seconds")
    return at, names.get(step.account, ""), step.account, step.word, step.event, step.about


def _asked(visit: Visit) -> dict[str, str]:
    return {name: visit.query(name) for name in ("account", "word", "event")}


def _steps(visit: Visit, asked: Mapping[str, str], limit: int | None) -> Sequence[Step]:
    below = visit.query("below")
    return visit.data.trail.steps(
        # Nobody's account is that of the server itself.
        account=asked["account"].removeprefix("server") if asked["account"] else None,
        word=asked["word"] or None,
        event=asked["event"] or None,
        below=int(below) if below.isdecimal() and len(below) < 19 else None,
        limit=limit,
    )
