"""The wall: totals only, large, by a link that ends; and where such links are made and ended."""

from fastapi import Response
from markupsafe import Markup
from starlette.concurrency import run_in_threadpool

from checkin.adapters.links import Link, LinkKind
from checkin.domain.access import Access
from checkin.domain.errors import InputError
from checkin.domain.model import ListId
from checkin.server.live import Live, View
from checkin.server.pages.arrivals import news_of, stream_of
from checkin.server.pages.arrivals_parts import WALL, clock_of
from checkin.server.pages.routes import Pages
from checkin.server.pages.visit import Visit

HOURS = (12, 24, 72)
"""How long a link may hold."""


def add_wall(pages: Pages, live: Live) -> None:
    """Add the wall, and the page of its links."""

    @pages.get("/wall/{token}", None)
    def wall(visit: Visit) -> Response:
        """Show how many have arrived, to whoever has the link."""
        link = _link(visit)
        if link is None:
            return _ended(visit)
        gathering = visit.data.book(link.event).gathering()
        if gathering is None:
            return _ended(visit)
        turn, parts = live.board(link.event).page(_view(visit))
        html = Markup(parts["wall"])  # noqa: S704  our template made it
        return visit.show("wall.html", gathering=gathering, turn=turn, html=html)

    @pages.get("/wall/{token}/now", None)
    def now(visit: Visit) -> Response:
        """Say what is other, where no stream gets through."""
        link = _link(visit)
        return _ended(visit) if link is None else news_of(live, visit, link.event, _view(visit))

    @pages.stream("/wall/{token}/live", None)
    async def stream(visit: Visit) -> Response:
        """Go on saying what is other."""
        link = await run_in_threadpool(_link, visit)
        if link is None:
            return _ended(visit)
        return stream_of(
            live, visit, link.event, _view(visit), link.id, lambda: _link(visit) is not None
        )

    @pages.get("/events/{event}/wall", Access.ORGANISER)
    def links(visit: Visit) -> Response:
        """Show which links there are."""
        return _show_links(visit, "")

    @pages.post("/events/{event}/wall", Access.ORGANISER)
    def change(visit: Visit) -> Response:
        """Make a link, which is shown this once, or end one."""
        if visit.said("do") == "end":
            known = {one.id for one in visit.data.links.held(LinkKind.WALL, visit.event.id)}
            called = visit.said("link")
            if called not in known or not visit.data.links.end(LinkKind.WALL, called):
                raise InputError(visit.text("This link has ended already."))
            visit.note("wall-ended", called)
            return visit.go(visit.at("wall"), "wall-ended")
        hours = visit.said("hours")
        if hours not in map(str, HOURS):
            raise InputError(visit.text("Choose how long the link is to hold."))
        lasts = int(hours) * 60 * 60 * 1000
        token = visit.data.links.make(LinkKind.WALL, lasts, event=visit.event.id, once=False)
        visit.note("wall-made")
        return _show_links(visit, visit.whole(f"/wall/{token}"))


def _show_links(visit: Visit, fresh: str) -> Response:
    clock = clock_of(visit.event, "%Y-%m-%d %H:%M")
    held = visit.data.links.held(LinkKind.WALL, visit.event.id)
    links = [(one.id, clock(one.made), clock(one.expires)) for one in held]
    return visit.show("wall_links.html", links=links, fresh=fresh, hours=HOURS)


def _link(visit: Visit) -> Link | None:
    return visit.data.links.find(LinkKind.WALL, visit.request.path_params["token"])


def _view(visit: Visit) -> View:
    return View(visit.language, ListId(""), WALL)


def _ended(visit: Visit) -> Response:
    why = visit.text("This address holds no more. Ask the organisers for another one.")
    return visit.show("refused.html", 404, why=why)
