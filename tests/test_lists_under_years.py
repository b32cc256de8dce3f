"""Lists without rules whose figures stand under years that are printed once above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from normalize.make_records import Records, make_records
from parsers.layout.blocks import find_all_blocks
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID, codes
from tests.test_figures_under_headings import Money, of_item
from tests.test_half_ruled_tables import page, words

PLAN = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2561 - 2565)"
ENDS = (250.0, 295.0, 340.0, 385.0, 425.0)
"""Right ends of the columns of years."""
Row = tuple[float, str] | tuple[float, str, Sequence[str]]
"""Left end of a line, its text, and what stands under the years, "" for nothing."""


def years(name: str = "", form: str = "{}", of: int = 5) -> Row:
    return (20, name, [form.format(2561 + k) for k in range(of)])


def placed(rows: Sequence[Row]) -> list[tuple[float, float, str]]:
    found: list[tuple[float, float, str]] = []
    for k, (x, text, *figures) in enumerate(rows):
        y = 20.0 + 13 * k
        found += [(y, x, text)] if text else []
        for right, figure in zip(ENDS, figures[0] if figures else (), strict=False):
            width = sum(4 * len(part) + 3 for part in figure.split()) - 3
            found += [(y, right - width, figure)] if figure else []
    return found


def listed(*pages: Sequence[Row], title: str = PLAN, scanned: bool = False) -> Records:
    made = []
    for n, rows in enumerate(pages, 1):
        over = [(2.0, 40.0, title)] if n == 1 else []
        print_ = words(*over, *placed(rows))
        print_ = [replace(word, confidence=0.99) for word in print_] if scanned else print_
        made.append(page(print_, [], number=n))
    return make_records(DOCUMENT_ID, parse_document(find_all_blocks(made)))


def said(records: Records) -> list[tuple[str | None, list[Money]]]:
    return [(i.title, of_item(records, i.item_id)) for i in records.items]


def of_years(*stated: str | float) -> list[Money]:
    return [("planned", 2561 + k, each) for k, each in enumerate(stated) if each != ""]


OFFICE: Row = (40, "ผู้รับผิดชอบ : สำนักปลัดเทศบาล")
FIRST: list[Row] = [
    (20, "มิติที่ 1 การสร้างวัฒนธรรมสุจริต"),
    (25, "1.1 เสริมสร้างจิตสำนึกข้าราชการ"),
    (30, "(1) โครงการอบรมคุณธรรมจริยธรรมแก่คณะผู้"),
    (40, "บริหารเทศบาล", ("50,000", "50,000", "-", "60,000", "9,500")),
    OFFICE,
    (30, "(2) โครงการค่ายพุทธบุตร", ("45,000", "-", "-", "45,000", "-")),
    OFFICE,
]
SECOND: list[Row] = [
    (20, "มิติที่ 2 การบริหารราชการด้วยความโปร่งใส"),
    (25, "2.1 แสดงเจตจำนงทางการเมือง"),
    (30, "(1) กิจกรรมประกาศเจตจำนงสุจริต", ("-", "-", "-", "-", "-")),
    OFFICE,
    (30, "(2) โครงการสำรวจความพึงพอใจของผู้มาติดต่อ"),
    (40, "ราชการ", ("-", "180,000", "-", "95,500", "20,000")),
    OFFICE,
]
WANTED = [
    (
        "โครงการอบรมคุณธรรมจริยธรรมแก่คณะผู้บริหารเทศบาล",
        of_years(50_000.0, 50_000.0, "dash", 60_000.0, 9_500.0),
    ),
    ("โครงการค่ายพุทธบุตร", of_years(45_000.0, "dash", "dash", 45_000.0, "dash")),
    ("กิจกรรมประกาศเจตจำนงสุจริต", of_years(*["dash"] * 5)),
    (
        "โครงการสำรวจความพึงพอใจของผู้มาติดต่อ ราชการ",
        of_years("dash", 180_000.0, "dash", 95_500.0, 20_000.0),
    ),
]
HEADS: dict[str, list[Row]] = {
    "stroke": [years("รายการ / ปีงบประมาณ พ.ศ.")],
    "stroke close": [years("โครงการ/ปีงบประมาณ")],
    "word for years": [years("ปีงบประมาณ พ.ศ.")],
    "beside titles": [years("โครงการ/กิจกรรม      ปี พ.ศ.")],
    "budgets": [years("โครงการ / งบประมาณ (บาท)")],
    "budgets alone": [years("งบประมาณ (บาท)")],
    "titles": [years("โครงการ/กิจกรรม")],
    "close before the first year": [(150, "ปีงบประมาณ"), years()],
    "name over": [(250, "ปีงบประมาณ พ.ศ."), years()],
    "money over": [(250, "งบประมาณ (บาท)"), years()],
    "money and years over": [(250, "งบประมาณ (บาท)"), (250, "ปีงบประมาณ พ.ศ."), years()],
    "unit over": [(330, "(หน่วย : บาท)"), years()],
    "money over, titles beside": [
        (20, "โครงการ/กิจกรรม", ("", "งบประมาณ (บาท)")),
        years(),
    ],
    "money over, titles below": [(250, "งบประมาณ (บาท)"), years("โครงการ/กิจกรรม")],
    "unit below": [years("รายการ / ปีงบประมาณ พ.ศ."), (20, "", ["(บาท)"] * 5)],
    "unit below all": [years("รายการ / ปีงบประมาณ พ.ศ."), (330, "(หน่วย : บาท)")],
    "ปี": [years("", "ปี {}")],
    "titles and ปี": [years("โครงการ / ปีงบประมาณ", "ปี {}")],
    "งบ": [years("", "งบ {}")],
    "พ.ศ.": [years("", "พ.ศ.{}")],
}


@pytest.mark.parametrize("scanned", [True, False], ids=["scan", "text layer"])
@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_years_and_what_names_them_head_the_figures(head: list[Row], scanned: bool) -> None:
    records = listed([*head, *FIRST, *SECOND], scanned=scanned)
    assert said(records) == WANTED
    assert {i.responsible for i in records.items} == {("สำนักปลัดเทศบาล",)}
    assert [(i.mission_no, i.item_no) for i in records.items] == [
        ("1.1", 1), ("1.1", 2), ("2.1", 1), ("2.1", 2),
    ]  # fmt: skip


@pytest.mark.parametrize("cut", range(1, 7))
@pytest.mark.parametrize("head", ["stroke", "money over"])
def test_they_hold_on_the_next_page_wherever_it_begins(cut: int, head: str) -> None:
    rows = [*FIRST, *SECOND]
    assert said(listed([*HEADS[head], *rows[: cut + 2]], rows[cut + 2 :])) == WANTED


@pytest.mark.parametrize("of", [2, 3, 4])
@pytest.mark.parametrize("last", [True, False], ids=["last line", "first line"])
@pytest.mark.parametrize("office", [True, False], ids=["labelled", "bare"])
@pytest.mark.parametrize(
    "name", ["รายการ / ปีงบประมาณ พ.ศ.", "โครงการ/กิจกรรม      ปี พ.ศ.", "โครงการ / งบประมาณ (บาท)"]
)
def test_fewer_years_and_figures_on_either_line(
    name: str, office: bool, last: bool, of: int
) -> None:
    figures = ["50,000", "-", "9,500", "60,000"][:of]
    title = "(2) โครงการสำรวจความพึงพอใจของผู้"
    two: list[Row] = [(30, title), (40, "มาติดต่อราชการ", figures)]
    if not last:
        two = [(30, title, figures), (40, "มาติดต่อราชการ")]
    rows = [years(name, of=of), *FIRST[:2]]
    rows += [(30, "(1) โครงการค่ายพุทธบุตร", figures), OFFICE, *two, OFFICE]
    rows += [(30, "(3) กิจกรรมวันพระ", ["-"] * of), OFFICE]
    rows = rows if office else [row for row in rows if row is not OFFICE]
    money = of_years(*[50_000.0, "dash", 9_500.0, 60_000.0][:of])
    assert said(listed(rows)) == [
        ("โครงการค่ายพุทธบุตร", money),
        ("โครงการสำรวจความพึงพอใจของผู้มาติดต่อราชการ", money),
        ("กิจกรรมวันพระ", of_years(*["dash"] * of)),
    ]


@pytest.mark.parametrize("scanned", [True, False], ids=["scan", "text layer"])
def test_a_blank_is_none_and_shifts_no_figure(scanned: bool) -> None:
    more: list[Row] = [(30, "(3) โครงการรักษ์ป่า", ("", "7,000", "", "", "8,000")), OFFICE]
    records = listed([*HEADS["stroke"], *FIRST, *SECOND, *more], scanned=scanned)
    assert said(records)[:4] == WANTED
    assert said(records)[4][1] == [("planned", 2562, 7_000.0), ("planned", 2565, 8_000.0)]


DOUBTFUL: dict[str, list[Row]] = {
    "thousands before": [years("โครงการ / งบประมาณ (พันบาท)")],
    "thousands alone": [years("งบประมาณ (พันบาท)")],
    "thousands over": [(20, "โครงการ/กิจกรรม", ("", "งบประมาณ (พันบาท)")), years()],
    "spent before": [years("โครงการ / ผลการเบิกจ่าย (บาท)")],
    "spent over": [(20, "โครงการ/กิจกรรม", ("", "ผลการเบิกจ่าย (บาท)")), years()],
    "counted before": [years("โครงการ / ผู้เข้าร่วม (คน)")],
    "counted over": [(20, "โครงการ/กิจกรรม", ("", "ผู้เข้าร่วม (คน)")), years()],
    "unit of people over": [(330, "(หน่วย : คน)"), years("โครงการ / ปี")],
    "unit of people below": [years("โครงการ / ปี"), (330, "(หน่วย : คน)")],
    "people below": [years("โครงการ / ปี"), (20, "", ["(คน)"] * 5)],
    "thousands below": [years("โครงการ / ปี"), (330, "(หน่วย : พันบาท)")],
}


@pytest.mark.parametrize("head", DOUBTFUL.values(), ids=DOUBTFUL)
def test_years_over_something_else_than_budgets_in_baht_give_none(head: list[Row]) -> None:
    records = listed([*head, *FIRST, *SECOND])
    assert not [b for b in records.budgets if b.amount_baht]
    assert codes(records) & {"amount_uncertain", "table_without_heading"}


def test_the_headings_may_stand_again_on_the_next_page_with_another_name() -> None:
    pages = [*HEADS["stroke"], *FIRST], [*HEADS["money over"], *SECOND]
    assert said(listed(*pages)) == WANTED


@pytest.mark.parametrize("name", ["รายการ / ปีงบประมาณ พ.ศ.", "ปีงบประมาณ พ.ศ."])
def test_a_figure_between_the_years_is_told_and_not_read(name: str) -> None:
    rows = [years(name), *FIRST, *SECOND, (30, "(3) โครงการรักษ์ป่า                         7,000")]
    records = listed(rows)
    assert said(records)[:4] == WANTED
    assert not [b for b in records.budgets if b.amount_baht == 7_000.0]
