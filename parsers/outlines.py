"""Outlines: items listed in lines under the headings of dimensions and missions, without a table.

"1.1.1 โครงการ… งบประมาณ 30,000 บาท", "(1) มาตรการ…", "- กิจกรรม…"; what is known of an item stands
behind its title or in labelled lines below ("ผู้รับผิดชอบ สำนักปลัด").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

import regex
from rapidfuzz import fuzz

from normalize.amounts import BAHT
from normalize.numbering import split_number, title_offset
from normalize.raw import RawItem, Remark, Section, Span
from normalize.thai_text import clean, squeeze
from parsers.context import Context
from parsers.fact_sheets import label_at
from parsers.model import Line
from parsers.prose import Prose, as_prose, opens_other_part
from parsers.sheet_money import sheet_money
from parsers.totals import opens_total

_BULLET = regex.compile(r"\s*[-–—•●▪*]\s*")
_DIGITS = regex.compile(r"\d+")
_FEWEST_ITEMS = 3
_FULL = 0.8  # of the widest line: a shorter one is not wrapped
_SAME_TITLE = 90.0
_NEAR_PT, _NEAR_LINES = 60.0, 4  # from a line to the sheet it stands over
_MONEY = regex.compile(
    rf"งบ\s*ประมาณ\s*[:：]?\s*(?={BAHT})|(?<![^\s(])(?:(?P<spent>(?:ผล(?:การ)?)?(?:เบิกจ่าย|ใช้จ่าย|ใช้|จ่าย)(?:เงิน|งบประมาณ)?(?:จริง|ไป|แล้ว)?\s*(?:จำนวน)?\s*[:：]?\s*(?={BAHT}))"
    rf"|(?:ใช้|ตั้ง|ภายใน)?(?:วงเงิน)?งบ\s*ประมาณ(?:ที่(?:ใช้|ตั้งไว้|ได้รับ))?\s*(?:จำนวน)?\s*[:：]?\s*(?=\d|ไม่|[-–—](?!\S)|ปี)"
    rf"|(?:จำนวน(?:เงิน)?|เป็นเงิน|วงเงิน)\s*[:：]?\s*(?={BAHT})"
    rf"|(?={BAHT})|(?=ไม่\s*(?:ใช้|มี|ได้ใช้)\s*งบ))"
)
_LABELLED = regex.compile(
    r"(?<=\s)(?=[ก-ฮเแโใไ][^\s:：]{2,40}\s?[:：]|ผู้\s?รับ\s?ผิด\s?ชอบ\s|หน่วย\s?งาน\s?(?:ที่\s?)?รับ\s?ผิด\s?ชอบ\s)"
)
_AMOUNT = regex.compile(r"(?<![\d,.])\d{1,3}(?:,\d{3})+(?![\d,])|\d\s*บาท")
_MONEY_ROLES = frozenset({"money", "disbursed"})
_RESULT = regex.compile(
    r"(?<=\s)(?:ได้(?:มีการ)?(?:ดำเนิน|จัด|ประกาศ|ออก|แต่งตั้ง|เผยแพร่|ทำ|รับ|ส่ง|ประชา|มอบ|แจ้ง|ติด)"
    r"|ดำเนินการ(?:แล้ว|เสร็จ|เมื่อ|ครบ)|อยู่ระหว่าง|ยังไม่(?:ได้)?ดำเนิน|ไม่ได้ดำเนิน|มีการ(?:ดำเนิน|จัด))"
)
_NOT_OF_AN_ITEM = frozenset({"title", "note"})
_ENDS_LIST = regex.compile(
    r"[\s\d.)]*(?:ปัญหา|อุปสรรค|ข้อเสนอแนะ|แนวทาง(?:การ)?แก้ไข|สรุป|ส่วนที่|บทที่|ภาคผนวก)"
)
_TAIL = regex.compile(r"[\s,;(]*$")
_BEHIND = regex.compile(r"\s*[:：]?\s*")


def outline_items(
    lines: Sequence[tuple[Line, Context]], engine: str, section: Section
) -> tuple[RawItem, ...]:
    """The items of prose lines, each with the headings in force; nothing where there are few."""
    items: list[RawItem] = []
    for context, members in groupby(lines, key=lambda entry: entry[1]):
        if context != Context():
            items += _under(context, [line for line, _ in members], engine, section)
    return tuple(items) if len(items) >= _FEWEST_ITEMS else ()


def not_yet_read(outline: Sequence[RawItem], items: Sequence[RawItem]) -> tuple[RawItem, ...]:
    """The outline as a summary where most of its items are also read from tables or sheets."""
    sheets = [item for item in items if item.section == "fact_sheet"]
    outline = [item for item in outline if not any(_heads(item, sheet) for sheet in sheets)]
    known = [_title_key(item) for item in items]
    repeated = sum(_is_among(_title_key(item), known) for item in outline)
    if repeated * 2 <= len(outline):
        return tuple(outline)
    return tuple(replace(item, section="summary") for item in outline)


def _heads(item: RawItem, sheet: RawItem) -> bool:
    """Whether a line is no entry of a list but stands over its fact sheet."""
    one, other = item.fields["title"].places[-1], sheet.fields["title"].places[0]
    if one.page != other.page or not _is_among(_title_key(item), [_title_key(sheet)]):
        return False
    if one.box is not None and other.box is not None:
        return abs(other.box[1] - one.box[3]) <= _NEAR_PT
    return abs((other.line or 0) - (one.line or 0)) <= _NEAR_LINES


def _title_key(item: RawItem) -> str:
    return squeeze(split_number(clean(item.fields["title"].text)).rest)


def _is_among(key: str, known: Sequence[str]) -> bool:
    return any(fuzz.ratio(key, other) >= _SAME_TITLE for other in known)


def _under(context: Context, lines: list[Line], engine: str, section: Section) -> list[RawItem]:
    texts = [clean(line.text) for line in lines]
    starts = [k for k, text in enumerate(texts) if title_offset(text) is not None]
    ends = [
        k for k, text in enumerate(texts) if starts and k > starts[0] and _ENDS_LIST.match(text)
    ]
    lines = lines[: ends[0]] if ends else lines
    starts = [k for k in starts if k < len(lines)]
    items = []
    for first, stop in pairwise([*starts, len(lines)]):
        stop = next((k for k in range(first + 1, stop) if _is_other_part(texts[k])), stop)
        prose = as_prose(lines[first:stop], engine)
        items.append(_item(prose, _wraps(lines, range(first, stop)), context, section))
    return items


def _is_other_part(text: str) -> bool:
    return opens_total(text) or (opens_other_part(text) and label_at(text, 0) is None)


def _wraps(lines: Sequence[Line], which: range) -> list[bool]:
    """For each of the lines whether its text goes on in the next one: it reaches the margin."""
    reach = [_reach(line) for line in lines]
    widest = max(reach)
    return [reach[k] >= _FULL * widest for k in which]


def _reach(line: Line) -> float:
    return line.box.x1 if line.box is not None else float(len(line.text))


@dataclass(frozen=True, slots=True)
class _Part:
    """A share of an item's text: its title, or what stands behind a label."""

    role: str
    start: int
    value: int
    end: int = 0


