"""Find fonts that can draw a name in any script.

No font service is asked: the folders where systems keep fonts are known, and
the characters that a font has are read from the font itself. Each run of one
script is drawn with the first font that has all of its letters.
"""

import os
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path

import uharfbuzz as hb
from fontTools import unicodedata as scripts

import resources
from checkin.domain.errors import InputError

OWN = Path(resources.__file__).parent / "fonts"
"""Those that an installed program brings along; from source there are none."""

_SUFFIXES = {".ttf", ".otf", ".ttc", ".otc"}
_OUTLINES = {"glyf", "CFF "}
_PICTURES = {"CBDT", "sbix", "COLR", "SVG "}  # colour glyphs, which leave nothing on paper
_COMMON = {"Zyyy", "Zinh", "Zzzz"}
_JOINERS = {0x200C, 0x200D}
_UNKNOWN = "?"
_ANY_FONT_HAS = {ord(letter) for letter in "Aa0?"}

# Order of faces in Noto's CJK collections: JP, KR, SC, TC, HK.
_CJK_FACES = {"Hira": 0, "Kana": 0, "Hang": 1}
_CJK_OTHERWISE = 2


class Weight(StrEnum):
    """How heavy a text is drawn. ``CODE`` is bold with all characters equally wide."""

    REGULAR = "regular"
    BOLD = "bold"
    CODE = "code"


# File names without suffix, in small letters, best first; Noto comes before them.
_FAMILIES = {
    Weight.REGULAR: [
        "segoeui",
        "arial",
        "liberationsans-regular",
        "nirmala",
        "leelawui",
        "mmrtext",
        "ebrima",
        "msyh",
        "yugothr",
        "malgun",
        "pingfang",
        "kohinoor",
        "thonburi",
        "dejavusans",
    ],
    Weight.BOLD: [
        "segoeuib",
        "arialbd",
        "arial_bold",
        "liberationsans-bold",
        "nirmalab",
        "leelauib",
        "mmrtextb",
        "ebrimabd",
        "msyhbd",
        "yugothb",
        "malgunbd",
        "pingfang",
        "kohinoor",
        "thonburi",
        "dejavusans-bold",
    ],
    Weight.CODE: [
        "notosansmono-bold",
        "notosansmono[wdth,wght]",
        "consolab",
        "menlo",
        "courbd",
        "courier_new_bold",
        "liberationmono-bold",
        "dejavusansmono-bold",
    ],
}


