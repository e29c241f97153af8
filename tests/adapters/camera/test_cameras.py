import pytest

from checkin.adapters.camera.camera import Camera
from checkin.adapters.camera.cameras import Listed, cameras, find, told_apart
from checkin.adapters.camera.events import CameraGone, CamerasFound
from checkin.adapters.camera.reports import Cause
from checkin.adapters.camera.source import is_camera

from .conftest import until

LISTED = told_apart([(2, "HD Webcam"), (0, "Built-in Camera"), (4, "HD Webcam"), (6, None)])


def test_cameras_of_one_name_are_told_apart():
    assert [
        Listed(0, "Built-in Camera"),
        Listed(2, "HD Webcam"),
        Listed(4, "HD Webcam (2)"),
        Listed(6, "Camera 6"),
    ] == LISTED


@pytest.mark.parametrize(
    ("source", "index"),
    [
        ("HD Webcam", 2),
        ("hd webcam (2)", 4),
        ("built", 0),
        ("4", 4),
        ("webcam", None),  # two are
        ("5", None),
        ("Logitech", None),
    ],
)
def test_a_camera_is_found_by_its_number_or_its_name(source, index):
    found = find(source, LISTED)
    assert (None if found is None else found.index) == index


@pytest.mark.parametrize("source", ["0", "HD Webcam", "C920 rev. 1.0", "HD Webcam (2)"])
def test_numbers_and_names_are_cameras(source):
    assert is_camera(source)


def test_streams_files_and_files_that_are_not_there_are_none(tmp_path):
    (tmp_path / "film").touch()
    for source in ("rtsp://10.0.0.7/video", str(tmp_path / "film"), "morning.avi", "films/gone"):
        assert not is_camera(source)


def test_asking_this_computer_never_fails():
    assert all(isinstance(each, Listed) for each in cameras())


def test_a_camera_of_an_unknown_name_is_one_sentence_and_the_others_are_named():
    with Camera("No Such Webcam") as camera:
        came = until(camera, lambda event: isinstance(event, CameraGone))
    assert came[-1] == CameraGone(
        Cause.NO_CAMERA, "Camera No Such Webcam is not there: is it plugged in?"
    )
    assert any(isinstance(event, CamerasFound) for event in came)
