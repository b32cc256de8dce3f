"""Sums, ranges of years and quarters made so that they could pass for an item's budget."""

from __future__ import annotations

import pytest

from normalize.make_records import Records, make_records
from parsers.layout.blocks import find_blocks
from parsers.model import Page, Word
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID, codes, read_rows
from tests.test_adversarial import PLAN, PLAN_2561, REPORT, money
from tests.test_grid_level_ruled import line

LABELS = ["งบประมาณรวมทั้งสิ้น", "ทั้งสิ้น", "เป็นเงินทั้งสิ้น", "ยอดยกไป", "Total", "รวมทั้งสิ้น"]


def drawn(*lines: tuple[float, tuple[tuple[str, float], ...]]) -> Records:
    """The records of a page without rules, below a cover."""
    cover = [line(10 + 16 * k, (text, 30.0)) for k, text in enumerate(PLAN_2561.split("\n")[:2])]
    body = [line(y, *pieces) for y, pieces in lines]
    words: tuple[Word, ...] = tuple(word for one in (*cover, *body) for word in one.words)
    page = Page(1, 600, 800, words, (), (), "pdf", "pdf")
    return make_records(DOCUMENT_ID, parse_document((find_blocks(page),)))


@pytest.mark.parametrize("label", LABELS)
def test_a_sum_below_an_unruled_table_is_not_the_last_items_budget(label: str) -> None:
    records = drawn(
        (80, (("ที่", 10), ("โครงการ", 60), ("งบประมาณ", 250), ("หน่วยงาน", 350))),
        (96, (("1", 10), ("โครงการปลูกป่า", 50), ("1,000", 250), ("กองคลัง", 350))),
        (112, (("2", 10), ("โครงการรักน้ำ", 50), ("2,000", 250), ("กองคลัง", 350))),
        (128, (("3", 10), ("โครงการรักลม", 50), ("กองคลัง", 350))),
        (144, ((label, 60), ("3,000", 250))),
    )
    assert money(records) == [
        ("โครงการปลูกป่า", 2561, "amount", 1000.0),
        ("โครงการรักน้ำ", 2561, "amount", 2000.0),
        ("โครงการรักลม", 2561, "blank", None),
    ]
    carried = label == "ยอดยกไป"
    assert [t.agrees for t in records.totals] == ([] if carried else [True])


@pytest.mark.parametrize(
    "heading", ["งบประมาณ (บาท) ปีงบประมาณ พ.ศ. 2561 - 2562", "งบประมาณรวม ปี 2561-2562"]
)
def test_money_of_several_years_belongs_to_none_of_them(heading: str) -> None:
    records = read_rows(PLAN + f"ที่|โครงการ|{heading}|ผู้รับผิดชอบ\n1|โครงการ ก|500,000|กองคลัง\n")
    assert money(records) == [("โครงการ ก", None, "amount", 500_000.0)]
    assert "money_year_missing" in codes(records)


def test_a_fiscal_year_beside_the_calendar_years_of_its_months_is_the_year() -> None:
    heading = "งบประมาณ ปีงบประมาณ พ.ศ. 2562 (ต.ค. 2561 - ก.ย. 2562)"
    records = read_rows(PLAN + f"ที่|โครงการ|{heading}|ผู้รับผิดชอบ\n1|โครงการ ก|5,000|กองคลัง\n")
    assert money(records) == [("โครงการ ก", 2562, "amount", 5000.0)]


def test_what_was_spent_in_quarters_is_not_left_out_beside_the_budget() -> None:
    quarters = "|".join(f"ผลการเบิกจ่าย ไตรมาสที่ {n}" for n in (1, 2, 3, 4))
    records = read_rows(
        REPORT
        + f"ที่|โครงการ|งบประมาณที่ได้รับ|{quarters}|ผลการดำเนินงาน\n"
        + "1|โครงการ ก|20,000|-|20,000|-|-|ดี\n2|โครงการ ข|10,000|5,000|-|5,000|-|ดี\n"
    )
    spent = [(b.part, b.amount_baht) for b in records.budgets if b.kind == "disbursed"]
    assert [row for row in spent if row[1]] == [
        ("ไตรมาสที่ 2", 20_000.0),
        ("ไตรมาสที่ 1", 5_000.0),
        ("ไตรมาสที่ 3", 5_000.0),
    ]
    assert [b.amount_baht for b in records.budgets if b.kind == "planned"] == [20_000.0, 10_000.0]
    assert not records.schedule


def test_a_sum_in_a_line_below_the_table_is_a_total() -> None:
    records = read_rows(
        PLAN_2561
        + "มิติที่ 1 การสร้างสังคมที่ไม่ทนต่อการทุจริต\n\nที่|โครงการ|งบประมาณ|ผู้รับผิดชอบ\n"
        + "1|โครงการ ก|1,000|กองคลัง\n2|โครงการ ข|2,000|กองคลัง\n\n"
        + "รวมงบประมาณทั้ง 4 มิติ เป็นเงิน 3,000 บาท\n"
    )
    assert [(t.dimension_no, t.measure, t.stated) for t in records.totals] == [
        (None, "budget", 3000.0)
    ]


