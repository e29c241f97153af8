"""What measures a laptop for its self-test: real disks, films, tools and zones."""

import os
import sys
import wave

import pypdfium2
import pytest

from checkin.adapters.camera.decoder import Decoder
from checkin.adapters.camera.events import CameraGone, CameraHint, CodeRead, Picture
from checkin.adapters.camera.reports import Cause
from checkin.adapters.camera.vision import cv2
from checkin.adapters.printing.chart import SIZES, chart_pdf
from checkin.adapters.probes.camera import Watching, watch_camera
from checkin.adapters.probes.disk import measure_disk
from checkin.adapters.probes.letters import letters_of, measure_glyphs
from checkin.adapters.probes.picture import sharpness
from checkin.adapters.probes.sleeping import read_pmset, read_powercfg, sleeps_after_s
from checkin.adapters.probes.sounds import broken_sounds
from checkin.adapters.probes.zone import measure_zone
from checkin.adapters.protection import is_disk_encrypted
from checkin.domain.model import EventId, Gathering, Registration, RegistrationId
from checkin.usecases.self_test_camera import BLURRED, SHARP, TEST_TEXT, Shown, Trouble
from checkin.usecases.self_test_laptop import Fault, GlyphFacts
from resources.film import Scene, shoot
from tests.fakes import Listed, MemoryStore

NOON = 1_713_182_400_000
POWERCFG = """
    Possible Settings units: Seconds
    Current AC Power Setting Index: 0x00000708
    Current DC Power Setting Index: 0x00000384
"""
PMSET = " standby              1\n sleep                10 (sleep prevented by coreaudiod)\n"


@pytest.fixture(scope="module")
def film(tmp_path_factory):
    """Somebody holds the test chart up."""
    path = tmp_path_factory.mktemp("film") / "film.avi"
    shoot([Scene(TEST_TEXT, "paper", hold_s=1.0)], path)
    return path


def test_a_durable_write_is_timed_and_leaves_nothing_behind(tmp_path):
    facts = measure_disk(tmp_path / "desk")

    assert facts.fault is None
    assert facts.saved_ms > 0
    assert facts.free_mb > 0
    assert list((tmp_path / "desk").iterdir()) == []


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_bytes(b"")

    assert measure_disk(tmp_path / "file" / "desk").fault is Fault.OTHER


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_of_somebody_else_is_told(tmp_path):
    tmp_path.chmod(0o500)
    assert measure_disk(tmp_path).fault is Fault.READ_ONLY


def test_a_film_of_the_chart_is_seen_and_its_code_is_read(film):
    facts = watch_camera(str(film))

    assert (facts.trouble, facts.shown) == (None, Shown.TEST)
    assert facts.rate > 10
    assert facts.light > 40


def test_a_camera_that_is_not_there_is_told_at_once(tmp_path):
    assert watch_camera(str(tmp_path / "no.avi")).trouble is Trouble.NO_CAMERA


def test_a_code_held_up_in_focus_is_sharp_and_out_of_focus_it_is_not(film):
    capture = cv2.VideoCapture(str(film))
    frames = []
    while (read := capture.read())[0]:
        frames.append(read[1])
    held = frames[len(frames) // 2]

    def seen(sigma):
        blurred = cv2.GaussianBlur(held, (0, 0), sigma) if sigma else held
        small = cv2.resize(blurred, (640, 360), interpolation=cv2.INTER_AREA)
        return sharpness(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY))

    assert seen(0) > SHARP > seen(6) > 0
    assert seen(24) < BLURRED


def test_a_wall_has_no_edges_to_judge_by():
    wall = Picture(bytes([90, 90, 90, 0]) * 640 * 360, 640, 360, 0, 0)
    watching = Watching()
    watching.note(wall)

    assert watching.facts().sharp is None
    assert watching.facts().spread < 1


def test_what_a_camera_says_last_is_what_counts():
    watching = Watching(CameraGone(Cause.IN_USE, "busy"))
    assert watching.is_certain
    assert watching.facts().trouble is Trouble.IN_USE

    watching.note(CameraHint("closer"))
    watching.note(CodeRead("https://example.org", 1, 1, 2, ((0, 0),) * 4))
    assert watching.facts().trouble is Trouble.OTHER  # no picture yet
    watching.note(CameraGone(Cause.FROZEN, "frozen"))
    assert watching.facts().trouble is Trouble.OTHER


