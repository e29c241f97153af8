"""Colours, fonts and the small stylesheet, light and dark.

The panel's colours are the same in both: they were chosen so that brightness
alone tells go from stop, under normal, protan, deutan and tritan vision.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

GRID = 8
"""Logical pixels: every distance is a multiple of it."""

TARGET = 48
"""The least height of anything that can be clicked, in logical pixels."""

FAMILIES = ["Noto Sans", "Segoe UI", "Helvetica Neue", "DejaVu Sans"]


class Look(StrEnum):
    """The five faces of the panel."""

    READY = "ready"
    CHECKED_IN = "checked_in"
    ALREADY_IN = "already_in"
    STOP = "stop"
    PLEASE_READ = "please_read"


@dataclass(frozen=True, slots=True)
class Ink:
    """A fill and the text on it."""

    fill: str
    text: str


INKS = {
    Look.CHECKED_IN: Ink("#0C4537", "#FFFFFF"),
    Look.ALREADY_IN: Ink("#FFDF3D", "#14181D"),
    Look.STOP: Ink("#FF8F8F", "#14181D"),
    Look.PLEASE_READ: Ink("#A3C5F5", "#14181D"),
    Look.READY: Ink("#F4F5F7", "#14181D"),
}


@dataclass(frozen=True, slots=True)
class Scheme:
    """The colours around the panel."""

    window: str
    surface: str
    text: str
    muted: str
    line: str
    accent: str
    on_accent: str
    amber: str
    calm: str
    staff: str
    on_staff: str
    night: str = "#14181D"
    on_night: str = "#F1F3F5"


LIGHT = Scheme(
    window="#FFFFFF",
    surface="#F4F5F7",
    text="#14181D",
    muted="#49525E",
    line="#D3D8DE",
    accent="#23479F",
    on_accent="#FFFFFF",
    amber="#FFDF3D",
    calm="#E3E7EC",
    staff="#5B2A86",
    on_staff="#FFFFFF",
)
DARK = Scheme(
    window="#14181D",
    surface="#1F252D",
    text="#F1F3F5",
    muted="#B7BFC9",
    line="#3A4450",
    accent="#A3C5F5",
    on_accent="#14181D",
    amber="#FFDF3D",
    calm="#2C343E",
    staff="#D9BCFA",
    on_staff="#14181D",
    night="#0B0E11",
)

_current = LIGHT


def scheme() -> Scheme:
    """The colours in use."""
    return _current


def font(pixels: float, *, strong: bool = False) -> QFont:
    """A font of that height, in one of the two weights."""
    made = QFont()
    made.setFamilies(FAMILIES)
    made.setPixelSize(max(1, round(pixels)))
    made.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return made


def stronger(colours: Scheme) -> Scheme:
    """Return *colours* for whoever asked their system for more contrast: no greys, clear edges."""
    return replace(colours, surface=colours.window, muted=colours.text, line=colours.text)


def apply(app: QApplication, *, dark: bool, strong: bool = False) -> None:
    """Dress *app*; *strong* with more contrast."""
    global _current  # noqa: PLW0603  # one application has one dress
    _current = DARK if dark else LIGHT
    if strong:
        _current = stronger(_current)
    # A name in a script that a family lacks is painted with another, and what a machine
    # lacks for films it does not need for four sounds: nothing to tell.
    QLoggingCategory.setFilterRules("qt.text.font.db.info=false\nqt.multimedia.*=false")
    app.setStyle("Fusion")
    app.setFont(font(20))
    app.setPalette(_palette(_current))
    app.setStyleSheet(_sheet(_current))


def _palette(colours: Scheme) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: colours.window,
        QPalette.ColorRole.WindowText: colours.text,
        QPalette.ColorRole.Base: colours.window,
        QPalette.ColorRole.AlternateBase: colours.surface,
        QPalette.ColorRole.Text: colours.text,
        QPalette.ColorRole.PlaceholderText: colours.muted,
        QPalette.ColorRole.Button: colours.surface,
        QPalette.ColorRole.ButtonText: colours.text,
        QPalette.ColorRole.Highlight: colours.accent,
        QPalette.ColorRole.HighlightedText: colours.on_accent,
        QPalette.ColorRole.ToolTipBase: colours.surface,
        QPalette.ColorRole.ToolTipText: colours.text,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    palette.setColor(
        QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText, QColor(colours.muted)
    )
    return palette


def _sheet(colours: Scheme) -> str:
    return f"""
    QPushButton {{
        min-height: {TARGET - 4}px; padding: 0 16px; border-radius: 8px;
        border: 2px solid transparent; background: transparent; color: {colours.text};
    }}
    QPushButton:hover {{ background: {colours.calm}; }}
    QPushButton:disabled {{ color: {colours.muted}; }}
    QPushButton:focus {{ border: 3px solid {colours.accent}; }}
    QPushButton[kind="small"] {{ padding: 0; min-width: 0; }}
    QPushButton[kind="main"] {{
        background: {colours.accent}; color: {colours.on_accent}; font-weight: 600;
        padding: 0 24px;
    }}
    QPushButton[kind="main"]:focus {{ border: 3px solid {colours.text}; }}
    QPushButton[kind="main"]:disabled {{ background: {colours.calm}; color: {colours.muted}; }}
    QPushButton[kind="ink"] {{
        background: #14181D; color: #FFFFFF; font-weight: 600; padding: 0 24px;
    }}
    QPushButton[kind="ink"]:focus {{ border: 3px solid #FFFFFF; }}
    QPushButton[kind="second"] {{ border: 2px solid {colours.line}; padding: 0 24px; }}
    QPushButton[kind="second"]:focus {{ border: 3px solid {colours.accent}; }}
    QPushButton[kind="outline"] {{
        border: 2px solid #14181D; color: #14181D; padding: 0 24px;
    }}
    QPushButton[kind="outline"]:hover, QPushButton[kind="outline"]:focus {{
        background: #FFFFFF; border: 3px solid #14181D;
    }}
    QLineEdit {{
        border: 2px solid {colours.line}; border-radius: 8px; padding: 0 16px;
        background: {colours.surface}; color: {colours.text};
        selection-background-color: {colours.accent};
        selection-color: {colours.on_accent};
        placeholder-text-color: {colours.muted}; font-size: 24px; min-height: 52px;
    }}
    QLineEdit:focus {{ border: 3px solid {colours.accent}; background: {colours.window}; }}
    QListView {{
        border: 0; background: {colours.surface}; border-radius: 12px; outline: 0; padding: 8px;
    }}
    QMenu {{
        background: {colours.window}; color: {colours.text}; border: 1px solid {colours.line};
        padding: 8px; font-size: 24px;
    }}
    QMenu::item {{ padding: 12px 32px 12px 24px; min-width: 260px; border-radius: 8px; }}
    QMenu::item:selected {{ background: {colours.accent}; color: {colours.on_accent}; }}
    """
