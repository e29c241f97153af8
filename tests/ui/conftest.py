import gc
import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import itertools
from collections.abc import Callable, Iterator
from datetime import date

import pytest

from checkin.adapters.camera.events import CodeRead
from checkin.adapters.keys import verify
from checkin.domain.clock import ClockReading
from checkin.domain.model import (
    BadgeId,
    CheckInList,
    EnrolledDesk,
    EventId,
    Gathering,
    IssuedBadge,
    ListId,
    Registration,
    RegistrationId,
    Standing,
)
from checkin.domain.short_code import short_code
from checkin.usecases.desk import Desk
from checkin.usecases.help_desk import HelpDesk
from tests.fakes import MINE, OTHER, Listed, MemoryStore
from ui import theme
from ui.desk_page import DeskPage
from ui.language import Language
from ui.window import Window

MONDAY = 1_713_164_400_000  # 15 April 2024, 09:00 in Berlin
MINUTE = 60_000
SHORT = short_code(4711)

DAY_1 = CheckInList(ListId("day-1"), "Day 1", date(2024, 4, 15))
DAY_2 = CheckInList(ListId("day-2"), "Day 2", date(2024, 4, 16))
BOTH = frozenset({DAY_1.id, DAY_2.id})
PEOPLE = (
    Registration(
        RegistrationId("r1"),
        "Ada Nwosu",
        "Harmattan Press Union",
        category="member",
        lists=BOTH,
        give=("tray C-14", "striped lanyard (no photos)"),
    ),
    Registration(
        RegistrationId("r2"),
        "Łucja Wróblewska",
        "Wolne Słowo Sp. z o.o.",
        lists=frozenset({DAY_2.id}),
    ),
    Registration(RegistrationId("r3"), "", lists=BOTH),
    Registration(
        RegistrationId("r4"), "Tomas Brenner", "Kiosk", lists=BOTH, standing=Standing.CANCELLED
    ),
    Registration(
        RegistrationId("r5"), "Mei", lists=BOTH, attention="Please ask her to see the tea room."
    ),
    Registration(RegistrationId("r6"), "محمد الأمين", "بيت الحروف", lists=BOTH),
)
BADGES = (
    *(IssuedBadge(BadgeId(f"CODE-{one.id}"), one.id) for one in PEOPLE),
    IssuedBadge(BadgeId("CODE-old"), PEOPLE[0].id, replaced_at=MONDAY + 72 * MINUTE),
    IssuedBadge(BadgeId("ab" * 12), PEOPLE[2].id, SHORT),
)
LISTED = Listed(
    Gathering(EventId("c0ffee00"), "Convening", "Europe/Berlin", demonstration=True),
    (DAY_1, DAY_2),
    PEOPLE,
    BADGES,
    (EnrolledDesk(MINE, "Desk 1", b""), EnrolledDesk(OTHER, "Desk 2", b"")),
)


def iter_bytes():
    """Chance, the same each time."""
    numbers = itertools.count(1)
    return lambda length: next(numbers).to_bytes(length, "big")


class Hands:
    """A desk's page in a window, and somebody at its keys and camera."""

    def __init__(self, store: MemoryStore) -> None:
        self.store = store
        self.now_ms = MONDAY
        self.offset_ms = 0
        self.desk = Desk(store, verify, lambda: ClockReading(self.now_ms, self.offset_ms, 1))
        self.acts = HelpDesk(self.desk, store, verify, iter_bytes())
        self.page = DeskPage(self.desk, "Main entrance", 0, lambda: self.now_ms, self.acts)
        self.window = Window()
        self.window.show_page(self.page)
        self.window.show()

    def scan(self, who: str) -> None:
        self.scan_text(f"CODE-{who}")

    def scan_text(self, text: str) -> None:
        self.page.code_read(CodeRead(text, 1, 1, 2, ((0, 0),) * 4))

    def later(self, milliseconds: int) -> None:
        self.now_ms += milliseconds

    @property
    def card(self):
        return self.page.panel.card

    def said(self) -> str:
        """All that the panel says, without the marks around people's own texts."""
        card = self.card
        words = " | ".join((card.title, card.name, card.organisation, *card.lines))
        return words.replace("\u2068", "").replace("\u2069", "")


@pytest.fixture(autouse=True, scope="session")
def _dressed(qapp) -> None:
    theme.apply(qapp, dark=False)
    Language(qapp).use("en")


@pytest.fixture(autouse=True)
def _tidy():
    """As in the program, garbage is collected by the window's thread alone."""
    gc.disable()
    # What is there already is looked through no more, which would take longer than the test.
    gc.freeze()
    yield
    gc.collect()


@pytest.fixture
def hands(qtbot) -> Iterator[Callable[..., Hands]]:
    # Windows must not be collected while they paint.
    kept = []

    def at(store: MemoryStore | None = None) -> Hands:
        made = Hands(store or MemoryStore(LISTED))
        kept.append(made)
        qtbot.addWidget(made.window)
        return made

    yield at
    kept.clear()
