"""Items that prose lists by type under a mission, and the table that counts them."""

from __future__ import annotations

import pytest

from tests.reading_text import codes, read_rows

PLAN = (
    "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. ๒๕๖๘\nเทศบาลตำบลหนองใสสะอาด อำเภอสตึก จังหวัดบุรีรัมย์\n\n"
)
MISSION = "มิติที่ ๑ การสร้างวัฒนธรรมสุจริต\n\n๑.๒ การสร้างจิตสำนึกและความตระหนักแก่ประชาชนทุกภาคส่วนในท้องถิ่น\n\n"
INLINE = (
    "มาตรการ จำนวน ๒ มาตรการ ได้แก่ (๑) มาตรการ ก (ไม่ใช้งบประมาณ) และ (๒) มาตรการ ข\n(ไม่ใช้งบประมาณ)\n"
)
LINES = (
    "โครงการ จำนวน ๒ โครงการ ได้แก่\n(๑) โครงการ ค งบประมาณ ๓๐,๐๐๐ บาท\n"
    "(๒) โครงการ ง งบประมาณ\n๔,๕๐๐.๕๐ บาท\n"
)


def html(*rows: str) -> str:
    """A table of rows whose cells are parted by |; a cell "3:text" is three columns wide."""
    body = ""
    for row in rows:
        cells = [cell.split(":", 1) if ":" in cell else ["1", cell] for cell in row.split("|")]
        body += "<tr>" + "".join(f'<td colspan="{n}">{text}</td>' for n, text in cells) + "</tr>"
    return f"<table>{body}</table>\n"


def test_items_listed_by_type_with_their_money() -> None:
    records = read_rows(PLAN + MISSION + INLINE + LINES)
    assert [(i.section, i.mission_no, i.item_no, i.item_type, i.title) for i in records.items] == [
        ("plan", "1.2", 1, "measure", "มาตรการ ก"),
        ("plan", "1.2", 2, "measure", "มาตรการ ข"),
        ("plan", "1.2", 1, "project", "โครงการ ค"),
        ("plan", "1.2", 2, "project", "โครงการ ง"),
    ]
    assert [(b.fiscal_year_be, b.status, b.amount_baht) for b in records.budgets] == [
        (2568, "no_budget", None), (2568, "no_budget", None),
        (2568, "amount", 30000.0), (2568, "amount", 4500.5),
    ]  # fmt: skip
    assert not codes(records) & {"numbering_repeat", "list_count_differs"}


def test_an_item_fewer_than_announced_is_told() -> None:
    records = read_rows(
        PLAN + MISSION + INLINE + LINES.replace("จำนวน ๒ โครงการ", "จำนวน ๓ โครงการ")
    )
    assert len(records.items) == 4
    (told,) = [f for f in records.findings if f.code == "list_count_differs"]
    assert told.message.startswith("the text announces 3 items, but 2 were read")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(PLAN + INLINE + LINES, id="under no mission"),
        pytest.param(
            PLAN + MISSION + "โครงการ จำนวน ๑ โครงการ ได้แก่ (๑) โครงการ ก\n", id="a lone one"
        ),
        pytest.param(
            PLAN + MISSION + "ในปีที่ผ่านมามีโครงการ (๑) โครงการ ก (๒) โครงการ ข และ (๓) โครงการ ค\n",
            id="prose that announces no list",
        ),
    ],
)
def test_what_is_no_list_of_a_plan(text: str) -> None:
    assert read_rows(text).items == ()


def test_a_table_that_counts_by_type_gives_totals_and_no_items() -> None:
    records = read_rows(
        PLAN
        + html(
            "มิติ|4:จำนวน|งบประมาณ (บาท)",
            "|มาตรการ|กิจกรรม|โครงการ|รวม|",
            "มิติที่ ๑ การสร้างวัฒนธรรมสุจริต|๒|๐|๔|๖|๗๔,๘๕๐",
            "รวม ๔ มิติ|๙|๕|๑๐|๒๔|๓๘๖,๙๕๐",
        )
    )
    assert records.items == ()
    assert [(t.dimension_no, t.measure, t.item_type, t.stated) for t in records.totals] == [
        (1, "count", "measure", 2.0), (1, "count", "activity", 0.0), (1, "count", "project", 4.0),
        (1, "count", None, 6.0), (1, "budget", None, 74850.0),
        (None, "count", "measure", 9.0), (None, "count", "activity", 5.0),
        (None, "count", "project", 10.0), (None, "count", None, 24.0),
        (None, "budget", None, 386950.0),
    ]  # fmt: skip


def test_the_sum_beside_its_parts_is_the_budget() -> None:
    records = read_rows(
        PLAN
        + html(
            "ที่|โครงการ/กิจกรรม|3:ปีงบประมาณ พ.ศ. ๒๕๖๘ (บาท)|ผู้รับผิดชอบ",
            "||งบเทศบัญญัติ|งบอื่น|รวม|",
            "๑|โครงการ ก|๑,๒๕๐,๐๐๐|๕๐๐,๐๐๐|๑,๗๕๐,๐๐๐|กองคลัง",
            "๒|โครงการ ข|-|๙,๐๐๐|๙,๐๐๐|กองช่าง",
        )
    )
    assert [(b.kind, b.amount_baht) for b in records.budgets] == [
        ("planned", 1750000.0), ("planned", 9000.0)
    ]  # fmt: skip
    assert "money_column_repeated" not in codes(records)


QUARTERS = "|แผนการใช้จ่ายงบประมาณ (บาท)||||รวมทั้งปี (บาท)\n||ไตรมาส ๑|ไตรมาส ๒|ไตรมาส ๓|ไตรมาส ๔|\n"


