"""The reader against others, in one run: real pictures, hard frames, swings, empty rooms.

CPU is this thread's, OpenCV at work on one, as in the product. Frames are grey, as all
readers want them: turning a camera's colours to grey costs the desk 0.5 ms more. Our reader
has the camera's budget of time everywhere, counted in CPU so that what else the machine
does plays no part.

Every generated set has two seeds: the reader was improved on the first; the figures named
`unseen` are of the other.
"""

import math
from collections.abc import Mapping

from bench.figures import Report
from bench.scan import distance, empty, mix, sets, swings
from bench.scan.readers import fresh, others, ours, patient
from bench.scan.tally import Tally, percentile, timed

FRAMES = 300
EMPTY_FRAMES = 10_000
UNRELATED_FRAMES = 250
SWINGS = 120
RIVALS_SEE_EVERY = 3
"""Of the swings: they take most of the time, and their figures need less precision."""
BADGES_AT_A_DISTANCE = 20
_SEEDS = {"": 0, "_unseen": 1}
_RECALL_AIMS = {"zxing_720p": ">= 0.95", "zxcpp_720p": ">= 0.94"}


def run(report: Report) -> None:
    phantoms = _sets(report)
    for name, seed in _SEEDS.items():
        phantoms += _mix(report, f"mix{name}", mix.SEEDS[seed])
        _swings(report, f"sequence{name}", swings.SEEDS[seed])
    phantoms += _empty(report)
    report.add("scan.phantoms", phantoms, "reads", "== 0")
    _distance(report)


def _sets(report: Report) -> int:
    """Score the readers on real pictures; return what ours read where nothing is."""
    root = sets.folder()
    if root is None:
        print(f"  no real pictures: {sets.FOLDER} names no folder that holds sets of them")
        return 0
    phantoms = 0
    for family, folders in sets.families(root).items():
        for fit, size in sets.FITS.items():
            name = f"{family}_{fit}"
            scores = {reader: Tally() for reader in fresh()}
            readers = fresh()
            passed_on = 0
            for photo in sets.photos(folders, size):
                for reader, tally in scores.items():
                    payloads, took = timed(readers[reader], photo.grey)
                    hit = photo.shows(payloads)
                    tally.note(took, hit=hit, wrong=photo.text is None and bool(payloads))
                    passed_on += reader == "ours" and hit and photo.is_text(payloads)
            _times(report, name, scores, median="<= 2", p95="<= 20")
            if family == "empty":
                phantoms += scores["ours"].wrong
                continue
            aim = _RECALL_AIMS.get(name)
            for reader, tally in scores.items():
                report.add(
                    f"scan.recall.{name}.{reader}",
                    tally.recall,
                    "of 1",
                    aim if reader == "ours" else None,
                )
            report.add(f"scan.recall.{name}.passed_on", passed_on / scores["ours"].shown, "of 1")
    return phantoms


def _mix(report: Report, name: str, seed: int) -> int:
    readers = fresh()
    scores = {reader: Tally() for reader in readers}
    anybody = 0
    for case in mix.cases(seed, FRAMES):
        hits = [
            tally.show(readers[reader], case.frame, case.texts) for reader, tally in scores.items()
        ]
        anybody += any(hits)
    for reader, tally in scores.items():
        report.add(f"scan.{name}.{reader}", tally.recall, "of 1")
        report.add(f"scan.{name}.wrong.{reader}", tally.wrong, "frames")
        report.add(f"scan.ms.{name}.{reader}.hit_ms", percentile(tally.hit_ms, 50), "ms")
        report.add(f"scan.ms.{name}.{reader}.miss_ms", percentile(tally.miss_ms, 50), "ms")
        report.add(f"scan.ms.{name}.{reader}.p95_ms", tally.ms(95), "ms")
    report.add(f"scan.{name}.anybody", anybody / FRAMES, "of 1")
    for rival, times in (("pyzbar", 1.6), ("zxing", 1.3)):
        ratio = scores["ours"].recall / scores[rival].recall
        report.add(f"scan.{name}.ours_to_{rival}", ratio, "times", f">= {times}")
    return scores["ours"].wrong


def _swings(report: Report, name: str, seed: int) -> None:
    outcomes = []
    for number, (studio, room, swing) in enumerate(swings.swings(seed, SWINGS)):
        readers = {"ours": ours()}
        if number % RIVALS_SEE_EVERY == 0:
            readers |= others()
            del readers["opencv"]  # it would take most of the time and reads next to nothing
        outcomes.append(swings.watch(studio, room, swing, readers, patient()))
    for reader in outcomes[0].read_s:
        seen = [outcome for outcome in outcomes if reader in outcome.read_s]
        times = [outcome.read_s[reader] for outcome in seen]
        score = swings.score(times)
        mine = reader == "ours"
        dot = "" if mine else f".{reader}"
        report.add(
            f"scan.{name}{dot}.read_1400ms", score.in_time, "of 1", ">= 0.97" if mine else None
        )
        report.add(f"scan.{name}{dot}.median_s", score.median_s, "s", "<= 0.45" if mine else None)
        report.add(f"scan.{name}{dot}.p95_s", score.p95_s, "s")
        report.add(
            f"scan.{name}{dot}.within_200ms",
            swings.promptness([(o.read_s[reader], o.readable_s) for o in seen]),
            "of 1",
            ">= 0.95" if mine else None,
        )


def _empty(report: Report) -> int:
    """Show rooms without a code; return what ours read in them."""
    watching, once = Tally(), {reader: Tally() for reader in fresh()}
    for scene in empty.scenes(5, EMPTY_FRAMES):
        reader = ours()
        for frame in scene:
            watching.show(reader, frame, ())
    readers = fresh()
    for scene in empty.scenes(6, UNRELATED_FRAMES):
        for frame in scene:
            for name, tally in once.items():
                tally.show(readers[name], frame, ())
    report.add("scan.ms.empty.ours.median_ms", watching.ms(50), "ms", "<= 1.5")
    report.add("scan.ms.empty.ours.p99_ms", watching.ms(99), "ms", "<= 15")
    for name, tally in once.items():
        report.add(f"scan.ms.empty_once.{name}.median_ms", tally.ms(50), "ms")
        report.add(f"scan.ms.empty_once.{name}.p99_ms", tally.ms(99), "ms")
    return watching.wrong + once["ours"].wrong


def _distance(report: Report) -> None:
    readers = fresh()
    del readers["opencv"]
    for reader, shares in distance.reach(readers, 9, BADGES_AT_A_DISTANCE).items():
        for share, pixels in shares.items():
            if math.isinf(pixels):
                print(f"  {reader} never reads {share:.0%} of them")
                continue
            name = f"scan.distance.{reader}.{round(share * 100)}"
            report.add(f"{name}.module_px", pixels, "px")
            for angle in distance.ANGLES:
                far = distance.centimetres(pixels, angle)
                report.add(f"{name}.at_{angle}_degrees_cm", far, "cm")


def _times(report: Report, name: str, scores: Mapping[str, Tally], median: str, p95: str) -> None:
    for reader, tally in scores.items():
        aims = (median, p95) if reader == "ours" and name.endswith("720p") else (None, None)
        report.add(f"scan.ms.{name}.{reader}.median_ms", tally.ms(50), "ms", aims[0])
        report.add(f"scan.ms.{name}.{reader}.p95_ms", tally.ms(95), "ms", aims[1])
