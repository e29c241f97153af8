"""What is asked of the desk about whoever stands before it, and how its answer is shown."""

from collections.abc import Callable
from functools import partial
from time import monotonic_ns

from PySide6.QtCore import QObject, Signal

from checkin.domain.model import DeskProfile, Registration
from checkin.domain.reasons import NoteReason
from checkin.domain.record import How, Record, Role
from checkin.domain.verdict import Refused
from checkin.usecases.desk import Desk
from checkin.usecases.help_desk import HelpDesk
from checkin.usecases.outcome import CheckOut, Outcome, Rehearsal
from ui import leaving, notices, practising, wording
from ui.card import Card
from ui.saving import Saving
from ui.skeleton import Skeleton
from ui.standing import Standing
from ui.theme import Look
from ui.times import hour, zone_at
from ui.trace import Receipt
from ui.wording import Known


class Scanning(QObject):
    """Asks, saves and shows. Green is shown only for an ``Outcome`` that ``Desk`` returned.

    And that means saved. ``saved`` carries the record's sequence number, ``verdict``
    a ``Receipt`` and the moment at which its card had been painted. ``done`` says that
    nobody is being dealt with any more.
    """

    saved = Signal(int)
    verdict = Signal(object, object, object)  # State, Receipt, int
    blocked_shown = Signal()
    answered = Signal(object)  # Look: for the ears
    done = Signal()

    def __init__(
        self,
        shown: Skeleton,
        desk: Desk,
        acts: HelpDesk,
        standing: Standing,
        wall: Callable[[], int],
    ) -> None:
        super().__init__(shown)
        self._shown = shown
        self._desk = desk
        self._acts = acts
        self._standing = standing
        self._wall = wall
        self.out = False
        """Whether people are checked out now, and not in."""
        self.about: Registration | None = None
        """Whom the card on the panel is about."""
        self.saving = Saving(self._block, shown.blocker.hide)
        self._last_saved_ms = wall()
        self._receipt: Receipt | None = None
        self._in_view = ""
        self._answered: tuple[str, Callable[[], Card]] | None = None
        self._confirming: tuple[Registration, How] | None = None
        self._outcome: Outcome | None = None
        self._last: tuple[Record, Registration | None] | None = None
        shown.panel.painted.connect(self._painted)
        shown.blocker.painted.connect(self.blocked_shown)

    @property
    def confirming(self) -> bool:
        """True while somebody is looked at twice: one more Enter decides about them."""
        return self._confirming is not None

    def forget(self) -> None:
        """Nobody stands here any more."""
        self._confirming = self.about = self._outcome = None
        self._in_view = ""

    # ------------------------------------------------------------ a code has come

    def in_view(self, text: str, delivered_ns: int) -> None:
        """A code is in view of the camera, for the first time or still."""
        still = self._see(text, delivered_ns) is None
        if still and text == self._in_view and self._shown.leaving.isActive():
            self._shown.leaving.start()

    def scanned(self, text: str) -> None:
        """A scanner has read a code."""
        if self.saving.blocked:  # whoever pulls the trigger again asks for another attempt
            self.scan(text, monotonic_ns())
            return
        if self._see(text, monotonic_ns()) is not None or self.saving.blocked:
            return
        # The same badge once more: its typing has driven the answer away.
        if self._answered is not None and self._answered[0] == text:
            self._in_view = text
            self._shown.present(self._answered[1])
        else:
            self.done.emit()

    def scan(self, text: str, delivered_ns: int | None = None) -> None:
        """Decide about the code *text*, whether or not it was in view before."""
        scan: Callable[[], Outcome | CheckOut | Rehearsal] = partial(
            self._desk.check_out if self.out else self._desk.scan, text, How.SCANNED
        )
        outcome = self.saving.attempt(scan, partial(self.scan, text))
        if outcome is not None:
            self.answer(outcome, delivered_ns, text)

    def _see(self, text: str, delivered_ns: int) -> Outcome | CheckOut | Rehearsal | None:
        """A code has come, by whichever way; None for one that has been answered already."""
        see: Callable[[], Outcome | CheckOut | Rehearsal | None] = partial(
            self._desk.see_out if self.out else self._desk.see, text
        )
        outcome = self.saving.attempt(see, partial(self.scan, text))
        if outcome is not None:
            self.answer(outcome, delivered_ns, text)
        elif self.saving.blocked and self.saving.is_time:
            self.scan(text, delivered_ns)
        return outcome

    # ------------------------------------------------------------ somebody was found

    def look_twice(self, who: Registration, how: How, make: Callable[[], Card]) -> None:
        """Show the card that *make* makes of *who*, about whom Enter then decides."""
        self._confirming, self.about = (who, how), who
        self._shown.present(make)

    def stop_confirming(self) -> None:
        """Somebody types on instead: Enter decides about nobody."""
        self._confirming = None

    def confirm(self) -> None:
        """Enter again: decide about the person who was looked at twice."""
        if self._confirming is not None:
            who, how = self._confirming
            if self.out:
                self.check_out_person(who, how)
            else:
                self.admit(who, how)

    def admit(self, who: Registration, how: How) -> None:
        """Decide about somebody who was found."""
        outcome = self.saving.attempt(
            partial(self._desk.admit, who.id, how), partial(self.admit, who, how)
        )
        if outcome is not None:
            self.answer(outcome)

    def check_out_person(self, who: Registration, how: How) -> None:
        """Check out somebody who was found."""
        out = self.saving.attempt(
            partial(self._desk.check_out_person, who.id, how),
            partial(self.check_out_person, who, how),
        )
        if out is not None:
            self.answer(out, text=self._in_view)

    # ------------------------------------------------------------ after the answer

    def undo(self) -> None:
        """Take back the last check-in made here."""
        record = self.saving.attempt(self._desk.undo, self.undo)
        if self.saving.blocked:
            return
        self._shown.field.clear()
        if record is None:
            self._shown.present(notices.nothing_to_undo)
            return
        self.note_saved(record)
        made, who = self._last or (record, None)
        self.about = self._outcome = None
        zone = zone_at(self._desk.gathering)
        self._shown.present(partial(wording.undone, who, made, self._desk.count(), zone))

    def back_again(self) -> None:
        """The same person, back again: admit them once more."""
        asked = self._outcome
        if asked is None:
            return
        outcome = self.saving.attempt(partial(self._desk.back_again, asked), self.back_again)
        if outcome is not None:
            self.answer(outcome, text=self._in_view)
        elif not self.saving.blocked:
            self._shown.present(notices.scan_again)

    def check_out(self) -> None:
        """Check out the person on the card."""
        if self.about is not None and self._outcome is not None:
            self.check_out_person(self.about, How(self._outcome.record.how))

    def send(self, who: Registration | None) -> None:
        """Send whoever stands here to the help desk, with a note of it where they are known."""
        if who is not None:
            note = partial(self._acts.note, who.id, NoteReason.SENT_TO_HELP_DESK)
            record = self.saving.attempt(note, partial(self.send, who))
            if self.saving.blocked:
                return
            if record is not None:
                self.note_saved(record)
        self.done.emit()
        desk = self._desk
        where = () if desk.profile is DeskProfile.HELP_DESK else desk.help_desks()
        self._shown.present(partial(notices.sent, where))

    # ------------------------------------------------------------ the answer

    def answer(
        self,
        outcome: Outcome | CheckOut | Rehearsal,
        delivered_ns: int | None = None,
        text: str = "",
    ) -> None:
        """Show what was decided; *text* is the code that asked, which may still be in view."""
        if isinstance(outcome, CheckOut):
            self._answer_out(outcome, text)
            return
        if isinstance(outcome, Rehearsal):
            self._outcome = self.about = None
            make = partial(practising.answer, outcome.verdict.practice)
            # Not in the history: that is of people.
            self._show_answer(make, text, None)
            return
        saved_ns = monotonic_ns()
        verdict, record, desk = outcome.verdict, outcome.record, self._desk
        earlier = verdict.earlier if isinstance(verdict, Refused) else None
        known = Known(
            record.corrected_ms,
            zone_at(desk.gathering),
            desk.lists,
            desk.desk_name(earlier) if earlier else "",
            bool(earlier and desk.was_a_moment_ago_here(earlier, record)),
            desk.role is Role.HELP_DESK,
            desk.has_names,
        )
        self._receipt = Receipt.of(
            outcome, delivered_ns, saved_ns, online=bool(self._standing.link.online)
        )
        if outcome.admitted:
            self._last = (record, verdict.registration)
        self._outcome, self.about = outcome, verdict.registration
        self._show_answer(partial(wording.answer, outcome, known), text, record.corrected_ms)
        self.note_saved(record)

    def _answer_out(self, out: CheckOut, text: str) -> None:
        who, record = out.leaving.registration, out.record
        self._outcome, self.about = None, who
        if record is not None:
            self._last = (record, who)
        zone, staff = zone_at(self._desk.gathering), self._desk.role is Role.HELP_DESK
        make = partial(leaving.answer, out, self._desk.inside(), zone, staff=staff)
        self._show_answer(make, text, record.corrected_ms if record else self._wall())
        if record is not None:
            self.note_saved(record)

    def _show_answer(self, make: Callable[[], Card], text: str, at_ms: int | None) -> None:
        self._confirming = None
        self._in_view = text
        self._shown.field.clear()
        self._answered = (text, make)
        self._shown.present(make)
        look = self._shown.panel.card.look
        if at_ms is not None:
            self._shown.footer.history.add(hour(at_ms, zone_at(self._desk.gathering)), look)
        self.answered.emit(look)

    def note_saved(self, record: Record) -> None:
        """A record is on disk: count again, and have it sent."""
        self._last_saved_ms = record.corrected_ms
        self._shown.footer.show_count(self._desk.count())
        self.show_undoable()
        self._standing.saved(record.seq)
        self.saved.emit(record.seq)

    def show_undoable(self) -> None:
        """Offer to take back the last act for as long as that may be done."""
        self._shown.footer.undo.setEnabled(self._desk.undoable() is not None)

    def blocked_card(self) -> Card:
        """What covers everything while nothing can be saved."""
        return notices.write_failed(self._last_saved_ms, zone_at(self._desk.gathering))

    def _block(self) -> None:
        self._shown.field.clear()
        self._shown.present(partial(wording.ready, self._desk.on, names=self._desk.has_names))
        self._shown.block(self.blocked_card())
        self.answered.emit(Look.STOP)

    def _painted(self, card: Card, at_ns: int) -> None:
        if self._receipt is not None:
            self.verdict.emit(card.state, self._receipt, at_ns)
            self._receipt = None
