"""Headings of money columns over a list that is set with tabs and without a rule:

                                              ตั้งไว้ (บาท)   ใช้จริง (บาท)
    มิติที่ 1 …
    1) โครงการอบรมคุณธรรม                        30,000       28,400

They stand in a line of their own, or at the end of one that heads titles or a level; a unit below
and a name over several of them, or before years, are more of the heading.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

import regex

from normalize.amounts import BRACKETED_UNIT
from normalize.fiscal_years import YEAR
from normalize.numbering import opens_typed, split_number
from normalize.thai_text import clean, squeeze
from parsers.headings.columns import bind_heading
from parsers.hierarchy.context import heading_level
from parsers.hierarchy.names_of_years import (
    names_budgets,
    names_only_titles,
    names_other,
    names_titles,
    names_years,
)
from parsers.model import Line, Word
from parsers.money.money_of_years import COUNTED
from parsers.page.geometry import overlap
from parsers.page.pieces import Extent, PieceLine, extent, in_pieces, is_close, text_of

Kind = Literal["planned", "disbursed", "left"]
"""What a column has: money of a kind, or what is left of it, or a share, which are no budget."""

_FEWEST = 2  # columns
_LONGEST_NAME = 30  # characters
_UNIT_ALONE = regex.compile(r"\(?\s*(?:หน่วย\s*[:：]?\s*)?บาท\s*\)?")
_SUM = regex.compile(r"รวม(?:ทั้ง(?:สิ้น|หมด)|เป็นเงิน|เงิน)?(?:บาท)?")  # of the years beside it
_SAID_BARE: tuple[tuple[Kind, regex.Pattern[str]], ...] = (
    ("planned", regex.compile(r"(?:ที่)?(?:ได้รับ|อนุมัติ|จัดสรร|ตั้งจ่าย|ขอตั้ง|ตั้ง)")),
    ("disbursed", regex.compile(r"(?:ที่)?(?:เบิก|จ่าย|ใช้|ใช้จ่าย)")),
    ("left", regex.compile(r"(?:ที่)?เหลือ(?:จ่าย)?|ส่วนต่าง")),
)
"""Words that name money only beside columns whose headings surely do."""
_DIGIT = regex.compile(r"\d")
_Run = tuple[Sequence[Word], "MoneyColumn | None"]


@dataclass(frozen=True, slots=True)
class MoneyColumn:
    """One column, by its heading: of which kind its money is, and of which year, if it says."""

    kind: Kind
    year_be: int | None = None


@dataclass(frozen=True, slots=True)
class MoneyColumns:
    """The columns that a line heads, from the left, and the place of each in points. `names_money`:
    whether words say that years head money; `titled`: whether titles are headed too, as in tables;
    `rest`: the level that the line prints before, if it does."""

    columns: tuple[MoneyColumn, ...]
    places: tuple[Extent, ...]
    names_money: bool
    titled: bool = False
    rest: tuple[Word, ...] = ()

    @property
    def by_year(self) -> bool:
        return any(column.year_be is not None for column in self.columns)


def columns_headed(line: Line) -> MoneyColumns | None:
    """The money columns that the end of a line heads; None for any other line."""
    row = in_pieces(line)
    if row is None or len(line.words) < _FEWEST:
        return None
    named: list[_Run] = []
    pieces: list[Sequence[Word]] = list(row.pieces)
    while pieces:
        runs = _runs(pieces[-1])
        if runs is None:
            break
        named = [*runs, *named]
        pieces.pop()
    pieces, name, named = _names_apart(*_cut_apart(pieces, named))
    rest = [word for piece in pieces for word in piece]
    if len(named) < _FEWEST or not _may_stand_before(rest):
        return None
    columns = _settled([(text_of(words), column) for words, column in named])
    if columns is None:
        return None
    places = tuple(extent(words) for words, _column in named)
    if any(one[1] >= other[0] for one, other in pairwise(places)):
        return None
    level = rest if rest and heading_level(text_of(rest)) is not None else []
    names_money = any(not _is_year(text_of(words)) for words, _column in named)
    names_money |= any(names_budgets(text_of(words)) for words in (*name, *pieces))
    titled = not level and any(names_only_titles(text_of(words)) for words in pieces)
    headed = MoneyColumns(columns, places, names_money, titled, tuple(level))
    other = not level and any(names_other(text_of(words)) for words in pieces)
    return _of_kind(headed, "left") if other else headed


def _of_kind(headed: MoneyColumns, kind: Kind) -> MoneyColumns:
    """The columns, those of years of another kind."""
    columns = tuple(c if c.year_be is None else replace(c, kind=kind) for c in headed.columns)
    return replace(headed, columns=columns)


def _cut_apart(
    pieces: Sequence[Sequence[Word]], named: Sequence[_Run]
) -> tuple[list[Sequence[Word]], list[_Run]]:
    """The pieces before the columns, and these, the words apart that name titles or all years and
    stand close before the first year."""
    before, found = list(pieces), list(named)
    if before:
        last = before[-1]
        for n in range(1, len(last)):
            runs = _runs(last[n:]) if _names(last[:n]) else None
            if runs is not None and all(map(_is_dated, runs)):
                before[-1], found = last[:n], [*runs, *found]
                break
    if len(found) < _FEWEST or not _is_dated(found[0]):
        return before, found
    words = found[0][0]
    alike = _without_year(found[1][0])
    for n in range(1, len(words)):
        column = _column(text_of(words[n:]))
        if column is not None and _without_year(words[n:]) == alike and _names(words[:n]):
            return [*before, words[:n]], [(words[n:], column), *found[1:]]
    return before, found


def _names_apart(
    pieces: Sequence[Sequence[Word]], named: Sequence[_Run]
) -> tuple[list[Sequence[Word]], list[Sequence[Word]], list[_Run]]:
    """The pieces before columns of years, those that name all years, and the columns."""
    before, found = list(pieces), list(named)
    name: list[Sequence[Word]] = []
    if not any(map(_is_dated, found)):
        return before, name, found
    first = next(k for k, run in enumerate(found) if _is_dated(run))
    if all(_names(words) for words, _column in found[:first]):
        before += [words for words, _column in found[:first]]
        found = found[first:]
    while before and names_years(text_of(before[-1])):
        name.append(before.pop())
    return before, name, found


def _names(words: Sequence[Word]) -> bool:
    return names_years(text_of(words)) or names_titles(text_of(words))


def _is_dated(run: _Run) -> bool:
    return run[1] is not None and run[1].year_be is not None


def _without_year(words: Sequence[Word]) -> str:
    return _DIGIT.sub("", squeeze(text_of(words)))


def with_line_above(headed: MoneyColumns, above: Line, line: Line) -> MoneyColumns | None:
    """The columns with what the line right above says of them, which it names together: years are
    of budgets only where it says so. None where that line is none of the heading."""
    one, two = in_pieces(above), in_pieces(line)
    if one is None or two is None:
        return None
    titles, one = _titles_apart(one, headed)
    if not one.pieces or not _is_part(one, two, headed):
        return None
    headed = replace(headed, titled=headed.titled or titles)
    text = text_of(one.line.words)
    if not headed.by_year or (names_years(text) and not names_budgets(text)):
        return headed
    planned = names_budgets(text) or _UNIT_ALONE.fullmatch(text) is not None
    left = any(c.year_be is not None and c.kind == "left" for c in headed.columns)
    kind: Kind = "planned" if planned and not left else "left"
    return _of_kind(replace(headed, names_money=True), kind)


def _titles_apart(row: PieceLine, headed: MoneyColumns) -> tuple[bool, PieceLine]:
    """Whether a line heads titles left of columns of years, and the line without these headings."""
    kept = [k for k, span in enumerate(row.spans) if span[1] >= headed.places[0][0]]
    pieces = row.pieces[min(kept, default=len(row.pieces)) :]
    left = row.pieces[: len(row.pieces) - len(pieces)]
    if not headed.by_year or not all(names_titles(text_of(piece)) for piece in left):
        return False, row
    words = tuple(word for piece in pieces for word in piece)
    return bool(left), replace(row, line=replace(row.line, words=words), pieces=pieces)


def heads_money(line: Line, headed: MoneyColumns) -> bool:
    """Whether a line is the heading of one column of money, where the columns stand."""
    box, text = line.box, clean(line.text)
    if box is None or _DIGIT.search(text) or (_column(text) is None and _said_bare(text) is None):
        return False
    return headed.places[0][0] <= box.x_center <= headed.places[-1][1]


def is_unit_below(headed: MoneyColumns, below: Line, line: Line) -> bool:
    """Whether the line right below a heading has nothing but the columns' unit, baht."""
    one = _right_below(headed, below, line)
    if one is None:
        return False
    runs = [run for p in one.pieces for run in ((p,) if _is_unit(p) else [(w,) for w in p])]
    return all(map(_is_unit, runs))


