"""The installers that this server was given: for laptops that are new here, and for newer versions."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fastapi import Response
from fastapi.responses import StreamingResponse

from checkin import __version__
from checkin.adapters.profile import wall_ms
from checkin.domain.access import Access
from checkin.domain.errors import InputError
from checkin.domain.versions import is_newer
from checkin.server.pages.rendering import HEADERS
from checkin.server.pages.routes import Pages
from checkin.server.pages.visit import Visit
from checkin.usecases.updating import PIECE_BYTES, Installer, is_frozen

_SYSTEMS = {"linux": "Linux", "windows": "Windows", "macos": "macOS"}


@dataclass(frozen=True, slots=True)
class Shown:
    """An installer as the table shows it; ``is_offered`` if it can be fetched now."""

    installer: Installer
    system: str
    megabytes: str
    is_newer: bool
    is_offered: bool


def add_installers(pages: Pages) -> None:
    """Add the page and its files."""

    @pages.get("/events/{event}/installers", Access.ORGANISER)
    def installers(visit: Visit) -> Response:
        """Show them, and why some cannot be fetched now."""
        frozen = _frozen(visit)
        shown = [_shown(one, frozen=frozen) for one in visit.data.installers.all()]
        return visit.show(
            "installers.html",
            installers=shown,
            frozen=frozen,
            program=__version__,
            folder=visit.data.installers.folder.name,
        )

    @pages.get("/events/{event}/installers/{name}", Access.ORGANISER)
    def fetch(visit: Visit) -> Response:
        """Give one of them, whole."""
        found = visit.data.installers.find(visit.request.path_params["name"])
        if not _shown(found, frozen=_frozen(visit)).is_offered:
            raise InputError(visit.text("This version is not offered now."))
        visit.note("installer-fetched", found.version)
        path = visit.data.installers.folder / found.name
        size = {"Content-Length": str(found.size)}
        name = {"Content-Disposition": f'attachment; filename="{found.name}"'}
        return StreamingResponse(
            _pieces(path), 200, HEADERS | size | name, "application/octet-stream"
        )


def _frozen(visit: Visit) -> bool:
    return is_frozen(visit.event, visit.book.lists(), wall_ms())


def _shown(one: Installer, *, frozen: bool) -> Shown:
    newer = is_newer(one.version, __version__)
    # A laptop that is new here needs what the others have, at any time; nobody needs less.
    offered = not frozen if newer else not is_newer(__version__, one.version)
    megabytes = f"{one.size / 1e6:.1f}"
    return Shown(one, _SYSTEMS[one.system], megabytes, newer, offered)


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(PIECE_BYTES):
            yield piece
