"""What is left out of the reading order as page furniture, and what never is."""

from __future__ import annotations

import pytest

from parsers.model import Box, Line, PageContent, Word
from parsers.page.furniture import without_furniture


def page(number: int, first: str) -> PageContent:
    def line(text: str, top: float) -> Line:
        box = Box(70, top, 400, top + 14)
        return Line((Word(text, text, box),), page=number)

    body = [line(f"{number} ข้อความของหน้านี้", 120), line("๒. หลักการและเหตุผล", 140)]
    return PageContent(number, (line(first, 60), *body), "pdf", "pdf")


def kept(firsts: list[str]) -> list[bool]:
    pages = without_furniture([page(n, first) for n, first in enumerate(firsts, start=3)])
    return [p.blocks[0].text == first for p, first in zip(pages, firsts, strict=True)]


@pytest.mark.parametrize(
    "heading",
    [
        "มิติที่ 1 ภารกิจตามมิติที่ 1.2 โครงการลำดับที่ {}",
        "มิติที่ {} การบริหารราชการเพื่อป้องกันการทุจริต",
        "ภารกิจที่ 2.{} มาตรการสร้างความโปร่งใสในการปฏิบัติราชการ",
    ],
)
def test_a_heading_of_a_level_stays_though_its_number_counts_the_pages(heading: str) -> None:
    assert kept([heading.format(n) for n in (1, 2, 3, 4)]) == [True] * 4


def test_a_line_whose_number_counts_the_pages_goes() -> None:
    assert kept([f"แผนปฏิบัติการป้องกันการทุจริต หน้า {n}" for n in (3, 4, 5, 6)]) == [False] * 4


def footed(number: int, height: float, foot: str) -> PageContent:
    def line(text: str, top: float) -> Line:
        return Line((Word(text, text, Box(70, top, 400, top + 14)),), page=number)

    own = "กขคงจ"[number]
    lines = (line(f"ข้อความของหน้า {own}", 120), line(foot, height - 40))
    return PageContent(number, lines, "pdf", "pdf")


def test_a_footer_goes_on_upright_and_on_wide_pages_alike() -> None:
    foot = "แผนปฏิบัติการป้องกันการทุจริต เทศบาลตำบลก้อ"
    pages = [footed(n, 842.0 if n < 3 else 595.0, foot) for n in (1, 2, 3, 4)]
    assert [len(page.blocks) for page in without_furniture(pages)] == [1] * 4
    different = [
        footed(n, 842.0 if n < 3 else 595.0, f"ลงชื่อ {'กขคง'[n - 1]}") for n in (1, 2, 3, 4)
    ]
    assert [len(page.blocks) for page in without_furniture(different)] == [2] * 4
