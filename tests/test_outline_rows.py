"""Tables with uprights only, typed as an outline: levels and items in one tall cell."""

from __future__ import annotations

import pytest

from normalize.framework_headings import is_sub_mission_heading
from normalize.reading import read_sub_mission
from parsers.model import Word
from tests.reading_text import codes
from tests.test_half_ruled_tables import level, page, read, upright, words

XS = (10.0, 255.0, 305.0, 420.0)
HEADING = words((25, 60, "ภารกิจ/โครงการ/กิจกรรม"), (25, 262, "ปี 2566"), (25, 320, "ปี 2567"))
RULES = [*level(15, 42, 220), *upright(15, 220, *XS)]
OUTLINE = words(
    (46, 15, "2.2 มาตรการสร้างความโปร่งใสในการปฏิบัติ"), (56, 15, "ราชการ"),
    (66, 20, "2.2.1 สร้างความโปร่งใสในการบริหารงานบุคคล"),
    (76, 30, "(1) โครงการสอบคัดเลือก"), (76, 262, "25,000"), (76, 320, "-"),
    (86, 30, "โครงการที่ดี"),
    (96, 30, "(2) กิจกรรมประกาศผล"), (96, 262, "-"), (96, 320, "9,000"),
)  # fmt: skip
SECOND = words(
    (106, 20, "2.2.2 สร้างความโปร่งใสในการบริหารการเงิน"),
    (116, 30, "(1) มาตรการตรวจพัสดุ"), (116, 262, "700"), (116, 320, "800"),
)  # fmt: skip
SAID = [
    ("2.2", "2.2.1", 1, "โครงการสอบคัดเลือกโครงการที่ดี"),
    ("2.2", "2.2.1", 2, "กิจกรรมประกาศผล"),
    ("2.2", "2.2.2", 1, "มาตรการตรวจพัสดุ"),
]


def without(print_: list[Word], *texts: str) -> list[Word]:
    return [word for word in print_ if word.text not in texts]


def test_items_below_the_levels_they_stand_under() -> None:
    records = read(page([*HEADING, *OUTLINE, *SECOND], RULES))
    said = [(i.mission_no, i.sub_mission_no, i.item_no, i.title) for i in records.items]
    assert said == SAID
    money = [(b.fiscal_year_be, b.amount_baht) for b in records.budgets]
    assert money == [
        (2566, 25000.0), (2567, None), (2566, None), (2567, 9000.0), (2566, 700.0), (2567, 800.0),
    ]  # fmt: skip
    assert "rows_parted_uncertainly" not in codes(records)


def test_a_number_that_a_scan_lost_and_dashes_that_it_lost() -> None:
    print_ = without([*OUTLINE, *SECOND], "(2)", "-")
    records = read(page([*HEADING, *print_], RULES))
    assert [i.title for i in records.items] == [title for *_levels, title in SAID]
    assert [b.amount_baht for b in records.budgets if b.amount_baht] == [25000, 9000, 700, 800]
    assert "rows_parted_uncertainly" in codes(records)


def test_the_end_of_a_title_that_is_called_as_a_level_is_no_heading() -> None:
    print_ = words((46, 30, "(1) มาตรการแต่งตั้งผู้รับผิดชอบ"), (56, 30, "การเปิดเผยข้อมูลสาธารณะ"))
    print_ += words((46, 262, "25,000"), (46, 320, "-"))
    records = read(page([*HEADING, *print_], RULES))
    assert [i.title for i in records.items] == ["มาตรการแต่งตั้งผู้รับผิดชอบการเปิดเผยข้อมูลสาธารณะ"]


