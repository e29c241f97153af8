"""An order to a desk as it travels."""

import base64
from typing import Any

from checkin.domain.model import DeskId, EventId
from checkin.domain.order import Order


def write_order(order: Order) -> dict[str, Any]:
    """Return the fields of an order."""
    return {
        "kind": order.kind,
        "desk": order.desk,
        "event": order.event,
        "at": order.at,
        "signature": base64.b64encode(order.signature).decode(),
    }


def read_order(fields: object) -> Order | None:
    """Read an order, as yet unverified; ``None`` for what is none."""
    if not isinstance(fields, dict):
        return None
    texts = [fields.get(name) for name in ("kind", "desk", "event", "signature")]
    at = fields.get("at")
    if not all(isinstance(one, str) for one in texts) or type(at) is not int:
        return None
    kind, desk, event, signature = map(str, texts)
    try:
        return Order(
            kind, DeskId(desk), EventId(event), at, base64.b64decode(signature, validate=True)
        )
    except ValueError:
        return None
