"""Certificates, good and bad, as whoever answers a desk shows them."""

from checkin.adapters.authority import Authority, server_context
from tests.adapters.examples import EVENT

OURS = Authority(b"o" * 32, EVENT)


def trusted():
    """Whom a desk of these tests trusts."""
    return [OURS.certificate]


def tls(authority=OURS, **how):
    """How whoever has this authority's certificate talks."""
    return server_context(*authority.issue(**how))
