"""Rows of two storeys between level rules: a title across, and below it a unit and the figures."""

from __future__ import annotations

from normalize.make_records import Records
from parsers.layout.blocks import find_blocks
from parsers.layout.level_rules import level_grids
from parsers.layout.storeyed_rows import storeyed_table
from parsers.model import Word
from parsers.page.geometry import printed_lines
from tests.test_half_ruled_tables import level, page, words
from tests.test_labelled_cells import read

PLAN = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2568)"
YEARS = (250.0, 310.0, 370.0)
BAND = "ภารกิจที่ 1.2 การสร้างจิตสำนึกและความตระหนักแก่ประชาชนทุกภาคส่วนในท้องถิ่น"


def head(second: str = "หน่วยงานรับผิดชอบ") -> list[Word]:
    years = [(26.0, x, f"ปี {2566 + k}") for k, x in enumerate(YEARS)]
    return words((20, 30, "โครงการ/กิจกรรม/มาตรการ"), (32, 30, second), *years)


def item(y: float, title: tuple[str, ...], who: str, *figures: str) -> list[Word]:
    across = [(y + 10 * k, 30.0, text) for k, text in enumerate(title)]
    level_with = y + 10 * len(title)
    money = [(level_with, x + 3, text) for x, text in zip(YEARS, figures, strict=False)]
    return words(*across, (level_with, 30, who), *money)


FIRST = item(50, ("1 โครงการรณรงค์ให้คนทั้งตำบลร่วมใจไม่ทนต่อการทุจริตในวันต่อต้านคอร์รัปชัน", "สากล"),
             "กองการศึกษา", "20,000", "-", "30,000")  # fmt: skip
SECOND = item(105, ("2 กิจกรรมบ้านสวย",), "กองช่าง", "5,000", "5,000", "-")
THIRD = item(135, ("3 มาตรการโปร่งใส",), "กองคลัง", "-", "-", "7,500")
SUMS = zip(YEARS, ("25,000", "5,000", "37,500"), strict=True)
SUM = words((165, 30, "รวมทั้งสิ้น 3 โครงการ/กิจกรรม/มาตรการ"), *((165, x - 2, t) for x, t in SUMS))
RULES = level(12, 44, 100, 130, 160, 180)


def read_page(print_: list[Word]) -> Records:
    return read(PLAN, find_blocks(page(print_, RULES)).blocks)


def test_titles_units_and_figures_are_told_apart() -> None:
    records = read_page([*head(), *FIRST, *SECOND, *THIRD, *SUM])
    assert [(i.item_no, i.title, i.responsible) for i in records.items] == [
        (1, "โครงการรณรงค์ให้คนทั้งตำบลร่วมใจไม่ทนต่อการทุจริตในวันต่อต้านคอร์รัปชันสากล", ("กองการศึกษา",)),
        (2, "กิจกรรมบ้านสวย", ("กองช่าง",)),
        (3, "มาตรการโปร่งใส", ("กองคลัง",)),
    ]  # fmt: skip
    stated = [(b.fiscal_year_be, b.amount_baht) for b in records.budgets]
    assert stated == [
        (2566, 20_000.0), (2567, None), (2568, 30_000.0),
        (2566, 5_000.0), (2567, 5_000.0), (2568, None),
        (2566, None), (2567, None), (2568, 7_500.0),
    ]  # fmt: skip
    assert all(total.agrees for total in records.totals)


def test_a_heading_of_a_level_between_the_rules_is_that_of_the_items_below_it() -> None:
    band = words((105, 15, BAND))
    second = item(118, ("2 กิจกรรมบ้านสวย",), "กองช่าง", "5,000", "5,000", "-")
    rules = level(12, 44, 100, 140, 175)
    third = item(150, ("3 มาตรการโปร่งใส",), "กองคลัง", "-", "-", "7,500")
    blocks = find_blocks(page([*head(), *FIRST, *band, *second, *third], rules)).blocks
    levels = ("มิติที่ 1 การสร้างวัฒนธรรมสุจริต", "ภารกิจที่ 1.1 การเสริมสร้างจิตสำนึก")
    records = read(PLAN, (*levels, *blocks))
    assert [i.mission_no for i in records.items] == ["1.1", "1.2", "1.2"]


def test_no_budget_said_once_below_the_years_is_said_of_each() -> None:
    nothing = words((135, 30, "3 มาตรการโปร่งใส"), (145, 30, "กองคลัง"), (145, 290, "ไม่ใช้งบประมาณ"))
    records = read_page([*head(), *FIRST, *SECOND, *nothing])
    last = [b.status for b in records.budgets if b.item_id == records.items[-1].item_id]
    assert last == ["no_budget", "no_budget", "no_budget"]


def test_titles_level_with_their_figures_are_no_such_rows() -> None:
    one_level = [
        *words((60, 30, "1 โครงการรักษ์ป่า"), *((60, x, "5,000") for x in YEARS), (72, 30, "กองช่าง")),
        *words(
            (110, 30, "2 โครงการรักษ์น้ำ"), *((110, x, "6,000") for x in YEARS), (120, 30, "กองคลัง")
        ),
    ]
    (grid,) = level_grids(RULES, lambda _box: False)
    lines = printed_lines([*head(), *one_level], 1)
    assert storeyed_table(grid, lines, 1) is None
