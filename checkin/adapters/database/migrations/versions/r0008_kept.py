"""A server keeps what opens a locked desk from afar."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Take the step. Desks give theirs at their next contact."""
    texts = ("event", "share", "asking_key", "question", "answer", "sealed")
    op.create_table(
        "kept",
        sa.Column("desk", sa.Text, primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in texts),
        sa.Column("asked", sa.BigInteger, nullable=False),
        sa.Column("until", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_kept_event", "kept", ["event"])
