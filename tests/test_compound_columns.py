"""Tables whose cells hold two things each: a title and its unit, two kinds of money, years."""

from __future__ import annotations

from dataclasses import replace

import pytest

from normalize.dates import THAI_MONTHS
from normalize.make_records import Records
from parsers.adapters.text_file import read_text
from parsers.reshaping.table_parts import headed_parts, with_compounds
from tests.reading_text import codes, read_rows

HEAD = (
    "รายงานผลการดำเนินการตามแผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2567\n"
    "เทศบาลตำบลลี้ อำเภอลี้ จังหวัดลำพูน\n\nมิติที่ 1 การสร้างวัฒนธรรมสุจริต\n\n"
)
PLAN = HEAD.replace("รายงานผลการดำเนินการตาม", "").replace(
    "ประจำปีงบประมาณ พ.ศ. 2567", "(พ.ศ. 2566 - 2568)"
)


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>\n\n"


def money(records: Records) -> list[list[tuple[int | None, str, str, float | None]]]:
    return [
        [
            (b.fiscal_year_be, b.kind, b.status, b.amount_baht)
            for b in records.budgets
            if b.item_id == item.item_id
        ]
        for item in records.items
    ]


RESULTS = (
    ("ที่", "โครงการ/กิจกรรม<br>(ผู้รับผิดชอบ)", "ผลการดำเนินงาน<br>(สถานะ)", "งบประมาณ<br>ตั้งไว้ / เบิกจ่าย"),
    ("1", "โครงการอบรม<br>(ทุกระดับ) (กองคลัง)", "อบรมแล้ว<br>(แล้วเสร็จ)", "20,000 / 18,500.50"),
    ("2", "กิจกรรมจิตอาสา (กองช่าง/<br>สำนักปลัด)", "เดือนละครั้ง<br>(อยู่ระหว่างดำเนินการ)", "36,000 / -"),
    ("3", "มาตรการโปร่งใส<br>(กองคลัง)", "ประกาศแล้ว (แล้วเสร็จ)", "ไม่ใช้งบประมาณ"),
)  # fmt: skip


def test_a_second_thing_in_brackets_and_two_kinds_of_money() -> None:
    records = read_rows(HEAD + table(*RESULTS))
    assert [(i.item_no, i.title, i.responsible, i.result, i.progress) for i in records.items] == [
        (1, "โครงการอบรม (ทุกระดับ)", ("กองคลัง",), "อบรมแล้ว", "completed"),
        (2, "กิจกรรมจิตอาสา", ("กองช่าง", "สำนักปลัด"), "เดือนละครั้ง", "in_progress"),
        (3, "มาตรการโปร่งใส", ("กองคลัง",), "ประกาศแล้ว", "completed"),
    ]
    assert money(records) == [
        [(2567, "planned", "amount", 20000.0), (2567, "disbursed", "amount", 18500.5)],
        [(2567, "planned", "amount", 36000.0), (2567, "disbursed", "dash", None)],
        [(2567, "planned", "no_budget", None), (2567, "disbursed", "no_budget", None)],
    ]


def test_two_units_may_have_a_bracket_each() -> None:
    more = ("4", "โครงการค่าย<br>(กองคลัง) (กองช่าง)", "อบรมแล้ว (แล้วเสร็จ)", "7,000 / 6,500")
    last = read_rows(HEAD + table(*RESULTS, more)).items[3]
    assert (last.title, last.responsible) == ("โครงการค่าย", ("กองคลัง", "กองช่าง"))


def test_one_amount_under_two_kinds_of_money_is_neither() -> None:
    records = read_rows(HEAD + table(*RESULTS, ("4", "โครงการค่าย (กองช่าง)", "-", "7,000")))
    assert [b[2:] for b in money(records)[3]] == [("unreadable", None)] * 2
    assert "amount_uncertain" in codes(records)


