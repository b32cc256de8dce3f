"""Print that touches a rule or the next line; letters and marks are drawn as boxes."""

from __future__ import annotations

import numpy as np
import pytest

from parsers.scan import prepare_page
from parsers.scan.components import find_components
from parsers.scan.grown_together import cut_apart
from parsers.scan.lines import is_bump
from parsers.scan.rules import rule_pixels
from parsers.scan.strokes import Stroke
from parsers.scan.structure import PageStructure, find_structure
from parsers.scan.text_line import line_of
from tests.scan_drawings import PAGE_PT, Drawing

SIZE = 6.0  # letter height in points
LEFT, STEP = 60.0, 5.0
RULE, WIDTH = 80.0, 0.7
LETTERS = 24


def letters(drawing: Drawing, baseline: float) -> None:
    for n in range(LETTERS):
        x = LEFT + n * STEP
        drawing.box(x, baseline - SIZE, x + 3.4, baseline)


def two_lines(drawing: Drawing, second: float) -> None:
    letters(drawing, 100)
    letters(drawing, second)


def structure_of(drawing: Drawing, dpi: float) -> PageStructure:
    return find_structure(prepare_page(drawing.scan(dpi), dpi, PAGE_PT))


@pytest.mark.parametrize("dpi", [200, 300])
@pytest.mark.parametrize(
    ("width", "top", "bottom"),
    [
        pytest.param(1.0, RULE - 0.9, RULE + 1.2, id="a stroke that comes out on both sides"),
        pytest.param(3.0, RULE - 0.3, RULE + 1.5, id="a wide mark whose foot alone comes out"),
    ],
)
def test_a_mark_printed_on_a_rule_belongs_to_the_line_below(
    dpi: int, width: float, top: float, bottom: float
) -> None:
    drawing = Drawing().grid([40, 360], [40, RULE, 120], WIDTH)
    letters(drawing, RULE + 4 + SIZE)
    x = LEFT + 7 * STEP
    drawing.box(x, top, x + width, bottom)
    structure = structure_of(drawing, dpi)
    (line,) = structure.lines
    (mark,) = [n for n in line.members if structure.parts.y0[n] * 72 / dpi < RULE + WIDTH]
    assert len(line.members) == LETTERS + 1
    assert structure.parts.width[mark] * 72 / dpi == pytest.approx(width, abs=0.7)
    assert len(structure.rulings) == 5


@pytest.mark.parametrize("dpi", [200, 300])
def test_an_uneven_rule_gives_no_marks(dpi: int) -> None:
    drawing = Drawing().grid([40, 360], [40, RULE, 120], WIDTH)
    drawing.box(200, RULE - WIDTH, 300, RULE)  # a rule that a tilt has made thicker from there on
    for x in (90, 130, 150):
        drawing.box(x, RULE, x + 1, RULE + WIDTH / 2 + 0.3)
    letters(drawing, RULE + 4 + SIZE)
    (line,) = structure_of(drawing, dpi).lines
    assert len(line.members) == LETTERS


@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_marks_of_two_lines_that_touch_go_to_their_own_lines(dpi: int) -> None:
    drawing = Drawing()
    two_lines(drawing, 113)
    x = LEFT + 5 * STEP
    drawing.box(x + 1.4, 100.9, x + 3.2, 102.4).box(x + 2.4, 102.4, x + 3.2, 103.2)
    drawing.box(x, 103.2, x + 3.4, 105.2)
    upper, lower = structure_of(drawing, dpi).lines
    assert [len(upper.members), len(lower.members)] == [LETTERS + 1, LETTERS + 1]
    assert upper.y1 * 72 / dpi == pytest.approx(103.0, abs=1.1)
    assert lower.y0 * 72 / dpi == pytest.approx(103.0, abs=1.1)


@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_a_letters_foot_in_a_tall_letter_of_the_next_line_is_cut_from_it(dpi: int) -> None:
    drawing = Drawing()
    two_lines(drawing, 112)
    x = LEFT + 5 * STEP
    drawing.box(x + 2.6, 100, x + 3.4, 103.4).box(x + 2.6, 103.4, x + 3.4, 106)
    upper, lower = structure_of(drawing, dpi).lines
    assert [len(upper.members), len(lower.members)] == [LETTERS, LETTERS]


@pytest.mark.parametrize("dpi", [200, 300])
def test_a_tone_mark_that_touches_the_foot_of_a_letter_above_it_goes_to_its_vowel(dpi: int) -> None:
    drawing = Drawing()
    two_lines(drawing, 112)
    for n in (5, 9):  # the vowels of two letters of the second line
        drawing.box(LEFT + n * STEP, 103.2, LEFT + n * STEP + 3.4, 104.8)
    drawing.box(LEFT + 5 * STEP + 2.6, 100, LEFT + 5 * STEP + 3.3, 102.2)
    upper, lower = structure_of(drawing, dpi).lines
    assert [len(upper.members), len(lower.members)] == [LETTERS, LETTERS + 3]


