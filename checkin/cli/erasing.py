"""The end of an event at its server: its people erased, and the certificate of it."""

import argparse
import json
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from checkin.domain.errors import InputError

if TYPE_CHECKING:
    from checkin.adapters.server_data import ServerData


def erase_event(data: "ServerData", options: argparse.Namespace) -> int:
    """Erase everybody of an event at this server, once somebody has typed that they mean it."""
    from checkin.adapters.server_erasing import Who
    from checkin.server.counts import Counts
    from checkin.server.dates import erase

    event = data.required_event(options.name)
    book = data.book(event)
    gathering = book.gathering()
    name = gathering.name if gathering else event
    if not options.yes:
        print(
            f"This erases everybody of “{name}” at this server, for good; backups stay as they "
            "are. Type ERASE to go on:",
            file=sys.stderr,
        )
        if sys.stdin.readline().strip() != "ERASE":
            print("Nothing was erased.")
            return 1
    made = erase(data, Counts(book, data.replica(event)), event, Who()).certificate
    counts = [
        {"list": one, "arrived": arrived, "expected": expected}
        for one, (arrived, expected) in made.lists.items()
    ]
    if options.json:
        print(json.dumps({"event": event, "counts": counts, "erased": dict(made.erased)}))
        return 0
    print(f"Nobody of “{name}” is held here any more. What stays are numbers:")
    for one in counts:
        print(f"  {one['list']}: {one['arrived']} of {one['expected']} arrived")
    print(f"Its certificate:  checkin event certificate {event} --out certificate.pdf")
    return 0


def write_certificate(data: "ServerData", options: argparse.Namespace) -> int:
    """Write the certificate of the last erasing of an event."""
    from checkin.adapters.certificate_sheet import certificate_pdf
    from checkin.adapters.server_erasing import certificates
    from checkin.server.pages.certificate_words import lines_of

    found = certificates(data, data.required_event(options.name))
    if not found:
        raise InputError("Nothing was erased of this event yet.")
    if options.out.suffix.lower() == ".json":
        made = found[0].written().encode()
    else:
        made = certificate_pdf(
            "Certificate of erasure",
            lines_of(
                str,
                lambda ms: f"{datetime.fromtimestamp(ms / 1000, UTC):%Y-%m-%d %H:%M} UTC",
                found[0],
            ),
        )
    try:
        options.out.write_bytes(made)
    except OSError:
        raise InputError(f"{options.out} cannot be written. Choose another place.") from None
    print(
        json.dumps({"certificate": str(options.out)}) if options.json else f"Written: {options.out}"
    )
    return 0
