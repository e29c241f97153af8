"""The log on PostgreSQL: everything that is so on SQLite is so here."""

from tests.adapters.test_database_log import *  # noqa: F403  the same tests, with this folder's fixtures
