"""Every other command as a process: what it prints, and one plain sentence when it cannot."""

import json
import os
import shutil
import signal
import sys

import pytest
import segno

from tests.cli.test_serve import assert_one_sentence

COMMANDS = [
    *("demo", "serve", "import", "badges", "invite", "desks", "pin", "event"),
    *("desk", "read", "backup", "restore", "status"),
]


def test_each_command_explains_itself(shell):
    explained = shell.run_all(*([command, "--help"] for command in COMMANDS))

    for command, done in zip(COMMANDS, explained, strict=True):
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith(f"usage: checkin {command}")


def test_the_command_line_lists_its_commands_and_its_exit_codes(shell):
    done = shell.run("--help")

    assert done.returncode == 0
    assert "Exit codes" in done.stdout
    for command in COMMANDS:
        assert f"    {command} " in done.stdout
    assert shell.run("--version").stdout.startswith("checkin ")


def test_words_that_are_no_command_end_with_status_2_and_no_traceback(shell):
    for done in shell.run_all([], ["fly"], ["serve", "--port", "x"], ["read"]):
        assert done.returncode == 2
        assert "Traceback" not in done.stderr
        assert done.stderr.startswith("usage: ")


# ------------------------------------------------------------------- an organiser's


def test_before_there_is_an_event_each_command_says_how_to_begin(shell):
    (shell.folder / "people.csv").write_text("name\nAda\n")

    for done in shell.run_all(["invite"], ["badges"], ["import", "people.csv"]):
        assert_one_sentence(done, "checkin serve")


def test_people_come_in_and_a_second_time_only_what_differs(event):
    sheet = event.folder / "people.csv"
    sheet.write_text("name,organisation\nAda Canarybird,Quill\nنور,\n", encoding="utf-8")

    assert event.run("import", sheet).stdout.startswith("2 new, 0 changed, 0 as before.")
    sheet.write_text("name,organisation\nAda Canarybird,Quill\nGrace,\n", encoding="utf-8")
    done = event.run("import", "--json", sheet)

    said = json.loads(done.stdout)
    assert {key: said[key] for key in ("new", "changed", "same", "gone")} == {
        "new": 1,
        "changed": 0,
        "same": 1,
        "gone": 1,
    }
    assert json.loads(event.run("status", "--json").stdout)["server"]["registrations"] == 3


def test_a_sheet_that_cannot_be_used_is_one_sentence_and_changes_nothing(event):
    sheets = {
        "empty.csv": b"",
        "binary.csv": bytes(range(256)) * 20,
        "workbook.xlsx": b"PK\x03\x04rest",
        "lists.csv": b"name,lists\nAda,Moon walk\n",
    }
    for name, content in sheets.items():
        (event.folder / name).write_bytes(content)

    for done in event.run_all(*(["import", name] for name in ["missing.csv", ".", *sheets])):
        assert_one_sentence(done)
    assert json.loads(event.run("status", "--json").stdout)["server"]["registrations"] == 0


def test_rows_that_cannot_be_used_are_named_and_the_others_come(event):
    (event.folder / "people.csv").write_text("name,country\nAda,GB\n,FR\n")

    done = event.run("import", "people.csv")

    assert done.returncode == 1
    assert done.stderr == "Refused: Row 3: It has no name.\n"
    rejects = (event.folder / "people.rejects.csv").read_bytes().decode("utf-8-sig")
    assert rejects.splitlines() == ["row,left out,reason", "3,refused,It has no name."]
    assert json.loads(event.run("status", "--json").stdout)["server"]["registrations"] == 1


