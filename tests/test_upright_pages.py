"""Pages of results of which the uprights alone are ruled: headings of levels close below those of
the columns, misread headings of numbers, measures named as missions are, pages that go on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from normalize.make_records import Records, make_records
from parsers.layout.blocks import find_all_blocks
from parsers.model import Page, Ruling
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID, codes
from tests.test_half_ruled_tables import upright, words

TITLE = "รายงานผลการดำเนินการตามแผนปฏิบัติการป้องกันการทุจริต ปีงบประมาณ พ.ศ. 2567"
EDGES = (20.0, 42.0, 180.0, 246.0, 312.0, 450.0, 530.0)
HEADING = ("ที่", "โครงการ/กิจกรรม", "งบประมาณ/ที่ตั้งไว้/(บาท)", "เบิกจ่ายจริง/(บาท)",
           "ผลการดำเนินงาน", "หน่วยงาน")  # fmt: skip
LINE, TOP = 12.0, 26.0

Row = tuple[str, ...]
FIRST = ("", "มิติที่ 1/การสร้างวัฒนธรรมสุจริต")
SECOND = ("", "มิติที่ 2/การบริหารราชการด้วย/ความโปร่งใส")
ROWS: list[Row] = [
    ("1", "โครงการส่งเสริมคุณธรรม/จริยธรรม", "35,000", "34,200", "จัดอบรม/มีผู้ร่วม/62 คน", "กองการ/ศึกษา"),
    ("2", "กิจกรรมประกาศ/เจตนารมณ์", "ไม่ใช้/งบประมาณ", "ไม่ใช้/งบประมาณ", "ร่วมประกาศ/แล้ว", "สำนักปลัด"),
    ("3", "มาตรการสร้างความโปร่งใส/ในการบริหารงานบุคคล", "-", "-", "ออกคำสั่ง/แต่งตั้ง", "สำนักปลัด"),
    ("4", "กิจกรรมลดขั้นตอน/อนุญาต", "150,000", "900", "ลดระยะเวลา/41 ราย", "กองช่าง"),
]  # fmt: skip
READ = [
    (1, 1, "โครงการส่งเสริมคุณธรรมจริยธรรม", 35000.0, 34200.0, ("กองการศึกษา",)),
    (1, 2, "กิจกรรมประกาศเจตนารมณ์", None, None, ("สำนักปลัด",)),
    (2, 3, "มาตรการสร้างความโปร่งใสในการบริหารงานบุคคล", None, None, ("สำนักปลัด",)),
    (2, 4, "กิจกรรมลดขั้นตอนอนุญาต", 150000.0, 900.0, ("กองช่าง",)),
]


def page(
    rows: Sequence[Row],
    heading: Sequence[str] = HEADING,
    white: float = 3.0,
    number: int = 1,
    columns: Sequence[int] = range(6),
) -> Page:
    """Rows with white between them, `white` points below the heading, in some of the columns."""
    placed: list[tuple[float, float, str]] = [(6, 20, TITLE)] if number == 1 else []
    widths = [EDGES[k + 1] - EDGES[k] for k in columns]
    edges = [EDGES[0] + sum(widths[:k]) for k in range(len(widths) + 1)]
    y = TOP + 4
    if heading:
        for x, k in zip(edges, columns, strict=False):
            lines = heading[k].split("/") if k > 1 else [heading[k]]
            low = (3 - len(lines)) * LINE / 2
            placed += [(y + low + LINE * n, x + 3, line) for n, line in enumerate(lines)]
        y += 3 * LINE - 4 + white
    for row in rows:
        cells = [row[k].split("/") if k < len(row) else [] for k in columns]
        for x, lines in zip(edges, cells, strict=False):
            placed += [(y + LINE * n, x + 3, line) for n, line in enumerate(lines) if line]
        y += LINE * max(map(len, cells)) + 12
    rules = upright(TOP, y - 4, *edges)
    return Page(number, 600, 850, tuple(words(*placed)), tuple(rules), (), "pdf", "pdf")


def read(*pages: Page) -> Records:
    return make_records(DOCUMENT_ID, parse_document(tuple(find_all_blocks(pages))))


def told(records: Records) -> list[tuple[object, ...]]:
    amounts = {(b.item_id, b.kind): b.amount_baht for b in records.budgets}
    return [
        (i.dimension_no, i.item_no, i.title, amounts.get((i.item_id, "planned")),
         amounts.get((i.item_id, "disbursed")), i.responsible)
        for i in records.items
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["ที่", "ต"])
@pytest.mark.parametrize("white", [1.0, 3.0])
def test_a_level_close_below_the_heading_is_none_of_it(name: str, white: float) -> None:
    """Nor does a misread heading over numbers make them rows of their own; a measure with a number
    beside it is no mission, though it is named as one."""
    rows = [FIRST, *ROWS[:2], SECOND, *ROWS[2:]]
    records = read(page(rows, (name, *HEADING[1:]), white))
    assert told(records) == READ
    assert not codes(records)


def test_a_page_without_a_heading_goes_on_though_its_results_are_longest() -> None:
    longer = "พร้อมทั้งรายงานผลต่อผู้บริหารทราบ/และเผยแพร่ให้ประชาชน/ในพื้นที่ทราบโดยทั่วกันทุกหมู่บ้าน"
    rest = [(*row[:4], f"{row[4]}/{longer}", row[5]) for row in ROWS[2:]]
    records = read(page([FIRST, *ROWS[:2]]), page([SECOND, *rest], (), number=2))
    assert told(records) == READ


@pytest.mark.parametrize("columns", [(0, 1, 4, 5), (0, 1, 5, 4)])
def test_numbers_beside_the_titles_part_rows_without_money(columns: tuple[int, ...]) -> None:
    """Other cells have as many lines as the titles."""
    rows = [FIRST, *ROWS[:2], SECOND, *[(*row[:5], "กองคลัง/กองช่าง") for row in ROWS[2:]]]
    found = read(page(rows, columns=columns))
    assert [(i.item_no, i.title) for i in found.items] == [(n, t) for _d, n, t, *_ in READ]
    assert [i.result for i in found.items][1] == "ร่วมประกาศแล้ว"


def test_numbers_beside_titles_of_a_line_each_part_rows_with_white_between() -> None:
    rows = [tuple(cell.split("/")[0] for cell in row) for row in ROWS]
    found = told(read(page([FIRST, *rows[:2], SECOND, *rows[2:]])))
    assert [row[1:5] for row in found] == [
        (1, "โครงการส่งเสริมคุณธรรม", 35000.0, 34200.0),
        (2, "กิจกรรมประกาศ", None, None),
        (3, "มาตรการสร้างความโปร่งใส", None, None),
        (4, "กิจกรรมลดขั้นตอน", 150000.0, 900.0),
    ]


def test_a_mission_without_a_number_beside_it_stays_a_heading() -> None:
    """Its own number is none of an item's."""
    mission = ("", "1.1 มาตรการสร้างความโปร่งใส/ในการปฏิบัติราชการ")
    found = read(page([FIRST, mission, *ROWS[:2]]))
    assert [i.title for i in found.items] == [READ[0][2], READ[1][2]]


