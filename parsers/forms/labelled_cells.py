"""Forms whose cells hold a label and its value together ("ผู้รับผิดชอบ : กองคลัง"), or a label and
its value side by side more than once in a row: the cards of a table, as pairs.

A card is a block of rows; it begins where another number or title stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import regex

from normalize.amounts import (
    BRACKETED_UNIT,
    IN_BAHT,
    looks_like_money,
    says_no_budget,
    states_money,
)
from normalize.numbering import behind_ordinal, is_ordinal, split_number
from normalize.raw import Span
from normalize.thai_text import clean, is_dash, to_ascii_digits
from normalize.units import is_known_unit, names_unit, split_responsible
from parsers.forms.form_labels import (
    BARE,
    TIME,
    WRAPPED,
    has_value_below,
    is_wrapped_label,
    opens_bare,
    opens_label,
    opens_with_colon,
)
from parsers.forms.label_columns import open_label
from parsers.forms.label_tables import COLON, ORDINAL, Pair, has_title, numbers_title, role_of_label
from parsers.forms.labels_abreast import at_uprights, beside_each_other, ends_at_rule
from parsers.forms.levels_apart import levels_in, names_both
from parsers.forms.month_strips import Strip, strips_of
from parsers.forms.pairs import LEVELS
from parsers.hierarchy.context import heading_level
from parsers.hierarchy.table_headings import Band, band_in
from parsers.model import Cell, Line, Table
from parsers.money.sheet_money import sub_span
from parsers.page.pieces import text_of
from parsers.rows import EMPTY, Row, RowCell, span_of_lines

_EXPLAINED = 0.85  # of the cells with text
_FEWEST_VALUES = 3  # labelled, for each card
_APART = 0.4  # of the values
_FEWEST_HEADINGS = 3  # side by side are those of a table
_TITLE_LABEL = regex.compile(
    r"(?:โครงการ|กิจกรรม|มาตรการ)(?P<is_label>(?:\s*/\s*(?:โครงการ|กิจกรรม|มาตรการ))+)?"
)
_NUMBERED = regex.compile(
    r"(?:โครงการ|กิจกรรม|มาตรการ)\s?ที่\s*(?P<no>\d{1,3})(?![\d.,/–-])[.):]?\s+"
    r"(?P<rest>(?!และ|หรือ|ถึง|ของ|ใน|ที่|ได้)[^\d\s].{4,})",
    regex.DOTALL,
)
"""A title behind its number, which says what it is ("มาตรการที่ 3 จัดทำคู่มือ")."""


@dataclass(slots=True)
class LabelledCard:
    """The rows of one card and what they say; or the heading (`band`) of those below."""

    rows: list[Row] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    band: Band | None = None
    lost: list[Span] = field(default_factory=list)
    """Text that no label names."""
    strips: list[Strip] = field(default_factory=list)
    """The months of its item."""

    def awaits_level(self) -> bool:
        """Whether nothing but a title and its number stands here: a mission below is the item's."""
        roles = {role_of_label(label.text) for label, _value in self.pairs}
        alone = len(self.rows) == 1 or roles <= {"number", "title"}
        return self.says("title") and alone and self.band is None

    def count_values(self) -> int:
        """How many labels have a value, besides those of its number and title."""
        return sum(
            value is not EMPTY and role_of_label(label.text) not in ("number", "title", None)
            for label, value in self.pairs
        )

    @property
    def is_sure(self) -> bool:
        """Whether no label is said twice, but for money, which has years and kinds."""
        roles = [role_of_label(label.text) for label, _value in self.pairs]
        once = [role for role in roles if role not in (None, "money", "number", "title")]
        return len(set(once)) == len(once)

    def take(self, row: LabelledCard) -> None:
        """Another row of the card; beside a title without a label, one that has is no title."""
        for label, value in row.pairs:
            if (
                self.has_bare_title
                and role_of_label(label.text) == "title"
                and value.span is not None
            ):
                self.lost.append(value.span)
            else:
                self.pairs.append((label, value))
        self.rows += row.rows
        self.lost += row.lost
        self.strips += row.strips

    @property
    def has_bare_title(self) -> bool:
        """Whether the title stands by itself, and no label names it."""
        return any(
            label.span is not None and value.span is not None and label.span.raw == value.span.raw
            for label, value in self.pairs
            if role_of_label(label.text) == "title"
        )

    def says(self, *roles: str) -> bool:
        named = any(
            role_of_label(label.text) in roles
            for label, value in self.pairs
            if not numbers_title(label, value) or ORDINAL.fullmatch(label.text)
        )
        return named or ("title" in roles and has_title(self.pairs))


