"""Labels of fact sheets without numbers or colons, in a column of their own beside their texts:

    1. ชื่อโครงการ : (title)   โครงการอบรม…
    สอดคล้องกับ (in line with)  มิติที่ 1 … ภารกิจ 1.2
    หลักการและเหตุผล           เยาวชน…
    งบประมาณ (บาท)
    ปี 2566 | ปี 2567 | …      (a strip of years over amounts)
    ผู้รับผิดชอบ                สำนักปลัด

The title's number counts the sheets, so that the labels below it have none. Running text opens with
such words too: a label is one where its text begins right below the title's, and only where there
are several below it. They are given the colon by which all that reads sheets knows them; where the
sheet stands in the plan is laid right below its title, and the years are laid as lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import regex

from normalize.framework_headings import parse_locator
from normalize.thai_text import clean, squeeze
from parsers.forms.label_tables import role_of_label
from parsers.forms.sheet_labels import MONEY_ROLES, role_of_key, without_specks
from parsers.model import Line, Table, Word
from parsers.page.pieces import extent, text_of
from parsers.sheets.sheet_lines import NUMBER
from parsers.sheets.wrapped_labels import parted_at
from parsers.sheets.year_tables import lines_by_year

_FEWEST_LABELS = 3  # of different sections, below a title
_MOST_PLACED = 3  # lines of where the sheet stands
_IN_BAHT = regex.compile(r"\(\s*(?:หน่วย\s*:?\s*)?บาท\s*\)")
_LEVEL = regex.compile(r"มิติ\s*(?:ที่)?\s*[1-4๑-๔]")
_LEVEL_PT = 2.0  # that a label may stand out beside its years
_COLON = regex.compile(r"[:：]\s*$")

_Block = tuple[Line | Table, str]


@dataclass(frozen=True, slots=True)
class _Label:
    """A line parted into the words of its label and those of its text."""

    role: str
    own: tuple[Word, ...]
    text: tuple[Word, ...]


def labels_in_column(blocks: Iterable[_Block]) -> Iterator[_Block]:
    """The blocks, the labels of each such sheet behind colons and its years as lines."""
    held = list(blocks)
    opening = [k for k, (block, _engine) in enumerate(held) if _edge(block) is not None]
    yield from held[: opening[0]] if opening else held
    sheets = [held[k:stop] for k, stop in pairwise([*opening, len(held)])]
    all_laid = [_laid(sheet) for sheet in sheets]
    numbers = [_number(sheet[0][0]) for sheet, laid in zip(sheets, all_laid, strict=True) if laid]
    counted = len(numbers) > 1 and all(a is not None and b == a + 1 for a, b in pairwise(numbers))
    for sheet, laid in zip(sheets, all_laid, strict=True):
        title, engine = sheet[0]
        if laid and counted and isinstance(title, Line) and _number(title) is not None:
            yield from ((line, engine) for line in _number_apart(title))
            yield from laid[1:]
        else:
            yield from laid or sheet


def _edge(block: Line | Table) -> float | None:
    """Where the text begins behind the label of a title, with a number before or a colon behind."""
    if not isinstance(block, Line) or any(word.box is None for word in block.words):
        return None
    for count in range(1, len(block.words)):
        text = without_specks(clean(text_of(block.words[:count])))
        number = NUMBER.match(text)
        title = role_of_key(squeeze(text[number.end() :] if number else text)) == "title"
        if title and clean(block.words[count].text) not in (":", "："):
            marked = number is not None or _COLON.search(text) is not None
            return extent(block.words[count : count + 1])[0] if marked else None
    return None


def _number(title: Line | Table) -> int | None:
    """The number that is the first word of a title's line."""
    if not isinstance(title, Line):
        return None
    number = NUMBER.fullmatch(clean(title.words[0].text))
    return int(number["no"]) if number is not None and number["no"].isdigit() else None


def _number_apart(title: Line) -> tuple[Line, Line]:
    """A title's line with the number of its sheet in a line before it."""
    number = replace(title.words[0], text=f"ลำดับที่ {_number(title)}")
    return replace(title, words=(number,)), replace(title, words=title.words[1:])


