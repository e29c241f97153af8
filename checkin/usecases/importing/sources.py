"""Where sheets come from: exports that are known by their headers, and what is odd in them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from checkin.domain.names import fold
from checkin.usecases.importing.fields import Field, header_key

_TIMESTAMPS = "timestamp, horodateur, marca temporal, طابع زمني"


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of export. ``columns`` says what its columns mean, the first of each name.

    ``needs`` are headers that all of it have. ``drops`` are columns that are known elsewhere
    and mean something else here. ``questions``: headers may be questions, and somebody who
    sends a form twice means the second. ``things``: rows without a name are no people.
    """

    key: str
    name: str
    needs: frozenset[str]
    columns: Mapping[str, Field] = field(default_factory=dict)
    drops: Collection[str] = ()
    questions: bool = False
    things: bool = False


def _source(
    key: str,
    name: str,
    needs: str,
    columns: Mapping[str, Field],
    drops: str = "",
    *,
    things: bool = False,
) -> Source:
    return Source(
        key,
        name,
        frozenset(map(header_key, needs.split(","))),
        {header_key(header): field for header, field in columns.items()},
        frozenset(map(header_key, drops.split(","))),
        things=things,
    )


SOURCES = (
    _source(
        "pretix-positions",
        "pretix, order positions",
        "order code, position id, pseudonymization id",
        {
            "Pseudonymization ID": Field.ID,
            "Attendee name": Field.NAME,
            "Attendee email": Field.EMAIL,
            "Company": Field.ORGANISATION,
            "Country": Field.COUNTRY,
            "Product": Field.CATEGORY,
            "Ticket secret": Field.CODE,
            "Status": Field.STATUS,
        },
        # Of whoever pays: "Email" is the order's, and so are the later Company and Country.
        "email, invoice address name",
        things=True,
    ),
    _source(
        "pretix-check-in",
        "pretix, check-in list",
        "order code, attendee name, product, automatically checked in",
        {
            "Secret": Field.CODE,
            "Attendee name": Field.NAME,
            "E-mail": Field.EMAIL,
            "Company": Field.ORGANISATION,
            "Product": Field.CATEGORY,
            "Requires special attention": Field.ATTENTION,
            "Paid": Field.STATUS,
        },
    ),
    _source(
        "eventbrite",
        "Eventbrite",
        "order #, first name, last name, ticket type, attendee status",
        {
            "Attendee #": Field.ID,
            "First Name": Field.FIRST,
            "Last Name": Field.LAST,
            "Email": Field.EMAIL,
            "Ticket Type": Field.CATEGORY,
            "Company": Field.ORGANISATION,
            "Attendee Status": Field.STATUS,
            "Barcode #": Field.CODE,
        },
        "order type",
    ),
    _source(
        "civicrm",
        "CiviCRM",
        "contact id, participant id, participant status",
        {
            "Participant ID": Field.ID,
            "Display Name": Field.NAME,
            "First Name": Field.FIRST,
            "Last Name": Field.LAST,
            "Current Employer": Field.ORGANISATION,
            "Country": Field.COUNTRY,
            "Participant Role": Field.CATEGORY,
            "Participant Status": Field.STATUS,
            "Email": Field.EMAIL,
            "Test": Field.TEST,
        },
        "nickname, role, type, status",
    ),
    _source(
        "indico",
        "Indico",
        "id, name, registration date",
        {
            "ID": Field.ID,
            "Name": Field.NAME,
            "Email Address": Field.EMAIL,
            "Affiliation": Field.ORGANISATION,
            "Country": Field.COUNTRY,
            "Registration state": Field.STATUS,
        },
        "first name, last name",
    ),
    *(
        Source("forms", "Google Forms", frozenset({header_key(one)}), questions=True)
        for one in _TIMESTAMPS.split(",")
    ),
)

_STATUSES = """
    refunded, cancelled, canceled, deleted, not attending, transferred, expired, unpaid,
    rejected, declined, withdrawn, waitlist, waitlisted, on waitlist, waiting list,
    approval pending, awaiting payment, awaiting approval, no show, no, not paid,
    annule, annulee, rembourse, remboursee, en attente, refuse, refusee, expire, expiree,
    liste d'attente, non, non paye,
    cancelado, cancelada, reembolsado, reembolsada, pendiente, rechazado, rechazada, vencido,
    lista de espera, no pagado,
    ملغى, ملغي, ملغاة, مسترد, مرفوض, قيد الانتظار, قائمة الانتظار, معلق, لا
"""
_NOT_COMING = frozenset(fold(one) for one in _STATUSES.split(","))


def source_of(keys: Collection[str]) -> Source | None:
    """The source whose headers these *keys* are, ``None`` for a sheet that somebody made."""
    return next((one for one in SOURCES if one.needs <= frozenset(keys)), None)


def comes(status: str) -> bool:
    """Say whether whoever has this *status* is expected."""
    key = fold(status)
    return key not in _NOT_COMING and not key.startswith("pending")
