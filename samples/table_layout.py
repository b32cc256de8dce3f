"""Where the cells of a table stand: line heights, page breaks, rows cut in two, merged cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import floor

from samples.blocks import Placed

WrapCell = Callable[[Placed], list[str]]


@dataclass(frozen=True, slots=True)
class Slice:
    """The part of a body row that stands on one page. `lines` counts the lines it has room for."""

    row: int
    first_line: int
    lines: int
    height: float


@dataclass(frozen=True, slots=True)
class Piece:
    """A cell, or its part on one page: its lines, and the slices (by index) it reaches over."""

    placed: Placed
    first_slice: int
    last_slice: int
    lines: tuple[str, ...]
    cut: bool


@dataclass(frozen=True, slots=True)
class Metrics:
    """Line height and cell padding, in points."""

    line: float
    pad: float

    def height(self, lines: int) -> float:
        return lines * self.line + 2 * self.pad

    def room(self, height: float) -> int:
        return max(0, floor((height - 2 * self.pad) / self.line + 1e-6))


def row_lines(placed: Sequence[Placed], texts: dict[Placed, list[str]], n_rows: int) -> list[int]:
    """How many lines each row needs so that every cell, merged ones too, has room."""
    need = [1] * n_rows
    for cell in placed:
        if cell.cell.row_span == 1:
            need[cell.row] = max(need[cell.row], len(texts[cell]))
    for cell in placed:
        rows = range(cell.row, cell.row + cell.cell.row_span)
        short = len(texts[cell]) - sum(need[r] for r in rows)
        if short > 0:
            need[rows[-1]] += short
    return need


def paginate(
    need: Sequence[int],
    metrics: Metrics,
    first_room: float,
    page_room: float,
    may_cut: Sequence[bool],
) -> list[list[Slice]]:
    """Slices per page. A row that does not fit is cut where it may be, else moved."""
    pages: list[list[Slice]] = [[]]
    left = first_room
    for row, lines in enumerate(need):
        done = 0
        while done < lines:
            rest = lines - done
            if metrics.height(rest) <= left:
                pages[-1].append(Slice(row, done, rest, metrics.height(rest)))
                left -= metrics.height(rest)
                break
            part = min(metrics.room(left), rest - 1)
            too_tall = metrics.height(rest) > page_room
            if part >= 2 and rest >= 4 and (may_cut[row] or too_tall):
                pages[-1].append(Slice(row, done, part, metrics.height(part)))
                done += part
            elif not pages[-1] and left >= page_room:
                raise ValueError("a table line is taller than the page")
            pages.append([])
            left = page_room
    return pages


def pieces_on_page(
    placed: Sequence[Placed],
    texts: dict[Placed, list[str]],
    pages: Sequence[Sequence[Slice]],
    page_no: int,
    metrics: Metrics,
) -> list[Piece]:
    """The cells that stand on one page, each with the lines that fall to it there."""
    pieces = []
    for cell in placed:
        here = _reach(cell, pages[page_no])
        if here is None:
            continue
        used = sum(_room_of(cell, page, metrics) for page in pages[:page_no])
        room = _room_of(cell, pages[page_no], metrics)
        lines = texts[cell][used : used + room]
        goes_on = any(_reach(cell, page) for page in pages[page_no + 1 :])
        pieces.append(Piece(cell, *here, tuple(lines), cut=used > 0 or goes_on))
    return pieces


def fits(
    placed: Sequence[Placed],
    texts: dict[Placed, list[str]],
    pages: Sequence[Sequence[Slice]],
    metrics: Metrics,
) -> Placed | None:
    """None when every line has a place; else a cell that needs more room."""
    for cell in placed:
        if sum(_room_of(cell, page, metrics) for page in pages) < len(texts[cell]):
            return cell
    return None


def _reach(cell: Placed, page: Sequence[Slice]) -> tuple[int, int] | None:
    last_row = cell.row + cell.cell.row_span - 1
    inside = [i for i, part in enumerate(page) if cell.row <= part.row <= last_row]
    return (inside[0], inside[-1]) if inside else None


def _room_of(cell: Placed, page: Sequence[Slice], metrics: Metrics) -> int:
    reach = _reach(cell, page)
    if reach is None:
        return 0
    if cell.cell.row_span == 1:
        return page[reach[0]].lines
    return metrics.room(sum(part.height for part in page[reach[0] : reach[1] + 1]))
