"""What the server says of itself to programs: its OpenAPI document, at ``/openapi.json``.

Written by hand, since requests are signed and read as bytes. A test asks the
server all that the document allows, and more, and holds every answer to it.
"""

from typing import Any

from checkin import __version__
from checkin.adapters.signing import DESK_HEADER, MOMENT_HEADER, SIGNATURE_HEADER
from checkin.server.document_parts import SCHEMAS

_JSON = "application/json"


def _answer(says: str, media: str, schema: dict[str, Any], **headers: str) -> dict[str, Any]:
    answer: dict[str, Any] = {"description": says, "content": {media: {"schema": schema}}}
    if headers:
        answer["headers"] = {
            name.replace("_", "-"): {"description": text, "schema": {"type": "string"}}
            for name, text in headers.items()
        }
    return answer


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


def _no(says: str) -> dict[str, Any]:
    return _answer(says, _JSON, _ref("Refusal"))


_NOT_SAVED = {"503": _no("The server cannot save or read now, or too many wait. Ask again.")}
_MOMENT = {MOMENT_HEADER.replace("-", "_"): "a new moment, to be signed with the next request"}

_SIGNED = {
    "400": _no("The request is not of the stated shape, or larger than 4 MiB."),
    "401": _no(
        "No desk of that identity is known here, or it has not signed this. A desk that is "
        "known to the event can be introduced with /v1/sync."
    ),
    "403": _no(
        "The organisers have retired this desk, or the event is over; of /v1/sync also: the desk "
        "came with an event file and waits for an organiser."
    ),
    "428": _answer(
        "The signed moment is none that this server gave within the last five minutes. Nothing "
        "was done: ask once more with the moment of this answer.",
        _JSON,
        _ref("Refusal"),
        **_MOMENT,
    ),
    **_NOT_SAVED,
}

_TEXT = {"type": "string"}


def _header(name: str, says: str, schema: dict[str, Any], *, required: bool) -> dict[str, Any]:
    return {
        "name": name, "in": "header", "description": says, "schema": schema, "required": required
    }  # fmt: skip


_PACKED = _header(
    "Content-Encoding",
    "How the body is packed. What is signed is the body before that.",
    {"type": "string", "enum": ["identity", "gzip"]},
    required=False,
)
_SIGNING = [
    _header(DESK_HEADER, "Which desk asks: its identity.", _TEXT, required=True),
    _header(
        MOMENT_HEADER,
        "The latest moment that the server gave, as it came; empty before the first.",
        _TEXT,
        required=True,
    ),
    _header(
        SIGNATURE_HEADER,
        "Base64 of the desk's Ed25519 signature over these, a zero byte after each but the "
        "last: request-v2, POST, the path, the desk, the moment, and the SHA-256 of the body.",
        _TEXT,
        required=True,
    ),
]
_UNPACKS = _header(
    "Accept-Encoding", "A long answer is packed for whoever names gzip.", _TEXT, required=False
)
_EVENT = {
    "name": "event", "in": "query", "schema": _TEXT,
    "description": "Which event, where there are several: its id.",
}  # fmt: skip


def _body(name: str) -> dict[str, Any]:
    return {"required": True, "content": {_JSON: {"schema": _ref(name)}}}


