"""The cover's title and the memo's (บันทึกข้อความ) subject and date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import regex

from normalize.dates import find_dates
from normalize.fiscal_years import YEAR
from normalize.framework_headings import is_dimension_heading, is_mission_heading
from normalize.organisations import find_mentions
from normalize.raw import Fact
from normalize.thai_text import clean, squeeze
from parsers.documents.passages import Passage, span_of_passages

_COVER_LINES = 90  # prose lines; a cover stands before this
_MEMO_LINES = 16  # prose lines from บันทึกข้อความ to เรียน
_LONGEST_TITLE_LINE = 190
_TITLE = regex.compile(
    r"^(?:\(?ร่าง\)?\s*)?(?:แผน(?!ก(?!าร(?:ดำเนิน|ป้องกัน|ปฏิบัติ))|ที่|พัฒนาท้องถิ่น|แม่บท)|(?:แบบ)?รายงาน(?!ตัว)|สรุปผล|ผลการดำเนิน"
    r"|(?:แบบ|ตาราง|บัญชี)?(?:สรุป|แสดง)?(?:การ)?เปรียบเทียบ(?:แผน|ผลการ(?:ดำเนิน|ปฏิบัติ))|(?:แบบ|ตาราง|บัญชี)(?:แสดง)?แผน\s*(?:และ|กับ|/)\s*ผล)"
)
# Over the tables of a document that has no other title.
_TABLES_TITLE = regex.compile(
    r"^(?:(?:รายละเอียด|บัญชี)(?:โครงการ|กิจกรรม|มาตรการ|/)*\s*(?:ตาม)?แผน|แบบติดตามผล"
    r"|(?:บัญชี|ทะเบียน|ตาราง|รายการ|รายชื่อ)(?:แสดง|สรุป)?(?:โครงการ|กิจกรรม|มาตรการ|และ|/|\s)+"
    r"(?:เพื่อ|ด้าน|ใน|การ|\s)*(?:ต่อต้าน|ป้องกัน)"
    r"|แบบ(?:สรุป|เสนอ|ฟอร์ม)?(?:รายละเอียด)?(?:โครงการ|กิจกรรม|มาตรการ)(?:โครงการ|กิจกรรม|มาตรการ|/)*\s*(?:ตาม|ใน)แผน|ปฏิทิน(?:การ|กิจกรรม|งาน|แผน|โครงการ))"
)
_PART_TITLE = regex.compile(r"^(?:ส่วนที่|บทที่|ตอนที่)\s*\d\s*(?:แผน(?:ปฏิบัติการ|ป้องกัน)|รายงานผล)")
_WIDER_TITLE = regex.compile(
    r"^(?:มาตรการ|การนำผล|การดำเนินการ|การขับเคลื่อน|การวิเคราะห์ผล|(?:แบบ|การ)(?:กำกับ)?ติดตาม(?!ที่|ผล))"
)
# Below the title of a plan, or of one that says nothing of the assessment, a line of its text.
_MADE_TITLE = regex.compile(r"^(?:การ)?(?:กำหนด|จัดทำ)มาตรการ")
_OF_ITA = regex.compile(r"ITA|คุณธรรม\s*และ\s*ความโปร่งใส")
_SUBJECT = regex.compile(r"ทุจริต|ประพฤติมิชอบ|คุณธรรม|โปร่งใส|ITA|ผลการประเมิน", regex.IGNORECASE)
_GOES_ON = regex.compile(
    r"^(?:ประจำปี|พ\s?\.\s?ศ|\(|ระยะ|รอบ|ของ(?!$)|ภายใน|และ|ไปสู่|ป้องกัน|ปราบปราม|ปีงบ|ปี\s?พ|ปี\s?25|"
    r"การ(?!นำ)|เพื่อ|ตาม|ในการ|ด้าน|สู่|\d\s?ปี|\d{4})"
)
_ENDS = regex.compile(
    r"^(?:\(\s*(?:แผน|รายงาน)|อำเภอ|จังหวัด|อ\.|จ\.|คำนำ|สารบัญ|บทนำ|จัดทำ|โดย|โทร|ของ$|ส่วนที่|บทที่|หน้า|เรื่อง|ที่|http|www|\d+$)"
)
_SPACE_BEFORE = regex.compile(r"^(?:ประจำปี|พ\s?\.\s?ศ|\(|รอบ|ระยะ|ปี|ของ|\d)")
_RUNNING_TEXT = regex.compile(
    r"ดังนี้|ดังต่อไปนี้|ดังกล่าว|แล้วเสร็จ|เรียบร้อย|จึง|ได้จัดทำ|ขอรายงาน|ทราบโดยทั่วกัน|มาเพื่อ"
)
_LONGEST_TITLE = 300
_DIGIT = regex.compile(r"\d")
_YEAR_ASKED = regex.compile(r"พ\s?\.\s?ศ\s?\.?$")
_DOTS = regex.compile(r"(?:\.{2,}|…+)")
_LABEL = regex.compile(r"^\s*เรื่อง[\s.:…]*")
_MEMO = regex.compile(r".{0,8}บันทึกข้อความ")  # what is read of the emblem may stand before it
_MEMO_ENDS = regex.compile(r"^(?:เรียน|กราบเรียน|อ้างถึง|สิ่งที่ส่งมา|เรื่องเดิม|\d\s?\.)")


@dataclass(frozen=True, slots=True)
class Memo:
    """The memorandum before a report: its subject and date, where printed."""

    subject: Fact[str] | None
    date: Fact[date] | None


def _prose(passages: Sequence[Passage]) -> list[Passage]:
    return [p for p in passages if not p.is_cell]


def find_memo(passages: Sequence[Passage]) -> Memo | None:
    """The first memorandum among the prose lines; None when there is none."""
    prose = _prose(passages)
    start = next((i for i, p in enumerate(prose) if _MEMO.fullmatch(squeeze(p.text))), None)
    if start is None:
        return None
    head = prose[start + 1 : start + 1 + _MEMO_LINES]
    return Memo(_memo_subject(head), _memo_date(head))


def _memo_subject(head: Sequence[Passage]) -> Fact[str] | None:
    first = next((i for i, p in enumerate(head) if _LABEL.match(p.text)), None)
    if first is None:
        return None
    taken = [head[first]]
    for passage in head[first + 1 :]:
        if passage.gap or _MEMO_ENDS.match(passage.text):
            break
        taken.append(passage)
    text = clean("\n".join(_DOTS.sub(" ", p.text) for p in taken))
    text = _LABEL.sub("", text).strip(" .")
    return Fact(text, span_of_passages(taken)) if text else None


def _memo_date(head: Sequence[Passage]) -> Fact[date] | None:
    for passage in head:
        if regex.match(r"^(?:เรียน|เรื่องเดิม)", passage.text):
            return None
        if _LABEL.match(passage.text):
            continue
        dates = find_dates(_DOTS.sub(" ", passage.text))
        if dates:
            return Fact(dates[0].value, passage.span)
    return None


def find_title(passages: Sequence[Passage], memo: Memo | None) -> Fact[str] | None:
    """The title as the cover prints it; the memo's subject where no cover follows the memo."""
    prose = _prose(passages)[:_COVER_LINES]
    patterns = [_TITLE] if memo is not None and memo.subject is not None else [_TITLE, _WIDER_TITLE]
    for pattern in patterns:
        for index, passage in enumerate(prose):
            made = pattern is _WIDER_TITLE and _is_made_for_ita(prose, index)
            if made or _opens_title(prose, index, pattern):
                title = _title_from(prose[index:], passage)
                if len(title.value) <= _LONGEST_TITLE and not _RUNNING_TEXT.search(title.value):
                    return title
    if memo is not None and memo.subject is not None:
        return memo.subject
    for pattern in (_TABLES_TITLE, _PART_TITLE, _MADE_TITLE):
        for index, passage in enumerate(prose):
            if _opens_title(prose, index, pattern):
                return _title_from(prose[index:], passage)
    return _proclaimed_title(prose)


