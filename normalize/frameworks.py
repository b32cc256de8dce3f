"""Dimensions, missions and sub-missions as printed → the official lists in `lookups/`.

Everything here takes cleaned text (see `thai_text.clean`). มิติ is a dimension, ภารกิจ a mission;
for ITA the dimension is the instrument (IIT, EIT, OIT) and the mission the indicator (ตัวชี้วัด).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, cast, get_args

import regex
from rapidfuzz import fuzz

from normalize import lookup
from normalize.schema import Framework
from normalize.thai_text import squeeze, toneless

Level = Literal["dimension", "mission", "sub_mission"]

GOOD, FAIR = 84.0, 66.0  # scores (0–100): surely this name / this name when the number agrees
_MARGIN = 3.0  # a name must beat the runner-up by this much to be told without a number
_SHORTEST_PREFIX = 12  # characters of a cut-off name that still say which name it is
_YEAR_WEIGHT = 2  # the plan's years count like two headings that carry a framework's names

# What OCR makes of ที่ behind the word of a level: ที, ทึ่, ท; ขิ, ขี่. Vowels above, then tone marks.
NUMBER_WORD = r"(?:ท[\u0e34-\u0e37]?|ข[\u0e34-\u0e37])[\u0e47-\u0e4b]?"
# What it makes of มิติ: มติ, มิตินี้, มิตินที่, มิติน; มตท where all marks are lost. A digit must
# follow.
_DIMENSION_WORD = rf"(?:ม[ิี]?ต[ิี](?:นี้|น)?\s*(?:{NUMBER_WORD})?|มตท)\s*"
_NUMBERED_DIMENSION = regex.compile(rf"[\s*]*{_DIMENSION_WORD}\d")
_DIMENSION_NO = regex.compile(rf"{_DIMENSION_WORD}\(?\s*(?P<no>[1-9])(?![\d.,]*\d)[).:]?")
_PLAIN_NO = regex.compile(r"^[\s*\-–•(]*(?P<no>[1-9]\d?)(?!\s*[.,]?\s*\d)\s*[.):\-–]{0,3}\s*")
_MISSION_WORD = r"(?:ภารกิจ|การกิจ|การปฏิบัติ|กิจกรรม)"
_MISSION_NO = regex.compile(
    rf"(?:^[\s*\-–•(]*|{_MISSION_WORD}\s*(?:ตาม)?\s*(?:{_DIMENSION_WORD})?(?:ที่?)?\s*)"
    r"(?P<no>[1-9]\s?\.\s?[1-9]\d?)(?!\s?\.?\s?\d)\s*\.?\s*:?\s*"
)
_SUB_NO = regex.compile(
    r"^[\s*\-–•(]*(?P<no>[1-9]\s?\.\s?[1-9]\d?\s?\.\s?[1-9]\d?)(?!\s?\.?\s?\d)\s*\.?\s*"
)
BROKEN_SUB_NO = regex.compile(
    r"^[\s*\-–•(]*(?P<no>[1-9]\s?[.,]\s?[1-9]\s?[.,\-–\s]\s?[1-9])(?=\s*[ก-ฮเ-ไ])"
)
"""A sub-mission's number with points that a scan misread or lost: "2,2 1", "3.2-2"."""
_INDICATOR_NO = regex.compile(r"ตัวช[ีิ][่้]?วัด\s*(?:ที่?|ท่ี)?\s*(?P<no>10|[1-9])(?!\d)\s*[.):]?\s*")
_INSTRUMENT = regex.compile(r"(?<![A-Za-z])(?P<name>IIT|EIT|OIT)(?![A-Za-z])")
# What each instrument is called in Thai: its three letters are easily misread ("IT", "OrT").
_SURVEYS = {
    "IIT": toneless(r"แบบวัด.{0,40}ส่วนเสีย\s*ภายใน"),
    "EIT": toneless(r"แบบวัด.{0,40}ส่วนเสีย\s*ภายนอก"),
    "OIT": toneless(r"แบบ(?:วัด|ตรวจ).{0,20}เปิดเผย\s*ข้อมูล\s*สาธารณะ"),
}
_RANGE = regex.compile(r"^\s*(?:-|–|—|ถึง)\s*\d")  # "มิติที่ 1 - 4" is no dimension
_TOTAL = regex.compile(r"\s*(?:รวม|จำนวน)\s*(?:\d.*)?$")  # "มิติที่ 2 รวม 28 โครงการ"
_CONTINUED = regex.compile(r"\(\s*ต่อ\s*\)\s*$")


