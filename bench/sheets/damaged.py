"""Sheets with something wrong in them, and what becomes of each: who comes in, or what is said.

``people`` are the names that come in, ``says`` is part of a sentence: of the refusal of all of
it, or of what is refused or passed over of it. With both, the others come in.
"""

import gzip
import io
import random
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import openpyxl

from bench.sheets.workbooks import (
    ROWS,
    SHEET,
    STYLES,
    TEXTS,
    Cell,
    package,
    saved,
    texts,
    worksheet,
)

MB = 1_000_000


@dataclass(frozen=True)
class Damaged:
    """One file: *data* makes its bytes."""

    name: str
    data: Callable[[], bytes]
    people: Sequence[str] = ()
    says: str = ""


_ADA_BO = ("Ada Oakwind", "Bo Fjord")
_TWO = "Name,Company\nAda Oakwind,Lantern\nBo Fjord,Quill\n"


def _text(name: str, text: str, people: Sequence[str] = (), says: str = "") -> Damaged:
    return Damaged(f"{name}.csv", text.encode, people, says)


def _bytes(name: str, data: Callable[[], bytes], says: str) -> Damaged:
    return Damaged(name, data, (), says)


def _encodings() -> Iterator[Damaged]:
    yield Damaged("mark.csv", lambda: _TWO.encode("utf-8-sig"), _ADA_BO)
    yield Damaged("utf16.csv", lambda: _TWO.encode("utf-16"), _ADA_BO)
    yield Damaged("utf16-unsaid.csv", lambda: _TWO.encode("utf-16-be"), _ADA_BO)
    yield Damaged("mac-lines.csv", lambda: _TWO.replace("\n", "\r").encode(), _ADA_BO)
    french = "Nom;Société\nZoë Chêne;Lanterne\nNoé Müller;Éclat\n"
    yield _bytes("windows.csv", lambda: french.encode("cp1252"), "how its letters were saved")
    arabic = "الاسم,المنظمة\nليلى حسن,القلم\n"
    yield _bytes("arabic.csv", lambda: arabic.encode("cp1256"), "how its letters were saved")
    mixed = french.encode() + b"Ren\xe9;x\n"
    yield _bytes("mixed.csv", lambda: mixed, "Row 4: some letters are not in UTF-8")
    yield _bytes("cut-utf16.csv", lambda: _TWO.encode("utf-16")[:-1], "Row 3: the letters are")
    yield _bytes("utf32.csv", lambda: _TWO.encode("utf-32"), "not a sheet of text")
    yield _bytes("zeros.csv", lambda: b"Name\nAda\0\0\n", "not a sheet of text")
    marked = "\ufeffName\nA\0da\n".encode("utf-16-le")
    yield _bytes("zero-inside.csv", lambda: marked, "not a sheet of text")


def _layouts() -> Iterator[Damaged]:
    yield _text(
        "twice", "Name,Company,Company\nAda,A,B\n", says="Row 1: Two columns mean “organisation”"
    )
    title = "Our gathering,\n,\nas of Monday,\nName,Company\nAda Oakwind,Lantern\n"
    yield _text("title", title, ["Ada Oakwind"])
    yield _text("deep", "title,\n" * 25 + "Name,Company\nAda,L\n", says="is called “name”")
    yield _text("headless", "Ada Oakwind,Lantern\nBo Fjord,Quill\n", says="is called “name”")
    yield _text("commas", _TWO + "Cy,Wind, Oak\n", _ADA_BO, "Row 4: There are more cells")
    yield _text("quotes", 'Name,Company\nAda,"Lantern\nBo,Quill\n', says="Row 2: the quotation")
    yield _text("inner-quotes", 'Name,Company\nAda,"Oak" Wind\n', says="Row 2: the quotation")
    numbered = "ID,Name\n1,Ada Oakwind\n2,Bo Fjord\n"
    yield _text("numbered", numbered, _ADA_BO)
    yield _text("total", _TWO + ",2 people\n", _ADA_BO, "Row 4: It has no name")
    odd = "Name,Company\nAda Oakwind,L\n12,L\n2024-03-01,L\n03/04,L\nBo Fjord,L\n"
    yield _text("numbers", odd, _ADA_BO, "Rows 3, 4 and 5: The name is a number or a date")
    wrong = "Name,Company\nAda Oakwind,L\n#N/A,L\nBo Fjord,Q\n"
    yield _text("wrong-values", wrong, _ADA_BO, "Row 3: “name” is what a formula says that went")
    formula = "Name,Company\nAda Oakwind,L\n=A2,L\nBo Fjord,Q\n"
    yield _text("formula-text", formula, _ADA_BO, "Row 3: The name is a formula")
    address = "Name,Company\nAda Oakwind,L\nada@example.org,L\nBo Fjord,Q\n"
    yield _text("address", address, _ADA_BO, "Row 3: Where the name should be")
    rounded = "Name,Code\nAda Oakwind,1.23457E+12\nBo Fjord,17\n"
    yield _text("rounded", rounded, ["Bo Fjord"], "Row 2: In “code” a spreadsheet has rounded")
    long = f"Name,Company\n{'a' * 5_000},L\nBo Fjord,Q\n"
    yield _text("long", long, ["Bo Fjord"], "Row 2: “name” is longer than 200")
    turned = "Name\n\u202eAda\u2066 Oakwind\u200b\nBo\u00ad Fjord\n"
    yield _text("hidden-letters", turned, _ADA_BO)
    again = _TWO + "ADA  OAKWIND,lantern\nBo Fjord,Quill\n"
    yield _text("again", again, ["Bo Fjord"], "Rows 2 and 4: The same name and organisation")
    codes = "Name,Code\nAda Oakwind,T-1\nBo Fjord,T-2\nCy,T-3\nDee,T-3\n"
    yield _text("codes", codes, _ADA_BO, "Rows 4 and 5: The same code")
    lists = "Name,Lists\nAda Oakwind,Day 1\nCy,Moon walk\nBo Fjord,\n"
    yield _text("lists", lists, _ADA_BO, "Row 3: There is no check-in list “Moon walk”")
    yield _text("empty", "", says="There is nobody in this sheet")
    yield _text("header-only", "Name,Company\n", says="no row that can be used")
    yield _text("nothing", "\n \n\n", says="There is nobody in this sheet")