def _proclaimed_title(prose: Sequence[Passage]) -> Fact[str] | None:
    """The subject of a proclamation ("เรื่อง ประกาศใช้แผน…") where no cover is printed."""
    for passage in prose:
        text = regex.sub(r"^(?:ประกาศใช้|การประกาศใช้|ใช้)\s*", "", _LABEL.sub("", passage.text))
        opens = _TITLE.match(text) or _WIDER_TITLE.match(text)
        if _LABEL.match(passage.text) and opens and _SUBJECT.search(text):
            return Fact(text, passage.span)
    return None


def _is_made_for_ita(prose: Sequence[Passage], index: int) -> bool:
    """Whether a line says that measures were made for the assessment, and no plan is above it."""
    near = " ".join(p.text for p in prose[index : index + 3])
    if not _opens_title(prose, index, _MADE_TITLE) or _OF_ITA.search(near) is None:
        return False
    others = (_TABLES_TITLE, _PART_TITLE)
    return not any(_opens_title(prose, k, other) for k in range(index) for other in others)


def _opens_title(prose: Sequence[Passage], index: int, pattern: regex.Pattern[str]) -> bool:
    text = prose[index].text.strip("“”\"' ")
    if not pattern.match(text) or len(text) > _LONGEST_TITLE_LINE or _DOTS.search(text):
        return False
    near = " ".join(p.text for p in prose[index : index + 3])
    return _SUBJECT.search(near) is not None and not _RUNNING_TEXT.search(text)


def _title_from(lines: Sequence[Passage], first: Passage) -> Fact[str]:
    taken = [first]
    for passage in lines[1:7]:
        text = passage.text
        mentions = find_mentions(text)
        begins_name = bool(mentions) and mentions[0].start == 0
        if YEAR.fullmatch(text) and _YEAR_ASKED.search(taken[-1].text):
            taken.append(passage)
            continue
        if begins_name or _ENDS.match(text) or len(text) > _LONGEST_TITLE_LINE:
            break
        if is_dimension_heading(text) or (is_mission_heading(text) and _DIGIT.search(text)):
            break  # without a number it may be the report's own subject (มาตรการส่งเสริมคุณธรรม…)
        if (passage.gap and not _GOES_ON.match(text)) or (_TITLE.match(text) and passage.gap):
            break
        taken.append(passage)
    value = taken[0].text
    for passage in taken[1:]:
        glue = " " if _SPACE_BEFORE.match(passage.text) else "\n"
        value = clean(f"{value}{glue}{passage.text}")
    return Fact(value, span_of_passages(taken))
