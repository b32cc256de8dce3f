"""Calendars as clerks set them: years side by side, months down the rows, words for all months."""

from __future__ import annotations

import pytest

from normalize.make_records import Records
from tests.reading_text import codes
from tests.test_labelled_cells import RESULTS, grid, read
from tests.test_month_strips import MONTHS, PLAN, WIDE, marked
from tests.test_stacked_rows import table

HEADING = "มิติที่ 1 การสร้างวัฒนธรรมสุจริต"
FIVE_YEARS = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570)"


def months(records: Records) -> list[tuple[str | None, list[str]]]:
    found: dict[str, list[str]] = {}
    for one in records.schedule:
        found.setdefault(one.item_id, []).append(str(one.month)[:7])
    return [(i.title, found.get(i.item_id, [])) for i in records.items]


def row(title: str, *at: int, of: int = 24) -> list[tuple[str, int, int]]:
    return [("1", 1, 1), (title, 1, 1), *((mark, 1, 1) for mark in marked(*at, of=of))]


def test_two_fiscal_years_side_by_side_begin_with_october_each() -> None:
    head = [("ที่", 1, 2), ("โครงการ", 1, 2), ("ปีงบประมาณ 2566", 12, 1), ("ปีงบประมาณ 2567", 12, 1)]
    names = [(name, 1, 1) for name in MONTHS * 2]
    records = read(FIVE_YEARS, (HEADING, table(head, names, row("โครงการ ก", 0, 3, 12, 20))))
    assert months(records) == [("โครงการ ก", ["2022-10", "2023-01", "2023-10", "2024-06"])]
    assert "month_years_disordered" not in codes(records)


def test_years_by_two_figures_date_their_months() -> None:
    names = [(f"{name} {65 + n + (k > 2)}", 1, 1) for n in (0, 1) for k, name in enumerate(MONTHS)]
    head = [("ที่", 1, 1), ("โครงการ", 1, 1), *names]
    records = read(FIVE_YEARS, (HEADING, table(head, row("โครงการ ก", 0, 3, 12, 20))))
    assert months(records) == [("โครงการ ก", ["2022-10", "2023-01", "2023-10", "2024-06"])]


def test_a_misread_year_of_two_figures_is_outvoted() -> None:
    names = [(f"{name} {86 if k == 4 else 65 + (k > 2)}", 1, 1) for k, name in enumerate(MONTHS)]
    head = [("ที่", 1, 1), ("โครงการ", 1, 1), *names]
    records = read(FIVE_YEARS, (HEADING, table(head, row("โครงการ ก", 0, 4, of=12))))
    assert months(records) == [("โครงการ ก", ["2022-10", "2023-02"])]


def test_the_line_above_a_calendar_says_its_year_where_a_plan_has_several() -> None:
    names = [(name, 1, 1) for name in MONTHS]
    head = [("ที่", 1, 1), ("โครงการ", 1, 1), *names]
    one = table(head, row("โครงการ ก", 0, 4, of=12))
    for line in ("ปฏิทินการดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2567", "ส่วนที่ 3 ปฏิทินการปฏิบัติงาน ปี 2567"):
        records = read(FIVE_YEARS, (line, one))
        assert months(records) == [("โครงการ ก", ["2023-10", "2024-02"])]
    records = read(FIVE_YEARS, ("ปฏิทินการดำเนินงาน ปี 2567 - 2568", one))
    assert not records.schedule
    assert "month_year_missing" in codes(records)


def test_a_year_above_months_from_january_may_be_a_calendars() -> None:
    names = [(name, 1, 1) for name in (*MONTHS[3:], *MONTHS[:3])]
    head = [("ที่", 1, 1), ("โครงการ", 1, 1), *names]
    blocks = ("ปฏิทินการดำเนินงาน ปี 2567", table(head, row("โครงการ ก", 0, 10, of=12)))
    records = read(FIVE_YEARS, blocks)
    assert not records.schedule
    assert "month_year_missing" in codes(records)


def test_a_quarter_before_january_is_of_the_year_before() -> None:
    head = [("ที่", 1, 1), ("โครงการ", 1, 1), *((name, 1, 1) for name in MONTHS[:3])]
    records = read(PLAN, (HEADING, table(head, row("โครงการ ก", 2, of=3))))
    assert months(records) == [("โครงการ ก", ["2023-12"])]


