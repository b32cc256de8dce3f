"""Labels of fact sheets in a column of their own, too narrow for the longest of them:

    1. ชื่อโครงการ (title)      โครงการอบรม…
    2. หลักการและ (rationale)   การทุจริตเป็นปัญหา…
    เหตุผล                      ทุกภาคส่วน…

The words of such a label stand before the first and the second line of its text. They are laid
together, or the label is not known, and all below it is taken for the title.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from statistics import median

from normalize.thai_text import clean, squeeze
from parsers.forms.sheet_labels import nearest_section, role_of_key, without_specks
from parsers.model import Line, Word
from parsers.page.pieces import extent, in_pieces, is_close, text_of
from parsers.rows import Block
from parsers.sheets.sheet_lines import NUMBER

_FEWEST_LABELS = 4  # whose texts begin at one place
_FEWEST_AGAIN = 2  # on the next page
_LEVEL_PT = 5.0  # by which they may begin apart
_SHARE = 0.6  # of the labels' texts
_MOST_WORDS = 4  # of a label, its number counted
_MOST_LINES = 3  # of a label

_Words = tuple[Word, ...]


def labels_together(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, the words of each such label in one line with the first line of its text."""
    held = list(blocks)
    edges = _edges([block for block, _engine in held if isinstance(block, Line)])
    at = 0
    while at < len(held):
        lines = _lines_at(held, at)
        laid = _laid(lines, edges[page]) if lines and (page := lines[0].page) in edges else None
        if laid is None:
            yield held[at]
            at += 1
        else:
            taken, parted = laid
            yield from ((line, held[at][1]) for line in parted)
            at += taken


def _lines_at(blocks: Sequence[Block], at: int) -> list[Line]:
    """The lines that a label at a place may have, all on one page."""
    lines: list[Line] = []
    for block, _engine in blocks[at : at + _MOST_LINES]:
        if not isinstance(block, Line) or (lines and block.page != lines[0].page):
            break
        lines.append(block)
    return lines


def _edges(lines: Sequence[Line]) -> Mapping[int | None, float]:
    """Where the texts behind numbered labels begin on each page that has enough of them."""
    edges: dict[int | None, float] = {}
    before: float | None = None
    for page, printed in groupby(lines, key=lambda line: line.page):
        begins = [x for line in printed if (x := _begin(line)) is not None]
        if page in edges or not begins:
            continue
        middle = median(begins)
        level = [x for x in begins if abs(x - middle) <= _LEVEL_PT]
        again = before is not None and abs(middle - before) <= _LEVEL_PT
        fewest = _FEWEST_AGAIN if again else _FEWEST_LABELS
        if len(level) >= max(fewest, _SHARE * len(begins)):
            before, edges[page] = middle, min(level) - 1.0
    return edges


def _begin(line: Line) -> float | None:
    """Where the text behind the known label that opens a numbered line begins."""
    if in_pieces(line) is None:
        return None
    for count in range(min(_MOST_WORDS, len(line.words) - 1), 0, -1):
        if _role(line.words[:count]) is not None:
            return extent(line.words[count : count + 1])[0]
    return None


def _role(words: Sequence[Word]) -> str | None:
    """The section that a numbered label names."""
    key = _key(words)
    return role_of_key(key) if key is not None else None


def _key(words: Sequence[Word]) -> str | None:
    """The letters of a label behind its number; None where it has no number."""
    text = without_specks(text_of(words))
    number = NUMBER.match(text)
    return squeeze(text[number.end() :]) if number is not None else None


def _laid(lines: Sequence[Line], edge: float) -> tuple[int, list[Line]] | None:
    """How many of the lines a label has, and they with its words in the first; None where the first
    line has the whole label."""
    first = parted_at(lines[0], edge)
    if first is None or _key(first[0]) is None:
        return None
    label, rests = first[0], [lines[0]]
    laid: tuple[int, list[Line]] | None = None
    for taken, (above, line) in enumerate(pairwise(lines), start=2):
        part = parted_at(line, edge)
        if part is None or not part[0] or not _may_go_on(above, line, part[0]):
            break
        label = (*label, *part[0])
        rests += [replace(line, words=part[1])] if part[1] else []
        known = _role(first[0]) is not None
        if _names_more(first[0], label) and (part[1] or not known):  # else the end of its text
            laid = taken, [replace(lines[0], words=(*label, *first[1])), *rests[1:]]
    return laid


def parted_at(line: Line, edge: float) -> tuple[_Words, _Words] | None:
    """The words of a line before a place and those that begin there; None where it has others."""
    if in_pieces(line) is None:
        return None
    places = [(word, extent((word,))) for word in line.words]
    before = tuple(word for word, (left, _right) in places if left < edge - _LEVEL_PT)
    behind = tuple(word for word, (left, _right) in places if left >= edge - _LEVEL_PT)
    runs_over = before and extent(before)[1] > edge + 1.0
    if runs_over or (behind and extent(behind)[0] > edge + 2 * _LEVEL_PT):
        return None
    return before, behind


def _may_go_on(above: Line, line: Line, own: Sequence[Word]) -> bool:
    """Whether words in the column of labels may be the rest of the label above: close below it,
    without a number, and no label themselves."""
    rows = in_pieces(above), in_pieces(line)
    text = clean(text_of(own))
    if rows[0] is None or rows[1] is None or NUMBER.match(without_specks(text)):
        return False
    return is_close(rows[0], rows[1]) and role_of_key(squeeze(text)) is None


def _names_more(first: Sequence[Word], whole: Sequence[Word]) -> bool:
    """Whether words name a section, though a letter may be misread where the first of them alone
    name none. What the first alone name, more words make no other: below "งบประมาณ" (budget) a row
    "ที่ใช้จริง" (spent) may be of its own."""
    known = _role(first)
    if known is not None or _role(whole) is not None:
        return known in (None, _role(whole))
    alone, key = _key(first), _key(whole)
    unknown = alone is not None and role_of_key(alone) is None and nearest_section(alone) is None
    return unknown and key is not None and nearest_section(key) is not None
