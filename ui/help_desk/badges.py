"""Another badge for somebody: a spare one that is shown or typed, or none."""

from collections.abc import Callable
from functools import partial

from checkin.domain.model import BadgeId, Registration
from checkin.domain.reasons import BadgeReason
from ui.help_desk import cards, words
from ui.help_desk.steps import Step
from ui.help_desk.workplace import Workplace
from ui.people_words import shown_name
from ui.plain_text import isolated

Give = Callable[[BadgeId | None], None]


class Badges:
    """Asks for a spare badge, and hands it out."""

    def __init__(self, at: Workplace) -> None:
        self._at = at

    def ask(self, title: Callable[[], str], give: Give) -> None:
        """Ask for a spare badge, and *give* it; or none where nothing is typed."""

        def go(step: Step) -> None:
            typed = step.typed[0].strip()
            self._give(typed, give)

        def code(text: str) -> None:
            self._give(text, give)

        self._at.steps.push(Step(lambda: words.badge(title()), go, code))

    def ask_new(self, who: Registration, reason: BadgeReason) -> None:
        """Void *who*'s badges, and ask for the one that they get instead."""
        self.ask(lambda: isolated(shown_name(who)), partial(self._replace, who, reason))

    def _give(self, code: str, give: Give) -> None:
        """Give the spare badge with that code, or none where there is no code."""

        def act() -> None:
            spare = partial(self._at.acts.spare, code)
            badge = self._at.attempt(spare, partial(self._give, code, give)) if code else None
            if badge or not code:
                give(badge)

        self._at.steps.try_act(act)

    def _replace(self, who: Registration, reason: BadgeReason, badge: BadgeId | None) -> None:
        act = partial(self._at.acts.replace_badge, who.id, reason, badge)
        record = self._at.attempt(act, partial(self._replace, who, reason, badge))
        if record is not None:
            self._at.done(record, partial(cards.replaced, who, badge=badge is not None))
