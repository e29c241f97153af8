import os
import sys
from multiprocessing import Pipe

import pytest

from checkin.adapters.camera.line import Line, say
from checkin.adapters.camera.reports import LONGEST, NotAReport


@pytest.fixture
def pipe():
    end, other = Pipe(duplex=False)
    yield Line(end), other
    other.close()
    end.close()


def test_messages_come_whole_and_in_order(pipe):
    line, child = pipe
    assert not line.waiting()
    say(child, b"one")
    say(child, b"two" * 1000)
    assert line.waiting()
    assert [*line.messages(), *(line.messages() if line.waiting() else ())] == [
        b"one",
        b"two" * 1000,
    ]
    assert not line.waiting()


def test_the_end_comes_after_the_last_message(pipe):
    line, child = pipe
    say(child, b"the last words")
    child.close()
    assert list(line.messages()) == [b"the last words"]
    with pytest.raises(EOFError):
        list(line.messages())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps messages whole")
def test_a_message_that_never_ends_is_refused(pipe):
    line, child = pipe
    os.write(child.fileno(), b"x" * (LONGEST + 1))
    with pytest.raises(NotAReport):
        list(line.messages())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps messages whole")
def test_half_a_message_is_kept_until_the_rest_comes(pipe):
    line, child = pipe
    os.write(child.fileno(), b"hal")
    assert list(line.messages()) == []
    os.write(child.fileno(), b"f\n")
    assert list(line.messages()) == [b"half"]
