"""Rules, merged cells, marks and lines found in page images drawn for the purpose."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from parsers.model import Page
from parsers.ocr_model import LineReading
from parsers.page.geometry import printed_lines
from parsers.page.grid import find_grids
from parsers.scan import prepare_page, read_scan_page
from parsers.scan.components import find_components
from parsers.scan.strokes import find_strokes
from parsers.scan.structure import find_structure
from parsers.scan.text_line import line_of
from parsers.scan.words import words_of_line
from tests.scan_drawings import PAGE_PT, Drawing, Recorder

XS = [30.0, 110.0, 170.0, 230.0, 290.0, 370.0]
YS = [40.0, 70.0, 110.0, 150.0, 190.0]


def read(drawing: Drawing, dpi: float, **damage: object) -> tuple[Page, Recorder]:
    engine = Recorder()
    page = read_scan_page(drawing.scan(dpi, **damage), 1, dpi, engine, PAGE_PT)  # type: ignore[arg-type]
    return page, engine


def shapes(page: Page) -> list[tuple[int, int, int]]:
    return [(grid.n_rows, grid.n_cols, len(grid.cells)) for grid in find_grids(page.rulings)]


@pytest.mark.parametrize("dpi", [150, 200, 300, 400])
@pytest.mark.parametrize("skew", [0.0, 1.7, -0.6])
def test_a_grid_is_found_at_every_resolution_and_skew(dpi: int, skew: float) -> None:
    page, _ = read(Drawing().grid(XS, YS).print(40, 60, "Header"), dpi, skew=skew, noise=6)
    assert shapes(page) == [(4, 5, 20)]


def test_rules_lie_where_they_were_drawn_in_points() -> None:
    page, _ = read(Drawing().grid(XS, YS), 200)
    across = [r for r in page.rulings if r.orientation == "horizontal"]
    assert [r.position for r in across] == [pytest.approx(y, abs=0.4) for y in YS]
    assert all(abs(r.start - XS[0]) < 1 and abs(r.end - XS[-1]) < 1 for r in across)


@pytest.mark.parametrize(("width", "gray"), [(0.4, 0), (0.5, 110), (2.0, 0)])
def test_thin_pale_and_thick_rules_at_200_dpi(width: float, gray: int) -> None:
    drawing = Drawing().grid(XS, YS, width, gray).print(40, 60, "Header")
    page, _ = read(drawing, 200, skew=0.5, noise=5)
    assert shapes(page) == [(4, 5, 20)]


def test_a_double_rule_is_one_rule() -> None:
    drawing = Drawing().grid(XS, YS).rule(XS[0], 71.8, XS[-1], 71.8)
    page, _ = read(drawing, 300)
    assert shapes(page) == [(4, 5, 20)]


def test_a_double_rule_whose_halves_nearly_touch_is_a_stroke() -> None:
    ink = np.zeros((120, 900), np.uint8)
    ink[[50, 51, 54, 55], 20:880] = 255
    strokes = find_strokes(ink, ink, 200 / 72)
    assert {s.orientation for s in strokes} == {"horizontal"}
    assert (min(s.start for s in strokes), max(s.end for s in strokes)) == (
        pytest.approx(20, abs=2), pytest.approx(879, abs=2),
    )  # fmt: skip


def test_a_broken_rule_is_bridged() -> None:
    drawing = Drawing().grid(XS, [*YS[:2], *YS[3:]])
    for start in range(30, 370, 17):
        drawing.rule(start, YS[2], min(start + 13, 370), YS[2])
    page, _ = read(drawing, 200)
    assert shapes(page) == [(4, 5, 20)]


@pytest.mark.parametrize("dpi", [200, 300])
def test_an_upright_rule_above_a_letters_stem_ends_at_the_level_rule(dpi: int) -> None:
    drawing = Drawing().grid([30, 370], [60, 78, 100, 140])
    for n in range(1, 12):
        x = 30.0 + 28 * n
        drawing.rule(x, 60, x, 78)
        drawing.box(x - 0.2, 77, x + 0.9, 92).box(x - 6, 84, x + 0.9, 85.2)  # a letter below it
    page, _ = read(drawing, dpi)
    assert shapes(page) == [(3, 12, 12 + 2)]


@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_stems_of_letters_in_a_band_are_no_pieces_of_the_rules_around_it(dpi: int) -> None:
    drawing = Drawing().grid([30, 370], [40, 70, 86, 130])
    for n in range(1, 5):
        x = 30.0 + 68 * n
        drawing.rule(x, 40, x, 70).rule(x, 86, x, 130)
        drawing.box(x - 0.3, 73.5, x + 0.6, 82.5).box(x - 4, 73.5, x + 0.6, 74.5)
    page, _ = read(drawing, dpi)
    assert shapes(page) == [(3, 5, 5 + 1 + 5)]


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize("lines", [3, 5, 8])
def test_the_same_digit_in_line_after_line_is_no_rule(dpi: int, lines: int) -> None:
    """The stems of "15,000" below "15,000" between two level rules, which reach half of the way."""
    first, last = 46.0, 46.0 + 14.5 * (lines - 1) + 8.4
    drawing = Drawing().rule(30, first - 4, 370, first - 4).rule(30, last + 2.5, 370, last + 2.5)
    for k in range(lines):
        top = first + 14.5 * k
        drawing.box(300, top, 301, top + 8.4)  # "1"
        drawing.box(305, top, 309, top + 1).box(305, top + 7.4, 309, top + 8.4)
    page, _ = read(drawing, dpi)
    assert [r for r in page.rulings if r.orientation == "vertical"] == []


@pytest.mark.parametrize("dpi", [200, 300])
def test_tall_letters_at_the_same_place_of_each_line_of_a_cell_are_no_rule(dpi: int) -> None:
    """The ไ of ไม่ใช้งบประมาณ for each of four years; the first two grew together."""
    drawing = Drawing().grid([30, 120, 370], [40, 106])
    for top, bottom in ((40.3, 54.2), (55.8, 68.4), (71.5, 83.6), (86.6, 98.6)):
        drawing.box(200, top, 201.4, bottom).box(201, bottom - 2, 203, bottom)
    page, _ = read(drawing, dpi)
    assert shapes(page) == [(1, 2, 2)]
    whole = Drawing().grid([30, 120, 370], [40, 106]).rule(200.7, 40, 200.7, 66, 1.2)
    page, _ = read(whole.rule(200.7, 70, 200.7, 106, 1.2), dpi)
    assert shapes(page) == [(1, 3, 3)]


def test_merged_cells_come_out_merged() -> None:
    drawing = Drawing().grid(XS, YS[1:])
    for x in (XS[0], XS[1], XS[-1]):
        drawing.rule(x, YS[0], x, YS[1])
    page, _ = read(drawing.rule(XS[0], YS[0], XS[-1], YS[0]), 200, skew=-1.2)
    assert shapes(page) == [(4, 5, 17)]


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize(
    ("left", "right"), [(True, True), (False, True), (True, False)], ids=["both", "right", "left"]
)
def test_an_arrow_is_a_mark_and_no_rule(dpi: int, left: bool, right: bool) -> None:
    drawing = Drawing().grid(XS, YS).arrow(115, 285, 130, left, right)
    page, engine = read(drawing, dpi, skew=0.8, noise=4)
    (mark,) = page.marks
    assert (mark.kind, mark.starts, mark.ends) == ("span", left, right)
    assert (mark.box.x0, mark.box.x1) == (pytest.approx(115, abs=2), pytest.approx(285, abs=2))
    assert mark.box.y_center == pytest.approx(130, abs=2.5)
    assert shapes(page) == [(4, 5, 20)]
    assert engine.crops == []


@pytest.mark.parametrize("dpi", [200, 300])
def test_an_arrow_from_rule_to_rule_whose_heads_hang_below_it_is_a_mark(dpi: int) -> None:
    page, _ = read(Drawing().grid(XS, YS).arrow(XS[1], XS[3], 130, head=6.0, off=1.8), dpi)
    assert [(m.kind, m.starts, m.ends) for m in page.marks] == [("span", True, True)]
    assert shapes(page) == [(4, 5, 20)]


@pytest.mark.parametrize("dpi", [200, 300])
@pytest.mark.parametrize(("first", "last"), [(0, 2), (1, 4), (0, 5)])
def test_a_line_between_two_typed_arrows_is_an_arrow_and_no_rule(
    dpi: int, first: int, last: int
) -> None:
    x0, x1 = XS[first] + 0.8, XS[last] - 0.8
    drawing = Drawing().grid(XS, YS[:2]).print(40, 60, "Oct").grid([XS[0], XS[-1]], YS[1:3])
    drawing.rule(x0 + 7, 89.3, x1 - 7, 89.3, 0.8)
    drawing.arrow(x0, x0 + 6.6, 90.3, right=False, head=4.0)
    drawing.arrow(x1 - 6.6, x1, 90.3, left=False, head=4.0)
    page, _ = read(drawing, dpi)
    (mark,) = page.marks
    assert (mark.kind, mark.starts, mark.ends) == ("span", True, True)
    assert (mark.box.x0, mark.box.x1) == (pytest.approx(x0, abs=2), pytest.approx(x1, abs=2))
    level = [round(r.position) for r in page.rulings if r.orientation == "horizontal"]
    assert level == [round(y) for y in YS[:3]]


@pytest.mark.parametrize("dpi", [200, 300])
def test_a_rule_across_a_table_that_touches_print_at_its_ends_is_no_arrow(dpi: int) -> None:
    drawing = Drawing().grid([XS[0], XS[-1]], YS[:3]).print(XS[0] + 1, 74, "x", 6)
    page, _ = read(drawing.print(XS[-1] - 6, 74, "v", 6), dpi)
    assert page.marks == ()
    level = [round(r.position) for r in page.rulings if r.orientation == "horizontal"]
    assert level == [round(y) for y in YS[:3]]


@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_an_arrow_close_above_a_rule_is_a_mark(dpi: int) -> None:
    page, engine = read(Drawing().grid(XS, YS).arrow(112, 228, 145.5), dpi)
    assert [(m.kind, m.starts, m.ends) for m in page.marks] == [("span", True, True)]
    assert shapes(page) == [(4, 5, 20)]
    assert engine.crops == []


@pytest.mark.parametrize("dpi", [150, 180, 200, 300])
@pytest.mark.parametrize("dashed", [True, False])
@pytest.mark.parametrize("ends", [(161.0, 179.0), (161.0, 199.0), (281.0, 319.0)])
def test_a_short_arrow_close_below_the_rule_of_its_months_is_a_mark(
    dpi: int, dashed: bool, ends: tuple[float, float]
) -> None:
    months = [80.0 + 20 * k for k in range(13)]
    drawing = Drawing().grid([40, 80, 320, 360], [40, 60, 100]).print(90, 68, "Title")
    for x in months[1:-1]:
        drawing.rule(x, 80, x, 100)
    for x in np.arange(80, 320, 2.4) if dashed else ():
        drawing.rule(float(x), 80, float(x) + 1.5, 80)
    if not dashed:
        drawing.rule(80, 80, 320, 80)
    page, _ = read(drawing.arrow(*ends, 87), dpi)
    assert [(m.kind, m.starts, m.ends) for m in page.marks] == [("span", True, True)]
    (mark,) = page.marks
    assert (mark.box.x0, mark.box.x1) == (
        pytest.approx(ends[0], abs=3),
        pytest.approx(ends[1], abs=3),
    )
    level = [round(r.position / 2) for r in page.rulings if r.orientation == "horizontal"]
    assert level == [20, 30, 40, 50]


def test_an_arrow_within_one_cell() -> None:
    page, _ = read(Drawing().grid(XS, YS).arrow(180, 198, 130), 200)
    assert [(m.kind, round(m.box.x_center)) for m in page.marks] == [("span", 189)]


@pytest.mark.parametrize("dpi", [200, 300])
def test_arrow_heads_printed_as_small_characters_are_ends_of_a_span(dpi: int) -> None:
    drawing = Drawing().grid(XS, YS)
    drawing.arrow(137, 142.6, 130, right=False, head=2.1)
    drawing.arrow(257, 262.6, 130, left=False, head=2.1)
    page, _ = read(drawing, dpi)
    assert [(round(m.box.x_center, -1), m.starts, m.ends) for m in page.marks] == [
        (140, True, False),
        (260, False, True),
    ]


def test_a_dot_is_a_mark_and_a_ring_is_print() -> None:
    drawing = Drawing().grid(XS, YS).dot(140, 130, 3).print(195, 134, "0")
    page, engine = read(drawing, 200, noise=4)
    assert [(m.kind, round(m.box.x_center)) for m in page.marks] == [("point", 140)]
    assert len(engine.crops) == 1


def test_an_underline_is_no_mark_and_is_cut_from_the_line() -> None:
    drawing = Drawing().print(60, 100, "Heading of this page").rule(58, 102.2, 190, 102.2, 0.8)
    page, engine = read(drawing, 200)
    assert page.marks == ()
    (crop,) = engine.crops
    foot = crop[-crop.shape[0] // 5 :]
    assert (foot < 128).mean(axis=1).max() < 0.2  # descenders, and no row inked along its length


@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_a_lone_dash_is_a_word_by_its_shape(dpi: int) -> None:
    page, engine = read(Drawing().grid(XS, YS).box(136, 129.5, 140, 130.4), dpi)
    assert [(w.text, w.confidence) for w in page.words] == [("-", 0.97)]
    assert engine.crops == []


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize(("wide", "kept"), [(1.5, 0), (4.0, 1)])
def test_a_speck_behind_a_line_of_print_is_no_dash(dpi: int, wide: float, kept: int) -> None:
    drawing = Drawing().print(40, 60, "THE TITLE OF AN ITEM").box(300, 55, 300 + wide, 55.6)
    page, _ = read(drawing, dpi)
    assert [w.text for w in page.words].count("-") == kept


@pytest.mark.parametrize(("size", "kept"), [(8.5, 1), (6.0, 0)])
def test_a_dash_is_as_thick_as_its_type(size: float, kept: int) -> None:
    drawing = Drawing().print(40, 60, "THE TITLE OF", size).print(40, 90, "AN ITEM", size)
    page, _ = read(drawing.box(300, 53, 304, 54.9), 300)
    assert [w.text for w in page.words].count("-") == kept


def test_a_dash_between_the_lines_of_a_cell_is_dirt() -> None:
    text = Drawing().grid(XS, YS).print(34, 124, "first", 7).print(34, 145, "second", 7)
    page, _ = read(text.box(80, 135, 84, 135.9).box(90, 121, 94, 121.9), 200)
    assert [(w.text, round(w.box.x0)) for w in page.words if w.box] == [
        ("x", 34),
        ("-", 90),
        ("x", 34),
    ]


@pytest.mark.parametrize(("text", "kept"), [("to", 0), ("no", 0), ("9", 1)])
def test_a_dash_below_a_short_word_is_dirt(text: str, kept: int) -> None:
    """A word whose letters have run together is as few shapes as a figure."""

    class Reader(Recorder):
        def read_lines(self, crops: Sequence[np.ndarray]) -> list[LineReading]:
            return [LineReading(text, 0.9) for _ in crops]

    drawing = Drawing().grid(XS, YS).print(34, 82, text, 7).box(60, 101, 64, 101.9)
    image = drawing.scan(200)
    page = read_scan_page(image, 1, 200, Reader(), PAGE_PT)
    assert sum(word.text == "-" for word in page.words) == kept


def test_what_sticks_out_of_a_crooked_rule_is_no_dash() -> None:
    drawing = Drawing().grid(XS, YS).print(34, 140, "12,500", 5)
    for x in (40, 62, 88):
        drawing.box(x, 110.5, x + 3, 110.65)
    page = read_scan_page(drawing.scan(300, bilevel=True), 1, 300, Recorder(), PAGE_PT)
    assert [w.text for w in page.words] == ["x"]


def test_a_dash_before_a_short_last_line_of_a_cell_is_printed() -> None:
    drawing = Drawing().grid(XS, YS).print(34, 124, "second", 6).print(60, 142, "3", 6)
    page = read_scan_page(drawing.box(46, 139, 50, 139.9).scan(200), 1, 200, Recorder(), PAGE_PT)
    assert [w.text for w in page.words] == ["x", "-", "x"]


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize(("text", "kept"), [("20,000", 2), ("Title of it", 0)])
def test_a_dash_among_the_figures_of_a_cell_is_a_value(dpi: int, text: str, kept: int) -> None:
    drawing = Drawing().grid(XS, YS).print(34, 126, "20,000", 6)
    drawing.box(34, 134, 37, 134.9).box(46, 141, 49, 141.9)  # on the left of it, and in the middle
    page = read_scan_page(drawing.scan(dpi), 1, dpi, Recorder(text), PAGE_PT)
    assert [w.text for w in page.words].count("-") == kept


class ByWidth(Recorder):
    """Reads wide lines as dashes, others as a figure."""

    def read_lines(self, crops: Sequence[np.ndarray]) -> list[LineReading]:
        return [LineReading("- - - -" if c.shape[1] > 100 else "12,500", 0.9) for c in crops]


def test_what_a_crooked_rule_left_in_a_cell_is_no_line_of_dashes() -> None:
    drawing = Drawing().grid(XS, YS).print(34, 140, "12,500", 5)
    drawing.print(34, 124, "------------", 5)
    page = read_scan_page(drawing.scan(200), 1, 200, ByWidth(), PAGE_PT)
    assert [w.text for w in page.words] == ["12,500"]


@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_a_lone_dash_stands_on_the_line_of_its_row(dpi: int) -> None:
    drawing = Drawing()
    for y in (80.0, 104.0, 128.0):
        drawing.print(40, y, "Name", 7).print(110, y, "Surname", 7)
    page, _ = read(drawing.box(300, 101.2, 303, 102.1), dpi)
    rows = [[w.text for w in line.words] for line in printed_lines(page.words, 1)]
    assert rows == [["x", "x"], ["x", "x", "-"], ["x", "x"]]


def test_lines_of_a_cell_are_read_apart_and_none_crosses_a_rule() -> None:
    drawing = Drawing().grid(XS, YS)
    drawing.print(34, 124, "first", 7).print(34, 142, "second", 7).print(112, 130, "next", 7)
    page, engine = read(drawing, 200, skew=0.4)
    assert len(engine.crops) == 3
    columns = sorted((round(w.box.x0), round(w.box.x1)) for w in page.words if w.box)
    assert all(x1 <= 110 or x0 >= 110 for x0, x1 in columns)


def test_columns_without_rules_are_lines_of_their_own() -> None:
    drawing = Drawing()
    for n in range(5):
        y = 60.0 + 24 * n
        drawing.print(40, y, "12", 7).print(110, y, "Name Surname", 7).print(300, y, "agreed", 7)
    page, engine = read(drawing, 300)
    assert len(engine.crops) == 15
    assert {round(w.box.x0 / 10) for w in page.words if w.box} == {4, 11, 30}


def test_a_crop_holds_its_line_alone_on_white() -> None:
    drawing = Drawing().grid(XS, YS, 1.0).print(33, 130, "gyp", 8)
    _, engine = read(drawing, 300)
    (crop,) = engine.crops
    assert crop.dtype == np.uint8 and crop.ndim == 2
    border = np.concatenate([crop[0], crop[-1], crop[:, 0], crop[:, -1]])
    assert border.min() > 200


def test_digits_get_a_crop_as_tall_as_letters_do() -> None:
    """The recogniser takes the size of the type from the crop's height."""
    _, engine = read(Drawing().print(60, 100, "118", 8).print(60, 160, "gpj", 8), 300)
    heights = [crop.shape[0] * 72 / 300 for crop in engine.crops]
    assert min(heights) > 14


