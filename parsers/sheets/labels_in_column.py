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

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import regex

from normalize.framework_headings import parse_locator
from normalize.thai_text import clean, squeeze
from parsers.forms.label_tables import names_money, role_of_label
from parsers.forms.sheet_labels import MONEY_ROLES, label_role, role_of_key, without_specks
from parsers.model import Line, Table, Word
from parsers.page.pieces import extent, text_of
from parsers.rows import Block
from parsers.sheets.sheet_lines import NUMBER
from parsers.sheets.wrapped_labels import parted_at
from parsers.sheets.year_tables import lines_by_year

_FEWEST_LABELS = 3  # of different sections, below a title
_FEWEST_OVER_YEARS = 2  # the same where one of them stands over a strip of years
_FEWEST_SURE = 2  # of these, by the words of sheets
_GAP_PT = 8.0  # between other words and a text
_FEWEST_BARE = 2  # titles whose labels have no mark
_MOST_PLACED = 3  # lines of where the sheet stands
_IN_BAHT = regex.compile(r"\(\s*(?:หน่วย\s*:?\s*)?บาท\s*\)")
_LEVEL = regex.compile(r"มิติ\s*(?:ที่)?\s*[1-4๑-๔]")
_LEVEL_PT = 2.0  # that a label may stand out beside its years
_COLON = regex.compile(r"[:：]\s*$")

_NUMBER_FIRST = regex.compile(r"[1-4๑-๔]")
_LEVELS = frozenset({"placement", "dimension", "mission"})
_WORDS = {"dimension": "มิติที่", "mission": "ภารกิจที่"}
_NAMES = {
    "money": "งบประมาณ", "responsible": "ผู้รับผิดชอบ", "period": "ระยะเวลา", "target": "เป้าหมาย",
    "target_group": "กลุ่มเป้าหมาย", "area": "สถานที่ดำเนินการ", "indicator": "ตัวชี้วัด",
    "approach": "วิธีดำเนินการ", "objectives": "วัตถุประสงค์", "rationale": "หลักการและเหตุผล",
    "outcome": "ผลที่คาดว่าจะได้รับ", "note": "หมายเหตุ",
}  # fmt: skip
"""The labels of sheets for what columns of tables are named by."""


@dataclass(frozen=True, slots=True)
class _Label:
    """A line parted into the words of its label and those of its text; by which `name` all that
    reads sheets knows the label."""

    role: str
    name: str
    own: tuple[Word, ...]
    text: tuple[Word, ...]


