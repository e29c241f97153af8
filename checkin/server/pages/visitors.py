"""Who asks: which session a browser shows, and whether it is one that signed in before."""

import hmac
import ipaddress
import secrets

from fastapi import Request, Response

from checkin.adapters.server_data import ServerData
from checkin.server.pages.visit import Visit, Visitor, proof_of

SESSION_COOKIE = "checkin_session"
KNOWN_COOKIE = "checkin_known"
KNOWN_S = 180 * 24 * 60 * 60

_BROWSERS = {
    # Most of them call themselves the others too: the first that is found is it.
    "Edg": "Edge",
    "OPR": "Opera",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "CriOS": "Chrome",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
_SYSTEMS = ("Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux")


def cookie_name(request: Request, name: str) -> str:
    """What a cookie is called: over TLS so that no other host or path can set it.

    In the clear there are only browsers on the server's own computer.
    """
    return f"__Host-{name}" if request.url.scheme == "https" else name


def session_of(request: Request) -> str:
    """The token of the session that a browser shows; empty for none."""
    return request.cookies.get(cookie_name(request, SESSION_COOKIE), "")


def visitor_of(request: Request, data: ServerData, *, stays: bool) -> Visitor | None:
    """Whoever is signed in, ``None`` if nobody is. Who only listens does not *stay* by it."""
    token = session_of(request)
    found = data.sessions.find(token) if token else None
    account = data.accounts.find(found.account) if found else None
    if found is None or account is None or not found.is_whole:
        return None
    if stays:
        data.sessions.touch(found)
    return Visitor(
        account.id,
        account.name,
        account.access,
        proof_of(token),
        session=found.id,
        is_proved=found.is_proved,
        has_second=account.has_second,
        lacks_second=not account.has_second and data.accounts.needs_second(),
    )


def set_cookie(visit: Visit, reply: Response, name: str, value: str, age_s: int | None) -> None:
    """Have the browser keep *value* for *age_s* seconds, or until it closes; no script sees it."""
    reply.set_cookie(
        cookie_name(visit.request, name),
        value,
        max_age=age_s,
        path="/",
        httponly=True,
        samesite="strict",
        secure=visit.request.url.scheme == "https",
    )


def begin_session(visit: Visit, account: str, path: str, *, whole: bool) -> Response:
    """Sign the browser in and go to *path*. What it showed before is good no more."""
    token = visit.data.sessions.begin(
        account, place_of(visit.request), whole=whole, instead_of=session_of(visit.request)
    )
    reply = visit.go(path)
    set_cookie(visit, reply, SESSION_COOKIE, token, None)
    if whole:
        set_cookie(visit, reply, KNOWN_COOKIE, _known(visit.data, account), KNOWN_S)
    return reply


def is_known(visit: Visit, account: str) -> bool:
    """Say whether this browser has signed in to *account* before."""
    shown = visit.request.cookies.get(cookie_name(visit.request, KNOWN_COOKIE), "")
    nonce = shown.partition(".")[0]
    return hmac.compare_digest(shown.encode(), _known(visit.data, account, nonce).encode())


def known_as(visit: Visit) -> str:
    """What tells this browser from others that signed in before."""
    shown = visit.request.cookies.get(cookie_name(visit.request, KNOWN_COOKIE), "")
    return shown.partition(".")[0]


def address_of(request: Request) -> str:
    """From where somebody asks: the address, or the network of an IPv6 address."""
    host = request.client.host if request.client else ""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return ""
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    return str(ipaddress.ip_network(f"{address}/64", strict=False).network_address)


def place_of(request: Request) -> str:
    """Which browser asks, in words that its owner recognises, and no more of it."""
    said = request.headers.get("User-Agent", "")
    browser = next((called for one, called in _BROWSERS.items() if f"{one}/" in said), "")
    system = next((one for one in _SYSTEMS if one in said), "")
    return " · ".join(one for one in (browser, system) if one)


def _known(data: ServerData, account: str, nonce: str = "") -> str:
    nonce = nonce or secrets.token_hex(16)
    said = f"{nonce}\0{account}".encode()
    return f"{nonce}.{hmac.new(data.browsers_key, said, 'sha256').hexdigest()}"
