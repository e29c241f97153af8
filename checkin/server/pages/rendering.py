"""How a page becomes HTML: its template, in a language, from left or from right."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

import resources
from checkin.server.pages.texts import LANGUAGES, direction, texts_in

FOLDER = Path(resources.__file__).parent / "pages"

HEADERS = {
    # What is shown comes from here alone. No style or script stands in a page itself.
    "Content-Security-Policy": (
        "default-src 'none'; object-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
        "img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    # With none at all a browser does not say, either, that a form came from here.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-store",
}


@cache
def _templates(language: str) -> Environment:
    made = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_translations(texts_in(language), newstyle=True)  # type: ignore[attr-defined]
    made.globals |= {
        "language": language,
        "languages": LANGUAGES,
        "direction": direction(language),
        "bdi": _apart,
    }
    return made


def _apart(name: str) -> Markup:
    """What somebody typed, within a sentence that may run the other way."""
    return Markup("<bdi>{}</bdi>").format(name)


def render(template: str, language: str, values: Mapping[str, object]) -> str:
    """Return the HTML of *template* in *language*."""
    return _templates(language).get_template(template).render(values)
