"""The help desk: opened by the staff PIN, and one step after the other on its board."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from time import monotonic_ns

from PySide6.QtCore import QTimer

from checkin.domain.errors import InputError, StoreError
from checkin.domain.record import Role
from checkin.usecases.desk import Desk
from checkin.usecases.door import Answer, Door
from checkin.usecases.help_desk import HelpDesk
from ui import notices
from ui.answers import Answers
from ui.help_desk import words
from ui.help_desk.sheet import Sheet

CLOSES_MS = 5 * 60_000
HIDES_MS = 60_000
"""Without a key."""


@dataclass
class Step:
    """One sheet, what Enter on it does, and what was typed and chosen there.

    ``code`` takes the text of a code that comes into view meanwhile, ``chosen`` is the
    key of the chosen row, as it was shown.
    """

    make: Callable[[], Sheet]
    go: Callable[["Step"], None]
    code: Callable[[str], None] | None = None
    typed: list[str] = field(default_factory=lambda: ["", ""])
    row: int = 0
    chosen: str = ""
    ticked: set[str] | None = None


class Steps(Answers):
    """A desk that can become a help desk. Esc goes back one step, and what was typed stays."""

    def __init__(
        self, desk: Desk, desk_name: str, own_seq: int, wall: Callable[[], int], acts: HelpDesk
    ) -> None:
        super().__init__(desk, desk_name, own_seq, wall, acts)
        self._door = Door(
            lambda: desk.gathering.pin if desk.gathering else b"",
            lambda: monotonic_ns() // 1_000_000,
        )
        self._steps: list[Step] = []
        self.closing = self._idle_timer(CLOSES_MS, self.close_help_desk)
        self.hiding = self._idle_timer(HIDES_MS, self.conceal)
        self.board.went.connect(self.go)
        self.board.left.connect(self.back)

    def conceal(self) -> None:
        """Show nothing of anybody until the next key or code; the steps are kept."""
        self._keep()
        self.field.clear()
        self.present(notices.hidden)

    def ask_pin(self) -> None:
        """Ask for the staff PIN."""
        make = partial(words.pin, has_pin=self._door.has_pin)
        self.to_ready()
        self.begin(Step(make, self._try_pin))

    def close_help_desk(self) -> None:
        """Be a lane again."""
        self._desk.role = Role.LANE
        self._show_role()
        self.to_ready()

    def still_there(self) -> None:
        """Somebody is at the keys."""
        if self.staff:
            self.closing.start()
            self.hiding.start()

    def _show_lists(self) -> None:
        raise NotImplementedError

    # ------------------------------------------------------------ steps

    def begin(self, *steps: Step) -> None:
        """Show the last of *steps*, which the others come before."""
        self._steps = list(steps)
        self.show_step()

    def push(self, step: Step) -> None:
        """One step further."""
        self._keep()
        self._steps.append(step)
        self.show_step()

    def back(self) -> None:
        """One step back; from the first, the help desk is closed."""
        self._keep()
        self._steps.pop()
        if self._steps:
            self.show_step()
        elif self.staff:
            self.close_help_desk()
        else:
            self.to_ready()

    def show_step(self, said: str = "") -> None:
        """Show the step that is being taken."""
        step = self._steps[-1]
        sheet = self._saving.attempt(step.make, partial(self.show_step, said))
        if sheet is None:
            return
        self.board.show_sheet(sheet, step.typed, step.row, step.ticked, said)
        self.show_board()
        self.noteworthy.emit("help_desk")

    def refresh_board(self) -> None:
        """Say what stands there as it is now: in another language, or after news."""
        try:
            sheet = self._steps[-1].make()
        except StoreError:
            return  # what stands there was true; the next step tries again
        if sheet != self.board.sheet:
            self.board.replace(sheet)

    def go(self) -> None:
        """Enter: the next field, or what the step does."""
        self._keep()
        step = self._steps[-1]
        if self.board.next_is_empty() and self.board.step(1):
            return
        if self.board.sheet.fields or self.board.sheet.options:
            step.go(step)

    def takes_code(self, text: str) -> bool:
        """Let the form that is open have a code; False where codes are answered as ever."""
        if not self.boarding or not self.staff or not self.board.sheet.fields:
            return False
        # As long as it is held up it is no scan either, once the form is gone.
        if not self._desk.passes(text):
            return True
        self._keep()
        code = self._steps[-1].code
        if code is not None:
            code(text)
        return True

    def try_act(self, act: Callable[[], None]) -> None:
        """Do what may be refused with a sentence, which is then said on the board."""
        try:
            act()
        except InputError as error:
            self.show_step(words.sentence(str(error)))

    # ------------------------------------------------------------ how

    def _try_pin(self, step: Step) -> None:
        answer = self._door.open(step.typed[0])
        step.typed[0] = ""
        if answer is not Answer.OPEN:
            self.show_step(words.pin_said(answer, self._door.waits_ms()))
            return
        self._desk.role = Role.HELP_DESK
        self._show_role()
        self.to_ready()

    def _keep(self) -> None:
        """Remember what stands on the board."""
        if self.boarding and self._steps:
            step, board = self._steps[-1], self.board
            step.typed, step.row, step.chosen = board.typed, board.row, board.chosen
            step.ticked = board.ticked() if board.sheet.many else None

    def _show_role(self) -> None:
        self._steps = []
        self.strip.show_staff(staff=self.staff)
        self._show_lists()
        for timer in (self.closing, self.hiding):
            timer.stop()
        self.still_there()

    def _idle_timer(self, milliseconds: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.timeout.connect(act)
        return timer