@pytest.mark.parametrize("ruled", [True, False])
def test_figures_set_smaller_than_the_text_are_read_whole(ruled: bool) -> None:
    """A figure without its zeros would be a wrong amount that looks right."""
    drawing = Drawing().grid(XS, YS) if ruled else Drawing()
    for n in range(3):
        drawing.print(234, 64 + 40 * n, "USUAL TEXT", 8 if not ruled else 7)
    drawing.print(120, 130, "2", 7).print(128, 130, "0,000", 4.0)
    page, _ = read(drawing, 200)
    (figure,) = [w.box for w in page.words if w.box and 115 < w.box.x0 < 200]
    assert (figure.x0, figure.x1) == (pytest.approx(120, abs=2), pytest.approx(143, abs=2))


@pytest.mark.parametrize("dpi", [200, 300])
def test_a_row_of_small_figures_is_no_broken_rule(dpi: int) -> None:
    drawing = Drawing().grid(XS, YS).print(34, 124, "Usual text", 7)
    for x in (172, 232):
        for n in range(13):
            drawing.box(x + 4.4 * n, 128, x + 4.4 * n + 3.6, 130.6)
            drawing.box(x + 4.4 * n + 0.6, 128.6, x + 4.4 * n + 3.0, 130.0, gray=255)
    page, engine = read(drawing, dpi)
    assert shapes(page) == [(4, 5, 20)]
    assert len(engine.crops) == 3


