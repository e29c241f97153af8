"""Breakdowns in which nobody is alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkin.usecases.crowd import Cell
from checkin.usecases.small_cells import LEAST, Breakdown, breakdown


def test_the_largest_come_first_and_whoever_is_fewer_than_three_is_told_together():
    found = breakdown(
        [Cell("Alone", 1, 1), Cell("Sea", 4, 9), Cell("Two", 2, 5), Cell("Bay", 8, 8)]
    )

    assert found == Breakdown((Cell("Bay", 8, 8), Cell("Sea", 4, 9)), Cell("", 3, 6), 4)


def test_one_person_is_not_told_by_what_is_left_over():
    found = breakdown([Cell("Alone", 1, 1), Cell("Sea", 4, 9), Cell("Bay", 8, 8)])

    assert found == Breakdown((Cell("Bay", 8, 8),), Cell("", 5, 10), 3)


def test_those_of_whom_nobody_has_come_need_no_company():
    found = breakdown([Cell("Later", 0, 30), Cell("Sea", 4, 9)])

    assert found == Breakdown((Cell("Sea", 4, 9),), Cell("", 0, 30), 1)


def test_nobody_is_nobody():
    assert breakdown([]) == Breakdown((), None, 0)


def test_what_nothing_is_known_of_is_no_organisation_that_is_represented():
    assert breakdown([Cell("", 7, 7)]) == Breakdown((Cell("", 7, 7),), None, 0)


def test_of_very_many_the_smaller_ones_are_told_together():
    found = breakdown([Cell(f"{n}", 3 + n, 3 + n) for n in range(5)], most=2)

    assert [one.name for one in found.cells] == ["4", "3"]
    assert found.others == Cell("", 3 + 4 + 5, 3 + 4 + 5)


@pytest.mark.parametrize("one", [Cell("Sea", 1, 40), Cell("Sea", 2, 40)])
def test_one_small_cell_alone_is_told_as_all(one):
    assert breakdown([one]) == Breakdown((), Cell("", one.arrived, 40), 1)


@given(st.lists(st.builds(Cell, st.text(max_size=2), st.integers(0, 9), st.integers(0, 9))))
def test_whatever_there_is_everybody_is_told_of_once_and_nobody_alone(cells):
    found = breakdown(cells)

    told = [*found.cells, *([found.others] if found.others else [])]
    assert sum(one.arrived for one in told) == sum(one.arrived for one in cells)
    assert sum(one.expected for one in told) == sum(one.expected for one in cells)
    assert all(one.arrived >= LEAST for one in found.cells)
    if found.cells and found.others:
        assert found.others.arrived == 0 or found.others.arrived >= LEAST
