"""An organiser opens a locked desk from afar: real servers, real vaults, real TLS."""

import json
import shutil
from contextlib import closing

import pytest

from checkin.adapters import keeping
from checkin.adapters.afar import Question
from checkin.adapters.keychain import this_computer
from checkin.adapters.keys import SigningKey
from checkin.adapters.profile import Profile, vault_of
from checkin.domain.errors import (
    Elsewhere,
    Locked,
    NotRight,
    Refused,
    Stranger,
    Unreachable,
    Untrusted,
)
from checkin.domain.lock import Lock, Policy
from checkin.domain.model import DeskProfile
from tests.adapters.conftest import At, LiveServer
from tests.adapters.examples import EVENT
from tests.adapters.vaults import MemoryKeychain, computer, locked


@pytest.fixture
def kept(own_server):
    own_server.book.publish(lock=locked(Policy.LIGHT))
    return own_server.data.kept(EVENT)


@pytest.fixture
def hall(tmp_path, own_server, kept):
    """The folder of a locked desk whose server keeps a share."""
    assert kept.asking() == []
    desk = At(tmp_path / "hall").join(own_server.invite(), "Hall")
    desk.profile.guard()
    desk.profile.give_share(desk.peer)
    desk.close()
    return tmp_path / "hall"


@pytest.fixture
def ask():
    """Asks, each time with another question; closes them all at the end."""
    asked = []

    def begin(folder, here=None):
        asked.append(Question(vault_of(folder, here)))
        return asked[-1]

    yield begin
    for one in asked:
        one.close()


@pytest.fixture(autouse=True)
def _hurried(monkeypatch):
    monkeypatch.setattr(keeping, "ANEW_MS", -1)


def confirmed(kept, question):
    """What is handed out once an organiser has confirmed *question*."""
    assert question.ask() is None
    kept.confirm(kept.find_asking("Hall", question.code))
    return question.ask()


def share_at(own_server):
    with own_server.data.database.read() as connection:
        return connection.exec_driver_sql("select share, sealed from kept").one()


def test_an_organiser_opens_it_and_it_gives_the_server_another_share(hall, own_server, kept, ask):
    before = share_at(own_server)
    share = confirmed(kept, ask(hall))
    assert share_at(own_server).share == ""

    with closing(Profile.open(hall, share=share)) as profile, closing(profile.peer()) as peer:
        assert profile.enrolment.desk_name == "Hall"
        profile.give_share(peer)
        assert share_at(own_server).share not in {"", before.share}
        with pytest.raises(NotRight, match="does not open"):
            vault_of(hall).open_from_afar(share)


def test_without_an_organiser_it_stays_locked(hall, kept, ask):
    question = ask(hall)
    for _ in range(3):
        assert question.ask() is None
    (asking,) = kept.asking()
    assert (asking.name, asking.code, asking.is_confirmed) == ("Hall", question.code, False)
    with pytest.raises(Locked):
        Profile.open(hall)
    with pytest.raises(NotRight):
        vault_of(hall).open_from_afar(b"r" * 32)


def test_one_confirmation_is_for_one_question_and_one_share(hall, kept, ask):
    first, second = ask(hall), ask(hall)
    share = confirmed(kept, first)
    # An answer that was lost is given again to whoever asked, and to nobody else.
    assert first.ask() == share
    with pytest.raises(Refused, match="cannot open this desk now"):
        second.ask()


def test_a_question_that_came_later_is_not_the_one_that_was_confirmed(hall, kept, ask):
    first, second = ask(hall), ask(hall)
    assert first.ask() is None
    kept.confirm(kept.find_asking("Hall", first.code))
    assert second.ask() is None
    assert [one.code for one in kept.asking()] == [second.code]
    with pytest.raises(keeping.InputError, match="asks to be opened"):
        kept.find_asking("Hall", first.code)


def test_a_confirmation_holds_for_five_minutes(hall, kept, ask, monkeypatch):
    question = ask(hall)
    assert question.ask() is None
    kept.confirm(kept.find_asking("Hall"))
    now = keeping.wall_ms()
    monkeypatch.setattr(keeping, "wall_ms", lambda: now + keeping.OPEN_MS + 1)
    assert question.ask() is None
    assert not kept.find_asking("Hall").is_confirmed


def test_an_organiser_who_says_no_is_heard(hall, kept, ask):
    question = ask(hall)
    assert question.ask() is None
    kept.deny(kept.find_asking("Hall"))
    for _ in range(2):
        with pytest.raises(Refused, match="have not opened this desk"):
            question.ask()
    assert kept.asking() == []


def test_a_question_that_is_withdrawn_or_not_heard_any_more_is_not_listed(
    hall, kept, ask, monkeypatch
):
    question = ask(hall)
    assert question.ask() is None
    question.withdraw()
    assert kept.asking() == []
    assert question.ask() is None
    now = keeping.wall_ms()
    monkeypatch.setattr(keeping, "wall_ms", lambda: now + keeping.ASKS_MS + 1)
    assert kept.asking() == []


def test_questions_follow_each_other_no_faster_than_they_may(hall, kept, ask, monkeypatch):
    monkeypatch.setattr(keeping, "ANEW_MS", 60_000)
    first, second = ask(hall), ask(hall)
    assert first.ask() is None
    assert second.ask() is None
    assert kept.asking()[0].code == first.code


