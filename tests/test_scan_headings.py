"""Headings as scans leave them: tone marks cut by a rule, two months read as one word."""

import pytest

from normalize.framework_headings import is_dimension_heading, is_mission_heading, parse_locator
from normalize.frameworks import printed_instrument
from normalize.raw import Place, Span
from normalize.thai_text import clean
from parsers.headings.columns import bind_heading
from parsers.headings.headers import find_header
from parsers.lists.narrative import _ANCHOR
from parsers.model import Box, Line, Page, Word
from parsers.page.numbered_missions import with_missions_named
from parsers.page.prose import as_prose
from parsers.rows import EMPTY, Row, RowCell
from tests.reading_text import read_rows
from tests.test_half_ruled_tables import words


def _row(index: int, *texts: str) -> Row:
    cells = tuple(
        RowCell(Span(t, t, (Place(1, None, None),), "ocr:test", None)) if t else EMPTY
        for t in texts
    )
    return Row(cells, 0, index, 1, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "ตัวชีวัดที 1 การปฏิบัติหน้าที่ -",
        "ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่",
        "ฉัะตัวชีวัดที่ 6 คุณภาพการดำเนินงาน",
        "มตัวชีวัดที่ 10 การป้องกันการทุจริต",
    ],
)
def test_an_indicator_without_its_tone_marks_is_a_mission(text: str) -> None:
    assert is_mission_heading(text)


def test_two_months_read_as_one_word_are_two_columns() -> None:
    header = find_header(
        (
            _row(0, "โครงการ/กิจกรรม", "พ.ศ. 2564", "", "", "เป้าหมาย"),
            _row(1, "", "ต.ค. พ.ย.", "", "ธ.ค.", ""),
            _row(2, "1) โครงการบวชป่าชุมชน", "", "", "", "1 ครั้งต่อปี"),
        )
    )
    assert header is not None
    assert header.body == 2
    assert [c.month for c in header.columns] == [None, 10, 11, 12, None]


def _cell(text: str, **slot: int | bool) -> RowCell:
    span = Span(text, text, (Place(1, None, None),), "ocr:test", None)
    return RowCell(span, **slot)  # type: ignore[arg-type]


def test_a_misread_word_in_a_lower_heading_row_is_still_heading_where_rules_say_so() -> None:
    title, money = "โครงการ/กิจกรรม", "งบประมาณ (บาท)"
    upper = (
        _cell(title, row_span=2),
        _cell(money, col_span=3),
        _cell(money, merged=True, col_span=3),
        _cell(money, merged=True, col_span=3),
        _cell("ผู้รับผิดชอบ", row_span=2),
    )
    lower = (
        _cell(title, covered=True, row_span=2),
        _cell("บูรณาการ"),
        _cell("งบหน่วยงาน"),
        _cell("พลกร"),
        _cell("ผู้รับผิดชอบ", covered=True, row_span=2),
    )
    body = (*(_cell(t) for t in ("1. โครงการบวชป่า", "-", "20,000", "18,000", "กองช่าง")),)
    header = find_header(
        tuple(Row(cells, 0, n, 1, None, None) for n, cells in enumerate((upper, lower, body)))
    )
    assert header is not None
    assert header.body == 2
    assert [c.kind for c in header.columns][1:3] == ["integrated", "agency"]


def test_ordinals_under_a_misread_short_heading_are_the_numbers_of_the_items() -> None:
    header = find_header(
        (
            _row(0, "ตัวชี้วัด", "หี่", "มาตรการ/โครงการ", "ผู้รับผิดชอบ"),
            _row(1, "5. การแก้ไขปัญหาการทุจริต", "9", "การเปิดโอกาส", "กองช่าง"),
            _row(2, "", "10", "การประกาศนโยบาย", "กองคลัง"),
        )
    )
    assert header is not None
    assert header.columns[1].role == "number"


