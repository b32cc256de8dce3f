"""Strips of fiscal years over amounts below the items of a list, set with tabs and without a rule:

    (1) โครงการอบรมคุณธรรม
        หน่วยงานรับผิดชอบ : สำนักปลัด
        ปี 2566    ปี 2567    ปี 2568
        35,000        -      ไม่ใช้งบ
                             ประมาณ

They are laid as lines of one year each ("ปี 2566: 35,000"), which is how other lists state them; the
sums below a line that says of what they are ("รวมมิติที่ 1 … เป็นเงิน") with their years behind it.
Where not every year has its amount right below it, or figures may count something else than baht,
the lines are left as they are; the reader of the list tells what it could not read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import regex
from rapidfuzz.distance import Levenshtein

from normalize.amounts import IN_LARGE, Amount, parse_amount
from normalize.numbering import opens_typed, split_number
from normalize.thai_text import clean, to_ascii_digits
from normalize.units import names_unit
from parsers.forms.label_tables import names_money
from parsers.forms.sheet_labels import MONEY_ROLES, label_at
from parsers.forms.years_beside import follow_up, said_as_year
from parsers.headings.columns import stated_unit, year_in
from parsers.hierarchy.context import heading_level
from parsers.hierarchy.totals import is_grand, names_dimension, opens_total
from parsers.lists.list_labels import list_label_at
from parsers.lists.year_lines import YEARS_ALONE, names_sum
from parsers.model import Box, Cell, Line, Table, Word, union_of
from parsers.money.money_of_years import COUNTED, GROUPED, YEAR_NAMED, are_money
from parsers.money.year_lists import line_of_year
from parsers.page.cut_lines import cut_lines
from parsers.page.geometry import reach
from parsers.page.pieces import Extent, extent, text_of
from parsers.rows import Block

_MOST_BELOW = 3  # lines of amounts, of which words take several
_NEAR = 0.35  # of the way from year to year: how far from its year's middle an amount may stand
_NEXT = 1.2  # line heights of white between the lines of a strip
_BELOW_ITEM = 8  # lines from an item's first line to its strip
_MONEY = frozenset({"responsible", *MONEY_ROLES})
_OTHER_UNIT = regex.compile(r"\W*หน่วย(?:นับ)?\s*[:：]\s*(?!\(?\s*บาท)\S{1,8}\W*")
_UNFINISHED = regex.compile(r"(?:และ|[,/])$")
_FULL = 0.9  # of the page's widest line: a shorter one is not wrapped
_LONGEST_CAPTION = 40  # characters
_SUM_STATED = regex.compile(r"\d,\d{3}|บาท\s*$")
_NOT = regex.compile(r"[เโใไ]?ม")
_MISREAD = 2  # letters of it
_NO_BUDGET = "ไม่ใช้งบประมาณ"

Laid = tuple[list[Line], int]
"""The lines that some are laid as, and how many below the first one they take."""


@dataclass(slots=True)
class _Above:
    """What the lines above a strip say: how far up its item begins, what the last label below that
    names, whether a line of something else stands below that, and in which unit money is."""

    widest: Mapping[int | None, float]
    """How far the lines of each page reach."""
    lines: int | None = None
    role: str | None = None
    caption: bool = False
    in_baht: bool = True
    wraps: bool = False

    def note(self, block: Line | Table) -> None:
        if isinstance(block, Table):
            self.lines, self.role = None, None
            return
        text = clean(block.text)
        unit = stated_unit(text)
        self.in_baht = unit == 1.0 if unit is not None else self.in_baht
        short = len(text) <= _LONGEST_CAPTION
        if short and IN_LARGE.search(text) and not any(c.isdigit() for c in text):
            self.in_baht = False
        if self.lines is None and _OTHER_UNIT.fullmatch(text):
            self.in_baht = False  # of all figures below
        number = split_number(text)
        if number.item_no is not None or opens_typed(text):
            hit = label_at(number.rest, 0)  # of a fact sheet, which has its own reader
            self.lines, self.role = (None if hit is not None else 0), None
            self.caption = False
        elif self.lines is not None:
            self._note_below(text)
        full = reach(block) >= _FULL * self.widest.get(block.page, 0.0)
        self.wraps = full or _UNFINISHED.search(text) is not None

    def _note_below(self, text: str) -> None:
        """A line below an item's first one. What goes on with no line above it, and is no label,
        says what the figures below it are: they may be of anything."""
        hit = list_label_at(text, 0)
        if heading_level(text) is not None or names_sum(text):
            self.lines = None if hit is None or hit[1] in MONEY_ROLES else self.lines
        if self.lines is None:
            return
        self.lines += 1
        office = text.startswith("(") and names_unit(text.strip("() "))
        counted = not office and COUNTED.search(text) is not None
        if hit is not None or office or names_money(text):
            self.role = hit[1] if hit is not None else "responsible" if office else "money"
            self.caption = counted
        elif stated_unit(text) is None and any(map(str.isalpha, text)):
            self.caption |= counted or not self.wraps

    def may_head_money(self) -> bool:
        below = self.lines is not None and self.lines <= _BELOW_ITEM
        return below and self.in_baht and not self.caption and self.role in {None, *_MONEY}


def years_over_amounts(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, such strips as lines of a year each."""
    given = list(blocks)
    lines = [block for block, _engine in given if isinstance(block, Line)]
    widest: dict[int | None, float] = {}
    for line in lines:
        widest[line.page] = max(widest.get(line.page, 0.0), reach(line))
    above = _Above(widest)
    years: list[Line] = []  # of the last strip
    k = 0
    while k < len(given):
        block, engine = given[k]
        laid = None
        below = [b for b, _engine in given[k + 1 : k + 2 + _MOST_BELOW]]
        if isinstance(block, Line) and above.may_head_money():
            laid = _laid(block, below)
            years = (_years(block) or years) if laid is not None else years
        if laid is None and isinstance(block, Line) and above.in_baht:
            laid = _summed(block, below, years)
        if laid is None:
            above.note(block)
            yield block, engine
            k += 1
        else:
            lines, taken = laid
            yield from ((line, engine) for line in lines)
            k += 1 + taken


