"""What is worth a look in a sheet, though nothing is wrong with it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from checkin.domain.model import Registration, Standing
from checkin.domain.names import fold, skeletons
from checkin.usecases.importing.reading import Row
from checkin.usecases.importing.remarks import Remark, sentence

_MOST_NAMED = 20
_FORMS = {
    *("the", "le", "la", "les", "el", "los", "las", "ltd", "llc", "inc", "corp", "co", "plc"),
    *("gmbh", "ev", "asbl", "sarl", "sa", "srl", "ngo", "ong"),
}


def warnings_of(rows: Iterable[Row]) -> list[Remark]:
    """Say who may be several, or one, and which organisations are spelled in several ways."""
    by_email: dict[str, list[Row]] = defaultdict(list)
    by_name: dict[str, list[Row]] = defaultdict(list)
    spelled: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for row in rows:
        if row.email:
            by_email[row.email].append(row)
        by_name[fold(row.name)].append(row)
        if row.organisation:
            spelled[_sound(row.organisation)][row.organisation] += 1
    found = []
    groups = [some for some in by_email.values() if len({fold(one.name) for one in some}) > 1]
    if groups:
        text = sentence("A group booking: one e-mail address for several names. Each comes in.")
        found.append(Remark(text, _numbers(groups)))
    namesakes = [
        some
        for some in by_name.values()
        if len(some) > 1 and len({fold(one.organisation or "") for one in some}) > 1
    ]
    if namesakes:
        text = sentence("The same name, other organisations: taken for different people.")
        found.append(Remark(text, _numbers(namesakes)))
    guests = [
        some
        for some in by_name.values()
        if len(some) > 1 and len({fold(one.organisation or "") for one in some}) < len(some)
    ]
    if guests:
        text = sentence(
            "The same name and organisation, other codes or IDs: guests without a name of their "
            "own? Each comes in."
        )
        found.append(Remark(text, _numbers(guests)))
    several = [one for one in spelled.values() if len(one) > 1]
    text = sentence("An organisation is spelled in several ways: {spellings}.")
    for one in several[:_MOST_NAMED]:
        ways = ", ".join(f"“{name}” ({count})" for name, count in sorted(one.items()))
        found.append(Remark(text, (), {"spellings": ways}))
    return found


def _numbers(groups: Iterable[Iterable[Row]]) -> tuple[int, ...]:
    return tuple(sorted(row.source for some in groups for row in some))


def _sound(organisation: str) -> tuple[str, ...]:
    """What stays of an organisation's name in most of its spellings."""
    bare = "".join(one if one.isalnum() else " " for one in fold(organisation).replace(".", ""))
    words = [one for one in bare.split() if one not in _FORMS]
    # Of numbers each figure counts: Group 1 is not Group 11.
    heard = (skeletons(one) if one.isalpha() else [one] for one in words)
    return tuple(one for some in heard for one in some) or (bare,)


def warnings_of_known(
    found: Sequence[tuple[Row, Registration | None]], registered: Iterable[Registration]
) -> list[Remark]:
    """What to look at among those who are known, and who may be."""
    cancelled, renamed, moved = [], [], []
    matched = {before.id for _, before in found if before}
    left = {
        fold(one.public_name)
        for one in registered
        if one.id not in matched and one.standing is Standing.ACTIVE
    }
    for row, before in found:
        name = fold(row.name)
        if before is None:
            if name in left:
                moved.append(row.source)
            continue
        if before.standing is Standing.CANCELLED:
            cancelled.append(row.source)
        words = fold(f"{before.public_name} {' '.join(before.aliases)}").split()
        if words and not set(words) & set(name.split()):
            renamed.append(row.source)
    said = ((_CANCELLED, cancelled), (_RENAMED, renamed), (_MOVED, moved))
    return [Remark(text, tuple(rows)) for text, rows in said if rows]


_CANCELLED = sentence("Cancelled here, and stays so.")
_RENAMED = sentence(
    "Quite another name than before. If these are other people, the sheet’s IDs or codes have "
    "moved."
)
_MOVED = sentence(
    "Somebody with this name is here at another organisation, and not in the sheet. If it is the "
    "same person, change their organisation under People first."
)
