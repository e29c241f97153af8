"""What people typed elsewhere, as one line of plain text."""

import unicodedata

LONGEST = 200
"""Characters of a name, an organisation or any other text of a person."""

_JOINERS = "\u200c\u200d"  # Persian and the Indic scripts spell with them


def plain(text: str) -> str:
    """Return *text* as NFC on one line, without control and direction characters."""
    spaced = " ".join(text.split())
    if spaced.isascii() and spaced.isprintable():
        return spaced
    kept = "".join(
        letter
        for letter in spaced
        if letter in _JOINERS or unicodedata.category(letter) not in {"Cc", "Cf", "Cs"}
    )
    return " ".join(unicodedata.normalize("NFC", kept).split()).strip(_JOINERS)