def _item(prose: Prose, wraps: Sequence[bool], context: Context, section: Section) -> RawItem:
    parts = _parts(prose, wraps, section)
    spans: dict[str, Span] = {}
    for part in parts:
        if part.role not in spans and prose.text[part.value : part.end].strip():
            spans[part.role] = prose.span(part.value, part.end)
    title = parts[0]
    number = _DIGITS.search(prose.text, 0, title.value)
    if number is not None:
        spans["number"] = prose.span(*number.span())
    amounts = [part for part in parts if part.role == "money"]
    if len(amounts) > 1:  # which of them is the item's is for `sheet_money` to say, or to doubt
        spans["money"] = prose.span(amounts[0].value, amounts[-1].end)
    fields = {role: span for role, span in spans.items() if role not in _MONEY_ROLES}
    for level in ("dimension", "mission", "sub_mission"):
        heading = getattr(context, level)
        if heading is not None:
            fields[level] = heading
    period = fields.get("period")
    spent = sheet_money(spans.get("disbursed"), period)
    places = [place for span in spans.values() for place in span.places]
    return RawItem(
        section,
        prose.locator(title.value, title.end),
        fields,
        (*sheet_money(spans.get("money"), period), *(replace(m, kind="disbursed") for m in spent)),
        remarks=_money_left(spans["title"]),
        places=tuple(dict.fromkeys(places)),
    )


