"""`python -m tests.adapters.schemas.make` writes the fixtures that are missing; none is ever changed.

A fixture is the text of an SQLite database as a program of that version left it, of a desk or of a
server. The first has what the first tables hold; each later one is the one before, taken on by
its migration, with something in whatever tables and columns are new. All of it is invented.
"""

import json
import sqlite3
import sys
from contextlib import closing
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection, create_engine, text

from checkin.adapters.database import migrations
from checkin.adapters.database.engine import open_plain
from checkin.adapters.database.store import ReplicaStore
from checkin.domain.clock import ClockReading
from checkin.domain.record import Draft, Kind
from tests.adapters.examples import DAY_1, EVENT, EVERYTHING, GATE, HALL, KEYS, NOON, fill, wall

FOLDER = Path(__file__).parent
SIDES = ("desk", "server")
_STEPS = Path(str(migrations.__path__[0])) / "versions"
_FIRST = ("log", "chain", "seal", "roster", "roster_state")
_SETTINGS = {
    "desk": {
        "desk": HALL,
        "desk_name": "Desk 1",
        "event": EVENT,
        "server": "https://192.0.2.1:8321",
        "private_key": (b"h" * 32).hex(),
        "own-list": "day-1",
    },
    "server": {"incarnation": "first"},
}


@dataclass(frozen=True, slots=True)
class Fixture:
    """One of them."""

    revision: str
    side: str

    @property
    def path(self) -> Path:
        """Where it lies."""
        return FOLDER / f"r{self.revision}-{self.side}.sql"


def revisions() -> list[str]:
    """Every version of the tables that there ever was."""
    return sorted(one.name[1:5] for one in _STEPS.glob("r[0-9]*.py"))


def fixtures() -> list[Fixture]:
    """Every fixture that there has to be."""
    return [Fixture(revision, side) for revision in revisions() for side in SIDES]


