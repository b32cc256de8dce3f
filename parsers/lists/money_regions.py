"""Where lists are that stand under headings of money columns, and the figures at the ends of their
lines: the headings hold until others stand in their place, over a page break too.

A list counts only where most items that have figures have one under each heading.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import regex

from normalize.amounts import IN_LARGE
from normalize.numbering import opens_entry
from normalize.thai_text import clean
from parsers.headings.columns import stated_unit
from parsers.hierarchy.context import heading_level
from parsers.hierarchy.money_columns import (
    MoneyColumn,
    MoneyColumns,
    columns_headed,
    heads_money,
    is_counted_below,
    is_unit_below,
    with_line_above,
)
from parsers.hierarchy.totals import opens_total
from parsers.lists.list_labels import list_label_at
from parsers.model import Line, Table
from parsers.money.money_of_years import COUNTED, GROUPED
from parsers.page.pieces import text_of
from parsers.page.tail_figures import Tail, tails_under

_FEWEST = 2  # items with a figure under each heading
_LINES_ABOVE = 3  # that may say what years head
_LONGEST_CAPTION = 40  # characters
_REPORTS = regex.compile(r"^(?:แบบ)?รายงาน(?:สรุป)?ผล|^ผลการดำเนิน(?:งาน|การ)ตามแผน")
_OTHER_PART = regex.compile(r"(?:ส่วน|บท|ตอน)ที่\s*\d|ภาคผนวก")


@dataclass(slots=True)
class Region:
    """The lines below a heading of money columns, up to the next such heading or a table."""

    headed: MoneyColumns
    heading: dict[int, Line]
    """The lines of the heading, by their block."""
    lines: dict[int, Line] = field(default_factory=dict)
    tails: dict[int, Tail] = field(default_factory=dict)
    told_bare: bool = False
    """Whether most items have a line without a label below their figures, which is no title's."""

    def before(self, k: int) -> Line:
        """A line without the figures at its end."""
        line = self.lines[k]
        tail = self.tails.get(k)
        return line if tail is None else replace(line, words=line.words[: tail.start])


def money_regions(blocks: Sequence[Line | Table]) -> list[Region]:
    """The lists of a document under such headings, in order, with the figures of their lines."""
    return _sound(_regions(blocks))


def _regions(blocks: Sequence[Line | Table]) -> list[Region]:
    regions: list[Region] = []
    last: Region | None = None
    in_baht, reports = True, False
    for k, block in enumerate(blocks):
        if not isinstance(block, Line):
            last = None
            continue
        text = clean(block.text)
        reports |= _REPORTS.match(text) is not None
        unit = stated_unit(text)
        in_baht = unit == 1.0 if unit is not None else in_baht
        headed = columns_headed(block)
        if headed is not None:
            last = _opened(headed, blocks, k)
            in_baht &= not any(map(_in_large, blocks[max(k - _LINES_ABOVE, 0) : k + 2]))
            after = blocks[k + 1] if k + 1 < len(blocks) else None
            counted = isinstance(after, Line) and is_counted_below(headed, after, block)
            known = any(last.headed.columns == region.headed.columns for region in regions)
            sure = known or _is_money(last.headed, reports, blocks[max(k - _LINES_ABOVE, 0) : k])
            regions += [last] if in_baht and sure and not counted else []
        elif last is not None and k not in last.heading:
            last.lines[k] = block
            if _OTHER_PART.match(text) or heads_money(block, last.headed):
                last = None
    return regions


def _in_large(block: Line | Table) -> bool:
    """Whether a line near a heading names a unit of several baht, and no amount."""
    text = clean(block.text) if isinstance(block, Line) else ""
    return IN_LARGE.search(text) is not None and not any(map(str.isdigit, text))


