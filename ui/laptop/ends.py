"""The pages on which a desk ends and check-ins are carried, joined to the desk that is open."""

from functools import partial

from checkin.adapters.carrying import Took
from checkin.adapters.ending import Ending
from checkin.adapters.profile import Profile
from ui.expiring import Expiring
from ui.laptop import carry, finish_words
from ui.laptop.carry import CarryPage
from ui.laptop.errands import Errands
from ui.laptop.finish import FinishPage
from ui.laptop.laptop import Laptop
from ui.running_desk import RunningDesk
from ui.workers import Heard


def add_ends(laptop: Laptop, desk: RunningDesk, profile: Profile, expiring: Expiring) -> Errands:
    """Offer them in the menu. What is returned is to be ended before the profile is closed."""
    errands = Errands(desk.window)

    def ends(ending: bool) -> None:
        desk.ending = ending

    def heard(took: Took) -> None:
        news = Heard(took.new, behind=False)
        desk.page.hearing.told(news, desks_changed=took.introduced > 0)
        # The server may lack it: whoever can reach it brings it there.
        desk.talk.wake()

    def finish_page() -> FinishPage:
        make = partial(Ending, profile)
        return FinishPage(errands, make, expiring.end_with, ends, desk.page.door.pin)

    def carry_page() -> CarryPage:
        page = CarryPage(errands, profile)
        page.took.connect(heard)
        return page

    laptop.add(carry.row_words, carry_page)
    laptop.add(finish_words.row_words, finish_page)
    return errands
