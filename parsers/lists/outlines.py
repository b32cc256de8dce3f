"""Outlines: items listed in lines under the headings of dimensions and missions, without a table.

"1.1.1 โครงการ… งบประมาณ 30,000 บาท", "(1) มาตรการ…", "- กิจกรรม…"; what is known of an item stands
behind its title or in labelled lines below ("ผู้รับผิดชอบ สำนักปลัด"). An amount is an item's money
where a word says so, in brackets, or at the end of the title; any other one is told, never taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

import regex

from normalize.fiscal_years import YEAR
from normalize.numbering import title_offset
from normalize.raw import MoneyCell, RawItem, Remark, Section, Span
from normalize.thai_text import THAI_END, clean
from normalize.units import UNIT_HEADS
from parsers.forms.label_tables import role_of_label
from parsers.forms.sheet_labels import MONEY_ROLES, label_at
from parsers.headings.columns import MoneyKind
from parsers.hierarchy.context import Context
from parsers.hierarchy.outline_money import (
    REMAINDER,
    Money,
    is_no_budget,
    money_in,
    money_remarks,
    states_sum,
)
from parsers.hierarchy.title_places import half_brackets, places_of, without_place
from parsers.hierarchy.totals import opens_total
from parsers.lists.amounts_apart import LEADER, amounts_apart
from parsers.lists.amounts_level import (
    amounts_last,
    left_above,
    may_wrap,
    with_titles_wrapped,
    wrapped_titles,
)
from parsers.lists.list_labels import (
    head_groups,
    label_within,
    list_label_at,
    money_without_amount,
    units_below_money,
)
from parsers.lists.list_margins import is_full, margins_of, wraps
from parsers.lists.list_starts import (
    BULLET,
    NOTE,
    Usual,
    ends_item,
    goes_on,
    is_contents,
    starts_of,
    usual_items,
)
from parsers.lists.own_missions import below_own_missions
from parsers.lists.units_wrapped import units_left, units_whole
from parsers.lists.year_captions import DatedLine
from parsers.lists.year_lines import goes_on_by_year, heads_sums, respelt, runs_by_year, years_alone
from parsers.model import Line
from parsers.money.sheet_money import sheet_money
from parsers.page.prose import Prose, as_prose

_POINT = regex.compile(r"[-–—•●▪*]\s*(?=[^\s\d])")  # below a title: no part of it
_DIGITS = regex.compile(r"\d+(?!.*\d)")
_WORD = regex.compile(
    r"(?P<label>[ก-๎]{3,30}(?:\s?(?:/|หรือ|และ)\s?[ก-๎]{3,30})*)\s?[:：]|(?P<label>[ก-๎]{8,}(?:/[ก-๎]+)?)(?=\s)"
)
_NAMELY = r"(?:ได้แก่|คือ|ประกอบด้วย)"
_LABELLED = regex.compile(
    r"(?<=[\s(])(?=[ก-ฮเแโใไ][^\s:：]{2,40}\s?[:：]|ผู้\s?รับ\s?ผิด\s?ชอบ\s|หน่วย\s?งาน\s?(?:ที่\s?)?รับ\s?ผิด\s?ชอบ\s"
    rf"|กลุ่ม\s?เป้า\s?หมาย\s*{_NAMELY})"
)
_UNIT = rf"(?P<office>(?:{UNIT_HEADS}|ศูนย์|สถาน|โรงเรียน)\s?[^\s\d][^\d]{{1,60}}?)"
_BY_OFFICE = regex.compile(
    rf"(?<=\s)(?:(?:รับผิดชอบ|ดำเนินการ)\s*โดย\s*{_UNIT}\s*(?=$|\n|[(,;])|(?:โดย)?มี\s*{_UNIT}\s*เป็น\s*(?:ผู้|หน่วย\s?งาน(?:ที่)?)\s*รับผิดชอบ(?:หลัก)?)"
)
# A line of its own below the item: "(สำนักปลัด, กองการศึกษา)".
_OFFICE_ALONE = regex.compile(
    rf"[(\[]\s*(?P<office>(?:{UNIT_HEADS}|ศูนย์|ทุกส่วน|ทุกกอง)[^()\[\]\d:]{{2,80}})[)\]]"
)
_LED = regex.compile(rf"\s?(?:{LEADER}\s?)?")
_RESULT = regex.compile(
    r"(?<=\s)(?:ได้(?:มีการ)?(?:ดำเนิน|จัด|ประกาศ|ออก|แต่งตั้ง|เผยแพร่|ประชา)"
    r"|ดำเนินการ(?:แล้ว|เสร็จ|เมื่อ|ครบ)|อยู่ระหว่าง|ยังไม่(?:ได้)?ดำเนิน|ไม่ได้ดำเนิน|มีการดำเนิน)"
)
_NOT_OF_AN_ITEM = frozenset({"title", "note"})
_NO_FIELDS = frozenset({"planned", "disbursed", "ignored", "unread"})
_TAIL = regex.compile(
    r"(?:(?<=\S)(?<!25[4-9]\d\s?[:：]?)\s+(?:[-–—•●▪*…/|]|_+|(?:โดย)?ใช้))?[\s,;(]*$"
)
_LONGEST_BRACKETS = 200  # characters to either side of a line's end
_CLOSES = regex.compile(rf"[^()]{{0,{_LONGEST_BRACKETS}}}\)")
_COLON = regex.compile(rf"[ ]?[:：]?\s*(?:{_NAMELY}\s*)?")
_WANTING = frozenset({"issue", "follow_up"})
"""What the sections of fact sheets have no label for, as tables of ITA measures do."""


def outline_items(
    lines: Sequence[DatedLine],
    engine: str,
    section: Section,
    fiscal_year_be: int | None = None,
) -> tuple[RawItem, ...]:
    """The items of prose lines, each with the headings and the year in force."""
    items: list[RawItem] = []
    lines = below_own_missions(lines, engine)
    every = [line for line, _context, _year in lines]
    usual = usual_items([clean(line.text) for line in every])
    for (context, year), members in groupby(lines, key=lambda entry: entry[1:]):
        if context != Context():
            mine = [line for line, _context, _year in members]
            found = _under(context, mine, engine, section, usual, every)
            items += (year.over(i, fiscal_year_be) for i in found) if year is not None else found
    return tuple(items)


def _under(
    context: Context,
    lines: list[Line],
    engine: str,
    section: Section,
    usual: Usual | None,
    listed: Sequence[Line],
) -> list[RawItem]:
    """The items of the lines under one heading; `listed`: those of the whole list."""
    texts = [clean(line.text) for line in lines]
    starts = starts_of(texts, usual)
    if starts == [k for k, text in enumerate(texts) if text] and is_contents(texts):
        return []
    items = []
    margins, grouped = margins_of(listed), head_groups(texts, starts)
    widest = wrapped_titles(listed)
    wrapped = may_wrap([lines[a:b] for a, b in pairwise([*starts, len(lines)])], section)
    for first, stop in pairwise([*starts, len(lines)]):
        full = is_full(lines[first], lines, margins)
        below = first + 1 + goes_on(texts[first], texts[first + 1 : stop], full)
        end = next((k for k in range(below, stop) if ends_item(texts[k:stop])), stop)
        printed, joined = units_whole(as_prose(lines[first:end], engine))
        goes: Sequence[bool] = wraps(lines, range(first, stop), margins)
        goes = [k in joined or on for k, on in enumerate(goes)]
        if wrapped:
            printed = amounts_last(printed, widest)
            goes = with_titles_wrapped(goes, printed, widest)
        item = _item(as_prose(printed, engine), goes, context, section, grouped)
        unread = " ".join(texts[end:stop]) if heads_sums(texts[end:stop]) else ""
        if unread or (end < stop and states_sum(texts[end]) and not opens_total(texts[end])):
            title = item.fields["title"]
            told = money_remarks(texts[end], (), section, title, unread=unread)  # whose is it?
            item = replace(item, remarks=(*item.remarks, *told))
        items.append(item)
    return items


@dataclass(frozen=True, slots=True)
class _Part:
    """A share of an item's text: its title, or what stands behind a label."""

    role: str
    start: int
    value: int
    end: int = 0


