"""How the desk's window is to be opened."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class DeskOptions:
    """What the command line asks of the window.

    ``camera`` is a camera's number or name, a video file or a stream's address
    (``None``: the one that was used last, else the first);
    ``scanner`` the port of a serial scanner, if there is one.
    ``trace`` is a file that gets one JSON line per verdict shown (no names, no
    codes); ``screenshots`` a folder for one picture per state, of a
    demonstration only. ``close_at_end`` closes the window when a film has been
    played and everything is sent. ``join`` is the one-time address that the
    server printed, for a laptop that is not a desk yet.
    """

    profile: Path
    camera: str | None = None
    scanner: str | None = None
    trace: Path | None = None
    screenshots: Path | None = None
    close_at_end: bool = False
    join: str | None = None
    desk_name: str | None = None
    event_file: Path | None = None
    """An event file that is to make this laptop a desk."""
    came_back: bool = False
    """Whether the program had stopped by itself when it ran last."""
    goes_on: bool = False
    """Whether it did just now, and goes on where it was."""
    start: str = "first"
    """Why it starts, in a word."""
    go_back: bool = False
    """Whether a newer version's database gives way to the copy from before it."""
