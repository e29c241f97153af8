"""What a record re-issues is found by an index, and what is aside by its fact."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Take the step."""
    for table, column in (("log", "original"), ("aside", "fact")):
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column(column, sa.Text, nullable=False, server_default=""))
    op.execute("update aside set fact = hash")
    for table, column in (("log", "original"), ("aside", "fact")):
        _fill(table, column)
        with op.batch_alter_table(table) as batch:
            batch.alter_column(column, server_default=None)
    reissued = sa.text("original <> ''")
    op.create_index(
        "log_by_original",
        "log",
        ["original"],
        sqlite_where=reissued,
        postgresql_where=reissued,
    )


def _fill(table: str, column: str) -> None:
    """Put there what re-issues say that they re-issue."""
    connection = op.get_bind()
    for number, data in connection.execute(sa.text(f"select n, data from {table}")).all():  # noqa: S608
        original = _original(bytes(data))
        if original:
            connection.execute(
                sa.text(f"update {table} set {column} = :original where n = :n"),  # noqa: S608
                {"original": original, "n": number},
            )


def _original(data: bytes) -> str:
    if b'"original"' not in data:
        return ""
    try:
        fields = json.loads(data)
    except ValueError:
        return ""  # kept aside for not being a record
    original = fields.get("original") if isinstance(fields, dict) else ""
    return original if isinstance(original, str) else ""
