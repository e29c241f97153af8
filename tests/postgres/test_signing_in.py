"""As in a file, so in PostgreSQL."""

from tests.server.pages.test_signing_in import *  # noqa: F403  the same tests, other fixtures
