"""What is left out of the bundle, and what is said of what is in it."""

import json
import re
import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name

from installer import notices, product, trimming

SPEC = (product.ROOT / "build_installer.spec").read_text(encoding="utf-8")

_WITHOUT = """
import importlib, pkgutil, sys, warnings
class LeftOut:
    def find_spec(self, name, path=None, target=None):
        if any(name == each or name.startswith(each + ".") for each in {excluded!r}):
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, LeftOut())
import checkin, resources, ui
for room in (checkin, ui, resources):
    for one in pkgutil.walk_packages(room.__path__, room.__name__ + "."):
        if not re.search(r"migrations|hooks|checkin.__main__", one.name):
            importlib.import_module(one.name)
"""


def test_every_module_of_ours_does_without_what_is_left_out():
    code = "import re\n" + _WITHOUT.format(excluded=trimming.EXCLUDED)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=product.ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/Qt/plugins/platforms/libqcocoa.dylib", True),
        ("PySide6/Qt/plugins/platforms/libqoffscreen.so", True),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", False),
        ("PySide6/Qt/plugins/multimedia/libffmpegmediaplugin.so", False),
        ("PySide6/plugins/styles/qmodernwindowsstyle.dll", True),
        ("PySide6/Qt/translations/qtbase_ar.qm", True),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("PySide6/Qt/translations/qt_help_ar.qm", False),
        ("babel/locale-data/ar.dat", True),
        ("babel/locale-data/root.dat", True),
        ("babel/locale-data/LICENSE.unicode", True),
        ("babel/locale-data/ar_EG.dat", False),
        ("babel/locale-data/eo.dat", False),
        ("PySide6/Qt/lib/libavcodec.so.61", False),
        ("PySide6/avcodec-61.dll", False),
        ("opencv_python_headless.libs/libavcodec-c4204469.so.62.28.101", True),
        ("PySide6/Qt/lib/libQt6Widgets.so.6", True),
        ("PySide6/Qt/lib/libQt6Quick.so.6", False),
        ("resources/languages/checkin_ar.qm", True),
        ("libglib-2.0.so.0", False),
        ("libssl.so.3", False),
        ("libssl-81259c47.so.1.1.1k", True),
        ("psycopg_binary.libs/libkrb5-f18b4d11.so.3.3", True),
        ("libzbar.so.0", True),
    ],
)
def test_what_the_desk_uses_stays_and_no_more(name, kept):
    assert trimming.is_used(name) is kept


def test_a_library_goes_with_the_last_that_is_linked_to_it(linked):
    files = {name: linked(name) for name in ("liba.so.1", "libb.so.1")}
    files["used.so"] = linked("used.so", files["libb.so.1"])
    binaries = [
        ("liba.so.1", str(files["liba.so.1"]), "BINARY"),
        ("libb.so.1", str(files["libb.so.1"]), "BINARY"),
        ("used.so", str(files["used.so"]), "EXTENSION"),
    ]
    links = [("a.so", "liba.so.1", "SYMLINK"), ("b.so", "libb.so.1", "SYMLINK")]
    kept, datas = trimming.trimmed(binaries, links)
    assert [name for name, _, _ in kept] == ["libb.so.1", "used.so"]
    assert [name for name, _, _ in datas] == ["b.so"]


def test_dates_are_said_in_each_language_with_what_is_left_of_babel(tmp_path):
    """With the data that stay, and no others, in the place of all."""
    from babel import localedata

    for file in Path(localedata._dirname).iterdir():
        if trimming.is_used(f"babel/locale-data/{file.name}"):
            shutil.copy(file, tmp_path)
    code = (
        "import sys; from datetime import date; from babel import localedata\n"
        "localedata._dirname = sys.argv[1]\n"
        "from checkin.server.pages.clock import day_of\n"
        "print([day_of(one, date(2026, 11, 28)) for one in sys.argv[2:]])"
    )
    words = [sys.executable, "-c", code]
    done = [
        subprocess.run(
            [*words, folder, "ar", "en", "es", "fr"], capture_output=True, text=True, check=True
        ).stdout
        for folder in (tmp_path, localedata._dirname)
    ]
    assert "28 novembre 2026" in done[0]
    assert done[0] == done[1]


def entry(module):
    file = __import__(module).__file__
    return (module, file, "PYMODULE")


def test_every_part_is_named_with_its_version_and_its_licence(tmp_path):
    entries = [entry("segno"), entry("jinja2"), entry("PySide6"), ("ours", __file__, "PYMODULE")]
    parts = notices.parts_of(entries)
    assert {canonicalize_name(part.name) for part in parts} == {
        *("jinja2", "pyside6-essentials", "python", "segno"),
    }
    text, listed = (one.read_text(encoding="utf-8") for one in notices.write(parts, tmp_path))
    for part in parts:
        assert f"{part.name} {part.version}: {part.licence}" in text
    found = {one["purl"] for one in json.loads(listed)["components"]}
    assert f"pkg:pypi/segno@{metadata.version('segno')}" in found
    assert len(found) == len(parts)


def test_a_file_of_which_nobody_knows_whose_it_is_stops_the_build(tmp_path):
    strange = tmp_path / "libstrange.so"
    strange.touch()
    with pytest.raises(LookupError, match="libstrange"):
        notices.parts_of([("libstrange.so", str(strange), "BINARY")])


def test_a_macs_library_is_named_by_homebrews_folder_for_it(tmp_path):
    folder = tmp_path / "Cellar/zbar/0.23.93_2"
    (folder / "lib").mkdir(parents=True)
    (folder / "lib/libzbar.0.dylib").touch()
    (folder / "LICENSE.md").write_text("take it along")
    parts = notices.parts_of([("libzbar", str(folder / "lib/libzbar.0.dylib"), "BINARY")])
    found = next(part for part in parts if part.name == "zbar")
    assert (found.version, found.texts) == ("0.23.93_2", ("take it along",))


def test_every_package_that_the_program_runs_on_has_a_licence_to_print():
    pins = (product.ROOT / ".ci/pins.txt").read_text(encoding="utf-8")
    bare = []
    for name in re.findall(r"^([\w.-]+)==", pins, flags=re.MULTILINE):
        try:
            parts = notices.parts_of_package(metadata.distribution(name))
        except metadata.PackageNotFoundError:
            continue  # of another system
        if not parts.texts and "LGPL" not in parts.licence:
            bare.append(name)
    assert bare == []


def test_the_bundle_says_the_projects_own_facts():
    assert "version=VERSION" in SPEC
    assert product.VERSION not in SPEC
    from checkin import __version__

    assert __version__ == product.VERSION


def test_what_the_runtime_hooks_set_is_looked_for_in_the_bundle(tmp_path, monkeypatch):
    configuration = tmp_path / "resources/fonts/fonts.conf"
    configuration.parent.mkdir(parents=True)
    configuration.touch()
    hook = (product.ROOT / "resources/hooks/fonts.py").read_text(encoding="utf-8")
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    monkeypatch.delenv("FONTCONFIG_FILE", raising=False)
    exec(hook, {})  # noqa: S102  as PyInstaller does
    import os

    assert Path(os.environ["FONTCONFIG_FILE"]) == configuration
