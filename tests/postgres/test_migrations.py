"""The migrations on PostgreSQL: everything that is so on SQLite is so here."""

from tests.adapters.test_database_migrations import *  # noqa: F403  the same tests, with this folder's fixtures

del opener  # noqa: F821  imported by *; this folder has its own
