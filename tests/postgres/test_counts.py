"""Counts on PostgreSQL: everything that is so on SQLite is so here."""

from tests.server.test_counts import *  # noqa: F403  the same tests, with this folder's fixtures
