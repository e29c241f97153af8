"""News on PostgreSQL, also after its server was gone."""

import signal

from tests.adapters.test_database_news import *  # noqa: F403  the same tests, with this folder's fixtures
from tests.adapters.test_database_news import EVENT, change, listen, wait_for

del opener  # noqa: F821  imported by *; this folder has its own


def test_after_the_server_came_back_there_is_news_again(databases, cluster):
    here, there = databases
    heard = listen(there)

    cluster.stop(signal.SIGQUIT)
    cluster.start()

    # Nobody knows what was missed, so it may be anything.
    assert heard.get(timeout=60) is None
    change(here)
    wait_for(heard, EVENT)
