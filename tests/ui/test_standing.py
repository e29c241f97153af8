from checkin.usecases.sync import News
from ui.workers import Exchanged


def news(**more):
    said = {"aside_there": 0, "aside_here": 0, **more}
    return News((), False, 0, more=False, at_ms=1_713_164_400_000, **said)


def to_send(hands):
    return hands.page.standing.link.to_send


def test_what_waits_to_be_sent_is_what_was_made_and_not_confirmed(hands):
    at = hands()
    for _ in range(3):
        at.scan("r1")
        at.later(3_000)
    assert to_send(at) == 3
    at.page.standing.talked(Exchanged(news(), 3, 2))
    assert to_send(at) == 1
    assert at.page.top.to_send.words.text == "1 to send"


def test_after_a_renewal_a_desk_counts_from_one_again(hands):
    at = hands()
    standing = at.page.standing
    standing.saved(40)
    standing.talked(Exchanged(news(), 40, 38))
    assert to_send(at) == 2
    # Of its forty records two were made twice: they are the first two of another desk.
    standing.talked(Exchanged(news(renewed=True), 2, 0))
    assert to_send(at) == 2
    standing.talked(Exchanged(news(), 2, 2))
    assert to_send(at) == 0
    assert at.page.top.to_send.words.text == "0 to send"
    standing.saved(3)
    assert to_send(at) == 1


def test_what_is_kept_aside_here_and_there_is_said_until_it_is_not(hands):
    at = hands()
    strip = at.page.strip
    at.page.standing.talked(Exchanged(news(aside_here=2, aside_there=1)))
    assert strip.words == "3 records kept aside. Please tell the organisers"
    at.page.standing.talked(Exchanged(None))
    assert strip.words == (
        "Working offline. Keep going. \u00b7 3 records kept aside. Please tell the organisers"
    )
    at.page.standing.talked(Exchanged(news(aside_here=1)))
    assert strip.words == "1 record kept aside. Please tell the organisers"
    at.page.standing.talked(Exchanged(news()))
    assert strip.words == ""


def test_a_failed_attempt_after_a_renewal_changes_no_count(hands):
    at = hands()
    at.page.standing.talked(Exchanged(news(renewed=True), 2, 0))
    at.page.standing.talked(Exchanged(None, 2, 0))
    assert at.page.standing.link.online is False
    assert to_send(at) == 2
