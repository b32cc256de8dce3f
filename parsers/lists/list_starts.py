"""Which lines open the items of a list: numbered or behind bullets, mostly with a type word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import regex

from normalize.amounts import IN_BAHT
from normalize.numbering import Numbered, split_number, title_offset
from parsers.forms.sheet_labels import label_at
from parsers.hierarchy.outline_money import money_in, states_count, states_sum
from parsers.lists.list_labels import list_label_at
from parsers.lists.year_lines import heads_sums
from parsers.page.prose import opens_other_part

BULLET = regex.compile(r"\s*[-–—•●▪*]\s*")
FEWEST_ITEMS = 3
NOTE = regex.compile(r"หมาย\s?เหตุ\s*[:：]?(?:[^\n]*(?:คือ|หมายถึง|เป็น|ได้แก่|และ|ของ)\n)*[^\n]*")
"""A line that explains the list, with the lines in which its sentence goes on."""
_NAMED = regex.compile(r"(?<=\s)(?=[^\s:：]{2,40}\s?[:：])")
_ENDS_LIST = regex.compile(
    r"[\s\d.)]*(?:ปัญหา|อุปสรรค|ข้อเสนอแนะ|แนวทาง(?:การ)?แก้ไข|สรุป|ส่วนที่|บทที่|ภาคผนวก)"
)
_RESULTS_OF_YEAR = regex.compile(
    r"[\d\s.)]*ผลการ(?:ดำเนิน(?:งาน|การ)|ปฏิบัติงาน)(?:ตามแผน\S*)?\s*(?:ประจำ)?ปี(?:งบประมาณ)?\s*(?:พ\.\s?ศ\.)?\s*25\d\d\s*"
)
"""The heading of what was done in a year, which is the result of no item where no label of the item
follows; with a colon or a bullet it is a label itself."""
_FROM = regex.compile(r"จากการ(?!.*(?:\d|มี(?!ส่วน)|พบ|(?<!ราย)ได้|ไม่|แล้ว|ทำให้))")
"""What was done, and no sentence of what came of it."""
_HALF_WORD = regex.compile(r"(?:ส่วน|องค์|รวบ)$")
_ITS_REST = regex.compile(
    r"รวม(?!\s*(?:ทั้ง|เป็น|เงิน|งบ|จำนวน|ทุก|ราคา|ค่า|โครงการ|กิจกรรม|มาตรการ|รายการ|[:：=(]?\s*\d))"
)
"""ส่วนรวม (the public) and the like over a line's end; รวม alone sums up."""
_PAGE = regex.compile(r"(?<!ที่|รุ่น|ระยะ|หมู่|ครั้ง|ปี|ข้อ|ตอน)\s(?P<page>\d{1,3})$")
_DIGITS = regex.compile(r"\d+")
_WRAPPED = 2  # lines of a title, after the first
_USUAL = 0.5  # of the items are like this


@dataclass(frozen=True, slots=True)
class Usual:
    """How the items of a document's list look that have a type word: the shape of their numbers,
    and the section that the first label below them names."""

    shape: str
    role: str


def usual_items(texts: Sequence[str]) -> Usual | None:
    """What most of the items with a type word have in common; None where they have nothing."""
    typed = [k for k, text in enumerate(texts) if title_offset(text) is not None]
    typed = [k for k in typed if _shape(texts[k])]
    seen = Counter((_shape(texts[k]), _role_below(texts, k)) for k in typed)
    for (shape, role), n in seen.most_common(1):
        if role is not None and n >= max(2, _USUAL * len(typed)):
            return Usual(shape, role)
    return None


def _shape(text: str) -> str:
    """How a line's number is printed: "(0)" of "(12) …"; empty where there is none."""
    number = split_number(text)
    if number.item_no is None:
        return ""
    return _DIGITS.sub("0", text[: text.rfind(number.rest)]).strip()


def _role_below(texts: Sequence[str], k: int) -> str | None:
    """The section that the first label below a title names."""
    for text in texts[k + 1 : k + 2 + _WRAPPED]:
        hit = label_at(text, 0)
        if hit is not None:
            return hit[1]
        if split_number(text).item_no is not None:
            break
    return None