@pytest.mark.parametrize("heading", [(), RESULTS[:1]])
def test_the_page_after_is_parted_as_its_heading_says(heading: tuple[tuple[str, ...]]) -> None:
    more = table(*heading, ("4", "โครงการค่าย (กองช่าง)", "- (แล้วเสร็จ)", "7,000 / 6,500"))
    records = read_rows(HEAD + table(*RESULTS) + more)
    assert (records.items[3].title, records.items[3].responsible) == ("โครงการค่าย", ("กองช่าง",))
    assert [b[3] for b in money(records)[3]] == [7000.0, 6500.0]


def test_the_rest_of_a_row_on_the_next_page() -> None:
    cut = ("4", "โครงการค่าย", "ทำแล้ว", "7,000 / -")
    rest = ("", "ฤดูร้อน<br>(กองช่าง)", "(แล้วเสร็จ)", "")
    records = read_rows(HEAD + table(*RESULTS, cut) + table(RESULTS[0], rest))
    assert [(i.title, i.responsible, i.result, i.progress) for i in records.items[3:]] == [
        ("โครงการค่ายฤดูร้อน", ("กองช่าง",), "ทำแล้ว", "completed")
    ]


def test_a_title_with_brackets_of_its_own_stays_whole() -> None:
    rows = (
        ("โครงการ/กิจกรรม", "ผู้รับผิดชอบ", "งบประมาณ"),
        ("โครงการอบรม (ทุกระดับ)", "กองคลัง", "20,000"),
        ("กิจกรรมจิตอาสา (ริมคลอง)", "กองช่าง", "-"),
    )
    titles = [i.title for i in read_rows(HEAD + table(*rows)).items]
    assert titles == ["โครงการอบรม (ทุกระดับ)", "กิจกรรมจิตอาสา (ริมคลอง)"]


def test_a_unit_with_its_time_below_it() -> None:
    rows = (
        ("มาตรการ", "ผู้รับผิดชอบและกำหนดเวลา", "งบประมาณ"),
        ("มาตรการเปิดเผยข้อมูล", "- สำนักปลัด<br>- กองคลัง<br>ต.ค. 2566 - มี.ค. 2567", "-"),
        ("มาตรการรับฟังความเห็น", "กองช่าง<br>ตลอดปี", "-"),
    )
    assert [(i.responsible, i.period) for i in read_rows(HEAD + table(*rows)).items] == [
        (("สำนักปลัด", "กองคลัง"), "ต.ค. 2566 - มี.ค. 2567"),
        (("กองช่าง",), "ตลอดปี"),
    ]


@pytest.mark.parametrize("heading", ["โครงการ", "โครงการ/กิจกรรม<br>และผู้รับผิดชอบ"])
def test_labelled_lines_below_a_title(heading: str) -> None:
    rows = (
        ("ที่", heading, "งบประมาณ"),
        ("1", "โครงการอบรม<br>ของเทศบาล<br>ตัวชี้วัด : ร้อยละ 80<br>ผู้รับผิดชอบ : กองคลัง/กองช่าง", "20,000"),
        ("2", "มาตรการ 3 ข้อ : สุจริต<br>ผู้รับผิดชอบ : กองช่าง", "-"),
    )  # fmt: skip
    records = read_rows(HEAD + table(*rows))
    assert [(i.title, i.indicator, i.responsible) for i in records.items] == [
        ("โครงการอบรมของเทศบาล", "ร้อยละ 80", ("กองคลัง", "กองช่าง")),
        ("มาตรการ 3 ข้อ : สุจริต", None, ("กองช่าง",)),
    ]


YEARS = [
    [(2566, "planned", "amount", 5000.0), (2567, "planned", "dash", None),
     (2568, "planned", "amount", 7500.0)],
    [(2566, "planned", "amount", 300.0), (2567, "planned", "amount", 400.0),
     (2568, "planned", "blank", None)],
    [(y, "planned", "no_budget", None) for y in (2566, 2567, 2568)],
]  # fmt: skip
TITLES = ("โครงการอบรม", "โครงการค่าย", "มาตรการโปร่งใส")


