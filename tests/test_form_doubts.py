"""What clerks print that new layouts could be mistaken for: faults a stranger proved."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalize.make_records import Records
from tests.reading_text import codes, read_rows
from tests.test_adversarial import PLAN, REPORT, money, table
from tests.test_labelled_cells import BESIDE, FORM, RESULTS, Slot, grid, read
from tests.test_stacked_rows import Shown
from tests.test_stacked_rows import table as spans

FIRST = (
    "ที่|กิจกรรม/โครงการ|ผู้รับผิดชอบ|ระยะเวลา\n1|กิจกรรมจิตอาสาพัฒนาตำบล|สำนักปลัด|ตลอดปี\n"
    "2|โครงการอบรมคุณธรรม|สำนักปลัด|ตลอดปี\n"
)
MISSIONS = (
    "1.1 การสร้างจิตสำนึกและความตระหนักแก่บุคลากรทั้งข้าราชการการเมืองฝ่ายบริหาร\n\n",
    "1.2 การสร้างจิตสำนึกและความตระหนักแก่ประชาชนทุกภาคส่วนในท้องถิ่น\n\n",
)


@pytest.mark.parametrize("office", ["สำนักปลัด", "กองช่าง"])
def test_the_same_titles_under_another_mission_are_other_items(office: str) -> None:
    second = FIRST.replace("ระยะเวลา", "งบประมาณ ปี 2561").replace("สำนักปลัด", office)
    second = second.replace("ตลอดปี", "5,000")
    records = read_rows(PLAN + MISSIONS[0] + FIRST + "\n" + MISSIONS[1] + second)
    assert [i.mission_no for i in records.items] == ["1.1", "1.1", "1.2", "1.2"]


def test_titles_of_two_offices_or_that_differ_in_a_word_are_other_items() -> None:
    rows = "1|มาตรการเพิ่มการมีส่วนร่วมของผู้มีส่วนได้ส่วนเสียภายใน|สำนักปลัด\n2|กิจกรรมจิตอาสา|สำนักปลัด\n"
    one = f"ที่|มาตรการ|ผู้รับผิดชอบ\n{rows}"
    other = one.replace("ผู้รับผิดชอบ", "ผู้รับผิดชอบ|หมายเหตุ").replace("สำนักปลัด\n", "กองคลัง|ดี\n")
    between = "\nตารางของหน่วยงานถัดไปตามคำสั่งแบ่งงานขององค์กรปกครองส่วนท้องถิ่น\n\n"
    assert len(read_rows(REPORT + one + between + other).items) == 4
    outside = one.replace("ภายใน", "ภายนอก").replace("จิตอาสา", "จิตอาสาชุมชน")
    assert len(read_rows(REPORT + one + between + outside).items) == 4


def changed(rows: Sequence[Sequence[Slot]], row: int, *cells: Slot) -> list[Sequence[Slot]]:
    return [cells if k == row else r for k, r in enumerate(rows)]


def told(records: Records) -> list[tuple[str, float | None]]:
    return [(b.status, b.amount_baht) for b in records.budgets][:2]


def test_a_blank_value_leaves_the_next_label_a_label() -> None:
    rows = changed(BESIDE, 1, "งบประมาณ", "", "เบิกจ่าย", "4,000 บาท")
    rows = changed(rows, 2, "ผู้รับผิดชอบ", "", "ตัวชี้วัด", "จำนวนคน")
    records = read(RESULTS, (grid(*rows),))
    assert (records.items[0].responsible, records.items[0].indicator) == (None, "จำนวนคน")
    assert told(records) == [("blank", None), ("amount", 4_000.0)]


def test_two_labels_on_lines_of_one_cell() -> None:
    rows = changed(FORM, 1, "ผู้รับผิดชอบ : สำนักปลัด\nงบประมาณ : 20,000 บาท", "เบิกจ่าย : 18,500 บาท")
    rows = changed(rows, 2, "เป้าหมาย : 50 คน", "ตัวชี้วัด : จำนวนคน")
    records = read(RESULTS, (grid(*rows),))
    assert (records.items[0].responsible, records.items[0].target) == (("สำนักปลัด",), "50 คน")
    assert told(records) == [("amount", 20_000.0), ("amount", 18_500.0)]


def test_what_was_done_is_no_title_and_is_told() -> None:
    rows = [*FORM[:3], ("กิจกรรมที่ดำเนินการ : จัดอบรม 1 ครั้ง", None), *FORM[3:]]
    records = read(RESULTS, (grid(*rows),))
    assert [i.item_no for i in records.items] == [1, 2]
    assert [f.raw for f in records.findings if f.code == "cell_lost"] == ["จัดอบรม 1 ครั้ง"]


def test_text_that_no_label_names_is_told() -> None:
    rows = [*FORM, ("ผลการดำเนินการ : ยกย่องแล้ว", "เป้าหมาย : 5 คน"), ("ได้รับโอนเพิ่มจากสภา", None)]
    assert "cell_lost" in codes(read(RESULTS, (grid(*rows),)))


def test_forms_side_by_side_in_one_table_are_told() -> None:
    rows = [
        ("1. โครงการอบรมคุณธรรม", "2. กิจกรรมยกย่องคนดี"),
        ("งบประมาณ : 20,000 บาท", "งบประมาณ : 5,000 บาท"),
        ("ผู้รับผิดชอบ : สำนักปลัด", "ผู้รับผิดชอบ : กองคลัง"),
        ("ตัวชี้วัด : จำนวนคน", "ตัวชี้วัด : จำนวนครั้ง"),
        ("เป้าหมาย : 5 คน", "เป้าหมาย : 1 ครั้ง"),
    ]
    records = read(RESULTS, (grid(*rows),))
    assert not records.budgets and "table_without_heading" in codes(records)


def test_a_form_of_a_title_alone_is_told_and_takes_no_heading() -> None:
    rows = [
        ("มิติที่ 1 การสร้างสังคมที่ไม่ทนต่อการทุจริต", None),
        *FORM[:3],
        ("2. มาตรการไม่รับของขวัญ", None),
        ("มิติที่ 2 การบริหารราชการเพื่อป้องกันการทุจริต", None),
        *(tuple(c and c.replace("2. ", "3. ") for c in row) for row in FORM[3:]),
    ]
    records = read(RESULTS, (grid(*rows),))
    assert [(i.item_no, i.dimension_no) for i in records.items] == [(1, 1), (3, 2)]
    assert "table_without_heading" in codes(records)


@pytest.mark.parametrize(
    "said",
    [
        "งบประมาณที่ตั้งไว้ 20,000 บาท ยังไม่ได้เบิกจ่าย",
        "ได้รับจัดสรรงบประมาณ 20,000 บาท อยู่ระหว่างดำเนินการ",
        "อบรมแล้ว คงเหลืองบประมาณ 1,500 บาท",
        "อบรมแล้ว งบประมาณ 20,000 บาท",
    ],
)
def test_money_set_is_not_money_spent(said: str) -> None:
    rows = f"ที่|โครงการ|ผลการดำเนินงานและการใช้จ่ายงบประมาณ\n1|โครงการ ก|{said}\n"
    assert not read_rows(REPORT + rows).budgets


def test_a_list_of_two_items_has_two_amounts_not_set_and_spent() -> None:
    records = read_rows(
        REPORT
        + table(
            "<td>โครงการ</td><td>งบประมาณตั้งไว้ / เบิกจ่าย (บาท)</td><td>สถานะ</td>",
            "<td>1. โครงการอบรม<br>2. โครงการปลูกป่า</td><td>20,000<br>5,000</td><td>แล้วเสร็จ</td>",
            "<td>3. โครงการบ้านสวย</td><td>3,000 / 2,000</td><td>แล้วเสร็จ</td>",
        )
    )
    assert not [m for m in money(records) if m[2] == "amount"]


def test_an_item_cut_between_what_was_set_and_what_was_spent() -> None:
    head: list[Sequence[Shown]] = [
        [("ที่", 1, 2), ("โครงการ/กิจกรรม", 1, 2), ("ตั้งไว้ (บาท)", 1, 1), ("ผลการดำเนินการ", 1, 2)],
        [("เบิกจ่าย (บาท)", 1, 1)],
        [("1", 1, 2), ("โครงการอบรมคุณธรรม", 1, 2), ("20,000", 1, 1), ("อบรมแล้ว", 1, 2)],
        [("18,500", 1, 1)],
        [("2", 1, 1), ("กิจกรรมยกย่องคนดี", 1, 1), ("", 1, 1), ("ยกย่องแล้ว", 1, 1)],
    ]
    rest: list[Sequence[Shown]] = [
        [("", 1, 1), ("", 1, 1), ("2,500", 1, 1), ("", 1, 1)],
        [("3", 1, 2), ("โครงการปลูกป่า", 1, 2), ("9,000", 1, 1), ("ปลูกแล้ว", 1, 2)],
        [("8,000", 1, 1)],
    ]
    records = read(RESULTS, (spans(*head),), (spans(*rest, page=2),))
    assert [(b.kind, b.amount_baht) for b in records.budgets] == [
        ("planned", 20_000.0),
        ("disbursed", 18_500.0),
        ("planned", None),
        ("disbursed", 2_500.0),
        ("planned", 9_000.0),
        ("disbursed", 8_000.0),
    ]


def test_a_titles_own_bracket_is_no_unit() -> None:
    records = read_rows(
        PLAN
        + table(
            "<td>ที่</td><td>โครงการ/กิจกรรม (ผู้รับผิดชอบ)</td><td>ปี 2561</td>",
            "<td>1</td><td>โครงการพัฒนา (ศูนย์พัฒนาเด็กเล็ก) (กองการศึกษา)</td><td>5,000</td>",
            "<td>2</td><td>โครงการอบรม (กองคลัง) (กองช่าง)</td><td>-</td>",
        )
    )
    assert [(i.title, i.responsible) for i in records.items] == [
        ("โครงการพัฒนา (ศูนย์พัฒนาเด็กเล็ก)", ("กองการศึกษา",)),
        ("โครงการอบรม", ("กองคลัง", "กองช่าง")),
    ]
