"""People who are not on the list: who walked in, and who comes in somebody's place."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication

from checkin.domain.model import BadgeId, Registration
from checkin.domain.record import How
from checkin.usecases.help_desk import Registered
from checkin.usecases.people import Person
from ui.help_desk import cards, words
from ui.help_desk.badges import Badges
from ui.help_desk.steps import Step
from ui.help_desk.workplace import Workplace
from ui.people_words import shown_name
from ui.plain_text import isolated

translate = QCoreApplication.translate


class Newcomers:
    """Asks for the name and a badge, registers, and shows whom to check in."""

    def __init__(self, at: Workplace, badges: Badges) -> None:
        self._at = at
        self._badges = badges

    def ask_walk_in(self) -> None:
        """Somebody is not on the list."""
        self._ask_name(
            lambda: translate("HelpDesk", "Somebody who is not on the list"), self._walk_in
        )

    def ask_instead(self, who: Registration) -> None:
        """Somebody comes in the place of *who*, most likely of the same organisation."""
        self._ask_name(
            lambda: translate("HelpDesk", "In the place of {name}").format(
                name=isolated(shown_name(who))
            ),
            partial(self._instead, who),
            "" if who.code_only else who.organisation,
        )

    def _ask_name(
        self,
        title: Callable[[], str],
        act: Callable[[Person, BadgeId | None], None],
        organisation: str = "",
    ) -> None:
        def go(step: Step) -> None:
            someone = Person(*step.typed)
            if not someone.public_name.strip():
                self._at.steps.show(words.sentence("Write down the name first."))
                return
            self._badges.ask(lambda: isolated(someone.public_name), partial(act, someone))

        step = Step(lambda: words.name(title()), go, typed=["", organisation])
        self._at.steps.push(step)

    def _walk_in(self, someone: Person, badge: BadgeId | None) -> None:
        act = partial(self._at.acts.register, someone, (), badge)
        self._register(act, partial(self._walk_in, someone, badge), badge)

    def _instead(self, who: Registration, someone: Person, badge: BadgeId | None) -> None:
        act = partial(self._at.acts.substitute, who.id, someone, badge)
        self._register(act, partial(self._instead, who, someone, badge), badge)

    def _register(
        self, act: Callable[[], Registered], again: Callable[[], None], badge: BadgeId | None
    ) -> None:
        made = self._at.attempt(act, again)
        if made is not None:
            self._at.scanning.note_saved(made.record)
            make = partial(cards.registered, made.registration, badge=badge is not None)
            self._at.scanning.look_twice(made.registration, How.SEARCHED, make)