@pytest.mark.parametrize(
    ("lower", "kind"),
    [
        ("หน่วยงาน", "agency"),
        ("งบมูรณาการ", "integrated"),
        ("งบยูรณาการ", "integrated"),
        ("ผลการเบกจ่าย", "disbursed"),
        ("ปี 2567", "planned"),
    ],
)
def test_misread_kinds_of_money_under_a_group_heading(lower: str, kind: str) -> None:
    column = bind_heading(3, ("งบประมาณ (ถ้ามี)", lower))
    assert (column.role, column.kind) == ("money", kind)


def test_the_numbers_of_a_short_table_are_told_beside_the_heading_of_a_level() -> None:
    # "ที่" without its marks; the heading of a level across all columns is no number.
    band = _cell("4.2 การตรวจสอบของประชาชน", col_span=3)
    merged = _cell("4.2 การตรวจสอบของประชาชน", merged=True, col_span=3)
    header = find_header(
        (
            _row(0, "ต", "โครงการ/กิจกรรม", "ผู้รับผิดชอบ"),
            Row((band, merged, merged), 0, 1, 1, None, None),
            _row(2, "1", "โครงการอบรม", "กองช่าง"),
            _row(3, "2", "กิจกรรมเชิญประชาชน", "กองคลัง"),
        )
    )
    assert header is not None
    assert header.columns[0].role == "number"


def test_the_label_of_a_sum_below_the_numbers_is_none_of_them() -> None:
    header = find_header(
        (
            _row(0, "ห", "โครงการ/กิจกรรม", "ผู้รับผิดชอบ"),
            _row(1, "1", "โครงการอบรม", "กองช่าง"),
            _row(2, "รวมมิติที่ 2", "1 มาตรการ 4 กิจกรรม", ""),
        )
    )
    assert header is not None
    assert header.columns[0].role == "number"


@pytest.mark.parametrize(("edge", "known"), [("●", True), ("•", True), ("", True), ("ก", False)])
def test_a_punched_hole_beside_an_item_hides_no_mission_above_it(edge: str, known: bool) -> None:
    placed = [
        (20, 40, "มิติที่ 3 การส่งเสริมบทบาทและการมีส่วนร่วมของภาคประชาชน"),
        (40, 40, "3.1 เปิดบ้านให้ดู"),
        (60, 40, "โครงการพัฒนาเว็บไซต์"),
        (80, 40, "3.2 ฟังกันทุกเรื่อง"),
        (100, 40, "โครงการประชาคมตำบล"),
    ]
    printed = words(*placed, *([(60, 8, edge)] if edge else []))
    (read,) = with_missions_named([Page(1, 430, 600, tuple(printed), (), (), "scan", "pdf")])
    named = [word.raw for word in read.words if word.text.startswith("ภารกิจ")]
    assert named == (["3.1", "3.2"] if known else [])


@pytest.mark.parametrize(
    ("first", "second", "named"),
    [
        (".2.1 เปิดบ้านให้ดู", "2.2 ฟังกันทุกเรื่อง", ["ภารกิจที่ 2.1", "ภารกิจที่ 2.2"]),
        (". 2.1 เปิดบ้านให้ดู", "2.2 ฟังกันทุกเรื่อง", ["ภารกิจที่ 2.1", "ภารกิจที่ 2.2"]),
        ("2.1 เปิดบ้านให้ดู", ",2.2 มาตรการฟังกันทุกเรื่อง", ["ภารกิจที่ 2.1", "ภารกิจที่ 2.2"]),
        ("2.1 เปิดบ้านให้ดู", ".2.1 มาตรการของภารกิจ", ["ภารกิจที่ 2.1"]),  # 2.2.1, 2.1.2.1 …
        (".2.1 โครงการเปิดบ้าน", "2.2 โครงการฟัง", []),
        (".2 เปิดบ้านให้ดู", "2.2 ฟังกันทุกเรื่อง", []),
        ("-2.1 เปิดบ้านให้ดู", "2.2 ฟังกันทุกเรื่อง", []),
    ],
)
def test_a_speck_before_its_number_hides_no_mission(
    first: str, second: str, named: list[str]
) -> None:
    printed = words(
        (20, 40, ".มิติที่ 2 การบริหารราชการด้วยความโปร่งใส"),
        (40, 40, first),
        (60, 40, "โครงการพัฒนาเว็บไซต์"),
        (80, 40, second),
        (100, 40, "โครงการประชาคมตำบล"),
    )
    (read,) = with_missions_named([Page(1, 430, 600, tuple(printed), (), (), "ocr", "pdf")])
    assert read.words[0].text == "มิติที่"
    assert [word.text for word in read.words if word.text.startswith("ภารกิจ")] == named


