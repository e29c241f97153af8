"""What the documents say about the program is so."""

import argparse
import io
import re
import shlex
import subprocess
import sys
import xml.etree.ElementTree as ET
from contextlib import redirect_stderr
from pathlib import Path

import pytest

from checkin.cli.main import arguments_parser

ROOT = Path(__file__).parent.parent
DOCUMENTS = [ROOT / "README.md", ROOT / ".github" / "CONTRIBUTING.md", *ROOT.glob("docs/*.md")]
# Of a command everything to its end; of a package, a user or a folder of that name nothing.
_COMMAND = re.compile(r"(?:^|[\s/(])checkin ([a-z]+)([^|&;>#\n]*)", re.MULTILINE)
_SETTING = re.compile(r"\bCHECKIN_[A-Z0-9_]+\b")
_KEY = re.compile(r"\b(?:(?:Ctrl|Shift|Alt)\+)+[A-Z][a-z]*\b|\bF\d{1,2}\b")
_TARGET = re.compile(r"(?:^|&&|;)\s*make ([a-z]+)((?: [A-Z]+=\w+)*)", re.MULTILINE)
ELSEWHERE = {"Ctrl+C", "Ctrl+A"}
"""Keys of terminals and of text fields."""


def run(*words, cwd=None, **settings):
    return subprocess.run(
        [sys.executable, "-m", "checkin", *words],
        capture_output=True,
        text=True,
        timeout=60,
        cwd=cwd,
        **settings,
    )


def code_in(text):
    """What stands in a document as code: blocks, and pieces of lines."""
    block = re.compile(r"^```[a-z]*\n(.*?)^```", re.DOTALL | re.MULTILINE)
    yield from block.findall(text)
    yield from re.findall(r"`([^`\n]+)`", block.sub("", text))
    # Indented by four, where no list is.
    yield from re.findall(r"(?:\A|\n)\n((?:    .*\n)+)", block.sub("", text))


def commands_named():
    for document in DOCUMENTS:
        for code in code_in(document.read_text(encoding="utf-8")):
            for name, rest in _COMMAND.findall(code):
                yield document.name, name, shlex.split(re.sub(r"\$\(.*?\)", "it", rest))


def options_of(parser):
    """Each option of a parser and of the commands below it."""
    for action in parser._actions:
        yield from action.option_strings
        if isinstance(action, argparse._SubParsersAction):
            for below in action.choices.values():
                yield from options_of(below)


def wrong_with(name, words):
    """Why a command line is none, where it is not; ``None`` for one that the program takes."""
    parser = arguments_parser()
    commands = next(
        one for one in parser._actions if isinstance(one, argparse._SubParsersAction)
    ).choices
    if name not in commands:
        return "no such command"
    options = [word.partition("=")[0] for word in words if word.startswith("--")]
    unknown = set(options) - set(options_of(commands[name]))
    if unknown:
        return f"no such option: {' '.join(sorted(unknown))}"
    if not words or len(options) == len(words):
        return None  # it is talked about, not given whole
    said = io.StringIO()
    try:
        with redirect_stderr(said):
            parser.parse_args([name, *words])
    except SystemExit:
        return said.getvalue().strip().splitlines()[-1]
    return None


def test_every_command_line_that_a_document_names_is_one_that_the_program_takes():
    named = list(commands_named())
    wrong = [
        f"{document}: checkin {name} {shlex.join(words)}: {why}"
        for document, name, words in named
        if (why := wrong_with(name, words))
    ]

    assert len(named) > 100
    assert wrong == []


@pytest.mark.parametrize(
    "line", ["sing", "desk --song", "lock --policy firm", "carry give FILE", "invite --name"]
)
def test_a_command_line_that_is_none_is_found(line):
    name, *words = line.split()
    document = f"Say `checkin {line} x` here."

    assert _COMMAND.findall(next(code_in(document))) == [(name, f"{line[len(name) :]} x")]
    assert wrong_with(name, words if line != "invite --name" else [*words, "a", "--qr"])


def test_every_key_that_a_document_names_does_something():
    window = "".join(path.read_text(encoding="utf-8") for path in ROOT.glob("ui/**/*.py"))
    plain = {
        f"F{number}"
        for number in re.findall(r'Key_F(\d+)\b|"F(\d+)"', window)
        for number in number
        if number
    }
    control = {f"Ctrl+{letter}" for letter in re.findall(r"Key_([A-Z])\b", window)}
    said = set(re.findall(r'"((?:Ctrl|Shift)\+[\w+]+)"', window))
    named = {key for path in DOCUMENTS for key in _KEY.findall(path.read_text(encoding="utf-8"))}

    assert len(named) > 8
    assert named - plain - control - said - ELSEWHERE == set()


# What is explained in a guide, or has numbers in it, is no word of a screen.
OUR_WORDS = {
    "setup-guide.md": set(),
    "organiser-guide.md": {
        *("server", "viewer", "owner", "profile"),
        *("5 of 5 desks ready, same list", "Perhaps 9 more on Desk 3, silent 14 min"),
    },
}


