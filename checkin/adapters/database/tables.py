"""The tables, the same at a desk and at a server.

``log`` is precious and append-only; ``roster`` is disposable and comes from
the server. Bodies are kept as the bytes that came, so that fields of a newer
version travel on.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

metadata = MetaData()

_Key = BigInteger().with_variant(Integer, "sqlite")

setting = Table(
    "setting",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

log = Table(
    "log",
    metadata,
    # The order in which records came to this replica, for reading only what is new.
    Column("n", _Key, primary_key=True, autoincrement=True),
    Column("event", Text, nullable=False),
    Column("desk", Text, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("hash", Text, nullable=False),
    Column("hlc", BigInteger, nullable=False),
    Column("received", BigInteger, nullable=False),
    # The hash of the record that this one re-issues, empty for most.
    Column("original", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),
    UniqueConstraint("desk", "seq"),
    Index(
        "log_by_original",
        "original",
        sqlite_where=text("original <> ''"),
        postgresql_where=text("original <> ''"),
    ),
)

chain = Table(
    "chain",
    metadata,
    Column("desk", Text, primary_key=True),
    Column("event", Text, nullable=False, index=True),
    Column("seq", BigInteger, nullable=False),
    Column("hash", Text, nullable=False),
)

seal = Table(
    "seal",
    metadata,
    # Where a run ended, with its desk's signature: what makes the run portable.
    Column("desk", Text, primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    Column("signature", LargeBinary, nullable=False),
)

aside = Table(
    "aside",
    metadata,
    # What was refused: kept, counted, never in the way.
    Column("n", _Key, primary_key=True, autoincrement=True),
    Column("event", Text, nullable=False),
    Column("desk", Text, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("hash", Text, nullable=False),
    # What it would say if it were taken in: it is not aside any more once that is here.
    Column("fact", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("received", BigInteger, nullable=False),
    Column("data", LargeBinary, nullable=False),
    UniqueConstraint("desk", "seq", "hash"),
)

roster = Table(
    "roster",
    metadata,
    Column("event", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    # 0 or 1. One of the two is the roster, as its state says; on the other a new one
    # gathers page by page, or what has been replaced waits to be swept away.
    Column("side", Integer, primary_key=True, autoincrement=False),
    Column("version", BigInteger, nullable=False),
    Column("deleted", Boolean, nullable=False),
    Column("also", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index("roster_by_version", "event", "side", "version", "kind", "id"),
    # The rows lie in the primary key itself: one tree less to write for each entry.
    sqlite_with_rowid=False,
)
# Most entries have no second key: they cost nothing here.
Index(
    "roster_by_also",
    roster.c.event,
    roster.c.kind,
    roster.c.also,
    sqlite_where=roster.c.also != "",
    postgresql_where=roster.c.also != "",
)

roster_state = Table(
    "roster_state",
    metadata,
    Column("event", Text, primary_key=True),
    Column("incarnation", Text, nullable=False),
    Column("number", BigInteger, nullable=False),
    # The sum of all entries' hashes: what two replicas of one version compare.
    Column("digest", Text, nullable=False),
    Column("side", Integer, nullable=False),
)

arriving = Table(
    "arriving",
    metadata,
    # What waits for the last page of a change: the entries to lay over the roster, and
    # the desks of a new one, which are never without a side.
    Column("event", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("version", BigInteger, nullable=False),
    Column("deleted", Boolean, nullable=False),
    Column("also", Text, nullable=False),
    Column("body", Text, nullable=False),
)

arriving_state = Table(
    "arriving_state",
    metadata,
    # How far the pages have come, so that a download goes on where it was cut off.
    Column("event", Text, primary_key=True),
    Column("incarnation", Text, nullable=False),
    Column("whole", Boolean, nullable=False),
    Column("version", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("id", Text, nullable=False),
    # Of what has gathered on the other side.
    Column("digest", Text, nullable=False),
)

invitation = Table(
    "invitation",
    metadata,
    # Server only. The token itself is never stored.
    Column("token_hash", Text, primary_key=True),
    Column("event", Text, nullable=False),
    Column("desk_name", Text, nullable=False),
    Column("expires", BigInteger, nullable=False),
    Column("used_by", Text, nullable=False),
)

heard = Table(
    "heard",
    metadata,
    # Server only: what each desk last said of itself.
    Column("desk", Text, primary_key=True),
    Column("event", Text, nullable=False, index=True),
    Column("at", BigInteger, nullable=False),
    Column("to_send", BigInteger, nullable=False),
    Column("roster_number", BigInteger, nullable=False),
    Column("program", Text, nullable=False),
    Column("on_list", Text, nullable=False),
    Column("aside", BigInteger, nullable=False),
    Column("battery", Integer, nullable=True),
    Column("on_mains", Boolean, nullable=True),
)
