"""A sheet of people, chosen in a browser, looked at, and taken in."""

import os
import re
import tempfile
from dataclasses import replace

import pytest
from starlette.formparsers import MultiPartParser

from bench.sheets.exports import indico
from bench.sheets.workbooks import saved
from checkin.adapters.server_erasing import erase_people
from checkin.domain.access import Access
from checkin.domain.model import Standing
from checkin.server import uploads
from tests.adapters.examples import EVENT, LIST, admission, reading

PAGE = f"/events/{EVENT}/import"
TWO = b"Name,Organisation,Passport\nAda Oakwind,Lantern,X12345\nBo Fjord,Quill,Y12345\n"


@pytest.fixture
def organiser(venue):
    browser = venue.organiser(Access.ORGANISER)
    browser.get(PAGE)
    return browser


def bring(browser, data, name="people.csv"):
    """Send a sheet; return the path of its page."""
    answer = browser.submit(PAGE, files={"sheet": (name, data)})
    assert answer.status_code == 303
    return answer.headers["Location"]


def settled(browser, path):
    """The page once nothing goes on in it any more."""
    while 'http-equiv="refresh"' in (page := browser.get(path)).text:
        continue
    assert page.status_code == 200
    return page.text


def names(venue):
    return {one.public_name for one in venue.book.registrations()}


def test_a_sheet_is_looked_at_and_then_taken_in(venue, organiser):
    path = bring(organiser, TWO)
    shown = settled(organiser, path)

    assert "Bo Fjord" in shown
    assert names(venue) == {"Ada Canarybird"}
    before = path.rpartition("/")[0]
    assert "Go on with the sheet" in organiser.get(before).text
    assert organiser.submit(f"{path}/take").status_code == 303
    done = settled(organiser, path)

    assert "Done. Desks hear of it now." in done
    assert names(venue) == {"Ada Canarybird", "Ada Oakwind", "Bo Fjord"}
    assert "Go on with the sheet" not in organiser.get(before).text


def test_what_no_desk_needs_is_neither_shown_nor_stored(venue, organiser):
    path = bring(organiser, TWO)
    shown = settled(organiser, path)
    organiser.submit(f"{path}/take")
    settled(organiser, path)

    assert "It may hold a document that proves who somebody is" in shown
    assert "X12345" not in shown
    assert not [one for one in venue.book.registrations() if "X12345" in str(one.__reduce__())]


def test_what_each_column_was_taken_for_is_in_sight_before_anything_is_done(organiser):
    shown = settled(organiser, bring(organiser, TWO))

    in_sight = re.sub(r"<[^>]+>|\s+", " ", shown.partition("<details><summary>Change")[0])
    in_sight = " ".join(in_sight.split())
    assert "Imported: Name: A Name" in in_sight
    assert "– It may hold a document that proves who somebody is" in in_sight


def test_columns_are_mapped_by_hand(venue, organiser):
    path = bring(organiser, b"Wer;Woher\nAda Oakwind;Lantern\n")
    asked = settled(organiser, path)
    assert "No column of this sheet is called “name”" in asked
    assert 'class="main">Take these in' not in asked

    organiser.submit(f"{path}/read", {"header_row": "1", "column-0": "name", "column-1": "none"})
    assert "Take these in" in settled(organiser, path)
    organiser.submit(
        f"{path}/read", {"header_row": "1", "column-0": "name", "column-1": "organisation"}
    )
    shown = settled(organiser, path)
    assert "Take these in" in shown
    organiser.submit(f"{path}/take")
    settled(organiser, path)

    assert ("Ada Oakwind", "Lantern") in {
        (one.public_name, one.organisation) for one in venue.book.registrations()
    }


def test_another_header_row_is_another_guess(organiser):
    path = bring(organiser, b"Name,Company\nNombre,Empresa\nAda Oakwind,Lantern\n")
    settled(organiser, path)

    said = {"header_row": "2", "column-0": "name", "column-1": "organisation"}
    organiser.submit(f"{path}/read", said)

    assert re.search(r"<dt>new</dt><dd>1</dd>", settled(organiser, path))


