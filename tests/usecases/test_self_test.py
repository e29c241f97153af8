"""What the self-test says of measured facts. Whatever is not well names its cause and its cure."""

from dataclasses import replace
from datetime import date

import pytest

from checkin.domain.badge import SignedBadge
from checkin.domain.model import BadgeId, EventId
from checkin.domain.practice import KEY_ID
from checkin.usecases.self_test import Finding, Matter, State, in_english, summarise
from checkin.usecases.self_test_camera import (
    TEST_TEXT,
    CameraFacts,
    Shown,
    SoundFacts,
    Trouble,
    judge_camera,
    judge_sound,
    shown,
)
from checkin.usecases.self_test_fleet import (
    Contact,
    FleetFacts,
    ListVersion,
    ZoneFacts,
    judge_fleet,
    judge_zone,
)
from checkin.usecases.self_test_laptop import (
    DiskFacts,
    Fault,
    GlyphFacts,
    KeyPlace,
    LockFacts,
    PowerFacts,
    SleepFacts,
    judge_disk,
    judge_encryption,
    judge_glyphs,
    judge_key,
    judge_lock,
    judge_power,
    judge_screen,
    judge_sleep,
)
from checkin.usecases.self_test_round import Probes, look_over

GOOD, WARN, BAD, SKIPPED = State.GOOD, State.WARN, State.BAD, State.SKIPPED
CLEAR = CameraFacts(light=120, spread=50, sharp=0.5, rate=29.6)
DAY = date(2024, 4, 15)
HOUR = 60 * 60 * 1000
NOW = 1_713_164_400_000
LIST = ListVersion(41, "a1b2")
REACHED = FleetFacts(
    Contact.REACHED,
    NOW,
    "0.8.0",
    held=LIST,
    theirs=LIST,
    their_program="0.8.0",
    lists={41: 4},
    programs={"0.8.0": 4},
    offset_ms=12,
)


def words(found: Finding) -> str:
    return " ".join(in_english(one, found.places) for one in (found.said, found.cause, found.cure))


def complete(found: Finding) -> Finding:
    """Whatever is not well names its cause and its cure, and nothing is left in braces."""
    assert bool(found.cause) is bool(found.cure) is (not found.is_well)
    assert "{" not in words(found)
    return found


def camera(facts: CameraFacts) -> dict[Matter, State]:
    return {one.matter: complete(one).state for one in judge_camera(facts)}


def fleet(facts: FleetFacts) -> dict[Matter, Finding]:
    return {one.matter: complete(one) for one in judge_fleet(facts)}


def test_a_clear_picture_is_well_and_a_code_is_asked_for():
    assert camera(CLEAR) == {
        Matter.CAMERA: GOOD,
        Matter.FOCUS: GOOD,
        Matter.RATE: GOOD,
        Matter.CODE: SKIPPED,
    }


def test_a_camera_that_is_left_out_is_in_nobody_s_way():
    assert {one.state for one in judge_camera(None)} == {SKIPPED}


@pytest.mark.parametrize(
    ("trouble", "cure"),
    [
        (Trouble.NO_CAMERA, "Plug the camera in"),
        (Trouble.IN_USE, "Close calls"),
        (Trouble.FORBIDDEN, "Allow the camera"),
        (Trouble.BLACK, "Open the slide"),
        (Trouble.OTHER, "plug it in again"),
    ],
)
def test_without_a_picture_the_cure_is_said_and_the_rest_waits(trouble, cure):
    first, *rest = judge_camera(replace(CLEAR, trouble=trouble))

    assert complete(first).state is BAD
    assert cure in words(first)
    assert {one.state for one in rest} == {SKIPPED}


def test_a_picture_of_one_colour_is_a_covered_lens():
    assert camera(replace(CLEAR, spread=2))[Matter.CAMERA] is BAD


def test_a_dark_picture_is_pointed_out():
    assert camera(replace(CLEAR, light=20))[Matter.CAMERA] is WARN


@pytest.mark.parametrize(
    ("sharp", "shown", "expected"),
    [
        (0.05, Shown.NOTHING, WARN),
        (0.15, Shown.NOTHING, SKIPPED),
        (None, Shown.NOTHING, SKIPPED),
        (0.05, Shown.TEST, GOOD),
        (0.5, Shown.OTHER, GOOD),
    ],
)
def test_a_lens_out_of_focus_is_found_unless_a_code_was_read(sharp, shown, expected):
    assert camera(replace(CLEAR, sharp=sharp, shown=shown))[Matter.FOCUS] is expected


def test_a_code_in_view_that_cannot_be_read_says_so():
    assert camera(replace(CLEAR, unread=True))[Matter.FOCUS] is WARN


def test_what_is_held_up_is_a_test_code_a_practice_badge_or_another_code():
    practice = SignedBadge(KEY_ID, EventId("c0ffee00"), BadgeId("ab" * 12), DAY, DAY, b"s" * 64)

    assert shown(practice.text) is Shown.TEST
    assert shown(replace(practice, key_id=1).text) is Shown.OTHER
    assert shown(TEST_TEXT) is Shown.TEST
    assert shown("https://example.org") is Shown.OTHER


