"""How a fresh machine is set up: the pins, the Makefile and the workflow agree."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
WORKFLOW = (ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")
PINS = {file.name: file.read_text(encoding="utf-8") for file in (ROOT / ".ci").glob("pins*.txt")}


def pinned(text: str) -> dict[str, str]:
    """Give what follows each `name==` up to the next one."""
    blocks = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]
    return {canonicalize_name(block.split("==")[0]): block for block in blocks}


def group(name: str) -> list[str]:
    return [each for each in PROJECT["dependency-groups"][name] if isinstance(each, str)]


@pytest.mark.parametrize("text", PINS.values(), ids=PINS)
def test_a_pin_names_no_place_to_fetch_it_from(text):
    assert not re.search(r"https?:|://|--index-url|--find-links| @ ", text)


@pytest.mark.parametrize("text", PINS.values(), ids=PINS)
def test_every_pin_has_one_version_and_its_hashes(text):
    for name, block in pinned(text).items():
        assert re.match(r"[^\s=]+==[^\s;*]+ ", block), name
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", block), name


@pytest.mark.parametrize(
    ("file", "wanted"),
    [
        ("pins.txt", PROJECT["project"]["dependencies"] + group("build")),
        (
            "pins-dev.txt",
            PROJECT["project"]["dependencies"] + group("build") + group("dev"),
        ),
        ("pins-bundle.txt", group("bundle")),
        ("pins-supply.txt", group("supply")),
    ],
)
def test_everything_that_the_project_asks_for_is_pinned_as_it_asks(file, wanted):
    pins = pinned(PINS[file])
    for requirement in map(Requirement, wanted):
        block = pins[canonicalize_name(requirement.name)]
        version = re.match(r"[^\s=]+==(\S+)", block)
        assert version
        assert requirement.specifier.contains(version.group(1)), requirement


def test_the_tools_are_an_addition_to_what_the_desk_runs_on():
    assert set(PINS["pins.txt"].splitlines()) <= set(PINS["pins-dev.txt"].splitlines())


def test_what_builds_the_project_is_pinned_too():
    asked = {
        canonicalize_name(Requirement(each).name) for each in PROJECT["build-system"]["requires"]
    }
    assert asked <= {canonicalize_name(Requirement(each).name) for each in group("build")}


def targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", MAKEFILE, flags=re.MULTILINE))


def test_help_tells_of_every_command():
    told = set(re.findall(r"^([a-z]+):.*## \S", MAKEFILE, flags=re.MULTILINE))
    assert told == targets()


def test_no_command_is_mistaken_for_a_file():
    phony = re.search(r"^\.PHONY: (.*)$", MAKEFILE, flags=re.MULTILINE)
    assert phony
    assert set(phony.group(1).split()) == targets()


def test_the_workflow_runs_only_commands_and_files_that_exist():
    commands = set(re.findall(r"\bmake ([a-z]+)$", WORKFLOW, flags=re.MULTILINE))
    assert {"test", "demo", "installer", "sbom", "audit"} <= commands <= targets()
    files = set(re.findall(r"(?<= )(?:\.ci/\S+|\S+\.spec)", WORKFLOW))
    assert files == {".ci/pins-dev.txt", "build_installer.spec"}
    assert all((ROOT / file).is_file() for file in files)


def test_every_list_of_pins_is_looked_at():
    assert set(PINS) == {"pins.txt", "pins-bundle.txt", "pins-dev.txt", "pins-supply.txt"}


def test_the_workflow_may_only_read_and_names_the_commit_of_each_action():
    assert re.search(r"^permissions:\n  contents: read$", WORKFLOW, flags=re.MULTILINE)
    assert "write" not in WORKFLOW
    actions = re.findall(r"uses: (\S+)", WORKFLOW)
    assert actions
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action) for action in actions)


def test_continuous_integration_types_what_a_person_types():
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1] == "exec make test"