@pytest.mark.parametrize("guide", OUR_WORDS)
def test_what_people_are_told_to_look_for_stands_on_a_screen(guide):
    text = (ROOT / "docs" / guide).read_text(encoding="utf-8")
    quoted = {
        " ".join(one.split()).replace("'", "’")
        for one in re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", text)
    }
    window = ET.parse(ROOT / "resources/languages/checkin_fr.ts").getroot().iter("source")  # noqa: S314  # our own file
    pages = (ROOT / "resources/pages/languages/fr.po").read_text(encoding="utf-8")
    said = {one.text or "" for one in window}
    said |= {
        re.sub(r'"\n"', "", one)
        for one in re.findall(r'^msgid "((?:.|"\n")*)"$', pages, re.MULTILINE)
    }
    screens = {one.replace("'", "’") for one in said}

    assert len(quoted) > 15
    # Long sentences are known by how they begin.
    unknown = {one for one in quoted if not any(text.startswith(one) for text in screens)}
    assert unknown <= OUR_WORDS[guide]


def test_every_target_that_a_document_names_can_be_made():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    parts = {path.stem for path in ROOT.glob("bench/parts/*.py")} | {
        path.stem for path in ROOT.glob("bench/campaigns/*.py")
    }
    named = [
        (path.name, target, settings)
        for path in DOCUMENTS
        for code in code_in(path.read_text(encoding="utf-8"))
        for target, settings in _TARGET.findall(code)
    ]

    assert len(named) > 10
    assert [one for one in named if one[1] not in targets] == []
    asked = {part for _, _, settings in named for part in re.findall(r"PART=(\w+)", settings)}
    assert asked - parts - {"name"} == set()


def test_every_command_is_in_the_readme():
    listed = re.search(r"COMMAND\n((?:    .*\n)+)", run("--help").stdout)
    names = re.findall(r"^    ([a-z]+)", listed[1], re.MULTILINE)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert len(names) >= 8
    assert [name for name in names if f"| `checkin {name}` |" not in readme] == []


def test_every_setting_that_a_document_names_is_read_by_the_program():
    places = ("checkin/**/*.py", "bench/**/*.py", ".ci/installer/*.py")
    code = "".join(
        path.read_text(encoding="utf-8") for place in places for path in ROOT.glob(place)
    )
    # And what the scripts of packages are told: "${NAME:-}" there.
    scripts = [ROOT / ".ci/installer/debian/prerm", *ROOT.glob(".ci/installer/*.sh")]
    said = "".join(path.read_text(encoding="utf-8") for path in scripts)
    code += re.sub(r"\$\{(\w+):-\}", r'"\1"', said)
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


def test_each_threat_names_tests_that_exist():
    """Each row of the table ends in files, and functions in them; several of a name are one."""
    model = (ROOT / "docs" / "threat-model.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\|(?!---| Threat )(.+)\|$", model, re.MULTILINE)
    named = [
        (row.split("|")[0].strip(), *name.partition("::")[::2])
        for row in rows
        for name in re.findall(r"`(test_\w+\.py(?:::test_\w+)?)`", row.split("|")[-1])
    ]

    assert len(rows) > 20
    assert {row.split("|")[0].strip() for row in rows} == {threat for threat, _, _ in named}
    code = _test_files()
    missing = [
        f"{file}::{name}"
        for _, file, name in named
        if file not in code or (name and f"def {name}(" not in code[file])
    ]
    assert missing == []


ASVS = {
    # ASVS 5.0.0: how many requirements of levels 1 and 2 each chapter has.
    "V1": 27, "V2": 11, "V3": 19, "V4": 10, "V5": 9, "V6": 35, "V7": 18, "V8": 7, "V9": 7,
    "V10": 29, "V11": 14, "V12": 9, "V13": 13, "V14": 9, "V15": 13, "V16": 16, "V17": 7,
}  # fmt: skip


def test_each_requirement_of_the_security_standard_is_answered_once_and_by_tests_that_exist():
    document = (ROOT / "docs" / "asvs.md").read_text(encoding="utf-8")
    rows = [
        [cell.strip() for cell in row.split("|")]
        for row in re.findall(r"^\| (\d+\..+)\|$", document, re.MULTILINE)
    ]
    numbers = [number for row in rows for number in row[0].split()]

    assert len(numbers) == len(set(numbers))
    assert {f"V{chapter}": count for chapter, count in _by_chapter(numbers).items()} == ASVS
    levels = [
        level
        for row in rows
        for level in (row[1].split() * len(row[0].split()))[: len(row[0].split())]
    ]
    assert (levels.count("1"), levels.count("2")) == (70, 183)
    assert all(len(row[3]) > 10 for row in rows)
    code = _test_files()
    named = re.findall(r"`(test_\w+\.py)(?:::(test_\w+))?`", document)
    assert len(named) > 100
    assert [
        f"{file}::{name}"
        for file, name in named
        if file not in code or (name and f"def {name}(" not in code[file])
    ] == []


def _by_chapter(numbers):
    counted = {}
    for number in numbers:
        chapter = int(number.partition(".")[0])
        counted[chapter] = counted.get(chapter, 0) + 1
    return counted


def _test_files():
    """What each file of tests holds; several of a name are one."""
    code = {}
    for path in ROOT.glob("tests/**/test_*.py"):
        code[path.name] = code.get(path.name, "") + path.read_text(encoding="utf-8")
    return code


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

    assert imported.returncode == 0
    assert imported.stdout.startswith("2 new, 0 changed, 0 as before. Check-ins are untouched.\n")
    assert printed.returncode == 0
    assert (tmp_path / "badges.pdf").read_bytes().startswith(b"%PDF")
    assert "registrations: 2" in status.stdout