def _laid(head: Line, below: Sequence[Line | Table]) -> Laid | None:
    """The lines of a strip, and how many lines below its years it takes."""
    years = _years(head)
    if years is None:
        return None
    rows: list[list[list[Word]]] = []
    last = head
    for line in below:
        placed = _under(line, years, last) if isinstance(line, Line) else None
        if placed is None or not isinstance(line, Line):
            break
        rows.append(placed)
        last = line
    for taken in range(min(len(rows), _MOST_BELOW), 0, -1):
        values = [[w for row in rows[:taken] for w in row[n]] for n in range(len(years))]
        if not _are_amounts(values):
            continue
        if taken < len(rows) and _states_nothing_else(rows[taken]):
            return None  # two rows of amounts: nobody may choose
        cells = [said_as_year(Cell(0, n, 1, 1, (year,))) for n, year in enumerate(years)]
        spelt = _spelt(values)
        stated = [Cell(1, n, 1, 1, (replace(head, words=w),)) for n, w in enumerate(spelt)]
        return [line_of_year(c, v) for c, v in zip(cells, stated, strict=True)], taken
    return None


def _summed(head: Line, below: Sequence[Line | Table], years: Sequence[Line]) -> Laid | None:
    """A line that says what is summed up, its sums behind it, each with the year over it: that of
    a line between them, or of the last strip."""
    text = clean(head.text)
    if not opens_total(text) or _SUM_STATED.search(text):
        return None
    if not (names_dimension(text) or is_grand(text)):
        return None
    last, taken = head, 1
    own = _years(below[0]) if below and isinstance(below[0], Line) else None
    if own is not None and isinstance(below[0], Line):
        years, last, taken = own, below[0], 2
    sums = below[taken - 1] if len(below) >= taken else None
    values = _under(sums, years, last) if isinstance(sums, Line) and years else None
    if values is None or not _are_amounts(values):
        return None
    if not any(GROUPED.fullmatch(text_of(value)) for value in values):
        return None
    words = list(head.words)
    for year, stated in zip(years, _spelt(values), strict=True):
        words += [Word(f"ปี {year_in(clean(year.text))}:", ""), *stated]
    return [replace(head, words=tuple(words))], taken