def font_folders(platform: str = sys.platform) -> tuple[Path, ...]:
    """Where *platform* (as ``sys.platform`` says it) keeps fonts, whether or not they exist."""
    home = Path.home()
    if platform == "win32":
        return (
            Path(os.environ.get("WINDIR", r"C:\Windows"), "Fonts"),
            home / "AppData/Local/Microsoft/Windows/Fonts",
        )
    if platform == "darwin":
        return (Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts")
    return (
        OWN,
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".local/share/fonts",
        home / ".fonts",
    )


class Font:
    """One face of a font file, with the letters for which it was used."""

    def __init__(self, path: Path, index: int, key: str, weight: Weight) -> None:
        self.path = path
        self.key = key
        self.used: set[int] = {0x20}
        self._bold = weight is not Weight.REGULAR
        self._face = hb.Face(hb.Blob.from_file_path(path), index)
        self._font = hb.Font(self._face)
        self._axes = {axis.tag for axis in self._face.axis_infos}
        if "wght" in self._axes:
            self._font.set_variations({"wght": self._weight})
        tags = set(self._face.table_tags)
        shapes = "GSUB" in tags or "morx" not in tags  # a subset keeps GSUB only
        drawable = bool(tags & _OUTLINES) and not tags & _PICTURES and shapes
        self.is_cff = "CFF " in tags
        self._letters = self._face.unicodes if drawable else hb.Set()

    def has(self, letters: set[int]) -> bool:
        """Say whether this font can draw all of *letters* (code points)."""
        return all(letter in self._letters for letter in letters)

    def measure(self, text: str, *, rightward: bool) -> tuple[float, float, float]:
        """Return width, height above and depth below the baseline of *text*, in em."""
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "ltr" if rightward else "rtl"
        hb.shape(self._font, buffer)
        width = above = below = 0
        glyphs = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        for info, position in glyphs:
            width += position.x_advance
            ink = self._font.get_glyph_extents(info.codepoint)
            if ink is not None and ink.height:
                above = max(above, position.y_offset + ink.y_bearing)
                below = max(below, -(position.y_offset + ink.y_bearing + ink.height))
        em = self._face.upem
        return width / em, above / em, below / em

    def subset(self) -> bytes:
        """Return a font file with only the letters used, ligatures and joined forms included."""
        want = hb.SubsetInput()
        want.unicode_set.update(self.used)
        if self._axes:
            want.pin_all_axes_to_default(self._face)
        if "wght" in self._axes:
            want.pin_axis_location(self._face, "wght", self._weight)
        data: bytes = hb.subset(self._face, want).blob.data
        return data

    @property
    def _weight(self) -> float:
        return 700.0 if self._bold else 400.0


class Fonts:
    """The fonts of this computer. ``missing`` gathers the scripts that none of them has.

    ``missed`` counts the letters that became question marks for that.
    """

    def __init__(self, folders: Sequence[Path] | None = None) -> None:
        """Look for fonts in *folders*, or where this system keeps them.

        Raises:
            InputError: there is no font at all.
        """
        self.missing: set[str] = set()
        self.missed = 0
        self._opened: dict[tuple[Path, int, bool], Font | None] = {}
        self._files = list(_font_files(font_folders() if folders is None else folders))
        self._ranked: dict[Weight, list[Path]] = {}
        self._base(Weight.REGULAR)

    def spell(self, text: str, weight: Weight) -> list[tuple[str, Font]]:
        """Give each letter a font; a letter that none has becomes a question mark."""
        placed: list[tuple[str, Font]] = []
        cjk = next((_CJK_FACES[s] for s in map(scripts.script, text) if s in _CJK_FACES), None)
        face = _CJK_OTHERWISE if cjk is None else cjk
        for run in _script_runs(text):
            own = {ord(one) for one in run if scripts.script(one) not in _COMMON} or _ANY_FONT_HAS
            marks = {ord(one) for one in run if unicodedata.category(one) == "Mn"}
            font = self._first(own | marks, weight, face) or self._first(own, weight, face)
            for letter in run:
                drawn, chosen = self._drawn(letter, font, weight, face)
                # Shapers take some letters apart (Thai am, Indic vowels in two halves).
                chosen.used.update(map(ord, drawn + unicodedata.normalize("NFKD", drawn)))
                placed.append((drawn, chosen))
        return placed

    def _drawn(self, letter: str, font: Font | None, weight: Weight, face: int) -> tuple[str, Font]:
        if font is None or (_needs_a_glyph(letter) and not font.has({ord(letter)})):
            font = self._first({ord(letter)}, weight, face)
        if font is not None:
            return letter, font
        script = scripts.script(letter)
        self.missed += 1
        self.missing.add("Symbols" if script in _COMMON else scripts.script_name(script))
        return _UNKNOWN, self._base(weight)

    def _base(self, weight: Weight) -> Font:
        font = self._first(_ANY_FONT_HAS, weight, 0)
        if font is None:
            raise InputError(
                "This computer has no font for the badges: install the Noto fonts"
                " (on Debian: apt install fonts-noto-core)."
            )
        return font

    def _first(self, letters: set[int], weight: Weight, face: int) -> Font | None:
        """Return the best font that has all *letters*."""
        for path in self._by_rank(weight):
            font = self._open(path, face if "cjk" in path.stem.lower() else 0, weight)
            if font is not None and font.has(letters):
                return font
        return None

    def _by_rank(self, weight: Weight) -> list[Path]:
        if weight not in self._ranked:
            self._ranked[weight] = sorted(self._files, key=lambda path: _rank(path, weight))
        return self._ranked[weight]

    def _open(self, path: Path, index: int, weight: Weight) -> Font | None:
        name = (path, index, weight is not Weight.REGULAR)
        if name not in self._opened:
            try:
                font = Font(path, index, f"font{len(self._opened)}", weight)
            except (hb.HarfBuzzError, OSError):
                font = None  # a damaged font file is no reason to print no badges
            self._opened[name] = font
        return self._opened[name]


def _font_files(folders: Sequence[Path]) -> Iterator[Path]:
    for folder in folders:
        for place, _, names in os.walk(folder):
            for name in names:
                path = Path(place, name)
                if path.suffix.lower() in _SUFFIXES:
                    yield path


def _rank(path: Path, weight: Weight) -> tuple[object, ...]:
    """Sort key: sans serif Noto in this weight, then what systems bring along, then the rest."""
    stem = path.stem.lower().replace(" ", "_")
    heavy = weight is not Weight.REGULAR
    fits = "wght" in stem or stem.endswith("-bold" if heavy else "-regular")
    families = _FAMILIES[weight]
    known = families.index(stem) if stem in families else len(families)
    plain = not stem.startswith("notosansmono") or weight is Weight.CODE
    noto = stem.startswith("notosans") and "italic" not in stem and fits and plain
    code = weight is Weight.CODE and known < len(families)
    return (not code, not noto, known, not stem.startswith("noto"), not fits, stem, path)


def _script_runs(text: str) -> Iterator[str]:
    """Split *text* by script; spaces, digits, points and marks go with what stands before them."""
    held, start = "", 0
    for place, letter in enumerate(text):
        script = scripts.script(letter)
        if script in _COMMON or script == held:
            continue
        if held:
            yield text[start:place]
            start = place
        held = script
    if text:
        yield text[start:]


def _needs_a_glyph(letter: str) -> bool:
    """Say whether a font must have *letter* (joiners and variation selectors draw nothing)."""
    return ord(letter) not in _JOINERS and not 0xFE00 <= ord(letter) <= 0xFE0F
