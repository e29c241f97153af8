"""One round of the self-test: everything is measured and judged, what is quick before the rest."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from checkin.usecases.self_test import Finding
from checkin.usecases.self_test_camera import CameraFacts, SoundFacts, judge_camera, judge_sound
from checkin.usecases.self_test_fleet import FleetFacts, ZoneFacts, judge_fleet, judge_zone
from checkin.usecases.self_test_laptop import (
    DiskFacts,
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


@dataclass(frozen=True, slots=True)
class Probes:
    """What measures: one function for each matter. Each is total; some take seconds."""

    power: Callable[[], PowerFacts]
    screen: Callable[[], tuple[int, int] | None]
    lock: Callable[[], LockFacts | None]
    key: Callable[[], KeyPlace | None]
    zone: Callable[[], ZoneFacts]
    disk: Callable[[], DiskFacts]
    sound: Callable[[], SoundFacts]
    sleep: Callable[[], SleepFacts]
    encryption: Callable[[], bool | None]
    glyphs: Callable[[], GlyphFacts | None]
    fleet: Callable[[], FleetFacts]
    camera: Callable[[], CameraFacts | None]


def look_over(probes: Probes) -> Iterator[Finding]:
    """Yield each finding as soon as it is known."""
    yield judge_power(probes.power())
    yield judge_screen(probes.screen())
    yield judge_lock(probes.lock())
    yield judge_key(probes.key())
    yield judge_zone(probes.zone())
    yield from judge_disk(probes.disk())
    yield judge_sound(probes.sound())
    yield judge_sleep(probes.sleep())
    yield judge_encryption(probes.encryption())
    yield judge_glyphs(probes.glyphs())
    yield from judge_fleet(probes.fleet())
    yield from judge_camera(probes.camera())
