"""Leaves out of the bundle what no desk and no server uses.

PyInstaller gathers whatever a package might want. Here stand the plugins of Qt and the
translations that are used; a library that only something left out had asked for goes too.
Lists are PyInstaller's: (name in the bundle, file on this computer, kind).
"""

import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

Entry = tuple[str, str, str]

EXCLUDED = [
    # Brought along by somebody's `try: import`, used by nobody here.
    *("IPython", "PIL.ImageQt", "PIL.ImageTk", "hypothesis", "mypy", "py", "setuptools", "tkinter"),
    *("_pytest", "anyio.pytest_plugin", "pytest"),
    # Of pictures it is given PNG and JPEG only: checkin/adapters/logo.py.
    *("PIL._avif", "PIL._imagingcms", "PIL._imagingft", "PIL._webp"),
    "readline",  # under the GPL; nothing is typed to a prompt here
    *("markdown_it", "pygments", "rich", "yaml"),
    *("lib2to3", "numpy.f2py", "numpy.testing", "pydantic.v1", "pydoc", "sqlite3"),
    *(f"sqlalchemy.dialects.{each}" for each in ("mssql", "mysql", "oracle")),
]

_PLUGINS = {
    "egldeviceintegrations": (),
    "generic": (),
    "iconengines": (),
    "imageformats": (),  # PNG is Qt's own
    "multimedia": (),  # a sound effect needs none; films are OpenCV's
    "networkinformation": (),
    "platforms": ("qcocoa", "qoffscreen", "qwayland", "qwindows", "qxcb"),
    "platforminputcontexts": ("compose", "ibus"),
    "platformthemes": ("xdgdesktopportal",),  # whether the screen is dark
    "qmltooling": (),
    "tls": (),  # Python speaks TLS
    "wayland-decoration-client": ("bradient",),
    "wayland-graphics-integration-client": (),
    "xcbglintegrations": (),
}
"""Those plugins of a kind that stay; of a kind that is not named here all stay."""

_LANGUAGES = ("ar", "en", "es", "fr")

_UNUSED = re.compile(
    r"Qt6(Egl|MultimediaWidgets|Pdf|Qml|Quick|Svg|VirtualKeyboard)|QtMultimediaWidgets"
    r"|opengl32sw|Qt6?FFmpegStub|PySide6/(Qt/lib/)?(lib)?(av|sw)[a-z]+[-.]"
    r"|_testcapi|_testinternalcapi|_testmultiphase|_testclinic|_testbuffer|_ctypes_test|_xxtestfuzz"
    r"|cv2/(data|gapi)/|\.pyi$"
    rf"|^babel/locale-data/(?!({'|'.join(_LANGUAGES)}|root)\.dat|LICENSE)"  # 1,100 places' months
)

_KEPT_ALWAYS = re.compile(r"^(lib)?(python|zbar|vcruntime|msvcp|ucrtbase|api-ms)", re.IGNORECASE)
"""Libraries that somebody asks for by name only when running."""

_ON_EVERY_DESKTOP = re.compile(
    r"^lib(X11|X11-xcb|Xau|Xdmcp|brotli\w+|dbus-1|expat|fontconfig|freetype|g(lib|thread)-2\.0"
    r"|gssapi_krb5|k5crypto|keyutils|krb5|krb5support|png16|pulse|pulsecommon-[\d.]+|xkbcommon"
    r"|systemd|uuid|bsd|md|cap|com_err|crypto|ssl|gcc_s|stdc\+\+|zstd)\.so(\.\d+)*$"
)
"""Libraries that belong to the system, which mends them; Debian's package asks for them.

An older libstdc++ than the system's would besides keep its graphics from being loaded.
"""

_LIBRARY = re.compile(r"^[^/]+$|^[^/]+\.libs/|^PySide6/(Qt/lib/)?[^/]+\.(dll|dylib|so[.\d]*)$")


