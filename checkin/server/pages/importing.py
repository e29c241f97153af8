"""A sheet of people: chosen, looked at, taken in."""

from collections.abc import Mapping, Sequence

from fastapi import Response
from starlette.datastructures import UploadFile

from checkin.adapters.importing.limits import LARGEST_BYTES
from checkin.adapters.importing.rejects import rejects_of
from checkin.domain.access import Access
from checkin.domain.errors import InputError
from checkin.domain.model import Registration
from checkin.server.pages.rendering import HEADERS
from checkin.server.pages.routes import Pages
from checkin.server.pages.visit import Visit
from checkin.server.uploads import Choices, State, Upload, Uploads
from checkin.usecases.importing.fields import Field
from checkin.usecases.importing.mapping import HEADER_WITHIN, Column
from checkin.usecases.importing.planning import Change

_AROUND_BYTES = 100_000
"""What a form is larger than the sheet in it."""

_SHOWN = 50
_MOST_COLUMNS = 300
_ROWS_NAMED = 10
_COMPARED = (
    *("public_name", "organisation", "category", "country", "region", "other_script"),
    *("attention", "photos", "aliases", "give"),
)
_BUSY = {State.READING, State.TAKING}


def add_importing(pages: Pages) -> None:
    """Add the pages."""
    uploads = Uploads()

    @pages.get("/events/{event}/import", Access.ORGANISER)
    def choose(visit: Visit) -> Response:
        """Ask for a sheet."""
        return visit.show("importing.html", held=uploads.of(visit.event.id, visit.visitor.id))

    @pages.post("/events/{event}/import", Access.ORGANISER, largest=LARGEST_BYTES + _AROUND_BYTES)
    def bring(visit: Visit) -> Response:
        """Take a sheet from a browser, and begin to read it."""
        file = visit.form.get("sheet") if visit.form else None
        if not isinstance(file, UploadFile) or not file.filename:
            raise InputError(visit.text("No file was chosen."))
        data = file.file.read()
        file.file.close()
        upload = uploads.add(visit.data, visit.event.id, visit.visitor.id, file.filename, data)
        visit.note("import-begun", upload.id)
        return visit.go(visit.at("import", upload.id))

    def upload_of(visit: Visit) -> Upload:
        key = visit.request.path_params["upload"]
        try:
            return uploads.find(key, visit.event.id, visit.visitor.id)
        except InputError as error:
            raise InputError(visit.text(str(error))) from None

    @pages.get("/events/{event}/import/{upload}", Access.ORGANISER)
    def look(visit: Visit) -> Response:
        """Show how far it is, what is to be said of it, and what would change."""
        upload = upload_of(visit)
        found = upload.found
        columns = found.layout.columns[:_MOST_COLUMNS] if found.layout else ()
        return visit.show(
            "importing_sheet.html",
            upload=upload,
            found=found,
            choices=upload.choices,
            busy=found.state in _BUSY,
            error=visit.text(found.error) if found.error else "",
            columns=columns,
            taken=[one for one in columns if one.field is not Field.NOTHING],
            left_out=_left_out(visit, columns),
            fields=list(Field),
            numbers=_numbers,
            sentence=lambda remark: remark.said(visit.text),
            differences=_differences,
            most=_SHOWN,
        )

    @pages.post("/events/{event}/import/{upload}/read", Access.ORGANISER)
    def read(visit: Visit) -> Response:
        """Read it again as somebody says."""
        upload = upload_of(visit)
        upload.read(_choices(visit, upload))
        return visit.go(visit.at("import", upload.id))

    @pages.post("/events/{event}/import/{upload}/stop", Access.ORGANISER)
    def stop(visit: Visit) -> Response:
        """Forget it."""
        uploads.drop(upload_of(visit))
        return visit.go(visit.at("import"), "import-stopped")

    @pages.post("/events/{event}/import/{upload}/take", Access.ORGANISER)
    def take(visit: Visit) -> Response:
        """Take it in."""
        upload = upload_of(visit)
        visit.note("import-taken", upload.id)
        upload.take(cancel_missing=bool(visit.said("cancel")))
        return visit.go(visit.at("import", upload.id))

    @pages.get("/events/{event}/import/{upload}/rejects.csv", Access.ORGANISER)
    def rejects(visit: Visit) -> Response:
        """Give the rows that are left out, with their reasons."""
        plan = upload_of(visit).found.plan
        if plan is None:
            raise InputError(visit.text("There is no such page here."))
        name = {"Content-Disposition": 'attachment; filename="rejects.csv"'}
        return Response(rejects_of(plan), media_type="text/csv", headers=HEADERS | name)


def _choices(visit: Visit, upload: Upload) -> Choices:
    """What somebody says, and has said before."""
    if visit.said("again"):
        return Choices()
    before, layout = upload.choices, upload.found.layout
    row, placed = _row(visit), _placed(visit)
    if layout and placed and row != layout.header_row:
        # With other headers, the columns are guessed anew: but those that somebody chose.
        shown = {one.place: one.field for one in layout.columns}
        placed = {place: means for place, means in placed.items() if shown.get(place) != means}
    return Choices(
        visit.said("encoding") or before.encoding,
        visit.said("sheet") or before.sheet,
        row if row is not None else before.header_row,
        placed,
    )


def _row(visit: Visit) -> int | None:
    """The row that names the columns, as somebody has said it."""
    said = visit.said("header_row")
    if not said:
        return None
    if not said.isdecimal() or len(said) > 2 or int(said) > HEADER_WITHIN:
        raise InputError(visit.text("The row that names the columns is one of the first twenty."))
    return int(said)


def _placed(visit: Visit) -> dict[int, Field] | None:
    """What somebody has said of each column; ``None`` where they were not asked."""
    asked = list(visit.form) if visit.form else []
    said = {
        int(name.removeprefix("column-")): visit.said(name)
        for name in asked
        if name.startswith("column-") and name.removeprefix("column-").isdecimal()
    }
    known = set(Field)
    return {place: Field(one) for place, one in said.items() if one in known} or None


def _left_out(visit: Visit, columns: Sequence[Column]) -> Mapping[str, Sequence[Column]]:
    """The columns that are not imported, by the sentence that says why; empty for none."""
    found: dict[str, list[Column]] = {}
    for one in columns:
        if one.field is Field.NOTHING:
            found.setdefault(one.why.said(visit.text) if one.why else "", []).append(one)
    return found


def _numbers(rows: Sequence[int]) -> str:
    """The numbers of some rows in any language: the first ten, and how many more."""
    more = [f"+{len(rows) - _ROWS_NAMED}"] if len(rows) > _ROWS_NAMED else []
    return ", ".join([*map(str, rows[:_ROWS_NAMED]), *more])


def _differences(change: Change) -> list[tuple[str, str, str]]:
    """What is another thing than before: its name, before and after."""

    def shown(person: Registration | None, name: str) -> str:
        value = getattr(person, name, "")
        return str(value) if isinstance(value, str) else "; ".join(sorted(value))

    compared = (*_COMPARED, "lists")
    found = [(one, shown(change.before, one), shown(change.after, one)) for one in compared]
    return [(name, before, after) for name, before, after in found if before != after]
