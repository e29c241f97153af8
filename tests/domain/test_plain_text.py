import pytest

from checkin.domain.plain_text import plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("  Zoe\u0308 \u202e\u2066\x07 \u00a0Oak\r\nwind\ufeff ", "Zoë Oak wind"),
        ("  Ada   Oakwind ", "Ada Oakwind"),
        ("Ada\x07", "Ada"),
        ("نرگس می\u200cرود\u200c", "نرگس می\u200cرود"),
        ("\u202e\u200b", ""),
    ],
)
def test_text_becomes_plain_on_one_line_and_joiners_that_spell_a_word_stay(text, shown):
    assert plain(text) == shown
