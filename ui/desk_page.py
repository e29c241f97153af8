"""What happens at the desk: a code, a key, a button; and what is shown for it."""

from collections.abc import Callable
from functools import partial
from time import monotonic_ns

from PySide6.QtCore import QEvent, Qt, Signal

from checkin.adapters.camera import CodeRead
from checkin.domain.badge import parse
from checkin.domain.model import ListId
from checkin.domain.names import fold, is_enough
from checkin.domain.record import How
from checkin.domain.short_code import read_short_code
from checkin.usecases.desk import Desk, Found
from checkin.usecases.help_desk import HelpDesk
from checkin.usecases.log_copy import LogCopy
from ui import closing, notices, wording
from ui.card import Act, Card, State
from ui.hearing import Hearing
from ui.help_desk.acts import StaffActs
from ui.keyboard import Keyboard
from ui.theme import Look
from ui.times import hour, moment_within
from ui.workers import Exchanged, Heard

_IDLE = {State.READY, State.READY_OUT, State.OPENING, State.NO_LIST_YET, State.UNREAD}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_NOT_GREEN = {Look.ALREADY_IN, Look.STOP, Look.PLEASE_READ}
_WAYS = {Act.CHECK_PEOPLE_IN, Act.CHECK_PEOPLE_OUT}


