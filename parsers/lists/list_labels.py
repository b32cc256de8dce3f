"""Labels that open lines below the items of a list, besides those of fact sheets' sections: what is
being done of it ("สถานะ : อยู่ระหว่างดำเนินการ"), where it stands ("ภารกิจตามมิติ : 1.1 …"), and known
ones misread before their colon.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import regex
from rapidfuzz.distance import OSA

from normalize.amounts import BAHT, NO_BUDGET
from normalize.raw import Remark
from normalize.reading import opens_choice, read_progress
from normalize.thai_text import clean, markless, squeeze, toneless
from normalize.units import is_known_unit, names_unit, split_responsible
from parsers.forms.label_tables import role_of_label
from parsers.forms.sheet_labels import label_at
from parsers.page.prose import Prose

_SHORTEST = 4  # letters of a misread label
_LETTERS_TO_ONE = 4  # for each one that may be misread
_LETTERS_TO_ONE_MARK = 3  # where vowels and tones alone are
_NAMES = (
    ("progress", ("สถานะ", "สถานะการดำเนินงาน", "สถานะโครงการ", "ความก้าวหน้า")),
    ("result", ("ผลการดำเนินงาน", "ผลการดำเนินการ", "ผลการปฏิบัติงาน")),
    ("responsible", ("ผู้รับผิดชอบ", "หน่วยงานที่รับผิดชอบ", "หน่วยงานรับผิดชอบ")),
    ("indicator", ("ตัวชี้วัด", "ตัวชี้วัดความสำเร็จ")),
    ("period", ("ระยะเวลา", "ระยะเวลาดำเนินการ")),
    ("target", ("เป้าหมาย",)),
    ("target_group", ("กลุ่มเป้าหมาย",)),
    ("objectives", ("วัตถุประสงค์",)),
    ("approach", ("วิธีดำเนินการ", "แนวทางการดำเนินการ")),
    ("area", ("พื้นที่ดำเนินการ", "สถานที่ดำเนินการ")),
    ("money", ("งบประมาณ", "งบประมาณที่ใช้", "เบิกจ่าย", "ผลการเบิกจ่าย")),
)
_OTHERS: dict[str, str | None] = {
    "แผนการดำเนินงาน": None, "แผนการดำเนินการ": None, "แผนดำเนินการ": None, "แผนดำเนินงาน": None,
    "แผนการปฏิบัติงาน": None, "แผนการเบิกจ่าย": None, "แผนการใช้จ่าย": None, "การดำเนินงาน": None,
    "การดำเนินการ": None, "การปฏิบัติงาน": None, "งานดำเนินการ": None, "ผู้รับจ้าง": None,
    "ผู้รับบริการ": None, "สถานี": None, "สถานศึกษา": None, "สถานที่": "area",
    "วันที่ดำเนินการ": "period", "วันดำเนินการ": "period", "วันเวลาดำเนินการ": "period",
    "วันที่ดำเนินงาน": "period", "เวลาดำเนินการ": "period", "เวลาดำเนินงาน": "period",
    "เดือนที่ดำเนินการ": "period", "เดือนดำเนินการ": "period",
    "วันที่จัดกิจกรรม": "period", "วันที่จัดโครงการ": "period",
}  # fmt: skip
"""Labels of their own that are near to others by their letters, and what they name."""
_LEVEL = toneless(  # with its number: "ภารกิจ : งานท่องเที่ยว" is what an office does
    r"(?:(?P<mission>[ภก]าระ?กิจ(?:ตามม[ิี]?ต[ิี])?)|ม[ิี]?ต[ิี])(?:ที่)?"
    r"(?=\s*[:：]\s*(?:ม[ิี]?ต[ิี]ที่\s*)?[1-9])"
)
_OFFICE = regex.compile(  # and nothing but names of units behind it; specks before it
    r"[.,;'’‘`·|~_^\s]*(?:หน่วย\s?งาน|ส่วน(?:ราชการ|งาน)|เจ้าภาพ)(?:\s*[:：]\s*|\s+)(?P<units>[^\d:：()]{3,80})"
)
_BETWEEN_UNITS = regex.compile(r"\s*[/,]\s*|\s+และ\s*(?=กอง|สำนัก)")
_AIM = regex.compile(
    r"(?:ความ|จุด)มุ่งหมาย\s*[:：]\s*|(?:(?:ความ|จุด)?มุ่งหมาย\s*[:：]?\s*)(?=ให้|เพื่อ|ที่จะ)"
)
"""What opens a line of an item's aim, its own words before it or not."""
_COLON = regex.compile(r"(?P<label>[ก-ฮเ-ไ][^\d:：;]{2,30}?)\s*[:：]")
_STATE = regex.compile(r"สถานะ(?:การ)?(?:ดำเนิน(?:งาน|การ))?(?:โครงการ)?\s+(?P<said>\S+)")

_ENDS_WITH_MONEY = regex.compile(rf"(?:{BAHT}|{NO_BUDGET})\s*\)?\s*$")

_ENDS_WITH_LABEL = regex.compile(
    r"(?:^|\s)(?:(?:วงเงิน)?งบ\s?ประมาณ(?:ที่\s?(?:ตั้ง(?:ไว้)?|ได้รับ|ใช้(?:จ่าย)?(?:จริง|ไป)?)|ตามแผน)?|(?:ผลการ)?เบิก\s?จ่าย(?:จริง|แล้ว)?"
    r"|ใช้(?:จ่าย)?จริง|ใช้ไป|ตั้งไว้)\s*[:：]?$"
)


