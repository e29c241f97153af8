"""People who are not on the list: who walked in, and who comes in somebody's place."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication

from checkin.domain.model import BadgeId, ListId, Registration
from checkin.domain.record import How
from checkin.usecases.help_desk import Registered
from checkin.usecases.people import Person
from ui.help_desk import cards, words
from ui.help_desk.badges import Badges, Give
from ui.help_desk.steps import Step
from ui.help_desk.workplace import Workplace
from ui.people_words import shown_name
from ui.plain_text import isolated

translate = QCoreApplication.translate


class Newcomers:
    """Asks for the name, the lists and a badge, registers, and shows whom to check in."""

    def __init__(self, at: Workplace, badges: Badges) -> None:
        self._at = at
        self._badges = badges

    def ask_walk_in(self) -> None:
        """Somebody is not on the list."""
        self._ask_name(
            lambda: translate("HelpDesk", "Somebody who is not on the list"), self._ask_lists
        )

    def ask_instead(self, who: Registration) -> None:
        """Somebody comes in the place of *who*, most likely of the same organisation."""
        self._ask_name(
            lambda: translate("HelpDesk", "In the place of {name}").format(
                name=isolated(shown_name(who))
            ),
            lambda someone: self._ask_badge(someone, partial(self._instead, who, someone)),
            "" if who.code_only else who.organisation,
        )

    def _ask_name(
        self,
        title: Callable[[], str],
        then: Callable[[Person], None],
        organisation: str = "",
    ) -> None:
        def go(step: Step) -> None:
            someone = Person(*step.typed)
            if not someone.public_name.strip():
                self._at.steps.show(words.sentence("Write down the name first."))
                return
            then(someone)

        step = Step(lambda: words.name(title()), go, typed=["", organisation])
        self._at.steps.push(step)

    def _ask_lists(self, someone: Person) -> None:
        """Ask for which lists; where there is but one, it is that."""
        desk = self._at.desk

        def go(step: Step) -> None:
            wanted = tuple(one.id for one in desk.lists if one.id in (step.ticked or ()))
            if wanted:
                self._ask_badge(someone, partial(self._walk_in, someone, wanted))
            else:
                self._at.steps.show(words.no_list_ticked())

        if len(desk.lists) > 1:
            name = isolated(someone.public_name)
            sheet = partial(words.which_lists, name, desk.lists, desk.on)
            chosen = desk.lists.index(desk.on) if desk.on in desk.lists else 0
            self._at.steps.push(Step(sheet, go, row=chosen))
        else:
            self._ask_badge(someone, partial(self._walk_in, someone, ()))

    def _ask_badge(self, someone: Person, give: Give) -> None:
        self._badges.ask(lambda: isolated(someone.public_name), give)

    def _walk_in(self, someone: Person, lists: tuple[ListId, ...], badge: BadgeId | None) -> None:
        act = partial(self._at.acts.register, someone, lists, badge)
        self._register(act, partial(self._walk_in, someone, lists, badge), badge)

    def _instead(self, who: Registration, someone: Person, badge: BadgeId | None) -> None:
        act = partial(self._at.acts.substitute, who.id, someone, badge)
        self._register(act, partial(self._instead, who, someone, badge), badge)

    def _register(
        self, act: Callable[[], Registered], again: Callable[[], None], badge: BadgeId | None
    ) -> None:
        made = self._at.attempt(act, again)
        if made is not None:
            self._at.scanning.note_saved(made.record)
            who, on = made.registration, self._at.desk.on
            here = on is not None and on.id in who.lists
            make = partial(cards.registered, who, badge=badge is not None, here=here)
            if here:
                self._at.scanning.look_twice(who, How.SEARCHED, make)
            else:
                self._at.shown.present(make)
