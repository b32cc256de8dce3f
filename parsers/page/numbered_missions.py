"""Headings of missions that only their numbers tell: an office's own words behind "1.1", "1.2".

Frameworks name their missions, and a heading in those words is known for what it is. Where an
office has words of its own, the numbers say it: right below the heading of dimension 1 stands 1.1,
then items, then 1.2, each alone on its line. A plan may leave out the missions it has no items for:
then each heading stands right above the first item of a list that counts anew, or has a row of a
ruled table to itself, where the items below stand in columns. The heading of a table's columns may
stand between a dimension's and its first mission's. The number may stand well before its name, as
set with a tabulator, with no rule between the two: outside of a ruled table then, the item below
has a number or a bullet and a type word. Such a line is given the word ภารกิจ (mission) before its
number, so that all that reads headings reads it, and specks that a scan read before a heading are
left out; what was printed stays its raw text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import regex

from normalize.amounts import BAHT
from normalize.framework_headings import is_dimension_heading, is_mission_heading
from normalize.numbering import is_ordinal, opens_typed, split_number, without_bullet
from normalize.reading import read_dimension
from normalize.thai_text import clean
from parsers.headings.columns import bind_heading
from parsers.model import Line, Page, Ruling, Word
from parsers.page.geometry import printed_lines
from parsers.page.pieces import PieceLine, in_pieces, text_of

_NUMBERED, _POINT_LOST = (
    regex.compile(rf"(?P<dimension>[1-4]){point}(?P<mission>[1-9])[.)]?\s*(?P<name>[ก-ฮเ-ไ].*)")
    for point in (r"\.", ",?")
)
_SPECKS = regex.compile(r"[.,·'‘’`|]{1,2}\s*(?=[1-4๑-๔]\s?\.|มิติ|ภารกิจ)")
_AMOUNT = regex.compile(rf"{BAHT}|ไม่\s?(?:ใช้|มี)\s?งบ")
_TYPED = regex.compile(r"โครงการ|กิจกรรม")
_COUNTED = regex.compile(r"(?:รายการ|มาตรการ|เดือน|คน|ราย|ครั้ง)(?![ก-๎])")
_LEVEL_NO = regex.compile(r"[1-4]\.[1-9][.)]?")
_WORDS = regex.compile(r"[ก-ฮเ-ไ][^\d]{3}")
_LONGEST = 120
_TABULATOR = 6.0  # line heights from a number to the name behind it
_FEWEST_UPRIGHTS = 2  # in the row of an item
_NEXT = 2  # lines: a heading's own second line may stand between
_MOST_OF_HEADING = 4  # lines of a heading of columns
_LEAST_ACROSS = 0.5  # of the page's width, of level rules around a row that no upright bounds


@dataclass(frozen=True, slots=True)
class _Entry:
    """A printed line: of which page, its text, whether it stands in one piece, where the next rule
    below it is, if it has such a number, how many uprights part its row to its right, the table's
    edge not counted (none: it has no edge), whether specks left out of the text stand before it,
    whether a bare number opens it as an item's, whether it has the row between two level rules to
    itself, where no upright is, and whether it is one piece but for its number, which stands apart
    before it, no rule between."""

    page: int
    line: Line
    text: str
    whole: bool
    row_end: float | None
    uprights: int | None = None
    specked: bool = False
    counted: bool = False
    alone: bool = False
    tabbed: bool = False

    @property
    def is_band(self) -> bool:
        """Whether it has a row of a ruled table to itself."""
        return self.row_end is not None and self.uprights == 0

    @property
    def names_level_behind_specks(self) -> bool:
        """Whether nothing but specks hides that it is the heading of a level, by that level's word:
        ".มิติที่ 2 การบริหาร…"."""
        if not (self.specked and self.whole):
            return False
        by_word = self.text.startswith("ภารกิจ") and is_mission_heading(self.text)
        return by_word or is_dimension_heading(self.text)

    def numbered(self, dimension: str, next_: int, last: int) -> int | None:
        """The number of the mission of a dimension that it may head, which the `last` stands above;
        without its point, which a scan may have lost, or behind a speck, which may be what is left
        of another figure, only the one that comes next, or a later one in a row of its own."""
        match = _NUMBERED.fullmatch(self.text) or _POINT_LOST.fullmatch(self.text)
        if match is None or len(self.text) > _LONGEST:
            return None
        tabbed = self.tabbed and match.re is _NUMBERED and not self.specked
        if not self.whole and (not tabbed or _AMOUNT.search(self.text)):
            return None
        number = int(match["mission"])
        if match["dimension"] != dimension or _TYPED.match(match["name"]):
            return None
        if match.re is _POINT_LOST and _COUNTED.match(match["name"]):
            return None  # how many items stand below
        sure = match.re is _NUMBERED and not self.specked
        sure |= number == next_ or (self.is_band and number > last)
        return number if sure else None

    @property
    def opens_list(self) -> bool:
        """Whether it is the first item of a list with a type word: "1) โครงการ…"."""
        number = split_number(self.text)
        return number.item_no == 1 and number.mission_no is None and opens_typed(self.text)

    @property
    def is_numbered(self) -> bool:
        """Whether it opens with a bullet or with an item's number."""
        number = split_number(self.text)
        bullet = without_bullet(self.text) != self.text
        return bullet or self.counted or (number.item_no is not None and number.mission_no is None)

    @property
    def is_listed_title(self) -> bool:
        """Whether it opens an item with a number or a bullet, and a type word: "3) โครงการ…"."""
        return self.is_numbered and opens_typed(without_bullet(self.text))

    @property
    def opens_item(self) -> bool:
        """Whether it may open an item that such a heading is over."""
        text = without_bullet(self.text)  # or a punched hole at the edge
        opens = opens_typed(text) or split_number(text).item_no is not None or self.counted
        return opens and _NUMBERED.match(self.text) is None

    def is_step_of(self, title: _Entry) -> bool:
        """Whether it numbers a step in the row of a table that a title stands in."""
        box, end = self.line.box, title.row_end
        if box is None or end is None or self.page != title.page or opens_typed(self.text):
            return False
        return box.y_center < end


