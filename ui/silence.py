"""What the window lets nobody else have: Qt's own messages, and pictures of the screen."""

import ctypes
import ctypes.util
import sys
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QWidget

from checkin.adapters.silence import OnlyTold

_EXCLUDED = 0x11  # winuser.h: WDA_EXCLUDEFROMCAPTURE, Windows 10 2004 and later
_BLACK = 0x01  # WDA_MONITOR: older ones show black instead
_SHARED_WITH_NOBODY = 0  # NSWindowSharingNone


class QtError(OnlyTold):
    """Qt has said that something is wrong. Where, and not what: its words may hold somebody's name."""


def keep_qt_silent() -> None:
    """Have Qt's messages written nowhere; what it calls critical is told as where it came from."""
    qInstallMessageHandler(_say)


def _say(kind: QtMsgType, context: QMessageLogContext, _text: str) -> None:
    if kind in {QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg}:
        error = QtError(f"{context.category}:{context.line}")
        sys.excepthook(QtError, error, None)


def exclude_from_capture(window: QWidget) -> bool:
    """Keep *window* out of screenshots, recordings and shared screens; say whether it could be done.

    Windows and macOS offer that to a window, Linux does not.
    """
    # With any other platform of Qt (offscreen) there is no such window.
    with suppress(OSError, AttributeError):
        if sys.platform == "win32":
            affinity = ctypes.windll.user32.SetWindowDisplayAffinity
            handle = ctypes.c_void_p(window.winId())
            return bool(affinity(handle, _EXCLUDED) or affinity(handle, _BLACK))
        if sys.platform == "darwin":
            return _exclude_on_a_mac(window)
    return False


def _exclude_on_a_mac(window: QWidget) -> bool:
    from PySide6.QtGui import QGuiApplication

    if QGuiApplication.platformName() != "cocoa":
        return False
    objc: Any = ctypes.CDLL(ctypes.util.find_library("objc"))
    objc.sel_registerName.restype = ctypes.c_void_p
    objc.sel_registerName.argtypes = [ctypes.c_char_p]
    sender = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)
    setter = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong)
    ask = sender(("objc_msgSend", objc))
    frame = ask(window.winId(), objc.sel_registerName(b"window"))
    if not frame:
        return False
    put = setter(("objc_msgSend", objc))
    put(frame, objc.sel_registerName(b"setSharingType:"), _SHARED_WITH_NOBODY)
    return True