def _large() -> Iterator[Damaged]:
    yield _bytes("cell.csv", lambda: b"Name\nAda\n" + b"x" * 10 * MB, "Row 3: the quotation marks")
    yield _bytes("row.csv", lambda: b"Name\nAda\n" + b"," * 40 * MB, "Row 3: the quotation marks")
    yield _bytes("cells.csv", lambda: b"Name\n" + (b"," * 99 + b"\n") * 490_000, "4,000,000 cells")
    yield _bytes("rows.csv", lambda: b"Name\n" + b"a,\n" * 16 * MB, "250,000 rows")
    yield _bytes("size.csv", lambda: b"Name\n" + b"Ada\n" * 12_500_000, "larger than 50 MB")
    yield _bytes("quoted.csv", lambda: b'Name\n"' + b"a\n" * 24 * MB, "Row 2: the quotation")


def _others() -> Iterator[Damaged]:
    chance = random.Random(7)
    yield _bytes("picture.csv", lambda: b"\x89PNG\r\n\x1a\n" + bytes(99), "a picture")
    yield _bytes("document.xlsx", lambda: b"%PDF-1.7\n" + bytes(99), "a PDF")
    yield _bytes("chance.csv", lambda: chance.randbytes(100_000), "not a sheet of text")
    tags = b"<html><table><tr><td>Name</td></tr></table></html>"
    yield _bytes("page.xls", lambda: tags, "a web page")
    yield _bytes("old.xls", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "an old or")
    yield _bytes("packed.csv.gz", lambda: gzip.compress(_TWO.encode()), "compressed")
    yield _bytes("archive.zip", lambda: _zip({"people.csv": _TWO}), "ZIP archive")
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    yield _bytes("open.ods", lambda: _zip({"mimetype": kind}), "an OpenDocument sheet")


