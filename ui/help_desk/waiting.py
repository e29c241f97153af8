"""Whom the lanes have sent to the help desk, and whom two desks have both admitted."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from checkin.domain.attendance import Conflict
from checkin.domain.model import Registration, RegistrationId
from checkin.domain.reasons import SettleReason
from ui.help_desk import words
from ui.help_desk.sheet import Option, Sheet
from ui.help_desk.steps import Step, Steps
from ui.people_words import shown_name
from ui.plain_text import isolated

translate = QCoreApplication.translate


class Waiting(Steps):
    """What is waiting for somebody at a help desk."""

    def home(self) -> Step:
        """Where everything at the help desk begins."""
        raise NotImplementedError

    def _person(self, who: Registration) -> Step:
        raise NotImplementedError

    # ------------------------------------------------------------ sent by the lanes

    def _sent_sheet(self) -> Sheet:
        found = self._acts.sent()
        desks = [self._desk.desk_name(one.note) for one in found]
        return words.sent(found, desks, self._wall(), self._zone())

    def _choose_sent(self, step: Step) -> None:
        found = self._saving.attempt(
            partial(self._desk.about, RegistrationId(step.chosen)),
            partial(self._choose_sent, step),
        )
        if found is not None:
            self.push(self._person(found.registration))

    # ------------------------------------------------------------ conflicts

    def _conflicts_sheet(self) -> Sheet:
        found = self._desk.conflicts()
        now, zone = self._wall(), self._zone()
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
        for one in self._desk.conflicts():
            if _key(one) != step.chosen:
                continue
            make = partial(
                words.settle, self._name(one), one, self._desks(one), self._wall(), self._zone()
            )
            self.push(Step(make, partial(self._choose_kept, one)))

    def _choose_kept(self, conflict: Conflict, step: Step) -> None:
        keep = conflict.second if step.chosen == "second" else conflict.first

        def go(why: Step) -> None:
            self._settle(conflict, keep_first=keep is conflict.first, reason=why.chosen)

        title = self._name(conflict)
        self.push(Step(lambda: words.reasons(isolated(title), SettleReason), go))

    def _settle(self, conflict: Conflict, *, keep_first: bool, reason: str) -> None:
        keep = conflict.first if keep_first else conflict.second
        act = partial(self._acts.settle, conflict, keep, SettleReason(reason))
        again = partial(self._settle, conflict, keep_first=keep_first, reason=reason)
        record = self._saving.attempt(act, again)
        if self._saving.blocked:
            return
        if record is not None:
            self._saved(record)
        self.begin(self.home(), Step(self._conflicts_sheet, self._choose_conflict))

    def _name(self, conflict: Conflict) -> str:
        found = self._desk.about(RegistrationId(conflict.first.about or conflict.second.about))
        return shown_name(found.registration) if found else translate("Card", "Code only")

    def _desks(self, conflict: Conflict) -> tuple[str, str]:
        return self._desk.desk_name(conflict.first), self._desk.desk_name(conflict.second)


def _key(conflict: Conflict) -> str:
    return f"{conflict.first.fact} {conflict.second.fact}"
