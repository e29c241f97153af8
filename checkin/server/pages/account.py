"""One's own account: the password, where one is signed in, and proof of who sits there."""

from fastapi import Response

from checkin.adapters.attempts import Counted
from checkin.domain.access import Access
from checkin.server.pages.clock import server_clock_of
from checkin.server.pages.new_password import wrong_with
from checkin.server.pages.routes import Pages
from checkin.server.pages.signing_in import TOO_MANY, seconds
from checkin.server.pages.visit import Visit, of_ours
from checkin.server.pages.visitors import SESSION_COOKIE, session_of, set_cookie


def add_account(pages: Pages) -> None:
    """Add the pages."""

    @pages.get("/account", Access.VIEWER)
    def account(visit: Visit) -> Response:
        """Show it."""
        return _show(visit)

    @pages.post("/account/password", Access.VIEWER)
    def change(visit: Visit) -> Response:
        """Change the password, for whoever knows the one before; other sessions end."""
        return _change(visit)

    @pages.post("/account/sessions", Access.VIEWER)
    def end(visit: Visit) -> Response:
        """End a session of one's own, or all others."""
        if not visit.recently_proved:
            return visit.prove("/account")
        if visit.said("do") == "others":
            visit.data.sessions.end_all(visit.visitor.id, but=visit.visitor.session)
        else:
            visit.data.sessions.end(visit.visitor.id, visit.said("session"))
        visit.note("sessions-ended", about=visit.visitor.id)
        return visit.go("/account", "sessions-ended")

    @pages.get("/account/prove", Access.VIEWER)
    def ask(visit: Visit) -> Response:
        """Ask for the password before something dangerous."""
        return visit.show("proving.html", back=of_ours(visit.query("back")), why="")

    @pages.post("/account/prove", Access.VIEWER)
    def prove(visit: Visit) -> Response:
        """Go on to what it was asked for."""
        back = of_ours(visit.said("back"))
        counted = [Counted(f"proof:{visit.visitor.id}")]
        if waits := visit.data.attempts.begin(counted):
            return visit.show("proving.html", TOO_MANY, back=back, why=seconds(visit, waits))
        if not _is_shown(visit, visit.said_exactly("password")):
            visit.note("proof-failed")
            return visit.show("proving.html", 400, back=back, why=visit.text("That is not right."))
        visit.data.attempts.succeeded(counted)
        return _anew(visit, back)


def _change(visit: Visit) -> Response:
    counted = [Counted(f"proof:{visit.visitor.id}")]
    if waits := visit.data.attempts.begin(counted):
        return _show(visit, TOO_MANY, seconds(visit, waits))
    if not _is_shown(visit, visit.said_exactly("before")):
        visit.note("proof-failed")
        return _show(visit, 400, visit.text("The password before is not right."))
    visit.data.attempts.succeeded(counted)
    if why := wrong_with(visit, visit.visitor.name):
        return _show(visit, 400, why)
    visit.data.accounts.set_password(visit.visitor.id, visit.said_exactly("password"))
    visit.note("password-changed")
    visit.data.sessions.end_all(visit.visitor.id, but=visit.visitor.session)
    return _anew(visit, "/account", "password-changed")


def _is_shown(visit: Visit, password: str) -> bool:
    """Say whether it is the visitor who sits there: the password, and a code if they have one."""
    data, who = visit.data, visit.visitor
    if not data.accounts.is_password(who.id, password):
        return False
    return not who.has_second or data.second_factors.use(who.id, visit.said("code"))


def _anew(visit: Visit, path: str, said: str = "") -> Response:
    """Go to *path* with the same session under another token: the one before is good no more."""
    token = session_of(visit.request)
    found = visit.data.sessions.find(token)
    reply = visit.go(path, said)
    if found is not None:
        set_cookie(visit, reply, SESSION_COOKIE, visit.data.sessions.prove(token, found), None)
    return reply


def _show(visit: Visit, status: int = 200, why: str = "") -> Response:
    found = visit.data.accounts.find(visit.visitor.id)
    return visit.show(
        "account.html",
        status,
        account=found,
        sessions=visit.data.sessions.of(visit.visitor.id),
        when=server_clock_of(visit),
        why=why,
    )
