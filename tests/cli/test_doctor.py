"""``checkin doctor`` as a person runs it on a laptop that is no desk yet, and on a server."""

import json

import pypdfium2

from checkin.adapters.camera.decoder import Decoder
from checkin.usecases.self_test_camera import Shown, shown


def codes_of(file):
    with pypdfium2.PdfDocument(file) as opened:
        page = opened[0].render(scale=200 / 72).to_numpy()[:, :, :3].copy()
    return {shown(one.text) for one in Decoder().read(page)}


def test_a_laptop_that_is_no_desk_yet_is_told_what_to_do_first(shell):
    done = shell.run("doctor", "--quick")

    assert done.returncode == 1
    assert "Not ready." in done.stdout
    assert "First: Open the event file, or show the pairing code to the camera." in done.stdout
    assert done.stderr == ""


def test_as_json_each_check_has_its_cause_and_its_cure_and_nobody_signs(shell):
    said = json.loads(shell.run("doctor", "--quick", "--json").stdout)

    assert (said["ready"], said["line"]) == (False, "")
    (lock,) = (one for one in said["checks"] if one["name"] == "lock")
    assert lock["state"] == "bad"
    assert lock["cause"] == "It belongs to no event."


def test_the_chart_is_printed_anywhere_and_at_a_server_with_a_practice_badge(shell):
    done = shell.run("doctor", "--chart", "chart.pdf")
    assert (done.returncode, codes_of(shell.folder / "chart.pdf")) == (0, {Shown.TEST})

    shell.serve("--event", "Harbour Days")
    shell.run("doctor", "--chart", "practice.pdf")
    assert codes_of(shell.folder / "practice.pdf") == {Shown.TEST}

    refused = shell.run("doctor", "--chart", "nowhere/chart.pdf")
    assert refused.returncode == 2
    assert len(refused.stderr.splitlines()) == 1


def test_a_line_that_is_none_is_refused_in_one_sentence(shell):
    shell.serve("--event", "Harbour Days")

    refused = shell.run("desks", "ready", "hello")

    assert refused.returncode == 2
    assert "not a ready line" in refused.stderr
