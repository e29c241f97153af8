"""Event files' places on PostgreSQL: everything that is so on SQLite is so here."""

from tests.server.test_event_files import *  # noqa: F403  the same tests, with this folder's fixtures
