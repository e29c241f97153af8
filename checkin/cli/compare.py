"""What was shown at the desk, against what the desk and the server hold."""

import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from checkin.domain.attendance import attendance
from checkin.domain.record import Kind, Record, Ref


@dataclass(frozen=True, slots=True)
class Held:
    """The records in the desk's database and in the server's."""

    desk: Sequence[Record]
    server: Sequence[Record]


def report(
    expected: Sequence[str],
    verdicts: Sequence[dict[str, Any]],
    held: Held,
    outage: tuple[int, int],
    counts: dict[str, Any],
    page: str,
) -> dict[str, Any]:
    """Return the demonstration's report.

    *verdicts* are the desk's trace of what was painted, *outage* when the
    server was down (``time.monotonic_ns()``), *counts* what the server says,
    *page* its page. ``lost`` is what was shown and is not held by both;
    ``double`` is whoever the server counts more than once.
    """
    shown = [line["reason"] or "admitted" for line in verdicts]
    refs = [Ref(line["desk"], line["seq"]) for line in verdicts]
    at_desk = {record.ref: record for record in held.desk}
    at_server = {record.ref: record for record in held.server}
    lost = [
        ref
        for ref, line in zip(refs, verdicts, strict=True)
        if any(not _agrees(line, there.get(ref)) for there in (at_desk, at_server))
    ]
    people = attendance(held.server, lambda _: None)
    double = sum(max(0, len(one.admissions) - 1) for one in people.values())
    arrived = sum(one["arrived"] for one in counts["lists"])
    admitted = shown.count("admitted")
    differences = [
        f"badge {place} was to be {wanted}, and was {said}"
        for place, (wanted, said) in enumerate(zip(expected, shown, strict=False), start=1)
        if wanted != said
    ]
    if len(expected) != len(shown):
        differences.append(f"{len(expected)} badges were shown, {len(shown)} verdicts given")
    if lost:
        differences.append(f"{len(lost)} verdicts were shown and are not held")
    if double:
        differences.append(f"{double} people are counted twice")
    if at_desk.keys() != at_server.keys():
        differences.append("the desk and the server do not hold the same records")
    if not arrived == admitted == counts["records"].get(Kind.ADMITTED):
        differences.append(f"{admitted} were shown as checked in, the server counts {arrived}")
    if f">{arrived} <" not in page:
        differences.append("the organisers' page does not show that count")
    return {
        "shown": len(verdicts),
        "admitted": admitted,
        "refused": dict(Counter(reason for reason in shown if reason != "admitted")),
        "offline": sum(outage[0] <= line["saved_ns"] <= outage[1] for line in verdicts),
        "lost": len(lost),
        "double": double,
        "frame_to_saved_ms": _percentiles(verdicts, "saved_ns"),
        "frame_to_shown_ms": _percentiles(verdicts, "shown_ns"),
        "server": {
            "admitted": counts["records"].get(Kind.ADMITTED, 0),
            "refused": counts["refused"],
            "arrived": arrived,
            "lists": counts["lists"],
            "desks": counts["desks"],
        },
        "differences": differences,
        "right": not differences,
    }


def _agrees(line: dict[str, Any], record: Record | None) -> bool:
    return record is not None and line["admitted"] == (record.kind == Kind.ADMITTED)


def _percentiles(verdicts: Sequence[dict[str, Any]], until: str) -> dict[str, float]:
    """Percentiles of milliseconds from the frame's delivery; the p99 of 35 is nearly the worst."""
    took = sorted((line[until] - line["delivered_ns"]) / 1e6 for line in verdicts)
    if len(took) < 2:
        return {name: round(took[0], 1) if took else 0.0 for name in ("p50", "p95", "p99")}
    cuts = statistics.quantiles(took, n=100, method="inclusive")
    return {f"p{place}": round(cuts[place - 1], 1) for place in (50, 95, 99)}
