"""Headings of missions that only their numbers tell: an office's own words behind "1.1", "1.2".

Frameworks name their missions, and a heading in those words is known for what it is. Where an
office has words of its own, the numbers say it: right below the heading of dimension 1 stands 1.1,
then items, then 1.2, each alone on its line. A plan may leave out the missions it has no items for:
then each heading stands right above the first item of a list that counts anew, or has a row of a
ruled table to itself, where the items below stand in columns, or stands above such an item without
rules, left of it and where missions of the document that are certain begin. The heading of a
table's columns may stand between a dimension's and its first mission's. The number may stand well
before its name, as set with a tabulator, with no rule between the two: outside of a ruled table
then, the item below has a number or a bullet and a type word. Such a line is given the word ภารกิจ
(mission) before its number, so that all that reads headings reads it, and specks that a scan read
before a heading are left out; what was printed stays its raw text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import regex

from normalize.framework_headings import is_dimension_heading, is_mission_heading
from normalize.numbering import opens_typed
from normalize.reading import read_dimension
from normalize.thai_text import clean
from parsers.headings.columns import bind_heading
from parsers.model import Page, Word
from parsers.page.numbered_entries import AMOUNT, NUMBERED, POINT_LOST, Entry, entries_of
from parsers.page.pieces import in_pieces, text_of

_NEXT = 2  # lines: a heading's own second line may stand between
_MOST_OF_REST = 3  # lines of a heading below its first, in a narrow column
_MOST_OF_HEADING = 4  # lines of a heading of columns below the one that names titles
_MOST_BEFORE = 5  # lines from there to that one
_MOST_AT_TOP = 3  # lines of a page above its table: its number, the document's title
_FEWEST_UPRIGHTS = 2  # in the row of an item
_SAME_LEFT = 0.5  # line heights between the left ends of headings of one level


def with_missions_named(pages: Sequence[Page]) -> list[Page]:
    """The pages of a document, such lines with ภารกิจที่ before their number."""
    entries = [entry for k, page in enumerate(pages) for entry in entries_of(k, page)]
    renamed: dict[int, dict[int, Word | None]] = {}
    for entry in entries:
        if entry.names_level_behind_specks:
            renamed.setdefault(entry.page, {}).update(_named(entry, ""))
    stretches = list(_stretches(entries))
    known = [entry for entry in entries if _is_known(entry)]
    known += [entry for dim, stretch in stretches for entry in _missions(dim, stretch, ())]
    known += _outdented(stretches)
    for dimension, stretch in stretches:
        for entry in _missions(dimension, stretch, known):
            renamed.setdefault(entry.page, {}).update(_named(entry, "ภารกิจที่"))
    return [
        replace(page, words=tuple(_renamed(page.words, renamed[k]))) if k in renamed else page
        for k, page in enumerate(pages)
    ]


def _renamed(words: Sequence[Word], by_id: Mapping[int, Word | None]) -> Iterator[Word]:
    for word in words:
        named = by_id.get(id(word), word)
        if named is not None:
            yield named


def _named(entry: Entry, level: str) -> dict[int, Word | None]:
    """The first words of a heading, by their `id`, with the word for its level and without specks;
    None for a word of nothing but these."""
    first, *others = entry.line.words
    if not entry.specked:
        return {id(first): replace(first, text=f"{level} {_with_point(first.text)}")}
    if others and not any(ch.isalnum() for ch in first.text):
        named = replace(others[0], text=f"{level} {others[0].text}".strip())
        return {id(first): None, id(others[0]): named}
    text = regex.sub(r"^[^\p{L}\d]+", "", clean(first.text))
    return {id(first): replace(first, text=f"{level} {_with_point(text)}".strip())}


def _with_point(number: str) -> str:
    """The word that opens a heading, a point that was lost, or read as a comma, put back between
    its two figures."""
    return regex.sub(r"^([1-4๑-๔]),?([1-9๑-๙])", r"\1.\2", number)


def _stretches(entries: Sequence[Entry]) -> Iterator[tuple[str, Sequence[Entry]]]:
    """Each dimension's number with the lines below its heading, to the next dimension's."""
    starts = [
        (k, no)
        for k, entry in enumerate(entries)
        if entry.whole and is_dimension_heading(entry.text)
        if (no := read_dimension(entry.text, None).no) is not None
    ]
    ends = [(len(entries), "")]
    for (first, number), (end, _no) in pairwise([*starts, *ends]):
        below = entries[first + max(1, _lines_of_rest(entries[first:end])) : end]
        overleaf = bool(below) and below[0].page != entries[first].page
        yield number, below[_lines_of_columns(below, _is_numbered, overleaf) :]


def _is_numbered(entry: Entry) -> bool:
    return entry.whole and NUMBERED.fullmatch(entry.text) is not None


def _opens_item(entry: Entry) -> bool:
    return entry.opens_item


def _lines_of_columns(
    below: Sequence[Entry], is_next: Callable[[Entry], bool], overleaf: bool
) -> int:
    """How many lines right below a heading, or its second line, are the heading of a table's
    columns: one names several, that of titles among them, those before it some, and what follows,
    up to the line that is to stand below, opens no item and states no money. `overleaf`: they stand
    at the top of the next page, below what that has at its top."""
    first = next((k for k, e in enumerate(below[:_MOST_BEFORE]) if _names_columns(e)), None)
    if first is None or any(e.opens_item or is_next(e) for e in below[:first]):
        return 0
    others = [entry for entry in below[:first] if not _goes_with_columns(entry)]
    most = _MOST_AT_TOP if overleaf else 1
    if len(others) > most or any(not e.whole or AMOUNT.search(e.text) for e in others):
        return 0
    for k in range(first + 1, min(first + 1 + _MOST_OF_HEADING, len(below))):
        if is_next(below[k]):
            return k
        if below[k].opens_item or AMOUNT.search(below[k].text):
            return 0
    return 0


def _roles(entry: Entry) -> set[str]:
    """What the pieces of a line would name as headings of columns; nothing where a number opens it,
    as one does an item's; close ones ("มาตรการ ปี 2561 ปี 2562") are a piece together."""
    row = in_pieces(entry.line)
    if row is None or entry.whole or entry.is_numbered:
        return set()
    return {bind_heading(0, (text_of(piece),)).role for piece in row.pieces}


