"""The organisers' page on PostgreSQL: everything that is so on SQLite is so here."""

from tests.server.test_page import *  # noqa: F403  the same tests, with this folder's fixtures
