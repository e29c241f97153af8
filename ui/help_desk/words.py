"""The words of the help desk's sheets and cards: pure functions from values."""

from collections.abc import Collection, Sequence
from datetime import tzinfo

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from checkin.domain.attendance import Conflict
from checkin.domain.model import CheckInList, Standing
from checkin.domain.reasons import AdmitReason, BadgeReason, SettleReason, UndoReason
from checkin.domain.record import Kind, Record
from checkin.usecases.door import Answer
from checkin.usecases.help_desk import Sent
from checkin.usecases.outcome import Found
from ui.help_desk.sheet import Option, Sheet
from ui.people_words import shown_name
from ui.plain_text import isolated
from ui.times import day_in_brief, hour, moment

translate = QCoreApplication.translate

SENTENCES = (
    QT_TRANSLATE_NOOP("HelpDesk", "This is not a spare badge of this event."),
    QT_TRANSLATE_NOOP("HelpDesk", "This badge is somebody's already. Take another spare one."),
    QT_TRANSLATE_NOOP("HelpDesk", "This badge is no longer valid. Take another spare one."),
    QT_TRANSLATE_NOOP("HelpDesk", "This place is cancelled, or somebody has taken it already."),
    QT_TRANSLATE_NOOP("HelpDesk", "Write down the name first."),
    QT_TRANSLATE_NOOP("HelpDesk", "A name has 200 letters at most."),
    QT_TRANSLATE_NOOP("HelpDesk", "There is no check-in list on this laptop yet."),
    QT_TRANSLATE_NOOP("HelpDesk", "This desk may not write names down. Use a help desk."),
)
"""What the acts of a help desk say when they cannot be done."""


def sentence(words: str) -> str:
    """One of the sentences in the language of now."""
    return translate("HelpDesk", words)


def pin(*, has_pin: bool) -> Sheet:
    """The way in."""
    if not has_pin:
        return Sheet(
            translate("HelpDesk", "Help desk"),
            (
                translate("HelpDesk", "No staff PIN has come to this laptop yet."),
                translate("HelpDesk", "The organisers set it with: checkin pin"),
            ),
        )
    return Sheet(
        translate("HelpDesk", "Help desk"),
        (translate("HelpDesk", "For staff. Badges can be scanned all the while."),),
        fields=(translate("HelpDesk", "Staff PIN, six digits"),),
        go=translate("HelpDesk", "Open the help desk"),
        secret=True,
    )


