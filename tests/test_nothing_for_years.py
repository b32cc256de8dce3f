"""ไม่ใช้งบประมาณตลอดทั้ง 5 ปี ("no budget in any of the 5 years") printed once over several years."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from normalize.amounts import parse_amount
from normalize.make_records import Records, make_records
from parsers.layout.blocks import find_blocks
from parsers.model import Page, Ruling, Table, Word
from parsers.page.whole_statements import with_statements_joined
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID, codes, read_rows
from tests.test_half_ruled_tables import words

YEARS = (2566, 2567, 2568, 2569, 2570)
LEFT, MONEY = 15.0, 230.0  # points: the left ends of the table and of its first year
SAID = [
    "ไม่ใช้งบประมาณตลอดทั้ง ๕ ปี",
    "ไม่ใช้งบประมาณทั้ง 5 ปี",
    "ไม่ใช้งบประมาณตลอดระยะเวลาของแผน",
    "ไม่ใช้งบประมาณ (ตลอด 5 ปี)",
    "ไม่ใช้งบประมาณ/ตลอดทั้ง 5 ปี",
    "ไม่ใช้งบประมาณ/(ตลอดระยะเวลา/5 ปี)",
    "ไม่มีค่าใช้จ่าย ทุกปี",
]
Row = tuple[str, Sequence[str]]


def plan(said: str, style: str, wide: float, cells: int = 5) -> Page:
    """A plan with `said` over the columns of two rows; `style`: no rules, level ones, all but those
    that it runs across ("merged"), or all ("crossed"). `cells`: how many years the table has."""
    rows: list[Row] = [
        ("โครงการอบรมคุณธรรมของ/พนักงาน", ["30,000"] * cells),
        ("กิจกรรมทบทวนประมวล/จริยธรรมของเทศบาล", [said]),
        ("มาตรการไม่รับของขวัญ", ["-", "5,000", "-", "5,000", "-"][:cells]),
        ("โครงการหมู่บ้านคุณธรรม", [said]),
        ("กิจกรรมจิตอาสา/พัฒนาลำคลอง", ["12,500"] * cells),
    ]
    edges = [MONEY + wide * k for k in range(cells + 1)]
    placed: list[Word] = words(
        (5, 60, "แผนปฏิบัติการป้องกันการทุจริต 5 ปี (พ.ศ. 2566 - 2570)"),
        (30, 20, "มิติที่ 1 การสร้างวัฒนธรรมสุจริต"),
        (62, edges[cells // 2] - 20, "งบประมาณ (บาท)"), (68, 40, "โครงการ/กิจกรรม/มาตรการ"),
        *((74, x + wide / 2 - 8, str(year)) for x, year in zip(edges[:-1], YEARS, strict=False)),
    )  # fmt: skip
    stops, uprights, y = [56.0, 86.0], [(LEFT, 56.0, 0.0), (MONEY, 56.0, 0.0)], 90.0
    for title, money in rows:
        lines = title.split("/")
        placed += words(*((y + 10 * k, 20, text) for k, text in enumerate(lines)))
        over = [money[0].split("/")] if len(money) == 1 else [[text] for text in money]
        room = [(edges[0], edges[-1])] if len(money) == 1 else list(pairwise(edges))
        for own, (a, b) in zip(over, room, strict=True):
            for k, text in enumerate(own):
                half = sum(4 * len(part) + 3 for part in text.split()) / 2
                placed += words((y + 10 * k, (a + b) / 2 - half, text))
        height = 10 * max(len(lines), *(len(own) for own in over)) + 6
        if len(money) > 1 or style == "crossed":
            uprights += [(x, stops[-1], y + height - 3) for x in edges[1:-1]]
        y += height
        stops.append(y - 3)
    rules = [Ruling("horizontal", stop, LEFT, edges[-1]) for stop in stops if style != "none"]
    if style in ("merged", "crossed"):
        uprights += [(x, 72.0, 86.0) for x in edges[1:-1]] + [(edges[-1], 56.0, 0.0)]
        rules += [Ruling("vertical", x, top, end or stops[-1]) for x, top, end in uprights]
        rules.append(Ruling("horizontal", 72.0, MONEY, edges[-1]))
    return Page(1, edges[-1] + 20, 400, tuple(placed), tuple(rules), (), "pdf", "pdf")


def read(page: Page) -> Records:
    return make_records(DOCUMENT_ID, parse_document((find_blocks(page),)))


def money(records: Records) -> list[list[float | str]]:
    """What each item has in the years, in their order."""
    return [
        [
            b.amount_baht if b.amount_baht is not None else b.status
            for b in sorted(records.budgets, key=lambda b: b.fiscal_year_be or 0)
            if b.item_id == item.item_id
        ]
        for item in records.items
    ]


@pytest.mark.parametrize("style", ["none", "level", "merged", "crossed"])
@pytest.mark.parametrize("wide", [44, 80, 110])
@pytest.mark.parametrize("said", SAID)
def test_it_is_said_of_every_year(said: str, wide: float, style: str) -> None:
    assert money(read(plan(said, style, wide))) == [
        [30_000.0] * 5,
        ["no_budget"] * 5,
        ["dash", 5_000.0, "dash", 5_000.0, "dash"],
        ["no_budget"] * 5,
        [12_500.0] * 5,
    ]


@pytest.mark.parametrize("style", ["none", "level", "merged"])
def test_of_another_number_of_years_it_is_refused_and_told(style: str) -> None:
    records = read(plan("ไม่ใช้งบประมาณตลอด 3 ปี", style, 60))
    assert money(records)[1] == ["unreadable"] * 5
    assert "amount_uncertain" in codes(records)
    assert money(read(plan("ไม่ใช้งบประมาณตลอด 3 ปี", style, 60, 3)))[1] == ["no_budget"] * 3


@pytest.mark.parametrize(
    "raw",
    ["ไม่ใช้งบประมาณ 5,000", "ไม่ใช้งบประมาณ ปี 2567", "ไม่ใช้งบประมาณ 5 ปี 20,000",
     "ไม่ใช้งบประมาณ 5 โครงการ", "ไม่ใช้งบประมาณตลอด 5 ปี ปีละ 5,000"],
)  # fmt: skip
def test_other_figures_behind_it_say_something_else(raw: str) -> None:
    assert parse_amount(raw).status == "unreadable"


def test_in_one_year_of_several_what_is_said_of_all_is_refused() -> None:
    records = read_rows(
        "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570)\n"
        "ที่|โครงการ|ปี 2566|ปี 2567|ปี 2568\n"
        "1|โครงการอบรมคุณธรรม|10,000|5,000|10,000\n2|กิจกรรมจิตอาสา||ไม่ใช้งบประมาณตลอด 3 ปี|\n"
        "3|กิจกรรมวันแม่|ไม่ใช้งบประมาณทุกปี||5,000\n"
    )
    assert money(records)[1:] == [
        ["blank", "unreadable", "blank"],
        ["unreadable", "blank", 5_000.0],
    ]


def test_without_years_in_the_heading_it_is_said_of_those_of_the_plan() -> None:
    rows = (
        "ที่|โครงการ|งบประมาณ\n1|โครงการอบรมคุณธรรม|ไม่ใช้งบประมาณตลอด {} ปี\n"
        "2|กิจกรรมจิตอาสา|ไม่ใช้งบประมาณ\n"
    )
    title = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570)\n"
    assert money(read_rows(title + rows.format(5)))[0] == ["no_budget"] * 5
    assert "no_budget" not in money(read_rows(title + rows.format(3)))[0]


NOT_ONE: list[tuple[list[tuple[float, float, str]], list[Ruling]]] = [
    ([(10, 20, "ไม่ใช้งบประมาณ"), (10, 90, "ตลอด 5 ปี")], []),  # its period, in the next column
    ([(10, 20, "ไม่ใช้งบประมาณ"), (10, 80, "ทุกปี")], [Ruling("vertical", 78, 0, 40)]),
    ([(10, 20, "ไม่ใช้งบประมาณ"), (20, 20, "ตลอด 5 ปี")], [Ruling("horizontal", 19, 0, 200)]),
    ([(10, 20, "ไม่ใช้งบประมาณ"), (40, 20, "ตลอด 5 ปี")], []),
    ([(10, 20, "โครงการนี้ ไม่ใช้งบประมาณ ตลอด 5 ปี และรายงานผล")], []),
    ([(10, 20, "ไม่ใช้งบประมาณ"), (20, 70, "ตลอด 5 ปี")], []),
]


@pytest.mark.parametrize(("placed", "rules"), NOT_ONE)
def test_words_of_other_cells_and_of_prose_are_left_as_they_are(
    placed: list[tuple[float, float, str]], rules: list[Ruling]
) -> None:
    page = Page(1, 300, 100, tuple(words(*placed)), tuple(rules), (), "pdf", "pdf")
    assert with_statements_joined(page) is page


def test_on_a_page_without_rules_its_second_line_holds_the_rows_together() -> None:
    (table,) = [b for b in find_blocks(plan(SAID[4], "none", 60)).blocks if isinstance(b, Table)]
    assert [c.text for c in table.cells if c.lines][-6] == "กิจกรรมจิตอาสา\nพัฒนาลำคลอง"
