"""Tables for other programs."""

import csv
import io

import pytest
from openpyxl import load_workbook

from checkin.adapters import exports
from checkin.adapters.exports import csv_pieces, xlsx
from checkin.domain.errors import InputError

DANGEROUS = ["=1+1", "+1", "-1", "@sum", "\t=1", "\r=1", "\n=1"]


@pytest.mark.parametrize("text", DANGEROUS)
def test_what_begins_like_a_formula_is_a_text(text):
    (row,) = csv.reader(io.StringIO(b"".join(csv_pieces([[text]])).decode("utf-8-sig"), newline=""))
    (cell,) = next(load_workbook(io.BytesIO(xlsx("Sheet", [[text]]))).active.iter_rows())

    assert row == [f"'{text}"]
    assert cell.data_type in {"s", "n"}
    assert (cell.value or "").strip() == text.strip()


def test_numbers_stay_numbers_below_nought_as_well():
    assert b"-3" in b"".join(csv_pieces([[-3]]))
    (cell,) = next(load_workbook(io.BytesIO(xlsx("Sheet", [[-3]]))).active.iter_rows())
    assert cell.value == -3


def test_a_long_table_comes_in_pieces_and_nothing_of_it_is_missing():
    pieces = list(csv_pieces([n, f"Zoë {n}, “{n}”"] for n in range(1_201)))

    assert len(pieces) == 3
    found = list(csv.reader(io.StringIO(b"".join(pieces).decode("utf-8-sig"), newline="")))
    assert found == [[str(n), f"Zoë {n}, “{n}”"] for n in range(1_201)]


def test_letters_that_a_workbook_cannot_hold_are_left_out():
    (cell,) = next(load_workbook(io.BytesIO(xlsx("Sheet", [["A\x00d\x07a"]]))).active.iter_rows())

    assert cell.value == "Ada"


def test_more_rows_than_a_sheet_holds_are_refused_in_a_sentence(monkeypatch):
    monkeypatch.setattr(exports, "MOST_ROWS", 2)

    assert xlsx("Sheet", [["head"], ["a"], ["b"]])
    with pytest.raises(InputError, match="Take the CSV file"):
        xlsx("Sheet", [["head"], ["a"], ["b"], ["c"]])
