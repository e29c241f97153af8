"""A server with an event in full swing, at an address that a browser can open."""

import io
import re
import socket
import threading
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import cycle, islice
from urllib.parse import quote

import uvicorn
from PIL import Image

from checkin import __version__
from checkin.adapters.event_file.making import issue
from checkin.adapters.keys import verify
from checkin.adapters.links import LinkKind
from checkin.adapters.logo import clean_logo
from checkin.adapters.profile import wall_ms
from checkin.domain.access import Access
from checkin.domain.clock import ClockReading
from checkin.domain.model import (
    BadgeId,
    CheckInList,
    DeskProfile,
    EventId,
    IssuedBadge,
    ListId,
    Photos,
    Registration,
    RegistrationId,
)
from checkin.domain.reasons import RegisterReason
from checkin.domain.record import Draft, Kind
from checkin.server.listening import Server
from checkin.server.pages.visit import proof_of
from checkin.usecases.people import Person
from tests.adapters.examples import EVENT, GATE, GATHERING, KEYS, altered, sealed
from tests.server.conftest import Venue, enrolment

OWNER, OTHER = "Inès Canarybird", "Grace of the front desk"
OLD = EventId("0ddba11e")
OLD_NAME = "Harbour Days of the year before"
HOUR_MS = 60 * 60 * 1000
TODAY = datetime.now(UTC).date()
INSTALLER = f"checkin_{__version__}_amd64.deb"
OTHERS = {
    "/erase/certificate": {"event": OLD},
    "/settle/who": {"person": "r-new"},
    "/installers/": {"name": INSTALLER},
}
"""What stands in some addresses in the place of what stands in all."""

CONTESTED = 5
"""People whom two desks have let in that could not hear each other."""

LISTS = (
    CheckInList(ListId("day-1"), "Day 1", TODAY),
    CheckInList(ListId("day-2"), "Deuxième journée", TODAY + timedelta(days=1), exit=True),
    CheckInList(ListId("dinner"), "عشاء الترحيب", TODAY, categories=("Speaker", "Delegate")),
)
NAMES = (
    *("Ada Canarybird", "Łucja Wróblewska", "عمر الحداد", "Ngozi Adébáyò-Okonkwo", "山田 花子"),
    *("Σοφία Παπαδοπούλου", "Олена Ковальчук", "José Ñíguez de la Peña y Ruiz", "ליאת כהן"),
    *("สมหญิง ใจดี", "प्रिया शर्मा", "Wolfeschlegelsteinhausenbergerdorff Quillfeather"),
)
ORGANISATIONS = ("Quillfeather Trust", "شبكة المدافعين", "Réseau des ports libres", "")
REGIONS, CATEGORIES = ("Africa", "Europe", ""), ("Delegate", "Speaker", "Guest")

SHEET = """\
Name,Organisation,Category,Passport number
Zuzanna Quickbeam,Quillfeather Trust,Guest,X1
ثريا القاسم,شبكة المدافعين,Delegate,X2
,Nobody at all,Guest,X3
"""


def people():
    """Sixty, who share twelve names in eight scripts."""
    on = frozenset(one.id for one in LISTS)
    said = zip(*map(cycle, (NAMES, ORGANISATIONS, REGIONS, CATEGORIES)), strict=True)
    for number, (name, organisation, region, category) in enumerate(islice(said, 60)):
        yield Registration(
            RegistrationId(f"r-{number}"),
            f"{name} {number}" if number != 7 else "",
            organisation,
            region=region,
            category=category,
            lists=on,
            photos=Photos.NO if number % 9 == 0 else Photos.UNSAID,
        )


