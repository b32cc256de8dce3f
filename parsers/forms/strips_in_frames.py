"""Years over amounts in the frame of a card, with no rules of their own: a line of nothing but
years, and a line of figures below them, each under its year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from normalize.amounts import looks_like_money, says_no_budget
from normalize.thai_text import clean, is_dash
from parsers.forms.years_beside import follow_up
from parsers.model import Box, Cell, Line, Table, Word

_FEWEST = 3  # years; two may be a span
_DOUBTED = 0.85
_OFF = 0.5  # of the way from a year to the next: a figure farther off is under none


def strip_apart(frame: Table) -> tuple[Table, Table] | None:
    """A frame of lines without such two lines, and they as a table of two rows; None where it has
    no such lines, or more than one pair."""
    lines = [line for cell in frame.cells for line in cell.lines]
    at = [k for k, line in enumerate(lines) if _are_years(line)]
    if len(frame.cells) != 1 or len(at) != 1 or at[0] + 1 >= len(lines):
        return None
    years, values = lines[at[0]], lines[at[0] + 1]
    cells = _cells(years, values)
    if cells is None or years.box is None or values.box is None:
        return None
    (whole,) = frame.cells
    rest = (*lines[: at[0]], *lines[at[0] + 2 :])
    bare = replace(frame, cells=(replace(whole, lines=rest),))
    box = Box(cells[0].box.x0, years.box.top, whole.box.x1, values.box.bottom) if (
        whole.box is not None and cells[0].box is not None
    ) else None  # fmt: skip
    return bare, Table(frame.page, 2, len(years.words), tuple(cells), box=box)


def _are_years(line: Line) -> bool:
    texts = [clean(word.text) for word in line.words]
    return len(texts) >= _FEWEST and follow_up(texts)


def _cells(years: Line, values: Line) -> list[Cell] | None:
    """The years and, below each, its figure, or one cell that says that there is no budget; None
    where a word stands under no year, or is no figure."""
    middles = [word.box.x_center for word in years.words if word.box is not None]
    words = [word for word in values.words if word.box is not None]
    if len(middles) < len(years.words) or len(words) < len(values.words):
        return None
    edges = [(a + b) / 2 for a, b in pairwise(middles)]
    step = (middles[-1] - middles[0]) / (len(middles) - 1)
    ends = [middles[0] - step / 2, *edges, middles[-1] + step / 2]
    cells = [_cell(0, k, 1, (word,), ends, years) for k, word in enumerate(years.words)]
    said = [word for word in words if says_no_budget(clean(word.text))]
    if said:
        others = [word for word in words if word not in said]
        if len(said) > 1 or not all(is_dash(clean(word.text)) for word in others):
            return None
        return [*cells, _cell(1, 0, len(middles), (said[0],), ends, values)]
    held: list[list[Word]] = [[] for _ in middles]
    for word in words:
        x = word.box.x_center if word.box is not None else 0.0
        near = min(range(len(middles)), key=lambda k: abs(middles[k] - x))
        if abs(middles[near] - x) > _OFF * step or not looks_like_money(word.text):
            return None
        held[near].append(word)
    figures = [_without_dashes(mine) for mine in held]
    if any(len(mine) > 1 for mine in figures) or not any(figures):
        return None
    return [*cells, *(_cell(1, k, 1, mine, ends, values) for k, mine in enumerate(figures))]


def _without_dashes(words: Sequence[Word]) -> list[Word]:
    """The words of one year, a figure without the dash beside it that a scan made of a line's end,
    and doubted for it."""
    figures = [word for word in words if not is_dash(clean(word.text))]
    if not figures or len(figures) == len(words):
        return figures or list(words[:1])
    sure = [_DOUBTED if w.confidence is None else min(w.confidence, _DOUBTED) for w in figures]
    return [replace(w, confidence=share) for w, share in zip(figures, sure, strict=True)]


def _cell(
    row: int, col: int, wide: int, words: Sequence[Word], ends: Sequence[float], line: Line
) -> Cell:
    box = line.box
    place = None if box is None else Box(ends[col], box.top, ends[col + wide], box.bottom)
    lines = (Line(tuple(words), page=line.page),) if words else ()
    return Cell(row, col, 1, wide, lines, place)
