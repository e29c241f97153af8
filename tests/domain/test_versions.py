"""Which of two versions is the newer, as people number them."""

import pytest

from checkin import __version__
from checkin.domain.versions import (
    OLDEST_DESK,
    OLDEST_SERVER,
    is_newer,
    is_too_old,
    read_version,
)


@pytest.mark.parametrize(
    ("written", "version"),
    [
        ("checkin 1.2.3", (1, 2, 3)),
        ("0.10", (0, 10)),
        ("1.0.0", (1,)),
        ("0", (0,)),
        ("campaign", None),
        ("checkin 1.x", None),
        ("1.2.3.4.5", None),
        ("99999.1", None),
        ("", None),
    ],
)
def test_versions_are_read_as_they_are_written(written, version):
    assert read_version(written) == version


def test_ten_comes_after_nine():
    assert is_newer("0.10.0", "0.9.9")
    assert not is_newer("0.9.9", "0.10.0")
    assert not is_newer("1.0", "1.0.0")
    assert not is_newer("tomorrow's", "1.0")
    assert not is_newer("1.0", "yesterday's")


def test_what_does_not_say_how_old_it_is_is_not_too_old():
    assert is_too_old("checkin 0.9", (1,))
    assert not is_too_old("checkin 1.0", (1,))
    assert not is_too_old("checkin 1", (1, 0))
    assert not is_too_old("campaign", (1,))


def test_this_version_talks_to_itself():
    assert not is_too_old(__version__, OLDEST_DESK)
    assert not is_too_old(__version__, OLDEST_SERVER)