def labelled_cards(
    table: Table, rows: Sequence[Row], engine: str, goes_on: bool = False, beside: bool = True
) -> list[LabelledCard] | None:
    """The cards of such a form, in order; empty for any other table, and None for a form whose
    items cannot be told apart. `goes_on`: such a form stands right before, so that the first card
    may be the rest of one that a page break cut. `beside`: values may stand in cells of their own;
    else most are to stand in those of their labels."""
    cards: list[LabelledCard] = []
    filled = explained = apart = abreast = 0
    strips = strips_of(table, engine)
    for row in () if table.ragged else rows:
        strip = next((s for s in strips if s.first <= row.index < s.end), None)
        if strip is not None:
            here = LabelledCard([row], strips=[strip] if row.index == strip.first else [])
            if cards and cards[-1].band is None:
                cards[-1].take(here)
            else:
                cards.append(here)
            continue
        band = band_in(row, None, None)
        awaited = bool(cards) and cards[-1].awaits_level()
        if band is not None and not (awaited and band.level != "dimension"):
            cards.append(LabelledCard([row], [], band))
            continue
        printed = (c for c in table.cells if c.row == row.index and clean(c.text))
        cells = sorted(printed, key=lambda c: c.col)
        heading = len(cells) >= _FEWEST_HEADINGS and all(map(_is_heading, cells))
        if heading and not any(has_value_below(cell.lines) for cell in cells):
            return []
        parts = [part for cell in cells for one in beside_each_other(cell) for part in _parts(one)]
        pairs = list(_pairs(parts, engine))
        filled += len(parts)
        explained += sum(cells for _pair, cells in pairs)
        apart += sum(cells > 1 and not _is_title(*pair) for pair, cells in pairs)
        here = LabelledCard([row], [pair for pair, cells in pairs if cells])
        here.lost = [v.span for (_label, v), cells in pairs if not cells and v.span is not None]
        abreast += sum(_is_title(label, value) for label, value in here.pairs) > 1
        if goes_on and not cards and not here.pairs:
            filled -= len(here.lost)  # the rest of a value
        if not cards or cards[-1].band is not None or _begins(here, cards):
            cards.append(here)
        else:
            cards[-1].take(here)
    forms = [card for card in cards if card.band is None]
    values = [card.count_values() + bool(card.strips) for card in forms]
    whole = [
        (card, count)
        for k, (card, count) in enumerate(zip(forms, values, strict=True))
        if not (goes_on and k == 0 and not card.says("title"))
    ]
    full = [count for _card, count in whole if count]  # an item may have its title alone
    enough = sum(values) >= (_FEWEST_VALUES * len(full) or 1) and 2 * len(full) >= len(whole)
    enough = enough and all(card.says("title") for card, _count in whole)
    enough = enough and (beside or apart <= _APART * sum(values))
    if not enough or explained < _EXPLAINED * filled:
        return []
    return cards if not abreast and all(card.is_sure for card in forms) else None


def _is_title(label: RowCell, value: RowCell) -> bool:
    return role_of_label(label.text) == "title" or numbers_title(label, value)