@pytest.mark.parametrize(
    ("words", "over", "period"),
    [
        ("ดำเนินการตลอดทั้งปีงบประมาณ", 12, "ดำเนินการตลอดทั้งปีงบประมาณ"),
        ("ทุกเดือน", 12, "ทุกเดือน"),
        ("ดำเนินการทุกวันทำการ", 12, "ดำเนินการทุกวันทำการ"),
        ("ตลอดปี", 6, "ตลอดปี"),
        ("ม.ค. - มี.ค. 2567", 3, "ม.ค. - มี.ค. 2567"),
        ("ไตรมาสที่ 1", 3, "ไตรมาสที่ 1"),
        ("ตลอดปี", 1, "ตลอดปี"),
        ("ไม่ดำเนินการต่อเนื่อง", 12, None),
        ("งดดำเนินการตลอดปี", 12, None),
        ("ตามความเหมาะสม", 12, None),
    ],
)
def test_words_over_months_are_no_marks(words: str, over: int, period: str | None) -> None:
    head = [("ที่", 1, 1), ("โครงการ", 1, 1), *((name, 1, 1) for name in MONTHS)]
    said = [("1", 1, 1), ("โครงการ ก", 1, 1), (words, over, 1), *((("", 1, 1),) * (12 - over))]
    records = read(PLAN, (HEADING, table(head, said, row("โครงการ ข", 4, of=12))))
    assert months(records) == [("โครงการ ก", []), ("โครงการ ข", ["2024-02"])]
    assert [i.period for i in records.items] == [period, None]
    (finding,) = [f for f in records.findings if f.code == "mark_unreadable"]
    assert (finding.item_id, finding.raw) == (records.items[0].item_id, words)


def test_words_over_months_leave_the_period_its_own_column() -> None:
    head = [("โครงการ", 1, 1), *((name, 1, 1) for name in MONTHS), ("ระยะเวลา", 1, 1)]
    said = [("โครงการ ก", 1, 1), ("ตลอดปี", 12, 1), ("ต.ค. 66 - ก.ย. 67", 1, 1)]
    arrow = [("โครงการ ข", 1, 1), ("←→", 12, 1), ("ทั้งปี", 1, 1)]
    records = read(PLAN, (HEADING, table(head, said, arrow)))
    assert [i.period for i in records.items] == ["ต.ค. 66 - ก.ย. 67", "ทั้งปี"]
    assert [len(when) for _title, when in months(records)] == [0, 12]


def test_months_down_the_rows_and_items_across() -> None:
    titles = ("เดือน", "1. โครงการอบรมคุณธรรม", "2. กิจกรรมจิตอาสา")
    rows = [
        (name, "✓" if k in (0, 5) else "", "✓" if k == 3 else "") for k, name in enumerate(MONTHS)
    ]
    records = read(PLAN, (HEADING, grid(titles, *rows)))
    assert months(records) == [
        ("โครงการอบรมคุณธรรม", ["2023-10", "2024-03"]),
        ("กิจกรรมจิตอาสา", ["2024-01"]),
    ]


def test_months_before_their_items_are_when_these_are_done() -> None:
    records = read(
        PLAN,
        (
            HEADING,
            grid(("เดือน", "โครงการ", "ผู้รับผิดชอบ"), ("ต.ค. 66", "โครงการ ก", "กองคลัง"),
                 ("ม.ค. 67", "โครงการ ข", "กองช่าง")),
        ),
    )  # fmt: skip
    assert [(i.title, i.period) for i in records.items] == [
        ("โครงการ ก", "ต.ค. 66"),
        ("โครงการ ข", "ม.ค. 67"),
    ]


def test_months_may_be_numbers_in_a_form() -> None:
    numbers = tuple(str((k + 9) % 12 + 1) for k in range(12))
    form = [
        ("1. โครงการอบรมคุณธรรม", *WIDE),
        ("งบประมาณ 5,000 บาท", *WIDE[:5], "ผู้รับผิดชอบ กองคลัง", *WIDE[:5]),
    ]
    records = read(PLAN, (HEADING, grid(*form, numbers, marked(3))))
    assert months(records) == [("โครงการอบรมคุณธรรม", ["2024-01"])]


def test_months_in_the_row_of_what_was_done_are_told_and_are_no_result() -> None:
    head = [("ที่", 1, 1), ("โครงการ", 1, 1), ("แผน/ผล", 1, 1), *((n, 1, 1) for n in MONTHS)]
    rows = []
    for number, title in (("1", "โครงการ ก"), ("2", "โครงการ ข")):
        plan = [(number, 1, 2), (title, 1, 2), ("แผน", 1, 1), *((m, 1, 1) for m in marked(2))]
        rows += [plan, [("ผล", 1, 1), *((m, 1, 1) for m in marked(4))]]
    records = read(RESULTS, (HEADING, table(head, *rows)))
    assert months(records) == [("โครงการ ก", ["2023-12"]), ("โครงการ ข", ["2023-12"])]
    assert [i.result for i in records.items] == [None, None]
    assert "months_of_result" in codes(records)
