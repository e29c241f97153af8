"""The desk of a laptop as its self-test sees it: open, locked, or not there; and what it signs."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from checkin import __version__
from checkin.adapters import wiping
from checkin.adapters.battery import read_battery
from checkin.adapters.expiring import Expiry
from checkin.adapters.probes.disk import measure_disk
from checkin.adapters.probes.fleet import NO_DESK, measure_fleet
from checkin.adapters.probes.letters import letters_of, measure_glyphs
from checkin.adapters.probes.sleeping import sleeps_after_s
from checkin.adapters.probes.zone import measure_zone
from checkin.adapters.profile import Profile, vault_of, wall_ms
from checkin.adapters.protection import is_disk_encrypted
from checkin.adapters.vault import IN_FILE, Vault
from checkin.domain.errors import CheckInError, StoreError
from checkin.domain.expiry import Due
from checkin.domain.lock import Policy
from checkin.domain.model import DeskProfile
from checkin.usecases.ready_line import Ready, read_line, with_another_list, write_line
from checkin.usecases.self_test import Finding, summarise
from checkin.usecases.self_test_camera import CameraFacts, SoundFacts
from checkin.usecases.self_test_fleet import FleetFacts, ZoneFacts
from checkin.usecases.self_test_laptop import (
    GlyphFacts,
    KeyPlace,
    LockFacts,
    PowerFacts,
    SleepFacts,
)
from checkin.usecases.self_test_round import Probes

_READY = "ready"


@dataclass(frozen=True, slots=True)
class Window:
    """What only a window system, or a person, can tell."""

    missing: Callable[[frozenset[str]], Mapping[str, int]]
    screen: Callable[[], tuple[int, int] | None]
    sound: Callable[[], SoundFacts]
    is_kept_awake: Callable[[], bool]


class DeskUnderTest:
    """What can be measured of the desk in *folder*, with *profile* where it is open."""

    def __init__(self, folder: Path, profile: Profile | None, vault: Vault | None) -> None:
        self._folder = folder
        self._profile = profile if profile is not None and profile.enrolment is not None else None
        self._vault = vault

    def probes(self, window: Window, camera: Callable[[], CameraFacts | None]) -> Probes:
        """Everything that measures."""
        return Probes(
            power=_power,
            screen=window.screen,
            lock=self._lock,
            key=self._key,
            zone=self._zone,
            disk=partial(measure_disk, self._folder),
            sound=window.sound,
            sleep=lambda: SleepFacts(sleeps_after_s(), window.is_kept_awake()),
            encryption=partial(is_disk_encrypted, self._folder),
            glyphs=partial(self._glyphs, window.missing),
            fleet=self._fleet,
            camera=camera,
        )

    def sign(self, findings: Sequence[Finding]) -> str:
        """Return the line that says what *findings* came to, and keep it for the next exchange.

        Empty where no desk is open that could sign.
        """
        profile = self._profile
        if profile is None or profile.enrolment is None:
            return ""
        version = profile.store.roster_version()
        said = Ready(
            profile.enrolment.event,
            profile.store.mine,
            version.number,
            version.digest,
            __version__,
            wall_ms(),
            summarise(findings).codes,
        )
        line = write_line(said, profile.store.sign)
        # A disk that takes nothing has said so already; the line can still be copied.
        with suppress(StoreError):
            profile.remember(_READY, line)
        return line

    def _lock(self) -> LockFacts | None:
        if self._vault is None:
            return None
        asks = self._vault.asks is not Policy.NOTHING
        if self._profile is None:
            return LockFacts(asks, has_names=True, is_open=False)
        mine = self._profile.store.desk(self._profile.store.mine)
        nameless = mine is not None and mine.profile is DeskProfile.LANE_WITHOUT_NAMES
        return LockFacts(asks, has_names=not nameless)

    def _key(self) -> KeyPlace | None:
        if self._vault is None:
            return None
        if self._vault.keychain != IN_FILE:
            return KeyPlace.KEYCHAIN
        return KeyPlace.BOUND if self._vault.is_bound else KeyPlace.FILE

    def _zone(self) -> ZoneFacts:
        gathering = None if self._profile is None else self._profile.store.gathering()
        return measure_zone(gathering, wall_ms())

    def _glyphs(self, missing: Callable[[frozenset[str]], Mapping[str, int]]) -> GlyphFacts | None:
        letters = None if self._profile is None else letters_of(self._profile.store)
        return measure_glyphs(letters, missing)

    def _fleet(self) -> FleetFacts:
        return NO_DESK if self._profile is None else measure_fleet(self._profile)


def open_under_test(folder: Path) -> tuple[DeskUnderTest, Callable[[], None]]:
    """Open the desk in *folder* as far as it opens by itself, and say how it is closed.

    A desk that does not open is tested as one that is locked or not there: why it cannot be
    opened (a full disk, a folder that cannot be read) is among what is found.
    """
    if wiping.erased(folder) is not None or not (folder / "desk.db").exists():
        return DeskUnderTest(folder, None, None), _nothing
    vault = None
    try:
        vault = vault_of(folder)
        if vault.asks is Policy.NOTHING:
            profile = Profile.open(folder, vault=vault)
            if Expiry(profile).due is Due.NOTHING:
                return DeskUnderTest(folder, profile, vault), profile.close
            # Of an event that is over nothing is read any more.
            profile.close()
    except CheckInError:
        return DeskUnderTest(folder, None, vault), _nothing
    return DeskUnderTest(folder, None, vault), _nothing


def ready_line(profile: Profile) -> str:
    """The line of this desk's last self-test, empty before one."""
    return profile.remembered(_READY) or ""


def sign_again(profile: Profile, missing: Callable[[frozenset[str]], Mapping[str, int]]) -> bool:
    """Say anew what the last self-test came to, if the desk holds another list since.

    Its letters are looked at; of all else the list says nothing. Returns whether it was said.

    Raises:
        StoreError: the list cannot be read, or the line not be kept.
    """
    before = ready_line(profile)
    version = profile.store.roster_version()
    if not before or (said := read_line(before)).number == version.number:
        return False
    now = with_another_list(
        said, version.number, version.digest, can_draw=not missing(letters_of(profile.store))
    )
    profile.remember(_READY, write_line(replace(now, desk=profile.store.mine), profile.store.sign))
    return True


def _power() -> PowerFacts:
    battery = read_battery()
    return PowerFacts(battery.percent, battery.on_mains)


def _nothing() -> None:
    """Close what was never opened."""