@pytest.mark.parametrize("row", ["21", "-1", "x"])
def test_a_header_row_that_cannot_be_is_refused(organiser, row):
    path = bring(organiser, TWO)
    settled(organiser, path)

    assert organiser.submit(f"{path}/read", {"header_row": row}).status_code == 400


def test_letters_of_an_old_code_page_are_shown_and_chosen(venue, organiser):
    path = bring(organiser, "Nom;Société\nZoë Chêne;Lanterne\n".encode("cp1252"))
    asked = settled(organiser, path)
    assert 'type="radio" name="encoding" value="cp1252"' in asked
    assert "Zoл Chкne" in asked

    organiser.submit(f"{path}/read", {"encoding": "cp1252"})
    settled(organiser, path)
    organiser.submit(f"{path}/take")
    settled(organiser, path)

    assert "Zoë Chêne" in names(venue)


def test_of_several_sheets_one_is_chosen(organiser):
    def more(book):
        book.create_sheet("Others").append(["Name"])
        book["Others"].append(["Cy"])

    path = bring(organiser, saved([["Name"], ["Ada"]], more), "people.xlsx")
    assert 'name="sheet" value="Others"' in settled(organiser, path)

    organiser.submit(f"{path}/read", {"sheet": "Others"})

    assert "Cy" in settled(organiser, path)


def test_refused_rows_are_named_and_can_be_fetched(organiser):
    path = bring(organiser, TWO + b",Quill,\n")

    assert "Row 4" in settled(organiser, path)
    fetched = organiser.get(f"{path}/rejects.csv")
    assert fetched.content.decode("utf-8-sig").splitlines()[1] == "4,refused,It has no name."


def test_who_is_missing_is_cancelled_only_if_the_box_is_ticked(venue, organiser):
    for fields, standing in (({}, Standing.ACTIVE), ({"cancel": "yes"}, Standing.CANCELLED)):
        path = bring(organiser, TWO)
        assert "Cancel 1 person who is not in the sheet" in settled(organiser, path)
        organiser.submit(f"{path}/take", fields)
        settled(organiser, path)

        found = {one.public_name: one.standing for one in venue.book.registrations()}
        assert found["Ada Canarybird"] is standing


def test_it_is_said_how_many_each_list_expects_and_who_is_here_and_not_in_the_sheet(
    venue, organiser
):
    venue.book.publish(lists=[replace(LIST, categories=("Speaker", "Speeker"))])
    desk = venue.desk("Hall")
    desk.sync()
    desk.store.record(admission(), reading())
    desk.sync()

    shown = settled(organiser, bring(organiser, b"Name,Category\nBo Fjord,speaker\nCy,press\n"))

    assert "1 person who has checked in is not in the sheet. They stay." in shown
    assert f"<dt><bdi>{LIST.name}</bdi></dt><dd>1</dd>" in shown
    assert "people of the category “Speeker”, and nobody on it" in shown
    assert "“Speaker”" not in shown


def test_what_changed_meanwhile_is_shown_before_anything_is_done(venue, organiser):
    path = bring(organiser, TWO)
    settled(organiser, path)
    one = next(iter(venue.book.registrations()))
    venue.book.publish(registrations=[type(one)(one.id, "Ada Oakwind", "Lantern")])

    organiser.submit(f"{path}/take")
    shown = settled(organiser, path)

    assert "The list was changed meanwhile" in shown
    assert names(venue) == {"Ada Oakwind"}
    organiser.submit(f"{path}/take")
    settled(organiser, path)
    assert names(venue) == {"Ada Oakwind", "Bo Fjord"}


def test_what_changed_meanwhile_and_makes_no_difference_stops_nobody(venue, organiser):
    path = bring(organiser, TWO)
    settled(organiser, path)
    venue.desk("Hall")

    organiser.submit(f"{path}/take")

    assert "Done. Desks hear of it now." in settled(organiser, path)


