"""What the self-test finds of the laptop itself: disk, sleep, power, screen, letters, keys."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from checkin.usecases.self_test import Finding, Matter, bad, good, skipped, translate, warned

FULL_MB = 200
"""With less free than this an event may fill the disk."""

LITTLE_MB = 1_000
SLOW_MS = 250
"""A check-in that takes longer than this to be saved is felt by whoever waits."""

LOW_PERCENT = 25
LEAST_SCREEN = (1180, 640)
"""Logical pixels that the window needs."""

_MINUTE_S = 60


class Fault(StrEnum):
    """Why nothing can be saved."""

    FULL = "full"
    READ_ONLY = "read-only"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class DiskFacts:
    """What came of a durable write in the desk's folder: how long it took, or why it failed."""

    free_mb: int | None
    saved_ms: float | None
    fault: Fault | None = None


def judge_disk(facts: DiskFacts) -> tuple[Finding, Finding]:
    """Whether anything can be saved, and how much room there is."""
    return _saving(facts), _room(facts)


def _saving(facts: DiskFacts) -> Finding:
    nothing = translate("SelfTest", "Nothing can be saved on this laptop.")
    match facts.fault:
        case Fault.FULL:
            return bad(
                Matter.SAVING,
                nothing,
                translate("SelfTest", "The disk is full."),
                translate("SelfTest", "Delete files that are not needed, then Again."),
            )
        case Fault.READ_ONLY:
            return bad(
                Matter.SAVING,
                nothing,
                translate("SelfTest", "The desk's folder cannot be written to."),
                translate(
                    "SelfTest",
                    "Give this user the folder: its owner and permissions, or a disk that can be "
                    "written to.",
                ),
            )
        case Fault.OTHER:
            return bad(
                Matter.SAVING,
                nothing,
                translate("SelfTest", "The disk reports a fault."),
                translate("SelfTest", "Use another laptop for this desk."),
            )
    took = round(facts.saved_ms or 0)
    if took > SLOW_MS:
        return warned(
            Matter.SAVING,
            translate("SelfTest", "Saving takes {ms} ms."),
            translate("SelfTest", "The disk is slow or busy."),
            translate("SelfTest", "Close other programs, let updates end, then Again."),
            ms=took,
        )
    return good(
        Matter.SAVING, translate("SelfTest", "What is saved is on disk in {ms} ms."), ms=took
    )


def _room(facts: DiskFacts) -> Finding:
    free = facts.free_mb
    if free is None:
        return skipped(Matter.DISK, translate("SelfTest", "The system does not tell."))
    said = translate("SelfTest", "Free on the disk: {mb} MB.")
    full = translate("SelfTest", "The disk is nearly full.")
    cure = translate("SelfTest", "Delete files that are not needed, then Again.")
    if free < FULL_MB:
        return bad(Matter.DISK, said, full, cure, mb=free)
    if free < LITTLE_MB:
        return warned(Matter.DISK, said, full, cure, mb=free)
    return good(Matter.DISK, said, mb=free)


@dataclass(frozen=True, slots=True)
class SleepFacts:
    """After how many seconds the system sleeps by itself; 0 for never, ``None`` if not told.

    ``kept_awake`` while Checkin's window keeps it awake.
    """

    after_s: int | None
    kept_awake: bool = False


def judge_sleep(facts: SleepFacts) -> Finding:
    """Whether the laptop falls asleep at the desk."""
    if facts.after_s is None:
        if facts.kept_awake:
            return good(Matter.SLEEP, translate("SelfTest", "Checkin keeps this laptop awake."))
        return skipped(
            Matter.SLEEP,
            translate("SelfTest", "The system does not tell. Checkin asks it to stay awake."),
        )
    if facts.after_s == 0:
        return good(Matter.SLEEP, translate("SelfTest", "It does not fall asleep by itself."))
    return warned(
        Matter.SLEEP,
        translate("SelfTest", "This laptop falls asleep after {minutes} min."),
        translate("SelfTest", "Its power settings say so. Only an open desk keeps it awake."),
        translate("SelfTest", "In the system's power settings, choose never to sleep."),
        minutes=max(1, round(facts.after_s / _MINUTE_S)),
    )


@dataclass(frozen=True, slots=True)
class PowerFacts:
    """``percent`` in the battery, and whether on mains; ``None`` is not known, or no battery."""

    percent: int | None = None
    on_mains: bool | None = None


def judge_power(facts: PowerFacts) -> Finding:
    """Mains or battery."""
    if facts.percent is None:
        return skipped(
            Matter.POWER, translate("SelfTest", "No battery, as far as the system tells.")
        )
    if facts.on_mains:
        return good(
            Matter.POWER,
            translate("SelfTest", "On mains, battery {percent} %."),
            percent=facts.percent,
        )
    cause = translate("SelfTest", "The charger is not plugged in.")
    cure = translate("SelfTest", "Plug the charger in.")
    said = translate("SelfTest", "On battery, {percent} %.")
    if facts.percent < LOW_PERCENT:
        return bad(Matter.POWER, said, cause, cure, percent=facts.percent)
    return warned(Matter.POWER, said, cause, cure, percent=facts.percent)


