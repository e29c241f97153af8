"""A desk whose list and log are read elsewhere: it says nothing before, and then all of it."""

import pytest

from checkin.adapters.keys import verify
from checkin.usecases.desk import Desk
from checkin.usecases.directory import DirectoryReader
from checkin.usecases.log_copy import read_log


class Later:
    """A directory that comes when it is told to."""

    now = None
    asked = 0

    def changed(self):
        self.asked += 1


def test_nobody_is_found_or_decided_about_before_list_and_log_are_read(venue, ada, text):
    table, later = venue.table(), Later()
    desk = Desk(table.store, verify, table.clock, later)

    assert (desk.can_search, desk.count().expected) == (False, None)
    assert desk.search("ada") == desk.of_organisation("Analytical Engines") == []
    with pytest.raises(RuntimeError, match="not known yet"):
        desk.scan(text)
    assert table.records() == []

    desk.know(read_log(table.store))
    assert not desk.can_search
    later.now = DirectoryReader(table.store).read()
    assert (desk.can_search, desk.count().expected) == (True, 1)
    assert [one.registration for one in desk.search("ada")] == [ada]
    assert desk.scan(text).admitted


def test_whoever_has_just_left_the_list_is_not_found(venue, ada):
    table, later = venue.table(), Later()
    desk = Desk(table.store, verify, table.clock, later)
    desk.know(read_log(table.store))
    later.now = DirectoryReader(table.store).read()

    venue.add("Grace Hopper")
    venue.book.publish(registrations=[ada.__class__(ada.id, "", lists=ada.lists)])
    table.fetch()
    desk.heard([], roster_changed=True)

    assert later.asked == 1
    assert desk.search("ada") == []
