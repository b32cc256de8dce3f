"""Cards in frames of their own, one or several abreast on a page: what stands in a frame is one
item, its title by itself, and below it labels with their values. The lines of a frame are parted
into labels and values, never joined with those of the frame beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import regex

from normalize.amounts import IN_BAHT
from normalize.numbering import is_ordinal, opens_typed
from normalize.thai_text import PRINT, clean, is_dash, to_ascii_digits
from parsers.forms.bare_levels import bare_levels
from parsers.forms.card_labels import (
    COLON,
    LABELS,
    MOST_WORDS,
    OF_YEAR,
    WHERE,
    has_colon,
    is_label,
    label_of,
    label_role,
)
from parsers.forms.card_pieces import LEVEL, pieces_of, without_corner
from parsers.forms.cells_at_uprights import at_uprights_above
from parsers.forms.label_columns import line_up
from parsers.forms.label_tables import CARD_TITLE
from parsers.forms.labels_over_values import labels_over_values
from parsers.forms.outdented_numbers import number_first
from parsers.forms.pairs import LEVELS, NUMBER_LABEL, label_line
from parsers.headings.columns import kind_named
from parsers.hierarchy.context import both_levels, heading_level
from parsers.model import Box, Cell, Line, Table, Word
from parsers.page.cut_lines import cut_lines
from parsers.page.pieces import in_pieces, text_of

FEWEST = 3  # values of different kinds, below a title
FEWEST_DATED = 2  # the same where a strip of months stands in the frame
_LONGEST_TITLE = 5  # lines
_MOST_CELLS = 3  # in a row
_FEWEST_COLONS = 2
_SLACK = 6.0  # points
_SURE = frozenset({"money", "responsible", "period", "indicator", "approach", "result"})
_NUMBER = regex.compile(
    r"(?P<label>ลำดับ(?:\s?ที่)?|(?:โครงการ|กิจกรรม|มาตรการ)\s?ที่|ข้อที่)\s*(?P<no>\d{1,3})(?![\d.])[.)]?\s*[:：]?\s*"
)
_WITHIN = regex.compile(
    r"[\s/,:–-]*(?<=[\s/])(?P<mission>ตัวช.{0,2}วัด\S{0,6}\s*[\d๐-๙]{1,2}(?!\d)"
    r"|ภารกิจ(?:ตามมิติ)?\s?(?:ที่)?\s*[\d๐-๙]\s?\.\s?[\d๐-๙]{1,2}(?![\d๐-๙]))"
)
"""A mission, or an indicator of the ITA, behind the dimension it is of."""
_TITLE_LABEL = regex.compile(
    r"ชื่อ\s?(?:(?:โครงการ|กิจกรรม|มาตรการ)(?:\s?/\s?(?:โครงการ|กิจกรรม|มาตรการ))*)?\s*[:：]\s*(?=\S)"
)
_ONLY_NUMBER = regex.compile(r"[\d.\s]+")
_LEADER = regex.compile(r"[.…·_—]{2,}|[…—]")


@dataclass(slots=True)
class _Entry:
    role: str
    label: tuple[Line, ...]
    value: list[Line] = field(default_factory=list)
    beside: list[_Entry] = field(default_factory=list)
    """Those whose labels stand in the same line, itself among them."""
    bare: bool = False
    """Whether its label has no colon, and a line above it in its cell."""

    @property
    def left(self) -> float:
        return min((w.box.x0 for line in self.label for w in line.words if w.box), default=0.0)

    def at(self, line: Line) -> _Entry:
        """Which of those beside it a line below goes on with: the last that begins left of it."""
        x = line.box.x0 if line.box is not None else self.left
        left_of = [entry for entry in self.beside if entry.left <= x + _SLACK]
        return left_of[-1] if left_of else self

    @property
    def text(self) -> str:
        return clean("\n".join(line.text for line in self.value))

    @property
    def kind(self) -> str:
        """What may be said once: money by its kind and year."""
        label = text_of(self.label)
        years = OF_YEAR.findall(label)
        return f"money {kind_named(label)} {years}" if self.role == "money" else self.role


def card_of(
    lines: Sequence[Line],
    box: Box,
    page: int | None,
    fewest: int = FEWEST,
    money: Sequence[Line] = (),
    above: Sequence[tuple[str, Line]] = (),
) -> Table | None:
    """The labels and the values of such a card in two columns; None for what is no card, or has its
    values in a column of their own. `fewest`: values of different kinds below its title; `money`:
    lines that state it by years, of a small table in the card; `above`: its number and its title,
    where they are known and `lines` are those below."""
    if line_up(lines):
        return None
    lines = number_first([_without_leader(line) for line in _without_specks(lines)])
    levels, lines = bare_levels(lines)
    names = {"number": NUMBER_LABEL, "title": CARD_TITLE}
    entries = [_Entry(role, (label_line(names[role], line),), [line]) for role, line in above]
    colons = sum(has_colon(line) for line in lines) >= _FEWEST_COLONS
    if not _take_all(lines, entries, colons):
        return None
    if money:
        waiting = [entry for entry in entries if entry.role == "money" and not entry.value]
        entries += [] if waiting else [_Entry("money", (label_line("งบประมาณ", money[0]),))]
        (waiting or entries)[-1].value.extend(money)
    entries = _without_empty(entries)
    entries += [_Entry(level.role, (level.label,), [*level.value]) for level in levels]
    return _table(entries, box, page) if _is_card(entries, fewest) else None


def _take_all(lines: Sequence[Line], entries: list[_Entry], colons: bool) -> bool:
    """Take the lines of a card in, labels over their values together; False where one is of nothing
    that is known."""
    at = 0
    while at < len(lines):
        titled = any(entry.role == "title" for entry in entries)
        abreast = labels_over_values(lines[at:]) if titled else None
        if abreast is not None and not abreast[0]:
            return False
        if abreast is not None:
            entries += [_Entry(*labelled) for labelled in abreast[0]]
            at += abreast[1]
        elif _take(lines[at], entries, colons):
            at += 1
        else:
            return False
    return True


def is_card(table: Table) -> bool:
    """Whether a table is what a card was read as: labels, and beside the first a title, which has a
    word for an item or its number below it."""
    texts = {(cell.row, cell.col): clean(cell.text) for cell in table.cells}
    if table.n_cols != 2 or texts[0, 0] != CARD_TITLE:
        return False
    numbered = texts.get((1, 0)) == NUMBER_LABEL and is_ordinal(texts.get((1, 1), ""))
    if not numbered and not opens_typed(texts.get((0, 1), "")):
        return False
    return all(label_role(text) is not None for (_row, col), text in texts.items() if col == 0)


def card_in_cells(table: Table) -> Table | None:
    """The same of a card whose frame is parted into cells, some with several labels each: what
    opens a cell is the title, or says where it stands, or is a label. None for any other table."""
    if table.n_cols > _MOST_CELLS or table.box is None or table.ragged:
        return None
    entries: list[_Entry] = []
    cells = [without_corner(cell, table.box) for cell in at_uprights_above(table)]
    several = len(cells) > len(table.cells)
    for cell in sorted(cells, key=lambda c: (c.row, c.col)):
        before, titled = len(entries), any(entry.role == "title" for entry in entries)
        for k, line in enumerate(cell.lines):
            if not _take(_without_leader(line), entries, False, k == 0):
                return None
            if k == 0 and titled and not _is_of_label(line, entries[before:]):
                return None
        several |= titled and len(entries) > before + 1
    entries = _without_empty(entries)
    return _table(entries, table.box, table.page) if several and _is_card(entries) else None


def _is_of_label(line: Line, found: Sequence[_Entry]) -> bool:
    """Whether the line that opens a cell opens with a label: the first of those `found` in it."""
    begins = line.box.x0 if line.box is not None else 0.0
    return bool(found) and found[0].left <= begins + _SLACK


def is_like_card(lines: Sequence[Line]) -> bool:
    """Whether lines have the labels of a card, read as one or not."""
    found = (label_of(part) for line in lines for part in pieces_of(line))
    return len({label[0] for label in found if label is not None}) >= FEWEST


def _without_specks(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines without those above and below that a round corner was read as."""
    held = [k for k, line in enumerate(lines) if PRINT.search(line.text) or is_dash(line.text)]
    return lines[held[0] : held[-1] + 1] if held else ()


