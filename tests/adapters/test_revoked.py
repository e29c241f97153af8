"""A list of revocations comes from outside: whatever it says, it is read or it is none."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from checkin.adapters import roster_json
from checkin.adapters.database.revoked import readable
from checkin.domain.model import BadgeId
from checkin.domain.revocation import Revocations

OFTEN = settings(deadline=None, derandomize=True, max_examples=300)
LIST = Revocations(7, 5, frozenset({BadgeId("ab" * 12), BadgeId("01" * 12)}), 1, b"s" * 64)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


def test_a_list_reads_back_as_it_was_written():
    assert readable(roster_json.write_revocations(LIST)) == LIST


@given(st.sampled_from(["number", "issued", "badges", "key_id", "signature"]), anything)
@OFTEN
def test_whatever_stands_in_one_of_its_fields_it_is_read_or_it_is_none(field, value):
    fields = json.loads(roster_json.write_revocations(LIST))
    one = readable(json.dumps(fields | {field: value}))

    assert one is None or one.message("0badcafe")


@given(anything | st.just("["), st.booleans())
@OFTEN
def test_any_text_is_read_or_it_is_none(value, as_json):
    one = readable(json.dumps(value) if as_json else str(value))

    assert one is None


def test_a_list_nested_ever_so_deep_is_none():
    assert readable("[" * 100_000) is None
