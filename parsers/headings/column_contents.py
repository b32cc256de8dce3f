"""What the cells below a heading say of a column that the heading itself leaves open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import regex
from rapidfuzz import fuzz

from normalize.fiscal_years import YEAR
from normalize.framework_headings import (
    is_dimension_heading,
    is_mission_heading,
    is_sub_mission_heading,
    names_ita_indicator,
)
from normalize.numbering import is_ordinal, ordinal
from normalize.thai_text import squeeze
from parsers.headings.columns import Column
from parsers.rows import Row

_PLAN = regex.compile(r"(?:ตาม)?แผน(?:งาน|การดำเนินงาน)?|(?:ค่า)?เป้าหมาย|งบประมาณตามแผน")
_RESULT = regex.compile(r"ผล(?:งาน|การดำเนิน(?:งาน|การ)|ที่ได้|จริง|การปฏิบัติ(?:งาน)?)?|ทำได้จริง")
_SUM = regex.compile(r"(?:ยอด|ผล)?รวม")
_LIKE_NO = regex.compile(r"\d?(?:[ก-ฮ]ี่|ที?่?|[ก-ฮ]่|[ตฑห])")
_NEAR_NO = 70.0
_WEAKNESS = regex.compile(r"บกพร่?อง|จุดอ่?อน|พัฒนา|ปรับปรุง")
_INSTRUMENT = regex.compile(r"(?:IIT|EIT|OIT)", regex.IGNORECASE)
_FEWEST_YEARS = 2
_ENOUGH_NAMED = 0.6  # share of a column's cells that name an indicator
_DEPTH = {"dimension": 0, "mission": 1, "indicator": 1, "sub_mission": 2}
_IN_BRACKETS = regex.compile(r"\(?\d{1,3}\)")
_FEWEST_LISTS = 2


def as_contents_tell(columns: tuple[Column, ...], body: tuple[Row, ...]) -> tuple[Column, ...]:
    """The columns with the roles that the rows below their heading show them to have."""
    columns = _without_page_numbers(_with_numbers(_with_years(columns, body), body))
    columns = _with_numbers_for_levels(columns, body)
    return _with_plan_and_result(_with_indicators(columns, body), body)


def _with_years(columns: tuple[Column, ...], body: tuple[Row, ...]) -> tuple[Column, ...]:
    """A column without a heading, with nothing below it but years one by one, says of which year
    the money beside it is."""
    undated = [c.index for c in columns if c.role == "money" and c.year_be is None]
    if not undated or any(c.role == "fiscal_year" for c in columns):
        return columns
    for column in columns:
        if column.role != "unbound" or squeeze(column.heading) or column.index + 1 != undated[0]:
            continue
        cells = [row.cells[column.index] for row in body if column.index < len(row.cells)]
        texts = [cell.text for cell in cells if cell.printed and cell.text and cell.col_span == 1]
        years = [year for text in texts for year in text.split()]
        if len(years) >= _FEWEST_YEARS and all(map(YEAR.fullmatch, years)):
            named = replace(column, role="fiscal_year")
            return tuple(named if c is column else c for c in columns)
    return columns


def _with_numbers(columns: tuple[Column, ...], body: tuple[Row, ...]) -> tuple[Column, ...]:
    """A misread heading ("หี่" for "ที่") before the titles, with nothing below it but ordinals that
    count up, the labels of sums aside, stands over the numbers of the items."""
    titles = [c.index for c in columns if c.role == "title"]
    if not titles or any(c.role == "number" for c in columns):
        return columns
    for column in columns[: titles[0]]:
        cells = [row.cells[column.index] for row in body if column.index < len(row.cells)]
        held = [cell.text for cell in cells if cell.printed and cell.col_span == 1]
        counted = [text for text in held if not _SUM.match(text)]
        texts = [part for text in counted for part in text.split() or [text]]
        if column.role == "unbound" and _is_like_no(column.heading) and _count_up(texts):
            numbered = replace(column, role="number")
            return tuple(numbered if c is column else c for c in columns)
    return columns


def _with_numbers_for_levels(
    columns: tuple[Column, ...], body: tuple[Row, ...]
) -> tuple[Column, ...]:
    """A column of levels (แบบวัด, มิติ) before the titles that holds ordinals only, while rows of
    their own name the levels, stands over the numbers of the items."""
    titles = [c.index for c in columns if c.role == "title"]
    if not titles or any(c.role == "number" for c in columns):
        return columns
    for column in columns[: titles[0]]:
        if column.role in _DEPTH and _counts_items(column, titles[0], body):
            numbered = replace(column, role="number")
            return tuple(numbered if c is column else c for c in columns)
    return columns


def _counts_items(column: Column, title: int, body: Sequence[Row]) -> bool:
    """Whether the ordinals in a column of levels count below rows that name its level, or a lower
    one, where that level cannot change: several below one such row, or a list in brackets below
    each of several."""
    lists = _lists_below_levels(column, title, body)
    texts = [text for of_list in lists for text in of_list]
    if not _count_up(texts):
        return False
    below = [of_list for of_list in lists[1:] if of_list]
    if any(len(set(of_list)) < len(of_list) for of_list in below):
        return False  # the same level again
    if any(len(of_list) > 1 for of_list in below):
        return True
    return len(below) >= _FEWEST_LISTS and all(map(_IN_BRACKETS.fullmatch, texts))


def _lists_below_levels(column: Column, title: int, body: Sequence[Row]) -> list[list[str]]:
    """What stands in a column of levels before titles, parted at the rows that name a level: first
    what is above all of these that are of its level or a lower one, or below a higher one. Nothing
    where some of it is no ordinal, or stands before no title."""
    lists: list[list[str]] = [[]]
    current = lists[0]
    for row in body:
        printed = [cell for _i, cell in row.printed_cells() if cell.text]
        depth = _depth_of(printed[0].text) if len(printed) == 1 else None
        cell = row.cells[column.index] if column.index < len(row.cells) else None
        beside = row.cells[title].text if title < len(row.cells) else ""
        if depth is not None and depth >= _DEPTH[column.role]:
            current = []
            lists.append(current)
        elif depth is not None:
            current = lists[0]
        elif cell is not None and cell.printed and cell.text:
            if not is_ordinal(cell.text) or not beside or _depth_of(beside) is not None:
                return []
            current.append(cell.text)
    return lists


def _depth_of(text: str) -> int | None:
    """How deep the level is that a row's one text names; None where it names none."""
    if is_dimension_heading(text):
        return _DEPTH["dimension"]
    if is_sub_mission_heading(text):
        return _DEPTH["sub_mission"]
    return _DEPTH["mission"] if is_mission_heading(text) else None


