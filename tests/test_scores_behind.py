"""ITA indicators whose heading prints the score reached behind the name."""

from __future__ import annotations

import pytest

from normalize.frameworks import snap_mission
from tests.reading_text import codes
from tests.test_labelled_cells import ITA, grid, read

HEAD = ("ลำดับ", "มาตรการ", "ผู้รับผิดชอบ", "ผลการติดตาม")
ROW = ("1", "มาตรการออกคำสั่งแบ่งงานเป็นหนังสือ", "กองคลัง", "แจ้งเวียนคำสั่งแล้ว")


@pytest.mark.parametrize(
    "score",
    ["(IIT) คะแนนที่ได้ 81.17", "คะแนน 81.17", "(81.17 คะแนน)", "คะแนนเฉลี่ย : ร้อยละ 81.17", "๘๑.๑๗",
     "ผลคะแนนปีก่อน ๘๑.๑๗", "คะแนนปีที่แล้ว 81.17", "(คะแนนเดิม 81.17)", "เป้าหมาย 90.00 คะแนน"],
)  # fmt: skip
def test_a_short_name_is_known_before_a_long_score(score: str) -> None:
    bands = (
        ("ตัวชี้วัดที่ 2 การใช้งบประมาณ คะแนนที่ได้ 83.40", None, None, None),
        (f"ตัวชี้วัดที่ 3 การใช้อำนาจ {score}", None, None, None),
    )
    records = read(ITA, (grid(HEAD, bands[0], ROW, bands[1], ROW),))
    assert [(i.mission_no, i.mission) for i in records.items] == [
        ("2", "การใช้งบประมาณ"),
        ("3", "การใช้อำนาจ"),
    ]


def test_a_score_alone_behind_the_number() -> None:
    band = ("ตัวชี้วัดที่ 3 คะแนนที่ได้ 81.17", None, None, None)
    assert [i.mission_no for i in read(ITA, (grid(HEAD, band, ROW),)).items] == ["3"]


def test_a_band_of_an_indicator_that_is_not_known_is_told() -> None:
    band = ("ตัวชี้วัดที่ 3 จำนวนครั้งที่จัดอบรมแก่บุคลากร 81.17", None, None, None)
    records = read(ITA, (grid(HEAD, band, ROW),))
    assert [i.title for i in records.items] == [ROW[1]]
    assert "heading_unknown" in codes(records)


def test_words_behind_a_name_are_no_score() -> None:
    assert snap_mission("ตัวชี้วัดที่ 3 การใช้อำนาจของผู้บริหารและคะแนนนิยม", "ita") != snap_mission(
        "ตัวชี้วัดที่ 3 การใช้อำนาจ", "ita"
    )
