"""One request to a page: who asks, in which language, about which event, and with which form."""

import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import quote, urlencode

from fastapi import Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.datastructures import FormData

from checkin.adapters.book import Book
from checkin.adapters.server_data import ServerData
from checkin.adapters.server_erasing import is_overdue
from checkin.domain.access import Access
from checkin.domain.errors import InputError
from checkin.domain.model import EventId, Gathering
from checkin.server.pages.rendering import HEADERS, render
from checkin.server.pages.texts import texts_in

_THIS_COMPUTER = ("http://127.0.0.1", "http://localhost", "https://127.0.0.1", "https://localhost")


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who is signed in. ``proof`` stands in each form that they are shown.

    ``session`` names where they are. ``is_proved``: they have just shown who they are.
    ``lacks_second``: nothing is for them until they have a second factor.
    """

    id: str
    name: str = field(repr=False)
    access: Access
    proof: str = field(repr=False)
    session: str = ""
    is_proved: bool = False
    has_second: bool = False
    lacks_second: bool = False


class Visit:
    """What a page is made from, and the ways in which it answers.

    ``form`` is all that the form says, files as well; ``None`` if it was too long to read.
    """

    def __init__(
        self,
        request: Request,
        data: ServerData,
        language: str,
        visitor: Visitor | None,
        form: FormData | None,
    ) -> None:
        self.request = request
        self.data = data
        self.language = language
        self._visitor = visitor
        self.form = form

    @property
    def visitor(self) -> Visitor:
        """Who asks. Only for pages that are for those who are signed in."""
        if self._visitor is None:
            raise LookupError("a page for everybody has no visitor")
        return self._visitor

    @property
    def is_signed_in(self) -> bool:
        """Whether it is known who asks."""
        return self._visitor is not None

    @property
    def recently_proved(self) -> bool:
        """Whether the visitor has shown within a quarter of an hour who they are.

        What is dangerous asks for it: ``if not visit.recently_proved: return visit.prove(path)``.
        """
        return self.visitor.is_proved

    @cached_property
    def event(self) -> Gathering:
        """The event that the address names. Raises InputError if there is none."""
        called = self.request.path_params.get("event", "")
        found = self.book.gathering() if called in self.data.events() else None
        if found is None:
            raise InputError(self.text("There is no such event here."))
        return found

    @property
    def has_event(self) -> bool:
        """Whether the address names an event that there is."""
        called = self.request.path_params.get("event", "")
        return called in self.data.events() and self.book.gathering() is not None

    @cached_property
    def book(self) -> Book:
        """The book of that event."""
        return self.data.book(EventId(self.request.path_params.get("event", "")))

    def text(self, english: str) -> str:
        """*english* in the visitor's language."""
        return texts_in(self.language).gettext(english)

    def query(self, name: str) -> str:
        """What the address says for *name*; empty where it says nothing."""
        return self.request.query_params.get(name, "")

    def query_all(self, name: str) -> Sequence[str]:
        """Everything that the address says for *name*."""
        return self.request.query_params.getlist(name)

    def said(self, name: str) -> str:
        """What the form says for *name*, without spaces around it; empty for nothing."""
        value = self.form.get(name, "") if self.form else ""
        return value.strip() if isinstance(value, str) else ""

    def said_exactly(self, name: str) -> str:
        """What the form says for *name*, letter for letter: of passwords."""
        value = self.form.get(name, "") if self.form else ""
        return value if isinstance(value, str) else ""

    def all_said(self, name: str) -> Sequence[str]:
        """Everything that the form says for *name*: of boxes that are ticked."""
        return [one for one in self.form.getlist(name) if isinstance(one, str)] if self.form else []

    def note(self, word: str, about: str = "") -> None:
        """Note in the trail what the visitor did, and to what: an id, never a name."""
        account = self._visitor.id if self._visitor else ""
        self.data.trail.note(account, word, self.request.path_params.get("event", ""), about)

    # ---------------------------------------------------------------- answers

    def show(self, template: str, status: int = 200, /, **values: object) -> Response:
        """Answer with a page."""
        event = self.event if "event" in self.request.path_params else None
        common = {
            "visitor": self._visitor,
            "event": event,
            "here": self.request.url.path,
            "said": self.query("said"),
            "to_settle": self.request.app.state.to_settle,
            "overdue": lambda: is_overdue(self.data, self.event),
            **self._head(event),
        }
        return HTMLResponse(render(template, self.language, common | values), status, HEADERS)

    def _head(self, event: Gathering | None) -> Mapping[str, object]:
        """What stands above every page of an event: its logo, and desks that wait for somebody."""
        if event is None or self._visitor is None:
            return {"mark": "", "desks_waiting": 0}
        runs_it = self._visitor.access.allows(Access.ORGANISER)
        return {
            "mark": self.data.logo(event.id).stamp(),
            "desks_waiting": self.book.asking_in() + self.data.kept(event.id).asking_count()
            if runs_it
            else 0,
        }

    def go(self, path: str, said: str = "") -> Response:
        """Answer a form with another page, which tells in one sentence what was done (*said*).

        *said* is a key of ``done.html``, never a text: an address says nothing on our behalf.
        """
        target = f"{path}?{urlencode({'said': said})}" if said else path
        return RedirectResponse(target, 303, HEADERS)

    def prove(self, back: str) -> Response:
        """Ask for the password again, and then go to the page *back*."""
        return RedirectResponse(f"/account/prove?{urlencode({'back': back})}", 303, HEADERS)

    def whole(self, path: str) -> str:
        """The whole address of *path*, to be given to somebody on another computer."""
        here, told = str(self.request.base_url), self.data.address() or ""
        # Whoever sits at the server itself sees an address that is good there alone.
        is_here_alone = here.startswith(_THIS_COMPUTER) and not told.startswith(_THIS_COMPUTER)
        base = told if told and is_here_alone else here
        return base.rstrip("/") + path

    def at(self, *parts: str) -> str:
        """The path of a page of this event."""
        return "/".join(["/events", self.event.id, *(quote(one, safe="") for one in parts)])


def of_ours(path: str) -> str:
    """*path* if it is a page of ours, else that of the events: "//elsewhere" is another's."""
    is_ours = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return path if is_ours else "/events"


def proof_of(session: str) -> str:
    """Return what every form of a session holds, and no other page can know."""
    return hmac.new(session.encode(), b"form-v1", "sha256").hexdigest()


def values_of(form: FormData) -> Mapping[str, str]:
    """What a form says, to be shown again beside what was wrong with it."""
    return {name: value for name, value in form.items() if isinstance(value, str)}
