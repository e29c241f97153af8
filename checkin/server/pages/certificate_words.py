"""What a certificate of an erasing says, line by line, in a language."""

from collections.abc import Callable, Mapping

from checkin.adapters.certificate_sheet import Line
from checkin.usecases.erasing import SignedCertificate

Text = Callable[[str], str]
"""Says an English text in a language."""


def kinds(text: Text) -> Mapping[str, str]:
    """What rows are called, of people and of what stays."""
    return {
        "registration": text("People on the list"),
        "badge": text("Badges"),
        "names_key": text("Keys that open names in records"),
        "record": text("Records of check-ins, without names"),
        "list": text("Check-in lists"),
        "desk": text("Desks"),
        "aside": text("Records kept aside"),
        "trail": text("Lines of the audit trail"),
    }


def lines_of(text: Text, at: Callable[[int], str], signed: SignedCertificate) -> list[Line]:
    """Return all that it says."""
    made, called = signed.certificate, kinds(text)
    # Each on a line of its own: what stands within an f-string is found by no translator.
    erased, stays, arrived = text("Erased"), text("Stays"), text("Arrived of expected")
    by = made.by or text("a command at the server")
    if made.by_itself:
        asked = text("The server itself, on the date, as this account had asked:")
        by = f"{asked} {by}"
    return [
        Line(text("Event"), f"{made.name} ({made.event})"),
        Line(erased, at(made.at)),
        Line(text("By"), by),
        *(
            Line(f"{erased}: {called.get(kind, kind)}", str(count))
            for kind, count in made.erased.items()
        ),
        *(
            Line(f"{stays}: {called.get(kind, kind)}", str(count))
            for kind, count in made.stays.items()
        ),
        *(
            Line(f"{arrived}: {name}", f"{came} / {expected}")
            for name, (came, expected) in made.lists.items()
        ),
        Line(text("SHA-256 of what was erased"), made.sha256, is_code=True),
        Line(text("The server’s key (Ed25519)"), signed.public_key.hex(), is_code=True),
        Line(text("Its signature"), signed.signature.hex(), is_code=True),
    ]
