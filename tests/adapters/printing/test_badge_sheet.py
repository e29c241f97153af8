import re
import shutil
from datetime import date
from pathlib import Path
from random import Random

import cv2
import numpy as np
import pypdfium2
import pytest
import segno
import zxingcpp
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from checkin.adapters.printing.badge_sheet import Report, write_badges
from checkin.adapters.printing.fonts import Fonts, Weight, font_folders
from checkin.adapters.printing.typesetting import Room, set_text
from checkin.domain.badge import SignedBadge, sign
from checkin.domain.errors import InputError
from checkin.domain.model import BadgeId, EventId, Registration, RegistrationId
from checkin.domain.short_code import short_code, spaced
from checkin.usecases.organise import PrintedBadge

EVERY_SCRIPT = [
    ("Zofia Łączyńska", "Hội Nhà báo Độc lập"),
    ("محمد الورّاق", "مركز الفانوس لحرية التعبير"),
    ("Наталья Соколова", "Союз независимых редакций"),
    ("น้ำฝน วงศ์สุวรรณ", "กลุ่มเสรีภาพสื่อ"),
    ("အောင်မြင့်သန်း", "မြန်မာ သတင်းအဖွဲ့"),
    ("ሰላማዊት ገብረ ሥላሴ", "የነጻ ፕሬስ ማህበር"),
    ("陈晓明", "灯笼新闻中心"),
    ("प्रियंका क्षत्रिय", "स्वतंत्र पत्रकार संघ"),
    ("ליאור גבעוני", "Ἑλληνικὴ ἕνωσις"),
    ("ليلى Sánchez (Núñez) 12", "Press Watch مرصد"),
]


@pytest.fixture(scope="module")
def key():
    return Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


@pytest.fixture
def badge(key):
    def make(name, organisation="", number=1):
        random = Random(number)
        claim = SignedBadge(
            1,
            EventId("0a0b0c0d"),
            BadgeId(random.randbytes(12).hex()),
            date(2024, 4, 13),
            date(2024, 4, 17),
        )
        registration = Registration(RegistrationId(str(number)), name, organisation)
        text = sign(claim, key.sign).text
        return PrintedBadge(registration, short_code(random.getrandbits(35)), text)

    return make


@pytest.fixture
def printed(tmp_path):
    """Print badges: the report, and each page as a grey picture."""

    def write(badges, dpi=300):
        path = tmp_path / "badges.pdf"
        report = write_badges(path, "Convening", badges)
        with pypdfium2.PdfDocument(path) as pdf:
            pages = [page.render(scale=dpi / 72).to_pil().convert("L") for page in pdf]
        return report, [np.array(page) for page in pages]

    return write


def codes(page):
    return zxingcpp.read_barcodes(page, formats=zxingcpp.BarcodeFormat.QRCode)


def millimetres(page, left, top, wide, high):
    """Cut a part out of a page at 300 dpi."""
    x, y, w, h = (round(value * 300 / 25.4) for value in (left, top, wide, high))
    return page[y : y + h, x : x + w]


def first_card(page):
    return millimetres(page, 15, 18.5, 90, 65)


@pytest.mark.parametrize("dpi", [150, 300])
def test_every_code_on_paper_is_the_badges_own(badge, printed, dpi):
    badges = [badge(f"Person {number}", "Lantern Press", number) for number in range(20)]
    report, pages = printed(badges, dpi)
    assert report == Report(pages=3, missing=())
    assert [len(codes(page)) for page in pages] == [8, 8, 4]
    read = {code.text for page in pages for code in codes(page)}
    assert read == {one.text for one in badges}


def test_the_code_is_version_6_at_level_m_and_24_6_mm_wide(badge, printed):
    one = badge("Ada Oakwind")
    made = segno.make(one.text, error="m", boost_error=False, micro=False)
    assert (made.version, made.error, made.mode, len(made.matrix)) == (6, "M", "alphanumeric", 41)
    _, (page,) = printed([one])
    (code,) = codes(page)
    assert code.ec_level == "M"
    corners = code.position
    wide = (corners.top_right.x - corners.top_left.x) * 25.4 / 300
    assert wide == pytest.approx(24.6, abs=0.3)


def test_names_in_every_script_are_drawn(badge, printed):
    badges = [badge(*texts, number) for number, texts in enumerate(EVERY_SCRIPT)]
    report, _ = printed(badges)
    assert report.missing == ()


def test_a_script_that_no_font_has_is_named_and_the_rest_is_printed(badge, printed):
    garay = "\U00010d50\U00010d51"
    report, (page,) = printed([badge(f"Ada {garay}")])
    assert len(report.missing) == 1
    assert codes(page)[0].text == badge("Ada").text