def pin_said(answer: Answer, waits_ms: int) -> str:
    """What came of a try that did not open."""
    seconds = -(-waits_ms // 1000)
    if answer is Answer.NOT_A_PIN:
        return translate("HelpDesk", "The staff PIN has six digits.")
    return translate("HelpDesk", "That did not open it. Try again in {seconds} s.").format(
        seconds=seconds
    )


def home(sent: int, conflicts: int) -> Sheet:
    """What can be done for nobody in particular."""
    return Sheet(
        translate("HelpDesk", "Help desk"),
        (
            translate(
                "HelpDesk", "For somebody on the list: show the badge or type the name, then F2."
            ),
        ),
        (
            Option("walk_in", translate("HelpDesk", "Somebody who is not on the list")),
            Option(
                "sent",
                translate("HelpDesk", "Sent by the lanes"),
                translate("HelpDesk", "{count} waiting").format(count=sent),
            ),
            Option(
                "conflicts",
                translate("HelpDesk", "Admitted at two desks"),
                translate("HelpDesk", "{count} to settle").format(count=conflicts),
            ),
            Option("settings", translate("HelpDesk", "Settings of this desk")),
        ),
        back=translate("HelpDesk", "Close the help desk (Esc)"),
    )


def about(
    found: Found,
    on: CheckInList | None,
    zone: tzinfo,
    *,
    amended: Collection[str],
    group: int,
    sent: bool,
    anyway: bool,
) -> Sheet:
    """What can be done for one person. *amended* are kinds of what help desks did for them.

    *anyway* says that only a help desk may admit them now.
    """
    who, there = found.registration, found.presence
    active = who.standing is Standing.ACTIVE
    comes = active and on is not None and not there.counts
    choices = (
        ("check_in", comes and not anyway, translate("HelpDesk", "Check in")),
        ("admit", anyway, translate("HelpDesk", "Admit anyway")),
        (
            "check_out",
            on is not None and on.exit and there.inside,
            translate("HelpDesk", "Check out"),
        ),
        ("take_back", bool(there.counts), translate("HelpDesk", "Take the check-in back")),
        ("badge", active, translate("HelpDesk", "Another badge")),
        ("instead", active, translate("HelpDesk", "Somebody comes in their place")),
        (
            "take_back_badge",
            Kind.REPLACED in amended,
            translate("HelpDesk", "The old badge is good again"),
        ),
        (
            "take_back_place",
            Kind.REGISTERED in amended,
            translate("HelpDesk", "Take the registration back"),
        ),
        ("group", group > 1, translate("HelpDesk", "Check in their organisation together")),
        ("seen", sent, translate("HelpDesk", "Done, nothing more to do")),
    )
    return Sheet(
        isolated(shown_name(who)),
        (" \u00b7 ".join(_of(found, zone)),),
        tuple(Option(key, words) for key, possible, words in choices if possible),
    )


def _of(found: Found, zone: tzinfo) -> tuple[str, ...]:
    who, counts = found.registration, found.presence.counts
    if counts:
        # Whoever looks somebody up hears that people have said which check-in counts.
        settled = translate("HelpDesk", "In since {time}, as was settled.")
        state = (
            settled if found.presence.settlements else translate("HelpDesk", "In since {time}.")
        ).format(time=hour(counts.corrected_ms, zone))
    elif who.standing is Standing.CANCELLED:
        state = translate("HelpDesk", "Cancelled, or another person has the place.")
    else:
        state = translate("HelpDesk", "Not here yet.")
    return tuple(filter(None, ("" if who.code_only else isolated(who.organisation), state)))


def reasons(
    title: str,
    asked: type[AdmitReason | BadgeReason | SettleReason | UndoReason],
    without: Collection[str] = (),
) -> Sheet:
    """Why somebody does something: one word of the closed set, and none of *without*."""
    words: dict[str, str] = {
        AdmitReason.OTHER_LIST: translate("HelpDesk", "Listed for another day"),
        AdmitReason.OTHER_CATEGORY: translate("HelpDesk", "The list is for others"),
        AdmitReason.OUTSIDE_HOURS: translate("HelpDesk", "Before it opens, or after it closed"),
        AdmitReason.REGISTERED_LATE: translate("HelpDesk", "Registered late"),
        AdmitReason.ORGANISER_ASKED: translate("HelpDesk", "An organiser asked for it"),
        UndoReason.BY_MISTAKE: translate("HelpDesk", "It was a mistake"),
        UndoReason.WRONG_PERSON: translate("HelpDesk", "It was the wrong person"),
        UndoReason.DID_NOT_ENTER: translate("HelpDesk", "They did not enter"),
        UndoReason.PRACTICE: translate("HelpDesk", "It was practice"),
        BadgeReason.LOST: translate("HelpDesk", "The old one is lost"),
        BadgeReason.FORGOTTEN: translate("HelpDesk", "The old one was forgotten"),
        BadgeReason.DAMAGED: translate("HelpDesk", "The old one cannot be read"),
        BadgeReason.STOLEN: translate("HelpDesk", "The old one was stolen"),
    }
    settling: dict[str, str] = {
        SettleReason.SAME_PERSON: translate("HelpDesk", "The same person, twice"),
        SettleReason.WRONG_PERSON: translate("HelpDesk", "The other was the wrong person"),
        SettleReason.CODE_COPIED: translate("HelpDesk", "The code was copied"),
    }
    # Two of them are the same word.
    table = settling if asked is SettleReason else words
    options = tuple(Option(one.value, table[one]) for one in asked if one not in without)
    return Sheet(title, (translate("HelpDesk", "Why? It is kept with the record."),), options)


def name(title: str) -> Sheet:
    """Who it is."""
    return Sheet(
        title,
        (translate("HelpDesk", "The name as it may be shown. Enter goes on."),),
        fields=(translate("HelpDesk", "Name"), translate("HelpDesk", "Organisation")),
        go=translate("HelpDesk", "Go on"),
    )


def which_lists(title: str, lists: Sequence[CheckInList], on: CheckInList | None) -> Sheet:
    """For which lists somebody is registered: the desk's own unless somebody says otherwise."""
    return Sheet(
        title,
        (translate("HelpDesk", "For which lists? Space ticks, Enter goes on."),),
        tuple(
            Option(one.id, isolated(one.name), day_in_brief(one.day), ticked=one == on)
            for one in lists
        ),
        go=translate("HelpDesk", "Go on"),
    )


def no_list_ticked() -> str:
    """Somebody has to be on some list."""
    return translate("HelpDesk", "Tick a list first.")


def badge(title: str) -> Sheet:
    """Which spare badge they get."""
    return Sheet(
        title,
        (
            translate("HelpDesk", "Show a spare badge to the camera, or type the code under it."),
            translate("HelpDesk", "Enter without one gives none."),
        ),
        fields=(translate("HelpDesk", "Code of the spare badge"),),
        go=translate("HelpDesk", "Go on"),
    )


def group(title: str, found: Sequence[Found], zone: tzinfo) -> Sheet:
    """Who of one organisation comes in now."""
    rows = (
        Option(
            one.registration.id,
            isolated(shown_name(one.registration)),
            " ".join(_of(one, zone)[-1:]),
            ticked=None if one.presence.counts else True,
        )
        for one in found
    )
    return Sheet(
        isolated(title),
        (translate("HelpDesk", "Space ticks, Enter checks in all who are ticked."),),
        tuple(rows),
        go=translate("HelpDesk", "Check in all who are ticked"),
    )


def sent(found: Sequence[Sent], desks: Sequence[str], now_ms: int, zone: tzinfo) -> Sheet:
    """Whom the lanes have sent, who waits longest first."""
    rows = tuple(
        Option(
            one.found.registration.id,
            isolated(shown_name(one.found.registration)),
            _at(one.note, desk, now_ms, zone),
        )
        for one, desk in zip(found, desks, strict=True)
    )
    nobody = () if rows else (translate("HelpDesk", "Nobody is waiting."),)
    return Sheet(translate("HelpDesk", "Sent by the lanes"), nobody, rows)


def conflicts(rows: Sequence[Option]) -> Sheet:
    """Admissions of one person at two desks that had not heard of each other."""
    none = translate("HelpDesk", "None to settle, as far as this desk has heard.")
    return Sheet(
        translate("HelpDesk", "Admitted at two desks"), () if rows else (none,), tuple(rows)
    )


def both(conflict: Conflict, desks: tuple[str, str], now_ms: int, zone: tzinfo) -> str:
    """Both desks and both times in one line."""
    parts = [
        _at(one, desk, now_ms, zone)
        for one, desk in zip((conflict.first, conflict.second), desks, strict=True)
    ]
    if conflict.uncertain:
        parts.append(translate("HelpDesk", "order uncertain"))
    return " \u00b7 ".join(parts)


def settle(
    name: str, conflict: Conflict, desks: tuple[str, str], now_ms: int, zone: tzinfo
) -> Sheet:
    """Which of the two is to count."""
    lines = [translate("HelpDesk", "Which one counts? Both stay in the log.")]
    if conflict.uncertain:
        lines.append(translate("HelpDesk", "The clocks cannot tell which was first."))
    return Sheet(
        isolated(name),
        tuple(lines),
        tuple(
            Option(key, _at(one, desk, now_ms, zone))
            for key, one, desk in zip(
                ("first", "second"), (conflict.first, conflict.second), desks, strict=True
            )
        ),
    )


def _at(record: Record, desk: str, now_ms: int, zone: tzinfo) -> str:
    when = moment(record.corrected_ms, now_ms, zone)
    if not desk:
        return when
    return translate("HelpDesk", "{when} at {desk}").format(when=when, desk=isolated(desk))
