"""Ordinary tables, cards and lists that rules for other layouts took for theirs, or refused."""

from __future__ import annotations

import pytest

from parsers.model import Cell, Table
from tests.reading_text import codes, read_rows
from tests.test_half_ruled_tables import level, page, upright, words
from tests.test_half_ruled_tables import read as read_pages
from tests.test_headings_in_cells import FIRST, RESULTS, SECOND
from tests.test_labelled_cells import PLAN, grid, line, read
from tests.test_money_parts import money, table
from tests.test_storeys_in_cells import heading, item
from tests.test_storeys_in_cells import page as storeyed
from tests.test_storeys_in_cells import read_pages as read_storeys
from tests.test_ticked_strips import ARROWS, PRINT, TICKED


def cell(row: int, col: int, text: str, rows: int = 1) -> Cell:
    return Cell(row, col, rows, 1, tuple(map(line, text.split("\n"))))


@pytest.mark.parametrize("over", ["", f"{FIRST}\n"])
def test_a_unit_merged_beside_two_dimensions_ends_no_reading(over: str) -> None:
    # The heading's row would have gone through the unit's cell: the whole document failed.
    cells = (
        cell(0, 0, "โครงการ/กิจกรรม"), cell(0, 1, "ผลการดำเนินงาน"), cell(0, 2, "ผู้รับผิดชอบ"),
        cell(1, 0, f"{over}1. โครงการอบรม"), cell(1, 1, "อบรมแล้ว"), cell(1, 2, "สำนักปลัด", 2),
        cell(2, 0, f"{SECOND}\n2. โครงการสืบสาน"), cell(2, 1, "จัดแล้ว"),
    )  # fmt: skip
    records = read(RESULTS, (Table(1, 3, 3, cells),))
    assert "rows_not_parted" in codes(records)
    assert all(i.responsible == ("สำนักปลัด",) for i in records.items)


def test_an_item_without_a_number_is_no_part_of_the_heading_above_it() -> None:
    # It was lost in the dimension's name, and its step was the item.
    rows = (
        (f"{FIRST}\nโครงการอบรม\n1. กิจกรรมอบรมเด็ก", "อบรมแล้ว"),
        (f"{SECOND}\nโครงการสืบสาน\n1. กิจกรรมทำบุญ", "จัดแล้ว"),
    )
    records = read(RESULTS, (grid(("โครงการ/กิจกรรม", "ผลการดำเนินงาน"), *rows),))
    assert "กิจกรรมอบรมเด็ก" not in {i.title for i in records.items}
    assert "rows_not_parted" in codes(records)


@pytest.mark.parametrize(
    "said", ["ผลการเบิกจ่ายตามแผนการใช้จ่ายงบประมาณ", "เบิกจ่ายจริงตามแผนการใช้จ่ายเงิน", "ผลตามแผนการเบิกจ่าย"]
)
def test_what_was_spent_by_a_plan_is_no_plan(said: str) -> None:
    head = (f"ที่|ภารกิจ|โครงการ|{said}|>|ผู้รับผิดชอบ", "^|^|^|ไตรมาส ๑|ไตรมาส ๒|^")
    row = "๑|๑.๑|โครงการอบรม|๑,๐๐๐|๒,๐๐๐|กองคลัง"
    assert money(read_rows(f"{RESULTS}\n" + table(*head, row))) == [
        ("disbursed", "ไตรมาส 1", "amount", 1000.0),
        ("disbursed", "ไตรมาส 2", "amount", 2000.0),
    ]


def test_titles_of_projects_that_belong_to_missions_are_titles() -> None:
    heads = ("ที่", "โครงการที่เชื่อมโยงกับภารกิจ", "งบประมาณ (บาท)")
    rows = (("1", "โครงการ ก", "2,000"), ("2", "โครงการ ข", "2,500"))
    records = read(PLAN, (grid(heads, *rows),))
    assert [i.title for i in records.items] == ["โครงการ ก", "โครงการ ข"]


