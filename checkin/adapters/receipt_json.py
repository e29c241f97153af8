"""A receipt as it travels, and what is asked for one."""

import base64
import json
from typing import Any

from checkin.domain.errors import Nonsense
from checkin.domain.model import DeskId, EventId
from checkin.domain.receipt import Receipt
from checkin.domain.record import Head


def write_receipt(receipt: Receipt) -> dict[str, Any]:
    """Return the fields of a receipt."""
    return {
        "event": receipt.event,
        "desk": receipt.desk,
        "seq": receipt.head.seq,
        "hash": receipt.head.hash,
        "at": receipt.at,
        "signature": base64.b64encode(receipt.signature).decode(),
    }


def read_receipt(data: bytes) -> Receipt:
    """Read a receipt, as yet unverified.

    Raises:
        Nonsense: it is none.
    """
    try:
        return _receipt(json.loads(data))
    except (KeyError, TypeError, ValueError, RecursionError):
        raise Nonsense("The server's answer is no receipt.") from None


def read_head(fields: dict[str, Any]) -> Head:
    """Read how far a chain goes. Raises KeyError or TypeError for what does not say so."""
    seq, digest = fields["seq"], fields["hash"]
    if type(seq) is not int or not isinstance(digest, str):
        raise TypeError("head")
    return Head(seq, digest)


def _receipt(fields: dict[str, Any]) -> Receipt:
    texts = [fields[name] for name in ("event", "desk", "signature")]
    at = fields["at"]
    if not all(isinstance(one, str) for one in texts) or type(at) is not int:
        raise TypeError("receipt")
    event, desk, signature = texts
    signed = base64.b64decode(signature, validate=True)
    return Receipt(EventId(event), DeskId(desk), read_head(fields), at, signed)
