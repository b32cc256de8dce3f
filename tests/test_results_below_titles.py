"""Results behind their label below a title, in its cell or across the columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from normalize.make_records import Records
from normalize.thai_text import squeeze
from parsers.model import Page, Word
from tests.test_half_ruled_tables import level, page, read, words

LABEL = "ผลการดำเนินงาน"
HEIGHT = 44.0  # of a row with a title of one line and a result of two

HEADING = words(
    (14, 15, "ลำดับ"),
    (14, 70, "โครงการ/กิจกรรม และผลการดำเนินงาน"),
    (14, 250, "งบประมาณ"),
    (14, 310, "ผู้รับผิดชอบ"),
    (14, 380, "หมายเหตุ"),
)
RESULTS = (
    ("จัดอบรมแล้วครบทุกหมู่บ้าน", "มีผู้เข้าร่วม 62 คน"),
    ("สุ่มตรวจงานก่อสร้างแล้ว 6", "โครงการ พบข้อบกพร่อง 1 โครงการ"),
    ("ออกพื้นที่แล้วรวม 5 ครั้ง", "23 เรื่อง แก้ไขแล้ว 19 เรื่อง"),
    ("ลงนามในประกาศแล้วทุกกอง", "และปิดประกาศไว้"),
)
TITLES = ("โครงการอบรมคุณธรรม", "มาตรการสุ่มตรวจงาน", "กิจกรรมพบประชาชน", "มาตรการงดรับของขวัญ")


def rows(first: int, label: str = LABEL, colon: str = " :", left: float = 45.0) -> list[Word]:
    """Four items, each between two level rules; the unit's second line stands level with the
    result's label."""
    out = []
    for k, (title, (said, more)) in enumerate(zip(TITLES, RESULTS, strict=True)):
        y = 30 + HEIGHT * k
        own = label if k == 1 else LABEL
        out += words((y, 15, str(first + k)), (y, 45, title), (y, 252, f"{k + 1},000"))
        out += words((y, 310, "กองการศึกษา"), (y + 11, 310, "และวัฒนธรรม"), (y, 382, "ดี"))
        out += words((y + 11, left, f"{own}{colon} {said}"), (y + 22, 45, more))
    return out


RULES = level(10, *(26 + HEIGHT * k for k in range(5)))


def items(records: Records) -> list[tuple[int | None, str, str, Sequence[str] | None]]:
    return [(i.item_no, i.title, squeeze(i.result or ""), i.responsible) for i in records.items]


def expected(first: int = 1) -> list[tuple[int, str, str, tuple[str, ...]]]:
    return [
        (first + k, title, squeeze("".join(said)), ("กองการศึกษาและวัฒนธรรม",))
        for k, (title, said) in enumerate(zip(TITLES, RESULTS, strict=True))
    ]


@pytest.mark.parametrize("label", [LABEL, "ผลการดาเนนงาน", "พลการดำเนินงาน", "ผลกรตำเนินงาน"])
def test_a_result_in_the_title_s_cell_is_no_item(label: str) -> None:
    records = read(page([*HEADING, *rows(1, label)], RULES))
    assert items(records) == expected()
    assert [b.amount_baht for b in records.budgets] == [1_000.0, 2_000.0, 3_000.0, 4_000.0]


def test_the_rows_of_the_next_page_are_read_alike() -> None:
    first = page([*HEADING, *rows(1)], RULES)
    second = page([*HEADING, *rows(5)], RULES, number=2)
    assert items(read(first, second)) == [*expected(), *expected(5)]


@pytest.mark.parametrize("lost", [(3,), (2, 4)], ids=["one", "two"])
def test_a_rule_between_two_items_may_be_lost(lost: tuple[int, ...]) -> None:
    kept = [rule for k, rule in enumerate(RULES) if k not in lost]
    records = read(page([*HEADING, *rows(1)], kept))
    assert items(records) == expected()
    assert [b.amount_baht for b in records.budgets] == [1_000.0, 2_000.0, 3_000.0, 4_000.0]


def test_a_line_of_a_result_level_with_other_columns_opens_no_item() -> None:
    """It has no number, and the items have."""
    more = words((30 + HEIGHT + 22, 310, "กีฬา"), (30 + HEIGHT + 22, 382, "มาก"))
    records = read(page([*HEADING, *rows(1), *more], RULES))
    assert [row[:3] for row in items(records)] == [row[:3] for row in expected()]


def test_a_result_across_the_columns_stays_a_row_of_its_own() -> None:
    said = "จัดอบรมแล้วครบทุกหมู่บ้านในเขตตำบลและมีผู้เข้าร่วมมากกว่าที่ตั้งเป้าหมายไว้ทุกรุ่น"
    print_ = list(HEADING)
    for k, title in enumerate(TITLES):
        y = 30 + 30.0 * k
        print_ += words((y, 15, str(k + 1)), (y, 45, title), (y, 252, f"{k + 1},000"))
        print_ += words((y, 310, "กองคลัง"), (y, 382, "ดี"), (y + 13, 45, f"{LABEL} : {said}"))
    records = read(page(print_, level(10, *(26 + 30.0 * k for k in range(5)))))
    assert items(records) == [(k + 1, t, said, ("กองคลัง",)) for k, t in enumerate(TITLES)]


def unruled(third: str) -> Page:
    """Three items without rules, the results of three lines."""
    print_ = list(HEADING)
    for k, title in enumerate(TITLES[:3]):
        y = 30 + 50.0 * k
        print_ += words((y, 15, str(k + 1)), (y, 45, title), (y, 252, "1,000"), (y, 310, "กองคลัง"))
        print_ += words((y, 382, "ดี"), (y + 11, 45, f"{LABEL} : {RESULTS[0][0]}"))
        print_ += words((y + 22, 45, RESULTS[0][1]), (y + 33, 45, third))
    return page(print_, ())


def test_a_third_line_of_a_result_is_no_item() -> None:
    records = read(unruled("จากทุกส่วนราชการ"))
    said = squeeze("".join((*RESULTS[0], "จากทุกส่วนราชการ")))
    assert [row[1:3] for row in items(records)] == [(t, said) for t in TITLES[:3]]


def test_a_title_of_one_line_below_a_result_is_none_of_it() -> None:
    records = read(unruled("โครงการที่มิได้อยู่ในแผน"))
    assert not any("มิได้อยู่ในแผน" in (i.result or "") for i in records.items)


def test_the_heading_of_a_mission_ends_a_result_without_a_rule_between() -> None:
    aware = "การสร้างจิตสำนึกและความตระหนักแก่"
    first = words((29, 15, f"1.2 {aware}ประชาชนทุกภาคส่วนในท้องถิ่น"))
    second = words((42 + 2 * HEIGHT, 15, f"1.3 {aware}เด็กและเยาวชน"))
    moved = [
        replace(w, box=replace(w.box, top=w.box.top + down, bottom=w.box.bottom + down))
        for w in rows(1)
        if w.box is not None and (down := 14 if w.box.top < 30 + 2 * HEIGHT else 28)
    ]
    ends = (26, 40, 40 + HEIGHT, 54 + 3 * HEIGHT, 54 + 4 * HEIGHT)
    records = read(page([*HEADING, *first, *second, *moved], level(10, *ends)))
    assert [row[:3] for row in items(records)] == [row[:3] for row in expected()]
    assert [i.mission_no for i in records.items] == ["1.2", "1.2", "1.3", "1.3"]
