"""What leaves a server for a desk of each profile: entry by entry, page by page."""

import json
import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkin.adapters import roster_json
from checkin.adapters.badge_keys import BadgeKeys
from checkin.adapters.book import Book
from checkin.adapters.database.roster_rows import publish, sum_of
from checkin.adapters.roster_views import view_of
from checkin.domain.lock import Cost, Lock, Policy
from checkin.domain.model import BadgeId, DeskProfile, IssuedBadge, Registration, RegistrationId
from checkin.domain.revocation import Revocations
from checkin.domain.short_code import short_code
from checkin.domain.views import stand_in
from checkin.usecases.roster_pages import Arriving, RosterEntry, RosterVersion
from tests.adapters.examples import DESKS, EVENT, GATHERING, LIST, entry

HELP_DESK, LANE, NAMELESS = DeskProfile
LANES = (LANE, NAMELESS)
PAGE = 2_000
CROWD = tuple(
    Registration(RegistrationId(f"r{number:04}"), f"Canary {number}", "Quillfeather")
    for number in range(60)
)
REVOKED = roster_json.write_revocations(
    Revocations(3, 5, frozenset({BadgeId("ab" * 12)}), 1, b"signed")
)
CODES = tuple(IssuedBadge(BadgeId(f"canary-{one.id}@example.org"), one.id) for one in CROWD)


def badly(kind, body, key="1", also=""):
    return RosterEntry(kind, key, 1, body, also)


@pytest.mark.parametrize("profile", LANES)
@pytest.mark.parametrize(
    "odd",
    [
        badly("registration", "Ada Canarybird"),
        badly("registration", '"Ada Canarybird"'),
        badly("registration", '{"public_name":["Ada Canarybird"]}'),
        badly("registration", '{"aliases":"Ada Canarybird"}'),
        badly("registration", '{"standing":"Ada Canarybird"}'),
        badly("registration", "[" * 100_000),
        badly("badge", '{"owner":"Ada Canarybird"}', "canary@example.org"),
        badly("badge", '{"registration":"r-ada"}', "ab" * 12, also="Ada Canarybird"),
        badly("gathering", '{"time_zone":"Ada Canarybird"}'),
        badly("list", '{"name":"Ada Canarybird","day":"never"}'),
        badly("lock", '["Ada Canarybird"]'),
        badly("lock", '{"box":{"name":"Ada Canarybird"}}'),
        badly("revocations", REVOKED.replace('"badges":"', '"badges":"canary')),
        badly("revocations", REVOKED.replace('"signature":"', '"signature":"Ada Canarybird')),
        badly("revocations", REVOKED.replace('"key_id":1', '"key_id":"Ada Canarybird"')),
        badly("revocations", REVOKED.replace('"number":3', '"number":"Ada Canarybird"')),
        badly("desk", '{"name":"Ada Canarybird"}'),
    ],
    ids=lambda one: f"{getattr(one, 'kind', one)}",
)
def test_what_cannot_be_read_is_as_if_it_had_been_deleted(profile, odd):
    seen = view_of(odd, profile)

    assert (seen.kind, seen.version, seen.body, seen.also) == (odd.kind, odd.version, "", "")
    assert seen.deleted
    assert "canary" not in seen.id


@pytest.mark.parametrize("profile", LANES)
def test_what_is_not_known_to_be_for_a_lane_is_not_sent_to_one(profile):
    assert view_of(badly("names_key", '{"key":"c2VjcmV0"}'), profile) is None
    assert view_of(badly("dietary_needs", "{}", "r-ada"), profile) is None
    assert view_of(badly("dietary_needs", "{}", "r-ada"), HELP_DESK) is not None


def test_fields_that_nobody_knows_and_second_copies_of_a_field_stay_behind():
    body = '{"public_name":"Ada Canarybird","public_name":"","note":"Ada Canarybird","lists":["x"]}'

    seen = view_of(badly("registration", body, "r-ada"), NAMELESS)

    assert json.loads(seen.body) == {"lists": ["x"], "withheld": True}
    twice = REVOKED.replace("{", '{"badges":["Ada Canarybird"],')
    assert "Canary" not in view_of(badly("revocations", twice), NAMELESS).body


def test_what_opens_a_desk_goes_to_no_desk_without_names():
    box, key = bytes(range(32)), b"k" * 32
    lock = Lock(Policy.STRICT, b"s" * 16, Cost(16, 1, 1), key, (key,), box)
    body = roster_json.write_lock(lock)

    assert roster_json.lock("1", view_of(badly("lock", body), NAMELESS).body) == Lock(box=box)
    assert roster_json.lock("1", view_of(badly("lock", body), LANE).body) == lock


def test_revoked_badges_go_to_all_of_them_as_they_are_signed():
    for profile in DeskProfile:
        assert view_of(badly("revocations", REVOKED), profile).body == REVOKED


def test_who_vouches_for_the_server_is_told_to_all_of_them():
    body = roster_json.write_authorities([b"certificate", b"older"])

    for profile in DeskProfile:
        assert view_of(badly("authority", body), profile).body == body


def test_a_code_that_is_deleted_is_deleted_under_what_stands_for_it():
    gone = RosterEntry("badge", CODES[0].id, 3, deleted=True)

    assert view_of(gone, LANE) == replace(gone, id=stand_in(CODES[0].id))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
FIELDS = st.sampled_from(
    ["public_name", "organisation", "country", "region", "aliases", "other_script", "attention",
     "withheld", "photos", "id", "name", "notes", "pin", "key", "pin_key", "cards"]
)  # fmt: skip


