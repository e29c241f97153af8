"""The four sounds of the desk, made here: `python -m resources.tones` writes them anew.

They differ in rhythm and not only in pitch, so that they are told apart in a noisy hall,
through a laptop's speaker and by people who hear no high notes: one short and rising for
"checked in", two alike for "already in", one long and low for "stop", three for "please read".
"""

import wave
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

FOLDER = Path(__file__).parent / "sounds"
RATE = 22_050
"""Samples a second, of 16 bits, one channel."""

_LOUDEST = 0.6
_EDGE_S = 0.008
"""How long a note takes to begin and to end: without it, it clicks."""


class Note(NamedTuple):
    """From one pitch to another (Hz), for so many seconds; a pitch of 0 is silence."""

    low: float
    high: float
    seconds: float


_PAUSE = Note(0, 0, 0.07)
TONES: Mapping[str, Sequence[Note]] = {
    "checked_in": (Note(660, 990, 0.16),),
    "already_in": (Note(620, 620, 0.11), _PAUSE, Note(620, 620, 0.11)),
    "stop": (Note(250, 220, 0.55),),
    "please_read": (
        Note(780, 780, 0.09),
        _PAUSE,
        Note(620, 620, 0.09),
        _PAUSE,
        Note(780, 780, 0.09),
    ),
}


def samples(notes: Sequence[Note]) -> NDArray[np.int16]:
    """Return the samples of *notes*, one after the other."""
    return np.concatenate([_note(one) for one in notes])


def write(path: Path, notes: Sequence[Note]) -> None:
    """Write *notes* as a WAV file."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples(notes).astype("<i2").tobytes())


def _note(note: Note) -> NDArray[np.int16]:
    count = round(note.seconds * RATE)
    if not note.low:
        return np.zeros(count, np.int16)
    at = np.arange(count) / RATE
    # The phase is the sum of the pitch, which glides.
    phase = 2 * np.pi * (note.low * at + (note.high - note.low) * at**2 / (2 * note.seconds))
    # Two overtones: a small speaker plays little of a low note itself.
    tone = np.sin(phase) + 0.35 * np.sin(2 * phase) + 0.15 * np.sin(3 * phase)
    edge = np.clip(np.minimum(at, note.seconds - at) / _EDGE_S, 0, 1)
    return np.round(tone / 1.5 * edge * _LOUDEST * 32_767).astype(np.int16)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, notes in TONES.items():
        write(FOLDER / f"{name}.wav", notes)
