"""What a desk is asked, and how its answer is shown. Green means saved."""

from collections.abc import Callable
from datetime import UTC, tzinfo
from functools import partial
from time import monotonic_ns

from PySide6.QtCore import Signal

from checkin.domain.model import Registration
from checkin.domain.reasons import NoteReason
from checkin.domain.record import How, Record, Role
from checkin.domain.verdict import Refused
from checkin.usecases.desk import Desk
from checkin.usecases.help_desk import HelpDesk
from checkin.usecases.outcome import CheckOut, Outcome
from ui import leaving, notices, wording
from ui.card import Card
from ui.saving import Saving
from ui.skeleton import Skeleton
from ui.standing import Standing
from ui.theme import Look
from ui.times import hour, zone_of
from ui.trace import Receipt
from ui.wording import Known


class Answers(Skeleton):
    """The skeleton with a desk behind it.

    Green is shown only for an ``Outcome`` that ``Desk`` returned, and that
    means saved. ``saved`` carries the record's sequence number, ``verdict``
    a ``Receipt`` and the moment at which its card had been painted.
    """

    saved = Signal(int)
    verdict = Signal(object, object, object)  # State, Receipt, int
    blocked_shown = Signal()
    answered = Signal(object)  # Look: for the ears
    noteworthy = Signal(str)

    def __init__(
        self, desk: Desk, desk_name: str, own_seq: int, wall: Callable[[], int], acts: HelpDesk
    ) -> None:
        self._desk = desk
        self._acts = acts
        self._wall = wall
        self._last_saved_ms = wall()
        super().__init__(desk_name, desk.on, notices.write_failed(wall(), self._zone()))
        self.standing = Standing(self.top, self.strip, self.camera, own_seq, wall)
        self._receipt: Receipt | None = None
        self._in_view = ""
        self._answered: tuple[str, Callable[[], Card]] | None = None
        self._confirming: tuple[Registration, How] | None = None
        self._about: Registration | None = None
        self._outcome: Outcome | None = None
        self._out = False
        self._last: tuple[Record, Registration | None] | None = None
        self._saving = Saving(self._block, self.blocker.hide)
        self.panel.painted.connect(self._painted)
        self.blocker.painted.connect(self.blocked_shown)

    @property
    def staff(self) -> bool:
        """True while this desk is a help desk, opened by the staff PIN."""
        return self._desk.role is Role.HELP_DESK

    def to_ready(self) -> None:
        """Ready for the next person, whatever was there before."""
        raise NotImplementedError

    def undo(self) -> None:
        """Take back the last check-in made here."""
        record = self._saving.attempt(self._desk.undo, self.undo)
        if self._saving.blocked:
            return
        self.field.clear()
        if record is None:
            self.present(notices.nothing_to_undo)
            return
        self._saved(record)
        made, who = self._last or (record, None)
        self._about = self._outcome = None
        self.present(partial(wording.undone, who, made, self._desk.count(), self._zone()))

    def back_again(self) -> None:
        """The same person, back again: admit them once more."""
        asked = self._outcome
        if asked is None:
            return
        outcome = self._saving.attempt(partial(self._desk.back_again, asked), self.back_again)
        if outcome is not None:
            self._answer(outcome, None, self._in_view)
        elif not self._saving.blocked:
            self.present(notices.scan_again)

    def check_out(self) -> None:
        """Check out the person on the card."""
        if self._about is not None and self._outcome is not None:
            self._check_out(self._about, How(self._outcome.record.how))

    # ------------------------------------------------------------ how

    def _see(self, text: str, delivered_ns: int) -> Outcome | CheckOut | None:
        """A code has come, by whichever way; None for one that has been answered already."""
        see: Callable[[], Outcome | CheckOut | None] = partial(
            self._desk.see_out if self._out else self._desk.see, text
        )
        outcome = self._saving.attempt(see, partial(self._scan, text, How.SCANNED))
        if outcome is not None:
            self._answer(outcome, delivered_ns, text)
        elif self._saving.blocked and self._saving.is_time:
            self._scan(text, How.SCANNED, delivered_ns)
        return outcome

    def _scan(self, text: str, how: How, delivered_ns: int | None = None) -> None:
        scan: Callable[[], Outcome | CheckOut] = partial(
            self._desk.check_out if self._out else self._desk.scan, text, how
        )
        outcome = self._saving.attempt(scan, partial(self._scan, text, how))
        if outcome is not None:
            self._answer(outcome, delivered_ns, text)

    def _admit(self, who: Registration, how: How) -> None:
        outcome = self._saving.attempt(
            partial(self._desk.admit, who.id, how), partial(self._admit, who, how)
        )
        if outcome is not None:
            self._answer(outcome, None, "")

    def _check_out(self, who: Registration, how: How) -> None:
        out = self._saving.attempt(
            partial(self._desk.check_out_person, who.id, how), partial(self._check_out, who, how)
        )
        if out is not None:
            self._answer(out, None, self._in_view)

    def _send(self, who: Registration | None) -> None:
        if who is not None:
            note = partial(self._acts.note, who.id, NoteReason.SENT_TO_HELP_DESK)
            record = self._saving.attempt(note, partial(self._send, who))
            if self._saving.blocked:
                return
            if record is not None:
                self._saved(record)
        self.to_ready()
        self.present(notices.sent)

    def _answer(self, outcome: Outcome | CheckOut, delivered_ns: int | None, text: str) -> None:
        if isinstance(outcome, CheckOut):
            self._answer_out(outcome, text)
            return
        saved_ns = monotonic_ns()
        verdict, record = outcome.verdict, outcome.record
        earlier = verdict.earlier if isinstance(verdict, Refused) else None
        known = Known(
            record.at,
            self._zone(),
            self._desk.lists,
            self._desk.desk_name(earlier) if earlier else "",
            bool(earlier and self._desk.was_a_moment_ago_here(earlier, record)),
            self.staff,
        )
        self._receipt = Receipt.of(
            outcome, delivered_ns, saved_ns, online=bool(self.standing.link.online)
        )
        if outcome.admitted:
            self._last = (record, verdict.registration)
        self._outcome, self._about = outcome, verdict.registration
        self._show_answer(partial(wording.answer, outcome, known), text, record.at)
        self._saved(record)

    def _answer_out(self, out: CheckOut, text: str) -> None:
        who, record = out.leaving.registration, out.record
        self._outcome, self._about = None, who
        if record is not None:
            self._last = (record, who)
        make = partial(leaving.answer, out, self._desk.inside(), self._zone(), staff=self.staff)
        self._show_answer(make, text, record.at if record else self._wall())
        if record is not None:
            self._saved(record)

    def _show_answer(self, make: Callable[[], Card], text: str, at_ms: int) -> None:
        self._confirming = None
        self._in_view = text
        self.field.clear()
        self._answered = (text, make)
        self.present(make)
        look = self.panel.card.look
        self.footer.history.add(hour(at_ms, self._zone()), look)
        self.answered.emit(look)

    def _saved(self, record: Record) -> None:
        self._last_saved_ms = record.at
        self.footer.show_count(self._desk.count())
        self._show_undoable()
        self.standing.saved(record.seq)
        self.saved.emit(record.seq)

    def _still_in_view(self, text: str) -> None:
        if text == self._in_view and self.leaving.isActive():
            self.leaving.start()

    def _painted(self, card: Card, at_ns: int) -> None:
        if self._receipt is not None:
            self.verdict.emit(card.state, self._receipt, at_ns)
            self._receipt = None
        self.noteworthy.emit(card.state)

    def _block(self) -> None:
        self.field.clear()
        self.present(partial(wording.ready, self._desk.on))
        self.block(notices.write_failed(self._last_saved_ms, self._zone()))
        self.answered.emit(Look.STOP)

    def _show_undoable(self) -> None:
        self.footer.undo.setEnabled(self._desk.undoable() is not None)

    def _zone(self) -> tzinfo:
        gathering = self._desk.gathering
        return zone_of(gathering.time_zone) if gathering else UTC