def starts_of(texts: Sequence[str], usual: Usual | None = None) -> list[int]:
    """The lines that open an item. Bullets do where nothing is numbered; below numbered items they
    are their parts. A number that goes on counting opens one without a type word too, and so does
    one that is `usual` in the list and has below it what is usual."""
    typed = [k for k, text in enumerate(texts) if title_offset(text) is not None]
    numbered = [k for k in typed if not BULLET.match(texts[k])]
    numbered = sorted({*numbered, *_like_usual(texts, numbered, usual)})
    typed = sorted({*typed, *numbered})
    starts: list[int] = []
    for k, text in enumerate(texts):
        if k in (numbered or typed) or (starts and _goes_on_counting(texts[starts[-1]], text)):
            starts.append(k)
        elif starts and _ENDS_LIST.match(text) and ":" not in text:
            after = next((n for n in numbered if n > k), None)
            if after is None or not _goes_on_counting(texts[starts[-1]], texts[after]):
                break  # problems told behind the list; a list that goes on tells each item's
    return starts


def _like_usual(texts: Sequence[str], typed: Sequence[int], usual: Usual | None) -> list[int]:
    """The lines without a type word that look like the list's items, and count from the first line
    under their heading on."""
    found: list[int] = []
    last = 0
    for k, text in enumerate(texts):
        if k in typed and usual is not None and _shape(text) == usual.shape:
            last = split_number(text).item_no or last
        elif usual is not None and _shape(text) == usual.shape:
            number = split_number(text).item_no
            first = k == 0 or last > 0
            if first and number == last + 1 and _role_below(texts, k) == usual.role:
                found.append(k)
                last = number
    return found


def _goes_on_counting(before: str, text: str) -> bool:
    """Whether a line has the next number in the style of an item's, and money behind its words."""
    one, other = split_number(before), split_number(text)
    if one.item_no is None or other.item_no != one.item_no + 1 or _style(one) != _style(other):
        return False
    same = before.replace(one.rest, "").strip().strip("0123456789")
    alike = text.replace(other.rest, "").strip().strip("0123456789") == same
    return alike and (title_offset(text) is not None or bool(money_in(text, "plan")))


def _style(number: Numbered) -> tuple[bool, bool]:
    return number.sub_mission_no is None, number.mission_no is None


def is_contents(texts: Sequence[str]) -> bool:
    """Whether every line ends with a page number, and these count up."""
    pages = [int(match["page"]) for text in texts if (match := _PAGE.search(text))]
    return len(pages) == len(texts) >= FEWEST_ITEMS and pages == sorted(pages)


def _has_label(note: str) -> bool:
    """Whether a label with its colon stands in the lines of a note, behind its first word."""
    named = (match.start() for match in _NAMED.finditer(note))
    return any((label_at(note, k) or list_label_at(note, k)) is not None for k in named)


def ends_item(texts: Sequence[str]) -> bool:
    """Whether the first of some lines is a sum of several items, or their number with nothing of
    the item behind it, or explains the list below its last item, or opens another part of the
    report."""
    text, *others = texts
    note = NOTE.match("\n".join(texts))
    if note is not None and IN_BAHT.search("\n".join(texts)) is None and not _has_label(note[0]):
        below = others[note[0].count("\n") :]
        return all((label_at(other, 0) or list_label_at(other, 0)) is None for other in below)
    told_below = any(list_label_at(other, 0) is not None for other in others)
    if states_sum(text) or ((states_count(text) or heads_sums(texts)) and not told_below):
        return True
    if _RESULTS_OF_YEAR.fullmatch(text):
        return all((label_at(other, 0) or list_label_at(other, 0)) is None for other in others)
    return opens_other_part(text) and list_label_at(text, 0) is None


def goes_on(title: str, texts: Sequence[str], full: bool) -> bool:
    """Whether the first of the lines below a title's is the rest of it, though it opens as a report
    goes on ("จากการปฏิบัติหน้าที่", from doing one's duty): the title fills its line (`full`), and below
    stands what a label tells of the item. Or it opens as a sum does, with the rest of a word."""
    if full and texts and _HALF_WORD.search(title) and _ITS_REST.match(texts[0]):
        return True
    rest = full and len(texts) > 1 and _FROM.match(texts[0]) is not None
    return rest and not states_sum(texts[0]) and list_label_at(texts[1], 0) is not None
