"""The document as an OCR model would write it down: prose lines and tab-separated tables."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import regex

from samples.blocks import Block, Cell, Contents, Grid, NewPage, Para, Placed, Row, place_cells
from samples.damage import Damage, as_html, misread_place, swap_words, wrap_spaces

_NUMBERED = regex.compile(r"([0-9๐-๙]+(\.[0-9๐-๙]+)+ )?\(?[0-9๐-๙]+[.)]")
_LISTED = regex.compile(r"[0-9๐-๙]+\)")


def render_txt(blocks: Sequence[Block], damage: Damage, rng: random.Random) -> str:
    """UTF-8 text of `blocks`; the same state of `rng` gives the same text."""
    lines: list[str] = []
    named = 0
    for block in blocks:
        if isinstance(block, NewPage):
            lines += ["", ""]
        elif isinstance(block, Para):
            named += "อำเภอ" in block.text
            late = block if named < 3 else _misplaced(block, damage, rng)
            lines += _paragraph(late, damage, rng)
        elif isinstance(block, Contents):
            lines += [f"{title}\t{page}" for title, page in block.entries]
        else:
            lines += ["", *_table(block, damage, rng), ""]
    text = "\n".join(lines)
    while "\n\n\n\n" in text:
        text = text.replace("\n\n\n\n", "\n\n\n")
    return text.strip("\n") + "\n"


def _misplaced(para: Para, damage: Damage, rng: random.Random) -> Para:
    """The paragraph with its district misread; the cover and the preface keep theirs."""
    return replace(para, text=misread_place(para.text, damage.places, rng))


def _paragraph(para: Para, damage: Damage, rng: random.Random) -> list[str]:
    if not para.text:
        return [""]
    text = para.text
    if para.role == "heading":
        text = swap_words(text, damage.words, rng)
    if damage.list_bullets and _LISTED.match(text):
        text = f"- {text}"
    if para.role in ("heading", "title") and rng.random() < damage.bold_stars:
        text = f"**{text}**"
    return [text, ""]


def _table(grid: Grid, damage: Damage, rng: random.Random) -> list[str]:
    width = len(grid.widths)
    header = _lay_out(grid.header, width)
    placed = place_cells(grid.body, width)
    lines: list[str] = []
    rows_on_page = 0
    room = rng.randint(2, damage.page_rows)
    html = rng.random() < damage.html
    for may_cut, cells in _merged_rows(grid, placed, width, damage, rng):
        parts = _cut(cells, damage, rng) if may_cut else [cells]
        for part_no, part in enumerate(parts):
            if rows_on_page >= room or part_no:
                lines += ["", ""]
                rows_on_page, room = 0, damage.page_rows
            if rows_on_page == 0:
                lines += [_header_line(row, damage, rng) for row in header]
            lines.append(_line(part, damage, rng, html))
            rows_on_page += 1
    return lines


def _lay_out(rows: tuple[Row, ...], width: int) -> list[list[Cell | None]]:
    grid: list[list[Cell | None]] = [[None] * width for _ in rows]
    for item in place_cells(rows, width):
        grid[item.row][item.col] = item.cell
    return grid


def _header_line(cells: list[Cell | None], damage: Damage, rng: random.Random) -> str:
    texts = []
    for cell in cells:
        text = cell.text.replace("\n", " ") if cell else ""
        texts.append(swap_words(text, damage.words, rng))
    return "\t".join(texts) + ("\t" if damage.trailing_tab else "")


def _body_cells(grid: Grid, placed: list[Placed], row: int, width: int) -> list[Cell | None]:
    """The cells of one row; slots of merged cells are None, marks are typed into theirs.

    A money cell merged over several years is written in each: a reader of plain text could not
    tell it from a value followed by blanks.
    """
    cells: list[Cell | None] = [None] * width
    for item in placed:
        if item.row != row:
            continue
        copies = item.cell.col_span if item.cell.kind == "money" else 1
        for offset in range(copies):
            cells[item.col + offset] = item.cell
    for mark in grid.body[row].marks:
        if mark.form == "arrow" and mark.first != mark.last:
            cells[mark.first] = Cell("←", kind="mark")
            cells[mark.last] = Cell("→", kind="mark")
        else:
            sign = {"dot": "●", "tick": "✓", "arrow": "←→"}[mark.form]
            cells[mark.first] = Cell(sign, kind="mark")
    return cells


def _merged_rows(
    grid: Grid, placed: list[Placed], width: int, damage: Damage, rng: random.Random
) -> list[tuple[bool, list[Cell | None]]]:
    """The rows, each with whether it may be cut; now and then two items run into one row."""
    rows: list[tuple[bool, list[Cell | None]]] = []
    for number in range(len(grid.body)):
        cells = _body_cells(grid, placed, number, width)
        if rows and rng.random() < damage.merge and _can_merge(rows[-1][1], cells):
            above = rows[-1][1]
            rows[-1] = (False, [_joined(a, b) for a, b in zip(above, cells, strict=True)])
        else:
            rows.append((grid.body[number].may_cut, cells))
    return rows


def _can_merge(above: list[Cell | None], below: list[Cell | None]) -> bool:
    """Only rows that a reader can part again: numbered titles, and a word in every money cell."""
    for row in (above, below):
        cells = [cell for cell in row if cell is not None]
        titles = [cell for cell in cells if cell.kind == "title"]
        money = [cell for cell in cells if cell.kind == "money"]
        others = {cell.text for cell in cells if cell.kind == "text"}
        numbered = len(titles) == 1 and _NUMBERED.match(titles[0].text)
        if not numbered or not money or not all(cell.text for cell in money):
            return False
        if others - {"", "-"} or (row is below and any(c.kind == "structure" for c in cells)):
            return False
    return True


def _joined(above: Cell | None, below: Cell | None) -> Cell | None:
    if above is None or below is None or above.kind not in ("title", "money"):
        return above or below
    return _with_text(above, f"{above.text} {below.text}")


def _cut(cells: list[Cell | None], damage: Damage, rng: random.Random) -> list[list[Cell | None]]:
    """The row, now and then parted in two by a page break: long texts go on in the second."""
    if rng.random() >= damage.cut * 0.25:
        return [cells]
    longest = max(len(cell.text) for cell in cells if cell) if any(cells) else 0
    if longest < 60:
        return [cells]
    first: list[Cell | None] = []
    second: list[Cell | None] = []
    for cell in cells:
        head, tail = _halves(cell) if cell is not None else ("", "")
        first.append(_with_text(cell, head) if cell is not None else None)
        second.append(_with_text(cell, tail) if cell is not None and tail else None)
    return [first, second] if any(second) else [cells]


def _halves(cell: Cell) -> tuple[str, str]:
    """A long cell parted near its middle, at a line end or a space; others stay whole."""
    text = cell.text
    if cell.kind not in ("text", "title") or len(text) < 60:
        return text, ""
    breaks = [i for i, sign in enumerate(text) if sign in "\n "]
    inside = [i for i in breaks if len(text) * 0.3 < i < len(text) * 0.8]
    if not inside:
        return text, ""
    at = min(inside, key=lambda i: abs(i - len(text) * 0.55))
    return text[:at], text[at + 1 :]


def _with_text(cell: Cell, text: str) -> Cell:
    return Cell(text, cell.col_span, cell.row_span, cell.align, cell.bold, cell.kind)


def _line(cells: list[Cell | None], damage: Damage, rng: random.Random, html: bool) -> str:
    texts = [_cell_text(cell, damage, rng, html) if cell else "" for cell in cells]
    money = any(cell is not None and cell.kind == "money" for cell in cells)
    if money and rng.random() < damage.slide:
        texts = _slide(texts)
    return "\t".join(texts) + ("\t" if damage.trailing_tab else "")


def _cell_text(cell: Cell, damage: Damage, rng: random.Random, html: bool) -> str:
    lines = [
        wrap_spaces(line, rng.choice((18, 24, 32)), damage.wrap_spaces, rng) if line else ""
        for line in cell.text.split("\n")
    ]
    if cell.kind in ("money", "band", "structure"):
        lines = [swap_words(line, damage.words, rng) for line in lines]
    may_html = html and cell.kind in ("text", "title") and bool(cell.text)
    if may_html and (len(lines) > 1 or rng.random() < 0.4):
        return as_html(lines, rng)
    return " ".join(lines)


def _slide(texts: list[str]) -> list[str]:
    """The row one column to the left, where an empty cell makes that possible."""
    if texts and texts[0] == "":
        return [*texts[1:], ""]
    return texts
