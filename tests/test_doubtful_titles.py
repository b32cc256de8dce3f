"""Titles that are told: with signs that are read as figures, or with a line that opens an item."""

from __future__ import annotations

import pytest

from normalize.money_rows import YearFacts
from normalize.raw import Place, RawItem, Span
from normalize.records import make_item


def codes_of(title: str, confidence: float | None) -> set[str]:
    span = Span(title, title, (Place(1, (0, 0, 9, 9), None),), "ocr", confidence)
    raw = RawItem("plan", "p0001t001r001i1", {"title": span}, places=span.places)
    return {f.code for f in make_item("0123456789abcdef", raw, 1, None, YearFacts()).findings}


@pytest.mark.parametrize("title", ["กิจกรรมถามตอบ (Q8A) บนเว็บไซต์", "โครงการ R8D ของเทศบาล"])
def test_an_eight_between_capitals_of_a_scan_may_be_the_sign_for_and(title: str) -> None:
    assert "title_uncertain" in codes_of(title, 0.99)
    assert "title_uncertain" not in codes_of(title, None)


@pytest.mark.parametrize(
    "title", ["มาตรการ O18 ในแบบ OIT", "กิจกรรม B2B", "โครงการ 8 ธันวา", "แบบ P85A"]
)
def test_other_figures_in_titles_are_not_told(title: str) -> None:
    assert "title_uncertain" not in codes_of(title, 0.99)


def test_a_line_of_a_title_that_opens_as_an_item_may_be_another_one() -> None:
    joined = "มาตรการยืมทรัพย์สินของทางราชการ\nมาตรการควบคุมรถยนต์ส่วนกลาง"
    assert "title_uncertain" in codes_of(joined, None)
    assert "title_uncertain" in codes_of("จัดทำมาตรฐานการให้บริการ\n2. กิจกรรมบัตรคิวออนไลน์", 0.99)


@pytest.mark.parametrize(
    "title",
    [
        "มาตรการตรวจสอบการใช้จ่ายเงินทุก\nโครงการที่ดำเนินการ",
        "โครงการอบรมผู้รับผิดชอบงานและ\nกิจกรรมสัมพันธ์ของเทศบาล",
        "การเปิดเผยข้อมูลของแผนงานและ\nโครงการ",
        "โครงการอบรมผู้นำชุมชน\nตามหลักธรรมาภิบาล",
    ],
)
def test_a_phrase_that_goes_on_with_a_type_word_is_not_told(title: str) -> None:
    assert "title_uncertain" not in codes_of(title, 0.99)