def list_label_at(text: str, start: int, opens_line: bool = True) -> tuple[int, str] | None:
    """(end, role) of a label at `start` of cleaned text; one misread stands at the start of a line
    (`opens_line`), where a colon is behind it."""
    known = label_at(text, start)
    if known is not None:
        return known
    level = _LEVEL.match(text, start) if opens_line else None
    if level is not None:
        return level.end(), "mission" if level["mission"] is not None else "dimension"
    office = _office_at(text, start) if opens_line else None
    if office is not None:
        return office, "responsible"
    aim = _AIM.match(text, start) if opens_line else None
    if aim is not None:
        return aim.end(), "objectives"
    state = _STATE.match(text, start)
    if state is not None and (
        read_progress(state["said"]) is not None or opens_choice(text[state.start("said") :])
    ):
        return state.start("said"), "progress"
    opened = _COLON.match(text, start)
    role = _role(opened["label"], opens_line) if opened is not None else None
    return (opened.end("label"), role) if opened is not None and role is not None else None


def _office_at(text: str, start: int) -> int | None:
    """Where the names of units begin behind หน่วยงาน ("unit") at the start of a line."""
    named = _OFFICE.fullmatch(text, start)
    if named is None or not all(map(names_unit, _BETWEEN_UNITS.split(named["units"]))):
        return None
    return named.start("units")


def _role(label: str, opens_line: bool) -> str | None:
    """What a label before a colon names."""
    if role_of_label(label.strip()) == "progress":
        return "progress"
    key = squeeze(label)
    if not opens_line or len(key) < _SHORTEST:
        return None
    known = [(name, role) for role, names in _NAMES for name in names]
    near = [(OSA.distance(key, name), role) for name, role in (*known, *_OTHERS.items())]
    least = min(edits for edits, _role in near)
    roles = {role for edits, role in near if edits == least}
    nearest = [name for name, _role in known if OSA.distance(key, name) == least]
    sure = key in _OTHERS or any(_is_misread(key, name) for name in nearest)
    return roles.pop() if sure and len(roles) == 1 else None


def _is_misread(key: str, name: str) -> bool:
    """Whether a label is another one misread: one letter at most, or some of the vowels and tones
    above and below the letters. Another word has other letters ("แผน" for "ผล")."""
    letters = OSA.distance(markless(key), markless(name))
    of_each = _LETTERS_TO_ONE if letters else _LETTERS_TO_ONE_MARK
    return letters <= 1 and OSA.distance(key, name) <= max(1, len(name) // of_each)


def label_within(prose: Prose, start: int, end: int) -> tuple[Remark, ...]:
    """A line within a title that a label of no known name may open: "ประเภท : โครงการต่อเนื่อง"."""
    for k, at in enumerate(prose.starts):
        if start < at < end and _COLON.match(clean(prose.lines[k].text)) is not None:
            message = "a line of the title opens with a label that this program does not know"
            place = prose.span(at, end).places[0]
            raw = prose.lines[k].text.strip()
            return (Remark("title_uncertain", "warning", message, place, raw),)
    return ()


def money_without_amount(prose: Prose) -> tuple[Remark, ...]:
    """A label of money at a line's end, and below it the next label or nothing: the dash or amount
    behind it may be lost."""
    texts = [prose.text[at : prose.line_end(at)].strip() for at in prose.starts]
    for k, (text, below) in enumerate(zip(texts, [*texts[1:], ""], strict=True)):
        label = _ENDS_WITH_LABEL.search(text) if k else None  # a title may end with the word
        if label is None or (below and list_label_at(below, 0) is None):
            continue
        message = "nothing was read behind a label of money"
        place = prose.span(prose.starts[k], prose.line_end(prose.starts[k])).places[0]
        return (Remark("amount_uncertain", "warning", message, place, text),)
    return ()


def units_below_money(prose: Prose) -> list[int]:
    """Where lines begin that hold nothing but known units, right below one that ends with what an
    item's budget is: no label says that they are responsible. Below other lines they may be the
    rest of a title."""
    ends = [*prose.starts[1:], len(prose.text) + 1]
    lines = [prose.text[a:b].strip() for a, b in zip(prose.starts, ends, strict=True)]
    return [prose.starts[k] for k in _units_below(lines)]


def head_groups(texts: Sequence[str], starts: Sequence[int]) -> bool:
    """Whether units alone head groups of a list's items, or sign it: one stands above the first
    item, or more items end with their money than have a unit below it, or one of two does."""
    if starts and starts[0] and _are_units(texts[starts[0] - 1]):
        return True
    items = [texts[a:b] for a, b in pairwise([*starts, len(texts)])]
    with_unit = sum(bool(_units_below(lines)) for lines in items)
    without = sum(_ENDS_WITH_MONEY.search(lines[-1]) is not None for lines in items)
    return with_unit < without or with_unit == without == 1


def _units_below(lines: Sequence[str]) -> list[int]:
    """Which lines hold known units alone, right below money."""
    below = (k for k in range(1, len(lines)) if _ENDS_WITH_MONEY.search(lines[k - 1]) is not None)
    return [k for k in below if _are_units(lines[k])]


def _are_units(text: str) -> bool:
    units = split_responsible(text)
    return bool(units) and all(map(is_known_unit, units))
