"""Text that an OCR model made of a PDF: prose lines, tab-separated, Markdown and HTML tables.

Page breaks are not marked in such files, so a file is one page without a number; every line and
cell knows its source line instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import regex

from parsers.model import Cell, Line, PageContent, Table, Word

_MARKDOWN_HEADING = regex.compile(r"^\s*#{1,6}\s+")
_MARKDOWN_ROW = regex.compile(r"^\s*\|.*\|\s*$")
_SEPARATOR_CELL = regex.compile(r"^\s*:?-{2,}:?\s*$")


class UnreadableText(ValueError):
    """The file is not UTF-8 text; the message says what to do."""


def read_text_file(path: Path) -> tuple[PageContent, ...]:
    """Read a UTF-8 text file as one page without a number."""
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableText(
            f"not UTF-8 text (byte {error.start}); save it as UTF-8 and build again"
        ) from error
    if "\x00" in text:
        raise UnreadableText("holds NUL bytes, so it is no text; give the original PDF instead")
    return (read_text(text, engine="text"),)


def read_text(text: str, engine: str, page: int | None = None) -> PageContent:
    """Text as blocks in reading order; also for Markdown or HTML made by a vision model."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
    blocks = tuple(_blocks(lines, page))
    return PageContent(page, blocks, "text" if page is None else "ocr", engine)


def _blocks(lines: list[str], page: int | None) -> Iterator[Line | Table]:
    index = 0
    while index < len(lines):
        line = lines[index]
        if regex.search(r"<table\b", line, regex.IGNORECASE):
            end = _end_of_html_table(lines, index)
            yield from _html_tables(lines[index:end], index + 1, page)
            index = end
        elif _is_row(line):
            end = index
            while end < len(lines) and _belongs_to_table(lines, end):
                end += 1
            rows = [(n + 1, _split_row(lines[n])) for n in range(index, end)]
            table = _ragged_table([r for r in rows if not _is_separator(r[1])], page)
            if table is not None:
                yield table
            index = end
        else:
            if line.strip():
                yield _line(line, index + 1, page)
            index += 1


def _is_row(line: str) -> bool:
    return "\t" in line or _MARKDOWN_ROW.match(line) is not None


def _belongs_to_table(lines: list[str], index: int) -> bool:
    """A tab row, or one line without tabs wedged between two tab rows (a band row)."""
    if _is_row(lines[index]):
        return True
    wedged = 0 < index < len(lines) - 1 and _is_row(lines[index - 1]) and _is_row(lines[index + 1])
    return wedged and bool(lines[index].strip())


def _split_row(line: str) -> list[str]:
    if "\t" in line:
        return line.split("\t")
    if _MARKDOWN_ROW.match(line):
        return line.strip()[1:-1].split("|")
    return [line]


def _is_separator(cells: list[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    return len(filled) > 1 and all(_SEPARATOR_CELL.match(cell) for cell in filled)


def _line(text: str, source_line: int, page: int | None) -> Line:
    text = _MARKDOWN_HEADING.sub("", text)
    words = tuple(Word(word, word) for word in text.split())
    return Line(words, page=page, source_line=source_line)


def _cell_lines(text: str, source_line: int, page: int | None) -> tuple[Line, ...]:
    return (_line(text, source_line, page),) if text.strip() else ()


def _ragged_table(rows: list[tuple[int, list[str]]], page: int | None) -> Table | None:
    if not any(cell.strip() for _n, cells in rows for cell in cells):
        return None
    width = max(len(cells) for _n, cells in rows)
    cells = tuple(
        Cell(r, c, 1, 1, _cell_lines(row[c] if c < len(row) else "", number, page))
        for r, (number, row) in enumerate(rows)
        for c in range(width)
    )
    return Table(page, len(rows), width, cells, ragged=True)


def _end_of_html_table(lines: list[str], start: int) -> int:
    depth = 0
    for index in range(start, len(lines)):
        depth += len(regex.findall(r"<table\b", lines[index], regex.IGNORECASE))
        depth -= len(regex.findall(r"</table\s*>", lines[index], regex.IGNORECASE))
        if depth <= 0:
            return index + 1
    return len(lines)


@dataclass(slots=True)
class _HtmlCell:
    row_span: int
    col_span: int
    line: int
    text: list[str] = field(default_factory=list)


class _TableParser(HTMLParser):
    """Collects rows of cells; nested tables are read as text of the cell that holds them."""

    def __init__(self, first_line: int) -> None:
        super().__init__(convert_charrefs=True)
        self.first_line = first_line
        self.rows: list[list[_HtmlCell]] = []
        self._cell: _HtmlCell | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            spans = dict(attrs)
            if not self.rows:
                self.rows.append([])
            self._cell = _HtmlCell(
                _span(spans.get("rowspan")),
                _span(spans.get("colspan")),
                self.first_line + self.getpos()[0] - 1,
            )
            self.rows[-1].append(self._cell)
        elif tag in ("br", "p", "li", "div") and self._cell is not None:
            self._cell.text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._cell = None

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.text.append(data)


def _span(value: str | None) -> int:
    return max(1, min(200, int(value))) if value is not None and value.isdigit() else 1


def _html_tables(lines: list[str], first_line: int, page: int | None) -> Iterator[Line | Table]:
    source = "\n".join(lines)
    head, _, _rest = source.partition("<table")
    if head.strip():
        yield _line(head, first_line, page)
    parser = _TableParser(first_line)
    parser.feed(source)
    parser.close()
    table = _spanned_table(parser.rows, page)
    if table is not None:
        yield table
    tail = regex.split(r"</table\s*>", source, flags=regex.IGNORECASE)[-1]
    if "<table" not in tail and tail.strip():
        yield _line(tail, first_line + len(lines) - 1, page)


def _spanned_table(rows: list[list[_HtmlCell]], page: int | None) -> Table | None:
    taken: dict[tuple[int, int], bool] = {}
    cells: list[Cell] = []
    for r, row in enumerate(rows):
        c = 0
        for item in row:
            while (r, c) in taken:
                c += 1
            col_span = 1
            while col_span < item.col_span and (r, c + col_span) not in taken:
                col_span += 1
            row_span = min(item.row_span, len(rows) - r)
            for dr in range(row_span):
                for dc in range(col_span):
                    taken[(r + dr, c + dc)] = True
            pieces = "".join(item.text).split("\n")
            made = tuple(_line(piece, item.line, page) for piece in pieces if piece.strip())
            cells.append(Cell(r, c, row_span, col_span, made))
            c += col_span
    if not cells:
        return None
    width = max(c for _r, c in taken) + 1
    cells += [
        Cell(r, c, 1, 1, ()) for r in range(len(rows)) for c in range(width) if (r, c) not in taken
    ]
    return Table(page, len(rows), width, tuple(cells))
