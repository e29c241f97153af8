"""Keys, another badge, practice badges: as commands, on a server of their own."""

import json
import shutil
import zipfile

import pypdfium2
import pytest

from tests.cli.conftest import Shell
from tests.cli.test_serve import assert_one_sentence


@pytest.fixture(scope="module")
def with_badges(begun, tmp_path_factory):
    """A server's folder whose people have badges."""
    computer = Shell(tmp_path_factory.mktemp("printed"))
    shutil.copytree(begun[0], computer.server)
    (computer.folder / "people.csv").write_text("name\nAda Lovelace\nGrace Hopper\n")
    computer.run("import", "people.csv")
    computer.run("badges")
    return computer.server


@pytest.fixture
def printed(shell, with_badges):
    """A computer with a server whose people have badges."""
    shutil.copytree(with_badges, shell.server)
    return shell


def test_the_spare_key_takes_over_and_a_stolen_one_goes_only_when_it_is_meant(event):
    assert "signed with key 1; key 2 is the spare" in event.run("keys", "list").stdout
    rotated = event.run("keys", "rotate")
    asked = event.run("keys", "rotate", "--compromised")
    assert_one_sentence(asked, "--yes")
    out = event.run("keys", "rotate", "--compromised", "--yes")
    old = json.loads(
        event.run("keys", "rotate", "--compromised", "--key", 1, "--yes", "--json").stdout
    )

    assert "signed with key 2; key 3 is the spare" in rotated.stdout
    assert "Print all badges again" in out.stdout
    assert "Print all badges again" not in rotated.stdout
    assert old == {"active": 3, "spare": 4, "out": [2, 1]}


def test_words_about_keys_that_do_not_fit_together_change_nothing(event):
    for words in (["list", "--compromised"], ["rotate", "--key", "1"], ["burn"]):
        done = event.run("keys", *words)
        assert (done.returncode, done.stderr.startswith("usage: ")) == (2, True)
    gone = event.run("keys", "rotate", "--compromised", "--key", 9, "--yes")
    assert_one_sentence(gone, "There is no key 9 here")
    assert json.loads(event.run("keys", "list", "--json").stdout)["active"] == 1


def test_somebody_gets_another_badge_in_one_act(printed):
    done = printed.run("replace", "ada lovelace", "--out", "new.pdf")
    as_json = json.loads(printed.run("replace", "Ada Lovelace", "--json").stdout)

    assert "Good no more: 1." in done.stdout
    assert (printed.folder / "new.pdf").read_bytes().startswith(b"%PDF")
    assert as_json["revoked"] == 1
    assert_one_sentence(printed.run("replace", "Nobody"), "Nobody of the organisers' list")
    assert_one_sentence(printed.run("replace", "Ada Lovelace", "--out", "gone/x.pdf"), "folder")
    assert_one_sentence(printed.run("replace", "Ada Lovelace", "--badge", "x"), "not a spare badge")


def test_practice_badges_are_printed_by_themselves(printed):
    done = printed.run("badges", "--practice", "--out", "practice.pdf")

    assert done.stdout == "13 badges on 2 pages: practice.pdf\n"
    assert_one_sentence(printed.run("badges", "--practice", "--spare", 3), "one after the other")


def test_badges_are_printed_for_whom_and_how_it_is_said(printed):
    (printed.folder / "more.csv").write_text("name,category\nMary Jackson,speaker\n")
    printed.run("import", "more.csv")
    category, person, changed, both, nobody, alone = printed.run_all(
        ("badges", "--only", "category=speaker", "--category", "--out", "c.pdf"),
        ("badges", "--only", "person=Ada Lovelace", "--format", "a6", "--out", "p.pdf"),
        ("badges", "--only", "list=Day 1", "--format", "99.1x67.7", "--out", "l.pdf"),
        ("badges", "--both-sides", "--language", "fr", "--language", "ar", "--json"),
        ("badges", "--only", "person=Nobody"),
        ("badges", "--only", "changed", "--practice"),
    )

    assert category.stdout == "1 badge on 1 page: c.pdf\n"
    assert person.stdout == "1 badge on 1 page: p.pdf\n"
    assert changed.stdout == "3 badges on 1 page: l.pdf\n"
    assert json.loads(both.stdout) == {"badges": 3, "pages": 2, "missing": []}
    assert_one_sentence(nobody, "Nobody of the organisers' list")
    assert_one_sentence(alone, "one after the other")


def test_only_what_has_changed_is_printed_again(printed):
    again = printed.run("badges", "--only", "changed")
    (printed.folder / "more.csv").write_text("name\nMary Jackson\n")
    printed.run("import", "more.csv")
    changed = printed.run("badges", "--only", "changed", "--out", "new.pdf")

    assert_one_sentence(again, "Nobody is new or has changed")
    assert changed.stdout == "1 badge on 1 page: new.pdf\n"


def test_pictures_of_badges_come_with_a_mail_merge_file(printed):
    done = printed.run("badges", "--images", "badges.zip", "--format", "4x3")
    both = printed.run("badges", "--images", "badges.zip", "--out", "b.pdf")
    unknown = printed.run("badges", "--format", "postcard")

    assert done.stdout == "Pictures of 2 badges: badges.zip\n"
    with zipfile.ZipFile(printed.folder / "badges.zip") as archive:
        assert len(archive.namelist()) == 3
    assert_one_sentence(both, "one after the other")
    assert_one_sentence(unknown, "There is no format “postcard”")


def test_a_list_is_printed_for_when_nothing_else_works(printed):
    by_name, by_code = printed.run_all(
        ("paper", "--out", "paper.pdf", "--language", "es"),
        ("paper", "--codes", "--out", "codes.pdf", "--only", "list=Day 1", "--json"),
    )

    assert by_name.stdout == "A list of 2 on 1 page: paper.pdf. Destroy it after the event.\n"
    assert json.loads(by_code.stdout) == {"badges": 2, "pages": 1, "missing": []}
    assert (printed.folder / "paper.pdf").read_bytes().startswith(b"%PDF")
    assert (printed.folder / "paper.pdf").stat().st_mode & 0o077 == 0


def test_cards_for_people_to_read_need_no_event_and_take_its_name_where_there_is_one(
    event, tmp_path
):
    event.run("event", "set", "--contact", "Venue lead: room 12")
    there = event.run("paper", "--volunteer-card", "--out", "card.pdf", "--language", "es")
    elsewhere = event.run(
        "paper", "--pre-flight", "--out", "pre.pdf", "--folder", tmp_path / "none", "--json"
    )

    assert there.stdout == "1 page: card.pdf\n"
    assert "Venue lead: room 12" in text_of(event.folder / "card.pdf")
    assert json.loads(elsewhere.stdout) == {"badges": 0, "pages": 4, "missing": []}
    assert not (tmp_path / "none").exists()
    both = event.run("paper", "--volunteer-card", "--only", "category=Guest")
    assert_one_sentence(both, "leave out --only")
    assert event.run("paper", "--volunteer-card", "--codes").returncode == 2


def text_of(path):
    pages = pypdfium2.PdfDocument(path)
    try:
        return " ".join(page.get_textpage().get_text_range() for page in pages)
    finally:
        pages.close()
