"""Signs what is published, where keys are given; without them nothing is signed, and that is said.

The keys stay in the environment of whoever publishes: see docs/installers.md.
"""

import os
import subprocess
import sys
from pathlib import Path


def command(file: Path, settings: dict[str, str], system: str = sys.platform) -> list[str] | None:
    """Return the command that signs *file* with the key that *settings* name, if they name one."""
    if file.suffix == ".exe":
        certificate = settings.get("CHECKIN_SIGN_PKCS12")
        if not certificate:
            return None
        signed = file.with_suffix(".signed")
        words = ["osslsigncode", "sign", "-pkcs12", certificate, "-h", "sha256"]
        if settings.get("CHECKIN_SIGN_PASSWORD_FILE"):
            words += ["-readpass", settings["CHECKIN_SIGN_PASSWORD_FILE"]]
        if settings.get("CHECKIN_SIGN_TIME"):
            words += ["-ts", settings["CHECKIN_SIGN_TIME"]]
        return [*words, "-in", str(file), "-out", str(signed)]
    if system == "darwin":
        identity = settings.get("CHECKIN_SIGN_APPLE")
        return ["codesign", "--sign", identity, "--timestamp", str(file)] if identity else None
    key = settings.get("CHECKIN_SIGN_GPG")
    if not key:
        return None
    return ["gpg", "--batch", "--yes", "--local-user", key, "--armor", "--detach-sign", str(file)]


def sign(file: Path) -> bool:
    """Sign *file* if a key is given; say whether it was."""
    words = command(file, dict(os.environ))
    if words is None:
        return False
    subprocess.run(words, check=True)
    signed = file.with_suffix(".signed")
    if signed.exists():
        signed.replace(file)
    return True
