"""Months that a scan read as one word, and marks that can be put to no month."""

import pytest

from parsers.model import Ruling
from parsers.page.months_apart import with_months_apart
from tests.reading_text import codes
from tests.test_calendars import months
from tests.test_half_ruled_tables import level, page, read, upright, words
from tests.test_labelled_cells import grid
from tests.test_labelled_cells import read as read_blocks
from tests.test_month_strips import PLAN

NAMES = ("ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.")
GLUED = (*NAMES[:2], "เม.ย.พ.ค.", "", *NAMES[4:])
START, STEP = 206.0, 26.0


def calendar(names: tuple[str, ...], *rules: Ruling) -> list[tuple[str | None, list[str]]]:
    """What is read of three items whose ✓ stand in columns of 26 points."""
    placed = [(30.0, 15.0, "โครงการ"), (30.0, 150.0, "ผู้รับผิดชอบ"), (22.0, 270.0, "เดือน (ปี 2568)")]
    placed += [(34.0, START + STEP * k, name) for k, name in enumerate(names) if name]
    for y, title, at in (
        (52, "1. โครงการ ก", (0, 2)),
        (72, "2. โครงการ ข", (3, 7)),
        (92, "3. โครงการ ค", (2, 3)),
    ):
        placed += [(float(y), 15.0, title), (float(y), 150.0, "กองคลัง")]
        placed += [(float(y), START + 5 + STEP * k, "✓") for k in at]
    return months(read(page(words(*placed), [*level(18, 46, 66, 86, 106), *rules])))


EXPECTED = [
    ("โครงการ ก", ["2025-02", "2025-04"]),
    ("โครงการ ข", ["2025-05", "2025-09"]),
    ("โครงการ ค", ["2025-04", "2025-05"]),
]


@pytest.mark.parametrize("names", [NAMES, GLUED], ids=["apart", "as one word"])
def test_marks_under_months_without_uprights(names: tuple[str, ...]) -> None:
    assert calendar(names) == EXPECTED


def test_marks_under_months_with_uprights() -> None:
    inner = [START - 4 + STEP * k for k in range(1, 8)]
    rules = [*upright(18, 106, 10.0, 145.0, START - 4, 420.0), *upright(32, 106, *inner)]
    assert calendar(GLUED, Ruling("horizontal", 32, START - 4, 420.0), *rules) == EXPECTED


def test_a_mark_where_months_cannot_be_told_apart_is_told() -> None:
    edge = words((72.0, 15.0, "2. โครงการ ง"), (72.0, 150.0, "กองคลัง"))
    wide = words((72.0, START, "ทุกวันพระใหญ่ของเดือน"))
    placed = [(30.0, 15.0, "โครงการ"), (30.0, 150.0, "ผู้รับผิดชอบ")]
    placed += [(34.0, START + STEP * k, f"{name}") for k, name in enumerate(NAMES)]
    placed += [(52.0, 15.0, "1. โครงการ ก"), (52.0, 150.0, "กองคลัง"), (52.0, START + 5, "✓")]
    rules = level(18, 46, 66, 86)
    found = read(page([*words(*placed), *edge, *wide], rules))
    assert [len(when) for _title, when in months(found)] == [0, 0]
    assert "mark_unreadable" in codes(found)


@pytest.mark.parametrize(
    ("line", "parted"),
    [
        (("ต.ค.", "พ.ย.", "ธ.ค.ม.ค.", "ก.พ."), ["ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ."]),
        (("ต.ค.พ.ย.ธ.ค.", "ม.ค.ก.พ.มี.ค."), ["ต.ค.พ.ย.ธ.ค.", "ม.ค.ก.พ.มี.ค."]),  # of quarters
        (("ต.ค.", "พ.ย.", "ธ.ค.ก.พ.", "มี.ค."), ["ต.ค.", "พ.ย.", "ธ.ค.ก.พ.", "มี.ค."]),
        (("กองคลัง", "ต.ค.พ.ย.", "ธ.ค."), ["กองคลัง", "ต.ค.พ.ย.", "ธ.ค."]),
        (("อ.ป.ท.ส.", "ป.ป.ช.", "ต.ค.", "พ.ย."), ["อ.ป.ท.ส.", "ป.ป.ช.", "ต.ค.", "พ.ย."]),
    ],
)
def test_only_the_months_of_a_line_of_months_are_parted(
    line: tuple[str, ...], parted: list[str]
) -> None:
    one = page(words(*((20.0, 20.0 + 60 * k, word) for k, word in enumerate(line))), [])
    assert [word.text for word in with_months_apart(one).words] == parted


def test_a_mark_that_stands_under_no_month_is_told_at_its_item() -> None:
    head = ("ที่", "โครงการ", "ต.ค. 66", "พ.ย. 66", "ธ.ต 6ธ", "สรุป", "ก.พ. 67", "มี.ค. 67")
    first = ("1", "โครงการ ก", "✓", "", "", "✓", "", "✓")
    second = ("2", "โครงการ ข", "", "✓", "", "", "✓", "")
    records = read_blocks(PLAN, (grid(head, first, second),))
    assert months(records) == [
        ("โครงการ ก", ["2023-10", "2024-03"]),
        ("โครงการ ข", ["2023-11", "2024-02"]),
    ]
    told = [f.item_id for f in records.findings if f.code == "mark_unreadable"]
    assert told == [records.items[0].item_id]


def test_marks_under_months_of_no_year_are_told_at_each_item() -> None:
    head = ("ที่", "โครงการ", "ต.ค.", "พ.ย.", "ธ.ค.")
    rows = (("1", "โครงการ ก", "✓", "", ""), ("2", "โครงการ ข", "", "", ""))
    records = read_blocks("แผนปฏิบัติการป้องกันการทุจริต", (grid(head, *rows),))
    assert months(records) == [("โครงการ ก", []), ("โครงการ ข", [])]
    assert "month_year_missing" in codes(records)
    told = [f.item_id for f in records.findings if f.code == "mark_unreadable"]
    assert told == [records.items[0].item_id]