def _without_leader(line: Line) -> Line:
    """The line without the dots behind its words that a value is written on, or a dotted rule was
    read as."""
    words = line.words
    end = next((k for k, w in enumerate(words) if _LEADER.fullmatch(w.text)), len(words))
    bare = all(_LEADER.fullmatch(w.text) or is_dash(w.text) for w in words[end:])
    return replace(line, words=words[:end]) if bare and 0 < end < len(words) else line


def _is_card(entries: Sequence[_Entry], fewest: int = FEWEST) -> bool:
    titles = [entry for entry in entries if entry.role == "title"]
    said = [entry for entry in entries if entry.role not in WHERE]
    kinds = [entry.kind for entry in entries]
    roles = {entry.role for entry in said}
    if len(titles) != 1 or not titles[0].text or len(titles[0].value) > _LONGEST_TITLE:
        return False
    if len(set(kinds)) < len(kinds) or len(roles) < fewest or not roles & _SURE:
        return False
    if any(_holds_label(line) for entry in entries for line in entry.value):
        return False
    named = (enumerate(e.value) for e in entries if e.role in ("dimension", "mission"))
    if any(_holds_more(line.text, k) for lines in named for k, line in lines):
        return False
    return all(entry.text for entry in entries if entry.role == "number")


def _holds_more(text: str, k: int) -> bool:
    """Whether a line, the k-th of a level's name, holds an amount, or a label that was not read."""
    return IN_BAHT.search(to_ascii_digits(text)) is not None or (k > 0 and bool(COLON.search(text)))


