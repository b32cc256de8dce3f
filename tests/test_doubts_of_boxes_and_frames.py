"""What looks like an office's own missions, or like boxes that go on with a table, and is not."""

from __future__ import annotations

import pytest

from tests.reading_text import read_rows

OWNER = "แผนปฏิบัติการป้องกันการทุจริต\nประจำปีงบประมาณ พ.ศ. 2567\nองค์การบริหารส่วนตำบลหน้าเขา\n"
SECOND = "มิติที่ 2 การบริหารราชการด้วยความโปร่งใส\n"
THIRD = (
    "มิติที่ 3 การส่งเสริมบทบาทและการมีส่วนร่วมของภาคประชาชน\n"
    "3.1 การส่งเสริมให้ประชาชนมีส่วนร่วมบริหารกิจการขององค์กรปกครองส่วนท้องถิ่น\n"
)


@pytest.mark.parametrize(
    ("text", "mission"),
    [
        # The third item's steps are numbered like missions of dimension 3.
        (f"{THIRD}1) โครงการประชาคม\n2) กิจกรรมสายด่วน\n3) โครงการเวทีชาวบ้าน\n"
         "3.1 ประชุมคณะทำงานและชี้แจง\nแก่เจ้าหน้าที่ทุกคน\n3.2 รายงานผลต่อผู้บริหาร\n4) โครงการอาสาสมัคร\n", "3.1"),
        # The next year's list counts anew behind a step.
        (f"{SECOND}ปี 2566\n1) โครงการเปิดบ้าน 10,000 บาท\n1.1 ประชุมคณะทำงาน\nและชี้แจง\n"
         "1.2 สรุปรายงานผล\nปี 2567\n1) โครงการเปิดบ้าน 20,000 บาท\n2) กิจกรรมพบประชาชน\n", None),
        # What an item holds is a list that counts anew.
        (f"{SECOND}1) โครงการอบรมคุณธรรม 20,000 บาท\n1.1 จัดกิจกรรมภายในโครงการ\n1) กิจกรรมบรรยาย\n"
         "2) โครงการเปิดบ้าน 10,000 บาท\n", None),
        (f"{SECOND}1) โครงการเปิดบ้าน 10,000 บาท\nผู้รับผิดชอบ กองช่าง\n2) โครงการอบรมคุณธรรม\n"
         "2.1 จัดกิจกรรมภายในโครงการ\n1) กิจกรรมบรรยาย\n2) กิจกรรมดูงาน\n", None),
    ],
)  # fmt: skip
def test_steps_of_an_item_are_no_missions_of_the_list(text: str, mission: str | None) -> None:
    assert {item.mission_no for item in read_rows(OWNER + text).items} == {mission}