def test_arabic_letters_are_joined(badge, printed):
    def parts(name):
        _, (page,) = printed([badge(name)])
        ink = (millimetres(page, 15, 22, 90, 22) < 128).astype(np.uint8)
        return cv2.connectedComponents(ink)[0] - 1

    assert parts("محمد") == 1
    assert parts("م\u200cح\u200cم\u200cد") == 4


@pytest.mark.parametrize(("bare", "vowelled"), [("محمد", "مُحَمَّد"), ("حاسوبا", "حاسوبًا")])
def test_vowel_signs_leave_arabic_letters_joined_and_in_their_places(
    badge, printed, bare, vowelled
):
    def columns(name):
        _, (page,) = printed([badge(name)])
        ink = millimetres(page, 15, 22, 90, 22) < 128
        return np.flatnonzero(ink.any(axis=0))[[0, -1]]

    assert columns(vowelled) == pytest.approx(columns(bare), abs=3)


def test_indic_letters_are_reordered_and_make_conjuncts():
    fonts = Fonts()
    font = fonts.spell("क्षि", Weight.BOLD)[0][1]
    together, _, _ = font.measure("क्ष", rightward=True)
    apart, _, _ = font.measure("क्\u200cष", rightward=True)
    assert together < apart


def test_each_part_of_a_mixed_name_stands_where_its_readers_expect_it(badge, tmp_path):
    path = tmp_path / "badges.pdf"
    write_badges(path, "Convening", [badge("نادر Smith")])
    with pypdfium2.PdfDocument(path) as pdf:
        text = pdf[0].get_textpage()
        shown = {text.get_text_range(n, 1): text.get_charbox(n) for n in range(text.count_chars())}
    left_of = {letter: box[0] for letter, box in shown.items()}
    assert left_of["S"] < left_of["t"] < left_of["h"]
    assert left_of["h"] < left_of["ر"] < left_of["د"] < left_of["ن"]


def test_a_card_is_mirrored_for_a_name_that_reads_from_the_right(badge, printed):
    _, (page,) = printed([badge("Ada", number=1), badge("ليلى", number=2)])
    ada, leyla = badge("Ada", number=1), badge("ليلى", number=2)
    left = {code.text: code.position.top_left.x * 25.4 / 300 for code in codes(page)}
    assert left[ada.text] == pytest.approx(105 - 6 - 24.6, abs=0.3)
    assert left[leyla.text] == pytest.approx(105 + 6, abs=0.3)


@pytest.mark.parametrize(
    ("name", "organisation"),
    [
        ("Wilhelmina Alexandrina van der Hoogenbergh-Oosterwijk del Campo y Fuentes", "L " * 90),
        ("W" * 200, "M" * 200),
        ("ဩကြီးကျော်" * 20, "กขคง" * 50),
        ("محمد عبد الرحمن " * 12, "الفانوس" * 28),
        ("Ậ̈gjpqy Ậ̈gjpqy", "पत्रकार्य्य " * 15),
        ("字" * 10_000, "字" * 10_000),
    ],
)
def test_a_long_name_never_touches_the_code_or_leaves_its_card(badge, printed, name, organisation):
    one = badge(name, organisation)
    _, (page,) = printed([one])
    (code,) = codes(page)
    assert code.text == one.text
    quiet = 2.4 * 300 / 25.4 - 3
    x, y = code.position.top_left.x, code.position.top_left.y
    right, bottom = code.position.bottom_right.x, code.position.bottom_right.y
    around = page[int(y - quiet) : int(bottom + quiet), int(x - quiet) : int(right + quiet)].copy()
    band = int(quiet) - 3
    around[band:-band, band:-band] = 255
    assert around.min() == 255, "ink in the quiet zone"
    edge = first_card(page).copy()
    inside = round(4 * 300 / 25.4)
    edge[inside:-inside, inside:-inside] = 255
    edge[:, -20:] = edge[-20:, :] = 255  # the cut mark where four cards meet
    assert edge.min() == 255, "ink at the edge of the card"


def test_two_lines_of_tall_letters_do_not_touch():
    room = Room(wide=40, high=40, lines=2, largest=27, smallest=8)
    for name in ("Ậ\u0308gjpqy Ậ\u0308gjpqy", "ဩကြီးကျော် ဩကြီးကျော်", "น้ำฝุ่น น้ำฝุ่น"):
        block = set_text(name, room, Weight.BOLD, Fonts())
        first, second = block.lines
        assert block.step > first.below + second.above
        assert block.width <= room.wide + 1e-9
        assert block.height <= room.high + 1e-9