def _holds_label(line: Line) -> bool:
    """Whether a label with its colon stands inside a value."""
    return any(
        is_label(clean(" ".join(line.text[: colon.start()].split()[-count:])))
        for colon in COLON.finditer(line.text)
        for count in range(1, MOST_WORDS + 1)
    )


def _below_labels(line: Line, last: _Entry) -> Iterator[Line]:
    """A line below labels side by side, parted at wide gaps where what stands behind one goes on
    with another label."""
    row = in_pieces(line) if len(last.beside) > 1 else None
    words: list[Word] = []
    for piece in row.pieces if row is not None else (line.words,):
        one, other = (replace(line, words=tuple(part)) for part in (words or piece, piece))
        if words and last.at(one) is not last.at(other):
            yield one
            words = []
        words += piece
    yield replace(line, words=tuple(words))


def _without_empty(entries: Sequence[_Entry]) -> list[_Entry]:
    """The entries; words right below a title that may be a label and have no value are its rest,
    and so are those below a value where another label names the same."""
    kept: list[_Entry] = []
    named = {entry.kind for entry in entries if entry.value}
    for entry in entries:
        text = text_of(entry.label)
        rest = bool(kept) and not entry.value
        below_title = rest and kept[-1].role == "title" and LABELS.fullmatch(text) is None
        if below_title or (rest and entry.bare and kept[-1].value and entry.kind in named):
            kept[-1].value.extend(entry.label)
        else:
            kept.append(entry)
    return kept


def _take(line: Line, entries: list[_Entry], colons: bool, opens: bool = False) -> bool:
    """Take a printed line in; False where it is of nothing that is known, or has labels side by
    side, whose values stand below them. `opens`: it is the first of a cell."""
    first = len(entries)
    parts = list(pieces_of(line))
    for k, part in enumerate(parts):
        if k and entries and not entries[-1].value:
            return False
        if not _read(part, entries, colons, opens or len(parts) > 1):
            return False
    labelled = [entry for entry in entries[first:] if entry.role not in WHERE]
    for entry in labelled:
        entry.beside = labelled
    return True


