"""Registers of items without columns: between level rules a number, the item's title over small
lines ("ภารกิจที่ 1.2 …", "หน่วยงาน : …"), and at the right its years, each with its amount. Every item
is laid as a card of labels and values.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import regex

from normalize.amounts import IN_BAHT, NO_BUDGET, is_empty_money, looks_like_money
from normalize.numbering import is_ordinal, item_type, ordinal
from normalize.thai_text import clean, to_ascii_digits
from parsers.forms.label_tables import role_of_label
from parsers.forms.pairs import LEVELS_IN_LINES, NUMBER_LABEL, Pair
from parsers.headings.columns import bind_heading, stated_unit
from parsers.hierarchy.context import heading_level
from parsers.model import Box, Cell, Line, Page, Ruling, Table, Word, union_of
from parsers.page.clusters import UNREAD
from parsers.page.cut_lines import cut_lines
from parsers.page.geometry import printed_lines
from parsers.page.pieces import text_of
from parsers.page.rulings import join_collinear

_FEWEST = 3  # items
_SHARE = 0.8  # of the items that have each of these parts
_WIDE = 0.6  # of the text's width
_SAME_END = 4.0  # points
_NEAR = 4.0
_OVER = 40.0  # points from a heading to the first amount, and that it may reach to the left
_MONEY_LABELS = frozenset({"money"})
_GAP = 2.5  # of a line's height
_YEAR = regex.compile(r"(?:ปี\s*)?(?P<year>25[4-9]\d)[:.]?")
_NOTHING = regex.compile(rf"{NO_BUDGET}")
_LABEL = regex.compile(r"(?P<label>[^:：\d]{3,40}?)\s*[:：]\s*")
_TITLE, _MONEY = "ชื่อโครงการ", "งบประมาณ"


@dataclass(frozen=True, slots=True)
class _Entry:
    """What stands between two rules: the number, the middle, and the years at the right."""

    number: Word
    middle: tuple[Line, ...]
    money: tuple[Line, ...]


def ledger_cards(page: Page, words: Sequence[Word]) -> tuple[list[Table], list[Word]]:
    """The cards of such a page, and the words outside them; none for any other page."""
    rules = _rules(page, words)
    entries = _entries(rules, words, page.number) if len(rules) >= _FEWEST else []
    if not _are_items(entries):
        return [], list(words)
    money = _heading(entries, words)
    if money is None:
        return [], list(words)
    cards = [_card(entry, page, money) for entry in entries]
    taken = {id(entry.number) for entry in entries}
    taken |= {id(w) for e in entries for line in (*e.middle, *e.money) for w in line.words}
    return cards, [word for word in words if id(word) not in taken]


def _heading(entries: Sequence[_Entry], words: Sequence[Word]) -> str | None:
    """What stands over the years and amounts, which may name their unit or that they were spent;
    None where that is not known."""
    own = [w for entry in entries for line in entry.money for w in line.words if w.box is not None]
    left = min(w.box.x0 for w in own if w.box is not None)
    top = min(w.box.top for w in own if w.box is not None)
    over = [
        w for w in words
        if w.box and w.box.bottom <= top and top - w.box.bottom < _OVER and w.box.x0 >= left - _OVER
    ]  # fmt: skip
    said = text_of(printed_lines(over, None))
    if not said or stated_unit(said) is not None:
        return _MONEY
    return said if bind_heading(0, (said,)).role == "money" else None


def _rules(page: Page, words: Sequence[Word]) -> list[Ruling]:
    """The level rules of one width across the text, where no upright stands."""
    boxes = [word.box for word in words if word.box is not None]
    joined = join_collinear(page.rulings)
    if not boxes or any(r.orientation == "vertical" for r in joined):
        return []
    width = max(b.x1 for b in boxes) - min(b.x0 for b in boxes)
    level = sorted(
        (r for r in joined if r.end - r.start >= _WIDE * width), key=lambda r: r.position
    )
    same = [r for r in level if abs(r.start - level[-1].start) <= _SAME_END]
    return [r for r in same if abs(r.end - same[-1].end) <= _SAME_END]


def _entries(rules: Sequence[Ruling], words: Sequence[Word], page: int) -> list[_Entry]:
    """What stands between the rules, as far as each begins with a number; the first item stands
    above the first rule where no rule is drawn over it."""
    tops = [rule.position for rule in rules]
    between = [_within(words, a, b) for a, b in pairwise(tops)]
    numbers = [_number(held) for held in between]
    known = [n.box for n in numbers if n is not None and n.box is not None]
    if len(known) < len(between) or not known:
        return []
    rise = max(
        n.top - min(w.box.top for w in held if w.box)
        for n, held in zip(known, between, strict=True)
    )
    above = _within(words, 0.0, tops[0])
    first = [
        w
        for w in above
        if w.box and is_ordinal(clean(w.text)) and abs(w.box.x_center - known[0].x_center) <= _NEAR
    ]
    if first and first[-1].box is not None:
        between.insert(0, _within(words, first[-1].box.top - max(rise, 0.0) - 2.0, tops[0]))
    below = _close_lines(_within(words, tops[-1], float("inf")))
    if _number(below) is not None:
        between.append(below)
    edge = max(n.x1 for n in known)
    years = [
        w.box.x0 for held in between for w in held if w.box and _YEAR.fullmatch(clean(w.text))
        and w.box.x0 > edge + 0.5 * (rules[0].end - edge)
    ]  # fmt: skip
    if not years:
        return []
    right = min(years) - 1.0
    entries = [_entry(held, right, page) for held in between]
    return [entry for entry in entries if entry is not None] if None not in entries else []


def _within(words: Sequence[Word], top: float, bottom: float) -> list[Word]:
    return [w for w in words if w.box is not None and top <= w.box.y_center < bottom]


def _close_lines(words: Sequence[Word]) -> list[Word]:
    """The words of the first lines, up to where the page is left white for more than a line."""
    kept: list[Word] = []
    bottom: float | None = None
    for line in printed_lines(words, None):
        if line.box is None or (bottom is not None and line.box.top - bottom > line.box.height):
            break
        bottom = max(bottom or 0.0, line.box.bottom)
        kept += line.words
    return kept


def _number(words: Sequence[Word]) -> Word | None:
    """The leftmost word, if it is an item's number."""
    left = min((w for w in words if w.box is not None), key=_left, default=None)
    return left if left is not None and is_ordinal(clean(left.text)) else None


