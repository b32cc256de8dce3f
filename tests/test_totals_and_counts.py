"""Totals a document states: whose they are, where they stand, and tables that count items."""

from __future__ import annotations

import pytest

from normalize.make_records import Records
from normalize.raw import Span
from normalize.reading import read_dimension
from parsers.headings.columns import bind_heading
from parsers.hierarchy.context import Context
from parsers.hierarchy.totals import label_of_total, read_totals
from parsers.rows import RowCell
from tests.reading_text import codes, read_rows
from tests.test_adversarial import PLAN_2561, table

HEAD = "ที่|โครงการ|งบประมาณ|ผู้รับผิดชอบ\n"
DIMENSIONS = ("การสร้างวัฒนธรรมสุจริต", "การบริหารราชการด้วยความโปร่งใส")
PLAN = PLAN_2561.replace("2561", "2569")


def stated(records: Records) -> list[tuple[int | None, str, float | None, bool | None]]:
    return [(t.dimension_no, t.measure, t.stated, t.agrees) for t in records.totals]


def test_the_sum_of_one_mission_is_not_its_dimensions() -> None:
    text = PLAN
    for mission, money in (("1.1", "10,000"), ("1.2", "20,000")):
        text += f"มิติที่ 1 {DIMENSIONS[0]}\nภารกิจที่ {mission} การสร้างจิตสำนึกและความตระหนัก{mission}\n\n"
        text += (
            HEAD + f"1|โครงการ ก|{money}|กองคลัง\n2|โครงการ ข|-|กองคลัง\nรวม|2 โครงการ|{money}|\n\n"
        )
    records = read_rows(text)
    assert len(records.items) == 4
    assert (stated(records), codes(records) & {"total_differs", "count_differs"}) == ([], set())


def test_the_sum_of_one_mission_is_not_its_dimensions_though_it_disagrees() -> None:
    text = PLAN + f"มิติที่ 1 {DIMENSIONS[0]}\n"
    for mission, money, total in (("1.1", "1O,0x0", "10,000"), ("1.2", "20,000", "20,000")):
        text += f"ภารกิจที่ {mission} การสร้างจิตสำนึกและความตระหนัก{mission}\n\n"
        text += HEAD + f"1|โครงการ ก|{money}|กองคลัง\n|รวม|{total}|\n\n"
    records = read_rows(text)
    assert stated(records) == []
    told = [(f.message, f.suggestion) for f in records.findings if f.code == "total_differs"]
    assert [suggestion for _message, suggestion in told] == [None]
    assert told[0][0].startswith("mission 1.1, budget 2569: the document states 10,000.00")


def test_an_unread_sum_of_one_mission_is_none_of_its_dimension_either() -> None:
    text = PLAN + f"มิติที่ 1 {DIMENSIONS[0]}\n"
    for mission, total in (("1.1", "1O,x00"), ("1.2", "20,000")):
        text += f"ภารกิจที่ {mission} การสร้างจิตสำนึกและความตระหนัก{mission}\n\n"
        text += HEAD + f"1|โครงการ ใน {mission}|20,000|กองคลัง\n|รวม|{total}|\n\n"
    records = read_rows(text)
    assert (stated(records), codes(records)) == ([], {"total_unreadable"})


def test_counts_of_every_year_are_no_count_of_the_document() -> None:
    years = "".join(f"<td colspan=2>ปี {y}</td>" for y in (2561, 2562)) + "<td colspan=2>รวม</td>"
    below = "<td>จำนวนโครงการ</td><td>งบประมาณ</td>" * 3
    body = "<td>2</td><td>10,000</td><td>1</td><td>5,000</td><td>3</td><td>15,000</td>"
    records = read_rows(
        PLAN
        + table(
            f"<td rowspan=2>มิติ/ภารกิจ</td>{years}",
            below,
            f"<td>มิติที่ 1 {DIMENSIONS[0]}</td>{body}",
            f"<td>รวมทั้งสิ้น</td>{body}",
        )
    )
    assert {t.measure for t in records.totals} == {"budget"}
    assert (1, "budget", 10_000.0, None) in stated(records)


def test_a_bare_sum_below_the_last_mission_may_be_the_dimensions() -> None:
    text = PLAN + f"มิติที่ 1 {DIMENSIONS[0]}\n"
    for mission, rows in (
        ("1.1", "1|โครงการ ก|10,000|\n"),
        ("1.2", "1|โครงการ ข|20,000|\n|รวม|30,000|\n"),
    ):
        text += f"ภารกิจที่ {mission} การสร้างจิตสำนึกและความตระหนัก{mission}\n\n{HEAD}{rows}\n"
    assert stated(read_rows(text)) == [(1, "budget", 30_000.0, True)]