def _read(line: Line, entries: list[_Entry], colons: bool, begins: bool = False) -> bool:
    """Take a line in; False where it is of nothing that is known. `colons`: they stand behind the
    labels, so that a line of bare words is none. `begins`: see `label_of`."""
    said = {entry.role for entry in entries}
    if "title" not in said:
        return _read_above(line, entries)
    text = clean(line.text)
    level = _level_at(text) if entries[-1].role in ("title", "dimension") else None
    if level is not None and level not in said:
        return _read_name(line, entries, False)
    found = label_of(line, begins)
    if found is not None and (found[2] or not colons or has_colon(line)):
        role, label, value = found
        entries.append(_Entry(role, label, [*value], bare=not begins and not has_colon(line)))
    elif entries[-1].role != "money" and IN_BAHT.search(to_ascii_digits(text)):
        return False  # behind a label that was not read
    else:
        for part in _below_labels(line, entries[-1]):
            entries[-1].at(part).value.append(part)
    return True


def _read_above(line: Line, entries: list[_Entry]) -> bool:
    """A line that names the item or says where it stands."""
    text = line.text
    number = _NUMBER.match(to_ascii_digits(text))
    if number is not None and "number" not in {entry.role for entry in entries}:
        entries.append(
            _Entry(
                "number",
                (label_line(NUMBER_LABEL, line),),
                [*cut_lines((line,), *number.span("no"))],
            )
        )
        rest = cut_lines((line,), number.end(), len(text))
        names = not number["label"].startswith("ลำดับ")
        return not rest or _read_name(rest[0], entries, names)
    return _read_name(line, entries, False)


def _read_name(line: Line, entries: list[_Entry], names: bool) -> bool:
    """A level, or a title; `names`: behind the number of a project, measure …, which it names."""
    text = clean(line.text)
    level = LEVEL.match(to_ascii_digits(line.text))
    if level is not None and (_level_at(text) is not None or "แบบวัด" in level["label"]):
        role = "mission" if "ภารกิจ" in level["label"] else "dimension"
        label = cut_lines((line,), *level.span("label"))
        inner = _WITHIN.search(line.text, level.end()) if role == "dimension" else None
        end = inner.start() if inner is not None else len(line.text)
        entries.append(_Entry(role, label, [*cut_lines((line,), level.end(), end)]))
        if inner is not None:
            rest = cut_lines((line,), inner.start("mission"), len(line.text))
            entries.append(_Entry("mission", (label_line(LEVELS["mission"], line),), [*rest]))
        return True
    if heading_level(text) == "mission":
        entries.append(_Entry("mission", (label_line(LEVELS["mission"], line),), [line]))
        return True
    if not entries and is_ordinal(text):
        entries.append(_Entry("number", (label_line(NUMBER_LABEL, line),), [line]))
        return True
    last = entries[-1] if entries else None
    waits = last is not None and last.role in ("dimension", "mission")
    nameless = waits and last is not None and _ONLY_NUMBER.fullmatch(to_ascii_digits(last.text))
    named = _TITLE_LABEL.match(line.text)
    if named is not None and not nameless:
        value = cut_lines((line,), named.end(), len(line.text))
        if opens_typed(clean(value[0].text)):
            label = cut_lines((line,), named.start(), named.end())
            entries.append(_Entry("title", (label_line(CARD_TITLE, label[0]),), [*value]))
            return True
    if not nameless and (names or opens_typed(text)):
        entries.append(_Entry("title", (label_line(CARD_TITLE, line),), [line]))
        return True
    if waits and last is not None and label_of(line) is None:
        last.value.append(line)  # the name of a level goes on
        return True
    return False


def _level_at(text: str) -> str | None:
    """The level that a line opens with a heading of; with the dimension's, its mission's may go on
    in the next line."""
    if LEVEL.match(text) is None:
        return None
    return "dimension" if both_levels(text) is not None else heading_level(text)


def _table(entries: Sequence[_Entry], box: Box, page: int | None) -> Table:
    cells = []
    # The title first: no row of a card is then of the card before.
    for row, entry in enumerate(sorted(entries, key=lambda e: e.role != "title")):
        cells.append(Cell(row, 0, 1, 1, entry.label))
        cells.append(Cell(row, 1, 1, 1, tuple(entry.value)))
    return Table(page, len(entries), 2, tuple(cells), box=box)
