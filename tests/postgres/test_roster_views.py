"""What each profile is sent from PostgreSQL: everything that is so on SQLite is so here."""

from tests.adapters.test_roster_views import *  # noqa: F403  the same tests, with this folder's fixtures
