"""Fold names so that people are found however they are typed.

NFKD, marks stripped, case folded; letters that Unicode does not take apart
(l-stroke, o-slash, d-stroke, dotless i, sharp s, ae) by a table; Arabic alef,
yeh, teh marbuta, hamza forms, tatweel and harakat, Persian yeh and kaf;
apostrophes dropped, hyphens as spaces.
"""

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ı": "i",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        # Arabic forms that people type for one another.
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ک": "ك",
        "ة": "ه",
        "ء": None,
        "ـ": None,
        "'": None,
        "\u2019": None,
        "\u2018": None,
        "\u02bc": None,
        "`": None,
        "-": " ",
        "\u2010": " ",
        "\u2011": " ",
    }
)


def fold(text: str) -> str:
    """Return *text* as it is compared: lower case, no marks, one space between words."""
    # Taken apart before as well as after: only then has a wide or heavy capital a small letter.
    apart = _apart(_apart(text).casefold())
    return " ".join(_apart(apart.translate(_BARE)).split())


def is_enough(folded: str) -> bool:
    """Say whether *folded* may bring up names: two letters, or one ideograph."""
    return len(folded) >= 2 or any(
        unicodedata.category(letter) == "Lo" and letter >= "\u2e80" for letter in folded
    )


def skeletons(folded: str) -> list[str]:
    """What stays of each word in most of its spellings: consonants, and that it begins with a vowel.

    Muhammad and Mohamed are one, and so are Yusuf and Youssef; Mahmoud is wrongly the
    same as the former. So it says what is similar, and never what is meant.
    """
    return [found for word in folded.split() if (found := _skeleton(word))]


_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"(.)\1+", r"\1"),
        ("sch|ch", "sh"),
        ("ph", "f"),
        ("dj", "j"),
        ("ck|kh|[cq]", "k"),
        ("([dgt])h", r"\1"),
        ("x", "ks"),
        ("z", "s"),
        ("v|^ou(?=[aeiy])", "w"),
        ("(?<=[aeiouy])h$", ""),
        # Of Latin, Cyrillic and Arabic letters those that are mostly vowels.
        ("^[aeiouyаеиоуыэюяієاوي]+", "a"),
        ("(?<=.)[aeiouyаеиоуыэюяієьъاوي]", ""),
    )
)


@lru_cache(maxsize=10_000)  # first names and family names come again and again
def _skeleton(word: str) -> str:
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


def _apart(text: str) -> str:
    return unicodedata.normalize("NFKD", text)


class _Bare(dict[int, int | str | None]):
    """What becomes of each letter: nothing of a mark. Filled as letters are met."""

    def __missing__(self, code: int) -> int | None:
        self[code] = found = None if _is_mark(chr(code)) else code
        return found


_BARE = _Bare(_LETTERS)


def _is_mark(letter: str) -> bool:
    """Say whether *letter* is not typed: an accent, a joiner, a direction mark."""
    category = unicodedata.category(letter)
    # Vowel signs of Indic scripts, Thai and Burmese carry sound: only accents go.
    return category == "Cf" or (category == "Mn" and not "\u0900" <= letter <= "\u1aff")
