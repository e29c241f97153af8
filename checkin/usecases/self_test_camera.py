"""What the self-test finds of camera and sounds."""

from dataclasses import dataclass
from enum import StrEnum

from checkin.domain.badge import LENGTH, parse
from checkin.domain.practice import KEY_ID
from checkin.usecases.self_test import Finding, Matter, bad, good, skipped, translate, warned

LEAST_SPREAD = 6.0
"""Grey values of 255: less differs in a picture of a covered lens or a wall of one colour."""

LEAST_LIGHT = 40.0
"""Grey value of 255: with less light the camera slows down, and codes blur when they move."""

SHARP = 0.27
"""How steep the steepest edges of a picture are at least in which a code is read, of its contrast
per pixel. A room without any lettering has softer ones through the best of lenses."""

BLURRED = 0.08
"""Less than this no room shows through a lens that is in focus."""

LEAST_RATE = 10.0
"""Pictures a second: with fewer a badge has to be held up for longer than people do."""


TEST_TEXT = "CHECKIN TEST CODE: HOLD IT UP TO THE CAMERA OF A DESK. ".ljust(LENGTH, ".")
"""What the test chart's codes say: as long as a badge's text, so that they are as hard to read."""


class Trouble(StrEnum):
    """Why there is no picture."""

    NO_CAMERA = "no-camera"
    IN_USE = "in-use"
    FORBIDDEN = "forbidden"
    BLACK = "black"
    OTHER = "other"


class Shown(StrEnum):
    """What was held up to the camera."""

    NOTHING = "nothing"
    TEST = "test"
    """A practice badge of this event, or the test chart's code."""
    OTHER = "other"


def shown(text: str) -> Shown:
    """Say what a code with *text* is. Practice badges are known by their key's number."""
    badge = parse(text)
    practice = badge is not None and badge.key_id == KEY_ID
    return Shown.TEST if practice or text == TEST_TEXT else Shown.OTHER


@dataclass(frozen=True, slots=True)
class CameraFacts:
    """What a camera showed in some seconds. Light and spread are grey values of 255.

    ``sharp`` is the change from pixel to pixel at the steepest edges, of the picture's
    contrast; ``None`` where nothing in view has edges. ``rate`` is pictures a second.
    ``unread``: a code is in view and cannot be read.
    """

    trouble: Trouble | None = None
    light: float = 0.0
    spread: float = 0.0
    sharp: float | None = None
    rate: float = 0.0
    shown: Shown = Shown.NOTHING
    unread: bool = False


def judge_camera(facts: CameraFacts | None) -> tuple[Finding, ...]:
    """Camera, focus, rate and whether a code was read, in this order; ``None``: not looked at."""
    if facts is None:
        left_out = translate("SelfTest", "Left out.")
        every = (Matter.CAMERA, Matter.FOCUS, Matter.RATE, Matter.CODE)
        return tuple(skipped(one, left_out) for one in every)
    trouble = _trouble(facts)
    if trouble is not None:
        waits = translate("SelfTest", "Not looked at: there is no picture.")
        rest = (Matter.FOCUS, Matter.RATE, Matter.CODE)
        return trouble, *(skipped(one, waits) for one in rest)
    return _camera(facts), _focus(facts), _rate(facts), _code(facts)


def _trouble(facts: CameraFacts) -> Finding | None:
    match facts.trouble:
        case Trouble.NO_CAMERA:
            return bad(
                Matter.CAMERA,
                translate("SelfTest", "No camera was found."),
                translate("SelfTest", "None is plugged in, or the system does not know it."),
                translate("SelfTest", "Plug the camera in, or switch it on at its key or slide."),
            )
        case Trouble.IN_USE:
            return bad(
                Matter.CAMERA,
                translate("SelfTest", "The camera gives no picture."),
                translate("SelfTest", "Another program is using it."),
                translate("SelfTest", "Close calls, browsers and camera programs, then Again."),
            )
        case Trouble.FORBIDDEN:
            return bad(
                Matter.CAMERA,
                translate("SelfTest", "This computer does not let Checkin use the camera."),
                translate("SelfTest", "The system's privacy settings forbid it."),
                translate("SelfTest", "Allow the camera for Checkin in the system's settings."),
            )
        case Trouble.OTHER:
            return bad(
                Matter.CAMERA,
                translate("SelfTest", "The camera has stopped."),
                translate("SelfTest", "Its cable is loose, or its driver hangs."),
                translate("SelfTest", "Unplug the camera and plug it in again, then Again."),
            )
    if facts.trouble is Trouble.BLACK or facts.spread < LEAST_SPREAD:
        return bad(
            Matter.CAMERA,
            translate("SelfTest", "The camera sees nothing."),
            translate("SelfTest", "Its lens is covered, or faces something of one colour."),
            translate("SelfTest", "Open the slide or take the sticker off the lens, then Again."),
        )
    return None


