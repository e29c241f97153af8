"""What a help desk says of a badge reaches desks that know it only by its signature."""

import pytest

from checkin.domain.clock import ClockReading
from checkin.domain.errors import StoreError
from checkin.domain.model import BadgeId, IssuedBadge
from checkin.domain.reasons import BadgeReason, UndoReason
from checkin.domain.record import Draft, Kind, regarding
from checkin.server import window
from checkin.server.voiding import Voiding
from checkin.server.window import Window
from tests.adapters.examples import ADA, EVENT, LIST

OLD = IssuedBadge(BadgeId("ab" * 12), ADA.id, "7QK3M2XA")
NOW = ClockReading(1_713_182_400_000)


@pytest.fixture
def help_desk(venue):
    venue.book.set_keys(())
    venue.book.publish(badges=[OLD])
    desk = venue.desk("Help desk")
    desk.sync()
    return desk


def lost(desk):
    """The help desk records that the badge was lost; nobody has heard of it yet."""
    draft = Draft(Kind.REPLACED, LIST.id, ADA.id, "", how="", reason=BadgeReason.LOST)
    return desk.store.record(draft, NOW)


def revoked_at_last(venue, badges):
    """Wait until the server has revoked exactly these: it does so after it has answered."""
    while venue.book.revoked() != badges:
        venue.browser().get("/health")


def test_a_badge_that_a_help_desk_voids_is_on_the_list_once_the_server_has_heard(venue, help_desk):
    made = lost(help_desk)
    help_desk.sync()
    revoked_at_last(venue, {OLD.id})

    help_desk.sync()
    assert help_desk.store.is_revoked(OLD.id)

    help_desk.store.record(regarding(made, Kind.UNDONE, UndoReason.BY_MISTAKE), NOW)
    help_desk.sync()
    revoked_at_last(venue, set())


def test_a_server_that_ended_in_between_does_it_when_it_starts(venue, help_desk):
    lost(help_desk)
    replica = venue.data.replica(EVENT)
    replica.take(help_desk.store.runs_above({}, 10**9), window.verify)
    assert venue.book.revoked() == set()

    Voiding(venue.book, replica).catch_up()

    assert venue.book.revoked() == {OLD.id}


def test_what_could_not_be_saved_is_tried_again(venue, help_desk, monkeypatch):
    lost(help_desk)
    replica = venue.data.replica(EVENT)
    replica.take(help_desk.store.runs_above({}, 10**9), window.verify)
    tries = []

    def full(badges):
        tries.append(badges)
        if len(tries) == 1:
            raise StoreError("The disk is full.")
        return venue.book.note_void(badges)

    book = venue.data.book(EVENT)
    monkeypatch.setattr(book, "note_void", full)
    served = Window(book, replica)
    try:
        revoked_at_last(venue, {OLD.id})
    finally:
        served.close()
    assert len(tries) == 2