@pytest.mark.parametrize(("text", "unread"), [("", ["□"]), ("x", [])])
def test_a_cell_whose_print_gave_no_text_is_not_an_empty_one(text: str, unread: list[str]) -> None:
    engine = Recorder(text)
    image = Drawing().grid(XS, YS).print(34, 130, "20,000", 7).scan(200, noise=4)
    page = read_scan_page(image, 1, 200, engine, PAGE_PT)
    assert [w.text for w in page.words if w.text != text] == unread
    assert all(w.confidence == 0.0 for w in page.words if w.text == "□")


def test_words_share_their_lines_rows_and_stand_apart() -> None:
    engine = Recorder("one two")
    image = Drawing().print(60, 100, "gn np", 8).scan(200)
    page = read_scan_page(image, 7, 200, engine, PAGE_PT)
    first, second = page.words
    assert first.box and second.box
    assert (first.box.top, first.box.bottom) == (second.box.top, second.box.bottom)
    assert first.box.x1 < second.box.x0
    assert (page.number, page.source, page.engine) == (7, "ocr", "recorder")


def test_an_empty_page_is_empty_and_no_crash() -> None:
    page, engine = read(Drawing(), 200, noise=3)
    assert (page.words, page.rulings, page.marks, engine.crops) == ((), (), (), [])


