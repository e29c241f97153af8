"""What the tests of the domain are made of: real keys, and records with sensible fields."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import strategies as st

from checkin.adapters.keys import SigningKey, verify
from checkin.domain.model import DeskId, EventId, ListId
from checkin.domain.record import (
    NO_HEAD,
    Draft,
    Fact,
    Head,
    Kind,
    Record,
    Run,
    decode,
    encode,
    hash_of,
    reissued,
    seal_message,
    stamped,
)

EVENT = EventId("0badcafe")
HALL = DeskId("1111111111111111")
GATE = DeskId("2222222222222222")
RENEWED = DeskId("9999999999999999")
RENEWED_TWICE = DeskId("0000000000000000")
DAY_1 = ListId("day-1")
DINNER = ListId("dinner")

NEVER = Fact("f" * 64)
"""What a record says that never comes."""

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
    made = Record(EVENT, desk, seq, "", at(second) >> 16, at(second), **{**usual, **fields})
    return stamped(made)


def left(desk: DeskId, seq: int, second: float, *knew: Record, **fields) -> Record:
    """Ada's check-out."""
    facts = tuple(one.fact for one in knew)
    return admitted(desk, seq, second, kind=Kind.LEFT, knew=facts, **fields)


def settled(desk: DeskId, seq: int, second: float, keep: Record, *knew: Record) -> Record:
    """A person's answer to a conflict: *keep* counts, over those that were known."""
    facts = tuple(one.fact for one in (keep, *knew))
    return admitted(desk, seq, second, kind=Kind.SETTLED, names=keep.fact, knew=facts)


def again(record: Record, seq: int = 1, desk: DeskId = RENEWED, **fields) -> Record:
    """*record* re-issued under another identity, which may have got it wrong."""
    renewed = decode(reissued(encode(record), desk, Head(seq - 1, "")))
    return stamped(replace(renewed, **fields))


def undone(desk: DeskId, seq: int, second: float, names: Fact | None, **fields) -> Record:
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
            **draft.fields(),
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


PEOPLE = ("ada", "ada", "grace", "")
CARDS = ("", "card-1", "card-2")
KINDS = [
    *[Kind.ADMITTED] * 6,
    *[Kind.LEFT] * 2,
    *[Kind.UNDONE] * 3,
    *[Kind.SETTLED] * 3,
    Kind.NOTE,
    Kind.REFUSED,
    "?",
]
NAMING = (Kind.UNDONE, Kind.SETTLED)


@st.composite
def logs(draw, apart: int = 1) -> list[Record]:
    """The records of some desks, as they may come about, and some that should not.

    Those of one moment are up to four times *apart* seconds apart.

    People are known by registration, by badge, by both or by neither; undos and
    settlements name whatever there is, and records that never come. Some desks
    find themselves cloned: what they made is there again under another
    identity, with or without the originals, and once in a while told wrongly.
    """
    made: list[Record] = []

    def seq_of(desk):
        return 1 + sum(one.desk == desk for one in made)

    for place in range(draw(st.integers(0, 12))):
        if made and draw(st.integers(0, 3)) == 0:
            desk = draw(st.sampled_from([RENEWED, RENEWED_TWICE]))
            wrong = {"about": "grace", "kind": draw(st.sampled_from(KINDS))}
            fields = wrong if draw(st.integers(0, 4)) == 0 else {}
            made.append(again(draw(st.sampled_from(made)), seq_of(desk), desk, **fields))
            continue
        desk = draw(st.sampled_from([HALL, GATE, DeskId("3" * 16)]))
        seq = seq_of(desk)
        known = [NEVER, *(one.fact for one in made)]
        kind = draw(st.sampled_from(KINDS))
        naming = kind in NAMING or draw(st.integers(0, 9)) == 0
        some = st.lists(st.sampled_from(known), max_size=2)
        # Whoever settles mostly knows of all that there is, and keeps an admission.
        knowing = st.just(known) if kind == Kind.SETTLED and draw(st.integers(0, 3)) else some
        came = [one.fact for one in made if one.kind == Kind.ADMITTED]
        nameable = came if came and kind == Kind.SETTLED and draw(st.integers(0, 3)) else known
        made.append(
            admitted(
                desk,
                seq,
                apart * draw(st.integers(-2, 2)) + place / 10,
                kind=kind,
                list=draw(st.sampled_from([DAY_1, DAY_1, DINNER])),
                about=draw(st.sampled_from(PEOPLE)),
                badge=draw(st.sampled_from(CARDS)),
                knew=tuple(draw(knowing)),
                names=draw(st.sampled_from(nameable)) if naming else None,
                uncertainty_ms=draw(st.sampled_from([None, 10, 900])),
                reason=draw(st.sampled_from(["sent_to_help_desk", ""]))
                if kind == Kind.NOTE
                else "",
            )
        )
    gone = draw(st.sets(st.sampled_from([one.original for one in made]))) if made else set()
    return [one for one in made if one.digest not in gone]


__all__ = [
    "DAY_1",
    "DINNER",
    "EVENT",
    "GATE",
    "HALL",
    "KEY",
    "NEVER",
    "OTHER_KEY",
    "RENEWED",
    "RENEWED_TWICE",
    "admitted",
    "again",
    "at",
    "chain",
    "left",
    "logs",
    "sealed",
    "settled",
    "undone",
    "verify",
]