@pytest.mark.parametrize(
    "cells",
    [
        ("ปี 2566 5,000<br>ปี 2567 -<br>ปี 2568 7,500", "ปี 2566 = 300 บาท ปี 2567 = 400 บาท",
         "ปี 2566 - 2568<br>ไม่ใช้งบประมาณ"),
        ("2566 : 5,000<br>2567 : -<br>2568 : 7,500", "2566 : 300<br>2567 : 400", "ไม่ใช้งบประมาณ"),
        ("ปี 2566 : 5,000<br>ปี 2567 : -<br>ปี 2568 : 7,500",
         "ปี 2566 : 300<br>ปี 2567 : 400<br>ปี 2568 :", "ปี 2566 - 2568 : ไม่ใช้งบ<br>ประมาณ"),
        ("ปี ๖๖ : ๕,๐๐๐<br>ปี ๖๗ : -<br>ปี ๖๘ : ๗,๕๐๐", "ปี 66 : 300<br>ปี 67 : 400<br>ปี 68 :",
         "ไม่ใช้งบประมาณ"),
        ("พ.ศ. 66 = 5,000 บาท<br>พ.ศ. 67 -<br>พ.ศ. 68 7,500", "ปี66:300<br>ปี67:400",
         "ไม่ใช้งบประมาณ"),
    ],
)  # fmt: skip
def test_a_cell_that_lists_years_has_an_amount_for_each(cells: tuple[str, ...]) -> None:
    rows = [("โครงการ", "งบประมาณ (บาท)"), *zip(TITLES, cells, strict=True)]
    assert money(read_rows(PLAN + table(*rows))) == YEARS


@pytest.mark.parametrize(
    "cell", ["ปี 66 - 68 : 5,000", "ปี 66 : 5,000<br>ปี 66 : 6,000", "66 : 5,000<br>67 : 6,000"]
)
def test_short_years_that_may_be_another_thing_state_no_amount(cell: str) -> None:
    rows = [("โครงการ", "งบประมาณ (บาท)"), *((title, cell) for title in TITLES)]
    assert not [b for row in money(read_rows(PLAN + table(*rows))) for b in row if b[3]]


def test_a_range_may_be_all_that_names_a_year() -> None:
    cells = ("ปี 2566 - 2568 : ไม่ใช้งบประมาณ", "ปี 2566 - 2568 : ปีละ<br>5,000", "ปี 2567 : 300")
    rows = [("โครงการ", "งบประมาณ (บาท)"), *zip(TITLES, cells, strict=True)]
    by_year = [[(b[0], b[3]) for b in row] for row in money(read_rows(PLAN + table(*rows)))]
    assert by_year == [
        [(2566, None), (2567, None), (2568, None)],
        [(2566, 5000.0), (2567, 5000.0), (2568, 5000.0)],
        [(2566, None), (2567, 300.0), (2568, None)],
    ]


def test_no_budget_may_stand_before_the_years_it_is_said_of() -> None:
    cells = (
        "ไม่ใช้งบประมาณ (ปี 2566 -<br>2568)",
        "ปี 2566 : 5,000 บาท<br>ปี 2567 : -<br>ปี 2568 : 6,000 บาท",
        "ปี 2566 : 1,000 บาท<br>ปี 2567 : -<br>ปี 2568 : -",
    )
    rows = [("โครงการ", "งบประมาณ"), *zip(TITLES, cells, strict=True)]
    found = money(read_rows(PLAN + table(*rows)))
    assert [(b[0], b[2]) for b in found[0]] == [(y, "no_budget") for y in (2566, 2567, 2568)]
    assert [b[3] for b in found[1]] == [5_000.0, None, 6_000.0]


def test_the_short_year_behind_a_word_for_money_is_a_year() -> None:
    head = ("โครงการ", "งบปี 66<br>(บาท)", "งบประมาณปี 67", "งบปี 68")
    found = money(read_rows(PLAN + table(head, (TITLES[0], "5,000", "-", "6,000"))))
    assert [(b[0], b[3]) for b in found[0]] == [(2566, 5_000.0), (2567, None), (2568, 6_000.0)]