def test_scanner_shadow_at_the_edge_is_no_rule_and_no_word() -> None:
    drawing = Drawing().box(0, 0, 3, 300).rule(0, 1, 400, 1, 2).print(60, 100, "text", 8)
    page, engine = read(drawing, 200)
    assert page.rulings == () and len(engine.crops) == 1


def test_shading_hides_nothing() -> None:
    drawing = Drawing().box(30, 40, 370, 70, gray=190).grid(XS, YS).print(40, 60, "Header", 8)
    image = drawing.scan(200, noise=3)
    fall_off = np.linspace(1.0, 0.7, image.shape[1])[None, :]
    page = read_scan_page((image * fall_off).astype(np.uint8), 1, 200, Recorder(), PAGE_PT)
    assert shapes(page) == [(4, 5, 20)]
    assert len(page.words) == 1


@pytest.mark.parametrize("make", ["colour", "alpha", "bool"])
def test_any_image_kind_gives_the_same_rules(make: str) -> None:
    gray = Drawing().grid(XS, YS).scan(200, bilevel=True)
    opaque = np.full_like(gray, 255)
    images = {
        "colour": np.dstack([gray] * 3),
        "alpha": np.dstack([gray, gray, gray, opaque]),
        "bool": gray > 0,
    }
    page = read_scan_page(images[make], 1, 200, Recorder(), PAGE_PT)
    assert shapes(page) == [(4, 5, 20)]


