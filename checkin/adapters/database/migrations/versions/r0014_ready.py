"""A server keeps the line in which each desk has signed what its self-test came to."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Take the step. Until a desk says so again, none has been looked over."""
    op.create_table(
        "ready",
        sa.Column("desk", sa.Text, primary_key=True),
        sa.Column("event", sa.Text, nullable=False, index=True),
        sa.Column("line", sa.Text, nullable=False),
    )
