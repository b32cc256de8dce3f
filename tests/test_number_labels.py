"""Labels of forms that mean an item's number, though they read as the name of its title."""

from __future__ import annotations

import pytest

from tests.reading_text import read_rows

PLAN = "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. ๒๕๖๗\nองค์การบริหารส่วนตำบลกกตูม\n\n"
TITLES = ("โครงการหนูน้อยรักษ์ป่า", "มาตรการสรรหาพนักงาน", "กิจกรรมเปิดบ้าน")


def form(number: int, label: str, order: tuple[int, int, int]) -> str:
    """A fact sheet of labels and values, what tells the item apart in one of its orders."""
    head = (
        f"{label}|{number}",
        f"มิติ / ภารกิจ|มิติที่ 1 การสร้างวัฒนธรรมสุจริต / ภารกิจที่ 1.{number}",
        f"ชื่อโครงการ|{TITLES[number - 1]}",
    )
    rest = "วัตถุประสงค์|เพื่อให้รักป่า\nระยะเวลา|มิถุนายน 2567\nงบประมาณ ปี 2567|17,400 บาท\nผู้รับผิดชอบ|กองคลัง"
    return "\n".join([*(head[k] for k in order), rest]) + "\n\n"


@pytest.mark.parametrize(
    "label",
    ["โครงการลำดับที่", "โครงการที่", "โครงการ/กิจกรรมที่", "ลำดับโครงการ", "เลขที่โครงการ", "แผ่นที่", "ลำดับที่"],
)
@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1), (1, 0, 2), (0, 2, 1)])
def test_a_bare_number_tells_what_its_label_means(label: str, order: tuple[int, int, int]) -> None:
    records = read_rows(PLAN + "".join(form(n, label, order) for n in (1, 2, 3)))
    assert [(i.item_no, i.dimension_no, i.mission_no, i.title) for i in records.items] == [
        (n, 1, f"1.{n}", title) for n, title in enumerate(TITLES, 1)
    ]


def test_a_title_beside_such_a_label_stays_one() -> None:
    records = read_rows(PLAN + form(1, "ที่", (0, 1, 2)).replace("ชื่อโครงการ|", "โครงการที่|"))
    assert [(i.item_no, i.title) for i in records.items] == [(1, TITLES[0])]
