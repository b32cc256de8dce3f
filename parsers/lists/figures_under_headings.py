"""Figures at the ends of items' lines that stand under the headings of money columns, which are
printed once above the list. They are laid as lines of their own below the title, each with what
its heading names ("ตั้งไว้: 30,000", "ปี 2566: 30,000"), as other lists state them.

Only a list is touched in which most items that have figures have one under each heading. A figure
that does not stand under one heading is laid as money that nobody can read, which is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import regex

from normalize.numbering import split_number, title_offset
from normalize.thai_text import clean
from parsers.headings.columns import stated_unit
from parsers.hierarchy.context import heading_level
from parsers.hierarchy.money_columns import (
    MoneyColumn,
    MoneyColumns,
    columns_headed,
    is_unit_below,
    with_line_above,
)
from parsers.hierarchy.totals import names_dimension, opens_total
from parsers.lists.list_labels import list_label_at
from parsers.lists.year_lines import names_sum
from parsers.model import Line, Table, Word
from parsers.page.geometry import reach
from parsers.page.pieces import text_of
from parsers.page.prose import opens_other_part
from parsers.page.tail_figures import Tail, tails_under
from parsers.rows import Block

_FEWEST = 2  # items with a figure under each heading
_MOST_TITLE = 4  # lines of a title
_FULL = 0.7  # of the widest title's line: a shorter one is not wrapped; words are long
_NAMES = {"planned": "ตั้งไว้:", "disbursed": "เบิกจ่าย:", "left": "คงเหลือ"}
_LABEL, _BAHT = "งบประมาณ", "บาท"
_REPORTS = regex.compile(r"^(?:แบบ)?รายงาน(?:สรุป)?ผล|^ผลการดำเนิน(?:งาน|การ)ตามแผน")
_MONEY = regex.compile(r"งบ|บาท")
_GROUPED = regex.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?")


@dataclass(slots=True)
class _Region:
    """The lines below a heading of money columns, up to the next such heading or a table."""

    headed: MoneyColumns
    heading: dict[int, Line]
    """The lines of the heading, by their block."""
    lines: dict[int, Line] = field(default_factory=dict)
    tails: dict[int, Tail] = field(default_factory=dict)

    def before(self, k: int) -> Line:
        """A line without the figures at its end."""
        line = self.lines[k]
        tail = self.tails.get(k)
        return line if tail is None else replace(line, words=line.words[: tail.start])


def figures_under_headings(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, the figures of such lists laid below their titles, the headings left out."""
    given = list(blocks)
    laid: dict[int, list[Line]] = {}
    for region in _sound(_regions([block for block, _engine in given])):
        laid |= _heading_laid(region) | _laid(region)
    for k, (block, engine) in enumerate(given):
        if k in laid:
            yield from ((line, engine) for line in laid[k])
        else:
            yield block, engine


def _heading_laid(region: _Region) -> dict[int, list[Line]]:
    """Nothing of a heading, but for the level that may stand before it."""
    laid: dict[int, list[Line]] = {k: [] for k in region.heading}
    if region.headed.rest:
        k, line = min(region.heading.items())
        laid[k] = [replace(line, words=region.headed.rest)]
    return laid


def _regions(blocks: Sequence[Line | Table]) -> list[_Region]:
    regions: list[_Region] = []
    last: _Region | None = None
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
            regions += [last] if in_baht and _is_money(last.headed, reports) else []
        elif last is not None and k not in last.heading:
            last.lines[k] = block
    return regions


def _opened(headed: MoneyColumns, blocks: Sequence[Line | Table], k: int) -> _Region:
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
    return _Region(headed, heading)


def _is_money(headed: MoneyColumns, reports: bool) -> bool:
    """Whether what stands under the columns is money whose kind is known: years alone head budgets
    in a plan, and anything in a report; what was spent in several years is not read."""
    if not headed.by_year:
        return True
    spent = any(column.kind == "disbursed" for column in headed.columns)
    return not spent and (headed.names_money or not reports)


def _sound(regions: Sequence[_Region]) -> list[_Region]:
    """The regions of lists that bear their headings out, with the figures of their lines: as many
    columns mean as many figures, in most of the items that have any."""
    by_columns: dict[tuple[MoneyColumn, ...], list[_Region]] = defaultdict(list)
    for region in regions:
        by_columns[region.headed.columns].append(region)
    found: list[_Region] = []
    for columns, alike in by_columns.items():
        for region in alike:
            region.tails = tails_under(region.lines, region.headed.places)
        items = [tail for r in alike for k, tail in r.tails.items() if _opens_item(r.before(k))]
        whole = [tail for tail in items if tail.is_whole(len(columns))]
        texts = [text_of(words) for tail in whole for words in tail.values]
        stated = any(map(_GROUPED.search, texts))
        if len(whole) >= _FEWEST and 2 * len(whole) > len(items) and stated:
            found += alike
    return sorted(found, key=lambda region: min(region.heading))


def _opens_item(line: Line) -> bool:
    text = clean(line.text)
    return title_offset(text) is not None or split_number(text).item_no is not None


def _is_labelled(line: Line) -> bool:
    return list_label_at(clean(line.text), 0) is not None


def _laid(region: _Region) -> dict[int, list[Line]]:
    """What the lines of a region are laid as that have figures, or are titles' of such."""
    laid: dict[int, list[Line]] = {}
    item: list[int] = []
    widest = _widest_titles(region)
    for k in region.lines:
        bare, tail = region.before(k), region.tails.get(k)
        text = clean(bare.text)
        level = heading_level(text) is not None
        other = opens_other_part(text) and not _is_labelled(bare)
        if level or other or opens_total(text) or names_sum(text):
            laid |= _item_laid(item, region, widest)
            item = []
            if tail is not None:
                laid[k] = _sums(region.lines[k], tail, region.headed, level)
        elif _opens_item(bare):
            laid |= _item_laid(item, region, widest)
            item = [k]
        elif item:
            item.append(k)
    return laid | _item_laid(item, region, widest)


