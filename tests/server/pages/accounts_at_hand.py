"""What people do in these tests: they sign in, and have an app for codes on a phone."""

import base64
import re

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from checkin.adapters.profile import wall_ms
from checkin.adapters.second_factor import STEP_S
from tests.server.conftest import PASSWORD


def sign_in(browser, name, password=PASSWORD, **more):
    """Sign in; whoever is in then has a page in front of them, with its proof."""
    browser.get("/sign-in")
    answer = browser.submit("/sign-in", {"name": name, "password": password, **more})
    if answer.status_code == 303:
        browser.get("/account")
    return answer


def sign_out(browser):
    assert browser.submit("/sign-out").headers["Location"] == "/sign-in?said=signed-out"


def prove(browser, back="/account", password=PASSWORD, **more):
    browser.get("/account/prove")
    return browser.submit("/account/prove", {"password": password, "back": back, **more})


def new(password, **more):
    return {"password": password, "again": password, **more}


class App:
    """An app on a phone, shown the page that sets it up."""

    def __init__(self, page):
        typed = re.search(r'<code dir="ltr">([A-Z2-7 ]+)</code>', page)[1]
        secret = base64.b32decode(typed.replace(" ", ""))
        self._totp = TOTP(secret, 6, SHA1(), STEP_S)  # noqa: S303  RFC 6238

    def code(self, off_s=0):
        return self._totp.generate(wall_ms() // 1000 + off_s).decode()


def set_up(browser):
    """Set up a second factor; the app, and the recovery codes."""
    app = App(browser.get("/account/code").text)
    # The step before, so that this one is still good for signing in.
    shown = browser.submit("/account/code", {"code": app.code(-STEP_S)})
    assert shown.status_code == 200
    return app, re.findall(r"<li><code>([0-9A-Z-]+)</code>", shown.text)