def with_missions_named(pages: Sequence[Page]) -> list[Page]:
    """The pages of a document, such lines with ภารกิจที่ before their number."""
    entries = [entry for k, page in enumerate(pages) for entry in _entries(k, page)]
    renamed: dict[int, dict[int, Word | None]] = {}
    for entry in entries:
        if entry.names_level_behind_specks:
            renamed.setdefault(entry.page, {}).update(_named(entry, ""))
    for dimension, stretch in _stretches(entries):
        for entry in _missions(dimension, stretch):
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


def _named(entry: _Entry, level: str) -> dict[int, Word | None]:
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


def _entries(number: int, page: Page) -> Iterator[_Entry]:
    lines = printed_lines(page.words, page.number)
    for line in lines:
        row = in_pieces(line)
        printed, whole = clean(line.text), row is not None and len(row.pieces) == 1
        text = printed[found.end() :] if (found := _SPECKS.match(printed)) else printed
        numbered = _NUMBERED.match(text) or _POINT_LOST.match(text)
        tabbed = row is not None and _is_tabbed(row, page.rulings)
        end = _rule_below(line, page.rulings) if (whole or tabbed) and numbered else None
        uprights = _uprights(line, page.rulings)
        counted = row is not None and _is_counted(row)
        alone = whole and end is not None and uprights is None and _is_alone(line, lines, page)
        marks = (text != printed, counted, alone, tabbed)
        yield _Entry(number, line, text, whole, end, uprights, *marks)


def _is_tabbed(row: PieceLine, rulings: Sequence[Ruling]) -> bool:
    """Whether a line is a mission's number and, not far behind it, one piece with its name, which
    no rule parts."""
    if len(row.pieces) != 2 or _LEVEL_NO.fullmatch(text_of(row.pieces[0])) is None:
        return False
    (_left, number), (name, _right) = row.spans
    between = any(
        r.orientation == "vertical"
        and r.start <= row.box.y_center <= r.end
        and number <= r.position <= name
        for r in rulings
    )
    return not between and name - number < _TABULATOR * row.box.height


def _is_counted(row: PieceLine) -> bool:
    """Whether a line is the row of an item that a bare number opens, with other columns beside."""
    number, *words = row.line.words
    opens = bool(words) and _WORDS.match(clean(words[0].text)) is not None
    return len(row.pieces) > 1 and opens and is_ordinal(clean(number.text))


def _is_alone(line: Line, lines: Sequence[Line], page: Page) -> bool:
    """Whether level rules across much of the page stand above and below a line, and no other line
    between them."""
    box = line.box
    if box is None:
        return False
    level = [
        rule.position
        for rule in page.rulings
        if rule.orientation == "horizontal"
        and rule.start <= box.x0
        and rule.end >= max(box.x1, rule.start + _LEAST_ACROSS * page.width)
    ]
    above = max((y for y in level if y < box.y_center), default=None)
    below = min((y for y in level if y > box.y_center), default=None)
    if above is None or below is None:
        return False
    return not any(
        other.box is not None and above < other.box.y_center < below
        for other in lines
        if other is not line
    )


def _rule_below(line: Line, rulings: Sequence[Ruling]) -> float | None:
    box = line.box
    if box is None:
        return None
    level = (r for r in rulings if r.orientation == "horizontal")
    across = (r.position for r in level if r.start <= box.x_center <= r.end)
    return min((y for y in across if y > box.y_center), default=None)


def _uprights(line: Line, rulings: Sequence[Ruling]) -> int | None:
    """How many uprights part a line's row to the right of where it begins, but for the last."""
    box = line.box
    if box is None:
        return None
    upright = (r for r in rulings if r.orientation == "vertical")
    across = [r.position for r in upright if r.start <= box.y_center <= r.end]
    behind = [x for x in across if x > box.x0]
    return len(behind) - 1 if behind and max(behind) > box.x1 else None