def _money_left(title: Span) -> tuple[Remark, ...]:
    """An amount in the title: the columns of a table that was taken for lines, or a part of it."""
    if _AMOUNT.search(title.text) is None:
        return ()
    message = "the text states money that was not read as this item's amount"
    return (Remark("amount_uncertain", "warning", message, title.places[0], title.text[:200]),)


def _parts(prose: Prose, wraps: Sequence[bool], section: Section) -> list[_Part]:
    """The title and the labelled parts, in order; text that belongs to none of them is left."""
    labels = _labels(prose, section)
    closed: list[_Part] = []
    current: _Part | None = _Part("title", 0, title_offset(clean(prose.lines[0].text)) or 0)
    for at, part in sorted([*_line_cuts(prose, wraps, labels), *((p.start, p) for p in labels)],
                           key=lambda cut: (cut[0], cut[1] is not None)):  # fmt: skip
        if current is not None:
            closed.append(replace(current, end=at))
        current = part
    if current is not None:
        closed.append(replace(current, end=len(prose.text)))
    return [replace(part, end=_trimmed(prose.text, part)) for part in closed]


def _line_cuts(
    prose: Prose, wraps: Sequence[bool], labels: Sequence[_Part]
) -> list[tuple[int, None]]:
    """Where lines begin that do not go on with the line before, such as another paragraph."""
    cuts = []
    for k, start in enumerate(prose.starts[1:], 1):
        in_label = any(label.start < start <= label.value for label in labels)
        goes_on = wraps[k - 1] and not prose.gap_before(k)
        if not goes_on and not in_label:
            cuts.append((start, None))
    return cuts


def _trimmed(text: str, part: _Part) -> int:
    """The part's end without the separator before the next one, or half a pair of brackets."""
    value = _TAIL.sub("", text[part.value : part.end])
    if value.endswith(")") and "(" not in value:
        value = value[:-1].rstrip()
    return part.value + len(value)


def _labels(prose: Prose, section: Section) -> list[_Part]:
    """Labels at the start of a line, or inside it where a colon, an amount or a unit follows."""
    text = prose.text
    found = [
        _Part("disbursed" if match["spent"] else "money", match.start(), match.end())
        for match in _MONEY.finditer(text)
    ]
    candidates = [match.start() for match in _LABELLED.finditer(text)]
    for start in prose.starts[1:]:
        bullet = _BULLET.match(text, start)
        candidates.append(bullet.end() if bullet is not None else start)
    for start in candidates:
        hit = label_at(text, start)
        if hit is not None and hit[1] not in _NOT_OF_AN_ITEM:
            found.append(_Part(hit[1], start, _behind(text, hit[0])))
    if section == "results" and not any(part.role == "result" for part in found):
        told = _RESULT.search(text)
        found += [_Part("result", told.start(), told.start())] if told is not None else []
    kept: list[_Part] = []
    for part in sorted(found, key=lambda p: (p.start, -p.value)):
        if not kept or (part.start > kept[-1].value and part.role != kept[-1].role):
            kept.append(part)
    return kept


def _behind(text: str, at: int) -> int:
    colon = _BEHIND.match(text, at)
    return colon.end() if colon is not None else at
