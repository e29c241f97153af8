"""The Windows installer under wine: installed, upgraded, refused and removed without a word.

The payload is a stand-in of two small programs; what is tried is the installer's own doing.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.install.tools import ROOT, within

_PATIENCE_S = 120.0
_UNINSTALL = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\checkin"
_SUFFIX = r"Software\Classes\.checkin-event"
_EVENT = r"Software\Classes\Checkin.event"
_OPENS = rf"{_EVENT}\shell\open\command"
_USUAL = "(Default)"
"""What `reg` calls a key's own value."""


@dataclass(frozen=True, slots=True)
class Windows:
    """A Windows made anew in *folder*."""

    folder: Path

    @property
    def local(self) -> Path:
        """Where its user's programs and data are."""
        return next((self.folder / "drive_c/users").glob("*/AppData/Local"))

    @property
    def environment(self) -> dict[str, str]:
        """What every one of its programs is given."""
        return os.environ | {
            "WINEPREFIX": str(self.folder),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=;winemenubuilder.exe=d",
        }

    def run(self, *words: str) -> int:
        """Run a program to its end; return its exit code."""
        return subprocess.run(
            ["wine", *words],
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE_S,
            check=False,
        ).returncode

    @contextmanager
    def running(self, program: Path) -> Iterator[None]:
        """Have *program*, a stand-in, run until the block ends."""
        flag, said = program.parent / "wait", program.parent / "said.txt"
        flag.touch()
        said.unlink(missing_ok=True)
        process = subprocess.Popen(["wine", str(program)], env=self.environment)
        try:
            within(_PATIENCE_S, said.exists)
            yield
        finally:
            flag.unlink()
            process.wait(_PATIENCE_S)
            said.unlink(missing_ok=True)

    def registered(self, name: str, root: str = "HKCU", key: str = _UNINSTALL) -> str | None:
        """Return a value of a key, the uninstaller's by default; None where there is none."""
        which = ["/ve"] if name == _USUAL else ["/v", name]
        done = subprocess.run(
            ["wine", "reg", "query", rf"{root}\{key}", *which],
            env=self.environment,
            capture_output=True,
            timeout=_PATIENCE_S,
            check=False,
        )
        lines = done.stdout.decode("utf-8", "replace").splitlines()
        found = [line.split("    ", 3)[-1].strip() for line in lines if f" {name} " in line]
        return found[0] if done.returncode == 0 and found else None

    def removed(self, folder: Path, *words: str) -> int:
        """Run the uninstaller of *folder* to its very end; return its exit code.

        It copies itself elsewhere first, so that it can remove itself, unless it is told where
        it is by `_?=`, which is how its exit code is heard.
        """
        copy = folder.parent / "uninstall-copy.exe"
        shutil.copyfile(folder / "uninstall.exe", copy)
        try:
            return self.run(str(copy), "/S", *words, f"_?={_inside(self, folder)}")
        finally:
            copy.unlink()


def _inside(windows: Windows, path: Path) -> str:
    drive = path.relative_to(windows.folder / "drive_c")
    return "C:\\" + str(drive).replace("/", "\\")


@contextmanager
def windows(folder: Path) -> Iterator[Windows]:
    """Make a Windows in *folder*, on a screen of its own, and end it afterwards."""
    made = Windows(folder)
    try:
        subprocess.run(
            ["wine", "wineboot", "-i"],
            env=made.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE_S,
            check=True,
        )
        yield made
    finally:
        subprocess.run(
            ["wineserver", "-k", "-w"], env=made.environment, check=False, timeout=_PATIENCE_S
        )


def stand_in(payload: Path, version: str) -> Path:
    """Fill *payload* with programs that stand in for the desk's; return it."""
    (payload / "_internal").mkdir(parents=True)
    for name in ("checkin.exe", "checkin-desk.exe"):
        script = ROOT / "bench/install/stand_in.nsi"
        words = ["makensis", "-V1", f"-DOUT={payload / name}", str(script)]
        subprocess.run(words, check=True)
    (payload / "_internal" / f"only-in-{version}.txt").write_text(version)
    (payload / "THIRD-PARTY-NOTICES.txt").write_text("a stand-in")
    return payload


