"""OpenCV, tamed: the only module of the product that imports cv2.

Importing opencv-python points Qt at OpenCV's own plugins and fonts and leaves
a trailing colon in ``LD_LIBRARY_PATH`` (seen with 5.0.0.93). Both would reach
the desk's window and every child process, so the environment is put back as
it was found. Everybody else writes
``from checkin.adapters.camera.vision import cv2``.
"""

import os

_DISTURBED = ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR", "LD_LIBRARY_PATH")
_found = {name: os.environ.get(name) for name in _DISTURBED}

# A camera that is not there is our sentence to say, not OpenCV's or FFmpeg's.
# Whoever wants to hear them sets these variables beforehand.
os.environ.setdefault("OPENCV_LOG_LEVEL", "SILENT")
os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", "-8")  # AV_LOG_QUIET
# Its sums of products would otherwise spin on every core, for matrices of a few pages.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import cv2  # noqa: E402 - the environment has to be noted down first
from cv2.typing import MatLike as Image  # noqa: E402 - as above

for _name, _value in _found.items():
    if _value is None:
        os.environ.pop(_name, None)
    else:
        os.environ[_name] = _value

# Our pictures are small: handing parts of them to other threads costs more than
# it gains, and the desk has better uses for the other cores.
cv2.setNumThreads(1)

__all__ = ["Image", "cv2"]
