"""A server knows again whom the source of a sheet has called what."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Take the step. Who was imported before is known by name until the next import."""
    op.create_table(
        "import_source",
        sa.Column("event", sa.Text, primary_key=True),
        sa.Column("called", sa.Text, primary_key=True),
        sa.Column("registration", sa.Text, nullable=False),
    )
