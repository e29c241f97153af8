"""Desks say more of themselves: what they keep aside, and how their battery is."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Take the step."""
    with op.batch_alter_table("heard") as table:
        table.add_column(sa.Column("aside", sa.BigInteger, nullable=False, server_default="0"))
        table.add_column(sa.Column("battery", sa.Integer, nullable=True))
        table.add_column(sa.Column("on_mains", sa.Boolean, nullable=True))
    with op.batch_alter_table("heard") as table:
        table.alter_column("aside", server_default=None)