_PATHS: dict[str, Any] = {
    "/health": {
        "get": {
            "summary": "Whether the process and its database answer",
            "responses": {"200": _answer("They do.", _JSON, _ref("Well")), **_NOT_SAVED},
        }
    },
    "/ready": {
        "get": {
            "summary": "Whether the database saves, tried by saving",
            "responses": {"200": _answer("It does.", _JSON, _ref("Well")), **_NOT_SAVED},
        }
    },
    "/v1/places/{file}": {
        "get": {
            "summary": "Which places of an event file are not free, to somebody who has the file",
            "parameters": [
                {
                    "name": "file",
                    "in": "path",
                    "required": True,
                    "schema": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
                    "description": "As it stands in the event file, which is encrypted.",
                },
            ],
            "responses": {
                "200": _answer(
                    "The ids of its places that are taken or withdrawn. Of a file that this "
                    "server has not made: none.",
                    _JSON,
                    {
                        "type": "object",
                        "properties": {"taken": {"type": "array", "items": _TEXT}},
                        "required": ["taken"],
                    },
                ),
                **_NOT_SAVED,
            },
        }
    },
    "/v1/authority/{pin}": {
        "get": {
            "summary": "The certificate of who vouches for this server, to compare with the pin",
            "parameters": [
                {
                    "name": "pin",
                    "in": "path",
                    "required": True,
                    "schema": {"type": "string", "pattern": "^[0-9A-Z]{20}$"},
                    "description": "As it stands in a one-time address.",
                },
            ],
            "responses": {
                "200": _answer(
                    "The certificate, DER in base64.",
                    _JSON,
                    {
                        "type": "object",
                        "properties": {"certificate": _TEXT},
                        "required": ["certificate"],
                    },
                ),
                "400": _no("The pin is of another server."),
                **_NOT_SAVED,
            },
        }
    },
    "/v1/enrol": {
        "post": {
            "summary": "A one-time token for an identity and its certificate",
            "parameters": [_PACKED],
            "requestBody": _body("Enrolment"),
            "responses": {
                "200": _answer("The desk is let in.", _JSON, _ref("Welcome")),
                "202": _answer(
                    "The desk waits until an organiser lets it in: ask again with the same key.",
                    _JSON,
                    {"type": "object", "properties": {"waiting": _TEXT}, "required": ["waiting"]},
                ),
                "400": _no("The token is unknown, used or too old, or this is no request to join."),
                "403": _no("An organiser has denied it, or the event is over."),
                **_NOT_SAVED,
            },
        }
    },
    "/v1/renew": {
        "post": {
            "summary": "Another identity, for a desk whose own is used twice",
            "parameters": [*_SIGNING, _PACKED],
            "requestBody": _body("Renewal"),
            "responses": {
                "200": _answer("The new identity.", _JSON, _ref("Welcome"), **_MOMENT),
                **_SIGNED,
            },
        }
    },
    "/v1/keep": {
        "post": {
            "summary": "What opens a desk from afar, together with what its computer keeps",
            "parameters": [*_SIGNING, _PACKED],
            "requestBody": _body("Keep"),
            "responses": {
                "200": _answer("It is kept.", _JSON, {"type": "object"}, **_MOMENT),
                **_SIGNED,
                "403": _no("The desk is retired, the event over, or this desk opens by itself."),
            },
        }
    },
    "/v1/open": {
        "post": {
            "summary": "A locked desk asks for what opens it, signed with its key for asking",
            "parameters": [*_SIGNING, _PACKED],
            "requestBody": _body("Question"),
            "responses": {
                "200": _answer(
                    "What was kept, sealed to the question; or the question is withdrawn.",
                    _JSON,
                    _ref("Opened"),
                    **_MOMENT,
                ),
                "202": _answer(
                    "No organiser has said so yet: ask again.", _JSON, {"type": "object"}, **_MOMENT
                ),
                **_SIGNED,
                "401": _no("Nothing is kept of such a desk, or it has not signed this."),
                "403": _no("An organiser has said no, the share is spent, or the desk retired."),
            },
        }
    },
    "/v1/fleet": {
        "post": {
            "summary": "List, program and time of the server, for a desk that looks itself over",
            "parameters": [*_SIGNING, _PACKED],
            "responses": {
                "200": _answer("Numbers, and nothing of anybody.", _JSON, _ref("Fleet"), **_MOMENT),
                **_SIGNED,
            },
        }
    },
    "/v1/receipt": {
        "post": {
            "summary": "The server's word that it has all records of the desk, which may end then",
            "parameters": [*_SIGNING, _PACKED],
            "requestBody": _body("Head"),
            "responses": {
                "200": _answer("It has them, signed.", _JSON, _ref("Receipt"), **_MOMENT),
                **_SIGNED,
                "400": _no("It does not have just these, or this was not understood."),
            },
        }
    },
    "/v1/sync": {
        "post": {
            "summary": "One exchange: what the asker has and brings, and what it lacks",
            "parameters": [*_SIGNING, _PACKED, _UNPACKS],
            "requestBody": _body("Exchange"),
            "responses": {
                "200": _answer("What the asker lacks.", _JSON, _ref("Answer"), **_MOMENT),
                **_SIGNED,
            },
        }
    },
    "/v1/news": {
        "post": {
            "summary": "A line for whatever comes to the server, for as long as the desk listens",
            "parameters": [*_SIGNING, _PACKED],
            "responses": {
                "200": _answer(
                    "Lines of JSON (News). An empty one says that the server is there. The stream "
                    "ends when the desk falls behind, or is not a desk of the event any more.",
                    "application/x-ndjson",
                    _TEXT,
                    **_MOMENT,
                ),
                **_SIGNED,
            },
        }
    },
    "/v1/updates": {
        "post": {
            "summary": "The server's version, and a newer one that the desk could install",
            "parameters": [*_SIGNING, _PACKED],
            "requestBody": _body("Program"),
            "responses": {
                "200": _answer(
                    "Both, or that nothing is offered.", _JSON, _ref("Offer"), **_MOMENT
                ),
                **_SIGNED,
            },
        }
    },
    "/v1/installer": {
        "post": {
            "summary": "A piece of an installer, from a byte on; empty at its end",
            "parameters": [*_SIGNING, _PACKED],
            "requestBody": _body("Piece"),
            "responses": {
                "200": _answer("The bytes.", "application/octet-stream", {}, **_MOMENT),
                **_SIGNED,
                "403": _no("The desk is retired, the event over, or nothing newer is offered now."),
            },
        }
    },
    "/v1/counts": {
        "get": {
            "summary": "The numbers of the organisers' page, for programs",
            "parameters": [_EVENT],
            "security": [{"counts_key": []}],
            "responses": {
                "200": _answer("The numbers.", _JSON, _ref("Counts")),
                "400": _no("There is no such event, or it must be said which."),
                "401": _no("This needs the counts key.")
                | {"headers": {"WWW-Authenticate": {"schema": _TEXT, "required": True}}},
                **_NOT_SAVED,
            },
        }
    },
}

DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {
        "title": "Checkin",
        "version": __version__,
        "description": "What desks and programs ask of the central server. Whole numbers are "
        "written without a point. Fields of a newer version are passed over.",
    },
    "paths": _PATHS,
    "components": {
        "schemas": SCHEMAS,
        "securitySchemes": {"counts_key": {"type": "http", "scheme": "bearer"}},
    },
}
