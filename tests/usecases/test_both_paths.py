"""Each badge, through the roster and through its signature alone: the same answer.

Two desks hold the same event, keys, lists and list of revocations; one holds everybody and
every badge as well, the other nobody and none: its list is older than all of them.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from checkin.adapters.keys import SigningKey, verify
from checkin.domain.attendance import NOT_IN
from checkin.domain.badge import SignedBadge, sign
from checkin.domain.model import BadgeId, DeskProfile, EventId
from checkin.domain.practice import Practice
from checkin.domain.reasons import BadgeReason
from checkin.domain.verdict import Admitted, Moment, Practised, Reason, decide
from checkin.server.voiding import Voiding
from checkin.usecases.codes import check_code
from checkin.usecases.help_desk import HelpDesk
from checkin.usecases.organise import issue_spares
from checkin.usecases.people import People
from checkin.usecases.rehearsing import practice_badges
from checkin.usecases.roster_pages import RosterVersion
from tests.usecases.conftest import DAY_1, DAY_2, DINNER, EVENT
from tests.usecases.test_help_desk import randomness

FIRST, LAST = date(2024, 9, 30), date(2024, 10, 3)
YES, NEW = "yes", "yes, newer than this list"


@dataclass
class Side:
    """One of the two desks."""

    gathering: object
    people: People

    def says(self, text, on, now):
        badge, owner = check_code(text, self.gathering, self.people, verify)
        who = self.people.registration(owner) if owner else None
        verdict = decide(badge, who, NOT_IN, on, now)
        if isinstance(verdict, Practised):
            return verdict.practice
        if isinstance(verdict, Admitted):
            return YES if verdict.registration else NEW
        return verdict.reason


class World:
    """An event with a badge of every kind, and the two desks."""

    def __init__(self, venue):
        self._venue, self.texts = venue, {}
        data, book = venue.server, venue.book
        first_key = data.signer
        for kind in ("active", "replaced", "cancelled", "voided", "old key", "compromised"):
            self._person(kind)
        self._person("other list", lists=frozenset({DAY_2.id}))
        spare, given = issue_spares(book, first_key, randomness(), 2)
        data.badge_keys.rotate()
        data.tell_events()
        second_key = data.signer
        data.badge_keys.rotate(stolen=second_key.key_id)
        data.tell_events()
        self._key = data.signer
        stranger = SigningKey(b"s" * 32, self._key.key_id)

        self.texts = {
            kind: self._text(issued.id, self._key) for kind, (_, issued) in self.people.items()
        }
        self.texts |= {
            "old key": self._text(self.people["old key"][1].id, first_key),
            "compromised": self._text(self.people["compromised"][1].id, second_key),
            "forged": self._text(self.people["active"][1].id, stranger),
            "forged practice": self._text(
                BadgeId(b"practice\0\0\0\1".hex()), SigningKey(b"s" * 32, 0)
            ),
            "practice of the badge key": self._text(
                BadgeId(b"practice\0\0\0\1".hex()), self._key, key_id=0
            ),
            "badge of the practice key": self._text(
                self.people["active"][1].id, self._key.practice, key_id=self._key.key_id
            ),
            "other event": self._text(self.people["active"][1].id, self._key, EventId("0badcaff")),
            "expired": self._text(self.people["active"][1].id, self._key, days=timedelta(days=-30)),
            "spare": spare.text,
            "handed-out spare": given.text,
            "unknown but genuine": self._text(BadgeId("ee" * 12), self._key),
            "opaque": "TICKET-1",
            "no badge": "https://example.org/",
        }
        self.texts |= {
            f"practice {one}": printed.text
            for one, printed in zip(Practice, practice_badges(book, self._key), strict=True)
        }
        venue.issue(self.people["active"][0], code="TICKET-1")
        _, lost = self.people["replaced"]
        book.publish(badges=[replace(lost, replaced_at=5)])
        venue.cancel(self.people["cancelled"][0])

        full = venue.table("Full")
        acts = HelpDesk(full.desk, full.store, verify, randomness())
        handed = acts.spare(given.text)
        acts.replace_badge(self.people["voided"][0].id, BadgeReason.LOST, handed)
        full.talk(full.sync(full.line()))
        voiding = Voiding(book, venue.replica)
        voiding.catch_up()
        full.fetch()
        bare = venue.table("Bare", fetched=False)
        page = venue.replica.page_above(RosterVersion(), None, 10**9, DeskProfile.HELP_DESK)
        kept = [one for one in page.entries if one.kind not in ("registration", "badge")]
        assert bare.store.apply(replace(page, entries=tuple(kept)))
        self.roster, self.signature = (
            self._side(one.store, full.records()) for one in (full, bare)
        )

    def _person(self, kind, **fields):
        person = self._venue.add(kind, **fields)
        self.people = {**getattr(self, "people", {}), kind: (person, self._venue.issue(person))}

    def _text(self, badge, key, event=EVENT, days=timedelta(0), key_id=None):
        number = key.key_id if key_id is None else key_id
        return sign(SignedBadge(number, event, badge, FIRST + days, LAST + days), key).text

    @staticmethod
    def _side(store, records):
        people = People(store)
        people.add(records)
        return Side(store.gathering(), people)


SAME = {
    "active": YES,
    "old key": YES,
    "handed-out spare": YES,
    "unknown but genuine": NEW,
    "compromised": Reason.NOT_OURS,
    "forged": Reason.NOT_OURS,
    "forged practice": Reason.NOT_OURS,
    "practice of the badge key": Reason.NOT_OURS,
    "badge of the practice key": Reason.NOT_OURS,
    "other event": Reason.NOT_OURS,
    "no badge": Reason.NOT_AN_EVENT_CODE,
}
REFUSED = {
    "replaced": (Reason.REPLACED, Reason.REVOKED),
    "voided": (Reason.REPLACED, Reason.REVOKED),
    "cancelled": (Reason.CANCELLED, Reason.REVOKED),
}


def test_both_ways_of_knowing_a_badge_give_the_same_answer(venue):
    """Whether somebody is admitted may depend on the roster for these and no others:

    =================  ====================  ============================  ==================
    badge              roster knows it       only the signature            why it may
    =================  ====================  ============================  ==================
    spare              a spare badge         yes, newer than this list     whose it is, only
                                                                           the roster says
    of another list    listed for another    yes, newer than this list     who is on which
                       day                                                 list, likewise
    opaque code        yes                   not an event code             nothing signs it
    =================  ====================  ============================  ==================

    A refusal may be worded by what the roster knows (REFUSED): who has cancelled is told so.
    """
    world = World(venue)
    days = st.sampled_from([FIRST, date(2024, 10, 1), LAST])

    @given(
        st.sampled_from(sorted(world.texts)),
        st.sampled_from([DAY_1, DAY_2, DINNER]),
        st.one_of(st.none(), days),
    )
    @settings(deadline=None, derandomize=True, max_examples=400)
    def agree(kind, on, day):
        now = Moment(day, venue.on_day(1)) if day else None
        through = world.roster.says(world.texts[kind], on, now)
        alone = world.signature.says(world.texts[kind], on, now)
        if kind.startswith("practice ") and kind != "practice of the badge key":
            assert through == alone == Practice(kind.removeprefix("practice "))
        elif kind in REFUSED:
            assert (through, alone) == REFUSED[kind]
        elif kind == "expired":
            assert (through, alone) == ((Reason.OTHER_DAY,) * 2 if day else (YES, NEW))
        elif kind == "spare":
            assert (through, alone) == (Reason.SPARE, NEW)
        elif kind == "opaque":
            assert (through, alone) == (YES, Reason.NOT_AN_EVENT_CODE)
        elif kind == "other list":
            assert (through, alone) == (YES if on is DAY_2 else Reason.OTHER_LIST, NEW)
        else:
            assert through == SAME[kind]
            assert alone == (NEW if SAME[kind] == YES else SAME[kind])

    agree()
