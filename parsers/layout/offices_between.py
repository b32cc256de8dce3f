"""Lines that name the office of the items below them, between the rows of a table without rules:
"หน่วยงานรับผิดชอบ : กองคลัง", wherever such a line begins.

A line of that kind may also end the item above it, on the page before too. It heads what follows
where the first one stands right below a heading of columns that is not that of the table on the
page before, or where that table has such rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from normalize.amounts import looks_like_money
from normalize.numbering import is_ordinal, split_number
from normalize.thai_text import clean, is_dash, squeeze
from parsers.forms.label_tables import role_of_label
from parsers.hierarchy.lines_above import names_office, names_office_behind_label
from parsers.layout.aligned_records import opens_item
from parsers.model import Table
from parsers.page.pieces import NEXT_OF_TITLE, PieceLine, is_band, is_close, text_of

_FEWEST_NAMED = 2  # columns
_SAME_LEFT_PT = 4.0
_MOST_LINES = 4  # of a heading, below the one that names most of the columns


def has_offices(table: Table) -> bool:
    """Whether a table has rows of one cell that name an office."""
    across = (c for c in table.cells if c.col_span == table.n_cols > 1 and len(c.lines) == 1)
    return any(names_office(clean(cell.text)) is not None for cell in across)


def with_offices_between(
    rows: Sequence[PieceLine | None], before: Table | None
) -> list[PieceLine | None]:
    """The lines, those marked that name the office of the items below. `before`: the last table of
    the page before."""
    marked = list(rows)
    doubtful = False
    heads = known = before is not None and has_offices(before)
    for k, row in enumerate(rows):
        if row is None:
            continue
        if _names_columns(row):
            heads = known and _heads(row, before)
        if not _names_office(row):
            continue
        if k and _ends_title(rows[k - 1], row):
            doubtful = True
            continue
        heads = heads or _stands_below_heading(rows[:k], before)
        if heads and _stands_over_item(rows[k + 1 :]):
            marked[k] = replace(row, is_office=True)
    return _without_bare(marked, rows) if doubtful else marked


def _without_bare(
    marked: Sequence[PieceLine | None], rows: Sequence[PieceLine | None]
) -> list[PieceLine | None]:
    """Where a name may end a title or head what follows: the lines, names without a label marked
    only where another stands apart below an item, and so tells how such rows are set."""
    bare = {
        k
        for k, row in enumerate(marked)
        if row is not None and row.is_office and not _is_labelled(row) and row is not rows[k]
    }
    if any(not _stands_below_heading(rows[:k], None) for k in bare):
        return list(marked)
    return [rows[k] if k in bare else row for k, row in enumerate(marked)]


def _heads(row: PieceLine, before: Table | None) -> bool:
    """Whether a line of a heading says what that of the table on the page before says."""
    cells = {squeeze(c.text) for c in before.cells if c.row < _MOST_LINES} if before else set()
    said = [squeeze(text_of(piece)) for piece in row.pieces]
    return sum(any(text in cell for cell in cells) for text in said) >= _FEWEST_NAMED


def _names_office(row: PieceLine) -> bool:
    return len(row.pieces) == 1 and names_office(clean(row.line.text)) is not None


def _is_labelled(row: PieceLine) -> bool:
    return names_office_behind_label(clean(row.line.text))


def _stands_below_heading(above: Sequence[PieceLine | None], before: Table | None) -> bool:
    """Whether nothing but a heading of columns, or of a level, stands above a line, and no table of
    the page before goes on below it."""
    for count, row in enumerate(reversed(above)):
        if row is None or count > _MOST_LINES:
            return False
        if _names_columns(row):
            return not _heads(row, before)
        if opens_item(row) or _has_figures(row) or _opens_row(row):
            return False
    return False


def _opens_row(row: PieceLine) -> bool:
    """Whether a line begins with a number, as an item without a type word does, or has a dash."""
    texts = [clean(text_of(piece)) for piece in row.pieces]
    first = clean(row.line.words[0].text)
    return is_ordinal(first) or split_number(texts[0]).rest != texts[0] or any(map(is_dash, texts))


def _ends_title(above: PieceLine | None, row: PieceLine) -> bool:
    """Whether a name without a label may be the last line of the title above ("ประเมินผลงานของ" /
    "กองคลัง"): close below it, and begun where that is."""
    if above is None or _is_labelled(row) or _names_columns(above):
        return False
    level = any(abs(left - row.box.x0) <= _SAME_LEFT_PT for left, _right in above.spans)
    return level and is_close(above, row, NEXT_OF_TITLE)


def _stands_over_item(below: Sequence[PieceLine | None]) -> bool:
    """Whether an item's line follows: not another office's, a sum or the end of the lines."""
    row = next((row for row in below if row is None or not is_band(row)), None)
    return row is not None and not _names_office(row) and (opens_item(row) or row.is_full)


def _names_columns(row: PieceLine) -> bool:
    texts = [text_of(piece) for piece in row.pieces]
    named = {squeeze(text) for text in texts if role_of_label(text) is not None}
    return len(named) >= _FEWEST_NAMED and not _has_figures(row)  # "ไม่ใช้" / "งบประมาณ" of two years


def _has_figures(row: PieceLine) -> bool:
    return any("," in w.text and looks_like_money(text_of((w,))) for w in row.line.words)