def test_totals_in_a_table_of_their_own_below_the_items() -> None:
    rows = "<td>1</td><td>โครงการ ก</td><td>5,000</td><td>กองคลัง</td>"
    records = read_rows(
        PLAN
        + f"มิติที่ 1 {DIMENSIONS[0]}\n"
        + table("<td>ที่</td><td>โครงการ</td><td>งบประมาณ</td><td>ผู้รับผิดชอบ</td>", rows)
        + "\n"
        + table("<td>รวมมิติที่ 1</td><td>5,000</td>", "<td>รวมทั้งสิ้น 1 โครงการ</td><td>6,000</td>")
    )
    assert stated(records) == [
        (1, "budget", 5000.0, True),
        (None, "count", 1.0, True),
        (None, "budget", 6000.0, False),
    ]


def test_totals_of_their_own_may_state_counts_in_a_cell_and_sums_by_year() -> None:
    head = "<td>ที่</td><td>โครงการ</td><td>ปี 2561</td><td>ปี 2562</td>"
    records = read_rows(
        PLAN_2561.replace("ประจำปีงบประมาณ พ.ศ. 2561", "(พ.ศ. 2561 - 2562)")
        + f"มิติที่ 1 {DIMENSIONS[0]}\n"
        + table(head, "<td>1</td><td>โครงการ ก</td><td>5,000</td><td>-</td>")
        + "\n"
        + table("<td>รวมมิติที่ 1</td><td>1 โครงการ 0 มาตรการ</td><td>5,000</td><td>□</td>")
    )
    assert [(t.measure, t.fiscal_year_be, t.stated) for t in records.totals] == [
        ("count", None, 1.0),
        ("count", None, 0.0),
        ("budget", 2561, 5000.0),
        ("budget", 2562, None),
    ]
    assert "total_unreadable" in codes(records)


def test_a_total_that_cannot_be_read_says_so() -> None:
    records = read_rows(PLAN + HEAD + "1|โครงการ ก|5,000|กองคลัง\n|รวมทั้งสิ้น|2 9 620,000|\n")
    assert stated(records) == [(None, "budget", None, None)]
    assert "total_unreadable" in codes(records)


def test_a_table_that_counts_items_by_type_has_no_items() -> None:
    counts = "มิติ|โครงการ|กิจกรรม|มาตรการ|รวม|งบประมาณ (บาท)\n"
    records = read_rows(
        PLAN
        + f"มิติที่ 1 {DIMENSIONS[0]}\n\n{HEAD}1|โครงการ ก|5,000|กองคลัง\n2|มาตรการ ข|-|กองคลัง\n\n"
        + counts
        + f"มิติที่ 1 {DIMENSIONS[0]}|1|0|1|2|5,000\nรวมทั้งสิ้น|1|0|1|2|5,000\n"
    )
    assert [i.title for i in records.items] == ["โครงการ ก", "มาตรการ ข"]
    assert len(records.totals) == 10
    assert all(t.agrees for t in records.totals)
    assert [t.item_type for t in records.totals[:4]] == ["project", "activity", "measure", None]


def test_a_summary_with_missions_between_the_dimensions_and_their_sums() -> None:
    heads = [f"<td colspan=3>มิติที่ {k} {name}</td>" for k, name in enumerate(DIMENSIONS, 1)]
    sums = ["<td>รวม</td><td>1</td><td>5,000</td>", "<td>รวม</td><td>1</td><td>7,000</td>"]
    records = read_rows(
        PLAN
        + table(
            "<td>มิติ/ภารกิจ</td><td>จำนวนโครงการ</td><td>จำนวนงบประมาณ</td>",
            heads[0], "<td>1.1 การสร้างจิตสำนึก</td><td>1</td><td>5,000</td>", sums[0],
            heads[1], "<td>2.1 การเปิดเผยข้อมูล</td><td>1</td><td>7,000</td>", sums[1],
            "<td>รวมทั้งสิ้น</td><td>2</td><td>12,000</td>",
        )
        + f"\nมิติที่ 1 {DIMENSIONS[0]}\n\n{HEAD}1|โครงการ ก|5,000|กองคลัง\n"
        + f"\nมิติที่ 2 {DIMENSIONS[1]}\n\n{HEAD}1|โครงการ ข|7,000|กองคลัง\n"
    )  # fmt: skip
    assert stated(records) == [
        (1, "count", 1.0, True), (1, "budget", 5000.0, True),
        (2, "count", 1.0, True), (2, "budget", 7000.0, True),
        (None, "count", 2.0, True), (None, "budget", 12_000.0, True),
    ]  # fmt: skip


