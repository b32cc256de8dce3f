"""Marks of close lines go to the line they belong to; letters and marks are drawn as boxes."""

from __future__ import annotations

import pytest

from parsers.scan import prepare_page
from parsers.scan.structure import PageStructure, find_structure
from tests.scan_drawings import PAGE_PT, Drawing

SIZE = 6.0  # letter height in points
GAP = 0.9
LEFT = 60.0
STEP = 5.0
"""From one letter to the next."""


def letters(drawing: Drawing, baseline: float, count: int = 24) -> None:
    for n in range(count):
        x = LEFT + n * STEP
        drawing.box(x, baseline - SIZE, x + 3.4, baseline)


def vowel(drawing: Drawing, baseline: float, n: int) -> None:
    x = LEFT + n * STEP
    drawing.box(x, baseline - SIZE - GAP - 1.6, x + 3.4, baseline - SIZE - GAP)


def tone(drawing: Drawing, baseline: float, n: int) -> None:
    """A broad tone mark on the vowel."""
    x, bottom = LEFT + n * STEP, baseline - SIZE - 2 * GAP - 1.6
    drawing.box(x + 0.6, bottom - 0.9, x + 3.6, bottom).box(x + 2.6, bottom - 2.0, x + 3.6, bottom)


def under(drawing: Drawing, baseline: float, n: int) -> None:
    """A narrow vowel below the letter's right edge."""
    x, top = LEFT + n * STEP, baseline + GAP
    drawing.box(x + 1.8, top, x + 3.4, top + 1.0).box(x + 2.8, top, x + 3.4, top + 2.0)


def heights(structure: PageStructure, dpi: float) -> list[tuple[float, float]]:
    """How far each line reaches above and below its letters, in points, top to bottom."""
    points = 72 / dpi
    return [
        (round((line.x_top - line.y0) * points, 1), round((line.y1 - line.baseline) * points, 1))
        for line in structure.lines
    ]


def structure_of(drawing: Drawing, dpi: float) -> PageStructure:
    return find_structure(prepare_page(drawing.scan(dpi), dpi, PAGE_PT))


@pytest.mark.parametrize("dpi", [200, 300])
def test_a_tone_mark_that_touches_the_line_above_stays_with_its_vowel(dpi: int) -> None:
    drawing = Drawing()
    pitch = SIZE + 3 * GAP + 1.6 + 2.0  # tone marks stand as near to the feet above as to vowels
    for line in range(5):
        letters(drawing, 100 + line * pitch)
        for n in (2, 7, 11, 16):
            vowel(drawing, 100 + line * pitch, n + line)
            tone(drawing, 100 + line * pitch, n + line)
    reach = heights(structure_of(drawing, dpi), dpi)
    assert reach == [(pytest.approx(5.4, abs=0.5), pytest.approx(0.0, abs=0.3))] * 5


@pytest.mark.parametrize("dpi", [200, 300])
def test_a_vowel_below_its_letter_stays_though_the_next_line_has_marks(dpi: int) -> None:
    drawing = Drawing()
    pitch = SIZE + 3 * GAP + 1.6 + 2.0
    for line in range(5):
        letters(drawing, 100 + line * pitch)
        for n in (2, 7, 11, 16):
            under(drawing, 100 + line * pitch, n)
            vowel(drawing, 100 + line * pitch, n)
    reach = heights(structure_of(drawing, dpi), dpi)
    assert reach == [(pytest.approx(2.5, abs=0.5), pytest.approx(2.9, abs=0.4))] * 5


@pytest.mark.parametrize("dpi", [200, 300])
def test_marks_at_the_same_distance_from_both_lines_go_by_their_look(dpi: int) -> None:
    drawing = Drawing()
    pitch = SIZE + 3 * GAP + 1.6 + 2.0
    for line in range(5):
        letters(drawing, 100 + line * pitch)
        for n in (3, 12):
            vowel(drawing, 100 + line * pitch, n)
            tone(drawing, 100 + line * pitch, n)
        for n in (6, 18):
            under(drawing, 100 + line * pitch, n)
            vowel(drawing, 100 + line * pitch, n)
    reach = heights(structure_of(drawing, dpi), dpi)
    assert reach == [(pytest.approx(5.4, abs=0.5), pytest.approx(2.9, abs=0.4))] * 5
    members = [len(line.members) for line in structure_of(drawing, dpi).lines]
    assert members == [24 + 2 * 2 + 2 * 2] * 5


