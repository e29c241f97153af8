"""What belongs to every page: its style and scripts, the language, and the home page."""

from fastapi import Response
from fastapi.responses import FileResponse

from checkin.domain.errors import InputError
from checkin.server.pages.rendering import FOLDER, HEADERS
from checkin.server.pages.routes import LANGUAGE_COOKIE, Pages
from checkin.server.pages.texts import LANGUAGES
from checkin.server.pages.visit import Visit, of_ours
from checkin.server.pages.visitors import set_cookie

_KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_YEAR_S = 365 * 24 * 60 * 60


def add_common(pages: Pages) -> None:
    """Add them."""

    @pages.get("/static/{name}", None)
    def static(visit: Visit) -> Response:
        """Give a file that pages refer to."""
        name = visit.request.path_params["name"]
        path = FOLDER / "static" / name
        if path.suffix not in _KINDS or name not in {one.name for one in path.parent.iterdir()}:
            raise InputError(visit.text("There is no such page here."))
        return FileResponse(
            path,
            media_type=_KINDS[path.suffix],
            headers=HEADERS | {"Cache-Control": "no-cache"},
        )

    @pages.get("/", None)
    def home(visit: Visit) -> Response:
        """Go where somebody can do something."""
        return visit.go("/events" if visit.is_signed_in else "/sign-in")

    @pages.post("/language", None)
    def language(visit: Visit) -> Response:
        """Speak another language from now on."""
        wanted, back = visit.said("language"), visit.said("back")
        if wanted not in LANGUAGES:
            raise InputError(visit.text("There is no such page here."))
        reply = visit.go(of_ours(back))
        set_cookie(visit, reply, LANGUAGE_COOKIE, wanted, _YEAR_S)
        return reply
