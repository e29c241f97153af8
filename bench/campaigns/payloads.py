"""A million texts that are no genuine badge, or are one: to a real desk with a real database.

`make test` shows some thousands; `make campaign PART=payloads` all, on every core.
"""

import multiprocessing
import os
import random
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import chain, islice
from pathlib import Path

from bench.figures import Report
from bench.payloads.door import Badges, Door
from bench.payloads.texts import endless, every_bit
from checkin.adapters.keys import verify
from checkin.domain.badge import Verifier

PAYLOADS = 1_000_000
_EACH = 25_000
"""Texts of one desk: what it has refused it keeps, as any desk."""
_QUICK_DISK = Path("/dev/shm")  # noqa: S108 - not for secrets: only invented people are in it


def run(report: Report) -> None:
    seen: Counter[str] = Counter()
    seeds = range(PAYLOADS // _EACH)
    with ProcessPoolExecutor(os.cpu_count(), multiprocessing.get_context("spawn")) as workers:
        for counted in workers.map(_show, seeds):
            seen.update(counted)
            wrong = {name: seen[name] for name in ("crashes", "false_accepts", "false_finds")}
            print(f"  {seen['payloads']} payloads, {wrong}", flush=True)
    report.add("safety.payloads", seen["payloads"], "payloads", f">= {PAYLOADS}")
    report.add("safety.payload_crashes", seen["crashes"], "payloads", "== 0")
    report.add("safety.false_accepts", seen["false_accepts"], "payloads", "== 0")
    report.add("safety.false_finds", seen["false_finds"], "typed codes", "== 0")
    report.add("safety.payloads_genuine", seen["genuine"], "payloads", "> 0")
    report.add("safety.payloads_missed", seen["missed"], "payloads", "== 0")


def show(many: int, seed: int, verifier: Verifier = verify) -> Counter[str]:
    """Show *many* texts, which follow from *seed*, to a desk that checks by *verifier*."""
    disk = _QUICK_DISK if os.access(_QUICK_DISK, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="checkin-payloads-", dir=disk) as folder:
        door = Door(Path(folder), seed, verifier)
        try:
            return door.show(islice(_texts(door.badges, seed), many))
        finally:
            door.close()


def _show(seed: int) -> Counter[str]:
    return show(_EACH, seed)


def _texts(badges: Badges, seed: int) -> Iterator[str]:
    """Of two desks one is shown every bit of its badges turned over, first."""
    bits = every_bit(badges) if seed % 2 == 0 else iter(())
    return chain(badges.admitted, islice(bits, _EACH // 2), endless(badges, random.Random(seed)))
