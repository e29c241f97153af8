"""What the documents say about the program is so."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOCUMENTS = [ROOT / "README.md", ROOT / ".github" / "CONTRIBUTING.md", *ROOT.glob("docs/*.md")]
_COMMAND = re.compile(r"\bcheckin ([a-z]+)((?: +(?:--[a-z-]+|\"[^\"]*\"|[\w.=/-]+))*)")
_SETTING = re.compile(r"\bCHECKIN_[A-Z]+\b")


def run(*words, cwd=None, **settings):
    return subprocess.run(
        [sys.executable, "-m", "checkin", *words],
        capture_output=True,
        text=True,
        timeout=60,
        cwd=cwd,
        **settings,
    )


def commands_named():
    for document in DOCUMENTS:
        text = document.read_text(encoding="utf-8")
        code = re.findall(r"```sh\n(.*?)```|`([^`\n]+)`", text, re.DOTALL)
        for block, inline in code:
            for line in (block or inline).splitlines():
                for name, rest in _COMMAND.findall(line.split("#")[0]):
                    yield document.name, name, shlex.split(rest)


@pytest.fixture(scope="module")
def help_of():
    texts = {}

    def ask(name):
        if name not in texts:
            texts[name] = run(name, "--help")
        return texts[name]

    return ask


def test_every_command_that_a_document_names_exists_with_its_options(help_of):
    wrong = []
    for document, name, words in commands_named():
        asked = help_of(name)
        options = [word for word in words if word.startswith("--")]
        if asked.returncode or any(option not in asked.stdout for option in options):
            wrong.append(f"{document}: checkin {name} {' '.join(words)}")

    assert wrong == []


def test_every_command_is_in_the_readme():
    listed = re.search(r"COMMAND\n((?:    .*\n)+)", run("--help").stdout)
    names = re.findall(r"^    ([a-z]+)", listed[1], re.MULTILINE)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert len(names) >= 8
    assert [name for name in names if f"| `checkin {name}` |" not in readme] == []


def test_every_setting_that_a_document_names_is_read_by_the_program():
    code = "".join(path.read_text(encoding="utf-8") for path in ROOT.glob("checkin/**/*.py"))
    named = {
        name for path in DOCUMENTS for name in _SETTING.findall(path.read_text(encoding="utf-8"))
    }

    assert named
    assert [name for name in named if f'"{name}"' not in code] == []


def test_every_picture_and_page_that_a_document_links_to_is_there():
    missing = [
        f"{path.name}: {target}"
        for path in DOCUMENTS
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", path.read_text(encoding="utf-8"))
        if not (path.parent / target).exists()
    ]

    assert missing == []


def test_a_newcomers_first_commands_work_in_order(tmp_path):
    sheet = tmp_path / "people.csv"
    sheet.write_text("name\nAda Example\nØyvind Example\n", encoding="utf-8")
    folder = ("--folder", str(tmp_path / "server"))
    with subprocess.Popen(
        [sys.executable, "-m", "checkin", "serve", "--json", "--port", "0", *folder],
        stdout=subprocess.PIPE,
    ) as server:
        try:
            assert b'"desk"' in server.stdout.readline()
            imported = run("import", "people.csv", *folder, cwd=tmp_path)
            printed = run("badges", "--out", "badges.pdf", *folder, cwd=tmp_path)
            status = run("status", *folder, "--profile", str(tmp_path / "desk"))
        finally:
            server.kill()

    assert (imported.returncode, imported.stdout) == (
        0,
        "2 new, 0 changed, 0 as before. Check-ins are untouched.\n",
    )
    assert printed.returncode == 0
    assert (tmp_path / "badges.pdf").read_bytes().startswith(b"%PDF")
    assert "registrations: 2" in status.stdout
