"""The shapes that the OpenAPI document names: JSON Schema of what goes over the wire."""

from typing import Any

_TEXT = {"type": "string", "pattern": "^[^\\u0000]*$"}
_BODY = {
    **_TEXT,
    "contentMediaType": "application/json",
    "contentSchema": {"type": "object"},
    "description": "A JSON object as text; of a deleted entry anything.",
}
_COUNT = {"type": "integer", "minimum": 0, "maximum": 2**62}
_FLAG = {"type": "boolean"}
_BASE64 = {"type": "string", "pattern": "^([A-Za-z0-9+/]{4})*$", "contentEncoding": "base64"}
_PUBLIC_KEY = {
    "type": "string",
    "pattern": "^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$",
    "description": "Base64 of an Ed25519 public key, 32 bytes.",
}

_SIGNATURE = {
    "type": "string",
    "pattern": "^[A-Za-z0-9+/]{85}[AQgw]==$",
    "description": "Base64 of an Ed25519 signature, 64 bytes.",
}
_SECRET = {**_PUBLIC_KEY, "description": "Base64 of 32 bytes."}


def _object(required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": sorted(required),
    }


def _tuple(*parts: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "array", "prefixItems": list(parts), "minItems": len(parts), "maxItems": len(parts)
    }  # fmt: skip


