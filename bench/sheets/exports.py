"""The exports of six sources, from their documented headers, each with what is odd in it."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Export:
    """One file, who comes in from it, and which rows are passed over."""

    name: str
    source: str
    data: bytes
    people: Mapping[str, Mapping[str, object]]
    """By name: what some of their fields are."""
    passed: Sequence[int] = ()


def _csv(rows: Sequence[Sequence[str]], *, bom: bool = False, delimiter: str = ",") -> bytes:
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter).writerows(rows)
    return written.getvalue().encode("utf-8-sig" if bom else "utf-8")


def eventbrite() -> Export:
    """Several rows of one order, with the buyer's address; one of them refunded."""
    header = [
        "Order #",
        "Order Date",
        "First Name",
        "Last Name",
        "Email",
        "Quantity",
        "Price Tier",
        "Ticket Type",
        "Attendee #",
        "Group",
        "Order Type",
        "Currency",
        "Total Paid",
        "Fees Paid",
        "Attendee Status",
        "Home City",
        "Cell Phone",
        "Dietary needs?",
        "Job Title",
        "Company",
    ]

    def row(order: str, first: str, last: str, number: str, status: str, company: str) -> list[str]:
        return [
            *(order, "2024-04-01", first, last, "buyer@example.org", "1", "", "Delegate", number),
            *("", "Eventbrite Completed", "EUR", "0", "0", status, "Wrenbridge", "+49 30 1"),
            *("vegan", "Editor", company),
        ]

    rows = [
        row("9001", "Ada", "Oakwind", "71", "Attending", "Lantern Press"),
        row("9001", "Bo", "Fjord", "72", "Attending", "Lantern Press"),
        row("9001", "Cy", "Marsh", "73", "Refunded", "Lantern Press"),
        row("9002", "Noor", "Said", "74", "Checked In", "Quill Trust"),
    ]
    return Export(
        "eventbrite.csv",
        "eventbrite",
        _csv([header, *rows]),
        {
            "Ada Oakwind": {"organisation": "Lantern Press", "category": "Delegate"},
            "Bo Fjord": {"organisation": "Lantern Press"},
            "Noor Said": {"organisation": "Quill Trust"},
        },
        passed=[4],
    )


def pretix_check_in() -> Export:
    """Cells that look like formulas bear an apostrophe; who has not paid is there as well."""
    header = [
        "Order code",
        "Attendee name",
        "Product",
        "Price",
        "Checked in",
        "Checked out",
        "Automatically checked in",
        "Paid",
        "Secret",
        "E-mail",
        "Company",
        "Voucher code",
        "Order date",
        "Requires special attention",
        "Comment",
        "Seat ID",
        "Seat name",
        "Seat zone",
        "Seat row",
        "Seat number",
    ]

    def row(
        order: str, name: str, secret: str, company: str, paid: str = "Yes", look: str = "No"
    ) -> list[str]:
        return [
            *(order, name, "Conference", "0.00", "", "", "No", paid, secret, "a@example.org"),
            *(company, "", "2024-04-01", look, "called twice", "", "", "", "", ""),
        ]

    rows = [
        row("F8VVL", "Ada Oakwind", "z3fsn8jyu", "'=Lantern+Press"),
        row("F8VVL", "Bo Fjord", "'-k24ca1mz", "Quill Trust", look="Yes"),
        row("GGHHJ", "Cy Marsh", "p0qr7xxa", "", paid="No"),
    ]
    return Export(
        "pretix-checkin.csv",
        "pretix-check-in",
        _csv([header, *rows], delimiter=";"),
        {
            "Ada Oakwind": {"organisation": "=Lantern+Press", "code": "z3fsn8jyu", "attention": ""},
            "Bo Fjord": {"code": "-k24ca1mz", "attention": "Requires special attention"},
        },
        passed=[4],
    )


def pretix_positions() -> Export:
    """Company, Address, City and Country are there twice; a dinner is nobody."""
    header = [
        "Event slug",
        "Order code",
        "Position ID",
        "Status",
        "Email",
        "Phone number",
        "Order date",
        "Order time",
        "Product",
        "Variation",
        "Price",
        "Tax rate",
        "Tax rule",
        "Tax value",
        "Attendee name",
        "Attendee email",
        "Company",
        "Address",
        "ZIP code",
        "City",
        "Country",
        "State",
        "Voucher",
        "Pseudonymization ID",
        "Ticket secret",
        "Seat ID",
        "Company",
        "Invoice address name",
        "Address",
        "ZIP code",
        "City",
        "Country",
        "State",
        "VAT ID",
        "Sales channel",
        "Order locale",
    ]

    def row(number: str, status: str, name: str, company: str, country: str, key: str) -> list[str]:
        product = "Conference" if name else "Dinner"
        return [
            *("gathering", "F8VVL", number, status, "payer@example.org", "+49 30 1", "2024-04-01"),
            *("10:00", product, "", "0.00", "0.00", "", "0.00", name, "", company, "Reed Lane 1"),
            *("1234", "Wrenbridge", country, "", "", key, f"s{key}", "", "The Payer Ltd"),
            *("Penny Payer", "Bank Road 2", "9999", "Paytown", "US", "", "", "web", "en"),
        ]

    rows = [
        row("1", "paid", "Ada Oakwind", "Lantern Press", "KE", "AAA1"),
        row("2", "paid", "", "", "", "AAA2"),
        row("3", "paid", "Bo Fjord", "Quill Trust", "NO", "AAA3"),
        row("4", "canceled", "Cy Marsh", "Quill Trust", "NO", "AAA4"),
    ]
    return Export(
        "pretix-orders.csv",
        "pretix-positions",
        _csv([header, *rows]),
        {
            "Ada Oakwind": {"organisation": "Lantern Press", "country": "KE", "code": "sAAA1"},
            "Bo Fjord": {"organisation": "Quill Trust", "country": "NO"},
        },
        passed=[3, 5],
    )


