"""What the page on which a desk is finished says at each step."""

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication, QObject

from checkin.adapters.wiping import Proof
from ui.calm_page import Calm
from ui.plain_text import isolated

translate = QCoreApplication.translate


class Step(Enum):
    """How far it has come."""

    PIN = auto()
    BEGIN = auto()
    SENDING = auto()
    STUCK = auto()
    SEALING = auto()
    PROVED = auto()
    ERASING = auto()


class Finish(QObject):
    """The sentences with numbers, which take the form that a language has for each."""

    def to_send(self, count: int) -> str:
        """So many are left."""
        return self.tr("%n record(s) left to send", "", count)


def row_words() -> str:
    """What the menu calls it."""
    return translate("Finish", "Finish and erase this desk…")


def step_words(step: Step, proof: Proof | None, left: int | None) -> tuple[str, ...]:
    """A title, and the lines below it: how far it has come, in the language of now."""
    title = translate("Finish", "Finish")
    match step:
        case Step.PIN:
            return title, translate("Panic", "Staff PIN, six digits")
        case Step.BEGIN:
            return (
                title,
                translate(
                    "Finish",
                    "When the event is over: all that this desk has recorded is sent, the "
                    "organisers' computer confirms it, and then all of it is erased here.",
                ),
                translate(
                    "Finish", "Nothing is erased before you have seen that, and held a button."
                ),
            )
        case Step.SENDING:
            saying = translate("Finish", "Asking the organisers' computer…")
            return translate("Finish", "Sending"), Finish().to_send(left) if left else saying
        case Step.STUCK:
            return (
                translate("Finish", "Not everything could be sent"),
                translate(
                    "Finish",
                    "The organisers' computer does not answer, or does not take everything. "
                    "Nothing was erased.",
                ),
                translate(
                    "Finish",
                    "Connect this laptop and try again. Or save everything in a sealed file on a "
                    "USB stick, which only the organisers and the event's desks can open.",
                ),
            )
        case Step.SEALING:
            return (translate("Finish", "Writing the sealed file, and reading it again"),)
        case Step.PROVED if proof is not None:
            return _proved_words(proof)
        case _:
            return (translate("Finish", "Erasing"),)


def _proved_words(proof: Proof) -> tuple[str, ...]:
    head = isolated(proof.hash[:12])
    if proof.signature:
        return (
            translate("Finish", "Everything has arrived"),
            Calm().received(proof.records),
            translate("Finish", "Last record: {head}").format(head=head) if head else "",
            translate("Finish", "Now this desk can be erased. This cannot be taken back."),
        )
    return (
        translate("Finish", "Everything is in the sealed file"),
        Calm().in_a_file(proof.records),
        translate("Finish", "Now this desk can be erased. This cannot be taken back."),
    )


def did_not_work() -> str:
    """Say that nothing came of it."""
    return translate("Finish", "This did not work. Nothing was erased. Try once more.")


GO: dict[Step, Callable[[], str]] = {
    Step.PIN: lambda: translate("Finish", "Go on"),
    Step.BEGIN: lambda: translate("Finish", "Send everything"),
    Step.STUCK: lambda: translate("Finish", "Try again"),
}
"""What the button says that goes on."""