def _parts(cell: Cell) -> list[Cell]:
    """A cell cut at each later line that opens with a label and a colon, or with a label alone
    below what is left of a level rule, or is a heading below a title, or stands below that and is
    no more of it; and at each that an upright rule parted in two."""
    parts: list[list[Line]] = [[]]
    titled = bool(cell.lines) and _title_at(RowCell(span_of_lines(cell.lines[:1], "")), ())
    for line, below in zip(cell.lines, (*cell.lines[1:], None), strict=True):
        pieces, text = at_uprights(line), clean(line.text)
        level = titled and heading_level(text) is not None
        if titled and parts[-1] and heading_level(clean(parts[-1][0].text)) is not None:
            level |= ":" in text or IN_BAHT.search(to_ascii_digits(text)) is not None
        if parts[-1] and ends_at_rule(parts[-1][-1]) and opens_bare(line):
            above = parts[-1].pop()
            parts += [[*parts.pop(), replace(above, words=above.words[:-1])], []]
        elif parts[-1] and (
            level or len(pieces) > 1 or opens_with_colon(text) or _heads_money(text, below)
        ):
            parts.append([])
        parts[-1].append(pieces[0])
        parts += [[piece] for piece in pieces[1:]]
    return [replace(cell, lines=tuple(lines)) for lines in parts]


def _heads_money(text: str, below: Line | None) -> bool:
    """Whether a line is a label of money and nothing else, over the line that states it."""
    said = clean(below.text) if below is not None else ""
    named = BARE.fullmatch(text) is not None and role_of_label(text) == "money"
    return named and (said[:1].isdigit() or says_no_budget(said))


def _is_heading(cell: Cell) -> bool:
    """Whether a cell may be a column's heading; one that ends in a dash has no value."""
    return _is_label(clean(cell.text)) and not is_dash(clean(cell.lines[-1].text))


def _is_label(text: str) -> bool:
    """Whether a text may be a heading; a unit may be called by a word of one."""
    named = role_of_label(text) is not None and not looks_like_money(text)
    return named and not is_known_unit(text)


def _begins(here: LabelledCard, cards: Sequence[LabelledCard]) -> bool:
    """Whether another card begins with a row."""
    card = cards[-1]
    first = next(card for card in cards if card.band is None)
    by_level = bool(first.pairs) and role_of_label(first.pairs[0][0].text) in LEVELS
    if by_level and here.says(*LEVELS):
        return card.says("title")
    labelled = card.has_bare_title and not here.has_bare_title  # no second title
    return (here.says("title") and card.says("title") and not labelled) or (
        here.says("number") and card.says("number", "title")
    )


def _pairs(cells: Sequence[Cell], engine: str) -> Iterator[tuple[Pair, int]]:
    """Each label of a row with its value, and how many cells the two fill; none for a cell that is
    neither."""
    waiting: RowCell | None = None  # a label whose value is to stand beside it
    for k, cell in enumerate(cells):
        whole = RowCell(span_of_lines(cell.lines, engine))
        if waiting is not None and _is_labelled(cell, waiting):
            yield (waiting, EMPTY), 1
            waiting = None
        if waiting is not None:
            value, waiting = (waiting, whole), None
            yield value, 2
            continue
        if k + 1 < len(cells) and names_both(cell, cells[k + 1]):
            continue  # what stands beside it says itself which words are of which
        levels = levels_in(cell.lines)
        if levels is not None:
            yield from ((pair, 1) for pair in _of_levels(levels, engine))
            continue
        title = _title_at(whole, cells[:k])
        says = _said_by_itself(whole, cells[:k])
        label_alone = is_wrapped_label(whole.text)
        wrapped = (
            len(cell.lines) > 1
            and label_alone
            and k + 1 < len(cells)
            and not _is_labelled(cells[k + 1], whole)
        )
        label, rest = (None, None) if title or says or wrapped else _apart(cell, engine)
        ordinal = behind_ordinal(whole.text) or _NUMBERED.fullmatch(whole.text)
        if title and ordinal is not None and whole.span is not None:
            for name, part in (("ลำดับที่", "no"), ("ชื่อโครงการ", "rest")):
                if ordinal[part] is None:
                    continue
                said_there = RowCell(sub_span(whole.span, ordinal[part]))
                yield (_named(name, said_there), said_there), 1
        elif title or says:
            yield (_named(says or "ชื่อโครงการ", whole), whole), 1
        elif wrapped:
            waiting = whole
        elif label is not None and rest is not None:
            yield (label, rest), 1
        elif label is not None and k + 1 < len(cells):
            waiting = label
        elif label is not None:
            yield (label, EMPTY), 1
        elif (level := heading_level(whole.text)) is not None:
            yield (_named("มิติ" if level == "dimension" else "ภารกิจ", whole), whole), 1
        elif k == 0 and is_ordinal(whole.text):
            yield (_named("ลำดับที่", whole), whole), 1
        else:
            yield (EMPTY, whole), 0


