"""Family, plan years, report year, months reported and the date of a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import regex

from normalize.dates import find_dates, fiscal_year_be, read_month
from normalize.fiscal_years import is_like_title, year_of_caption
from normalize.framework_headings import names_ita_indicator
from normalize.numbering import split_number
from normalize.raw import Fact, Span
from normalize.thai_text import squeeze
from parsers.documents.passages import Passage, line_below
from parsers.documents.title import Memo

_YEAR = r"25[5-9]\d"  # these documents begin in the 2550s; 2520 is a misread year
_BE = r"(?:พ\s?\.?\s?ศ\s?\.?\s*)?"
_RANGE = regex.compile(
    rf"(?<!\d)(?P<a>{_YEAR})\s*(?:-|–|—|−|ถึง|~)\s*(?:ปี\s*)?{_BE}(?P<b>{_YEAR})(?!\d)"
)
_FISCAL = regex.compile(rf"(?:ปีงบประมาณ|ประจำปี|ปี)\s*{_BE}(?P<year>{_YEAR})(?!\d)")
_YEAR_LINE = regex.compile(rf"\W*(?:ประจำ)?ปีงบประมาณ\s*{_BE}{_YEAR}\W*")
_HEADING_YEAR = regex.compile(rf"(?:ปีงบประมาณ|ประจำปี|^\W*ปี)\s*{_BE}{_YEAR}(?!\d)")
_OPENS_LEVEL = regex.compile(r"^(?:มิ?ติที่|ภารกิจตาม)")
_LEVEL = regex.compile(r"\W*(?:มิติ|ภารกิจ|โครงการ|กิจกรรม|มาตรการ|หน่วย)")
_ON_CORRUPTION = regex.compile(r"ทุจริต|ประพฤติมิชอบ|คุณธรรม|โปร่งใส")
_CALENDAR = regex.compile(rf"พ\s?\.\s?ศ\s?\.\s*(?P<year>{_YEAR})(?!\d)")
_MONTHS = regex.compile(r"(?:รอบ|ระยะ)\s*(?:ระยะเวลา\s*)?(?P<n>6|12|หก|สิบสอง)\s*เดือน")
_PERIOD_END = regex.compile(
    rf"(?:-|–|—|ถึง)\s*(?:\d{{1,2}}\s*)?(?:เดือน\s*)?(?P<month>[ก-ฮเ][ก-๎.]+)\s*{_BE}(?P<year>{_YEAR})"
)
_PLAN_WORDS = regex.compile(r"แผน(?:ปฏิบัติการ)?(?:ด้านการ|เพื่อ)?\s*ป้องกัน(?:และ)?(?:ปราบปราม)?")
_OTHER_PLANS = regex.compile(
    r"ยุทธศาสตร์ชาติ|แผนแม่บท|แผนพัฒนา|แผนการปฏิรูป|ระยะที่|แผนอัตรากำลัง|แผนปฏิรูป|แผนระดับ"
)
_INSTRUMENT = regex.compile(r"(?:iit|eit|oit)")  # in squeezed text
_SURE_TITLE = 0.5
_NAMED = 3  # votes for years that stand right behind the plan's name, or in a heading alone
_LONGEST_PLAN = 10  # years
_COVER_LINES = 12
_PROCLAIMED = regex.compile(r"^\W*ประกาศ[\s.…]*ณ[\s.…]*(?:วันที่)?")
_OWN_DATE = regex.compile(r"^\W*(?:ข้อมูล|รายงาน)?\s*(?:ณ|วันที่|เมื่อวันที่)?\s*(?:วันที่)?\s*$")

_PLAN_RESULT = regex.compile(r"แผนผล(?![ัิส])")  # แผน/ผล, but not แผนผลักดัน
_DIMENSION = regex.compile(r"มิ?ติ(?:ที่?)?\d")  # in squeezed text
_LIST = regex.compile(
    r"(?:บัญชี|ทะเบียน|ตาราง|รายการ|รายชื่อ)(?:แสดง|สรุป)?(?:โครงการ|กิจกรรม|มาตรการ|และ)+(?:เพื่อ|ด้าน|ใน|การ)*(?:ต่อต้าน|ป้องกัน)"
)  # in squeezed text
_TELLS_RESULT = regex.compile(r"ผลการดำเนินงาน|ผลการเบิกจ่าย|^แบบ(?:สรุป|รายงาน)ผล|^ผลที่ได้รับ$")
_TELLS_DONE = regex.compile(
    r"ผลการดำเนินงาน|(?<!รายงาน|สรุป|ติดตาม|ประเมิน)ผลการ(?:ดำเนิน(?:การ|โครงการ|กิจกรรม)|ปฏิบัติ)"
    r"|^สถานะ(?:การ)?ดำเนิน|^ปัญหา.{0,3}อุปสรรค|^แบบ(?:สรุป|รายงาน)ผล"
)
_TELLS_SPENT = regex.compile(
    r"(?:งบ(?:ประมาณ)?|เงิน|จำนวนเงิน)?(?:ที่)?(?:ใช้(?:จ่าย)?(?:จริง|ไป)|เบิกจ่าย(?:จริง|แล้ว)?)(?:บาท)?|ผลการ(?:เบิก|ใช้)จ่าย(?:งบประมาณ|เงิน|บาท)*"
)


def find_family(passages: Sequence[Passage], title: Fact[str] | None, memo: Memo | None) -> str:
    """Which kind of document this is: its title decides, then the headings it prints."""
    heads = [squeeze(fact.value) for fact in (title, memo.subject if memo else None) if fact]
    body = [squeeze(p.text) for p in passages if len(p.text) < 200]
    plan_report = any("แผน" in h and "ป้องกัน" in h and _reports(h) for h in heads)
    if plan_report:
        return "results_report"
    ita = _ita_family(heads, body)
    if ita is not None:
        return ita
    if any(h.startswith(("แผนปฏิบัติการ", "แผนป้องกัน", "ร่างแผน", "แผนการป้องกัน")) for h in heads):
        return "action_plan"
    if any(_reports(h) and "ทุจริต" in h for h in heads):
        return "results_report"
    if any(("แผน" in h or h.startswith("ปฏิทิน")) and "ทุจริต" in h for h in heads):
        return "action_plan"
    listed = any(_LIST.match(h) and "ทุจริต" in h for h in heads)
    return _family_by_body(body, [squeeze(p.text) for p in passages if p.over_blanks], listed)


def _reports(head: str) -> bool:
    words = (
        "รายงาน",
        "ผลการดำเนิน",
        "ผลการติดตาม",
        "ผลการปฏิบัติ",
        "ความก้าวหน้า",
        "ผลการประเมิน",
        "สรุปผล",
        "แผนและผล",
        "แผนกับผล",
    )
    return any(word in head for word in words) or _PLAN_RESULT.search(head) is not None


def _ita_family(heads: Sequence[str], body: Sequence[str]) -> str | None:
    """ITA follow-ups list weaknesses per instrument, measures reports a table per indicator."""
    ita_title = any(
        ("คุณธรรมและความโปร่งใส" in h or "ita" in h or "ผลการประเมินไป" in h)
        and "แผนปฏิบัติการป้องกัน" not in h
        for h in heads
    )
    weak = sum("ข้อบกพร่อง" in text or "จุดอ่อน" in text for text in body)
    indicators = sum(names_ita_indicator(text) for text in body)
    instruments = sum(_INSTRUMENT.search(text) is not None for text in body)
    missions = sum(_OPENS_LEVEL.match(text) is not None for text in body)
    if not ita_title and (weak + indicators < 4 or missions > indicators):
        return None
    if ita_title and any("ติดตาม" in head for head in heads):
        return "ita_follow_up"
    if (weak > 0 and weak >= indicators) or (indicators < 3 and instruments >= 2):
        return "ita_follow_up"
    return "ita_measures_report" if ita_title or indicators >= 4 else None


def _family_by_body(body: Sequence[str], over_blanks: Sequence[str], listed: bool) -> str:
    """What the headings tell of a document that has dimensions, or is a list of items by its title
    (`listed`). A plan may have columns that its report is to fill in: a heading over blanks tells
    no report, but where a column of what was done is filled (an item without money spent none)."""
    dimensions = sum(_DIMENSION.match(text) is not None for text in body)
    filled = Counter(body) - Counter(over_blanks)
    if any(_TELLS_DONE.search(text) for text in filled):
        filled = Counter(body)
    results = sum(n for text, n in filled.items() if _TELLS_RESULT.search(text))
    spent = any(_TELLS_SPENT.fullmatch(text) for text in filled)
    if dimensions >= 2 or listed:
        return "results_report" if results >= 3 or (results and spent) else "action_plan"
    return "unknown"


def find_plan_years(
    passages: Sequence[Passage], title: Fact[str] | None, family: str
) -> tuple[Fact[int], Fact[int]] | None:
    """First and last year of the plan the document is or reports on; None for ITA documents."""
    if family in ("ita_measures_report", "ita_follow_up"):
        return None
    if title is not None and _is_sure(title):
        years = _range_in(title.value) or (
            _single_year(title.value) if family == "action_plan" else None
        )
        if years is not None:
            return Fact(years[0], title.span), Fact(years[1], title.span)
        below = _year_below(passages, title) if family == "action_plan" else None
        if below is not None and _captions_agree(_over_items(passages), below.value):
            return below, below
    votes: Counter[tuple[int, int]] = Counter()
    where: dict[tuple[int, int], Span] = {}
    for index, passage in enumerate(passages):
        years, weight = _vote(passage.text, line_below(passages, index))
        if years is not None and (family != "unknown" or weight == _NAMED):
            votes[years] += weight
            where.setdefault(years, passage.span)
    ranges = [years for years in votes if years[0] < years[1]]
    if not votes:
        headers = _from_headers(passages) if family != "unknown" else None
        named = None if headers or family == "results_report" else _year_of_heading(passages)
        return (named, named) if named is not None else headers
    best = max(ranges or votes, key=lambda years: votes[years])
    return Fact(best[0], where[best]), Fact(best[1], where[best])


def _year_below(passages: Sequence[Passage], title: Fact[str]) -> Fact[int] | None:
    """The year in a line of its own on the cover, the owner's name between it and the title."""
    pages = {place.page for place in title.span.places} if title.span is not None else set()
    for passage in [p for p in passages if not p.is_cell][:_COVER_LINES]:
        found = _YEAR_LINE.fullmatch(passage.text)
        if found is not None and {place.page for place in passage.span.places} <= pages:
            return Fact(int(regex.findall(_YEAR, passage.text)[-1]), passage.span)
    return None


