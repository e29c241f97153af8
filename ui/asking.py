"""Asks an organiser to open a locked desk, until they do, say no, or nobody wants it any more."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, QTimer, Signal

from checkin.adapters.afar import Question
from checkin.adapters.vault import Vault
from checkin.domain.errors import CheckInError, InputError, Refused

_AGAIN_MS = 3_000
"""How often it is asked."""


class AskWorker(QThread):
    """Does one thing of a question: the page waits for no network."""

    answered = Signal(object)  # the share, None while nobody has said so
    failed = Signal(str, bool)  # the sentence; whether it says no

    def __init__(self, work: Callable[[], bytes | None], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work

    def run(self) -> None:
        """Ask the server."""
        try:
            share = self._work()
        except CheckInError as error:
            self.failed.emit(str(error), isinstance(error, (Refused, InputError)))
        else:
            self.answered.emit(share)


class Asking(QObject):
    """One question at a time. ``asked`` carries its six letters, ``opened`` the share.

    ``failed`` carries a sentence, and whether it is over.
    """

    asked = Signal(str)
    opened = Signal(object)
    failed = Signal(str, bool)

    def __init__(self, vault: Vault, parent: QObject) -> None:
        super().__init__(parent)
        self._vault = vault
        self._question: Question | None = None
        self._worker: AskWorker | None = None
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._again.timeout.connect(self._ask)

    def begin(self) -> None:
        """Ask."""
        self.cancel()
        self._question = Question(self._vault)
        self._ask()

    def cancel(self) -> None:
        """Ask no more, and let the server know, in a thread that is not waited for here."""
        self._again.stop()
        question, self._question = self._question, None
        before, self._worker = self._worker, None
        if question is None:
            return
        if before is not None:
            before.disconnect(self)

        def withdraw() -> None:
            if before is not None:
                before.wait()
            question.withdraw()
            question.close()

        self._worker = AskWorker(withdraw, self)
        self._worker.start()

    def end(self) -> None:
        """Ask no more, and wait for the threads."""
        self.cancel()
        for worker in self.findChildren(AskWorker):
            worker.wait()

    def _ask(self) -> None:
        if self._question is not None:
            self._worker = AskWorker(self._question.ask, self)
            self._worker.answered.connect(self._answered)
            self._worker.failed.connect(self._failed)
            self._worker.start()

    def _answered(self, share: bytes | None) -> None:
        if self._question is None:
            return
        if share is None:
            self.asked.emit(self._question.code)
            self._again.start()
        else:
            self._over()
            self.opened.emit(share)

    def _failed(self, sentence: str, is_no: bool) -> None:
        if self._question is None:
            return
        if is_no:
            self._over()
        else:
            # A network that is away for a moment: it is still asked.
            self._again.start()
        self.failed.emit(sentence, is_no)

    def _over(self) -> None:
        if self._question is not None:
            self._question.close()
            self._question = None
