"""What looks like two columns of lists, a unit below money, a sum's figure, a list of posts."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from normalize.reading import read_responsible
from parsers.layout.text_columns import bands_of
from parsers.model import Ruling, Word
from parsers.page.bands_between import joined_at_bands
from parsers.scan.prepare import prepare_page
from tests.reading_text import codes, read_rows
from tests.scan_drawings import PAGE_PT, Drawing
from tests.test_half_ruled_tables import LEFT, RIGHT, level, upright, words
from tests.test_half_ruled_tables import page as ruled_page
from tests.test_half_ruled_tables import read as read_ruled
from tests.test_text_columns import page as page_of_columns

HEADING = (
    "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2567\nมิติที่ 1 การสร้างวัฒนธรรมสุจริต\n"
    "1.1 การสร้างวัฒนธรรมสุจริตให้แก่บุคลากร\n"
)


def test_a_plan_beside_its_results_is_no_two_lists() -> None:
    """The headings of levels stand on both sides; what was done is no item of the plan."""
    first, second = "มิติที่ 1 การสร้างวัฒนธรรมสุจริต", "มิติที่ 2 การบริหารราชการด้วยความโปร่งใส"
    plan = ["โครงการ/กิจกรรม", first, "1. โครงการอบรมข้าราชการหัวใจสุจริต"]
    plan += ["2. กิจกรรมเสียงตามสายเช้าวันจันทร์", "3. มาตรการเปิดเผยราคากลางทุกโครงการ"]
    plan += [second, "1. โครงการลดขั้นตอนการทำงานของเรา", "2. กิจกรรมบริการประชาชนนอกเวลา"]
    done = ["ผลการดำเนินงาน", first, "1. โครงการอบรม ดำเนินการแล้วเสร็จ"]
    done += ["2. กิจกรรมเสียงตามสาย ดำเนินการแล้ว", "3. มาตรการเปิดเผยราคากลาง ทำแล้ว"]
    done += [second, "1. โครงการลดขั้นตอน ดำเนินการแล้ว", "2. กิจกรรมบริการนอกเวลา ดำเนินการแล้ว"]
    one = replace(page_of_columns(plan, done, 260), rulings=())
    assert len(bands_of(one, one.words, ())) == 1


@pytest.mark.parametrize(
    "text",
    [
        "สำนักปลัด\n1. โครงการก งบประมาณ 10,000 บาท\nกองคลัง\n2. กิจกรรมข งบประมาณ 20,000 บาท\n",
        "1. โครงการก งบประมาณ 10,000 บาท\n2. กิจกรรมข งบประมาณ 20,000 บาท\nกองคลัง\n"
        "3. โครงการค งบประมาณ 10,000 บาท\n4. กิจกรรมง งบประมาณ 20,000 บาท\nกองช่าง\n"
        "5. โครงการจ งบประมาณ 10,000 บาท\n",
        "1. โครงการก งบประมาณ 10,000 บาท\n2. กิจกรรมข ไม่ใช้งบประมาณ\nสำนักปลัด\nเทศบาลตำบลบ้านดง\n",
    ],
    ids=["over each group", "over groups", "below the list"],
)
def test_units_that_head_groups_or_sign_a_list_are_of_no_item_above(text: str) -> None:
    records = read_rows(HEADING + text)
    assert [i.responsible for i in records.items] == [None] * len(records.items)
    assert len(records.items) >= 2


@pytest.mark.parametrize(
    ("cell", "units"),
    [
        ("ผู้ช่วย\nนักทรัพยากรบุคคล", ("ผู้ช่วยนักทรัพยากรบุคคล",)),
        ("สำนักปลัด\nผู้ช่วย\nเจ้าพนักงานธุรการ", ("สำนักปลัด", "ผู้ช่วยเจ้าพนักงานธุรการ")),
        ("ผู้ช่วยเจ้า\nพนักงานธุรการ", ("ผู้ช่วยเจ้าพนักงานธุรการ",)),
        ("รองปลัดเทศบาล รักษาราชการแทน\nปลัดเทศบาล", ("รองปลัดเทศบาล รักษาราชการแทนปลัดเทศบาล",)),
        ("เจ้าหน้าที่พัฒนา\nบุคลากร", ("เจ้าหน้าที่พัฒนาบุคลากร",)),
    ],
)
def test_a_post_on_two_lines_is_one(cell: str, units: tuple[str, ...]) -> None:
    assert read_responsible(cell) == units


@pytest.mark.parametrize(
    "placed",
    [
        [(122, 60, "รวมงบประมาณทั้งสิ้น 20,000 บาท")],
        [
            (122, 60, "รวมงบประมาณที่ใช้ในการดำเนินงานตามแผนปฏิบัติการป้องกันการทุจริต"),
            (122, 350, "20,000"),
        ],
        [(122, 60, "รวมทั้งสิ้น"), (122, 345, "20,000")],
    ],
    ids=["in one text", "behind long words", "over the units"],
)
def test_a_sum_whose_figure_stands_elsewhere_than_the_money_is_told(
    placed: list[tuple[float, float, str]],
) -> None:
    heads = [(26.0, 15.0, "ที่"), (26, 60, "โครงการ/กิจกรรม"), (26, 262, "งบประมาณ")]
    print_ = words(*heads, (26, 340, "ผู้รับผิดชอบ"))
    for y, number, title in ((56, "1.", "โครงการก"), (86, "2.", "โครงการข")):
        print_ += words((y, 15, number), (y, 60, title), (y, 264, "10,000"), (y, 340, "สำนักปลัด"))
    rules = [*level(15, 46, 76, 106, 140), *upright(15, 140, LEFT, RIGHT)]
    rules += upright(15, 106, 55.0, 330.0)
    records = read_ruled(ruled_page([*print_, *words(*placed)], rules))
    assert [i.responsible for i in records.items] == [("สำนักปลัด",)] * 2
    assert [b.amount_baht for b in records.budgets] == [10_000.0, 10_000.0]
    assert [t.stated for t in records.totals] == [None]
    assert "total_unreadable" in codes(records)


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize("x", [30.0, 370.0])
def test_a_circle_in_an_outer_cell_of_a_table_is_a_mark(dpi: int, x: float) -> None:
    image = Drawing().grid((16, 44, 200, 356, 384), (40, 70, 100)).scan(dpi)
    k = dpi / 72
    cv2.circle(image, (round(x * k), round(55 * k)), round(6.5 * k), 0, 1, cv2.LINE_AA)
    ink = prepare_page(image, dpi, PAGE_PT, turns=0).ink
    inside = ink[round(45 * k) : round(65 * k), round((x - 10) * k) : round((x + 10) * k)]
    assert np.count_nonzero(inside) > 20


def half_ruled(top: float, *texts: tuple[str, ...]) -> tuple[list[Word], list[Ruling]]:
    """A table of rows 18 points high, open to the left, with uprights between five columns."""
    places = (15.0, 50.0, 230.0, 266.0, 302.0, 338.0, 374.0)
    placed: list[Word] = []
    for k, row in enumerate(texts):
        placed += words(*((top + 18 * k + 4, x + 3, t) for x, t in zip(places, row, strict=True)))
    rules = level(*(top + 18 * k for k in range(len(texts) + 1)))
    return placed, [*rules, *upright(top, top + 18 * len(texts), *places[2:], RIGHT)]


@pytest.mark.parametrize("gap", [15, 25, 38])
def test_a_half_ruled_table_with_other_columns_below_is_a_table_of_its_own(gap: float) -> None:
    years = ("2566", "2567", "2568", "2569", "2570")
    first = half_ruled(
        30,
        ("ที่", "โครงการ", *years),
        ("1.", "โครงการอบรม", "1,000", "-", "3,000", "-", "5,000"),
        ("2.", "กิจกรรมเสียงตามสาย", "-", "2,000", "-", "4,000", "-"),
    )
    second = half_ruled(
        84 + gap,
        ("ที่", "มาตรการ", "ผู้รับผิดชอบ", *years[1:]),
        ("1.", "มาตรการหนึ่ง", "กองคลัง", "-", "3,000", "-", "5,000"),
        ("2.", "มาตรการสอง", "กองคลัง", "8,000", "-", "4,000", "-"),
    )
    records = read_ruled(ruled_page([*first[0], *second[0]], [*first[1], *second[1]]))
    assert [(i.title, i.responsible) for i in records.items] == [
        ("โครงการอบรม", None),
        ("กิจกรรมเสียงตามสาย", None),
        ("มาตรการหนึ่ง", ("กองคลัง",)),
        ("มาตรการสอง", ("กองคลัง",)),
    ]
    assert {b.status for b in records.budgets} == {"amount", "dash"}


def test_rows_with_uprights_close_together_are_not_open() -> None:
    groups = [
        [
            *(Ruling("horizontal", top + y, 0, 100) for y in (0, 10)),
            *(Ruling("vertical", 50 + k, top, top + 10) for k in range(9)),
        ]
        for top in (0.0, 20.0)
    ]
    assert joined_at_bands(groups, []) == groups


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("โครงการตรวจสอบการควบคุมภายใน", "องค์กรปกครองส่วนท้องถิ่น"),
        ("มาตรการกำกับให้ทุกส่วนราชการ", "รายงานผล"),
    ],
)
def test_a_title_goes_on_behind_words_that_end_a_unit_too(first: str, second: str) -> None:
    records = read_rows(
        f"{HEADING}1. {first}\n{second} งบประมาณ 10,000 บาท\n2. กิจกรรมข งบประมาณ 20,000 บาท\n"
    )
    assert records.items[0].title == f"{first} {second}"
