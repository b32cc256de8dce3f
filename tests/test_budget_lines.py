"""Lines of money below titles, in their cell: behind a label, or years with their amounts alone."""

from __future__ import annotations

import pytest

from normalize.make_records import Records
from normalize.raw import Place, Section, Span
from parsers.hierarchy.title_money import money_in_title
from parsers.hierarchy.title_places import money_unread
from parsers.model import Ruling
from tests.reading_text import codes
from tests.test_half_ruled_tables import page, read, upright, words

TITLE = "โครงการดูแลรถยนต์ส่วนกลาง"
Money = list[tuple[int | None, str, str]]


def told(text: str, section: Section = "plan") -> tuple[str, Money]:
    title, money = money_in_title(_span(text), section)
    return title.text, [(cell.fiscal_year_be, cell.kind, cell.span.text) for cell in money]


def _span(text: str) -> Span:
    return Span(text, text, (Place(1, None, None),), "pdf", None)


EACH = [(year, "planned", "20,000.- บาท") for year in (2566, 2567)]
BOTH = [(2566, "planned", "9,000 บาท"), (2567, "planned", "8,000 บาท")]


@pytest.mark.parametrize(
    ("lines", "money"),
    [
        ("งบประมาณ : ปี ๒๕๖๖ – ๒๕๖๗ ปีละ 20,000.- บาท", EACH),
        ("งบประมาณ ปี 2566 – 2567 ปีละ 20,000.- บาท", EACH),
        ("ปี 2566 – 2567 ปีละ 20,000.- บาท", EACH),
        ("งบประมาณ : ปี 2566 จำนวน 9,000 บาท,\nปี 2567 จำนวน 8,000 บาท", BOTH),
        ("งบประมาณ : ปีงบประมาณ พ.ศ. 2566 จำนวน 9,000 บาท\n2567 จำนวน 8,000 บาท", BOTH),
        ("- ใช้งบประมาณ ปี 2566 จำนวน 9,000 บาท ปี 2567 จำนวน 8,000 บาท", BOTH),
        ("วงเงิน : ปี 2566 9,000 บาท ปี 2567 8,000 บาท", BOTH),
        ("ปี 2566 จำนวน 9,000 บาท\nปี 2567 จำนวน 8,000 บาท", BOTH),
        ("งบประมาณ (บาท)\nปี 2566 : 9,000\nปี 2567 : -",
         [(2566, "planned", "9,000"), (2567, "planned", "-")]),
        ("งบประมาณ : ปี 2566 – 2567 ไม่ใช้งบประมาณ",
         [(2566, "planned", "ไม่ใช้งบประมาณ"), (2567, "planned", "ไม่ใช้งบประมาณ")]),
        ("งบประมาณ : 2566 = 9,000, 2567 = 8,000",
         [(2566, "planned", "9,000"), (2567, "planned", "8,000")]),
        ("งบประมาณ : ไม่ใช้งบประมาณ", [(None, "planned", "ไม่ใช้งบประมาณ")]),
    ],
)  # fmt: skip
def test_lines_of_money_below_a_title_are_the_items(lines: str, money: Money) -> None:
    assert told(f"{TITLE}\n{lines}") == (TITLE, money)


def test_a_title_may_end_in_a_word_that_is_joined_to_the_next() -> None:
    # "จังหวัด" (province) is read together with the name that follows it.
    title = "โครงการอบรมผู้ตรวจสอบภายในของจังหวัด"
    assert told(f"{title}\nงบประมาณ : ปี 2566 จำนวน 9,000 บาท") == (
        title,
        [(2566, "planned", "9,000 บาท")],
    )


@pytest.mark.parametrize(
    "text",
    [
        "โครงการจัดทำข้อบัญญัติ\nงบประมาณ ปี 2566 จำนวน 9,000 บาท",
        "โครงการติดตามการใช้จ่าย\nงบประมาณ ปี 2566 จำนวน 9,000 บาท",
        "โครงการแข่งขันกีฬาประจำ\nปี 2566 จำนวน 9,000 บาท",
        "โครงการดูแลรถ\nปี 2566 จำนวน 9,000 บาท ต่อเดือน",
    ],
)
def test_where_the_title_may_go_on_with_them_they_are_told(text: str) -> None:
    assert told(text) == (text, [])
    assert [remark.code for remark in money_unread(_span(text))] == ["amount_uncertain"]


@pytest.mark.parametrize(
    "text",
    [
        "โครงการเผยแพร่ข้อมูล\nงบประมาณ ประจำปี พ.ศ. 2566",
        "โครงการแข่งขันกีฬา ครั้งที่ 3\nปี 2566 จำนวน 20,000 คน",
        "โครงการส่งเสริมอาชีพ\nปี 2566 - 2570",
    ],
)
def test_a_title_that_names_years_and_no_money_is_whole(text: str) -> None:
    assert told(text) == (text, [])
    assert not money_unread(_span(text))


def test_what_a_report_states_without_a_label_may_have_been_spent() -> None:
    text = f"{TITLE}\nปี 2566 จำนวน 9,000 บาท"
    assert told(text, "results") == (text, [])


TABLE = (
    (50.0, 15.0, "๑"), (50.0, 50.0, TITLE), (50.0, 300.0, "สำนักปลัด"),
    (60.0, 60.0, "งบประมาณ : ปี 2566 จำนวน 9,000 บาท,"), (70.0, 60.0, "ปี 2568 จำนวน 7,000 บาท"),
    (85.0, 15.0, "๒"), (85.0, 50.0, "กิจกรรมประกวดคลิปสั้น"), (85.0, 300.0, "กองคลัง"),
    (95.0, 60.0, "งบประมาณ : ปี 2566 – 2568 ไม่ใช้งบประมาณ"),
    (110.0, 15.0, "๓"), (110.0, 50.0, "โครงการอบรมพนักงานของจังหวัด"), (110.0, 300.0, "กองช่าง"),
    (120.0, 60.0, "งบประมาณ : ปี 2567 – 2568 ปีละ 6,000 บาท"),
)  # fmt: skip


def _table() -> Records:
    """Uprights and a frame, and one level rule below the heading."""
    head = words((20, 12, "ลำดับ"), (20, 60, "โครงการ/กิจกรรม และงบประมาณ"), (20, 300, "หน่วยงาน"))
    rules = [Ruling("horizontal", y, 10.0, 400.0) for y in (15.0, 35.0, 135.0)]
    return read(page([*head, *words(*TABLE)], rules + upright(15, 135, 10, 45, 295, 400)))


def test_in_a_table_of_uprights_alone_each_item_has_its_own() -> None:
    records = _table()
    assert [(i.item_no, i.title, i.responsible) for i in records.items] == [
        (1, TITLE, ("สำนักปลัด",)),
        (2, "กิจกรรมประกวดคลิปสั้น", ("กองคลัง",)),
        (3, "โครงการอบรมพนักงานของจังหวัด", ("กองช่าง",)),
    ]
    numbers = {i.item_id: i.item_no for i in records.items}
    assert [(numbers[b.item_id], b.fiscal_year_be, b.amount_baht) for b in records.budgets] == [
        (1, 2566, 9_000.0), (1, 2568, 7_000.0),
        (2, 2566, None), (2, 2567, None), (2, 2568, None),
        (3, 2567, 6_000.0), (3, 2568, 6_000.0),
    ]  # fmt: skip
    assert "amount_uncertain" not in codes(records)