def _year_of_heading(passages: Sequence[Passage]) -> Fact[int] | None:
    """The one fiscal year that the lines above the first table name, in a document of no other
    title: "โครงการป้องกันการทุจริต… ประจำปีงบประมาณ พ.ศ. 2568". None where they name another year
    too, if only in a date, or a line or row further down is over items of another year."""
    first = next((k for k, p in enumerate(passages) if p.is_cell), len(passages))
    heading = passages[:first]
    text = " ".join(p.text for p in heading)
    named = [p for p in heading if _HEADING_YEAR.search(p.text)]
    years = set(map(int, regex.findall(rf"(?<!\d){_YEAR}(?!\d)", text)))
    if first == len(passages) or len(heading) > _COVER_LINES or not named or len(years) != 1:
        return None
    if _ON_CORRUPTION.search(text) is None or not _captions_agree(passages, max(years)):
        return None
    over_tables = (p.text for p, below in pairwise(passages) if not p.is_cell and below.is_cell)
    if any(int(m["year"]) not in years for line in over_tables for m in _FISCAL.finditer(line)):
        return None
    return Fact(years.pop(), named[0].span)


def _captions_agree(passages: Sequence[Passage], year: int) -> bool:
    """Whether no line or row of its own says that the items below it are of another year."""
    said = (year_of_caption(p.text) for p in passages)
    return all(other in (None, year) for other in said)


