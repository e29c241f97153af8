"""The addresses of the pages, each with who may open it.

Everything that every page needs stands here once: who asks, whether they may, whether a
form is one of ours, and what is said when something is wrong with it. A route cannot be
added without saying for whom it is; :attr:`Pages.needs` is the whole list.
"""

import hmac
from collections.abc import Awaitable, Callable
from urllib.parse import quote, urlsplit

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData

from checkin.adapters.server_data import ServerData
from checkin.domain.access import Access
from checkin.domain.errors import CheckInError, StoreError
from checkin.server.pages.forms import read_form
from checkin.server.pages.rendering import HEADERS
from checkin.server.pages.texts import language_for
from checkin.server.pages.visit import Visit, Visitor, of_ours
from checkin.server.pages.visitors import cookie_name, visitor_of

LANGUAGE_COOKIE = "checkin_language"
WITHOUT_SECOND = {"/account/code", "/account/prove", "/sign-out"}
"""What is open to whoever has to have a second factor and has none yet."""

LONGEST_FORM = 1_000_000
"""Bytes of a form, unless it brings a file."""

Work = Callable[[Visit], Response]
"""Makes an answer; in a thread of its own, so that it may wait for the disk."""

Stream = Callable[[Visit], Awaitable[Response]]


class Pages:
    """Collects pages, and guards them."""

    def __init__(self, data: ServerData) -> None:
        self.router = APIRouter()
        self.needs: dict[tuple[str, str], Access | None] = {}
        """By method and path: the least that opens it, ``None`` for everybody."""
        self.closing: list[Callable[[], None]] = []
        """What is to be done when the server ends."""
        self._data = data

    @property
    def data(self) -> ServerData:
        """What the server holds."""
        return self._data

    def get(self, path: str, needs: Access | None) -> Callable[[Work], Work]:
        """Have a function show what is at *path* to whoever has *needs*."""
        return self._add("GET", path, needs, 0)

    def post(
        self, path: str, needs: Access | None, *, largest: int = LONGEST_FORM
    ) -> Callable[[Work], Work]:
        """Have a function take the form that goes to *path*, of *largest* bytes at most."""
        return self._add("POST", path, needs, largest)

    def stream(self, path: str, needs: Access | None) -> Callable[[Stream], Stream]:
        """Have a coroutine answer at *path*: what goes on for long takes no thread."""

        def add(work: Stream) -> Stream:
            async def answer(request: Request) -> Response:
                # Only to listen is no sign that anybody is there.
                visit = await run_in_threadpool(self._begin, request, stays=False)
                refusal = await run_in_threadpool(_refusal, visit, needs)
                return await work(visit) if refusal is None else refusal

            self._route("GET", path, needs, answer)
            return work

        return add

    def _add(
        self, method: str, path: str, needs: Access | None, largest: int
    ) -> Callable[[Work], Work]:
        def add(work: Work) -> Work:
            async def answer(request: Request) -> Response:
                visit = await run_in_threadpool(self._begin, request, stays=True)
                refusal = await run_in_threadpool(_refusal, visit, needs)
                if refusal is None and method == "POST":
                    # Not before it is known whose it is: nobody else has us read anything long.
                    visit.form = await read_form(request, largest)
                    refusal = _refusal_of_form(visit)
                try:
                    if refusal is not None:
                        return refusal
                    return await run_in_threadpool(_say, work, visit)
                finally:
                    # What came with it is held in memory until then.
                    if visit.form is not None:
                        await visit.form.close()

            self._route(method, path, needs, answer)
            return work

        return add

    def _route(
        self,
        method: str,
        path: str,
        needs: Access | None,
        answer: Callable[[Request], Awaitable[Response]],
    ) -> None:
        self.needs[method, path] = needs
        self.router.add_api_route(path, answer, methods=[method], include_in_schema=False)

    def _begin(self, request: Request, *, stays: bool) -> Visit:
        language = language_for(
            request.cookies.get(cookie_name(request, LANGUAGE_COOKIE)),
            request.headers.get("Accept-Language", ""),
        )
        visitor = visitor_of(request, self._data, stays=stays)
        return Visit(request, self._data, language, visitor, FormData())


def _refusal(visit: Visit, needs: Access | None) -> Response | None:
    """What is said to whoever may not open this, ``None`` if they may."""
    if needs is None:
        return None
    if not visit.is_signed_in:
        return _to_sign_in(visit)
    if not visit.visitor.access.allows(needs):
        visit.note("not-allowed", about=_template(visit))
        return _refused(visit, 403, visit.text("This is not for your account."))
    if visit.visitor.lacks_second and _template(visit) not in WITHOUT_SECOND:
        return RedirectResponse("/account/code", 303, HEADERS)
    return None


def _refusal_of_form(visit: Visit) -> Response | None:
    if visit.form is None:
        return _refused(visit, 413, visit.text("This is larger than it may be."))
    if not _is_ours(visit):
        why = visit.text("This page was open too long. Open it again.")
        return _refused(visit, 403, why)
    return None


def _refused(visit: Visit, status: int, why: str) -> Response:
    # Whether there is such an event at all is no business of whoever was refused.
    visit.request.path_params.pop("event", None)
    return visit.show("refused.html", status, why=why)


def _not_done(visit: Visit, why: str) -> Response:
    """Say to somebody who may be here why not: the event's menu stays, and the way back."""
    if not (visit.is_signed_in and visit.has_event):
        return _refused(visit, 400, why)
    return visit.show("refused.html", 400, why=why, back=_page_before(visit))


def _page_before(visit: Visit) -> str:
    """The path of the page of ours from which somebody came; empty if that is not known."""
    before = urlsplit(visit.request.headers.get("Referer", ""))
    path = f"{before.path}?{before.query}" if before.query else before.path
    is_here = visit.request.method == "GET" and before.path == visit.request.url.path
    is_ours = before.netloc == visit.request.headers.get("Host") and of_ours(path) == path
    return path if is_ours and not is_here else ""


def _say(work: Work, visit: Visit) -> Response:
    """Do *work*; what was wrong with what somebody wrote is said to them in a sentence."""
    try:
        try:
            return work(visit)
        except StoreError:
            raise
        except CheckInError as error:
            return _not_done(visit, visit.text(str(error)))
    except StoreError as error:
        return _refused(visit, 503, visit.text(str(error)))


def _to_sign_in(visit: Visit) -> Response:
    """Send somebody there, and afterwards to what they asked for."""
    request = visit.request
    if request.method != "GET":
        return RedirectResponse("/sign-in", 303, HEADERS)
    if request.headers.get("Sec-Fetch-Site") == "cross-site":
        # Who follows a link from elsewhere does not show the session: from here they do.
        return visit.show("landing.html")
    back = request.url.path
    target = "/sign-in" if back == "/events" else f"/sign-in?back={quote(back, safe='')}"
    return RedirectResponse(target, 303, HEADERS)


def _template(visit: Visit) -> str:
    """The route's own pattern."""
    return str(getattr(visit.request.scope.get("route"), "path", ""))


def _is_ours(visit: Visit) -> bool:
    """Say whether a form comes from a page that we have shown to this visitor."""
    if visit.request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        return False
    origin = visit.request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != visit.request.headers.get("Host"):
        return False
    if not visit.is_signed_in:
        # Nobody's rights are used; SameSite and Origin keep others' pages away.
        return True
    return hmac.compare_digest(visit.said("proof").encode(), visit.visitor.proof.encode())


__all__ = ["Pages", "Stream", "Visit", "Visitor", "Work"]