def test_sixteen_bits_are_refused_not_misread() -> None:
    with pytest.raises(ValueError, match="uint16"):
        prepare_page(np.zeros((10, 10), np.uint16), 200, PAGE_PT)


@pytest.mark.parametrize("skew", [-5.0, -1.23, 0.4, 3.0])
def test_skew_is_measured_and_taken_out(skew: float) -> None:
    prepared = prepare_page(Drawing().grid(XS, YS).scan(200, skew=skew), 200, PAGE_PT, turns=0)
    assert prepared.skew == pytest.approx(-skew, abs=0.05)


@pytest.mark.parametrize("dpi", [96, 600])
def test_odd_resolutions_are_brought_into_range(dpi: int) -> None:
    prepared = prepare_page(Drawing().grid(XS, YS).scan(dpi), dpi, PAGE_PT, turns=0)
    assert 140 <= prepared.scale * 72 <= 410
    rulings = find_structure(prepared).rulings
    lowest = max(r.position for r in rulings if r.orientation == "horizontal")
    assert lowest == pytest.approx(YS[-1], abs=0.6)


def test_a_ruling_has_its_true_extent() -> None:
    drawing = Drawing().grid(XS, YS).rule(XS[2], 130, XS[4], 130)
    page, _ = read(drawing, 300)
    (short,) = [
        r for r in page.rulings if r.orientation == "horizontal" and abs(r.position - 130) < 1
    ]
    assert short.position == pytest.approx(130, abs=0.3)
    assert (short.start, short.end) == (pytest.approx(170, abs=1), pytest.approx(290, abs=1))


