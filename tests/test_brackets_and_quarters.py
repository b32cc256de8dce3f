"""What brackets behind titles say, money headed แผน, and quarters headed by their number alone."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.reading_text import Records, codes, read_rows
from tests.test_labelled_cells import read
from tests.test_stacked_rows import Shown, table

Rows = list[Sequence[Shown]]

PLAN = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. ๒๕๖๖ - ๒๕๗๐)\n\nมิติที่ ๑ การสร้างวัฒนธรรมสุจริต\n\n"
RESULTS = (
    "รายงานผลการดำเนินการตามแผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. ๒๕๖๘\n\n"
    "มิติที่ ๑ การสร้างวัฒนธรรมสุจริต\n"
)
OTHER = "๒) โครงการปลูกป่าชุมชน (ปี ๒๕๖๖ จำนวน ๑,๐๐๐ บาท) ผู้รับผิดชอบ : กองช่าง\n"


def money(records: Records, item: int = 0) -> list[tuple[int | None, str, float | None]]:
    own = records.items[item].item_id
    return [
        (b.fiscal_year_be, b.status, b.amount_baht) for b in records.budgets if b.item_id == own
    ]


YEARS = range(2566, 2571)
NOTHING = [(year, "no_budget", None) for year in YEARS]
EACH = [(year, "amount", 15000.0) for year in YEARS]
MIXED = [*NOTHING[:2], *EACH[2:]]


@pytest.mark.parametrize(
    ("brackets", "stated"),
    [
        ("(ปี ๒๕๖๖ - ๒๕๗๐ ไม่ใช้งบประมาณ)", NOTHING),
        ("(ปี ๒๕๖๖ -\n๒๕๗๐ ไม่ใช้งบประมาณ)", NOTHING),
        ("(ตั้งแต่ปี ๒๕๖๖ - ๒๕๗๐ ไม่มีงบประมาณ)", NOTHING),
        ("(ปี ๒๕๖๖ - ๒๕๗๐ ปีละ ๑๕,๐๐๐ บาท)", EACH),
        ("(ปีละ ๑๕,๐๐๐ บาท ตั้งแต่ปี ๒๕๖๖ - ๒๕๗๐)", EACH),
        ("(ปีละ ๑๕,๐๐๐ บาท\nตั้งแต่ปี ๒๕๖๖ - ๒๕๗๐)", EACH),
        ("(ปีงบประมาณ พ.ศ. ๒๕๖๖ - ๒๕๗๐ ใช้งบประมาณปีละ ๑๕,๐๐๐ บาท)", EACH),
        ("(ปี ๒๕๖๖ - ๒๕๖๗ ไม่ใช้งบประมาณ ปี ๒๕๖๘ - ๒๕๗๐ ปีละ ๑๕,๐๐๐ บาท)", MIXED),
        (f"(ปี {', '.join(f'{year} = ๑๕,๐๐๐ บาท' for year in YEARS)})", EACH),
        ("(ปี ๒๕๖๙ = ๑๕,๐๐๐ บาท, ๒๕๗๐ = ๑๕,๐๐๐ บาท)", EACH[3:]),
    ],
)
def test_brackets_may_state_the_money_of_each_of_several_years(
    brackets: str, stated: list[tuple[int, str, float | None]]
) -> None:
    listed = read_rows(PLAN + f"๑) มาตรการประมวลจริยธรรม {brackets} ผู้รับผิดชอบ : สำนักปลัด\n" + OTHER)
    assert (listed.items[0].title, listed.items[0].responsible) == (
        "มาตรการประมวลจริยธรรม",
        ("สำนักปลัด",),
    )
    assert money(listed) == stated
    in_table = read_rows(
        PLAN
        + "ลำดับ|โครงการ/กิจกรรม/มาตรการ|ผู้รับผิดชอบ\n"
        + f"๑|มาตรการประมวลจริยธรรม {brackets.replace(chr(10), ' ')}|สำนักปลัด\n๒|โครงการ ข|กองช่าง\n"
    )
    assert in_table.items[0].title == "มาตรการประมวลจริยธรรม"
    assert money(in_table) == stated
    assert not (codes(listed) | codes(in_table)) & {"amount_uncertain", "title_uncertain"}


DASHED = [
    "- โครงการปลูกป่า (ปี ๒๕๖๖ = ๙,๐๐๐ บาท)",
    "- มาตรการเปิดเผย (ปี ๒๕๖๖ - ๒๕๖๗ ไม่ใช้งบประมาณ)",
    "- กิจกรรมจิตอาสา",
]


def in_cell(*texts: str) -> Records:
    cell = "<br>".join(texts)
    return read_rows(
        PLAN + "<table><tr><td>ภารกิจ</td><td>โครงการ/กิจกรรม/มาตรการ (งบประมาณ)</td></tr>"
        f"<tr><td>ภารกิจที่ ๑.๑</td><td>{cell}</td></tr>"
        "<tr><td>ภารกิจที่ ๑.๒</td><td>- โครงการ ง</td></tr></table>"
    )


def test_dashed_items_in_one_cell_are_items_with_their_own_brackets() -> None:
    records = in_cell(*DASHED)
    assert [(i.title, i.mission_no) for i in records.items] == [
        ("โครงการปลูกป่า", "1.1"), ("มาตรการเปิดเผย", "1.1"), ("กิจกรรมจิตอาสา", "1.1"),
        ("โครงการ ง", "1.2"),
    ]  # fmt: skip
    assert money(records, 0) == [(2566, "amount", 9000.0)]
    assert money(records, 1) == [(2566, "no_budget", None), (2567, "no_budget", None)]


def test_dashes_below_a_title_are_its_own() -> None:
    records = in_cell("โครงการรักษ์น้ำ", "- กิจกรรมปลูกป่า", "- กิจกรรมเก็บขยะ")
    assert len(records.items) == 2
    assert records.items[0].title.startswith("โครงการรักษ์น้ำ - กิจกรรม")


def test_money_by_years_in_brackets_that_was_not_read_is_told() -> None:
    records = in_cell("โครงการ ก (ปี ๒๕๖๖ ตั้งไว้รวม ๙,๐๐๐ บาท)")
    assert not records.budgets and "amount_uncertain" in codes(records)


@pytest.mark.parametrize(
    "brackets", ["(ปี ๒๕๖๖ - ๒๕๗๐)", "(ปี ๒๕๖๖ - ๒๕๗๐ ปีละ ๒ ครั้ง)", "(ปี ๒๕๖๖ - ๒๕๗๐ จำนวน ๗๕,๐๐๐ บาท)"]
)
def test_brackets_without_money_of_each_year_stay(brackets: str) -> None:
    records = read_rows(PLAN + f"๑) มาตรการประมวลจริยธรรม {brackets} ผู้รับผิดชอบ : สำนักปลัด\n" + OTHER)
    assert records.items[0].title.endswith(")")
    assert all(amount is None for _year, _status, amount in money(records))
    assert ("amount_uncertain" in codes(records)) == ("บาท" in brackets)


def test_half_of_brackets_left_in_a_title_is_told() -> None:
    misread = "มาตรการประมวลจริยธรรม (ปี ๒๕๖๖ - ๒๕๗O ไม่ใช้งบประมาณ)"
    listed = read_rows(PLAN + f"๑) {misread} ผู้รับผิดชอบ : สำนักปลัด\n" + OTHER)
    in_table = read_rows(
        PLAN
        + "ลำดับ|โครงการ/กิจกรรม/มาตรการ|ผู้รับผิดชอบ\n"
        + f"๑|{misread}|สำนักปลัด\n๒|โครงการ ข|กองช่าง\n"
    )
    assert "title_uncertain" in codes(listed) & codes(in_table)


def test_brackets_behind_a_listed_title_may_say_its_mission() -> None:
    records = read_rows(
        RESULTS + "๑. มาตรการยึดถือประมวลจริยธรรม (ภารกิจ ๑.๑)\n"
        "ผลการดำเนินงาน แจ้งเวียนแล้ว\nงบประมาณ ไม่ใช้งบประมาณ ผู้รับผิดชอบ สำนักปลัด\n"
        "๒. กิจกรรมปลูกฝังวินัยการออม (ภารกิจที่ ๑.๓)\n"
        "ผลการดำเนินงาน เปิดบัญชีแล้วร้อยละ ๖๔\n"
        "งบประมาณ ตั้งไว้ ๖,๐๐๐ บาท เบิกจ่ายแล้ว ๕,๐๐๐ บาท ผู้รับผิดชอบ กองการศึกษา\n"
        "๓. โครงการพัฒนาบุคลากรรอบด้าน (ภารกิจ ๕ ด้าน)\nผลการดำเนินงาน อบรมแล้ว\n"
    )
    assert [(i.title, i.dimension_no, i.mission_no) for i in records.items] == [
        ("มาตรการยึดถือประมวลจริยธรรม", 1, "1.1"),
        ("กิจกรรมปลูกฝังวินัยการออม", 1, "1.3"),
        ("โครงการพัฒนาบุคลากรรอบด้าน (ภารกิจ 5 ด้าน)", 1, None),
    ]
    assert money(records, 1) == [(2568, "amount", 6000.0), (2568, "amount", 5000.0)]
    assert [b.kind for b in records.budgets] == ["planned", "planned", "disbursed"]
    assert "amount_uncertain" not in codes(records)


def test_a_mission_in_brackets_of_another_dimension_is_told() -> None:
    records = read_rows(
        RESULTS + "๑. มาตรการยึดถือประมวลจริยธรรม (ภารกิจ ๑.๑)\nผลการดำเนินงาน แจ้งเวียนแล้ว\n"
        "๒. กิจกรรมเปิดเผยข้อมูล (ภารกิจ ๒.๑)\nผลการดำเนินงาน เผยแพร่แล้ว\n"
        "๓. กิจกรรมวันสำคัญ (ภารกิจ ๑.๒)\nผลการดำเนินงาน จัดแล้ว\n"
    )
    assert records.items[1].mission_no == "2.1"
    assert "mission_outside_dimension" in codes(records)


SPENT = "ลำดับ|โครงการ/กิจกรรม/มาตรการ|{}|{}|ร้อยละ|ผู้รับผิดชอบ\n"
ROWS = "๑|โครงการ ก|๘,๐๐๐|๗,๖๔๐|๙๕.๕๐|สำนักปลัด\n๒|โครงการ ข|-|-|-|กองคลัง\n"


@pytest.mark.parametrize(
    ("plan", "spent"),
    [
        ("แผน (บาท)", "ผลการเบิกจ่าย (บาท)"),
        ("ตามแผน (บาท)", "เบิกจ่ายจริง (บาท)"),
        ("แผน (บาท)", "ผล (บาท)"),
    ],
)
def test_a_plan_in_baht_beside_what_was_spent_is_the_money_planned(plan: str, spent: str) -> None:
    records = read_rows(RESULTS + SPENT.format(plan, spent) + ROWS)
    assert [(b.kind, b.fiscal_year_be, b.status, b.amount_baht) for b in records.budgets] == [
        ("planned", 2568, "amount", 8000.0),
        ("disbursed", 2568, "amount", 7640.0),
        ("planned", 2568, "dash", None),
        ("disbursed", 2568, "dash", None),
    ]


@pytest.mark.parametrize(
    ("plan", "spent"),
    [("แผน (ครั้ง)", "ผล (ครั้ง)"), ("แผน", "ผลการเบิกจ่าย (บาท)"), ("แผน (บาท)", "คะแนน")],
)
def test_a_plan_that_counts_something_else_is_no_money(plan: str, spent: str) -> None:
    records = read_rows(RESULTS + SPENT.format(plan, spent) + ROWS)
    assert all(b.kind == "disbursed" for b in records.budgets)


def quarters(group: str, *numbers: str, rows: Rows) -> Records:
    head: Rows = [
        [("ที่", 1, 2), ("โครงการ/กิจกรรม", 1, 2), (group, len(numbers), 1), ("ผู้รับผิดชอบ", 1, 2)],
        [(number, 1, 1) for number in numbers],
    ]
    return read(PLAN_2568, (table(*head, *rows),))


def marked(first: str, second: str) -> Rows:
    one, two = ([(mark.strip(), 1, 1) for mark in cells.split("|")] for cells in (first, second))
    return [
        [("1", 1, 1), ("โครงการ ก", 1, 1), *one, ("สำนักปลัด", 1, 1)],
        [("2", 1, 1), ("โครงการ ข", 1, 1), *two, ("กองคลัง", 1, 1)],
    ]


PLAN_2568 = "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2568"
MARKS = marked("✓| | | ", " | |✓|✓")
MONTHS = [("2024-10", "2024-12"), ("2025-04", "2025-09")]
UNREAD = ("1 ต.ค.-ธ.ค.", "2 ม.ด.-มี.ค.", "3 เม.ย.-มิ.ย.", "4 ก.ค.-ก.บ.")


def months(records: Records) -> list[tuple[str, str]]:
    own = [[m.month for m in records.schedule if m.item_id == i.item_id] for i in records.items]
    return [(str(min(o))[:7], str(max(o))[:7]) for o in own if o]


@pytest.mark.parametrize(
    ("group", "numbers"),
    [
        ("ไตรมาสที่ดำเนินการ", ("1\nต.ค.-ธ.ค.", "2\nม.ค.-มี.ค.", "3\nเม.ย.-มิ.ย.", "4\nก.ค.-ก.ย.")),
        ("ไตรมาสที่ดำเนินการ", ("1", "2", "3", "4")),
        ("ไตรมาสที่ดำเนินการ", ("ที่ 1", "ที่ 2", "ที่ 3", "ที่ 4")),
        ("ไตรมาสที่ดำเนินการ ปี 2568", ("1", "2", "3", "4")),
        ("ไตรมาสที่ดำเนินการ", UNREAD),
    ],
)
def test_quarters_may_be_headed_by_their_numbers_below_one_heading(
    group: str, numbers: tuple[str, ...]
) -> None:
    assert months(quarters(group, *numbers, rows=MARKS)) == MONTHS


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (1, 0, 2, 3)])
def test_months_that_are_not_of_the_numbered_quarter_leave_it_unread(order: Sequence[int]) -> None:
    of_year = ("ม.ค.-มี.ค.", "เม.ย.-มิ.ย.", "ก.ค.-ก.ย.", "ต.ค.-ธ.ค.")
    numbers = [f"{no} {of_year[k]}" for no, k in enumerate(order, 1)]
    assert months(quarters("ไตรมาสที่ดำเนินการ", *numbers, rows=MARKS)) == []


@pytest.mark.parametrize("group", ["ผลการดำเนินงานในไตรมาสนี้ ด้านที่", "เป้าหมายในไตรมาสของด้าน"])
def test_numbers_below_another_heading_are_no_quarters(group: str) -> None:
    assert months(quarters(group, "1", "2", "3", "4", rows=MARKS)) == []


def test_texts_below_numbers_are_no_marks_of_quarters() -> None:
    rows = marked("จัดอบรม|ประเมินผล|สรุป|รายงาน", "วางแผน|จัดงาน|สรุปผล|รายงาน")
    assert months(quarters("ไตรมาสที่ดำเนินการ", "1", "2", "3", "4", rows=rows)) == []
