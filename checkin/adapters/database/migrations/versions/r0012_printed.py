"""A server keeps what was last printed for whom, so that only what has changed is printed again."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Take the step. Until a badge is printed again it counts as never printed."""
    op.create_table(
        "printed",
        sa.Column("event", sa.Text, primary_key=True),
        sa.Column("registration", sa.Text, primary_key=True),
        sa.Column("face", sa.Text, nullable=False),
    )