def _years(line: Line) -> list[Line] | None:
    """The years of a line that prints nothing else, each one after the last."""
    text = to_ascii_digits(line.text)
    if YEARS_ALONE.fullmatch(clean(text)) is None or any(w.box is None for w in line.words):
        return None
    found = [cut_lines([line], *match.span()) for match in YEAR_NAMED.finditer(text)]
    years = [parts[0] for parts in found if len(parts) == 1]
    return years if follow_up([clean(year.text) for year in years]) else None


def _under(line: Line, years: Sequence[Line], last: Line) -> list[list[Word]] | None:
    """The words of a line under each of some years; None where it stands elsewhere."""
    box, above = line.box, last.box
    if box is None or above is None or any(word.box is None for word in line.words):
        return None
    if line.page != last.page or box.top - above.bottom > _NEXT * above.height:
        return None
    middles = [_middle(extent(year.words)) for year in years]
    step = (middles[-1] - middles[0]) / (len(middles) - 1)
    placed: list[list[Word]] = [[] for _ in years]
    for word in sorted(line.words, key=lambda w: extent((w,))[0]):
        middle = _middle(extent((word,)))
        placed[min(range(len(years)), key=lambda n: abs(middles[n] - middle))].append(word)
    near = all(
        abs(_middle(extent(words)) - middle) <= _NEAR * step
        for words, middle in zip(placed, middles, strict=True)
        if words
    )
    return placed if near else None


def _middle(ends: Extent) -> float:
    return sum(ends) / 2


def _are_amounts(values: Sequence[Sequence[Word]]) -> bool:
    """Whether each of some texts says what a year's money is, a misread one as others beside it."""
    stated = [_parsed(words) for words in values]
    if any(amount.status in ("blank", "unreadable") for amount in stated):
        return False
    plain = [amount for amount in stated if amount.doubt is None]
    doubted = [w for w, amount in zip(values, stated, strict=True) if amount.doubt is not None]
    if not all(_is_misread_nothing(text_of(words)) for words in doubted):
        return False
    if doubted and not any(amount.status == "no_budget" for amount in plain):
        return False
    return are_money([text_of(words) for words in values])


def _is_misread_nothing(text: str) -> bool:
    """Whether a text is ไม่ใช้งบประมาณ but for a letter or two, that for "not" left."""
    said = text.replace(" ", "")
    return _NOT.match(said) is not None and Levenshtein.distance(said, _NO_BUDGET) <= _MISREAD


def _states_nothing_else(values: Sequence[Sequence[Word]]) -> bool:
    """Whether what stands under some of the years is amounts too."""
    return all(_parsed(words).status != "unreadable" for words in values)


def _parsed(words: Sequence[Word]) -> Amount:
    text = text_of(words)
    amount = parse_amount(text)
    if amount.status == "unreadable" or amount.doubt is not None:
        amount = parse_amount(text.replace(" ", "")) if not text[:1].isdigit() else amount
    return amount


def _spelt(values: Sequence[Sequence[Word]]) -> list[tuple[Word, ...]]:
    """The values, those of no budget in one word, spelt as its neighbours say that it is; its `raw`
    keeps what was read, which the reader of the lines tells where it is spelt otherwise."""
    spelt: list[tuple[Word, ...]] = []
    for words in values:
        if _parsed(words).status != "no_budget":
            spelt.append(tuple(words))
            continue
        boxes: list[Box] = [word.box for word in words if word.box is not None]
        known = [word.confidence for word in words if word.confidence is not None]
        raw = " ".join(word.raw for word in words)
        least = min(known) if known else None
        one = replace(words[0], text=_NO_BUDGET, raw=raw, box=union_of(boxes), confidence=least)
        spelt.append((one,))
    return spelt
