"""Columns of money in parts below one heading: by where it comes from ("แหล่งงบประมาณ (บาท)" over
งบ อบต. | เงินอุดหนุน | กองทุน สปสช.) or by quarters and months ("ผลการเบิกจ่าย" over ไตรมาส 1 … 4).

Where the table prints the whole too, the parts only check it (role "part"); else each is money of
its own that says of which part it is. Known names alone are parts: what is set, moved and left
(ตั้งไว้ | โอนเพิ่ม | คงเหลือ) adds up to nothing.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

import regex

from normalize.amounts import LEAST_BAHT, baht_per, parse_amount, says_no_budget
from normalize.thai_text import squeeze
from parsers.headings.columns import Column, kind_named
from parsers.headings.schedule_marks import is_mark
from parsers.headings.sum_columns import SUM
from parsers.rows import Row

_FEWEST = 2  # parts
_MOST_UNREAD = 0.25  # of what is printed below them
_SOURCE = regex.compile(
    r"(?:แหล่ง)?(?:งบ(?:ประมาณ)?|เงิน)*(?:ของ|จาก)?(?:"
    r"อบต|อบจ|เทศบาล|ท้องถิ่น|อปท|ตนเอง"
    r"|รายได้(?:(?:ของ|จาก)?(?:อบต|อบจ|อปท|เทศบาล|ท[ตมน]|ท้องถิ่น|ตนเอง)|(?:ที่)?จัดเก็บ(?:เอง)?)?"
    r"|อุดหนุน(?:ทั่วไป|เฉพาะกิจ|จาก(?:รัฐ|รัฐบาล|จังหวัด|อบจ))?|เงินสะสม|(?<=เงิน)สะสม|ทุนสำรอง(?:เงินสะสม)?|(?<=เงิน)กู้"
    r"|บริจาค|สมทบ|นอกงบประมาณ|ในงบประมาณ|จังหวัด|กลุ่มจังหวัด|รัฐบาล|แผ่นดิน|ส่วนกลาง|(?<=งบ)กลาง|ราชการ|(?:ภาค)?เอกชน"
    r"|(?:ภาค)?ประชาชน|ชุมชน|แหล่งอื่นๆ?|อื่นๆ?|ภายนอก|สปสช|สสส|กองทุน.{0,40}|ข้อบัญญัติ.{0,25}|เทศบัญญัติ.{0,25}"
    r"|(?<=งบ)(?:ดำเนินงาน|ลงทุน|รายจ่ายอื่น)|ค่าตอบแทน|ค่าใช้สอย|ค่าวัสดุ|ค่าครุภัณฑ์"
    r")(?:บาท)?"
)
_OR = regex.compile(r"/|,|\+|และ|หรือ")  # between sources of one column
_SPAN = regex.compile(r"(?:ครึ่งปี|(?:6|หก)เดือน)(?:แรก|หลัง)(?:บาท)?|งวดที่?\d(?:บาท)?")
_MONEY = regex.compile(r"งบ|เงิน|บาท|กองทุน|อุดหนุน|เบิก|จ่าย")
_ADDED_ON = regex.compile(r"(?<!เงิน)สะสม|ร้อยละ|%")  # each quarter with those before it
_TO_SPEND = regex.compile(r"(?<!ผล.*|ตาม)แผน(?:การ)?(?:ใช้|เบิก)?จ่าย(?!จริง)|จะ(?:ใช้|เบิก)")
_UNIT = regex.compile(r"\s*[(\[]?\s*(?:หน่วย\s*[:：]?\s*)?บาท\s*[)\]]?\s*$")
_QUARTER = regex.compile(r"ไตรมาส\s*(?:ที่)?\s*[1-4](?!\d)")
_MONTHS_NAMED = regex.compile(r"[ก-ฮ][ิี]?\.\s?[ก-ฮ]\.?")
_GROUP = regex.compile(r"แหล่ง(?:งบ|เงิน|ที่มา)|ที่มาของ(?:งบ|เงิน)")
_NO_SOURCE = regex.compile(
    r"เหลือ|ร้อยละ|เปอร์เซ็นต์|%|ตั้งไว้|ได้รับ|อนุมัติ|จัดสรร|จ่าย|ใช้|โอน|เดิม|จำนวน|วงเงิน|หมายเหตุ"
    r"|รายการ|ประเภท|หน้า|เลข|รหัส|เบิก|ค้าง|ผูกพัน|แผน|ผล|ปี|ขอรับ|(?:ครั้ง|คน|งวด|ไตรมาส)|^(?:งบประมาณ|เงิน|บาท)*$|\d"
)
_OPEN = ("note", "unbound")  # a heading that names no money, or where it comes from


def with_sources(columns: tuple[Column, ...], body: Sequence[Row]) -> tuple[Column, ...]:
    """The columns, money by its sources (or by halves of a year) told as the parts it is in."""
    below = _below_sources(columns)
    columns = _with_sum_of_sources(
        columns, {_under_sources(c) for c in columns if c.index in below}
    )
    found = [c for c in columns if c.index in below or _may_be_part(c)]
    runs: list[list[Column]] = []
    for column in found:
        after = runs and runs[-1][-1].index + 1 == column.index
        runs[-1].append(column) if after else runs.append([column])
    for run in runs:
        named = any(c.role == "money" for c in run) or any("บาท" in c.heading for c in run)
        if len(run) >= _FEWEST and _hold_money(run, body, least=0 if named else 1):
            columns = _settled(columns, run, body)
    return columns


def with_money_of_quarters(columns: tuple[Column, ...], body: Sequence[Row]) -> tuple[Column, ...]:
    """The columns, quarters and months told as money where their heading names it and amounts stand
    below them; with marks below they stay."""
    timed = [c for c in columns if c.role in ("quarter", "month")]
    money = all(_MONEY.search(c.heading) and not _ADDED_ON.search(c.heading) for c in timed)
    if len(timed) < _FEWEST or not money or not _hold_money(timed, body, least=1):
        return columns
    return _settled(columns, timed, body)


def _under_sources(column: Column) -> str | None:
    """The heading over a column's own that names all below it as sources; None without one."""
    over = squeeze(column.heading.removesuffix(column.own))
    return over if column.own and _GROUP.search(over) is not None else None


