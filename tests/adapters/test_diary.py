"""The support log on its disk: bounded, for its owner only, and without anybody in it."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from checkin.adapters import diary, silence, wiping
from checkin.adapters.diary import Diary, text_of
from tests.adapters.test_silence import ENDS, ended

ROOT = Path(__file__).parents[2]
NAME = "Ada Canarybird"


def test_what_was_noted_is_read_again_and_by_nobody_else(tmp_path):
    one = Diary(tmp_path)
    one.note("camera", width=1280, height=720, format="MJPG", name=NAME)
    one.note("person", name=NAME)
    one.close()

    text = text_of(tmp_path)

    assert "camera      width 1280  height 720  format MJPG" in text
    assert NAME not in (tmp_path / diary.FILE).read_text()
    assert "person" not in text
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / diary.FILE).stat().st_mode) == 0o600


def test_it_never_grows_beyond_two_files(tmp_path):
    one = Diary(tmp_path)
    for number in range(8_000):
        one.note("link", online=1, to_send=number)
    one.close()

    sizes = [(tmp_path / name).stat().st_size for name in (diary.FILE, diary.BEFORE)]
    assert max(sizes) < diary.MOST_BYTES + 200
    assert "to_send 7999" in text_of(tmp_path)
    assert "to_send 0\n" not in text_of(tmp_path)


def test_a_folder_that_takes_nothing_costs_nothing(tmp_path):
    one = Diary(tmp_path / "nowhere")
    one.note("closed")
    one.close()

    assert "Nothing has been noted yet." in text_of(tmp_path / "nowhere")


@pytest.mark.parametrize("end", [one for one in ENDS if "error" in one or "death" in one])
def test_a_crash_is_there_by_its_kind_and_nobodys_name(tmp_path, end):
    ended(tmp_path, ENDS[end])

    text = text_of(tmp_path)

    assert "CANARY" not in text
    assert str(tmp_path) not in text
    assert "crash       error " in text


def test_of_a_crash_only_our_own_places_are_shown(tmp_path):
    written, _ = ended(tmp_path, ENDS["an error of the database"])
    assert b"base.py" in written

    text = text_of(tmp_path)

    assert "crash       place checkin/adapters/database/" in text
    assert "base.py" not in text


def test_of_a_death_in_native_code_as_well(tmp_path):
    script = (
        "import ctypes, faulthandler, pathlib, sys\n"
        "from checkin.adapters.silence import keep_silent\n"
        "from checkin.adapters.database import plain_words\n"
        "keep_silent(pathlib.Path(sys.argv[1]))\n"
        "with plain_words.in_plain_words():\n"
        "    plain_words._sentence(type('X', (), {'__str__': lambda s: ctypes.string_at(0)})())\n"
    )
    subprocess.run([sys.executable, "-c", script, tmp_path], cwd=ROOT, check=False)
    assert b"Segmentation fault" in (tmp_path / silence.CRASHES).read_bytes()

    lines = text_of(tmp_path)

    assert "crash       error Segmentation_fault" in lines
    assert "crash       place checkin/adapters/database/plain_words.py:" in lines
    assert str(ROOT) not in lines


def test_it_goes_with_the_desk(tmp_path):
    one = Diary(tmp_path)
    one.note("closed")
    one.close()
    (tmp_path / wiping.MARK).write_text('{"waiting": 0, "finished": false}')

    wiping.finish(tmp_path)

    assert not (tmp_path / diary.FILE).exists()
