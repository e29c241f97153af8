"""Which letters stand in a desk's list: in its names, or in a lane without them in all the rest."""

from collections.abc import Callable, Iterable, Mapping

from checkin.usecases.ports import Roster
from checkin.usecases.self_test_laptop import GlyphFacts


def letters_of(store: Roster) -> frozenset[str]:
    """Every letter that the desk may have to show."""
    found: set[str] = set()
    gathering = store.gathering()
    if gathering is not None:
        found.update(gathering.name, *gathering.contacts)
    for on in store.lists():
        found.update(on.name)
    for some in store.registrations_in_slices():
        for one in some:
            found.update(one.public_name, one.other_script, *one.aliases, one.organisation)
            found.update(one.country, one.region, one.category, one.attention, *one.give)
    return frozenset(letter for letter in found if not letter.isspace())


def measure_glyphs(
    letters: Iterable[str] | None, missing: Callable[[frozenset[str]], Mapping[str, int]]
) -> GlyphFacts | None:
    """See which *letters* cannot be drawn: *missing* counts them for each script."""
    if letters is None:
        return None
    wanted = frozenset(letters)
    return GlyphFacts(len(wanted), missing(wanted))