def _with_sum_of_sources(
    columns: tuple[Column, ...], headings: Set[str | None]
) -> tuple[Column, ...]:
    """The columns, a sum of sources that stands under their heading with them told as money."""
    return tuple(
        replace(c, role="money", kind="planned", unit_baht=baht_per(squeeze(c.heading)))
        if c.role in _OPEN and _under_sources(c) in headings and SUM.fullmatch(squeeze(c.own))
        else c
        for c in columns
    )


def _below_sources(columns: Sequence[Column]) -> set[int]:
    """The columns under a heading of sources that has a known one among them, whatever the others
    are called ("ภาคีเครือข่าย"), sums aside; none where one names something else of money."""
    groups: dict[str, list[Column]] = {}
    for column in columns:
        over = _under_sources(column)
        if over is not None and not SUM.fullmatch(squeeze(column.own)):
            groups.setdefault(over, []).append(column)
    return {
        c.index
        for group in groups.values()
        if any(map(_may_be_part, group)) and all(_may_be_part(c) or _may_be_other(c) for c in group)
        for c in group
    }


def _may_be_other(column: Column) -> bool:
    """Whether a column under a heading of sources may be one that no list has."""
    return column.role in ("money", *_OPEN) and _NO_SOURCE.search(squeeze(column.own)) is None


def _may_be_part(column: Column) -> bool:
    if column.role not in ("money", *_OPEN) or column.kind in ("integrated", "agency"):
        return False
    own = squeeze(column.own)
    named = _names_sources(column.own) or _SPAN.fullmatch(own) is not None
    return named and (own.startswith("รายได้") or _MONEY.search(squeeze(column.heading)) is not None)


def _names_sources(text: str) -> bool:
    """Whether a heading names where money comes from, one place or several ("เงินอุดหนุน/กองทุน")."""
    return all(_SOURCE.fullmatch(squeeze(part)) for part in _OR.split(text)) or (
        _SOURCE.fullmatch(squeeze(text)) is not None
    )


def _hold_money(parts: Sequence[Column], body: Sequence[Row], least: int) -> bool:
    """Whether nothing but money stands below some columns, at least so many amounts."""
    cells = [row.cells[c.index] for row in body for c in parts if c.index < len(row.cells)]
    texts = [cell.text for cell in cells if cell.printed and cell.text]
    read = [parse_amount(text, baht_per(squeeze(parts[0].heading))) for text in texts]
    states = [amount.status for amount in read]
    marks = any(a.status == "unreadable" and is_mark(t) for a, t in zip(read, texts, strict=True))
    marks |= any(0 < (amount.baht or 0) < LEAST_BAHT for amount in read)  # "1" for a mark, a count
    few = states.count("unreadable") <= _MOST_UNREAD * len(states)
    return not marks and few and states.count("amount") >= least


def _settled(
    columns: tuple[Column, ...], parts: Sequence[Column], body: Sequence[Row]
) -> tuple[Column, ...]:
    rest = [c for c in columns if c.role == "money" and c not in parts]
    others = [c for c in rest if not says_no_budget(c.own)]  # ticked where there is none
    stated = [c for c in rest if c not in others and _states_it(c, body)]
    told = [_as_part(c, parts) for c in (*parts, *stated)]
    settled = {c.index: replace(c, role="note", kind=None) for c in rest if c not in others}
    for part in told:
        wholes = [
            c
            for c in others
            if c.kind == part.kind
            and (c.year_be == part.year_be or None in (c.year_be, part.year_be))
        ]
        if wholes:
            year = wholes[0].year_be
            part = replace(part, role="part", year_be=year, part=None)
        settled[part.index] = part
    return tuple(settled.get(c.index, c) for c in columns)


def _states_it(column: Column, body: Sequence[Row]) -> bool:
    """Whether a column that is named ไม่ใช้งบประมาณ says so in words where it says anything."""
    cells = [row.cells[column.index] for row in body if column.index < len(row.cells)]
    texts = [cell.text for cell in cells if cell.printed and cell.text]
    return bool(texts) and all(map(says_no_budget, texts))


def _named(heading: str) -> str:
    """A part as it is printed, without its unit or what it is a quarter of."""
    quarter = _QUARTER.search(heading)
    return quarter[0] if quarter is not None else _UNIT.sub("", heading) or heading


def _as_part(column: Column, parts: Sequence[Column]) -> Column:
    squeezed = squeeze(column.heading)
    years = {c.year_be for c in parts}
    timed = column.role in ("quarter", "month")
    # Calendar years beside months are none of the money's: October begins the next fiscal year.
    calendar = timed and (len(years) > 1 or _MONTHS_NAMED.search(column.heading) is not None)
    spent = kind_named(squeezed) == "disbursed" and _TO_SPEND.search(squeezed) is None
    return replace(
        column,
        role="money",
        kind="disbursed" if spent else "planned",
        year_be=None if calendar else column.year_be,
        month=None,
        unit_baht=baht_per(squeezed),
        part=_named(column.own),
    )