@pytest.mark.parametrize(("heading", "below"), [("หมู่", ("3", "7")), ("ปี", ("61", "62"))])
def test_figures_under_other_short_headings_are_no_ordinals(
    heading: str, below: tuple[str, str]
) -> None:
    header = find_header(
        (
            _row(0, "ตัวชี้วัด", heading, "มาตรการ/โครงการ", "ผู้รับผิดชอบ"),
            _row(1, "5. การแก้ไขปัญหาการทุจริต", below[0], "การเปิดโอกาส", "กองช่าง"),
            _row(2, "", below[1], "การประกาศนโยบาย", "กองคลัง"),
        )
    )
    assert header is not None
    assert header.columns[1].role != "number"


def test_quoting_a_long_paragraph_takes_no_longer_than_reading_it() -> None:
    words = [f"คำที่{n}" for n in range(4000)]
    prose = as_prose([Line(tuple(Word(w, w, None) for w in words), page=1)], "ocr")
    start = prose.text.index(words[1200])
    stretch = " ".join(words[1200:1300])
    assert prose.span(start, start + len(clean(stretch))).raw == stretch


def test_months_that_do_not_follow_are_not_spread() -> None:
    header = find_header(
        (
            _row(0, "โครงการ/กิจกรรม", "ต.ค. ธ.ค.", "", "ม.ค.", "เป้าหมาย"),
            _row(1, "1) โครงการบวชป่าชุมชน", "", "", "", "1 ครั้งต่อปี"),
        )
    )
    assert header is not None
    assert [c.month for c in header.columns][1:3] == [None, None]


def test_a_prose_mission_without_its_tone_mark_opens_a_list() -> None:
    match = _ANCHOR.search("ภารกิจที 1.1 การสร้างจิตสำนึก ประกอบด้วย 1. โครงการบวชป่า")
    assert match is not None
    assert match["mission"] == "ภารกิจที 1.1 การสร้างจิตสำนึก"


def test_a_stretch_of_prose_quotes_the_file_and_not_its_cleaning() -> None:
    box = Box(0, 0, 90, 10)
    text = "ประกอบด้วย ๑. โครงการบวชป่า ๒. กิจกรรมเสียงตามสาย"
    prose = as_prose([Line((Word(text, text, box),), page=1)], "ocr")
    start = prose.text.index("1. โครงการบวชป่า")
    span = prose.span(start, start + len("1. โครงการบวชป่า"))
    assert (span.raw, span.text) == ("๑. โครงการบวชป่า", "1. โครงการบวชป่า")


def test_prose_lists_are_read_though_their_lead_in_words_are_misread() -> None:
    records = read_rows(
        "โดยสรุปในภาพรวมได้ดังนี้ มิติที่ ๓ การส่งเสริมบทบาทและการมีส่วนร่วมของภาคประชาชน "
        "ได้ดำเนินการตามการกิจ ดังนี้ การกิจที่ ๓.๒ การรับฟังความคิดเห็น ประกอบดัวย "
        "๑) กิจกรรมรายงานผล ๒) โครงการจัดประชุมประชาคม ภารกิจที่ ๓.๓ การส่งเสริม ประกอบด่วย "
        "๑) มาตรการแก้ไขเหตุเดือดร้อน มิติที่ ๔ การเสริมสร้างกลไก ได้ดำเนินการตามภารกิจ ดังนี้ "
        "ภารกิจที่ ๔.๑ มีการจัดวางระบบ ประกอบด้วย ๑) มาตรการจัดให้มีระบบ\n"
    )
    assert [(i.dimension_no, i.mission_no, i.title) for i in records.items] == [
        (3, "3.2", "กิจกรรมรายงานผล"),
        (3, "3.2", "โครงการจัดประชุมประชาคม"),
        (3, "3.3", "มาตรการแก้ไขเหตุเดือดร้อน"),
        (4, "4.1", "มาตรการจัดให้มีระบบ"),
    ]