@dataclass(frozen=True, slots=True)
class Entry:
    """One official dimension, mission or sub-mission; `wordings` are the names it is known by."""

    framework: Framework
    level: Level
    no: str
    name: str
    parent: str
    wordings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Snap:
    """A printed heading understood as an official entry; `score` 0–100 is the name's likeness.

    `sure` is False when the number and the name disagree or neither is clear; `conflict` says so.
    A number without a printed name has score 100.
    """

    no: str
    name: str
    framework: Framework
    score: float
    sure: bool
    conflict: str | None = None

    def __post_init__(self) -> None:
        if not 0.0 <= self.score <= 100.0:
            raise ValueError(f"a score is between 0 and 100: {self.score}")


def _framework(text: str) -> Framework:
    if text not in get_args(Framework):
        raise ValueError(f"no such framework: {text!r}")
    return cast(Framework, text)


@cache
def entries(level: Level, framework: Framework | None = None) -> tuple[Entry, ...]:
    """The official entries of a level, of one framework or of all."""
    parents = {"dimension": "", "mission": "dimension_no", "sub_mission": "mission_no"}
    result = []
    for row in lookup.rows(f"{level}s"):
        if framework is not None and row["framework"] != framework:
            continue
        names = [row["name"]]
        names += [
            w["wording"]
            for w in lookup.rows("wordings")
            if (w["framework"], w["level"], w["no"]) == (row["framework"], level, row["no"])
        ]
        entry = Entry(
            framework=_framework(row["framework"]),
            level=level,
            no=row["no"],
            name=row["name"],
            parent=row.get(parents[level], ""),
            wordings=tuple(squeeze(name) for name in names),
        )
        result.append(entry)
    return tuple(result)


def _likeness(key: str, wording: str) -> float:
    """0–100; a name cut off at its end, or followed by other text, counts slightly less."""
    scores = [fuzz.ratio(key, wording)]
    if len(key) > len(wording) >= _SHORTEST_PREFIX:
        scores.append(0.96 * fuzz.ratio(key[: len(wording)], wording))
    if _SHORTEST_PREFIX <= len(key) < len(wording):
        scores.append(0.96 * fuzz.ratio(key, wording[: len(key)]))
    return max(scores)


def _best(key: str, candidates: Iterable[Entry]) -> tuple[Entry | None, float, float]:
    """The likest entry, its score, and the best score of an entry with another number."""
    scored = [
        (max(_likeness(key, wording) for wording in entry.wordings), entry) for entry in candidates
    ]
    if not scored or not key:
        return None, 0.0, 0.0
    top, entry = max(scored, key=lambda pair: pair[0])
    rival = max((score for score, other in scored if other.no != entry.no), default=0.0)
    return entry, top, rival


def _join_number(no: str) -> str:
    return str(regex.sub(r"\s+", "", no))


def _snap(
    printed: str | None, name: str, candidates: tuple[Entry, ...], *, order_only: bool = False
) -> Snap | None:
    """Number and name weighed against each other; the name decides where it is clear.

    `order_only`: the printed number may merely count rows, so it is no reason for a conflict.
    """
    key = squeeze(name)
    numbered = [entry for entry in candidates if entry.no == printed]
    own, own_score, _ = _best(key, numbered)
    best, score, rival = _best(key, candidates)
    if numbered and not key:
        sure = len({entry.name for entry in numbered}) == 1
        return Snap(numbered[0].no, numbered[0].name, numbered[0].framework, 100.0, sure)
    if best is None:
        return None
    if own is not None and own_score >= FAIR and own_score >= score - _MARGIN:
        return Snap(own.no, own.name, own.framework, own_score, True)
    if score >= GOOD and score - rival >= _MARGIN:
        conflict = None
        if printed is not None and printed != best.no and not order_only:
            conflict = f"printed with number {printed}, but named like {best.no} {best.name}"
        return Snap(best.no, best.name, best.framework, score, conflict is None, conflict)
    if own is not None and not order_only:
        conflict = f"number {printed} is {own.name}, but the printed name reads differently"
        return Snap(own.no, own.name, own.framework, own_score, own_score >= FAIR, conflict)
    return None


def _take(pattern: regex.Pattern[str], text: str) -> tuple[str | None, str]:
    """The number a pattern finds, and the text after it."""
    match = pattern.search(text)
    if match is None:
        return None, text
    return _join_number(match["no"]), text[match.end() :]


def _bare(text: str) -> str:
    return str(_CONTINUED.sub("", text.strip(" *:\t"))).strip()


def printed_instrument(text: str) -> str | None:
    """The ITA instrument a text names, by its letters or by its Thai name: IIT, EIT or OIT."""
    named = next((name for name, survey in _SURVEYS.items() if survey.search(text)), None)
    match = _INSTRUMENT.search(text)
    return named or (str(match["name"]) if match is not None else None)


