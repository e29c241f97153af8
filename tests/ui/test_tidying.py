"""Widgets die in the window's thread, whichever thread left them to die."""

import gc
import threading

from PySide6.QtCore import QObject, QThread

from ui.tidying import Tidying


class Litter(QObject):
    """Something of the window's in a circle, which only a collection ends."""

    def __init__(self, died_in):
        super().__init__()
        self.circle = self
        self.destroyed.connect(lambda: died_in.append(QThread.currentThread()))


def test_what_another_thread_lets_go_of_dies_in_the_windows(qapp):
    tidying = Tidying(qapp)
    died_in = []
    litter = [Litter(died_in) for _ in range(3)]
    assert litter

    def work():
        litter.clear()
        kept = [[] for _ in range(100_000)]  # enough for Python to collect by itself
        assert kept

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert died_in == []
    gc.collect(1)
    tidying.end()
    gc.disable()

    assert gc.isenabled() is False
    assert died_in == [qapp.thread()] * 3


def test_it_collects_by_itself_while_the_window_is_open(qapp, qtbot):
    tidying = Tidying(qapp)
    died_in = []
    Litter(died_in)
    kept = [[] for _ in range(5_000)]

    qtbot.waitUntil(lambda: len(died_in) == 1, timeout=20_000)

    assert kept
    tidying.end()
