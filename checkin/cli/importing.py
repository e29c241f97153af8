"""``checkin import``: people from a sheet."""

import argparse
import json
import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from checkin.cli.options import Commands, add_event, add_json, add_server_folder, open_server
from checkin.domain.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checkin.adapters.importing.limits import Going
    from checkin.adapters.importing.sheets import Sheet, Unclear
    from checkin.usecases.importing.fields import Field
    from checkin.usecases.importing.mapping import Layout
    from checkin.usecases.importing.planning import Plan
    from checkin.usecases.importing.taking import Taken


def add_to(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser(
        "import",
        help="bring in people from a sheet (CSV, TSV or XLSX)",
        description="Bring in people from a sheet: CSV, TSV or an Excel workbook. A column with "
        "names is enough. Which column is which is guessed and shown; columns that are not "
        "mapped are never stored. A second import changes what differs and never touches a "
        "check-in. Rows that cannot be used are named and left out (exit code 1); all others "
        "come in together or not at all.",
    )
    parser.add_argument("file", type=Path, help="the sheet: CSV, TSV or XLSX")
    parser.add_argument(
        "--mapping",
        nargs="+",
        default=[],
        action="extend",
        metavar="COLUMN=FIELD",
        help="what a column means, by its header or letter: name, first, last, organisation, "
        "category, country, region, code, lists, give, attention, photos, other-script, "
        "aliases, id, email, status, test or none",
    )
    parser.add_argument(
        "--header-row",
        type=int,
        metavar="ROW",
        help="the row that names the columns, 0 if none does (default: looked for)",
    )
    parser.add_argument("--encoding", default="", help="how a text was saved, such as cp1252")
    parser.add_argument("--sheet", default="", metavar="NAME", help="which sheet of a workbook")
    parser.add_argument(
        "--dry-run", action="store_true", help="say what would change, and change nothing"
    )
    parser.add_argument(
        "--cancel-missing",
        action="store_true",
        help="cancel everybody who is not in the sheet and has not checked in",
    )
    parser.add_argument(
        "--rejects",
        type=Path,
        metavar="FILE",
        help="where to write the rows that are left out, with the reason (default: beside the "
        "sheet, if there are any)",
    )
    add_server_folder(parser)
    add_event(parser)
    add_json(parser)
    parser.set_defaults(run=_import)


def _import(options: argparse.Namespace) -> int:
    from checkin.adapters.importing.hearing import heard_of_people
    from checkin.adapters.importing.rejects import write_rejects
    from checkin.adapters.importing.sheets import Unclear, head_of, open_sheet, read_file
    from checkin.usecases.importing.mapping import layout_of
    from checkin.usecases.importing.planning import plan_import
    from checkin.usecases.importing.reading import read_people
    from checkin.usecases.importing.taking import take_in

    named = _mapping(options.mapping)
    with _progress(options) as going:
        sheet = open_sheet(read_file(options.file), options.encoding, options.sheet, going)
        if isinstance(sheet, Unclear):
            raise InputError(_choice(sheet))
        layout = layout_of(head_of(sheet), named, header_row=options.header_row)
        _check(layout)
        people = read_people(layout, sheet.rows(going))
    data = open_server(options)
    try:
        event = data.required_event(options.event)
        book = data.book(event)
        plan = plan_import(book, people, layout.source, heard_of_people(data, event), os.urandom)
        taken = None
        if not options.dry_run:
            taken = take_in(book, plan, cancel_missing=options.cancel_missing)
            data.trail.note("", "import-taken", event)
    finally:
        data.close()
    rejects = options.rejects
    if rejects is None and (plan.refused or plan.passed):
        rejects = options.file.with_name(f"{options.file.stem}.rejects.csv")
    if rejects is not None:
        write_rejects(rejects, plan)
    if options.json:
        print(json.dumps(_as_json(layout, plan, taken), ensure_ascii=False))
    else:
        _tell(layout, sheet, plan, taken)
        if rejects is not None:
            print(f"The rows that are left out: {rejects}")
    return 1 if plan.refused else 0


@contextmanager
def _progress(options: argparse.Namespace) -> "Iterator[Going | None]":
    """Say how much of a large sheet is read, to somebody who watches and waits."""
    if options.json or not sys.stderr.isatty():
        yield None
        return
    shown = ""

    def say(cells: int) -> None:
        nonlocal shown
        # Over what stood there: of a workbook the number begins anew.
        shown = f"Reading: {cells} cells so far.".ljust(len(shown))
        print(f"\r{shown}", end="", file=sys.stderr, flush=True)

    try:
        yield say
    finally:
        if shown:
            print(file=sys.stderr)


def _mapping(said: list[str]) -> "dict[str, Field]":
    from checkin.usecases.importing.fields import Field

    found = {}
    for one in said:
        column, _, means = one.rpartition("=")
        if not column or means not in set(Field):
            raise InputError(
                f"“{one}” is no mapping. Write a column and what it means, such as "
                f"--mapping “Employer=organisation”. There is: {', '.join(Field)}."
            )
        found[column] = Field(means)
    return found


def _choice(unclear: "Unclear") -> str:
    if unclear.sheets:
        names = ", ".join(f"“{one}”" for one in unclear.sheets)
        return f"This workbook has several sheets. Say which one is meant with --sheet: {names}."
    shown = "\n".join(
        f"  --encoding {one.encoding}  ({one.called})\n    " + "\n    ".join(one.lines)
        for one in unclear.previews
    )
    return (
        "The sheet does not say how its letters were saved. Choose the one in which these lines "
        f"read right, or save the sheet as “CSV UTF-8”:\n{shown}"
    )


def _check(layout: "Layout") -> None:
    """Refuse a layout with a problem, showing which columns there are."""
    if not layout.problems:
        return
    columns = ", ".join(f"{one.letter} {one.header}".strip() for one in layout.columns[:30])
    raise InputError(f"{layout.problems[0]} Use --mapping COLUMN=FIELD. Columns: {columns}.")


def _tell_difference(plan: "Plan", taken: "Taken | None") -> None:
    new, changed, gone = len(plan.new), len(plan.changed), len(plan.gone)
    head = "Nothing is changed yet. " if taken is None else ""
    print(f"{head}{new} new, {changed} changed, {plan.same} as before. Check-ins are untouched.")
    if taken and taken.cancelled:
        print(f"{taken.cancelled} not in the sheet: cancelled.")
    elif gone:
        print(f"{gone} not in the sheet. They stay; --cancel-missing cancels them.")
    if plan.stay:
        print(f"{len(plan.stay)} not in the sheet have checked in already. They stay.")
    if plan.here:
        print(f"{plan.here} of the sheet have checked in already.")
    if plan.expected:
        print(f"Expected: {', '.join(f'{name}: {many}' for name, many in _expected(plan, taken))}.")


def _tell(layout: "Layout", sheet: "Sheet", plan: "Plan", taken: "Taken | None") -> None:
    from checkin.usecases.importing.fields import Field

    _tell_difference(plan, taken)
    if layout.source:
        print(f"From {layout.source.name}.")
    for column in layout.columns:
        if column.field is not Field.NOTHING:
            print(f"  {column.letter:>2}  {column.header or '–'}  →  {column.field}")
    for column in layout.columns:
        if column.field is Field.NOTHING and column.header:
            print(f"  {column.letter:>2}  {column.header}  not imported: {column.why or ''}")
    for remark in (*sheet.remarks, *plan.warnings):
        print(f"Look at: {remark}")
    for remark in plan.passed:
        print(f"Passed over: {remark}")
    for remark in plan.refused:
        print(f"Refused: {remark}", file=sys.stderr)


def _expected(plan: "Plan", taken: "Taken | None") -> list[tuple[str, int]]:
    """How many each list expects, once the plan is done or as it was done."""
    cancelled = bool(taken and taken.cancelled)
    return [(one.list, one.after(cancelled=cancelled)) for one in plan.expected]


def _as_json(layout: "Layout", plan: "Plan", taken: "Taken | None") -> dict[str, object]:
    return {
        "done": taken is not None,
        "source": layout.source.key if layout.source else "",
        "columns": {one.letter: one.field for one in layout.columns},
        "new": len(plan.new),
        "changed": len(plan.changed),
        "same": plan.same,
        "gone": len(plan.gone),
        "stay": len(plan.stay),
        "cancelled": taken.cancelled if taken else 0,
        "here": plan.here,
        "expected": [{"list": name, "people": many} for name, many in _expected(plan, taken)],
        "passed": [{"rows": one.rows, "why": one.said(str)} for one in plan.passed],
        "refused": [{"rows": one.rows, "why": one.said(str)} for one in plan.refused],
        "warnings": [{"rows": one.rows, "why": one.said(str)} for one in plan.warnings],
    }