def test_a_retired_desk_is_told_so_and_its_share_is_gone_at_once(hall, own_server, kept, ask):
    question = ask(hall)
    assert question.ask() is None
    kept.confirm(kept.find_asking("Hall"))
    own_server.book.retire(own_server.book.find_desk("Hall"))
    assert tuple(share_at(own_server)) == ("", "")
    with pytest.raises(Refused, match="retired this desk"):
        question.ask()
    with pytest.raises(Refused, match="retired this desk"):
        kept.keep(own_server.book.find_desk("Hall").id, b"r" * 32, b"k" * 32)


def test_a_locked_desk_that_is_to_be_erased_is_told_how_it_comes_to_that(hall, own_server, ask):
    question = ask(hall)
    own_server.book.retire(own_server.book.find_desk("Hall"), erase=True)

    with pytest.raises(Refused, match=r"is to be erased\. Open it here"):
        question.ask()


def test_another_desks_key_asks_for_nothing(hall, tmp_path, own_server, ask, laptops):
    gate = laptops(At(tmp_path / "gate")).join(own_server.invite(), "Gate")
    gate.profile.guard()
    gate.profile.give_share(gate.peer)
    question = ask(hall)
    question._peer._desk.sign = gate.profile.vault.asking_key()
    with pytest.raises(Stranger, match="cannot open this desk now"):
        question.ask()
    # Nor does what the desk signs with while it is open: whoever has that has the names.
    question._peer._desk.sign = SigningKey(b"n" * 32)
    with pytest.raises(Stranger):
        question.ask()


def test_a_share_of_one_desk_opens_no_other(hall, tmp_path, own_server, kept, ask):
    gate = At(tmp_path / "gate").join(own_server.invite(), "Gate")
    gate.profile.guard()
    gate.profile.give_share(gate.peer)
    gate.close()
    share = confirmed(kept, ask(hall))
    with pytest.raises(NotRight):
        Profile.open(tmp_path / "gate", share=share)


@pytest.mark.usefixtures("kept")
def test_a_stolen_copy_on_another_computer_cannot_even_ask(tmp_path, own_server, monkeypatch):
    here, elsewhere = computer(MemoryKeychain()), computer(MemoryKeychain())
    folder = tmp_path / "hall"
    vault_of(folder, here)
    monkeypatch.setattr("checkin.adapters.profile.this_computer", lambda: here)
    desk = At(folder).join(own_server.invite(), "Hall")
    desk.profile.guard()
    desk.close()
    shutil.copytree(folder, tmp_path / "stolen")

    with pytest.raises(Elsewhere):
        vault_of(tmp_path / "stolen", elsewhere)
    assert vault_of(folder, here).can_ask


def test_while_the_server_is_away_it_says_so(hall, own_server, ask):
    own_server.stop_at_once()
    with pytest.raises(Unreachable, match="cannot be reached"):
        ask(hall).ask()


def test_until_the_server_has_the_new_share_the_one_before_opens_it_too(hall, kept, ask):
    # Opened where the server could not be reached, and locked again.
    with closing(Profile.open(hall, "415926")):
        pass
    with closing(Profile.open(hall, share=confirmed(kept, ask(hall)))) as profile:
        assert profile.enrolment.desk_name == "Hall"


def test_a_server_that_does_not_take_it_is_left_alone_for_a_while(hall, own_server):
    with closing(Profile.open(hall, "415926")) as profile, closing(profile.peer()) as peer:
        held = share_at(own_server)
        address, peer._server = peer._server, "https://127.0.0.1:9"
        profile.give_share(peer)
        peer._server = address
        profile.give_share(peer)
        assert share_at(own_server) == held


def test_the_waits_after_wrong_pins_hold_until_it_is_open(hall, kept, ask):
    vault = vault_of(hall)
    with pytest.raises(NotRight):
        vault.open("000000")
    assert vault.tries.waits_ms() > 0
    share = confirmed(kept, ask(hall))
    assert vault.tries.wrong == 1
    with closing(Profile.open(hall, vault=vault, share=share)):
        assert vault.tries.wrong == 0


def test_neither_the_vault_nor_the_server_says_in_the_clear_what_would_help(hall, own_server):
    written = (hall / "desk.vault").read_bytes()
    label, share = vault_of(hall).label, share_at(own_server).share
    for secret in (label.server, label.desk_id, label.trusted[0], "Hall", share):
        assert secret
        assert secret.encode() not in written
    assert len(json.loads(written)["afar"]) == 1


def test_a_desk_without_names_has_nothing_of_it(tmp_path, own_server, kept, laptops):
    own_server.book.invite("LANE", "Lane", DeskProfile.LANE_WITHOUT_NAMES)
    address = f"{own_server.address}/#{own_server.data.one_time(EVENT, 'LANE')}"
    lane = laptops(At(tmp_path / "lane")).join(address, "Lane")
    lane.profile.guard()
    lane.profile.give_share(lane.peer)
    vault = vault_of(tmp_path / "lane")
    assert not vault.can_ask
    assert vault.label.server == ""
    assert kept.asking_key(lane.store.mine) is None
    with pytest.raises(Refused, match="opens by itself"):
        kept.keep(lane.store.mine, b"r" * 32, b"k" * 32)


def test_a_desk_that_needs_nothing_to_open_asks_nobody(hall):
    with closing(Profile.open(hall, "415926")) as profile:
        profile.vault.guard(Lock(), profile.vault.label)
    assert not vault_of(hall, this_computer()).can_ask


def test_somebody_who_is_not_the_events_server_is_asked_nothing(hall, tmp_path, ask):
    other = LiveServer(tmp_path / "other")
    try:
        question = ask(hall)
        question._peer._server = other.address
        with pytest.raises(Untrusted):
            question.ask()
    finally:
        other.stop()
