"""Columns of results in reports, headed in an office's own words; unknown ones are told."""

from __future__ import annotations

import pytest

from normalize.make_records import Records
from tests.reading_text import codes
from tests.test_labelled_cells import RESULTS, grid, read

PLAN = "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2567"


def under(heading: str, *texts: str, title: str = RESULTS, more: str = "เบิกจ่าย (บาท)") -> Records:
    said = {"เบิกจ่าย (บาท)": "18,000", "ผลการดำเนินงาน": "จัดแล้ว"}
    rows = [(str(k), f"โครงการดี {k}", said[more], t, "กองคลัง") for k, t in enumerate(texts, 1)]
    return read(title, (grid(("ที่", "โครงการ", more, heading, "หน่วยงาน"), *rows),))


@pytest.mark.parametrize(
    "heading", ["ผลที่ได้", "ผลที่เกิดขึ้น", "ผลที่ได้จากการดำเนินงาน", "สรุปผล", "ผล", "สิ่งที่ได้ดำเนินการ"]
)
def test_a_result_in_other_words(heading: str) -> None:
    records = under(heading, "อบรมแล้ว ๔๕ คน", "เลื่อนไปปีหน้า", "")
    assert [i.result for i in records.items] == [
        "อบรมแล้ว ๔๕ คน".replace("๔๕", "45"),
        "เลื่อนไปปีหน้า",
        None,
    ]
    assert "column_unknown" not in codes(records)


def test_a_text_under_an_unknown_heading_of_a_report_without_results_is_told() -> None:
    records = under("ภาพรวมที่ผ่านมา", "อบรมแล้ว 45 คน", "เลื่อนไปปีหน้า")
    assert [i.result for i in records.items] == [None, None]
    assert "column_unknown" in codes(records)


def test_beside_a_column_of_results_another_is_none_and_need_not_be_told() -> None:
    records = under("ผลที่ได้", "มีคนดี", "เลื่อนไปปีหน้า", more="ผลการดำเนินงาน")
    assert [i.result for i in records.items] == ["จัดแล้ว", "จัดแล้ว"]
    assert "column_unknown" not in codes(records)


def test_figures_under_such_a_heading_are_no_results() -> None:
    assert [i.result for i in under("ผล", "3", "17,500").items] == [None, None]


def test_in_a_plan_it_is_what_is_hoped_for() -> None:
    records = under("ผลที่ได้", "คนดี", "งานดี", title=PLAN)
    assert [i.result for i in records.items] == [None, None]
