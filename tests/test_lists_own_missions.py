"""Lists whose missions have names that no framework knows."""

from __future__ import annotations

import pytest

from tests.reading_text import codes, read_rows

OWNER = "แผนปฏิบัติการป้องกันการทุจริต\nประจำปีงบประมาณ พ.ศ. 2567\nองค์การบริหารส่วนตำบลหน้าเขา\n"
SECOND = "มิติที่ 2 การบริหารราชการด้วยความโปร่งใส\n"


def missions(text: str) -> list[tuple[str, str | None]]:
    return [(item.title, item.mission_no) for item in read_rows(OWNER + text).items]


def test_numbered_names_over_items_are_their_missions() -> None:
    text = (
        f"{SECOND}2.1 เปิดบ้านให้ดู\n1) โครงการเปิดบ้าน 42,500 บาท\nผู้รับผิดชอบ กองช่าง\n2) กิจกรรมพบประชาชน\n"
        "2.2 ซื้อจ้างโปร่งใส\n1) มาตรการประกาศราคากลาง ไม่ใช้งบประมาณ\n"
    )
    assert missions(text) == [
        ("โครงการเปิดบ้าน", "2.1"),
        ("กิจกรรมพบประชาชน", "2.1"),
        ("มาตรการประกาศราคากลาง", "2.2"),
    ]
    records = read_rows(OWNER + text)
    assert "mission_uncertain" in codes(records)
    assert [budget.amount_baht for budget in records.budgets] == [42500, None]


def test_an_own_name_below_an_official_one_ends_its_mission() -> None:
    text = (
        "มิติที่ 3 การส่งเสริมบทบาทและการมีส่วนร่วมของภาคประชาชน\n"
        "3.1 การส่งเสริมให้ประชาชนมีส่วนร่วมบริหารกิจการขององค์กรปกครองส่วนท้องถิ่น\n"
        "1) โครงการประชาคม\n2) กิจกรรมสายด่วน\n"
        "3.2 การจัดเวทีของชุมชนและเครือข่าย\nในหมู่บ้าน\n{} โครงการอาสาสมัครรักษ์ป่า\n"
    )
    for number in ("1)", "3)", "-"):
        assert missions(text.format(number))[2] == ("โครงการอาสาสมัครรักษ์ป่า", "3.2")


@pytest.mark.parametrize(
    "steps",
    [
        "วิธีดำเนินการ\n2.1 ประชุมคณะทำงาน\n2.2 รายงานผล\n",
        "2.1 ประชุมคณะทำงานกับผู้นำชุมชน\n",
        "1.1 ประชุมคณะทำงานกับผู้นำชุมชน\n",
    ],
)
def test_steps_of_an_item_are_no_missions(steps: str) -> None:
    items = "1) โครงการเปิดบ้าน\n{0}2) กิจกรรมพบประชาชน\n{0}3) มาตรการประกาศราคากลาง\n"
    assert {no for _title, no in missions(SECOND + items.format(steps))} == {None}


def test_where_items_are_numbered_so_no_line_is_a_mission() -> None:
    text = (
        f"{SECOND}2.1 โครงการเปิดบ้าน\n2.2 การเปิดเวทีให้ชุมชน\n- กิจกรรมย่อยของเวที\n2.3 กิจกรรมพบประชาชน\n"
    )
    assert "2.2" not in {no for _title, no in missions(text)}
