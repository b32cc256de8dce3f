"""What looks like two pages on a sheet, like more of a title or like an item, and is none."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalize.make_records import Records, make_records
from parsers.layout.blocks import find_all_blocks
from parsers.model import Page, Ruling
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID, codes, read_rows
from tests.test_half_ruled_tables import words
from tests.test_unpaid_rows import FIRST, ITEMS, NONE, Row, read

Placed = list[tuple[float, float, str]]

PLACES = (40.0, 80.0, 460.0, 590.0, 700.0)
NAMES = ("ที่", "โครงการ", "วิธีดำเนินการ", "งบประมาณ", "ผู้รับผิดชอบ")
ROWS = [
    ("1", "โครงการอบรมคุณธรรม/แก่พนักงานทุกคน", "จัดอบรม/แก่บุคลากร/ปีละครั้ง", "20,000", "สำนักปลัด"),
    ("2", "มาตรการประหยัด/พลังงานในสำนักงาน", "ออกประกาศ/แจ้งทุกกอง/ติดตามผล", "5,000", "กองคลัง"),
    ("3", "กิจกรรมวันต่อต้าน/คอร์รัปชันสากล", "จัดบอร์ด/เดินรณรงค์/ติดป้าย", "7,000", "กองช่าง"),
    ("4", "โครงการปรับปรุง/ระบบร้องเรียน", "จัดทำระบบ/ประชาสัมพันธ์/สรุปผล", "8,000", "กองคลัง"),
]  # fmt: skip
AMOUNTS = [20_000.0, 5_000.0, 7_000.0, 8_000.0]


def rows_at(y: float, white: float, centred: bool) -> tuple[Placed, float]:
    placed: Placed = []
    for row in ROWS:
        cells = [cell.split("/") for cell in row]
        tall = max(map(len, cells))
        for x, lines in zip(PLACES, cells, strict=True):
            above = (tall - len(lines)) / 2 if centred else 0
            placed += [(y + 11 * (k + above), x, text) for k, text in enumerate(lines)]
        y += 11 * tall + white
    return placed, y


def landscape(placed: Placed, rules: Sequence[Ruling]) -> Records:
    heads = [(40.0, x, name) for x, name in zip(PLACES, NAMES, strict=True)]
    print_ = tuple(words(*heads, *placed))
    page = Page(1, 842, 595, print_, tuple(rules), (), "pdf", "pdf")
    return make_records(DOCUMENT_ID, parse_document(find_all_blocks([page])))


def amounts(records: Records) -> list[float | None]:
    return [row.amount_baht for row in records.budgets]


SHORT_RULES = {
    "note": [(30.0, 40.0, 184.0)],
    "signature": [(40.0, 600.0, 740.0)],
    "sum": [(4.0, 580.0, 720.0)],
    "note and double sum": [(30.0, 40.0, 184.0), (4.0, 580.0, 720.0), (6.0, 580.0, 720.0)],
}


@pytest.mark.parametrize("rules", SHORT_RULES.values(), ids=SHORT_RULES.keys())
def test_a_short_rule_on_a_wide_page_makes_no_two_pages_of_its_table(
    rules: Sequence[tuple[float, float, float]],
) -> None:
    """Of a table without rules, below which that of a note, a signature or a sum stands."""
    placed: Placed = []
    for k, row in enumerate(ROWS):
        texts = zip(PLACES, row, strict=True)
        placed += [(64 + 18 * k, x, text.partition("/")[0]) for x, text in texts]
    end = 130
    drawn = [Ruling("horizontal", end + y, start, stop) for y, start, stop in rules]
    records = landscape(placed, drawn)
    assert amounts(records) == AMOUNTS
    assert [item.item_no for item in records.items] == [1, 2, 3, 4]


@pytest.mark.parametrize("uprights", [False, True])
def test_cells_set_round_the_middle_of_their_rows_are_no_page(uprights: bool) -> None:
    """No line of a title of two lines is level with one of a cell of three."""
    placed, end = rows_at(64, 4, centred=True)
    places = (*(x - 6 for x in PLACES), 800) if uprights else ()
    records = landscape(placed, [Ruling("vertical", x, 34, end) for x in places])
    assert amounts(records) == AMOUNTS


def test_cards_abreast_of_unequal_heights_are_no_pages() -> None:
    placed: Placed = []
    rules: list[Ruling] = []
    cards = [(40.0, 60.0, 120.0), (460.0, 60.0, 100.0), (40.0, 190.0, 100.0), (460.0, 170.0, 140.0)]
    for n, (x, y, tall) in enumerate(cards, 1):
        title = f"{n}. โครงการที่{'กขคง'[n - 1]}ดีงาม"
        lines = [title, f"งบประมาณ {n},000 บาท", "ผู้รับผิดชอบ กองคลัง", "ระยะเวลา ตุลาคม 2567"]
        placed += [(y + 6 + 13 * k, x + 8, text) for k, text in enumerate(lines)]
        rules += [Ruling("horizontal", at, x, x + 330) for at in (y, y + tall)]
        rules += [Ruling("vertical", at, y, y + tall) for at in (x, x + 330)]
    page = Page(1, 842, 595, tuple(words(*placed)), tuple(rules), (), "pdf", "pdf")
    records = make_records(DOCUMENT_ID, parse_document(find_all_blocks([page])))
    assert [item.item_no for item in records.items] == [1, 2, 3, 4]
    assert "numbering_gap" not in codes(records)


HEAD = "แผนปฏิบัติการป้องกันการทุจริต พ.ศ. 2567\nมิติที่ 1 การสร้างวัฒนธรรมสุจริต\n1.1 สร้างจิตสำนึกแก่ข้าราชการ\n"
TITLES = [
    "โครงการบ้านงามเมืองสุจริตเพื่อประชาชนในตำบล",
    "กิจกรรมยกย่องพนักงานดีเด่นด้านความซื่อสัตย์",
    "โครงการวัดสวยด้วยความสุจริตของทุกหมู่บ้าน",
]
TYPES = ("โครงการ", "กิจกรรม", "โครงการ ")
SAID = [
    "ประชาชนเข้าร่วมโครงการจากทุกหมู่บ้านในตำบล",
    "พนักงานได้รับโล่รางวัลและเกียรติบัตรจำนวนมาก",
    "มีผู้เข้าร่วมทำความสะอาดวัดหลายคน",
]


@pytest.mark.parametrize("report", [False, True])
@pytest.mark.parametrize("first", [False, True])
def test_what_is_said_below_each_title_is_none_of_it(report: bool, first: bool) -> None:
    """Every item has one line more; in a report any such line is the result."""
    head = HEAD.replace("แผน", "รายงานผลการดำเนินงานตามแผน") if report else HEAD
    text = head
    for k, (title, said) in enumerate(zip(TITLES, SAID, strict=True), 1):
        money = f"...... งบประมาณ {k},000 บาท"
        lines = [f"{title} {money}", f"{said} (กองคลัง)"] if first else [title, f"{said} {money}"]
        text += f"{k}) " + "\n".join(lines) + "\n"
    records = read_rows(text + ("4) โครงการบ้านสวย ...... งบประมาณ 4,000 บาท\n" if report else ""))
    assert [item.title for item in records.items][:3] == TITLES
    assert amounts(records)[:3] == [1_000.0, 2_000.0, 3_000.0]
    assert first or "title_uncertain" in codes(records)


@pytest.mark.parametrize("frame", [False, True])
def test_a_list_of_sums_that_counts_anew_below_a_table_has_no_items(frame: bool) -> None:
    held = "10,000 20,000 30,000 40,000"
    rows = [(*row[:3], held if row[3] == NONE else row[3].replace(".", "-")) for row in FIRST]
    sums: list[Row] = [
        ("", "", "1. โครงการที่ใช้งบประมาณ", ". 350,000 . ."),
        ("", "", "2. โครงการที่ไม่ใช้งบประมาณ", ". - . ."),
    ]
    titles = [item.title for item in read([*rows, *sums], frame).items]
    assert titles == [row[2] for row in ITEMS]


def test_dots_behind_a_type_word_alone_are_to_be_filled_in() -> None:
    """Whatever they lead to: nothing is said there."""
    lines = [f"{n}) {word}............ งบประมาณ {n},000 บาท" for n, word in enumerate(TYPES, 1)]
    assert "template_text" in codes(read_rows(HEAD + "\n".join(lines) + "\n"))
