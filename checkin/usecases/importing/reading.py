"""People from the rows of a sheet: each is taken, passed over or refused with a reason."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from checkin.domain.errors import InputError
from checkin.domain.model import Photos
from checkin.domain.names import fold
from checkin.domain.plain_text import LONGEST, plain
from checkin.usecases.importing.fields import Field
from checkin.usecases.importing.mapping import Layout
from checkin.usecases.importing.remarks import Remark, sentence
from checkin.usecases.importing.sources import comes

UNCOMPUTED = "\x02="
"""How a cell begins whose formula has no value in the file. As text it is only the sign."""

MERGED = "\x01"
"""How a cell begins that is one with cells of other columns. As text it is nothing."""

_YES = frozenset(
    map(
        fold,
        [
            "yes",
            "y",
            "true",
            "1",
            "x",
            "ok",
            "oui",
            "o",
            "vrai",
            "si",
            "sí",
            "s",
            "verdadero",
            "نعم",
            "اجل",
            "موافق",
        ],
    )
)
_NO = frozenset(
    map(fold, ["no", "n", "false", "0", "non", "faux", "falso", "لا", "كلا", "غير موافق"])
)
_WRONG_VALUE = re.compile(
    r"#(N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!)", re.IGNORECASE
)
_ROUNDED = re.compile(r"\d([.,]\d+)?E\+\d+", re.IGNORECASE)
_MARKED = re.compile("'(?=[=+@\t-])")  # as exports do, so that no cell becomes a formula


@dataclass(frozen=True, slots=True)
class Row:
    """One person of a sheet. ``None`` is what the sheet has no column for.

    ``lists`` are names of lists, none for all of them; ``id`` is what the sheet's source
    calls the person, ``code`` what is on their ticket, ``source`` the row's number.
    """

    name: str = field(repr=False)
    organisation: str | None = field(default=None, repr=False)
    category: str | None = None
    country: str | None = field(default=None, repr=False)
    region: str | None = field(default=None, repr=False)
    code: str = field(default="", repr=False)
    lists: tuple[str, ...] | None = None
    give: tuple[str, ...] | None = field(default=None, repr=False)
    attention: str | None = field(default=None, repr=False)
    photos: Photos | None = None
    other_script: str | None = field(default=None, repr=False)
    aliases: tuple[str, ...] | None = field(default=None, repr=False)
    id: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    source: int = 0


@dataclass(frozen=True, slots=True)
class People:
    """What a sheet says. Of ``passed`` nobody was meant to come; ``refused`` is to be put right."""

    rows: tuple[Row, ...]
    passed: tuple[Remark, ...] = ()
    refused: tuple[Remark, ...] = ()
    warnings: tuple[Remark, ...] = ()


class _Not(Exception):
    """A row that is not taken."""

    def __init__(self, text: str, *, passed: bool = False, **values: str) -> None:
        super().__init__(text)
        self.text, self.passed, self.values = text, passed, values


def read_people(layout: Layout, rows: Iterable[tuple[int, Sequence[str]]]) -> People:
    """Read the people of a sheet. Columns that are not mapped never leave this function.

    Raises:
        InputError: the layout has a problem, or nobody is in the sheet.
    """
    if layout.problems:
        raise InputError(str(layout.problems[0]))
    reader = _Reader(layout)
    found: list[Row] = []
    said: dict[tuple[bool, str, tuple[tuple[str, str], ...]], list[int]] = {}
    for number, cells in rows:
        if number <= layout.header_row or not any(map(_filled, cells)):
            continue
        try:
            found.append(reader.row(number, cells))
        except _Not as no:
            key = (no.passed, no.text, tuple(no.values.items()))
            said.setdefault(key, []).append(number)
    remarks = [
        (passed, Remark(text, tuple(numbers), dict(values)))
        for (passed, text, values), numbers in said.items()
    ]
    refused = tuple(remark for passed, remark in remarks if not passed)
    if not found:
        why = f" {refused[0]}" if refused else ""
        raise InputError(f"There is nobody in this sheet: it has no row that can be used.{why}")
    unclear = tuple(reader.unclear)
    warnings = (Remark(_UNCLEAR_PHOTOS, unclear),) if unclear else ()
    return People(
        tuple(found), tuple(remark for passed, remark in remarks if passed), refused, warnings
    )


_UNCLEAR_PHOTOS = sentence("What is said of photos is neither yes nor no. It is taken for no.")


class _Reader:
    """Reads rows of one layout."""

    def __init__(self, layout: Layout) -> None:
        self._places = {one: layout.places(one) for one in Field}
        self._headers = {one.place: one.header for one in layout.columns}
        self._width = len(layout.columns)
        self._things = layout.source is not None and layout.source.things
        self.unclear: list[int] = []

    def row(self, number: int, cells: Sequence[str]) -> Row:
        if any(map(_filled, cells[self._width :])):
            raise _Not(
                sentence(
                    "There are more cells than columns. Put quotation marks around a cell that "
                    "has commas in it."
                )
            )
        if any(_says_yes(one) for one in self._cells(Field.TEST, cells)):
            raise _Not(sentence("It is a test."), passed=True)
        status = self._text(Field.STATUS, cells) or ""
        if not comes(status):
            raise _Not(sentence("The status is “{status}”."), passed=True, status=status)
        return Row(
            name=self._name(cells),
            organisation=self._text(Field.ORGANISATION, cells),
            category=self._text(Field.CATEGORY, cells),
            country=self._text(Field.COUNTRY, cells),
            region=self._text(Field.REGION, cells),
            # Letter for letter what stands in the QR code: nothing of it may be tidied.
            code=self._key(Field.CODE, cells, str.strip),
            lists=self._several(Field.LISTS, cells),
            give=self._several(Field.GIVE, cells),
            attention=self._attention(cells),
            photos=self._photos(number, cells),
            other_script=self._text(Field.OTHER_SCRIPT, cells),
            aliases=self._several(Field.ALIASES, cells),
            id=self._key(Field.ID, cells, plain),
            email=fold(self._text(Field.EMAIL, cells) or ""),
            source=number,
        )

    def _cells(self, wanted: Field, cells: Sequence[str]) -> list[str]:
        return [cells[one] if one < len(cells) else "" for one in self._places[wanted]]

    def _text(
        self, wanted: Field, cells: Sequence[str], clean: Callable[[str], str] = plain
    ) -> str | None:
        """What the column says, ``None`` where there is none."""
        found = self._cells(wanted, cells)
        return _checked(wanted, found[0], clean) if found else None

    def _key(self, wanted: Field, cells: Sequence[str], clean: Callable[[str], str]) -> str:
        found = self._text(wanted, cells, clean) or ""
        if _ROUNDED.fullmatch(found):
            raise _Not(
                sentence(
                    "In “{field}” a spreadsheet has rounded a long number. Give that column the "
                    "format Text and enter it again."
                ),
                field=wanted,
            )
        return found

    def _several(self, wanted: Field, cells: Sequence[str]) -> tuple[str, ...] | None:
        """All that some columns say; of one that says yes, its header."""
        places = self._places[wanted]
        if not places:
            return None
        found: list[str] = []
        for place, cell in zip(places, self._cells(wanted, cells), strict=True):
            text = _checked(wanted, cell, plain)
            if wanted is not Field.LISTS and fold(text) in _YES | _NO:
                text = self._headers[place] if _says_yes(text) else ""
            parts = (one.strip() for one in text.replace("|", ";").split(";"))
            found += [one for one in parts if one and one not in found]
        return tuple(found)

    def _attention(self, cells: Sequence[str]) -> str | None:
        found = self._several(Field.ATTENTION, cells)
        if found is None:
            return None
        together = "; ".join(found)
        if len(together) > LONGEST:
            raise _too_long(Field.ATTENTION)
        return together

    def _photos(self, number: int, cells: Sequence[str]) -> Photos | None:
        said = self._text(Field.PHOTOS, cells)
        if not said:
            return None if said is None else Photos.UNSAID
        # “No photos” and “Yes, of course” say it with their first word.
        words = [fold(said), fold(said).replace(",", " ").split()[0]]
        if any(one in _YES for one in words):
            return Photos.YES
        if not any(one in _NO for one in words):
            # A picture that must not be is worse than one that is missing.
            self.unclear.append(number)
        return Photos.NO

    def _name(self, cells: Sequence[str]) -> str:
        name, first, last = (
            self._text(one, cells) or "" for one in (Field.NAME, Field.FIRST, Field.LAST)
        )
        whole = _put_together(name, first, last)
        if not whole:
            if self._things:
                raise _Not(sentence("It has no attendee: a thing, not a person."), passed=True)
            raise _Not(sentence("It has no name."))
        if whole.startswith("="):
            raise _Not(sentence("The name is a formula. Put its value in its place."))
        if "@" in whole:
            raise _Not(sentence("Where the name should be stands an e-mail address."))
        if not any(map(str.isalpha, whole)):
            raise _Not(sentence("The name is a number or a date."))
        if len(whole) > LONGEST:
            raise _too_long(Field.NAME)
        return whole


def _checked(wanted: Field, cell: str, clean: Callable[[str], str]) -> str:
    if cell.startswith(UNCOMPUTED):
        raise _Not(
            sentence(
                "“{field}” is a formula, and the file does not have its value. Open it in a "
                "spreadsheet program, save it and try again."
            ),
            field=wanted,
        )
    if cell.startswith(MERGED):
        raise _Not(sentence("Its cells are merged over several columns, as a heading’s are."))
    found = clean(cell)
    if found[:1] == "'":
        found = _MARKED.sub("", found, count=1)
    elif found[:1] == "#" and _WRONG_VALUE.fullmatch(found):
        raise _Not(
            sentence("“{field}” is what a formula says that went wrong."),
            field=wanted,
        )
    if len(found) > LONGEST:
        raise _too_long(wanted)
    return found


def _too_long(wanted: Field) -> _Not:
    text = sentence("“{field}” is longer than {longest} characters.")
    return _Not(text, field=wanted, longest=str(LONGEST))


def _filled(cell: str) -> bool:
    return bool(cell) and bool(plain(cell))


def _says_yes(text: str) -> bool:
    return fold(text) in _YES


def _put_together(name: str, first: str, last: str) -> str:
    """Put a name together: “Nom” beside “Prénom” is half a name, and so is “Nombre”."""
    if name and (first or last):
        part = set(fold(first or last).split())
        if (first and last) or part <= set(fold(name).split()):
            return name
        first, last = first or name, last or name
    elif name:
        return name
    return f"{first} {last}".strip()
