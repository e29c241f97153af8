"""Desk cards, PIN sheets and the policy, as an organiser makes them."""

import json
import os
import re
import stat
import subprocess
import sys

import pypdfium2
import pytest
import zxingcpp
from pypdf import PdfReader

from checkin.adapters.server_data import ServerData
from checkin.adapters.wrapping import stretch
from checkin.domain.desk_card import parse
from checkin.domain.lock import Policy
from tests.cli.conftest import ROOT
from tests.cli.test_serve import assert_one_sentence


def lock_of(shell):
    data = ServerData(shell.server)
    try:
        return data.book(data.required_event()).lock()
    finally:
        data.close()


def codes(file):
    page = pypdfium2.PdfDocument(file)[0]
    picture = page.render(scale=4).to_pil().convert("L")
    page.pdf.close()
    return [parse(one.text) for one in zxingcpp.read_barcodes(picture)]


def words(file):
    return " ".join(" ".join(page.extract_text() for page in PdfReader(file).pages).split())


def test_the_cards_on_paper_are_those_that_open_the_desks(event):
    out = event.folder / "cards.pdf"
    done = event.run("cards", "--out", out, "--pin", "271828")
    assert done.returncode == 0, done.stderr
    assert "its spare" in done.stdout

    lock = lock_of(event)
    data = ServerData(event.server)
    kept = data.desk_secrets.cards(data.required_event(), 1)
    assert data.desk_secrets.card_keys(data.required_event(), 1) == lock.cards
    data.close()
    assert set(codes(out)) == set(kept)
    assert lock.policy is Policy.STRICT
    assert lock.pin_key == stretch("271828", lock.salt, lock.cost)
    assert "Spare desk card" in words(out)
    assert "271 828" in words(out)
    assert len(PdfReader(out).pages) == 2
    if os.name == "posix":
        assert stat.S_IMODE(out.stat().st_mode) == 0o600
        assert stat.S_IMODE((event.server / "desks.key").stat().st_mode) == 0o600


def test_cards_are_the_same_again_and_others_when_that_is_asked(event):
    one, two, three = (event.folder / f"{name}.pdf" for name in ("one", "two", "three"))
    first = json.loads(event.run("cards", "--out", one, "--json").stdout)
    event.run("cards", "--out", two)
    other = json.loads(event.run("cards", "--out", three, "--new", "--json").stdout)
    assert set(codes(one)) == set(codes(two))
    assert set(codes(one)).isdisjoint(codes(three))
    assert (first["edition"], other["edition"]) == (1, 2)
    assert "271" not in words(one)


def test_a_pin_can_be_printed_when_it_is_set_and_the_policy_is_said(event):
    sheet = event.folder / "pin.pdf"
    assert event.run("pin", "042917", "--sheet", sheet).stdout == "Staff PIN: 042917\n"
    assert "042 917" in words(sheet)
    assert "PIN alone" in event.run("lock", "--policy", "light").stdout
    assert lock_of(event).policy is Policy.LIGHT
    assert json.loads(event.run("lock", "--policy", "strict", "--json").stdout) == {
        "policy": "strict"
    }


def test_without_the_key_for_its_desks_a_server_does_not_make_another(event):
    (event.server / "desks.key").unlink()
    assert_one_sentence(event.run("cards"), "desks.key")
    assert not (event.server / "desks.key").exists()


def test_a_pin_is_read_from_standard_input_where_no_list_of_programs_has_it(event):
    said = event.run("pin", "-", typed="271828\n")
    lock = lock_of(event)
    with_cards = event.run("cards", "--pin", "-", "--out", "cards.pdf", typed="314159\n")

    assert said.stdout == "Staff PIN: 271828\n"
    assert lock.pin_key == stretch("271828", lock.salt, lock.cost)
    assert with_cards.returncode == 0
    assert "314 159" in words(event.folder / "cards.pdf")


def test_where_nothing_is_typed_no_pin_is_set(event):
    before = lock_of(event)

    assert_one_sentence(event.run("pin", "-"), "6 digits")
    assert lock_of(event) == before


@pytest.mark.skipif(os.name != "posix", reason="a terminal of its own")
@pytest.mark.parametrize("typed", ["271828", ""])
def test_at_a_terminal_the_pin_is_asked_for_and_is_not_shown(event, typed):
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "checkin", "pin", "--folder", event.server],
        cwd=ROOT,
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    asked = os.read(ours, 1000).decode()
    os.write(ours, f"{typed}\n".encode())
    out, _ = process.communicate(timeout=60)
    os.close(ours)

    assert "New staff PIN" in asked
    assert re.fullmatch(rf"Staff PIN: {typed or '[0-9]{6}'}\n", out.decode())