def judge_screen(size: tuple[int, int] | None) -> Finding:
    """*size* in logical pixels; ``None`` without a screen."""
    if size is None:
        return skipped(Matter.SCREEN, translate("SelfTest", "There is no screen here."))
    said = translate("SelfTest", "The screen has {wide} by {high} points.")
    if size[0] < LEAST_SCREEN[0] or size[1] < LEAST_SCREEN[1]:
        return bad(
            Matter.SCREEN,
            said,
            translate("SelfTest", "The window needs {least_wide} by {least_high}."),
            translate("SelfTest", "Choose a smaller scale, or a higher resolution."),
            wide=size[0],
            high=size[1],
            least_wide=LEAST_SCREEN[0],
            least_high=LEAST_SCREEN[1],
        )
    return good(Matter.SCREEN, said, wide=size[0], high=size[1])


@dataclass(frozen=True, slots=True)
class GlyphFacts:
    """``looked_at`` letters, and how many no font has, for each script by its English name."""

    looked_at: int
    missing: Mapping[str, int]


def judge_glyphs(facts: GlyphFacts | None) -> Finding:
    """Whether every letter of the list can be drawn; ``None``: there is no list to read here."""
    if facts is None:
        return skipped(
            Matter.GLYPHS, translate("SelfTest", "Not looked at: no names can be read now.")
        )
    if facts.missing:
        return bad(
            Matter.GLYPHS,
            translate("SelfTest", "Letters that cannot be shown: {scripts}."),
            translate("SelfTest", "This laptop has no font for them."),
            translate(
                "SelfTest",
                "Install fonts for these scripts (Debian: fonts-noto; Windows: supplemental "
                "fonts), then start Checkin again.",
            ),
            scripts=", ".join(f"{script} ({count})" for script, count in facts.missing.items()),
        )
    return good(
        Matter.GLYPHS,
        translate("SelfTest", "All {count} letters of the list can be shown."),
        count=facts.looked_at,
    )


def judge_encryption(encrypted: bool | None) -> Finding:
    """The disk under the desk's folder; ``None`` where the system does not tell."""
    if encrypted is None:
        return skipped(
            Matter.ENCRYPTION,
            translate("SelfTest", "The system does not tell. What Checkin holds is encrypted."),
        )
    if encrypted:
        return good(Matter.ENCRYPTION, translate("SelfTest", "The disk is encrypted."))
    return warned(
        Matter.ENCRYPTION,
        translate("SelfTest", "The disk is not encrypted by the system."),
        translate("SelfTest", "Checkin encrypts what it holds, and nothing else is protected."),
        translate("SelfTest", "Switch on BitLocker, FileVault or LUKS where there is time for it."),
    )


class KeyPlace(StrEnum):
    """Where the computer's part of the desk's key is."""

    KEYCHAIN = "keychain"
    BOUND = "bound"
    FILE = "file"


def judge_key(place: KeyPlace | None) -> Finding:
    """Whether a copy of the desk's folder opens elsewhere; ``None`` before there is a desk."""
    match place:
        case None:
            return skipped(Matter.KEY, translate("SelfTest", "This laptop is not a desk yet."))
        case KeyPlace.KEYCHAIN:
            said = translate("SelfTest", "Part of the key is in the system's keychain.")
            return good(Matter.KEY, said)
        case KeyPlace.BOUND:
            said = translate("SelfTest", "The key is bound to this computer.")
            return good(Matter.KEY, said)
    return warned(
        Matter.KEY,
        translate("SelfTest", "The key is in a file beside the data."),
        translate("SelfTest", "This system has no keychain that answers, and no id."),
        translate("SelfTest", "Let nobody copy the desk's folder; erase it after the event."),
    )


@dataclass(frozen=True, slots=True)
class LockFacts:
    """``asks``: whether it opens only with a PIN. ``has_names``: whether it holds any.

    ``is_open``: whether it was opened for this self-test.
    """

    asks: bool
    has_names: bool
    is_open: bool = True


def judge_lock(facts: LockFacts | None) -> Finding:
    """Who can open the desk; ``None`` before there is one."""
    if facts is None:
        return bad(
            Matter.LOCK,
            translate("SelfTest", "This laptop is not a desk yet."),
            translate("SelfTest", "It belongs to no event."),
            translate("SelfTest", "Open the event file, or show the pairing code to the camera."),
        )
    if not facts.is_open and not facts.asks:
        return bad(
            Matter.LOCK,
            translate("SelfTest", "The desk could not be opened."),
            translate("SelfTest", "Its database cannot be read or written."),
            translate("SelfTest", "Settle first what is said of saving; else make it a desk anew."),
        )
    if not facts.is_open:
        return good(Matter.LOCK, translate("SelfTest", "The desk is locked, as it should be."))
    if facts.asks:
        return good(Matter.LOCK, translate("SelfTest", "The desk opens with the staff PIN."))
    if facts.has_names:
        return warned(
            Matter.LOCK,
            translate("SelfTest", "The desk holds names and opens by itself."),
            translate("SelfTest", "The organisers have set no lock for this event."),
            translate("SelfTest", "Organisers: set a staff PIN and choose the lock, then sync."),
        )
    return good(Matter.LOCK, translate("SelfTest", "The desk opens by itself and holds no names."))
