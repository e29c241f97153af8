"""The bundle as an archive to unpack anywhere, and the hashes of all that is published."""

import hashlib
import os
import tarfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

from installer.product import BUNDLE, DIST, NAME, VERSION, artefact, epoch

HASHES = "SHA256SUMS"


def build(bundle: Path = BUNDLE, into: Path = DIST) -> Path:
    """Make the archive: a zip on Windows, which has nothing for others, else a .tar.xz."""
    if os.name == "nt":
        return as_zip(bundle, into / artefact(".zip").name)
    return _tar(bundle, into / artefact(".tar.xz").name)


def _tar(bundle: Path, file: Path) -> Path:
    with tarfile.open(file, "w:xz", preset=6, format=tarfile.GNU_FORMAT) as archive:
        for path in [bundle, *sorted(bundle.rglob("*"))]:
            name = f"{NAME}-{VERSION}/{path.relative_to(bundle).as_posix()}".removesuffix("/.")
            archive.add(path, name, recursive=False, filter=_nobodys)
    return file


def _nobodys(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Say nothing of who packed it, and when."""
    member.uid = member.gid = 0
    member.uname = member.gname = "root"
    member.mtime = epoch()
    member.mode = 0o755 if member.isdir() or member.mode & 0o100 else 0o644
    return member


def as_zip(bundle: Path, file: Path) -> Path:
    """Write the archive for Windows to *file*; return it."""
    moment = (1980, 1, 1, 0, 0, 0)  # the first that a zip knows
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(bundle.rglob("*")):
            if path.is_file():
                name = f"{NAME}-{VERSION}/{path.relative_to(bundle).as_posix()}"
                about = zipfile.ZipInfo(name, moment)
                about.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(about, path.read_bytes())
    return file


def write_hashes(files: Iterable[Path], into: Path = DIST) -> Path:
    """Write SHA256SUMS beside *files*, as `sha256sum --check` reads it."""
    listed = into / HASHES
    lines = [f"{hashlib.sha256(one.read_bytes()).hexdigest()}  {one.name}\n" for one in files]
    listed.write_text("".join(sorted(lines, key=lambda line: line[66:])), encoding="utf-8")
    return listed
