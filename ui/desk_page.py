"""The desk's page: whatever comes in, a code, a key, a button, goes to the part that it is for."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent

from checkin.adapters.camera.events import CodeRead
from checkin.domain.desk_card import is_desk_card
from checkin.domain.model import DeskProfile, ListId
from checkin.usecases.desk import Desk
from checkin.usecases.help_desk import HelpDesk
from ui import closing, notices
from ui.card import Act, State
from ui.counting import Counting
from ui.finding import Finding
from ui.hearing import Hearing
from ui.help_desk.acts import StaffActs
from ui.help_desk.preferences import Preferences
from ui.help_desk.staff_door import StaffDoor
from ui.help_desk.steps import Steps
from ui.help_desk.workplace import Workplace
from ui.hiding import Hiding
from ui.idle import IDLE, Idle
from ui.keyboard import Keyboard
from ui.scanning import Scanning
from ui.skeleton import Skeleton
from ui.standing import Standing
from ui.theme import Look
from ui.times import zone_at

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_NOT_GREEN = {Look.ALREADY_IN, Look.STOP, Look.PLEASE_READ}
_WAYS = {Act.CHECK_PEOPLE_IN, Act.CHECK_PEOPLE_OUT}


class DeskPage(Skeleton):
    """One lane. Every scan and every key is answered on this page; there are no dialogs."""

    next_language = Signal()
    placed = Signal(str, bool)
    """Somebody has said what is done here: the list's id, and whether people are checked out."""
    mute = Signal()
    next_camera = Signal()
    this_laptop = Signal()
    unattended = Signal()
    """Whoever is at the keys now may be anybody: a desk with a lock is to be locked."""

    def __init__(
        self, desk: Desk, desk_name: str, own_seq: int, wall: Callable[[], int], acts: HelpDesk
    ) -> None:
        def now() -> int:
            # What is said of times is so by the true one, as far as an exchange has shown it.
            return desk.clock().corrected_ms

        blocked = notices.write_failed(now(), zone_at(desk.gathering))
        super().__init__(desk_name, desk.on, blocked)
        self._desk = desk
        self.away = False
        """Whether something lies over this page: then nobody is checked in unseen."""
        self.standing = Standing(self.top, self.strip, self.camera, own_seq, wall, desk.clock)
        self.hearing = Hearing(desk, self.standing, self.refresh)
        self.scanning = Scanning(self, desk, acts, self.standing, now)
        self.finding = Finding(self, desk, self.scanning)
        self.idle = Idle(self, desk, self.scanning, now)
        self.figures = Counting(self, desk, self.standing, lambda: self.hearing.heard_ms)
        self.steps = Steps(self, desk, self.scanning.saving)
        self.preferences = Preferences(self.steps, desk, desk_name)
        self.preferences.this_laptop.connect(self.this_laptop)
        self.door = StaffDoor(self.strip, desk, self.steps)
        self.staff_acts = StaffActs(
            Workplace(desk, acts, self, self.scanning, self.steps, now),
            self.preferences,
        )
        self.hiding = Hiding(self)
        self._wire_keys()
        self._wire_parts()
        self.refresh()

    def _wire_keys(self) -> None:
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
                key.Key_F4: self.figures.toggle,
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

    def _wire_parts(self) -> None:
        self.field.asked.connect(self.search)
        self.wedge.read.connect(self.scanned)
        self.rows.chosen.connect(self.finding.confirm_row)
        self.over.connect(self.to_ready)
        self.scanning.done.connect(self.to_ready)
        self.figures.done.connect(self.to_ready)
        self.counts.left.connect(self.to_ready)
        self.steps.ended.connect(self._leave_steps)
        self.door.changed.connect(self.refresh)
        self.door.changed.connect(self.to_ready)
        self.door.unattended.connect(self.conceal)
        self.door.closing.timeout.connect(self.lock)
        self.hiding.nobody.connect(self.nobody_here)
        self.hiding.back.connect(lambda: self.footer.history.cover(covered=False))
        self.standing.timer.timeout.connect(self.scanning.show_undoable)
        self.standing.timer.timeout.connect(self.idle.show_card)
        self.panel.pressed.connect(self.press)
        self.blocker.pressed.connect(self.press)
        self.top.chosen.connect(self.choose_list)
        self.top.asked.connect(self.press)
        self.top.language.clicked.connect(self.next_language)
        self.top.sound.clicked.connect(self.mute)
        self.footer.undo.clicked.connect(self.scanning.undo)
        self.footer.hide_all.clicked.connect(self.conceal)
        self.footer.help.clicked.connect(self.explain)
        self.footer.count.clicked.connect(self.figures.toggle)

    # ------------------------------------------------------------ what comes in

    def code_read(self, read: CodeRead) -> None:
        """A code is in view of the camera."""
        if self.away:
            return
        self.hiding.somebody()
        if is_desk_card(read.text):
            self._say_desk_card()
            return
        # Before the log is read nobody is answered: it is still in view a moment later.
        if self._desk.ready and not self.steps.takes_code(read.text):
            self.scanning.in_view(read.text, read.delivered_ns)

    def scanned(self, text: str) -> None:
        """A scanner has read a code: one that types, or one at a serial port."""
        if self.away:
            return
        self.hiding.somebody()
        if is_desk_card(text):
            if self.boarding:
                self.board.take_away(text)
            self._say_desk_card()
            return
        if self.boarding:
            self.board.take_away(text)
            if self.steps.takes_code(text):
                return
        self.field.clear()
        if self._desk.ready:  # else whoever holds it sees why, and pulls the trigger again
            self.scanning.scanned(text)

    def search(self, typed: str) -> None:
        """Somebody types."""
        self.scanning.stop_confirming()
        if is_desk_card(typed.upper()):
            self._say_desk_card()
        elif typed and self._desk.ready:
            self.finding.search(typed)
        else:
            self.to_ready()

    def listed(self) -> None:
        """Who can be found is as on the list now."""
        self.footer.show_count(self._desk.count())
        if self.searching:
            self.search(self.field.text())

    # ------------------------------------------------------------ what people do

    def to_ready(self) -> None:
        """Ready for the next person, whatever was there before."""
        self.field.clear()
        self.scanning.forget()
        self.present(self.idle.card)
        if self.door.is_open:
            self.steps.begin(self.staff_acts.home())
        else:
            self.steps.forget()

    def conceal(self) -> None:
        """Show nothing of anybody until the next key or code; the steps are kept."""
        self.steps.keep()
        self.field.clear()
        self.present(notices.hidden)

    def lock(self) -> None:
        """Whoever is at the keys now may be anybody: no help desk, and nothing of anybody shown."""
        if self.door.is_open:
            self.door.close()
        # What waits to be saved is in this process and nowhere else: then it goes on.
        if not self.scanning.saving.blocked:
            self.to_ready()
            self.conceal()
            self.unattended.emit()

    def nobody_here(self) -> None:
        """A minute without anybody: the waiting card stays, and nothing of anybody."""
        if self.scanning.saving.blocked:
            return
        self.footer.history.cover(covered=True)
        if self.door.is_open:
            self.conceal()
        elif self.panel.card.state not in IDLE | {State.HIDDEN} or self.searching or self.boarding:
            self.to_ready()

    def _say_desk_card(self) -> None:
        # Never looked up, recorded or kept: neither in a record nor in a field.
        self.field.clear()
        if not self.scanning.saving.blocked and not self.boarding:
            self.scanning.forget()
            self.present(notices.desk_card)

    def ask_pin(self) -> None:
        """Ask for the staff PIN, which opens the help desk; a lane says where there is one."""
        self.to_ready()
        desk = self._desk
        if desk.profile is DeskProfile.HELP_DESK:
            self.door.ask_pin()
        else:
            where = desk.help_desks()
            self.present(partial(notices.no_help_desk, where, names=desk.has_names))

    def help(self) -> None:
        """The easy answer to everything that is not green: the help desk sees to them."""
        card, about = self.panel.card, self.scanning.about
        if self.boarding or self.scanning.saving.blocked:
            return
        if self.door.is_open:
            who = self.rows.current() if self.searching else about
            self.staff_acts.see_to(who) if who else self.to_ready()
        elif card.state in IDLE and not self.searching:
            self.ask_pin()
        elif self.scanning.confirming or (card.look in _NOT_GREEN):
            self.scanning.send(about)

    def let_out(self, *, out: bool) -> None:
        """From now on check people out, or in again."""
        self.scanning.out = out
        self.placed.emit(self._desk.on.id if self._desk.on else "", out)
        self.refresh()
        self.to_ready()

    def choose_list(self, key: str) -> None:
        """Check in to another list from now on."""
        self._desk.choose(ListId(key))
        self.let_out(out=False)

    def explain(self) -> None:
        """Show the help card."""
        if self.boarding and self.board.sheet.fields:
            return  # not while somebody is writing
        self.field.clear()
        event = self._desk.gathering
        contacts = event.contacts if event else ()
        self.present(partial(notices.help_card, contacts, names=self._desk.has_names))

    def ask_to_close(self) -> None:
        """Somebody closes the window: ask whether it is meant."""
        self.field.clear()
        self.present(closing.ask)

    def press(self, act: str) -> None:
        """A button of the panel, or an entry of the menu."""
        if act == Act.CHECK_IN or (act == Act.CHECK_OUT and self.scanning.confirming):
            self.scanning.confirm()
        elif act == Act.AGAIN:
            self.scanning.saving.retry()
        elif act == Act.BACK_AGAIN:
            self.scanning.back_again()
        elif act == Act.CHECK_OUT:
            self.scanning.check_out()
        elif act == Act.HELP:
            self.help()
        elif act == Act.HELP_DESK:
            self.door.close() if self.door.is_open else self.ask_pin()
        elif act == Act.LAPTOP:
            self.this_laptop.emit()
        elif act in _WAYS:
            self.let_out(out=act == Act.CHECK_PEOPLE_OUT)
        else:
            self.to_ready()

    # ------------------------------------------------------------ keys

    def _swallow(self, key: Qt.Key) -> bool:
        self.door.still_there()
        self.hiding.somebody()
        if self.scanning.saving.blocked:
            if key in _ENTER:
                self.scanning.saving.retry()
            return True
        if self.panel.card.state is State.HIDDEN and not self.boarding and not self.searching:
            if self.steps.depth:
                self.panel.replace(self.idle.card())
                self.camera.cover(covered=False)
                self.steps.show()
            else:
                self.to_ready()
            return True
        if key == Qt.Key.Key_Space and self.boarding and self.board.sheet.many:
            self.board.toggle()
            return True
        return False

    @property
    def is_blocked(self) -> bool:
        """Whether nothing can be saved, which is to be settled before anything else."""
        return self.scanning.saving.blocked

    def _undo_key(self) -> None:
        # Whoever is writing takes back letters, and nobody's check-in.
        writing = self.board.field() if self.boarding else None
        if writing is not None:
            writing.undo()
        else:
            self.scanning.undo()

    def _escape(self) -> None:
        if self.boarding:
            self.steps.back()
        else:
            self.to_ready()

    def _other_key(self) -> None:
        # Any key ends a card that stays "until a key"; a letter is typed as well.
        if self.searching or self.boarding:
            return
        if self.counting or self.panel.card.state not in IDLE:
            self.to_ready()

    def _enter(self) -> None:
        self.field.ask_if_waiting()
        if self.boarding:
            self.steps.go()
        elif self.searching:
            self.finding.confirm()
        elif self.scanning.confirming:
            self.scanning.confirm()
        else:
            self.to_ready()

    def _step(self, rows: int) -> None:
        if self.boarding:
            self.board.step(rows)
        elif self.searching:
            self.rows.step(rows)
            self.show_rows()

    # ------------------------------------------------------------ how

    def showEvent(self, event: QShowEvent) -> None:
        """From here on there is a window that a pointer moves over."""
        super().showEvent(event)
        self.hiding.watch(self.window().windowHandle())

    def refresh(self) -> None:
        """Say how things are now, where nobody is being dealt with."""
        if self.door.is_open and self._desk.profile is not DeskProfile.HELP_DESK:
            self.door.close()  # the organisers have made a lane of it
        self.idle.refresh()
        if self.boarding and self.door.is_open and self.steps.depth == 1:
            self.steps.refresh()

    def retranslate(self) -> None:
        """Speak another language, at once and everywhere."""
        super().retranslate()
        self.standing.refresh()
        self.refresh()
        self.blocker.replace(self.scanning.blocked_card())
        if self.searching:
            self.search(self.field.text())
        if self.boarding:
            self.steps.refresh()
        self.figures.refresh()

    def _leave_steps(self) -> None:
        if self.door.is_open:
            self.door.close()
        else:
            self.to_ready()