def test_what_a_plan_hopes_for_makes_it_no_results_report() -> None:
    head = "ที่|โครงการ|งบประมาณ|ผลที่คาดว่าจะได้รับ|ผู้รับผิดชอบ\n"
    plan = read_rows(PLAN + head + "1|โครงการ ก|5,000|ดี|กองคลัง\n")
    assert [(i.section, i.outcome) for i in plan.items] == [("plan", "ดี")]


def test_a_sum_in_a_shaded_row_whose_marks_a_scan_read_as_a_line_of_their_own() -> None:
    label = RowCell(Span("a๑.๘\nรวมมตท ๔", "a๑.๘\nรวมมตท ๔", (), "ocr", 0.8))
    amount = RowCell(Span("๑,๐๐๐", "๑,๐๐๐", (), "ocr", 0.9))
    columns = (bind_heading(0, ("โครงการ",)), bind_heading(1, ("งบประมาณ 2566",)))
    name = label_of_total((label, amount), columns)
    assert name == "รวมมตท 4"
    (total,) = read_totals((label, amount), columns, name, "plan", Context(), False)
    assert total.dimension is not None and total.dimension.text == "รวมมตท 4"
    assert read_dimension(total.dimension.text, "nacc_2561").no == "4"


def test_a_missions_sum_whose_marks_a_scan_lost_is_no_item() -> None:
    label = RowCell(Span("= ๘\nรวมภารกจท ๔.๒", "= ๘\nรวมภารกจท ๔.๒", (), "ocr", 0.8))
    columns = (bind_heading(0, ("โครงการ",)), bind_heading(1, ("งบประมาณ 2566",)))
    assert label_of_total((label, RowCell(None)), columns) == "รวมภารกจท 4.2"


@pytest.mark.parametrize(
    "heading",
    ["จำนวนโครงการตามแผน", "จำนวนโครงการทั้งหมด", "โครงการตามแผน", "จำนวนโครงการ/กิจกรรม ตามแผน"],
)
def test_numbers_under_a_heading_of_projects_are_counts(heading: str) -> None:
    records = read_rows(
        "รายงานผลการดำเนินการตามแผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. ๒๕๖๖\n\n"
        + f"มิติ|{heading}|แล้วเสร็จ|อยู่ระหว่างดำเนินการ\n"
        + f"มิติที่ ๑ {DIMENSIONS[0]}|๖|๕|๑\nมิติที่ ๒ {DIMENSIONS[1]}|๗|๗|-\nรวม|๑๓|๑๒|๑\n"
    )
    assert records.items == ()
    assert [s[:3] for s in stated(records)] == [
        (1, "count", 6.0),
        (2, "count", 7.0),
        (None, "count", 13.0),
    ]


def test_a_missions_count_of_all_types_is_not_its_dimensions() -> None:
    text = PLAN
    for mission, money in (("1.1", "10,000"), ("1.2", "20,000")):
        text += f"มิติที่ 1 {DIMENSIONS[0]}\nภารกิจที่ {mission} การสร้างจิตสำนึกและความตระหนัก{mission}\n\n"
        text += HEAD + f"1|โครงการ ก|{money}|กองคลัง\n2|โครงการ ข|-|กองคลัง\n"
        text += f"|รวม 2 โครงการ/กิจกรรม/มาตรการ|{money}|\n\n"
    records = read_rows(text)
    assert (stated(records), codes(records) & {"total_differs", "count_differs"}) == ([], set())


def test_a_bare_number_column_beside_dimensions_counts_their_items() -> None:
    text = PLAN + f"มิติที่ 1 {DIMENSIONS[0]}\n\n" + HEAD
    text += "1|โครงการ ก|10,000|กองคลัง\n2|โครงการ ข|-|กองคลัง\n\n"
    text += f"มิติ|จำนวน|งบประมาณ (บาท)\nมิติที่ 1 {DIMENSIONS[0]}|2|10,000\nรวมทั้งสิ้น|2|10,000\n"
    assert stated(read_rows(text)) == [
        (1, "count", 2.0, True),
        (1, "budget", 10000.0, True),
        (None, "count", 2.0, True),
        (None, "budget", 10000.0, True),
    ]


@pytest.mark.parametrize("label", ["รวมงบประมาณ", "• รวมงบประมาณ", "· รวมทั้งสิ้น", ".- รวม"])
def test_specks_before_a_sum_make_no_item_of_it(label: str) -> None:
    text = PLAN + f"มิติที่ 1 {DIMENSIONS[0]}\n\n" + HEAD
    text += f"1|โครงการ ก|20,000|กองคลัง\n2|• รวมพลังคนดี|5,000|กองคลัง\n|{label}|25,000|\n\n"
    records = read_rows(text)
    assert [i.title for i in records.items] == ["โครงการ ก", "รวมพลังคนดี"]
    assert [(t.stated, t.agrees) for t in records.totals] == [(25_000.0, True)]
