"""Tables ruled by half: a frame and level rules only, uprights only, dotted and dashed rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from normalize.make_records import Records, make_records
from parsers.layout.blocks import find_blocks
from parsers.model import Box, Mark, Page, PageSource, Ruling, Table, Word
from parsers.page.rulings import Shape, read_shapes
from parsers.parse import parse_document
from parsers.scan.dashed import find_dashed, not_on
from parsers.scan.pixels import find_shapes
from parsers.scan.strokes import Stroke
from tests.reading_text import DOCUMENT_ID, codes
from tests.scan_drawings import Drawing

LEFT, RIGHT = 10.0, 420.0
PLACES = (15.0, 90.0, 260.0, 310.0, 360.0)
"""Left ends of mission, title and three years."""
HEADING = [
    (20, 280, "งบประมาณ (บาท)"),
    (26, 30, "ภารกิจ"),
    (26, 130, "โครงการ/กิจกรรม"),
    (34, 262, "ปี 2566"),
    (34, 312, "ปี 2567"),
    (34, 362, "ปี 2568"),
]


def words(*placed: tuple[float, float, str]) -> list[Word]:
    """Texts at (y, x), 4 points a letter, 8 points high; words parted by 3 points."""
    out = []
    for y, x, text in placed:
        for part in text.split():
            out.append(Word(part, part, Box(x, y, x + 4 * len(part), y + 8)))
            x += 4 * len(part) + 3
    return out


def level(*heights: float) -> list[Ruling]:
    return [Ruling("horizontal", y, LEFT, RIGHT) for y in heights]


def upright(top: float, bottom: float, *places: float) -> list[Ruling]:
    return [Ruling("vertical", x, top, bottom) for x in places]


def page(
    print_: Sequence[Word],
    rules: Sequence[Ruling],
    marks: Sequence[Mark] = (),
    number: int = 1,
    source: PageSource = "pdf",
) -> Page:
    return Page(number, 430, 600, tuple(print_), tuple(rules), tuple(marks), source, "pdf")


def read(*pages: Page) -> Records:
    title = words((2, 100, "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2567"))
    first, *others = pages
    whole = Page(1, 430, 600, (*title, *first.words), first.rulings, first.marks, "pdf", "pdf")
    return make_records(DOCUMENT_ID, parse_document(tuple(map(find_blocks, (whole, *others)))))


def table_of(one: Page) -> Table:
    (table,) = (block for block in find_blocks(one).blocks if isinstance(block, Table))
    return table


def texts(table: Table) -> list[list[str]]:
    rows = [["" for _ in range(table.n_cols)] for _ in range(table.n_rows)]
    for cell in table.cells:
        rows[cell.row][cell.col] = cell.text.replace("\n", "/")
    return rows


def row(y: float, mission: str, title: str, *amounts: str) -> list[Word]:
    money = [(y, x, text) for x, text in zip(PLACES[2:], amounts, strict=True)]
    first = words((y, PLACES[1], title), (y + 10, PLACES[1], "ชุมชนของเรา"), *money)
    return first + (words((y, PLACES[0], mission)) if mission else [])


BODY = [
    *row(50, "1.1 จิตสำนึก", "1. โครงการบ้านสวย", "10,000", "-", "5,000"),
    *row(80, "", "2. กิจกรรมคนดี", "-", "20,000", "-"),
    *row(110, "1.2 เยาวชน", "3. มาตรการโปร่งใส", "-", "-", "7,500"),
]
SUM = words((140, 200, "รวมทั้งสิ้น"), (140, 262, "10,000"), (140, 312, "20,000"), (140, 362, "12,500"))
ROWS = [
    ["ภารกิจ", "โครงการ/กิจกรรม", "งบประมาณ (บาท)", "", ""],
    ["", "", "ปี 2566", "ปี 2567", "ปี 2568"],
    ["1.1 จิตสำนึก", "1. โครงการบ้านสวย/ชุมชนของเรา", "10,000", "-", "5,000"],
    ["", "2. กิจกรรมคนดี/ชุมชนของเรา", "-", "20,000", "-"],
    ["1.2 เยาวชน", "3. มาตรการโปร่งใส/ชุมชนของเรา", "-", "-", "7,500"],
    ["", "รวมทั้งสิ้น", "10,000", "20,000", "12,500"],
]
FRAME = [*level(15, 46, 76, 106, 136, 152), *upright(15, 152, LEFT, RIGHT)]


def test_a_frame_and_level_rules_without_uprights() -> None:
    assert texts(table_of(page([*words(*HEADING), *BODY, *SUM], FRAME))) == ROWS


def test_the_same_with_uprights_between_the_years_only() -> None:
    rules = [*FRAME, *upright(15, 152, 255.0), *upright(31, 152, 305.0, 355.0)]
    rules += [Ruling("horizontal", 31, 255, RIGHT)]
    assert texts(table_of(page([*words(*HEADING), *BODY, *SUM], rules))) == ROWS


def test_uprights_in_the_heading_only_go_on_below_it() -> None:
    rules = [*FRAME, *upright(15, 46, 85.0), *upright(15, 152, 255.0), *upright(31, 152, 305, 355)]
    rules += [Ruling("horizontal", 31, 255, RIGHT)]
    assert texts(table_of(page([*words(*HEADING), *BODY, *SUM], rules))) == ROWS


def test_level_rules_alone_with_a_cell_that_is_taller_than_its_title() -> None:
    tall = words((70, 15, "ความตระหนัก"), (80, 15, "แก่บุคลากร"), (90, 15, "ทุกระดับ"))
    first = [w for w in BODY if w.box is not None and w.box.top < 70]
    rest = [
        Word(w.text, w.raw, Box(w.box.x0, w.box.top + 30, w.box.x1, w.box.bottom + 30))
        for w in [*BODY, *SUM]
        if w.box is not None and w.box.top >= 70
    ]
    rules = level(15, 46, 106, 136, 166, 182)
    rows = texts(table_of(page([*words(*HEADING), *first, *tall, *rest], rules)))
    assert [r[1] for r in rows[2:]] == [r[1] for r in ROWS[2:]]
    assert rows[2][0] == "1.1 จิตสำนึก/ความตระหนัก/แก่บุคลากร/ทุกระดับ"


def test_the_heading_of_a_level_may_have_three_lines() -> None:
    band = words(
        (50, 15, "1.1 การสร้างจิตสำนึกและความตระหนักแก่บุคลากรทั้งข้าราชการการเมืองฝ่ายบริหาร"),
        (60, 15, "ข้าราชการการเมืองฝ่ายสภาท้องถิ่น และฝ่ายประจำ"),
        (70, 90, "ท้องถิ่น"),
    )
    moved = [replace(w, box=replace(w.box, top=w.box.top + 35, bottom=w.box.bottom + 35))
             for w in BODY if w.box is not None]  # fmt: skip
    rules = [*level(15, 46, 81, 111, 141, 171), *upright(15, 171, LEFT, RIGHT)]
    rows = texts(table_of(page([*words(*HEADING), *band, *moved], rules)))
    assert rows[2][0].endswith("ฝ่ายประจำ/ท้องถิ่น")
    assert [r[-4] for r in rows[3:]] == [r[1] for r in ROWS[2:5]]


def test_a_page_without_the_heading_is_cut_where_the_page_before_is() -> None:
    more = [
        *row(20, "", "4. โครงการถนนสีขาว", "-", "-", "900"),
        *row(50, "", "5. กิจกรรมออมดี", "-", "800", "-"),
    ]
    rules = [*level(15, 46, 76), *upright(15, 76, LEFT, RIGHT)]
    records = read(
        page([*words(*HEADING), *BODY], FRAME[:5] + FRAME[6:]), page(more, rules, number=2)
    )
    money = {(b.fiscal_year_be, b.amount_baht) for b in records.budgets if b.amount_baht}
    assert [i.item_no for i in records.items] == [1, 2, 3, 4, 5]
    assert {(2568, 900.0), (2567, 800.0)} <= money


def test_another_table_of_fewer_columns_below_is_not_the_rest_of_the_one_before() -> None:
    rules = [*level(15, 46, 76), *upright(15, 76, LEFT, 255, RIGHT)]
    sums = words((20, 90, "จำนวนทั้งปี"), (20, 270, "3"), (50, 90, "งบทั้งปี"), (50, 310, "42,500"))
    first = page([*words(*HEADING), *BODY], FRAME[:5] + FRAME[6:])
    alone, both = read(first), read(first, page(sums, rules, number=2))
    assert [i.title for i in both.items] == [i.title for i in alone.items]
    assert [b.amount_baht for b in both.budgets] == [b.amount_baht for b in alone.budgets]


def test_a_cell_of_a_fully_ruled_table_is_not_cut_at_its_spaces() -> None:
    xs, ys = (LEFT, 40.0, 255.0, RIGHT), (15.0, 46.0, 76.0, 106.0)
    rules = [*level(*ys), *upright(15, 106, *xs)]
    print_ = words(
        (25, 15, "ที่"), (25, 100, "โครงการ/กิจกรรม"), (25, 300, "งบประมาณ"),
        (50, 15, "1"), (50, 45, "โครงการ"), (50, 150, "ก"), (50, 300, "100"),
        (80, 15, "2"), (80, 45, "โครงการ"), (80, 150, "ข"), (80, 300, "200"),
    )  # fmt: skip
    assert table_of(page(print_, rules)).n_cols == 3


# Uprights without level rules between the rows.

XS = (LEFT, 35.0, 200.0, 260.0, 300.0, 340.0, RIGHT)
SCHEDULE = words(
    (20, 15, "ที่"), (20, 80, "โครงการ/กิจกรรม"), (20, 210, "งบประมาณ"), (30, 210, "(บาท)"),
    (20, 265, "ต.ค."), (20, 305, "พ.ย."), (20, 350, "ผู้รับผิดชอบ"),
)  # fmt: skip


def items(top: float, step: float, numbered: bool = True) -> list[Word]:
    placed: list[tuple[float, float, str]] = [(top, 40, "1.1 การสร้างจิตสำนึกและความตระหนัก")]
    for k, (title, money) in enumerate(
        [("โครงการบ้านสวย", "10,000"), ("กิจกรรมคนดี", "-"), ("มาตรการโปร่งใส", "7,500")], start=1
    ):
        y = top + k * step
        placed += [(y, 40, title), (y + 10, 40, "ชุมชน"), (y, 210, money), (y, 345, f"กอง{k}")]
        placed += [(y, 15, str(k))] if numbered else []
    return words(*placed)


def dot(x: float, y: float) -> Mark:
    return Mark("point", Box(x - 2, y - 2, x + 2, y + 2))


def test_rows_that_no_rule_parts_are_told_by_their_numbers() -> None:
    rules = [*level(15, 42, 150), *upright(15, 150, *XS)]
    marks = [dot(280, 74), dot(320, 98)]
    records = read(page([*SCHEDULE, *items(50, 24)], rules, marks))
    assert [i.title for i in records.items] == [
        "โครงการบ้านสวยชุมชน", "กิจกรรมคนดีชุมชน", "มาตรการโปร่งใสชุมชน",
    ]  # fmt: skip
    assert [i.mission_no for i in records.items] == ["1.1"] * 3
    assert [b.amount_baht for b in records.budgets] == [10000.0, None, 7500.0]
    number = {i.item_id: i.item_no for i in records.items}
    assert [(number[m.item_id], m.month.month) for m in records.schedule] == [(1, 10), (2, 11)]


@pytest.mark.parametrize("dirt", ["เ", ".", "|"])
def test_dirt_beside_the_second_line_of_a_title_is_no_number(dirt: str) -> None:
    rules = [*level(15, 42, 150), *upright(15, 150, *XS)]
    print_ = [*SCHEDULE, *items(50, 24), *words((84, 14, dirt))]
    assert [item.title for item in read(page(print_, rules)).items] == [
        "โครงการบ้านสวยชุมชน", "กิจกรรมคนดีชุมชน", "มาตรการโปร่งใสชุมชน",
    ]  # fmt: skip


def test_without_numbers_titles_with_an_amount_each_tell_them() -> None:
    rules = [*level(15, 42, 150), *upright(15, 150, *XS)]
    records = read(page([*SCHEDULE, *items(50, 24, numbered=False)], rules))
    assert [b.amount_baht for b in records.budgets] == [10000.0, None, 7500.0]


def test_numbers_half_way_down_their_rows() -> None:
    """Rows of 34, 14 and 14 points that fill the cell, everything in the middle of its row."""
    print_ = words(
        (44, 40, "โครงการบ้านสวย"), (54, 40, "ชุมชน"), (49, 15, "1"), (49, 210, "100"),
        (39, 345, "กองคลัง"), (49, 345, "กองช่าง"), (59, 345, "สำนักปลัด"),
        (73, 40, "กิจกรรมคนดี"), (73, 15, "2"), (73, 210, "-"), (73, 345, "กองสวัสดิการ"),
        (87, 40, "มาตรการโปร่งใส"), (87, 15, "3"), (87, 210, "-"), (87, 345, "กองศึกษา"),
    )  # fmt: skip
    rules = [*level(15, 36, 98), *upright(15, 98, *XS)]
    heading = [w for w in SCHEDULE if w.text != "(บาท)"]
    records = read(page([*heading, *print_], rules))
    assert [i.item_no for i in records.items] == [1, 2, 3]
    assert records.items[0].responsible == ("กองคลัง", "กองช่าง", "สำนักปลัด")
    assert records.items[1].responsible == ("กองสวัสดิการ",)


def test_several_numbers_that_no_title_belongs_to_are_told() -> None:
    print_ = words(
        (50, 40, "ข้อความต่อเนื่องกัน"), (62, 40, "หลายบรรทัด"), (58, 15, "1"), (80, 15, "2"),
        (50, 210, "1,000"), (80, 210, "2,000"),
    )  # fmt: skip
    rules = [*level(15, 42, 98), *upright(15, 98, *XS)]
    assert "rows_not_parted" in codes(read(page([*SCHEDULE, *print_], rules)))


def test_a_mission_beside_several_items_is_the_mission_of_each() -> None:
    heading = words((20, 15, "ภารกิจ"), (20, 160, "ที่"), (20, 220, "โครงการ"), (20, 330, "งบประมาณ"))
    print_ = words(
        (50, 15, "1.1 การสร้างจิตสำนึก"), (60, 15, "และความตระหนัก"), (70, 15, "แก่บุคลากร"),
        (50, 160, "1"), (50, 190, "โครงการก"), (50, 330, "100"),
        (65, 160, "2"), (65, 190, "โครงการข"), (65, 330, "200"),
    )  # fmt: skip
    rules = [*level(15, 42, 90), *upright(15, 90, LEFT, 155, 180, 320, RIGHT)]
    items = read(page([*heading, *print_], rules)).items
    assert [(i.item_no, i.mission_no) for i in items] == [(1, "1.1"), (2, "1.1")]
    assert len({i.mission_raw for i in items}) == 1


# Dots and dashes.


def test_a_rule_drawn_dot_by_dot_is_a_rule_whichever_way_it_goes() -> None:
    def dots(*places: tuple[float, float]) -> list[Shape]:
        return [
            Shape("mlllh", ((x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1), (x, y)), False, True)
            for x, y in places
        ]

    down = dots(*((50.0, 10.0 + 2 * k) for k in range(20)))
    across = dots(*((10.0 + 2 * k, 80.0) for k in range(20)))
    rules, marks = read_shapes([*down, *across])
    assert set(rules) == {
        Ruling("vertical", 50.5, 10.0, 49.0), Ruling("horizontal", 80.5, 10.0, 49.0),
    }  # fmt: skip
    assert marks == ()


def test_dots_of_an_upright_read_as_print_say_that_it_goes_on() -> None:
    rules = [*level(15, 46, 76, 106), *upright(15, 106, LEFT, 255, RIGHT), *upright(46, 106, 40.0)]
    print_ = words(
        (25, 15, "ที่"), (25, 100, "โครงการ/กิจกรรม"), (25, 300, "งบประมาณ"),
        (50, 15, "1"), (50, 45, "โครงการก"), (50, 300, "100"),
        (80, 15, "2"), (80, 45, "โครงการข"), (80, 300, "200"),
    )  # fmt: skip
    dots = [Word(":", ":", Box(39.5, y, 40.5, y + 8)) for y in (18.0, 30.0)]
    table = table_of(page([*print_, *dots], rules, source="ocr"))
    assert texts(table)[0] == ["ที่", "โครงการ/กิจกรรม", "งบประมาณ"]


def test_dashed_rules_of_a_scan_are_strokes() -> None:
    drawing = Drawing()
    for k in range(20):
        drawing.rule(40 + 4.5 * k, 60, 42.5 + 4.5 * k, 60, 0.8)
        drawing.rule(200, 60 + 4.5 * k, 200, 62.5 + 4.5 * k, 0.8)
    image = drawing.scan(300)
    scale = 300 / 72
    found = find_dashed(find_shapes(((image < 128) * 255).astype(np.uint8)), scale)
    ends = {(s.orientation, round(s.position / scale), round(s.length / scale, -1)) for s in found}
    assert ends == {("horizontal", 60, 90), ("vertical", 200, 90)}


def test_uprights_in_the_heading_go_on_below_it_though_there_is_one_row() -> None:
    print_ = [
        *words((26, 15, "ที่"), (26, 60, "โครงการ/กิจกรรม")),
        *words(*((26, x, f"ปี {y}") for x, y in zip(PLACES[2:], (2566, 2567, 2568), strict=True))),
        *words((45, 15, "1"), (45, 45, "โครงการ ก"), (45, 262, "1,000"), (45, 325, "-")),
        *words((45, 362, "3,000")),
    ]  # fmt: skip
    rules = [*level(15, 38, 60), *upright(15, 60, LEFT, RIGHT), *upright(15, 38, 40, 255, 307, 357)]
    records = read(page(print_, rules))
    assert [(i.item_no, i.title) for i in records.items] == [(1, "โครงการ ก")]
    assert [b.amount_baht for b in records.budgets] == [1000.0, None, 3000.0]


def test_figures_and_the_text_close_behind_them_are_two_columns() -> None:
    """Level rules only; 3 points part what was spent from what was done, row after row."""
    heading = words(
        (20, 14, "ที่"), (20, 60, "โครงการ"), (20, 160, "งบประมาณ"), (20, 232, "เบิกจ่าย"),
        (20, 290, "ผลการดำเนินงาน"),
    )  # fmt: skip
    print_, rules = list(heading), [15.0, 32.0]
    for n, (spent, done) in enumerate(
        (("9,000", "จัดแล้ว"), ("-", "แจ้งเวียน"), ("15,500", "อบรมแล้ว")), 1
    ):
        y = 16.0 + 20 * n
        print_ += words((y, 14, f"{n}."), (y, 40, f"โครงการ {'กขค'[n - 1]}"), (y, 165, "20,000"))
        print_ += words((y, 274 - 4 * len(spent), spent), (y, 277, done))
        rules.append(y + 16)
    records = read(page(print_, level(*rules)))
    assert [(i.item_no, i.title, i.result) for i in records.items] == [
        (1, "โครงการ ก", "จัดแล้ว"),
        (2, "โครงการ ข", "แจ้งเวียน"),
        (3, "โครงการ ค", "อบรมแล้ว"),
    ]
    amounts = [b.amount_baht for b in records.budgets if b.kind == "disbursed"]
    assert amounts == [9000.0, None, 15500.0]


def test_a_darker_stretch_of_a_pale_rule_is_no_dashed_rule_on_it() -> None:
    rule = Stroke("horizontal", 100.0, 40, 800, 100, 100)
    on_it, beside = (replace(rule, position=y, start=200, end=300) for y in (100.0, 130.0))
    assert not_on([on_it, beside], [rule], 2.8) == [beside]


def test_years_each_over_two_columns_that_repeat() -> None:
    """The middle of ปี 2567 stands between its two columns, and at an end of neither's group."""
    print_ = words(
        (18, 226, "ปี 2567"), (18, 326, "ปี 2568"), (24, 40, "โครงการ/กิจกรรม"),
        (30, 205, "งบประมาณ"), (30, 255, "เบิกจ่าย"), (30, 305, "งบประมาณ"), (30, 355, "เบิกจ่าย"),
    )  # fmt: skip
    rules = [15.0, 42.0]
    for n, money in enumerate((("9,000", "8,500", "7,000", "-"), ("-", "-", "800", "750"))):
        y = 46.0 + 20 * n
        print_ += words((y, 14, f"{n + 1}. โครงการ {'กข'[n]}"))
        ends = (240, 290, 340, 390)
        print_ += words(*((y, x - 4 * len(m), m) for x, m in zip(ends, money, strict=True)))
        rules.append(y + 16)
    found = {
        (b.fiscal_year_be, b.kind, b.amount_baht) for b in read(page(print_, level(*rules))).budgets
    }
    assert found == {
        (2567, "planned", 9000.0), (2567, "disbursed", 8500.0), (2568, "planned", 7000.0),
        (2568, "disbursed", None), (2567, "planned", None), (2567, "disbursed", None),
        (2568, "planned", 800.0), (2568, "disbursed", 750.0),
    }  # fmt: skip


