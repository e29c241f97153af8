"""Who is found, in which order, and that a change of the roster costs only whom it is about."""

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checkin.domain.errors import StoreError
from checkin.domain.model import CheckInList, ListId, Registration, RegistrationId, Standing
from checkin.domain.names import fold, is_enough
from checkin.usecases.directory import Directory, DirectoryReader, line_of
from checkin.usecases.expected import Expecting, Rules
from checkin.usecases.roster_pages import Changed, Edition

DAY_1, DAY_2 = ListId("day-1"), ListId("day-2")


class Shelf:
    """A roster at its port: people in slices, and what has changed since an edition."""

    def __init__(self, people=()):
        self.people = {one.id: one for one in people}
        self.turn = self.number = 0
        self.changes = []
        self.slices = self.asked = 0
        self.meanwhile = lambda: None

    def put(self, *people):
        self.people.update((one.id, one) for one in people)
        self._note([one.id for one in people])

    def remove(self, *keys):
        for key in keys:
            del self.people[key]
        self._note(keys)

    def replace_all(self, people):
        self.people = {one.id: one for one in people}
        self.turn += 1

    def _note(self, keys):
        self.number += 1
        self.changes.append((self.number, keys))

    def edition(self):
        return Edition("i", self.turn, self.number)

    def registrations_in_slices(self):
        keys = sorted(self.people)
        for at in range(0, len(keys), 3):
            self.slices += 1
            yield [self.people[key] for key in keys[at : at + 3] if key in self.people]
            self.meanwhile()

    def changed_since(self, edition):
        self.asked += 1
        if edition.turn != self.turn:
            return None
        keys = {key for number, some in self.changes if number > edition.number for key in some}
        there = [self.people[key] for key in sorted(keys) if key in self.people]
        return Changed(self.edition(), there, sorted(keys - self.people.keys()))


def in_turn(*acts):
    """Each of the acts once, one at a time, and then nothing."""
    left = list(acts)

    def act():
        if left:
            left.pop(0)()

    return act


def expected(directory, day=DAY_1):
    """How many a desk expects that has read the *directory*."""
    rules = Rules(CheckInList(one, str(one), date(2024, 4, 15)) for one in (DAY_1, DAY_2))
    return Expecting(rules, directory.rights, directory.many, {}, ()).many(day)


def person(number, name, **fields):
    return Registration(
        RegistrationId(f"r{number:03}"), name, **{"lists": frozenset({DAY_1}), **fields}
    )


def as_said(people, typed):
    """The same search said as plainly as possible: everybody is looked at, and then sorted."""
    folded, found = fold(typed), []
    for one in people if is_enough(folded) else ():
        names = (one.public_name, *one.aliases, one.other_script, one.organisation)
        names = [fold(name) for name in names if name]
        words, joined = folded.split(), " ".join(names)
        if one.code_only:
            continue
        if any(name.startswith(folded) for name in names):
            rank = 0
        elif any(f" {folded}" in name for name in names):
            rank = 1
        elif len(words) > 1 and all(word in joined for word in words):
            rank = 2
        elif any(folded in name for name in names):
            rank = 3
        else:
            continue
        found.append((rank, f"{names[0]} {one.id}", one.id))
    return sorted(found)


def search(directory, typed):
    return [tuple(one) for one in directory.search(fold(typed))]


NAMES = st.lists(
    st.sampled_from(["ana", "an", "Ána", "bo", "al-an", "王", "小雨", "o'an", "لى", "ana-bo"]),
    max_size=3,
)
PEOPLE = st.builds(
    lambda key, name, alias, other, organisation, alone: Registration(
        RegistrationId(f"r{key}"),
        "" if alone == 0 else " ".join(name) or "ann",
        " ".join(organisation),
        aliases=tuple(alias),
        other_script=" ".join(other),
    ),
    st.integers(0, 40),
    *(NAMES,) * 4,
    st.integers(0, 9),
)
TYPED = st.lists(
    st.sampled_from(["a", "an", "ana", "bo", "b", "n", "王", "雨", "ل", "o"]), max_size=3
)


@given(st.lists(PEOPLE, max_size=30), TYPED, st.sampled_from(["", " "]))
@settings(deadline=None, derandomize=True, max_examples=400)
def test_a_search_finds_whom_looking_at_everybody_finds_in_the_same_order(people, typed, between):
    shelf = Shelf(people)

    found = search(DirectoryReader(shelf).read(), between.join(typed))

    assert found == as_said(shelf.people.values(), between.join(typed))