@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_filled_bars_across_month_columns_are_spans_and_no_print(dpi: int) -> None:
    drawing = Drawing().grid([40, 100, 130, 160, 190, 220], [40, 70, 100], 0.5)
    drawing.box(105, 50, 185, 60).box(135, 80, 155, 90).print(45, 60, "abc")
    structure = find_structure(prepare_page(drawing.scan(dpi), dpi, PAGE_PT))
    marks = sorted(structure.marks, key=lambda mark: mark.box.top)
    assert [(m.kind, m.starts, m.ends) for m in marks] == [("span", True, True)] * 2
    assert [(m.box.x0, m.box.x1) for m in marks] == [
        (pytest.approx(105, abs=2.5), pytest.approx(185, abs=2.5)),
        (pytest.approx(135, abs=2.5), pytest.approx(155, abs=2.5)),
    ]
    assert [len(line.members) for line in structure.lines] == [3]
    assert sum(r.orientation == "vertical" for r in structure.rulings) == 6


@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_an_underline_in_a_table_is_no_rule_and_cut_from_its_letters(dpi: int) -> None:
    drawing = Drawing().grid([40, 200, 360], [40, 60, 90], 0.5)
    for n in range(24):
        x = 44 + 5 * n
        drawing.box(x, 48, x + 3.4, 53.2)
    drawing.box(60, 40, 60.8, 54.4)  # the stem of a tall letter, from the rule to the underline
    drawing.rule(44, 54.2, 164, 54.2, 0.6)
    structure = find_structure(prepare_page(drawing.scan(dpi), dpi, PAGE_PT))
    assert sorted(r.orientation for r in structure.rulings) == ["horizontal"] * 3 + ["vertical"] * 3
    (line,) = structure.lines
    assert line.x1 - line.x0 <= 121 * dpi / 72
    assert max(structure.parts.width[n] for n in line.members) <= 5 * dpi / 72


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize("radius", [3.0, 4.0, 5.0, 5.5])
def test_a_large_dot_is_no_bar(dpi: int, radius: float) -> None:
    drawing = Drawing().grid([40, 100, 130, 160], [40, 70, 100], 0.5).dot(115, 55, radius)
    structure = find_structure(prepare_page(drawing.scan(dpi), dpi, PAGE_PT))
    assert [mark.kind for mark in structure.marks] == ["point"]


def test_a_bar_above_two_words_does_not_fill_the_gap_between_them() -> None:
    ink = np.zeros((60, 300), np.uint8)
    ink[8:10, 60:200] = 255
    for x in (*range(10, 110, 12), *range(150, 250, 12)):
        ink[20:36, x : x + 10] = 255
    parts = find_components(ink, (), 4.0)
    line = line_of(parts, range(parts.count))
    reading = LineReading("ปี 2566", 0.9, (0.9,) * 7)
    first, second = words_of_line(line, reading, parts, 1.0)
    assert first.box is not None and second.box is not None
    assert (first.box.x0, first.box.x1, second.box.x0, second.box.x1) == (10, 116, 150, 256)


@pytest.mark.parametrize(
    ("dpi", "width", "shade", "pale"),
    [(200, 0.35, 205, 160), (240, 0.35, 205, 172), (200, 0.35, 221, 172), (300, 0.5, 205, 172)],
)
def test_pale_rules_around_and_in_a_shaded_band(
    dpi: int, width: float, shade: int, pale: int
) -> None:
    drawing = Drawing().box(XS[0], YS[1], XS[-1], YS[2], shade).grid(XS, YS, width, pale)
    page, _ = read(drawing, dpi, noise=4.0)
    assert shapes(page) == [(4, 5, 20)]


@pytest.mark.parametrize("dpi", [200, 300])
def test_a_dot_near_the_pages_edge_is_no_punched_hole(dpi: int) -> None:
    drawing = Drawing().grid([40, 300, 335, 370], [40, 70, 100], 0.5).dot(352, 85, 5)
    drawing.dot(388, 150, 8.0)
    structure = find_structure(prepare_page(drawing.scan(dpi), dpi, PAGE_PT))
    assert [(mark.kind, round(mark.box.x_center / 4)) for mark in structure.marks] == [
        ("point", 88)
    ]


@pytest.mark.parametrize("dpi", [150, 200])
@pytest.mark.parametrize("size", [3.0, 3.6])
def test_small_figures_that_touch_are_print_and_no_bar(dpi: int, size: float) -> None:
    drawing = Drawing().grid([40, 120, 200, 300], [40, 80, 120], 0.5)
    for x in (45, 125):
        drawing.print(x, 70, "ABCDE", 7)
    drawing.print(210, 105, "00000000", size)
    structure = find_structure(prepare_page(drawing.scan(dpi, noise=4), dpi, PAGE_PT))
    assert structure.marks == ()
    (line,) = [line for line in structure.lines if line.x0 > 200 * dpi / 72]
    assert len(line.members) >= 1 and line.x1 - line.x0 >= 20 * dpi / 72


@pytest.mark.parametrize(
    ("dpi", "bilevel"), [(150, False), (200, False), (300, False), (300, True)]
)
def test_light_print_on_a_dark_band_is_read_and_its_edges_are_rules(
    dpi: int, bilevel: bool
) -> None:
    drawing = Drawing().box(40, 60, 340, 84, 90)
    drawing.print(46, 76, "MISSION ONE", gray=255).print(46, 102, "PROJECT ONE")
    prepared = prepare_page(drawing.scan(dpi, 0.4, 3.0, bilevel=bilevel), dpi, PAGE_PT)
    structure = find_structure(prepared)
    points = [(round(line.x0 / prepared.scale, -1), round(line.baseline / prepared.scale))
              for line in structure.lines]  # fmt: skip
    assert points == [(50, pytest.approx(76, abs=2)), (50, pytest.approx(102, abs=2))]
    level = [r.position for r in structure.rulings if r.orientation == "horizontal"]
    assert level == [pytest.approx(60, abs=1), pytest.approx(84, abs=1)]
    assert structure.marks == ()