def _goes_with_columns(entry: Entry) -> bool:
    """Whether a line is one of the heading of columns, above the one that names their titles."""
    named = _roles(entry)
    return bool(named) and "unbound" not in named


def _names_columns(entry: Entry) -> bool:
    """Whether pieces of a line name columns, that of titles among them."""
    named = _roles(entry)
    return "title" in named and len(named - {"unbound"}) > 1


def _is_known(entry: Entry) -> bool:
    return _is_numbered(entry) and is_mission_heading(entry.text)


def _missions(dimension: str, stretch: Sequence[Entry], known: Sequence[Entry]) -> list[Entry]:
    """The lines that head missions nobody knows by name; none where the numbers do not run from 1
    on, or do not head items. `known`: those of the document that are certain."""
    found: list[tuple[int, int]] = []
    for k, entry in enumerate(stretch):
        number = entry.numbered(dimension, len(found) + 1, found[-1][1] if found else 0)
        if number is not None:
            found.append((k, number))
    bands = _head_columns(stretch, found)
    in_rows = bands and all(stretch[k].is_band for k, _no in found)
    if not in_rows and not any(NUMBERED.match(stretch[k].text) for k, _no in found):
        return []
    numbers = [number for _k, number in found]
    if not found or found[0][0] >= _NEXT:
        return []
    if numbers != [*range(1, len(found) + 1)] and not (
        bands or _head_lists(stretch, found) or _head_as_known(stretch, found, known)
    ):
        return []
    if any(entry.opens_item for entry in stretch[: found[0][0]]):
        return []  # steps of an item
    for k, _no in found:
        opening = _opening(stretch, k)
        if opening is None or not (bands or not stretch[k].tabbed or opening.is_listed_title):
            return []
        others = [stretch[other] for other, _no in found if other != k]
        alone = all((e.page, e.row_end) != (stretch[k].page, stretch[k].row_end) for e in others)
        if alone and opening.is_step_of(stretch[k]):  # no frame around several headings
            return []
    return [stretch[k] for k, _no in found if not _is_known_whole(stretch[k:])]


def _is_known_whole(stretch: Sequence[Entry]) -> bool:
    """Whether a heading is known for what it is with the lines that go on with it; the first of
    them alone may be cut off where the name of another mission would be."""
    head, *below = stretch
    rest = [entry.text for entry in below[: _lines_of_rest(stretch)]]
    known = is_mission_heading(head.text) and is_mission_heading("".join((head.text, *rest)))
    return known and not head.specked


