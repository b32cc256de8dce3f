"""Forms with their labels below each other in one cell, and the values beside them in the next."""

from __future__ import annotations

from normalize.make_records import Records, make_records
from parsers.forms.labels_in_rows import labels_apart
from parsers.layout.blocks import find_all_blocks
from parsers.model import Box, Cell, Line, Ruling, Table
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID
from tests.test_half_ruled_tables import page, words

LABELS = ["ชื่อโครงการ", "ความสอดคล้อง", "วัตถุประสงค์", "งบประมาณ", "ผู้รับผิดชอบ"]
VALUES = [
    ["โครงการบ้านสวยเมืองสุจริต"],
    ["มิติที่ 1 การสร้างวัฒนธรรมสุจริต"],
    ["เพื่อให้พนักงานรู้หน้าที่", "เพื่อลดความเสี่ยง"],
    ["ปี 2566 จำนวน 45,000 บาท", "ปี 2567 จำนวน 50,000 บาท"],
    ["สำนักปลัด"],
]


def form(
    top: float, labels: list[str] = LABELS
) -> tuple[list[tuple[float, float, str]], list[Ruling]]:
    placed: list[tuple[float, float, str]] = []
    y = top + 4
    for label, lines in zip(labels, VALUES, strict=True):
        placed += [(y, 15, label)] if label else []
        for line in lines:
            placed.append((y, 100, line))
            y += 12
    rules = [Ruling("horizontal", at, 10, 400) for at in (top, y + 2)]
    rules += [Ruling("vertical", x, top, y + 2) for x in (10, 95, 400)]
    return placed, rules


def read(*tops: float) -> Records:
    forms = [form(top) for top in tops]
    title = [(5, 90, "แผนปฏิบัติการป้องกันการทุจริต พ.ศ. 2566 - 2570")]
    print_ = words(*title, *(place for placed, _ in forms for place in placed))
    rules = [rule for _, own in forms for rule in own]
    return make_records(DOCUMENT_ID, parse_document(find_all_blocks([page(print_, rules)])))


def test_each_label_has_the_lines_beside_it() -> None:
    records = read(30, 180)
    assert [(i.section, i.title, i.dimension_no) for i in records.items] == [
        ("fact_sheet", "โครงการบ้านสวยเมืองสุจริต", 1)
    ] * 2
    assert records.items[0].responsible == ("สำนักปลัด",)
    assert [(b.fiscal_year_be, b.amount_baht) for b in records.budgets] == [
        (2566, 45_000.0),
        (2567, 50_000.0),
    ] * 2


def cell(col: int, lines: list[tuple[float, str]]) -> Cell:
    made = tuple(Line(tuple(words((y, 15 + 85 * col, text))), page=1) for y, text in lines)
    return Cell(0, col, 1, 1, made, Box(10 + 85 * col, 0, 95 + 85 * col, 90))


def apart(labels: list[tuple[float, str]], values: list[tuple[float, str]]) -> list[list[str]]:
    table = labels_apart(
        Table(1, 1, 2, (cell(0, labels), cell(1, values)), box=Box(10, 0, 180, 90))
    )
    by_slot = {(c.row, c.col): c.text for c in table.cells}
    return [[by_slot[row, col] for col in range(2)] for row in range(table.n_rows)]


def test_a_label_may_go_on_in_its_next_line() -> None:
    found = apart(
        [(5, "ชื่อโครงการ"), (20, "วัตถุประสงค์"), (35, "หน่วยงานที่"), (47, "รับผิดชอบ")],
        [(5, "โครงการดี"), (20, "เพื่อความดี"), (35, "กองคลัง"), (47, "กองช่าง")],
    )
    assert [row[1] for row in found] == ["โครงการดี", "เพื่อความดี", "กองคลัง\nกองช่าง"]


def test_texts_that_are_no_labels_stay_in_their_cell() -> None:
    found = apart(
        [(5, "โครงการบ้านสวย"), (20, "ในเขตเทศบาล"), (35, "ผู้รับผิดชอบ"), (50, "กองช่าง")],
        [(5, "10,000"), (20, "20,000"), (35, "30,000"), (50, "40,000")],
    )
    assert len(found) == 1


def test_values_centred_beside_their_labels_are_not_cut() -> None:
    found = apart(
        [(30, "ชื่อโครงการ"), (45, "วัตถุประสงค์"), (60, "ผู้รับผิดชอบ")],
        [(5, "โครงการดี"), (20, "เพื่อความดี"), (35, "กองคลัง")],
    )
    assert len(found) == 1
