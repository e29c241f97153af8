"""What staff can do for people at the help desk. Each act is one record with its reason."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication

from checkin.domain.attendance import Conflict
from checkin.domain.model import BadgeId, Registration, RegistrationId
from checkin.domain.reasons import AdmitReason, BadgeReason, NoteReason, SettleReason, UndoReason
from checkin.domain.record import How
from checkin.usecases.desk import Found, Outcome
from checkin.usecases.help_desk import Registered
from checkin.usecases.people import Person
from ui import wording
from ui.help_desk import words
from ui.help_desk.sheet import Option, Sheet
from ui.help_desk.steps import Step, Steps
from ui.people_words import shown_name
from ui.plain_text import isolated

translate = QCoreApplication.translate

Give = Callable[[BadgeId | None], None]


class StaffActs(Steps):
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
            group=len(self._acts.group(who.id)),
            sent=who.id in waiting,
        )

    def _for_person(self, who: Registration, step: Step) -> None:
        match step.chosen:
            case "check_in":
                self._admit(who, How.SEARCHED)
            case "check_out":
                self._check_out(who, How.SEARCHED)
            case "admit":
                self._ask_why(who, AdmitReason, self._admit_anyway)
            case "take_back":
                self._ask_why(who, UndoReason, self._take_back)
            case "badge":
                self._ask_why(who, BadgeReason, self._ask_new_badge)
            case "instead":
                self._ask_name(partial(self._instead_title, who), partial(self._instead, who), who)
            case "group":
                self.push(Step(partial(self._group_sheet, who), partial(self._together, who)))
            case "seen":
                self._seen(who)

    def _ask_why(self, who: Registration, asked: type, act: Callable[..., None]) -> None:
        def go(step: Step) -> None:
            act(who, asked(step.chosen))

        self.push(Step(lambda: words.reasons(isolated(shown_name(who)), asked), go))

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
            self.present(partial(words.replaced, who, badge=badge is not None))

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
            self.present(partial(words.registered, made.registration, badge=badge is not None))

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
        self.present(partial(words.together, title, count, known))
        self.answered.emit(self.panel.card.look)

    # ------------------------------------------------------------ sent by the lanes

    def _sent_sheet(self) -> Sheet:
        found = self._desk.sent()
        desks = [self._desk.desk_name(one.note) for one in found]
        return words.sent(found, desks, self._wall(), self._zone())

    def _choose_sent(self, step: Step) -> None:
        found = self._saving.attempt(
            partial(self._desk.about, RegistrationId(step.chosen)),
            partial(self._choose_sent, step),
        )
        if found is not None:
            self.push(self._person(found.registration))

    # ------------------------------------------------------------ conflicts

    def _conflicts_sheet(self) -> Sheet:
        found = self._desk.conflicts()
        now, zone = self._wall(), self._zone()
        return words.conflicts(
            [
                Option(
                    _key(one),
                    isolated(self._name(one)),
                    words.both(one, self._desks(one), now, zone),
                )
                for one in found
            ]
        )

    def _choose_conflict(self, step: Step) -> None:
        for one in self._desk.conflicts():
            if _key(one) != step.chosen:
                continue
            make = partial(
                words.settle, self._name(one), one, self._desks(one), self._wall(), self._zone()
            )
            self.push(Step(make, partial(self._choose_kept, one)))

    def _choose_kept(self, conflict: Conflict, step: Step) -> None:
        keep = conflict.second if step.chosen == "second" else conflict.first

        def go(why: Step) -> None:
            self._settle(conflict, keep_first=keep is conflict.first, reason=why.chosen)

        title = self._name(conflict)
        self.push(Step(lambda: words.reasons(isolated(title), SettleReason), go))

    def _settle(self, conflict: Conflict, *, keep_first: bool, reason: str) -> None:
        keep = conflict.first if keep_first else conflict.second
        act = partial(self._desk.settle, conflict, keep, SettleReason(reason))
        again = partial(self._settle, conflict, keep_first=keep_first, reason=reason)
        record = self._saving.attempt(act, again)
        if self._saving.blocked:
            return
        if record is not None:
            self._saved(record)
        self.begin(self.home(), Step(self._conflicts_sheet, self._choose_conflict))

    def _name(self, conflict: Conflict) -> str:
        found = self._desk.about(RegistrationId(conflict.first.about or conflict.second.about))
        return shown_name(found.registration) if found else translate("Card", "Code only")

    def _desks(self, conflict: Conflict) -> tuple[str, str]:
        return self._desk.desk_name(conflict.first), self._desk.desk_name(conflict.second)


def _key(conflict: Conflict) -> str:
    return f"{conflict.first.fact} {conflict.second.fact}"
