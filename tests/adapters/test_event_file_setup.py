"""A laptop becomes a desk by an event file: as if it had joined and synced, all of it or nothing."""

import json
import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from sqlalchemy import text

from checkin.adapters import carrying, stick
from checkin.adapters.black_box import FILE, read_box
from checkin.adapters.database.tables import place
from checkin.adapters.enrolment import Enrolments
from checkin.adapters.event_file import refusals
from checkin.adapters.event_file.issued import DENIED
from checkin.adapters.event_file.places import read_voucher
from checkin.adapters.event_file.refusals import ENDED, IN_USE, LETTERS, NOT_HERE, OUT_OF_DATE
from checkin.adapters.event_file.setting_up import check_free, set_up, taken_places
from checkin.adapters.expiring import Expiry
from checkin.adapters.keys import verify
from checkin.adapters.profile import Profile, vault_of, wall_ms
from checkin.adapters.taking_carried import take_at_server
from checkin.domain.errors import InputError, Refused, StoreError, Unreachable
from checkin.domain.expiry import Due
from checkin.domain.lock import Lock, Policy
from checkin.domain.model import DeskProfile
from checkin.server import doors
from tests.adapters.conftest import At
from tests.adapters.event_files import CHEAP, DAY, Made, today
from tests.adapters.examples import ADA, ADAS_BADGE, EVENT, admission, reading

ROOT = Path(__file__).parents[2]


@pytest.fixture
def server(own_server):
    own_server.book.publish(badges=[ADAS_BADGE], names_key=b"n" * 32)
    today(own_server.data, own_server.address)
    return own_server


def by_file(folder, made, name):
    """Another laptop, set up by a file."""
    profile = Profile.open(folder)
    set_up(profile, made.open(), name)
    profile.close()
    return At(folder)


def opened_again(store):
    """What is sealed to those who may see names, and nothing where this desk may not."""
    sealed = store.seal(ADA.id, b"walk-in")
    return store.opener()(ADA.id, sealed) if sealed else None


def everything(store):
    """All that verdicts, locks and screens go by."""
    return (
        store.gathering(),
        store.lists(),
        sorted(store.registrations(), key=lambda one: one.id),
        sorted(store.badges(), key=lambda one: one.id),
        store.lock(),
        store.revocations().now,
        {desk: head for desk, head in store.have().items() if head.seq},
        opened_again(store),
    )


def locked(server):
    """Have the event's desks ask for the PIN, and keep black boxes."""
    box = server.data.desk_secrets.box_key(EVENT)
    lock = Lock(Policy.LIGHT, b"s" * 16, CHEAP, b"p" * 32, (), box)
    server.book.publish(lock=lock)


@pytest.mark.parametrize("profile", DeskProfile)
def test_it_stands_as_a_desk_that_has_joined_and_synced(server, tmp_path, laptops, profile):
    locked(server)
    other = laptops(At(tmp_path / "other").join(server.invite(), "Other"))
    other.admits(ADA.id)
    other.talk()
    server.book.invite("THAT", "Joined", profile)
    joined = laptops(At(tmp_path / "joined"))
    joined.join(f"{server.address}/#{server.data.one_time(EVENT, 'THAT')}", "")
    joined.talk()
    joined.profile.guard()
    made = Made(server.data, "Desk 1", profile=profile)

    ours = Profile.open(tmp_path / "ours")
    set_up(ours, made.open(), "Desk 1")

    assert everything(ours.store) == everything(joined.store)
    assert ours.store.roster_version() == joined.store.roster_version()
    assert ours.vault.asks is joined.profile.vault.asks
    assert ours.trusted() == joined.profile.trusted()
    assert ours.enrolment.server == server.address
    assert ours.store.desk(ours.store.mine).profile is profile
    # It waits for nobody: the file has said what time it was.
    assert Expiry(ours).due is Due.NOTHING
    assert Expiry(ours, wall=lambda: made.head.ends + 2 * DAY).due is Due.TIME
    ours.close()


def test_it_works_where_no_server_ever_answers(server, tmp_path):
    made = Made(server.data, "Desk 1")
    server.stop_at_once()

    profile = Profile.open(tmp_path / "desk")
    with pytest.raises(Unreachable):
        taken_places(made.open())
    set_up(profile, made.open(), "Desk 1")
    profile.store.record(admission(), reading())
    profile.close()

    again = Profile.open(tmp_path / "desk")
    assert again.enrolment.desk_name == "Desk 1"
    assert [one.about for one in again.store.records()] == [ADA.id]
    again.close()


