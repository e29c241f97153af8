"""Invitations say how much a desk is given, and wait for an organiser's approval."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Take the step. Until then whoever had used an invitation was in."""
    texts = {"profile": "help-desk", "public_key": "", "answer": ""}
    for name, usual in texts.items():
        op.add_column("invitation", sa.Column(name, sa.Text, nullable=False, server_default=usual))
    at_once = sa.Column("at_once", sa.Boolean, nullable=False, server_default=sa.true())
    op.add_column("invitation", at_once)
    for name in (*texts, "at_once"):
        with op.batch_alter_table("invitation") as table:
            table.alter_column(name, server_default=None)
