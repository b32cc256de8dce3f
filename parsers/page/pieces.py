"""Lines cut into the pieces that wide gaps part, and the columns that pieces stand in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import regex

from normalize.amounts import nothing_for_years, says_no_budget
from normalize.framework_headings import (
    is_dimension_heading,
    is_mission_heading,
    is_sub_mission_heading,
)
from normalize.thai_text import clean, squeeze
from normalize.units import is_known_unit
from parsers.headings.columns import bind_heading
from parsers.model import Box, Line, Word

COLUMNS = 3
"""The fewest pieces of a full line, and columns of a table."""
PIECE_GAP = 1.1  # line heights between words that part two pieces of a line
GUTTER = 0.35  # line heights of white between two columns
FEW_CROSS = 6  # one row in so many may have print where the others part their columns
CLOSE_LINE = 1.9  # line heights from a cell's line to its next
_APART = 8.0  # and to the heading of a level in it
NEXT_LINE = 2.6  # line heights from one line's centre to the next of the same table

TOLD_BELOW = frozenset(("result", "outcome", "indicator", "target", "approach", "follow_up"))
NEXT_OF_TITLE = 1.6  # line heights from a title's line to its next
_LEFT_PT = 4.0  # from the left end of all lines
_OFFICE = regex.compile(r"สำนัก|กอง|หน่วยตรวจสอบ")
_LONGEST_STATEMENT = 24  # characters, with a unit or a bracket
_WIDE = 28  # letters: the lines of a cell are shorter
_LABELLED = regex.compile(r"(?P<label>[^:：]{3,40}?)\s*[:：]\s*(?P<text>\S.*)", regex.DOTALL)

Extent = tuple[float, float]


@dataclass(frozen=True, slots=True)
class PieceLine:
    """A line cut into pieces."""

    line: Line
    box: Box
    pieces: tuple[tuple[Word, ...], ...]
    is_office: bool = False
    """Whether it is the name of an office at the left end of all lines, well below the last."""
    is_count: bool = False
    """Whether it says how many items stand above it (รวม 4 โครงการ 2 กิจกรรม)."""

    @property
    def spans(self) -> list[Extent]:
        return [extent(piece) for piece in self.pieces]

    @property
    def is_full(self) -> bool:
        return len(self.pieces) >= COLUMNS


def in_pieces(line: Line) -> PieceLine | None:
    """The line in its pieces; None where a word has no place."""
    box = line.box
    if box is None or any(word.box is None for word in line.words):
        return None
    gap = PIECE_GAP * height_of(line.words)
    pieces: list[list[Word]] = []
    for word in line.words:
        if pieces and extent((word,))[0] - extent(pieces[-1])[1] < gap:
            pieces[-1].append(word)
        else:
            pieces.append([word])
    return PieceLine(line, box, tuple(tuple(piece) for piece in pieces))


def extent(words: Sequence[Word]) -> Extent:
    """Left and right end of some words, in points."""
    boxes = [word.box for word in words if word.box is not None]
    return min(box.x0 for box in boxes), max(box.x1 for box in boxes)


def words_inside(row: PieceLine, column: Extent) -> list[Word]:
    """The words of a line whose middle is in an interval, from the left."""
    left, right = column
    words = [word for word in row.line.words if left - 1 <= sum(extent((word,))) / 2 <= right + 1]
    return sorted(words, key=lambda word: extent((word,))[0])


def height_of(words: Sequence[Word]) -> float:
    """The middle one of the heights of some words, in points."""
    heights = sorted(word.box.height for word in words if word.box is not None)
    return heights[len(heights) // 2]


def text_of(words: Sequence[Word | Line]) -> str:
    """What some words say, or lines, on one line."""
    return clean(" ".join(word.text for word in words))


def columns_of(rows: Sequence[PieceLine], of: int | None = None) -> list[Extent]:
    """The x intervals that the words of full rows cover, parted by white that most rows have: in
    one of them a full cell may run up to the next. `of`: how many rows to count with."""
    placed = [[(extent((w,)), is_statement(w)) for w in row.line.words] for row in rows]
    height = min(row.box.height for row in rows)
    most = (of or len(rows)) // FEW_CROSS
    said = [place for row in placed for place, statement in row if statement]
    if said:
        bare = [[place for place, statement in row if not statement] for row in placed]
        columns = _covered(bare, most, height)
        if stand_over(said, columns):
            return columns
    return _covered([[place for place, _said in row] for row in placed], most, height)


def _covered(rows: Sequence[Sequence[Extent]], most: int, height: float) -> list[Extent]:
    """What more than `most` rows cover, without gaps less wide than a gutter."""
    ends = [end for row in rows for place in row for end in place]
    left, right = min(ends, default=0.0), max(ends, default=0.0)
    inked = [0] * (int(right - left) + 2)
    for row in rows:
        for x in {x for a, b in row for x in range(int(a - left), int(b - left) + 1)}:
            inked[x] += 1
    columns: list[Extent] = []
    for x, count in enumerate(inked):
        if count <= most:
            continue
        if columns and left + x - columns[-1][1] < GUTTER * height:
            columns[-1] = (columns[-1][0], left + x + 1)
        else:
            columns.append((left + x, left + x + 1))
    return columns


def is_statement(word: Word) -> bool:
    """Whether a word says that no budget is used: once, over all columns of money of its row, whose
    white it would fill."""
    text = clean(word.text)
    short = len(text) <= _LONGEST_STATEMENT and says_no_budget(text)
    return short or nothing_for_years(text) is not None


def stand_over(places: Sequence[Extent], columns: Sequence[Extent]) -> bool:
    """Whether each of some places is over one of the columns, and one of them over several, or out
    beyond both ends of the one."""
    over = [[c for c in columns if left < c[1] and c[0] < right] for left, right in places]
    wide = any(
        len(held) > 1 or (held and left < held[0][0] and held[0][1] < right)
        for (left, right), held in zip(places, over, strict=True)
    )
    return wide and all(over)


def merged(spans: Iterable[Extent]) -> list[Extent]:
    """Intervals, those that overlap made one."""
    out: list[Extent] = []
    for left, right in sorted(spans):
        if out and left <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], right))
        else:
            out.append((left, right))
    return out


def widened(rows: Sequence[PieceLine], columns: Sequence[Extent]) -> list[Extent]:
    """The columns as wide as the words in them that keep clear of all others: a lone amount among
    dashes, or a long word where most are short."""
    out = list(columns)
    for row in rows:
        gutter = GUTTER * row.box.height
        for word in row.line.words:
            left, right = extent((word,))
            mine = [k for k, (a, b) in enumerate(out) if left < b + gutter and a - gutter < right]
            if len(mine) == 1 and left < out[mine[0]][1] and out[mine[0]][0] < right:
                a, b = out[mine[0]]
                out[mine[0]] = (min(a, left), max(b, right))
    return out


def column_of(words: Sequence[Word], columns: Sequence[Extent]) -> int:
    """The column nearest to the middle of some words."""
    left, right = extent(words)
    middle = (left + right) / 2
    return min(
        range(len(columns)), key=lambda i: max(columns[i][0] - middle, middle - columns[i][1])
    )


def words_of(row: PieceLine, columns: Sequence[Extent], column: int) -> list[Word]:
    """The words that a line has in a column."""
    return [word for word in row.line.words if column_of((word,), columns) == column]


def parted(
    row: PieceLine, columns: Sequence[Extent], column: int
) -> tuple[PieceLine | None, PieceLine | None]:
    """What a line has in a column, and the rest of it."""
    held = [column_of((word,), columns) == column for word in row.line.words]
    sides = [
        tuple(word for word, mine in zip(row.line.words, held, strict=True) if mine is side)
        for side in (True, False)
    ]
    cell, rest = (in_pieces(replace(row.line, words=w)) if w else None for w in sides)
    return cell, rest


def filled(row: PieceLine, columns: Sequence[Extent]) -> set[int]:
    return {column_of((word,), columns) for word in row.line.words}


def is_band(row: PieceLine) -> bool:
    """A line across the columns: the heading of a level, as between the rows of a plan, a label and
    its text below an item, or at the left margin the name of the office that what follows is of."""
    marked = row.is_office or row.is_count
    return not row.is_full and (marked or _stands_across(clean(row.line.text)))


def is_told_below(row: PieceLine) -> bool:
    """Whether a line is a label and its text below an item, and no heading of a level."""
    text = clean(row.line.text)
    return labelled(text) is not None and not _is_level(text)


def is_labelled(row: PieceLine) -> bool:
    """Whether a line opens with a label of what belongs to an item, its unit too."""
    found = label_and_text(clean(row.line.text))
    return found is not None and found[0] in TOLD_BELOW | {"responsible"}


def with_offices(rows: Sequence[PieceLine | None]) -> list[PieceLine | None]:
    """The lines, those marked that name the office that what follows is of. The second line of a
    title stands farther right, or close below the first."""
    left = min((row.box.x0 for row in rows if row is not None), default=0.0)
    marked: list[PieceLine | None] = []
    for before, row in zip([None, *rows], rows, strict=False):
        apart = row is not None and (before is None or not is_close(before, row, NEXT_OF_TITLE))
        if row is not None and apart and len(row.pieces) == 1 and row.box.x0 <= left + _LEFT_PT:
            text = clean(row.line.text)
            named = _OFFICE.match(text) is not None and is_known_unit(squeeze(text))
            row = replace(row, is_office=named)
        marked.append(row)
    return marked


@lru_cache(maxsize=1024)
def _stands_across(text: str) -> bool:
    """Asked of every line many times, and answered by comparing with all official names."""
    return _is_level(text) or (len(text) >= _WIDE and labelled(text) is not None)


def _is_level(text: str) -> bool:
    return is_dimension_heading(text) or is_mission_heading(text) or is_sub_mission_heading(text)


def labelled(text: str) -> tuple[str, str] | None:
    """What the label before a colon says of the item above ("ผลการดำเนินงาน : …"): its column, and
    the text behind it; None for a text without such a label."""
    found = label_and_text(text)
    return None if found is None or found[0] not in TOLD_BELOW else found


def label_and_text(text: str) -> tuple[str, str] | None:
    """The column that the label before a colon names, and the text behind it."""
    match = _LABELLED.fullmatch(text)
    if match is None or is_mission_heading(text):
        return None
    return (bind_heading(0, (match["label"],)).role, match["text"])


def ends_band(before: PieceLine, row: PieceLine) -> bool:
    """The second line of such a heading, and no label of its own; the name of an office has one
    line, a count as well."""
    heads = is_band(before) and not (before.is_office or before.is_count)
    return heads and is_close(before, row) and len(row.pieces) == 1 and not is_labelled(row)


def follows_apart(above: PieceLine, below: PieceLine) -> bool:
    """Whether a heading of a level stands as near below a line as in one table, well apart."""
    height = max(above.box.height, below.box.height)
    return is_band(below) and 0 < below.box.y_center - above.box.y_center <= _APART * height


def is_close(above: PieceLine, below: PieceLine, most: float = CLOSE_LINE) -> bool:
    """Whether a line stands as near below another as the lines of one cell: `most` line heights."""
    height = max(above.box.height, below.box.height)
    return below.box.y_center - above.box.y_center <= most * height


def follows(above: PieceLine, below: PieceLine) -> bool:
    """Whether a line stands as near below another as the rows of one table."""
    height = max(above.box.height, below.box.height)
    return 0 < below.box.y_center - above.box.y_center <= NEXT_LINE * height