def _lines_of_rest(stretch: Sequence[Entry]) -> int:
    """How many lines right below a heading, the first entry, go on with it: each in one piece that
    begins where the heading does, up to a line that opens an item or another heading."""
    head, *below = stretch
    for k, entry in enumerate(below[: _MOST_OF_REST + 1]):
        opens = entry.opens_item or is_dimension_heading(entry.text) or _is_numbered(entry)
        if opens or POINT_LOST.fullmatch(entry.text) or entry.page != head.page:
            return k
        if not (entry.whole and _begin_alike(head, entry)) or AMOUNT.search(entry.text):
            return 0
    return 0


def _head_columns(stretch: Sequence[Entry], found: Sequence[tuple[int, int]]) -> bool:
    """Whether lines whose numbers rise each have a row of a ruled table to themselves, right above
    an item whose row is parted into columns, or stands in pieces between level rules, and state no
    money."""
    if any(b <= a for (_k, a), (_l, b) in pairwise(found)):
        return False
    for k, _no in found:
        below = _opening(stretch, k)
        if below is None or AMOUNT.search(stretch[k].text):
            return False
        in_columns = stretch[k].is_band and (below.uprights or 0) >= _FEWEST_UPRIGHTS
        if not in_columns and not (stretch[k].alone and not below.whole):
            return False
    return bool(found)


def _head_lists(stretch: Sequence[Entry], found: Sequence[tuple[int, int]]) -> bool:
    """Whether lines whose numbers rise, though not one by one, each head a list of items that
    counts from 1, and state no money: a mission has none."""
    if any(b <= a for (_k, a), (_l, b) in pairwise(found)):
        return False
    entries = [stretch[k] for k, _no in found]
    if any(NUMBERED.match(e.text) is None or AMOUNT.search(e.text) for e in entries):
        return False
    below = (_opening(stretch, k) for k, _no in found)
    return all(opening is not None and opening.opens_list for opening in below)


def _head_as_known(
    stretch: Sequence[Entry], found: Sequence[tuple[int, int]], known: Sequence[Entry]
) -> bool:
    """Whether lines whose numbers rise, though not one by one, each stand right above an item in
    columns, or one that a number and a type word open, farther left than it, begin where missions
    that are certain do, and state no money: the second line of a title, or a step, begins where
    items do."""
    if any(b <= a for (_k, a), (_l, b) in pairwise(found)):
        return False
    entries = [stretch[k] for k, _no in found]
    if any(NUMBERED.match(e.text) is None or AMOUNT.search(e.text) for e in entries):
        return False
    below = [_opening(stretch, k) for k, _no in found]
    over = all(
        item is not None and (not item.whole or item.is_listed_title) and _begins_left(entry, item)
        for entry, item in zip(entries, below, strict=True)
    )
    return over and all(any(_begin_alike(e, other) for other in known) for e in entries)


def _outdented(stretches: Sequence[tuple[str, Sequence[Entry]]]) -> list[Entry]:
    """The numbered lines of several dimensions that all begin at one place, farther left than the
    item in columns right below each, which a type word opens; empty where one does not."""
    found: list[Entry] = []
    dimensions = set()
    for dimension, stretch in stretches:
        for k, entry in enumerate(stretch):
            if not _is_numbered(entry) or entry.numbered(dimension, 0, 0) is None:
                continue
            item = _opening(stretch, k)
            if item is None or item.whole or not opens_typed(item.text):
                return []
            if not _begins_left(entry, item) or not all(_begin_alike(entry, o) for o in found):
                return []
            found.append(entry)
            dimensions.add(dimension)
    return found if len(dimensions) > 1 else []


def _begins_left(one: Entry, other: Entry) -> bool:
    a, b = one.line.box, other.line.box
    return a is not None and b is not None and b.x0 - a.x0 > _SAME_LEFT * a.height


def _begin_alike(one: Entry, other: Entry) -> bool:
    a, b = one.line.box, other.line.box
    return a is not None and b is not None and abs(a.x0 - b.x0) <= _SAME_LEFT * a.height


def _opening(stretch: Sequence[Entry], head: int) -> Entry | None:
    """The line right below a mission's, or its second line, that opens an item, or the number of
    the row below a mission's own, set half-way down its cell; on the next page the heading of the
    columns may stand between them once more."""
    below, rest = stretch[head + 1 :], _lines_of_rest(stretch[head:])
    if below and below[0].page != stretch[head].page:
        below = below[_lines_of_columns(below, _opens_item, overleaf=True) :]
    opens = (entry for entry in below[: max(_NEXT, rest + 1)] if entry.opens_item)
    opening = next((entry for entry in opens if not _names_columns(entry)), None)
    return opening or next((e for e in below if e.is_numbered_below(stretch[head])), None)
