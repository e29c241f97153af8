"""Organisers have accounts: who they are, where they are signed in, what they did."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Take the step. Nobody has an account yet: the next start prints a link for the first."""
    op.create_table(
        "account",
        sa.Column("id", sa.Text, primary_key=True),
        *_texts("name", "folded", "access", "password", "second", "proposed", "recovery"),
        *_numbers("step", "made", "changed"),
    )
    op.create_table(
        "session",
        sa.Column("token_hash", sa.Text, primary_key=True),
        *_texts("account", "place"),
        sa.Column("whole", sa.Boolean, nullable=False),
        *_numbers("begun", "seen", "proved"),
    )
    op.create_index("ix_session_account", "session", ["account"])
    op.create_table(
        "link",
        sa.Column("token_hash", sa.Text, primary_key=True),
        *_texts("kind", "event", "account", "access"),
        sa.Column("once", sa.Boolean, nullable=False),
        *_numbers("made", "expires", "used"),
    )
    op.create_table(
        "attempt",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("wrong", sa.Integer, nullable=False),
        *_numbers("until"),
    )
    number = sa.BigInteger().with_variant(sa.Integer, "sqlite")
    op.create_table(
        "trail",
        sa.Column("n", number, primary_key=True, autoincrement=True),
        *_numbers("at"),
        *_texts("account", "word", "event", "about"),
    )
    op.create_index("ix_trail_at", "trail", ["at"])


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _numbers(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.BigInteger, nullable=False) for name in names]
