"""Items that may be a further line of the one above: no rule parts them and nothing opens them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from normalize.amounts import looks_like_money
from normalize.numbering import item_type, split_number
from normalize.raw import Place, Remark
from parsers.headings.columns import Column
from parsers.items.drafts import Draft
from parsers.items.table_remarks import quoted
from parsers.rows import Row, RowCell

_CLOSE = 0.9  # line heights of white between the lines of one cell
_TIGHT = 0.3  # and of rows that stand as near as lines do, all of them
_WIDER = 0.15  # line heights of more white that part two rows
_TOUCHES = 0.5  # points from where a row begins to its words, where no rule is between


def tell_torn(rows: Sequence[Row], columns: Sequence[Column], drafts: Iterable[Draft]) -> None:
    """Tell it of the items that begin in some rows of one table, and may be a further line of the
    item above, and of the items above them."""
    own = {draft.locator.rpartition("i")[0]: draft for draft in drafts}
    pairs = [
        (above, row)
        for above, row in pairwise(rows)
        if above.page == row.page and above.locator in own and row.locator in own
    ]
    found = [(_white(a, b), _opens(b, columns)) for a, b in pairs]
    bare = not any(_opens(row, columns) for row in rows if row.locator in own)
    whites = [white for white, opens in found if white is not None and (bare or opens)]
    apart = (max if bare else min)(whites, default=None)
    for above, row in pairs:
        if _is_torn(above, row, columns, apart, bare):
            own[row.locator].remarks.append(_torn(row))
            own[above.locator].remarks.append(_cut(above, row))


def _is_torn(
    above: Row, row: Row, columns: Sequence[Column], apart: float | None, bare: bool
) -> bool:
    """Whether a row stands below another as a further line of its cells does, opened by nothing;
    `apart`: the least white, in line heights, over rows that something opens, or the most where
    nothing opens any (`bare`)."""
    white = _white(above, row)
    if white is None or white > _CLOSE or _opens(row, columns) or _has_figures(row):
        return False
    if all(index in _titles(columns) for index, _cell in row.printed_cells()):
        return True
    closer = white <= _TIGHT or (apart is not None and white + _WIDER < apart)
    fewer = len(row.printed_cells()) < len(above.printed_cells())
    if not bare:
        return (closer or fewer) and _opens(above, columns)
    return white <= _TIGHT and (fewer or (apart is not None and white + 2 * _WIDER <= apart))


def _white(above: Row, row: Row) -> float | None:
    """The white over a row that no rule parts from the one above, in line heights; None where one
    does, or where it stands is not known."""
    before, own = _places(above), _places(row)
    if not before or not own or row.top is None:
        return None
    tops = [place.box[1] for place in own if place.box is not None]
    bottoms = [place.box[3] for place in before if place.box is not None]
    heights = [_height(cell) for _index, cell in row.printed_cells()]
    if min(tops) - row.top > _TOUCHES or not (height := min(filter(None, heights), default=0.0)):
        return None
    return (min(tops) - max(bottoms)) / height


def _places(row: Row) -> list[Place]:
    spans = [cell.span for _index, cell in row.printed_cells() if cell.span is not None]
    return [place for span in spans for place in span.places if place.box is not None]


def _height(cell: RowCell) -> float:
    """The height of a line of a cell, in points."""
    if cell.span is None or cell.span.places[0].box is None:
        return 0.0
    _x0, top, _x1, bottom = cell.span.places[0].box
    return (bottom - top) / (1 + cell.span.text.count("\n"))


def _titles(columns: Sequence[Column]) -> set[int]:
    return {column.index for column in columns if column.role == "title"}


def _opens(row: Row, columns: Sequence[Column]) -> bool:
    """Whether a number or a type word opens an item's row."""
    for column in columns:
        cell = row.cells[column.index] if column.index < len(row.cells) else None
        if cell is None or not cell.printed or not cell.text:
            continue
        if column.role == "number":
            return True
        if column.role == "title":
            number = split_number(cell.text)
            return number.rest != cell.text or item_type(number.rest) != "unspecified"
    return False


def _has_figures(row: Row) -> bool:
    return any(looks_like_money(cell.text) for _index, cell in row.printed_cells())


def _torn(row: Row) -> Remark:
    message = (
        "no rule, number or type word tells whether this is an item or a further line of the one "
        "above, as near as which it stands"
    )
    return Remark("rows_parted_uncertainly", "warning", message, row.place, _said(row))


def _cut(above: Row, row: Row) -> Remark:
    message = "what was read as the next item may be a further line of this one"
    return Remark("rows_parted_uncertainly", "warning", message, above.place, _said(row))


def _said(row: Row) -> str:
    return quoted(row.cells)
