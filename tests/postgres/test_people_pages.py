"""People on the pages on PostgreSQL: everything that is so on SQLite is so here."""

from tests.server.pages.test_people import *  # noqa: F403  the same tests, with this folder's fixtures
