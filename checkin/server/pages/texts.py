"""What the pages say in other languages: gettext's catalogues, made by ``.ci/words``."""

import gettext
from functools import cache
from pathlib import Path

import resources

LANGUAGES = {"en": "English", "fr": "Français", "es": "Español", "ar": "العربية"}
"""By their codes, as those who read them call them. English is what is translated."""

_RIGHT_TO_LEFT = {"ar"}
_FOLDER = Path(resources.__file__).parent / "pages" / "languages"


@cache
def texts_in(language: str) -> gettext.NullTranslations:
    """The catalogue of one of :data:`LANGUAGES`."""
    if language == "en":
        return gettext.NullTranslations()
    with (_FOLDER / f"{language}.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def direction(language: str) -> str:
    """How *language* is read, as HTML calls it."""
    return "rtl" if language in _RIGHT_TO_LEFT else "ltr"


def language_for(chosen: str | None, accepted: str) -> str:
    """The language that somebody *chosen*, else the first that their browser says it *accepted*."""
    if chosen in LANGUAGES:
        return chosen
    for part in accepted.split(","):
        code = part.partition(";")[0].strip().lower().partition("-")[0]
        if code in LANGUAGES:
            return code
    return "en"
