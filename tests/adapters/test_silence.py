"""What a process leaves behind when it fails: kinds and places, and nobody's name."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from checkin.adapters import silence
from checkin.domain.model import Registration, RegistrationId
from checkin.usecases.importing.reading import Row
from checkin.usecases.people import Person

on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks Linux")

ENDS = {
    "an error": "raise LookupError(name)",
    "an error with a cause": """
try:
    int(name)
except ValueError as error:
    raise RuntimeError(name) from error
""",
    "an error in a thread": """
import threading
def fail():
    raise KeyError(name)
one = threading.Thread(target=fail); one.start(); one.join()
""",
    "an error of the database": """
from sqlalchemy import text
from checkin.adapters.database.engine import open_plain
with open_plain(__import__("pathlib").Path(folder) / "x.db").read() as connection:
    connection.execute(text("select :who from nowhere"), {"who": name})
""",
    "an error in passing away": """
class Gone:
    def __del__(self):
        raise ValueError(name)
Gone()
""",
    "a death in native code": "import ctypes; ctypes.string_at(0)",
    "a warning": "import warnings; warnings.warn(name)",
    "a line of a log": "import logging; logging.getLogger('other').error('see %s', name)",
    "a line of a log that is wrong": "import logging; logging.getLogger('a').error('%d', name)",
}


def ended(tmp_path, body, folder=True):
    script = tmp_path / "ends.py"
    told = repr(str(tmp_path))
    head = (
        "import pathlib\n"
        "from checkin.adapters.silence import keep_silent\n"
        f"folder = {told}\n"
        f"keep_silent({'pathlib.Path(folder)' if folder else ''})\n"
        "name = 'CAN' + 'ARY'\n"
    )
    script.write_text(head + body, encoding="utf-8")
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONWARNINGS"}
    run = subprocess.run([sys.executable, str(script)], capture_output=True, env=environment)
    crash = tmp_path / silence.CRASHES
    return (crash.read_bytes() if crash.exists() else b""), run.stdout + run.stderr


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("folder", [True, False])
def test_whatever_fails_names_nobody(tmp_path, end, folder):
    written, said = ended(tmp_path, ENDS[end], folder)

    assert b"CANARY" not in written + said
    if "error" in end or "death" in end:
        assert b"ends.py" in (written if folder else said)


def test_an_error_is_told_by_its_kind_its_places_and_its_cause(tmp_path):
    written, _ = ended(tmp_path, ENDS["an error with a cause"])

    lines = written.decode().splitlines()
    assert lines[0].endswith(" RuntimeError")
    assert lines[1:] == [
        "  ends.py:10:<module>",
        "because of",
        "ValueError",
        "  ends.py:8:<module>",
    ]


def test_the_desk_hears_once_that_it_came_back(tmp_path):
    assert not silence.came_back(tmp_path)
    ended(tmp_path, ENDS["an error"])

    assert silence.came_back(tmp_path)
    assert not silence.came_back(tmp_path)
    assert b"LookupError" in (tmp_path / silence.BEFORE).read_bytes()


def test_an_end_without_an_error_is_none_to_come_back_from(tmp_path):
    ended(tmp_path, "")

    assert not silence.came_back(tmp_path)


def test_errors_without_end_fill_no_disk(tmp_path):
    body = "import sys\nfor _ in range(4000):\n    sys.excepthook(KeyError, KeyError(name), None)\n"
    ended(tmp_path, body)

    sizes = [(tmp_path / each).stat().st_size for each in (silence.CRASHES, silence.BEFORE)]
    assert 0 < max(sizes) <= silence.MOST_BYTES


@on_linux
def test_the_file_is_for_its_owner_only_and_no_dump_is_made(tmp_path):
    body = (
        "import ctypes, resource\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))\n"
    )
    _, said = ended(tmp_path, body)

    assert said.decode().strip() == "(0, 0) 0"
    assert (tmp_path / silence.CRASHES).stat().st_mode & 0o777 == 0o600


@on_linux
def test_every_command_is_silent():
    code = (
        "import resource, sys\n"
        "from checkin.cli import main\n"
        "sys.argv = ['checkin', '--version']\n"
        "try:\n    main.main()\n"
        "except SystemExit:\n    print(resource.getrlimit(resource.RLIMIT_CORE), sys.excepthook)\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)

    assert "(0, 0)" in run.stdout
    assert "uncaught" in run.stdout


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (200, True),
        (1.5, True),
        ("/v1/sync", True),
        ("Ada Example", False),
        ("Āda", False),
        ("x" * 200, False),
        (["Ada"], False),
        (None, False),
    ],
)
def test_a_log_holds_numbers_and_plain_short_words(value, kept):
    found = silence.allowed({"status": value, "name": 1}, ("status", "route"))

    assert found == ({"status": value} if kept else {})


def test_what_is_somebodys_own_is_in_no_repr():
    someone = Registration(
        RegistrationId("r1"), "CANARY", "CANARY", "CANARY", aliases=("CANARY",), give=("CANARY",)
    )

    assert "CANARY" not in repr([someone, Person("CANARY", "CANARY"), Row("CANARY", code="CANARY")])


def test_no_engine_is_made_that_tells_what_it_was_given():
    for path in Path("checkin").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert text.count("create_engine(") == text.count("hide_parameters=True"), path


@pytest.mark.skipif(os.name != "posix", reason="elsewhere folders say who may read")
def test_what_such_a_process_writes_is_for_its_owner_in_anybodys_folder(tmp_path):
    tmp_path.chmod(0o755)
    body = """
from checkin.adapters.database.engine import open_plain
open_plain(pathlib.Path(folder) / "x.db").close()
"""
    ended(tmp_path, body)

    assert (tmp_path / "x.db").stat().st_mode & 0o077 == 0
