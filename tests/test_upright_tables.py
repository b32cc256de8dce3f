"""Tables of which the uprights alone are ruled, from the heading to the foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from normalize.make_records import Records, make_records
from parsers.layout.blocks import find_all_blocks, find_blocks
from parsers.layout.upright_tables import with_uprights_closed
from parsers.model import Page, Ruling, Table, Word
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID, codes
from tests.test_half_ruled_tables import texts, upright, words

EDGES = (10.0, 80.0, 160.0, 300.0, 350.0, 400.0, 470.0)
PLACES = (13.0, 83.0, 163.0, 310.0, 360.0, 405.0)
HEADING = words(
    (30, 30, "มิติ"), (30, 95, "ภารกิจตามมิติ"), (30, 180, "โครงการ/กิจกรรม/มาตรการ"),
    (30, 308, "ปี 2566"), (30, 358, "ปี 2567"), (30, 410, "ผู้รับผิดชอบ"),
    (40, 308, "งบประมาณ"), (40, 358, "งบประมาณ"), (50, 308, "(บาท)"), (50, 358, "(บาท)"),
)  # fmt: skip
TITLE = words((5, 100, "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570)"))
PART = words((21, 10, "ส่วนที่ 3 รายละเอียดแผนงาน"))


def column(x: float, *lines: tuple[float, str]) -> list[Word]:
    return words(*((y, x, text) for y, text in lines))


DIMENSIONS = column(13, (76, "มิติที่ 1 การ"), (90, "สร้างวัฒนธรรม"), (104, "สุจริต"), (186, "มิติที่ 2 การ"),
                    (200, "บริหารราชการ"))  # fmt: skip
MISSIONS = column(83, (76, "1.1 การเสริมสร้าง"), (88, "วัฒนธรรม"), (100, "แก่บุคลากร"),
                  (132, "1.2 การปลูกฝังเด็ก"), (144, "และเยาวชน"), (168, "รวมมิติที่ 1"),
                  (186, "2.1 การเปิดเผย"), (198, "ข้อมูล"))  # fmt: skip
TITLES = column(163, (76, "1. โครงการอบรมคุณธรรม"), (86, "ของพนักงานเทศบาล"),
                (104, "2. มาตรการไม่รับของขวัญ"), (114, "ทุกเทศกาล"), (132, "3. โครงการเยาวชนสุจริต"),
                (150, "4. โครงการค่ายพุทธบุตร"), (168, "4 โครงการ/กิจกรรม/มาตรการ"),
                (186, "5. กิจกรรมเพิ่มช่องทาง"), (196, "เผยแพร่ข้อมูล"))  # fmt: skip
MONEY = [
    *column(310, (76, "30,000"), (104, "-"), (150, "45,000"), (168, "75,000")),
    *column(360, (76, "30,000"), (104, "-"), (132, "20,000"), (168, "50,000"), (186, "12,000")),
]
UNITS = column(405, (76, "สำนักปลัด"), (104, "สำนักปลัด"), (132, "กองการศึกษา"), (150, "กองคลัง"),
               (160, "กองช่าง"), (186, "สำนักปลัด"))  # fmt: skip
BODY = [*DIMENSIONS, *MISSIONS, *TITLES, *MONEY, *UNITS]
READ = [
    (1, "1.1", "โครงการอบรมคุณธรรมของพนักงานเทศบาล", 30000.0, 30000.0, ("สำนักปลัด",)),
    (1, "1.1", "มาตรการไม่รับของขวัญทุกเทศกาล", None, None, ("สำนักปลัด",)),
    (1, "1.2", "โครงการเยาวชนสุจริต", None, 20000.0, ("กองการศึกษา",)),
    (1, "1.2", "โครงการค่ายพุทธบุตร", 45000.0, None, ("กองคลัง", "กองช่าง")),
    (2, "2.1", "กิจกรรมเพิ่มช่องทางเผยแพร่ข้อมูล", None, 12000.0, ("สำนักปลัด",)),
]
RULES = upright(26, 212, *EDGES)


def page(print_: Sequence[Word], rules: Sequence[Ruling] = RULES, number: int = 1) -> Page:
    return Page(number, 480, 600, tuple(print_), tuple(rules), (), "pdf", "pdf")


def told(records: Records) -> list[tuple[object, ...]]:
    amounts = {(b.item_id, b.fiscal_year_be): b.amount_baht for b in records.budgets}
    return [
        (i.dimension_no, i.mission_no, i.title, amounts.get((i.item_id, 2566)),
         amounts.get((i.item_id, 2567)), i.responsible)
        for i in records.items
    ]  # fmt: skip


@pytest.mark.parametrize("drift", [0.0, 4.0])
def test_the_uprights_are_the_columns_and_white_parts_the_rows(drift: float) -> None:
    rules = [
        Ruling("vertical", x, 26 - drift * k / 6, 212 - drift * k / 6) for k, x in enumerate(EDGES)
    ]
    found = find_blocks(page([*TITLE, *PART, *HEADING, *BODY], rules))
    records = make_records(DOCUMENT_ID, parse_document((found,)))
    assert told(records) == READ


def test_a_page_without_the_heading_goes_on_with_the_columns() -> None:
    more = [
        *column(83, (34, "2.2 การบริหาร")),
        *column(163, (34, "6. โครงการแผนที่ภาษี"), (44, "และทรัพย์สิน"), (62, "7. มาตรการราคากลาง")),
        *column(310, (34, "900"), (62, "-")),
        *column(360, (34, "-"), (62, "-")),
        *column(405, (34, "กองคลัง"), (62, "กองคลัง")),
    ]
    pages = (page([*TITLE, *HEADING, *BODY]), page(more, upright(30, 80, *EDGES), 2))
    records = make_records(DOCUMENT_ID, parse_document(tuple(find_all_blocks(pages))))
    assert told(records)[5:] == [
        (2, "2.2", "โครงการแผนที่ภาษีและทรัพย์สิน", 900.0, None, ("กองคลัง",)),
        (2, "2.2", "มาตรการราคากลาง", None, None, ("กองคลัง",)),
    ]


@pytest.mark.parametrize("x", [83.0, 163.0])
def test_amounts_of_a_sum_between_rows_close_together_are_no_items(x: float) -> None:
    """The label may stand below the titles as well; units of two lines fill the white."""
    cut = [w for w in BODY if not (w.box and w.box.top == 168 and w.box.x0 < 300)]
    found = find_blocks(page([*TITLE, *HEADING, *cut, *column(x, (168, "รวมมิติที่ 1"))]))
    assert told(make_records(DOCUMENT_ID, parse_document((found,)))) == READ


def test_where_such_rows_cannot_be_parted_that_is_told() -> None:
    astray = column(310, (139, "500"))
    found = find_blocks(page([*TITLE, *HEADING, *BODY, *astray]))
    records = make_records(DOCUMENT_ID, parse_document((found,)))
    assert "rows_not_parted" in codes(records)


@pytest.mark.parametrize(
    "others",
    [
        words((140, 120, "ข้อความยาวที่พิมพ์ทับเส้นตั้งหลายเส้นของตาราง")),
        words((60, 163, "1. โครงการก่อนหัวตารางที่ไม่มีชื่อ")),
    ],
)
def test_words_over_the_uprights_or_without_a_heading_draw_no_rules(others: list[Word]) -> None:
    heading = HEADING if len(others) == 1 and others[0].box and others[0].box.top > 100 else []
    whole = page([*heading, *others, *BODY])
    assert with_uprights_closed(whole) is whole


def test_level_rules_at_the_uprights_are_left_to_the_grid() -> None:
    whole = page([*HEADING, *BODY], [*RULES, Ruling("horizontal", 64, 10, 470)])
    assert with_uprights_closed(whole) is whole


def test_the_heading_ends_below_its_smaller_lines() -> None:
    (table,) = (b for b in find_blocks(page([*HEADING, *BODY])).blocks if isinstance(b, Table))
    assert texts(table)[0] == [
        "มิติ", "ภารกิจตามมิติ", "โครงการ/กิจกรรม/มาตรการ", "ปี 2566/งบประมาณ/(บาท)",
        "ปี 2567/งบประมาณ/(บาท)", "ผู้รับผิดชอบ",
    ]  # fmt: skip


@pytest.mark.parametrize("group", [0, 10])
def test_rows_of_a_line_each_are_not_made_one_cell(group: int) -> None:
    """Not where white stands between groups of them, either."""
    lines = [
        (70 + 14 * k + group * (k // 2), text)
        for k, text in enumerate(("ก่อน", "ระหว่าง", "หลัง", "ตลอด"))
    ]
    print_ = [
        *HEADING,
        *column(83, *((y, "1.1 จิตสำนึก") for y, _text in lines[:1])),
        *column(163, *((y, f"โครงการอบรม{text}") for y, text in lines)),
        *column(310, *((y, "900") for y, _text in lines)),
        *column(405, *((y, "กองคลัง") for y, _text in lines)),
    ]
    whole = page(print_, upright(26, 140, *EDGES))
    assert with_uprights_closed(whole) is whole


def test_a_sum_beside_an_empty_title_is_a_row_of_its_own() -> None:
    titles = [w for w in TITLES if w.box and w.box.top != 168 and not w.text.endswith(".")]
    found = find_blocks(page([*TITLE, *HEADING, *DIMENSIONS, *MISSIONS, *titles, *MONEY, *UNITS]))
    assert told(make_records(DOCUMENT_ID, parse_document((found,)))) == READ


LEVELS = column(163, (66, "มิติที่ 1 การสร้างวัฒนธรรม"), (78, "สุจริตในหน่วยงาน"), (94, "ภารกิจที่ 1.1 จิตสำนึก"),
                (164, "ภารกิจที่ 1.2 เด็ก"), (176, "และเยาวชน"), (216, "มิติที่ 2 การบริหารราชการ"),
                (232, "ภารกิจที่ 2.1 ข้อมูล"))  # fmt: skip
UNDER = column(163, (108, "โครงการอบรมคุณธรรม"), (120, "ของพนักงานเทศบาล"), (136, "มาตรการของขวัญ"),
               (148, "ทุกเทศกาล"), (190, "โครงการเยาวชนสุจริต"), (202, "(e-bidding) ของตำบล"),
               (246, "กิจกรรมเพิ่มช่องทาง"))  # fmt: skip
NUMBERS = column(83, (108, "1"), (136, "2"), (190, "1"), (246, "1"))


def moved(word: Word, y: float) -> Word:
    box = word.box
    assert box is not None
    return replace(word, box=replace(box, top=box.top + y, bottom=box.bottom + y))


@pytest.mark.parametrize("step", [0.0, 1.0, 2.0])
def test_headings_of_levels_between_titles_tell_nothing_of_the_white(step: float) -> None:
    """Steps to and from headings are of any width; what stands beside them is not fewer."""
    heading = [w for w in HEADING if w.box and (w.box.top != 30 or w.text.startswith(("ปี", "256")))]
    named = words((30, 12, "หมายเหตุ"), (30, 95, "ที่"), (30, 180, "โครงการ/กิจกรรม"),
                  (30, 410, "ผู้รับผิดชอบ"))  # fmt: skip
    levels = [moved(w, -step) for w in LEVELS]
    money = column(310, (108, "30,000"), (136, "-"), (190, "45,000"), (246, "900"))
    units = column(405, (108, "สำนักปลัด"), (136, "กองคลัง"), (190, "กองช่าง"), (202, "กองคลัง"),
                   (246, "กองคลัง"))  # fmt: skip
    body = [*levels, *UNDER, *NUMBERS, *money, *units]
    whole = page([*TITLE, *named, *heading, *body], upright(26, 262, *EDGES))
    assert with_uprights_closed(whole) is not whole
    records = make_records(DOCUMENT_ID, parse_document(tuple(find_all_blocks([whole]))))
    assert told(records) == [
        (1, "1.1", "โครงการอบรมคุณธรรมของพนักงานเทศบาล", 30000.0, None, ("สำนักปลัด",)),
        (1, "1.1", "มาตรการของขวัญทุกเทศกาล", None, None, ("กองคลัง",)),
        (1, "1.2", "โครงการเยาวชนสุจริต (e-bidding) ของตำบล", 45000.0, None, ("กองช่าง", "กองคลัง")),
        (2, "2.1", "กิจกรรมเพิ่มช่องทาง", 900.0, None, ("กองคลัง",)),
    ]


@pytest.mark.parametrize("name", ["โครงการอบรม", "1.{} การอบรม"])
def test_titles_whose_other_cells_stand_in_the_middle_are_not_made_one_cell(name: str) -> None:
    """A dotted number with nothing beside it opens a title there, and is no heading."""
    print_ = list(HEADING)
    for k in range(3):
        y = 70 + 46 * k
        print_ += column(163, (y, name.format(k + 1)), (y + 12, "ของพนักงาน"), (y + 24, "ทุกกอง"))
        print_ += [*column(83, (y + 12, str(k + 1))), *column(310, (y + 12, "900"))]
        print_ += column(405, (y + 12, "กองคลัง"))
    whole = page(print_, upright(26, 210, *EDGES))
    assert with_uprights_closed(whole) is whole
