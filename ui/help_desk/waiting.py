"""Whom the lanes have sent to the help desk, and whom two desks have both admitted."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication

from checkin.domain.attendance import Conflict
from checkin.domain.model import Registration, RegistrationId
from checkin.domain.reasons import NoteReason, SettleReason
from ui.help_desk import words
from ui.help_desk.sheet import Option, Sheet
from ui.help_desk.steps import Step
from ui.help_desk.workplace import Workplace
from ui.people_words import shown_name
from ui.plain_text import isolated

translate = QCoreApplication.translate


class Waiting:
    """What is waiting for somebody at a help desk.

    *home* is the step that the lists of those who wait come after, *person* the one
    in which somebody is seen to.
    """

    def __init__(
        self, at: Workplace, home: Callable[[], Step], person: Callable[[Registration], Step]
    ) -> None:
        self._at = at
        self._home = home
        self._person = person

    # ------------------------------------------------------------ sent by the lanes

    def sent(self) -> Step:
        """Choose one of those whom lanes have sent."""
        return Step(self._sent_sheet, self._choose_sent)

    def seen(self, who: Registration) -> None:
        """Somebody has seen to *who*."""
        act = partial(self._at.acts.note, who.id, NoteReason.SEEN_AT_HELP_DESK)
        record = self._at.attempt(act, partial(self.seen, who))
        if record is not None:
            self._at.scanning.note_saved(record)
            self._at.steps.begin(self._home(), self.sent())

    def _sent_sheet(self) -> Sheet:
        found = self._at.acts.sent()
        desks = [self._at.desk.desk_name(one.note) for one in found]
        return words.sent(found, desks, self._at.wall(), self._at.zone)

    def _choose_sent(self, step: Step) -> None:
        found = self._at.attempt(
            partial(self._at.desk.about, RegistrationId(step.chosen)),
            partial(self._choose_sent, step),
        )
        if found is not None:
            self._at.steps.push(self._person(found.registration))

    # ------------------------------------------------------------ conflicts

    def conflicts(self) -> Step:
        """Choose one of the conflicts that nobody has settled."""
        return Step(self._conflicts_sheet, self._choose_conflict)

    def _conflicts_sheet(self) -> Sheet:
        found = self._at.desk.conflicts()
        now, zone = self._at.wall(), self._at.zone
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
        for one in self._at.desk.conflicts():
            if _key(one) != step.chosen:
                continue
            make = partial(
                words.settle,
                self._name(one),
                one,
                self._desks(one),
                self._at.wall(),
                self._at.zone,
            )
            self._at.steps.push(Step(make, partial(self._choose_kept, one)))

    def _choose_kept(self, conflict: Conflict, step: Step) -> None:
        keep = conflict.second if step.chosen == "second" else conflict.first

        def go(why: Step) -> None:
            self._settle(conflict, keep_first=keep is conflict.first, reason=why.chosen)

        title = self._name(conflict)
        self._at.steps.push(Step(lambda: words.reasons(isolated(title), SettleReason), go))

    def _settle(self, conflict: Conflict, *, keep_first: bool, reason: str) -> None:
        keep = conflict.first if keep_first else conflict.second
        act = partial(self._at.acts.settle, conflict, keep, SettleReason(reason))
        again = partial(self._settle, conflict, keep_first=keep_first, reason=reason)
        record = self._at.attempt(act, again)
        if self._at.blocked:
            return
        if record is not None:
            self._at.scanning.note_saved(record)
        self._at.steps.begin(self._home(), self.conflicts())

    def _name(self, conflict: Conflict) -> str:
        found = self._at.desk.about(RegistrationId(conflict.first.about or conflict.second.about))
        return shown_name(found.registration) if found else translate("Card", "Code only")

    def _desks(self, conflict: Conflict) -> tuple[str, str]:
        desk = self._at.desk
        return desk.desk_name(conflict.first), desk.desk_name(conflict.second)


def _key(conflict: Conflict) -> str:
    return f"{conflict.first.fact} {conflict.second.fact}"
