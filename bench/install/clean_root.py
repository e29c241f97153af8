"""A Debian without Python, without this project: a root of its own, made anew from Debian's mirror.

For root only, who alone may enter another root. Its processes see each other and nothing else.
"""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.install.tools import within

_SUITE = "bookworm"
_OURS = ("deb.debian.org", "security.debian.org")
_ENTER = """
set -e
mount --make-rprivate /
mount -t proc proc "$1/proc"
mount -t tmpfs tmpfs "$1/dev/shm"
exec chroot "$1" sh -c 'echo > /tmp/entered; exec sleep infinity'
"""
USER = "volunteer"
_ENDS_S = 30.0
_SHARED = (
    "proc",
    "sys",
    "dev",
    "var/cache",
    "var/lib/apt",
    "var/lib/dpkg",
    "var/log",
    "tmp",
    "run",
)
"""What every package touches, and where only the system's own books are kept."""


@dataclass(frozen=True, slots=True)
class CleanRoot:
    """The root in *folder*; ``first`` is the process in it by which it is entered."""

    folder: Path
    first: int

    def command(self, *words: str, user: str = USER, **settings: str) -> list[str]:
        """Return the command line that runs *words* in there."""
        home = "/root" if user == "root" else f"/home/{user}"
        given = {"HOME": home, "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8"}
        given |= {"CHECKIN_KEYCHAIN": "file"} | settings
        env = ["env", "-i", *(f"{name}={value}" for name, value in given.items())]
        enter = ["nsenter", f"--target={self.first}", "--mount", "--pid", "--root", "--wdns=/"]
        as_user = ["setpriv", f"--reuid={user}", f"--regid={user}", "--init-groups"]
        return [*enter, *as_user, *env, *words]

    def run(
        self, *words: str, user: str = USER, check: bool = True, **settings: str
    ) -> "subprocess.CompletedProcess[str]":
        """Run *words* in there to their end.

        Raises:
            RuntimeError: they did not end well, and *check*.
        """
        done = subprocess.run(
            self.command(*words, user=user, **settings), capture_output=True, text=True, check=False
        )
        if check and done.returncode:
            raise RuntimeError(f"{' '.join(words)} ended with {done.returncode}:\n{done.stderr}")
        return done

    def apt(
        self, *words: str, check: bool = True, **settings: str
    ) -> "subprocess.CompletedProcess[str]":
        """Run apt-get in there, as root, which asks nothing."""
        settings["DEBIAN_FRONTEND"] = "noninteractive"
        line = ("apt-get", "-y", "--no-install-recommends")
        return self.run(*line, *words, user="root", check=check, **settings)

    def home(self, user: str = USER) -> Path:
        """A user's folder, seen from outside."""
        return self.folder / "home" / user

    def files(self) -> set[str]:
        """Every file there is, but what every package touches."""
        found = set()
        for path in self.folder.rglob("*"):
            name = path.relative_to(self.folder).as_posix()
            if not any(name == one or name.startswith(f"{one}/") for one in _SHARED):
                found.add(name)
        return found


@contextmanager
def clean_root(folder: Path, kept: Path) -> Iterator[CleanRoot]:
    """Unpack a clean Debian into *folder* and take it away afterwards; *kept* is its archive."""
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        _bootstrap(kept)
    folder.mkdir(parents=True)
    subprocess.run(["tar", "-C", str(folder), "-xf", str(kept)], check=True)
    shutil.copyfile("/etc/resolv.conf", folder / "etc/resolv.conf")
    words = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", _ENTER]
    holder = subprocess.Popen([*words, "enter", str(folder)])
    try:
        within(30, (folder / "tmp/entered").exists)
        root = CleanRoot(folder, _child_of(holder.pid))
        root.run("useradd", "--create-home", USER, user="root")
        yield root
    finally:
        holder.kill()
        holder.wait()
        shutil.rmtree(folder, ignore_errors=True)


def _bootstrap(kept: Path) -> None:
    beside = kept.with_suffix(".new.tar")
    words = ["mmdebstrap", "--quiet", "--variant=minbase", _SUITE, str(beside), *_sources()]
    subprocess.run(words, check=True)
    beside.replace(kept)


def _sources() -> Sequence[str]:
    """Return the mirrors that this machine's apt is set up with, of Debian's own only."""
    said = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(SITE) $(RELEASE) $(COMPONENT)"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    own = {line for line in said.splitlines() if any(site in line for site in _OURS)}
    return [f"deb {line}" for line in sorted(own) if line.endswith(" main")]


def ended(process: "subprocess.Popen[Any]") -> int:
    """End *process* as a person would, also if it is in the other root; return its status."""
    with suppress(ProcessLookupError, IndexError, FileNotFoundError):
        os.kill(_child_of(process.pid), signal.SIGTERM)
    with suppress(subprocess.TimeoutExpired):
        return process.wait(_ENDS_S)
    process.kill()
    return process.wait()


def _child_of(process: int) -> int:
    """Return the process by which one is in the other root."""
    said = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    return int(said.split()[0])
