"""Nothing on the screen is cut or lies over something else, whatever the language.

All of it is `make gallery`; here are the states with the most words, in all languages.
"""

import pytest

from bench.screen.gallery import every_scene, take, write_page
from ui.language import LANGUAGES

WORDY = (
    "help", "counts_nobody", "counts_unheard", "counts_offline", "counts_another_day",
    "checked_in", "already_in", "other_list", "replaced", "write_failed", "offline",
    "stale_list", "confirm", "undone", "search_nobody", "unread_further", "camera_in-use",
    "clock_off", "battery_low", "battery_empty", "much_at_once", "staff_lists", "staff_settings",
    "staff_registered_elsewhere", "already_in_with_exit", "ready_out", "confirm_out", "not_in", "sent",
    "not_open_yet", "closed", "other_category", "ready_not_open", "checked_in_unheard",
    "opening", "no_list_yet", "search_reading", "still_in_view", "closing",
    "revoked", "practice_checked_in", "practice_other_category", "practice_out",
    "first_run", "first_run_asking", "first_run_failed", "search_similar",
    "nameless_ready", "nameless_ready_out", "nameless_checked_in", "nameless_already_in", "nameless_confirm",
    "nameless_help", "nameless_no_help_desk", "nameless_sent", "nameless_search", "nameless_search_code",
    "nameless_not_found", "nameless_other_list", "nameless_undone", "lane_no_help_desk",
    "staff_why_admit", "staff_home", "staff_person", "staff_badge", "staff_name", "staff_registered", "staff_group",
    "staff_together", "staff_settle", "staff_wrong_pin", "staff_confirm",
    "locked", "locked_wrong", "locked_asking", "locked_elsewhere", "erased_waiting", "waits_for_time",
    "about_to_be_erased",
    "event_file", "event_file_refused", "event_file_known", "event_file_in_use",
    "event_file_not_needed", "event_file_waits",
)  # fmt: skip


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_text_has_its_room(code, tmp_path):
    assert set(WORDY) <= set(every_scene())
    shots = take(tmp_path, (code,), ((1280, 720),), (False,), WORDY)

    assert {one.state for one in shots} == set(WORDY)
    assert [(one.state, one.cut) for one in shots if one.cut] == []
    assert all((tmp_path / one.file).stat().st_size > 5_000 for one in shots)
    assert "checked_in" in write_page(tmp_path, shots).read_text()


@pytest.mark.usefixtures("qapp")
def test_a_text_that_has_no_room_is_found(tmp_path, monkeypatch):
    from ui import notices

    monkeypatch.setattr(notices, "hint_words", lambda _hint: "a very long hint " * 80)

    shots = take(tmp_path, ("en",), ((1280, 720),), (False,), ("unread_dark",))

    assert any("very long hint" in text for one in shots for text in one.cut)