def test_a_numbered_mission_with_nothing_beside_it_is_no_item() -> None:
    mission = ("1", "มาตรการสร้างความโปร่งใส/ในการปฏิบัติราชการ")
    other = ("2", "มาตรการสร้างความโปร่งใส/ในการบริหารราชการ")
    bare = [("", *row[1:]) for row in ROWS]
    found = read(page([FIRST, mission, *bare[:2], other, *bare[3:]]))
    assert not [i for i in found.items if (i.title or "").startswith("มาตรการ")] or codes(found)


SUMS = [
    "ประชุม 9 แห่ง/รวม 708 คน ได้ข้อเสนอ/31 โครงการ",
    "ประชุม 9 แห่ง/ในเขตตำบล/รวม 708 คน",
    "ประชุมมีผู้ร่วม/รวมทั้งสิ้น 708 คน",
    "รวม 3 ครั้ง/มีผู้ร่วม/รวมทั้งหมด 40 คน/ทุกหมู่บ้าน",
]


@pytest.mark.parametrize("result", SUMS)
@pytest.mark.parametrize("unit", ["สำนักปลัด", "สำนักปลัด/กองช่าง"])
@pytest.mark.parametrize("overleaf", [False, True])
def test_a_result_that_goes_on_with_the_word_of_sums_states_none(
    result: str, unit: str, overleaf: bool
) -> None:
    changed = (*ROWS[2][:2], "25,000", "24,960", result, unit)
    rows = [changed, ROWS[3], ("", "รวมทั้งสิ้น", "210,000", "60,060")]
    first = [FIRST, *ROWS[:2]]
    pages = [page(first), page([SECOND, *rows], (), number=2)]
    found = read(*(pages if overleaf else [page([*first, SECOND, *rows])]))
    amounts = (25000.0, 24960.0, tuple(unit.split("/")))
    assert told(found) == [*READ[:2], (*READ[2][:3], *amounts), READ[3]]
    whole = found.items[2].result or ""
    assert whole.replace(" ", "") == result.replace("/", "").replace(" ", "")
    assert [(t.stated, t.agrees) for t in found.totals] == [(210000.0, True), (60060.0, True)]


