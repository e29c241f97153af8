"""Each profile's view of the roster has a digest of its own."""

import sqlalchemy as sa
from alembic import op

from checkin.adapters.database.roster_rows import plus, sum_of
from checkin.domain.model import DeskProfile
from checkin.usecases.roster_pages import RosterEntry

revision = "0006"
down_revision = "0005"

_NOTHING = "0" * 16


def upgrade() -> None:
    """Take the step."""
    columns = {
        "lane_digest": DeskProfile.LANE,
        "nameless_digest": DeskProfile.LANE_WITHOUT_NAMES,
    }
    with op.batch_alter_table("roster_state") as table:
        for column in columns:
            table.add_column(sa.Column(column, sa.Text, nullable=False, server_default=_NOTHING))
    with op.batch_alter_table("roster_state") as table:
        for column in columns:
            table.alter_column(column, server_default=None)
    connection = op.get_bind()
    held = sa.text(
        "select roster.kind, roster.id, roster.version, roster.body, roster.also, roster.deleted "
        "from roster join roster_state "
        "on roster_state.event = roster.event and roster_state.side = roster.side "
        "where roster.event = :event"
    )
    for (event,) in connection.execute(sa.text("select event from roster_state")).all():
        entries = [
            RosterEntry(row[0], row[1], row[2], row[3], row[4], bool(row[5]))
            for row in connection.execute(held, {"event": event})
        ]
        # By what a view is now: a later step that changes one reckons it again.
        for column, profile in columns.items():
            connection.execute(
                sa.text(f"update roster_state set {column} = :digest where event = :event"),  # noqa: S608  our own words
                {"digest": plus(_NOTHING, sum_of(entries, profile)), "event": event},
            )