def story(folder: Path) -> dict[str, bool]:
    """Live through an installer's life; return each thing to be seen, and whether it was."""
    first, second = folder / "first-setup.exe", folder / "second-setup.exe"
    _packed(stand_in(folder / "first", "1"), first)
    _packed(stand_in(folder / "second", "2"), second)
    seen: dict[str, bool] = {}
    with windows(folder / "wine") as system:
        home = system.local / "Programs/Checkin"
        program = home / "checkin.exe"
        seen["installs silently"] = system.run(str(first), "/S") == 0 and program.is_file()
        seen["can be removed by a fleet"] = (
            system.registered("QuietUninstallString")
            == rf'"{_inside(system, home)}\uninstall.exe" /S'
        )
        seen["an event file is of its kind"] = (
            system.registered(_USUAL, key=_SUFFIX) == "Checkin.event"
            and system.registered("Content Type", key=_SUFFIX) == "application/vnd.checkin-event"
            and system.registered(_USUAL, key=_EVENT) == "Checkin event"
            and system.registered(_USUAL, key=_OPENS)
            == rf'"{_inside(system, home)}\checkin-desk.exe" "%1"'
        )
        desk = system.local / "checkin/desk"
        desk.mkdir(parents=True)
        (desk / "desk.db").write_text("names")
        with system.running(program):
            seen["refuses an upgrade while it runs"] = system.run(str(second), "/S") == 3
            seen["refuses removal while it runs"] = system.removed(home) == 3 and program.is_file()
        seen["upgrades silently"] = system.run(str(second), "/S") == 0 and [
            one.name for one in (home / "_internal").iterdir()
        ] == ["only-in-2.txt"]
        seen["an upgrade keeps the desk"] = (desk / "desk.db").read_text() == "names"
        said, status = home / "said.txt", home / "status"
        status.write_text("2")
        seen["stays if the desk could not be erased"] = (
            system.removed(home, "/ERASE") == 5 and program.is_file()
        )
        said.unlink()
        status.unlink()
        seen["leaves the desk alone unless told"] = (
            system.removed(home) == 0 and not home.exists() and (desk / "desk.db").is_file()
        )
        seen["leaves no entry"] = system.registered("DisplayVersion") is None and not any(
            system.registered(_USUAL, key=key) for key in (_SUFFIX, _EVENT, _OPENS)
        )
        other = system.folder / "drive_c/other"
        seen["goes where it is told"] = (
            system.run(str(first), "/S", r"/D=C:\other") == 0 and (other / "checkin.exe").is_file()
        )
        kept = other / "mine.txt"
        kept.write_text("not the installer's")
        seen["erases the desk if told, by the program"] = (
            system.removed(other, "/ERASE") == 2
            and (other / "said.txt").read_text().strip() == "erase --yes"
        )
        seen["removes nothing but its own"] = (
            kept.is_file() and not (other / "checkin.exe").exists()
        )
        seen["installs for everybody"] = (
            system.run(str(first), "/S", "/ALLUSERS") == 0
            and (system.folder / "drive_c/Program Files/Checkin/checkin.exe").is_file()
            and system.registered("DisplayName", "HKLM") == "Checkin"
            and system.registered(_USUAL, "HKLM", _OPENS)
            == r'"C:\Program Files\Checkin\checkin-desk.exe" "%1"'
        )
        # This wine looks for what opens a file among everybody's only.
        everybodys = system.folder / "drive_c/Program Files/Checkin"
        event = system.folder / "drive_c/for desks/Hall.checkin-event"
        event.parent.mkdir()
        event.touch()
        seen["a double click opens an event file"] = (
            system.run("start", "/wait", _inside(system, event)) == 0
            and (everybodys / "said.txt").read_text().strip() == f'"{_inside(system, event)}"'
        )
        (everybodys / "said.txt").unlink(missing_ok=True)
        # As a fleet does it: the uninstaller goes on after it has said that it is done.
        ends = system.run(str(everybodys / "uninstall.exe"), "/S")
        within(_PATIENCE_S, lambda: not everybodys.exists())
        seen["leaves nothing for everybody"] = ends == 0 and not any(
            system.registered(_USUAL, "HKLM", key) for key in (_SUFFIX, _EVENT, _OPENS)
        )
    return seen


def _packed(payload: Path, out: Path) -> None:
    words = [str(ROOT / ".venv/bin/python"), "-m", "installer.windows", str(payload), str(out)]
    subprocess.run(words, check=True, env=os.environ | {"PYTHONPATH": str(ROOT / ".ci")})
