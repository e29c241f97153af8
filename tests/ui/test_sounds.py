"""Four rhythms, and a machine without sound loses nothing."""

import wave

import numpy as np
import pytest

from resources.tones import FOLDER, RATE, TONES, samples
from ui.sounds import Sounds
from ui.theme import Look

RESULTS = [look for look in Look if look is not Look.READY]


class Loudspeaker:
    """What was played, and how loud."""

    def __init__(self):
        self.played = []

    def load(self, path):
        return Playing(self.played, path.stem) if path.exists() else None


class Playing:
    def __init__(self, played, name):
        self._played, self._name = played, name

    def play(self, volume):
        self._played.append((self._name, volume))


@pytest.fixture
def loudspeaker():
    return Loudspeaker()


def test_every_answer_has_its_own_sound_and_ready_is_silent(loudspeaker):
    sounds = Sounds(loudspeaker.load, volume=0.5)

    for look in Look:
        sounds.answer(look)

    assert sounds.available
    assert loudspeaker.played == [(str(look), 0.5) for look in RESULTS]


def test_muted_or_turned_down_to_nothing_nothing_is_played(loudspeaker):
    muted, silent = Sounds(loudspeaker.load, muted=True), Sounds(loudspeaker.load, volume=0)

    for sounds in (muted, silent):
        sounds.answer(Look.STOP)

    assert loudspeaker.played == []


def test_without_a_speaker_an_answer_is_only_seen():
    sounds = Sounds(lambda _path: None)

    sounds.answer(Look.CHECKED_IN)

    assert not sounds.available


def notes(name):
    """When a note begins and ends in a file, in seconds."""
    with wave.open(str(FOLDER / f"{name}.wav"), "rb") as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        heard = np.frombuffer(file.readframes(file.getnframes()), "<i2")
    # Loud within the last 20 ms: a tone passes through nought all the time.
    span = RATE // 50
    loud = np.convolve(np.abs(heard.astype(int)) > 300, np.ones(span), "same") > 0
    edges = np.flatnonzero(np.diff(np.concatenate([[0], loud.astype(int), [0]])))
    return [(start / RATE, end / RATE) for start, end in edges.reshape(-1, 2)]


def test_the_files_are_what_is_written_here():
    for name, made in TONES.items():
        with wave.open(str(FOLDER / f"{name}.wav"), "rb") as file:
            held = np.frombuffer(file.readframes(file.getnframes()), "<i2")
        # The last bit of a sine may differ from machine to machine.
        assert np.abs(held.astype(int) - samples(made)).max() <= 1


def test_they_differ_in_rhythm():
    rhythm = {name: [round(end - start, 1) for start, end in notes(name)] for name in TONES}

    assert rhythm == {
        "checked_in": [0.2],
        "already_in": [0.1, 0.1],
        "stop": [0.6],
        "please_read": [0.1, 0.1, 0.1],
    }
    assert set(TONES) == {str(look) for look in RESULTS}