def test_few_pictures_a_second_are_pointed_out():
    assert camera(replace(CLEAR, rate=6))[Matter.RATE] is WARN


@pytest.mark.parametrize("shown", [Shown.TEST, Shown.OTHER])
def test_a_code_that_was_read_is_well(shown):
    assert camera(replace(CLEAR, shown=shown))[Matter.CODE] is GOOD


@pytest.mark.parametrize(
    ("facts", "state", "says"),
    [
        (SoundFacts(1), GOOD, "can be played"),
        (SoundFacts(1, heard=True), GOOD, "were heard"),
        (SoundFacts(1, heard=False), WARN, "Turn the volume up"),
        (SoundFacts(0), WARN, "Plug a speaker in"),
        (SoundFacts(None), WARN, "Plug a speaker in"),
        (SoundFacts(1, ("stop",)), WARN, "Install Checkin again"),
    ],
)
def test_sounds(facts, state, says):
    found = complete(judge_sound(facts))

    assert found.state is state
    assert says in words(found)


@pytest.mark.parametrize(
    ("facts", "saving", "room", "says"),
    [
        (DiskFacts(9_000, 4), GOOD, GOOD, "in 4 ms"),
        (DiskFacts(9_000, 400), WARN, GOOD, "let updates end"),
        (DiskFacts(500, 4), GOOD, WARN, "Delete files"),
        (DiskFacts(100, 4), GOOD, BAD, "Delete files"),
        (DiskFacts(None, 4), GOOD, SKIPPED, "does not tell"),
        (DiskFacts(0, None, Fault.FULL), BAD, BAD, "disk is full"),
        (DiskFacts(9_000, None, Fault.READ_ONLY), BAD, GOOD, "permissions"),
        (DiskFacts(9_000, None, Fault.OTHER), BAD, GOOD, "another laptop"),
    ],
)
def test_the_disk(facts, saving, room, says):
    found = [complete(one) for one in judge_disk(facts)]

    assert [one.state for one in found] == [saving, room]
    assert says in " ".join(map(words, found))


@pytest.mark.parametrize(
    ("facts", "state", "says"),
    [
        (SleepFacts(0), GOOD, "does not fall asleep"),
        (SleepFacts(900), WARN, "after 15 min"),
        (SleepFacts(900, kept_awake=True), WARN, "choose never to sleep"),
        (SleepFacts(None, kept_awake=True), GOOD, "keeps this laptop awake"),
        (SleepFacts(None), SKIPPED, "asks it to stay awake"),
    ],
)
def test_sleep(facts, state, says):
    found = complete(judge_sleep(facts))

    assert found.state is state
    assert says in words(found)


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        (PowerFacts(), SKIPPED),
        (PowerFacts(80, on_mains=True), GOOD),
        (PowerFacts(80, on_mains=False), WARN),
        (PowerFacts(10, on_mains=False), BAD),
    ],
)
def test_power(facts, state):
    assert complete(judge_power(facts)).state is state


@pytest.mark.parametrize(
    ("size", "state"),
    [((1280, 720), GOOD), ((1024, 768), BAD), ((1280, 600), BAD), (None, SKIPPED)],
)
def test_the_screen(size, state):
    assert complete(judge_screen(size)).state is state


def test_letters_that_no_font_has_are_told_by_their_script():
    found = complete(judge_glyphs(GlyphFacts(60, {"Thai": 7, "Khmer": 1})))

    assert found.state is BAD
    assert "Thai (7), Khmer (1)" in words(found)
    assert "Install fonts" in words(found)
    assert judge_glyphs(GlyphFacts(60, {})).state is GOOD
    assert judge_glyphs(None).state is SKIPPED


def test_what_protects_the_desk():
    assert complete(judge_encryption(None)).state is SKIPPED
    assert complete(judge_encryption(True)).state is GOOD
    assert complete(judge_encryption(False)).state is WARN
    assert complete(judge_key(None)).state is SKIPPED
    assert complete(judge_key(KeyPlace.KEYCHAIN)).state is GOOD
    assert complete(judge_key(KeyPlace.BOUND)).state is GOOD
    assert complete(judge_key(KeyPlace.FILE)).state is WARN


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        (None, BAD),
        (LockFacts(asks=False, has_names=True, is_open=False), BAD),
        (LockFacts(asks=True, has_names=True, is_open=False), GOOD),
        (LockFacts(asks=True, has_names=True), GOOD),
        (LockFacts(asks=False, has_names=True), WARN),
        (LockFacts(asks=False, has_names=False), GOOD),
    ],
)
def test_the_lock(facts, state):
    assert complete(judge_lock(facts)).state is state


def test_a_desk_like_all_others_is_well():
    assert {one.state for one in fleet(REACHED).values()} == {GOOD}
    assert "List 41, on 5 of 5 desks" in words(fleet(REACHED)[Matter.LIST])