def _item(
    prose: Prose,
    wraps: Sequence[bool],
    context: Context,
    section: Section,
    grouped: bool,
) -> RawItem:
    parts = _parts(prose, wraps, section, grouped)
    spans: dict[str, Span] = {}
    for part in parts:
        if part.role not in spans and prose.text[part.value : part.end].strip():
            spans[part.role] = prose.span(part.value, part.end)
    title = parts[0]
    spans.setdefault("title", prose.span(0, max(1, title.value)))  # "โครงการที่ 3", and its money
    number = _DIGITS.search(prose.text, 0, title.value)
    if number is not None:
        spans["number"] = prose.span(*number.span())
    own = {role: span for role, span in spans.items() if role not in _NO_FIELDS}
    fields = context.headings() | own
    fields["title"], place = without_place(fields["title"])
    fields |= places_of(place, context) if place is not None else {}
    money = [part for part in parts if part.role in _NO_FIELDS]
    taken = [(part.start, part.end) for part in money if part.role != "unread"]
    unread = " ".join(prose.text[p.value : p.end] for p in money if p.role == "unread")
    places = [place for span in spans.values() for place in span.places]
    return RawItem(
        section,
        prose.locator(title.value, title.end),
        fields,
        _money(prose, money, fields.get("period")),
        remarks=(
            *money_remarks(
                prose.text, taken, section, spans["title"], _by_place(prose, money), unread
            ),
            *label_within(prose, title.value, title.end),
            *_left_above(prose, parts),
            *money_without_amount(prose),
            *units_left(prose),
            *respelt(prose),
            *(half_brackets(fields["title"]) if money else ()),
        ),
        places=tuple(dict.fromkeys(places)),
    )


