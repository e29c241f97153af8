"""The readers that are measured, each as grey picture -> the payloads that it read."""

from collections.abc import Callable

import zxingcpp

from checkin.adapters.camera.decoder import Decoder
from checkin.adapters.camera.vision import Image, cv2
from checkin.adapters.camera.zbar import read_with_zbar

Reader = Callable[[Image], list[bytes]]


def fresh() -> dict[str, Reader]:
    """Readers that remember nothing from one picture to the next."""
    return {"ours": lambda grey: ours()(grey), **others()}


def ours() -> Reader:
    """Our own reader, which remembers where it last saw a code."""
    decoder = Decoder()
    return lambda grey: [code.text.encode() for code in decoder.read(grey)]


def others() -> dict[str, Reader]:
    """Everybody else's. Here they read whole frames, which the product never gives to zbar."""
    detector = cv2.QRCodeDetector()
    qr_only = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCodeModel2)

    def pyzbar(grey: Image) -> list[bytes]:
        return [payload for payload, _ in read_with_zbar(grey)]

    def zxing(grey: Image) -> list[bytes]:
        return [each.bytes for each in zxingcpp.read_barcodes(grey, formats=qr_only)]

    def opencv(grey: Image) -> list[bytes]:
        text, _, _ = detector.detectAndDecode(grey)
        return [text.encode()] if text else []

    return {"pyzbar": pyzbar, "zxing": zxing, "opencv": opencv}
