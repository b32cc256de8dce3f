"""Tables without upright rules whose lines run on past counts, gaps and words set apart."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalize.make_records import Records, make_records
from parsers.layout.aligned import find_aligned
from parsers.layout.aligned_heading import HeadCell, names_columns
from parsers.layout.aligned_runs import is_body
from parsers.layout.blocks import find_blocks
from parsers.model import Box, Line, Page, Ruling, Word
from parsers.page.pieces import in_pieces
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID
from tests.test_half_ruled_tables import words

HEADING = [
    (40, 10, "โครงการ/กิจกรรม"),
    (40, 160, "ผลการดำเนินงาน"),
    (40, 250, "งบประมาณ"),
    (40, 330, "เบิกจ่าย"),
]
FIRST = words((64, 10, "มิติที่ 1 การสร้างสังคมที่ไม่ทนต่อการทุจริต"))
SECOND = words((148, 10, "มิติที่ 2 การบริหารราชการเพื่อป้องกันการทุจริต"))


def item(y: float, title: Sequence[str], result: Sequence[str], *money: str) -> list[Word]:
    """A row whose lines stand 10 points apart; its amounts end at 290 and 370."""
    lines = [words((y + 10 * k, 10, text)) for k, text in enumerate(title)]
    lines += [words((y + 10 * k, 160, text)) for k, text in enumerate(result)]
    lines += [
        words((y, right - 4 * len(text), text))
        for right, text in zip((290, 370), money, strict=True)
    ]
    return [word for line in lines for word in line]


def read(*print_: list[Word], rules: Sequence[float] = (34, 54)) -> Records:
    title = words((5, 60, "รายงานผลการดำเนินการตามแผนปฏิบัติการป้องกันการทุจริต ปี 2564"))
    placed = [*title, *words(*HEADING), *(word for part in print_ for word in part)]
    level = tuple(Ruling("horizontal", y, 8, 372) for y in rules)
    page = Page(1, 430, 600, tuple(placed), level, (), "pdf", "pdf")
    return make_records(DOCUMENT_ID, parse_document((find_blocks(page),)))


ONE = item(80, ("1) โครงการอบรมธรรมะ", "ของพนักงาน"), ("อบรม 1 รุ่น",), "40,000", "36,820")
TWO = item(100, ("2) มาตรการให้ความรู้แก่", "บุคลากร"), ("เวียนแจ้ง", "ทุกกอง"), "-", "-")
THREE = item(164, ("1) กิจกรรมประกาศเจตจำนง",), ("ประกาศแล้ว",), "-", "-")
FOUR = item(180, ("2) โครงการพัฒนาเว็บไซต์",), ("พัฒนาแล้วเสร็จ",), "120,000", "119,000")


@pytest.mark.parametrize("word", ["รวม", "ราม"])
def test_a_table_goes_on_behind_a_count_and_a_gap(word: str) -> None:
    count = words((120, 150, f"{word}มิติที่ 1 : 1 โครงการ 1 มาตรการ"))
    records = read(FIRST, ONE, TWO, count, SECOND, THREE, FOUR)
    assert [(i.dimension_no, i.item_no, i.title) for i in records.items] == [
        (1, 1, "โครงการอบรมธรรมะของพนักงาน"),
        (1, 2, "มาตรการให้ความรู้แก่บุคลากร"),
        (2, 1, "กิจกรรมประกาศเจตจำนง"),
        (2, 2, "โครงการพัฒนาเว็บไซต์"),
    ]
    planned = [(b.status, b.amount_baht) for b in records.budgets if b.kind == "planned"]
    assert planned == [("amount", 40000.0), ("dash", None), ("dash", None), ("amount", 120000.0)]
    assert [(t.item_type, t.stated) for t in records.totals if t.measure == "count"] == [
        ("project", 1.0),
        ("measure", 1.0),
    ]


def test_words_set_apart_in_one_line_are_no_columns() -> None:
    apart = words((80, 160, "อบรม"), (80, 182, "1"), (80, 192, "รุ่น"), (90, 160, "จำนวนทั้งหมด 74 คน"))
    first = item(80, ("1) โครงการอบรมธรรมะ", "ของพนักงาน"), (), "40,000", "36,820")
    records = read(FIRST, first, apart, TWO, THREE)
    assert [(i.title, i.result) for i in records.items][:2] == [
        ("โครงการอบรมธรรมะของพนักงาน", "อบรม 1 รุ่นจำนวนทั้งหมด 74 คน"),
        ("มาตรการให้ความรู้แก่บุคลากร", "เวียนแจ้งทุกกอง"),
    ]


def test_a_lone_amount_is_of_the_column_whose_dashes_stand_at_its_right_end() -> None:
    amounts = ("-", "-", "-", "250,000", "-", "-", "-")
    rows = [
        item(80 + 16 * k, (f"{k + 1}) โครงการที่ดีข้อ {k}",), ("ดำเนินการแล้ว",), money, "5,000")
        for k, money in enumerate(amounts)
    ]
    planned = [b.amount_baht for b in read(FIRST, *rows).budgets if b.kind == "planned"]
    assert planned == [None, None, None, 250000.0, None, None, None]


def test_the_next_part_of_the_document_is_no_row() -> None:
    records = read(FIRST, ONE, TWO, THREE[:0], words((129, 10, "ส่วนที่ 3 ข้อเสนอแนะ")))
    assert [i.title for i in records.items] == [
        "โครงการอบรมธรรมะของพนักงาน",
        "มาตรการให้ความรู้แก่บุคลากร",
    ]


def test_a_title_may_go_on_with_the_words_that_open_a_part() -> None:
    third = item(129, ("3) โครงการพัฒนาตำบล", "ส่วนที่ 2 ต่อเนื่อง"), ("พัฒนาแล้ว",), "60,000", "60,000")
    fourth = item(149, ("4) โครงการรักษ์น้ำ",), ("ดำเนินการแล้ว",), "70,000", "70,000")
    records = read(FIRST, ONE, TWO, third, fourth)
    assert [i.title for i in records.items][2:] == [
        "โครงการพัฒนาตำบลส่วนที่ 2 ต่อเนื่อง",
        "โครงการรักษ์น้ำ",
    ]


@pytest.mark.parametrize("apart", [10, 55])
@pytest.mark.parametrize("lines", [(0, 0), (0, 12)])
@pytest.mark.parametrize("ruled", [False, True])
def test_a_heading_within_the_run_begins_a_table_of_its_own(
    apart: int, lines: tuple[int, int], ruled: bool
) -> None:
    """The second table names its columns in another order, in one line or two, both between rules
    as the first table's or without any."""
    top = 130 + apart
    rules = (34, 54, top - 6, top + lines[1] + 14) if ruled else ()
    heading = words(
        (top + lines[0], 10, "โครงการ/กิจกรรม"),
        (top + lines[0], 160, "ผลการดำเนินงาน"),
        (top + lines[1], 250, "เบิกจ่าย"),
        (top + lines[1], 330, "งบประมาณ"),
    )
    band = words((110 + apart, 10, "มิติที่ 2 การบริหารราชการเพื่อป้องกันการทุจริต"))
    other = item(top + lines[1] + 18, ("1) กิจกรรมประกาศเจตจำนง",), ("ประกาศแล้ว",), "6,000", "7,000")
    last = item(top + lines[1] + 34, ("2) โครงการพัฒนาเว็บไซต์",), ("พัฒนาแล้ว",), "8,000", "9,000")
    records = read(FIRST, ONE, TWO, band, heading, other, last, rules=rules)
    assert [i.title for i in records.items] == [
        "โครงการอบรมธรรมะของพนักงาน",
        "มาตรการให้ความรู้แก่บุคลากร",
        "กิจกรรมประกาศเจตจำนง",
        "โครงการพัฒนาเว็บไซต์",
    ]
    assert {(b.kind, b.amount_baht) for b in records.budgets if b.amount_baht} == {
        ("planned", 40000.0), ("disbursed", 36820.0), ("disbursed", 6000.0),
        ("planned", 7000.0), ("disbursed", 8000.0), ("planned", 9000.0),
    }  # fmt: skip


