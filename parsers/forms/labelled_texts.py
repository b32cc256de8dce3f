"""Columns whose cells hold several things, each behind a label: titles with lines such as
"ตัวชี้วัด : …" below them, cells that name each of two things, and texts whose lines open alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import regex

from normalize.amounts import says_no_budget
from normalize.thai_text import clean
from normalize.units import UNIT_HEADS
from parsers.forms.bare_labels import bare_labels
from parsers.forms.label_columns import open_label
from parsers.forms.label_tables import role_of_label
from parsers.forms.second_items import holds_second_item, says_again
from parsers.headings.columns import Column, MoneyKind, bind_heading, surely_spent
from parsers.headings.headers import Header
from parsers.hierarchy.outline_money import money_in
from parsers.hierarchy.totals import opens_total
from parsers.model import Cell, Line
from parsers.money.labelled_money import set_and_spent
from parsers.money.parting import Parting, Stretch
from parsers.page.cut_lines import cut_lines
from parsers.page.pieces import text_of

_MOST = 0.6  # of the cells have both parts
_FEWEST_LABELS = 2  # that most cells have
_LABELLED_ROLES = (
    "indicator", "target", "target_group", "objectives", "rationale", "approach", "result",
    "outcome", "period", "area", "money", "responsible", "progress", "note",
)  # fmt: skip
_SPENT, _LEFT = "spent", "left"  # beside "money", what was set
_UNIT_HEAD = rf"(?:{UNIT_HEADS}|ทุก|ศูนย์)"
TWO_THINGS = regex.compile(r"(?P<outer>.+?)\s*(?:และ|/)\s*(?P<inner>.+)", regex.DOTALL)
_LABEL = regex.compile(r"(?:^|(?<=\n))[-–•(\[\s]*(?P<label>[^:：\n\d]{3,40}?)\s*[:：]\s*")
_TEXTS = frozenset({"result", "approach", "outcome", "objectives", "rationale", "note", "unbound"})


def _opening(body: Sequence[Cell], bare: Iterable[str]) -> regex.Pattern[str]:
    """What opens a labelled line: words before a colon; and before a unit's name those that stand
    so in another cell, where the colon was not read. `bare`: those that need none."""
    found = {m["label"].strip() for cell in body for m in _LABEL.finditer(cell.text) if m.start()}
    units = sorted((regex.escape(f) for f in found if role_of_label(f) == "responsible"), key=len)
    forms = [_LABEL.pattern]
    if words := "|".join(map(regex.escape, bare)):
        forms.insert(
            0, rf"(?<=\n)[-–•(\[\s]*(?P<label>{words})(?:\s*\(KPIs?\))?(?=\s)(?!\s*[:：])\s*"
        )
    if units:
        names = "|".join(reversed(units))
        forms.append(rf"(?<=\n)[-–•\s]*(?P<label>{names})[ \t]+(?={_UNIT_HEAD})")
    lines = Counter(line for cell in body for line in {*cell.text.split("\n")[1:-1]})
    alone = [regex.escape(text) for text, n in lines.items() if _is_label_line(text, n, len(body))]
    if alone:
        forms.append(rf"(?<=\n)(?P<label>{'|'.join(alone)})(?:\n|$)")
    return regex.compile("|".join(forms))


def _is_label_line(text: str, cells: int, of: int) -> bool:
    """Whether a line of most cells is a label by itself, over what it names: วิธีดำเนินการ."""
    named = not says_no_budget(text) and role_of_label(clean(text)) in _LABELLED_ROLES
    return cells > _MOST * of and cells > 1 and named


def both_labelled(
    column: Column, header: Header, head: Cell, body: Sequence[Cell]
) -> Parting | None:
    """ระยะเวลาและผู้รับผิดชอบ over cells that name each of the two ("ระยะเวลา : … ผู้รับผิดชอบ : …")."""
    names = TWO_THINGS.fullmatch(head.text)
    roles = [bind_heading(0, (names[part],)).role for part in ("outer", "inner")] if names else []
    if names is None or len(set(roles) & set(_LABELLED_ROLES)) < len(roles) or len(set(roles)) < 2:
        return None
    cells: list[tuple[Cell, tuple[Stretch, ...] | None]] = []
    for cell in body:
        marks = list(_LABEL.finditer(cell.text))
        said = [role_of_label(match["label"].strip()) for match in marks]
        if sorted(map(str, said)) != sorted(roles) or marks[0].start():
            cells.append((cell, None))
            continue
        ends = [*(match.start() for match in marks[1:]), len(cell.text)]
        parts = {r: (m.end(), end) for r, m, end in zip(said, marks, ends, strict=True)}
        cells.append((cell, tuple(parts[role] for role in roles)))
    if sum(parts is not None for _cell, parts in cells) <= _MOST * len(body):
        return None
    heading = tuple(cut_lines(head.lines, *names.span(part)) for part in ("outer", "inner"))
    if "money" in roles and (_kinds_said(body) - {bind_heading(0, (head.text,)).kind, "planned"}):
        return None  # what was spent, below a heading that does not say so
    return Parting(heading, tuple(cells))


def _kinds_said(body: Sequence[Cell]) -> set[MoneyKind | None]:
    """The kinds of money that the labels in cells name."""
    names = (m["label"].strip() for cell in body for m in _LABEL.finditer(cell.text))
    return {bind_heading(0, (name,)).kind for name in names if role_of_label(name) == "money"}


def labelled_below(
    column: Column, header: Header, head: Cell, body: Sequence[Cell]
) -> Parting | None:
    """Titles with lines such as "ตัวชี้วัด : …" and "ผู้รับผิดชอบ : …" below them."""
    names = TWO_THINGS.fullmatch(head.text)  # of which the lines below tell the second
    joined = names is not None and bind_heading(0, (names["outer"],)).role == "title"
    if column.role != "title" and not (joined and column.role in _LABELLED_ROLES):
        return None
    elsewhere = {c.role for c in header.columns if c is not column}
    labels: dict[str, tuple[Line, ...]] = {}
    cells: list[tuple[Cell, dict[str, Stretch]]] = []
    bare = bare_labels(body)
    opening = _opening(body, bare)
    named = {cell: _with_money_together(cell.text, _named(opening, cell, bare)) for cell in body}
    below = {role for marks in named.values() for role, match in marks if match.start()}
    for cell in body:
        # A label that opens a cell is of a title on the page before, if titles have such a one.
        marks = [(role, m) for role, m in named[cell] if m.start() or role in below]
        roles = [role for role, _match in marks]
        if elsewhere & set(roles) or not set(roles) <= set(_LABELLED_ROLES):
            return None  # it would run on into the label before it
        if len(set(roles)) < len(roles):
            return None
        starts = [*(match.start() for _role, match in marks), len(cell.text)]
        parts = {"title": (0, starts[0])}
        for (role, match), end in zip(marks, starts[1:], strict=True):
            told = _money_told(cell.text, match, end) if role == "money" else {}
            if not told:
                parts[role] = (match.end(), _in_brackets(match, end))
                told = {role: (match.span("label"), parts[role])}
            for kind, (label, value) in told.items():
                parts[kind] = value
                labels.setdefault(kind, cut_lines(cell.lines, *label))
        if bare and _states_money(cell, parts):
            return None
        if holds_second_item(cell.text, [(r, *at) for r, at in parts.items() if r != "title"]):
            return None  # it would run on over that item
        cells.append((cell, parts))
    if len(_kinds_of(named.values())) > 1:
        return None  # one heading would give all of them one kind
    items = [parts for cell, parts in cells if not opens_total(clean(cell.text))]
    if not labels or sum(len(parts) > 1 for parts in items) <= _MOST * len(items):
        return None
    order = [
        role for role in (*_LABELLED_ROLES, _SPENT, _LEFT) if role in labels
    ]  # same on every page
    roles = ["title", *order]
    return Parting(
        (
            cut_lines(head.lines, *names.span("outer")) if joined and names else head.lines,
            *(labels[role] for role in order),
        ),
        tuple((cell, tuple(parts.get(r, (0, 0)) for r in roles)) for cell, parts in cells),
    )


_Marks = list[tuple[str, regex.Match[str]]]
"""The labels that open lines of a cell, each with what it names."""


def _with_money_together(text: str, marks: _Marks) -> _Marks:
    """The labels without those of money spent, and left, that belong to one of money above."""
    kept: _Marks = []
    end = 0  # of what the last label of money names, with all that belongs to it
    for k, (role, match) in enumerate(marks):
        if match.start() < end:
            continue
        kept.append((role, match))
        ends = [*(m.start() for _role, m in marks[k + 1 :]), len(text)]
        if role == "money":
            told = (e for e in reversed(ends) if _money_told(text, match, e))
            end = next(told, 0)
    return kept


def _money_told(text: str, label: regex.Match[str], end: int) -> dict[str, tuple[Stretch, Stretch]]:
    """Where the labels and the amounts of money set and spent stand, from one label of money up to
    an end; nothing where it names but one of the two."""
    start = label.start("label")
    both = set_and_spent(text[start:end])
    if both is None:
        return {}
    names = {"money": ("planned", "set"), _SPENT: ("spent", "paid"), _LEFT: ("over", "left")}
    spans = {kind: [both.span(group) for group in pair] for kind, pair in names.items()}
    return {
        kind: ((start + label[0], start + label[1]), (start + value[0], start + value[1]))
        for kind, (label, value) in spans.items()
        if label[0] >= 0
    }


def _kinds_of(named: Iterable[_Marks]) -> set[MoneyKind | None]:
    """The kinds of money that labels name; without a colon those that surely say so."""
    names = [m for marks in named for role, m in marks if role == "money"]
    told = [(bind_heading(0, (m["label"].strip(),)).kind, m) for m in names]
    return {
        kind
        for kind, m in told
        if {*":："} & {*m[0]} or kind != "disbursed" or surely_spent(m["label"])
    }


def _named(opening: regex.Pattern[str], cell: Cell, bare: Mapping[str, str]) -> _Marks:
    """The known labels that open lines of a cell; one said again right below goes on with what it
    named above."""
    found: _Marks = []
    for match in opening.finditer(cell.text):
        label = match["label"].strip()
        role = bare.get(label) or role_of_label(label)
        again = bool(found) and found[-1][0] == role != "money" and found[-1][1].start() > 0
        if again and label == found[-1][1]["label"].strip():
            again = not says_again(cell.text[found[-1][1].end() : match.start()], role or "")
        if role is not None and not again:
            found.append((role, match))
    return found


def _states_money(cell: Cell, parts: Mapping[str, Stretch]) -> bool:
    """Whether money stands in lines that a label above them would take along."""
    texts = (
        cell.text[slice(*parts[role])] for role in parts.keys() - {"title", "money", _SPENT, _LEFT}
    )
    return any(money.named for text in texts for money in money_in(clean(text), "plan"))


def _in_brackets(match: regex.Match[str], end: int) -> int:
    """Where a value ends whose label may open a bracket: "(ผู้รับผิดชอบ : กองคลัง)"."""
    value = match.string[match.end() : end].rstrip()
    opened = {*"(["} & set(match.string[match.start() : match.start("label")])
    return match.end() + len(value) - 1 if opened and value.endswith((")", "]")) else end


def labelled_lines(
    column: Column, header: Header, head: Cell, body: Sequence[Cell]
) -> Parting | None:
    """รายละเอียด ("details") over cells whose lines open with the same labels, with a colon or none:
    "ภารกิจ 1.1 …", "กลุ่มเป้าหมาย …", "ผลการดำเนินการ …"."""
    if column.role not in _TEXTS:
        return None
    found = Counter(label for cell in body for label in {*map(_label_of, cell.lines)} if label)
    names = [label for label, n in found.items() if n > _MOST * len(body) and n > 1]
    if len({role_of_label(name) for name in names}) < _FEWEST_LABELS:
        return None
    forms = "|".join(map(regex.escape, sorted(names, key=len, reverse=True)))
    opening = regex.compile(rf"(?:^|(?<=\n))(?P<label>{forms})\s*[:：]?(?:\s+|$)")
    labels: dict[str, tuple[Line, ...]] = {}
    cells: list[tuple[Cell, dict[str, Stretch]]] = []
    for cell in body:
        marks = [(role_of_label(m["label"]) or "", m) for m in opening.finditer(cell.text)]
        starts = [*(match.start() for _role, match in marks), len(cell.text)]
        parts: dict[str, Stretch] = {column.role: (0, starts[0])} if starts[0] else {}
        if len({role for role, _m in marks} | set(parts)) < len(marks) + len(parts):
            return None  # a label said twice, or a text beside one of its own kind
        for (role, match), end in zip(marks, starts[1:], strict=True):
            parts[role] = (match.end(), end)
            labels.setdefault(role, cut_lines(cell.lines, *match.span("label")))
        cells.append((cell, parts))
    elsewhere = {c.role for c in header.columns if c is not column}
    allowed = {*_LABELLED_ROLES, "mission", "dimension"} - elsewhere
    if not set(labels) <= allowed:
        return None
    every = dict(labels)
    if any(column.role in parts for _cell, parts in cells):
        every = {column.role: head.lines, **labels}
    return Parting(
        tuple(every.values()),
        tuple((cell, tuple(parts.get(role, (0, 0)) for role in every)) for cell, parts in cells),
    )


def _label_of(line: Line) -> str:
    """The known label that opens a line, without the colon behind it."""
    return text_of(open_label(line.words)[0]).rstrip(" :：")