def test_an_upright_row_of_dots_is_a_rule_a_level_one_a_line_to_write_on() -> None:
    drawing = Drawing()
    for k in range(30):
        drawing.box(200, 60 + 1.5 * k, 201.2, 61.2 + 1.5 * k)
        drawing.box(40 + 1.5 * k, 60, 40.9 + 1.5 * k, 61.2)
    found = find_dashed(find_shapes(((drawing.scan(300) < 128) * 255).astype(np.uint8)), 300 / 72)
    assert [(s.orientation, round(s.length * 72 / 300)) for s in found] == [("vertical", 46)]


def test_uprights_in_the_rows_only_part_the_heading_too() -> None:
    heading = words((26, 30, "ภารกิจ"), (26, 130, "โครงการ/กิจกรรม"), (26, 262, "ปี 2566"))
    heading += words((26, 312, "ปี 2567"), (26, 362, "ปี 2568"))
    rules = [*FRAME, *upright(46, 152, 85.0, 255.0, 305.0, 355.0)]
    rows = texts(table_of(page([*heading, *BODY, *SUM], rules)))
    assert rows == [["ภารกิจ", "โครงการ/กิจกรรม", "ปี 2566", "ปี 2567", "ปี 2568"], *ROWS[2:]]
    two_levels = texts(table_of(page([*words(*HEADING), *BODY, *SUM], rules)))
    assert two_levels == ROWS
