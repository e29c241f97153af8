"""A Mac tells the application which file was opened by a double click."""

import subprocess
import sys

TELLS = """
from PySide6.QtCore import QEvent, QUrl
from PySide6.QtGui import QFileOpenEvent
from ui.application import Application

app, heard = Application([]), []
app.opened.connect(heard.append)
taken = Application.sendEvent(app, QFileOpenEvent("/desks/harbour.checkin-event"))
Application.sendEvent(app, QFileOpenEvent(QUrl("https://checkin.example/no-file")))
print(taken, heard)
"""


def test_it_says_which_file_was_opened_and_nothing_of_addresses():
    # A process has one application, and this one's is the tests'.
    done = subprocess.run([sys.executable, "-c", TELLS], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "True ['/desks/harbour.checkin-event']"
