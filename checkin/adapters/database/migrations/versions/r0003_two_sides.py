"""A roster with two sides: a new one gathers on the other, and is then turned to."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_KEPT = "event, kind, id, version, deleted, also, body"


def upgrade() -> None:
    """Take the step."""
    # The rows move into the primary key, which only a new table can have.
    op.rename_table("roster", "old_roster")
    op.create_table(
        "roster",
        sa.Column("event", sa.Text, primary_key=True),
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("side", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("deleted", sa.Boolean, nullable=False),
        sa.Column("also", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        # Its name, since that of the old table's key is taken until that one is dropped.
        sa.PrimaryKeyConstraint("event", "kind", "id", "side", name="roster_key"),
        sqlite_with_rowid=False,
    )
    op.execute(
        f"insert into roster ({_KEPT}, side) "  # noqa: S608  names of columns, no values
        f"select {_KEPT}, 0 from old_roster order by event, kind, id"
    )
    op.drop_table("old_roster")
    op.create_index("roster_by_version", "roster", ["event", "side", "version", "kind", "id"])
    has_one = sa.text("also <> ''")
    op.create_index(
        "roster_by_also",
        "roster",
        ["event", "kind", "also"],
        sqlite_where=has_one,
        postgresql_where=has_one,
    )
    with op.batch_alter_table("roster_state") as table:
        table.add_column(sa.Column("side", sa.Integer, nullable=False, server_default="0"))
    with op.batch_alter_table("roster_state") as table:
        table.alter_column("side", server_default=None)
    # What was arriving arrives again.
    op.execute("delete from arriving")
    op.execute("delete from arriving_state")
    with op.batch_alter_table("arriving_state") as table:
        table.add_column(sa.Column("digest", sa.Text, nullable=False))
