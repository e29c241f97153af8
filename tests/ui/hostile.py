"""Five hundred names that somebody may have chosen to make a screen lie, load, crash or overflow."""

from itertools import islice, product

_TAGS = (
    '<img src="{bait}" width=900 height=900>',
    "<img src='{bait}'/><br><br><br>",
    '<body background="{bait}"><h1>Checked in</h1>',
    '<table background="{bait}"><tr><td>Ada</table>',
    '<object data="{bait}"></object>',
    '<link rel=stylesheet href="{bait}"><b>Ada</b>',
    '<style>@import "{bait}"; * { font-size: 900px }</style>Ada',
    '<a href="{bait}">Ada</a><hr><p style="font-size:99px">Ada',
    '<svg><image href="{bait}"/></svg>',
    "![Ada]({bait})",
)
_BIDI = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u200e\u200f\u061c"
_CONTROLS = "\x00\x01\x07\x08\t\n\x0b\x0c\r\x1b\x7f\x85\u2028\u2029\ufeff\ufff9\U000e0041\ue000"
_MARKS = "\u0301\u0308\u0335\u0489\u0e49\u0651\u093c\u20dd\u1ab0\ufe0f"
_EMOJI = ("👩‍👩‍👧‍👦", "🏳️‍🌈", "👍🏿", "🇰🇪", "🧑🏽‍🚀", "❤️‍🔥", "\u200d", "\U0001f3ff", "☠️", "1️⃣")
_WORDS = ("محمد", "Ada", "שלום", "नमस्ते", "王小明", "Łucja", "ﷺ", "ﷲ", "ﬃ", "İ")
_FORMULAS = ("=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", '=HYPERLINK("{bait}")',
             "%n %1 %s", "{0.__class__}", "{time} {name}", "&Ada && &&&")  # fmt: skip
_TIMES = (1, 3, 12, 40, 160)
_AROUND = ("{}", "Ada {}", "{} Nwosu", "Ada {} Nwosu", "{}\u202e{}")


def _kinds():
    yield "markup", (f"{a}{b}" for a, b in product(_TAGS, ("", *_TAGS[:4])))
    yield (
        "direction",
        (
            wrap.format(f"{sign * times}Nwosu", sign)
            for sign, wrap, times in product(_BIDI, _AROUND, (1,))
        ),
    )
    yield (
        "long",
        (
            f"{letter}" * (10_000 + n)
            for letter, n in product(
                ("x", "W", "i", "م", "王", "\u0e01", "é", ".", "_", "ﷺ"), range(5)
            )
        ),
    )
    yield (
        "control",
        (wrap.format(f"Ada{sign * 3}", sign) for sign, wrap in product(_CONTROLS, _AROUND)),
    )
    yield "emoji", (one * times for one, times in product(_EMOJI, _TIMES))
    yield "marks", (f"Z{mark * times}o" for mark, times in product(_MARKS, (1, 9, 80, 400, 2_000)))
    yield (
        "mixed",
        (
            f"{one} {other} ({one}-{other}) {n}!"
            for one, other, n in product(_WORDS, _WORDS[:5], (12,))
        ),
    )
    yield (
        "half a character",
        (
            wrap.format(f"Ada{half}", half)
            for half, wrap in product([chr(0xD800 + 199 * n) for n in range(10)], _AROUND)
        ),
    )
    yield "formula", (wrap.format(one, "") for one, wrap in product(_FORMULAS, _AROUND))
    yield (
        "one word",
        ((word * (7 * times))[: 900 * times] for word, times in product(_WORDS, (1, 2, 4, 8, 16))),
    )


def hostile_names(*baits):
    """The names: fifty of each kind, all different. Each bait stands in some of them."""
    names = {}
    for kind, made in _kinds():
        fifty = list(islice((one for one in made if one not in names), 50))
        for number, name in enumerate(fifty):
            bait = baits[number % len(baits)]
            names[name.replace("{bait}", bait)] = kind
    return names