@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_a_word_of_one_letter_keeps_its_vowel_and_tone_grown_together(dpi: int) -> None:
    drawing = Drawing()
    letters(drawing, 140)
    drawing.box(40, 94, 43.4, 100).box(39.6, 92.1, 43.4, 93.2).box(42.4, 89.0, 43.4, 92.1)
    lines = structure_of(drawing, dpi).lines
    assert [len(line.members) for line in lines] == [2, 24]


@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_letters_that_stand_just_above_a_rule_take_none_of_its_ink(dpi: int) -> None:
    drawing = Drawing().grid([40, 360], [60, 100.8, 140], 0.5)
    letters(drawing, 99.9)
    (line,) = structure_of(drawing, dpi).lines
    assert len(line.members) == 24


@pytest.mark.parametrize("dpi", [200, 300])
def test_rows_that_touch_the_rule_between_them_from_both_sides_stay_two(dpi: int) -> None:
    drawing = Drawing().grid([40, 360], [60, 100, 140], 0.8)
    for n in range(5):
        drawing.box(LEFT + 8 * n, 93, LEFT + 8 * n + 4, 100)
    for n in range(4):
        drawing.box(LEFT + 8 * n, 100, LEFT + 8 * n + 4, 107)
    assert [len(line.members) for line in structure_of(drawing, dpi).lines] == [5, 4]


def test_a_mark_between_two_columns_goes_to_the_nearer_one() -> None:
    drawing = Drawing()
    for n in range(6):
        drawing.box(60 + 5 * n, 94, 63.4 + 5 * n, 100)
        drawing.box(108 + 5 * n, 94, 111.4 + 5 * n, 100)
    drawing.box(103.5, 96.6, 106.5, 97.5)
    near = max(structure_of(drawing, 200).lines, key=lambda line: line.x1)
    assert len(near.members) == 7


@pytest.mark.parametrize("dpi", [200, 300])
def test_a_tall_vowel_with_its_tone_mark_stands_on_its_letter(dpi: int) -> None:
    drawing = Drawing()
    letters(drawing, 100)
    x, foot = LEFT + 5 * STEP, 100 - SIZE - GAP
    drawing.box(x, foot - 1.25 * SIZE, x + 3.4, foot)  # grown together: taller than a letter
    letters(drawing, 140)
    assert heights(structure_of(drawing, dpi), dpi) == [
        (pytest.approx(1.25 * SIZE + GAP, abs=0.5), pytest.approx(0.0, abs=0.3)),
        (pytest.approx(0.0, abs=0.3), pytest.approx(0.0, abs=0.3)),
    ]


@pytest.mark.parametrize("dpi", [200, 300])
def test_a_tone_mark_as_tall_as_a_letter_stands_on_a_vowel(dpi: int) -> None:
    drawing = Drawing()
    letters(drawing, 100)
    x, foot = LEFT + 5 * STEP, 100 - SIZE - GAP
    drawing.box(x, foot - 2.6, x + 3.4, foot)  # the vowel, lower than a letter
    drawing.box(x, foot - 7.6, x + 3.4, foot - 3.3)
    letters(drawing, 140)
    reach = heights(structure_of(drawing, dpi), dpi)
    assert [above for above, _below in reach] == [
        pytest.approx(8.5, abs=0.5),
        pytest.approx(0.0, abs=0.3),
    ]


@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_a_colon_in_a_wide_gap_keeps_both_its_dots(dpi: int) -> None:
    drawing = Drawing()
    letters(drawing, 100, count=9)
    end = LEFT + 8 * STEP + 3.4
    for baseline in (100, 140):
        drawing.box(end + 6.0, baseline - 1.5, end + 7.5, baseline)
    drawing.box(end + 6.0, 94.6, end + 7.5, 96.1)  # the upper dot; in the line below a speck
    letters(drawing, 140, count=9)
    for n in range(8):
        x = end + 13.6 + n * STEP
        drawing.box(x, 100 - SIZE, x + 3.4, 100)
    members = sum(len(line.members) for line in structure_of(drawing, dpi).lines)
    assert members == 9 + 2 + 8 + 9


