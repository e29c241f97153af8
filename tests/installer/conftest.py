import shutil
import subprocess
import sys

import pytest


@pytest.fixture
def bundle(tmp_path):
    """A bundle as PyInstaller leaves it, of one real program and what lies beside it."""
    if not sys.platform.startswith("linux") or not shutil.which("dpkg-deb"):
        pytest.skip("packed on Debian only")
    folder = tmp_path / "checkin"
    (folder / "_internal/resources").mkdir(parents=True)
    shutil.copy("/usr/bin/env", folder / "checkin")
    (folder / "_internal/resources/words.txt").write_text("words")
    (folder / "_internal/link.txt").symlink_to("resources/words.txt")
    (folder / "THIRD-PARTY-NOTICES.txt").write_text("licences")
    (folder / "sbom.json").write_text("{}")
    return folder


@pytest.fixture(autouse=True)
def _same_moment(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")


@pytest.fixture
def linked(tmp_path):
    """Makes a library of no content, linked to others."""
    if not sys.platform.startswith("linux") or not shutil.which("ld"):
        pytest.skip("linked with Linux's tools")
    nothing = tmp_path / "nothing.o"
    subprocess.run(["as", "-o", nothing, "/dev/null"], check=True)

    def link(name, *others):
        words = ["ld", "-shared", "--no-as-needed", f"-soname={name}", "-o", tmp_path / name]
        subprocess.run([*words, nothing, *others], check=True)
        return tmp_path / name

    return link
