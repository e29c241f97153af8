"""The server's data on PostgreSQL: everything that is so on SQLite is so here."""

from tests.adapters.test_server_data import *  # noqa: F403  the same tests, with this folder's fixtures

# It reads the bytes of the server's file; here there is none.
del test_the_secrets_are_not_in_the_database  # noqa: F821  imported by *
