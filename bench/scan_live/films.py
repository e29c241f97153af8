"""What is held up to the camera in these measurements: badges in a hand, and nobody."""

import random
from pathlib import Path

from checkin.adapters.camera.vision import cv2
from resources.film import AWAY_S, Scene, Take, shoot
from resources.reel import Reel

FPS = 30
_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_STILL_S = 1.5  # of the two seconds for which a badge is held


def text(chance: random.Random) -> str:
    """Return a text as long as a badge's, of the letters that its code holds."""
    return "C1:" + "".join(chance.choices(_LETTERS, k=129))


def held_up(folder: Path, seed: int) -> list[bytes]:
    """Film one badge in a hand; return the frames, as JPEG, in which it is held."""
    file = folder / f"held-{seed}.avi"
    (take,) = shoot([Scene(text(random.Random(seed)), "paper", hold_s=2.0)], file, seed=seed)
    end = take.gone - round(AWAY_S * FPS)
    return pictures(file)[end - round(_STILL_S * FPS) : end]


def nobody(folder: Path, seconds: float, seed: int = 1) -> Path:
    """Film an empty room, true to a webcam's noise."""
    once, file = folder / "empty.avi", folder / "nobody.avi"
    shoot([], once, seed=seed)
    capture = cv2.VideoCapture(str(once))
    frames = []
    while (read := capture.read())[0]:
        frames.append(read[1])
    with Reel(file, FPS, (1280, 720)) as reel:
        for number in range(round(seconds * FPS)):
            reel.write(frames[number % len(frames)])
    return file


def arrivals(folder: Path, count: int, seed: int) -> tuple[Path, list[Take]]:
    """Film *count* people who bring up a badge each; return the file and where each is in it."""
    chance = random.Random(seed)
    scenes = [
        Scene(text(chance), "phone" if number % 2 else "paper", hold_s=0.6)
        for number in range(count)
    ]
    file = folder / f"arrivals-{seed}.avi"
    return file, shoot(scenes, file, seed=seed)


def pictures(file: Path) -> list[bytes]:
    """Return the frames of an MJPG film as they lie in it."""
    capture = cv2.VideoCapture(str(file), cv2.CAP_FFMPEG)
    capture.set(cv2.CAP_PROP_FORMAT, -1)
    found: list[bytes] = []
    while (read := capture.read())[0]:
        found.append(read[1].tobytes())
    capture.release()
    return found