def load(fixture: Fixture, path: Path) -> None:
    """Make the database of *fixture* at *path*, without encryption."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(fixture.path.read_text(encoding="utf-8"))


def main(scratch: Path) -> None:
    """Write what is missing."""
    for side in SIDES:
        path = scratch / f"{side}.db"
        before: Fixture | None = None
        for revision in revisions():
            fixture = Fixture(revision, side)
            if not fixture.path.exists():
                path.unlink(missing_ok=True)
                if before is not None:
                    load(before, path)
                _take_on(path, fixture, scratch)
                with closing(sqlite3.connect(path)) as connection:
                    lines = "\n".join(connection.iterdump())
                fixture.path.write_text(f"{lines}\n", encoding="utf-8")
                sys.stdout.write(f"{fixture.path.name}\n")
            before = fixture


def _take_on(path: Path, fixture: Fixture, scratch: Path) -> None:
    """Take one step, and put something where there is new room."""
    (step,) = _STEPS.glob(f"r{fixture.revision}_*.py")
    module = import_module(f"checkin.adapters.database.migrations.versions.{step.stem}")
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        options = {"render_as_batch": True}
        with Operations.context(MigrationContext.configure(connection, opts=options)):
            module.upgrade()
        if fixture.revision == "0001":
            # The first databases had a number of their own and no Alembic.
            _insert(connection, "setting", {"key": "schema", "value": "1"})
            _fill_first(connection, fixture.side, scratch)
        elif fixture.revision == "0002":
            connection.execute(text("delete from setting where key = 'schema'"))
            connection.execute(
                text("create table alembic_version (version_num varchar(32) not null primary key)")
            )
            _insert(connection, "alembic_version", {"version_num": "0002"})
        else:
            connection.execute(
                text(f"update alembic_version set version_num = '{fixture.revision}'")
            )
        for table, rows in _NEW.get((fixture.side, fixture.revision), {}).items():
            for row in rows:
                _insert(connection, table, row)
    engine.dispose()


def _fill_first(connection: Connection, side: str, scratch: Path) -> None:
    """What a morning leaves: a roster, records of two desks, one of them taken back, one aside."""
    with_all = scratch / f"today-{side}.db"
    with_all.unlink(missing_ok=True)
    database = open_plain(with_all)
    for desk in (HALL, GATE):
        store = ReplicaStore(database, EVENT, wall, desk, KEYS[desk])
        store.apply(EVERYTHING)
        first, *_ = fill(store, 3)
        after = ClockReading(NOON + 60_000, 0, 10)
        store.record(Draft(Kind.UNDONE, DAY_1, about=first.about, names=first.fact), after)
    database.close()
    with closing(sqlite3.connect(with_all)) as made:
        made.row_factory = sqlite3.Row
        for table in _FIRST:
            columns = _columns(connection, table)
            for row in made.execute(f"select * from {table}"):
                _insert(connection, table, {name: row[name] for name in columns})
    for key, value in _SETTINGS[side].items():
        _insert(connection, "setting", {"key": key, "value": value})
    aside = json.dumps({"kind": "of tomorrow"}).encode()
    named = {"event": EVENT, "desk": "4" * 16, "seq": 1, "hash": "f" * 64}
    _insert(connection, "aside", named | {"why": "unknown desk", "received": NOON, "data": aside})
    if side == "server":
        used = {"token_hash": "a" * 64, "event": EVENT, "desk_name": "Desk 1", "used_by": HALL}
        _insert(connection, "invitation", used | {"expires": NOON})
        heard = {"desk": HALL, "event": EVENT, "at": NOON, "to_send": 2, "roster_number": 1}
        _insert(connection, "heard", heard | {"program": "checkin 0.1.0", "on_list": "day-1"})


def _columns(connection: Connection, table: str) -> list[str]:
    return [str(row[1]) for row in connection.execute(text(f"pragma table_info({table})"))]


def _insert(connection: Connection, table: str, row: dict[str, object]) -> None:
    names, values = ", ".join(row), ", ".join(f":{name}" for name in row)
    connection.execute(text(f"insert into {table} ({names}) values ({values})"), row)


_WAITING = {
    "token_hash": "b" * 64,
    "event": EVENT,
    "desk_name": "Desk 9",
    "expires": NOON,
    "used_by": "",
    "profile": "lane",
    "at_once": False,
    "public_key": "aa" * 32,
    "answer": "",
}
_NEW: dict[tuple[str, str], dict[str, list[dict[str, object]]]] = {
    ("server", "0004"): {
        "heard": [
            {
                "desk": GATE,
                "event": EVENT,
                "at": NOON,
                "to_send": 0,
                "roster_number": 1,
                "program": "checkin 0.1.0",
                "on_list": "day-1",
                "aside": 1,
                "battery": 80,
                "on_mains": True,
            }
        ]
    },
    ("server", "0007"): {"invitation": [_WAITING]},
    ("server", "0008"): {
        "kept": [
            {
                "desk": HALL,
                "event": EVENT,
                "share": "c2hhcmU=",
                "asking_key": "a2V5",
                "question": "",
                "answer": "",
                "sealed": "",
                "asked": 0,
                "until": 0,
            }
        ]
    },
    ("server", "0009"): {
        "account": [
            {
                "id": "o-1",
                "name": "Olive",
                "folded": "olive",
                "access": "owner",
                "password": "unusable",
                "second": "",
                "proposed": "",
                "recovery": "",
                "step": 0,
                "made": NOON,
                "changed": NOON,
            }
        ],
        "session": [
            {
                "token_hash": "c" * 64,
                "account": "o-1",
                "place": "",
                "whole": True,
                "begun": NOON,
                "seen": NOON,
                "proved": NOON,
            }
        ],
        "link": [
            {
                "token_hash": "d" * 64,
                "kind": "invited",
                "event": "",
                "account": "",
                "access": "organiser",
                "once": True,
                "made": NOON,
                "expires": NOON,
                "used": 0,
            }
        ],
        "attempt": [{"key": "olive", "wrong": 2, "until": NOON}],
        "trail": [{"at": NOON, "account": "o-1", "word": "signed-in", "event": EVENT, "about": ""}],
    },
    ("server", "0010"): {
        "import_source": [{"event": EVENT, "called": "e" * 64, "registration": "r-ada"}]
    },
    ("server", "0011"): {"logo": [{"event": EVENT, "stamp": "1", "data": b"\x89PNG"}]},
    ("server", "0012"): {"printed": [{"event": EVENT, "registration": "r-ada", "face": "f" * 16}]},
}
"""By side and version: what a program of that version put where it had new room."""


if __name__ == "__main__":
    main(Path(sys.argv[1]))
