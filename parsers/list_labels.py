"""Labels that open lines below the items of a list, besides those of fact sheets' sections: what is
being done of it ("สถานะ : อยู่ระหว่างดำเนินการ"), and known ones misread before their colon.
"""

from __future__ import annotations

import regex
from rapidfuzz import fuzz

from normalize.raw import Remark
from normalize.reading import read_progress
from normalize.thai_text import clean, squeeze
from parsers.label_tables import role_of_label
from parsers.prose import Prose
from parsers.sheet_labels import label_at

_ALIKE = 78  # of a misread label (0–100)
_LONGER = 2
_SHORTEST = 4  # letters of it
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
_COLON = regex.compile(r"(?P<label>[ก-ฮเ-ไ][^\d:：;]{2,30}?)\s*[:：]")
_STATE = regex.compile(r"สถานะ(?:การ)?(?:ดำเนิน(?:งาน|การ))?(?:โครงการ)?\s(?P<said>\s*\S+)")


def list_label_at(text: str, start: int, opens_line: bool = True) -> tuple[int, str] | None:
    """(end, role) of a label at `start` of cleaned text; one misread stands at the start of a line
    (`opens_line`), where a colon is behind it."""
    known = label_at(text, start)
    if known is not None:
        return known
    state = _STATE.match(text, start)
    if state is not None and read_progress(state["said"]) is not None:
        return state.start("said"), "progress"
    opened = _COLON.match(text, start)
    role = _role(opened["label"], opens_line) if opened is not None else None
    return (opened.end("label"), role) if opened is not None and role is not None else None


def _role(label: str, opens_line: bool) -> str | None:
    """What a label before a colon names."""
    if role_of_label(label.strip()) == "progress":
        return "progress"
    key = squeeze(label)
    if not opens_line or len(key) < _SHORTEST:
        return None
    near = [(fuzz.ratio(key, n), role) for role, names in _NAMES for n in names if _as_long(key, n)]
    score, role = max(near, default=(0.0, ""))
    return role if score >= _ALIKE else None


def _as_long(key: str, name: str) -> bool:
    """Whether two labels are about as long: a word of the title before one is no part of it."""
    return abs(len(key) - len(name)) <= _LONGER


def label_within(prose: Prose, start: int, end: int) -> tuple[Remark, ...]:
    """A line within a title that a label of no known name may open: "ประเภท : โครงการต่อเนื่อง"."""
    for k, at in enumerate(prose.starts):
        if start < at < end and _COLON.match(clean(prose.lines[k].text)) is not None:
            message = "a line of the title opens with a label that this program does not know"
            place = prose.span(at, end).places[0]
            raw = prose.lines[k].text.strip()
            return (Remark("title_uncertain", "warning", message, place, raw),)
    return ()
