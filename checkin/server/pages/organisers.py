"""Who the organisers are: let in by a link, given more or less to do, let in no more."""

from collections import Counter

from fastapi import Response

from checkin.adapters.accounts import Account, LastOwner
from checkin.adapters.links import LinkKind
from checkin.domain.access import Access
from checkin.domain.errors import InputError
from checkin.server.pages.clock import server_clock_of
from checkin.server.pages.joining import path_of
from checkin.server.pages.routes import Pages
from checkin.server.pages.visit import Visit

HERE = "/organisers"
DAY_MS = 24 * 60 * 60 * 1000
INVITED_MS = 7 * DAY_MS
AGAIN_MS = DAY_MS


def add_organisers(pages: Pages) -> None:
    """Add the page."""

    @pages.get(HERE, Access.OWNER)
    def organisers(visit: Visit) -> Response:
        """Show everybody, and who was invited."""
        return _show(visit)

    @pages.post(HERE, Access.OWNER)
    def act(visit: Visit) -> Response:
        """Do what a button asks for, for an owner who has just shown who they are."""
        if not visit.recently_proved:
            return visit.prove(HERE)
        do = visit.said("do")
        if do == "invite":
            return _invite(visit)
        if do == "withdraw":
            visit.data.links.end(LinkKind.JOIN, visit.said("link"))
            visit.note("invitation-ended")
            return visit.go(HERE, "saved-here")
        if do == "second-factor":
            visit.data.accounts.need_second(needed=visit.said("needed") == "yes")
            visit.note("second-factor-required", about=visit.said("needed") or "no")
            return visit.go(HERE, "saved-here")
        return _about_somebody(visit, do)


def _invite(visit: Visit) -> Response:
    access = _access(visit)
    token = visit.data.links.make(LinkKind.JOIN, INVITED_MS, access=access)
    visit.note("organiser-invited", about=access)
    return _show(visit, link=visit.whole(path_of(LinkKind.JOIN, token)))


def _about_somebody(visit: Visit, do: str) -> Response:
    account = visit.data.accounts.find(visit.said("account"))
    if account is None:
        raise InputError(visit.text("There is no such account here."))
    try:
        match do:
            case "access":
                visit.data.accounts.change_access(account.id, _access(visit))
                visit.note(f"access-{_access(visit)}", about=account.id)
            case "remove":
                visit.data.accounts.remove(account.id)
                visit.data.sessions.end_all(account.id)
                visit.note("account-removed", about=account.id)
            case "sessions":
                visit.data.sessions.end_all(account.id)
                visit.note("sessions-ended", about=account.id)
            case "password" | "anew":
                return _give_back(visit, account, LinkKind(do))
            case _:
                raise InputError(visit.text("There is no such button."))
    except LastOwner:
        why = visit.text("This is the only owner. Make somebody else an owner first.")
        return _show(visit, 400, why=why)
    return visit.go(HERE, "saved-here")


def _give_back(visit: Visit, account: Account, kind: LinkKind) -> Response:
    visit.data.links.end_all(kind, account.id)
    token = visit.data.links.make(kind, AGAIN_MS, account=account.id)
    visit.note(f"link-made-{kind}", about=account.id)
    return _show(visit, link=visit.whole(path_of(kind, token)), whose=account.name)


def _access(visit: Visit) -> Access:
    try:
        return Access(visit.said("access"))
    except ValueError:
        raise InputError(visit.text("There is no such button.")) from None


def _show(
    visit: Visit, status: int = 200, *, link: str = "", whose: str = "", why: str = ""
) -> Response:
    data = visit.data
    return visit.show(
        "accounts.html",
        status,
        accounts=data.accounts.all(),
        signed_in=Counter(one.account for one in data.sessions.all()),
        invited=data.links.held(LinkKind.JOIN),
        needs_second=data.accounts.needs_second(),
        when=server_clock_of(visit),
        link=link,
        whose=whose,
        why=why,
    )
