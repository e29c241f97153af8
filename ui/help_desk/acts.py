"""What staff can do for people at the help desk. Each act is one record with its reason."""

from collections.abc import Callable, Collection, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication

from checkin.domain.model import BadgeId, Registration
from checkin.domain.reasons import AdmitReason, BadgeReason, NoteReason, UndoReason
from checkin.domain.record import How, Kind
from checkin.domain.verdict import Reason
from checkin.usecases.desk import Found, Outcome
from checkin.usecases.help_desk import Registered
from checkin.usecases.people import Person
from ui import wording
from ui.help_desk import cards, words
from ui.help_desk.sheet import Sheet
from ui.help_desk.steps import Step
from ui.help_desk.waiting import Waiting
from ui.people_words import shown_name
from ui.plain_text import isolated

translate = QCoreApplication.translate

Give = Callable[[BadgeId | None], None]

_OVERRULING = {
    Reason.OTHER_LIST: AdmitReason.OTHER_LIST,
    Reason.OTHER_CATEGORY: AdmitReason.OTHER_CATEGORY,
    Reason.NOT_OPEN_YET: AdmitReason.OUTSIDE_HOURS,
    Reason.CLOSED: AdmitReason.OUTSIDE_HOURS,
}
"""The word for admitting somebody against each of these."""