def _opened(headed: MoneyColumns, blocks: Sequence[Line | Table], k: int) -> Region:
    """The list below the heading in a block, with the lines above and below that are more of it."""
    line, above, below = (
        block if 0 <= n < len(blocks) and isinstance(block := blocks[n], Line) else None
        for n in (k, k - 1, k + 1)
    )
    if line is None:
        raise ValueError("a heading is a line")
    heading = {k: line}
    if above is not None and not headed.rest:
        more = with_line_above(headed, above, line)
        if more is not None:
            headed, heading = more, {k - 1: above, **heading}
    if below is not None and is_unit_below(headed, below, line):
        heading[k + 1] = below
    return Region(headed, heading)


def _is_money(headed: MoneyColumns, reports: bool, above: Sequence[Line | Table]) -> bool:
    """Whether what stands under the columns is money whose kind is known: years alone head budgets
    in a plan, where no line above counts something, and anything in a report; what was spent in
    several years is not read."""
    if not headed.by_year:
        return True
    captions = [clean(line.text) for line in above if isinstance(line, Line)]
    counted = any(len(c) <= _LONGEST_CAPTION and COUNTED.search(c) for c in captions)
    planned = all(c.kind == "planned" for c in headed.columns if c.year_be is not None)
    return planned and (headed.names_money or not (reports or counted))


def _sound(regions: Sequence[Region]) -> list[Region]:
    """The regions of lists that bear their headings out: as many columns mean as many figures, in
    most of the titles that have any."""
    by_columns: dict[tuple[MoneyColumn, ...], list[Region]] = defaultdict(list)
    for region in regions:
        by_columns[region.headed.columns].append(region)
    found: list[Region] = []
    for columns, alike in by_columns.items():
        for region in alike:
            region.tails = _with_page_sure(region, tails_under(region.lines, region.headed.places))
        titles = [tail for r in alike for k, tail in r.tails.items() if _is_of_title(r.before(k))]
        titles = titles or [tail for r in alike for k, tail in r.tails.items() if _is_told(r, k)]
        whole = [tail for tail in titles if tail.is_whole(len(columns))]
        texts = [text_of(words) for tail in whole for words in tail.values]
        stated = any(map(GROUPED.search, texts))
        if len(whole) >= _FEWEST and 2 * len(whole) > len(titles) and stated:
            bare = sum(_is_told_bare(r, k) for r in alike for k in r.tails)
            found += [replace(region, told_bare=2 * bare > len(titles)) for region in alike]
    return sorted(found, key=lambda region: min(region.heading))


def _with_page_sure(region: Region, tails: Mapping[int, Tail]) -> dict[int, Tail]:
    """The figures of lines, those not sure that leave columns empty on a page where most do: what
    stands there may be a list of another kind."""
    pages = {k: region.lines[k].page for k in tails}
    whole = Counter(pages[k] for k, t in tails.items() if t.is_whole(len(t.values)))
    partial = Counter(pages[k] for k, t in tails.items() if not t.is_whole(len(t.values)))
    return {
        k: tail
        if tail.is_whole(len(tail.values)) or whole[pages[k]] >= partial[pages[k]]
        else replace(tail, is_sure=False)
        for k, tail in tails.items()
    }


def _is_told_bare(region: Region, k: int) -> bool:
    """Whether below the figures of a title stands a line that is no label's, level's or item's."""
    below = region.lines.get(k + 1)
    if below is None or not _is_of_title(region.before(k)):
        return False
    return _is_of_title(below) and not opens_item(below)


def _is_told(region: Region, k: int) -> bool:
    return list_label_at(clean(region.before(k).text), 0) is not None


def _is_of_title(line: Line) -> bool:
    """Whether figures at a line's end may be an item's: it is no sum, level or labelled line."""
    text = clean(line.text)
    other = opens_total(text) or heading_level(text) is not None
    return not other and list_label_at(text, 0) is None


def opens_item(line: Line) -> bool:
    """Whether a line begins as the items of a list do."""
    return opens_entry(clean(line.text))