def _over_items(passages: Sequence[Passage]) -> list[Passage]:
    """The rows of one cell, and the lines right above a table, a heading or an item; the year of a
    column, or at the end of a sentence, is not over items."""
    return [
        p
        for p, below in zip(passages, [*passages[1:], None], strict=True)
        if (p.alone if p.is_cell else below is not None and _heads(p, below))
    ]


def _heads(line: Passage, below: Passage) -> bool:
    """Whether a line stands over items: white is above it, or what is below opens them or says of
    what unit their money is, and it ends no sentence."""
    numbered = split_number(below.text).item_no is not None
    opens = below.is_cell or numbered or _LEVEL.match(below.text) is not None
    return line.gap or (opens and not is_like_title(line.text))


def _is_sure(title: Fact[str]) -> bool:
    """A cover line that a scan left half unread is worth less than the same years elsewhere."""
    confidence = title.span.confidence if title.span is not None else None
    return confidence is None or confidence >= _SURE_TITLE


def _range_in(text: str) -> tuple[int, int] | None:
    for match in _RANGE.finditer(text):
        first, last = int(match["a"]), int(match["b"])
        if first <= last <= first + _LONGEST_PLAN:
            return first, last
    return None


def _single_year(text: str) -> tuple[int, int] | None:
    found = _FISCAL.search(text) or _CALENDAR.search(text)
    return (int(found["year"]), int(found["year"])) if found else None


def _vote(line: str, below: str) -> tuple[tuple[int, int] | None, int]:
    """A range of years named right behind the plan's name counts most; other plans' not at all."""
    text = f"{line} {below}"
    for match in _RANGE.finditer(text):
        if match.start() >= len(line):
            break
        before = text[max(0, match.start() - 90) : match.start()]
        years = int(match["a"]), int(match["b"])
        if not years[0] <= years[1] <= years[0] + _LONGEST_PLAN:
            continue
        other = [m.end() for m in _OTHER_PLANS.finditer(before)]
        plan = [m.end() for m in _PLAN_WORDS.finditer(before)]
        if other and (not plan or other[-1] > plan[-1]):
            continue
        return years, _NAMED if plan else 1
    single = regex.search(
        rf"{_PLAN_WORDS.pattern}[^\d]{{0,60}}(?:ประจำปี|ปีงบประมาณ)[^\d]{{0,16}}(?P<year>{_YEAR})",
        text,
    )
    if single is None or single.start() >= len(line):
        return None, 0
    return (int(single["year"]), int(single["year"])), 1


