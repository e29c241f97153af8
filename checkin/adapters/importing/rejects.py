"""The rows of a sheet that were left out, as a sheet: row number and reason, and nobody's name."""

import csv
import io
from pathlib import Path

from checkin.adapters.files import write_whole
from checkin.domain.errors import InputError
from checkin.usecases.importing.planning import Plan


def rejects_of(plan: Plan) -> bytes:
    """Return CSV in UTF-8 with its mark, as spreadsheets like it."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(["row", "left out", "reason"])
    rows = [
        (number, how, remark.said(str))
        for how, remarks in (("refused", plan.refused), ("passed over", plan.passed))
        for remark in remarks
        for number in remark.rows
    ]
    writer.writerows((number, how, safe(why)) for number, how, why in sorted(rows))
    return written.getvalue().encode("utf-8-sig")


def write_rejects(path: Path, plan: Plan) -> None:
    """Write them to *path*. Raises InputError if that cannot be."""
    try:
        write_whole(path, rejects_of(plan))
    except OSError:
        raise InputError(f"{path.name} cannot be written here. Choose another --rejects.") from None


def safe(said: str) -> str:
    """Return what is *said* as a spreadsheet takes for no formula."""
    return f"'{said}" if said[:1] in {"=", "+", "-", "@", "\t", "\r"} else said