def is_counted_below(headed: MoneyColumns, below: Line, line: Line) -> bool:
    """Whether the line right below a heading of years says that these head something counted."""
    one = _right_below(headed, below, line)
    return one is not None and headed.by_year and COUNTED.search(clean(below.text)) is not None


def _right_below(headed: MoneyColumns, below: Line, line: Line) -> PieceLine | None:
    """The line right below a heading, where it has something under the columns alone."""
    one, two = in_pieces(below), in_pieces(line)
    if one is None or two is None or not _is_next(two, one) or not _stands(one.spans, headed):
        return None
    return one


def _is_unit(words: Sequence[Word]) -> bool:
    return _UNIT_ALONE.fullmatch(text_of(words)) is not None


def _is_part(above: PieceLine, below: PieceLine, headed: MoneyColumns) -> bool:
    """Whether one of two lines is more of the heading that the other has: close, over or under its
    columns and no others."""
    text = clean(above.line.text)
    stands = _stands((*above.spans, *below.spans[-len(headed.places) :]), headed)
    worded = _DIGIT.search(text) is None and heading_level(text) is None
    return _is_next(above, below) and stands and worded


def _is_next(above: PieceLine, below: PieceLine) -> bool:
    return is_close(above, below) and above.line.page == below.line.page


def _stands(pieces: Sequence[Extent], headed: MoneyColumns) -> bool:
    """Whether some pieces of lines are over or under the columns."""
    return all(
        any(overlap(*piece, *place) > 0 for place in headed.places)
        or headed.places[0][0] <= sum(piece) / 2 <= headed.places[-1][1]
        for piece in pieces
    )