def test_years_and_amounts_in_cells_side_by_side() -> None:
    records = read_rows(
        PLAN
        + "<table><tr><td>โครงการ</td><td colspan=2>งบประมาณ (บาท)</td></tr>"
        + "<tr><td>โครงการอบรม</td><td>ปี 2566<br>ปี 2567<br>ปี 2568</td>"
        + "<td>5,000<br>-<br>7,500</td></tr>"
        + "<tr><td>โครงการค่าย</td><td>ปี 2566<br>ปี 2567</td><td>300<br>400</td></tr>"
        + "<tr><td>มาตรการโปร่งใส</td><td>ปี 2566 - 2568</td><td>ไม่ใช้งบประมาณ</td></tr></table>"
    )
    assert money(records) == YEARS


def test_an_amount_of_several_years_is_of_each_only_where_the_cell_says_so() -> None:
    cells = ("ปี 2566 5,000 ปี 2567 6,000", "ปี 2566 - 2568 ปีละ 900 บาท", "ปี 2566 - 2568 9,000 บาท")
    rows = [("โครงการ", "งบประมาณ"), *zip(TITLES, cells, strict=True)]
    _first, each, unclear = money(read_rows(PLAN + table(*rows)))
    assert [b[3] for b in each] == [900.0] * 3
    assert {b[3] for b in unclear} == {None}


def test_an_instrument_and_its_indicator_in_one_cell() -> None:
    head = "รายงานการกำกับติดตามการประเมินคุณธรรมและความโปร่งใส (ITA) ประจำปีงบประมาณ พ.ศ. 2567\n\n"
    rows = (
        ("ลำดับ", "ตัวชี้วัด", "ประเด็นที่ต้องปรับปรุง", "มาตรการแก้ไข", "ผลการดำเนินการ"),
        ("1", "IIT ตัวชี้วัดที่ 3<br>การใช้อำนาจ", "มอบหมายงานไม่ตรง", "มาตรการทบทวนคำสั่ง", "ทบทวนแล้ว"),
        ("2", "EIT ตัวชี้วัดที่ 7<br>ประสิทธิภาพการสื่อสาร", "ช่องทางน้อย", "มาตรการเพิ่มช่องทาง", "-"),
    )
    items = read_rows(head + table(*rows)).items
    assert [(i.dimension_no, i.mission_no) for i in items] == [(1, "3"), (2, "7")]


def test_a_table_of_plain_columns_keeps_the_header_that_its_rows_bear_out() -> None:
    text = HEAD + table(("ที่", "โครงการ", "งบประมาณ"), ("1", "โครงการอบรม", "20,000"))
    blocks = read_text(text, engine="text").blocks
    parts = [part for block in blocks for part in headed_parts(block, "text", "results_report")]
    seen = [
        (block, engine, header and replace(header, columns=header.columns[::-1]))
        for block, engine, header in parts
    ]
    assert list(with_compounds(seen)) == seen


def test_what_was_spent_may_stand_in_brackets_behind_what_was_set() -> None:
    rows = (
        ("ที่", "โครงการ", "งบตั้งไว้ (เบิกจ่ายจริง) บาท", "หมายเหตุ"),
        ("1", "โครงการอบรม", "25,000 (23,780)", "-"),
        ("2", "กิจกรรมจิตอาสา", "- (-)", "-"),
        ("3", "โครงการค่าย", "30,000 (-)", "-"),
    )
    assert money(read_rows(HEAD + table(*rows))) == [
        [(2567, "planned", "amount", 25000.0), (2567, "disbursed", "amount", 23780.0)],
        [(2567, "planned", "dash", None), (2567, "disbursed", "dash", None)],
        [(2567, "planned", "amount", 30000.0), (2567, "disbursed", "dash", None)],
    ]
    single = [(*row[:2], row[2].split(" ")[0], row[3]) for row in rows[1:]]
    whole = money(read_rows(HEAD + table(rows[0], *single)))
    assert ("planned", "amount") not in {(b[1], b[2]) for item in whole for b in item}


MONTHS = [short for _no, _name, short in (*THAI_MONTHS[9:], *THAI_MONTHS[:9])]


