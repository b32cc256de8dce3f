"""What to know of rows that no rule parts, told apart or not."""

from __future__ import annotations

from normalize.raw import Remark
from parsers.items.table_remarks import quoted
from parsers.model import Line
from parsers.rows import Row


def not_parted(row: Row) -> Remark:
    message = (
        "a row of cells holds the numbers of several items, no rule parts them, and they could not "
        "be told apart"
    )
    return Remark("rows_not_parted", "error", message, row.place, quoted(row.cells))


def uncertain(row: Row) -> Remark:
    message = (
        "no rule parts the items in a row of cells, and their cells do not begin level; lines that "
        "stand between two items may have gone to the wrong one"
    )
    return Remark("rows_parted_uncertainly", "warning", message, row.place, quoted(row.cells))


def doubtful(row: Row) -> Remark:
    message = (
        "items and headings of levels stand in one cell, told apart by their numbers and words; no "
        "figures beside bear out where all of them begin, or a line may be a heading misread"
    )
    return Remark("rows_parted_uncertainly", "warning", message, row.place, quoted(row.cells))


def several_titles(row: Row) -> Remark:
    message = (
        "a title's cell holds lines that open as titles do, far below each other, and words stand "
        "beside each; the row may be several items, and was read as one"
    )
    return Remark("rows_parted_uncertainly", "warning", message, row.place, quoted(row.cells))


def white_across(row: Row) -> Remark:
    message = (
        "white crosses a row of cells between lines of the title, and its cells begin anew below; "
        "the row may be several items, and was read as one"
    )
    return Remark("rows_parted_uncertainly", "warning", message, row.place, quoted(row.cells))


def figure_astray(row: Row, figure: Line) -> Remark:
    message = "an amount stands at the heading of a level, among items; it is not counted"
    return Remark("money_without_title", "warning", message, row.place, figure.text)
