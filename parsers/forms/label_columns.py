"""Cards: labels and values in one framed column, with no upright between the two.

Where most values begin at one place, that is the edge; else a label is the known words that open a
line. A line without a label goes on with the value above, whether a rule parts the two or not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

import regex

from normalize.amounts import looks_like_money
from normalize.thai_text import clean
from parsers.forms.label_tables import ORDINAL, changes_level, names_item, role_of_label
from parsers.model import Box, Cell, Line, Table, Word
from parsers.page.pieces import PIECE_GAP, PieceLine, extent, in_pieces, text_of

_FEWEST_LABELS = 4
_HEAD_LINES, _FEWEST_HEADINGS = 4, 3
_LABELLED = 0.4  # of the lines
_LEVEL_PT = 5.0  # by which the values of one card may begin apart
_SHARE = 0.6  # of the labels' values that begin at the edge
_MOST_WORDS = 3  # of a label that no gap parts from its value
_BESIDE = frozenset({"responsible", "period", "area", "target_group", "target"})
_BAR = ("|", "(", "เ", "I", "l", "—→", "→")  # what a thin upright between the two may be read as
_LEADER = regex.compile(r"[.…·_]{2,}|…")  # dots to write on
_FIGURE = regex.compile(r"\d|บาท|^[-–—]+$")


_Words = tuple[Word, ...]
_Opening = tuple[_Words, _Words]
"""A label and the words behind it."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A label and its value, line by line; a line that has no label of its own goes on."""

    label: tuple[tuple[Word, ...], ...]
    value: tuple[tuple[Word, ...], ...]


def part_labels(table: Table) -> Table:
    """A table of one column with its labels and its values in two; itself where there are none."""
    lines = [line for cell in table.cells for line in cell.lines if _printed(line)]
    rows = [row for line in lines if (row := in_pieces(_without_leaders(line))) is not None]
    if table.n_cols != 1 or table.box is None or len(rows) < max(len(lines), _FEWEST_LABELS):
        return table
    if any(map(_heads_columns, rows[:_HEAD_LINES])):
        return table
    edge = _edge(rows)
    entries = _entries(rows, edge)
    roles = {role_of_label(_text(entry.label)) for entry in entries} - {None}
    labelled = sum(role_of_label(_text(entry.label)) is not None for entry in entries)
    if len(roles) < _FEWEST_LABELS or labelled < _LABELLED * len(rows):
        return table
    return _two_columns(entries, table, edge)


def _heads_columns(row: PieceLine) -> bool:
    """Whether a line is the heading of a table: the names of several columns, with nothing between
    them that they may be labels of."""
    roles = [role_of_label(text_of(piece)) for piece in row.pieces]
    return len(set(roles) - {None}) == len(roles) >= _FEWEST_HEADINGS and "title" in roles


def is_numbered_form(table: Table) -> bool:
    """Whether a frame's labels are those of a form with a number: what else stands in a frame is
    read as lines."""
    texts = [(c.col, text_of(c.lines)) for c in table.cells]
    labels = [text for col, text in texts if col == 0]
    return any(ORDINAL.fullmatch(label) for label in labels) and not changes_level(labels)


def _printed(line: Line) -> bool:
    return not all(_LEADER.fullmatch(word.text) for word in line.words)


def _without_leaders(line: Line) -> Line:
    """A line without the dots that a value is written on."""
    words = tuple(word for word in line.words if not _LEADER.fullmatch(word.text))
    return replace(line, words=words)


def line_up(lines: Sequence[Line]) -> bool:
    """Whether the values behind the labels of some lines begin at one place."""
    rows = [row for line in lines if (row := in_pieces(_without_leaders(line))) is not None]
    return bool(rows) and _edge(rows) is not None


def _edge(rows: Sequence[PieceLine]) -> float | None:
    """Where the values begin; None where they begin anywhere."""
    begins = [x for row in rows if (x := _begin(row)) is not None]
    level = [x for x in begins if abs(x - median(begins)) <= _LEVEL_PT] if begins else []
    if len(level) < max(_FEWEST_LABELS, _SHARE * len(begins)):
        return None
    return min(level) - 1.0


