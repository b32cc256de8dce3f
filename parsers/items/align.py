"""Rows of tab-separated text whose cells slid sideways, put back under their columns.

An OCR model that drops or adds one tab moves every cell behind it. The kinds of the cells
(money, number, mission, marks, prose) say where they belong; a row that cannot be placed keeps its
printed order and is reported.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from normalize.amounts import looks_like_money
from normalize.thai_text import is_dash
from parsers.headings.columns import Column
from parsers.rows import EMPTY, Row, RowCell

_SKIP_EMPTY = -0.35  # leaving out an empty cell
_SKIP_COLUMN = -0.4  # a column that gets no cell
_SKIP_LAST = -0.2  # … behind the last cell of the row
_OFF_DIAGONAL = -0.02  # prefers the printed position when kinds do not decide
_NEVER = -1000.0

_MISSION = regex.compile(r"^(?:ภารกิจ\S*\s*)?\d{1,2}\.\d{1,2}(?![.\d])\s*\D")
_SUB_ITEM = regex.compile(r"^\d{1,2}\.\d{1,2}\.\d{1,2}|^\(?\d{1,3}[.)]\s*\D")
_TYPE = regex.compile(
    r"^[\s\"“(\d.)]*(?:โครงการ|กิจกรรม|มาตรการ)|^\d{1,2}\.\d{1,2}\.\d{1,2}\s*\(\d{1,3}\)"
)
_UNIT = regex.compile(r"^[-–•\s\d.)]*(?:สำนัก|กอง|ทุกสำนัก|ทุกกอง|หน่วยตรวจสอบ|งานนิติการ)")
_PERIOD = regex.compile(
    r"^(?:ตลอดปี|ไตรมาส|ทุกเดือน|ปีงบประมาณ|(?:ม\.ค|ก\.พ|มี\.ค|เม\.ย|พ\.ค|มิ\.ย|ก\.ค|ส\.ค|ก\.ย|ต\.ค|พ\.ย|ธ\.ค)\.)"
)
_DIMENSION = regex.compile(r"^(?:มิติ|มติ)|^\d\s*\.\s*การ")
_MARK = regex.compile(r"^[\s●•✓✔/xX←→↔—–\-─━>◄►▪■*]+$")


# Columns of figures that follow from others: what is left, what share was spent.
_REMAINDER = regex.compile(r"คงเหลือ|ร้อยละ|เปอร์เซ็นต์|ผลต่าง|คะแนน|%")


# (cells in the row, cell index, column index) → share of fuller rows that place it so.
Votes = dict[tuple[int, int, int], float]
_FULL_ROW = 4  # printed cells that make a row tell where its cells belong


def vote(
    rows: list[tuple[RowCell, ...]], columns: tuple[Column, ...], used: tuple[float, ...]
) -> Votes:
    """Where the fuller rows of a fragment have their cells, for the rows that hold few."""
    counts: Votes = {}
    totals: dict[tuple[int, int], float] = {}
    for cells in rows:
        if sum(cell.printed for cell in cells) < _FULL_ROW:
            continue
        kinds = [cell_kind(cell.text) for cell in cells]
        in_place = len(cells) == len(columns) and _in_place(cells, columns)
        path = [(i, i) for i in range(len(cells))] if in_place else None
        for i, j in path or _best_path(kinds, columns, used, {}):
            if cells[i].printed:
                key = (len(cells), i, j)
                counts[key] = counts.get(key, 0.0) + 1.0
                totals[key[:2]] = totals.get(key[:2], 0.0) + 1.0
    return {key: count / totals[key[:2]] for key, count in counts.items()}


@dataclass(frozen=True, slots=True)
class Aligned:
    """Cells under their columns. `moved`: some cell stands elsewhere than its tab says."""

    cells: tuple[RowCell, ...]
    moved: bool
    lost: tuple[RowCell, ...] = ()


def cell_kind(text: str) -> str:
    """What a cell looks like, for placing it."""
    if not text:
        return "empty"
    if _MARK.match(text) and not regex.fullmatch(r"[-–—\s]+", text):
        return "mark"
    if regex.fullmatch(r"25\d\d", text):
        return "prose"  # the rest of "พ.ศ. 2522", not money
    if is_dash(text):
        return "dash"
    if regex.fullmatch(r"\d[\d,.]*\s*%", text):
        return "percent"
    if looks_like_money(text):
        return "money" if not regex.fullmatch(r"\d{1,2}", text) else "number"
    if _TYPE.match(text):
        return "item"
    if _UNIT.match(text) and len(text) < 80:
        return "unit"
    if _PERIOD.match(text):
        return "period"
    if _SUB_ITEM.match(text):
        return "listed"
    if _MISSION.match(text):
        return "mission"
    if _DIMENSION.match(text):
        return "dimension"
    return "prose"


_FIT: dict[str, dict[str, float]] = {
    "mark": {"month": 1.5, "quarter": 1.5, "progress_flag": 1.2, "note": -0.5},
    "money": {"money": 1.2, "note": 0.15, "month": -1.0, "title": -3.0, "mission": -3.0},
    "dash": {"money": 0.9, "month": -0.3, "title": -1.0, "mission": -1.0, "dimension": -1.0},
    "number": {"number": 1.5, "money": 0.6, "month": 0.0, "title": -2.0, "target": 0.3},
    "item": {"title": 1.6, "mission": 0.1, "money": -3.0, "month": -3.0, "approach": 0.5},
    "listed": {"title": 0.6, "mission": -0.2, "money": -3.0, "month": -3.0},
    "mission": {"mission": 1.6, "title": -0.2, "money": -3.0, "month": -3.0, "sub_mission": 1.0},
    "dimension": {"dimension": 1.6, "title": -0.2, "mission": 0.2, "money": -3.0, "month": -3.0},
    "unit": {"responsible": 1.2, "money": -2.5, "month": -3.0, "number": -1.5, "period": -0.2},
    "period": {"period": 1.2, "money": -2.5, "month": -3.0, "number": -1.5, "responsible": -0.2},
    "percent": {"money": -2.5, "month": -3.0, "number": -1.5, "quarter": -2.5, "dimension": -1.0},
    "prose": {"money": -2.5, "month": -3.0, "number": -1.5, "quarter": -2.5, "dimension": 0.2},
}


def _fit(kind: str, column: Column) -> float:
    if kind == "empty":
        return 0.0
    if column.role == "unbound" and not column.heading:
        return -0.6
    if _REMAINDER.search(column.heading) and column.role == "ignored":
        return 0.9 if kind in ("money", "number", "dash", "percent") else -1.0
    return _FIT[kind].get(column.role, -0.8 if kind in ("mark", "money", "number") else 0.3)


def full_rows(rows: Sequence[Row], width: int) -> list[tuple[bool, ...]]:
    """Which of their first `width` cells the rows print that have as many."""
    flags = [tuple(cell.printed for cell in row.cells[:width]) for row in rows]
    return [row for row in flags if len(row) == width and row[0]]


def fill_rates(full: Sequence[tuple[bool, ...]], width: int) -> tuple[float, ...]:
    """How often full rows fill each of `width` columns."""
    full = [flags for flags in full if len(flags) == width]
    return tuple(sum(row[i] for row in full) / len(full) if full else 0.0 for i in range(width))


def align_row(
    cells: tuple[RowCell, ...],
    columns: tuple[Column, ...],
    used: tuple[float, ...] = (),
    votes: Votes | None = None,
) -> Aligned:
    """Place cells under columns, keeping their order; the printed order wins ties.

    `used`: share of the table's rows that fill each column, which decides between columns that
    would both fit. `votes`: where the fuller rows of the same length have their cells.
    """
    slid = any(size == len(cells) and i != j for size, i, j in votes or ())
    while not slid and len(cells) > len(columns) and not cells[-1].printed:
        cells = cells[:-1]  # tabs at the end of a line make no columns, unless fuller rows slide
    filled = [cell for cell in cells if cell.printed]
    if not filled or (not slid and len(cells) == len(columns) and _in_place(cells, columns)):
        return Aligned(tuple(cells), False)
    trimmed = list(cells)
    kinds = [cell_kind(cell.text) for cell in trimmed]
    votes = votes if votes is not None else {}
    path = _best_path(kinds, columns, used or (0.0,) * len(columns), votes)
    placed = [EMPTY] * len(columns)
    moved = False
    for i, j in path:
        if trimmed[i].printed:
            placed[j] = trimmed[i]
            moved = moved or i != j
    lost = tuple(
        cell for i, cell in enumerate(trimmed) if cell.printed and i not in {p[0] for p in path}
    )
    return Aligned(tuple(placed), moved, lost)


def _in_place(cells: tuple[RowCell, ...], columns: tuple[Column, ...]) -> bool:
    """Every filled cell fits where it stands."""
    return all(
        not cell.printed or _fit(cell_kind(cell.text), column) >= 0.1
        for cell, column in zip(cells, columns, strict=True)
    )


def _best_path(
    kinds: list[str], columns: tuple[Column, ...], used: tuple[float, ...], votes: Votes
) -> list[tuple[int, int]]:
    rows, cols = len(kinds), len(columns)
    score = [[_NEVER] * (cols + 1) for _ in range(rows + 1)]
    step: list[list[str]] = [[""] * (cols + 1) for _ in range(rows + 1)]
    score[0][0] = 0.0
    for i in range(rows + 1):
        for j in range(cols + 1):
            here = score[i][j]
            if here <= _NEVER:
                continue
            if i < rows and j < cols:
                gain = _fit(kinds[i], columns[j]) + _OFF_DIAGONAL * min(abs(i - j), 3)
                gain += 0.3 * used[j] if kinds[i] != "empty" else 0.0
                gain += 0.3 * votes.get((len(kinds), i, j), 0.0) if kinds[i] != "empty" else 0.0
                _improve(score, step, i + 1, j + 1, here + gain, "match")
            if i < rows:
                cost = _SKIP_EMPTY if kinds[i] == "empty" else -6.0
                _improve(score, step, i + 1, j, here + cost, "cell")
            if j < cols:
                cost = _SKIP_LAST if i == rows else _SKIP_COLUMN
                _improve(score, step, i, j + 1, here + cost, "column")
    path: list[tuple[int, int]] = []
    i, j = rows, cols
    while i or j:
        move = step[i][j]
        if move == "match":
            i, j = i - 1, j - 1
            path.append((i, j))
        elif move == "cell":
            i -= 1
        else:
            j -= 1
    return path[::-1]


def _improve(
    score: list[list[float]], step: list[list[str]], i: int, j: int, value: float, move: str
) -> None:
    if value > score[i][j] + 1e-9:
        score[i][j], step[i][j] = value, move
