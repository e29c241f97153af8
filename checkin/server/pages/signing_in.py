"""Signing in and out: a name and a password, and a code where there is a second factor.

Whoever guesses waits, by account and by address. A browser that has signed in before is
counted by itself, so that nobody elsewhere makes its owner wait; and a link that is made at
the server's own computer waits for nothing.
"""

from collections.abc import Sequence
from urllib.parse import quote

from fastapi import Response

from checkin.adapters.attempts import Counted
from checkin.domain.access import Access
from checkin.domain.names import fold
from checkin.server.pages.routes import Pages
from checkin.server.pages.visit import Visit, of_ours
from checkin.server.pages.visitors import (
    SESSION_COOKIE,
    address_of,
    begin_session,
    is_known,
    known_as,
    session_of,
    set_cookie,
)

LONGEST_NAME = 200
TOO_MANY = 429


def add_signing_in(pages: Pages) -> None:
    """Add the pages."""

    @pages.get("/sign-in", None)
    def ask(visit: Visit) -> Response:
        """Ask who it is."""
        return visit.go("/events") if visit.is_signed_in else _ask(visit, visit.query("back"))

    @pages.post("/sign-in", None)
    def sign_in(visit: Visit) -> Response:
        """Let somebody in, or ask for the code of their second factor."""
        name, back = visit.said("name")[:LONGEST_NAME], of_ours(visit.said("back"))
        counted = _counted(visit, name)
        if waits := visit.data.attempts.begin(counted):
            return _ask(visit, back, name, waits_ms=waits)
        found = visit.data.accounts.sign_in(name, visit.said_exactly("password"))
        if found is None:
            _note_failure(visit, name)
            return _ask(visit, back, name, wrong=True)
        visit.data.attempts.succeeded(counted)
        if found.has_second:
            path = f"/sign-in/code?back={quote(back, safe='')}"
            return begin_session(visit, found.id, path, whole=False)
        visit.data.trail.note(found.id, "signed-in")
        return begin_session(visit, found.id, back, whole=True)

    @pages.get("/sign-in/code", None)
    def ask_code(visit: Visit) -> Response:
        """Ask for the second factor."""
        back = of_ours(visit.query("back"))
        return _ask_code(visit, back) if _half(visit) else visit.go("/sign-in")

    @pages.post("/sign-in/code", None)
    def take_code(visit: Visit) -> Response:
        """Let in whoever shows a code."""
        back, account = of_ours(visit.said("back")), _half(visit)
        if not account:
            return visit.go("/sign-in")
        counted = [Counted(f"code:{account}")]
        if waits := visit.data.attempts.begin(counted):
            return _ask_code(visit, back, waits_ms=waits)
        if not visit.data.second_factors.use(account, visit.said("code")):
            visit.data.trail.note(account, "code-failed")
            return _ask_code(visit, back, wrong=True)
        visit.data.attempts.succeeded(counted)
        visit.data.trail.note(account, "signed-in")
        return begin_session(visit, account, back, whole=True)

    @pages.post("/sign-out", Access.VIEWER)
    def sign_out(visit: Visit) -> Response:
        """End the session here, and have the browser forget what it showed."""
        visit.data.sessions.end(visit.visitor.id, visit.visitor.session)
        visit.note("signed-out")
        reply = visit.go("/sign-in", "signed-out")
        set_cookie(visit, reply, SESSION_COOKIE, "", 0)
        reply.headers["Clear-Site-Data"] = '"cache", "storage"'
        return reply


def seconds(visit: Visit, waits_ms: int) -> str:
    """How long to wait, in a sentence."""
    if not waits_ms:
        return ""
    number = -(-waits_ms // 1000)
    return visit.text("Too many tries. Seconds until the next: %(number)s") % {"number": number}


def _counted(visit: Visit, name: str) -> Sequence[Counted]:
    known = visit.data.accounts.named(name)
    if known is not None and is_known(visit, known.id):
        return [Counted(f"browser:{known_as(visit)}")]
    address = address_of(visit.request)
    return [
        Counted(f"account:{fold(name)}"),
        Counted(f"address:{address}", free=20, longest_ms=60_000, forgiven=False),
    ]


def _note_failure(visit: Visit, name: str) -> None:
    # Not what was typed: people type passwords there.
    known = visit.data.accounts.named(name)
    visit.data.trail.note(known.id if known else "", "sign-in-failed")


def _half(visit: Visit) -> str:
    """The account whose password was right in this browser, a moment ago."""
    token = session_of(visit.request)
    found = visit.data.sessions.find(token) if token else None
    return found.account if found is not None and not found.is_whole else ""


def _ask(
    visit: Visit, back: str, name: str = "", *, wrong: bool = False, waits_ms: int = 0
) -> Response:
    why = seconds(visit, waits_ms)
    if wrong:
        why = visit.text("That is not right. Check the name and the password.")
    status = TOO_MANY if waits_ms else 400 if wrong else 200
    return visit.show("signing_in.html", status, back=of_ours(back), name=name, why=why)


def _ask_code(visit: Visit, back: str, *, wrong: bool = False, waits_ms: int = 0) -> Response:
    why = seconds(visit, waits_ms)
    if wrong:
        why = visit.text("That code is not right, or was used. Wait for the next one.")
    status = TOO_MANY if waits_ms else 400 if wrong else 200
    return visit.show("signing_in_code.html", status, back=back, why=why)