def _array(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


_SINCE = {**_TEXT, "description": "The digest of a vector that both sides know, or empty."}
_DIGEST = {
    "type": "string",
    "pattern": "^([0-9a-f]{32})?$",
    "description": "The sum of the answerer's whole vector.",
}
_CURSOR = _tuple(_COUNT, _TEXT, _TEXT)

SCHEMAS: dict[str, Any] = {
    "Refusal": {
        **_object({"error": {"type": "string", "minLength": 1, "maxLength": 300}}),
        "description": "One sentence for a person.",
    },
    "Well": _object({"status": {"enum": ["ok", "ready"]}}, {"version": _TEXT}),
    "Enrolment": _object({"token": _TEXT, "name": _TEXT, "public_key": _PUBLIC_KEY}),
    "Renewal": _object({"public_key": _PUBLIC_KEY}),
    "Keep": _object({"share": _SECRET, "asking_key": _PUBLIC_KEY}),
    "Question": _object({"question": _SECRET}, {"withdrawn": _FLAG}),
    "Head": _object({"seq": _COUNT, "hash": _TEXT}),
    "Receipt": {
        **_object(
            {
                "event": _TEXT,
                "desk": _TEXT,
                "seq": _COUNT,
                "hash": _TEXT,
                "at": _COUNT,
                "signature": _SIGNATURE,
            }
        ),
        "description": "All records of the desk up to this one are here. Signed by the event's "
        "key: receipt-v1, NUL, event:desk:seq:hash:at.",
    },
    "Program": _object({}, {"program": _TEXT, "system": _TEXT, "machine": _TEXT}),
    "Offer": {
        **_object(
            {
                "program": _TEXT,
                "frozen": _FLAG,
                "newer": {
                    "oneOf": [
                        {"type": "null"},
                        _object({"name": _TEXT, "size": _COUNT, "sha256": _TEXT, "signed": _FLAG}),
                    ]
                },
            }
        ),
        "description": "Nothing is offered from two days before an event until its end.",
    },
    "Piece": _object({"name": _TEXT, "from": _COUNT}),
    "Opened": _object({}, {"sealed": {"type": "string", "contentEncoding": "base64"}}),
    "Welcome": _object(
        {"desk": _TEXT, "event": _TEXT, "desk_name": _TEXT, "entry": _ref("RosterEntry")}
    ),
    "Have": {
        "type": "object",
        "description": "For each desk how far its chain goes: sequence number and hash. Only "
        "what differs from the vector with the digest `since`; with an empty one, all.",
        "propertyNames": _TEXT,
        "additionalProperties": _tuple(_COUNT, _TEXT),
    },
    "Run": {
        **_object(
            {
                "desk": _TEXT,
                "first": {**_COUNT, "minimum": 1},
                "records": _array(_TEXT),
                "signature": _BASE64,
            }
        ),
        "description": "Consecutive records of one desk as they were written, the first "
        "sequence number, and the desk's signature over the last hash.",
    },
    "RosterVersion": {
        **_tuple(_TEXT, _COUNT, _TEXT),
        "description": "Incarnation, number, digest.",
    },
    "RosterEntry": {
        **_tuple(_TEXT, _TEXT, _COUNT, _BODY, _TEXT, _FLAG),
        "description": "Kind, id, version, body, second key, deleted.",
    },
    "RosterPage": _object(
        {
            "version": _ref("RosterVersion"),
            "entries": _array(_ref("RosterEntry")),
            "upto": _CURSOR,
            "whole": _FLAG,
            "first": _FLAG,
            "last": _FLAG,
            "left": _COUNT,
        }
    ),
    "Fleet": {
        **_object(
            {
                "program": _TEXT,
                "list": _object({"number": _COUNT, "digest": _TEXT}),
                "lists": _array(_object({"number": _COUNT, "desks": _COUNT})),
                "programs": _array(_object({"program": _TEXT, "desks": _COUNT})),
                "time_ms": _COUNT,
            },
        ),
        "description": "Which program and list the server has, the list as desks of the asker's "
        "kind hold it, and of how many other desks it has heard which.",
    },
    "Report": {
        **_object(
            {},
            {
                "program": _TEXT,
                "on_list": _TEXT,
                "aside": _COUNT,
                "battery": {"type": ["integer", "null"], "minimum": 0, "maximum": 100},
                "on_mains": {"type": ["boolean", "null"]},
                "ready": _TEXT,
                "finished": {
                    "type": "boolean",
                    "description": "It has the server's receipt, and is about to erase itself.",
                },
            },
        ),
        "description": "What the desk says of itself. No personal data.",
    },
    "Exchange": _object(
        {
            "desk": _TEXT,
            "have": _ref("Have"),
            "runs": _array(_ref("Run")),
            "roster": _ref("RosterVersion"),
        },
        {
            "arriving": {"oneOf": [{"type": "null"}, _tuple(_TEXT, _FLAG, _CURSOR)]},
            "introductions": _array(_ref("RosterEntry")),
            "report": _ref("Report"),
            "since": _SINCE,
            "room": {
                "type": ["integer", "null"],
                "minimum": 1,
                "maximum": 2**62,
                "description": "About as many bytes of records, and of the roster, are wanted.",
            },
            "narrow": {
                "type": "boolean",
                "description": "The desk hears news: only it, and whom `have` names, is answered.",
            },
        },
    ),
    "Answer": _object(
        {
            "since": _SINCE,
            "have": _ref("Have"),
            "digest": {"type": ["string", "null"], "description": "Null in a narrow answer."},
            "runs": _array(_ref("Run")),
            "time_ms": _COUNT,
            "aside": _COUNT,
            "strangers": _array(_TEXT),
            "more": _FLAG,
        },
        {
            "roster": _ref("RosterPage"),
            "silent": {
                **_array(_tuple(_TEXT, _TEXT, _COUNT)),
                "description": "Desks not heard for a while, one for each list at most: "
                "the desk, the list it checked in to, when it was last heard.",
            },
        },
    ),
    "News": _object(
        {"runs": _array(_ref("Run")), "roster": _ref("RosterVersion"), "digest": _DIGEST}
    ),
    "Counts": _object(
        {
            "event": _TEXT,
            "as_of_ms": _COUNT,
            "list_version": _COUNT,
            "lists": _array(
                _object(
                    {
                        "id": _TEXT,
                        "name": _TEXT,
                        "day": {"type": "string", "format": "date"},
                        "arrived": _COUNT,
                        "expected": _COUNT,
                        "inside": _COUNT,
                        "conflicts": _COUNT,
                        "by_desk": {"type": "object", "additionalProperties": _COUNT},
                    }
                )
            ),
            "desks": _array(
                _object(
                    {
                        "id": _TEXT,
                        "name": _TEXT,
                        "heard_ms": {"type": ["integer", "null"]},
                        "to_send": _COUNT,
                        "aside": _COUNT,
                        "list_version": _COUNT,
                        "program": _TEXT,
                        "battery": {"type": ["integer", "null"]},
                        "on_mains": {"type": ["boolean", "null"]},
                        "retired": _FLAG,
                        "finished": _FLAG,
                    }
                )
            ),
            "records": {"type": "object", "additionalProperties": _COUNT},
            "refused": {"type": "object", "additionalProperties": _COUNT},
            "aside": _COUNT,
        }
    ),
}