def snap_dimension(text: str, framework: Framework | None = None) -> Snap | None:
    """The dimension (มิติ) or ITA instrument a cell or heading names; None rather than a guess."""
    text = _bare(text)
    instrument = printed_instrument(text)
    if instrument is not None and framework in (None, "ita"):
        entry = next(e for e in entries("dimension", "ita") if e.name == instrument)
        return Snap(entry.no, entry.name, "ita", 100.0, True)
    printed, rest = _take(_DIMENSION_NO, text)
    order_only = printed is None
    if printed is None:
        printed, rest = _take(_PLAIN_NO, text)
    if _RANGE.match(rest):
        return None
    if not order_only:
        rest = _TOTAL.sub("", _MISSION_NO.split(rest)[0])
    known = entries("dimension", framework)
    if framework is None and not squeeze(rest):
        return None
    return _snap(printed, rest, known, order_only=order_only and bool(squeeze(rest)))


def snap_mission(
    text: str, framework: Framework | None = None, dimension_no: int | None = None
) -> Snap | None:
    """The mission (ภารกิจ, "2.2") or ITA indicator ("6") a cell or heading names.

    `dimension_no` settles a name that several dimensions share; it does not overrule a number. A
    number of that dimension stands as printed, whatever number the framework has for the name: an
    office leaves missions out and counts on. One of another dimension may be a misprint.
    """
    text = _bare(text)
    if framework == "ita" or (framework is None and _INDICATOR_NO.search(text)):
        return _snap_indicator(text)
    printed, rest = _take(_MISSION_NO, text)
    if printed is not None and regex.match(r"[)\]]", rest):
        return None
    if printed is None and _SUB_NO.match(text):
        return None
    if framework is None and not squeeze(rest):
        return None
    known = tuple(e for e in entries("mission", framework) if e.framework != "ita")
    rest = regex.sub(r"^(?:กิจกรรม|โครงการ|มาตรการ)\s*ลำดับ.*$", "", rest)
    snap = _snap(printed, rest, known)
    if snap is None and dimension_no is not None:
        snap = _snap(printed, rest, tuple(e for e in known if e.parent == str(dimension_no)))
    if snap is None or printed is None or snap.no == printed or dimension_no is None:
        return snap
    return replace(snap, no=printed) if printed.startswith(f"{dimension_no}.") else snap


# "การใช้อำนาจ (IIT) คะแนนที่ได้ 81.17": no part of the name, and longer than many a name.
_SCORE_BEHIND = regex.compile(
    r"[\s,:–-]*[(\[]?\s*(?:(?:ได้|ผล|ค่า|มี|เป้า(?:หมาย)?)\s*)*(?:คะแนน(?:ที่ได้(?:รับ)?|เฉลี่ย|เป้าหมาย|เดิม|(?:ผล)?(?:การ)?ประเมิน)*"
    r"(?:\s*(?:ใน|ของ|ประจำ)?ปี(?:งบประมาณ)?\s*(?:(?:พ\.?\s?ศ\.?)?\s*25\d\d|ก่อน(?:หน้า)?|ที่(?:แล้ว|ผ่านมา)|ล่าสุด))?\s*[:：=]?"
    r"\s*(?:ได้\s*)?(?:ร้อยละ\s*)?\d{1,3}(?:\.\d{1,2})?|(?:ร้อยละ\s*)?\d{1,3}\.\d{1,2})\s*(?:คะแนน|%)?\s*[)\]]?\s*$"
)


def without_score(text: str) -> str:
    """The name of an indicator without the score printed behind it."""
    return str(_SCORE_BEHIND.sub("", text))


def _snap_indicator(text: str) -> Snap | None:
    text = without_score(text)
    printed, rest = _take(_INDICATOR_NO, text)
    order_only = printed is None
    if printed is None:
        printed, rest = _take(_PLAIN_NO, text)
    rest = regex.sub(r"\(.*?\)", "", rest)
    known = entries("mission", "ita")
    return _snap(printed, rest, known, order_only=order_only and bool(squeeze(rest)))


