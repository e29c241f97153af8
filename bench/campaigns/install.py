"""What people install, from a bare machine to a clean one: Debian for real, Windows with wine.

Builds the installer if it is older than the code, makes a Debian without Python, installs the
package with apt, starts it on a screen, checks people in from a film, syncs with the server that
came in the same package, and removes it. Then the Windows installer, with a stand-in payload.
The rival of a figure is the bundle with nothing left out (bench/install/whole.py).
For root, with mmdebstrap, xvfb, nsis and wine.
"""

import shutil
import subprocess
import tempfile
from pathlib import Path

from bench.figures import Report
from bench.install import starts, whole, wine
from bench.install.clean_root import clean_root
from bench.install.debian import PEOPLE, Lived, story
from bench.install.ready import CANNOT_BE, HUMAN_ACTIONS
from bench.install.tools import ROOT, on_a_screen, see_that_all_is_there


def run(report: Report) -> None:
    see_that_all_is_there()
    package = _package()
    untrimmed = whole.build()
    package_mb = package.stat().st_size / 1e6
    report.add("install.package_mb", package_mb, "MB", "<= 100", rival=whole.packed_mb())
    lived = Lived()
    with (
        tempfile.TemporaryDirectory(prefix="checkin-install-") as name,
        clean_root(Path(name, "root"), ROOT / "build/install/bookworm.tar") as root,
    ):
        for profile in story(root, package, lived):
            report.add("install.size_mb", lived.size_mb, "MB", "<= 300", rival=whole.size_mb())
            beside = root.folder / "opt/whole"
            shutil.copytree(untrimmed, beside, symlinks=True)
            installed_s, whole_s, source_s = starts.measure(root, profile, beside)
            shutil.rmtree(beside)
            report.add("install.cold_start_s", installed_s, "s", rival=whole_s)
            report.add("install.cold_start_source_s", source_s, "s")
            report.add("install.cold_start_ratio", installed_s / source_s, "times", "<= 1.5")
            shown = ROOT / "build/install/shown"
            shutil.rmtree(shown, ignore_errors=True)
            shown.mkdir(parents=True)
            for one in ("desk.png", "desk-in-arabic.png", "badges.pdf"):
                shutil.copy(root.home() / one, shown)
    for step, took_s in lived.ready.steps.items():
        print(f"  {took_s:6.1f} s  {step}")
    report.add("install.ready_s", sum(lived.ready.steps.values()), "s", "<= 180")
    for number, action in enumerate(HUMAN_ACTIONS, start=1):
        print(f"  {number}. {action}")
    report.add("install.human_actions", len(HUMAN_ACTIONS), "actions", "<= 4")
    for name, said in lived.ready.doubts.items():
        print(f"  self-test: {name}: {said} ({CANNOT_BE.get(name, 'not excused')})")
    report.add("install.checked_in", lived.at_server, "people", f">= {len(PEOPLE)}")
    report.add(
        "install.not_as_it_should_be", _told(lived.seen | lived.ready.seen), "things", "== 0"
    )
    report.add("install.left_behind", len(lived.left), "files", "== 0")
    for one in sorted(lived.left)[:10]:
        print(f"  left behind: {one}")
    with tempfile.TemporaryDirectory(prefix="checkin-wine-") as name, on_a_screen():
        seen = wine.story(Path(name))
    report.add("install.windows_seen", len(seen), "things", "> 0")
    report.add("install.windows_not_so", _told(seen), "things", "== 0")


def _told(seen: dict[str, bool]) -> int:
    for what, so in seen.items():
        print(f"  {'yes' if so else 'NO '}  {what}")
    return sum(not so for so in seen.values())


def _package() -> Path:
    """Return the package, built now unless it is newer than all that it is made of."""
    there = sorted((ROOT / "dist").glob("checkin_*.deb"), key=lambda one: one.stat().st_mtime)
    words = ["git", "-C", str(ROOT), "ls-files", "--", ":!bench", ":!tests", ":!docs", ":!.github"]
    files = subprocess.run(words, check=True, capture_output=True, text=True).stdout.splitlines()
    newest = max((ROOT / one).stat().st_mtime for one in files if (ROOT / one).exists())
    if not there or there[-1].stat().st_mtime < newest:
        subprocess.run(["make", "-C", str(ROOT), "installer"], check=True)
        there = sorted((ROOT / "dist").glob("checkin_*.deb"), key=lambda one: one.stat().st_mtime)
    return there[-1]
