"""Headings in storeys: แผน over some columns and ผล over others; and budgets below titles."""

from __future__ import annotations

import pytest

from normalize.make_records import Records
from tests.reading_text import codes, read_rows
from tests.test_compound_columns import HEAD

TITLE = HEAD.split("มิติที่ 1")[0]
Cell = str | tuple[str, int, int]  # its text, its columns and its rows
Rows = list[list[Cell]]


def report(rows: Rows) -> Records:
    def html(cell: Cell) -> str:
        text, columns, tall = (cell, 1, 1) if isinstance(cell, str) else cell
        return f"<td colspan={columns} rowspan={tall}>{text}</td>"

    body = "".join(f"<tr>{''.join(map(html, row))}</tr>" for row in rows)
    return read_rows(f"{TITLE}<table>{body}</table>\n\n")


def money(records: Records) -> list[list[tuple[str, str, float | None]]]:
    return [
        [(b.kind, b.status, b.amount_baht) for b in records.budgets if b.item_id == item.item_id]
        for item in records.items
    ]


def storeys(
    plan: str = "แผน",
    result: str = "ผล",
    title: str = "โครงการ/กิจกรรม/มาตรการ<br>(งบประมาณที่ตั้งไว้)",
    states: tuple[str, str, str] = ("แล้วเสร็จ", "กำลังทำ", "ไม่ได้ทำ"),
    last: tuple[Cell, ...] = (("หน่วยงาน", 1, 3),),
) -> Rows:
    return [
        [(plan, 2, 1), (result, 5, 1), *last],
        [("มิติที่", 1, 2), (title, 1, 2), ("สถานะ", 3, 1), ("ใช้จริง<br>(บาท)", 1, 2),
         ("ผลการดำเนินงาน", 1, 2)],
        [*states],
    ]  # fmt: skip


def items(*budgets: str, last: tuple[str, ...] = ("กองคลัง",)) -> Rows:
    first, second, third = budgets
    return [
        [("1. การสร้างวัฒนธรรมสุจริต", 1, 2), f"โครงการอบรม<br>{first}", "✓", "", "", "26,850",
         "อบรมแล้ว 41 คน", *last],
        [f"มาตรการโปร่งใส<br>{second}", "", "✓", "", "-", "ประกาศแล้ว", *last],
        ["2. การบริหารราชการด้วยความโปร่งใส", f"โครงการสำรวจ<br>{third}", "", "", "✓", "",
         "เลื่อนไป", *last],
    ]  # fmt: skip


BUDGETS = ("(งบประมาณ ๒๘,๐๐๐ บาท)", "(ไม่ใช้งบประมาณ)", "(งบประมาณ 17,000 บาท)")
MONEY: list[list[tuple[str, str, float | None]]] = [
    [("planned", "amount", 28_000.0), ("disbursed", "amount", 26_850.0)],
    [("planned", "no_budget", None), ("disbursed", "dash", None)],
    [("planned", "amount", 17_000.0), ("disbursed", "blank", None)],
]


@pytest.mark.parametrize(
    "heading",
    [
        storeys(),
        storeys("แผนปฏิบัติการ", "ผลการปฏิบัติงาน"),
        storeys("ส่วนที่ 1 แผน", "ส่วนที่ 2 ผล"),
        storeys(title="โครงการ/กิจกรรม"),
        storeys(title="โครงการ/กิจกรรม<br>งบประมาณ (บาท)"),
        storeys(title="โครงการ (วงเงิน)", states=("ทำแล้ว", "กำลังดำเนินการ", "ไม่ดำเนินการ")),
    ],
)
def test_plan_and_results_in_storeys_over_a_budget_below_the_titles(heading: Rows) -> None:
    records = report([*heading, *items(*BUDGETS)])
    assert [(i.section, i.dimension_no, i.title, i.progress, i.result) for i in records.items] == [
        ("results", 1, "โครงการอบรม", "completed", "อบรมแล้ว 41 คน"),
        ("results", 1, "มาตรการโปร่งใส", "in_progress", "ประกาศแล้ว"),
        ("results", 2, "โครงการสำรวจ", "not_possible", "เลื่อนไป"),
    ]
    assert [i.responsible for i in records.items] == [("กองคลัง",)] * 3
    assert money(records) == MONEY
    assert codes(records) == set()


