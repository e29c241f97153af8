"""``checkin read``: what the desk's own reader sees in pictures and videos."""

import argparse
import json
import sys
import time
from pathlib import Path

from checkin.cli.options import Commands
from checkin.domain.errors import CameraError


def add_to(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser(
        "read",
        help="read the codes in pictures or videos, as a desk would",
        description="Read the codes in pictures or videos with the desk's own reader. Prints one "
        "JSON line per file: file, texts, ms (per frame, median).",
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from checkin.adapters.camera.pictures import read_file

    status = 0
    for file in options.files:
        started = time.perf_counter()
        try:
            texts, ms = read_file(file)
        except CameraError as error:
            print(f"checkin: {error}", file=sys.stderr)
            status = 2
            continue
        took = time.perf_counter() - started
        line = {"file": str(file), "texts": texts, "ms": round(ms, 2), "seconds": round(took, 3)}
        print(json.dumps(line))
    return status
