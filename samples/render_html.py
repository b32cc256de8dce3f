"""The document as HTML, for producers that print HTML to PDF (browsers, office suites)."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from samples.blocks import Block, Contents, Grid, NewPage, Para, Row, place_cells
from samples.style import Look

SIGNS = {"dot": "●", "tick": "✓", "arrow": "←→"}


def render_html(blocks: Sequence[Block], look: Look) -> str:
    """One HTML page; `section` elements are the parts between page breaks."""
    parts: list[str] = []
    for block in blocks:
        if isinstance(block, NewPage):
            parts.append(f'{"</section>" if parts else ""}<section class="{block.orientation}">')
        elif isinstance(block, Para):
            parts.append(_paragraph(block))
        elif isinstance(block, Contents):
            parts += [f"<p>{escape(title)} … {escape(page)}</p>" for title, page in block.entries]
        else:
            parts.append(_table(block))
    body = "\n".join(parts)
    head = f"<head>{_head(look)}</head>"
    return f'<!DOCTYPE html>\n<html lang="th">{head}<body>{body}</section></body></html>\n'


def _head(look: Look) -> str:
    return (
        '<meta charset="utf-8"><style>'
        f'@font-face {{ font-family: body; src: url("file://{look.regular}"); }}'
        f'@font-face {{ font-family: body; font-weight: bold; src: url("file://{look.bold}"); }}'
        "@page landscape { size: A4 landscape } @page portrait { size: A4 portrait }"
        "section { break-before: page } .landscape { page: landscape } .portrait { page: portrait }"
        f"body {{ font: {look.body_size}pt body; line-height: {look.leading} }}"
        f"table {{ border-collapse: collapse; width: 100%; font-size: {look.table_size}pt }}"
        f"td, th {{ border: {look.rule_width}pt solid black; vertical-align: top }}"
        "</style>"
    )


def _paragraph(para: Para) -> str:
    weight = "bold" if para.bold else "normal"
    style = f"text-align: {para.align}; font-weight: {weight}; font-size: {para.scale}em"
    return f'<p style="{style}">{escape(para.text)}</p>'


def _table(grid: Grid) -> str:
    widths = "".join(f'<col style="width: {100 * w / sum(grid.widths):.2f}%">' for w in grid.widths)
    head = "".join(_rows(grid.header, len(grid.widths), "th"))
    body = "".join(_rows(grid.body, len(grid.widths), "td"))
    return f"<table><colgroup>{widths}</colgroup><thead>{head}</thead><tbody>{body}</tbody></table>"


def _rows(rows: tuple[Row, ...], width: int, tag: str) -> list[str]:
    lines = [""] * len(rows)
    for item in place_cells(rows, width):
        cell = item.cell
        text = escape(cell.text).replace("\n", "<br>") + _sign(rows[item.row], item.col)
        spans = f' colspan="{cell.col_span}"' * (cell.col_span > 1)
        spans += f' rowspan="{cell.row_span}"' * (cell.row_span > 1)
        lines[item.row] += f'<{tag}{spans} style="text-align: {cell.align}">{text}</{tag}>'
    return [f"<tr>{line}</tr>" for line in lines]


def _sign(row: Row, col: int) -> str:
    """The mark typed into column `col` of a row; arrows at their two ends."""
    for mark in row.marks:
        if mark.first == mark.last == col:
            return SIGNS[mark.form]
        if mark.form == "arrow" and col in (mark.first, mark.last):
            return "←" if col == mark.first else "→"
    return ""