@given(
    kind=st.sampled_from(["registration", "badge", "lock", "names_key", "gathering", "other"]),
    secrets=st.dictionaries(FIELDS, st.sampled_from(["XCANARYX", ["XCANARYX"], {"XCANARYX": 1}])),
    others=st.dictionaries(
        st.sampled_from(["category", "lists", "standing", "give", "registration", "spare"]), JSON
    ),
    short=st.sampled_from(["", short_code(7), "XCANARYX"]),
    odd=st.sampled_from(["", "{", "[]", "null", "XCANARYX"]),
)
def test_whatever_an_organisers_roster_holds_a_desk_without_names_gets_nothing_of_a_person(
    kind, secrets, others, short, odd
):
    if kind == "gathering":  # whose name is the event's
        secrets.pop("name", None)
    body = odd or json.dumps(others | secrets)
    key = "XCANARYX" if kind == "badge" else "1"

    seen = view_of(RosterEntry(kind, key, 1, body, short), NAMELESS)

    assert seen is None or "XCANARYX" not in "".join((seen.id, seen.also, seen.body))
    if kind == "registration" and seen is not None:
        helped = _read(body)
        assert (helped is None) is seen.deleted


def _read(body):
    try:
        return roster_json.registration("1", body)
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


@pytest.fixture
def book(replicas, tmp_path):
    database = replicas.database("server")
    replicas.stack.callback(database.close)
    keys = BadgeKeys(tmp_path / "keys", database, b"i" * 32)
    keys.begin(older=False)
    held = Book(database, EVENT, keys)
    held.publish(gathering=GATHERING, lists=[LIST], registrations=CROWD, badges=CODES)
    held.publish(names_key=b"n" * 32)
    return held


def entries_of(book):
    whole = book.page_above(RosterVersion(), None, 10**9, HELP_DESK)
    return whole.entries


@pytest.mark.parametrize("profile", DeskProfile)
def test_the_digest_of_each_view_is_that_of_what_it_holds(book, profile):
    chance = random.Random(6)
    for number in range(5):
        some = [replace(one, organisation=f"{number}") for one in chance.sample(CROWD, 7)]
        book.publish(registrations=some, badges=[replace(CODES[number], replaced_at=number)])

        assert int(book.roster_for(profile).digest, 16) == sum_of(entries_of(book), profile) % 2**64


def fetch(book, desk, profile):
    pages = []
    while page := book.page_above(desk.roster_version(), desk.arriving(), PAGE, profile):
        desk.apply(page)
        pages.append(page)
    return pages


@pytest.mark.parametrize("profile", DeskProfile)
def test_a_download_in_pages_brings_the_view_and_adds_up(book, replicas, profile):
    desk = replicas.open("desk", change=None)

    pages = fetch(book, desk, profile)

    assert len(pages) > 3
    assert desk.roster_version() == book.roster_for(profile)
    assert len(list(desk.registrations())) == len(CROWD)
    assert [
        one for one in CODES if desk.badge(one.id if profile is HELP_DESK else stand_in(one.id))
    ]
    said = "".join(
        "".join((one.id, one.also, one.body)) for page in pages for one in page.entries
    ) + "".join(page.upto.id for page in pages)
    assert ("@example.org" in said) is (profile is HELP_DESK)
    assert ("Canary" in said) is (profile is not NAMELESS)
    assert ("names_key" in {one.kind for page in pages for one in page.entries}) is (
        profile is HELP_DESK
    )


@pytest.mark.parametrize("profile", LANES)
def test_a_download_whose_place_has_moved_begins_anew_and_adds_up(book, replicas, profile):
    desk = replicas.open("desk", change=None)
    while (upto := desk.arriving()) is None or not upto.upto.id.startswith("sha256:"):
        desk.apply(book.page_above(desk.roster_version(), desk.arriving(), PAGE, profile))
    (moved,) = [one for one in CODES if stand_in(one.id) == upto.upto.id]
    book.publish(badges=[replace(moved, replaced_at=5)])

    pages = fetch(book, desk, profile)

    assert pages[0].first
    assert desk.roster_version() == book.roster_for(profile)


@pytest.mark.parametrize("profile", DeskProfile)
def test_a_desk_of_another_profile_is_sent_all_of_its_own_view_whatever_it_says_it_holds(
    book, profile
):
    others = [book.roster_for(one) for one in DeskProfile if one is not profile]
    for said in (*others, *(replace(one, digest="") for one in others)):
        page = book.page_above(said, None, 10**9, profile)
        assert (page.whole, page.first, page.version) == (True, True, book.roster_for(profile))
        for upto in (page.upto, entries_place(book)):
            going_on = Arriving(said.incarnation, False, upto)
            assert book.page_above(said, going_on, 10**9, profile).whole
    assert book.page_above(book.roster_for(profile), None, 10**9, profile) is None


def entries_place(book):
    last = entries_of(book)[-1]
    return (last.version, last.kind, last.id)


def test_desks_of_every_profile_know_each_other(book, replicas):
    with book._database.write(EVENT) as connection:
        publish(
            connection, EVENT, [(entry(one).kind, one.id, entry(one).body, "") for one in DESKS]
        )
    desk = replicas.open("desk", change=None)
    fetch(book, desk, NAMELESS)

    assert sorted(desk.desks(), key=lambda one: one.id) == list(DESKS)
