"""Full stops that lead to an amount and have grown into a stroke: no rule, no print."""

from __future__ import annotations

import numpy as np
import pytest

from parsers.model import Page
from parsers.scan.leaders import DOTS, find_leaders, rows_of_dots
from parsers.scan.pixels import find_shapes
from parsers.scan.strokes import Stroke
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


def print_at(page: Page, y: float) -> list[tuple[float, float]]:
    """Where the words on a level begin and end, the dots' aside."""
    boxes = [w.box for w in page.words if w.box is not None and w.text != DOTS]
    return [(b.x0, b.x1) for b in boxes if abs(b.y_center - y) < 8]


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize("title_end", [60.0, 150.0])
@pytest.mark.parametrize("grown", [1, 3])
def test_a_leader_far_behind_the_last_line_of_its_title_is_one_word(
    dpi: int, title_end: float, grown: int
) -> None:
    """Single dots, or every three of them grown together; the title's last line ends far off."""
    drawing = page_of_print().print(title_end - 20, BASELINE, "END")
    for k in range(18):
        x = 240 + 3.2 * k
        drawing.dot(x, BASELINE - 0.7, 0.7)
        if k % grown:
            drawing.rule(x - 3.2, BASELINE - 0.5, x, BASELINE - 0.5, 0.5)
    page, _ = read(drawing.print(302, BASELINE, "40,000"), dpi, noise=3)
    (word,) = [w for w in page.words if w.text == DOTS]
    assert word.box is not None
    assert 236 < word.box.x0 < 243 and 290 < word.box.x1 < 304
    assert all(not (242 < x0 < 298) for x0, _ in print_at(page, 56))
    assert page.rulings == ()


def test_a_speck_above_a_leader_does_not_part_it() -> None:
    drawing = line_with(2.0, 2.2).dot(240, BASELINE - 5, 0.6)
    page, _ = read(drawing, 300)
    (word,) = [w for w in page.words if w.text == DOTS]
    assert word.box is not None
    assert 160 < word.box.x0 < 176 and 285 < word.box.x1 < 303


@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_rows_of_dots_under_print_or_before_none_are_no_leaders(dpi: int) -> None:
    drawing = page_of_print()
    for k in range(18):  # under words: a dotted underline; and with nothing behind it
        drawing.dot(60 + 3.2 * k, 142, 0.7).dot(60 + 3.2 * k, 200, 0.7)
    drawing.print(60, 139, "UNDERLINED").print(60, 160, "40,000").print(240, 200, "FAR OFF")
    page, _ = read(drawing, dpi)
    dots = [w.box for w in page.words if w.text == DOTS and w.box is not None]
    assert all(box.top > 170 for box in dots)  # the second is told as a line of nothing but dots


def test_the_foot_of_a_letter_before_a_leader_is_no_dot_of_it() -> None:
    """The lower half of ญ is a shape of its own, as low as the dots. Two pixels a point."""
    ink = np.zeros((80, 400), np.uint8)
    ink[40:60, 20:30] = 255  # a letter
    ink[40:55, 32:46] = 255  # the upper half of another
    ink[57:61, 34:46] = 255
    for x in range(52, 160, 6):
        ink[57:60, x : x + 3] = 255
    ink[40:60, 170:190] = 255
    (leader,) = rows_of_dots(ink, find_shapes(ink), [], [], 2.0)
    assert (leader.whole.start, leader.whole.end, len(leader.dots)) == (46, 169, 18)


def test_the_foot_of_a_figure_behind_a_leader_is_no_dot_of_it() -> None:
    """A worn 2 has lost the print above its foot: a leader that takes the foot makes it a 7."""
    ink = np.zeros((80, 400), np.uint8)
    ink[40:60, 20:46] = 255  # the title's last letter
    for x in range(52, 160, 6):
        ink[57:60, x : x + 3] = 255
    ink[40:54, 168:180] = 255  # the upper part of the figure
    ink[56:60, 169:180] = 255
    ink[40:60, 184:196] = 255
    (leader,) = rows_of_dots(ink, find_shapes(ink), [], [], 2.0)
    assert (leader.whole.start, leader.whole.end, len(leader.dots)) == (46, 167, 18)


@pytest.mark.parametrize("dpi", [240, 300])
@pytest.mark.parametrize("dot", [2.4, 2.8])
def test_thick_dots_that_nearly_touch_are_a_leader(dpi: int, dot: float) -> None:
    page, _ = read(line_with(dot + 0.7, dot), dpi, bilevel=True)
    (word,) = [w for w in page.words if w.text == DOTS]
    assert word.box is not None
    assert 160 < word.box.x0 < 176 and 285 < word.box.x1 < 303


@pytest.mark.parametrize("ends", [(20, 300), (420, 780)])
def test_a_rough_rule_that_a_letter_of_its_row_touches_is_no_leader(ends: tuple[int, int]) -> None:
    """Words above the left or the right part of a rule, one of them with a tail that reaches down
    to it: both are one shape, as high as letters. Two pixels a point."""
    ink = np.zeros((80, 820), np.uint8)
    ink[56:58, 10:810] = 255
    for x in range(10, 810, 7):
        ink[55, x : x + 3] = 255  # the rough edge of a copy
    ink[30:50, ends[0] : ends[1] : 10] = 255
    ink[30:33, ends[0] : ends[1]] = 255
    ink[30:56, ends[0] + 100 : ends[0] + 104] = 255
    rule = Stroke("horizontal", 56.5, 10, 809, 56, 57)
    assert find_leaders(ink, find_shapes(ink), [rule], 2.0) == []