def test_the_years_sum_beside_quarterly_amounts_is_the_budget() -> None:
    records = read_rows(
        PLAN + "ที่|โครงการ/กิจกรรม" + QUARTERS
        + "๑|โครงการ ก|-|๓๐,๐๐๐|๑๕,๐๐๐|-|๔๕,๐๐๐\n๒|โครงการ ข|๕๐๐|๕๐๐|๕๐๐|๕๐๐|๒,๐๐๐\n"
    )  # fmt: skip
    assert [(i.section, i.title) for i in records.items] == [
        ("plan", "โครงการ ก"), ("plan", "โครงการ ข"),
    ]  # fmt: skip
    assert [(b.fiscal_year_be, b.amount_baht) for b in records.budgets] == [
        (2568, 45000.0), (2568, 2000.0)
    ]  # fmt: skip
    assert records.schedule == ()


def test_marks_in_quarters_beside_money_stay_a_schedule() -> None:
    records = read_rows(
        PLAN + "ที่|โครงการ/กิจกรรม|งบประมาณ (บาท)|ไตรมาส ๑|ไตรมาส ๒|ไตรมาส ๓|ไตรมาส ๔\n"
        + "๑|โครงการ ก|๔๕,๐๐๐|/||/|\n๒|โครงการ ข|๒,๐๐๐||/||\n"
    )  # fmt: skip
    assert {i.section for i in records.items} == {"schedule"}
    assert len(records.schedule) == 9


def test_money_that_names_the_whole_is_the_grand_total() -> None:
    records = read_rows(
        PLAN + "มิติที่ ๔ การยกระดับกลไกการตรวจสอบการดำเนินงานขององค์กรปกครองส่วนท้องถิ่น\n\n"
        "ที่|โครงการ/กิจกรรม|งบประมาณ (บาท)|ผู้รับผิดชอบ\n๑|โครงการ ก|๔๕,๐๐๐|กองคลัง\nรวมเงินทั้งสิ้น||๙๘,๐๐๐|\n"
    )  # fmt: skip
    assert [(t.dimension_no, t.stated) for t in records.totals] == [(None, 98000.0)]


@pytest.mark.parametrize(
    ("heading", "rows"),
    [
        pytest.param("รวม (บาท)", ("10,000|30,000", "20,000|", "5,000|5,000"), id="a group's sum"),
        pytest.param("รวม (บาท)", ("10,000|", "20,000|", "5,000|"), id="an empty sum"),
        pytest.param("รวมเงิน", ("10,000|1,000", "20,000|7,000", "5,000|9,000"), id="no sum at all"),
    ],
)
def test_a_column_that_is_no_sum_of_parts_replaces_no_budget(
    heading: str, rows: tuple[str, ...]
) -> None:
    body = [f"{n}|โครงการ {'กขค'[n - 1]}|{row}" for n, row in enumerate(rows, start=1)]
    records = read_rows(PLAN + html(f"ลำดับ|โครงการ|งบประมาณ (บาท)|{heading}", *body))
    assert [b.amount_baht for b in records.budgets] == [10000.0, 20000.0, 5000.0]
    assert "money_column_repeated" in codes(records)


def test_a_sum_over_kinds_is_not_the_planned_budget() -> None:
    records = read_rows(
        PLAN + html("ลำดับ|โครงการ|งบประมาณ|เบิกจ่าย|รวมบาท", "1|โครงการ ก|10,000|4,000|14,000")
    )
    planned = [b.amount_baht for b in records.budgets if b.kind == "planned"]
    assert planned == [10000.0]
    assert "money_column_repeated" in codes(records)


def test_quarters_that_hold_the_only_amounts_or_marks_are_not_dropped() -> None:
    head = "ลำดับ|โครงการ|งบประมาณ (บาท)|ไตรมาส 1|ไตรมาส 2|ไตรมาส 3|ไตรมาส 4"
    only = read_rows(PLAN + html(head, "1|โครงการ ก||10,000|5,000|5,000|"))
    assert "mark_unreadable" in codes(only)
    marks = read_rows(
        PLAN + html(head, "1|โครงการ ก|20,000|10,000|5,000|5,000|", "2|โครงการ ข|9,000|✓|✓||")
    )
    assert len(marks.schedule) == 6
    assert "mark_unreadable" in codes(marks)


def test_a_lists_total_is_no_items_amount() -> None:
    records = read_rows(
        PLAN + MISSION + "โครงการ จำนวน ๓ โครงการ ได้แก่\n(๑) โครงการ ค งบประมาณ ๓๐,๐๐๐ บาท\n"
        "(๒) โครงการ ง งบประมาณ ๒๐,๐๐๐ บาท\n(๓) โครงการ จ\nรวมเป็นเงิน ๕๐,๐๐๐ บาท\n"
    )
    assert [i.title for i in records.items] == ["โครงการ ค", "โครงการ ง", "โครงการ จ"]
    assert [b.amount_baht for b in records.budgets if b.amount_baht] == [30000.0, 20000.0]


@pytest.mark.parametrize(
    "money",
    ["งบประมาณ ๓๐,๐๐๐ บาท เพิ่มงบประมาณ ๒๐,๐๐๐ บาท", "งบประมาณโครงการละ ๕๐,๐๐๐ บาท"],
)
def test_money_of_a_listed_item_that_was_not_read_is_told(money: str) -> None:
    records = read_rows(PLAN + MISSION + INLINE + LINES.replace("งบประมาณ ๓๐,๐๐๐ บาท", money))
    assert "amount_uncertain" in codes(records)
