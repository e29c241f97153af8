"""Smaller builds of two libraries that are mostly for others, on Linux for x86-64.

- OpenBLAS: numpy and OpenCV each bring their own for large matrices, 64 MB in all. Ours are of a
  page at most. In its place, under its name, lies what they ask for of the reference LAPACK: from
  the archive that Debian makes for just that (`liblapack_pic.a`), with Debian's reference BLAS.
  Neither has instructions that an older processor lacks.
- ICU's data, 32 MB, of which Qt asks for the order of letters and little else. It is packed anew
  from the data in Qt's own library, with ICU's own tool.

Where a tool or a library is not to be had, everything stays as it came, and that is said.
`check` computes and sorts with what was exchanged before it is packed.
"""

import platform
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from installer.trimming import Entry

_OPENBLAS = re.compile(r"libopenblas[^/]*\.so$|libscipy_openblas64_[^/]*\.so$")
_ICU = re.compile(r"libicudata\.so\.(\d+)$")
_SYSTEM = Path("/usr/lib/x86_64-linux-gnu")
_RUNTIME = ("libgcc_s.so.1", "libgfortran.so.5", "libquadmath.so.0")
_LIBC = tuple(str(_SYSTEM / one) for one in ("libm.so.6", "libc.so.6"))

_ICU_KEPT = re.compile(
    r"^(?!.*/)(?!zoneinfo64|timezoneTypes|metaZones|windowsZones|unames)"  # the words themselves
    r"(root|en|fr|es|ar|supplementalData|likelySubtags|numberingSystems|plurals|pool|res_index"
    r"|keyTypeData|metadata|icuver|.*\.icu|.*\.nrm)"
    r"|^coll/(root|en|fr|es|ar|ucadata|res_index)"
)


_NO_STACK = '.section .note.GNU-stack,"",%progbits\n'


@dataclass(frozen=True, slots=True)
class Built:
    """What lies in a library's place, and the file that it was made of."""

    entries: list[Entry]
    source: Path


def slim(entries: list[Entry], folder: Path) -> tuple[list[Entry], list[Entry]]:
    """Exchange what there is a smaller build of, in *folder*; say each exchange.

    Returns the new entries, and the files they were made of, whose makers are to be named.
    """
    folder.mkdir(parents=True, exist_ok=True)
    found: dict[str, Entry] = {}
    sources: list[Entry] = []
    for entry in entries:
        name, file, kind = entry
        made = _smaller(name, Path(file), entries, folder) if kind == "BINARY" else None
        if made is not None:
            sources.append((made.source.name, str(made.source), "DATA"))
            print(f"{name}: built smaller, of {made.source.name}")
        found |= {one[0]: one for one in (made.entries if made else [entry])}
    return list(found.values()), sources


def _smaller(name: str, whole: Path, entries: list[Entry], folder: Path) -> Built | None:
    blas, icu = _OPENBLAS.search(name), _ICU.search(name)
    if not (blas or icu):
        return None
    made = None
    if _has_tools():
        made = _icu(name, whole, icu[1], folder) if icu else _blas(name, whole, entries, folder)
    if made is None:
        print(f"{name}: as it came, since what makes it smaller is not here")
    return made


# ------------------------------------------------------------------------- matrices


def _blas(name: str, whole: Path, entries: list[Entry], folder: Path) -> Built | None:
    """Put a library in the place of *whole* that has what is asked of it from Debian's LAPACK."""
    wide = "64" if "64_" in whole.name else ""  # whole numbers of 64 bits, and names that say so
    archive = _SYSTEM / f"liblapack{wide}_pic.a"
    others = [
        _SYSTEM / f"blas{wide}" / f"libblas{wide}.so.3",
        *(_SYSTEM / one for one in _RUNTIME),
    ]
    if not all(one.exists() for one in (archive, *others)):
        return None
    asked = _taken_from(whole, entries)
    jumps = [
        f".globl {one}\n.type {one}, %function\n{one}:\n    jmp *{_plain(one)}@GOTPCREL(%rip)\n"
        for one in asked
        if _plain(one) != one
    ]
    # What others ask for is to be seen, and nothing else: numpy and OpenCV count with whole
    # numbers of different size, under the same names.
    seen = folder / f"{whole.name}.map"
    seen.write_text("{ global: " + "".join(f"{one}; " for one in asked) + "local: *; };\n")
    wanted = [f"--undefined={_plain(one)}" for one in asked]
    words = [*wanted, f"--version-script={seen}", str(archive), *map(str, others), *_LIBC]
    built = _built(whole.name, ".text\n" + "".join(jumps), folder, *words)
    return Built(
        [(name, str(built), "BINARY")]
        + [(one.name, str(one.resolve()), "BINARY") for one in others],
        archive,
    )


def _plain(name: str) -> str:
    """Return what BLAS itself calls *name*: scipy_cblas_dgemm64_ is cblas_dgemm there."""
    found = re.fullmatch(r"scipy_(\w+?)64_", name)
    return found[1] if found else name


def _taken_from(library: Path, entries: list[Entry]) -> list[str]:
    """Return the names that *library* has and something among *entries* asks for."""
    has = _symbols(library, "--defined-only")
    asked: set[str] = set()
    for _, file, kind in entries:
        linked = kind in {"BINARY", "EXTENSION"} and Path(file) != library
        if linked and library.name in _run("objdump", "-p", file):
            asked |= _symbols(Path(file), "--undefined-only")
    return sorted(has & asked)


