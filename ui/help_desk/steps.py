"""One step after the other on the help desk's board. Esc goes back, and what was typed stays."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QObject, Signal

from checkin.domain.errors import InputError, StoreError
from checkin.domain.record import Role
from checkin.usecases.desk import Desk
from ui.help_desk import words
from ui.help_desk.sheet import Sheet
from ui.saving import Saving
from ui.skeleton import Skeleton


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


class Steps(QObject):
    """The steps that are being taken. ``ended`` when somebody goes back from the first."""

    ended = Signal()

    def __init__(self, shown: Skeleton, desk: Desk, saving: Saving) -> None:
        super().__init__(shown)
        self._shown = shown
        self._board = shown.board
        self._desk = desk
        self._saving = saving
        self._steps: list[Step] = []
        shown.board.went.connect(self.go)
        shown.board.left.connect(self.back)

    @property
    def depth(self) -> int:
        """How many steps have been taken, also while they are hidden."""
        return len(self._steps)

    def is_at(self, step: Step) -> bool:
        """Whether *step* is the one on the board now."""
        return self._shown.boarding and bool(self._steps) and self._steps[-1] is step

    def forget(self) -> None:
        """There are none any more."""
        self._steps = []

    def begin(self, *steps: Step) -> None:
        """Show the last of *steps*, which the others come before."""
        self._steps = list(steps)
        self.show()

    def push(self, step: Step) -> None:
        """One step further."""
        self.keep()
        self._steps.append(step)
        self.show()

    def back(self) -> None:
        """One step back."""
        self.keep()
        self._steps.pop()
        if self._steps:
            self.show()
        else:
            self.ended.emit()

    def go(self) -> None:
        """Enter: the next field, or what the step does."""
        self.keep()
        step = self._steps[-1]
        if self._board.next_is_empty() and self._board.step(1):
            return
        if self._board.sheet.fields or self._board.sheet.options:
            step.go(step)

    def show(self, said: str = "") -> None:
        """Show the step that is being taken, and *said* below it."""
        step = self._steps[-1]
        sheet = self._saving.attempt(step.make, partial(self.show, said))
        if sheet is None:
            return
        self._board.show_sheet(sheet, step.typed, step.row, step.ticked, said)
        self._shown.show_board()

    def refresh(self) -> None:
        """Say what stands there as it is now: in another language, or after news."""
        try:
            sheet = self._steps[-1].make()
        except StoreError:
            return  # what stands there was true; the next step tries again
        if sheet != self._board.sheet:
            self._board.replace(sheet)

    def keep(self) -> None:
        """Remember what stands on the board."""
        if self._shown.boarding and self._steps:
            step, board = self._steps[-1], self._board
            step.typed, step.row, step.chosen = board.typed, board.row, board.chosen
            step.ticked = board.ticked() if board.sheet.many else None

    def takes_code(self, text: str) -> bool:
        """Let the form that is open have a code; False where codes are answered as ever."""
        staff = self._desk.role is Role.HELP_DESK
        if not self._shown.boarding or not staff or not self._board.sheet.fields:
            return False
        # As long as it is held up it is no scan either, once the form is gone.
        if not self._desk.passes(text):
            return True
        self.keep()
        code = self._steps[-1].code
        if code is not None:
            code(text)
        return True

    def try_act(self, act: Callable[[], None]) -> None:
        """Do what may be refused with a sentence, which is then said on the board."""
        try:
            act()
        except InputError as error:
            self.show(words.sentence(str(error)))