@pytest.mark.parametrize("label", ["รวมจำนวนเงินทั้งสิ้น", "รวม 2 มิติ", "รวมทั้ง 2 มิติ"])
def test_a_sum_of_everything_is_not_the_last_dimensions(label: str) -> None:
    head = "ที่|โครงการ|งบประมาณ|ผู้รับผิดชอบ\n"
    records = read_rows(
        PLAN_2561
        + "มิติที่ 1 การสร้างสังคมที่ไม่ทนต่อการทุจริต\n\n"
        + head
        + "1|โครงการ ก|1,000|กองคลัง\n|รวม|1,000|\n\nมิติที่ 2 การบริหารราชการเพื่อป้องกันการทุจริต\n\n"
        + head
        + f"1|โครงการ ข|2,000|กองคลัง\n|รวม|2,000|\n|{label}|3,000|\n"
    )
    stated = [(t.dimension_no, t.stated, t.agrees) for t in records.totals]
    assert stated == [(1, 1000.0, True), (2, 2000.0, True), (None, 3000.0, True)]


def test_an_amount_that_touches_the_title_before_it_is_told() -> None:
    title = "โครงการปลูกป่าเฉลิมพระเกียรติแห่งตำบล"
    records = drawn(
        (80, (("ที่", 10), ("โครงการ", 60), ("งบประมาณ", 250), ("หน่วยงาน", 350))),
        (96, (("1", 10), ("โครงการ", 50), ("1,000", 250), ("กองคลัง", 350))),
        (112, (("2", 10), (title, 246.0 - 5 * len(title)), ("2,000", 250), ("กองคลัง", 350))),
        (128, (("3", 10), ("โครงการ", 50), ("3,000", 250), ("กองคลัง", 350))),
    )
    read = {row[3] for row in money(records)}
    assert read == {1000.0, 2000.0, 3000.0} or codes(records) >= {"amount_uncertain"}


def test_ticks_under_a_heading_nobody_knows_are_told() -> None:
    head = "ที่|โครงการ|งบประมาณ|ช่วงแรก|ช่วงสอง|ผู้รับผิดชอบ\n"
    records = read_rows(PLAN_2561 + head + "1|โครงการ ก|1,000|✓||กองคลัง\n")
    assert "column_unknown" in codes(records)


QUARTERS = (
    "รายงานผลการดำเนินการตามแผนปฏิบัติการป้องกันการทุจริต รอบ ๖ เดือน ประจำปีงบประมาณ พ.ศ. ๒๕๖๘\n\n"
    "<table><tr><td rowspan=2>ที่</td><td rowspan=2>โครงการ/กิจกรรม/มาตรการ</td>"
    "<td rowspan=2>งบประมาณที่ตั้งไว้ (บาท)</td>"
    "<td colspan=3>ผลการเบิกจ่าย (บาท)</td><td rowspan=2>ผลการดำเนินงาน</td></tr>"
    "<tr><td>ไตรมาส ๑</td><td>ไตรมาส ๒</td><td>รวม</td></tr>{}</table>\n"
)


def rows_of_quarters(*rows: tuple[str, str, str]) -> str:
    return QUARTERS.format(
        "".join(
            f"<tr><td>{n}</td><td>โครงการ {n}</td><td>๙,๐๐๐</td><td>{a}</td><td>{b}</td>"
            f"<td>{c}</td><td>จัดแล้ว</td></tr>"
            for n, (a, b, c) in enumerate(rows, 1)
        )
    )


def test_a_row_whose_quarters_do_not_add_up_to_its_sum_is_told() -> None:
    records = read_rows(
        rows_of_quarters(
            ("๑,๐๐๐", "๒,๐๐๐", "๓,๐๐๐"), ("๑,๐๐๐", "-", "๑,๐๐๐"), ("๔,๐๐๐", "-", "๔,๘๐๐")
        )
    )
    assert {i.section for i in records.items} == {"results"}
    spent = [b.amount_baht for b in records.budgets if b.kind == "disbursed"]
    assert spent == [3000.0, 1000.0, 4800.0]
    told = [f.item_id for f in records.findings if f.code == "parts_differ"]
    assert told == [records.items[2].item_id]


def test_quarters_in_which_nothing_was_spent_are_no_months_of_a_schedule() -> None:
    records = read_rows(rows_of_quarters(("-", "-", "-"), ("-", "-", "-")))
    assert {i.section for i in records.items} == {"results"}
    assert [b.status for b in records.budgets] == ["amount", "dash"] * 2
    assert records.schedule == ()


def test_parts_beside_an_empty_sum_are_told() -> None:
    full = ("๑,๐๐๐", "๒,๐๐๐", "๓,๐๐๐")
    records = read_rows(rows_of_quarters(full, full, ("๕๐,๐๐๐", "-", "-")))
    told = [f.item_id for f in records.findings if f.code == "parts_differ"]
    assert told == [records.items[2].item_id]
