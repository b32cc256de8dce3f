"""Measures in one row of cells whose titles open without a type word: parted where white crosses
the row, all cells begin anew below it and end above it; else told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from normalize.make_records import Records, make_records
from parsers.layout.blocks import find_all_blocks
from parsers.model import Page, Ruling
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID, codes
from tests.test_half_ruled_tables import words
from tests.test_rows_by_white import (
    EDGES,
    LEADING,
    NAMES,
    TOLD,
    Group,
    Measure,
    expected,
    made,
    told,
)

TIMES: Measure = (
    "จัดทำมาตรฐานเวลาให้บริการ/และติดประกาศ",
    "ทบทวนคู่มือปฏิบัติงานทุกกอง/จัดทำป้าย",
    "สำนักปลัด",
    "รายงานในที่ประชุม/ทุกเดือน",
)
EQUAL: Measure = (
    "ปฏิบัติต่อผู้มาติดต่ออย่าง/เท่าเทียม",
    "ติดตั้งเครื่องบัตรคิวและ/กำชับเจ้าหน้าที่",
    "สำนักปลัด/กองคลัง",
    "สรุปสถิติทุก/ไตรมาส",
)
SPENT: Measure = (
    "เปิดเผยผลการใช้จ่ายให้/บุคลากรทราบ",
    "แจ้งเวียนสรุปการเบิกจ่ายทาง/กลุ่มไลน์",
    "กองคลัง",
    "ตรวจเอกสาร/ทุกสิ้นเดือน",
)
LENT: Measure = (
    "มาตรการยืมและคืนครุภัณฑ์/ของเทศบาล",
    "จัดทำทะเบียนคุมการยืม/ลายลักษณ์",
    "กองคลัง",
    "สุ่มตรวจทะเบียนปีละ 2/ครั้ง",
)
CARS: Measure = (
    "ควบคุมการใช้รถยนต์ส่วนกลาง/และน้ำมัน",
    "บันทึกการใช้รถทุกครั้งตาม/แบบ",
    "สำนักปลัด",
    "ปลัดตรวจบันทึก/ทุกสัปดาห์",
)
NAMED: Measure = ("แต่งตั้งผู้รับผิดชอบข้อมูล", "ออกคำสั่งแบ่งงาน", "กองช่าง", "ประชุมทุกเดือน")
SHOWN: Measure = ("เผยแพร่ผลจัดซื้อจัดจ้าง", "นำแบบ สขร.1 ขึ้นเว็บ", "กองคลัง", "ยืนยันทุกเดือน")
PAIRS: list[Group] = [(1, (TIMES, EQUAL)), (2, (SPENT,)), (4, (LENT, CARS))]
SHORT: list[Group] = [(1, (NAMED, SHOWN)), (2, (SPENT,)), (4, (TIMES, SHOWN))]
THREE: list[Group] = [(1, (NAMED, TIMES, SHOWN)), (4, (CARS, NAMED))]


def ruled(page: Page, rules: str) -> Page:
    """A page with level rules alone, with all uprights too, or with no rules between boxes."""
    flat = [rule for rule in page.rulings if rule.orientation == "horizontal"]
    top, bottom = flat[0].position, flat[-1].position
    edges = {"level": (), "grid": EDGES}.get(rules, (EDGES[0], EDGES[-1]))
    kept = [*flat[:2], flat[-1]] if rules == "head" else flat
    down = [Ruling("vertical", x, top, bottom) for x in edges]
    return replace(page, rulings=(*kept, *down))


def read(*pages: Page) -> Records:
    return make_records(DOCUMENT_ID, parse_document(tuple(find_all_blocks(pages))))


def units(groups: Sequence[Group]) -> list[tuple[str, ...]]:
    return [tuple(measure[2].split("/")) for _no, own in groups for measure in own]


@pytest.mark.parametrize("rules", ["sides", "grid", "level"])
@pytest.mark.parametrize("gap", [3, 5, 9])
@pytest.mark.parametrize(("groups", "sure"), [(PAIRS, True), (SHORT, False), (THREE, False)])
def test_measures_whose_cells_begin_anew_below_white_are_apart(
    rules: str, gap: float, groups: Sequence[Group], sure: bool
) -> None:
    """Told where a cell above may go on below: its last line is as long as any."""
    records = read(ruled(made(groups, gap), rules))
    assert told(records) == expected(groups)
    assert [item.responsible for item in records.items] == units(groups)
    assert (TOLD not in codes(records)) == sure


@pytest.mark.parametrize("rules", ["sides", "grid", "level"])
@pytest.mark.parametrize("opening", ["ให้ความรู้เรื่องสินบน", "ต่อต้านการทุจริต", "รวมพลังคนดี", "ของขวัญไม่รับ"])
def test_a_title_may_open_as_one_goes_on_where_all_cells_end_above_it(
    rules: str, opening: str
) -> None:
    taught: Measure = (opening, "บรรยายโดยนิติกรพร้อม/แจกแผ่นพับ", "สำนักปลัด", "สรุปจำนวน/ผู้ฟัง")
    groups: list[Group] = [(1, (LENT, taught)), (2, (SPENT,)), (4, (TIMES,))]
    records = read(ruled(made(groups, 5), rules))
    assert told(records) == expected(groups)
    assert TOLD in codes(records)
    full: Measure = (*LENT[:3], "สุ่มตรวจทะเบียนปีละ 2/ครั้งและสรุปเสนอปลัด")
    records = read(ruled(made([(1, (full, taught)), *groups[1:]], 5), rules))
    assert len(records.items) == 3
    assert TOLD in codes(records)


@pytest.mark.parametrize("rules", ["sides", "grid"])
def test_the_rest_of_a_measure_overleaf_is_parted_from_the_next_one(rules: str) -> None:
    cut: Measure = ("จัดทำแผนการใช้จ่ายประจำ", "เสนอแผนต่อผู้บริหารของ", "กองคลัง", "สรุปผลทุก")
    rest: Measure = ("ปีงบประมาณ", "เทศบาลให้เห็นชอบ", "", "ไตรมาส")
    first: list[Group] = [(1, (TIMES, EQUAL)), (2, (SPENT, cut))]
    second: list[Group] = [(2, (rest, CARS)), (4, (LENT, NAMED))]
    pages = (made(first, 5), made(second, 5, number=2, begun=True))
    records = read(*(ruled(page, rules) for page in pages))
    whole = ("2", cut[0] + rest[0])
    assert told(records) == [*expected(first)[:-1], whole, *expected(second)[1:]]


@pytest.mark.parametrize("gap", [3, 5])
@pytest.mark.parametrize("groups", [PAIRS, SHORT])
def test_indicators_in_one_cell_with_all_their_measures_are_those_of_their_rows(
    groups: Sequence[Group], gap: float
) -> None:
    """A copy may lose all rules below the heading."""
    records = read(ruled(made(groups, gap), "head"))
    assert told(records) == expected(groups)
    assert TOLD in codes(records)


STEPS = ("ทบทวน/คู่มือ//จัดทำป้าย", "สำนักปลัด///กองคลัง", "ทุกเดือน///ทุกปี")
FULL: Measure = (
    "จัดทำมาตรฐานการให้บริการ/ตามระเบียบใหม่ของเทศบาล//ตำบลและเผยแพร่ให้ประชาชน",
    "ทบทวนคู่มือปฏิบัติงานทุก/กองอย่างสม่ำเสมอทุกปี//แล้วรายงานผลผู้บริหารทราบ",
    "สำนักปลัด/กองคลัง//กองช่าง",
    "รายงานในที่ประชุมของ/หัวหน้าส่วนราชการทุก//เดือนและสรุปเป็นรายปี",
)
PARAGRAPHS: dict[str, Measure] = {
    "all titles have a type word": ("มาตรการให้บริการ/เท่าเทียม//ดำเนินการในสำนักงาน", *STEPS),
    "brackets": ("จัดทำช่องทางให้บริการ/ออนไลน์//(E-Service)", *STEPS),
    "bullets": ("- จัดทำมาตรฐาน/และประกาศ//- ปรับปรุงระบบ", *STEPS),
    "a word that goes on": ("จัดทำมาตรฐาน/เวลาให้บริการ//และติดประกาศ", *STEPS),
    "a sum": ("จัดทำมาตรฐาน/เวลาให้บริการ//รวม 2 มาตรฐาน", *STEPS),
    "a label": ("จัดทำมาตรฐาน/เวลาให้บริการ//เป้าหมาย : ทุกกอง", *STEPS),
    "a list beside": ("จัดทำมาตรฐาน/เวลา", "1. ทบทวน/คู่มือ//2. จัดทำป้าย", *STEPS[1:]),
    "full lines": FULL,
    "one unit for both": ("จัดทำ/มาตรฐาน//ติดประกาศ", STEPS[0], "สำนักปลัด", STEPS[2]),
}


@pytest.mark.parametrize("case", PARAGRAPHS)
@pytest.mark.parametrize("rules", ["sides", "grid"])
def test_paragraphs_that_are_no_measures_stay_one(case: str, rules: str) -> None:
    bare = SPENT if case != "all titles have a type word" else LENT
    groups: list[Group] = [(1, (PARAGRAPHS[case],)), (2, (bare,))]
    records = read(ruled(made(groups), rules))
    assert len(records.items) == 2
    doubtful = {"all titles have a type word", "full lines", "one unit for both"}
    assert (TOLD in codes(records)) == (case in doubtful)


@pytest.mark.parametrize("rules", ["sides", "grid", "level"])
@pytest.mark.parametrize("gap", [3, 9])
def test_measures_of_a_line_each_that_nothing_tells_are_told(rules: str, gap: float) -> None:
    groups: list[Group] = [(1, (NAMED, SHOWN)), (2, (SHOWN,)), (4, (SHOWN, NAMED))]
    records = read(ruled(made(groups, gap), rules))
    assert len(records.items) == 3
    assert TOLD in codes(records)


def ordered(order: str, groups: Sequence[Group], gap: float = 5) -> Page:
    """A page with the columns of `order`: indicator, measure, steps, unit, follow-up and period,
    each by the first letter of its name in English."""
    names = {
        "i": ("ตัวชี้วัด", 95.0), "m": ("มาตรการ", 120.0), "s": ("วิธีดำเนินการ", 140.0),
        "u": ("ผู้รับผิดชอบ", 80.0), "f": ("การกำกับติดตาม", 110.0), "p": ("ระยะเวลา", 70.0),
    }  # fmt: skip
    lefts = [8 + sum(names[c][1] for c in order[:k]) for k in range(len(order) + 1)]
    print_ = words((10, 60, "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ปี พ.ศ. 2568"))
    print_ += words(*((60, x + 6, names[c][0]) for x, c in zip(lefts, order, strict=False)))
    y, stops = 78.0, [54.0, 73.0]
    for no, group in groups:
        print_ += words((y, 14, f"ตัวชี้วัดที่ {no}"), (y + LEADING, 14, NAMES[no - 1]))
        for measure in group:
            said = dict(zip("msuf", measure, strict=True)) | {"p": "ต.ค. - ก.ย."}
            lines = [said[c].split("/") if c != "i" else [] for c in order]
            for x, cell in zip(lefts, lines, strict=False):
                print_ += words(*((y + LEADING * k, x + 6, text) for k, text in enumerate(cell)))
            y += LEADING * max(map(len, lines)) + gap
        stops.append(y - gap + 2)
        y += 7 - gap
    rules = [Ruling("horizontal", stop, lefts[0], lefts[-1]) for stop in stops]
    rules += [Ruling("vertical", x, stops[0], stops[-1]) for x in (lefts[0], lefts[-1])]
    return Page(1, 640, 800, tuple(print_), tuple(rules), (), "pdf", "pdf")


@pytest.mark.parametrize("order", ["imsuf", "iumsf", "isum", "ifsm", "imspu", "imsu"])
@pytest.mark.parametrize("groups", [PAIRS, SHORT])
def test_columns_may_stand_in_any_order(order: str, groups: Sequence[Group]) -> None:
    records = read(ordered(order, groups))
    assert told(records) == expected(groups)
    assert "u" not in order or [item.responsible for item in records.items] == units(groups)


def test_one_column_beside_the_titles_tells_no_measures_apart_but_is_told() -> None:
    records = read(ordered("imu", PAIRS))
    assert len(records.items) == 3
    assert TOLD in codes(records)
