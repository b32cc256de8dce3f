"""Forms whose title is named by its number alone: "มาตรการที่ 3 | จัดทำคู่มือ…" over rows of labels,
also in one cell ("มาตรการที่ 3 : จัดทำคู่มือ…").

Such a row becomes two, "ลำดับที่ | 3" and "ชื่อมาตรการ | จัดทำคู่มือ…", which all that reads forms
knows. Steps of a project and rows of ordinary tables are numbered as well: a form's labels must
stand below each title, nothing but headings above the first, and no form of the document may have a
label for titles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import regex

from normalize.amounts import looks_like_money, says_no_budget
from normalize.fiscal_years import MONTH
from normalize.numbering import behind_ordinal, item_type
from normalize.thai_text import clean, to_ascii_digits
from normalize.units import is_known_unit
from parsers.forms.form_labels import BARE, is_wrapped_label, label_over, opens_label
from parsers.forms.label_tables import COLON, role_of_label
from parsers.forms.pairs import LEVELS, NUMBER_LABEL, label_lines
from parsers.hierarchy.context import heading_level
from parsers.model import Cell, Line, Table
from parsers.page.cut_lines import cut_lines
from parsers.page.pieces import text_of
from parsers.rows import Block

_Blocks = list[Block]

_WORD = r"(?P<word>โครงการ|กิจกรรม|มาตรการ|รายการ)(?:\s*(?:/|และ|หรือ)\s*(?:โครงการ|กิจกรรม|มาตรการ))*"
_NO = r"(?P<no>\d{1,3})(?![\d.]*\d)\s*[.:：)]?"
_ALONE = regex.compile(rf"(?:{_WORD}\s*(?:ลำดับ)?\s*(?:ที่)?|ลำดับ\s*(?:ที่)?|ที่)\s*{_NO}")
"""The number of an item in a cell of its own."""
_BEFORE_TITLE = regex.compile(
    rf"(?:{_WORD}\s*(?:ลำดับ)?\s*ที่|ลำดับที่)\s*{_NO}(?:\s+|(?<=[.:：)]))(?P<title>[^\d\s].*)",
    regex.DOTALL,
)
_WHERE = regex.compile(
    r"(?:มิติ|ภารกิจ|ยุทธศาสตร์|แผนงาน|ตัวช.{0,2}วัด|ประเด็น|แบบ(?:วัด|ตรวจ)|ด้าน|หมวด|ประเภท|หน้า\s*\d|รหัส|สอดคล้อง"
    r"|[IEO]IT(?![A-Za-z])|\d+\.\d)"
)
"""What says where an item stands, and is no title."""
_WHEN = regex.compile(
    rf"\(?(?:\d{{1,2}}\s+)?(?:{MONTH})|(?:ประจำ)?ปี(?:งบประมาณ)?\s*(?:พ\.ศ\.)?\s*\d|ตลอด|ไตรมาส"
)
_WHO = regex.compile(r"(?:นาย(?!ก)|นาง(?:สาว)?|น\.\s?ส\.|ว่าที่\s?ร)\s?[ก-ฮเ-ไ]")
_PROJECT = regex.compile(
    r"(?:[-•]|\(?[\d๑-๙]{1,3}[.)]?)?\s*โครงการ(?!\s*(?:/|ที่|และ|หรือ|กิจกรรม|มาตรการ))\s*[ก-๎]{6}"
)
_PARTS = frozenset({"กิจกรรม", "รายการ"})
"""What a project has several of, and has no titles of their own where a project is named."""
_TITLE_LABEL = regex.compile(
    r"ชื่อ\S{0,30}|(?:โครงการ|กิจกรรม|มาตรการ)(?:\s*(?:/|และ|หรือ)\s*(?:โครงการ|กิจกรรม|มาตรการ))*"
)
_LABELLED_TITLE = regex.compile(r"\s*(?:[\d๑-๙]{1,2}[.)]\s*)?ชื่อ\s?(?:โครงการ|กิจกรรม|มาตรการ)")
_OF_NO_ITEM = frozenset(
    {None, "title", "number", "dimension", "mission", "sub_mission", "fiscal_year"}
)
_FEWEST_LETTERS = 6
_FEWEST_LABELS = 2
_LABELLED = 0.6  # of the rows of a card that say something


@dataclass(frozen=True, slots=True)
class _Opener:
    """A row that opens a card: its number's and its title's lines, and the word for the item."""

    row: int
    word: str
    number: tuple[Line, ...]
    title: tuple[Line, ...]
    label: Cell
    rest: tuple[Cell, ...]
    """The cells right of the title."""
    typed: bool
    """Whether the title says itself what it is."""


@dataclass(frozen=True, slots=True)
class _Card:
    """An opener and what the rows below it are labels of."""

    opener: _Opener
    roles: frozenset[str | None]
    whole: bool


def with_titles_named(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, a number and a name in the place of each such label."""
    printed = list(blocks)
    known = [(_unboxed(b) if isinstance(b, Table) else b, engine) for b, engine in printed]
    cards = {k: _cards(b) for k, (b, _engine) in enumerate(known) if isinstance(b, Table)}
    words = _words(known, cards)
    for k, (block, engine) in enumerate(known):
        own = cards.get(k, [])
        if isinstance(block, Table) and own and _are_forms(known, k, own, words):
            yield _named(block, own), engine
        else:
            yield printed[k]


