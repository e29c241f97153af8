"""What databases say when they fail, as one sentence that a volunteer understands."""

import contextlib
from collections.abc import Iterator

from sqlalchemy import exc
from sqlcipher3 import dbapi2 as sqlcipher

from checkin.domain.errors import StoreError

CANNOT_OPEN = "The database file cannot be opened. Check its folder and its permissions."
_NO_ANSWER = "The database does not answer. Nothing more can be saved."
_SERVER_FULL = "The disk of the database server is full. Nothing more can be saved."
_SERVER_BUSY = "The database server has too many visitors already. Try again in a moment."
_SERVER_DOWN = "The database server does not answer. Check that it runs and can be reached."
_SERVER_READ_ONLY = "This database server only follows another one, and saves nothing itself."
_SERVER_REFUSES = "The database server does not let this program in. Check user and password."

_SQLITE = (
    # what SQLite says, and what a person should hear
    ("full", "The disk of this computer is full. Nothing more can be saved until there is space."),
    ("readonly", "The disk of this computer cannot be written to. Nothing more can be saved."),
    ("not a database", "The database file is damaged, or it was made with another key."),
    ("malformed", "The database file is damaged. Nothing more can be read or saved."),
    ("unable to open", CANNOT_OPEN),
    ("locked", "Another program is holding the database. Close it and try again."),
    ("disk i/o", "The disk of this computer does not answer. Nothing more can be saved."),
)

_POSTGRES_CODES = (
    # SQLSTATE, or how it begins (PostgreSQL's manual, appendix A)
    ("53100", _SERVER_FULL),
    ("53300", _SERVER_BUSY),
    ("25006", _SERVER_READ_ONLY),
    ("42501", "The database server does not let this user do that. Check its permissions."),
    ("57P", _SERVER_DOWN),
    ("08", _SERVER_DOWN),
    ("28", _SERVER_REFUSES),
)

_POSTGRES_REFUSALS = (
    # While connecting there is a text and no code.
    ("too many", _SERVER_BUSY),
    ("remaining connection slots", _SERVER_BUSY),
    ("read-only", _SERVER_READ_ONLY),
    ("hot standby", _SERVER_READ_ONLY),
    ("authentication", _SERVER_REFUSES),
    ("password", _SERVER_REFUSES),
    ("pg_hba", _SERVER_REFUSES),
    ("role", _SERVER_REFUSES),
    ("does not exist", "The database server has no database of that name. Make it first."),
)


@contextlib.contextmanager
def in_plain_words() -> Iterator[None]:
    """Turn whatever a database does not manage into a ``StoreError``.

    A row that is already there is no fault of the world, and stays what it is.
    """
    try:
        yield
    except exc.IntegrityError:
        raise
    except exc.TimeoutError:
        raise StoreError(_SERVER_BUSY) from None
    except OSError:
        raise StoreError(CANNOT_OPEN) from None
    except (exc.DBAPIError, sqlcipher.Error) as error:
        raise StoreError(_sentence(getattr(error, "orig", None) or error)) from None


def _sentence(error: BaseException) -> str:
    said = str(error).lower()
    if type(error).__module__.partition(".")[0] != "psycopg":
        return next((sentence for sign, sentence in _SQLITE if sign in said), _NO_ANSWER)
    code = getattr(error, "sqlstate", None)
    if code:
        found = (sentence for sign, sentence in _POSTGRES_CODES if code.startswith(sign))
        return next(found, _NO_ANSWER)
    found = (sentence for sign, sentence in _POSTGRES_REFUSALS if sign in said)
    return next(found, _SERVER_DOWN)
