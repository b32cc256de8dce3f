"""A document's prose lines and table cells as one run of cleaned passages, in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import regex

from normalize.raw import Place, Span
from normalize.thai_text import clean
from parsers.model import Cell, Line, PageContent, Table
from parsers.rows import box_tuple, span_of_lines

_FIGURE = regex.compile(r"\d")
_UNDER_HEADING = regex.compile(
    r"\(?(?:หน่วย\s*:?\s*)?บาท\)?|\(?ปี(?:งบประมาณ)?\s*(?:พ\.ศ\.\s*)?25\d\d\)?"
)
_SPECK = regex.compile(r"[^\dณๆฯ:：\-–—•“”]")  # alone, it is no word and opens no list


@dataclass(frozen=True, slots=True)
class Passage:
    """One prose line, or one cell of a table. `gap`: white space stands above the line; `alone`:
    nothing else is printed in the cell's row; `over_blanks`: a column left blank is below it."""

    text: str
    lines: tuple[Line, ...]
    engine: str
    is_cell: bool
    gap: bool
    alone: bool = False
    over_blanks: bool = False

    def __post_init__(self) -> None:
        if not self.lines:
            raise ValueError("a passage has lines")

    @property
    def span(self) -> Span:
        span = span_of_lines(self.lines, self.engine)
        if span is None:
            raise ValueError("a passage has words")
        return span

    @property
    def place(self) -> Place:
        return place_of(self.lines[0])


def place_of(line: Line) -> Place:
    """Where one line is printed."""
    return Place(line.page, box_tuple(line.box), line.source_line)


def span_of_passages(passages: Sequence[Passage]) -> Span:
    """Several passages as one span, a line each."""
    span = span_of_lines([line for p in passages for line in p.lines], passages[0].engine)
    if span is None:
        raise ValueError("passages have words")
    return span


def passages_of(contents: Sequence[PageContent]) -> tuple[Passage, ...]:
    """Every prose line and filled cell with its cleaned text."""
    return tuple(_walk(contents))


def line_below(passages: Sequence[Passage], index: int) -> str:
    """The rest of a sentence that a printed line's end cut; empty where none follows closely."""
    if passages[index].is_cell or index + 1 >= len(passages):
        return ""
    below = passages[index + 1]
    return "" if below.is_cell or below.gap else below.text


def _walk(contents: Sequence[PageContent]) -> Iterator[Passage]:
    before: Line | None = None
    goes_on = _texts_overleaf(contents)
    for content in contents:
        for block in content.blocks:
            if isinstance(block, Line):
                line = _without_specks(block) if content.source == "ocr" else block
                text = clean(line.text)
                if text:
                    yield Passage(text, (line,), content.engine, False, _gap(before, line))
                    before = line
                continue
            before = None
            filled = Counter(cell.row for cell in block.cells if cell.text.strip())
            last = _last_printed(block.cells, filled)
            for cell in block.cells:
                kept = tuple(line for line in cell.lines if line.words)
                text = clean("\n".join(line.text for line in kept))
                if text:
                    alone = filled[cell.row] == 1
                    blanks = _is_over_blanks(cell, last)
                    blanks = blanks and not _is_filled(cell, text, goes_on.get(id(block), {}))
                    yield Passage(text, kept, content.engine, True, False, alone, blanks)


_Texts = Mapping[int, frozenset[str]]
"""Texts that stand in the columns of tables, two of each at most."""


def _texts_overleaf(contents: Sequence[PageContent]) -> dict[int, _Texts]:
    """For the last table of each page what stands in the columns of those that it may go on with:
    the first table of the next page, where that is of as many columns, and so on."""
    found: dict[int, _Texts] = {}
    for content, after in reversed(list(pairwise(contents))):
        last = next((b for b in reversed(content.blocks) if isinstance(b, Table)), None)
        first = next((b for b in after.blocks if isinstance(b, Table)), None)
        if last is None or first is None or last.n_cols != first.n_cols:
            continue
        if _has_other_heading(first, last):
            continue
        texts = {k: set(found.get(id(first), {}).get(k, ())) for k in range(first.n_cols)}
        filled = Counter(cell.row for cell in first.cells if cell.text.strip())
        for cell in first.cells:
            text = clean(cell.text).strip(" .…_")
            if text and filled[cell.row] > 1 and not _UNDER_HEADING.fullmatch(text):
                for column in range(cell.col, cell.col + cell.col_span):
                    texts[column].add(text)
        found[id(last)] = {k: frozenset(sorted(some)[:2]) for k, some in texts.items()}
    return found


def _has_other_heading(table: Table, before: Table) -> bool:
    """Whether a table opens with what may be headings, without a figure and none of them blank,
    that are not those of the table before."""
    own, above = ([clean(c.text) for c in t.cells if c.row == 0] for t in (table, before))
    return own != above and all(own) and not any(map(_FIGURE.search, own))


def _is_filled(cell: Cell, text: str, overleaf: _Texts) -> bool:
    """Whether anything but a cell's own text, a heading said again, is in its columns overleaf."""
    columns = range(cell.col, cell.col + cell.col_span)
    return any(overleaf.get(column, frozenset()) - {text} for column in columns)


def _last_printed(cells: Sequence[Cell], filled: Counter[int]) -> dict[int, int]:
    """For each column the last row in which it has print, but for what is alone in its row, dots to
    write on and the lower parts of headings. A dash is print."""
    last: dict[int, int] = {}
    for cell in cells:
        text = clean(cell.text).strip(" .…_")
        if text and filled[cell.row] > 1 and not _UNDER_HEADING.fullmatch(text):
            for column in range(cell.col, cell.col + cell.col_span):
                last[column] = max(last.get(column, -1), cell.row)
    return last


def _is_over_blanks(cell: Cell, last: Mapping[int, int]) -> bool:
    """Whether nothing is printed below a cell in its columns, and something is in others."""
    own = max(last.get(column, -1) for column in range(cell.col, cell.col + cell.col_span))
    return own < cell.row + cell.row_span <= max(last.values(), default=-1)


def _without_specks(line: Line) -> Line:
    """The line without the single letters and signs at its ends that dirt on the paper was read as
    (they stood between the lines of a title); without words where it has nothing else."""
    words = list(line.words)
    if all(len(word.text) == 1 for word in words) and not line.text.replace(" ", "").isdigit():
        return replace(line, words=())
    while words and _SPECK.fullmatch(words[-1].text):
        words.pop()
    while words and _SPECK.fullmatch(words[0].text):
        words.pop(0)
    return replace(line, words=tuple(words)) if len(words) < len(line.words) else line


def _gap(above: Line | None, line: Line) -> bool:
    """Blank source lines, another page, or more than a line's height of white between."""
    if above is None or above.page != line.page:
        return True
    if above.source_line is not None and line.source_line is not None:
        return line.source_line - above.source_line > 1
    upper, lower = above.box, line.box
    if upper is None or lower is None:
        return True
    return lower.top - upper.bottom > 1.2 * min(upper.height, lower.height)