def _begin(row: PieceLine) -> float | None:
    """Where the value behind a known label begins; an ordinal's may be nearer than others."""
    label, value = open_label(row.line.words)
    if len(row.pieces) > 1 and role_of_label(text_of(row.pieces[0])) is not None:
        label, value = row.pieces[0], row.pieces[1]
    named = label and value and role_of_label(text_of(label)) not in ("number", "fiscal_year")
    return extent(value)[0] if named else None


def _entries(rows: Sequence[PieceLine], edge: float | None) -> list[_Entry]:
    entries: list[_Entry] = []
    at = edge
    for row in rows:
        own = _own_edge(row)
        numbered = bool(entries) and ORDINAL.fullmatch(_text(entries[-1].label)) is not None
        if own is not None:
            at = own
        elif not numbered or _opens(row, edge):
            at = edge  # else the value of an ordinal goes on at its own edge
        label, value = _parted(row.line.words, at)
        goes_on = bool(entries) and (not label or _text(entries[-1].label).endswith("/"))
        if goes_on:
            last = entries[-1]
            entries[-1] = _Entry((*last.label, label), (*last.value, value))
        else:
            entries.append(_Entry((label,), (value,)))
    return [part for entry in entries for part in _beside(entry)]


def _own_edge(row: PieceLine) -> float | None:
    """Where the value begins behind an ordinal ("ลำดับที่ 1"), which may be nearer than others."""
    words = row.line.words
    for count in range(1, min(_MOST_WORDS, len(words) - 1) + 1):
        if ORDINAL.fullmatch(text_of(words[:count])):
            return extent(words[count : count + 1])[0] - 1.0
    return None


def _opens(row: PieceLine, edge: float | None) -> bool:
    """Whether a line opens with a label."""
    if edge is None:
        return bool(open_label(row.line.words)[0])
    label, value = (text_of(words) for words in _cut(row.line.words, edge))
    return role_of_label(label) is not None or names_item(label, value)


def _parted(words: Sequence[Word], x: float | None) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """The label and the value of a line, cut at a place; behind the known label that opens the line
    where a figure or a dash would come to stand in the label."""
    opening, rest = open_label(words)
    if x is None:
        return opening, rest
    label, value = _cut(words, x)
    figures = any(_FIGURE.search(word.text) for word in label[len(opening) :])
    figures = figures and not ORDINAL.fullmatch(text_of(label))
    return (opening, rest) if opening and figures else (label, value)


def _cut(words: Sequence[Word], x: float) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """The words before and behind a place; all before it where print runs over it."""
    if any(extent((word,))[0] < x - _LEVEL_PT and extent((word,))[1] > x for word in words):
        return tuple(words), ()
    label = tuple(word for word in words if sum(extent((word,))) / 2 < x)
    return label, tuple(word for word in words if sum(extent((word,))) / 2 >= x)


def open_label(words: Sequence[Word]) -> _Opening:
    """The shortest known label that opens a line, and the words behind it."""
    return next(_openings(words), ((), tuple(words)))


def _openings(words: Sequence[Word]) -> Iterator[_Opening]:
    """The known labels that open a line, the shortest first, each with all that stands before a
    colon behind it; and the words behind both."""
    for count in range(1, min(_MOST_WORDS, len(words)) + 1):
        label, value = tuple(words[:count]), tuple(words[count:])
        named = names_item(text_of(label), text_of(value))
        if named or role_of_label(text_of(label)) not in (None, "month", "quarter"):
            yield _to_colon(label, value)


