"""Title cells that list several items."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import regex

from normalize.fiscal_years import MONTH
from normalize.numbering import Part, item_type, split_list, split_number
from normalize.raw import Span
from normalize.thai_text import clean, is_dash, squeeze
from parsers.forms.label_tables import COLON, role_of_label
from parsers.headings.columns import Role
from parsers.hierarchy.context import heading_level
from parsers.page.clusters import UNREAD
from parsers.rows import RowCell

_SHORTEST_TITLE = 4  # characters
_FEWEST_DASHED = 2  # items
_DASH = "dash"  # the style of such a list
_DASHED = regex.compile(r"(?:(?<=^)|(?<=\s))[-–—•●▪]\s*(?:โครงการ|กิจกรรม|มาตรการ)")

TOLD_ACROSS: tuple[Role, ...] = (
    "issue", "approach", "indicator", "target", "target_group", "objectives", "rationale", "period",
    "area", "responsible", "money", "result", "outcome", "progress", "follow_up", "note",
)  # fmt: skip
"""What a line across all columns of a table may tell of an item behind a label."""

_OPENING = (
    regex.compile(r"(?!การ)[^\s:：\d]{3,25}(?=\s+\S)"),
    regex.compile(r"[^:：\d]{3,40}(?=[:：])"),
)
_LABEL_WITHIN = regex.compile(r"(?<=\s)(?P<label>[^\s:：\d()]{3,30})(?:\s*\([^()]*\))?\s*[:：]")
_COUNTED = regex.compile(r"ตัวช.{0,2}วัด(?:ย่อย)?\s*(?:ที่?)?\s*\d|ประเด็น\S*ที่\s*\d")
_NO_WORDS = regex.compile(
    rf"รายการ|โครงการ(?:\s*/\s*กิจกรรม(?:\s*/\s*มาตรการ)?)?|(?:ปี\s*)?(?:งบประมาณ\s*)?(?:พ\.ศ\.\s*)?25[4-9]\d|(?:{MONTH})(?:\s*(?:25)?\d\d)?"
    r"|[\d,.\s%()/+–—-]*\d[\d,.\s%()/+–—-]*(?:บาท)?|[✓✔√●•■☑☒→←↔\s]+"
)


def is_no_title(cell: RowCell) -> bool:
    """Whether a title's cell holds none: reached by another, empty, or nothing but (ต่อ)."""
    empty = is_dash(cell.text) or squeeze(cell.text) in ("ต่อ", UNREAD)
    return not cell.printed or empty


def opens_item(number: RowCell | None, title: RowCell) -> bool:
    """Whether a number, or the word for an item, says that a title begins here."""
    numbered = number is not None and number.printed and bool(number.text)
    split = split_number(title.text)
    named = item_type(split.rest) != "unspecified"
    return numbered or named or split.item_no is not None


def label_across(text: str) -> Role | None:
    """What cleaned text opens with the label of, if it may stand across all columns as a line of an
    item: no heading, and no title."""
    if heading_level(text) is not None or _COUNTED.match(text) is not None:
        return None
    found = (form.match(text) for form in _OPENING)
    roles = [role_of_label(label[0].strip()) for label in found if label is not None]
    return next((told for told in TOLD_ACROSS if told in roles), None)


def also_named(text: str, role: str) -> set[Role]:
    """What labels name within the printed lines that tell of `role`: before a colon, or something
    else at the head of a line below the first."""
    lines = [clean(line) for line in text.split("\n")]
    labels = [m["label"] for line in lines for m in _LABEL_WITHIN.finditer(line)]
    within = [label_across(label + " :") for label in labels]
    below = [label_across(line) for line in lines[1:]]
    return {r for r in (*within, *(b for b in below if b != role)) if r is not None}


def told_alone(cells: Sequence[RowCell], title: RowCell | None) -> Span | None:
    """What a row tells that is no item, and no more of one: in the title's place, or alone in the
    row behind a label."""
    if title is not None and title.span is not None and not is_no_title(title):
        return title.span if _is_told(title, len(cells)) else None
    printed = [cell for cell in cells if cell.printed and cell.text]
    alone = len(printed) == 1 and printed[0].col_span == len(cells)
    told = label_across(printed[0].text) if alone else None
    return printed[0].span if told not in (None, "note") else None


def _is_told(title: RowCell, width: int) -> bool:
    """Whether what is printed in a title's place is a year, a month, figures or marks, or a label
    and its text that run on over other columns, without a colon over nearly all: the row is no
    item, and no more of one."""
    colon = COLON.match(title.text) is not None
    wide = title.col_span >= (2 if colon else max(2, width - 1))
    told = wide and label_across(title.text) is not None
    return told or _NO_WORDS.fullmatch(title.text) is not None


def whole_part(text: str) -> Part:
    """The cell as one item."""
    return Part(0, len(text), None, "")


def title_parts(text: str, may_start_with_rest: bool) -> tuple[Part, ...]:
    """The numbered items of a cleaned title cell, or the whole cell as one.

    `may_start_with_rest`: text before the first number may be the rest of an item that a page
    break cut; elsewhere such a cell is one item whose title holds a list.
    """
    parts = tuple(p for p in split_list(text) if text[p.start : p.end].strip())
    if len(parts) < 2:
        return _dashed(text) or (whole_part(text),)
    starts_with_rest = parts[0].number is None and parts[0].style == ""
    if starts_with_rest and not may_start_with_rest:
        return (whole_part(text),)
    titles = [split_number(text[p.start : p.end].strip()).rest for p in parts]
    if any(len(title) < _SHORTEST_TITLE for title in titles):
        return (whole_part(text),)
    typed = sum(item_type(title) != "unspecified" for title in titles)
    return parts if typed * 2 >= len(parts) else (whole_part(text),)


def _dashed(text: str) -> tuple[Part, ...]:
    """The items of a cell that opens with a dash and the word for an item, and has more such; a
    dash behind other words may part a title from what belongs to it."""
    starts = [match.start() for match in _DASHED.finditer(text)]
    if len(starts) < _FEWEST_DASHED or starts[0] != 0:
        return ()
    parts = tuple(Part(a, b, None, _DASH) for a, b in pairwise([*starts, len(text)]))
    titles = [_DASHED.sub("", text[part.start : part.end]) for part in parts]
    return parts if all(title.strip() for title in titles) else ()