@pytest.mark.parametrize(
    ("contact", "state", "says"),
    [
        (Contact.OFFLINE, GOOD, "Offline is fine"),
        (Contact.UNTRUSTED, BAD, "certificate has changed"),
        (Contact.REFUSED, BAD, "retired: no. The organisers"),
        (Contact.NOT_OURS, WARN, "Sign in to the network"),
        (Contact.NONE, SKIPPED, "No server"),
    ],
)
def test_what_came_of_asking_the_server(contact, state, says):
    found = fleet(FleetFacts(contact, NOW, "0.8.0", said="retired: no."))[Matter.SERVER]

    assert found.state is state
    assert says in words(found)


def test_offline_for_long_is_pointed_out():
    offline = FleetFacts(Contact.OFFLINE, NOW, "0.8.0", held=LIST)
    lately = fleet(replace(offline, confirmed_ms=NOW - HOUR))
    long_ago = fleet(replace(offline, confirmed_ms=NOW - 30 * HOUR))

    assert "60 min ago" in words(lately[Matter.SERVER])
    assert long_ago[Matter.SERVER].state is WARN
    assert "30 h ago" in words(long_ago[Matter.SERVER])


@pytest.mark.parametrize(
    ("facts", "state", "says"),
    [
        (replace(REACHED, held=None), SKIPPED, "Not looked at"),
        (replace(REACHED, held=ListVersion(0, "")), BAD, "no list"),
        (replace(REACHED, held=ListVersion(40, "x")), BAD, "number 40; the server has 41"),
        (replace(REACHED, held=ListVersion(41, "x")), BAD, "newest changes"),
        (replace(REACHED, lists={41: 2, 39: 2}), WARN, "on 3 of 5 desks"),
        (replace(REACHED, lists={39: 2}), WARN, "on 1 of 3 desks"),
        (replace(REACHED, lists=None), GOOD, "on 1 of 1 desks"),
        (replace(REACHED, theirs=None, lists=None), GOOD, "List 41."),
    ],
)
def test_the_list(facts, state, says):
    found = fleet(facts)[Matter.LIST]

    assert found.state is state
    assert says in words(found)


@pytest.mark.parametrize(
    ("facts", "state", "says"),
    [
        (replace(REACHED, offset_ms=-1_500), GOOD, "right to 1500 ms"),
        (replace(REACHED, offset_ms=-90_000), WARN, "90 s ahead"),
        (replace(REACHED, offset_ms=HOUR), BAD, "3600 s behind"),
        (replace(REACHED, offset_ms=None), SKIPPED, "Not compared"),
        (replace(REACHED, offset_ms=None, confirmed_ms=NOW - HOUR), GOOD, "not before"),
        (replace(REACHED, offset_ms=None, confirmed_ms=NOW + HOUR), BAD, "Set date and time"),
    ],
)
def test_the_clock(facts, state, says):
    found = fleet(facts)[Matter.CLOCK]

    assert found.state is state
    assert says in words(found)


@pytest.mark.parametrize(
    ("facts", "state", "says"),
    [
        (replace(REACHED, their_program="0.9.0"), WARN, "the server has 0.9.0"),
        (replace(REACHED, programs={"0.7.0": 1, "0.8.0": 2}), WARN, "other desks have 0.7.0"),
        (replace(REACHED, programs=None, their_program=""), GOOD, "Version 0.8.0."),
    ],
)
def test_the_program(facts, state, says):
    found = fleet(facts)[Matter.PROGRAM]

    assert found.state is state
    assert says in words(found)


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        (ZoneFacts(None, 120), WARN),
        (ZoneFacts(120, None), SKIPPED),
        (ZoneFacts(0, 120, "Europe/Berlin"), WARN),
        (ZoneFacts(120, 120, "Europe/Berlin"), GOOD),
    ],
)
def test_the_time_zone(facts, state):
    assert complete(judge_zone(facts)).state is state


def test_what_is_bad_comes_first_and_a_warning_leaves_a_laptop_ready():
    power, sound = judge_power(PowerFacts(80, on_mains=False)), judge_sound(SoundFacts(0))
    full = judge_disk(DiskFacts(9_000, None, Fault.FULL))[0]

    warned = summarise([power, sound])
    assert warned.ready
    assert warned.first == sound
    assert warned.codes == ("sound-warn", "power-warn")

    stopped = summarise([power, full])
    assert not stopped.ready
    assert stopped.first == full
    assert stopped.codes == ("saving-bad", "power-warn")

    assert summarise([judge_sleep(SleepFacts(0))]).first is None


def test_a_round_finds_every_matter_once():
    probes = Probes(
        power=PowerFacts,
        screen=lambda: (1280, 720),
        lock=lambda: LockFacts(asks=True, has_names=True),
        key=lambda: None,
        zone=lambda: ZoneFacts(60, 60, "Europe/Berlin"),
        disk=lambda: DiskFacts(9_000, 4),
        sound=lambda: SoundFacts(1),
        sleep=lambda: SleepFacts(0),
        encryption=lambda: True,
        glyphs=lambda: None,
        fleet=lambda: REACHED,
        camera=lambda: CLEAR,
    )

    found = [complete(one) for one in look_over(probes)]

    assert sorted(one.matter for one in found) == sorted(Matter)
    assert summarise(found).ready