def test_a_mapping_is_said_by_header_or_letter_and_a_dry_run_changes_nothing(event):
    sheet = event.folder / "people.csv"
    sheet.write_text("Wer;Woher;Telefon\nAda Oakwind;Lantern;+49\n", encoding="utf-8")

    assert_one_sentence(event.run("import", sheet), "--mapping COLUMN=FIELD")
    assert_one_sentence(event.run("import", sheet, "--mapping", "Wer=who"), "is no mapping")
    words = ["--mapping", "Wer=name", "B=organisation"]
    dry = event.run("import", sheet, "--dry-run", *words)
    done = event.run("import", sheet, "--json", *words)

    assert (dry.returncode, dry.stderr) == (0, "")
    assert "Nothing is changed yet. 1 new" in dry.stdout
    assert "Telefon  not imported" in dry.stdout
    said = json.loads(done.stdout)
    assert (said["done"], said["new"]) == (True, 1)
    assert said["columns"] == {"A": "name", "B": "organisation", "C": "none"}


def test_letters_of_an_old_code_page_are_shown_and_chosen(event):
    sheet = event.folder / "people.csv"
    sheet.write_bytes("Nom;Société\nZoë Chêne;Lanterne\n".encode("cp1252"))

    asked = event.run("import", sheet)
    done = event.run("import", sheet, "--encoding", "cp1252")

    assert asked.returncode == 2
    assert "--encoding cp1252" in asked.stderr
    assert "Zoë Chêne;Lanterne" in asked.stderr
    assert done.returncode == 0


def test_who_is_missing_is_cancelled_only_if_that_is_said(event):
    sheet = event.folder / "people.csv"
    sheet.write_text("name\nAda\nBo\n")
    event.run("import", sheet)
    sheet.write_text("name\nAda\n")

    stay = event.run("import", sheet)
    gone = event.run("import", sheet, "--cancel-missing")

    assert "1 not in the sheet. They stay; --cancel-missing cancels them." in stay.stdout
    assert "1 not in the sheet: cancelled." in gone.stdout


def test_a_preview_says_how_many_each_list_expects(event):
    (event.folder / "people.csv").write_text("name,category\nAda,member\nBo,press\n")
    event.run("import", "people.csv")
    event.run("list", "set", "Day 1", "--who", "member")
    (event.folder / "people.csv").write_text("name,category\nAda,press\n")

    dry = event.run("import", "people.csv", "--dry-run")
    done = json.loads(event.run("import", "people.csv", "--json").stdout)

    assert "Expected: Day 1: 0." in dry.stdout
    assert "people of the category “member”, and nobody on it" in dry.stdout
    assert done["expected"] == [{"list": "Day 1", "people": 0}]
    assert done["stay"] == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_a_large_sheet_says_how_far_it_is_and_ctrl_c_leaves_nothing_of_it(event):
    import pty

    names = "".join(f"Somebody {number}\n" for number in range(100_000))
    (event.folder / "people.csv").write_text(f"name\n{names}")
    end, terminal = pty.openpty()

    reading = event.start("import", "people.csv", stderr=terminal)
    said = b""
    while b"Reading: 500 cells so far." not in said:
        said += os.read(end, 100)
    reading.send_signal(signal.SIGINT)

    assert reading.wait() == 130
    assert reading.stdout.read() == ""
    os.close(terminal)
    os.close(end)
    status = json.loads(event.run("status", "--json").stdout)["server"]
    assert status["registrations"] == 0


def test_badges_are_a_pdf_and_need_people_first(event):
    assert_one_sentence(event.run("badges"), "Import people first")
    (event.folder / "people.csv").write_text("name\nAda\n")
    event.run("import", "people.csv")

    done = event.run("badges", "--json", "--out", "out.pdf")

    assert done.stderr == ""
    assert json.loads(done.stdout) == {"badges": 1, "pages": 1, "missing": []}
    assert (event.folder / "out.pdf").read_bytes().startswith(b"%PDF-")
    assert_one_sentence(event.run("badges", "--out", "nowhere/out.pdf"))


def test_spare_badges_are_printed_apart_and_need_nobody(event):
    done = event.run("badges", "--json", "--spare", "9", "--out", "spare.pdf")

    assert json.loads(done.stdout) == {"badges": 9, "pages": 2, "missing": []}
    assert (event.folder / "spare.pdf").read_bytes().startswith(b"%PDF-")
    assert_one_sentence(event.run("badges", "--spare", "0"), "Between 1 and")


