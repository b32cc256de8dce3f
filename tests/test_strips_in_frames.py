"""Years over amounts in the frame of a card, without rules of their own."""

from __future__ import annotations

import pytest

from normalize.make_records import Records, make_records
from parsers.forms.strips_in_frames import strip_apart
from parsers.layout.blocks import find_all_blocks
from parsers.model import Box, Cell, Line, Ruling, Table
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID
from tests.test_half_ruled_tables import page, words

YEARS = [(30.0, x, str(2566 + k)) for k, x in enumerate((20.0, 60.0, 100.0, 140.0))]


def frame(*placed: tuple[float, float, str]) -> Table:
    heights = sorted({y for y, _x, _text in placed})
    lines = tuple(Line(tuple(words(*(p for p in placed if p[0] == y))), page=1) for y in heights)
    box = Box(10, 0, 200, 80)
    return Table(1, 1, 1, (Cell(0, 0, 1, 1, lines, box),), box=box)


def strip(*values: tuple[float, str]) -> list[list[str]] | None:
    placed = [(10.0, 20.0, "1 โครงการบ้านสวย"), *YEARS, *((42.0, x, text) for x, text in values)]
    found = strip_apart(frame(*placed))
    if found is None:
        return None
    rest, table = found
    assert [line.text for line in rest.cells[0].lines] == ["1 โครงการบ้านสวย"]
    return [[c.text for c in table.cells if c.row == row] for row in range(2)]


def test_each_figure_is_under_its_year() -> None:
    found = strip((58, "5,000"), (142, "7,500"))
    assert found == [["2566", "2567", "2568", "2569"], ["", "5,000", "", "7,500"]]


def test_no_budget_is_said_of_all_years() -> None:
    assert strip((70, "ไม่ใช้งบประมาณ")) == [["2566", "2567", "2568", "2569"], ["ไม่ใช้งบประมาณ"]]


def test_a_dash_beside_a_figure_is_dirt_and_makes_it_doubtful() -> None:
    placed = [
        *YEARS,
        (42.0, 18.0, "5,000"),
        (42.0, 42.0, "—"),
        (42.0, 60.0, "-"),
        (42.0, 102.0, "900"),
    ]
    found = strip_apart(frame(*placed))
    assert found is not None
    cells = [c for c in found[1].cells if c.row == 1]
    assert [c.text for c in cells] == ["5,000", "-", "900", ""]
    sure = [c.lines[0].confidence for c in cells if c.lines]
    assert sure[0] == pytest.approx(0.85) and sure[2] is None


@pytest.mark.parametrize(
    "values",
    [
        ((20, "ร้อยละ"), (60, "5,000")),
        ((20, "5,000"), (28, "7,000")),
        ((182, "5,000"),),
        ((20, "ไม่ใช้งบประมาณ"), (142, "5,000")),
        (),
    ],
)
def test_what_is_no_strip_of_money(values: tuple[tuple[float, str], ...]) -> None:
    assert strip(*values) is None


def test_two_strips_in_a_frame_are_left_alone() -> None:
    again = [(y + 30, x, text) for y, x, text in YEARS]
    placed = [*YEARS, (42.0, 20.0, "5,000"), *again, (72.0, 20.0, "7,000")]
    assert strip_apart(frame(*placed)) is None


def read(unit: str = "ผู้รับผิดชอบ สำนักปลัด") -> Records:
    placed = [(5.0, 90.0, "แผนปฏิบัติการป้องกันการทุจริต พ.ศ. 2566 - 2569")]
    rules = []
    for k, (title, amount) in enumerate((("โครงการบ้านสวย", "5,000"), ("กิจกรรมคนดี", "9,000"))):
        top = 30.0 + 80 * k
        placed += [(top + 6, 25.0, f"{k + 1}"), (top + 6, 40.0, title), (top + 20, 40.0, unit)]
        placed += [(top + 36, x, text) for _y, x, text in YEARS]
        placed += [(top + 50, 60.0, amount)]
        rules += [Ruling("horizontal", y, 10, 200) for y in (top, top + 66)]
        rules += [Ruling("vertical", x, top, top + 66) for x in (10, 200)]
    return make_records(DOCUMENT_ID, parse_document(find_all_blocks([page(words(*placed), rules)])))


def test_cards_have_the_money_of_their_own_strip() -> None:
    records = read()
    assert [(i.item_no, i.title, i.responsible) for i in records.items] == [
        (1, "โครงการบ้านสวย", ("สำนักปลัด",)),
        (2, "กิจกรรมคนดี", ("สำนักปลัด",)),
    ]
    stated = [(b.fiscal_year_be, b.amount_baht) for b in records.budgets if b.amount_baht]
    assert stated == [(2567, 5_000.0), (2567, 9_000.0)]