def test_at_first_contact_the_place_is_taken_and_all_of_it_is_sent(server, tmp_path, laptops):
    made = Made(server.data, "Desk 1", "Desk 2")
    laptop = laptops(by_file(tmp_path / "laptop", made, "Desk 1"))
    laptop.admits(ADA.id)
    assert server.book.desks() == []

    laptop.talk()

    (desk,) = server.book.desks()
    assert (desk.id, desk.name) == (laptop.store.mine, "Desk 1")
    assert [one.about for one in server.replica.records()] == [ADA.id]
    (file,) = made.files.all()
    assert [(one.name, one.desk) for one in file.places] == [("Desk 1", desk.id), ("Desk 2", "")]
    assert taken_places(made.open()) == {"Desk 1"}
    # From here on it is as any other: also for a server that has forgotten it.
    (entry,) = laptop.store.introductions([laptop.store.mine])
    assert verify(server.data.identity.public_key, desk.certified(EVENT), desk.certificate)
    assert json.loads(entry.body).keys() >= {"certificate"}


def refused(laptop):
    with pytest.raises(Refused) as said:
        laptop.sync.exchange()
    sentence, _, letters = str(said.value).partition(LETTERS)
    return sentence, letters.replace(" ", "")


def test_the_same_place_on_another_laptop_waits_for_an_organiser_and_loses_nothing(
    server, tmp_path, laptops
):
    made = Made(server.data, "Desk 3")
    first = laptops(by_file(tmp_path / "first", made, "Desk 3"))
    second = laptops(by_file(tmp_path / "second", made, "Desk 3"))
    second.admits(ADA.id)
    first.talk()

    sentence, letters = refused(second)
    assert sentence == IN_USE
    assert refused(second) == (sentence, letters)  # asked again, it is asked about once

    (waiting,) = server.book.waiting()
    assert (waiting.name, waiting.code) == ("Desk 3 (2)", letters)
    assert list(server.replica.records()) == []
    assert [one.about for one in second.store.records()] == [ADA.id]
    server.book.approve(waiting, server.data.identity)
    second.talk()
    assert [one.about for one in server.replica.records()] == [ADA.id]
    second.close()
    second.open()
    assert second.profile.enrolment.desk_name == "Desk 3 (2)"


def test_one_that_is_denied_stays_out(server, tmp_path, laptops):
    made = Made(server.data, "Desk 3")
    laptops(by_file(tmp_path / "first", made, "Desk 3")).talk()
    thief = laptops(by_file(tmp_path / "thief", made, "Desk 3"))
    refused(thief)

    server.book.deny(server.book.find_waiting("Desk 3 (2)"))

    assert refused(thief) == (DENIED, "")
    assert len(server.book.desks()) == 1


def test_a_replayed_introduction_of_a_desk_that_was_retired_lets_nobody_in(
    server, tmp_path, laptops, monkeypatch
):
    monkeypatch.setattr(doors, "KNOWN_S", 0.0)  # nobody is remembered for a second
    made = Made(server.data, "Desk 1")
    laptop = laptops(by_file(tmp_path / "laptop", made, "Desk 1"))
    entries = laptop.store.introductions([laptop.store.mine])
    laptop.talk()
    server.book.retire(server.book.find_desk("Desk 1"))

    assert Enrolments(server.data, EVENT).introduce(entries) == ""
    assert refused(laptop)[0] == "The organisers have retired this desk. Use another one."
    assert server.book.find_desk("Desk 1").retired


@pytest.mark.parametrize("only", [True, False])
def test_a_place_that_was_withdrawn_waits_and_those_that_are_taken_stay(
    server, tmp_path, laptops, only
):
    made = Made(server.data, "Desk 1", "Desk 2")
    first = laptops(by_file(tmp_path / "first", made, "Desk 1"))
    second = laptops(by_file(tmp_path / "second", made, "Desk 2"))
    first.talk()

    made.files.end(made.issued.id, made.issued.places[1].id if only else "")

    assert refused(second)[0] == ENDED
    first.talk()
    assert taken_places(made.open()) == {"Desk 1", "Desk 2"}


def test_a_place_expires_with_its_file(server, tmp_path, laptops):
    made = Made(server.data, "Desk 1")
    laptop = laptops(by_file(tmp_path / "laptop", made, "Desk 1"))
    later = wall_ms() + 2 * 60 * 60 * 1000
    entries = laptop.store.introductions([laptop.store.mine])
    made.files._now_ms = lambda: later

    why = made.files.admit(read_voucher(entries[0]), server.data.certifiers())

    assert why.startswith(OUT_OF_DATE)
    assert refused(laptop)[0] == IN_USE  # it waits, whatever the clock says by now
    server.book.approve(server.book.find_waiting("Desk 1"), server.data.identity)
    laptop.talk()


