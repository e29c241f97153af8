"""A desk's folder: made once, opened only with its own key, joined only once."""

import os
import stat

import pytest

from checkin.adapters.profile import Profile, default_folder
from checkin.domain.errors import InputError, Refused, StoreError, Unreachable
from tests.adapters.examples import admission, reading


@pytest.fixture
def folder(tmp_path):
    """The folder of a profile that was opened once."""
    Profile.open(tmp_path / "desk").close()
    return tmp_path / "desk"


def everything_in(folder):
    return {one.name: one.read_bytes() for one in folder.iterdir()}


def test_a_new_profile_belongs_to_no_event(tmp_path):
    profile = Profile.open(tmp_path / "a" / "desk")

    assert profile.enrolment is None
    with pytest.raises(StoreError, match="does not belong to an event yet"):
        _ = profile.store
    with pytest.raises(StoreError, match="does not belong to an event yet"):
        profile.peer()
    profile.close()


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_only_its_owner_may_read_the_key(folder):
    assert stat.S_IMODE((folder / "desk.key").stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_database_whose_key_is_missing_is_not_given_a_new_one(folder):
    (folder / "desk.key").unlink()
    before = everything_in(folder)

    with pytest.raises(StoreError, match=r"Put desk\.key back"):
        Profile.open(folder)

    assert everything_in(folder) == before


@pytest.mark.parametrize("key", [b"", b"short", b"k" * 31, b"k" * 33])
def test_a_key_of_the_wrong_length_is_said_and_left_alone(folder, key):
    (folder / "desk.key").write_bytes(key)
    before = everything_in(folder)

    with pytest.raises(StoreError, match=r"desk\.key is damaged"):
        Profile.open(folder)

    assert everything_in(folder) == before


def test_the_key_of_another_desk_opens_nothing(folder):
    (folder / "desk.key").write_bytes(b"x" * 32)
    before = everything_in(folder)

    with pytest.raises(StoreError, match="cannot be opened on this computer"):
        Profile.open(folder)

    assert everything_in(folder) == before


def test_a_start_that_was_interrupted_before_there_was_a_database_goes_on(folder):
    (folder / "desk.db").unlink()
    (folder / "desk.db.0123.new").write_bytes(b"half")
    key = (folder / "desk.key").read_bytes()

    Profile.open(folder).close()

    assert (folder / "desk.key").read_bytes() == key


def test_a_file_in_the_place_of_the_folder_or_a_folder_in_place_of_the_key(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="folder cannot be made"):
        Profile.open(tmp_path / "file")
    (tmp_path / "desk" / "desk.key").mkdir(parents=True)
    with pytest.raises(StoreError, match=r"desk\.key cannot be read"):
        Profile.open(tmp_path / "desk")


def test_a_desk_that_joined_knows_who_it_is_at_every_start(folder, live_server):
    profile = Profile.open(folder)
    joined = profile.join(live_server.invite(), "  Hall table  ")
    made = profile.store.record(admission(), reading())
    profile.close()

    again = Profile.open(folder)

    assert again.enrolment == joined
    assert (joined.desk_name, joined.server) == ("Hall table", live_server.address)
    assert made.desk == joined.desk
    assert list(again.store.records()) == [made]
    assert again.store.record(admission(), reading(1)).prev != ""
    again.close()


def test_a_desk_joins_one_event_only(folder, live_server):
    profile = Profile.open(folder)
    profile.join(live_server.invite(), "Hall")

    with pytest.raises(InputError, match="already belongs"):
        profile.join(live_server.invite(), "Hall")
    profile.close()


def test_what_went_wrong_while_joining_can_be_tried_again(folder, live_server):
    profile = Profile.open(folder)
    address = live_server.invite()
    with pytest.raises(InputError):
        profile.join("hello", "Hall")
    with pytest.raises(Unreachable):
        profile.join(address.replace(live_server.address, "https://127.0.0.1:9"), "Hall")
    with pytest.raises(Refused, match="not valid"):
        profile.join(address.replace("#TOKEN", "#WRONG"), "Hall")

    assert profile.enrolment is None
    assert profile.join(address, "Gate").desk_name == "Gate"
    profile.close()


def test_the_private_key_of_a_desk_is_not_in_the_bytes_of_its_folder(folder, live_server):
    profile = Profile.open(folder)
    profile.join(live_server.invite(), "Canary Hall")
    with profile.database.read() as connection:
        private = connection.exec_driver_sql(
            "select value from setting where key = 'private_key'"
        ).scalar()

    for data in everything_in(folder).values():
        for secret in (private.encode(), bytes.fromhex(private), b"Canary Hall"):
            assert secret not in data
    profile.close()


def test_a_laptop_remembers_its_own_settings_before_and_after_it_joins(folder, live_server):
    profile = Profile.open(folder)
    assert profile.remembered("camera") is None
    profile.remember("camera", "HD Webcam")
    profile.remember("camera", "Kamera Łódź")
    profile.join(live_server.invite(), "Hall")
    profile.close()

    again = Profile.open(folder)
    assert again.remembered("camera") == "Kamera Łódź"
    assert again.enrolment is not None
    again.close()


def test_the_usual_folder_is_the_users_own():
    assert default_folder().name == "desk"
    assert default_folder().is_absolute()