def _left_above(prose: Prose, parts: Sequence[_Part]) -> tuple[Remark, ...]:
    """What stands between a title and the money right behind it."""
    if len(parts) < 2 or parts[1].role not in _NO_FIELDS:
        return ()
    return left_above(prose, parts[0].end, parts[1].start)


def _money(prose: Prose, parts: Sequence[_Part], period: Span | None) -> tuple[MoneyCell, ...]:
    """Several amounts of a kind are for `sheet_money` to choose from, or to doubt."""
    cells: list[MoneyCell] = []
    kinds: tuple[MoneyKind, ...] = ("planned", "disbursed")
    for kind in kinds:
        mine = [part for part in parts if part.role == kind]
        if mine:
            span = prose.span(mine[0].value, mine[-1].end)
            cells += sheet_money(span, period, kind)
    return tuple(cells)


def _parts(prose: Prose, wraps: Sequence[bool], section: Section, grouped: bool) -> list[_Part]:
    """The title and the labelled parts, in order; text that belongs to none of them is left."""
    labels = _labels(prose, section, grouped)
    closed: list[_Part] = []
    current: _Part | None = _Part("title", 0, title_offset(clean(prose.lines[0].text)) or 0)
    for at, part in sorted(
        [*_line_cuts(prose, wraps, labels), *((p.start, p) for p in labels)],
        key=lambda cut: (cut[0], cut[1] is not None),
    ):
        if current is not None:
            closed.append(replace(current, end=at))
        current = part
    if current is not None:
        closed.append(replace(current, end=len(prose.text)))
    return [replace(part, end=_trimmed(prose, part)) for part in closed]


def _line_cuts(
    prose: Prose, wraps: Sequence[bool], labels: Sequence[_Part]
) -> list[tuple[int, None]]:
    """Where lines begin that do not go on with the line before, such as another paragraph."""
    cuts: list[tuple[int, None]] = []
    for k, start in enumerate(prose.starts[1:], 1):
        in_label = any(label.start < start <= label.value for label in labels)
        point = _POINT.match(prose.text, start) and all(label.start >= start for label in labels)
        above = YEAR.search(prose.text, prose.starts[k - 1], start)
        if above is not None and goes_on_by_year(prose, k):
            continue  # a list of years goes on
        if _in_brackets(prose.text, start):
            continue
        if any(label.role == "planned" and label.start == label.value for label in labels[:1]):
            end = prose.starts[k + 1] if k + 1 < len(prose.starts) else len(prose.text)
            if start < labels[0].start < end:
                continue  # the line that the amount stands apart in is the title's
        if not in_label and (point or prose.gap_before(k) or not wraps[k - 1]):
            cuts.append((start, None))
    return cuts


def _in_brackets(text: str, start: int) -> bool:
    """Whether a line begins within brackets that close soon."""
    opened = text.rfind("(", max(0, start - _LONGEST_BRACKETS), start)
    if opened < 0 or ")" in text[opened:start]:
        return False
    return _CLOSES.match(text, start) is not None


def _trimmed(prose: Prose, part: _Part) -> int:
    """The part's end without the separator before the next one, or half a pair of brackets."""
    value = prose.text[part.value : part.end].rstrip()
    if part.value + len(value) - 1 in prose.starts and BULLET.fullmatch(f"{value[-1:]} "):
        value = value[:-1]  # a line's bullet, which is no dash behind a year
    value = _TAIL.sub("", value)
    if value.endswith(")") and "(" not in value:
        value = value[:-1].rstrip()
    return part.value + len(value)


