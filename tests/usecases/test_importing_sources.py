"""The exports of six sources, each with what is odd in it: right people, nothing else."""

import pytest

from bench.sheets.exports import EXPORTS, FORMS_ABROAD, google_forms
from checkin.adapters.importing.sheets import head_of, open_sheet
from checkin.usecases.importing.fields import Field
from checkin.usecases.importing.mapping import layout_of
from checkin.usecases.importing.reading import read_people
from checkin.usecases.importing.repeating import without_repeats

GUARDED = ("diet", "phone", "birth", "address", "gender", "private", "régime", "come", "الطعام")


def brought(export):
    """The layout, the people by name, and the rows that were passed over."""
    sheet = open_sheet(export.data)
    layout = layout_of(head_of(sheet))
    people = read_people(layout, sheet.rows())
    rows, again, refused = without_repeats(people.rows, layout.source)
    assert (people.refused, refused) == ((), [])
    passed = sorted(row for one in (*people.passed, *again) for row in one.rows)
    return layout, {one.name: one for one in rows}, passed


@pytest.mark.parametrize("make", EXPORTS)
def test_an_export_is_recognised_and_its_people_come_in(make):
    export = make()

    layout, people, passed = brought(export)

    assert layout.source.key == export.source
    assert set(people) == set(export.people)
    assert passed == list(export.passed)
    for name, fields in export.people.items():
        assert {key: getattr(people[name], key) for key in fields} == fields


@pytest.mark.parametrize("header", FORMS_ABROAD)
def test_a_form_in_another_language_is_the_same_form(header):
    export = google_forms(header)

    layout, people, passed = brought(export)

    assert layout.source.key == "forms"
    assert set(people) == set(export.people)
    assert passed == [2]


@pytest.mark.parametrize("make", EXPORTS)
def test_of_an_export_nothing_is_read_that_no_desk_needs(make):
    layout, _, _ = brought(make())

    read = [one.header.lower() for one in layout.columns if one.field is not Field.NOTHING]
    assert not [
        one
        for one in read
        for word in GUARDED
        if word in one and "email" not in one.replace("-", "")
    ]