def test_second_lines_that_name_columns_are_no_heading() -> None:
    """Words broken at the ends of cells: ไม่ใช้งบ / ประมาณ, ใน / ปีงบประมาณ."""
    broken = words(
        (84, 10, "1) มาตรการลงโทษทางวินัยอย่างเป็นธรรม"), (84, 160, "ไม่มีผู้ถูกลงโทษใน"),
        (84, 250, "-"), (84, 330, "ไม่ใช้งบ"),
        (96, 10, "และเสมอภาค"), (96, 160, "ปีงบประมาณ"), (96, 330, "ประมาณ"),
    )  # fmt: skip
    second = item(112, ("2) โครงการพัฒนาเว็บไซต์",), ("พัฒนาแล้ว",), "8,000", "9,000")
    records = read(FIRST, broken, second)
    assert [i.title for i in records.items] == [
        "มาตรการลงโทษทางวินัยอย่างเป็นธรรมและเสมอภาค",
        "โครงการพัฒนาเว็บไซต์",
    ]
    assert [i.result for i in records.items] == ["ไม่มีผู้ถูกลงโทษในปีงบประมาณ", "พัฒนาแล้ว"]


@pytest.mark.parametrize(("unit", "baht"), [("(พันบาท)", 1000), ("(พันปาท)", 1000), ("(บาท)", 1)])
def test_years_set_right_over_their_amounts_leave_no_column_of_the_word_year(
    unit: str, baht: int
) -> None:
    """The line over them, between the same two rules, is of the heading, and says the unit."""
    head = words((41, 240, f"งบประมาณ {unit}"), (48, 10, "โครงการ/กิจกรรม"))
    years = [(190, "2566"), (260, "2567"), (330, "2568")]
    head += [w for x, year in years for w in words((56, x - 14, "ปี"), (56, x, year))]
    title = words(
        (5, 20, "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2568)"), (20, 60, "ส่วนที่ 2 แผนปฏิบัติการ")
    )
    body = []
    for k, name in enumerate(("โครงการอบรมธรรมะ", "กิจกรรมจิตอาสา", "มาตรการโปร่งใส", "โครงการคนดี")):
        amounts = [(346 - 70 * j - 16, "300.5") for j in range(3)]
        y = 74 + 30 * k
        body += words((y, 10, f"{k + 1}) {name}"), *((y, x, text) for x, text in amounts))
        body += words((y + 10, 14, "ผู้รับผิดชอบ : กองคลัง"))
    level = [Ruling("horizontal", y, 8, 372) for y in (34, 67, 95, 125, 155, 185)]
    shorter = Ruling("horizontal", 50, 160, 372)
    page = Page(1, 430, 600, (*title, *head, *body), (*level, shorter), (), "pdf", "pdf")
    records = make_records(DOCUMENT_ID, parse_document((find_blocks(page),)))
    assert [i.item_no for i in records.items] == [1, 2, 3, 4]
    assert {(b.fiscal_year_be, b.amount_baht) for b in records.budgets} == {
        (year, 300.5 * baht) for year in (2566, 2567, 2568)
    }


