"""The readers that are measured, each as grey picture -> the payloads that it read."""

from collections.abc import Callable
from time import thread_time

import zxingcpp

from checkin.adapters.camera.decoder import Decoder
from checkin.adapters.camera.vision import Image, cv2
from checkin.adapters.camera.zbar import read_with_zbar

_PATIENT_S = 0.1

Reader = Callable[[Image], list[bytes]]


def fresh() -> dict[str, Reader]:
    """Readers that remember nothing from one picture to the next."""

    def anew(grey: Image) -> list[bytes]:
        return ours()(grey)

    return {"ours": anew, **others()}


def ours() -> Reader:
    """Our own reader, which remembers where it last saw a code."""
    decoder = Decoder(clock=thread_time)
    return lambda grey: [symbol.payload or b"" for symbol, _ in decoder.look(grey)]


def patient() -> Reader:
    """Our own reader with all the time that it wants and no memory."""
    return lambda grey: [
        symbol.payload or b"" for symbol, _ in Decoder(_PATIENT_S, clock=thread_time).look(grey)
    ]


def others() -> dict[str, Reader]:
    """Everybody else's. Here they read whole frames, which the product never gives to zbar."""
    detector = cv2.QRCodeDetector()
    qr_only = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCodeModel2)

    def pyzbar(grey: Image) -> list[bytes]:
        return [payload for payload, _ in read_with_zbar(grey)]

    def zxing(grey: Image) -> list[bytes]:
        return [each.bytes for each in zxingcpp.read_barcodes(grey, formats=qr_only)]

    def opencv(grey: Image) -> list[bytes]:
        try:
            payload, _, _ = detector.detectAndDecodeBytes(grey)
        except cv2.error:  # it found a code of a kind that it does not know
            return []
        return [payload] if payload else []

    return {"pyzbar": pyzbar, "zxing": zxing, "opencv": opencv}
