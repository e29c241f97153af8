"""Whether the files of the four sounds can be played: each is a whole WAV file."""

import wave
from collections.abc import Iterable
from pathlib import Path


def broken_sounds(files: Iterable[Path]) -> tuple[str, ...]:
    """The names of those *files* that hold no sound."""
    return tuple(one.stem for one in files if not _plays(one))


def _plays(file: Path) -> bool:
    try:
        with wave.open(str(file), "rb") as sound:
            wanted = sound.getnframes() * sound.getnchannels() * sound.getsampwidth()
            return 0 < wanted == len(sound.readframes(sound.getnframes()))
    except (OSError, EOFError, wave.Error):
        return False
