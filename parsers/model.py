"""The values that travel from a file to a parsed table: all frozen, all checked at birth.

One coordinate system: PDF points, origin at the top left of the page as a person sees it
(rotation already applied). Text inputs have no boxes; they have source line numbers instead.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

Orientation = Literal["horizontal", "vertical"]
MarkKind = Literal["point", "span"]
PageSource = Literal["pdf", "ocr", "text"]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in PDF points, origin top left."""

    x0: float
    top: float
    x1: float
    bottom: float

    def __post_init__(self) -> None:
        if not all(math.isfinite(v) for v in (self.x0, self.top, self.x1, self.bottom)):
            raise ValueError(f"box is not finite: {self}")
        if self.x0 > self.x1 or self.top > self.bottom:
            raise ValueError(f"box is inside out: {self}")

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def x_center(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def y_center(self) -> float:
        return (self.top + self.bottom) / 2

    def union(self, other: Box) -> Box:
        return Box(
            min(self.x0, other.x0),
            min(self.top, other.top),
            max(self.x1, other.x1),
            max(self.bottom, other.bottom),
        )


def union_of(boxes: list[Box]) -> Box | None:
    """The smallest box around all `boxes`; None when there are none."""
    if not boxes:
        return None
    result = boxes[0]
    for box in boxes[1:]:
        result = result.union(box)
    return result


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without white space, as one engine read it.

    `text` is the reading after repair of the text layer (Unicode, Thai digits kept); `raw` is
    what the file itself says. They differ only where the adapter mended something. `turn`:
    quarter turns clockwise that would bring a word set sideways upright, 0 to 3.
    """

    text: str
    raw: str
    box: Box | None = None
    confidence: float | None = None
    turn: int = 0

    def __post_init__(self) -> None:
        if not self.text:
            raise ValueError("a word has text")
        if self.confidence is not None and not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"confidence is a share between 0 and 1: {self.confidence}")


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one printed line, in reading order. `source_line` (1-based) for text inputs only.
    `goes_on`: whether its text is known to go on in the next line."""

    words: tuple[Word, ...]
    page: int | None = None
    source_line: int | None = None
    goes_on: bool = False

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def raw(self) -> str:
        return " ".join(word.raw for word in self.words)

    @property
    def box(self) -> Box | None:
        return union_of([word.box for word in self.words if word.box is not None])

    @property
    def confidence(self) -> float | None:
        """The least sure word decides; None when no word has a confidence."""
        known = [word.confidence for word in self.words if word.confidence is not None]
        return min(known) if known else None


@dataclass(frozen=True, slots=True)
class Ruling:
    """A straight printed stroke that may bound cells. `position` is its y (horizontal) or x."""

    orientation: Orientation
    position: float
    start: float
    end: float

    def __post_init__(self) -> None:
        if self.start > self.end:
            raise ValueError(f"ruling runs backwards: {self}")

    def ends_like(self, other: Ruling, near: float) -> bool:
        """Whether it begins and ends where another does."""
        return abs(self.start - other.start) <= near and abs(self.end - other.end) <= near


@dataclass(frozen=True, slots=True)
class Mark:
    """A drawn (not typed) dot or arrow in a schedule table.

    `starts`/`ends`: the left/right end of a span was seen (its arrow head); an arrow whose end
    was not seen has an extent nobody may guess.
    """

    kind: MarkKind
    box: Box
    starts: bool = True
    ends: bool = True


@dataclass(frozen=True, slots=True)
class Page:
    """What one engine saw on one page: words and strokes, nothing understood yet."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rulings: tuple[Ruling, ...]
    marks: tuple[Mark, ...]
    source: PageSource
    engine: str
    shaded: tuple[Box, ...] = ()
    """Backgrounds that are not the paper's: filled rectangles, shaded cells of a scan."""

    def __post_init__(self) -> None:
        if self.number < 1:
            raise ValueError(f"pages count from 1: {self.number}")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table grid; `row`/`col` from 0, spans from 1. Empty cells have no lines."""

    row: int
    col: int
    row_span: int
    col_span: int
    lines: tuple[Line, ...]
    box: Box | None = None

    def __post_init__(self) -> None:
        if self.row < 0 or self.col < 0 or self.row_span < 1 or self.col_span < 1:
            raise ValueError(f"cell outside the grid: {self.row},{self.col}")

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @property
    def raw(self) -> str:
        return "\n".join(line.raw for line in self.lines)


@dataclass(frozen=True, slots=True)
class Table:
    """A grid whose cells tile it exactly once. `ragged`: columns are tabs and may have slid.
    `turned`: its rows stand side by side on the page, so that heights tell nothing of them."""

    page: int | None
    n_rows: int
    n_cols: int
    cells: tuple[Cell, ...]
    marks: tuple[Mark, ...] = ()
    ragged: bool = False
    box: Box | None = None
    turned: bool = False

    def __post_init__(self) -> None:
        covered = sum(cell.row_span * cell.col_span for cell in self.cells)
        slots = {
            (cell.row + dr, cell.col + dc)
            for cell in self.cells
            for dr in range(cell.row_span)
            for dc in range(cell.col_span)
        }
        inside = all(r < self.n_rows and c < self.n_cols for r, c in slots)
        if not inside or len(slots) != covered or covered != self.n_rows * self.n_cols:
            raise ValueError(f"cells do not tile the {self.n_rows}x{self.n_cols} table once")


@dataclass(frozen=True, slots=True)
class PageContent:
    """One page in reading order: prose lines and tables. Text inputs are one page numbered None."""

    number: int | None
    blocks: tuple[Line | Table, ...]
    source: PageSource
    engine: str
    confidence: float | None = None
