"""Every state of the desk in every language, light and dark, in two sizes: `make gallery`.

Each state is brought about by what brings it about at an entrance. The pictures and a
page to look through them go to `build/gallery`. What does not fit into its place is
printed, and makes the command fail.
"""

import html
import os
import shutil
import sys
import tempfile
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from bench.screen.counts import count_scenes
from bench.screen.help_desk import help_desk_scenes
from bench.screen.lanes import lane_scenes
from bench.screen.laptop import laptop_scenes
from bench.screen.list_rules import rule_scenes
from bench.screen.locked import locked_scenes
from bench.screen.moments import moment_scenes
from bench.screen.stage import Event, Scene, Stage, scenes
from ui import plain_text, theme
from ui.chips import Chip
from ui.language import LANGUAGES, Language

SIZES = ((1280, 720), (1536, 864))
FOLDER = Path(__file__).resolve().parents[2] / "build" / "gallery"


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture, and what did not fit into it."""

    state: str
    language: str
    dark: bool
    size: tuple[int, int]
    cut: tuple[str, ...]

    @property
    def file(self) -> str:
        """Where it lies in the gallery's folder."""
        dress = "dark" if self.dark else "light"
        return f"{self.language}/{dress}-{self.size[0]}x{self.size[1]}/{self.state}.png"


def every_scene() -> dict[str, Scene]:
    """Each state's name, and what brings it about."""
    staffed = moment_scenes() | rule_scenes() | help_desk_scenes() | count_scenes()
    return scenes() | staffed | lane_scenes() | locked_scenes() | laptop_scenes()


def take(
    folder: Path,
    languages: Sequence[str] = tuple(LANGUAGES),
    sizes: Sequence[tuple[int, int]] = SIZES,
    dresses: Sequence[bool] = (False, True),
    states: Collection[str] | None = None,
) -> list[Shot]:
    """Take the pictures, of all *states* unless some are named, and return what was taken."""
    app = QApplication.instance() or QApplication([])
    if not isinstance(app, QApplication):
        raise TypeError("a QCoreApplication runs already")
    spoken = Language(app)
    shots: list[Shot] = []
    with tempfile.TemporaryDirectory(prefix="checkin-gallery-") as temporary:
        event = Event(Path(temporary) / "server")
        wanted = [one for one in every_scene() if states is None or one in states]
        dressed: bool | None = None
        for dark, code, state in product(dresses, languages, wanted):
            if dark is not dressed:
                dressed = dark
                theme.apply(app, dark=dark)
            spoken.use(code)
            place = Path(temporary) / "desk"
            place.mkdir()
            with Stage(event, place) as stage:
                for size in sizes:
                    stage.window.resize(*size)
                    # Twice the same at another size would be another event at the desk.
                    if size == sizes[0]:
                        every_scene()[state](stage)
                    shots.append(_shoot(app, stage, folder, Shot(state, code, dark, size, ())))
            shutil.rmtree(place)
    spoken.use("en")
    theme.apply(app, dark=False)
    return shots


def _shoot(app: QApplication, stage: Stage, folder: Path, shot: Shot) -> Shot:
    with _cut_texts() as cut:
        app.processEvents()
        picture = stage.window.grab()
    file = folder / shot.file
    file.parent.mkdir(parents=True, exist_ok=True)
    picture.save(str(file))
    # People's own names may be as long as they like: they are cut, and nothing else.
    ours = [text for text in cut if not (text.startswith("\u2068") and text.endswith("\u2069"))]
    found = (*dict.fromkeys(ours), *_too_small(stage.window), *_overlapping(stage.window))
    return Shot(shot.state, shot.language, shot.dark, shot.size, found)


@contextmanager
def _cut_texts() -> Iterator[list[str]]:
    found: list[str] = []
    plain_text.too_long = found
    try:
        yield found
    finally:
        plain_text.too_long = None


def _too_small(window: QWidget) -> list[str]:
    """The texts of buttons and labels that are wider than the widget that holds them, or cut."""
    found = []
    for one in window.findChildren(QWidget):
        if not one.isVisible() or not isinstance(one, QAbstractButton | QLabel) or not one.text():
            continue
        wide = isinstance(one, QLabel) and one.wordWrap()
        text = one.fontMetrics().horizontalAdvance(one.text())
        shown = one.text().strip("\u2068\u2069")
        cut = len(shown) == plain_text.LONGEST and shown.endswith("\u2026")
        if cut or (not wide and text > one.width() + 1):
            found.append(one.text())
    return found


def _overlapping(window: QWidget) -> list[str]:
    """Buttons, chips and labels of one parent that lie over each other."""
    found = []
    parts: dict[QWidget, list[QWidget]] = {}
    for one in window.findChildren(QWidget):
        parent = one.parentWidget()
        if parent and one.isVisible() and isinstance(one, QAbstractButton | QLabel | Chip):
            parts.setdefault(parent, []).append(one)
    for siblings in parts.values():
        for one, other in combinations(siblings, 2):
            shared: QRect = one.geometry().intersected(other.geometry())
            if shared.width() > 1 and shared.height() > 1:
                found.append(f"{one.accessibleName()} lies over {other.accessibleName()}")
    return found


def write_page(folder: Path, shots: Sequence[Shot]) -> Path:
    """Write the page that shows all pictures: a row for each state, a column for each language."""
    languages = list(dict.fromkeys(one.language for one in shots))
    kinds = list(dict.fromkeys((one.dark, one.size) for one in shots))
    by_key = {(one.dark, one.size, one.state, one.language): one for one in shots}
    parts = [_HEAD]
    for dark, size in kinds:
        dress = "dark" if dark else "light"
        parts.append(f"<h2>{dress}, {size[0]} x {size[1]}</h2><table>")
        for state in dict.fromkeys(one.state for one in shots):
            cells = "".join(
                f'<td><a href="{html.escape(one.file)}"><img loading="lazy" src="'
                f'{html.escape(one.file)}" alt="{html.escape(state)}, {one.language}"></a></td>'
                for one in (by_key[dark, size, state, code] for code in languages)
            )
            parts.append(f"<tr><th>{html.escape(state)}</th>{cells}</tr>")
        parts.append("</table>")
    page = folder / "index.html"
    page.write_text("\n".join(parts), encoding="utf-8")
    return page


_HEAD = """<!doctype html><meta charset="utf-8"><title>The desk, in every state</title>
<style>body{font:16px sans-serif;margin:24px}img{width:440px;display:block}
th{text-align:start;vertical-align:top;padding:4px 12px}</style>
<h1>The desk, in every state</h1>"""


def main() -> int:
    """Take all pictures; 1 when something does not fit."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    shots = take(FOLDER)
    page = write_page(FOLDER, shots)
    found = [(one, text) for one in shots for text in one.cut]
    for shot, text in found:
        print(f"  {shot.file}: does not fit: {text}")
    print(f"{len(shots)} pictures, {len(found)} texts that do not fit; look at {page}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