def _workbooks() -> Iterator[Damaged]:
    head: list[Cell] = ["Name", "Company"]

    def merged(book: openpyxl.Workbook) -> None:
        sheet = book.worksheets[0]
        sheet.merge_cells("A1:B1")
        sheet.merge_cells("B3:B4")
        sheet.merge_cells("A5:B5")
        sheet.column_dimensions["C"].hidden = True

    rows: list[list[Cell]] = [["Our gathering"], [*head, "Code"], ["Ada Oakwind", "Lantern", "c1"]]
    rows += [["Bo Fjord", None, "c2"], ["Speakers"]]
    yield Damaged(
        "merged.xlsx", lambda: saved(rows, merged), _ADA_BO, "Row 5: Its cells are merged"
    )
    dates: list[list[Cell]] = [head, ["Ada Oakwind", 12], [date(2024, 3, 1), "L"], [4711, "L"]]
    said = "Rows 3 and 4: The name is a number or a date"
    yield Damaged("dates.xlsx", lambda: saved(dates), ["Ada Oakwind"], said)
    asked: list[list[Cell]] = [head, ["=B2", "L"], ["Bo Fjord", "=A3"]]
    yield _bytes("formulas.xlsx", lambda: saved(asked), "Row 2: “name” is a formula, and the file")
    cached = ROWS.replace("<v>1</v>", "<f>B2</f><v>1</v>")
    yield Damaged("computed.xlsx", lambda: package({SHEET: worksheet(cached)}), ["Ada Oakwind"])

    def more(book: openpyxl.Workbook) -> None:
        sheet = book.create_sheet("More")
        sheet.append(["Name"])
        sheet.append(["Cy"])

    yield _bytes("sheets.xlsx", lambda: saved([head, ["Ada", "L"]], more), "several sheets")
    whole = package()
    yield _bytes("cut.xlsx", lambda: whole[: len(whole) // 2], "damaged")
    yield _bytes("turned.xlsx", lambda: whole[:900] + bytes(60) + whole[960:], "damaged")
    yield _bytes("texts.xlsx", lambda: package({TEXTS: texts("")}), "damaged")
    cells = ROWS.replace('r="A2"', 'r="ZZZ2"')
    yield _bytes("wide.xlsx", lambda: package({SHEET: worksheet(cells)}), "2,000 columns")
    before = '<dimension ref="A1:XFD1048576"/>'
    size = worksheet(before=before)
    yield Damaged("size.xlsx", lambda: package({SHEET: size}), ["Ada Oakwind"])
    far = ROWS.replace('r="2"', 'r="1048576"').replace("A2", "A1048576")
    yield Damaged("far.xlsx", lambda: package({SHEET: worksheet(far)}), ["Ada Oakwind"])
    back = ROWS + '<row r="1"><c r="A1"><v>1</v></c></row>'
    yield _bytes("back.xlsx", lambda: package({SHEET: worksheet(back)}), "damaged")
    beyond = ROWS.replace('r="2"', 'r="99999999999"').replace("A2", "A99999999999")
    yield _bytes("beyond.xlsx", lambda: package({SHEET: worksheet(beyond)}), "damaged")


def _bombs() -> Iterator[Damaged]:
    bombs = "\n".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    laughs = f'<!DOCTYPE s [<!ENTITY l0 "ha">{bombs}]><sst><si><t>&l9;</t></si></sst>'
    yield _bytes("laughs.xlsx", lambda: package({TEXTS: laughs}), "no spreadsheet program makes")
    outside = '<!DOCTYPE s [<!ENTITY e SYSTEM "file:///etc/passwd">]><sst><si><t>&e;</t></si></sst>'
    yield _bytes("outside.xlsx", lambda: package({TEXTS: outside}), "no spreadsheet program makes")
    yield _bytes(
        "bomb.xlsx", lambda: package({SHEET: b" " * 600 * MB}), "unpacks to more than can be read"
    )
    yield _bytes("lying.xlsx", _lying, "damaged")
    inside = _filled("", "<x/>", 20_000_000, before=True)
    yield _bytes("elements.xlsx", inside, "no spreadsheet program makes")
    row = _filled('<row r="1">', "<x/>", 20_000_000, "</row>")
    yield _bytes("in-a-row.xlsx", row, "no spreadsheet program makes")
    attribute = _filled('<row r="1" x="', "a", 100 * MB, '"></row>')
    yield _bytes("attribute.xlsx", attribute, "no spreadsheet program makes")
    cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>'
    long = _filled(cell, "a", 100 * MB, "</t></is></c></row>")
    yield _bytes("endless.xlsx", long, "no spreadsheet program makes")
    nested = "<a>" * 100_000 + "</a>" * 100_000
    yield _bytes("nested.xlsx", lambda: package({STYLES: nested}), "no spreadsheet program makes")
    yield _bytes("packing.xlsx", lambda: package(compressed=zipfile.ZIP_LZMA), "damaged")
    cells = "".join(f'<row r="{n}">{"<c/>" * 1_000}</row>' for n in range(1, 5_000))
    yield _bytes("cells.xlsx", lambda: package({SHEET: worksheet(cells)}), "4,000,000 cells")
    many = "<si><t/></si>" * 3_000_000
    yield _bytes("many-texts.xlsx", lambda: package({TEXTS: texts(many)}), "no spreadsheet program")


def _filled(
    start: str, piece: str, times: int, end: str = "", *, before: bool = False
) -> Callable[[], bytes]:
    """Make a worksheet with one piece again and again in it."""

    def data() -> bytes:
        inside = f"{start}{piece * times}{end}"
        return package({SHEET: worksheet(before=inside) if before else worksheet(inside)})

    return data


def _zip(parts: dict[str, str]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return data.getvalue()


def _lying() -> bytes:
    """A part that unpacks to 50 MB and says that it is 1,000 bytes."""
    data = bytearray(package({SHEET: worksheet(after=" " * 50 * MB)}))
    size = len(worksheet(after=" " * 50 * MB)).to_bytes(4, "little")
    for at in range(len(data) - 4):
        if data[at : at + 4] == size:
            data[at : at + 4] = (1_000).to_bytes(4, "little")
    return bytes(data)


def small_sheets() -> list[Damaged]:
    """Those that are quickly tried."""
    return [*_encodings(), *_layouts(), *_others(), *_workbooks()]


def large_sheets() -> list[Damaged]:
    """Those that would take much memory or time. They are made when they are asked for."""
    return [*_large(), *_bombs()]
