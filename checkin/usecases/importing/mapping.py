"""Which column of a sheet is which: guessed from headers and content, shown, changed by hand."""

import dataclasses
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from checkin.domain.plain_text import plain
from checkin.usecases.importing.fields import KNOWN, Field, asked_for, header_key, sensitive
from checkin.usecases.importing.remarks import Remark, sentence
from checkin.usecases.importing.sources import Source, source_of

HEADER_WITHIN = 20
"""Rows in which the header is looked for."""

MANY = frozenset({Field.LISTS, Field.GIVE, Field.ATTENTION, Field.ALIASES})
"""What several columns together may say."""

_EXAMPLES = 3
_PERSON = ({Field.NAME}, {Field.FIRST, Field.LAST})
"""What names a person: either of these."""

_PLACES = {key: place for place, key in enumerate(KNOWN)}


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of a sheet: rows with their numbers. ``hidden`` columns nobody saw."""

    rows: Sequence[tuple[int, Sequence[str]]] = dataclasses.field(repr=False)
    hidden: Collection[int] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it means, or *why* it is not taken in. ``place`` counts from 0."""

    place: int
    header: str
    field: Field
    why: Remark | None = None
    examples: tuple[str, ...] = dataclasses.field(default=(), repr=False)

    @property
    def letter(self) -> str:
        """What spreadsheets call it."""
        return letters(self.place)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a sheet is laid out. ``header_row`` is 0 where no row names the columns.

    With ``problems`` it cannot be read yet: somebody has to say more.
    """

    header_row: int
    columns: tuple[Column, ...]
    source: Source | None = None
    problems: tuple[Remark, ...] = ()

    def places(self, wanted: Field) -> list[int]:
        """The places of the columns that mean *wanted*."""
        return [one.place for one in self.columns if one.field is wanted]

    def has(self, wanted: Field) -> bool:
        """Whether any column does."""
        return any(one.field is wanted for one in self.columns)


def letters(place: int) -> str:
    """Return what spreadsheets call a column: A for 0, AA for 26."""
    found = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def layout_of(
    head: Head,
    named: Mapping[str, Field] | None = None,
    placed: Mapping[int, Field] | None = None,
    header_row: int | None = None,
) -> Layout:
    """Guess what each column means.

    What somebody has said goes before: *named* by a column's header or letter, *placed* by
    its place, and which row names the columns (0: none does).
    """
    said = {header_key(name): means for name, means in (named or {}).items()}
    row = _header_row(head.rows, said) if header_row is None else header_row
    headers = next((cells for number, cells in head.rows if number == row), ())
    width = max((len(cells) for number, cells in head.rows if number >= row), default=0)
    if row:
        width = max(len(headers), *(place + 1 for place in placed or (0,)))
    below = [cells for number, cells in head.rows if number > row]
    keys = [header_key(one) for one in headers]
    source = source_of(keys)
    guessed = _guessed(keys, source) if row else _without_header(below, width)
    columns = [
        _column(place, headers, guessed.get(place, Field.NOTHING), head.hidden, below, source)
        for place in range(width)
    ]
    chosen = _chosen(columns, keys, said) | dict(placed or {})
    columns = [
        replace(one, field=chosen[one.place], why=None) if one.place in chosen else one
        for one in columns
    ]
    found = Layout(row, tuple(columns), source)
    return replace(found, problems=tuple(_problems(found, said, chosen, keys)))


def _header_row(rows: Iterable[tuple[int, Sequence[str]]], said: Mapping[str, Field]) -> int:
    """Find the first of the rows in which the most columns are known, 0 for none."""
    best = (0, 0)
    for number, cells in rows:
        if number > HEADER_WITHIN:
            break
        keys = [header_key(one) for one in cells]
        source = source_of(keys)
        guessed = _guessed(keys, source)
        named = {place: said[one] for place, one in enumerate(keys) if one in said}
        means = {*guessed.values(), *named.values()}
        if source is None and not any(person <= means for person in _PERSON):
            continue
        best = max(best, (len(guessed | named) + 100 * (source is not None), -number))
    return -best[1]


def _guessed(keys: Sequence[str], source: Source | None) -> dict[int, Field]:
    """Say what columns mean by their headers: at most one of each kind."""
    means: dict[Field, tuple[int, int]] = {}
    questions = source is not None and source.questions
    for place, key in enumerate(keys):
        if source and key in source.columns:
            found, rank = source.columns[key], -1
        elif source and key in source.drops:
            continue
        elif key in KNOWN:
            found, rank = KNOWN[key], _PLACES[key]
        elif (questions or key.endswith(("?", "؟"))) and not sensitive(key):
            found, rank = asked_for(key), len(_PLACES)
        else:
            continue
        if found is not Field.NOTHING and (found not in means or rank < means[found][0]):
            means[found] = (rank, place)
    return {place: found for found, (_, place) in means.items()}


def _without_header(below: Sequence[Sequence[str]], width: int) -> dict[int, Field]:
    """Say it by content: one column is names; addresses are known by their sign."""
    filled = {place for cells in below for place, one in enumerate(cells) if plain(one)}
    if len(filled) == 1:
        return {filled.pop(): Field.NAME}
    for place in range(width):
        cells = [one[place] for one in below if place < len(one) and one[place].strip()]
        if cells and all("@" in one for one in cells):
            return {place: Field.EMAIL}
    return {}


def _column(
    place: int,
    headers: Sequence[str],
    means: Field,
    hidden: Collection[int],
    below: Sequence[Sequence[str]],
    source: Source | None,
) -> Column:
    header = plain(headers[place]) if place < len(headers) else ""
    filled = [one[place] for one in below if place < len(one) and one[place].strip()]
    examples = tuple(plain(one)[:40] for one in filled[:_EXAMPLES])
    what = sensitive(header)
    why = None
    if place in hidden and means is not Field.NOTHING:
        why = Remark(sentence("It is hidden in the workbook."))
    elif means is Field.ID and source is None and _are_row_numbers(filled):
        why = Remark(sentence("These number the rows, and change when the sheet is sorted."))
    elif means is Field.NOTHING:
        if what:
            # Whoever only maps columns has no need to read it either.
            examples = ()
            why = Remark(
                sentence("It may hold {what}, and no desk needs that."), (), {"what": what}
            )
        elif KNOWN.get(header_key(header)):
            why = Remark(sentence("Another column says this, or it is somebody else’s."))
        elif header:
            why = Remark(sentence("No desk needs it."))
    return Column(place, header, Field.NOTHING if why else means, why, examples)


def _are_row_numbers(cells: Sequence[str]) -> bool:
    """Say whether *cells* count up from the first to the last."""
    numbers = [int(one) if one.strip().isdecimal() else -1 for one in cells]
    return bool(numbers) and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _chosen(
    columns: Sequence[Column], keys: Sequence[str], said: Mapping[str, Field]
) -> dict[int, Field]:
    """Say which columns those are that somebody named: by header, else by letter."""
    found = {}
    for name, means in said.items():
        by_letter = (one.place for one in columns if one.letter.lower() == name)
        place = keys.index(name) if keys.count(name) == 1 else next(by_letter, None)
        if place is not None:
            found[place] = means
            # What was guessed gives way to what was said.
            others = (one.place for one in columns if one.field is means and means not in MANY)
            found |= {other: Field.NOTHING for other in others if other not in found}
    return found


def _problems(
    layout: Layout,
    said: Mapping[str, Field],
    chosen: Mapping[int, Field],
    keys: Sequence[str],
) -> Iterable[Remark]:
    rows = (layout.header_row,) if layout.header_row else ()
    by_letter = {one.letter.lower() for one in layout.columns}
    for name in said:
        if name not in keys and name not in by_letter:
            yield Remark(sentence("There is no column “{name}”."), rows, {"name": name})
        elif keys.count(name) > 1:
            yield Remark(
                sentence("Several columns are called “{name}”. Say it by the column’s letter."),
                rows,
                {"name": name},
            )
    if not any(all(map(layout.has, person)) for person in _PERSON):
        yield Remark(
            sentence(
                "No column of this sheet is called “name”. Say which one holds the names, or add "
                "a first row that names the columns."
            )
        )
    for one in Field:
        places = [] if one is Field.NOTHING or one in MANY else layout.places(one)
        # The same header again may be another thing: which one is meant is not guessed.
        twice = [
            place
            for place in places
            if layout.source is None
            and place not in chosen
            and place < len(keys)
            and keys.count(keys[place]) > 1
        ]
        if len(places) > 1 or twice:
            yield Remark(
                sentence("Two columns mean “{field}”. Say which one it is."), rows, {"field": one}
            )
