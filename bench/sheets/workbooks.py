"""Workbooks made by hand, part by part, as no spreadsheet program would make them."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date

import openpyxl

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
CONTENT_TYPES, RELS = "[Content_Types].xml", "_rels/.rels"
SHEET, TEXTS, STYLES = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"

_PARTS = {
    CONTENT_TYPES: f"""{_HEAD}<Types xmlns="{_PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>
<Override PartName="/{SHEET}" ContentType="{_TYPES}.worksheet+xml"/>
<Override PartName="/{STYLES}" ContentType="{_TYPES}.styles+xml"/>
<Override PartName="/{TEXTS}" ContentType="{_TYPES}.sharedStrings+xml"/></Types>""",
    RELS: f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>""",
    "xl/workbook.xml": f"""{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>
<sheet name="People" sheetId="1" r:id="r1"/></sheets></workbook>""",
    "xl/_rels/workbook.xml.rels": f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="r2" Type="{_OFFICE}/styles" Target="styles.xml"/>
<Relationship Id="r3" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>""",
    STYLES: f'{_HEAD}<styleSheet xmlns="{_MAIN}"><cellXfs count="1"><xf numFmtId="0"/></cellXfs>'
    "</styleSheet>",
    TEXTS: f'{_HEAD}<sst xmlns="{_MAIN}"><si><t>Name</t></si><si><t>Ada Oakwind</t></si></sst>',
}
ROWS = '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>1</v></c></row>'


def worksheet(rows: str = ROWS, before: str = "", after: str = "") -> str:
    """Return a worksheet's XML with *rows*."""
    return f'{_HEAD}<worksheet xmlns="{_MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def texts(inside: str) -> str:
    """Return the XML of a table of texts."""
    return f'{_HEAD}<sst xmlns="{_MAIN}">{inside}</sst>'


def package(
    changed: Mapping[str, str | bytes] | None = None,
    *,
    compressed: int = zipfile.ZIP_DEFLATED,
) -> bytes:
    """Return a workbook with one person, of which some parts are *changed*."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", compressed) as archive:
        for name, content in ({SHEET: worksheet()} | _PARTS | dict(changed or {})).items():
            archive.writestr(name, content)
    return data.getvalue()


Cell = str | int | float | bool | date | None


def saved(
    rows: Sequence[Sequence[Cell]],
    change: Callable[[openpyxl.Workbook], None] | None = None,
) -> bytes:
    """Return a workbook as a library saves it, *change*d by hand."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    if change:
        change(book)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()