@pytest.mark.parametrize("dpi", [200, 300])
def test_a_stem_in_line_with_one_of_the_next_row_is_no_upright(dpi: int) -> None:
    drawing = Drawing().grid([40, 340], [42.7, 60, 77.3, 95], 0.6)
    drawing.box(84, 80.2, 86.4, 89)
    for top in (48.0, 64.8):
        drawing.box(84.4, top, 85.4, top + 8).box(80, top, 84.6, top + 1)
    structure = find_structure(prepare_page(drawing.scan(dpi, noise=3.0), dpi, PAGE_PT))
    upright = [round(r.position) for r in structure.rulings if r.orientation == "vertical"]
    assert upright == [40, 340]


@pytest.mark.parametrize("dpi", [200, 300])
def test_rules_paler_than_any_print_bound_cells(dpi: int) -> None:
    drawing = Drawing().grid(XS, YS, 0.5, gray=217)
    page, _ = read(drawing, dpi, noise=4.0)
    assert shapes(page) == [(4, 5, 20)]


def test_a_piece_of_a_rule_paler_than_print_is_no_drawn_span() -> None:
    drawing = Drawing().grid([40, 120, 200, 300], [40, 80, 120], 0.5)
    drawing.rule(210, 100, 240, 100, 0.5, 222)  # what a copier left of one
    structure = find_structure(prepare_page(drawing.scan(300, noise=3), 300, PAGE_PT))
    assert structure.marks == ()


def test_a_dark_heading_above_a_ruled_table_is_one_of_its_rows() -> None:
    drawing = Drawing().grid([40, 120, 340], [84, 104, 124], 0.6).box(40, 60, 340, 84, 40)
    drawing.print(46, 76, "NUMBER", gray=255).print(126, 76, "TITLE", gray=255)
    for y in (98, 118):
        drawing.print(46, y, "ONE").print(126, y, "PROJECT")
    page, _ = read(drawing, 300, noise=3.0)
    assert shapes(page) == [(3, 2, 5)]


@pytest.mark.parametrize("dpi", [150, 300])
@pytest.mark.parametrize("shade", [0, 110])
def test_filled_boxes_and_parted_bars_are_no_bands_of_light_print(dpi: int, shade: int) -> None:
    drawing = Drawing().grid([40, 120, 140, 160, 180, 200, 300], [40, 60, 80, 100], 0.5)
    drawing.box(121, 65, 139, 75, shade).box(120, 85, 200, 95, shade)
    for x in (140, 160, 180):
        drawing.rule(x, 85, x, 95, 0.8, 255)
    assert structure_spans(drawing, dpi)


def structure_spans(drawing: Drawing, dpi: int) -> list[str]:
    structure = find_structure(prepare_page(drawing.scan(dpi, noise=3), dpi, PAGE_PT))
    return [mark.kind for mark in structure.marks]


def test_a_speck_before_a_line_takes_no_word_from_it() -> None:
    ink = np.zeros((60, 460), np.uint8)
    ink[30:33, 2:5] = 255  # a speck, farther from the print than words are from each other
    for first, letters in ((40, 8), (150, 6), (234, 12)):
        for k in range(letters):
            ink[20:36, first + 12 * k : first + 12 * k + 10] = 255
    parts = find_components(ink, (), 4.0)
    line = line_of(parts, range(parts.count))
    reading = LineReading("กกกกกกกก กกกกกก กกกกกกกกกกกก", 0.9, (0.9,) * 28)
    boxes = [word.box for word in words_of_line(line, reading, parts, 1.0)]
    assert [round(box.x1) for box in boxes if box is not None] == [134, 220, 376]
    assert [round(box.x0) for box in boxes if box is not None][1:] == [150, 234]


def test_a_speck_before_an_items_number_is_not_the_number() -> None:
    ink = np.zeros((60, 300), np.uint8)
    ink[18:20, 6:8] = 255  # the speck, farther from the number than the number from its title
    for x, width in ((20, 10), (34, 3), *((46 + 14 * n, 10) for n in range(12))):
        ink[20 + (13 if width < 10 else 0) : 36, x : x + width] = 255
    parts = find_components(ink, (), 4.0)
    line = line_of(parts, range(parts.count))
    reading = LineReading("๑. โครงการงานดี", 0.9, (0.9,) * 15)
    number, title = (word.box for word in words_of_line(line, reading, parts, 1.0))
    assert number is not None and title is not None
    assert (number.x1, title.x0) == (37, 46)


@pytest.mark.parametrize(("gap", "words"), [(4, ["ปี", "๒๕๖๑"]), (16, ["ปี", "๒๕", "๖๑"])])
def test_a_space_inside_a_number_needs_a_gap_in_the_print(gap: int, words: list[str]) -> None:
    ink = np.zeros((60, 300), np.uint8)
    for x in (10, 40, 52, 62 + gap, 74 + gap):
        ink[20:36, x : x + 10] = 255
    parts = find_components(ink, (), 4.0)
    line = line_of(parts, range(parts.count))
    reading = LineReading("ปี ๒๕ ๖๑", 0.9, (0.9, 0.9, 0.9, 0.8, 0.9, 0.9, 0.7, 0.9))
    found = words_of_line(line, reading, parts, 1.0)
    assert [word.text for word in found] == words
    assert found[1].confidence == (0.7 if gap < 16 else 0.8)


