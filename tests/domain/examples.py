"""What the tests of the domain are made of: real keys, and records with sensible fields."""

from collections.abc import Sequence

from hypothesis import strategies as st

from checkin.adapters.keys import SigningKey, verify
from checkin.domain.model import DeskId, EventId, ListId
from checkin.domain.record import (
    NO_HEAD,
    Draft,
    Head,
    Kind,
    Record,
    Ref,
    Run,
    encode,
    hash_of,
    seal_message,
)

EVENT = EventId("0badcafe")
HALL = DeskId("1111111111111111")
GATE = DeskId("2222222222222222")
DAY_1 = ListId("day-1")
DINNER = ListId("dinner")

KEY = SigningKey(b"k" * 32)
OTHER_KEY = SigningKey(b"o" * 32, key_id=2)


def at(second: float) -> int:
    """The hybrid time *second* seconds after the doors opened."""
    return int((1_700_000_000 + second) * 1000) << 16


def admitted(desk: DeskId, seq: int, second: float, **fields) -> Record:
    """Ada's admission to day 1, measured to within a tenth of a second."""
    usual = {
        "kind": Kind.ADMITTED,
        "list": DAY_1,
        "about": "ada",
        "offset_ms": 0,
        "uncertainty_ms": 100,
    }
    return Record(EVENT, desk, seq, "", at(second) >> 16, at(second), **{**usual, **fields})


def undone(desk: DeskId, seq: int, second: float, names: Ref, **fields) -> Record:
    """That admission, or another record, taken back."""
    return admitted(desk, seq, second, kind=Kind.UNDONE, names=names, **fields)


def chain(desk: DeskId, drafts: Sequence[Draft], head: Head = NO_HEAD) -> list[Record]:
    """The records that *desk* would make of *drafts* after *head*, one a second."""
    records = []
    for draft in drafts:
        seq = head.seq + 1
        record = Record(
            EVENT,
            desk,
            seq,
            head.hash,
            at(seq) >> 16,
            at(seq),
            draft.kind,
            draft.list,
            draft.about,
            draft.badge,
            draft.knew,
            draft.how,
            draft.reason,
            draft.names,
        )
        records.append(record)
        head = Head(seq, hash_of(encode(record)))
    return records


def sealed(records: Sequence[Record], key: SigningKey = KEY) -> Run:
    """*records* as their desk sends them."""
    parts = tuple(encode(record) for record in records)
    end = Head(records[-1].seq, hash_of(parts[-1]))
    signature = key(seal_message(records[0].desk, end))
    return Run(records[0].desk, records[0].seq, parts, signature)


PEOPLE = ("ada", "grace", "")
CARDS = ("", "card-1", "card-2")


@st.composite
def logs(draw) -> list[Record]:
    """The records of three desks, as they may come about, and some that should not.

    People are known by registration, by badge, by both or by neither; undos
    name admissions, other undos and records that never come.
    """
    made: list[Record] = []
    for place in range(draw(st.integers(0, 12))):
        desk = draw(st.sampled_from([HALL, GATE, DeskId("3" * 16)]))
        seq = 1 + sum(one.desk == desk for one in made)
        known = [Ref(desk, seq + 5), *(one.ref for one in made)]
        kind = draw(st.sampled_from([*[Kind.ADMITTED] * 4, Kind.REFUSED, *[Kind.UNDONE] * 2, "?"]))
        mostly_undo = kind == Kind.UNDONE or draw(st.integers(0, 9)) == 0
        made.append(
            admitted(
                desk,
                seq,
                draw(st.integers(-2, 2)) + place / 10,
                kind=kind,
                list=draw(st.sampled_from([DAY_1, DINNER])),
                about=draw(st.sampled_from(PEOPLE)),
                badge=draw(st.sampled_from(CARDS)),
                knew=tuple(draw(st.lists(st.sampled_from(known), max_size=2))),
                names=draw(st.sampled_from(known)) if mostly_undo else None,
                uncertainty_ms=draw(st.sampled_from([None, 10, 900])),
            )
        )
    return made


__all__ = [
    "DAY_1",
    "DINNER",
    "EVENT",
    "GATE",
    "HALL",
    "KEY",
    "OTHER_KEY",
    "admitted",
    "at",
    "chain",
    "logs",
    "sealed",
    "undone",
    "verify",
]
