"""The Windows installer's script, as far as it can be looked at without Windows or wine.

That it does what it says is tried under wine: `make campaign PART=install`.
"""

import re
import shutil

import pytest

from installer import product, windows

SCRIPT = windows.SCRIPT.read_text(encoding="utf-8")
DOCUMENT = (product.ROOT / "docs/installers.md").read_text(encoding="utf-8")
LANGUAGES = {"ENGLISH", "FRENCH", "SPANISH", "ARABIC"}


@pytest.fixture
def payload(tmp_path):
    folder = tmp_path / "payload"
    (folder / "_internal").mkdir(parents=True)
    for name in (*windows.PROGRAMS, "THIRD-PARTY-NOTICES.txt"):
        (folder / name).write_bytes(b"MZ")
    (folder / "_internal/library.dll").write_bytes(b"MZ")
    return folder


def test_it_is_told_all_that_it_asks_for(payload, tmp_path):
    asked = set(re.findall(r"\$\{([A-Z_]+)\}", SCRIPT))
    own = set(re.findall(r"!define (\w+)", SCRIPT)) | {"LANG_" + one for one in LANGUAGES}
    parameters = {"CODE", "TEXT", "FILE"}  # of its own macros
    told = windows.defines(payload, tmp_path / "x.exe").keys() | {"REMOVALS", "ICON"}
    assert asked - own - parameters == told


def test_it_says_everything_in_every_language():
    said = re.findall(r"^LangString (\w+) \$\{LANG_(\w+)\} \"", SCRIPT, flags=re.MULTILINE)
    names = {name for name, _ in said}
    assert names == set(re.findall(r"\$\(([A-Z_]+)\)", SCRIPT))
    assert set(said) == {(name, language) for name in names for language in LANGUAGES}


def test_the_document_has_its_exit_codes_and_switches():
    codes = dict(re.findall(r"^!define (RUNNING|NO_RIGHTS|NOT_ERASED) (\d)$", SCRIPT, re.MULTILINE))
    assert set(codes) == {"RUNNING", "NO_RIGHTS", "NOT_ERASED"}
    for code in (*codes.values(), "0", "1", "2"):
        assert re.search(rf"^\| {code} \|", DOCUMENT, flags=re.MULTILINE), code
    for switch in re.findall(r'GetOptions\} \$R0 "(/\w+)"', SCRIPT):
        assert switch in DOCUMENT


def test_a_fleet_finds_how_to_remove_it_silently():
    assert re.search(r"QuietUninstallString '\"\$INSTDIR\\uninstall\.exe\" /S'", SCRIPT)


def test_an_event_file_opens_in_the_window_and_is_nobodys_once_removed():
    opens = """shell\\open\\command" "" '"$INSTDIR\\${WINDOW}.exe" "%1"'"""
    assert opens in SCRIPT
    written = set(re.findall(r"WriteRegStr SHCTX \"(\$\{CLASSES\}\\\$\{\w+\})", SCRIPT))
    assert len(written) == 2
    assert written == set(re.findall(r"DeleteRegKey SHCTX \"(\$\{CLASSES\}\\[^\"]+)", SCRIPT))


def test_removal_goes_by_a_list_and_takes_no_folder_of_others(payload):
    assert windows.removals_of(payload) == (
        'Delete "$INSTDIR\\THIRD-PARTY-NOTICES.txt"\n'
        'Delete "$INSTDIR\\checkin-desk.exe"\n'
        'Delete "$INSTDIR\\checkin.exe"\n'
    )
    assert set(re.findall(r"RMDir /r (.+)", SCRIPT)) == {'"$INSTDIR\\_internal"'}


def test_a_bundle_without_its_window_is_not_packed(payload, tmp_path):
    (payload / windows.PROGRAMS[1]).unlink()
    with pytest.raises(FileNotFoundError, match=product.WINDOW):
        windows.build(payload, tmp_path / "setup.exe")


def test_it_asks_for_the_desk_where_windows_keeps_it():
    assert '"$LOCALAPPDATA\\${NAME}\\desk\\desk.db"' in SCRIPT


def test_the_icon_is_the_projects_own_picture():
    picture = (product.ROOT / "resources/icons/checkin.png").read_bytes()
    icon = windows.as_icon(picture)
    assert icon[:6] == bytes([0, 0, 1, 0, 1, 0])
    assert icon[icon[18] :] == picture


@pytest.mark.skipif(not shutil.which("makensis"), reason="apt install nsis")
def test_the_script_is_sound_and_gives_a_program(payload, tmp_path):
    made = windows.build(payload, tmp_path / "setup.exe")
    assert made.read_bytes()[:2] == b"MZ"
