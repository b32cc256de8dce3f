"""What tells measures without a type word in one row of cells: where the text of its columns begins
and ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import regex

from normalize.thai_text import clean
from parsers.hierarchy.totals import opens_total
from parsers.model import Cell
from parsers.page.geometry import middle, reach
from parsers.reshaping.heights_of_rows import FEWEST_BESIDE, Level, columns_of, in_column

_SHORT = 0.15  # of a column's width, that a line leaves which ends a cell's text
# What no title opens with: a bracket, a bullet, a word that goes on, or a label with its colon.
_NO_TITLE = regex.compile(r"[^ก-ฮเ-ไA-Za-z]|(?:และ|หรือ|ใน|ที่|ซึ่ง|แก่|หมายเหตุ)|.{0,30}:")
# What goes on, or opens a title (ให้ความรู้, ต่อต้านการทุจริต): it does where all cells end above it.
_MAY_GO_ON = regex.compile(r"เพื่อ|โดย|ของ|ให้|ตาม|รวม|พร้อม|จาก|ต่อ")


@dataclass(frozen=True, slots=True)
class Texts:
    """What tells measures without a type word: where the text of the columns from the `title` on
    begins and ends, in points. `top`: the row of cells at the top, that a page break may cut."""

    title: int
    lefts: Mapping[int, float]
    rights: Mapping[int, float]
    top: int

    @classmethod
    def of(cls, rows: Mapping[int, Sequence[Cell]], title: int) -> Texts:
        boxes = [
            (cell.col, line.box)
            for cells in rows.values()
            for cell in cells
            for line in cell.lines
            if cell.col >= title and cell.col_span == 1 and line.box is not None
        ]
        columns = {column for column, _box in boxes}
        return cls(
            title,
            {c: min(box.x0 for column, box in boxes if column == c) for c in columns},
            {c: max(box.x1 for column, box in boxes if column == c) for c in columns},
            min(rows, default=0),
        )

    def opened(
        self, row: int, cells: Sequence[Cell], levels: Sequence[Level], starts: set[int]
    ) -> dict[int, bool]:
        """Those of the lines of a row of cells that open a measure, as all its columns begin anew
        there and most end above, each with whether all do."""
        every = columns_of(levels)
        rest = row == self.top and not any(c.lines for c in cells if c.col < self.title)
        if len(every) <= FEWEST_BESIDE or not (rest or levels[0].columns == every):
            return {}
        found: dict[int, bool] = {}
        for start in starts:
            ended = self.ended(cells, levels, start)
            line = title_at(cells, self.title, levels[start].y)
            opens = levels[start].columns == every and may_open(line)
            goes_on = may_go_on(line)
            if opens and (ended == len(every) or (ended * 2 > len(every) and not goes_on)):
                found[start] = ended == len(every) and not goes_on
        return found

    def ended(self, cells: Sequence[Cell], levels: Sequence[Level], start: int) -> int:
        """How many of the columns that begin anew level with a line end above it: early, in a short
        line, or with the words that they begin with again."""
        above, half = levels[start - 1], (levels[start - 1].y + levels[start].y) / 2
        ended = 0
        for column in levels[start].columns:
            lines = [ln for ln in in_column(cells, column) if ln.box is not None]
            over = [line for line in lines if middle(line) < half]
            room = _SHORT * (self.rights[column] - self.lefts[column])
            short = not over or reach(over[-1]) < self.rights[column] - room
            said_again = bool(over) and clean(over[-1].text) == clean(lines[len(over)].text)
            ended += column not in above.columns or short or said_again
        return ended


def title_at(cells: Sequence[Cell], title: int, y: float) -> str:
    """The title's line at some height."""
    return clean(min(in_column(cells, title), key=lambda ln: abs(middle(ln) - y)).text)


def may_open(line: str) -> bool:
    """Whether a title's line may be the first of one."""
    return _NO_TITLE.match(line) is None and not opens_total(line)


def may_go_on(line: str) -> bool:
    """Whether a title's line that may be the first of one may as well go on with one."""
    return _MAY_GO_ON.match(line) is not None
