"""What a number, a label, a word of a title or "no budget" is not, however like it it looks."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalize.make_records import Records
from parsers.adapters.text_file import read_text
from parsers.parse import parse_document
from tests.reading_text import codes, read_rows
from tests.test_labelled_cells import grid, read
from tests.test_list_lines import FIRST, LAST, PLAN

PLAN_3 = "แผนปฏิบัติการป้องกันการทุจริต 3 ปี (พ.ศ. 2566 - 2568)"
MISSION = "ภารกิจที่ 1.1 การสร้างจิตสำนึก\n"
PLACE = "\nเทศบาลตำบลปากแพรก อำเภอเมือง จังหวัดตาก\n\n"
ITA_RESULTS = (
    f"รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๗{PLACE}"
)


def money(records: Records) -> list[tuple[str, int | None, str, float | None]]:
    titles = {i.item_id: i.title for i in records.items}
    return [(titles[b.item_id], b.fiscal_year_be, b.status, b.amount_baht) for b in records.budgets]


def told(records: Records) -> set[str]:
    """Codes of findings, without those about the missions' names and the numbering."""
    return codes(records) - {"mission_uncertain", "numbering_gap", "amount_unit"}


def test_activities_numbered_below_their_mission_are_items() -> None:
    records = read_rows(
        PLAN + FIRST + MISSION + "กิจกรรมที่ 1.1.1 ปลูกป่าชุมชน งบประมาณ ปี 2566 จำนวน 20,000 บาท\n"
        "ผู้รับผิดชอบ : กองช่าง\n"
        "กิจกรรมที่ 1.1.2 อบรมคุณธรรม งบประมาณ ปี 2566 จำนวน 30,000 บาท\nผู้รับผิดชอบ : กองคลัง\n"
        "กิจกรรมที่ 1.1.3 ประชุมประชาคม งบประมาณ ปี 2567 จำนวน 40,000 บาท\nผู้รับผิดชอบ : กองคลัง\n"
    )
    amounts = [b.amount_baht for b in records.budgets]
    assert amounts == [20_000.0, 30_000.0, 40_000.0] or told(records)


def test_an_activity_numbered_below_its_mission_is_no_place_of_the_items_below() -> None:
    records = read_rows(
        PLAN + FIRST + MISSION + "1. โครงการรักษ์ป่า งบประมาณ ปี 2566 จำนวน 10,000 บาท\n"
        "กิจกรรมที่ 1.1.1 ปลูกป่าชุมชน งบประมาณ ปี 2566 จำนวน 20,000 บาท\n"
        "2. โครงการรักษ์น้ำ งบประมาณ ปี 2566 จำนวน 30,000 บาท\n"
        "3. โครงการรักษ์ดิน งบประมาณ ปี 2566 จำนวน 40,000 บาท\n"
    )
    assert told(records) or (
        20_000.0 in {b.amount_baht for b in records.budgets}
        and {i.sub_mission_no for i in records.items} == {None}
    )


def test_an_activity_with_blank_cells_is_an_item() -> None:
    rows: list[Sequence[str | None]] = [
        ("ที่", "โครงการ/กิจกรรม/มาตรการ", "ปี 2566", "ปี 2567", "ผู้รับผิดชอบ"),
        ("1", "โครงการหลักคุณธรรม", "30,000", "-", "กองคลัง"),
        ("", "กิจกรรมที่ 1.1.1 อบรมคุณธรรมจริยธรรม", "", "", ""),
        ("2", "โครงการปลูกป่า", "20,000", "-", "กองคลัง"),
    ]
    records = read(PLAN_3, (FIRST.strip(), MISSION.strip(), grid(*rows)))
    assert told(records) or (len(records.items) == 3 and records.items[-1].sub_mission_no is None)


@pytest.mark.parametrize(
    ("unit", "cell", "first"),
    [("\n(พันบาท)", "1. 12.50\n2. 30.00", 12_500.0), ("", "1. 5002.00\n2. 3000.00", 5_002.0)],
)
def test_the_number_of_a_title_is_none_inside_an_amount(unit: str, cell: str, first: float) -> None:
    rows: list[Sequence[str | None]] = [
        ("ภารกิจ", "โครงการ/กิจกรรม/มาตรการ", f"ปี 2566{unit}", f"ปี 2567{unit}"),
        ("1.1 การสร้างจิตสำนึก", "1. โครงการ ก\n2. โครงการ ข", cell, "1. -\n2. -"),
        ("1.2 การสร้างความตระหนัก", "โครงการ ค", "800", "400"),
    ]
    records = read(PLAN_3, (grid(*rows),))
    one = next(b for b in records.budgets if b.fiscal_year_be == 2566)
    assert one.status == "unreadable" or one.amount_baht == first


@pytest.mark.parametrize(("number", "cell"), [("2.", "2. 500"), ("15.", "15. 500")])
def test_a_misread_comma_is_no_number_of_the_value(number: str, cell: str) -> None:
    rows: list[Sequence[str | None]] = [
        ("ภารกิจ", "โครงการ/กิจกรรม/มาตรการ", "ปี 2566", "ปี 2567"),
        ("1.1 การสร้างจิตสำนึก", f"{number} โครงการละครสั้น", cell, "2,000"),
        ("1.2 การสร้างความตระหนัก", "3. โครงการอบรม", "5,000", "4,000"),
    ]
    records = read(PLAN_3, (grid(*rows),))
    assert money(records)[0][3] != 500.0 or told(records)