def _laid(sheet: Sequence[_Block]) -> list[_Block]:
    """The blocks from the line of a title to the next; nothing for any other sheet."""
    edge = _edge(sheet[0][0])
    if edge is None:
        return []
    sheet = _labels_first(sheet)
    labels = {
        k: label
        for k, (block, _engine) in enumerate(sheet[1:], 1)
        if isinstance(block, Line) and (label := _label(block, edge)) is not None
    }
    roles = [label.role for label in labels.values() if label.role != "placement"]
    if len(set(roles)) < max(_FEWEST_LABELS, len(roles)):
        return []
    placed = next((k for k, label in labels.items() if label.role == "placement"), None)
    place, taken = ([], 0) if placed is None else _place(sheet, placed, labels[placed], edge)
    laid: list[_Block] = [sheet[0]]
    for k, (block, engine) in enumerate(sheet[1:], 1):
        if k == min(labels):
            laid += place
        if placed is not None and placed <= k < placed + taken:
            continue
        years = _years(block, labels.get(k - 1))
        label = labels.get(k)
        if years is not None:
            laid += [(line, engine) for line in years]
        elif label is not None and isinstance(block, Line) and label.role != "placement":
            laid.append((_with_colon(block, label), engine))
        else:
            laid.append((block, engine))
    return laid


def _labels_first(sheet: Sequence[_Block]) -> list[_Block]:
    """The blocks, the lines that stand left of a strip of years made one, before it: by their
    heights they may come behind it."""
    laid: list[_Block] = []
    rest = list(sheet)
    while rest:
        block, engine = rest.pop(0)
        if not isinstance(block, Table) or lines_by_year(block) is None:
            laid.append((block, engine))
            continue
        beside: list[Line] = []
        for side, at in ((laid, -1), (rest, 0)):
            while side and _stands_left(line := side[at][0], block) and isinstance(line, Line):
                beside.append(line)
                side.pop(at)
        beside.sort(key=lambda line: line.box.top if line.box is not None else 0.0)
        words = tuple(word for line in beside for word in line.words)
        laid += [(replace(beside[0], words=words), engine)] if beside else []
        laid.append((block, engine))
    return laid


def _stands_left(line: Line | Table, table: Table) -> bool:
    """Whether a line stands left of a table, no higher and no lower."""
    if line.page != table.page or line.box is None or table.box is None:
        return False
    level = table.box.top - _LEVEL_PT <= line.box.y_center <= table.box.bottom + _LEVEL_PT
    return level and line.box.x1 <= table.box.x0


def _label(line: Line, edge: float) -> _Label | None:
    """The label that opens a line and its text, which begins at the edge; it may have none."""
    parts = None if any(word.box is None for word in line.words) else parted_at(line, edge - 1.0)
    if parts is None or not parts[0]:
        return None
    own = clean(text_of(parts[0]))
    role = role_of_key(squeeze(_IN_BAHT.sub("", own)))
    if role is None and role_of_label(own) == "placement" and parts[1]:
        role = "placement"
    return None if role in (None, "title") else _Label(role, *parts)


def _place(
    sheet: Sequence[_Block], at: int, label: _Label, edge: float
) -> tuple[list[_Block], int]:
    """The line that says where in the plan a sheet stands, without its label, and of how many lines
    it is; nothing where these name no level. What stands below in the column of texts goes on."""
    first, engine = sheet[at]
    words = label.text
    taken = 1
    while taken <= _MOST_PLACED and at + taken < len(sheet):
        block = sheet[at + taken][0]
        parts = parted_at(block, edge - 1.0) if isinstance(block, Line) else None
        if block.page != first.page or parts is None or parts[0]:
            break
        words = (*words, *parts[1])
        taken += 1
    text = clean(text_of(words))
    if not isinstance(first, Line) or (parse_locator(text) is None and not _LEVEL.match(text)):
        return [], 0
    return [(replace(first, words=words), engine)], taken


def _years(block: Line | Table, label: _Label | None) -> list[Line] | None:
    """The lines of a strip of years right below the label of money in baht that has no text."""
    if not isinstance(block, Table) or label is None or label.role not in MONEY_ROLES or label.text:
        return None
    return lines_by_year(block)


def _with_colon(line: Line, label: _Label) -> Line:
    """The line with a colon behind its label; the unit goes with the text."""
    if _COLON.search(text_of(label.own)):
        return line
    own = [k for k, _word in enumerate(label.own) if not _unit_from(label.own[k:])]
    last = own[-1] if own else len(label.own) - 1
    named = replace(label.own[last], text=f"{label.own[last].text} :")
    words = (*label.own[:last], named, *label.own[last + 1 :], *label.text)
    return replace(line, words=words)


def _unit_from(words: Sequence[Word]) -> bool:
    return _IN_BAHT.fullmatch(clean(text_of(words))) is not None