def test_a_server_that_was_restored_from_before_the_file_asks_an_organiser(
    server, tmp_path, laptops
):
    made = Made(server.data, "Desk 1")
    laptop = laptops(by_file(tmp_path / "laptop", made, "Desk 1"))
    with server.data.database.write() as connection:
        connection.execute(place.delete())

    assert refused(laptop)[0] == NOT_HERE


def test_a_black_box_of_a_laptop_that_was_never_online_says_who_let_it_in(server, tmp_path):
    locked(server)
    made = Made(server.data, "Desk 1", profile=DeskProfile.LANE_WITHOUT_NAMES)
    profile = Profile.open(tmp_path / "desk")
    set_up(profile, made.open(), "Desk 1")
    profile.store.record(admission(), reading())
    profile.close()

    opened = read_box(tmp_path / "desk" / FILE, server.data.desk_secrets.box(EVENT))
    Enrolments(server.data, EVENT).introduce(opened.desks)
    taken = server.replica.take(opened.runs, verify)

    assert (len(taken.records), taken.aside, opened.unreadable) == (1, 0, 0)
    assert [one.name for one in server.book.desks()] == ["Desk 1"]


def test_a_laptop_that_has_erased_its_names_first_is_taken_in_all_the_same(
    server, tmp_path, laptops
):
    made = Made(server.data, "Desk 1")
    laptop = laptops(by_file(tmp_path / "laptop", made, "Desk 1"))
    laptop.admits(ADA.id)
    laptop.profile.erase_names()

    laptop.talk()

    assert [one.about for one in server.replica.records()] == [ADA.id]


def test_it_goes_on_from_its_list_and_fetches_only_what_is_newer(server, tmp_path, laptops):
    made = Made(server.data, "Desk 1")
    laptop = laptops(by_file(tmp_path / "laptop", made, "Desk 1"))
    grace = ADA.__class__("r-grace", "Grace Example")
    server.book.publish(registrations=[grace])
    asked = []
    whole = laptop.store.apply
    laptop.store.apply = lambda page: asked.append(page) or whole(page)

    laptop.talk()

    (page,) = asked
    assert not page.whole
    assert {one.id for one in page.entries} == {"r-grace", laptop.store.mine}
    assert laptop.store.roster_version() == server.book.roster_version()


def test_two_laptops_that_no_server_ever_answers_carry_to_each_other(server, tmp_path, laptops):
    box = server.data.desk_secrets.box_key(EVENT)
    server.book.publish(lock=Lock(Policy.NOTHING, box=box))
    made = Made(server.data, "Hall", "Gate")
    other = Made(server.data, "Lane", profile=DeskProfile.LANE_WITHOUT_NAMES)
    server.stop_at_once()
    hall = laptops(by_file(tmp_path / "hall", made, "Hall"))
    lane = laptops(by_file(tmp_path / "lane", other, "Lane"))
    records = hall.admits(ADA.id)
    records_of_lane = lane.admits("r-2", "r-3")

    for source, target, new in ((hall, lane, records), (lane, hall, records_of_lane)):
        file = carrying.sealed(source.store, carrying.everything(source.store))
        assert list(stick.take(target.profile, file).new) == new
    # The server hears of both by the stick of either.
    file = carrying.sealed(lane.store, carrying.everything(lane.store))
    took, _ = take_at_server(server.data, EVENT, file)
    assert (len(took.new), took.strangers) == (3, 0)
    assert {one.name for one in server.book.desks()} == {"Hall", "Lane"}


def test_the_file_made_again_has_the_list_of_now_and_the_same_places(server, tmp_path, laptops):
    made = Made(server.data, "Desk 1", "Desk 2")
    before, places = made.data, {one.place.id for one in made.head.places}
    laptops(by_file(tmp_path / "first", made, "Desk 1")).talk()
    server.book.publish(registrations=[ADA.__class__("r-grace", "Grace Example")])

    made.make()

    assert made.data != before
    assert made.head.people == 2
    assert {one.place.id for one in made.head.places} == places
    assert taken_places(made.open()) == {"Desk 1"}