def test_a_sheet_can_be_stopped_and_is_forgotten(venue, organiser):
    path = bring(organiser, b"Name,Company\n" + b"Ada,Lantern\n" * 100_000)
    assert "cells so far" in organiser.get(path).text

    answer = organiser.submit(f"{path}/stop")

    assert answer.headers["Location"].startswith(PAGE)
    assert "This sheet is not here any more" in organiser.get(path).text
    assert names(venue) == {"Ada Canarybird"}


def test_a_sheet_is_forgotten_after_an_hour(organiser, monkeypatch):
    monkeypatch.setattr(uploads, "KEPT_S", 0.01)
    path = bring(organiser, TWO)

    while organiser.get(path).status_code == 200:
        continue

    assert "This sheet is not here any more" in organiser.get(path).text


def test_a_sheet_is_nobody_elses(venue, organiser):
    path = bring(organiser, TWO)
    settled(organiser, path)

    other = venue.organiser(Access.OWNER)

    assert other.get(path).status_code == 400
    assert other.submit(f"{path}/take").status_code == 400
    assert "Go on with the sheet" not in other.get(PAGE).text
    assert "Go on with the sheet" in organiser.get(PAGE).text


def test_a_viewer_brings_nobody_in(venue):
    viewer = venue.organiser(Access.VIEWER)

    assert viewer.get(PAGE).status_code == 403
    assert viewer.submit(PAGE, files={"sheet": ("people.csv", TWO)}).status_code == 403


def test_no_file_and_too_large_a_file_are_one_sentence(organiser):
    assert "No file was chosen." in organiser.submit(PAGE, files={"sheet": ("", b"")}).text
    assert "No file was chosen." in organiser.submit(PAGE).text
    large = organiser.submit(PAGE, files={"sheet": ("people.csv", bytes(51_000_000))})
    assert large.status_code == 413


def test_a_damaged_sheet_is_one_sentence_and_changes_nothing(venue, organiser):
    path = bring(organiser, b"PK\x03\x04 nothing", "people.xlsx")

    assert "The workbook is damaged" in settled(organiser, path)
    assert names(venue) == {"Ada Canarybird"}


def test_no_sheet_is_ever_on_a_disk(organiser, monkeypatch, tmp_path):
    there = tmp_path / "temporary"
    there.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(there))
    before = {name for _, _, files in os.walk(tmp_path) for name in files}

    def refuse(*_, **__):
        raise AssertionError("a file was made")

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    path = bring(organiser, b"Name,Company\n" + b"Ada Oakwind,Lantern\n" * 200_000)
    settled(organiser, path)

    assert {name for _, _, files in os.walk(tmp_path) for name in files} == before


def test_only_our_own_forms_are_read_so(venue):
    assert venue.app.state.pages.needs
    assert MultiPartParser.spool_max_size == 1024 * 1024


def test_with_the_people_of_an_event_goes_what_their_sources_call_them(venue, organiser):
    path = bring(organiser, indico().data.replace(b"Dinner", b"Day 1"), "indico.csv")
    settled(organiser, path)
    organiser.submit(f"{path}/take")
    settled(organiser, path)
    assert len(venue.book.sources()) == 2

    erase_people(venue.data, EVENT, [])

    assert venue.book.sources() == {}


def test_no_more_than_four_sheets_are_held_at_once(venue):
    held = uploads.Uploads()
    try:
        for number in range(uploads.MOST):
            held.add(venue.data, EVENT, f"account {number}", "people.csv", TWO)
        held.add(venue.data, EVENT, "account 0", "again.csv", TWO)
        with pytest.raises(Exception, match="Other sheets are being brought in"):
            held.add(venue.data, EVENT, "account 9", "people.csv", TWO)
    finally:
        for number in range(uploads.MOST):
            held.drop(held.of(EVENT, f"account {number}"))
