"""The one fiscal year of a report that names no other, of its plan or of anything else.

A report prints the plan it reports on beside the results ("ส่วนที่ 1 แผนการดำเนินงาน", "ส่วนที่ 2
ผลการดำเนินงาน"). Money there without a year is of the year reported on where the document speaks of
no other: of no plan over several years, and of none for the year to come.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from normalize.fiscal_years import MONTH
from normalize.raw import DocumentFacts
from parsers.documents.passages import Passage, passages_of
from parsers.model import PageContent

_PRINTED = regex.compile(r"(?<!\d)(?<!\d\s?/\s?)25[4-9]\d(?!\d)")
"""A year; one behind a stroke numbers a letter or an order ("ที่ 123/2566")."""
_DATE = regex.compile(
    rf"(?:{MONTH})\.?\s*(?:พ\s?\.\s?ศ\s?\.\s*)?25[4-9]\d(?!\d)|\d{{1,2}}/\d{{1,2}}/25[4-9]\d(?!\d)"
)
_LAW = regex.compile(
    r"(?:พระราช(?:บัญญัติ|กฤษฎีกา)|พ\s?\.\s?ร\s?\.\s?[บก]\s?\.|รัฐธรรมนูญ|ระเบียบ|ข้อบังคับ|กฎกระทรวง)"
    r"[^\d]{0,160}(?:\(ฉบับที่\s*\d+\)\s*)?(?<!ปี(?:งบประมาณ)?\s*)พ\s?\.\s?ศ\s?\.\s*25\d\d(?!\d)"
)
_SHORT = regex.compile(r"ปี(?:งบประมาณ)?\s*(?:พ\s?\.\s?ศ\s?\.\s*)?(?P<year>[5-9]\d)(?![\d,.])")
_OTHER = regex.compile(
    r"ปี(?:งบประมาณ)?\s*(?:(?:ถัด|ต่อ)\s?ไป|หน้า|ต่อ\s?มา|ที่\s?(?:ผ่านมา|แล้ว)|ก่อน)"
    r"|(?:แผน|ระยะ)[^\d\n]{0,40}(?:[2-9]|สอง|สาม|สี่|ห้า)\s*ปี"
    r"|พ\s?\.\s?ศ\s?\.\s*(?!25[4-9]\d(?!\d))\S"
)
"""The year before or after, plans over several, and a year that cannot be read."""


def only_year(contents: Sequence[PageContent], facts: DocumentFacts) -> int | None:
    """The fiscal year of a report of results, where its pages print no other."""
    family, year = facts.family, facts.report_year_be
    if family is None or family.value != "results_report" or year is None:
        return None
    return year.value if _names_none_but(year.value, passages_of(contents)) else None


def _names_none_but(year: int, passages: Sequence[Passage]) -> bool:
    for passage in passages:
        text = _LAW.sub("", _DATE.sub("", passage.text))
        short = {int(match["year"]) for match in _SHORT.finditer(text)}
        named = {int(printed) for printed in _PRINTED.findall(text)}
        if named - {year} or short - {year % 100} or _OTHER.search(text):
            return False
    return True