def _unboxed(table: Table) -> Table:
    """The table with the rows of one where a box drawn around a number parts the title's."""
    for title in table.cells:
        rows = range(title.row, title.row + title.row_span)
        if title.row_span == 1 or not title.col or not _text(title):
            continue
        mine = [c for c in table.cells if c.row < rows.stop and c.row + c.row_span > rows.start]
        label, *beside = sorted(filter(_text, mine), key=lambda cell: cell.col)
        whole = [c for c in mine if c.col >= title.col]
        if beside[:1] != [title] or _ALONE.fullmatch(to_ascii_digits(_text(label))) is None:
            continue
        if any((c.row, c.row_span) != (title.row, title.row_span) for c in whole) or any(
            c.row < rows.start or c.row + c.row_span > rows.stop or c.col + c.col_span > title.col
            for c in mine
            if c not in whole
        ):
            continue
        label = replace(label, row=rows.start, col=0, row_span=1, col_span=title.col)
        above = [c for c in table.cells if c.row < rows.start]
        below = [replace(c, row=c.row + 1 - len(rows)) for c in table.cells if c.row >= rows.stop]
        row = (label, *(replace(cell, row_span=1) for cell in whole))
        n_rows = table.n_rows + 1 - len(rows)
        return _unboxed(replace(table, n_rows=n_rows, cells=(*above, *row, *below)))
    return table


def _text(cell: Cell) -> str:
    return clean(cell.text)


def _words(blocks: _Blocks, cards: dict[int, list[_Card]]) -> frozenset[str]:
    """The words that number the titles of whole cards, each of which opens a table; none where
    forms of the document have a label for titles."""
    for block, _engine in blocks:
        named = (
            _labels_titles(block) if isinstance(block, Table) else _LABELLED_TITLE.match(block.text)
        )
        if named:
            return frozenset()
    first = (own[0] for k, own in cards.items() if own and not _labels_above(blocks[k][0], own[0]))
    words = frozenset(card.opener.word for card in first if card.whole)
    others = (block for k, (block, _engine) in enumerate(blocks) if not cards.get(k))
    return words - _PARTS if words & _PARTS and any(map(_names_project, others)) else words


def _names_project(block: Line | Table) -> bool:
    """Whether a line, or a cell of a table without cards, opens with a project's title."""
    texts = [block.text] if isinstance(block, Line) else map(_text, block.cells)
    return any(_PROJECT.match(clean(text)) for text in texts)


def _labels_titles(table: Table) -> bool:
    """Whether a label for titles stands among the labels down a table's side."""
    side = [cell for cell in table.cells if cell.col == 0 and cell.lines]
    roles = {_role(cell) for cell in side if _is_label(cell)} - _OF_NO_ITEM
    return bool(roles) and any(map(_names_titles, side))


