"""Figures at the ends of items' lines that stand under the headings of money columns, which are
printed once above the list. They are laid as lines of their own below the title, each with what
its heading names ("ตั้งไว้: 30,000", "ปี 2566: 30,000"), as other lists state them.

Only a list is touched in which most items that have figures have one under each heading. A figure
that does not stand under one heading is laid as money that nobody can read, which is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import regex

from normalize.numbering import title_offset
from normalize.thai_text import clean
from parsers.hierarchy.context import heading_level
from parsers.hierarchy.money_columns import MoneyColumns
from parsers.hierarchy.totals import names_dimension, opens_total
from parsers.lists.list_labels import list_label_at
from parsers.lists.money_regions import Region, money_regions, opens_item
from parsers.lists.year_lines import names_sum
from parsers.model import Line, Word
from parsers.money.money_of_years import GROUPED
from parsers.page.geometry import reach
from parsers.page.pieces import text_of
from parsers.page.prose import opens_other_part
from parsers.page.tail_figures import Tail
from parsers.rows import Block

_MOST_TITLE = 4  # lines of a title
_FULL = 0.7  # of the widest title's line: a shorter one is not wrapped; words are long
_WORD = 8  # letters, about; Thai has no spaces between words
_NAMES = {"planned": "ตั้งไว้:", "disbursed": "เบิกจ่าย:", "left": "คงเหลือ"}
_LABEL, _BAHT = "งบประมาณ", "บาท"
_MONEY = regex.compile(r"งบ|บาท")


def figures_under_headings(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, the figures of such lists laid below their titles, the headings left out."""
    given = list(blocks)
    laid: dict[int, list[Line]] = {}
    for region in money_regions([block for block, _engine in given]):
        laid |= _heading_laid(region) | _laid(region)
    for k, (block, engine) in enumerate(given):
        if k in laid:
            yield from ((line, engine) for line in laid[k])
        else:
            yield block, engine


def _heading_laid(region: Region) -> dict[int, list[Line]]:
    """Nothing of a heading, but for the level that may stand before it."""
    laid: dict[int, list[Line]] = {k: [] for k in region.heading}
    if region.headed.rest:
        k, line = min(region.heading.items())
        laid[k] = [replace(line, words=region.headed.rest)]
    return laid


def _is_labelled(line: Line) -> bool:
    return list_label_at(clean(line.text), 0) is not None


def _laid(region: Region) -> dict[int, list[Line]]:
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
        elif opens_item(bare):
            laid |= _item_laid(item, region, widest)
            item = [k]
        elif item:
            item.append(k)
    return laid | _item_laid(item, region, widest)


def _widest_titles(region: Region) -> dict[int | None, float]:
    """How far the texts before figures reach on each page."""
    widest: dict[int | None, float] = {}
    for k in region.tails:
        line = region.before(k)
        widest[line.page] = max(widest.get(line.page, 0.0), reach(line))
    return widest


def _item_laid(
    item: Sequence[int], region: Region, widest: Mapping[int | None, float]
) -> dict[int, list[Line]]:
    """The lines of an item that its figures change."""
    tails = _own_tails(item, region)
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
    if below and region.told_bare and not _fills(region.before(at), region.lines[below[0]], region):
        below = []
    title = [*above, at, *below]
    laid = {k: [replace(region.before(k), goes_on=True)] for k in title[:-1]}
    return laid | {title[-1]: [region.before(title[-1]), *money]}


def _own_tails(item: Sequence[int], region: Region) -> list[tuple[int, Tail]]:
    """The lines of an item that end in figures, and these: those of labelled lines, which may count
    anything, only where its title has none."""
    tails = [(k, region.tails[k]) for k in item if k in region.tails]
    of_title = [(k, tail) for k, tail in tails if not _is_labelled(region.before(k))]
    return of_title or tails


def _without_figures(item: Sequence[int], region: Region) -> dict[int, list[Line]]:
    """The lines of an item that no figure was read for, with a label of money that tells so: not
    where it says otherwise what its money is, and only in a scan, which loses dashes, on a page
    where others have all their figures."""
    if not item or title_offset(clean(region.lines[item[0]].text)) is None:
        return {}
    if any(_MONEY.search(clean(region.lines[k].text)) for k in item):
        return {}
    line = region.lines[item[-1]]
    with_others = any(
        tail.is_whole(len(tail.values)) and region.lines[k].page == line.page
        for k, tail in region.tails.items()
    )
    told = with_others and line.confidence is not None
    return {item[-1]: [line, *_lost(line)]} if told else {}


def _lost(line: Line) -> list[Line]:
    """A label of money that nothing stands behind, which the reader of the list tells."""
    return [replace(line, words=(replace(line.words[-1], text=_LABEL),), goes_on=False)]


def _goes_on_below(
    at: int, others: Sequence[int], region: Region, widest: Mapping[int | None, float]
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


def _fills(line: Line, below: Line, region: Region) -> bool:
    """Whether the first letters of the line below had no room before the columns."""
    first = below.words[0]
    if first.box is None:
        return False
    width = first.box.width * min(_WORD / len(first.text), 1.0)
    return reach(line) + width > region.headed.places[0][0]


def _money(line: Line, tail: Tail, headed: MoneyColumns) -> list[Line]:
    """A line for each column that has a figure; a share, and no amount, is left."""
    found: list[Line] = []
    for column, words in zip(headed.columns, tail.values, strict=True):
        left = column.kind == "left"
        if not words or (left and GROUPED.search(text_of(words)) is None):
            continue
        dated = column.year_be is not None
        name = f"ปี {column.year_be}:" if dated and not left else _NAMES[column.kind]
        own = (Word(name, ""), *words, *_unit(words))
        if left and found and not headed.by_year:  # beside what was spent it is known as left out
            found[-1] = replace(line, words=(*found[-1].words, *own))
        else:
            found.append(replace(line, words=own))
    columns = zip(headed.columns, tail.values, strict=True)
    lost = any(column.kind != "left" and not words for column, words in columns)
    return [*found, *_lost(line)] if lost and line.confidence is not None else found


def _unit(words: Sequence[Word]) -> tuple[Word, ...]:
    """The word for baht, without which small figures are not known as money, nor the larger one of
    two that an item states."""
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
