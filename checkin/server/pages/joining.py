"""Links that make an account, or give one back to whoever lost the password."""

from fastapi import Response

from checkin.adapters.accounts import NameTaken, NoLink, NoName
from checkin.adapters.links import Link, LinkKind
from checkin.server.pages.new_password import wrong_with
from checkin.server.pages.routes import Pages
from checkin.server.pages.visit import Visit
from checkin.server.pages.visitors import begin_session

PATHS = {
    LinkKind.FIRST: "/first",
    LinkKind.JOIN: "/join",
    LinkKind.PASSWORD: "/again",
    LinkKind.ANEW: "/again",
}
"""Where each kind of link is opened. What follows is its token."""

_AGAIN = (LinkKind.PASSWORD, LinkKind.ANEW)


def path_of(kind: LinkKind, token: str) -> str:
    """The path of a link."""
    return f"{PATHS[kind]}/{token}"


def add_joining(pages: Pages) -> None:
    """Add the pages."""
    for kind in (LinkKind.FIRST, LinkKind.JOIN):
        _add_join(pages, kind)

    @pages.get("/again/{token}", None)
    def again(visit: Visit) -> Response:
        """Ask for another password. To look uses nothing up: mail programs look first."""
        link = _found(visit, *_AGAIN)
        return _refuse(visit) if link is None else _show_again(visit, link)

    @pages.post("/again/{token}", None)
    def choose_again(visit: Visit) -> Response:
        """Change the password; sessions from before are over, a second factor is asked for."""
        link = _found(visit, *_AGAIN)
        account = visit.data.accounts.find(link.account) if link else None
        if link is None or account is None:
            return _refuse(visit)
        if why := wrong_with(visit, account.name):
            return _show_again(visit, link, why)
        try:
            found = visit.data.accounts.reset(
                link.kind, _token(visit), visit.said_exactly("password")
            )
        except NoLink:
            return _refuse(visit)
        visit.data.sessions.end_all(found.id)
        visit.data.trail.note(found.id, f"link-used-{link.kind}")
        if found.has_second:
            return begin_session(visit, found.id, "/sign-in/code", whole=False)
        return begin_session(visit, found.id, "/events", whole=True)


def _add_join(pages: Pages, kind: LinkKind) -> None:
    @pages.get(f"{PATHS[kind]}/{{token}}", None)
    def join(visit: Visit) -> Response:
        """Ask for a name and a password. To look uses nothing up."""
        link = _found(visit, kind)
        return _refuse(visit) if link is None else _show_join(visit, link)

    @pages.post(f"{PATHS[kind]}/{{token}}", None)
    def make(visit: Visit) -> Response:
        """Make the account, and sign in."""
        link = _found(visit, kind)
        if link is None:
            return _refuse(visit)
        name = visit.said("name")
        if why := wrong_with(visit, name):
            return _show_join(visit, link, why)
        try:
            made = visit.data.accounts.join(
                kind, _token(visit), name, visit.said_exactly("password")
            )
        except NoLink:
            return _refuse(visit)
        except NameTaken:
            why = visit.text("Somebody else has this name here. Add something to it.")
            return _show_join(visit, link, why)
        except NoName:
            why = visit.text("Give a name to sign in with, of 80 letters at most.")
            return _show_join(visit, link, why)
        visit.data.trail.note(made.id, "joined", about=made.access)
        return begin_session(visit, made.id, "/events", whole=True)


def _token(visit: Visit) -> str:
    return str(visit.request.path_params["token"])


def _found(visit: Visit, *kinds: LinkKind) -> Link | None:
    found = (visit.data.links.find(kind, _token(visit)) for kind in kinds)
    link = next((one for one in found if one is not None), None)
    # Two people may have been given the first link: the first of them is the owner.
    is_late = link is not None and link.kind is LinkKind.FIRST and visit.data.accounts.has_owner()
    return None if is_late else link


def _refuse(visit: Visit) -> Response:
    why = visit.text("This link is good no more. Ask for another one.")
    return visit.show("refused.html", 410, why=why)


def _show_join(visit: Visit, link: Link, why: str = "") -> Response:
    is_first = link.kind is LinkKind.FIRST
    access = "owner" if is_first else link.access
    values = {"is_first": is_first, "access": access, "name": visit.said("name"), "why": why}
    return visit.show("joining.html", 400 if why else 200, **values)


def _show_again(visit: Visit, link: Link, why: str = "") -> Response:
    account = visit.data.accounts.find(link.account)
    if account is None:
        return _refuse(visit)
    values = {"name": account.name, "is_anew": link.kind is LinkKind.ANEW, "why": why}
    return visit.show("again.html", 400 if why else 200, **values)