@pytest.mark.parametrize("dpi", [200, 300])
def test_the_foot_of_a_letter_is_no_mark_of_the_line_below(dpi: int) -> None:
    drawing = Drawing()
    two_lines(drawing, 112)
    x = LEFT + 5 * STEP  # as ฏ has it: a stem and a wide foot
    drawing.box(x + 2.6, 100, x + 3.4, 101.2).box(x, 101.2, x + 3.4, 104.6)
    upper, lower = structure_of(drawing, dpi).lines
    assert [len(upper.members), len(lower.members)] == [LETTERS, LETTERS]
    assert upper.y1 * 72 / dpi == pytest.approx(104.6, abs=0.6)


@pytest.mark.parametrize("dpi", [200, 300])
def test_a_bar_across_two_lines_is_not_cut(dpi: int) -> None:
    drawing = Drawing()
    two_lines(drawing, 112)
    drawing.box(LEFT + LETTERS * STEP, 94, LEFT + LETTERS * STEP + 0.9, 112)
    assert structure_of(drawing, dpi).parts.count == 2 * LETTERS + 1


def test_the_steps_of_a_thin_tilted_rule_are_the_rules() -> None:
    """At 200 dpi a rule of 0.5 pt goes over from one row of pixels to the next in steps."""
    ink = np.zeros((100, 600), np.uint8)
    ink[50, 20:580] = 255
    for start, end in ((150, 156), (170, 175), (176, 179), (181, 187), (193, 320)):
        ink[49, start:end] = 255
    rule = Stroke("horizontal", 49.5, 20, 579, 49, 50)
    assert not (ink & ~rule_pixels(ink, [rule], 200 / 72)).any()


def test_the_rough_edges_of_a_photocopied_rule_are_the_rules() -> None:
    rng = np.random.default_rng(5)
    ink = np.zeros((100, 900), np.uint8)
    ink[49:52, 20:880] = 255
    for row in (48, 52):
        ink[row, 20:880][rng.random(860) < 0.3] = 255
    rule = Stroke("horizontal", 50, 20, 879, 49, 51)
    assert not (ink & ~rule_pixels(ink, [rule], 200 / 72)).any()


@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_uneven_ink_of_a_thick_rule_makes_no_line_of_its_own(dpi: int) -> None:
    drawing = Drawing().grid([40, 200, 360], [40, RULE, 120], 2.0)
    for x in (230, 260, 300):
        drawing.box(x, RULE, x + 2.4, RULE + 3.2)
    letters(drawing, 110)
    assert [len(line.members) for line in structure_of(drawing, dpi).lines] == [LETTERS]


@pytest.mark.parametrize(("off", "bump"), [(1, True), (2, True), (3, False), (6, False)])
def test_ink_two_pixels_off_a_rule_is_its_own_and_no_dash(off: int, bump: bool) -> None:
    """Of a rule that is not quite straight a few pixels lie a row beside what was cut away."""
    ink = np.zeros((200, 400), np.uint8)
    ink[100 - off, 50:62] = 255
    rule = Stroke("horizontal", 102, 20, 380, 100, 104)
    parts = find_components(ink, (), 300 / 72)
    assert is_bump(parts, 0, (rule,), 300 / 72) is bump


@pytest.mark.parametrize("dpi", [200, 300])
def test_a_letter_that_touches_a_vowel_with_its_tone_mark_keeps_nothing_of_the_mark(
    dpi: int,
) -> None:
    """One shape: a letter, a thin stroke at its foot, and the vowel that the stroke stands on."""
    drawing = Drawing()
    two_lines(drawing, 112)
    x = LEFT + 5 * STEP
    drawing.box(x + 2.6, 100, x + 3.4, 103.2).box(x, 103.2, x + 3.4, 104.8)
    upper, lower = structure_of(drawing, dpi).lines
    assert [len(upper.members), len(lower.members)] == [LETTERS, LETTERS + 1]
    assert upper.y1 * 72 / dpi == pytest.approx(100.0, abs=0.6)


BO_BAIMAI = """
..###........#.
.#####......###
#######.....###
#######.....###
#######.....###
.######.....###
..#####....####
...####....####
...####.....###
...####.....###
...####.....###
...####....####
...####....####
....###########
....##########.
......######...
.......##......
......####..###
.....#####.####
.....#########.
......########.
......#######..
.....#######...
......###......
....####...###.
...#####...###.
..#######.####.
...##########..
...##########..
....#######....
"""
"""บ with the MAI THO and MAI HAN-AKAT of the line below at its foot: (บาท) over ตั้งไว้."""