def test_the_rest_of_an_item_behind_a_page_break() -> None:
    first = [w for w in OUTLINE if w.box is not None and w.box.top < 80]
    below = [w for w in OUTLINE if w.box is not None and w.box.top > 90]
    rest = [*words((46, 30, "ของเทศบาล")), *below, *SECOND]
    pages = (page([*HEADING, *first], RULES), page([*HEADING, *rest], RULES, number=2))
    said = [(i.mission_no, i.sub_mission_no, i.item_no, i.title) for i in read(*pages).items]
    assert said == [(*SAID[0][:3], "โครงการสอบคัดเลือกของเทศบาล"), *SAID[1:]]


def test_a_heading_misread_among_the_items_is_told() -> None:
    misread = [Word("222", "222", w.box) if w.text == "2.2.2" else w for w in [*OUTLINE, *SECOND]]
    records = read(page([*HEADING, *misread], RULES))
    assert len(records.items) == 3
    assert "rows_parted_uncertainly" in codes(records)


def test_one_amount_between_two_items_is_told() -> None:
    print_ = without(OUTLINE, "25,000", "9,000", "-") + words((91, 262, "25,000"))
    records = read(page([*HEADING, *print_], RULES))
    assert "rows_not_parted" in codes(records)


@pytest.mark.parametrize("y", [46, 106])  # the first heading, and one below items
def test_amounts_at_a_heading_are_told_and_no_items(y: float) -> None:
    sums = words((y, 262, "99,000"), (y, 320, "7,000"))
    records = read(page([*HEADING, *OUTLINE, *SECOND, *sums], RULES))
    assert [i.title for i in records.items] == [title for *_levels, title in SAID]
    assert [b.amount_baht for b in records.budgets if b.amount_baht] == [25000, 9000, 700, 800]
    lost = [f.raw for f in records.findings if f.code == "money_without_title"]
    assert lost == ["99,000", "7,000"]
    assert "rows_parted_uncertainly" in codes(records)


@pytest.mark.parametrize("number", ["2,2 1", "2.2-1", "2.2 1", "2.2.1"])
def test_the_points_of_a_sub_mission_may_be_misread(number: str) -> None:
    text = f"{number} สร้างความโปร่งใสในการบริหารงานบุคคลให้เป็นไปตามหลักคุณธรรม"
    assert is_sub_mission_heading(text)
    assert read_sub_mission(text, "nacc_2561", "2.2").no == "2.2.1"


@pytest.mark.parametrize("text", ["2.2 1 โครงการสอบคัดเลือกบุคคล", "1,5 0 บาท", "2.2 1 รถยนต์ใหม่"])
def test_other_texts_behind_such_numbers_are_no_headings(text: str) -> None:
    assert not is_sub_mission_heading(text)


TALL = words(
    (46, 15, "(1) กิจกรรมเล่านิทาน"), (46, 320, "ไม่ใช้งบประมาณ"), (56, 15, "ในศูนย์พัฒนาเด็กเล็ก"),
    (76, 15, "(2) โครงการสภาเด็ก"), (76, 262, "20,000"), (76, 320, "21,000"),
    (96, 15, "(3) กิจกรรมประกวดคำขวัญ"), (96, 262, "12,000"), (96, 320, "-"),
)  # fmt: skip


def test_amounts_level_with_their_titles_where_one_title_has_none() -> None:
    records = read(page([*HEADING, *TALL], RULES))
    assert [i.item_no for i in records.items] == [1, 2, 3]
    by_item = [
        [b.amount_baht for b in records.budgets if b.item_id == i.item_id] for i in records.items
    ]
    assert by_item == [[None, None], [20_000.0, 21_000.0], [12_000.0, None]]


def test_amounts_that_stand_between_titles_of_which_one_has_none_are_told() -> None:
    moved = [w for w in TALL if w.text not in ("20,000", "12,000")]
    records = read(
        page([*HEADING, *moved, *words((66, 262, "20,000"), (86, 262, "12,000"))], RULES)
    )
    assert [b.amount_baht for b in records.budgets if b.fiscal_year_be == 2566] == [None] * 3
    assert "amount_uncertain" in codes(records)