def _symbols(library: Path, which: str) -> set[str]:
    said = _run("nm", "-D", which, str(library))
    return {line.split()[-1].partition("@")[0] for line in said.splitlines() if line.strip()}


def _has_tools() -> bool:
    here = platform.machine() == "x86_64" and sys.platform.startswith("linux")
    return here and all(map(shutil.which, ("as", "ld", "nm", "objdump")))


def _built(name: str, code: str, folder: Path, *more: str) -> Path:
    """Assemble *code* as a library called *name*; *more* are words for the linker."""
    source, compiled, built = folder / f"{name}.s", folder / f"{name}.o", folder / name
    source.write_text(code + _NO_STACK, encoding="utf-8")
    subprocess.run(["as", "-o", str(compiled), str(source)], check=True)
    words = ["ld", "-shared", "-z", "now", "-z", "defs", f"-soname={name}", "-o", str(built)]
    subprocess.run([*words, str(compiled), *more], check=True)
    return built


def _run(*words: str) -> str:
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


# -------------------------------------------------------------- what ICU knows of languages


def _icu(name: str, whole: Path, version: str, folder: Path) -> Built | None:
    """Pack what is kept of the data in *whole* as a library of the same name."""
    if not shutil.which("icupkg"):
        return None
    data = whole.read_bytes()
    # Both have the name that ICU asks by: icupkg writes it into the file.
    packed, small = (folder / size / f"icudt{version}l.dat" for size in ("whole", "small"))
    for one in (packed, small):
        one.parent.mkdir(exist_ok=True)
    packed.write_bytes(data[data.find(b"CmnD") - 12 :])  # after its length and a magic number
    gone = folder / "icu-left-out.txt"
    names = _run("icupkg", "-l", str(packed)).split()
    gone.write_text("".join(f"{one}\n" for one in names if not _ICU_KEPT.search(one)))
    subprocess.run(["icupkg", "-r", str(gone), str(packed), str(small)], check=True)
    symbol = f"icudt{version}_dat"
    code = (
        f".section .rodata\n.balign 16\n.globl {symbol}\n.type {symbol}, %object\n"
        f'{symbol}:\n.incbin "{small}"\n.size {symbol}, .-{symbol}\n'
    )
    return Built([(name, str(_built(whole.name, code, folder)), "BINARY")], whole)


# ---------------------------------------------------------------------- is it the same


_SUMS = """
import cv2, numpy as np
rng = np.random.default_rng(1)
for kind in ("float32", "float64", "complex64", "complex128"):
    a, b = (rng.normal(size=(40, 40)).astype(kind) for _ in range(2))
    near = 2e-2 if kind in ("float32", "complex64") else 1e-8
    assert np.allclose(a @ b, np.einsum("ij,jk->ik", a, b), atol=near), kind
    assert np.allclose(np.linalg.solve(a, a @ b), b, atol=near * 10), kind
    u, s, v = np.linalg.svd(a)
    assert np.allclose(u * s @ v, a, atol=near), kind
    w, v = np.linalg.eig(a.real)
    assert np.allclose(a.real @ v, v * w, atol=near), kind
    h = a @ a.conj().T + np.eye(40, dtype=kind)
    w, v = np.linalg.eigh(h)
    assert np.allclose(h @ v / w, v, atol=near * 10), kind
    l = np.linalg.cholesky(h)
    assert np.allclose(l @ l.conj().T, h, atol=near * 10), kind
    q, r = np.linalg.qr(a)
    assert np.allclose(q @ r, a, atol=near), kind
    assert np.allclose(np.linalg.lstsq(a, a @ b)[0], b, atol=near * 10), kind
    if not kind.startswith("complex"):
        for how in (cv2.DECOMP_LU, cv2.DECOMP_QR):
            found = cv2.solve(a, (a @ b).astype(kind), flags=how)[1]
            assert np.allclose(found, b, atol=near * 10), (kind, how)
        found = cv2.solve(h, (h @ b).astype(kind), flags=cv2.DECOMP_CHOLESKY)[1]
        assert np.allclose(h @ found, h @ b, atol=near * 10), kind
        found = cv2.solve(a, (a @ b).astype(kind), flags=cv2.DECOMP_SVD)[1]
        assert np.allclose(found, b, atol=near * 10), kind
        w, u, v = cv2.SVDecomp(a)
        assert np.allclose(u * w.ravel() @ v, a, atol=near), kind
        assert np.allclose(cv2.gemm(a, b, 1, None, 0), a @ b, atol=near), kind
from PySide6.QtCore import QCollator, QLocale
for language, words in {
    "fr": "abri âge étage Étage zèbre", "es": "nube ñandú ojo", "ar": "أحمد باسم زيد", "de": "Ähre Zaun"
}.items():
    words, order = words.split(), QCollator(QLocale(language))
    assert sorted(reversed(words), key=order.sortKey) == words, language
"""


def check(bundle: Path) -> None:
    """Compute and sort with the libraries of *bundle*.

    Raises:
        subprocess.CalledProcessError: one of them is not right.
    """
    words = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(bundle)!r})\n{_SUMS}"]
    # Nothing of this is left in what is packed next.
    settings = {"LD_LIBRARY_PATH": str(bundle), "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run(words, check=True, env=settings, cwd="/")