@pytest.mark.parametrize(("width", "skew"), [(2.0, 0.6), (1.8, -0.9)])
def test_small_dashes_that_lie_crooked_are_read_like_the_flat_ones(
    width: float, skew: float
) -> None:
    drawing = Drawing().grid(XS, YS)
    for n, x in enumerate(XS[1:-1]):
        for k, y in enumerate(YS[:-1]):
            left, top = x + 30 + n * 0.13, y + 12 + k * 0.17  # anywhere between the pixels
            drawing.box(left, top, left + width, top + 0.9)
    page, _ = read(drawing, 300, skew=skew, bilevel=True)
    assert [word.text for word in page.words] == ["-"] * 16


def test_dots_beside_dashes_are_no_dashes() -> None:
    drawing = Drawing().grid(XS, YS)
    for y in YS[:-1]:
        drawing.box(140, y + 15, 142, y + 15.9).box(200, y + 15, 201.4, y + 16.4)
    page, _ = read(drawing, 300, bilevel=True)
    assert [round(word.box.x0) for word in page.words if word.text == "-"] == [140] * 4


@pytest.mark.parametrize(("alone_at", "kept"), [(198.5, 2), (214, 1)])
def test_a_dash_under_one_that_has_its_cell_for_itself_is_a_value_too(
    alone_at: float, kept: int
) -> None:
    drawing = Drawing().grid(XS, YS).print(209, 90, "14000", 5.0)  # set right, the dashes centred
    drawing.box(198.5, 103, 201.5, 103.8).box(alone_at, 131, alone_at + 3, 131.8)
    page = read_scan_page(drawing.scan(300), 1, 300, Recorder("14,000"), PAGE_PT)
    assert sum(word.text == "-" for word in page.words) == kept


def test_dirt_narrower_than_the_dashes_of_its_page_is_no_dash_beside_print() -> None:
    drawing = Drawing().grid(XS, YS).print(200, 60, "2570", 5)
    for x in XS[:4]:
        drawing.box(x + 28, 130, x + 31, 131)  # each has a cell for itself
    drawing.box(176, 57, 177.8, 58.0)  # before the figures
    drawing.box(XS[3] + 45, 130, XS[3] + 46.8, 131)  # beside a dash
    page = read_scan_page(drawing.scan(300), 1, 300, Recorder("2570"), PAGE_PT)
    assert sorted(word.text for word in page.words) == ["-", "-", "-", "-", "2570"]


def test_two_short_dashes_in_a_cell_of_their_own_are_values() -> None:
    drawing = Drawing().grid(XS, YS)
    for x in XS[:4]:
        drawing.box(x + 26, 130, x + 31, 131)
    drawing.box(XS[1] + 27, 82, XS[1] + 30, 83).box(XS[1] + 27, 98, XS[1] + 30, 99)
    page = read_scan_page(drawing.scan(300), 1, 300, Recorder(), PAGE_PT)
    assert [word.text for word in page.words] == ["-"] * 6


@pytest.mark.parametrize(("gap", "left"), [(4.0, 0), (0.0, 1)])
def test_the_round_corner_of_a_frame_is_no_print(gap: float, left: int) -> None:
    drawing = Drawing()
    drawing.rule(30 + gap, 40, 370, 40).rule(30, 40 + gap, 30, 190)
    drawing.rule(370, 40, 370, 190).rule(30, 190, 370, 190).rule(30, 90, 370, 90)
    drawing.box(31.2, 41.2, 35.2, 42.2).box(31.2, 41.2, 32.2, 45.2)  # where rules meet it is print
    _page, engine = read(drawing, 300)
    assert len(engine.crops) == left


class ByPlace(Recorder):
    """Reads what is as wide as words as a statement, others as a figure."""

    def read_lines(self, crops: Sequence[np.ndarray]) -> list[LineReading]:
        wide = [crop.shape[1] > 150 for crop in crops]
        return [LineReading("ไม่ใช้งบประมาณ" if w else "15,000", 0.9) for w in wide]


@pytest.mark.parametrize(("places", "kept"), [((250.0, 350.0), 5), ((120.0, 220.0), 3)])
def test_dashes_of_a_row_in_cells_that_are_open_above(
    places: tuple[float, float], kept: int
) -> None:
    """Uprights begin below the words that stand over all columns of the row."""
    drawing = Drawing().grid([30, 100, 390], [40, 160]).print(180, 60, "No budget is used", 6)
    for x in (200.0, 300.0):
        drawing.rule(x, 75, x, 160)
    drawing.print(137, 96, "15,000", 6)
    for x, y in ((250.0, 92.0), (350.0, 92.0), (150.0, 131.0), *((x, 131.0) for x in places)):
        drawing.box(x - 2, y, x + 2, y + 1)
    page = read_scan_page(drawing.scan(200), 1, 200, ByPlace(), PAGE_PT)
    assert [w.text for w in page.words].count("-") == kept
