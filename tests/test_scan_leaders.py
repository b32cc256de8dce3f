"""Full stops that lead to an amount and have grown into a stroke: no rule, no print."""

from __future__ import annotations

import pytest

from parsers.scan.leaders import DOTS
from tests.scan_drawings import Drawing
from tests.test_writing_lines import page_of_print, read

BASELINE = 60.0
TITLE = "Town hall of the people"


def line_with(step: float, dot: float, right: str = "40,000") -> Drawing:
    """A title, dots up to x = 300, and what they lead to."""
    drawing = page_of_print().print(40, BASELINE, TITLE)
    first = 170.0
    for k in range(round((296 - first) / step)):
        x = first + step * k
        drawing.dot(x, BASELINE - dot / 2, dot / 2)
    return drawing.print(300, BASELINE, right)


def words_of_line(drawing: Drawing, dpi: int, **damage: object) -> tuple[int, int, int]:
    """How many rules the page has, how many words the line but dots, and where the last begins."""
    page, _ = read(drawing, dpi, **damage)
    words = [w for w in page.words if w.text != DOTS]
    boxes = [w.box for w in words if w.box is not None and abs(w.box.y_center - 56) < 8]
    return len(page.rulings), len(boxes), round(max(box.x0 for box in boxes) / 4)


@pytest.mark.parametrize("dpi", [300, 400])
@pytest.mark.parametrize("damage", [{}, {"noise": 5}, {"bilevel": True}])
@pytest.mark.parametrize("right", ["40,000", "-"])
def test_dots_grown_together_are_neither_rule_nor_print(
    dpi: int, damage: dict[str, object], right: str
) -> None:
    plain = page_of_print().print(40, BASELINE, TITLE).print(300, BASELINE, right)
    found = words_of_line(line_with(2.0, 2.2, right), dpi, **damage)
    assert found == words_of_line(plain, dpi, **damage)
    assert found[0] == 0


@pytest.mark.parametrize(
    ("dpi", "step", "dot"), [(300, 2.0, 2.2), (150, 3.4, 1.2), (200, 3.4, 1.2), (300, 3.4, 1.2)]
)
def test_what_a_leader_is_read_as_does_not_depend_on_its_print(
    dpi: int, step: float, dot: float
) -> None:
    page, _ = read(line_with(step, dot), dpi)
    (word,) = [w for w in page.words if w.text == DOTS]
    assert word.box is not None
    assert 160 < word.box.x0 < 176 and 285 < word.box.x1 < 303
    assert abs(word.box.y_center - (BASELINE - 4)) < 4


def test_a_drawn_line_between_print_is_a_rule() -> None:
    drawing = page_of_print().print(40, BASELINE, TITLE)
    drawing.rule(170, BASELINE - 0.5, 296, BASELINE - 0.5, 1.2).print(300, BASELINE, "40,000")
    page, _ = read(drawing, 300)
    assert len(page.rulings) == 1


def test_a_row_of_dots_between_uprights_is_left_to_the_table() -> None:
    ruled, _ = read(line_with(2.0, 2.2).grid((30, 370), (40, 70)), 300)
    assert len([r for r in ruled.rulings if r.orientation == "vertical"]) == 2