class DeskPage(StaffActs):
    """One lane. Every scan and every key is answered on this page; there are no dialogs."""

    next_language = Signal()
    mute = Signal()
    next_camera = Signal()

    def __init__(
        self, desk: Desk, desk_name: str, own_seq: int, wall: Callable[[], int], acts: HelpDesk
    ) -> None:
        super().__init__(desk, desk_name, own_seq, wall, acts)
        self._hint: str | None = None
        self._hearing = Hearing(desk)
        self.standing.timer.timeout.connect(self._show_undoable)
        self.standing.timer.timeout.connect(self._show_idle)
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
            (self.field, *self.board.fields),
            lambda: (self.board.field() if self.boarding else None) or self.field,
            plain={
                key.Key_Return: self._enter,
                key.Key_Enter: self._enter,
                key.Key_Escape: self._escape,
                key.Key_Up: partial(self._step, -1),
                key.Key_Down: partial(self._step, 1),
                key.Key_F1: self.explain,
                key.Key_F2: self.help,
                key.Key_F7: self.next_language.emit,
                key.Key_F8: self.mute.emit,
                key.Key_F9: self.next_camera.emit,
            },
            control={key.Key_Z: self._undo_key, key.Key_L: self.conceal},
            first=self._swallow,
            other=self._other_key,
        )
        # After the keyboard, and so before it: of who watches, the last is asked first.
        self.wedge.watch(self.field)
        self.wedge.watch(self.top.menu)
        self.field.asked.connect(self.search)
        self.wedge.read.connect(self.scanned)
        self.rows.chosen.connect(self._choose_row)
        self.over.connect(self.to_ready)
        self.panel.pressed.connect(self._press)
        self.blocker.pressed.connect(self._press)
        self.top.chosen.connect(self.choose_list)
        self.top.asked.connect(self._press)
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
        if self.takes_code(read.text):
            return
        if self._see(read.text, read.delivered_ns) is None:
            self._still_in_view(read.text)

    def scanned(self, text: str) -> None:
        """A scanner has read a code: one that types, or one at a serial port."""
        if self.boarding:
            self.board.take_away(text)
            if self.takes_code(text):
                return
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
        self._desk.silent = exchanged.news.silent if exchanged.news is not None else ()
        if exchanged.news is not None:
            self._hearing.add(exchanged.news)
        if self._hearing.hear():
            self._show_lists()
        self.standing.talked(exchanged)

    def log_read(self, log: LogCopy) -> None:
        """What was recorded before is known: from now on this desk can decide."""
        if not self._desk.ready:
            self._desk.know(log)
            self._hearing.hear()
            self._show_lists()

    def listed(self) -> None:
        """Who can be found is as on the list now."""
        self.footer.show_count(self._desk.count())
        if self.searching:
            self.search(self.field.text())

    def told(self, heard: Heard) -> None:
        """Another desk's records have come by themselves."""
        if self._hearing.hear(heard.records):
            self._show_lists()

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
        self._confirming = self._about = self._outcome = None
        self._in_view = ""
        self.present(self._idle)
        if self.staff:
            self.begin(self.home())
        else:
            self._steps = []

    def confirm(self) -> None:
        """Look twice at the chosen row."""
        who = self.rows.current()
        typed = self.field.text()
        if who is not None:
            how = How.TYPED if read_short_code(typed) else How.SEARCHED
            self._confirming, self._about = (who, how), who
            make = partial(wording.confirm, who, out=self._out, staff=self.staff)
            self.present(make)
        elif parse(typed) is not None and self._desk.ready:
            # A scanner that types, and ends with Enter.
            self._scan(typed, How.SCANNED)

    def admit(self) -> None:
        """Enter again: decide about the person on the confirm card."""
        if self._confirming is not None:
            who, how = self._confirming
            if self._out:
                self._check_out(who, how)
            else:
                self._admit(who, how)

    def help(self) -> None:
        """The easy answer to everything that is not green: the help desk sees to them."""
        card = self.panel.card
        if self.boarding or self._saving.blocked:
            return
        if self.staff:
            who = self.rows.current() if self.searching else self._about
            self.see_to(who) if who else self.to_ready()
        elif card.state in _IDLE and not self.searching:
            self.ask_pin()
        elif self._confirming or (card.look in _NOT_GREEN):
            self._send(self._about)

    def let_out(self, *, out: bool) -> None:
        """From now on check people out, or in again."""
        self._out = out
        self._show_lists()
        self.to_ready()

    def explain(self) -> None:
        """Show the help card."""
        if self.boarding and self.board.sheet.fields:
            return  # not while somebody is writing
        self.field.clear()
        self.present(notices.help_card)

    def ask_to_close(self) -> None:
        """Somebody closes the window: ask whether it is meant."""
        self.field.clear()
        self.present(closing.ask)

    def choose_list(self, key: str) -> None:
        """Check in to another list from now on."""
        self._desk.choose(ListId(key))
        self.let_out(out=False)

    # ------------------------------------------------------------ keys and buttons

    def _swallow(self, key: Qt.Key) -> bool:
        self.still_there()
        if self._saving.blocked:
            if key in _ENTER:
                self._saving.retry()
            return True
        if self.panel.card.state is State.HIDDEN and not self.boarding and not self.searching:
            if self._steps:
                self.panel.replace(self._idle())
                self.camera.cover(covered=False)
                self.show_step()
            else:
                self.to_ready()
            return True
        if key == Qt.Key.Key_Space and self.boarding and self.board.sheet.many:
            self.board.toggle()
            return True
        return False

    def _undo_key(self) -> None:
        # Whoever is writing takes back letters, and nobody's check-in.
        writing = self.board.field() if self.boarding else None
        if writing is not None:
            writing.undo()
        else:
            self.undo()

    def _escape(self) -> None:
        if self.boarding:
            self.back()
        else:
            self.to_ready()

    def _other_key(self) -> None:
        # Any key ends a card that stays "until a key"; a letter is typed as well.
        if not self.searching and not self.boarding and self.panel.card.state not in _IDLE:
            self.to_ready()

    def _enter(self) -> None:
        self.field.ask_if_waiting()
        if self.boarding:
            self.go()
        elif self.searching:
            self.confirm()
        elif self._confirming is not None:
            self.admit()
        else:
            self.to_ready()

    def _step(self, rows: int) -> None:
        if self.boarding:
            self.board.step(rows)
        elif self.searching:
            self.rows.step(rows)
            self.show_rows()

    def _press(self, act: str) -> None:
        if act == Act.CHECK_IN or (act == Act.CHECK_OUT and self._confirming):
            self.admit()
        elif act == Act.AGAIN:
            self._saving.retry()
        elif act == Act.BACK_AGAIN:
            self.back_again()
        elif act == Act.CHECK_OUT:
            self.check_out()
        elif act == Act.HELP:
            self.help()
        elif act == Act.HELP_DESK:
            self.close_help_desk() if self.staff else self.ask_pin()
        elif act in _WAYS:
            self.let_out(out=act == Act.CHECK_PEOPLE_OUT)
        else:
            self.to_ready()

    def _choose_row(self, key: str) -> None:
        who = self.rows.current()
        if who is not None and who.id == key:
            self.confirm()

    # ------------------------------------------------------------ how

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language, at once and everywhere."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
            self.standing.refresh()
            self._show_lists()
            self.blocker.replace(notices.write_failed(self._last_saved_ms, self._zone()))
            if self.searching:
                self.search(self.field.text())
            if self.boarding:
                self.refresh_board()
        super().changeEvent(event)

    def _show_lists(self) -> None:
        if not (self._desk.on and self._desk.on.exit):
            self._out = False
        self.top.show_lists(self._desk.lists, self._desk.on, self._also())
        self.footer.show_count(self._desk.count())
        self._show_undoable()
        self._show_idle()
        if self.boarding and self.staff and len(self._steps) == 1:
            self.refresh_board()

    def _show_idle(self) -> None:
        """Say what there is to say to nobody in particular, if nothing else is being said."""
        card, idle = self.panel.card, self._idle()
        if card.state in _IDLE and card != idle and not self.searching and not self.boarding:
            self.panel.show_card(idle)

    def _idle(self) -> Card:
        if not self._desk.ready:
            title = self.tr("One moment")
            return Card(State.OPENING, Look.READY, title, (self.tr("Reading what was recorded"),))
        if self._hint is not None and self._desk.on is not None:
            return notices.unread(self._hint)
        opens = self._desk.opens_later()
        when = moment_within(opens, self._wall(), self._zone()) if opens is not None else ""
        return wording.ready(self._desk.on, out=self._out, opens=when)

    def _also(self) -> list[tuple[str, str]]:
        """What else than another list there is in the menu."""
        ways: list[tuple[str, str]] = []
        if self._out:
            ways.append((Act.CHECK_PEOPLE_IN, self.tr("Check people in again")))
        elif self._desk.on and self._desk.on.exit:
            ways.append((Act.CHECK_PEOPLE_OUT, self.tr("Check people out")))
        if self.staff:
            ways.append((Act.HELP_DESK, self.tr("Close the help desk")))
        elif self._desk.on:
            ways.append((Act.HELP_DESK, self.tr("Help desk\u2026 (F2)")))
        return ways

    def _came_in(self, found: Found) -> str:
        counts = found.presence.counts
        if counts is None:
            return ""
        return self.tr("In since {time}").format(time=hour(counts.at, self._zone()))
