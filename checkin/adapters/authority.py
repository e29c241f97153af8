"""Who vouches for the server: an authority for each event, and for nobody else.

One secret lies in the server's folder; each event's authority is derived from it, so any
process that has the secret is the same server. A desk knows an authority by its *pin*,
100 bits of the hash of its public key, which stands in the one-time address. The
certificates are for a name under ``checkin.invalid``, which never resolves (RFC 2606):
desks reach the server at whatever address it has and ask for that name.
"""

import hashlib
import os
import re
import ssl
import tempfile
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from checkin.domain.errors import InputError
from checkin.domain.letters import crockford
from checkin.domain.model import EventId

SECRET_BYTES = 32
DOMAIN = "checkin.invalid"
LIFE = timedelta(days=30)
"""How long a certificate of the server is good."""

RENEWED = timedelta(days=10)
"""After how long another is made: it never comes near its end while the server runs."""

PIN = re.compile(r"[0-9A-HJKMNP-TV-Z]{20}", re.ASCII)

# A laptop whose battery is flat says 1970, and nothing depends on a beginning.
_BEGIN = datetime(1970, 1, 1, tzinfo=UTC)
_END = datetime(2049, 12, 31, tzinfo=UTC)


class Authority:
    """Vouches for one event's server."""

    def __init__(self, secret: bytes, event: EventId) -> None:
        seed = HKDF(hashes.SHA256(), 32, None, b"authority-v1\0" + event.encode()).derive(secret)
        self._key = Ed25519PrivateKey.from_private_bytes(seed)
        self.pin = _pin(self._key.public_key())
        self.name = server_name(self.pin)
        self.certificate = self._own().public_bytes(serialization.Encoding.DER)

    def issue(self, now: datetime | None = None, life: timedelta = LIFE) -> tuple[bytes, bytes]:
        """Make a certificate for the server; return it and its private key (PEM)."""
        key = ec.generate_private_key(ec.SECP256R1())
        issuer = x509.load_der_x509_certificate(self.certificate)
        made = (
            _builder(x509.Name([]), issuer.subject, key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_after((now or datetime.now(UTC)) + life)
            .add_extension(x509.SubjectAlternativeName([x509.DNSName(self.name)]), critical=True)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(_usage(digital_signature=True), critical=True)
            .add_extension(
                x509.ExtendedKeyUsage([x509.oid.ExtendedKeyUsageOID.SERVER_AUTH]), critical=False
            )
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(self._key.public_key()),
                critical=False,
            )
            .sign(self._key, None)
        )
        return _pem(made, key)

    def sign(self, message: bytes) -> bytes:
        """Sign what is no certificate (64 bytes): it begins with a word that none begins with."""
        return self._key.sign(message)

    def _own(self) -> x509.Certificate:
        # Ed25519 signs without chance: it is the same certificate in every process.
        name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, f"Checkin {self.pin}")])
        public = self._key.public_key()
        only_this = x509.NameConstraints([x509.DNSName(self.name)], None)
        return (
            _builder(name, name, public)
            .serial_number(1)
            .not_valid_after(_END)
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .add_extension(_usage(key_cert_sign=True), critical=True)
            .add_extension(only_this, critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
            .sign(self._key, None)
        )


def server_name(pin: str) -> str:
    """Return the name that the server of the authority with *pin* is asked for by."""
    return f"{pin.lower()}.{DOMAIN}"


def pin_of(certificate: bytes) -> str:
    """Return the pin of an authority's certificate (DER).

    Raises:
        ValueError: it is none.
    """
    return _pin(public_key_of(certificate))


def public_key_of(certificate: bytes) -> Ed25519PublicKey:
    """Return the key of an authority's certificate (DER).

    Raises:
        ValueError: it is none.
    """
    try:
        public = x509.load_der_x509_certificate(certificate).public_key()
    except (UnsupportedAlgorithm, x509.InvalidVersion):
        raise ValueError("certificate") from None
    if not isinstance(public, Ed25519PublicKey):
        raise ValueError("certificate")  # noqa: TRY004  it comes from elsewhere
    return public


def desk_context(certificate: bytes) -> ssl.SSLContext:
    """Return how a desk talks: TLS 1.3, to the server that this authority (DER) vouches for."""
    context = _newest(ssl.PROTOCOL_TLS_CLIENT)
    context.verify_flags |= ssl.VERIFY_X509_STRICT
    context.load_verify_locations(cadata=certificate)
    return context


def stranger_context() -> ssl.SSLContext:
    """Return how a newcomer asks for an authority's certificate, to compare it with its pin."""
    context = _newest(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def server_context(certificate: bytes, key: bytes) -> ssl.SSLContext:
    """Return how a server talks that shows this certificate (PEM)."""
    context = _newest(ssl.PROTOCOL_TLS_SERVER)
    # Desks keep their connections and cannot use tickets.
    context.num_tickets = 0
    password = os.urandom(16).hex()
    loaded = serialization.load_pem_private_key(key, None)
    locked = loaded.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.BestAvailableEncryption(password.encode()),
    )
    # The library reads files only: nothing readable lies in them.
    with tempfile.TemporaryDirectory(prefix="checkin-") as folder:
        file = Path(folder) / "certificate.pem"
        file.write_bytes(certificate + locked)
        context.load_cert_chain(file, password=password)
    return context


def given_context(certificate: Path | None, key: Path | None) -> ssl.SSLContext:
    """Return how a server talks that shows what an organiser gave it.

    Raises:
        InputError: it cannot be used.
    """
    context = _newest(ssl.PROTOCOL_TLS_SERVER)
    try:
        if certificate is None or key is None:
            raise FileNotFoundError
        # A key that asks for a password would have nobody to ask.
        context.load_cert_chain(certificate, key, password=lambda: b"")
    except OSError:
        raise InputError(
            "The certificate or its key cannot be used: both are needed, in PEM form, "
            "and must belong together."
        ) from None
    return context


def own_context(hosts: list[str]) -> ssl.SSLContext:
    """Return how a server talks to browsers that was given no certificate: they will warn."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Checkin")])
    made = (
        _builder(name, name, key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_after(datetime.now(UTC) + timedelta(days=365))
        .add_extension(
            x509.SubjectAlternativeName([_general(one) for one in dict.fromkeys(hosts)]),
            critical=False,
        )
        .sign(key, hashes.SHA256())
    )
    return server_context(*_pem(made, key))


def _newest(protocol: int) -> ssl.SSLContext:
    context = ssl.SSLContext(protocol)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    return context


def _general(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(host))
    except ValueError:
        return x509.DNSName(host.encode("idna").decode() if host else "localhost")


def _pin(public: Ed25519PublicKey) -> str:
    digest = hashlib.sha256(b"authority-pin\0" + public.public_bytes_raw()).digest()
    return crockford(digest, 20)


def _builder(
    subject: x509.Name, issuer: x509.Name, public: Ed25519PublicKey | ec.EllipticCurvePublicKey
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public)
        .not_valid_before(_BEGIN)
    )


def _usage(*, digital_signature: bool = False, key_cert_sign: bool = False) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=digital_signature,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=key_cert_sign,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )


def _pem(made: x509.Certificate, key: ec.EllipticCurvePrivateKey) -> tuple[bytes, bytes]:
    return (
        made.public_bytes(serialization.Encoding.PEM),
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        ),
    )
