"""Backups of a server on PostgreSQL, restored into another."""

from checkin.adapters.backup import restore_backup
from checkin.adapters.server_data import ServerData

# The same as on SQLite, with this folder's fixtures. What is only about the file is not here.
from tests.adapters.test_backup import (  # noqa: F401  pytest finds them by their names
    EVENT,
    PASSPHRASE,
    _quick_passphrases,
    bytes_of,
    file,
    hall,
    server,
    test_a_restore_that_was_cut_off_can_be_done_again,
    test_a_server_of_an_old_backup_is_given_by_a_desk_what_it_lacks_and_goes_on,
    test_a_server_that_holds_something_is_left_as_it_is,
    test_everything_is_there_again_but_for_a_new_incarnation,
    test_what_is_written_meanwhile_is_in_whole_or_not_at_all,
)


def test_a_backup_goes_from_one_kind_of_database_to_the_other(
    tmp_path,
    file,  # noqa: F811  the fixture that is imported above
    hall,  # noqa: F811  likewise
):
    restore_backup(file, PASSPHRASE, tmp_path / "again", None)

    again = ServerData(tmp_path / "again")
    assert bytes_of(again.replica(EVENT)) == bytes_of(hall)
    again.close()
