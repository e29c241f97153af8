"""What staff can do at the help desk, and for one person. Each act is a record with its reason."""

from collections.abc import Callable, Collection
from functools import partial

from checkin.domain.model import Registration
from checkin.domain.reasons import AdmitReason, BadgeReason, UndoReason
from checkin.domain.record import How, Kind
from checkin.domain.verdict import Reason
from ui import wording
from ui.help_desk import words
from ui.help_desk.badges import Badges
from ui.help_desk.group import Group
from ui.help_desk.newcomers import Newcomers
from ui.help_desk.preferences import Preferences
from ui.help_desk.sheet import Sheet
from ui.help_desk.steps import Step
from ui.help_desk.waiting import Waiting
from ui.help_desk.workplace import Workplace
from ui.people_words import shown_name
from ui.plain_text import isolated

_OVERRULING = {
    Reason.OTHER_LIST: AdmitReason.OTHER_LIST,
    Reason.OTHER_CATEGORY: AdmitReason.OTHER_CATEGORY,
    Reason.NOT_OPEN_YET: AdmitReason.OUTSIDE_HOURS,
    Reason.CLOSED: AdmitReason.OUTSIDE_HOURS,
}
"""The word for admitting somebody against each of these."""


class StaffActs:
    """The first step, what it leads to, and what corrects the record of one person."""

    def __init__(self, at: Workplace, preferences: Preferences) -> None:
        self._at = at
        self._preferences = preferences
        self._badges = Badges(at)
        self._newcomers = Newcomers(at, self._badges)
        self._group = Group(at)
        self._waiting = Waiting(at, self.home, self._person)

    def home(self) -> Step:
        """Where everything at the help desk begins."""
        at = self._at
        return Step(
            lambda: words.home(len(at.acts.sent()), len(at.desk.conflicts())), self._from_home
        )

    def see_to(self, who: Registration) -> None:
        """What can be done for *who*."""
        self._at.steps.begin(self.home(), self._person(who))

    def _from_home(self, step: Step) -> None:
        match step.chosen:
            case "walk_in":
                self._newcomers.ask_walk_in()
            case "sent":
                self._at.steps.push(self._waiting.sent())
            case "conflicts":
                self._at.steps.push(self._waiting.conflicts())
            case "settings":
                self._preferences.ask()

    # ------------------------------------------------------------ one person

    def _person(self, who: Registration) -> Step:
        return Step(partial(self._person_sheet, who), partial(self._for_person, who))

    def _person_sheet(self, who: Registration) -> Sheet:
        at = self._at
        found = at.desk.about(who.id)
        if found is None:
            return Sheet(isolated(shown_name(who)))
        waiting = {one.found.registration.id for one in at.acts.sent()}
        return words.about(
            found,
            at.desk.on,
            at.zone,
            amended={one.kind for one in at.desk.people.amended(who.id)},
            group=len(at.acts.group(who.id)),
            sent=who.id in waiting,
            anyway=at.acts.in_the_way(who.id) is not None,
        )

    def _for_person(self, who: Registration, step: Step) -> None:
        match step.chosen:
            case "check_in":
                self._at.scanning.admit(who, How.SEARCHED)
            case "check_out":
                self._at.scanning.check_out_person(who, How.SEARCHED)
            case "admit":
                why = _OVERRULING.get(self._at.acts.in_the_way(who.id) or Reason.NOT_FOUND)
                others = {one for one in _OVERRULING.values() if one is not why}
                self._ask_why(who, AdmitReason, self._admit_anyway, others)
            case "take_back":
                self._ask_why(who, UndoReason, self._take_back)
            case "badge":
                self._ask_why(who, BadgeReason, self._badges.ask_new)
            case "instead":
                self._newcomers.ask_instead(who)
            case "take_back_badge":
                self._ask_why(who, UndoReason, partial(self._amend_back, Kind.REPLACED))
            case "take_back_place":
                self._ask_why(who, UndoReason, partial(self._amend_back, Kind.REGISTERED))
            case "group":
                self._group.ask(who)
            case "seen":
                self._waiting.seen(who)

    def _ask_why(
        self,
        who: Registration,
        asked: type,
        act: Callable[..., None],
        without: Collection[str] = (),
    ) -> None:
        def go(step: Step) -> None:
            act(who, asked(step.chosen))

        self._at.steps.push(
            Step(lambda: words.reasons(isolated(shown_name(who)), asked, without), go)
        )

    def _admit_anyway(self, who: Registration, reason: AdmitReason) -> None:
        again = partial(self._admit_anyway, who, reason)
        outcome = self._at.attempt(partial(self._at.acts.admit_anyway, who.id, reason), again)
        if outcome is not None:
            self._at.scanning.answer(outcome)
        else:
            self._again_unless_blocked(who)

    def _take_back(self, who: Registration, reason: UndoReason) -> None:
        at, again = self._at, partial(self._take_back, who, reason)
        found = at.attempt(partial(at.desk.about, who.id), again)
        counts = found.presence.counts if found else None
        if counts is None:
            self._again_unless_blocked(who)
            return
        record = at.attempt(partial(at.acts.undo_record, counts.fact, reason), again)
        if record is not None:
            at.scanning.note_saved(record)
            at.shown.present(partial(wording.undone, who, counts, at.desk.count(), at.zone))

    def _amend_back(self, kind: Kind, who: Registration, reason: UndoReason) -> None:
        """Take back the registration, or the other badge, that a help desk gave."""
        at = self._at
        made = next((one for one in at.desk.people.amended(who.id) if one.kind == kind), None)
        if made is not None:
            act = partial(at.acts.take_back, made.fact, reason)
            record = at.attempt(act, partial(self._amend_back, kind, who, reason))
            if record is not None:
                at.scanning.note_saved(record)
        self._again_unless_blocked(who)

    def _again_unless_blocked(self, who: Registration) -> None:
        """Something else has happened meanwhile: show how things are now."""
        if not self._at.blocked:
            self.see_to(who)