def test_an_invitation_is_printed_alone_so_that_it_can_be_passed_on(event):
    first = event.run("invite", "--name", "Gate")
    second = event.run("invite", "--json")

    assert first.stderr == second.stderr == ""
    assert first.stdout.startswith(f"{event.said['address']}/#")
    assert first.stdout.count("\n") == 1
    assert json.loads(second.stdout)["desk"] != first.stdout.strip()


# ------------------------------------------------------------------- status


def test_status_on_a_computer_without_anything_makes_nothing(shell):
    said = json.loads(shell.run("status", "--json").stdout)
    elsewhere = shell.run("status", "--json", "--database", "elsewhere.db")

    assert (said["desk"], said["server"]) == (None, None)
    assert json.loads(elsewhere.stdout)["server"] is None
    assert list(shell.folder.iterdir()) == []


def test_status_counts_and_names_no_person(event):
    (event.folder / "people.csv").write_text("name,code\nAda Canarybird,CANARY-1\n")
    event.run("import", "people.csv")

    plain, as_json = event.run("status"), event.run("status", "--json")

    said = json.loads(as_json.stdout)["server"]
    assert (said["event"], said["registrations"], said["desks"]) == ("Harbour Days", 1, 0)
    assert said["folder"] == str(event.server)
    assert "registrations: 1" in plain.stdout
    for done in (plain, as_json):
        assert (done.returncode, done.stderr) == (0, "")
        assert "anary" not in done.stdout.lower().replace("canarybird", "")
        assert "CANARY" not in done.stdout


def test_status_says_that_a_desks_database_is_damaged_or_its_key_is_gone(shell):
    shell.desk.mkdir()
    (shell.desk / "desk.db").write_bytes(b"x" * 9000)
    assert_one_sentence(shell.run("status"), "desk.key")

    (shell.desk / "desk.key").write_bytes(b"k" * 32)
    assert_one_sentence(shell.run("status"), "damaged")
    assert (shell.desk / "desk.db").read_bytes() == b"x" * 9000


# ------------------------------------------------------------------- read


@pytest.fixture
def picture(shell):
    def make(text, name="code.png"):
        segno.make(text, micro=False).save(str(shell.folder / name), scale=8, border=6)
        return name

    return make


def test_reading_prints_one_line_of_json_per_file(shell, picture):
    done = shell.run("read", picture("HELLO"), picture("Ä نور 😀", "نور.png"))

    first, second = map(json.loads, done.stdout.splitlines())
    assert (done.returncode, done.stderr) == (0, "")
    assert (first["file"], first["texts"]) == ("code.png", ["HELLO"])
    assert (second["file"], second["texts"]) == ("نور.png", ["Ä نور 😀"])
    assert first["ms"] >= 0


def test_what_was_read_can_be_printed_where_only_ascii_can_be_written(shell, picture):
    done = shell.run("read", picture("Ä نور 😀"), PYTHONIOENCODING="ascii")

    assert json.loads(done.stdout)["texts"] == ["Ä نور 😀"]


def test_a_file_that_is_no_picture_is_one_sentence_and_the_others_are_read(shell, picture):
    (shell.folder / "text.png").write_text("hello")
    for done in shell.run_all(["read", "missing.png"], ["read", "text.png"], ["read", "."]):
        assert_one_sentence(done)

    done = shell.run("read", "missing.png", picture("HELLO"), "text.png")

    assert done.returncode == 2
    assert json.loads(done.stdout)["texts"] == ["HELLO"]
    assert done.stderr.count("\n") == 2


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux takes any bytes as a name")
def test_a_file_with_a_name_that_is_no_text_is_one_sentence(shell, picture):
    name = b"\xff\xfe.png"
    shutil.move(shell.folder / picture("HELLO"), (str(shell.folder).encode() + b"/" + name))

    assert_one_sentence(shell.run("read", name.decode("utf-8", "surrogateescape")))