def _labels(prose: Prose, section: Section, grouped: bool) -> list[_Part]:
    """Labels at the start of a line, or inside it where a colon, an amount or a unit follows.
    `grouped`: units alone on a line are of no item."""
    text = prose.text
    money = money_in(text, section)
    apart = _apart(prose, money)
    found = [_money_part(one) for one in money if one.value not in apart]
    found += [_Part("planned", at, at) for at in apart]
    found += [_Part("ignored", m.start(), m.end()) for m in REMAINDER.finditer(text)]
    behind = (*prose.starts, len(text), *(part.start for part in found))
    for start in prose.starts[1:]:
        office = _OFFICE_ALONE.match(text, start)
        if office is not None and _led_from(text, office.end()) in behind:
            found.append(_Part("responsible", start, office.start("office")))
    for by in _BY_OFFICE.finditer(text):
        found.append(_Part("responsible", by.start(), by.start("office")))
        found.append(_Part("ignored", by.end("office"), by.end()))
    bullets = ((start, BULLET.match(text, start)) for start in prose.starts[1:])
    opening = [bullet.end() if bullet is not None else start for start, bullet in bullets]
    for start in (*(match.start() for match in _LABELLED.finditer(text)), *opening):
        line = text[: prose.line_end(start)]
        hit = label_at(text, start) or list_label_at(line, start, start in opening)
        hit = hit or _wanting_at(prose, start)
        if hit is not None and hit[1] not in _NOT_OF_AN_ITEM:
            role = "unread" if hit[1] in MONEY_ROLES else hit[1]  # `money_in` reads what it can
            found.append(_Part(role, start, _behind(text, hit[0])))
    if not grouped and all(part.role != "responsible" for part in found):
        found += [_Part("responsible", at, at) for at in units_below_money(prose)]
    for at in runs_by_year(prose):
        above = max((p for p in found if p.start < at), key=lambda p: p.start, default=None)
        if above is None or above.role in ("responsible", "planned"):
            found.append(_Part("planned", at, at))
    alone = years_alone(prose)
    found += [_Part("unread", at, at) for at in alone]
    if section == "results" and not any(part.role == "result" for part in found):
        told = _RESULT.search(text)
        if told is not None and all(part.value != told.start() for part in found):
            found.append(_Part("result", told.start(), told.start()))
    lines = [text[start : prose.line_end(start)].strip() for start in prose.starts]
    notes = [
        (prose.starts[k], prose.starts[min(k + note[0].count("\n"), len(lines) - 1)])
        for k in range(1, len(lines))
        if (note := NOTE.match("\n".join(lines[k:]))) is not None
    ]
    kept: list[_Part] = []
    for part in sorted(found, key=lambda p: (p.start, -p.value)):
        at = max(start for start in prose.starts if start <= part.start)
        in_note = any(a < part.start < prose.line_end(b) for a, b in notes)
        if in_note and part.role not in _NO_FIELDS and not _has_colon(text, part):
            continue  # "ชื่อในวงเล็บ คือ หน่วยงานรับผิดชอบ"
        several = part.role == "planned" and text[at : prose.line_end(at)].count("งบ") > 1
        if several and kept and kept[-1].start in alone:
            continue  # of several years, which nobody could tell apart
        if not kept or (part.start >= kept[-1].value and part.start > kept[-1].start):
            kept.append(part)
    return kept


def _has_colon(text: str, part: _Part) -> bool:
    """Whether a colon says that a part's label is one."""
    return text[part.start : part.value].rstrip().endswith((":", "："))


def _by_place(prose: Prose, money: Sequence[_Part]) -> bool:
    """Whether an amount was taken that no word names."""
    return any(p.start == p.value and prose.text[p.value : p.value + 1].isdigit() for p in money)


def _apart(prose: Prose, money: Sequence[Money]) -> tuple[int, ...]:
    """The amount that stands apart behind the title; none where a word of its own names it."""
    text = prose.text
    labels = [at for at in prose.starts[1:] if label_at(text, at) is not None]
    found = amounts_apart(prose, min(labels, default=len(text)))
    named = [m.value for m in money if m.named and not THAI_END.search(text[: m.start])]
    if len(found) != 1 or found[0] in named or is_no_budget(text[: found[0]]):
        return ()
    return found


def _wanting_at(prose: Prose, start: int) -> tuple[int, str] | None:
    """(end, role) of a label at the start of a line that says what was found wanting."""
    if start not in prose.starts:
        return None
    word = _WORD.match(prose.text, start)
    role = None if word is None else role_of_label(word["label"])
    return (word.end(), role) if word is not None and role in _WANTING else None


def _money_part(money: Money) -> _Part:
    return _Part(money.kind, money.start, money.value)


def _led_from(text: str, at: int) -> int:
    """Where the text goes on behind a leader, or a space."""
    match = _LED.match(text, at)
    return at if match is None else match.end()


def _behind(text: str, at: int) -> int:
    match = _COLON.match(text, at)
    return at if match is None else match.end()