def _camera(facts: CameraFacts) -> Finding:
    if facts.light < LEAST_LIGHT:
        return warned(
            Matter.CAMERA,
            translate("SelfTest", "The camera's picture is dark."),
            translate("SelfTest", "There is too little light on what it sees."),
            translate("SelfTest", "Put a lamp beside the screen, or turn the desk to the light."),
        )
    return good(Matter.CAMERA, translate("SelfTest", "The camera gives a picture."))


def _focus(facts: CameraFacts) -> Finding:
    if facts.shown is Shown.TEST:
        return good(Matter.FOCUS, translate("SelfTest", "Sharp enough: a code was read."))
    if facts.unread:
        return warned(
            Matter.FOCUS,
            translate("SelfTest", "A code is in view and cannot be read."),
            translate("SelfTest", "It is too far, moves, or the lens is out of focus or dirty."),
            translate("SelfTest", "Wipe the lens, turn its ring, hold the code still and closer."),
        )
    if facts.sharp is not None and facts.sharp < BLURRED:
        return warned(
            Matter.FOCUS,
            translate("SelfTest", "The picture is not sharp."),
            translate("SelfTest", "The lens is dirty, or has a ring that is turned."),
            translate("SelfTest", "Wipe the lens, or turn its ring until the picture is sharp."),
        )
    if facts.sharp is None or facts.sharp < SHARP:
        return skipped(
            Matter.FOCUS,
            translate("SelfTest", "Nothing in view shows it. Hold the test chart up."),
        )
    return good(Matter.FOCUS, translate("SelfTest", "The picture is sharp."))


def _rate(facts: CameraFacts) -> Finding:
    rate = round(facts.rate)
    if facts.rate < LEAST_RATE:
        return warned(
            Matter.RATE,
            translate("SelfTest", "Only {rate} pictures a second."),
            translate("SelfTest", "Too little light, or other programs keep the computer busy."),
            translate("SelfTest", "Give it more light and close other programs, then Again."),
            rate=rate,
        )
    return good(Matter.RATE, translate("SelfTest", "{rate} pictures a second."), rate=rate)


def _code(facts: CameraFacts) -> Finding:
    match facts.shown:
        case Shown.TEST:
            return good(Matter.CODE, translate("SelfTest", "The test code was read."))
        case Shown.OTHER:
            return good(Matter.CODE, translate("SelfTest", "A code was read, not the test code."))
    return skipped(
        Matter.CODE,
        translate("SelfTest", "No code was held up. Print the test chart or show it on a screen."),
    )


@dataclass(frozen=True, slots=True)
class SoundFacts:
    """``outputs``: how many the system has, ``None`` without a library for sounds.

    ``broken`` are sounds whose files cannot be played. ``heard`` is what a person says.
    """

    outputs: int | None
    broken: tuple[str, ...] = ()
    heard: bool | None = None


def judge_sound(facts: SoundFacts) -> Finding:
    """The four sounds. A desk works without them, so nothing here is bad."""
    if facts.broken:
        return warned(
            Matter.SOUND,
            translate("SelfTest", "Sounds that cannot be played: {names}."),
            translate("SelfTest", "Files of the program are missing or damaged."),
            translate("SelfTest", "Install Checkin again."),
            names=", ".join(facts.broken),
        )
    if not facts.outputs:
        return warned(
            Matter.SOUND,
            translate("SelfTest", "This laptop plays no sound."),
            translate("SelfTest", "It has no speaker, or the system does not know it."),
            translate("SelfTest", "Plug a speaker in, or work by the colours alone."),
        )
    if facts.heard is False:
        return warned(
            Matter.SOUND,
            translate("SelfTest", "The sounds were not heard."),
            translate("SelfTest", "The laptop is muted, or plays on another output."),
            translate("SelfTest", "Turn the volume up and choose the speaker, then Again."),
        )
    if facts.heard:
        return good(Matter.SOUND, translate("SelfTest", "The four sounds were heard."))
    return good(Matter.SOUND, translate("SelfTest", "The four sounds can be played."))
