"""As in a file, so in PostgreSQL."""

from tests.adapters.test_accounts import *  # noqa: F403  the same tests, other fixtures
