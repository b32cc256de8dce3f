"""Drawn shapes -> rules and schedule marks."""

import pytest

from parsers.model import Mark, Ruling
from parsers.page.rulings import Shape, join_collinear, read_shapes

Points = tuple[tuple[float, float], ...]


def stroke(*points: tuple[float, float]) -> Shape:
    return Shape("m" + "l" * (len(points) - 1), tuple(points), stroked=True, filled=False)


def fill(*points: tuple[float, float]) -> Shape:
    return Shape("m" + "l" * (len(points) - 1) + "h", (*points, points[0]), False, True)


def box(x0: float, y0: float, x1: float, y1: float, stroked: bool, filled: bool) -> Shape:
    points = ((x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0))
    return Shape("mlllh", points, stroked, filled)


def circle(x: float, y: float, r: float) -> Shape:
    points = ((x + r, y), (x, y + r), (x - r, y), (x, y - r), (x + r, y))
    return Shape("mcccc", points, stroked=False, filled=True)


H = Ruling("horizontal", 10.0, 0.0, 100.0)


@pytest.mark.parametrize(
    ("case", "shape", "rules"),
    [
        ("a stroked line", stroke((0, 10), (100, 10)), [H]),
        ("a thin filled rectangle", box(0, 9.5, 100, 10.5, False, True), [H]),
        ("a thick filled rectangle is a background", box(0, 0, 100, 20, False, True), []),
        ("a slanted line is no rule", stroke((0, 10), (100, 30)), []),
        (
            "a stroked rectangle is four rules",
            box(0, 0, 100, 20, True, False),
            [
                Ruling("horizontal", 0.0, 0.0, 100.0),
                Ruling("horizontal", 20.0, 0.0, 100.0),
                Ruling("vertical", 0.0, 0.0, 20.0),
                Ruling("vertical", 100.0, 0.0, 20.0),
            ],
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_rules(case: str, shape: Shape, rules: list[Ruling]) -> None:
    assert list(read_shapes([shape])[0]) == rules


def test_dashes_are_one_rule() -> None:
    dashes = [Ruling("horizontal", 10.0, x, x + 2.0) for x in range(0, 100, 4)]
    assert join_collinear(dashes) == [Ruling("horizontal", 10.0, 0.0, 98.0)]


def marks_of(*shapes: Shape) -> tuple[Mark, ...]:
    return read_shapes(shapes)[1]


def test_arrow_with_filled_heads_is_a_span_and_no_rule() -> None:
    rules, marks = read_shapes(
        [
            stroke((20, 50), (80, 50)),
            fill((20, 50), (24, 48), (24, 52)),
            fill((80, 50), (76, 48), (76, 52)),
        ]
    )
    assert rules == ()
    assert [(m.kind, m.box.x0, m.box.x1) for m in marks] == [("span", 20, 80)]


def test_arrow_with_one_open_head_is_a_span() -> None:
    marks = marks_of(
        stroke((20, 50), (80, 50)), stroke((80, 50), (76, 47)), stroke((80, 50), (76, 53))
    )
    assert [(m.kind, m.box.x0, m.box.x1) for m in marks] == [("span", 20, 80)]


def test_triangles_facing_apart_are_one_span() -> None:
    marks = marks_of(fill((20, 50), (26, 46), (26, 54)), fill((80, 50), (74, 46), (74, 54)))
    assert [(m.kind, m.box.x0, m.box.x1) for m in marks] == [("span", 20, 80)]


def test_triangle_on_another_row_is_no_partner() -> None:
    marks = marks_of(fill((20, 50), (26, 46), (26, 54)), fill((80, 90), (74, 86), (74, 94)))
    assert [m.kind for m in marks] == ["point", "point"]


def test_filled_circle_is_a_point() -> None:
    marks = marks_of(circle(50, 50, 3))
    assert [(m.kind, m.box.x0, m.box.x1) for m in marks] == [("point", 47, 53)]


def test_block_arrow_polygon_is_a_span() -> None:
    double = fill(
        (20, 50),
        (26, 44),
        (26, 47),
        (74, 47),
        (74, 44),
        (80, 50),
        (74, 56),
        (74, 53),
        (26, 53),
        (26, 56),
    )
    assert [m.kind for m in marks_of(double)] == ["span"]


def test_table_rule_next_to_a_head_pointing_along_it_stays_a_rule() -> None:
    rules, _ = read_shapes([stroke((0, 10), (200, 10)), fill((80, 50), (76, 48), (76, 52))])
    assert rules == (Ruling("horizontal", 10.0, 0.0, 200.0),)