def _to_colon(label: tuple[Word, ...], value: tuple[Word, ...]) -> _Opening:
    """A label and its value; what stands between them and a colon goes with the label, which loses
    the colon."""
    for k, word in enumerate((label[-1], *value[:_MOST_WORDS])):
        if word.text[-1] in ":：":
            longer, rest = (*label, *value[:k]), value[k:]
            if role_of_label(text_of(longer)) != role_of_label(text_of(label)):
                break
            bare = word.text.rstrip(":： ")
            last = (replace(word, text=bare, raw=word.raw.rstrip(":： ") or bare),) if bare else ()
            return (*longer[:-1], *last), rest
    return label, value


def _beside(entry: _Entry) -> list[_Entry]:
    """An entry, and another in the same lines: "… | 5,000 บาท | ใช้จริง | 4,800 บาท"; one that is not
    of money has its label well apart, or a colon behind it."""
    words = entry.value[0]
    for first in range(len(words) - 1, 0, -1):
        if words[first].text.startswith("("):
            continue  # a unit, behind the label it is of
        for label, value in _openings(words[first:]):
            parted = _in_two(entry, first, label, value) if value else None
            if parted is not None:
                return parted
    return [entry]


def _height(words: Sequence[Word]) -> float:
    return median(word.box.height for word in words if word.box is not None)


def _in_two(entry: _Entry, first: int, label: _Words, value: _Words) -> list[_Entry] | None:
    """The entry cut where another label opens, at word `first` of its first line."""
    words = entry.value[0]
    begin = extent(label)[0] - 1.0
    cut = [_cut(line, begin) for line in entry.value[1:]]
    colon = len(label) + len(value) < len(words) - first or label[-1] not in words
    end = begin if colon else extent(value)[0] - 1.0  # else the label may go on below itself
    inner = [_cut(rest, end) for _own, rest in cut]
    head = words[: first - 1] if words[first - 1].text in _BAR else words[:first]
    one = _Entry(entry.label, (tuple(head), *(own for own, _rest in cut)))
    other = _Entry((label, *(own for own, _ in inner)), (value, *(rest for _, rest in inner)))
    role = role_of_label(_text(other.label))
    apart = begin - extent(words[first - 1 : first])[1] >= PIECE_GAP * _height(words)
    host = role_of_label(_text(entry.label))
    if role == "money":
        return [one, other] if _is_money(one, other) or (colon and host == "money") else None
    colon = colon and (host in _BESIDE or host == "indicator")  # running text has colons as well
    return [one, other] if role in _BESIDE and (apart or colon) else None


def _is_money(*entries: _Entry) -> bool:
    return all(looks_like_money(_text(entry.value)) for entry in entries)


def _text(lines: Sequence[Sequence[Word]]) -> str:
    return clean(" ".join(word.text for words in lines for word in words))


def _two_columns(entries: Sequence[_Entry], table: Table, edge: float | None) -> Table:
    """The table of the entries; a line without a label and a value of its own is one cell."""
    box = table.box
    if box is None:
        return table
    tops = [
        min(w.box.top for words in (*e.label, *e.value) for w in words if w.box) for e in entries
    ]
    ends = [box.top, *sorted(tops)[1:], box.bottom]
    x = edge if edge is not None else (box.x0 + box.x1) / 2
    cells: list[Cell] = []
    for row, (entry, (top, bottom)) in enumerate(zip(entries, pairwise(ends), strict=True)):
        label, value = _lines(entry.label, table.page), _lines(entry.value, table.page)
        if not value and role_of_label(_text(entry.label)) is None:
            cells.append(Cell(row, 0, 1, 2, label, Box(box.x0, top, box.x1, bottom)))
            continue
        cells.append(Cell(row, 0, 1, 1, label, Box(box.x0, top, x, bottom)))
        cells.append(Cell(row, 1, 1, 1, value, Box(x, top, box.x1, bottom)))
    return Table(table.page, len(entries), 2, tuple(cells), marks=table.marks, box=box)


def _lines(words: Sequence[Sequence[Word]], page: int | None) -> tuple[Line, ...]:
    return tuple(Line(tuple(mine), page=page) for mine in words if mine)