def test_a_heading_of_titles_with_their_units_in_brackets_names_titles() -> None:
    texts = ("ที่", "รายการ\n(หน่วยงานรับผิดชอบ)", "ตัวชี้วัด")
    cells = [
        HeadCell(0, k, 1, 1, tuple((Word(line, line),) for line in text.split("\n")))
        for k, text in enumerate(texts)
    ]
    assert names_columns(cells) == 3


def form(title: str, result: Sequence[tuple[str, int, int]], spent: str) -> list[Line]:
    """An item's lines in a form that was filled in: its words between their left and right ends."""
    money = [("งบประมาณที่ตั้งไว้", 123, 213), ("20,000.-", 240, 294), ("บาท", 321, 341)]
    boxes = [("สถานะ", 124, 157), ("(", 164, 167), ("✓", 175, 182), (")", 189, 192)]
    boxes += [("แล้วเสร็จ", 198, 241), ("(", 256, 259), (")", 280, 283)]
    boxes += [("อยู่ระหว่างดำเนินการ", 289, 392), ("(", 407, 410), (")", 431, 434)]
    lines: list[tuple[int, Sequence[tuple[str, int, int]]]] = [
        (235, [("11.", 99, 119), (title, 124, 393)]),
        (254, [("ผลการดำเนินงาน", 124, 209), *result]),
        (276, [*money, ("เบิกจ่าย", 348, 384), (spent, 413, 466), ("บาท", 493, 513)]),
        (298, [("หน่วยงาน", 123, 172), ("สำนักปลัด", 185, 235)]),
        (317, [*boxes, ("ไม่ได้ดำเนินการ", 439, 516)]),
    ]
    return [
        Line(tuple(Word(text, text, Box(a, y, b, y + 15)) for text, a, b in placed), page=1)
        for y, placed in lines
    ]