def _stretches(entries: Sequence[_Entry]) -> Iterator[tuple[str, Sequence[_Entry]]]:
    """Each dimension's number with the lines below its heading, to the next dimension's."""
    starts = [
        (k, no)
        for k, entry in enumerate(entries)
        if entry.whole and is_dimension_heading(entry.text)
        if (no := read_dimension(entry.text, None).no) is not None
    ]
    ends = [(len(entries), "")]
    for (first, number), (end, _no) in pairwise([*starts, *ends]):
        below = entries[first + 1 : end]
        yield number, below[_lines_of_columns(below, _is_numbered) :]


def _is_numbered(entry: _Entry) -> bool:
    return entry.whole and _NUMBERED.fullmatch(entry.text) is not None


def _opens_item(entry: _Entry) -> bool:
    return entry.opens_item


def _lines_of_columns(below: Sequence[_Entry], is_next: Callable[[_Entry], bool]) -> int:
    """How many lines right below a heading, or its second line, are the heading of a table's
    columns: the first names several, and what follows, up to the line that is to stand below,
    opens no item and states no money."""
    first = next((k for k, entry in enumerate(below[:_NEXT]) if _names_columns(entry)), None)
    if first is None or any(not e.whole or e.opens_item for e in below[:first]):
        return 0
    for k in range(first + 1, min(first + 1 + _MOST_OF_HEADING, len(below))):
        if is_next(below[k]):
            return k
        if below[k].opens_item or _AMOUNT.search(below[k].text):
            return 0
    return 0


def _names_columns(entry: _Entry) -> bool:
    """Whether pieces of a line name columns, that of titles among them, and no number opens it, as
    one does an item's; close ones ("มาตรการ ปี 2561 ปี 2562") are a piece together."""
    row = in_pieces(entry.line)
    if row is None or entry.whole or entry.is_numbered:
        return False
    named = {bind_heading(0, (text_of(piece),)).role for piece in row.pieces}
    return "title" in named and len(named - {"unbound"}) > 1


def _missions(dimension: str, stretch: Sequence[_Entry]) -> list[_Entry]:
    """The lines that head missions nobody knows by name; none where the numbers do not run from 1
    on, or do not head items."""
    found: list[tuple[int, int]] = []
    for k, entry in enumerate(stretch):
        number = entry.numbered(dimension, len(found) + 1, found[-1][1] if found else 0)
        if number is not None:
            found.append((k, number))
    bands = _head_columns(stretch, found)
    in_rows = bands and all(stretch[k].is_band for k, _no in found)
    if not in_rows and not any(_NUMBERED.match(stretch[k].text) for k, _no in found):
        return []
    numbers = [number for _k, number in found]
    if not found or found[0][0] >= _NEXT:
        return []
    if numbers != [*range(1, len(found) + 1)] and not (bands or _head_lists(stretch, found)):
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
    heads = [stretch[k] for k, _no in found]
    return [head for head in heads if head.specked or not is_mission_heading(head.text)]


def _head_columns(stretch: Sequence[_Entry], found: Sequence[tuple[int, int]]) -> bool:
    """Whether lines whose numbers rise each have a row of a ruled table to themselves, right above
    an item whose row is parted into columns, or stands in pieces between level rules, and state no
    money."""
    if any(b <= a for (_k, a), (_l, b) in pairwise(found)):
        return False
    for k, _no in found:
        below = _opening(stretch, k)
        if below is None or _AMOUNT.search(stretch[k].text):
            return False
        in_columns = stretch[k].is_band and (below.uprights or 0) >= _FEWEST_UPRIGHTS
        if not in_columns and not (stretch[k].alone and not below.whole):
            return False
    return bool(found)


def _head_lists(stretch: Sequence[_Entry], found: Sequence[tuple[int, int]]) -> bool:
    """Whether lines whose numbers rise, though not one by one, each head a list of items that
    counts from 1, and state no money: a mission has none."""
    if any(b <= a for (_k, a), (_l, b) in pairwise(found)):
        return False
    entries = [stretch[k] for k, _no in found]
    if any(_NUMBERED.match(e.text) is None or _AMOUNT.search(e.text) for e in entries):
        return False
    below = (_opening(stretch, k) for k, _no in found)
    return all(opening is not None and opening.opens_list for opening in below)


def _opening(stretch: Sequence[_Entry], head: int) -> _Entry | None:
    """The line right below a mission's, or its second line, that opens an item; on the next page
    the heading of the columns may stand between them once more."""
    below = stretch[head + 1 :]
    if below and below[0].page != stretch[head].page:
        below = below[_lines_of_columns(below, _opens_item) :]
    opens = (entry for entry in below[:_NEXT] if entry.opens_item)
    return next((entry for entry in opens if not _names_columns(entry)), None)
