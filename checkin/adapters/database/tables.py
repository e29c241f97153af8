"""The tables, the same at a desk and at a server.

``log`` is precious and append-only; ``roster`` is disposable and comes from
the server. Bodies are kept as the bytes that came, so that fields of a newer
version travel on. What is indexed in part says so for SQLite; ``postgres.py`` takes it from there.
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
)

roster_state = Table(
    "roster_state",
    metadata,
    Column("event", Text, primary_key=True),
    Column("incarnation", Text, nullable=False),
    Column("number", BigInteger, nullable=False),
    # The sum of all entries' hashes: what two replicas of one version compare.
    Column("digest", Text, nullable=False),
    # Server only: the same of what lanes are given, and lanes without names.
    Column("lane_digest", Text, nullable=False),
    Column("nameless_digest", Text, nullable=False),
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
    Column("profile", Text, nullable=False),
    # Whether whoever shows it is in, or waits until an organiser has said so.
    Column("at_once", Boolean, nullable=False),
    # Of whoever used it, in base64: asked again it is told the same.
    Column("public_key", Text, nullable=False),
    # "" until it is used, then "waiting", "in" or "denied".
    Column("answer", Text, nullable=False),
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
    # It has sent all, and was about to erase itself.
    Column("finished", Boolean, nullable=False),
)

kept = Table(
    "kept",
    metadata,
    # Server only: what opens a locked desk from afar, and who asks for it.
    Column("desk", Text, primary_key=True),
    Column("event", Text, nullable=False, index=True),
    # In base64. Empty once it was handed out, or the desk is retired.
    Column("share", Text, nullable=False),
    # In base64: with what a locked desk signs, and the key that it made for its question.
    Column("asking_key", Text, nullable=False),
    Column("question", Text, nullable=False),
    Column("asked", BigInteger, nullable=False),
    # "", "asking", "open" until a time, "opened" or "denied".
    Column("answer", Text, nullable=False),
    Column("until", BigInteger, nullable=False),
    # The share, sealed to the question: an answer that was lost is given again.
    Column("sealed", Text, nullable=False),
)

place = Table(
    "place",
    metadata,
    # Server only: the places of event files, and which desk took each.
    Column("id", Text, primary_key=True),
    Column("event", Text, nullable=False, index=True),
    Column("file", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("profile", Text, nullable=False),
    Column("made", BigInteger, nullable=False),
    Column("expires", BigInteger, nullable=False),
    # "" and 0 until one has.
    Column("desk", Text, nullable=False),
    Column("taken", BigInteger, nullable=False),
    # Whether it lets nobody in any more who comes without an organiser's word.
    Column("ended", Boolean, nullable=False),
)

import_source = Table(
    "import_source",
    metadata,
    # Server only: who somebody is whom the source of a sheet calls so, as a keyed hash.
    Column("event", Text, primary_key=True),
    Column("called", Text, primary_key=True),
    Column("registration", Text, nullable=False),
)

# Who organises, and what they did. All of it at a server only.

account = Table(
    "account",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    # The name as it is compared; empty for whoever was removed, so that it is free again.
    Column("folded", Text, nullable=False),
    # "" for whoever was removed, whose name stays for the trail.
    Column("access", Text, nullable=False),
    # As Argon2id leaves it, never the password.
    Column("password", Text, nullable=False),
    # What makes the codes of a second factor, sealed: in use, and shown but not yet proved.
    Column("second", Text, nullable=False),
    Column("proposed", Text, nullable=False),
    # The hashes of codes that stand in for it, each good once; with spaces between them.
    Column("recovery", Text, nullable=False),
    # The last step of time whose code was used: each is good once.
    Column("step", BigInteger, nullable=False),
    Column("made", BigInteger, nullable=False),
    Column("changed", BigInteger, nullable=False),
)

session = Table(
    "session",
    metadata,
    # Whoever reads this table cannot make a cookie of it.
    Column("token_hash", Text, primary_key=True),
    Column("account", Text, nullable=False, index=True),
    # Which browser, in a word or two.
    Column("place", Text, nullable=False),
    # False between the password and the second factor.
    Column("whole", Boolean, nullable=False),
    Column("begun", BigInteger, nullable=False),
    Column("seen", BigInteger, nullable=False),
    # When it was last proved who sits there.
    Column("proved", BigInteger, nullable=False),
)

link = Table(
    "link",
    metadata,
    # The token itself is never stored.
    Column("token_hash", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("event", Text, nullable=False),
    Column("account", Text, nullable=False),
    Column("access", Text, nullable=False),
    Column("once", Boolean, nullable=False),
    Column("made", BigInteger, nullable=False),
    Column("expires", BigInteger, nullable=False),
    # When it was last used, 0 before that.
    Column("used", BigInteger, nullable=False),
)

attempt = Table(
    "attempt",
    metadata,
    # What came to nothing lately: by account, by browser and by address, each hashed.
    Column("key", Text, primary_key=True),
    Column("wrong", Integer, nullable=False),
    Column("until", BigInteger, nullable=False),
)

trail = Table(
    "trail",
    metadata,
    # What organisers did: ids and words, never anybody's name.
    Column("n", _Key, primary_key=True, autoincrement=True),
    Column("at", BigInteger, nullable=False, index=True),
    # Whose account, "" for a command on the server's own computer.
    Column("account", Text, nullable=False),
    Column("word", Text, nullable=False),
    Column("event", Text, nullable=False),
    Column("about", Text, nullable=False),
)

ready = Table(
    "ready",
    metadata,
    # Server only: the line in which each desk has signed what its self-test came to.
    Column("desk", Text, primary_key=True),
    Column("event", Text, nullable=False, index=True),
    Column("line", Text, nullable=False),
)

printed = Table(
    "printed",
    metadata,
    # Server only: what stood on each person's badge when it was last printed, as a hash.
    Column("event", Text, primary_key=True),
    Column("registration", Text, primary_key=True),
    Column("face", Text, nullable=False),
)

logo = Table(
    "logo",
    metadata,
    # Server only: what stands at the head of an event's pages, and on its badges. A PNG.
    Column("event", Text, primary_key=True),
    Column("stamp", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),
)