def indico() -> Export:
    """A byte order mark, several answers joined in one cell, and duplicate titles."""
    header = [
        "ID",
        "Name",
        "Email Address",
        "Affiliation",
        "Country",
        "Lists",
        "Phone Number",
        "Comments",
        "Comments",
        "Registration date",
        "Registration state",
        "Price",
        "Checked in",
        "Check-in date",
        "Payment date",
        "Tags",
    ]

    def row(number: str, name: str, state: str, lists: str) -> list[str]:
        return [
            *(number, name, f"{number}@example.org", "Quill Trust", "Norway", lists, "+47 1"),
            *("", "", "2024-04-01 10:00", state, "0", "No", "", "", "early; press"),
        ]

    rows = [
        row("1", "Ada Oakwind", "Completed", "Day 1; Dinner"),
        row("2", "Łucja Fjord", "Completed", "Day 1"),
        row("3", "Cy Marsh", "Withdrawn", "Day 1"),
        row("4", "Dee Hollow", "Pending", "Day 1"),
    ]
    return Export(
        "indico.csv",
        "indico",
        _csv([header, *rows], bom=True),
        {
            "Ada Oakwind": {"lists": ("Day 1", "Dinner"), "country": "Norway", "id": "1"},
            "Łucja Fjord": {"lists": ("Day 1",), "organisation": "Quill Trust"},
        },
        passed=[4, 5],
    )


def civicrm() -> Export:
    """A hundred columns, of which ninety are nobody's business; a test; a no-show."""
    header = [
        "Contact ID",
        "Contact Type",
        "Sort Name",
        "Display Name",
        "Do Not Email",
        "Preferred Language",
        "Source",
        "First Name",
        "Middle Name",
        "Last Name",
        "Job Title",
        "Current Employer",
        "Gender",
        "Birth Date",
        "Deceased",
        "Street Address",
        "City",
        "Postal Code",
        "State",
        "Country",
        "Phone",
        "Email",
        "Event Title",
        "Event Start Date",
        "Participant ID",
        "Participant Status",
        "Participant Role",
        "Participant Register date",
        "Participant Source",
        "Participant Note",
        "Fee level",
        "Is Pay Later",
        "Test",
    ]
    header += [f"Custom field {number}" for number in range(1, 68)]

    def row(number: str, first: str, last: str, status: str, test: str = "No") -> list[str]:
        return [
            *(number, "Individual", f"{last}, {first}", f"{first} {last}", "0", "en_US", ""),
            *(first, "", last, "Editor", "Lantern Press", "Female", "1970-01-01", "No"),
            *("Reed Lane 1", "Wrenbridge", "1234", "", "Kenya", "+254 1", f"{first}@example.org"),
            *("Gathering", "2024-04-15", f"5{number}", status, "Speaker", "2024-04-01", "", ""),
            *("", "No", test, *["private"] * 67),
        ]

    rows = [
        row("11", "Ada", "Oakwind", "Registered"),
        row("12", "Bo", "Fjord", "Pending from pay later"),
        row("13", "Test", "Testing", "Registered", "Yes"),
        row("14", "Noor", "Said", "Attended"),
    ]
    return Export(
        "civicrm.csv",
        "civicrm",
        _csv([header, *rows], bom=True),
        {
            "Ada Oakwind": {"organisation": "Lantern Press", "country": "Kenya", "id": "511"},
            "Noor Said": {"category": "Speaker"},
        },
        passed=[3, 4],
    )


def google_forms(
    header: str = "Timestamp,Email Address,What is your full name?,Which organisation are you "
    "from?,May we photograph you? (photos),What do you eat?",
) -> Export:
    """Two answers of one person, of which the second counts; an organisation in two spellings."""
    rows = [
        ["3/14/2024 9:00:01", "ada@example.org", "Ada Oakwind", "Lantern", "Yes", "fish"],
        ["3/14/2024 9:10:00", "bo@example.org", "Bo Fjord", "Lantern Press", "No", ""],
        ["3/15/2024 8:00:00", "ada@example.org", "ada oakwind", "Lantern Press Ltd", "no", ""],
        ["3/15/2024 8:05:00", "ada@example.org", "Noor Said", "Quill Trust", "", ""],
    ]
    return Export(
        "forms.csv",
        "forms",
        _csv([header.split(","), *rows]),
        {
            "ada oakwind": {"organisation": "Lantern Press Ltd", "photos": "no"},
            "Bo Fjord": {"organisation": "Lantern Press"},
            "Noor Said": {"organisation": "Quill Trust", "photos": ""},
        },
        passed=[2],
    )


_FRENCH = (
    "Horodateur,Adresse e-mail,Quel est votre nom complet ?,De quelle société êtes-vous ?,"
    "Accord photo ?,Régime alimentaire"
)
_SPANISH = (
    "Marca temporal,Dirección de correo electrónico,¿Cuál es su nombre completo?,"
    "¿De qué organización viene?,¿Podemos tomar fotos?,¿Qué come?"
)
_ARABIC = (
    "طابع زمني,عنوان البريد الإلكتروني,ما هو الاسم الكامل؟,ما اسم المنظمة؟,"
    "هل يمكن التقاط الصور؟,الطعام"
)
FORMS_ABROAD = (_FRENCH, _SPANISH, _ARABIC)
"""The headers of the same form in French, Spanish and Arabic."""

EXPORTS = (eventbrite, pretix_check_in, pretix_positions, indico, civicrm, google_forms)
