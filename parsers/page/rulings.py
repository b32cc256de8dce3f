"""Drawn shapes -> rules that may bound cells, and the dots and arrows of schedule tables.

An arrow's shaft looks like a table rule; it is told from one by its head. Everything here is
in points, y growing downward.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from parsers.model import Box, Mark, Orientation, Ruling, union_of
from parsers.page.geometry import overlap

Point = tuple[float, float]

RULE_THICKNESS = 3.2  # a filled rectangle at most this thick is a rule
STRAIGHT = 0.8  # a line that leaves its axis by more is not a rule
JOIN_GAP = 3.0  # dashes and rules drawn cell by cell have gaps up to this
SAME_LINE = 1.2
HEAD_SIZE = 16.0
_SQUARE = 1.5  # times as long as wide at most
_LEAST_DOTTED = 8.0  # shorter rows of dots are print
DOT_SIZE = 16.0
_ROUND = 24.0  # points from a frame's corner to where its sides are straight


@dataclass(frozen=True, slots=True)
class Shape:
    """One painted subpath: operators m/l/c/v/y/h and their end points. White paint is no paint."""

    operators: str
    points: tuple[Point, ...]
    stroked: bool
    filled: bool

    def __post_init__(self) -> None:
        if not self.points or len(self.points) != len(self.operators):
            raise ValueError("one end point for each operator")

    @property
    def box(self) -> Box:
        xs = [x for x, _ in self.points]
        ys = [y for _, y in self.points]
        return Box(min(xs), min(ys), max(xs), max(ys))

    @property
    def curved(self) -> bool:
        return any(op in "cvy" for op in self.operators)


@dataclass(frozen=True, slots=True)
class _Head:
    """An arrow head; `points_left` tells which way, None when it points neither way."""

    box: Box
    points_left: bool | None


def read_shapes(shapes: Iterable[Shape]) -> tuple[tuple[Ruling, ...], tuple[Mark, ...]]:
    """Rules (joined where collinear) and drawn marks among the shapes."""
    rules: list[Ruling] = []
    marks: list[Mark] = []
    heads: list[_Head] = []
    slants: list[tuple[Point, Point]] = []
    shapes = list(shapes)
    dotted, dots = _dotted(shapes)
    rules += dotted
    for shape in shapes:
        if shape not in dots:
            _sort_shape(shape, rules, marks, heads, slants)
    heads.extend(_open_heads(slants))
    joined = join_collinear(rules)
    arrows, rest = _arrows(joined, heads)
    return tuple(rest), tuple(marks + arrows)


def _dotted(shapes: Sequence[Shape]) -> tuple[list[Ruling], set[Shape]]:
    """Rules drawn dot by dot, and their dots. A dot alone is as much level as upright."""
    boxed = [(shape, shape.box) for shape in shapes]
    dots = [(s, box) for s, box in boxed if _is_square(box) and box.height <= RULE_THICKNESS]
    strokes = join_collinear(_strokes_of([box for _, box in dots]))
    rules = [rule for rule in strokes if rule.end - rule.start >= _LEAST_DOTTED]
    ordered = sorted(rules, key=lambda rule: rule.position)  # a page may have thousands of both
    places = [rule.position for rule in ordered]

    def near(place: float) -> Sequence[Ruling]:
        first, last = (
            bisect_left(places, place - SAME_LINE),
            bisect_right(places, place + SAME_LINE),
        )
        return ordered[first:last]

    on_rules = {
        dot
        for dot, box in dots
        if any(_lies_on(box, rule) for rule in (*near(box.y_center), *near(box.x_center)))
    }
    return rules, on_rules


def _strokes_of(boxes: Sequence[Box]) -> list[Ruling]:
    strokes = []
    for box in boxes:
        strokes += _ruling("horizontal", box.y_center, box.x0, box.x1)
        strokes += _ruling("vertical", box.x_center, box.top, box.bottom)
    return strokes


def _is_square(box: Box) -> bool:
    return 0 < max(box.width, box.height) <= _SQUARE * min(box.width, box.height)


def _lies_on(box: Box, rule: Ruling) -> bool:
    across, along = (box.y_center, box.x_center)
    if rule.orientation == "vertical":
        across, along = along, across
    return abs(across - rule.position) <= SAME_LINE and rule.start <= along <= rule.end


def backgrounds(shapes: Iterable[Shape]) -> tuple[Box, ...]:
    """Boxes of the filled rectangles behind print."""
    return tuple(
        shape.box
        for shape in shapes
        if shape.filled
        and not shape.curved
        and min(shape.box.width, shape.box.height) > RULE_THICKNESS
        and _is_rectangle(_corners(shape.points))
    )


def _sort_shape(
    shape: Shape,
    rules: list[Ruling],
    marks: list[Mark],
    heads: list[_Head],
    slants: list[tuple[Point, Point]],
) -> None:
    box = shape.box
    corners = _corners(shape.points)
    if shape.curved:
        if _is_dot(shape, box):
            marks.append(Mark("point", box))
        elif _is_rounded(shape, box):
            rules.extend(_rectangle_rules(shape, box))
    elif _is_rectangle(corners):
        rules.extend(_rectangle_rules(shape, box))
    elif len(corners) == 2:
        _sort_segment(corners[0], corners[1], rules, slants)
    elif len(corners) == 3 and max(box.width, box.height) <= HEAD_SIZE:
        heads.append(_Head(box, _points_left(corners, box)))
    elif _is_arrow_polygon(corners, box):
        marks.append(Mark("span", box))
    elif shape.stroked:
        for first, second in zip(shape.points, shape.points[1:], strict=False):
            _sort_segment(first, second, rules, slants)


def _corners(points: Sequence[Point]) -> list[Point]:
    kept: list[Point] = []
    for point in points:
        if not any(abs(point[0] - x) < 0.05 and abs(point[1] - y) < 0.05 for x, y in kept):
            kept.append(point)
    return kept


def _is_dot(shape: Shape, box: Box) -> bool:
    large, small = max(box.width, box.height), min(box.width, box.height)
    return shape.filled and small >= 1.5 and large <= DOT_SIZE and small >= 0.75 * large


def _is_rectangle(corners: Sequence[Point]) -> bool:
    if len(corners) != 4:
        return False
    pairs = zip(corners, [*corners[1:], corners[0]], strict=True)
    return all(abs(a[0] - b[0]) < 0.3 or abs(a[1] - b[1]) < 0.3 for a, b in pairs)


def _is_rounded(shape: Shape, box: Box) -> bool:
    """Whether a curved path is a frame with round corners: it bends near its corners alone."""
    bend = min(_ROUND, box.width / 4, box.height / 4)
    return shape.stroked and all(
        min(x - box.x0, box.x1 - x) <= bend and min(y - box.top, box.bottom - y) <= bend
        for x, y in shape.points
    )


def _rectangle_rules(shape: Shape, box: Box) -> list[Ruling]:
    """A thin rectangle is one rule; a stroked one is four; a filled one is only a background."""
    if min(box.width, box.height) <= RULE_THICKNESS:
        if box.width >= box.height:
            return _ruling("horizontal", box.y_center, box.x0, box.x1)
        return _ruling("vertical", box.x_center, box.top, box.bottom)
    if not shape.stroked:
        return []
    return [
        *_ruling("horizontal", box.top, box.x0, box.x1),
        *_ruling("horizontal", box.bottom, box.x0, box.x1),
        *_ruling("vertical", box.x0, box.top, box.bottom),
        *_ruling("vertical", box.x1, box.top, box.bottom),
    ]


def _ruling(orientation: Orientation, position: float, start: float, end: float) -> list[Ruling]:
    return [Ruling(orientation, position, start, end)]


def _sort_segment(
    first: Point, second: Point, rules: list[Ruling], slants: list[tuple[Point, Point]]
) -> None:
    (x0, y0), (x1, y1) = first, second
    if abs(y1 - y0) <= STRAIGHT and abs(x1 - x0) > abs(y1 - y0):
        rules.extend(_ruling("horizontal", (y0 + y1) / 2, min(x0, x1), max(x0, x1)))
    elif abs(x1 - x0) <= STRAIGHT and abs(y1 - y0) > 0:
        rules.extend(_ruling("vertical", (x0 + x1) / 2, min(y0, y1), max(y0, y1)))
    elif max(abs(x1 - x0), abs(y1 - y0)) <= HEAD_SIZE and (first != second):
        slants.append((first, second))


def _points_left(corners: Sequence[Point], box: Box) -> bool | None:
    left = sum(1 for x, _ in corners if x - box.x0 < 0.3 * box.width)
    right = sum(1 for x, _ in corners if box.x1 - x < 0.3 * box.width)
    if left == 1 and right == 2:
        return True
    if right == 1 and left == 2:
        return False
    return None


def _is_arrow_polygon(corners: Sequence[Point], box: Box) -> bool:
    """The block arrow of word processors: 7 corners with one head, 10 with two."""
    return len(corners) in (7, 10) and box.height <= 30 and box.width > 0.8 * box.height


def _open_heads(slants: Sequence[tuple[Point, Point]]) -> list[_Head]:
    """Heads drawn as two short strokes that share their tip."""
    heads: list[_Head] = []
    for index, (a, b) in enumerate(slants):
        for c, d in slants[index + 1 : index + 4]:
            tip = next((p for p in (a, b) for q in (c, d) if _close(p, q)), None)
            if tip is None:
                continue
            others = [p for p in (a, b, c, d) if not _close(p, tip)]
            if len(others) != 2:
                continue
            xs, ys = zip(*[tip, *others], strict=True)
            box = Box(min(xs), min(ys), max(xs), max(ys))
            left = all(x > tip[0] for x, _ in others)
            right = all(x < tip[0] for x, _ in others)
            heads.append(_Head(box, True if left else False if right else None))
    return heads


def _close(first: Point, second: Point) -> bool:
    return abs(first[0] - second[0]) <= 0.8 and abs(first[1] - second[1]) <= 0.8


def join_collinear(rules: Iterable[Ruling], gap: float = JOIN_GAP) -> list[Ruling]:
    """Rules that continue each other made one; order: orientation, position, start."""
    out: list[Ruling] = []
    ordered = sorted(rules, key=lambda r: (r.orientation, r.position))
    bands: list[list[Ruling]] = []
    for rule in ordered:
        last = bands[-1] if bands else None
        if (
            last is not None
            and last[0].orientation == rule.orientation
            and rule.position - last[-1].position <= SAME_LINE / 2
            and rule.position - last[0].position <= SAME_LINE
        ):
            last.append(rule)
        else:
            bands.append([rule])
    for band in bands:
        out.extend(_join_band(band, gap))
    return out


def _join_band(band: list[Ruling], gap: float) -> list[Ruling]:
    joined: list[Ruling] = []
    for rule in sorted(band, key=lambda r: r.start):
        last = joined[-1] if joined else None
        if last is not None and rule.start - last.end <= gap:
            joined[-1] = Ruling(
                last.orientation, last.position, last.start, max(last.end, rule.end)
            )
        else:
            joined.append(rule)
    return joined


def _arrows(rules: Sequence[Ruling], heads: Sequence[_Head]) -> tuple[list[Mark], list[Ruling]]:
    marks: list[Mark] = []
    rest: list[Ruling] = []
    used: set[int] = set()
    for rule in rules:
        mine = [i for i, head in enumerate(heads) if _at_end(rule, head)]
        if not mine:
            rest.append(rule)
            continue
        used.update(mine)
        shaft = Box(rule.start, rule.position, rule.end, rule.position)
        box = union_of([shaft, *(heads[i].box for i in mine)])
        if box is not None:
            marks.append(Mark("span", box))
    marks.extend(_bare_heads([head for i, head in enumerate(heads) if i not in used]))
    return marks, rest


def _at_end(rule: Ruling, head: _Head) -> bool:
    if rule.orientation != "horizontal" or head.points_left is None:
        return False
    box = head.box
    if not box.top - 1.5 <= rule.position <= box.bottom + 1.5:
        return False
    end = rule.start if head.points_left else rule.end
    return box.x0 - 2.5 <= end <= box.x1 + 2.5


def _bare_heads(heads: Sequence[_Head]) -> list[Mark]:
    """Two heads facing away from each other on one row are a span; a lone one is a point."""
    marks: list[Mark] = []
    left = [head for head in heads if head.points_left is True]
    right = [head for head in heads if head.points_left is False]
    for head in left:
        partner = min(
            (
                other
                for other in right
                if other.box.x0 >= head.box.x0
                and overlap(head.box.top, head.box.bottom, other.box.top, other.box.bottom) > 0
            ),
            key=lambda other: other.box.x0,
            default=None,
        )
        if partner is None:
            marks.append(Mark("point", head.box))
        else:
            right.remove(partner)
            marks.append(Mark("span", head.box.union(partner.box)))
    marks.extend(Mark("point", head.box) for head in right)
    return marks
