"""What was spent, below or behind what an item's result tells, in a report without a column of it:
"เบิกจ่าย 236,480 บาท" ("spent …") as the cell's first or last line, or in brackets at its end.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import regex

from normalize.amounts import LARGE, NO_BUDGET, parse_amount
from normalize.raw import MoneyCell, Remark, Section, Span
from normalize.thai_text import clean, to_ascii_digits
from parsers.hierarchy.outline_money import money_left
from parsers.money.sheet_money import sub_span

IN_RESULT = -1
"""Stands for the result's cell among the places of the columns of money that are in doubt."""

_LABEL = (
    r"(?:(?:ยอด|ผล(?:การ)?|จำนวนเงินที่|งบประมาณที่|เงินที่|โดย)?\s?"
    r"(?:(?:เบิก|ใช้)จ่าย(?:เงิน|งบประมาณ)?(?:จริง|ไป|แล้ว)?(?:ทั้งสิ้น)?"
    r"|(?:ใช้|จ่าย)(?:เงิน|งบประมาณ)?(?:จริง|ไป|แล้ว)(?:ทั้งสิ้น)?))"
)
_BETWEEN = r"\s*(?:จำนวน(?:เงิน)?|เป็นเงิน)?\s*[:：=]?\s*"
_FIGURE = r"(?:[1-9]\d{0,2}(?:,\d{3})+|\d+)(?:\.\d\d)?"
_VALUE = (
    rf"(?P<value>{_FIGURE}\s*(?:\.?-)?\s*(?:{LARGE})?\s*บาท(?:ถ้วน)?"
    rf"|[1-9]\d{{0,2}}(?:,\d{{3}})+(?:\.\d\d|\.-)?|[-–—]|{NO_BUDGET})"
)
_ONE = rf"(?P<label>{_LABEL}){_BETWEEN}{_VALUE}"
_BULLET = r"[-–•*]?\s*"
_FORMS = tuple(
    regex.compile(form, regex.DOTALL)
    for form in (
        rf"\s*{_BULLET}(?:{_ONE}|[(\[]\s*{_ONE}\s*[)\]])\s*(?P<kept>)",
        rf"(?P<kept>.+?)\s*(?:\n\s*{_BULLET}{_ONE}|[(\[]\s*{_ONE}\s*[)\]])\s*",
        rf"\s*{_BULLET}{_ONE}[^\S\n]*\n\s*(?P<kept>.+?)\s*",
    )
)
_SAID = regex.compile(
    rf"{_LABEL}{_BETWEEN}(?:{_FIGURE}\s*(?:\.?-)?\s*บาท|[1-9]\d{{0,2}}(?:,\d{{3}})+)"
)
# Before a line that the column broke: "ยังไม่ได้ | เบิกจ่าย 5,000 บาท", "อยู่ระหว่างการ | เบิกจ่าย …",
# "ขออนุมัติ | เบิกจ่าย …", "คงเหลือหลัง | เบิกจ่าย …".
_GOES_ON = regex.compile(
    r"(?:(?:ไม่|มิ)(?:ได้|มี)?|รอ|จะ|เพื่อ|ขอ|เตรียม|ระหว่าง|กำลัง|คงเหลือ|(?<!ถูก)ต้อง|ให้|คาดว่า|สามารถ"
    r"|ติดตาม|รายงาน|เปิดเผย|เผยแพร่|ตรวจสอบ|เร่งรัด|ฎีกา|อนุมัติ|หลัง|ก่อน|จาก|ค้าง|ไว้|วงเงิน|(?<!ตาม)แผน|(?<!ตาม|บรรลุ|กลุ่ม|ทุก|ครบ|ถึง)เป้าหมาย"
    r"|(?<!ดำเนิน|โครง|บริ|ราช|ประ|สวัสดิ|กิจ|ผู้พิ)การ)(?:การ)?[\s(\[•*–-]*$"
)


def spent_in_results(
    fields: Mapping[str, Span],
    money: Iterable[MoneyCell],
    section: Section,
    doubts: Mapping[int, str],
) -> tuple[dict[str, Span], tuple[MoneyCell, ...], tuple[Remark, ...]]:
    """The fields with the result that remains, what it says was spent, and what of it could not be
    read, in a report where nothing else of the item's `money` says it."""
    result = fields.get("result")
    told = any(cell.kind == "disbursed" for cell in money)
    if section != "results" or result is None or told:
        return {**fields}, (), ()
    match = _spending(result.text)
    if match is None:
        return {**fields}, (), _remarks(result)
    others = {role: span for role, span in fields.items() if role != "result"}
    kept = _part(result, match, "kept")
    if kept.text:
        others["result"] = kept
    cell = MoneyCell(None, "disbursed", _part(result, match, "value"), doubt=doubts.get(IN_RESULT))
    return others, (cell,), ()


def tells_spending(span: Span) -> bool:
    """Whether a result's text says what was spent."""
    return _spending(span.text) is not None


def _spending(text: str) -> regex.Match[str] | None:
    """What was spent, where a text says it once, in a place of its own, and states no other
    money."""
    printed = to_ascii_digits(text)
    match = next((m for form in _FORMS if (m := form.fullmatch(printed))), None)
    if match is None or _GOES_ON.search(printed[: match.start("label")]):
        return None
    amount = parse_amount(clean(match["value"]))
    known = amount.status in ("amount", "dash", "no_budget") and amount.doubt is None
    kept = clean(match["kept"])
    return match if known and not money_left(kept, ()) and not _SAID.search(kept) else None


def _part(span: Span, match: regex.Match[str], part: str) -> Span:
    return sub_span(span, span.text[slice(*match.span(part))].strip())


def _remarks(result: Span) -> tuple[Remark, ...]:
    text = to_ascii_digits(clean(result.text))
    if not _SAID.search(text):
        return ()
    message = "the result states money that was not read as what was spent"
    return (Remark("amount_uncertain", "warning", message, result.places[0], result.raw),)
