"""Printed lines, each with what tells whether it may be a mission's heading or open an item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from normalize.amounts import BAHT
from normalize.framework_headings import is_dimension_heading, is_mission_heading
from normalize.numbering import is_ordinal, opens_typed, split_number, without_bullet
from normalize.thai_text import clean
from parsers.model import Line, Page, Ruling
from parsers.page.geometry import printed_lines
from parsers.page.pieces import PieceLine, in_pieces, text_of

NUMBERED, POINT_LOST = (
    regex.compile(rf"(?P<dimension>[1-4]){point}(?P<mission>[1-9])[.)]?\s*(?P<name>[ก-ฮเ-ไ].*)")
    for point in (r"\.", ",?")
)
_SPECKS = regex.compile(r"[.,·'‘’`|]{1,2}\s*(?=[1-4๑-๔]\s?\.|มิติ|ภารกิจ)")
AMOUNT = regex.compile(rf"{BAHT}|ไม่\s?(?:ใช้|มี)\s?งบ")
_TYPED = regex.compile(r"โครงการ|กิจกรรม")
_COUNTED = regex.compile(r"(?:รายการ|มาตรการ|เดือน|คน|ราย|ครั้ง)(?![ก-๎])")
_LEVEL_NO = regex.compile(r"[1-4]\.[1-9][.)]?")
_WORDS = regex.compile(r"[ก-ฮเ-ไ][^\d]{3}")
_LONGEST = 120
_TABULATOR = 6.0  # line heights from a number to the name behind it
_SAME_RULE = 0.5  # line heights between the readings of one level rule
_LEAST_ACROSS = 0.5  # of the page's width, of level rules around a row that no upright bounds


@dataclass(frozen=True, slots=True)
class Entry:
    """A printed line: of which page, its text, whether it stands in one piece, where the next rule
    below it is, if it has such a number, how many uprights part its row to its right, the table's
    edge not counted (none: it has no edge), whether specks left out of the text stand before it,
    whether a bare number opens it as an item's, whether it has the row between two level rules to
    itself, where no upright is, whether it is one piece but for its number, which stands apart
    before it, no rule between, and where the rule above it is, if a number in a cell of its own
    opens it."""

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
    cell_top: float | None = None

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
        match = NUMBERED.fullmatch(self.text) or POINT_LOST.fullmatch(self.text)
        if match is None or len(self.text) > _LONGEST:
            return None
        tabbed = self.tabbed and match.re is NUMBERED and not self.specked
        if not self.whole and (not tabbed or AMOUNT.search(self.text)):
            return None
        number = int(match["mission"])
        if match["dimension"] != dimension or _TYPED.match(match["name"]):
            return None
        if match.re is POINT_LOST and _COUNTED.match(match["name"]):
            return None  # how many items stand below
        sure = match.re is NUMBERED and not self.specked
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
        return opens and NUMBERED.match(self.text) is None

    def is_numbered_below(self, head: Entry) -> bool:
        """Whether it has the number of the row right below a heading that has one to itself."""
        box, end = self.line.box, head.row_end
        if self.cell_top is None or box is None or end is None or self.page != head.page:
            return False
        return head.is_band and abs(self.cell_top - end) <= _SAME_RULE * box.height

    def is_step_of(self, title: Entry) -> bool:
        """Whether it numbers a step in the row of a table that a title stands in."""
        box, end = self.line.box, title.row_end
        if box is None or end is None or self.page != title.page or opens_typed(self.text):
            return False
        return box.y_center < end


def entries_of(number: int, page: Page) -> Iterator[Entry]:
    lines = printed_lines(page.words, page.number)
    for line in lines:
        row = in_pieces(line)
        printed, whole = clean(line.text), row is not None and len(row.pieces) == 1
        text = printed[found.end() :] if (found := _SPECKS.match(printed)) else printed
        numbered = NUMBERED.match(text) or POINT_LOST.match(text)
        tabbed = row is not None and _is_tabbed(row, page.rulings)
        end = _rule_below(line, page.rulings) if (whole or tabbed) and numbered else None
        uprights = _uprights(line, page.rulings)
        counted = row is not None and _is_counted(row)
        alone = whole and end is not None and uprights is None and _is_alone(line, lines, page)
        marks = (text != printed, counted, alone, tabbed, _top_of_number(line, page.rulings))
        yield Entry(number, line, text, whole, end, uprights, *marks)


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


def _top_of_number(line: Line, rulings: Sequence[Ruling]) -> float | None:
    """Where the rule above a line is that an item's number opens in a cell of its own: an upright
    stands between it and the words beside it, which may be of any line of their own cells."""
    number, *words = line.words
    box = number.box
    if box is None or not is_ordinal(clean(number.text)):
        return None
    end = min((w.box.x0 for w in words if w.box is not None), default=float("inf"))
    closed = any(
        r.orientation == "vertical"
        and r.start <= box.y_center <= r.end
        and box.x1 <= r.position <= end
        for r in rulings
    )
    level = (r for r in rulings if r.orientation == "horizontal" and closed)
    across = (r.position for r in level if r.start <= box.x_center <= r.end)
    return max((y for y in across if y < box.y_center), default=None)


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
