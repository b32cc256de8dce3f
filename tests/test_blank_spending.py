"""A plan without a title whose table leaves a column blank, to be filled in, is no report."""

from __future__ import annotations

import pytest

from normalize.make_records import Records
from parsers.adapters.text_file import read_text
from parsers.parse import parse_document
from tests.reading_text import read_rows

_NAMES = (
    "การสร้างวัฒนธรรมสุจริต",
    "การบริหารราชการด้วยความโปร่งใส",
    "การส่งเสริมบทบาทและการมีส่วนร่วมของภาคประชาชน",
)


def _document(heading: str, row: str, tables: int) -> str:
    parts = ["ปีงบประมาณ พ.ศ. 2566\n"]
    for n in range(tables):
        parts += [
            f"\nมิติที่ {n + 1} {_NAMES[n]}\n",
            f"{heading}\n",
            f"{n + 1}|โครงการ {'กขค'[n]}|{row}\n",
        ]
    return "".join(parts)


def _family(text: str) -> str | None:
    page = read_text(text.replace("|", "\t"), engine="text")
    family = parse_document((page,)).facts.family
    return family.value if family is not None else None


def _sections(records: Records) -> set[str]:
    return {item.section for item in records.items}


@pytest.mark.parametrize(
    ("heading", "row", "tables"),
    [
        ("ที่|โครงการ|งบประมาณ|ผลการเบิกจ่าย|ผู้รับผิดชอบ", "5,000||กองคลัง", 3),
        ("ที่|โครงการ|งบประมาณ|ผลการเบิกจ่าย|ผู้รับผิดชอบ", "5,000|.........|กองคลัง", 3),
        ("ที่|โครงการ|ผลที่ได้รับ|งบประมาณ|เบิกจ่าย|ผู้รับผิดชอบ", "ร้อยละ 80|5,000||กองคลัง", 2),
    ],
)
def test_a_column_left_blank_for_what_will_be_spent(heading: str, row: str, tables: int) -> None:
    text = _document(heading, row, tables)
    assert _family(text) == "action_plan"
    assert _sections(read_rows(text)) == {"plan"}


@pytest.mark.parametrize(
    ("heading", "row", "tables"),
    [
        ("ที่|โครงการ|งบประมาณ|ผลการเบิกจ่าย|ผู้รับผิดชอบ", "5,000|4,000|กองคลัง", 3),
        ("ที่|โครงการ|งบประมาณ|ผลการเบิกจ่าย|ผู้รับผิดชอบ", "5,000|-|กองคลัง", 3),
        ("ที่|โครงการ|ผลที่ได้รับ|งบประมาณ|เบิกจ่าย|ผู้รับผิดชอบ", "ร้อยละ 80|5,000|4,000|กองคลัง", 2),
        ("ที่|โครงการ|ผลการดำเนินงาน|งบประมาณ|เบิกจ่าย|ผู้รับผิดชอบ", "อบรมแล้ว|5,000||กองคลัง", 2),
    ],
)
def test_what_was_done_or_spent_is_still_a_report(heading: str, row: str, tables: int) -> None:
    text = _document(heading, row, tables)
    assert _family(text) == "results_report"
    assert _sections(read_rows(text)) == {"results"}