@pytest.mark.parametrize("sum_row", [
    ("", "", "185,000", "35,100", "รวมทั้งสิ้น", ""), ("", "", "185,000", "35,100", "", "รวม"),
    ("รวม", "", "185,000", "35,100"), ("", "รวมทั้งสิ้น/4 โครงการ", "185,000", "35,100"),
])  # fmt: skip
def test_a_sum_is_stated_in_whatever_column_its_label_stands(sum_row: Row) -> None:
    found = read(page([FIRST, *ROWS[:2], SECOND, *ROWS[2:], sum_row]))
    assert told(found) == READ
    sums = [(t.stated, t.agrees) for t in found.totals if t.measure == "budget"]
    assert sums == [(185000.0, True), (35100.0, True)]


def framed(made: Page, rows: Sequence[Row], heading: bool) -> Page:
    """A page with a frame, and a rule below its heading, in place of its uprights."""
    y = TOP + 4 + (3 * LINE - 1 if heading else 0)
    heights = [TOP, y - 3] if heading else [TOP]
    y += sum(LINE * max(cell.count("/") + 1 for cell in row) + 12 for row in rows)
    level = [Ruling("horizontal", at, EDGES[0], EDGES[-1]) for at in (*heights, y - 7)]
    return replace(made, rulings=(*level, *upright(TOP, y - 7, EDGES[0], EDGES[-1])))


@pytest.mark.parametrize("result", SUMS)
@pytest.mark.parametrize("overleaf", [False, True])
def test_such_a_result_in_a_frame_stays_with_its_item(result: str, overleaf: bool) -> None:
    changed = (*ROWS[2][:2], "25,000", "24,960", result, "สำนักปลัด")
    first = [FIRST, *ROWS[:2]]
    second = [SECOND, changed, ROWS[3], ("", "รวมทั้งสิ้น", "210,000", "60,060")]
    pages = [
        framed(page(first), first, True),
        framed(page(second, (), number=2), second, False),
    ]
    whole = [*first, *second]
    found = read(*(pages if overleaf else [framed(page(whole), whole, True)]))
    results = [(item.result or "").replace(" ", "") for item in found.items]
    assert results == [
        row[4].replace("/", "").replace(" ", "") for row in (*ROWS[:2], changed, ROWS[3])
    ]
    assert [t.stated for t in found.totals] == [210000.0, 60060.0]


@pytest.mark.parametrize("frame", [False, True])
@pytest.mark.parametrize("rest", ["รวม 9 หมู่บ้าน", "รวมทั้งสิ้น 9 หมู่บ้าน/ให้ใสสะอาด"])
def test_a_title_that_goes_on_with_the_word_of_sums_is_one(rest: str, frame: bool) -> None:
    changed = (ROWS[2][0], f"โครงการรณรงค์ในตำบล/{rest}", *ROWS[2][2:])
    rows = [FIRST, *ROWS[:2], SECOND, changed, ROWS[3]]
    made = page(rows)
    found = read(framed(made, rows, True) if frame else made)
    title = "โครงการรณรงค์ในตำบล" + rest.replace("/", "")
    assert told(found) == [*READ[:2], (*READ[2][:2], title, *READ[2][3:]), READ[3]]


@pytest.mark.parametrize("label", ["รวม 4 โครงการ", "รวมมิติที่ 2 จำนวน 2 โครงการ", "รวมทั้งสิ้น"])
def test_a_sum_without_money_is_no_part_of_the_title_above(label: str) -> None:
    found = read(page([FIRST, *ROWS[:2], SECOND, *ROWS[2:], ("", label)]))
    assert [row[2] for row in told(found)] == [row[2] for row in READ]