def _is_labelled(cell: Cell, before: RowCell) -> bool:
    """Whether a cell opens with a label of its own: in a line with nothing else, before a colon, or
    before a unit, a time or an amount, as it names them; beside a label of money (`before`) what
    was set and spent is its value."""
    first, whole = clean(cell.lines[0].text), clean(cell.text)
    if opens_label(first) or opens_label(whole) or is_wrapped_label(whole):
        return True
    label, value = open_label(cell.lines[0].words)
    role, said = role_of_label(text_of(label)), text_of(value)
    return bool(said) and (
        (role == "responsible" and names_unit(said))
        or (role == "money" and looks_like_money(said) and role_of_label(before.text) != "money")
        or (role == "period" and TIME.match(said) is not None)
    )


def _of_levels(levels: Sequence[Sequence[Line]], engine: str) -> Iterator[Pair]:
    """The dimension and the mission that one cell says."""
    for name, lines in zip(("มิติ", "ภารกิจ"), levels, strict=True):
        value = RowCell(span_of_lines(lines, engine))
        yield _named(name, value), value


def _said_by_itself(whole: RowCell, before: Sequence[Cell]) -> str | None:
    """The label that a cell beside a title does without: of a unit, or of no budget."""
    if not any(
        _title_at(RowCell(span_of_lines(c.lines, "")), before[:k]) for k, c in enumerate(before)
    ):
        return None
    if says_no_budget(whole.text):
        return "งบประมาณ"
    units = split_responsible(whole.text if whole.span is None else whole.span.text)
    return "ผู้รับผิดชอบ" if units and all(map(is_known_unit, units)) else None


def _title_at(whole: RowCell, before: Sequence[Cell]) -> bool:
    """Whether a cell is an item's title that no label names."""
    if ORDINAL.fullmatch(whole.text):
        return False
    ordinal = behind_ordinal(whole.text)
    text = ordinal["rest"] if ordinal is not None else split_number(whole.text).rest
    if COLON.match(text):
        return False  # "กิจกรรมที่ดำเนินการ : …" names what was done
    label = _TITLE_LABEL.match(text)
    if label is not None:
        return label.end() < len(text) and label["is_label"] is None
    numbered = len(before) == 1 and is_ordinal(clean(before[0].text))
    return numbered and role_of_label(text.split(" ")[0].rstrip(":")) is None


def _named(label: str, value: RowCell) -> RowCell:
    """The label that a place in a form stands for."""
    span = value.span
    return EMPTY if span is None else RowCell(replace(span, text=label))


def _apart(cell: Cell, engine: str) -> tuple[RowCell | None, RowCell | None]:
    """The label that opens a cell, and the rest; None for what is not there."""
    first, *rest = cell.lines
    opened = _over_lines(cell.lines)
    if opened is not None:
        return _span(opened[0], engine), _span(opened[1], engine)
    label, value = open_label(first.words)
    if not label:
        return None, None
    if value and rest and len(value) == 1 and BRACKETED_UNIT.fullmatch(value[0].text):
        label, value = (*label, *value), ()  # "งบประมาณ (บาท)", its amount in the line below
    lines = (*((replace(first, words=value),) if value else ()), *rest)
    return _span((replace(first, words=label),), engine), _span(lines, engine)


def _over_lines(lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]] | None:
    """A label that goes on in the second line of a narrow cell, and its value below or, where that
    is money, right behind it; None for any other cell."""
    if len(lines) < 2:
        return None
    first, second, *rest = lines
    for end in range(len(second.words), 0, -1):
        value = second.words[end:]
        label = (first, replace(second, words=second.words[:end]))
        said = states_money(text_of(value)) if value else bool(rest)
        joined = "".join(line.text for line in label).replace(" ", "")
        if said and WRAPPED.fullmatch(clean(joined)):
            return label, (*((replace(second, words=value),) if value else ()), *rest)
    return None


def _span(lines: Sequence[Line], engine: str) -> RowCell | None:
    span: Span | None = span_of_lines(lines, engine)
    return None if span is None else RowCell(span)