def _are_forms(blocks: _Blocks, at: int, cards: Sequence[_Card], words: frozenset[str]) -> bool:
    """Whether the cards of a table are whole, the last up to the end of the page, and no labels
    stand above the first but those of a card on the page before."""
    table = blocks[at][0]
    others = [block for block, _engine in blocks if isinstance(block, Table)]
    number = next(k for k, other in enumerate(others) if other is table)
    above, below = others[:number][-1:], others[number + 1 :][:1]
    cut = bool(below) and below[0].page != table.page and not _is_whole(below[0])
    if not all(card.whole for card in cards[:-1]) or not (cards[-1].whole or cut):
        return False
    if any(card.opener.word not in words for card in cards):
        return False
    rest = _labels_above(table, cards[0])
    return not rest or (bool(above) and above[0].page != table.page)


def _is_whole(table: Table) -> bool:
    """Whether a card opens a table."""
    cards = _cards(table)
    return bool(cards) and not _labels_above(table, cards[0])


def _labels_above(table: Line | Table, first: _Card) -> bool:
    """Whether anything but headings of levels stands above the first card."""
    if not isinstance(table, Table):
        return False
    rows = (_printed(table, row) for row in range(first.opener.row))
    return any(cells and not _is_level(cells) for cells in rows)


def _is_level(cells: Sequence[Cell]) -> bool:
    text = " ".join(clean(cell.text) for cell in cells)
    return heading_level(text) is not None or heading_level(clean(cells[0].text)) is not None


def _printed(table: Table, row: int) -> list[Cell]:
    cells = (cell for cell in table.cells if cell.row == row and clean(cell.text))
    return sorted(cells, key=lambda cell: cell.col)


def _cards(table: Line | Table) -> list[_Card]:
    """The cards of a table, whole or not; none where a cell reaches past an opener's row."""
    if not isinstance(table, Table) or table.ragged or table.n_cols < 2:
        return []
    found = [o for row in range(table.n_rows) if (o := _opener(_printed(table, row))) is not None]
    if any(
        cell.row_span > 1 and cell.row <= opener.row < cell.row + cell.row_span
        for opener in found
        for cell in table.cells
    ):
        return []
    edges = [*(opener.row for opener in found), table.n_rows]
    return [
        _card(table, opener, range(opener.row + 1, end))
        for opener, (_first, end) in zip(found, pairwise(edges), strict=True)
    ]


def _card(table: Table, opener: _Opener, rows: range) -> _Card:
    printed = [cells for row in rows if (cells := _printed(table, row))]
    said = [cells for cells in printed if cells[0].col == 0 and not _is_level(cells)]
    first = [_role(cells[0]) for cells in said]
    beside = {_role(cell) for cells in printed for cell in cells[1:] if _is_label(cell)}
    roles = (frozenset(first) | beside | {_role(c) for c in opener.rest}) - _OF_NO_ITEM
    labelled = sum(role is not None for role in first) >= _LABELLED * len(first)
    beside_titled = (c for cells in printed for c in cells if _TITLE_LABEL.fullmatch(_bare(c)))
    titled = "title" in first or any(beside_titled)
    return _Card(opener, roles, len(roles) >= _FEWEST_LABELS and labelled and not titled)


def _bare(cell: Cell) -> str:
    return clean(cell.text).rstrip(" :：")


def _names_titles(cell: Cell) -> bool:
    """Whether a cell down a table's side is a label for titles, and no title itself."""
    text = _bare(cell)
    named = role_of_label(text) == "title" and item_type(text) == "unspecified"
    return _TITLE_LABEL.fullmatch(text) is not None or named


def _role(cell: Cell) -> str | None:
    """What the label that opens a cell names: the cell's text, its first line, or what stands
    before a colon."""
    whole, first = clean(cell.text), clean(cell.lines[0].text)
    opened = COLON.match(whole)
    texts = (whole.rstrip(" :："), first.rstrip(" :："), opened["label"].strip() if opened else "")
    return next((role for text in texts if (role := role_of_label(text)) is not None), None)


def _is_label(cell: Cell) -> bool:
    """Whether a cell opens with a label as forms have them."""
    whole, first = clean(cell.text), clean(cell.lines[0].text)
    return is_wrapped_label(whole) or opens_label(whole) or opens_label(first)


