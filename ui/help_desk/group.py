"""Everybody of one organisation, checked in together: one record each."""

from collections.abc import Sequence
from functools import partial

from checkin.domain.model import Registration
from checkin.usecases.outcome import Found, Outcome
from ui.help_desk import cards, words
from ui.help_desk.sheet import Sheet
from ui.help_desk.steps import Step
from ui.help_desk.workplace import Workplace


class Group:
    """Asks who of them comes, and admits those."""

    def __init__(self, at: Workplace) -> None:
        self._at = at

    def ask(self, who: Registration) -> None:
        """Ask who of *who*'s organisation comes."""
        self._at.steps.push(Step(partial(self._sheet, who), partial(self._together, who)))

    def _sheet(self, who: Registration) -> Sheet:
        return words.group(who.organisation, self._at.acts.group(who.id), self._at.zone)

    def _together(self, who: Registration, step: Step) -> None:
        wanted = step.ticked or set()
        found = self._at.attempt(
            partial(self._at.acts.group, who.id), partial(self._together, who, step)
        )
        if found is not None:
            coming = [one for one in found if one.registration.id in wanted]
            self._admit_each(who.organisation, coming, [])

    def _admit_each(self, title: str, coming: Sequence[Found], done: Sequence[Outcome]) -> None:
        """Admit those who come, one record each; after a full disk it goes on where it was."""
        outcomes = list(done)
        for place, one in enumerate(coming):
            outcome = self._at.attempt(
                partial(self._at.desk.admit, one.registration.id),
                partial(self._admit_each, title, coming[place:], tuple(outcomes)),
            )
            if outcome is None:
                return
            outcomes.append(outcome)
            self._at.scanning.note_saved(outcome.record)
        others = [one.verdict.registration for one in outcomes if not one.admitted]
        known = [one for one in others if one is not None]
        count = len(outcomes) - len(others)
        if not outcomes:
            self._at.steps.show()
            return
        self._at.shown.present(partial(cards.together, title, count, known))
        self._at.scanning.answered.emit(self._at.shown.panel.card.look)