def test_people_by_code_only_have_the_code_in_place_of_a_name(badge, tmp_path):
    path = tmp_path / "badges.pdf"
    nameless = badge("", "")
    write_badges(path, "Convening", [nameless])
    with pypdfium2.PdfDocument(path) as pdf:
        text = pdf[0].get_textpage().get_text_range()
    assert text.count(spaced(nameless.short)) == 2


def test_texts_can_be_copied_from_the_file(badge, tmp_path):
    path = tmp_path / "badges.pdf"
    one = badge("Наталья Łącz {nb}", "灯笼新闻中心")
    write_badges(path, "Great Convening", [one])
    with pypdfium2.PdfDocument(path) as pdf:
        text = pdf[0].get_textpage().get_text_range()
    for expected in ("Наталья Łącz {nb}", "灯笼新闻中心", "Great Convening", spaced(one.short)):
        assert expected in " ".join(text.split())


def test_direction_and_control_characters_in_a_name_draw_nothing(badge, printed):
    _, clean = printed([badge("Ada Oakwind", "Lantern")])
    _, hostile = printed([badge("\u202eAda\x00\u2066 Oak\u200bwind\n", "\u2067Lantern\x1b")])
    assert np.array_equal(clean[0], hostile[0])


def test_the_file_says_nothing_about_people_outside_its_pages(badge, tmp_path):
    path = tmp_path / "badges.pdf"
    write_badges(path, "Convening", [badge("Ada Oakwind", "Lantern Press")])
    with pypdfium2.PdfDocument(path) as pdf:
        described = " ".join(pdf.get_metadata_dict().values())
    assert not re.search("Ada|Oakwind|Lantern", described)
    assert b"Oakwind" not in path.read_bytes()


def test_fonts_are_cut_down_so_that_the_file_stays_small(badge, tmp_path):
    path = tmp_path / "badges.pdf"
    write_badges(path, "Convening", [badge(*texts, n) for n, texts in enumerate(EVERY_SCRIPT)])
    assert path.stat().st_size < 200_000


def test_progress_is_told_badge_by_badge(badge, tmp_path):
    told = []
    write_badges(
        tmp_path / "badges.pdf",
        "Convening",
        [badge("Ada", number=n) for n in range(3)],
        on_progress=lambda done, of: told.append((done, of)),
    )
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_missing_folder_is_one_plain_sentence(badge, tmp_path):
    with pytest.raises(InputError, match="folder does not exist"):
        write_badges(tmp_path / "none" / "badges.pdf", "Convening", [badge("Ada")])


def test_what_cannot_be_written_leaves_nothing_behind(badge, tmp_path):
    in_the_way = tmp_path / "badges.pdf"
    in_the_way.mkdir()
    with pytest.raises(InputError, match="cannot be written there"):
        write_badges(in_the_way, "Convening", [badge("Ada")])
    assert list(tmp_path.iterdir()) == [in_the_way]


def test_an_older_file_is_replaced_whole(badge, tmp_path):
    path = tmp_path / "badges.pdf"
    path.write_bytes(b"older" * 100_000)
    write_badges(path, "Convening", [badge("Ada")])
    assert path.read_bytes().startswith(b"%PDF-")
    assert list(tmp_path.iterdir()) == [path]


# ------------------------------------------------------------------ fonts


def test_a_computer_without_fonts_is_told_what_to_install(tmp_path):
    with pytest.raises(InputError, match="install the Noto fonts"):
        Fonts([tmp_path, tmp_path / "none"])


def test_a_damaged_font_file_is_passed_over(tmp_path):
    font = Fonts().spell("A", Weight.REGULAR)[0][1]
    shutil.copy(font.path, tmp_path / "ok.ttf")
    (tmp_path / "NotoSans-Regular.ttf").write_bytes(b"not a font")
    (tmp_path / "NotoSans-Bold.ttf").write_bytes(b"")
    here = Fonts([tmp_path])
    assert {one.path.name for _, one in here.spell("Ada", Weight.BOLD)} == {"ok.ttf"}


def test_what_one_font_lacks_is_taken_from_another_or_reported(tmp_path):
    latin = Fonts().spell("A", Weight.REGULAR)[0][1]
    shutil.copy(latin.path, tmp_path)
    here = Fonts([tmp_path])
    assert "".join(letter for letter, _ in here.spell("Ada 晓", Weight.REGULAR)) == "Ada ?"
    assert here.missing == {"Han"}


def test_chinese_japanese_and_korean_have_their_own_letterforms():
    fonts = Fonts()
    chinese, japanese, korean = (
        fonts.spell(f"直{script}", Weight.REGULAR)[0][1] for script in ("", "かな", "한글")
    )
    assert len({chinese.key, japanese.key, korean.key}) == 3


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_every_system_has_folders_to_look_in(platform):
    folders = font_folders(platform)
    assert folders
    assert all(isinstance(folder, Path) for folder in folders)