def _left(word: Word) -> float:
    return word.box.x0 if word.box is not None else 0.0


def _entry(words: Sequence[Word], right: float, page: int) -> _Entry | None:
    number = _number(words)
    if number is None:
        return None
    rest = [w for w in words if w is not number and w.box is not None]
    if any(w.box.x0 < right - _NEAR and w.box.x1 > right + _NEAR for w in rest if w.box):
        return None
    middle = printed_lines([w for w in rest if w.box and w.box.x1 <= right + _NEAR], page)
    money = printed_lines([w for w in rest if w.box and w.box.x1 > right + _NEAR], page)
    return _Entry(number, middle, money)


def _are_items(entries: Sequence[_Entry]) -> bool:
    """Whether the numbers count up, most titles have a type word, and all money is read."""
    if len(entries) < _FEWEST:
        return False
    counted = [no for e in entries if (no := ordinal(clean(e.number.text))) is not None]
    goes_on = all(b == a + 1 for a, b in pairwise(counted))
    titled = [
        bool(e.middle) and item_type(clean(e.middle[0].text)) != "unspecified" for e in entries
    ]
    told = [sum(1 for _ in _of_middle(e)) > 1 for e in entries]
    paid = all(_money_rows(e, _MONEY) is not None for e in entries)
    astray = any(role not in _MONEY_LABELS and IN_BAHT.search(to_ascii_digits(text))
                 for e in entries for role, text in _texts(e))  # fmt: skip
    enough = min(sum(titled), sum(told)) >= _SHARE * len(entries)
    whole = not any(_is_parted(line) for e in entries for line in e.middle)  # else it has columns
    return (
        goes_on
        and enough
        and paid
        and whole
        and not astray
        and any(len(e.money) > 1 for e in entries)
    )


def _is_parted(line: Line) -> bool:
    """Whether a wide gap parts a line in two."""
    boxes = [word.box for word in line.words if word.box is not None]
    return any(b.x0 - a.x1 > _GAP * a.height for a, b in pairwise(boxes))


def _of_middle(entry: _Entry) -> Iterator[Pair]:
    """The title, and below it what opens with a level or a label; other lines go on."""
    rows: list[Pair] = []
    for line in entry.middle:
        text = clean(line.text)
        label = _LABEL.match(line.text)
        level = heading_level(text)
        if not rows:
            rows.append((_named(_TITLE, line), (line,)))
        elif level is not None:
            rows.append((_named(LEVELS_IN_LINES[level], line), (line,)))
        elif label is not None and role_of_label(clean(label["label"])) is not None:
            rows.append(
                (
                    cut_lines([line], *label.span("label")),
                    cut_lines([line], label.end(), len(line.text)),
                )
            )
        else:
            rows[-1] = (rows[-1][0], (*rows[-1][1], line))
    yield from rows


def _texts(entry: _Entry) -> Iterator[tuple[str | None, str]]:
    """What each line group of the middle holds, and its words."""
    for label, value in _of_middle(entry):
        name = text_of(label)
        yield role_of_label(name), " ".join(line.text for line in value)


def _money_rows(entry: _Entry, money: str) -> list[Pair] | None:
    """A row for each year, or one that no budget is used; None where other things stand there."""
    rows: list[Pair] = []
    for line in entry.money:
        year = _YEAR.fullmatch(clean(line.words[0].text))
        value = replace(line, words=line.words[1:]) if year is not None else line
        text = clean(value.text)
        if year is not None and not value.words and len(entry.money) > 1:
            rows.append((_named(f"{money} ปี {year['year']}", line), ()))  # a scan may lose a dash
        elif year is not None and (looks_like_money(text) or is_empty_money(text)):
            rows.append((_named(f"{money} ปี {year['year']}", line), (value,)))
        elif len(entry.money) == 1 and _NOTHING.fullmatch(text):
            rows.append((_named(money, line), (line,)))
        else:
            return None
    return rows


def _named(name: str, line: Line) -> tuple[Line, ...]:
    """The label that a place in the register stands for."""
    first = line.words[0]
    return (replace(line, words=(replace(first, text=name),)),)


def _card(entry: _Entry, page: Page, money: str) -> Table:
    number = Line((entry.number,), page=page.number)
    title, *below = _of_middle(entry)
    paid = _money_rows(entry, money) or []
    if page.source == "ocr":  # what stood behind a year was not read, a dash or an amount
        paid = [(label, value or _named(UNREAD, label[0])) for label, value in paid]
    rows = [title, (_named(NUMBER_LABEL, number), (number,)), *below, *paid]
    cells = tuple(
        Cell(r, c, 1, 1, lines) for r, row in enumerate(rows) for c, lines in enumerate(row)
    )
    return Table(page.number, len(rows), 2, cells, box=_box(entry))


def _box(entry: _Entry) -> Box | None:
    words = [w for line in (*entry.middle, *entry.money) for w in line.words]
    return union_of([w.box for w in (entry.number, *words) if w.box is not None])
