"""Where a computer keeps secrets, and by what it is told from another one.

The backends of ``keyring`` are chosen here by platform: the package itself would look
through everything that is installed, and take whatever it finds.
"""

import contextlib
import hashlib
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

SERVICE = "checkin"

_MADE_WITHIN_S = 1.5
_READ_WITHIN_S = 60.0
"""A keychain that is locked asks its owner first."""

_Thing = TypeVar("_Thing")


class Keychain(Protocol):
    """The system's own store of secrets. Each raises ``OSError`` when it does not do its part."""

    name: str

    def read(self, account: str) -> bytes | None:
        """Return a secret, ``None`` where there is none."""

    def write(self, account: str, secret: bytes) -> None:
        """Keep a secret."""

    def delete(self, account: str) -> None:
        """Forget a secret, if there is any."""


@dataclass(frozen=True, slots=True)
class Here:
    """This computer: its keychain if it has one, and its id, empty where it tells none."""

    keychain: Callable[[], Keychain | None]
    machine: Callable[[], bytes]


class SystemKeychain:
    """A keychain by one of the backends of ``keyring``."""

    def __init__(self, name: str) -> None:
        self.name = name

    def read(self, account: str) -> bytes | None:
        """Return a secret, ``None`` where there is none."""
        found = _within(_READ_WITHIN_S, lambda: _backend(self.name).get_password(SERVICE, account))
        if found is None:
            return None
        try:
            return bytes.fromhex(found)
        except ValueError:
            raise OSError("the keychain holds something else") from None

    def write(self, account: str, secret: bytes) -> None:
        """Keep a secret."""
        _within(
            _MADE_WITHIN_S,
            lambda: _backend(self.name).set_password(SERVICE, account, secret.hex()),
        )

    def delete(self, account: str) -> None:
        """Forget a secret, if there is any."""

        def forget() -> None:
            backend = _backend(self.name)
            if backend.get_password(SERVICE, account) is not None:
                backend.delete_password(SERVICE, account)

        _within(_MADE_WITHIN_S, forget)


def this_computer() -> Here:
    """The computer that this runs on."""
    return Here(_system_keychain, _machine_id)


def _system_keychain() -> Keychain | None:
    # Said by whoever has no keychain that outlives a session, and by every test.
    if os.environ.get("CHECKIN_KEYCHAIN") == "file":
        return None
    if sys.platform == "win32":
        return SystemKeychain("windows")
    if sys.platform == "darwin":
        return SystemKeychain("macos")
    return SystemKeychain("secret-service") if _has_session_bus() else None


def _has_session_bus() -> bool:
    if os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return True
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    return bool(runtime) and (Path(str(runtime)) / "bus").exists()


def _backend(name: str) -> "_Backend":
    # Imported when it is asked for: 0.15 s that most starts do without.
    if name == "windows":
        from keyring.backends.Windows import WinVaultKeyring

        return WinVaultKeyring()  # type: ignore[no-untyped-call]  # it ships half of its types
    if name == "macos":
        from keyring.backends.macOS import Keyring as MacKeyring

        return MacKeyring()  # type: ignore[no-untyped-call]  # it ships half of its types
    from keyring.backends.SecretService import Keyring

    return Keyring()  # type: ignore[no-untyped-call]  # it ships half of its types


class _Backend(Protocol):
    def get_password(self, service: str, username: str) -> str | None: ...

    def set_password(self, service: str, username: str, password: str) -> None: ...

    def delete_password(self, service: str, username: str) -> None: ...


def _within(seconds: float, ask: Callable[[], _Thing]) -> _Thing:
    """Ask the keychain, and wait no longer than that: a bus without an answer stops nobody."""
    answered: list[_Thing] = []
    failed: list[str] = []

    def run() -> None:
        try:
            answered.append(ask())
        # Whatever its libraries raise, here it means one thing: no keychain.
        except Exception as error:  # noqa: BLE001
            failed.append(type(error).__name__)

    asking = threading.Thread(target=run, daemon=True, name="keychain")
    asking.start()
    asking.join(seconds)
    if not answered:
        raise OSError(f"no keychain: {failed[0] if failed else 'no answer'}")
    return answered[0]


def _machine_id() -> bytes:
    """What the system calls this computer, hashed; empty where it tells nothing."""
    told = ""
    with contextlib.suppress(OSError, subprocess.SubprocessError):
        told = _told_by_system()
    if not told:
        return b""
    # Never the id itself: its makers ask for that, and others could follow it.
    return hashlib.blake2b(told.encode(), digest_size=32, person=b"checkin machine").digest()


def _told_by_system() -> str:
    if sys.platform == "win32":
        import winreg

        with winreg.OpenKey(
            winreg.HKEY_LOCAL_MACHINE,
            r"SOFTWARE\Microsoft\Cryptography",
            0,
            winreg.KEY_READ | winreg.KEY_WOW64_64KEY,
        ) as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])
    if sys.platform == "darwin":
        done = subprocess.run(
            ["/usr/sbin/ioreg", "-rd1", "-c", "IOPlatformExpertDevice"],
            capture_output=True,
            text=True,
            timeout=5,
            check=False,
        )
        lines = [line for line in done.stdout.splitlines() if "IOPlatformUUID" in line]
        return lines[0].split('"')[3] if lines else ""
    return Path("/etc/machine-id").read_text(encoding="utf-8").strip()