def trimmed(binaries: Iterable[Entry], datas: Iterable[Entry]) -> tuple[list[Entry], list[Entry]]:
    """Return both lists without what nobody uses, links included."""
    binaries, datas = _asked_for(_used(binaries)), _used(datas)
    there = {name for name, _, kind in [*binaries, *datas] if kind != "SYMLINK"}
    return _sound(binaries, there), _sound(datas, there)


def _used(entries: Iterable[Entry]) -> list[Entry]:
    return [entry for entry in entries if is_used(entry[0].replace("\\", "/"))]


def _asked_for(entries: list[Entry]) -> list[Entry]:
    """Leave out the libraries to which nothing that stays is linked."""
    files = {Path(name).name: file for name, file, kind in entries if kind != "SYMLINK"}
    roots = (each for each in entries if each[2] != "SYMLINK" and not _is_library(each))
    waiting = {Path(name).name for name, _, _ in roots}
    asked: set[str] = set()
    while waiting:
        asked |= waiting
        waiting = {name for one in waiting for name in _linked_to(files[one])}
        waiting = (waiting & files.keys()) - asked
    return [each for each in entries if each[2] == "SYMLINK" or Path(each[0]).name in asked]


def _linked_to(file: str) -> set[str]:
    from PyInstaller.depend.bindepend import get_imports

    # On Linux it answers with what those are linked to as well, from wherever they lie now.
    if (direct := _needed(file)) is not None:
        return direct
    return {Path(name).name for name, _ in get_imports(file)}


def _needed(file: str) -> set[str] | None:
    """Return the libraries that a Linux *file* names itself; None for what is none."""
    with Path(file).open("rb") as opened:
        if opened.read(4) != b"\x7fELF":
            return None
    said = subprocess.run(["objdump", "-p", file], capture_output=True, text=True, check=True)
    return set(re.findall(r"^ +NEEDED +(\S+)$", said.stdout, flags=re.MULTILINE))


def _sound(entries: list[Entry], there: set[str]) -> list[Entry]:
    """Leave out the links to something that is not *there*."""
    return [
        (name, target, kind)
        for name, target, kind in entries
        if kind != "SYMLINK" or (Path(name).parent / target).as_posix() in there
    ]


def is_used(name: str) -> bool:
    """Say whether the file of that *name* in the bundle is of a kind that is used here."""
    if _UNUSED.search(name) or _ON_EVERY_DESKTOP.match(name):
        return False
    if plugin := re.search(r"/plugins/([^/]+)/([^/]+)$", name):
        kept = _PLUGINS.get(plugin[1])
        return kept is None or any(word in plugin[2] for word in kept)
    if translation := re.search(r"/translations/(.+)\.qm$", name):
        return translation[1] in {
            f"{part}_{code}" for part in ("qt", "qtbase") for code in _LANGUAGES
        }
    return True


def _is_library(entry: Entry) -> bool:
    """Say whether it is there for the sake of others only."""
    name = entry[0].replace("\\", "/")
    by_name = _KEPT_ALWAYS.match(Path(name).name)
    return entry[2] == "BINARY" and bool(_LIBRARY.match(name)) and not by_name


def stripped(entries: Iterable[Entry], folder: Path) -> list[Entry]:
    """Leave the names for debuggers out of libraries, on Linux; the copies lie in *folder*.

    Not of those that were mended after they had been built (`*.libs`): it would break them.
    """
    entries = list(entries)
    if not sys.platform.startswith("linux"):
        return entries
    return [_stripped(each, folder) for each in entries]


def _stripped(entry: Entry, folder: Path) -> Entry:
    name, file, kind = entry
    if kind not in {"BINARY", "EXTENSION"} or ".libs/" in file:
        return entry
    slim = folder / name
    slim.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["strip", "--strip-unneeded", "-o", str(slim), file], check=True)
    return (name, str(slim), kind)
