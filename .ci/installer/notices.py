"""Says of what the bundle is made: every part with its licence, for people and for programs.

Each file of the bundle comes from a Python package, from Python itself, from this project or,
on Debian, from one of its packages. A file of which none of that is known stops the build.
"""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from installer.product import LICENCE, NAME, ROOT, TITLE, VERSION
from installer.trimming import Entry

_TEXT = re.compile(r"licen[cs]e|copying|notice|authors", re.IGNORECASE)
_PYTHONS = "base_library.zip"
"""Python's own modules, which PyInstaller has packed."""
_LGPL = "GNU LESSER GENERAL PUBLIC LICENSE"


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """One thing of which files are in the bundle."""

    name: str
    version: str
    licence: str
    purl: str
    texts: tuple[str, ...] = ()


def parts_of(entries: Iterable[Entry]) -> list[Part]:
    """Return the parts that *entries* come from, ordered by name.

    Raises:
        LookupError: nobody knows where one of them is from.
    """
    owners = {
        str(Path(str(one.locate_file(file))).resolve()): one
        for one in metadata.distributions()
        for file in one.files or ()
    }
    parts = {_python()}
    for name, file, kind in entries:
        path = Path(file).resolve()
        if kind == "SYMLINK" or file in {"", "-"} or name == _PYTHONS:
            continue
        owner = owners.get(str(path))
        if owner is not None:
            parts.add(parts_of_package(owner))
        elif _is_ours(path):
            continue
        elif not path.is_relative_to(Path(sys.base_prefix).resolve()) or _is_system(path):
            parts.add(_of_system(name, path))
    return sorted(parts)


def write(parts: Iterable[Part], folder: Path) -> tuple[Path, Path]:
    """Write the notices and the list of parts (CycloneDX) into *folder*; return both files."""
    parts = list(parts)
    folder.mkdir(parents=True, exist_ok=True)
    notices, sbom = folder / "THIRD-PARTY-NOTICES.txt", folder / "sbom.json"
    notices.write_text(_notices(parts), encoding="utf-8")
    sbom.write_text(json.dumps(_sbom(parts), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return notices, sbom


def _is_ours(path: Path) -> bool:
    inside = path.is_relative_to(ROOT)
    return inside and "site-packages" not in path.parts


def _is_system(path: Path) -> bool:
    """Say whether a system's Python shares its folder with the rest of the system."""
    return sys.base_prefix in {"/usr", "/usr/local"} and "python" not in str(path)


def _python() -> Part:
    version = ".".join(map(str, sys.version_info[:3]))
    text = Path(json.__file__).parents[1] / "LICENSE.txt"
    texts = (text.read_text(encoding="utf-8"),) if text.exists() else ()
    return Part("Python", version, "PSF-2.0", f"pkg:generic/python@{version}", texts)


def parts_of_package(one: metadata.Distribution) -> Part:
    """Describe a Python package by what it says of itself."""
    about = one.metadata
    said = next((about[one] for one in ("License-Expression", "License") if one in about), "")
    licence = said.splitlines()[0] if said else _by_classifier(about)
    texts = [
        Path(str(one.locate_file(file))).read_text(encoding="utf-8", errors="replace")
        for file in one.files or ()
        if ".dist-info" in str(file)
        and (_TEXT.search(file.name) or "licenses" in file.parts)
        and file.suffix != ".py"
    ]
    unique = tuple(dict.fromkeys(texts))
    name = re.sub(r"[-_.]+", "-", one.name).lower()
    return Part(one.name, one.version, licence, f"pkg:pypi/{name}@{one.version}", unique)


def _by_classifier(about: metadata.PackageMetadata) -> str:
    found = [
        each.rpartition(" :: ")[2]
        for each in about.get_all("Classifier") or ()
        if each.startswith("License :: ")
    ]
    return " and ".join(found) or "see its text"


def _of_system(name: str, path: Path) -> Part:
    """Describe what came with the system: by Homebrew's folder, or by the package of Debian's."""
    if "Cellar" in path.parts:
        return _of_homebrew(path)
    package = _owner_on_debian(path)
    if package is None:
        raise LookupError(f"{name} is in the bundle, and nobody knows whose it is: {path}")
    version = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Version}", package],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    short = package.split(":")[0]
    text = Path("/usr/share/doc") / short / "copyright"
    texts = (text.read_text(encoding="utf-8"),) if text.exists() else ()
    return Part(short, version, "see its text", f"pkg:deb/debian/{short}@{version}", texts)


def _owner_on_debian(path: Path) -> str | None:
    if not shutil.which("dpkg-query"):
        return None
    # Debian has moved /lib into /usr, and some of its packages still say where they were before.
    for known in (path, Path("/usr") / path.relative_to("/"), Path("/", *path.parts[2:])):
        words = ["dpkg-query", "-S", str(known)]
        asked = subprocess.run(words, capture_output=True, text=True, check=False)
        if asked.returncode == 0:
            return asked.stdout.split(": ")[0].split(",")[0]
    return None


def _of_homebrew(path: Path) -> Part:
    name, version = path.parts[path.parts.index("Cellar") + 1 :][:2]
    folder = Path(*path.parts[: path.parts.index("Cellar") + 3])
    texts = tuple(
        one.read_text(encoding="utf-8", errors="replace")
        for one in sorted(folder.iterdir())
        if one.is_file() and _TEXT.search(one.name)
    )
    return Part(name, version, "see its text", f"pkg:brew/{name}@{version}", texts)


def _notices(parts: list[Part]) -> str:
    lgpl = next((text for part in parts for text in part.texts if _LGPL in text), "")
    head = [
        f"{TITLE} {VERSION} is {LICENCE}. Inside it are the parts below, under their own licences.",
        "Those under the LGPL lie beside the program as files of their own and may be replaced.",
        "",
        *(f"{part.name} {part.version}: {part.licence}" for part in parts),
    ]
    blocks = ["\n".join(head)]
    for part in parts:
        texts = part.texts or ((lgpl,) if "LGPL" in part.licence else ())
        title = f"{part.name} {part.version} ({part.licence})"
        blocks.append("\n\n".join([f"{'=' * 78}\n{title}\n{'=' * 78}", *map(str.strip, texts)]))
    return "\n\n".join(blocks) + "\n"


def _sbom(parts: list[Part]) -> dict[str, object]:
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "name": NAME,
                "version": VERSION,
                "licenses": [{"expression": LICENCE}],
            }
        },
        "components": [
            {
                "type": "library",
                "bom-ref": part.purl,
                "name": part.name,
                "version": part.version,
                "licenses": [{"license": {"name": part.licence}}],
                "purl": part.purl,
            }
            for part in parts
        ],
    }
