"""Titles of several lines with the amount apart at the right, level with their first line or with
their last: which lines are the title's.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

import regex

from normalize.numbering import opens_entry
from normalize.raw import Remark, Section
from normalize.thai_text import LIST_MARK, PRINT, clean
from normalize.units import is_known_unit, split_responsible
from parsers.forms.sheet_labels import label_at
from parsers.hierarchy.outline_money import money_in
from parsers.lists.amounts_apart import LEADER, amount_apart_in
from parsers.lists.list_labels import list_label_at
from parsers.model import Line, Word
from parsers.page.geometry import reach
from parsers.page.pieces import text_of
from parsers.page.prose import Prose

_MOST_LINES = 6  # of a title and the unit behind it
_FULL = 0.7  # of the widest title's line: a shorter one is not wrapped; words are long
_FEWEST_ALIKE = 3  # items
_UNIT = regex.compile(r"(?P<title>.*?)\s*[(\[](?P<unit>[^()\[\]]{3,80})[)\]]\s*")
_OPEN, _CLOSED = regex.compile(r"[(\[]"), regex.compile(r"[)\]]$")


def may_wrap(items: Sequence[Sequence[Line]], section: Section) -> bool:
    """Whether the titles of some items may go on below their first line. In a report the result
    stands there, and where each item has one line more, but for its unit, what is said of each."""
    if section == "results":
        return False
    more = {sum(not _is_bracketed(line) for line in lines) for lines in items}
    return len(items) < _FEWEST_ALIKE or more != {2}


def wrapped_titles(listed: Sequence[Line]) -> dict[int | None, float]:
    """How far the first lines of a list's items reach on each page, without amounts apart."""
    widest: dict[int | None, float] = {}
    for line in listed:
        text = clean(line.text)
        if opens_entry(text):
            widest[line.page] = max(widest.get(line.page, 0.0), reach(_bare(line)))
    return widest


def with_titles_wrapped(
    wraps: Sequence[bool], lines: Sequence[Line], widest: Mapping[int | None, float]
) -> Sequence[bool]:
    """`wraps` of an item's lines, those of its title true that fill its column and go on in the
    line at whose end the only amount stands apart, with its name, or in the one above that."""
    apart = [k for k, line in enumerate(lines) if amount_apart_in(line.words) is not None]
    if len(apart) != 1 or not 0 < apart[0] < _MOST_LINES:
        return wraps
    last = _before_unit(lines, apart[0])
    opens = any(_opens_part(clean(line.text)) for line in lines[1 : last + 1])
    if opens or not _are_full(lines[:last], widest.get(lines[0].page, 0.0)):
        return wraps
    return [k < last or goes_on for k, goes_on in enumerate(wraps)]


def _before_unit(lines: Sequence[Line], last: int) -> int:
    """The line above brackets that stand by themselves and close in the `last` line of a title;
    that line itself where there are none."""
    texts = [text_of(_title_words(line)) for line in lines[: last + 1]]
    if _CLOSED.search(texts[last]) is None:
        return last
    opened = next((k for k in range(last, 0, -1) if _OPEN.search(texts[k])), 0)
    return opened - 1 if opened and _OPEN.match(texts[opened]) else last


def left_above(prose: Prose, end: int, start: int) -> tuple[Remark, ...]:
    """What stands between a title's `end` and its amount apart below, that begins or whose name
    begins at `start`: it may be the title's."""
    line = bisect_right(prose.starts, start) - 1
    rest = prose.text[end:start].strip(f" {LEADER}")
    if not PRINT.search(rest) or amount_apart_in(prose.lines[line].words) is None:
        return ()
    message = "what stands between the title and its amount may be the rest of it; it was left"
    place = prose.span(end, start).places[-1]
    return (Remark("title_uncertain", "warning", message, place, rest),)


def amounts_last(lines: Sequence[Line], widest: Mapping[int | None, float]) -> Sequence[Line]:
    """The lines of an item, an amount that stands apart level with the first line of a title put
    behind its last one. Only a unit in brackets tells where the title ends: any other line below
    it may be what is said of the item. `widest`: how far the list's titles reach."""
    at = amount_apart_in(lines[0].words)
    end = _end_of_title(lines) if at is not None else None
    if at is None or not end or not _are_full(lines[:end], widest.get(lines[0].page, 0.0)):
        return lines
    upto = at - 1 if lines[0].words[at - 1].text == LEADER else at
    first = replace(lines[0], words=lines[0].words[:upto])
    last = replace(lines[end], words=(*lines[end].words, *lines[0].words[upto:]))
    return (first, *lines[1:end], last, *lines[end + 1 :])


def _end_of_title(lines: Sequence[Line]) -> int | None:
    """The last line of a title, behind which stand units in brackets: at its end, or in the line
    below; None where no unit tells."""
    text = text_of(_title_words(lines[0]))
    for k, line in enumerate(lines[1:_MOST_LINES], 1):
        more = clean(line.text)
        if _opens_part(more) or money_in(more, "plan") or amount_apart_in(line.words) is not None:
            return None
        text = clean(f"{text}\n{more}")
        unit = _UNIT.fullmatch(text)
        if unit is not None:
            units = split_responsible(unit["unit"])
            known = bool(units) and all(map(is_known_unit, units))
            return _before_unit(lines, k) if known else None
    return None


def _opens_part(text: str) -> bool:
    """Whether a line is no more of a title: an item's, a label's, or an entry's of a list."""
    if label_at(text, 0) is not None or list_label_at(text, 0) is not None:
        return True
    return opens_entry(text) or LIST_MARK.match(text) is not None


def _are_full(lines: Sequence[Line], widest: float) -> bool:
    edge = min((line.box.x0 for line in lines if line.box is not None), default=0.0)
    return all(reach(_bare(line)) - edge >= _FULL * (widest - edge) for line in lines)


def _bare(line: Line) -> Line:
    return replace(line, words=tuple(_title_words(line)))


def _is_bracketed(line: Line) -> bool:
    """Whether a line has nothing but brackets, and an amount."""
    text = text_of(_title_words(line))
    return _OPEN.match(text) is not None and _CLOSED.search(text) is not None


def _title_words(line: Line) -> Sequence[Word]:
    """The words of a line but for the amount apart at its end."""
    at = amount_apart_in(line.words)
    if at is None:
        return line.words
    return line.words[: at - 1 if line.words[at - 1].text == LEADER else at]