@pytest.mark.parametrize(
    "title",
    [". โครงการ 5 ส", " กิจกรรม 5 ส", " มาตรการต่อต้านการทุจริต", " โครงการ/กิจกรรมเทิดทูน", ". กิจกรรม"],
)
def test_a_title_that_goes_on_as_a_count_does_opens_its_card(title: str) -> None:
    # The cards were lost, and nothing said so.
    point = "." if title.startswith(".") else ""
    titles = [f"{k}{point} โครงการ{name}" for k, name in enumerate("กขคง", 1)]
    titles[1::2] = [f"2{title}", f"4{title}"]
    placed = []
    for k, text in enumerate(titles):
        x, y = (15, 260)[k % 2], (80, 130)[k // 2]
        placed += [(y, x, text), (y + 15, x + 14, "ผู้รับผิดชอบ กองคลัง")]
    records = read_pages(page(words(*placed), []))
    assert [i.item_no for i in records.items] == [1, 2, 3, 4]
    assert {i.responsible for i in records.items} == {("กองคลัง",)}


def test_a_table_whose_targets_count_is_no_cards() -> None:
    rows = (
        (20, ("ที่", "โครงการ/กิจกรรม", "ผลผลิต", "งบประมาณ", "ผู้รับผิดชอบ")),
        (40, ("1", "โครงการบ้านสวย", "2 กิจกรรม", "5,000", "กองช่าง")),
        (60, ("2", "กิจกรรมคนดี", "3 มาตรการป้องกัน", "6,000", "กองคลัง")),
    )
    places = (15, 40, 190, 280, 345)
    placed = [(y, x, text) for y, row in rows for x, text in zip(places, row, strict=True)]
    records = read_pages(page(words(*placed), level(15, 35, 55, 75)))
    assert [i.target for i in records.items] == ["2 กิจกรรม", "3 มาตรการป้องกัน"]


def test_an_item_without_a_strip_below_the_last_is_not_cut_off() -> None:
    third = words((140, 14, "3"), (140, 40, "โครงการที่ไม่มีแถบ"))
    records = read_pages(page([*PRINT, *third], [*TICKED, *level(160)], ARROWS))
    assert [i.item_no for i in records.items] == [1, 2, 3]


@pytest.mark.parametrize("last", ["งบประมาณ", "ตัวชี้วัด"])
def test_values_among_which_a_unit_is_are_a_row_without_money(last: str) -> None:
    values = ("50คน", "กองช่าง", "" if last == "งบประมาณ" else "80")
    one = storeyed(heading(("เป้าหมาย", "รับผิดชอบ", last)), item("1", "กิจกรรมคนดี", values, 0))
    (read_item,) = read_storeys(one).items
    assert (read_item.target, read_item.responsible) == ("50คน", ("กองช่าง",))


def test_a_statement_wider_than_its_ruled_cell_is_not_said_of_the_years_beside() -> None:
    edges = (10, 40, 160, 200, 240, 280, 420)
    rows = (
        (10, ("", "", "งบประมาณ")),
        (24, ("ที่", "โครงการ", "2566", "2567", "2568", "หน่วยงาน")),
        (44, ("1", "โครงการสวน", "1,000", "2,000", "2,000", "กองช่าง")),
        (64, ("2", "โครงการป่า", "ไม่ใช้งบประมาณ", "", "", "กองคลัง")),
        (84, ("3", "โครงการน้ำ", "5,000", "", "7,000", "กองช่าง")),
    )
    placed = [(y, x + 3, t) for y, row in rows for x, t in zip(edges, row, strict=False) if t]
    records = read_pages(page(words(*placed), [*level(20, 40, 80, 100), *upright(20, 100, *edges)]))
    second = [b.status for b in records.budgets if b.item_id == records.items[1].item_id]
    assert second == ["no_budget", "blank", "blank"]
