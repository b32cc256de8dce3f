"""Ruled cards: number and mission in the head, below it labels and values that no upright parts."""

from __future__ import annotations

import pytest

from parsers.layout.blocks import find_blocks
from parsers.model import Page, Ruling, Table
from tests.test_half_ruled_tables import words
from tests.test_label_columns import read

LEFT, TAB, RIGHT = 20.0, 130.0, 410.0
Lines = tuple[tuple[str, str], ...]
LABELS = (
    "ชื่อรายการ", "ตัวชี้วัด", "เป้าหมาย", "ผลการดำเนินงาน", "งบประมาณปี 2567", "ผู้รับผิดชอบ", "สถานะ",
)  # fmt: skip
STATUS = "( ) ดำเนินการแล้วเสร็จ ( / ) อยู่ระหว่างดำเนินการ"
FIRST = (
    "โครงการชุมชนชายฝั่งร่วมใจดูแลสมบัติ", "จำนวนผู้เข้าร่วม", "ประชาชน 100 คน", "ประชาชนเข้าร่วม 118 คน",
    "ตั้งไว้ 35,000 บาท / เบิกจ่าย 34,200 บาท", "กองสาธารณสุข, สำนักปลัด", STATUS,
)  # fmt: skip
SECOND = (
    "มาตรการจัดทำคู่มือฉบับพกพา", "จำนวนคู่มือ", "60 เล่ม", "แจกจ่ายครบ 60 เล่ม", "ไม่ใช้งบประมาณ", "กองคลัง",
    "( / ) ดำเนินการแล้วเสร็จ ( ) อยู่ระหว่างดำเนินการ",
)  # fmt: skip


def card(
    top: float, number: str, head: str, values: tuple[str, ...], labels: tuple[str, ...] = LABELS
) -> tuple[list[tuple[float, float, str]], list[Ruling]]:
    end = top + 26 + 20.0 * len(values)
    print_ = [(top + 4, LEFT, number), (top + 4, 70.0, head)]
    for k, (label, value) in enumerate(zip(labels, values, strict=True)):
        print_ += [(top + 26 + 20 * k, LEFT, label), (top + 26 + 20 * k, TAB, value)]
    rules = [Ruling("horizontal", y, LEFT - 5, RIGHT) for y in (top, top + 22, end)]
    rules += [Ruling("vertical", x, top, end) for x in (LEFT - 5, RIGHT)]
    rules.append(Ruling("vertical", 60, top, top + 22))
    return print_, rules


def card_page(*cards: tuple[list[tuple[float, float, str]], list[Ruling]]) -> Page:
    print_ = [entry for one, _ in cards for entry in one]
    title = (10, 60, "รายงานผลการดำเนินการตามแผนปฏิบัติการป้องกันการทุจริต ปี 2567")
    heading = (35, 20, "มิติที่ 1 การสร้างวัฒนธรรมสุจริต")
    rules = tuple(rule for _, own in cards for rule in own)
    return Page(1, 430, 700, words(title, heading, *print_), rules, (), "pdf", "pdf")


TWO = card_page(
    card(60, "3", "ภารกิจที่ 1.2 การสร้างจิตสำนึกแก่ประชาชน", FIRST),
    card(260, "4", "ภารกิจที่ 1.1 การสร้างจิตสำนึกแก่บุคลากร", SECOND),
)


def test_each_card_is_an_item_with_the_mission_of_its_head() -> None:
    items = read(TWO).items
    assert [(i.item_no, i.mission_no, i.dimension_no, i.title) for i in items] == [
        (3, "1.2", 1, FIRST[0]),
        (4, "1.1", 1, SECOND[0]),
    ]
    assert [(i.indicator, i.target, i.result, i.progress) for i in items] == [
        (*FIRST[1:4], "in_progress"),
        (*SECOND[1:4], "completed"),
    ]
    assert [i.responsible for i in items] == [("กองสาธารณสุข", "สำนักปลัด"), ("กองคลัง",)]