def _without_page_numbers(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """A list with amounts is no table of contents, though it says on which page each item is."""
    if not any(c.role == "money" for c in columns):
        return columns
    return tuple(replace(c, role="ignored") if c.role == "page_number" else c for c in columns)


def _with_indicators(columns: tuple[Column, ...], body: tuple[Row, ...]) -> tuple[Column, ...]:
    """ประเด็นการประเมิน ("points assessed") may stand over the names of the ITA's indicators; where
    the heading itself says weaknesses (ข้อบกพร่อง/จุดอ่อน), an indicator's name is what is weak. Of
    several columns of indicators, or beside the instruments (IIT), the one with those names says
    under which an item stands."""
    if any(c.role == "mission" for c in columns):
        return columns
    indicators = [c for c in columns if c.role == "indicator"]
    found = next((c for c in indicators if _names_ita_indicators(c, body)), None)
    if found is not None and (len(indicators) > 1 or _has_instruments(columns, body)):
        return tuple(replace(c, role="mission") if c is found else c for c in columns)
    issues = [c for c in columns if c.role == "issue" and not _WEAKNESS.search(c.heading)]
    for column in issues if not indicators else ():
        if _names_ita_indicators(column, body):
            return tuple(replace(c, role="indicator") if c is column else c for c in columns)
    return columns


def _has_instruments(columns: Sequence[Column], body: Sequence[Row]) -> bool:
    """Whether a column of dimensions holds nothing but the ITA's instruments."""
    cells = [
        row.cells[c.index]
        for c in columns
        if c.role == "dimension"
        for row in body
        if c.index < len(row.cells)
    ]
    texts = [squeeze(cell.text) for cell in cells if cell.printed and cell.text]
    return bool(texts) and all(_INSTRUMENT.search(text) for text in texts)


def _names_ita_indicators(column: Column, body: tuple[Row, ...]) -> bool:
    cells = [row.cells[column.index] for row in body if column.index < len(row.cells)]
    texts = [cell.text for cell in cells if cell.printed]
    named = sum(names_ita_indicator(text) for text in texts)
    return named > 0 and named >= _ENOUGH_NAMED * len(texts)


def _with_plan_and_result(columns: tuple[Column, ...], body: tuple[Row, ...]) -> tuple[Column, ...]:
    """A column that holds nothing but แผน ("plan") and ผล ("result") in turns says which a row is,
    whatever its heading."""
    for column in columns:
        cells = [row.cells[column.index] for row in body if column.index < len(row.cells)]
        texts = [squeeze(cell.text) for cell in cells if cell.printed and cell.text]
        said = [(_PLAN.fullmatch(t) is not None, _RESULT.fullmatch(t) is not None) for t in texts]
        if said[:2] == [(True, False), (False, True)] and all(any(pair) for pair in said):
            named = replace(column, role="plan_or_result")
            return tuple(named if c is column else c for c in columns)
    return columns


def _is_like_no(heading: str) -> bool:
    """Whether a heading may be ที่ or ลำดับ ("No.") misread."""
    letters = squeeze(heading)
    return bool(_LIKE_NO.fullmatch(letters)) or fuzz.ratio(letters, "ลำดับ") >= _NEAR_NO


def _count_up(texts: Sequence[str]) -> bool:
    """Whether cells hold ordinals only, each one more than the last (or a new list's first)."""
    numbers = [no for text in texts if (no := ordinal(text)) is not None]
    goes_on = all(b in (a + 1, 1) for a, b in pairwise(numbers))
    return bool(texts) and len(numbers) == len(texts) and goes_on