def _from_headers(passages: Sequence[Passage]) -> tuple[Fact[int], Fact[int]] | None:
    """Years that head a table's columns (ปี 2566 | ปี 2567 …), where nothing else tells them. Two
    of them where months have columns too are the calendar years of one fiscal year."""
    heads = [
        (int(match["year"]), p)
        for p in passages
        if p.is_cell and (match := regex.fullmatch(rf"(?:ปี\s*)?{_BE}(?P<year>{_YEAR})", p.text))
    ]
    months = any(p.is_cell and read_month(p.text) is not None for p in passages)
    if len({year for year, _ in heads}) < (3 if months else 2):
        return None
    first, last = min(heads, key=lambda h: h[0]), max(heads, key=lambda h: h[0])
    return Fact(first[0], first[1].span), Fact(last[0], last[1].span)


def find_report_year(
    passages: Sequence[Passage], title: Fact[str] | None, memo: Memo | None, family: str
) -> Fact[int] | None:
    """The fiscal year reported on: the end of the stated period, else the year the title names."""
    if family in ("action_plan", "unknown"):
        return None
    heads = [fact for fact in (title, memo.subject if memo else None) if fact is not None]
    for fact in heads:
        year = _period_year(fact.value)
        if year is not None:
            return Fact(year, fact.span)
    for fact in heads:
        named = _RANGE.sub("", fact.value)
        found = [*_FISCAL.finditer(named)] or [*_CALENDAR.finditer(named)]
        if found:
            return Fact(int(found[-1]["year"]), fact.span)
    votes: Counter[int] = Counter()
    where: dict[int, Span] = {}
    for passage in passages:
        for match in regex.finditer(rf"ปีงบประมาณ\s*{_BE}(?P<year>{_YEAR})(?!\d)", passage.text):
            if not passage.is_cell:
                votes[int(match["year"])] += _NAMED if _YEAR_LINE.fullmatch(passage.text) else 1
                where.setdefault(int(match["year"]), passage.span)
    if not votes:
        return _year_of_heading(passages) if family == "results_report" else None
    best = max(votes, key=lambda year: (votes[year], year))
    return Fact(best, where[best])


def _period_year(text: str) -> int | None:
    match = _PERIOD_END.search(text)
    month = read_month(match["month"]) if match else None
    return fiscal_year_be(int(match["year"]), month.number) if match and month else None


def find_report_months(
    passages: Sequence[Passage], title: Fact[str] | None, memo: Memo | None, family: str
) -> Fact[int] | None:
    """6 or 12 where a report says so (รอบ 6 เดือน): title, memo, then the first prose that does."""
    if family in ("action_plan", "unknown"):
        return None
    for fact in (title, memo.subject if memo else None):
        match = _MONTHS.search(fact.value) if fact else None
        if fact is not None and match is not None:
            return Fact(_months(match["n"]), fact.span)
    votes: Counter[int] = Counter()
    where: dict[int, Span] = {}
    for passage in passages:
        if passage.is_cell:
            continue
        for match in _MONTHS.finditer(passage.text):
            number = _months(match["n"])
            votes[number] += 1
            where.setdefault(number, passage.span)
    if not votes or len(set(votes.values())) < len(votes):
        return None
    best = max(votes, key=lambda n: votes[n])
    return Fact(best, where[best])


def _months(text: str) -> int:
    return 6 if text in ("6", "หก") else 12


def find_document_date(
    passages: Sequence[Passage], memo: Memo | None, family: str
) -> Fact[date] | None:
    """Of a plan's proclamation; of a report's memo, else the report's own."""
    proclaimed = _proclamation(passages)
    if family == "action_plan":
        return proclaimed
    if memo is not None and memo.date is not None:
        return memo.date
    return _own_date(passages) or proclaimed


def _proclamation(passages: Sequence[Passage]) -> Fact[date] | None:
    for index, passage in enumerate(passages):
        if _PROCLAIMED.match(passage.text) is None:
            continue
        near = passages[index : index + 2]
        for size in (1, 2):
            dates = find_dates(" ".join(p.text for p in near[:size]))
            if dates:
                return Fact(dates[0].value, passage.span)
    return None


def _own_date(passages: Sequence[Passage]) -> Fact[date] | None:
    """The last line that is nothing but a date."""
    for passage in reversed([p for p in passages if not p.is_cell]):
        dates = find_dates(passage.text)
        if len(dates) != 1:
            continue
        rest = passage.text[: dates[0].start] + passage.text[dates[0].end :]
        if _OWN_DATE.match(rest):
            return Fact(dates[0].value, passage.span)
    return None