def test_groups_alone_and_a_state_of_unknown_words_which_is_told() -> None:
    heading = storeys(states=("แล้วเสร็จ", "ทำไปบ้าง", "ไม่ได้ทำ"), last=())
    records = report([*heading, *items(*BUDGETS, last=())])
    assert [i.progress for i in records.items] == ["completed", None, "not_possible"]
    assert money(records) == MONEY
    assert codes(records) == {"progress_unreadable"}


TWO = [
    ("1", "โครงการ ก", "20,000", "18,000", "อบรมแล้ว"),
    ("2", "โครงการ ข", "5,000", "-", "ยังไม่จัด"),
]


@pytest.mark.parametrize("last", [(), (("ผู้รับผิดชอบ", 1, 2),)])
def test_a_budget_under_the_results_is_what_was_spent(last: tuple[Cell, ...]) -> None:
    heading: Rows = [
        [("แผน", 3, 1), ("ผล", 2, 1), *last],
        ["ที่", "โครงการ", "งบประมาณ (บาท)", "งบประมาณ (บาท)", "ผลการดำเนินงาน"],
    ]
    body: Rows = [[*row, *(["กองคลัง"] if last else [])] for row in TWO]
    records = report([*heading, *body])
    assert [(i.item_no, i.title, i.result) for i in records.items] == [
        (1, "โครงการ ก", "อบรมแล้ว"),
        (2, "โครงการ ข", "ยังไม่จัด"),
    ]
    assert money(records) == [
        [("planned", "amount", 20_000.0), ("disbursed", "amount", 18_000.0)],
        [("planned", "amount", 5_000.0), ("disbursed", "dash", None)],
    ]


def test_the_results_may_stand_before_the_plan() -> None:
    heading: Rows = [
        [("หน่วยงาน", 1, 2), ("ผล", 2, 1), ("แผน", 3, 1)],
        ["ใช้จริง (บาท)", "ผลการดำเนินงาน", "ที่", "โครงการ", "งบประมาณ (บาท)"],
    ]
    records = report([*heading, ["กองคลัง", "18,000", "อบรมแล้ว", "1", "โครงการ ก", "20,000"]])
    assert [(i.title, i.responsible, i.result) for i in records.items] == [
        ("โครงการ ก", ("กองคลัง",), "อบรมแล้ว")
    ]
    assert sorted(money(records)[0]) == [
        ("disbursed", "amount", 18_000.0),
        ("planned", "amount", 20_000.0),
    ]


def test_a_lone_budget_under_the_results_is_nobodys_and_told() -> None:
    heading: Rows = [
        [("แผน", 2, 1), ("ผล", 2, 1), ("ผู้รับผิดชอบ", 1, 2)],
        ["ที่", "โครงการ", "งบประมาณ (บาท)", "ผลการดำเนินงาน"],
    ]
    records = report([*heading, ["1", "โครงการ ก", "28,000", "อบรมแล้ว", "กองคลัง"]])
    assert [[status for _kind, status, _baht in row] for row in money(records)] == [["unreadable"]]
    assert "amount_uncertain" in codes(records)


def test_what_cannot_be_read_below_one_title_is_told_and_the_others_are_read() -> None:
    more: Rows = [
        ["", f"โครงการ{name}<br>{said}", "✓", "", "", "1,000", "ทำแล้ว", "กองคลัง"]
        for name, said in (
            ("ค่าย", "(งบประมาณ l7,000 บาท)"),
            ("ครู", "(งบประมาณ 17,000 บาท) (ใช้จริง 3,000 บาท)"),
            ("เผยแพร่งบประมาณ", "(ไม่ใช้งบประมาณ)"),
            ("วัด", "(ทุกระดับ)"),
        )
    ]
    records = report([*storeys(), *items(*BUDGETS), *more])
    assert [row[0] for row in money(records)[3:]] == [
        ("planned", "unreadable", None),
        ("planned", "unreadable", None),
        ("planned", "no_budget", None),
        ("planned", "blank", None),
    ]
    assert [i.title for i in records.items[5:]] == ["โครงการเผยแพร่งบประมาณ", "โครงการวัด (ทุกระดับ)"]
    told = [f.item_id for f in records.findings if f.code == "amount_unreadable"]
    assert told == [i.item_id for i in records.items[3:5]]


@pytest.mark.parametrize("said", ["(2567)", "(รุ่นที่ 2)", "(รางวัลละ 500 บาท)", "(ทุกระดับ)"])
def test_other_brackets_below_titles_are_no_budgets(said: str) -> None:
    records = report([*storeys(), *items(said, said, said)])
    assert [str(i.title).endswith(said) for i in records.items] == [True] * 3
    assert {kind for row in money(records) for kind, _status, _baht in row} == {"disbursed"}


