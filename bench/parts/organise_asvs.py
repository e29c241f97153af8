"""How many requirements of the security standard are open: read from the document that says it.

A test holds the document complete, and the tests that it names to be there.
"""

import re
from pathlib import Path

from bench.figures import Report

DOCUMENT = Path(__file__).parents[2] / "docs" / "asvs.md"


def run(report: Report) -> None:
    rows = re.findall(
        r"^\| (\d+\.[^|]+)\|.+\|([^|]+)\|$", DOCUMENT.read_text("utf-8"), re.MULTILINE
    )
    open_ones = [
        number for numbers, answer in rows if "**Open**" in answer for number in numbers.split()
    ]
    report.add("organise.asvs_open", len(open_ones), "requirements", "== 0")