@pytest.mark.parametrize("seed", range(6))
def test_after_any_changes_it_is_what_reading_everybody_anew_gives(seed, monkeypatch):
    monkeypatch.setattr("checkin.usecases.directory._BLOCK", 4)
    chance = random.Random(seed)

    def somebody(number):
        name = " ".join(chance.choices(("Ada", "Anna", "Bo", "Łucja", "Lucy"), k=2))
        return person(
            number,
            chance.choice((name, name, name, "")),
            organisation=chance.choice(("Annals", "")),
            lists=frozenset(chance.sample((DAY_1, DAY_2), chance.randint(0, 2))),
            standing=chance.choice((Standing.ACTIVE, Standing.CANCELLED)),
        )

    shelf = Shelf(somebody(number) for number in range(chance.choice((0, 30))))
    reader = DirectoryReader(shelf)
    reader.read()
    everybody = shelf.slices
    for _ in range(30):
        if shelf.people and chance.random() < 0.5:
            shelf.remove(
                *chance.sample(sorted(shelf.people), 1 + chance.randrange(2) % len(shelf.people))
            )
        else:
            shelf.put(*(somebody(chance.randrange(60)) for _ in range(chance.randint(1, 9))))
        changed, anew = reader.read(), DirectoryReader(Shelf(shelf.people.values())).read()
        for typed in ("an", "ada bo", "luc", "annals"):
            assert search(changed, typed) == search(anew, typed)
        for day in (DAY_1, DAY_2):
            assert expected(changed, day) == expected(anew, day)
        assert list(changed.of_organisation("annals")) == list(anew.of_organisation("annals"))
    assert shelf.slices == everybody


def test_a_directory_that_somebody_holds_stays_as_it_was():
    shelf = Shelf([person(1, "Ada")])
    reader = DirectoryReader(shelf)
    before = reader.read()

    shelf.put(person(1, "Grace"))
    after = reader.read()

    assert [one.id for one in before.search("ada")] == ["r001"]
    assert list(after.search("ada")) == []
    assert expected(before) == expected(after) == 1
    assert [one.id for one in after.search("grace")] == ["r001"]


def test_a_roster_that_was_replaced_is_read_anew():
    shelf = Shelf([person(1, "Ada")])
    reader = DirectoryReader(shelf)
    reader.read()

    shelf.replace_all([person(2, "Grace")])

    assert list(reader.read().search("ada")) == []
    assert expected(reader.read()) == 1


def test_what_changes_while_everybody_is_read_is_not_missed():
    shelf = Shelf(person(number, "Ada") for number in range(8))
    shelf.meanwhile = in_turn(
        lambda: shelf.remove("r000", "r007"), lambda: shelf.put(person(0, "Grace"))
    )

    directory = DirectoryReader(shelf).read()

    assert [one.id for one in directory.search("ada")] == [
        f"r{number:03}" for number in range(1, 7)
    ]
    assert [one.id for one in directory.search("grace")] == ["r000"]
    assert expected(directory) == 7


def test_a_roster_that_is_replaced_while_it_is_read_is_read_once_more():
    shelf = Shelf(person(number, "Ada") for number in range(8))
    shelf.meanwhile = in_turn(lambda: shelf.replace_all([person(9, "Grace")]))

    directory = DirectoryReader(shelf).read()

    assert list(directory.search("ada")) == []
    assert [one.id for one in directory.search("grace")] == ["r009"]


def test_a_reading_that_failed_begins_anew():
    shelf = Shelf(person(number, "Ada") for number in range(8))
    reader = DirectoryReader(shelf)

    def broken():
        raise StoreError("The disk cannot be read.")

    shelf.meanwhile = broken
    with pytest.raises(StoreError):
        reader.read()
    shelf.meanwhile = lambda: None

    assert expected(reader.read()) == 8


def test_whoever_waits_for_a_reading_can_end_it():
    def enough():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        DirectoryReader(Shelf([person(1, "Ada")]), enough).read()


def similar(directory, typed):
    return [one.id for one in directory.similar(fold(typed))]


def directory_of(*names, **fields):
    people = [person(number, name, **fields) for number, name in enumerate(names)]
    return DirectoryReader(Shelf(people)).read()


def test_other_spellings_of_a_name_are_similar_and_whole_words_come_first():
    found = directory_of("Mohamedson Ali", "Grace", "Muhammad B", "Mahmoud", "Ahmed")

    assert similar(found, "mohamed") == ["r003", "r002", "r000"]
    assert similar(found, "moham b") == []
    assert similar(found, "mohamed bee") == []
    assert similar(found, "mh") == similar(found, "moa") == similar(found, "") == []


def test_two_consonants_are_similar_to_whole_words_only():
    found = directory_of("Hana Quill", "Khaing Hnetsone")

    assert similar(found, "hannah") == ["r000"]


def test_the_sound_of_an_organisation_is_nobodys():
    found = directory_of(
        "Grace", organisation="Mohamed and Sons", aliases=("Yusuf",), other_script="محمد"
    )

    assert similar(found, "muhammad") == []
    assert similar(found, "youssef") == similar(found, "محمود") == ["r000"]


def test_an_empty_directory_finds_nobody():
    assert search(Directory(), "ada") == similar(Directory(), "ada") == []
    assert expected(Directory()) == 0


def test_a_name_of_nothing_but_marks_is_no_trouble():
    found = directory_of("'", "Ada")

    assert line_of(person(0, "'")).key == " r000"
    assert [one.id for one in found.search("ad")] == ["r001"]