def labels_in_column(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, the labels of each such sheet behind colons and its years as lines."""
    held = list(blocks)
    opening = [k for k, (block, _engine) in enumerate(held) if _edge(block) is not None]
    marked = bool(opening)
    if not marked:
        bare = [k for k, (block, _engine) in enumerate(held) if _edge(block, False) is not None]
        opening = bare if len(bare) >= _FEWEST_BARE else []
    yield from held[: opening[0]] if opening else held
    sheets = [held[k:stop] for k, stop in pairwise([*opening, len(held)])]
    all_laid = [_laid(sheet, marked) for sheet in sheets]
    numbers = [_number(sheet[0][0]) for sheet, laid in zip(sheets, all_laid, strict=True) if laid]
    counted = len(numbers) > 1 and all(a is not None and b == a + 1 for a, b in pairwise(numbers))
    for sheet, laid in zip(sheets, all_laid, strict=True):
        title, engine = sheet[0]
        if laid and counted and isinstance(title, Line) and _number(title) is not None:
            yield from ((line, engine) for line in _number_apart(title))
            yield from laid[1:]
        else:
            yield from laid or sheet


def _edge(block: Line | Table, marked: bool = True) -> float | None:
    """Where the text begins behind the label of a title, with a number before or a colon behind if
    it is to be `marked`."""
    if not isinstance(block, Line) or any(word.box is None for word in block.words):
        return None
    for count in range(1, len(block.words)):
        text = without_specks(clean(text_of(block.words[:count])))
        number = NUMBER.match(text)
        title = role_of_key(squeeze(text[number.end() :] if number else text)) == "title"
        if title and clean(block.words[count].text) not in (":", "："):
            has_mark = number is not None or _COLON.search(text) is not None
            return extent(block.words[count : count + 1])[0] if has_mark or not marked else None
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


def _laid(sheet: Sequence[Block], marked: bool) -> list[Block]:
    """The blocks from the line of a title to the next; nothing for any other sheet, or one whose
    title's label has no mark, if there is no strip of years below it."""
    edge = _edge(sheet[0][0], marked)
    title, engine = sheet[0]
    if edge is None or not isinstance(title, Line):
        return []
    sheet = _labels_first(sheet)
    labels = _labels(sheet, edge)
    strips = {
        k: lines
        for k, (block, _engine) in enumerate(sheet)
        if (lines := _years(block, labels.get(k - 1))) is not None
    }
    told = [label for label in labels.values() if label.role not in _LEVELS]
    # Who is responsible and whose the project is may have a label each.
    keys = {label.name if label.role == "responsible" else label.role for label in told}
    fewest = _FEWEST_OVER_YEARS if strips else _FEWEST_LABELS
    too_few = len({label.role for label in told}) < fewest
    if too_few or len(keys) < len(told) or not (marked or strips):
        return []
    place, placed = _place(sheet, labels, edge)
    laid: list[Block] = [sheet[0] if marked else (_title_named(title, edge), engine)]
    for k, (block, engine) in enumerate(sheet[1:], 1):
        label = labels.get(k)
        if k == min(labels):
            laid += place
        if k in placed:
            continue
        if k in strips:
            laid += [(line, engine) for line in strips[k]]
        elif label is not None and isinstance(block, Line) and label.role not in _LEVELS:
            laid.append((_with_colon(block, label), engine))
        else:
            laid.append((block, engine))
    return laid


def _title_named(title: Line, edge: float) -> Line:
    """The line of a title with a colon behind its label."""
    own = tuple(word for word in title.words if extent((word,))[0] < edge)
    named = replace(own[-1], text=f"{own[-1].text} :")
    return replace(title, words=(*own[:-1], named, *title.words[len(own) :]))


def _labels_first(sheet: Sequence[Block]) -> list[Block]:
    """The blocks, the lines that stand left of a strip of years made one, before it: by their
    heights they may come behind it."""
    laid: list[Block] = []
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


def _labels(sheet: Sequence[Block], edge: float) -> dict[int, _Label]:
    """The labels below a title by their places; those of sheets, and what columns of tables are
    named by where no label of sheets says the same."""
    found = {
        k: label
        for k, (block, _engine) in enumerate(sheet[1:], 1)
        if isinstance(block, Line) and (label := _label(block, edge)) is not None
    }
    sure = {label.role for label in found.values() if not _is_renamed(label)}
    labels: dict[int, _Label] = {}
    enough = len(sure - _LEVELS) >= _FEWEST_SURE
    for k, label in found.items():
        if not _is_renamed(label) or (enough and label.role not in sure):
            labels[k] = label
            sure |= {label.role}
    return labels


def _is_renamed(label: _Label) -> bool:
    return label.role not in _LEVELS and label.name != _said(label.own)


def _said(own: Sequence[Word]) -> str:
    """The words of a label, without its unit and colon."""
    return _COLON.sub("", _IN_BAHT.sub("", clean(text_of(own)))).strip()


def _label(line: Line, edge: float) -> _Label | None:
    """The label that opens a line and its text, which begins at the edge; it may have none."""
    parts = None if any(word.box is None for word in line.words) else parted_at(line, edge - 1.0)
    if parts is None or not parts[0]:
        return None
    said = _said(parts[0])
    role, name = role_of_key(squeeze(said)), said
    if role is None and (as_column := role_of_label(said)) in _LEVELS:
        role = as_column if parts[1] else None
    elif role is None and as_column in _NAMES:
        own_kind = as_column != "money" or (names_money(said) and label_role(said) == "money")
        apart = not parts[1] or extent(parts[1])[0] - extent(parts[0])[1] >= _GAP_PT
        role, name = (as_column if own_kind and apart else None), _NAMES[as_column]
    return None if role in (None, "title") else _Label(role, name, *parts)


def _place(
    sheet: Sequence[Block], labels: Mapping[int, _Label], edge: float
) -> tuple[list[Block], set[int]]:
    """The line that says where in the plan a sheet stands, without its labels, and the places of
    the lines it is made of; nothing where they name no level."""
    at = [k for k, label in labels.items() if label.role in _LEVELS]
    if not at or (len(at) > 1 and labels[at[0]].role == "placement"):
        at = at[:1]
    words: tuple[Word, ...] = ()
    taken: set[int] = set()
    for k in at:
        more, count = _said_of_place(sheet, k, labels[k], edge)
        words = (*words, *more)
        taken |= set(range(k, k + count))
    text = clean(text_of(words)) if words else ""
    if not at or (parse_locator(text) is None and not _LEVEL.match(text)):
        return [], set()
    first, engine = sheet[at[0]]
    return (
        ([(replace(first, words=words), engine)], taken) if isinstance(first, Line) else ([], taken)
    )


def _said_of_place(
    sheet: Sequence[Block], at: int, label: _Label, edge: float
) -> tuple[tuple[Word, ...], int]:
    """The words behind such a label, and of how many lines they are: what stands below in their
    column goes on. A number alone has the word of its level before it."""
    page = sheet[at][0].page
    words = label.text
    if label.role in _WORDS and _NUMBER_FIRST.match(clean(words[0].text)):
        words = (replace(words[0], text=f"{_WORDS[label.role]} {words[0].text}"), *words[1:])
    taken = 1
    while taken <= _MOST_PLACED and at + taken < len(sheet):
        block = sheet[at + taken][0]
        parts = parted_at(block, edge - 1.0) if isinstance(block, Line) else None
        if block.page != page or parts is None or parts[0]:
            break
        words = (*words, *parts[1])
        taken += 1
    return words, taken


def _years(block: Line | Table, label: _Label | None) -> list[Line] | None:
    """The lines of a strip of years right below the label of money in baht that has no text."""
    if not isinstance(block, Table) or label is None or label.role not in MONEY_ROLES or label.text:
        return None
    return lines_by_year(block)


def _with_colon(line: Line, label: _Label) -> Line:
    """The line with a colon behind its label; the unit goes with the text."""
    unit = _IN_BAHT.search(clean(text_of(label.own)))
    if _COLON.search(text_of(label.own)) and unit is None and not _is_renamed(label):
        return line
    named = replace(label.own[0], text=f"{label.name} :")
    behind = () if unit is None else (replace(label.own[-1], text=unit[0], raw=unit[0]),)
    return replace(line, words=(named, *behind, *label.text))