class StaffActs(Waiting):
    """The acts, and the steps that lead to them."""

    def home(self) -> Step:
        """Where everything at the help desk begins."""
        return Step(
            lambda: words.home(len(self._desk.sent()), len(self._desk.conflicts())), self._from_home
        )

    def see_to(self, who: Registration) -> None:
        """What can be done for *who*."""
        self.begin(self.home(), self._person(who))

    def _from_home(self, step: Step) -> None:
        match step.chosen:
            case "walk_in":
                self._ask_name(
                    lambda: translate("HelpDesk", "Somebody who is not on the list"), self._walk_in
                )
            case "sent":
                self.push(Step(self._sent_sheet, self._choose_sent))
            case "conflicts":
                self.push(Step(self._conflicts_sheet, self._choose_conflict))
            case _:
                self.close_help_desk()

    # ------------------------------------------------------------ one person

    def _person(self, who: Registration) -> Step:
        return Step(partial(self._person_sheet, who), partial(self._for_person, who))

    def _person_sheet(self, who: Registration) -> Sheet:
        found = self._desk.about(who.id)
        if found is None:
            return Sheet(isolated(shown_name(who)))
        waiting = {one.found.registration.id for one in self._desk.sent()}
        return words.about(
            found,
            self._desk.on,
            self._zone(),
            amended={one.kind for one in self._desk.people.amended(who.id)},
            group=len(self._acts.group(who.id)),
            sent=who.id in waiting,
            anyway=self._desk.in_the_way(who.id) is not None,
        )

    def _for_person(self, who: Registration, step: Step) -> None:
        match step.chosen:
            case "check_in":
                self._admit(who, How.SEARCHED)
            case "check_out":
                self._check_out(who, How.SEARCHED)
            case "admit":
                why = _OVERRULING.get(self._desk.in_the_way(who.id) or Reason.NOT_FOUND)
                others = {one for one in _OVERRULING.values() if one is not why}
                self._ask_why(who, AdmitReason, self._admit_anyway, others)
            case "take_back":
                self._ask_why(who, UndoReason, self._take_back)
            case "badge":
                self._ask_why(who, BadgeReason, self._ask_new_badge)
            case "instead":
                self._ask_name(partial(self._instead_title, who), partial(self._instead, who), who)
            case "take_back_badge":
                self._ask_why(who, UndoReason, partial(self._amend_back, Kind.REPLACED))
            case "take_back_place":
                self._ask_why(who, UndoReason, partial(self._amend_back, Kind.REGISTERED))
            case "group":
                self.push(Step(partial(self._group_sheet, who), partial(self._together, who)))
            case "seen":
                self._seen(who)

    def _ask_why(
        self,
        who: Registration,
        asked: type,
        act: Callable[..., None],
        without: Collection[str] = (),
    ) -> None:
        def go(step: Step) -> None:
            act(who, asked(step.chosen))

        self.push(Step(lambda: words.reasons(isolated(shown_name(who)), asked, without), go))

    def _admit_anyway(self, who: Registration, reason: AdmitReason) -> None:
        again = partial(self._admit_anyway, who, reason)
        outcome = self._saving.attempt(partial(self._desk.admit_anyway, who.id, reason), again)
        if outcome is not None:
            self._answer(outcome, None, "")
        else:
            self._again_unless_blocked(who)

    def _take_back(self, who: Registration, reason: UndoReason) -> None:
        found = self._saving.attempt(
            partial(self._desk.about, who.id), partial(self._take_back, who, reason)
        )
        counts = found.presence.counts if found else None
        if counts is None:
            self._again_unless_blocked(who)
            return
        act = partial(self._desk.undo_record, counts.fact, reason)
        record = self._saving.attempt(act, partial(self._take_back, who, reason))
        if record is not None:
            self._saved(record)
            self.present(partial(wording.undone, who, counts, self._desk.count(), self._zone()))

    def _amend_back(self, kind: Kind, who: Registration, reason: UndoReason) -> None:
        """Take back the registration, or the other badge, that a help desk gave."""
        made = next((one for one in self._desk.people.amended(who.id) if one.kind == kind), None)
        if made is not None:
            act = partial(self._acts.take_back, made.fact, reason)
            record = self._saving.attempt(act, partial(self._amend_back, kind, who, reason))
            if record is not None:
                self._saved(record)
        self._again_unless_blocked(who)

    def _again_unless_blocked(self, who: Registration) -> None:
        """Something else has happened meanwhile: show how things are now."""
        if not self._saving.blocked:
            self.see_to(who)

    def _seen(self, who: Registration) -> None:
        act = partial(self._desk.note, who.id, NoteReason.SEEN_AT_HELP_DESK)
        record = self._saving.attempt(act, partial(self._seen, who))
        if record is not None:
            self._saved(record)
            self.begin(self.home(), Step(self._sent_sheet, self._choose_sent))

    # ------------------------------------------------------------ badges

    def _ask_new_badge(self, who: Registration, reason: BadgeReason) -> None:
        self._ask_badge(
            lambda: isolated(shown_name(who)), partial(self._replace_badge, who, reason)
        )

    def _ask_badge(self, title: Callable[[], str], give: Give) -> None:
        def go(step: Step) -> None:
            typed = step.typed[0].strip()
            self._give(typed, give)

        def code(text: str) -> None:
            self._give(text, give)

        self.push(Step(lambda: words.badge(title()), go, code))

    def _give(self, code: str, give: Give) -> None:
        """Give the spare badge with that code, or none where there is no code."""

        def act() -> None:
            spare = partial(self._acts.spare, code)
            badge = self._saving.attempt(spare, partial(self._give, code, give)) if code else None
            if badge or not code:
                give(badge)

        self.try_act(act)

    def _replace_badge(self, who: Registration, reason: BadgeReason, badge: BadgeId | None) -> None:
        act = partial(self._acts.replace_badge, who.id, reason, badge)
        record = self._saving.attempt(act, partial(self._replace_badge, who, reason, badge))
        if record is not None:
            self._saved(record)
            self.present(partial(cards.replaced, who, badge=badge is not None))

    # ------------------------------------------------------------ new people

    def _ask_name(
        self,
        title: Callable[[], str],
        act: Callable[[Person, BadgeId | None], None],
        who: Registration | None = None,
    ) -> None:
        def go(step: Step) -> None:
            someone = Person(*step.typed)
            if not someone.public_name.strip():
                self.show_step(words.sentence("Write down the name first."))
                return
            self._ask_badge(lambda: isolated(someone.public_name), partial(act, someone))

        step = Step(lambda: words.name(title()), go)
        if who is not None and not who.code_only:
            step.typed[1] = who.organisation
        self.push(step)

    def _instead_title(self, who: Registration) -> str:
        return translate("HelpDesk", "In the place of {name}").format(
            name=isolated(shown_name(who))
        )

    def _walk_in(self, someone: Person, badge: BadgeId | None) -> None:
        act = partial(self._acts.register, someone, (), badge)
        self._register(act, partial(self._walk_in, someone, badge), badge)

    def _instead(self, who: Registration, someone: Person, badge: BadgeId | None) -> None:
        act = partial(self._acts.substitute, who.id, someone, badge)
        self._register(act, partial(self._instead, who, someone, badge), badge)

    def _register(
        self, act: Callable[[], Registered], again: Callable[[], None], badge: BadgeId | None
    ) -> None:
        made = self._saving.attempt(act, again)
        if made is not None:
            self._saved(made.record)
            self._confirming = (made.registration, How.SEARCHED)
            self._about = made.registration
            self.present(partial(cards.registered, made.registration, badge=badge is not None))

    # ------------------------------------------------------------ groups

    def _group_sheet(self, who: Registration) -> Sheet:
        return words.group(who.organisation, self._acts.group(who.id), self._zone())

    def _together(self, who: Registration, step: Step) -> None:
        wanted = step.ticked or set()
        found = self._saving.attempt(
            partial(self._acts.group, who.id), partial(self._together, who, step)
        )
        if found is not None:
            coming = [one for one in found if one.registration.id in wanted]
            self._admit_each(who.organisation, coming, [])

    def _admit_each(self, title: str, coming: Sequence[Found], done: Sequence[Outcome]) -> None:
        """Admit those who come, one record each; after a full disk it goes on where it was."""
        outcomes = list(done)
        for place, one in enumerate(coming):
            outcome = self._saving.attempt(
                partial(self._desk.admit, one.registration.id),
                partial(self._admit_each, title, coming[place:], tuple(outcomes)),
            )
            if outcome is None:
                return
            outcomes.append(outcome)
            self._saved(outcome.record)
        others = [one.verdict.registration for one in outcomes if not one.admitted]
        known = [one for one in others if one is not None]
        count = len(outcomes) - len(others)
        if not outcomes:
            self.show_step()
            return
        self.present(partial(cards.together, title, count, known))
        self.answered.emit(self.panel.card.look)
