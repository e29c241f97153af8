"""What the children may do: a reader next to nothing, the capture process its camera or stream.

On Linux, as far as the system offers it. Elsewhere a child has its user's rights: it is
still given nothing, but is not kept from asking the system.
"""

import errno
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

_LINUX = sys.platform.startswith("linux")
_PROBE_SECONDS = 20.0

# Where a system keeps programs and its own settings, and nobody's papers.
_SYSTEM = (
    *("/usr", "/lib", "/lib64", "/bin", "/etc", "/opt", "/sys", "/proc", "/run", "/nix", "/gnu"),
    "/snap",
)


def confine_reader(kept: Iterable[int] = ()) -> None:
    """Give up all rights but to compute and to talk through the descriptors *kept*.

    To be called once everything is loaded, while this is the only thread.
    """
    os.environ.clear()
    if sys.platform.startswith("linux"):
        from checkin.adapters.camera import linux_rights as rights

        nowhere = os.open(os.devnull, os.O_RDWR)
        for standard in (0, 1, 2):
            os.dup2(nowhere, standard)
        rights.close_all_but(kept)
        rights.write_no_files()
        rights.give_up_files()
        # A network of its own is made only where nothing cheaper holds: it takes longest.
        if not rights.only_compute():
            rights.leave_the_network()


def confine_capture(source: str) -> None:
    """Give up all rights but to *source*: a camera, a file, or a stream and so the network.

    To be called before anything else is loaded, while this is the only thread.
    """
    if sys.platform.startswith("linux"):
        from checkin.adapters.camera import linux_rights as rights

        network = "://" in source
        system = [(Path(one), rights.READ) for one in (*_SYSTEM, *_own_places())]
        devices = (Path("/dev"), rights.USE)
        film = [] if network else [(_place_of(source), rights.READ)]
        rights.give_up_files([*system, devices, *film], network=network)
        rights.start_nothing(network=network)


def _place_of(film: str) -> Path:
    """Where a film is, or will be."""
    place = Path(film).absolute()
    return place.parent if os.sep in film and not place.exists() else place


def _own_places() -> set[str]:
    """Where this program and its Python are."""
    places = {sys.prefix, sys.base_prefix, *sys.path, getattr(sys, "_MEIPASS", "")}
    return {one for one in places if one and Path(one) != Path.home()}


def reader_rights() -> str:
    """Say in one line what a reader can do here, by having one try."""
    if not _LINUX:
        return "the rights of whoever is logged in (this system offers no less)"
    spawn = get_context("spawn")
    mine, its = spawn.Pipe(duplex=False)
    trying = spawn.Process(target=_try, args=(its,), daemon=True)
    trying.start()
    its.close()
    found: dict[str, bool] = {}
    with suppress(EOFError, OSError):
        if mine.poll(_PROBE_SECONDS):
            found = mine.recv()
    trying.kill()
    trying.join()
    mine.close()
    held = [f"no {name}" for name, refused in found.items() if refused]
    missing = [name for name, refused in found.items() if not refused]
    if not found:
        return "not known: none could be started"
    lacking = f"this system does not keep it from {', '.join(missing)}" if missing else ""
    return "; ".join(filter(None, (", ".join(held), lacking)))


def _try(answer: Connection) -> None:
    confine_reader([answer.fileno()])
    answer.send(tried())


def tried() -> dict[str, bool]:
    """Try what a reader must not: which of it is refused, in this process as it is now."""
    import socket

    def network() -> None:
        socket.socket(socket.AF_INET, socket.SOCK_STREAM).connect(("127.0.0.1", 9))

    def files() -> None:
        os.close(os.open("/etc/passwd", os.O_RDONLY))

    def programs() -> None:
        os.execv("/nonexistent/program", ["program"])  # noqa: S606 - not there, if it may try

    def refused(what: object) -> bool:
        try:
            what()  # type: ignore[operator]
        except PermissionError:
            return True
        except OSError as error:
            return error.errno == errno.ENETUNREACH  # there is no network where it is
        return False

    return {
        "network": refused(network),
        "files": refused(files),
        "new programs": refused(programs),
    }
