import pytest

from checkin.domain.access import Access


@pytest.mark.parametrize(
    ("has", "may"),
    [
        (Access.VIEWER, {Access.VIEWER}),
        (Access.ORGANISER, {Access.VIEWER, Access.ORGANISER}),
        (Access.OWNER, set(Access)),
    ],
)
def test_each_may_do_what_those_with_less_may(has, may):
    assert {needed for needed in Access if has.allows(needed)} == may
