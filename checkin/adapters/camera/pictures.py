"""Read a picture or a video file from end to end, with the desk's own reader."""

import statistics
from pathlib import Path
from time import perf_counter

from checkin.adapters.camera.decoder import Decoder
from checkin.adapters.camera.reports import Cause
from checkin.adapters.camera.source import SourceError
from checkin.adapters.camera.vision import cv2


def read_file(path: Path) -> tuple[list[str], float]:
    """Return the texts in *path*, each once, and the median milliseconds per frame.

    Raises:
        CameraError: it is missing, or neither a picture nor a video.
    """
    if not path.exists():
        raise SourceError(Cause.NO_FILE, str(path))
    if any("\ud800" <= letter <= "\udfff" for letter in str(path)):
        # Bytes that are no text, which Linux takes in a name: OpenCV dies of them.
        raise SourceError(Cause.NOT_A_VIDEO, str(path))
    decoder = Decoder()
    texts: dict[str, None] = {}
    took: list[float] = []
    capture = cv2.VideoCapture(str(path))
    try:
        while True:
            alive, frame = capture.read() if capture.isOpened() else (False, None)
            if not alive or frame is None:
                break
            started = perf_counter()
            texts.update(dict.fromkeys(code.text for code in decoder.read(frame)))
            took.append((perf_counter() - started) * 1000)
    finally:
        capture.release()
    if not took:
        raise SourceError(Cause.NOT_A_VIDEO, str(path))
    return list(texts), statistics.median(took)
