"""Folders of real pictures with their texts beside them, as readers' own test suites have them."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from checkin.adapters.camera.reports import LONGEST_TEXT
from checkin.adapters.camera.vision import Image, cv2

FOLDER = "CHECKIN_QR_SETS"
"""The environment variable that names the folder of the sets."""

FITS: dict[str, tuple[int, int] | None] = {
    "native": None,
    "720p": (1280, 720),
    "1080p": (1920, 1080),
}
_PICTURES = {".png", ".jpg", ".jpeg", ".webp"}
# Payloads are compared as bytes: what a code says, not what a reader makes of it. The sets
# have older codes in their countries' encodings.
_ENCODINGS = ("utf-8", "shift_jis", "gb2312", "iso-8859-1")


@dataclass(frozen=True, eq=False)
class Photo:
    """A grey picture and the text in it; None where there must be none."""

    name: str
    grey: Image
    text: str | None

    def shows(self, payloads: list[bytes]) -> bool:
        """Say whether a reader's *payloads* have the text, line ends and trailing blanks aside."""
        if self.text is None:
            return False
        wanted = {
            _plain(self.text.encode(encoding, "ignore"))
            for encoding in _ENCODINGS
            if self.text.encode(encoding, "ignore").decode(encoding) == self.text
        }
        return any(_plain(payload) in wanted for payload in payloads)

    def is_text(self, payloads: list[bytes]) -> bool:
        """Say whether the text is among what the product passes on: plain, and not too long."""
        if self.text is None or len(self.text) > LONGEST_TEXT:
            return False
        wanted = _plain(self.text.encode())
        return any(_plain(payload) == wanted for payload in payloads)


def folder() -> Path | None:
    """Return the folder with the sets; None if the environment names none."""
    named = os.environ.get(FOLDER)
    return Path(named) if named else None


def families(root: Path) -> dict[str, list[Path]]:
    """Sort the sets by where they are from: "zxing-qrcode-1" is one of "zxing"."""
    found: dict[str, list[Path]] = {}
    for each in sorted(path for path in root.iterdir() if path.is_dir()):
        empty = "falsepositives" in each.name
        found.setdefault("empty" if empty else each.name.split("-")[0], []).append(each)
    return found


def photos(sets: list[Path], fit: tuple[int, int] | None) -> Iterator[Photo]:
    """Load the pictures of some sets, made no larger than *fit* (width, height)."""
    for each in sets:
        for path in sorted(each.iterdir()):
            if path.suffix in _PICTURES:
                grey = cv2.imread(str(path), cv2.IMREAD_GRAYSCALE)
                if grey is None:
                    raise ValueError(f"not a picture: {path}")
                yield Photo(f"{each.name}/{path.name}", _fitted(grey, fit), _text(path))


def _text(picture: Path) -> str | None:
    beside = picture.with_suffix(".txt")
    if not beside.exists():
        return None
    return beside.read_text(encoding="utf-8")


def _fitted(grey: Image, fit: tuple[int, int] | None) -> Image:
    if fit is None:
        return grey
    height, width = grey.shape
    scale = min(fit[0] / width, fit[1] / height)
    if scale >= 1:
        return grey
    size = (round(width * scale), round(height * scale))
    return cv2.resize(grey, size, interpolation=cv2.INTER_AREA)


def _plain(payload: bytes) -> bytes:
    lines = payload.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    return b"\n".join(line.rstrip() for line in lines).rstrip()