def test_a_budget_beside_the_months_of_one_fiscal_year_is_of_that_year() -> None:
    years = [f"{m} {2566 if k < 3 else 2567}" for k, m in enumerate(MONTHS)]
    row = ("1", "โครงการอบรม", "5,000", "✓", *[""] * 11)
    records = read_rows(PLAN + table(("ที่", "โครงการ", "งบประมาณ", *years), row))
    assert money(records) == [[(2567, "planned", "amount", 5000.0)]]
    half = read_rows(PLAN + table(("ที่", "โครงการ", "งบประมาณ", *years[:6]), row[:9]))
    assert [b[0] for b in money(half)[0]] == [None]


STACKED = (
    ("ที่", "โครงการ/กิจกรรม", "งบประมาณ<br>(บาท)<br>ตั้งไว้<br>เบิกจ่าย", "ผลการดำเนินงาน"),
    ("1", "โครงการอบรม", "20,000<br>18,500", "อบรมแล้ว"),
    ("2", "กิจกรรมจิตอาสา", "36,000<br>-", "เดือนละครั้ง"),
    ("3", "มาตรการโปร่งใส", "-", "ประกาศแล้ว"),
)


def test_what_was_set_above_what_was_spent_as_the_heading_says() -> None:
    assert money(read_rows(HEAD + table(*STACKED))) == [
        [(2567, "planned", "amount", 20000.0), (2567, "disbursed", "amount", 18500.0)],
        [(2567, "planned", "amount", 36000.0), (2567, "disbursed", "dash", None)],
        [(2567, "planned", "dash", None), (2567, "disbursed", "dash", None)],
    ]


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("งบประมาณ<br>ตั้งไว้<br>เบิกจ่าย", ("20,000", "36,000", "5,000<br>4,000")),
        ("งบประมาณ<br>ที่ใช้จริง", ("20,000<br>18,500", "36,000<br>-", "-")),
    ],
    ids=["single amounts", "one kind"],
)
def test_amounts_one_above_the_other_are_of_no_kind_that_the_heading_does_not_give(
    heading: str, cells: tuple[str, ...]
) -> None:
    rows = [(*row[:2], cell, row[3]) for row, cell in zip(STACKED[1:], cells, strict=True)]
    records = read_rows(HEAD + table((*STACKED[0][:2], heading, STACKED[0][3]), *rows))
    assert {len(row) for row in money(records)} == {1}


def two_rows(no: str, title: str, unit: str, time: str) -> str:
    return (
        f'<tr><td rowspan="2">{no}</td><td rowspan="2">{title}</td><td>{unit}</td>'
        f'<td rowspan="2">อบรม</td></tr><tr><td>{time}</td></tr>'
    )


def test_a_time_in_a_row_of_its_own_below_its_unit_is_no_part_of_the_unit() -> None:
    heads = ("ที่", "มาตรการ", "ผู้รับผิดชอบ / ระยะเวลา", "แนวทางดำเนินการ")
    rows = two_rows("1", "มาตรการกำหนดเวลาให้บริการ", "ทุกสำนัก/กอง", "ต.ค. 2566 - มี.ค. 2567")
    rows += two_rows("2", "มาตรการชี้แจงงบประมาณ", "กองคลัง", "พ.ย. 2566 และ พ.ค. 2567")
    rows += two_rows("3", "มาตรการเผยแพร่ข้อมูล", "สำนักปลัด", "ธ.ค. 2566")
    head = "".join(f"<td>{text}</td>" for text in heads)
    ita = "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส (ITA) ปี 2567\n\n"
    records = read_rows(f"{ita}<table><tr>{head}</tr>{rows}</table>\n")
    assert [(i.responsible, i.period) for i in records.items] == [
        (("ทุกสำนัก/กอง",), "ต.ค. 2566 - มี.ค. 2567"),
        (("กองคลัง",), "พ.ย. 2566 และ พ.ค. 2567"),
        (("สำนักปลัด",), "ธ.ค. 2566"),
    ]
