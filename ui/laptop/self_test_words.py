"""What the self-test says in the language of now."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from checkin.usecases.self_test import Finding, Matter, State, Summary
from ui.plain_text import clean

translate = QCoreApplication.translate


def name(matter: Matter) -> str:
    """What a matter is called."""
    words: dict[Matter, str] = {
        Matter.CAMERA: translate("Matter", "Camera"),
        Matter.FOCUS: translate("Matter", "Sharpness"),
        Matter.RATE: translate("Matter", "Pictures"),
        Matter.CODE: translate("Matter", "Test code"),
        Matter.SOUND: translate("Matter", "Sounds"),
        Matter.SAVING: translate("Matter", "Saving"),
        Matter.DISK: translate("Matter", "Disk"),
        Matter.LIST: translate("Matter", "List"),
        Matter.GLYPHS: translate("Matter", "Letters"),
        Matter.SERVER: translate("Matter", "Server"),
        Matter.CLOCK: translate("Matter", "Clock"),
        Matter.ZONE: translate("Matter", "Time zone"),
        Matter.PROGRAM: translate("Matter", "Program"),
        Matter.SLEEP: translate("Matter", "Sleep"),
        Matter.POWER: translate("Matter", "Power"),
        Matter.SCREEN: translate("Matter", "Screen"),
        Matter.ENCRYPTION: translate("Matter", "Disk encryption"),
        Matter.KEY: translate("Matter", "Key"),
        Matter.LOCK: translate("Matter", "Lock"),
    }
    return words[matter]


def in_words(sentence: str, found: Finding) -> str:
    """One of a finding's sentences."""
    if not sentence:
        return ""
    # What a server has said of itself is anybody's text.
    places = {
        key: clean(value) if isinstance(value, str) else value
        for key, value in found.places.items()
    }
    return translate("SelfTest", sentence).format(**places)


def headline(found: Finding) -> str:
    """What it is about, and what was found."""
    return f"{name(found.matter)} \u00b7 {in_words(found.said, found)}"


def advice(found: Finding) -> str:
    """Why it is so, and what to do."""
    return f"{in_words(found.cause, found)} {in_words(found.cure, found)}".strip()


def title(summary: Summary | None) -> str:
    """What can be read from two metres."""
    if summary is None:
        return translate("SelfTestPage", "Looking this laptop over\u2026")
    if summary.ready:
        return translate("SelfTestPage", "Ready for tomorrow")
    return translate("SelfTestPage", "Not ready yet")


def under_title(summary: Summary | None, seen: int) -> str:
    """What stands below it."""
    if summary is None:
        of = translate("SelfTestPage", "{seen} of {all}")
        return of.format(seen=seen, all=len(Matter))
    if summary.first is None:
        return translate("SelfTestPage", "Everything is as it should be.")
    first = (
        translate("SelfTestPage", "To look at: {what}")
        if summary.ready
        else translate("SelfTestPage", "First: {what}")
    )
    return first.format(what=in_words(summary.first.cure, summary.first))


def in_text(findings: Sequence[Finding], summary: Summary, line: str) -> str:
    """All of it as text, to be copied: nothing in it is about anybody."""
    marks = {State.GOOD: "+", State.WARN: "!", State.BAD: "x", State.SKIPPED: "-"}
    rows = [f"{marks[one.state]} {headline(one)} {advice(one)}".strip() for one in findings]
    return "\n".join((title(summary), *rows, *([line] if line else [])))
