"""A roster that comes in pages, and whose digest two replicas compare."""

import hashlib
from collections import Counter

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "arriving",
        sa.Column("event", sa.Text, primary_key=True),
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("deleted", sa.Boolean, nullable=False),
        sa.Column("also", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "arriving_state",
        sa.Column("event", sa.Text, primary_key=True),
        sa.Column("incarnation", sa.Text, nullable=False),
        sa.Column("whole", sa.Boolean, nullable=False),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
    )
    op.drop_index("roster_by_version", "roster")
    op.create_index("roster_by_version", "roster", ["event", "version", "kind", "id"])
    with op.batch_alter_table("roster_state") as table:
        table.add_column(sa.Column("digest", sa.Text, nullable=False, server_default=""))
    _sum_up()
    with op.batch_alter_table("roster_state") as table:
        table.alter_column("digest", server_default=None)


def _sum_up() -> None:
    """Give each roster the digest that it would have if it had come to this version."""
    connection = op.get_bind()
    sums: Counter[str] = Counter()
    rows = connection.execute(
        sa.text(
            "select event, kind, id, version, also, body from roster "
            "where kind <> 'desk' and not deleted"
        )
    )
    for event, *entry in rows:
        text = "\0".join(str(field) for field in entry)
        digest = hashlib.blake2b(text.encode(), digest_size=8).digest()
        sums[event] += int.from_bytes(digest, "big")
    for (event,) in connection.execute(sa.text("select event from roster_state")).all():
        connection.execute(
            sa.text("update roster_state set digest = :digest where event = :event"),
            {"event": event, "digest": f"{sums[event] % 2**64:016x}"},
        )