def test_a_desk_says_that_it_is_one_and_of_which_event(server, tmp_path):
    made = Made(server.data, "Desk 1", "Desk 2")
    profile = Profile.open(tmp_path / "desk")
    set_up(profile, made.open(), "Desk 1")
    before = profile.enrolment

    with pytest.raises(InputError, match="already"):
        set_up(profile, made.open(), "Desk 2")
    with pytest.raises(InputError, match="desk of another event"):
        check_free("deadbeef", None, profile)
    assert profile.enrolment == before
    profile.close()


def test_a_locked_desk_says_so_as_well(server, tmp_path):
    locked(server)
    made = Made(server.data, "Desk 1")
    profile = Profile.open(tmp_path / "desk")
    set_up(profile, made.open(), "Desk 1")
    profile.close()

    vault = vault_of(tmp_path / "desk")
    assert vault.asks is Policy.LIGHT
    with pytest.raises(InputError) as said:
        check_free(EVENT, vault)
    assert str(said.value) == refusals.ALREADY_A_DESK


def test_a_place_that_is_not_in_the_file_is_said(server, tmp_path):
    profile = Profile.open(tmp_path / "desk")
    with pytest.raises(InputError, match="no desk of that name"):
        set_up(profile, Made(server.data, "Desk 1").open(), "Desk 9")
    assert profile.enrolment is None
    profile.close()


def traces(folder):
    """What a laptop that is no desk holds of an event."""
    profile = Profile.open(folder)
    with profile.database.read() as connection:
        rows = {
            table: connection.execute(text(f"select count(*) from {table}")).scalar()
            for table in ("roster", "roster_state", "arriving", "log", "seal")
        }
        settings = set(connection.execute(text("select key from setting")).scalars())
    enrolment = profile.enrolment
    profile.close()
    return enrolment, sum(rows.values()), settings, (folder / "desk.dates").exists()


def test_a_disk_that_fails_in_the_middle_leaves_no_trace(server, tmp_path, monkeypatch):
    made = Made(server.data, "Desk 1")
    profile = Profile.open(tmp_path / "desk")
    profile.remember("camera", "HD Webcam")

    def full(*_):
        raise StoreError("The disk is full.")

    monkeypatch.setattr(profile, "belong", full)
    with pytest.raises(StoreError, match="full"):
        set_up(profile, made.open(), "Desk 1")
    profile.close()

    assert traces(tmp_path / "desk") == (None, 0, {"own-camera"}, False)


KILLED = """
    import os, signal, sys
    from pathlib import Path
    from checkin.adapters import dates, profile, vault
    from checkin.adapters.database import store
    from checkin.adapters.event_file.setting_up import open_event_file, set_up
    from checkin.adapters.profile import Profile, wall_ms

    folder, file, passphrase, where = sys.argv[1:]
    def die(*_, **__):
        os.kill(os.getpid(), signal.SIGKILL)
    at = {
        "pages": (store.ReplicaStore, "take"),
        "dates": (dates.DatesFile, "write"),
        "belong": (profile.Profile, "belong"),
        "guard": (profile.Profile, "guard"),
        "vault": (vault.Vault, "guard"),
    }
    opened = Profile.open(Path(folder))
    setattr(*at[where], die)
    set_up(opened, open_event_file(Path(file).read_bytes(), passphrase, wall_ms()), "Desk 1")
"""


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
@pytest.mark.parametrize("where", ["pages", "dates", "belong", "guard", "vault"])
def test_a_laptop_that_is_killed_in_the_middle_is_a_desk_wholly_or_not_at_all(
    server, tmp_path, where
):
    locked(server)
    made = Made(server.data, "Desk 1")
    file = made.write(tmp_path / "x.checkin-event")
    script = textwrap.dedent(KILLED)

    killed = subprocess.run(
        [sys.executable, "-c", script, tmp_path / "desk", file, made.passphrase, where],
        cwd=ROOT,
        check=False,
    )

    assert killed.returncode == -signal.SIGKILL
    if where in {"guard", "vault"}:
        # The last thing that is done, and done again at each start.
        whole = Profile.open(tmp_path / "desk")
        assert whole.enrolment.desk_name == "Desk 1"
        assert [one.id for one in whole.store.registrations()] == [ADA.id]
        assert Expiry(whole).due is Due.NOTHING
        whole.close()
        assert vault_of(tmp_path / "desk").asks is Policy.LIGHT
        return
    assert traces(tmp_path / "desk") == (None, 0, set(), False)
    again = Profile.open(tmp_path / "desk")
    set_up(again, made.open(), "Desk 1")
    assert again.enrolment.desk_name == "Desk 1"
    again.close()
