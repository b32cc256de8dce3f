"""Level rules that copying broke into pieces, in page images drawn for the purpose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pytest

from parsers.scan import prepare_page, read_scan_page
from parsers.scan.broken_rules import find_broken_rules
from parsers.scan.dashed import find_dashed
from parsers.scan.pixels import find_shapes
from parsers.scan.strokes import find_strokes
from tests.scan_drawings import PAGE_PT, Drawing, Recorder

LEVELS = [60.0, 90.0, 120.0, 150.0, 180.0, 210.0]
COLUMNS = [(30.0, 62.0), (76.0, 204.0), (220.0, 284.0), (300.0, 370.0)]


def pieces(drawing: Drawing, x0: float, x1: float, y: float, chance: np.random.Generator) -> None:
    """What is left of a level rule of which little is lost at the ends."""
    x = x0
    while x < x1 - 8:
        end = float(min(x1, x + chance.uniform(20, 60)))
        drawing.rule(x, y, x1 if x1 - end < 12 else end, y, 0.6)
        x = end + float(chance.uniform(8, 22))


def with_rows(drawing: Drawing, levels: Sequence[float] = LEVELS, size: float = 7) -> Drawing:
    for number, level in enumerate(levels[:-1], start=1):
        for x, text in ((40, str(number)), (78, "Training staff"), (222, "20,000"), (302, "Clerk")):
            drawing.print(x, level + 14, text, size)
    return drawing


def table(seed: int, x0: float = 30, x1: float = 370) -> Drawing:
    drawing, chance = with_rows(Drawing()), np.random.default_rng(seed)
    for level in LEVELS:
        pieces(drawing, x0, x1, level, chance)
    return drawing


def joined(drawing: Drawing, dpi: float = 200, skew: float = 0.0) -> list[tuple[int, int, int]]:
    """Of each rule that is joined its level, start and end in points."""
    prepared = prepare_page(drawing.scan(dpi, skew=skew), dpi, PAGE_PT)
    scale, shapes = prepared.scale, find_shapes(prepared.ink)
    strokes = find_strokes(prepared.ink, prepared.faint, scale)
    rules = find_broken_rules(shapes, strokes, find_dashed(shapes, scale), scale)
    places = [(r.whole.position, r.whole.start, r.whole.end) for r in rules]
    found = sorted((round(y / scale), round(a / scale), round(b / scale)) for y, a, b in places)
    return [(y, a, b) for y, a, b in found]


@pytest.mark.parametrize(("dpi", "seed"), [(150, 1), (200, 2), (200, 3), (300, 4)])
def test_pieces_from_side_to_side_of_a_table_are_rules_and_no_print(dpi: int, seed: int) -> None:
    drawing = table(seed)
    assert joined(drawing, dpi) == [(round(y), 30, 370) for y in LEVELS]
    page = read_scan_page(drawing.scan(dpi, bilevel=True), 1, dpi, Recorder(), PAGE_PT)
    assert [round(r.position) for r in page.rulings] == [round(y) for y in LEVELS]
    assert len(page.words) == 20


def test_a_crooked_page_has_its_rules_joined_too() -> None:
    assert len(joined(table(5), skew=0.8)) == len(LEVELS)


def test_shorter_rules_that_begin_alike_stay_shorter() -> None:
    drawing, chance = with_rows(Drawing()), np.random.default_rng(6)
    for n, level in enumerate(LEVELS):
        pieces(drawing, 70 if n in (1, 3, 4) else 30, 370, level, chance)
    assert [start for _, start, _ in joined(drawing)] == [30, 70, 30, 70, 70, 30]


def test_what_is_left_of_the_sides_of_a_box_is_neither_rule_nor_print() -> None:
    drawing = table(7).rule(30, 60, 30, 105, 0.6).rule(370, 75, 370, 140, 0.6)
    page = read_scan_page(drawing.scan(200, bilevel=True), 1, 200, Recorder(), PAGE_PT)
    assert [r.orientation for r in page.rulings] == ["horizontal"] * len(LEVELS)
    assert len(page.words) == 20


def test_boxes_one_below_the_other_are_left_alone() -> None:
    drawing, chance = Drawing(), np.random.default_rng(8)
    for top, bottom in ((60.0, 110.0), (118.0, 160.0), (168.0, 210.0)):
        for level in (top, bottom):
            pieces(drawing, 30, 370, level, chance)
        drawing.print(40, top + 20, "Training").rule(30, top + 10, 30, bottom - 4, 0.6)
        drawing.rule(370, top + 4, 370, bottom - 8, 0.6)
    assert joined(drawing) == []


def per_column() -> Drawing:
    """A rule below each column; below some rows two columns share one."""
    drawing = with_rows(Drawing())
    for n, y in enumerate(LEVELS):
        ends = COLUMNS if n % 2 else [(30.0, 62.0), (76.0, 284.0), (300.0, 370.0)]
        for a, b in ends:
            drawing.rule(a, y, b, y)
    return drawing


def per_column_broken() -> Drawing:
    drawing, chance = with_rows(Drawing()), np.random.default_rng(9)
    for y in LEVELS:
        for a, b in COLUMNS:
            pieces(drawing, a, b, y, chance)
    return drawing


def abreast() -> Drawing:
    drawing, chance = Drawing(), np.random.default_rng(10)
    for y in LEVELS:
        drawing.print(40, y + 14, "Left").print(220, y + 14, "Right")
        pieces(drawing, 30, 190, y, chance)
        pieces(drawing, 210, 370, y, chance)
    return drawing


def with_uprights() -> Drawing:
    return table(11).grid([110, 200, 300], [LEVELS[0], LEVELS[-1]])


def runs(
    chance: np.random.Generator, x: float, long: tuple[float, float], apart: tuple[float, float]
) -> Iterator[tuple[float, float]]:
    """Lengths on one level up to the right edge, from a place on, and what is between them."""
    while x < 362:
        end = min(370.0, x + float(chance.uniform(*long)))
        yield x, end
        x = end + float(chance.uniform(*apart))


def words(off: float) -> Drawing:
    """Words with a stroke each, `off` below their feet."""
    drawing, chance = Drawing(), np.random.default_rng(12)
    for y in LEVELS:
        for x, end in runs(chance, 30, (20, 70), (6, 10)):
            drawing.print(x, y, "Training of staff"[: max(2, int((end - x) / 4))], 6)
            drawing.rule(x, y + off, end, y + off)
    return drawing


def form() -> Drawing:
    drawing, chance = Drawing(), np.random.default_rng(13)
    for y in LEVELS:
        x = 30.0
        while x < 360:
            drawing.print(x, y, "Of:", 6)
            end = min(370.0, x + 16 + float(chance.uniform(30, 100)))
            drawing.rule(x + 16, y + 1, end, y + 1)
            x = end + 6
    return drawing


def signatures() -> Drawing:
    drawing = Drawing()
    for y in LEVELS:
        for a in (30, 150, 270):
            drawing.rule(a, y, a + 100, y).print(a + 30, y + 10, "(sign)", 5)
    return drawing


def calendar(heads: bool, titled: bool, ruled: bool = False) -> Drawing:
    """Arrows, or bars, on several levels, from the first month to the last; no upright rules."""
    drawing, chance = Drawing(), np.random.default_rng(14)
    if ruled:
        drawing.rule(30, 45, 370, 45).rule(30, 230, 370, 230)
    for y in LEVELS:
        if titled:  # in two lines, between which the arrow stands
            drawing.print(32, y - 3, "Training", 6).print(32, y + 9, "of staff", 6)
        for x, end in runs(chance, 80, (30, 80), (8, 24)):
            drawing.arrow(x, end, y) if heads else drawing.rule(x, y, end, y, 1.0)
    return drawing


def calendar_of_thick_bars() -> Drawing:
    drawing, chance = Drawing(), np.random.default_rng(15)
    for y in LEVELS:
        for x, end in runs(chance, 30, (30, 80), (8, 24)):
            drawing.rule(x, y, end, y, 2.6)
    return drawing


def dashes() -> Drawing:
    """Long dashes for money in some columns, between whole rules."""
    drawing = with_rows(Drawing())
    for y in LEVELS:
        drawing.rule(30, y, 370, y)
        for x in (150, 200, 240, 290, 340):
            drawing.rule(x, y + 24, x + 10, y + 24, 0.8)
    return drawing


@pytest.mark.parametrize(
    "drawing",
    [
        pytest.param(per_column(), id="a rule for each column"),
        pytest.param(per_column_broken(), id="a rule for each column, broken"),
        pytest.param(abreast(), id="two tables abreast"),
        pytest.param(with_uprights(), id="uprights between the columns"),
        pytest.param(words(2.0), id="underlined words"),
        pytest.param(words(-2.5), id="struck out words"),
        pytest.param(form(), id="lines to write on"),
        pytest.param(signatures(), id="lines to sign on"),
        pytest.param(calendar(heads=True, titled=True), id="arrows beside titles"),
        pytest.param(calendar(heads=True, titled=False), id="arrows alone"),
        pytest.param(calendar(heads=False, titled=True), id="bars beside titles"),
        pytest.param(calendar(heads=False, titled=True, ruled=True), id="bars in a ruled table"),
        pytest.param(calendar_of_thick_bars(), id="thick bars"),
        pytest.param(dashes(), id="dashes in money cells"),
    ],
)
def test_other_strokes_on_one_level_are_not_joined(drawing: Drawing) -> None:
    assert joined(drawing) == []


def test_rules_that_lost_as_much_by_chance_are_as_long_as_the_others() -> None:
    drawing, chance = with_rows(Drawing()), np.random.default_rng(16)
    for n, level in enumerate(LEVELS):
        pieces(drawing, 52 if n in (0, 3) else 30, 370, level, chance)
    assert [start for _, start, _ in joined(drawing)] == [30] * len(LEVELS)
