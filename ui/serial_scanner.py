"""A scanner at a serial port: each code comes as a line of text."""

from PySide6.QtCore import QIODevice, QObject, QTimer, Signal
from PySide6.QtSerialPort import QSerialPort

from checkin.adapters.camera.reports import LONGEST_TEXT

RETRY_MS = 2_000
"""Between two attempts to open a port that is not there."""

_BAUD = 9_600
"""What scanners leave the factory with. Those at a USB port do not care."""
_PAUSE_MS = 60
"""Some scanners end a code with nothing but silence; two characters are a millisecond apart."""
_LONGEST = 4 * LONGEST_TEXT  # bytes: four for a character at most

# Said of each port that is opened, and of each that is closed twice.
_NO_TROUBLE = {
    QSerialPort.SerialPortError.NoError,
    QSerialPort.SerialPortError.NotOpenError,
}


class SerialScanner(QObject):
    """Says what the scanner at *port* reads, and finds it again when it was unplugged.

    ``read`` carries the text of a code, ``plugged`` whether the scanner is there.
    """

    read = Signal(str)
    plugged = Signal(bool)

    def __init__(self, port: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._port = QSerialPort(port, self)
        self._port.setBaudRate(_BAUD)
        self._port.readyRead.connect(self._take)
        self._port.errorOccurred.connect(self._fail)
        self._begun = b""
        self._there: bool | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._end_line)
        self._again = QTimer(self, singleShot=True, interval=RETRY_MS)
        self._again.timeout.connect(self.open)

    def open(self) -> None:
        """Open the port, now or as soon as it is there."""
        if self._port.open(QIODevice.OpenModeFlag.ReadOnly):
            self._say(there=True)

    def close(self) -> None:
        """Let the port go."""
        self._again.stop()
        self._pause.stop()
        self._port.close()

    def _take(self) -> None:
        came = self._begun + bytes(self._port.readAll().data())
        *lines, self._begun = came.replace(b"\r", b"\n").split(b"\n")
        for line in lines:
            self._tell(line)
        # What is longer than any code is noise: its beginning is forgotten, its end is no code.
        self._begun = self._begun[-_LONGEST - 1 :]
        self._pause.start()

    def _end_line(self) -> None:
        line, self._begun = self._begun, b""
        self._tell(line)

    def _tell(self, line: bytes) -> None:
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError:
            return  # nothing is guessed
        if 0 < len(text) <= LONGEST_TEXT:
            self.read.emit(text)

    def _fail(self, error: QSerialPort.SerialPortError) -> None:
        if error in _NO_TROUBLE:
            return
        if self._port.isOpen():
            self._port.close()
        self._begun = b""
        self._say(there=False)
        self._again.start()

    def _say(self, *, there: bool) -> None:
        if there != self._there:
            self._there = there
            self.plugged.emit(there)
