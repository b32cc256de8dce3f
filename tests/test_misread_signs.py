"""Signs that the recogniser takes for figures are told where they stand in titles."""

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
