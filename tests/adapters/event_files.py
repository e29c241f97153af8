"""Event files as tests make them: real ones, whose passphrase costs next to nothing to try."""

import io
from dataclasses import replace

from checkin.adapters.event_file.making import files_of, issue, write_event_file
from checkin.adapters.event_file.passphrase import new_passphrase
from checkin.adapters.event_file.setting_up import open_event_file
from checkin.adapters.profile import wall_ms
from checkin.domain.lock import Cost
from checkin.domain.model import DeskProfile
from tests.adapters.examples import EVENT

CHEAP = Cost(8, 1, 1)
HOUR = 60 * 60 * 1000
DAY = 24 * HOUR


def today(data, address="https://127.0.0.1:9"):
    """Let the event of *data* end tomorrow, and its server be at *address*, if it is anywhere."""
    if address:
        data.note_address(address, address)
    book = data.book(EVENT)
    now = wall_ms()
    book.publish(gathering=replace(book.gathering(), ends=now + DAY, wipe=now + 10 * DAY))


class Made:
    """An event file of *names*, made now. ``data`` are its bytes."""

    def __init__(self, data, *names, profile=DeskProfile.HELP_DESK, expires=None):
        self.server = data
        self.files = files_of(data, EVENT)
        self.issued = issue(data, EVENT, names, profile, expires or wall_ms() + HOUR)
        self.make()

    def make(self):
        """Make it, or make it again, with the list of now."""
        self.passphrase, out = new_passphrase(), io.BytesIO()
        self.head = write_event_file(self.server, EVENT, self.issued, self.passphrase, out, CHEAP)
        self.data = out.getvalue()

    def open(self, passphrase=None, now=None):
        return open_event_file(self.data, passphrase or self.passphrase, now or wall_ms())

    def write(self, path):
        path.write_bytes(self.data)
        return path