def test_a_code_that_stays_unread_is_told_until_it_is_read():
    watching = Watching()
    watching.note(Picture(bytes(640 * 360 * 4), 640, 360, 0, 0))
    watching.note(CameraHint("steady"))
    assert watching.facts().unread

    watching.note(CodeRead("https://example.org", 1, 1, 2, ((0, 0),) * 4))
    assert not watching.facts().unread
    assert watching.facts().shown is Shown.OTHER


def test_sound_files_that_are_cut_off_or_no_sounds_are_told(tmp_path):
    whole, cut, none = (tmp_path / f"{name}.wav" for name in ("whole", "cut", "none"))
    with wave.open(str(whole), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8_000)
        sound.writeframes(bytes(1_600))
    cut.write_bytes(whole.read_bytes()[:800])
    none.write_bytes(b"not a sound")

    assert broken_sounds([whole, cut, none, tmp_path / "gone.wav"]) == ("cut", "none", "gone")


def test_what_windows_and_macos_say_of_sleep_is_understood():
    assert read_powercfg(POWERCFG) == 0x708
    assert read_powercfg("nothing") is None
    assert read_powercfg(None) is None
    assert read_pmset(PMSET) == 600
    assert read_pmset(" sleep 0\n") == 0
    assert read_pmset(None) is None


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="GNOME's and systemd's tools")
@pytest.mark.parametrize(
    ("gnome", "login", "expected"),
    [
        (("'suspend'", "900"), None, 900),
        (("'nothing'", "900"), None, 0),
        (("'suspend'", "0"), None, 0),
        (None, ('s "suspend"', "t 1800000000"), 1_800),
        (("'suspend'", "900"), ('s "suspend"', "t 600000000"), 600),
        (("'nothing'", "0"), ('s "ignore"', "t 1800000000"), 0),
        (None, None, None),
    ],
)
def test_what_linux_says_of_sleep_is_understood(tmp_path, monkeypatch, gnome, login, expected):
    for tool, says, pattern in (("gsettings", gnome, "*-type"), ("busctl", login, "*IdleAction")):
        if says is not None:
            file = tmp_path / tool
            file.write_text(
                f'#!/bin/sh\ncase $* in {pattern}) echo "{says[0].replace(chr(34), chr(92) + chr(34))}"'
                f';; *) echo "{says[1]}";; esac\n'
            )
            file.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin" if gnome or login else str(tmp_path))

    assert sleeps_after_s() == expected


def test_the_event_s_zone_is_compared_with_the_laptop_s(monkeypatch):
    berlin = Gathering(EventId("c0ffee00"), "Convening", "Europe/Berlin")

    facts = measure_zone(berlin, NOON)
    assert facts.event == 120
    assert facts.own is not None
    assert measure_zone(None, NOON).event is None
    unknown = Gathering(EventId("c0ffee00"), "Convening", "Nowhere/At_All")
    assert measure_zone(unknown, NOON).event is None

    monkeypatch.setenv("TZ", "Nowhere/At_All")
    assert measure_zone(berlin, NOON).own is None
    monkeypatch.setenv("TZ", "CET-1CEST")
    assert measure_zone(berlin, NOON).own is not None


def test_every_letter_that_a_desk_may_show_is_looked_at():
    person = Registration(
        RegistrationId("r1"), "Łucja", aliases=("สม",), give=("tray Ж",), attention="中"
    )
    event = Gathering(EventId("c0ffee00"), "Été", "UTC", contacts=("☎ 1",))
    store = MemoryStore(Listed(event, (), (person,), (), ()))

    letters = letters_of(store)

    assert set("ŁสมЖ中é☎É") <= letters
    assert " " not in letters
    assert measure_glyphs(letters, lambda _: {"Thai": 2}) == GlyphFacts(len(letters), {"Thai": 2})
    assert measure_glyphs(None, lambda _: {}) is None


def test_the_disk_s_encryption_is_yes_no_or_not_told(tmp_path):
    assert is_disk_encrypted(tmp_path) in {True, False, None}


def test_every_code_of_the_printed_chart_is_read():
    with pypdfium2.PdfDocument(chart_pdf(TEST_TEXT)) as opened:
        page = opened[0].render(scale=200 / 72).to_numpy()[:, :, :3].copy()

    found = Decoder().read(page)

    assert [one.text for one in found] == [TEST_TEXT] * len(SIZES)