def _runs(piece: Sequence[Word]) -> list[_Run] | None:
    """A piece as the headings it has side by side, the fewest that all name a column; None where
    it has anything else."""
    whole = _column(text_of(piece))
    if whole is not None:
        return [(piece, whole)]
    best: dict[int, list[_Run] | None] = {0: []}
    for end in range(1, len(piece) + 1):
        best[end] = None
        for start in range(end):
            before, run = best[start], piece[start:end]
            text = text_of(run)
            opened = _UNIT_ALONE.fullmatch(clean(run[0].text)) is None
            if before is None or not opened or not (_column(text) or _said_bare(text)):
                continue
            found = [*before, (run, _column(text))]
            known = best[end]
            if known is None or len(found) < len(known):
                best[end] = found
    return best[len(piece)]


def _column(text: str) -> MoneyColumn | None:
    """The column that a heading surely names."""
    if len(text) > _LONGEST_NAME or _UNIT_ALONE.fullmatch(text) or len(YEAR.findall(text)) > 1:
        return None
    if _SUM.fullmatch(squeeze(text)):
        return None
    bare = text.replace("(", "").replace(")", "")
    if _DIGIT.search(YEAR.sub("", bare)) is not None and not _is_short_year(text):
        return None
    bound = bind_heading(0, (text,))
    if bound.role == "ignored":
        return MoneyColumn("left")
    if bound.role != "money" or bound.joins_kinds or bound.unit_baht != 1.0:
        return None
    if bound.kind == "planned":
        return MoneyColumn("planned", bound.year_be)
    return MoneyColumn("disbursed", bound.year_be) if bound.kind == "disbursed" else None


def _is_short_year(text: str) -> bool:
    return regex.fullmatch(r"ปี\s?(?:งบประมาณ\s?)?[5-9]\d", text) is not None


def _is_year(text: str) -> bool:
    """Whether a heading prints a year and no word for money."""
    return regex.search(r"งบ|เงิน|บาท|จ่าย|ตั้ง|ใช้", text) is None


def _said_bare(text: str) -> Kind | None:
    """What a word means that names money only beside headings that do."""
    word = squeeze(BRACKETED_UNIT.sub("", text))
    if _SUM.fullmatch(word):
        return "left"
    return next((kind for kind, form in _SAID_BARE if form.fullmatch(word)), None)


def _settled(
    named: Sequence[tuple[str, MoneyColumn | None]],
) -> tuple[MoneyColumn, ...] | None:
    """The columns of a heading, no two of them alike: each of another kind, or each of the year
    after the last."""
    columns: list[MoneyColumn] = []
    for text, column in named:
        kind = _said_bare(text) if column is None else column.kind
        if kind is None:
            return None
        columns.append(column or MoneyColumn(kind))
    money = [column for column in columns if column.kind != "left"]
    sure = any(column is not None and column.kind != "left" for _text, column in named)
    years = [column.year_be for column in money]
    if not sure or not money:
        return None
    if all(year is None for year in years):
        if any(_SUM.fullmatch(squeeze(text)) for text, _column in named):
            return None
        kinds = [column.kind for column in money]
        return tuple(columns) if len(set(kinds)) == len(kinds) else None
    follow = all(a is not None and b is not None and b > a for a, b in pairwise(years))
    one_kind = {column.kind for column in money} == {"planned"}
    return tuple(columns) if follow and one_kind and None not in years else None


def _may_stand_before(rest: Sequence[Word]) -> bool:
    """Whether what a line prints before such headings leaves it a heading: nothing, the headings
    of titles, or a level."""
    text = text_of(rest) if rest else ""
    if not text or heading_level(text) is not None:
        return True
    if split_number(text).item_no is not None or _DIGIT.search(text):
        return False
    row = in_pieces(Line(tuple(rest)))
    pieces = row.pieces if row is not None else ()
    heads = [names_titles(text_of(piece)) for piece in pieces]
    return bool(heads) and all(heads) and not (opens_typed(text) and len(text) > _LONGEST_NAME)
