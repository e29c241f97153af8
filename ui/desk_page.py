"""What happens at the desk: a code, a key, a button; and what is shown for it."""

from collections.abc import Callable
from datetime import UTC, tzinfo
from functools import partial
from time import monotonic_ns

from PySide6.QtCore import QEvent, Qt, Signal

from checkin.adapters.camera import CodeRead
from checkin.domain.badge import parse
from checkin.domain.errors import StoreError
from checkin.domain.model import ListId, Registration
from checkin.domain.names import fold, is_enough
from checkin.domain.record import How, Record
from checkin.domain.short_code import read_short_code
from checkin.domain.verdict import Refused
from checkin.usecases.desk import Desk, Found, Outcome
from checkin.usecases.log_copy import LogCopy
from ui import closing, notices, wording
from ui.card import Act, Card, State
from ui.keyboard import Keyboard
from ui.saving import Saving
from ui.skeleton import Skeleton
from ui.standing import Standing
from ui.theme import Look
from ui.times import hour, zone_of
from ui.trace import Receipt
from ui.wording import Known
from ui.workers import Exchanged, Heard

_IDLE = {State.READY, State.OPENING, State.NO_LIST_YET, State.UNREAD}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class DeskPage(Skeleton):
    """One lane. Every scan and every key is answered on this page; there are no dialogs.

    Green is shown only for an ``Outcome`` that ``Desk`` returned, and that
    means saved. ``saved`` carries the record's sequence number, ``verdict``
    a ``Receipt`` and the moment at which its card had been painted.
    """

    saved = Signal(int)
    verdict = Signal(object, object, object)  # State, Receipt, int
    blocked_shown = Signal()
    answered = Signal(object)  # Look: for the ears
    next_language = Signal()
    mute = Signal()
    noteworthy = Signal(str)

    def __init__(self, desk: Desk, desk_name: str, own_seq: int, wall: Callable[[], int]) -> None:
        self._desk = desk
        self._wall = wall
        self._last_saved_ms = wall()
        super().__init__(desk_name, desk.on, notices.write_failed(wall(), self._zone()))
        self.standing = Standing(self.top, self.strip, self.camera, own_seq, wall)
        self._receipt: Receipt | None = None
        self._in_view = ""
        self._hint: str | None = None
        self._answered: tuple[str, Callable[[], Card]] | None = None
        self._confirming: tuple[Registration, How] | None = None
        self._last_admitted: tuple[Record, Registration | None] | None = None
        self._saving = Saving(self._block, self.blocker.hide)
        self._unheard: list[Record] = []
        self._roster_changed = self._renewed = False
        self.standing.timer.timeout.connect(self._show_undoable)
        self._wire()
        self._show_lists()

    @property
    def can_search(self) -> bool:
        """Whether people can be found by name yet."""
        return self._desk.can_search

    def _wire(self) -> None:
        key = Qt.Key
        Keyboard(
            self,
            self.field,
            plain={
                key.Key_Return: self._enter,
                key.Key_Enter: self._enter,
                key.Key_Escape: self.to_ready,
                key.Key_Up: partial(self._step, -1),
                key.Key_Down: partial(self._step, 1),
                key.Key_F1: self.explain,
                key.Key_F7: self.next_language.emit,
                key.Key_F8: self.mute.emit,
            },
            control={key.Key_Z: self.undo, key.Key_L: self.conceal},
            first=self._swallow,
            other=self._other_key,
        )
        self.field.asked.connect(self.search)
        self.wedge.read.connect(self.scanned)
        self.rows.chosen.connect(self._choose_row)
        self.over.connect(self.to_ready)
        self.panel.painted.connect(self._painted)
        self.blocker.painted.connect(self.blocked_shown)
        self.panel.pressed.connect(self._press)
        self.blocker.pressed.connect(self._press)
        self.top.chosen.connect(self.choose_list)
        self.top.language.clicked.connect(self.next_language)
        self.top.sound.clicked.connect(self.mute)
        self.footer.undo.clicked.connect(self.undo)
        self.footer.hide_all.clicked.connect(self.conceal)
        self.footer.help.clicked.connect(self.explain)

    # ------------------------------------------------------------ what comes in

    def code_read(self, read: CodeRead) -> None:
        """A code is in view of the camera."""
        if not self._desk.ready:
            return  # it is still in view a moment later
        if self._see(read.text, read.delivered_ns) is None:
            self._still_in_view(read.text)

    def scanned(self, text: str) -> None:
        """A scanner has read a code: one that types, or one at a serial port."""
        self.field.clear()
        if not self._desk.ready:
            return  # whoever holds it sees why, and pulls the trigger again
        if self._saving.blocked:  # whoever pulls the trigger again asks for another attempt
            self._scan(text, How.SCANNED, monotonic_ns())
            return
        if self._see(text, monotonic_ns()) is not None or self._saving.blocked:
            return
        # The same badge once more: its typing has driven the answer away.
        if self._answered is not None and self._answered[0] == text:
            self._in_view = text
            self.present(self._answered[1])
        else:
            self.to_ready()

    def hinted(self, hint: str | None) -> None:
        """A code has been in view for seconds and cannot be read; None: it is no longer so."""
        self._hint = hint
        self._show_idle()

    def talked(self, exchanged: Exchanged) -> None:
        """An attempt to talk has ended, perhaps with news."""
        news = exchanged.news
        if news is not None:
            self._unheard += news.records
            self._roster_changed |= news.roster_changed
            self._renewed |= news.renewed
        self._hear()
        self.standing.talked(exchanged)

    def log_read(self, log: LogCopy) -> None:
        """What was recorded before is known: from now on this desk can decide."""
        if not self._desk.ready:
            self._desk.know(log)
            self._hear()
            self._show_lists()

    def listed(self) -> None:
        """Who can be found is as on the list now."""
        self.footer.show_count(self._desk.count())
        if self.searching:
            self.search(self.field.text())

    def told(self, heard: Heard) -> None:
        """Another desk's records have come by themselves."""
        self._unheard += heard.records
        self._hear()

    def search(self, typed: str) -> None:
        """Somebody types."""
        self._confirming = None
        if not typed or not self._desk.ready:
            self.to_ready()
            return
        found = self._saving.attempt(partial(self._desk.search, typed), partial(self.search, typed))
        if found is None:
            return
        self.rows.show_found(
            found,
            [self._came_in(one) for one in found],
            enough=bool(found) or is_enough(fold(typed)),
            reading=not self._desk.can_search,
        )
        self.show_rows()
        self.noteworthy.emit("search")

    # ------------------------------------------------------------ what people do

    def to_ready(self) -> None:
        """Ready for the next person, whatever was there before."""
        self.field.clear()
        self._confirming = None
        self._in_view = ""
        self.present(self._idle)

    def confirm(self) -> None:
        """Look twice at the chosen row."""
        who = self.rows.current()
        typed = self.field.text()
        if who is not None:
            how = How.TYPED if read_short_code(typed) else How.SEARCHED
            self._confirming = (who, how)
            self.present(partial(wording.confirm, who))
        elif parse(typed) is not None and self._desk.ready:
            # A scanner that types, and ends with Enter.
            self._scan(typed, How.SCANNED)

    def admit(self) -> None:
        """Enter again: decide about the person on the confirm card."""
        if self._confirming is not None:
            who, how = self._confirming
            self._admit(who, how)

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
        made, who = self._last_admitted or (record, None)
        self.present(partial(wording.undone, who, made.at, self._desk.count(), self._zone()))

    def conceal(self) -> None:
        """Show nothing of anybody until the next key or code."""
        self.field.clear()
        self.present(notices.hidden)

    def explain(self) -> None:
        """Show the help card."""
        self.field.clear()
        self.present(notices.help_card)

    def ask_to_close(self) -> None:
        """Somebody closes the window: ask whether it is meant."""
        self.field.clear()
        self.present(closing.ask)

    def choose_list(self, key: str) -> None:
        """Check in to another list from now on."""
        self._desk.choose(ListId(key))
        self._show_lists()
        self.to_ready()

    # ------------------------------------------------------------ keys and buttons

    def _swallow(self, key: Qt.Key) -> bool:
        if self._saving.blocked:
            if key in _ENTER:
                self._saving.retry()
            return True
        if self.panel.card.state is State.HIDDEN:
            self.to_ready()
            return True
        return False

    def _other_key(self) -> None:
        # Any key ends a card that stays "until a key"; a letter is typed as well.
        if not self.searching and self.panel.card.state not in _IDLE:
            self.to_ready()

    def _enter(self) -> None:
        self.field.ask_if_waiting()
        if self.searching:
            self.confirm()
        elif self._confirming is not None:
            self.admit()
        else:
            self.to_ready()

    def _step(self, rows: int) -> None:
        if self.searching:
            self.rows.step(rows)
            self.show_rows()

    def _press(self, act: str) -> None:
        if act == Act.CHECK_IN:
            self.admit()
        elif act == Act.AGAIN:
            self._saving.retry()
        else:
            self.to_ready()

    def _choose_row(self, key: str) -> None:
        who = self.rows.current()
        if who is not None and who.id == key:
            self.confirm()

    # ------------------------------------------------------------ how

    def _see(self, text: str, delivered_ns: int) -> Outcome | None:
        """A code has come, by whichever way; None for one that has been answered already."""
        outcome = self._saving.attempt(
            partial(self._desk.see, text), partial(self._scan, text, How.SCANNED)
        )
        if outcome is not None:
            self._answer(outcome, delivered_ns, text)
        elif self._saving.blocked and self._saving.is_time:
            self._scan(text, How.SCANNED, delivered_ns)
        return outcome

    def _scan(self, text: str, how: How, delivered_ns: int | None = None) -> None:
        outcome = self._saving.attempt(
            partial(self._desk.scan, text, how), partial(self._scan, text, how)
        )
        if outcome is not None:
            self._answer(outcome, delivered_ns, text)

    def _admit(self, who: Registration, how: How) -> None:
        outcome = self._saving.attempt(
            partial(self._desk.admit, who.id, how), partial(self._admit, who, how)
        )
        if outcome is not None:
            self._answer(outcome, None, "")

    def _answer(self, outcome: Outcome, delivered_ns: int | None, text: str) -> None:
        saved_ns = monotonic_ns()
        verdict, record = outcome.verdict, outcome.record
        earlier = verdict.earlier if isinstance(verdict, Refused) else None
        known = Known(
            record.at,
            self._zone(),
            self._desk.lists,
            self._desk.desk_name(earlier) if earlier else "",
            bool(earlier and self._desk.was_a_moment_ago_here(earlier, record)),
        )
        self._receipt = Receipt.of(
            outcome, delivered_ns, saved_ns, online=bool(self.standing.link.online)
        )
        if outcome.admitted:
            self._last_admitted = (record, verdict.registration)
        self._confirming = None
        self._in_view = text
        self.field.clear()
        answer = partial(wording.answer, outcome, known)
        self._answered = (text, answer)
        self.present(answer)
        look = self.panel.card.look
        self.footer.history.add(hour(record.at, self._zone()), look)
        self.answered.emit(look)
        self._saved(record)

    def _saved(self, record: Record) -> None:
        self._last_saved_ms = record.at
        self.footer.show_count(self._desk.count())
        self._show_undoable()
        self.standing.saved(record.seq)
        self.saved.emit(record.seq)

    def _hear(self) -> None:
        if not self._desk.ready:
            return
        if not self._unheard and not self._roster_changed and not self._renewed:
            return
        try:
            self._desk.heard(
                self._unheard, roster_changed=self._roster_changed, renewed=self._renewed
            )
        except StoreError:
            # Old news: it is tried again with the next. Whether this laptop may
            # be used is decided by its own saving.
            return
        self._unheard, self._roster_changed, self._renewed = [], False, False
        self._show_lists()

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

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language, at once and everywhere."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
            self.standing.refresh()
            self._show_lists()
            self.blocker.replace(notices.write_failed(self._last_saved_ms, self._zone()))
            if self.searching:
                self.search(self.field.text())
        super().changeEvent(event)

    def _show_lists(self) -> None:
        self.top.show_lists(self._desk.lists, self._desk.on)
        self.footer.show_count(self._desk.count())
        self._show_undoable()
        self._show_idle()

    def _show_idle(self) -> None:
        """Say what there is to say to nobody in particular, if nothing else is being said."""
        card, idle = self.panel.card, self._idle()
        if card.state in _IDLE and card != idle and not self.searching:
            self.panel.show_card(idle)

    def _idle(self) -> Card:
        if not self._desk.ready:
            title = self.tr("One moment")
            return Card(State.OPENING, Look.READY, title, (self.tr("Reading what was recorded"),))
        if self._hint is not None and self._desk.on is not None:
            return notices.unread(self._hint)
        return wording.ready(self._desk.on)

    def _show_undoable(self) -> None:
        self.footer.undo.setEnabled(self._desk.undoable() is not None)

    def _came_in(self, found: Found) -> str:
        counts = found.presence.counts
        if counts is None:
            return ""
        return self.tr("In since {time}").format(time=hour(counts.at, self._zone()))

    def _zone(self) -> tzinfo:
        gathering = self._desk.gathering
        return zone_of(gathering.time_zone) if gathering else UTC