def _widest_titles(region: _Region) -> dict[int | None, float]:
    """How far the texts before figures reach on each page."""
    widest: dict[int | None, float] = {}
    for k in region.tails:
        line = region.before(k)
        widest[line.page] = max(widest.get(line.page, 0.0), reach(line))
    return widest


def _item_laid(
    item: Sequence[int], region: _Region, widest: Mapping[int | None, float]
) -> dict[int, list[Line]]:
    """The lines of an item that its figures change."""
    tails = [(k, region.tails[k]) for k in item if k in region.tails]
    if not tails:
        return _without_figures(item, region)
    at, tail = tails[0]
    above = item[: item.index(at)]
    below_title = _is_labelled(region.before(at))
    sure = len(tails) == 1 and tail.is_sure
    if not below_title:
        sure &= len(above) < _MOST_TITLE and not any(_is_labelled(region.lines[k]) for k in above)
    if not sure:
        return {k: [region.before(k), *_told(region.lines[k], t)] for k, t in tails}
    money = _money(region.lines[at], tail, region.headed)
    if below_title:
        return {at: [*money, region.before(at)]}
    below = _goes_on_below(at, item[len(above) + 1 :], region, widest)
    title = [*above, at, *below]
    laid = {k: [replace(region.before(k), goes_on=True)] for k in title[:-1]}
    return laid | {title[-1]: [region.before(title[-1]), *money]}


def _without_figures(item: Sequence[int], region: _Region) -> dict[int, list[Line]]:
    """The lines of an item that no figure was read for, with a label of money that tells so: not
    where it says otherwise what its money is, and only in a scan, which loses dashes."""
    if not item or any(_MONEY.search(clean(region.lines[k].text)) for k in item):
        return {}
    line = region.lines[item[-1]]
    return {item[-1]: [line, *_lost(line)]} if line.confidence is not None else {}


def _lost(line: Line) -> list[Line]:
    """A label of money that nothing stands behind, which the reader of the list tells."""
    return [replace(line, words=(replace(line.words[-1], text=_LABEL),), goes_on=False)]


def _goes_on_below(
    at: int, others: Sequence[int], region: _Region, widest: Mapping[int | None, float]
) -> list[int]:
    """The lines below a title's figures that are more of it: those below a full one, which end
    before the columns and open no other part of the item."""
    found: list[int] = []
    last = region.before(at)
    edge = last.box.x0 if last.box is not None else 0.0
    left = region.headed.places[0][0]
    for k in others[: _MOST_TITLE - 1]:
        line = region.lines[k]
        full = reach(last) - edge >= _FULL * (widest.get(last.page, 0.0) - edge)
        opens = _is_labelled(line) or not clean(line.text)[:1].isalpha()
        if not full or opens or line.page != last.page or reach(line) > left:
            break
        found.append(k)
        last = line
    return found


def _money(line: Line, tail: Tail, headed: MoneyColumns) -> list[Line]:
    """A line for each column that has a figure; a share, and no amount, is left."""
    found: list[Line] = []
    for column, words in zip(headed.columns, tail.values, strict=True):
        left = column.kind == "left"
        if not words or (left and _GROUPED.search(text_of(words)) is None):
            continue
        dated = column.year_be is not None
        name = f"ปี {column.year_be}:" if dated and not left else _NAMES[column.kind]
        unit = _unit(words) if left or not dated else ()
        found.append(replace(line, words=(Word(name, ""), *words, *unit)))
    columns = zip(headed.columns, tail.values, strict=True)
    lost = any(column.kind != "left" and not words for column, words in columns)
    return [*found, *_lost(line)] if lost and line.confidence is not None else found


def _unit(words: Sequence[Word]) -> tuple[Word, ...]:
    """The word for baht, without which small figures are not known as money."""
    text = text_of(words)
    return (Word(_BAHT, ""),) if any(map(str.isdigit, text)) and _BAHT not in text else ()


def _told(line: Line, tail: Tail) -> list[Line]:
    """Figures as money that nobody can read, dashes as a label that nothing stands behind: the
    reader of the list tells both."""
    words = line.words[tail.start :]
    if not any(map(str.isdigit, text_of(words))):
        return _lost(line)
    return [replace(line, words=(Word(_LABEL, ""), Word("?", ""), *words))]


def _sums(line: Line, tail: Tail, headed: MoneyColumns, level: bool) -> list[Line]:
    """A sum, or the heading of a level with the sums of its items, in a line for each kind."""
    head = label = line.words[: tail.start]
    found = [replace(line, words=head)] if level else []
    if not tail.is_sure or (level and not names_dimension(text_of(head))):
        return found or [line]
    if level:
        named = next(n for n in range(1, len(head) + 1) if names_dimension(text_of(head[:n])))
        label = (replace(head[0], text=f"รวม{head[0].text}"), *head[1:named])
    stated = [
        (column, words)
        for column, words in zip(headed.columns, tail.values, strict=True)
        if words and column.kind != "left"
    ]
    if headed.by_year:
        years = (w for c, words in stated for w in (Word(f"ปี {c.year_be}:", ""), *words))
        return [*found, replace(line, words=(*label, *years))]
    for column, words in stated:
        name = (Word("เบิกจ่าย", ""),) if column.kind == "disbursed" else ()
        found.append(replace(line, words=(*label, *name, *words, *_unit(words))))
    return found
