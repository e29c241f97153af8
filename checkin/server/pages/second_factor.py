"""The second factor of one's own account: begun, proved once, left, and its recovery codes."""

from fastapi import Response

from checkin.adapters.attempts import Counted
from checkin.domain.access import Access
from checkin.server.pages.routes import Pages
from checkin.server.pages.signing_in import TOO_MANY, seconds
from checkin.server.pages.visit import Visit

_HERE = "/account/code"


def add_second_factor(pages: Pages) -> None:
    """Add the pages."""

    @pages.get(_HERE, Access.VIEWER)
    def begin(visit: Visit) -> Response:
        """Show what an app is to be told."""
        if not visit.recently_proved:
            return visit.prove(_HERE)
        return visit.go("/account") if visit.visitor.has_second else _propose(visit)

    @pages.post(_HERE, Access.VIEWER)
    def confirm(visit: Visit) -> Response:
        """Use it from now on, for whoever shows a code of it; other sessions end."""
        return _confirm(visit)

    @pages.post("/account/recovery", Access.VIEWER)
    def renew(visit: Visit) -> Response:
        """Show other recovery codes; those before are good no more."""
        if not visit.recently_proved:
            return visit.prove("/account")
        if not visit.visitor.has_second:
            return visit.go("/account")
        codes = visit.data.second_factors.new_codes(visit.visitor.id)
        visit.note("recovery-codes-made")
        return visit.show("recovery.html", codes=codes)

    @pages.post("/account/code/remove", Access.VIEWER)
    def remove(visit: Visit) -> Response:
        """Do without; other sessions end."""
        if not visit.recently_proved:
            return visit.prove("/account")
        visit.data.second_factors.drop(visit.visitor.id)
        visit.note("second-factor-removed")
        visit.data.sessions.end_all(visit.visitor.id, but=visit.visitor.session)
        return visit.go("/account", "second-factor-removed")


def _confirm(visit: Visit) -> Response:
    if not visit.recently_proved:
        return visit.prove(_HERE)
    if visit.visitor.has_second:
        return visit.go("/account")
    counted = [Counted(f"code:{visit.visitor.id}")]
    if waits := visit.data.attempts.begin(counted):
        return _propose(visit, TOO_MANY, seconds(visit, waits))
    codes = visit.data.second_factors.confirm(visit.visitor.id, visit.said("code"))
    if codes is None:
        why = visit.text("That code is not right. Wait for the next one and type that.")
        return _propose(visit, 400, why)
    visit.data.attempts.succeeded(counted)
    visit.note("second-factor-set")
    visit.data.sessions.end_all(visit.visitor.id, but=visit.visitor.session)
    return visit.show("recovery.html", codes=codes)


def _propose(visit: Visit, status: int = 200, why: str = "") -> Response:
    proposal = visit.data.second_factors.propose(visit.visitor.id, visit.visitor.name)
    values = {"proposal": proposal, "must": visit.visitor.lacks_second, "why": why}
    return visit.show("second_factor.html", status, **values)