@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_a_low_figure_before_a_full_stop_stays_on_its_line(dpi: int) -> None:
    drawing = Drawing().grid([40, 120], [80, 130], 0.5)
    drawing.box(57, 100 - 0.75 * SIZE, 61.5, 100)  # the figure
    drawing.box(65, 99, 66, 100)  # its full stop
    for x in (70.0, 75.5, 81.0):
        drawing.box(x, 100 - SIZE, x + 4, 100)
    # Vowels grown to their letters make the letters of the cell look taller than they are.
    for n, height in enumerate((1.4, 1.8, 1.45, 1.45, 1.0, 1.0)):
        x = 57 + 8 * n
        drawing.box(x, 118.5 - height * SIZE, x + 5, 118.5)
    first, second = structure_of(drawing, dpi).lines
    assert (len(first.members), len(second.members)) == (5, 6)


@pytest.mark.parametrize("dpi", [200, 300])
def test_a_comma_nearly_as_tall_as_a_letter_stays_between_its_figures(dpi: int) -> None:
    drawing = Drawing()
    for x in (60, 68.2, 77.5, 89.5, 98.0, 106.4):
        for baseline in (100, 130):
            drawing.box(x, baseline - SIZE, x + 7.5, baseline)
    drawing.box(86.2, 98.15, 88.2, 103.4)
    first, second = structure_of(drawing, dpi).lines
    assert (len(first.members), len(second.members)) == (7, 6)


@pytest.mark.parametrize("dpi", [200, 288])
def test_a_broad_comma_that_hangs_below_the_foot_stays_between_its_figures(dpi: int) -> None:
    drawing = Drawing()
    for baseline in (100, 130):
        for n in range(20):
            x = 60 + n * 4.4 + (5.8 if n > 11 else 0)
            drawing.box(x, baseline - SIZE, x + 3.4, baseline)
    drawing.box(112.8, 98.2, 115.6, 102.6)
    first, second = structure_of(drawing, dpi).lines
    assert (len(first.members), len(second.members)) == (21, 20)


@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_a_page_number_lower_than_the_letters_is_a_line_a_speck_elsewhere_is_none(
    dpi: int,
) -> None:
    drawing = Drawing()
    for baseline in (100, 120, 140):
        letters(drawing, baseline)
    drawing.box(198, 24, 201.6, 27.4).box(300, 200, 303.6, 203.4)
    tops = [round(line.y0 * 72 / dpi) for line in structure_of(drawing, dpi).lines]
    assert tops == [24, 94, 114, 134]


@pytest.mark.parametrize("dpi", [200, 300])
def test_vowels_of_close_lines_stay_though_lone_marks_stand_far_above_their_letters(
    dpi: int,
) -> None:
    drawing = Drawing()
    for baseline in (40, 70):  # tone marks without vowels, and above no other line
        letters(drawing, baseline)
        for n in (3, 8, 13, 18):
            x, bottom = LEFT + n * STEP, baseline - SIZE - 4.1
            drawing.box(x + 2.2, bottom - 1.7, x + 3.4, bottom)
    for line in range(6):
        baseline = 110 + line * (SIZE + 5.3)
        letters(drawing, baseline)
        for n in (2, 9, 16, 21):
            x, bottom = LEFT + n * STEP, baseline - SIZE - 0.8
            drawing.box(x - 0.4, bottom - 3.0, x + 3.4, bottom)
    lines = structure_of(drawing, dpi).lines
    reach = [round((line.x_top - line.y0) * 72 / dpi, 1) for line in lines[2:]]
    assert reach == [pytest.approx(3.8, abs=0.4)] * 6
    assert [len(line.members) for line in lines[2:]] == [28] * 6


@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_a_dash_behind_a_colon_is_on_its_line(dpi: int) -> None:
    drawing = Drawing()
    letters(drawing, 100, count=9)
    end = LEFT + 8 * STEP + 3.4
    for top in (94.6, 98.5):
        drawing.box(end + 4.5, top, end + 6.0, top + 1.5)
    drawing.box(end + 9.8, 97.0, end + 13.0, 98.0)  # too far from the letters, near the colon
    drawing.box(end + 30.0, 97.0, end + 33.2, 98.0)  # in the next column
    letters(drawing, 140, count=9)
    members = [len(line.members) for line in structure_of(drawing, dpi).lines]
    assert members == [9 + 2 + 1, 9]


@pytest.mark.parametrize(("gap", "members"), [(5.4, 9), (1.0, 10)])
def test_a_dash_on_the_line_above_is_no_mark_of_the_letters_below(gap: float, members: int) -> None:
    drawing = Drawing()
    letters(drawing, 100, count=9)
    foot = 100 - SIZE - gap
    drawing.box(LEFT + 10, foot - 1.0, LEFT + 13.6, foot)  # close to them it is a vowel
    assert [len(line.members) for line in structure_of(drawing, 200).lines] == [members]