def test_what_was_set_and_what_was_spent_stand_in_one_line() -> None:
    money = [(b.fiscal_year_be, b.kind, b.status, b.amount_baht) for b in read(TWO).budgets]
    assert money == [
        (2567, "planned", "amount", 35000.0),
        (2567, "disbursed", "amount", 34200.0),
        (2567, "planned", "no_budget", None),
    ]


@pytest.mark.parametrize(
    ("said", "paid"),
    [
        ("ตั้งไว้ 18,000 บาท / เบิกจ่าย -", ("dash", None)),
        ("ตั้งไว้ 18,000 บาท / เบิกจ่าย, 15,000 บาท", ("amount", 15000.0)),  # dirt behind a word
    ],
)
def test_the_money_of_one_card(said: str, paid: tuple[str, float | None]) -> None:
    page = card_page(card(60, "1", "ภารกิจที่ 1.2 การสร้างจิตสำนึก", (*FIRST[:4], said, *FIRST[5:])))
    money = {b.kind: (b.status, b.amount_baht) for b in read(page).budgets}
    assert money == {"planned": ("amount", 18000.0), "disbursed": paid}


def test_a_head_that_says_anything_else_leaves_the_table_as_it_is() -> None:
    page = card_page(card(60, "1", "หน่วยงานรายงานภายในวันที่กำหนด", FIRST))
    tables = [block for block in find_blocks(page).blocks if isinstance(block, Table)]
    assert [len(table.cells) for table in tables] == [3]


def test_a_wide_cell_of_running_text_is_no_card() -> None:
    text = ("จัดอบรม", "ให้ความรู้", "แก่พนักงาน", "ทุกคน", "ของเทศบาล", "ตลอดปี", "และรายงานผล")
    page = card_page(card(60, "1", "ภารกิจที่ 1.2 การสร้างจิตสำนึก", FIRST, text))
    tables = [block for block in find_blocks(page).blocks if isinstance(block, Table)]
    assert [len(table.cells) for table in tables] == [3]


def test_cards_that_touch_are_items_of_their_own() -> None:
    items = read(
        card_page(
            card(60, "3", "ภารกิจที่ 1.2 การสร้างจิตสำนึกแก่ประชาชน", FIRST),
            card(226, "4", "ภารกิจที่ 1.1 การสร้างจิตสำนึกแก่บุคลากร", SECOND),
        )
    ).items
    assert [(i.item_no, i.mission_no, i.title, i.responsible) for i in items] == [
        (3, "1.2", FIRST[0], ("กองสาธารณสุข", "สำนักปลัด")),
        (4, "1.1", SECOND[0], ("กองคลัง",)),
    ]


def test_a_card_whose_title_is_not_known_is_no_more_of_the_card_above() -> None:
    labels = ("ขื่อรายกาน", *LABELS[1:])
    records = read(
        card_page(
            card(60, "1", "ภารกิจที่ 1.1 การสร้างจิตสำนึกแก่บุคลากร", FIRST),
            card(226, "2", "ภารกิจที่ 1.2 การสร้างจิตสำนึกแก่ประชาชน", SECOND, labels),
        )
    )
    units = {unit for item in records.items for unit in item.responsible or ()}
    told = {f.code for f in records.findings} & {"table_without_heading", "item_without_title"}
    assert "กองคลัง" not in units or len(records.items) == 2
    assert told or len(records.items) == 2


def test_a_card_with_two_titles_is_told() -> None:
    page = card_page(card(60, "1", "โครงการชุมชนชายฝั่ง", ("กิจกรรมเก็บขยะ", *FIRST[1:])))
    records = read(page)
    assert {f.code for f in records.findings} - {"mission_missing"}


def test_what_stands_before_an_amount_may_be_the_rest_of_its_head() -> None:
    values = (*FIRST[:4], "ตั้งไว้ 35,000 บาท / เบิกจ่าย . 500 บาท", *FIRST[5:])
    records = read(card_page(card(60, "1", "ภารกิจที่ 1.1 การสร้างจิตสำนึก", values)))
    assert "amount_doubtful" in {f.code for f in records.findings}
