"""A newer desk opens an older database and keeps a copy until it has started well."""

from contextlib import closing

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from checkin.adapters import wiping
from checkin.adapters.database import migrations
from checkin.adapters.expiring import Expiry
from checkin.adapters.profile import Profile, vault_of
from checkin.adapters.starting_well import started_well
from checkin.adapters.upgrading import NEWER_WITH_COPY, SAVED_SINCE
from checkin.domain.errors import Newer, StoreError
from tests.adapters.examples import HALL, admission, reading
from tests.adapters.schemas.make import Fixture, revisions
from tests.adapters.test_schemas import profile_of

BEFORE = revisions()[-2]
COPY = f"desk.db.at-{BEFORE}"


@pytest.fixture
def folder(tmp_path):
    """The folder of a desk of the version before this one."""
    return profile_of(Fixture(BEFORE, "desk"), tmp_path / "desk")


@pytest.fixture
def upgraded(folder):
    """The same after this version has opened it, and no window has come up."""
    Profile.open(folder).close()
    return folder


def execute(folder, statement, name="desk.db"):
    """What a database says, opened with the desk's own key and by no program of ours."""
    key = vault_of(folder).open("", None)
    with closing(sqlcipher.connect(str(folder / name), isolation_level=None)) as connection:
        connection.execute(f"pragma key = \"x'{key.hex()}'\"")
        return connection.execute(statement).fetchall()


def by_a_newer_version(folder):
    """A version that does not exist yet has changed this desk's database."""
    execute(folder, "create table of_tomorrow (n integer)")
    execute(folder, "update alembic_version set version_num = '9999'")


def content(folder):
    return {one.name: one.read_bytes() for one in folder.iterdir() if one.is_file()}


def test_the_copy_is_what_was_there_encrypted_with_the_desks_own_key(upgraded):
    assert execute(upgraded, "select version_num from alembic_version") == [(migrations.HEAD,)]
    assert execute(upgraded, "select version_num from alembic_version", COPY) == [(BEFORE,)]
    assert execute(upgraded, "select count(*) from log", COPY) == [(8,)]
    assert b"Canarybird" not in (upgraded / COPY).read_bytes()
    assert (upgraded / COPY).stat().st_mode & 0o777 == 0o600


def test_a_desk_of_this_version_has_no_copy(tmp_path):
    Profile.open(tmp_path / "desk").close()
    Profile.open(tmp_path / "desk").close()

    assert not list((tmp_path / "desk").glob("desk.db.at-*"))


def test_the_copy_is_gone_once_this_version_has_started_well(upgraded):
    profile = Profile.open(upgraded)
    assert (upgraded / COPY).exists()

    started_well(profile)

    assert not (upgraded / COPY).exists()
    assert profile.store.have()[HALL].seq == 4
    profile.close()


@pytest.mark.parametrize("how", ["names", "all"])
def test_the_copy_goes_with_every_erasing(upgraded, how):
    profile = Profile.open(upgraded)
    if how == "names":
        profile.erase_names()
        profile.close()
    else:
        execute(upgraded, "delete from log where 1")
        execute(upgraded, "delete from chain where 1")
        Expiry(profile).destroy_key()
        profile.close()
        wiping.finish(upgraded)

    assert not (upgraded / COPY).exists()


def test_a_step_that_fails_leaves_the_desk_to_the_version_before(tmp_path):
    folder = profile_of(Fixture("0011", "desk"), tmp_path / "desk")
    # In the way of the step after that one.
    execute(folder, "create table printed (in_the_way integer)")
    before = execute(folder, "select * from log")

    with pytest.raises(StoreError):
        Profile.open(folder)

    assert execute(folder, "select * from log") == before
    assert execute(folder, "select version_num from alembic_version") == [("0011",)]
    execute(folder, "drop table printed")
    profile = Profile.open(folder)
    started_well(profile)
    assert profile.store.record(admission(), reading(100)).seq == 5
    profile.close()


def test_a_database_of_a_newer_version_is_left_alone(tmp_path):
    folder = tmp_path / "desk"
    Profile.open(folder).close()
    by_a_newer_version(folder)
    before = content(folder)

    for go_back in (False, True):
        with pytest.raises(Newer, match="made by another version of Checkin"):
            Profile.open(folder, go_back=go_back)

    assert content(folder) == before


def test_an_older_version_goes_back_to_the_copy_when_somebody_says_so(upgraded):
    (upgraded / COPY).rename(upgraded / f"desk.db.at-{migrations.HEAD}")
    copy = upgraded / f"desk.db.at-{migrations.HEAD}"
    by_a_newer_version(upgraded)
    before = content(upgraded)

    with pytest.raises(Newer) as said:
        Profile.open(upgraded)
    assert str(said.value) == NEWER_WITH_COPY
    assert content(upgraded) == before

    profile = Profile.open(upgraded, go_back=True)

    assert profile.store.have()[HALL].seq == 4
    assert profile.store.record(admission(), reading(100)).seq == 5
    started_well(profile)
    assert not copy.exists()
    profile.close()
    assert execute(upgraded, "select count(*) from sqlite_master where name = 'of_tomorrow'") == [
        (0,)
    ]


def test_a_copy_of_a_version_after_this_one_is_no_way_back(upgraded):
    (upgraded / COPY).rename(upgraded / "desk.db.at-9998")
    by_a_newer_version(upgraded)

    with pytest.raises(Newer, match="made by another version"):
        Profile.open(upgraded, go_back=True)


@pytest.mark.parametrize("where", ["database", "black box"])
def test_nobody_goes_back_behind_a_check_in(upgraded, where):
    if where == "database":
        profile = Profile.open(upgraded)
        profile.store.record(admission(), reading(100))
        profile.close()
    else:
        (upgraded / "desk.box").write_text(f"{HALL} 1 5 sealed\n", encoding="utf-8")
    by_a_newer_version(upgraded)
    before = content(upgraded)

    with pytest.raises(StoreError) as said:
        Profile.open(upgraded, go_back=True)

    assert str(said.value) == SAVED_SINCE
    assert content(upgraded).keys() == before.keys()
    assert (upgraded / COPY).read_bytes() == before[COPY]


def test_a_copy_that_an_earlier_attempt_left_is_made_anew(folder):
    (folder / COPY).write_bytes(b"of a start that failed, long ago")

    Profile.open(folder).close()

    assert execute(folder, "select count(*) from log", COPY) == [(8,)]
