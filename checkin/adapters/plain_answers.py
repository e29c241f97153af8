"""What a desk says when nobody, or somebody else, answers at its server's address."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from checkin.domain.errors import InputError, Nonsense, Unreachable, Untrusted

UNREACHABLE = "The server cannot be reached."
NOT_OURS = "The address answered, but not as a Checkin server. Check the address."
NOT_THE_SERVER = (
    "Somebody answered who cannot prove to be the server of this event. Nothing was sent. "
    "Use another network, and tell the organisers."
)
NOT_IN_DATE = (
    "The server’s certificate is out of date by this laptop’s clock. "
    "Check this laptop’s date and time, and tell the organisers."
)
NOT_ENCRYPTED = (
    "What answered at the server’s address does not encrypt. Nothing was sent. "
    "Use another network, or ask the organisers for a new address."
)
TOO_OLD = (
    "What answered at the server’s address encrypts in an old way. Nothing was sent. "
    "Use another network, and tell the organisers."
)

_DATES = {9, 10}
"""OpenSSL's codes: not good yet, not good any more."""


@contextmanager
def in_plain_words() -> Iterator[None]:
    """Say what goes wrong with a connection in one sentence.

    Raises:
        InputError, Unreachable, Untrusted, Nonsense: see the error tree.
    """
    import httpx  # which whoever talks has loaded: these sentences are needed without

    try:
        yield
    except (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError):
        raise InputError("This address cannot be used. Copy it again, whole.") from None
    except httpx.RemoteProtocolError as error:
        if str(error).startswith("Server disconnected"):
            # Not one byte came: a server that is going down, like no answer.
            raise Unreachable(UNREACHABLE) from None
        raise Nonsense(NOT_OURS) from None
    except (httpx.HTTPError, OSError) as error:
        said = _why_not_encrypted(error)
        raise (Untrusted(said) if said else Unreachable(UNREACHABLE)) from None


def _why_not_encrypted(error: BaseException | None) -> str | None:
    while error is not None and not isinstance(error, ssl.SSLError):
        error = error.__cause__ or error.__context__
    if error is None:
        return None
    if isinstance(error, ssl.SSLCertVerificationError):
        return NOT_IN_DATE if error.verify_code in _DATES else NOT_THE_SERVER
    reason = error.reason or ""
    if "UNRECOGNIZED_NAME" in reason:
        return NOT_THE_SERVER
    if "PROTOCOL_VERSION" in reason or "UNSUPPORTED_PROTOCOL" in reason:
        return TOO_OLD
    # An alert is said by somebody who encrypts; other first bytes are no TLS at all.
    if "WRONG_VERSION_NUMBER" in reason or "PACKET_LENGTH" in reason or "HTTP_REQUEST" in reason:
        return NOT_ENCRYPTED
    return None