class Filled:
    """An event of three lists and sixty people, with whatever else a page can show.

    ``session`` is that of its owner, ``other_session`` of another one, who may change things
    while all that there is is looked at, and ``half`` of somebody who has yet to give a code.
    ``words`` has something for each part of a page's address, and ``typed`` what somebody
    has written that stands on pages as it is.
    """

    def __init__(self, folder):
        self._venue = venue = Venue(folder)
        self.data, self.app = venue.data, venue.app
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self.data.note_address("https://checkin.example.org", self.address)
        self.owner = venue.account(Access.OWNER, OWNER)
        self.session = self.data.sessions.begin(self.owner.id, "Firefox · Linux", whole=True)
        self.data.sessions.begin(self.owner.id, "Safari · iPhone", whole=True)
        other = venue.account(Access.OWNER, OTHER)
        self.other_session = self.data.sessions.begin(other.id, "", whole=True)
        self.half = self.data.sessions.begin(other.id, "", whole=False)
        self.words = {
            "event": EVENT,
            "name": "style.css",
            "person": "r-2",
            "which": "pre-flight.pdf",
        }
        self.typed = {OWNER, OTHER, OLD_NAME, GATHERING.name, *CATEGORIES, "Main entrance"}
        self.typed |= {one.name for one in LISTS}
        self._publish()
        self._desks()
        self._by_hand(other)
        self._serve()

    def _publish(self):
        now = wall_ms()
        gathering = replace(
            GATHERING, colour="#0c4537", ends=now + 72 * HOUR_MS, wipe=now + 900 * HOUR_MS
        )
        badges = [
            IssuedBadge(BadgeId(f"{number:024x}"), one.id, f"7QK3{number:04}")
            for number, one in enumerate(people())
        ]
        self._venue.book.publish(
            gathering=gathering,
            lists=LISTS,
            registrations=list(people()),
            badges=badges,
            names_key=b"n" * 32,
        )
        logo = io.BytesIO()
        Image.new("RGB", (300, 100), (16, 96, 160)).save(logo, "PNG")
        self.data.logo(EVENT).put(clean_logo(logo.getvalue()))
        self.data.installers.folder.mkdir()
        (self.data.installers.folder / INSTALLER).write_bytes(b"an installer")
        self.data.book(OLD).publish(
            gathering=replace(GATHERING, id=OLD, name=OLD_NAME),
            lists=[CheckInList(ListId("then"), "Then", date(2023, 4, 15))],
            registrations=[Registration(RegistrationId("r-then"), "Somebody of then")],
        )

    def _desks(self):
        """Two desks that could not hear each other for a while, and what came of it."""
        hall, gate = self._venue.desk("Main entrance"), self._venue.desk("البوابة")
        self._closing = (hall, gate)
        for desk in (hall, gate):
            desk.sync()
        began = wall_ms() - HOUR_MS
        for number in range(20):
            at = ClockReading(began + number * 60_000)
            hall.store.record(Draft(Kind.ADMITTED, LISTS[0].id, f"r-{number}"), at)
        for number in range(CONTESTED):
            at = ClockReading(began + HOUR_MS // 2 + number * 1000)
            gate.store.record(Draft(Kind.ADMITTED, LISTS[0].id, f"r-{number}"), at)
        newcomer, reason = Person("Olga Passerby", "Quill"), RegisterReason.WALK_IN
        hidden = gate.store.seal(RegistrationId("r-new"), newcomer.written())
        came = Draft(Kind.REGISTERED, LISTS[0].id, "r-new", how="", reason=reason, sealed=hidden)
        gate.store.record(came, ClockReading(wall_ms()))
        hall.sync()
        gate.sync()
        (run,) = [one for one in hall.store.runs_above({}, 10**9) if one.desk == hall.id]
        forged = sealed([altered(run.records[0], about="r-mallory")], desk=hall.id, key=KEYS[GATE])
        self.data.replica(EVENT).take([forged], verify)
        self.words["desk"] = hall.id
        self._venue.book.invite("WAITS", "Side door", DeskProfile.LANE, at_once=False)
        said = self._venue.browser().post("/v1/enrol", enrolment("WAITS", "Side door", b"k" * 32))
        assert said.status_code == 202

    def _by_hand(self, other):
        """What an organiser does on the pages themselves, and the links that others were given."""
        browser = self._venue.browser()
        browser.cookies["checkin_session"] = self.session
        browser.proof = proof_of(self.session)
        root, links = f"/events/{EVENT}", self.data.links
        sheet = {"sheet": ("people.csv", SHEET.encode(), "text/csv")}
        looked = browser.submit(f"{root}/import", files=sheet).headers["Location"]
        self.words["upload"] = looked.rpartition("/")[2]
        order = {"make": "badges", "whom": "everybody", "format": "", "language": ["en"]}
        page = browser.get(f"{root}/badges").text
        self.card = order["format"] = re.search(r'<option value="([^"]+)" selected>\S*\d', page)[1]
        made = browser.submit(f"{root}/badges", order).headers["Location"]
        self.words["job"] = made.rpartition("/")[2]
        for busy in (looked, made):
            # A page that looks again by itself is not done yet.
            while 'http-equiv="refresh"' in browser.get(busy).text:
                pass
        issue(self.data, EVENT, ["Stand 1", "المكتب ٢"], DeskProfile.LANE, wall_ms() + HOUR_MS)
        erased = browser.submit(f"/events/{OLD}/erase", {"name": OLD_NAME})
        assert erased.headers["Location"].startswith(f"/events/{OLD}/erase/certificate")
        self.tokens = {
            "/wall/": links.make(LinkKind.WALL, HOUR_MS, event=EVENT, once=False),
            "/join/": links.make(LinkKind.JOIN, HOUR_MS, access=Access.VIEWER),
            "/again/": links.make(LinkKind.PASSWORD, HOUR_MS, account=other.id),
            "/first/": links.make(LinkKind.FIRST, HOUR_MS),
        }

    def path(self, route):
        """The path of *route*, with something real for each of its parts."""
        begins = next((one for one in self.tokens if route.startswith(one)), None)
        words = self.words | ({"token": self.tokens[begins]} if begins else {})
        for part, others in OTHERS.items():
            words |= others if part in route else {}
        query = f"?format={quote(self.card)}&language=en" if route.endswith("/look") else ""
        return route.format_map(words) + query

    def _serve(self):
        config = uvicorn.Config(self.app, log_level="critical", timeout_graceful_shutdown=2)
        self._server = Server(config, self._listener, self.app.state.live.end_streams)
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": []})
        self._thread.start()

    def close(self):
        self._server.should_exit = True
        self._thread.join()
        self._listener.close()
        for desk in self._closing:
            desk.close()
        self.data.close()
