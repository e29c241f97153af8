"""What a desk gets of its profile, on PostgreSQL: everything that is so on SQLite is so here."""

from tests.server.test_profiles import *  # noqa: F403  the same tests, with this folder's fixtures