RESULT = [("จัดประชาคมครบ", 222, 302), ("9", 309, 316), ("หมู่บ้าน", 322, 358), ("612", 421, 446)]


@pytest.mark.parametrize("spent", ["18,900.-", "-"])
@pytest.mark.parametrize("result", [RESULT, [*RESULT, ("คน", 452, 467)], RESULT[:1]])
def test_lines_of_an_item_are_no_heading_of_the_boxes_to_tick_below_them(
    spent: str, result: Sequence[tuple[str, int, int]]
) -> None:
    lines = form("โครงการประชาคมหมู่บ้านเพื่อจัดทำแผน", result, spent)
    assert find_aligned(lines, 1) == lines


LEVELS = [
    (
        "มิติที่ 1/การสร้างสังคมที่ไม่ทน/ต่อการทุจริต",
        ("1.1 การสร้างจิตสำนึก/แก่บุคลากร", 2),
        ("1.3 การสร้างจิตสำนึก/แก่เยาวชน", 1),
    ),
    (
        "มิติที่ 2/การบริหารราชการเพื่อ/ป้องกันการทุจริต",
        ("2.2 สร้างความโปร่งใส/ในการปฏิบัติงาน", 2),
        ("2.3 ใช้ดุลยพินิจให้/ถูกต้อง", 1),
    ),
    (
        "มิติที่ 3/การส่งเสริมบทบาทและการ/มีส่วนร่วมของภาค/ประชาชน",
        ("3.1 การเปิดเผย/ข้อมูลข่าวสาร", 1),
        ("3.3 ให้ประชาชนร่วม/บริหารกิจการ", 1),
    ),
]
AMOUNTS = [
    ("10,000", "10,000", "", "10,000"),
    ("", "5,000", "5,000", "5,000"),
    ("", "40,000", "", "45,000"),
    (),  # no budget, said once over all years
    ("15,000", "15,000", "18,000", "18,000"),
    ("7,000", "", "", "7,000"),
    ("22,000", "", "22,000", "22,000"),
    ("30,000", "", "30,000", ""),
]