def snap_sub_mission(
    text: str, framework: Framework | None = None, mission_no: str | None = None
) -> Snap | None:
    """The sub-mission ("2.2.1") a heading names.

    Sub-missions are no closed list: the printed number and name stay, `conflict` says where the
    official list has that name under another number; `score` is the likeness to a listed name.
    An unnumbered one must be on the list.
    """
    text = _bare(text)
    printed, rest = _take(_SUB_NO, text)
    if printed is None and (broken := BROKEN_SUB_NO.match(text)) is not None:
        printed, rest = ".".join(regex.findall(r"\d", broken["no"])), text[broken.end() :]
    known = tuple(
        entry
        for entry in entries("sub_mission", framework)
        if mission_no is None or entry.parent == mission_no
    )
    snap = _snap(printed, rest, known) if squeeze(rest) else None
    if printed is None or framework is None:
        return snap
    if regex.match(r"[)\]]", rest):
        return None
    fits = mission_no in (None, _parent_of(printed))
    conflict = snap.conflict if snap is not None and snap.score >= GOOD else None
    score = snap.score if snap is not None else 0.0
    return Snap(printed, rest.strip(), framework, score, fits and conflict is None, conflict)


def _parent_of(sub_mission_no: str) -> str:
    return sub_mission_no.rsplit(".", 1)[0]


_LEVEL_MARK = regex.compile(
    r"(?<![\d.])(?P<no>[1-9]\s?\.\s?[1-9]\d?(?P<sub>\s?\.\s?[1-9]\d?)?)(?!\s?\.?\s?\d)(?!\s*[)\]])"
)


def split_levels(text: str) -> tuple[tuple[Level, str], ...]:
    """A cell that holds a mission and its sub-missions, or several missions, taken apart.

    Text before the first number is a dimension's. A cell without such numbers is one mission.
    """
    marks = list(_LEVEL_MARK.finditer(text))
    if not marks:
        return (("mission", text.strip()),) if text.strip() else ()
    parts: list[tuple[Level, str]] = []
    before = regex.sub(
        rf"{_MISSION_WORD}\s*(?:ตาม)?\s*(?:{_DIMENSION_WORD})?(?:ที่?)?\s*$",
        "",
        text[: marks[0].start()],
    )
    if squeeze(before):
        parts.append(("dimension", before.strip()))
    for mark, end in zip(marks, [*(m.start() for m in marks[1:]), len(text)], strict=True):
        level: Level = "sub_mission" if mark["sub"] else "mission"
        parts.append((level, text[mark.start() : end].strip()))
    return tuple(parts)


def instrument_of(indicator_no: str) -> int | None:
    """The ITA instrument (1 IIT, 2 EIT, 3 OIT) an indicator belongs to."""
    for entry in entries("mission", "ita"):
        if entry.no == indicator_no:
            return int(entry.parent)
    return None


def name_of(level: Level, framework: Framework, no: str) -> str | None:
    """The official name behind a number."""
    return next((e.name for e in entries(level, framework) if e.no == no), None)


def detect_framework(texts: Iterable[str], years: Iterable[int] = ()) -> Framework | None:
    """The framework most of a document's headings and cells follow; its plan years weigh in."""
    votes: Counter[Framework] = Counter()
    dimensions_seen = 0
    for text in texts:
        if not 0 < len(text) < 220:
            continue
        vote = _vote(text)
        if vote is not None:
            votes[vote] += 1
        dimensions_seen += _NUMBERED_DIMENSION.match(text) is not None
    nacc = framework_of_years(years)
    if nacc is not None and (dimensions_seen or votes["nacc_2561"] or votes["nacc_2566"]):
        votes[nacc] += _YEAR_WEIGHT
    if not votes:
        return None
    best = max(votes, key=lambda framework: votes[framework])
    return best if votes[best] >= 2 else None


def framework_of_years(years: Iterable[int]) -> Framework | None:
    """The framework in force in most of the given Buddhist Era years."""
    listed = tuple(years)
    best, most = None, 0
    for row in lookup.rows("frameworks"):
        if not row["year_from_be"]:
            continue
        first, last = int(row["year_from_be"]), int(row["year_to_be"])
        count = sum(first <= year <= last for year in listed)
        if count > most:
            best, most = _framework(row["framework"]), count
    return best


def _vote(text: str) -> Framework | None:
    """The one framework whose dimension or indicator this text names; None when shared."""
    if printed_instrument(text) and not regex.search(_DIMENSION_WORD + r"\d", text):
        return "ita"
    if _INDICATOR_NO.match(text):
        snap = _snap_indicator(text)
        return "ita" if snap is not None and snap.score >= GOOD else None
    head = _DIMENSION_NO.sub("", _PLAIN_NO.sub("", text))
    key = squeeze(head)
    if len(key) < _SHORTEST_PREFIX:
        return None
    found = {
        entry.framework
        for entry in entries("dimension")
        if any(fuzz.ratio(key, wording) >= GOOD for wording in entry.wordings)
    }
    return found.pop() if len(found) == 1 else None