def test_a_fact_sheets_place_is_known_though_vowels_and_tone_marks_are_lost() -> None:
    place = parse_locator("มิติที่ 1 ภารกิจตามมิติท 1.1 โครงการลำดับท 3")
    assert place is not None
    assert (place.dimension_no, place.mission_no, place.item_no) == (1, "1.1", 3)


def test_an_indicator_heading_that_lost_its_vowel_is_no_issue() -> None:
    assert bind_heading(0, ("ประเด็น/ตัวชวัด",)).role == "indicator"


def test_a_heading_with_a_mark_of_the_line_below_it_is_no_money() -> None:
    column = bind_heading(4, ("การกำกับติดูตามรายงานความกาวหนาและสรุปผลณ สิ้นปีงบประมาณ",))
    assert column.role == "follow_up"


@pytest.mark.parametrize(
    ("text", "instrument"),
    [
        ("ตารางผลการประเมินแบบวัดการรับรูของผูมีส่วนไดสวนเสียภายใน (IT)", "IIT"),
        ("แบบวัดการรับรูของผูมีสวนไดสวนเสียภายนอก", "EIT"),
        ("แบบตรวจการเปิดเผยขอมูลสาธารณะ (OT)", "OIT"),
        ("แบบวัดความพึงพอใจ (IT)", None),
    ],
)
def test_an_instrument_is_known_by_its_thai_name_without_tone_marks(
    text: str, instrument: str | None
) -> None:
    assert printed_instrument(text) == instrument


def test_results_misread_as_a_programme_are_no_note() -> None:
    assert bind_heading(3, ("ผลการสำแผนงาน",)).role in ("result", "unbound")
    assert bind_heading(3, ("ด้าน/แผนงาน",)).role == "note"


def test_totals_whose_tone_marks_are_lost_are_totals_of_the_whole() -> None:
    records = read_rows(
        "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. ๒๕๖๘\n\nมิติที่ ๔ การยกระดับกลไก\n\n"
        "ที่|โครงการ/กิจกรรม|งบประมาณ (บาท)|ผู้รับผิดชอบ\n๑|โครงการ ก|๔๕,๐๐๐|กองคลัง\n"
        "รวมมิติที ๔||๔๕,๐๐๐|\nรวมทังสิน||๙๘,๐๐๐|\n"
    )
    assert [(t.dimension_no, t.stated) for t in records.totals] == [(4, 45000.0), (None, 98000.0)]


def test_two_years_read_as_one_word_are_two_columns() -> None:
    title, money = "โครงการ/กิจกรรม", "งบประมาณ (บาท)"
    over = [_cell(money, merged=k > 0, col_span=4) for k in range(4)]
    years = [
        _cell("2566"),
        _cell("2567 2568", col_span=2),
        _cell("2567 2568", col_span=2, merged=True),
        _cell("2569"),
    ]
    head = Row((_cell(title, row_span=2), *over), 1, 0, 1, None, None)
    below = Row((_cell(title, row_span=2, covered=True), *years), 1, 1, 1, None, None)
    header = find_header((head, below, _row(2, "1) โครงการบวชป่าชุมชน", "100", "200", "300", "400")))
    assert header is not None
    assert [c.year_be for c in header.columns] == [None, 2566, 2567, 2568, 2569]


def test_an_instrument_in_brackets_before_other_words_is_the_rest_of_a_title() -> None:
    assert not is_dimension_heading("(OIT) บนเว็บไซต์ขององค์การบริหารส่วนตำบล")
    assert is_dimension_heading("(IIT) แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน")
    assert is_dimension_heading("(OIT)")
