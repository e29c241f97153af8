"""Bring a database, new or old, to the tables of this version of the program.

A new one gets the tables at once. An older one is taken there step by step by
Alembic, which is imported only then: a desk's start does not wait for it. The
caller's transaction holds the writer's lock, so two processes that start
together do it once, and a step that fails leaves everything as it was.
"""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from checkin.adapters.database.tables import metadata
from checkin.domain.errors import Newer

HEAD = "0015"
"""The newest step in ``versions``, which ``tables.py`` must equal. A test holds them together."""

_BEFORE_ALEMBIC = "0001"


Before = Callable[[str], None]
"""Told at which step an older database stands, before anything of it is changed."""


def bring_up_to_date(connection: Connection, before: Before | None = None) -> None:
    """Bring the database to ``HEAD``; of an older one tell *before* first.

    Raises:
        Newer: a newer version of the program made it.
    """
    revision = _revision(connection)
    if revision == HEAD:
        return
    if revision is None:
        metadata.create_all(connection)
        _stamp(connection, HEAD)
    else:
        _climb(connection, revision, before)


def _revision(connection: Connection) -> str | None:
    """Return which step the database stands on, ``None`` for one without any tables."""
    tables = set(inspect(connection).get_table_names())
    if "alembic_version" in tables:
        return str(connection.execute(text("select version_num from alembic_version")).scalar())
    if "setting" not in tables:
        return None
    # The first databases had a number of their own and no Alembic.
    schema = connection.execute(text("select value from setting where key = 'schema'")).scalar()
    if schema != "1":
        raise _newer()
    return _BEFORE_ALEMBIC


def _stamp(connection: Connection, revision: str) -> None:
    # As Alembic makes it; `alembic` itself finds and uses it.
    connection.execute(
        text("create table alembic_version (version_num varchar(32) not null primary key)")
    )
    connection.execute(
        text("insert into alembic_version (version_num) values (:revision)"),
        {"revision": revision},
    )


def _climb(connection: Connection, revision: str, before: Before | None) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory
    from alembic.util import CommandError

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    try:
        ScriptDirectory.from_config(config).get_revision(revision)
    except CommandError:
        raise _newer() from None
    if before is not None:
        before(revision)
    if "alembic_version" not in inspect(connection).get_table_names():
        connection.execute(text("delete from setting where key = 'schema'"))
        _stamp(connection, revision)
    command.upgrade(config, "head")


def _newer() -> Newer:
    return Newer(
        "This database was made by another version of Checkin. "
        "Use the version that made it, or a newer one."
    )
