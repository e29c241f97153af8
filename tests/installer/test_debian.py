"""The Debian package says the truth of itself, and is the same each time."""

import gzip
import hashlib
import os
import re
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from installer import product
from installer.debian import package

OWN = Path(package.__file__).parent


def fields(file):
    said = subprocess.run(["dpkg-deb", "-f", file], check=True, capture_output=True, text=True)
    return dict(re.findall(r"^(\S+): (.+)$", said.stdout, flags=re.MULTILINE))


def unpacked(file, folder):
    subprocess.run(["dpkg-deb", "-R", file, folder], check=True)
    return folder


def test_it_is_called_as_the_project_is(bundle, tmp_path):
    said = fields(package.build(bundle, tmp_path, "none"))
    assert said["Package"] == product.NAME
    assert said["Version"] == product.VERSION
    assert said["Description"] == product.SUMMARY
    assert said["Architecture"] == product.architecture()


def test_it_asks_for_the_libraries_that_it_has_not(bundle, tmp_path):
    asked = fields(package.build(bundle, tmp_path, "none"))["Depends"]
    assert re.search(r"\blibc6 \(>= 2\.\d+\)", asked)
    assert "fontconfig-config" in asked


def test_a_library_of_which_nobody_knows_the_package_stops_it(bundle, linked):
    needy = linked("needy.so", linked("libnobodys.so.7"))
    needy.rename(bundle / "_internal" / "needy.so")
    with pytest.raises(LookupError, match=r"libnobodys\.so\.7"):
        package.needs(bundle)


def test_the_same_bundle_makes_the_same_bytes_at_any_time_for_anybody(bundle, tmp_path):
    first = package.build(bundle, tmp_path, "xz").read_bytes()
    moved = tmp_path / "elsewhere"
    shutil.copytree(bundle, moved, symlinks=True)
    for path in moved.rglob("*"):
        os.utime(path, (time.time(), time.time()), follow_symlinks=False)
    (moved / "checkin").chmod(0o775)
    assert package.build(moved, tmp_path, "xz").read_bytes() == first


def test_everything_is_where_debian_wants_it(bundle, tmp_path):
    tree = unpacked(package.build(bundle, tmp_path, "none"), tmp_path / "tree")
    command = tree / "usr/bin/checkin"
    assert command.is_symlink()
    assert (command.parent / command.readlink()).resolve() == tree / "usr/lib/checkin/checkin"
    assert (tree / "usr/lib/checkin/_internal/link.txt").read_text() == "words"
    for name in (
        "usr/share/applications/checkin.desktop",
        "usr/share/mime/packages/checkin.xml",
        "usr/share/icons/hicolor/scalable/apps/checkin.svg",
        "usr/share/icons/hicolor/256x256/apps/checkin.png",
        "usr/share/icons/hicolor/scalable/mimetypes/application-vnd.checkin-event.svg",
        "usr/share/doc/checkin/copyright",
    ):
        assert (tree / name).is_file(), name
    notices = tree / "usr/share/doc/checkin/THIRD-PARTY-NOTICES.txt.gz"
    assert gzip.decompress(notices.read_bytes()) == b"licences"
    assert not (tree / "usr/lib/checkin/sbom.json").exists()


def test_its_sums_are_those_of_its_files(bundle, tmp_path):
    tree = unpacked(package.build(bundle, tmp_path, "none"), tmp_path / "tree")
    lines = (tree / "DEBIAN/md5sums").read_text().splitlines()
    said = {line[34:]: line[:32] for line in lines}
    there = {
        path.relative_to(tree).as_posix()
        for path in tree.rglob("*")
        if path.is_file() and not path.is_symlink() and "DEBIAN" not in path.parts
    }
    assert said.keys() == there
    for name, sum_ in said.items():
        found = hashlib.md5((tree / name).read_bytes(), usedforsecurity=False)
        assert found.hexdigest() == sum_


@pytest.mark.parametrize("name", ["preinst", "prerm"])
def test_its_scripts_are_sound_and_know_where_the_program_is(name):
    subprocess.run(["sh", "-n", OWN / name], check=True)
    assert f"/{package.HOME}/{product.NAME}" in (OWN / name).read_text()


@pytest.mark.parametrize("doing", ["upgrade 0.1.0", "failed-upgrade 0.1.0", "deconfigure"])
def test_nothing_is_asked_of_a_desk_unless_the_program_goes(doing):
    done = subprocess.run(["sh", OWN / "prerm", *doing.split()], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_the_menu_opens_the_desk_in_each_of_its_languages():
    text = (OWN / "checkin.desktop").read_text(encoding="utf-8")
    assert "\nExec=checkin desk %f\n" in text  # with an event file, if one was clicked on
    assert "\nIcon=checkin\n" in text
    assert set(re.findall(r"^Comment\[(\w+)\]=", text, flags=re.MULTILINE)) == {"ar", "es", "fr"}


def test_a_double_click_on_an_event_file_opens_the_desk():
    text = (OWN / "checkin.desktop").read_text(encoding="utf-8")
    assert f"\nMimeType={product.MEDIA_TYPE};\n" in text


def test_the_event_file_has_one_name_everywhere():
    described = (OWN / "checkin.xml").read_text(encoding="utf-8")
    assert f'type="{product.MEDIA_TYPE}"' in described
    assert f'pattern="*{product.SUFFIX}"' in described
    icon = product.MEDIA_TYPE.replace("/", "-")
    assert f'name="{icon}"' in described
    assert (product.ROOT / "resources/icons" / f"{icon}.svg").is_file()


def test_removal_looks_where_desks_are_kept():
    from checkin.adapters.profile import default_folder

    kept = default_folder().relative_to(Path.home())
    assert f"$home/{kept.as_posix()}" in (OWN / "prerm").read_text()
