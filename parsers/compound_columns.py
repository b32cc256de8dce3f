"""Columns whose cells hold two things each, as their headings say: โครงการ (ผู้รับผิดชอบ), "title
(responsible unit)", or ตั้งไว้ / เบิกจ่าย, "set / spent"; and titles with labelled lines below them.

Each becomes a column of its own, so that all that reads tables reads it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import regex

from normalize.amounts import parse_amount
from normalize.dates import THAI_MONTHS
from normalize.thai_text import to_ascii_digits
from parsers.columns import Column, bind_heading
from parsers.cut_lines import cut_lines
from parsers.headers import Header
from parsers.label_tables import role_of_label
from parsers.model import Cell, Line, Table
from parsers.parting import Parting, Stretch, with_columns
from parsers.sub_headings import MONTH_WORD
from parsers.year_lists import by_year

_MOST = 0.6  # of the cells have both parts
_INNER = frozenset({"responsible", "period", "indicator", "target", "area", "progress"})
_LABELLED_ROLES = _INNER | {"objectives", "result", "outcome", "approach"}
_IN_BRACKETS = regex.compile(r"(?P<outer>.*?)\s*\((?P<inner>[^()]{2,120})\)\s*", regex.DOTALL)
_SLASH = regex.compile(r"(?P<outer>[^/]*[^/\s])\s*/\s*(?P<inner>[^/\s][^/]*)", regex.DOTALL)
_AND = regex.compile(r"(?P<outer>.+?)\s*(?:และ|/)\s*(?P<inner>.+)", regex.DOTALL)
_MONTHS = "|".join(name for _no, name, _short in THAI_MONTHS)
_WHEN = regex.compile(
    rf"(?P<outer>.+?)\n\s*(?P<inner>[(\-–\s]*(?:(?:\d{{1,2}}\s*)?(?:{MONTH_WORD}|(?:{_MONTHS}))|ตลอด|ไตรมาส|ทุก|ภายใน|ระหว่าง"
    r"|ตั้งแต่|ปี(?:งบ|\s*25)|25\d\d).*)",
    regex.DOTALL,
)
_LABEL = regex.compile(r"(?:^|(?<=\n))[-–•\s]*(?P<label>[^:：\n\d]{3,40}?)\s*[:：]\s*")


def part_compound(table: Table, header: Header) -> Table:
    """The table with every column of two things parted; itself where there are none."""
    if table.ragged:
        return table
    for column in reversed(header.columns):
        head = next((c for c in _over(table, column) if c.row + c.row_span == header.body), None)
        body = [c for c in _over(table, column) if c.row >= header.body and c.lines]
        if head is None or not body or column.index >= table.n_cols:
            continue
        for parting in (by_year, _bracketed, _of_two_kinds, _unit_and_time, _labelled):
            found = parting(column, header, head, body)
            table = with_columns(table, head, found) if found is not None else table
            if found is not None:
                break
    return table


def _over(table: Table, column: Column) -> Iterator[Cell]:
    return (c for c in table.cells if c.col == column.index and c.col_span == 1)


def _bracketed(column: Column, header: Header, head: Cell, body: Sequence[Cell]) -> Parting | None:
    """โครงการ/กิจกรรม (ผู้รับผิดชอบ) over titles with a unit in brackets at their end."""
    names = _IN_BRACKETS.fullmatch(head.text)
    if names is None:
        return None
    outer, inner = (bind_heading(0, (names[part],)).role for part in ("outer", "inner"))
    if outer in ("unbound", inner) or inner not in _INNER:
        return None
    return _matched(head, body, names, _IN_BRACKETS.fullmatch)


def _of_two_kinds(
    column: Column, header: Header, head: Cell, body: Sequence[Cell]
) -> Parting | None:
    """งบประมาณตั้งไว้ / เบิกจ่าย over "20,000 / 18,500"; a cell without the stroke is of both."""
    names = _SLASH.fullmatch(head.text)
    if names is None or not column.joins_kinds:
        return None
    kinds = [bind_heading(0, (names[part],)) for part in ("outer", "inner")]
    if any(c.role != "money" for c in kinds) or kinds[0].kind == kinds[1].kind:
        return None
    return _matched(head, body, names, _two_amounts, least=0.0)


def _two_amounts(text: str) -> regex.Match[str] | None:
    match = _SLASH.fullmatch(text)
    known = match is not None and parse_amount(match["outer"]).status in ("amount", "dash")
    return match if known else None


def _unit_and_time(
    column: Column, header: Header, head: Cell, body: Sequence[Cell]
) -> Parting | None:
    """ผู้รับผิดชอบและระยะเวลา over the name of a unit with the time in lines of its own below it."""
    names = _AND.fullmatch(head.text)
    roles = [bind_heading(0, (names[part],)).role for part in ("outer", "inner")] if names else []
    if names is None or roles != ["responsible", "period"]:
        return None
    return _matched(head, body, names, lambda text: _WHEN.fullmatch(to_ascii_digits(text)))


def _matched(
    head: Cell,
    body: Sequence[Cell],
    names: regex.Match[str],
    parts_of: Callable[[str], regex.Match[str] | None],
    least: float = _MOST,
) -> Parting | None:
    matches = [(cell, parts_of(cell.text)) for cell in body]
    if sum(match is not None for _cell, match in matches) <= least * len(body):
        return None
    whole = least > 0  # a cell with one part has the first; of money it has both
    heading = tuple(cut_lines(head.lines, *names.span(part)) for part in ("outer", "inner"))
    return Parting(
        heading,
        tuple(
            (cell, (match.span("outer"), match.span("inner")))
            if match is not None
            else (cell, ((0, len(cell.text)), (0, 0)) if whole else None)
            for cell, match in matches
        ),
    )


def _labelled(column: Column, header: Header, head: Cell, body: Sequence[Cell]) -> Parting | None:
    """Titles with lines such as "ตัวชี้วัด : …" and "ผู้รับผิดชอบ : …" below them."""
    names = _AND.fullmatch(head.text)  # โครงการและผู้รับผิดชอบ, which the lines below it tell apart
    joined = names is not None and bind_heading(0, (names["outer"],)).role == "title"
    if column.role != "title" and not (joined and column.role in _LABELLED_ROLES):
        return None
    told = _LABELLED_ROLES - {c.role for c in header.columns if c is not column}
    labels: dict[str, tuple[Line, ...]] = {}
    cells: list[tuple[Cell, dict[str, Stretch]]] = []
    for cell in body:
        marks = [
            (role, match)
            for match in _LABEL.finditer(cell.text)
            if match.start() and (role := role_of_label(match["label"].strip())) in told
        ]
        starts = [*(match.start() for _role, match in marks), len(cell.text)]
        parts = {"title": (0, starts[0])}
        for (role, match), end in zip(marks, starts[1:], strict=True):
            parts.setdefault(role, (match.end(), end))
            labels.setdefault(role, cut_lines(cell.lines, *match.span("label")))
        cells.append((cell, parts))
    if not labels or sum(len(parts) > 1 for _cell, parts in cells) <= _MOST * len(body):
        return None
    roles = ["title", *labels]
    return Parting(
        (
            cut_lines(head.lines, *names.span("outer")) if joined and names else head.lines,
            *labels.values(),
        ),
        tuple((cell, tuple(parts.get(r, (0, 0)) for r in roles)) for cell, parts in cells),
    )
