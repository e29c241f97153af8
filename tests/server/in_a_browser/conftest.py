"""A browser, and a server that is filled once for all of these tests."""

import pytest

from tests.browsing import running_browser
from tests.server.conftest import cheap_passwords
from tests.server.in_a_browser.filled import Filled


@pytest.fixture(scope="session")
def filled(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        cheap_passwords(patch)
        server = Filled(tmp_path_factory.mktemp("filled"))
    yield server
    server.close()


@pytest.fixture(scope="module")
def browser(filled):
    """After the server is filled: that takes an event loop, of which a thread has one."""
    assert filled
    with running_browser() as running:
        yield running