def levels_beside(short: str) -> Page:
    """A frame with nothing ruled inside: levels in two columns before the titles, as cells over
    several rows. `short`: the second line of the title beside the third dimension's."""
    head = [(26, 60, "มิติ"), (26, 120, "ภารกิจตามมิติ"), (26, 270, "โครงการ/กิจกรรม/มาตรการ")]
    head += [(20, 480, "งบประมาณ (บาท)")]
    head += [(32, x, f"ปี {2561 + k}") for k, x in enumerate((420, 470, 520, 570))]
    placed = words((5, 60, "แผนปฏิบัติการป้องกันการทุจริต 4 ปี (พ.ศ. 2561 - 2564)"), *head)
    y, number = 50.0, 0
    for level, *missions in LEVELS:
        lefts = [(y + 10 * k, 10, text) for k, text in enumerate(level.split("/"))]
        for mission, many in missions:
            lefts += [(y + 10 * k, 104, text) for k, text in enumerate(mission.split("/"))]
            for _item in range(many):
                number += 1
                rest = short if number == 7 else "ประจำปีงบประมาณ"
                lefts += [(y, 250, f"{number}. โครงการอบรมพนักงานรุ่นที่สอง"), (y + 10, 250, rest)]
                money = AMOUNTS[number - 1]
                lefts += [] if money else [(y, 460, "ไม่ใช้งบประมาณทั้ง 4 ปี")]
                lefts += [
                    (y, right - 4 * len(text), text)
                    for right, text in zip((450, 500, 550, 600), money, strict=False)
                    if text
                ]
                y += 26
        placed += words(*lefts, (y, 330, f"รวม{level.split('/')[0]}"))
        placed += words(*((y, x - 24, "60,000") for x in (450, 500, 550, 600)))
        y += 18
    frame = [Ruling("horizontal", at, 5, 605) for at in (16, y)]
    frame += [Ruling("vertical", x, 16, y) for x in (5, 605)]
    return Page(1, 620, 800, tuple(placed), tuple(frame), (), "pdf", "pdf")


@pytest.mark.parametrize("short", ["อบต.คำชะอี", "ประจำปีงบประมาณ"])
def test_a_level_over_several_rows_has_its_words_in_few_lines(short: str) -> None:
    records = make_records(DOCUMENT_ID, parse_document((find_blocks(levels_beside(short)),)))
    assert [item.item_no for item in records.items] == list(range(1, 9))
    assert [item.mission_no for item in records.items][-2:] == ["3.1", "3.3"]
    assert records.items[6].title == f"โครงการอบรมพนักงานรุ่นที่สอง{short}"
    amounts = [f"{b.amount_baht:,.0f}" for b in records.budgets if b.amount_baht is not None]
    assert amounts == [text for row in AMOUNTS for text in row if text]
    assert sum(b.status == "no_budget" for b in records.budgets) == 4


@pytest.mark.parametrize(
    ("texts", "body"),
    [
        (("ที่", "โครงการ / กิจกรรม / มาตรการ", "งบประมาณ"), False),
        (("ประชุมสภา", "/", "กองคลัง"), True),
        (("ประชุมสภา", "/ / -", "กองคลัง"), True),
        (("ประชุมสภา / อบรม", "-", "กองคลัง"), True),
    ],
)
def test_slashes_between_words_tick_no_column(texts: Sequence[str], body: bool) -> None:
    row = in_pieces(Line(tuple(words(*((10, 10 + 200.0 * k, t) for k, t in enumerate(texts))))))
    assert row is not None
    assert is_body(row) is body


def test_the_last_words_of_a_heading_may_stand_half_a_line_below_its_others() -> None:
    """As where "เบิกจ่าย / จริง" has two lines, and the cells beside it stand half-way between."""
    heading = words(
        (36, 330, "เบิกจ่าย"),
        (41, 10, "โครงการ / กิจกรรม"), (41, 160, "ผลการดำเนินงาน"), (41, 250, "งบประมาณ"),
        (46, 330, "จริง"),
    )  # fmt: skip
    title = words((5, 60, "รายงานผลการดำเนินการตามแผนปฏิบัติการป้องกันการทุจริต ปี 2564"))
    placed = [*title, *heading, *FIRST, *ONE, *TWO]
    page = Page(1, 430, 600, tuple(placed), (), (), "pdf", "pdf")
    records = make_records(DOCUMENT_ID, parse_document((find_blocks(page),)))
    amounts = [(b.kind, b.amount_baht) for b in records.budgets if b.amount_baht]
    assert amounts == [("planned", 40000.0), ("disbursed", 36820.0)]
    assert [f.code for f in records.findings if f.code == "row_without_item"] == []
