"""The Windows installer: `python -m installer.windows PAYLOAD OUT`, wherever Debian's makensis runs.

NSIS's own makes programs of 32 bits only, which may not write to where those of 64 bits live.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from installer import portable, signing
from installer.product import (
    BUNDLE,
    FILES,
    LICENCE,
    MAKER,
    MEDIA_TYPE,
    NAME,
    ROOT,
    SUFFIX,
    TITLE,
    VERSION,
    WINDOW,
    artefact,
    epoch,
)

SCRIPT = FILES / "checkin.nsi"
PROGRAMS = (f"{NAME}.exe", f"{WINDOW}.exe")


def build(payload: Path = BUNDLE, out: Path | None = None) -> Path:
    """Pack the bundle in *payload* as an installer, *out*; return it.

    Raises:
        FileNotFoundError: the bundle lacks one of its programs.
        subprocess.CalledProcessError: makensis found fault with it, and has said so.
    """
    for name in PROGRAMS:
        if not (payload / name).is_file():
            raise FileNotFoundError(f"{payload} has no {name}")
    out = out or artefact("-setup.exe")
    with tempfile.TemporaryDirectory() as folder:
        removals, icon = Path(folder, "removals.nsh"), Path(folder, f"{NAME}.ico")
        removals.write_text(removals_of(payload), encoding="utf-8")
        icon.write_bytes(as_icon((ROOT / "resources/icons" / f"{NAME}.png").read_bytes()))
        words = [f"-D{name}={value}" for name, value in defines(payload, out).items()]
        words += [f"-DREMOVALS={removals}", f"-DICON={icon}"]
        subprocess.run(
            ["makensis", "-V2", "-INPUTCHARSET", "UTF8", *words, str(SCRIPT)],
            check=True,
            env=os.environ | {"SOURCE_DATE_EPOCH": str(epoch())},
        )
    return out


def defines(payload: Path, out: Path) -> dict[str, str]:
    """Return what the script is told."""
    size = sum(file.stat().st_size for file in payload.rglob("*") if file.is_file())
    return {
        "NAME": NAME,
        "TITLE": TITLE,
        "VERSION": VERSION,
        "MAKER": MAKER,
        "LICENCE": LICENCE,
        "WINDOW": WINDOW,
        "SUFFIX": SUFFIX,
        "MEDIA_TYPE": MEDIA_TYPE,
        "PAYLOAD": str(payload),
        "OUT": str(out),
        "SIZE": str(size // 1024),
    }


def removals_of(payload: Path) -> str:
    """Return the lines that remove the files of *payload* itself; its _internal goes whole."""
    files = sorted(one.name for one in payload.iterdir() if one.is_file())
    return "".join(f'Delete "$INSTDIR\\{name}"\n' for name in files)


def as_icon(png: bytes) -> bytes:
    """Return an .ico that holds a square PNG of 256 dots, which every Windows since Vista reads."""
    head = (0).to_bytes(2, "little") + (1).to_bytes(2, "little") * 2
    entry = bytes([0, 0, 0, 0]) + (1).to_bytes(2, "little") + (32).to_bytes(2, "little")
    return head + entry + len(png).to_bytes(4, "little") + (22).to_bytes(4, "little") + png


def main(words: list[str]) -> int:
    """Build from a folder into a file, or a folder; sign it if a key is given, and say its hash."""
    payload, out = (Path(word).resolve() for word in words)
    made = build(payload, out / artefact("-setup.exe").name if out.is_dir() else out)
    signing.sign(made)
    portable.write_hashes([made], made.parent)
    print(made)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
