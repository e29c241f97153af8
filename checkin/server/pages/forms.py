"""Reads the forms that browsers send: bounded, and in memory only."""

from fastapi import HTTPException, Request
from starlette.datastructures import FormData
from starlette.formparsers import MultiPartException, MultiPartParser

MOST_FIELDS, MOST_FILES = 2_000, 2


class _InMemory(MultiPartParser):
    """Keeps files in memory: larger ones would be written to the system's temporary folder."""

    spool_max_size = 1 << 30


async def read_form(request: Request, largest: int) -> FormData | None:
    """Read a form; ``None`` for what does not say its length, or is longer than *largest* bytes."""
    said = request.headers.get("Content-Length", "")
    if not said.isdecimal() or int(said) > largest:
        return None
    # No more is read than a body's stated length, and none of it ever lies on a disk.
    if not request.headers.get("Content-Type", "").startswith("multipart/form-data"):
        return await request.form(max_fields=MOST_FIELDS, max_part_size=largest)
    parser = _InMemory(
        request.headers,
        request.stream(),
        max_files=MOST_FILES,
        max_fields=MOST_FIELDS,
        max_part_size=largest,
    )
    try:
        return await parser.parse()
    except MultiPartException as error:
        raise HTTPException(400, error.message) from None
