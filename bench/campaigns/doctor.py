"""Twelve laptops with a fault each, and a healthy one: what `checkin doctor` says of them."""

import tempfile
from pathlib import Path

from bench.figures import Report
from bench.self_test.planted import FAULTS, MATTERS, Yard, is_found


def run(report: Report) -> None:
    """Plant each fault, and write down how many were found with their cure."""
    found = 0
    with tempfile.TemporaryDirectory() as folder:
        yard = Yard(Path(folder))
        try:
            healthy = yard.healthy()
            alarms = [one for one in MATTERS if healthy[one]["state"] != "good"]
            for fault in FAULTS:
                checks = fault.plant(yard)
                is_it = is_found(fault, checks)
                found += is_it
                said = checks.get(fault.matter, {})
                print(f"  {fault.name}: {'found' if is_it else 'NOT FOUND'}: {said.get('said')}")
        finally:
            yard.close()
    print(f"  healthy: {', '.join(alarms) or 'nothing is said to be wrong'}")
    report.add("install.faults_found", found, "faults", "== 12")
    report.add("install.false_alarms", len(alarms), "matters", "== 0")
