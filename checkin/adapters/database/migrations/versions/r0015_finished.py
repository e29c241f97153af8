"""A server keeps which desks have sent all and ended."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Take the step. No desk of before has said so."""
    with op.batch_alter_table("heard") as table:
        table.add_column(
            sa.Column("finished", sa.Boolean, nullable=False, server_default=sa.false())
        )
    with op.batch_alter_table("heard") as table:
        table.alter_column("finished", server_default=None)
