"""The fiscal years that a period or another text names."""

from __future__ import annotations

import regex

from normalize.dates import THAI_MONTHS

YEAR = regex.compile(r"(?<!\d)25[4-9]\d(?!\d)")
_YEARS = r"(?:(?:ประจำ)?ปี(?:งบประมาณ)?\s*)?(?:พ\.ศ\.\s*)?25[4-9]\d"
_TO, _AND = r"\s*(?:[-–—]|ถึง)\s*", r"\s*(?:,|และ)\s*"
YEAR_LIST = rf"{_YEARS}(?:(?:{_TO}|{_AND}){_YEARS})*"
"""A pattern for one year or several, as lists and ranges name them."""

_RANGE = regex.compile(
    rf"(?P<first>25[4-9]\d){_TO}(?:(?:ประจำ)?ปี(?:งบประมาณ)?\s*)?(?:พ\.ศ\.\s*)?(?P<last>25[4-9]\d)"
)
_LISTED = regex.compile(rf"25[4-9]\d\s*(?:,|และ|/)\s*{_YEARS}")
_NUMBER_OF = {
    name: no
    for no, full, short in THAI_MONTHS
    for name in (full, short.rstrip("."), short.replace(".", ""))
}
MONTH = "|".join(sorted(map(regex.escape, _NUMBER_OF), key=len, reverse=True))
"""A pattern for the names of months, whole and abbreviated."""
_MONTH = regex.compile(rf"(?<![ก-๎])(?:{MONTH})")
_FISCAL_YEAR = regex.compile(
    r"ปีงบประมาณ\s*(?:พ\.ศ\.)?\s*(?P<year>25[4-9]\d)(?!\d)(?!\s*(?:[-–—,]|ถึง|และ)\s*(?:พ\.ศ\.)?\s*25)"
)
_MONTH_LIKE = regex.compile(r"คม|ยน|พันธ์")  # also of names misread


def fiscal_years(text: str) -> list[int]:
    """The fiscal years a cleaned period names: "2566 - 2570" are five, "ธันวาคม 2566" is 2567."""
    years = [int(y) for y in YEAR.findall(text)]
    if not years:
        return []
    months = [(m.start(), _NUMBER_OF[m[0]]) for m in _MONTH.finditer(text)]
    named = _FISCAL_YEAR.search(text)
    if months and named is not None:
        return [int(named["year"])]
    if months and "ปีงบ" not in text:
        return _of_months(text, months)
    if _LISTED.search(text) and not months:
        return _listed_years(text)
    if len(years) == 2 and 0 < years[1] - years[0] <= 10:
        if (months or _MONTH_LIKE.search(text)) and years[1] - years[0] == 1:
            return [years[1]]
        return list(range(years[0], years[1] + 1))
    return sorted(set(years))


def _listed_years(text: str) -> list[int]:
    """Years one by one, ranges among them with all of theirs: "2561, 2563 - 2564" are three."""
    years = {int(year) for year in YEAR.findall(text)}
    for match in _RANGE.finditer(text):
        years |= set(range(int(match["first"]), int(match["last"]) + 1))
    return sorted(years)


def _of_months(text: str, months: list[tuple[int, int]]) -> list[int]:
    """(offset, month) pairs with the year behind each; October opens the next fiscal year."""
    dated = [(m.start(), int(m[0])) for m in YEAR.finditer(text)]
    found = []
    for offset, month in months:
        year = next((y for at, y in dated if at > offset), dated[-1][1])
        found.append(year + (month >= 10))
    first, last = found[0], found[-1]
    return list(range(first, last + 1)) if first <= last else [last]


_OF_EACH = regex.compile(
    r"ปี\s?ละ(?!\s*\d+\s*(?:ครั้ง|รุ่น|คน|วัน))|ต่อ\s?ปี|/\s?ปี|แต่ละ\s?ปี"  # no "twice a year"
)
_OF_ALL = regex.compile(r"รวม|ทั้ง(?:สิ้น|หมด)")


def is_of_each_year(text: str) -> bool:
    """Whether cleaned text says that an amount is of every year ("ปีละ"), not of all together."""
    return _OF_EACH.search(text) is not None and _OF_ALL.search(text) is None


# A caption and the year, and no other word: "ตารางที่ 1 โครงการที่ดำเนินการในปีงบประมาณ พ.ศ. 2566".
_CAPTION = regex.compile(
    r"[\W\d]*(?:(?:ตาราง|ส่วน|ตอน)ที่\s*\d+|ปฏิทิน(?:การ)?(?:ปฏิบัติ(?:งาน|การ))?|บัญชี|แผนงาน|แผน(?:ปฏิบัติการ|การดำเนินงาน)?|ป้องกันการทุจริต|รายละเอียด|รายการ|โครงการ|กิจกรรม"
    r"|มาตรการ|(?:ที่)?(?:จะ)?ดำเนิน(?:การ|งาน)|ใน|สำหรับ|ประจำ|ของ|งบประมาณ|และ|[\s/:.])*ปี(?:งบประมาณ)?\s*(?:พ\.?\s?ศ\.?)?"
    r"\s*(?P<year>25[4-9]\d|[5-9]\d)"
    r"(?:\s*\(?(?:ต่อ|(?:จำนวน|รวม)?\s*\d+\s*(?:โครงการ|กิจกรรม|มาตรการ|รายการ))\)?)?[\s:.]*"
)


_MAY_END_TITLE = regex.compile(r"\W*(?:\d|ประจำ|ใน|ของ|สำหรับ|และ)")


def is_like_title(caption: str) -> bool:
    """Whether a caption reads as well as the end of the title above ("ประจำปีงบประมาณ พ.ศ. 2567"),
    or as a title with its number ("2. แผนปฏิบัติการ… ประจำปี 2567")."""
    return _MAY_END_TITLE.match(caption) is not None


def year_of_caption(text: str) -> int | None:
    """The one fiscal year that a cleaned row or line names over what stands below it, where it says
    nothing else; of "ปี 66" 2566."""
    match = _CAPTION.fullmatch(text)
    if match is None or len(YEAR.findall(text)) > 1:
        return None
    return int(match["year"]) % 100 + 2500