@pytest.mark.parametrize("apart", [False, True])
def test_two_marks_at_a_letters_feet_over_a_line_of_tall_letters(apart: bool) -> None:
    """Grown together with it, or the tone mark alone is; half the letters below are taller than the
    one that the marks stand on."""
    art = [[sign == "#" for sign in row] for row in BO_BAIMAI.split()]
    ink = np.zeros((250, 250), np.uint8)
    ink[54:84, 50:65] = np.array(art) * 255
    if apart:
        ink[77, 50:65] = 0
    for x in (80, 100, 120):
        ink[54:71, x : x + 12] = 255
    for x, top in ((50, 86), (66, 86), (80, 77), (94, 77)):
        ink[top:102, x : x + 12] = 255
    parts = find_components(ink, (), 150 / 72)
    rows = [[n for n in range(parts.count) if low <= parts.y0[n] < high]
            for low, high in ((50, 60), (76, 90))]  # fmt: skip
    whole = cut_apart(parts, [line_of(parts, row) for row in rows])
    assert whole.count == parts.count + 1
    (letter,) = [n for n in rows[0] if parts.x0[n] == 50]
    assert (int(whole.y1[letter]), int(whole.y0[-1])) in {(70, 70), (71, 71)}


def mai_tho(drawing: Drawing, letter: int, top: float) -> None:
    x = LEFT + letter * STEP + 1.2
    drawing.box(x, top, x + 2.2, top + 1.4).box(x, top + 1.4, x + 1.1, top + 2.4)


def sara_u(drawing: Drawing, letter: int, top: float) -> None:
    x = LEFT + letter * STEP + 1.2
    drawing.box(x, top, x + 2.2, top + 1.2).box(x + 1.1, top + 1.2, x + 2.2, top + 2.6)


def with_clear_marks(second: float) -> Drawing:
    """Two lines with marks that can be of one line only."""
    drawing = Drawing()
    two_lines(drawing, second)
    for n in (3, 13, 17):
        drawing.box(LEFT + n * STEP, 91.2, LEFT + n * STEP + 3.4, 92.8)
        mai_tho(drawing, n, 88.1)
        sara_u(drawing, n, second + 0.8)
    return drawing


@pytest.mark.parametrize("dpi", [200, 300])
@pytest.mark.parametrize("gap", [0.0, 0.1])
def test_a_mark_at_the_feet_of_a_letter_stands_on_the_vowel_below_it(dpi: int, gap: float) -> None:
    """MAI THO, wide and with a hook, grown together with the letter above it or all but."""
    drawing = with_clear_marks(112)
    for n in (5, 9):  # the vowels of two letters of the second line
        drawing.box(LEFT + n * STEP, 103.2, LEFT + n * STEP + 3.4, 104.8)
    mai_tho(drawing, 5, 100 + gap)
    upper, lower = structure_of(drawing, dpi).lines
    assert [len(upper.members), len(lower.members)] == [LETTERS + 6, LETTERS + 3 + 3]


@pytest.mark.parametrize("dpi", [200, 300])
def test_a_vowel_at_the_feet_of_its_letter_stays_there(dpi: int) -> None:
    """A vowel of the next line stands under it, as it stands under the tone mark above."""
    drawing = with_clear_marks(114)
    drawing.box(LEFT + 5 * STEP, 105.0, LEFT + 5 * STEP + 3.4, 106.6)
    sara_u(drawing, 5, 100.6)
    upper, lower = structure_of(drawing, dpi).lines
    assert [len(upper.members), len(lower.members)] == [LETTERS + 6 + 1, LETTERS + 3 + 1]


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize("neck", [0.7, 2.2], ids=["thin", "only right below the feet"])
def test_two_short_lines_that_a_letter_of_each_joins_are_two(dpi: int, neck: float) -> None:
    """A heading of two close lines: a vowel below the first, marks grown on the second."""
    drawing = Drawing()
    for n in range(1, 6):
        x = LEFT + n * STEP
        drawing.box(x, 94, x + 1.4 if n == 1 else x + 3.4, 103.8 if n == 1 else 100)
        drawing.box(x + 2.2 if n == 1 else x, 102, x + 3.4, 111)
    drawing.box(LEFT, 94, LEFT + 3.4, 100)
    drawing.box(LEFT + 1.2, 100, LEFT + 1.9, 101)
    drawing.box(LEFT + 1.2, 101, LEFT + 1.2 + neck, 105)
    drawing.box(LEFT, 105, LEFT + 3.4, 111)
    lines = structure_of(drawing, dpi).lines
    assert [len(line.members) for line in lines] == [6, 6]
    apart = (lines[1].baseline - lines[0].baseline) * 72 / dpi
    assert apart == pytest.approx(11, abs=0.6)
