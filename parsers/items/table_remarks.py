"""What reading an item table leaves to be known: cells that slid, got lost or belong to nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import regex

from normalize.amounts import looks_like_money, says_no_budget
from normalize.fiscal_years import YEAR
from normalize.numbering import opens_typed
from normalize.raw import Remark, Span
from normalize.thai_text import clean, is_dash, toneless
from parsers.forms.bare_labels import label_in_title
from parsers.headings.columns import year_in
from parsers.headings.headers import Header
from parsers.model import Line, Table
from parsers.page.geometry import contains
from parsers.page.pieces import in_pieces, text_of
from parsers.rows import Row, RowCell, span_of_lines

_LONGEST_RAW = 500  # characters of a row that a remark quotes
_PLACE_WITHIN = toneless(
    r"(?:(?<=\S.{2,})|^)(?:ม[ิี]?ต[ิี]ที่?|[ภก]ารกิจ(?:ที่?)?)\s*[1-9](?:\.\d)?(?!.{0,60}\)$)"
)
_NEAR = 2.0  # line heights below a table
_FEWEST_YEARS = 2
_LONGEST_YEAR = 30  # characters of a heading of one year
_BEHIND_TITLE = "an amount stands behind the title; it was not read as the item's"
_AMOUNT_AT_END = regex.compile(r"\s\d{1,3}(?:,\d{3})+(?:\.\d{2})?(?:\s*บาท)?$")

_UNIT = r"(?:กอง(?!ทุน)|สำนัก(?!สงฆ์)|หน่วยตรวจสอบ)[ก-๎]{2}"
_CELLS_WITHIN = regex.compile(
    rf"\s(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d{{2}})?|[-–—])\s+(?={_UNIT})|ไม่(?:ใช้|มี)\s*(?={_UNIT})"
)


def moved_row(row: Row, cells: Sequence[RowCell]) -> Remark:
    """Cells of a tab-separated row were put under other columns than their tabs say."""
    message = "the cells of this row slid sideways; each was put under the column it fits"
    return Remark("misaligned_row", "warning", message, row.place, quoted(cells))


def not_noted(remarks: Iterable[Remark], before: Sequence[Remark]) -> list[Remark]:
    """Those that were not made before in the same words."""
    noted = {(r.code, r.message) for r in before}
    return [r for r in remarks if (r.code, r.message) not in noted]


def lost_cell(span: Span) -> Remark:
    """A filled cell found no column."""
    return Remark(
        "cell_lost", "warning", "a cell has no column to stand in", span.places[0], span.raw
    )


def unknown_heading(span: Span | None) -> list[Remark]:
    """A heading nobody knows: what stands below it keeps the heading before."""
    if span is None:
        return []
    return [
        Remark(
            "heading_unknown",
            "warning",
            "this reads like a heading but names no year column, dimension or mission this program "
            "knows; the rows below keep the heading before it",
            span.places[0],
            span.raw,
        )
    ]


def items_in_heading(span: Span | None) -> list[Remark]:
    """Items in the cell of a heading over all columns, where no rule parts them from it."""
    if span is None:
        return []
    message = (
        "the cell of a heading holds items, and no rule parts them from it or from each other; "
        "they were not read"
    )
    return [Remark("rows_not_parted", "error", message, span.places[0], span.raw[:_LONGEST_RAW])]


def behind_rest(rest: Span | None, cells: Sequence[RowCell]) -> list[Remark]:
    """An item begins in the cells in which one that a page break cut ends: told at both."""
    if rest is None:
        return []
    message = (
        "the rest of an item that a page break cut stands in the same cells as the next item, and "
        "no rule parts the two; words in cells other than the title's may be the other one's"
    )
    return [Remark("rows_parted_uncertainly", "warning", message, rest.places[0], quoted(cells))]


def numbered_row_without_title(row: Row, cells: Sequence[RowCell]) -> Remark:
    """A row with a number and values of its own, whose title was not read."""
    message = "a row with a number of its own has no title; it was not read"
    return Remark("row_without_title", "warning", message, row.place, quoted(cells))


def total_without_amount(row: Row, cells: Sequence[RowCell]) -> Remark:
    """A row that says it is a total and has nothing that can be read as one."""
    message = "a total row states nothing that can be read"
    return Remark("total_unreadable", "warning", message, row.place, quoted(cells))


def quoted(cells: Sequence[RowCell]) -> str:
    """What a row prints, cell by cell."""
    texts = [c.span.raw for c in cells if c.printed and c.span is not None]
    return " | ".join(texts)[:_LONGEST_RAW]


def money_again(span: Span) -> Remark:
    """A second amount for an item that has one already."""
    return Remark(
        "money_without_title",
        "warning",
        "a further amount stands below this item without a title of its own; it is not counted",
        span.places[0],
        span.raw,
    )


def stray_row(cells: Sequence[RowCell]) -> list[Remark]:
    """A row with text before the first item of a table."""
    spans = [c.span for c in cells if c.printed and c.span is not None and not is_dash(c.text)]
    return [
        Remark("row_without_item", "warning", "a row stands before any item", s.places[0], s.raw)
        for s in spans[:1]
    ]


def money_behind_title(title: Span) -> list[Remark]:
    """An amount at the end of a title may have slid there from the column beside it."""
    found = _AMOUNT_AT_END.search(clean(title.text))
    if found is None:
        return []
    place = title.places[0]
    return [Remark("amount_uncertain", "warning", _BEHIND_TITLE, place, found[0].strip())]


def money_was_read(remarks: Iterable[Remark], title: Span) -> list[Remark]:
    """What is left to say of an item whose money was read from behind its `title`."""
    left = money_behind_title(title)
    return [r for r in remarks if r.message != _BEHIND_TITLE or left]


def about_title(title: Span) -> list[Remark]:
    """What to know of a title whose cell may hold words of another column."""
    within = place_in_title(title) or _cells_in_title(title)
    return [*money_behind_title(title), *within, *label_in_title(title)]


def _cells_in_title(title: Span) -> list[Remark]:
    """Money and a unit behind it, within a title: words of the columns beside have run into it."""
    text = clean(title.text)
    found = _CELLS_WITHIN.search(text)
    if found is None:
        return []
    message = "money and a unit stand in the title; words of several columns may have run together"
    said = text[found.start() :].strip()
    return [Remark("title_uncertain", "warning", message, title.places[0], said)]


def place_in_title(title: Span) -> list[Remark]:
    """The number of a dimension or a mission within a title: another column's words may have run
    into it."""
    found = _PLACE_WITHIN.search(clean(title.text))
    if found is None:
        return []
    message = "the title names a dimension or a mission; words of two columns may have run together"
    return [Remark("title_uncertain", "warning", message, title.places[0], found[0].strip())]


def header_by_content_told(first: Row) -> Remark:
    """A table without a heading was read by what its columns hold."""
    message = "a table has no heading; its columns were told by what stands in them"
    return Remark("header_by_content", "warning", message, first.place)


def table_without_items(total: Span) -> Remark:
    """A table has sums of items, and no item."""
    message = "a table states totals, and no item was read from it"
    return Remark("table_without_items", "warning", message, total.places[0])


def row_below(table: Line | Table, line: Line, engine: str) -> list[Remark]:
    """A line right below a table that stands in its columns as a row does, and is none of it."""
    row, span = in_pieces(line), span_of_lines([line], engine)
    if not isinstance(table, Table) or table.box is None or row is None or span is None:
        return []
    near = 0 <= row.box.top - table.box.bottom <= _NEAR * row.box.height
    if table.page != line.page or not near or not row.is_full:
        return []
    texts = [text_of(piece) for piece in row.pieces]
    named = any(opens_typed(text) for text in texts[:2])
    if not named and not any(looks_like_money(t) and not YEAR.fullmatch(t) for t in texts[1:]):
        return []
    message = "what stands right below a table looks like a row of it; it was not read"
    return [Remark("money_without_title", "warning", message, span.places[0], span.raw)]


def table_not_read(first: Row, lack: str) -> Remark:
    """A table that may hold items and was left out for what it lacks; `first` is its first row."""
    message = f"a table that may hold items has {lack}; it was not read"
    raw = " | ".join(cell.text for cell in first.cells)[:300]
    return Remark("table_without_heading", "warning", message, first.place, raw)


def money_left_out(
    rows: Sequence[Row], header: Header | None, form: Table | None, in_sheet: bool
) -> list[Remark]:
    """What to say of a small table that states the money of a form in a way nobody knows: by years
    right behind it, or in any way within its frame. `form`: the last part of the one that is read
    just now; `in_sheet`: a project's sheet is. A table of items or of levels is one by itself."""
    cells = [cell for row in rows for cell in row.cells if cell.printed]
    texts = [cell.text for cell in cells]
    years = [text for text in texts if len(text) <= _LONGEST_YEAR and year_in(text) is not None]
    money = any(looks_like_money(t) or says_no_budget(t) for t in texts if t not in years)
    by_itself = header is not None and header.roles & {"title", "dimension", "mission"}
    if not money or by_itself or any(opens_typed(text) for text in texts):
        return []
    in_form = (form is not None or in_sheet) and len(set(years)) >= _FEWEST_YEARS
    if not in_form and not any(_lies_in(cell.span, form) for cell in cells):
        return []
    return [table_not_read(rows[0], "money of a form in a way that this program does not know")]


def _lies_in(span: Span | None, form: Table | None) -> bool:
    if span is None or form is None or form.box is None:
        return False
    boxes = [place.box for place in span.places if place.page == form.page]
    return any(
        b is not None and contains(form.box, (b[0] + b[2]) / 2, (b[1] + b[3]) / 2) for b in boxes
    )