def test_money_of_a_title_that_may_be_spent_stays_and_is_told() -> None:
    several = "(งบประมาณ 17,000 บาท จ่ายแล้ว 900 บาท)"
    body = items("(ใช้งบประมาณ 28,000 บาท)", BUDGETS[1], several)
    records = report([*storeys(title="โครงการ"), *body])
    assert [row[0] for row in money(records)] == [MONEY[0][1], MONEY[1][0], MONEY[2][1]]
    told = [f.item_id for f in records.findings if f.code == "amount_uncertain"]
    assert told == [records.items[0].item_id, records.items[2].item_id]


def test_groups_of_a_table_of_numbers_are_no_heading_of_items() -> None:
    rows: Rows = [
        [("แผน", 2, 1), ("ผล", 2, 1), ("ร้อยละ", 1, 2)],
        ["จำนวนโครงการ", "งบประมาณ", "จำนวนโครงการ", "เบิกจ่าย"],
        ["4", "100,000", "3", "80,000", "80"],
    ]
    assert report(rows).items == ()


@pytest.mark.parametrize("state", ["เสร็จสิ้น", "ทำแล้ว", "กำลังดำเนินการ"])
def test_a_state_in_the_first_row_of_a_page_is_no_heading(state: str) -> None:
    first: Rows = [["โครงการ", "หน่วยงาน", "สถานะ"], ["โครงการอบรม", "กองคลัง", "แล้วเสร็จ"]]
    more = f"<table><tr><td>โครงการค่าย</td><td>กองช่าง</td><td>{state}</td></tr></table>"
    text = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in first)
    records = read_rows(f"{TITLE}<table>{text}</table>\n\n{more}\n\n")
    assert [i.title for i in records.items] == ["โครงการอบรม", "โครงการค่าย"]


def test_states_in_other_words_alone() -> None:
    heading: Rows = [
        [("โครงการ", 1, 2), ("การดำเนินการ", 3, 1), ("หน่วยงาน", 1, 2)],
        ["เสร็จแล้ว", "กำลังทำ", "ไม่ได้ทำ"],
    ]
    ticks = [["✓" if k == row else "" for k in range(3)] for row in range(3)]
    body: Rows = [[f"โครงการงานที่ {k}", *row, "กองคลัง"] for k, row in enumerate(ticks, 1)]
    records = report([*heading, *body])
    assert [i.progress for i in records.items] == ["completed", "in_progress", "not_possible"]


ONE_EACH: Rows = [
    [("มิติ / ภารกิจ", 1, 2), "แผน", "ผล", ("สถานะ", 2, 1), ("หน่วยงาน", 1, 2)],
    ["โครงการ / กิจกรรม", "ผลการดำเนินงาน", "ทำแล้ว", "ไม่ได้ทำ"],
]


@pytest.mark.parametrize("wide", [False, True])
def test_a_group_may_have_one_column(wide: bool) -> None:
    heading = [[*row] for row in ONE_EACH]
    if wide:
        heading[0][1] = ("แผน", 2, 1)
        heading[1].insert(1, "งบประมาณ (บาท)")
    more = ["20,000"] if wide else []
    rows: Rows = [["มิติที่ 1 1.1 จิตสำนึก", "โครงการ ก", *more, "จัดแล้ว", "✓", "", "กองคลัง"],
                  ["มิติที่ 2 2.1 พัสดุ", "มาตรการ ข", *more, "เลื่อนไป", "", "✓", "กองช่าง"]]  # fmt: skip
    records = report([*heading, *rows])
    assert [(i.mission_no, i.title, i.result, i.progress) for i in records.items] == [
        ("1.1", "โครงการ ก", "จัดแล้ว", "completed"),
        ("2.1", "มาตรการ ข", "เลื่อนไป", "not_possible"),
    ]
    assert len(money(records)[0]) == len(more)
    assert not codes(records) - {"mission_uncertain", "mission_missing"}


def test_amounts_under_a_plan_and_a_result_of_one_column_are_no_heading() -> None:
    rows: Rows = [
        [("มิติที่ 1", 1, 2), ("โครงการ ก", 1, 2), "แผน", "ผล"],
        ["20,000", "18,000"],
        ["มิติที่ 2", "โครงการ ข", "5,000", "4,000"],
    ]
    assert not any(status == "amount" for row in money(report(rows)) for _k, status, _b in row)