@pytest.mark.parametrize("dpi", [200, 300])
def test_tall_marks_at_both_ends_of_a_short_word_stand_on_its_letters(dpi: int) -> None:
    drawing = Drawing()
    letters(drawing, 100, count=6)
    foot = 100 - SIZE - GAP
    for n in (1, 3, 5):  # vowel and tone mark grown together: as tall as letters
        drawing.box(LEFT + n * STEP, foot - 0.85 * SIZE, LEFT + n * STEP + 3.4, foot)
    letters(drawing, 140)
    assert [len(line.members) for line in structure_of(drawing, dpi).lines] == [9, 24]


@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_tall_marks_stand_on_letters_one_of_which_has_grown_into_the_mark_beside(dpi: int) -> None:
    """As in ชี้วั, where ช and วั are one shape: ี้ stands on it, and beside its upper end."""
    drawing = Drawing()
    letters(drawing, 100, count=8)
    foot = 100 - SIZE - 1.2
    for n in (2, 4, 6):
        drawing.box(LEFT + n * STEP, foot - 0.9 * SIZE, LEFT + n * STEP + 3.4, foot)
    x = LEFT + 3 * STEP
    drawing.box(x - 0.6, foot - 3.0, x, 100 - SIZE)  # the mark beside
    drawing.box(x - 2.0, 98, x + 1.0, 100)  # and what joins its letter to the one before
    letters(drawing, 140)
    assert [len(line.members) for line in structure_of(drawing, dpi).lines] == [10, 24]


@pytest.mark.parametrize("dpi", [240, 300])
def test_a_tall_mark_stands_on_a_letter_though_low_figures_follow_the_word(dpi: int) -> None:
    drawing = Drawing()
    letters(drawing, 100, count=7)
    for n in range(8, 18):
        drawing.box(LEFT + n * STEP, 100 - 0.7 * SIZE, LEFT + n * STEP + 4.4, 100)
    x, foot = LEFT + 5 * STEP, 100 - SIZE - 0.8
    drawing.box(x, foot - 0.9 * SIZE, x + 3.4, foot)
    letters(drawing, 140)
    assert [len(line.members) for line in structure_of(drawing, dpi).lines] == [18, 24]


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize("over", [(1,), (3, 4, 5), (1, 3, 5)])
def test_a_short_line_set_close_above_another_stays_a_line(over: tuple[int, ...], dpi: int) -> None:
    drawing = Drawing()
    letters(drawing, 100, count=7)
    foot = 100 - SIZE - 0.45 * SIZE
    for n in over:
        drawing.box(LEFT + n * STEP, foot - SIZE, LEFT + n * STEP + 3.4, foot)
    letters(drawing, 140)
    lines = structure_of(drawing, dpi).lines
    assert [len(line.members) for line in lines] == [len(over), 7, 24]


def specked(dpi: int, *specks: tuple[float, float, float]) -> list[int]:
    """How many shapes the lines of a page have, with specks before the first: how far before its
    letters each begins, its foot below theirs, and its side."""
    drawing = Drawing()
    letters(drawing, 100)
    letters(drawing, 140)
    for before, below, side in specks:
        x = LEFT - before
        drawing.box(x, 100 + below - side, x + side, 100 + below)
    return [len(line.members) for line in structure_of(drawing, dpi).lines]


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize("before", [2.2, 4.0, 6.5])
@pytest.mark.parametrize("below", [0.0, 0.8, 1.8])
def test_a_speck_at_the_foot_before_a_line_is_no_full_stop(
    dpi: int, before: float, below: float
) -> None:
    assert specked(dpi, (before, below, 1.6)) == [24, 24]


@pytest.mark.parametrize("dpi", [200, 300])
@pytest.mark.parametrize(
    "marks",
    [
        pytest.param([(4.0, -2.2, 1.6)], id="a bullet half-way up"),
        pytest.param([(4.0, -4.0, 1.6)], id="a quotation mark"),
        pytest.param([(4.0, 0.0, 1.6), (4.0, -3.6, 1.6)], id="a colon"),
        pytest.param([(4.0, 0.0, 1.6), (9.0, 0.0, 4.0)], id="behind a low figure"),
    ],
)
def test_what_opens_a_line_stays(dpi: int, marks: list[tuple[float, float, float]]) -> None:
    assert specked(dpi, *marks) == [24 + len(marks), 24]
