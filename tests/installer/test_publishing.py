"""The portable folder, the hashes, the signatures and the workflow."""

import hashlib
import os
import plistlib
import re
import subprocess
import tarfile
import time
import zipfile

import pytest
import yaml

from installer import mac, portable, product, signing

WORKFLOW = (product.ROOT / ".github/workflows/installers.yml").read_text(encoding="utf-8")
DOCUMENT = (product.ROOT / "docs/installers.md").read_text(encoding="utf-8")


def test_the_archive_is_the_same_bytes_at_any_time(bundle, tmp_path):
    first = portable.build(bundle, tmp_path).read_bytes()
    for path in bundle.rglob("*"):
        os.utime(path, (time.time(), time.time()), follow_symlinks=False)
    assert portable.build(bundle, tmp_path).read_bytes() == first


def test_the_archive_unpacks_into_one_folder_with_the_version_and_is_nobodys(bundle, tmp_path):
    with tarfile.open(portable.build(bundle, tmp_path)) as archive:
        members = archive.getmembers()
    root = f"{product.NAME}-{product.VERSION}"
    assert {one.name.partition("/")[0] for one in members} == {root}
    assert {(one.uid, one.gid, one.mtime) for one in members} == {(0, 0, 1700000000)}
    programs = [one.name for one in members if one.isfile() and one.mode == 0o755]
    assert programs == [f"{root}/checkin"]


def test_windows_gets_a_zip(bundle, tmp_path):
    with zipfile.ZipFile(portable.as_zip(bundle, tmp_path / "x.zip")) as archive:
        names = archive.namelist()
    assert f"{product.NAME}-{product.VERSION}/checkin" in names


def test_the_hashes_are_what_everybodys_tool_checks(tmp_path):
    files = [tmp_path / "b.deb", tmp_path / "a.exe"]
    for file in files:
        file.write_bytes(file.name.encode())
    text = portable.write_hashes(files, tmp_path).read_text()
    sums = [hashlib.sha256(name).hexdigest() for name in (b"a.exe", b"b.deb")]
    assert text == f"{sums[0]}  a.exe\n{sums[1]}  b.deb\n"


@pytest.mark.parametrize(
    ("name", "settings", "begins"),
    [
        ("x.deb", {"CHECKIN_SIGN_GPG": "KEY"}, ["gpg", "--batch"]),
        ("x-setup.exe", {"CHECKIN_SIGN_PKCS12": "key.p12"}, ["osslsigncode", "sign"]),
    ],
)
def test_a_key_in_the_environment_signs_and_without_one_nothing_does(
    tmp_path, name, settings, begins
):
    file = tmp_path / name
    words = signing.command(file, settings, "linux")
    assert words is not None
    assert words[:2] == begins
    assert any(str(file) in word for word in words)
    assert signing.command(file, {}, "linux") is None


def test_every_setting_for_signing_is_in_the_document():
    code = "".join(path.read_text(encoding="utf-8") for path in product.FILES.rglob("*.[ps][yh]"))
    asked = set(re.findall(r"CHECKIN_(?:SIGN|NOTARY)_\w+", code))
    assert len(asked) >= 5
    assert asked == set(re.findall(r"CHECKIN_(?:SIGN|NOTARY)_\w+", DOCUMENT))


def test_the_workflow_may_only_read_and_names_the_commit_of_each_action():
    assert re.search(r"^permissions:\n  contents: read$", WORKFLOW, flags=re.MULTILINE)
    actions = re.findall(r"uses: (\S+)", WORKFLOW)
    assert actions
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action) for action in actions)


@pytest.mark.parametrize("name", ["ci", "installers"])
def test_a_workflow_can_be_read_and_its_jobs_wait_for_jobs_that_there_are(name):
    file = product.ROOT / ".github/workflows" / f"{name}.yml"
    jobs = yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"]
    for job in jobs.values():
        assert job["runs-on"]
        assert job.get("needs") in {None, *jobs}
        assert all(isinstance(step.get("run", step.get("uses")), str) for step in job["steps"])


def test_the_workflow_names_files_and_modules_that_exist():
    for file in re.findall(r"(?<= )(?:\.ci/[\w./-]+|\w+\.spec)", WORKFLOW):
        assert (product.ROOT / file).exists(), file
    modules = set(re.findall(r"-m (installer[\w.]*)", WORKFLOW))
    assert modules == {"installer", "installer.windows"}


def test_the_workflow_carries_every_kind_of_installer_away():
    assert "dist/checkin_*" in WORKFLOW
    assert "dist/SHA256SUMS" in WORKFLOW
    for suffix in (".deb", ".tar.xz", "-setup.exe", ".dmg"):
        assert product.artefact(suffix).name.startswith("checkin_")


def test_the_macs_script_is_sound():
    subprocess.run(["sh", "-n", product.FILES / "dmg.sh"], check=True)


def test_a_mac_knows_an_event_file_and_that_the_application_opens_it():
    told = plistlib.loads(plistlib.dumps(mac.INFO))
    opened, declared = told["CFBundleDocumentTypes"][0], told["UTExportedTypeDeclarations"][0]
    assert opened["LSItemContentTypes"] == [declared["UTTypeIdentifier"]]
    assert declared["UTTypeTagSpecification"] == {
        "public.filename-extension": ["checkin-event"],
        "public.mime-type": [product.MEDIA_TYPE],
    }