def test_an_amount_with_a_point_and_a_dash_behind_it_is_no_numbered_dash() -> None:
    rows: list[Sequence[str | None]] = [
        ("ที่", "โครงการ/กิจกรรม/มาตรการ", "ปี 2566\n(พันบาท)", "ปี 2567\n(พันบาท)"),
        ("1", "โครงการละครสั้น", "30. -", "25.-"),
        ("2", "โครงการอบรม", "15.-", "40.-"),
    ]
    records = read(PLAN_3, (grid(*rows),))
    assert money(records)[0][2] != "dash" or told(records)


@pytest.mark.parametrize("period", ["ปี 67", "ปีแรกของแผน", "ไตรมาส 1 ปี 67"])
def test_no_budget_of_an_item_with_a_period_is_of_no_other_year(period: str) -> None:
    records = read_rows(
        PLAN + FIRST + "1. มาตรการตรวจรับพัสดุ\nงบประมาณ : ไม่ใช้งบประมาณ\n"
        f"ระยะเวลา : {period}\n2. โครงการรักษ์น้ำชุมชน\nผู้รับผิดชอบ : กองคลัง\n" + LAST
    )
    assert records.items[0].period == period
    assert told(records) or 2568 not in {b.fiscal_year_be for b in records.budgets}


@pytest.mark.parametrize("words", ["ไม่ใช้งบประมาณในปีแรก", "ไม่ใช้งบประมาณ ยกเว้นปีที่จัดอบรม"])
def test_no_budget_but_for_some_years_is_not_that_of_all(words: str) -> None:
    records = read_rows(
        PLAN + FIRST + f"1. มาตรการตรวจรับพัสดุ\nงบประมาณ : {words}\nผู้รับผิดชอบ : กองช่าง\n"
        "2. โครงการรักษ์น้ำชุมชน\nผู้รับผิดชอบ : กองคลัง\n" + LAST
    )
    assert told(records) or {b.fiscal_year_be for b in records.budgets} == {None}


def test_an_offices_task_is_no_mission_and_does_not_hide_the_headings() -> None:
    records = read_rows(
        PLAN + FIRST + MISSION + "1. โครงการรักษ์ป่าชุมชน\nภารกิจ : งานส่งเสริมการท่องเที่ยว\n"
        "ผู้รับผิดชอบ : กองช่าง\n2. โครงการรักษ์น้ำชุมชน\nผู้รับผิดชอบ : กองคลัง\n" + LAST
    )
    assert told(records) or records.items[0].mission_no == "1.1"


def band(*lines: str) -> str:
    return "<td colspan=3>" + "<br>".join(lines)


HEAD = "<th>มาตรการ<th>ผลการดำเนินการ<th>ผู้รับผิดชอบ"
ONE = "<td>มาตรการลดขั้นตอน<td>ลดแล้ว<td>สำนักปลัด"
TWO = "<td>มาตรการแสดงระยะเวลา<td>แสดงแล้ว<td>กองคลัง"
INDICATOR, ISSUE = "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่", "ประเด็น : บริการล่าช้า"


def ita(*rows: str) -> Records:
    return read_rows(f"{ITA_RESULTS}<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>")


@pytest.mark.parametrize(
    "below", ["คะแนนที่ได้ : ๘๕.๕", "แนวทางการแก้ไข : เร่งรัดงาน", "ประเด็น : ไม่เท่าเทียม"]
)
def test_an_issue_ends_at_the_next_label(below: str) -> None:
    records = ita(HEAD, band(INDICATOR, ISSUE, below), ONE, TWO)
    assert told(records) or not any(":" in (i.issue or "") for i in records.items)


def test_a_continued_heading_goes_on_with_its_issue() -> None:
    records = ita(HEAD, band(INDICATOR, ISSUE), ONE, band(f"{INDICATOR} (ต่อ)"), TWO)
    assert told(records) or [i.issue for i in records.items] == ["บริการล่าช้า"] * 2


def test_an_issue_in_a_row_of_its_own_is_that_of_the_items_below() -> None:
    records = ita(HEAD, band(INDICATOR), band(ISSUE), ONE, TWO)
    assert told(records) or [i.title for i in records.items] == [
        "มาตรการลดขั้นตอน",
        "มาตรการแสดงระยะเวลา",
    ]


@pytest.mark.parametrize(
    "name",
    [
        "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน และแนวทางการกำกับติดตาม",
        "มาตรการส่งเสริมคุณธรรมและความโปร่งใส และการติดตามประเมินผล",
    ],
)
def test_measures_whose_title_also_names_their_follow_up_are_measures(name: str) -> None:
    text = (
        f"{name} ประจำปีงบประมาณ พ.ศ. ๒๕๖๗{PLACE}ตัวชี้วัด|มาตรการ|ผู้รับผิดชอบ\n"
        "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่|มาตรการลดขั้นตอน|สำนักปลัด\n"
        "ตัวชี้วัดที่ ๓ การใช้อำนาจ|มาตรการมอบหมายงาน|กองคลัง\n"
    )
    facts = parse_document((read_text(text.replace("|", "\t"), engine="text"),)).facts
    assert facts.family is not None and facts.family.value == "ita_measures_report"
    assert {i.section for i in read_rows(text).items} == {"ita_measures"}
