"""Packs the bundle as a Debian package, the same bytes from the same bundle."""

import gzip
import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from installer.product import (
    BUNDLE,
    DIST,
    FILES,
    LICENCE,
    MAKER,
    MEDIA_TYPE,
    NAME,
    ROOT,
    SUMMARY,
    TITLE,
    VERSION,
    architecture,
    artefact,
    epoch,
)

HOME = Path("usr/lib") / NAME
_OWN = FILES / "debian"
_ICONS = ROOT / "resources" / "icons"

FROM_SYSTEM = {
    **dict.fromkeys(("ld-linux-aarch64.so.1", "ld-linux-x86-64.so.2", "libc.so.6"), "libc6"),
    **dict.fromkeys(("libdl.so.2", "libm.so.6", "libpthread.so.0", "libresolv.so.2"), "libc6"),
    **dict.fromkeys(("librt.so.1", "libutil.so.1"), "libc6"),
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libcrypto.so.3": "libssl3t64 | libssl3",
    "libdbus-1.so.3": "libdbus-1-3",
    "libdrm.so.2": "libdrm2",
    "libexpat.so.1": "libexpat1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1",
    "libglib-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libgthread-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libpulse.so.0": "libpulse0",
    "libssl.so.3": "libssl3t64 | libssl3",
    "libstdc++.so.6": "libstdc++6",
    "libuuid.so.1": "libuuid1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libzstd.so.1": "libzstd1",
}
"""The libraries that are the system's, not the bundle's, with Debian's package for each.

What goes with a machine's graphics or its kernel has to be that machine's own; and what every
desktop has anyway is kept patched there.
"""

_ALWAYS = (
    "fontconfig-config",  # where Qt learns which folders have fonts
    "tzdata",  # what time it is there
)


def build(bundle: Path = BUNDLE, into: Path = DIST, packing: str = "xz") -> Path:
    """Make the package from *bundle*, in the folder *into*; return its file.

    *packing* is dpkg-deb's name for it; what is published is the smallest, "xz".
    """
    package = into / artefact(".deb").name
    tree = package.parent / f"{NAME}.deb.tree"
    shutil.rmtree(tree, ignore_errors=True)
    _lay_out(bundle, tree)
    _describe(tree)
    _same_times(tree)
    words = ["dpkg-deb", "--root-owner-group", f"-Z{packing}", "--build", str(tree), str(package)]
    surroundings = os.environ | {"SOURCE_DATE_EPOCH": str(epoch())}
    subprocess.run(words, check=True, env=surroundings, stdout=subprocess.DEVNULL)
    shutil.rmtree(tree)
    return package


def _lay_out(bundle: Path, tree: Path) -> None:
    """Put everything where Debian wants it."""
    shutil.copytree(bundle, tree / HOME, symlinks=True)
    icons = tree / "usr/share/icons/hicolor"
    share = tree / "usr/share"
    documents = share / "doc" / NAME
    for source, target in {
        _OWN / f"{NAME}.desktop": share / "applications" / f"{NAME}.desktop",
        _OWN / f"{NAME}.xml": share / "mime/packages" / f"{NAME}.xml",
        _ICONS / f"{NAME}.svg": icons / "scalable/apps" / f"{NAME}.svg",
        _ICONS / f"{NAME}.png": icons / "256x256/apps" / f"{NAME}.png",
        _ICONS / f"{MEDIA_TYPE.replace('/', '-')}.svg": icons
        / "scalable/mimetypes"
        / f"{MEDIA_TYPE.replace('/', '-')}.svg",
        ROOT / "LICENSE": documents / "LICENSE",
        ROOT / "docs" / f"{NAME}.service": documents / f"{NAME}.service",
    }.items():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    for name in ("THIRD-PARTY-NOTICES.txt", "sbom.json"):
        _pack(tree / HOME / name, documents / f"{name}.gz")
        (tree / HOME / name).unlink()
    _pack(ROOT / "CHANGELOG.md", documents / "changelog.gz")
    (documents / "copyright").write_text(
        f"{TITLE} is {LICENCE} (LICENSE, beside this file). What else is in it stands with its\n"
        "licences in THIRD-PARTY-NOTICES.txt.gz, and for programs in sbom.json.gz.\n",
        encoding="utf-8",
    )
    command = tree / "usr/bin" / NAME
    command.parent.mkdir(parents=True)
    command.symlink_to(f"../lib/{NAME}/{NAME}")
    for path in _walk(tree):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)


def _pack(source: Path, target: Path) -> None:
    with target.open("wb") as raw, gzip.GzipFile("", "wb", mtime=0, fileobj=raw) as file:
        file.write(source.read_bytes())


def _describe(tree: Path) -> None:
    folder = tree / "DEBIAN"
    folder.mkdir()
    files = [path for path in _walk(tree) if path.is_file() and not path.is_symlink()]
    sums = "".join(
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}"
        f"  {path.relative_to(tree).as_posix()}\n"
        for path in files
    )
    kilobytes = sum(-(-path.stat().st_size // 1024) for path in files)
    (folder / "md5sums").write_text(sums, encoding="utf-8")
    (folder / "control").write_text(control(needs(tree / HOME), kilobytes), encoding="utf-8")
    for name in ("preinst", "prerm"):
        shutil.copyfile(_OWN / name, folder / name)
        (folder / name).chmod(0o755)


def control(depends: list[str], kilobytes: int) -> str:
    """Return what Debian is told of the package."""
    return "\n".join(
        [
            f"Package: {NAME}",
            f"Version: {VERSION}",
            f"Architecture: {architecture()}",
            f"Maintainer: {MAKER} <{NAME}@localhost>",
            f"Installed-Size: {kilobytes}",
            f"Depends: {', '.join(depends)}",
            "Suggests: fonts-noto-core, fonts-noto-cjk",
            "Section: misc",
            "Priority: optional",
            f"Description: {SUMMARY}",
            " A desk reads the codes on badges, decides from its own encrypted copy of the list",
            " and sends what it has saved to a central server, whenever it can reach one. Desk,",
            " server and all commands are in this package, and so is what they need.",
            "",
        ]
    )


def needs(bundle: Path) -> list[str]:
    """Return the packages that have what *bundle* is linked to and has not.

    Raises:
        LookupError: a library is in neither.
    """
    files = [path for path in _walk(bundle) if path.is_file() and _is_program(path)]
    inside = {path.name for path in _walk(bundle)}
    asked: set[str] = set()
    newest = (2, 0)
    for path in files:
        said = subprocess.run(
            ["objdump", "-p", str(path)], check=True, capture_output=True, text=True
        ).stdout
        asked |= set(re.findall(r"^ +NEEDED +(\S+)$", said, flags=re.MULTILINE))
        for major, minor in re.findall(r"\bGLIBC_(\d+)\.(\d+)", said):
            newest = max(newest, (int(major), int(minor)))
    unknown = sorted(asked - inside - FROM_SYSTEM.keys())
    if unknown:
        raise LookupError(f"neither in the bundle nor known of Debian: {', '.join(unknown)}")
    packages = {FROM_SYSTEM[name] for name in asked - inside} | {*_ALWAYS}
    libc = f"libc6 (>= {newest[0]}.{newest[1]})"
    return sorted(libc if name == "libc6" else name for name in packages)


def _is_program(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _same_times(tree: Path) -> None:
    moment = epoch()
    for path in [*_walk(tree), tree]:
        os.utime(path, (moment, moment), follow_symlinks=False)


def _walk(folder: Path) -> Iterator[Path]:
    return iter(sorted(folder.rglob("*")))
