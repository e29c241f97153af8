"""What reads strangers' bytes, for some seconds (the full form: `make campaign PART=fuzz`)."""

import random
import sys
from pathlib import Path

import pytest

from bench.fuzz.targets import TARGETS, Target

CORPUS = Path(__file__).parent / "corpus"


def kept(name):
    return [path.read_bytes() for path in sorted((CORPUS / name).glob("*"))]


@pytest.mark.parametrize("name", TARGETS)
def test_what_honest_ones_write_is_read(name):
    for seed in TARGETS[name].seeds:
        TARGETS[name].read(seed)


@pytest.mark.parametrize("name", TARGETS)
def test_what_once_was_a_finding_is_none_any_more(name):
    for data in kept(name):
        TARGETS[name].try_out(data)


@pytest.mark.parametrize("name", TARGETS)
def test_honest_bytes_cut_turned_and_doubled_are_answered_in_a_documented_way(name):
    chance = random.Random(name)
    target = TARGETS[name]
    for _ in range(500):
        data = bytearray(chance.choice((*target.seeds, *kept(name))))
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(data) + 1)
            match chance.randrange(4):
                case 0:
                    data[at:at] = data[: chance.randrange(40)]
                case 1:
                    del data[at : at + chance.randrange(40)]
                case 2:
                    data[at:at] = chance.choice((b"\0", b"[" * 2000, b"1e999", b"null", b"-"))
                case _:
                    data[at : at + 1] = chance.randbytes(1)
        target.try_out(bytes(data))


def test_every_kept_finding_belongs_to_a_target():
    assert {path.name for path in CORPUS.iterdir() if path.is_dir()} <= set(TARGETS)


def test_what_nobody_documented_is_a_finding():
    with pytest.raises(ZeroDivisionError):
        Target(lambda data: 1 / len(data), (ValueError,), ()).try_out(b"")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the fuzzer is Linux's")
def test_some_seconds_of_fuzzing_that_is_guided_by_what_it_covers_find_nothing(tmp_path):
    from bench.campaigns.fuzz import fuzz

    runs, found = fuzz(tmp_path, 4)

    assert found == ""
    assert runs > 1_000