def _opener(cells: Sequence[Cell]) -> _Opener | None:
    """The number and the title of a row that opens a card; None for any other row."""
    if not cells or cells[0].col:
        return None
    label = cells[0]
    text = to_ascii_digits("\n".join(line.text for line in label.lines))
    if len(cells) == 1:
        match = _BEFORE_TITLE.fullmatch(text)
        if match is None or behind_ordinal(clean(text)) is not None:
            return None
        title = cut_lines(label.lines, *match.span("title"))
        rest: tuple[Cell, ...] = ()
    else:
        match = _ALONE.fullmatch(text)
        title, rest = cells[1].lines, tuple(cells[2:])
    if match is None or not _is_title(clean("\n".join(line.text for line in title))):
        return None
    if rest and not _is_label(rest[0]):
        return None  # a row of an ordinary table
    number = cut_lines(label.lines, *match.span("no"))
    typed = len(cells) == 2 and item_type(clean(cells[1].text)) != "unspecified"
    word = match.groupdict().get("word") or "ลำดับ"
    return _Opener(label.row, word, number, title, label, rest, typed)


def _is_title(text: str) -> bool:
    if any(form.match(text) for form in (_WHERE, _WHEN, _WHO)) or heading_level(text) is not None:
        return False
    if looks_like_money(text) or says_no_budget(text) or is_known_unit(text):
        return False
    if COLON.match(text) or _TITLE_LABEL.fullmatch(text) or BARE.fullmatch(text):
        return False
    return sum("ก" <= letter <= "ฮ" for letter in text) >= _FEWEST_LETTERS


def _named(table: Table, cards: Sequence[_Card]) -> Table:
    """The table with two rows for each opener: the number, and the title with its name."""
    openers = {card.opener.row: card.opener for card in cards}
    stacked = any(label_over(cell.lines) for cell in table.cells)
    if table.n_cols == 2 and not stacked and all(opener.typed for opener in openers.values()):
        return table  # what reads labels and values knows these
    cells: list[Cell] = []
    added = 0
    for row in range(table.n_rows):
        own = [cell for cell in table.cells if cell.row == row]
        opener = openers.get(row)
        if opener is None:
            own = _level_apart(_printed(table, row), table.n_cols) or own
            cells += [replace(cell, row=row + added) for cell in own]
        else:
            cells += _rows(opener, own, row + added, table.n_cols)
            added += 1
    return replace(table, n_rows=table.n_rows + added, cells=tuple(cells))


def _level_apart(cells: Sequence[Cell], width: int) -> list[Cell] | None:
    """The row of a level whose number stands apart from its name ("มิติที่ 1 | การสร้าง…"), as a label
    and both; None for any other row."""
    if len(cells) != 2 or cells[0].col or cells[1].col + cells[1].col_span != width:
        return None
    if cells[0].col_span != cells[1].col:
        return None
    lines = (*cells[0].lines, *cells[1].lines)
    level = heading_level(text_of(lines))
    if level is None or level not in LEVELS or heading_level(_bare(cells[0])) is None:
        return None
    return [
        replace(cells[0], lines=label_lines(LEVELS[level], cells[0])),
        replace(cells[1], lines=lines),
    ]


def _rows(opener: _Opener, own: Sequence[Cell], row: int, width: int) -> Iterator[Cell]:
    """The cells of the two rows, from `row` on, that an opener's row becomes."""
    label = opener.label
    reach = label.col_span if label.col_span < width else 1
    name = f"ชื่อ{opener.word}" if opener.word in ("โครงการ", "กิจกรรม", "มาตรการ") else "ชื่อโครงการ"
    yield replace(label, row=row, col_span=reach, lines=label_lines(NUMBER_LABEL, label))
    yield Cell(row, reach, 1, width - reach, opener.number, label.box)
    yield replace(label, row=row + 1, col_span=reach, lines=label_lines(name, label))
    if any(cell.lines is opener.title for cell in own):
        yield from (replace(cell, row=row + 1) for cell in own if cell is not label)
    else:
        yield Cell(row + 1, reach, 1, width - reach, opener.title, label.box)
