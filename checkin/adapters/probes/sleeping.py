"""After how long the system sleeps by itself while it is on mains, as its own tools tell."""

import re
import subprocess
import sys
from collections.abc import Sequence

_PATIENCE_S = 3
_GNOME = "org.gnome.settings-daemon.plugins.power"
_LOGIN = ("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager")
_SLEEPS = {"suspend", "hibernate", "hybrid-sleep", "suspend-then-hibernate", "sleep"}
_HEX = re.compile(r"0x([0-9a-f]{8})")
_MINUTES = re.compile(r"^\s*sleep\s+(\d+)", re.MULTILINE)


def sleeps_after_s() -> int | None:
    """Seconds until it sleeps, 0 for never, ``None`` where nothing tells."""
    if sys.platform == "win32":
        return read_powercfg(
            _asked("powercfg", "/query", "SCHEME_CURRENT", "SUB_SLEEP", "STANDBYIDLE")
        )
    if sys.platform == "darwin":
        return read_pmset(_asked("/usr/bin/pmset", "-g"))
    told = [one for one in (_of_desktop(), _of_login()) if one is not None]
    return min((one for one in told if one), default=0) if told else None


def read_powercfg(said: str | None) -> int | None:
    """What Windows says: the last two numbers are seconds on mains and on battery."""
    numbers = _HEX.findall((said or "").lower())
    return int(numbers[-2], 16) if len(numbers) > 1 else None


def read_pmset(said: str | None) -> int | None:
    """What macOS says: minutes, 0 for never."""
    found = _MINUTES.search(said or "")
    return int(found[1]) * 60 if found else None


def _of_desktop() -> int | None:
    does = _asked("gsettings", "get", _GNOME, "sleep-inactive-ac-type")
    if does is None:
        return None
    after = _asked("gsettings", "get", _GNOME, "sleep-inactive-ac-timeout") or ""
    seconds = int(after) if after.isdigit() else 0
    return seconds if does.strip("'") in _SLEEPS else 0


def _of_login() -> int | None:
    does = _asked("busctl", "get-property", *_LOGIN, "IdleAction")
    if does is None:
        return None
    after = (_asked("busctl", "get-property", *_LOGIN, "IdleActionUSec") or "").split()[-1:]
    seconds = int(after[0]) // 1_000_000 if after and after[0].isdigit() else 0
    return seconds if does.split()[-1].strip('"') in _SLEEPS else 0


def _asked(*words: str) -> str | None:
    return _run(words)


def _run(words: Sequence[str]) -> str | None:
    try:
        done = subprocess.run(  # noqa: S603  the system's own tools
            words, capture_output=True, text=True, timeout=_PATIENCE_S, check=False
        )
    except (OSError, subprocess.SubprocessError, UnicodeError):
        return None
    return done.stdout.strip() if done.returncode == 0 and done.stdout.strip() else None
