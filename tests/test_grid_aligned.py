"""Tables without rules, told from prose by their columns."""

import pytest

from parsers.layout.aligned import find_aligned
from parsers.layout.blocks import find_blocks
from parsers.model import Box, Line, Table, Word
from tests.test_half_ruled_tables import page, read, words


def line(y: float, *pieces: tuple[str, float]) -> Line:
    """A line of words at the x given, 6 points a letter, 10 points high."""
    return Line(
        tuple(Word(text, text, Box(x, y, x + 6 * len(text), y + 10)) for text, x in pieces), page=1
    )


def votes(count: int) -> list[Line]:
    return [
        line(20 * i, (str(i), 10), ("นาย", 60), (f"ก{i}", 81), ("พรรค", 200), ("-", 300))
        for i in range(count)
    ]


def test_lines_in_columns_are_a_table_with_words_of_a_piece_together() -> None:
    (table,) = find_aligned(votes(4), 1)
    assert isinstance(table, Table)
    assert (table.n_rows, table.n_cols) == (4, 4)
    assert [cell.text for cell in table.cells][:5] == ["0", "นาย ก0", "พรรค", "-", "1"]


def test_one_row_is_enough_under_a_heading_of_items() -> None:
    heading = line(0, ("ลำดับ", 10), ("ชื่อโครงการ", 60), ("งบประมาณ", 200), ("หน่วยงาน", 300))
    row = line(20, ("1", 10), ("โครงการก", 60), ("500", 200), ("กองช่าง", 300))
    (table,) = find_aligned([heading, row], 1)
    assert isinstance(table, Table)
    assert (table.n_rows, table.n_cols) == (2, 4)
    assert all(isinstance(b, Line) for b in find_aligned([row, row], 1))


def test_the_end_of_a_sentence_that_leads_in_is_no_heading() -> None:
    above = [
        line(0, ("กิจกรรม", 10), ("และมาตรการมีดังต่อไปนี้", 60)),
        line(12, ("โครงการ/กิจกรรม", 60), ("หน่วยงาน", 230), ("งบประมาณ", 330)),
        line(24, ("ปี 2566 (บาท)", 330)),
        line(36, ("มิติที่ 1 การสร้างวัฒนธรรมสุจริต", 10)),
    ]
    rows = [
        line(48 + 12 * i, ("(1)", 30), ("โครงการก", 60), ("กองช่าง", 230), ("500", 350))
        for i in range(3)
    ]
    prose, table = find_aligned([*above, *rows], 1)
    assert prose == above[0]
    assert isinstance(table, Table)
    assert [cell.text for cell in table.cells if cell.row == 0] == [
        "",
        "โครงการ/กิจกรรม",
        "หน่วยงาน",
        "งบประมาณ",
    ]


def test_a_second_line_continues_the_row_above() -> None:
    rows = votes(4)
    rows.insert(2, line(30, ("ต่อ", 60)))
    (table,) = find_aligned(rows, 1)
    assert isinstance(table, Table)
    assert [c.text for c in table.cells if c.col == 1] == [
        "นาย ก0",
        "นาย ก1\nต่อ",
        "นาย ก2",
        "นาย ก3",
    ]


@pytest.mark.parametrize(
    ("case", "lines"),
    [
        ("three lines are too few", votes(3)),
        ("two columns are a list with page numbers", [
            line(20 * i, ("หัวข้อ", 10), (str(i), 300)) for i in range(8)
        ]),
        ("justified prose has no common gutters", [
            line(20 * i, *[("คำคำ", 10 + 40 * j + (17 * i * (j + 1)) % 23) for j in range(6)])
            for i in range(8)
        ]),
        ("rows far apart are no table", [
            line(60 * i, ("1", 10), ("ข", 100), ("ค", 200)) for i in range(8)
        ]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_stays_lines(case: str, lines: list[Line]) -> None:
    assert find_aligned(lines, 1) == lines


def test_prose_round_a_table_stays_prose() -> None:
    above, below = line(-40, ("เรื่อง", 10)), line(100, ("ลงชื่อ", 200))
    blocks = find_aligned([above, *votes(4), below], 1)
    assert [type(block) for block in blocks] == [Line, Table, Line]


def plan() -> list[Line]:
    """Rows of a plan as typed without rules: wrapped cells, headings of levels in between."""
    return [
        line(0, ("ลำดับ", 10), ("โครงการ/กิจกรรม", 60), ("(บาท)", 260), ("หน่วยงาน", 330)),
        line(20, ("มิติที่", 10), ("1", 60), ("การสร้างสังคมที่ไม่ทนต่อการทุจริต", 72)),
        line(40, ("1.1", 20), ("การสร้างจิตสำนึกและความตระหนักแก่บุคลากร", 44)),
        line(60, ("1", 20), ("โครงการอบรมวินัย", 60), ("52,000", 262), ("กองคลัง", 330)),
        line(74, ("พนักงาน", 60)),
        line(94, ("2", 20), ("โครงการปฐมนิเทศ", 60), ("ไม่ใช้", 262), ("กองช่าง", 330)),
        line(108, ("งบประมาณ", 250)),
        line(128, ("3", 20), ("กิจกรรมตลาดนัดสีเขียว", 60), ("8,000", 268), ("กองคลัง", 330)),
        line(148, ("4", 20), ("มาตรการกำหนดขั้นตอน", 60), ("1,250,000", 250), ("กองช่าง", 330)),
        line(162, ("การรับเรื่อง", 60), ("และแผน", 330)),
    ]


def test_wrapped_cells_and_headings_between_the_rows_belong_to_the_table() -> None:
    (table,) = find_aligned(plan(), 1)
    assert isinstance(table, Table)
    rows = [[c.text.replace("\n", "") for c in table.cells if c.row == n] for n in range(7)]
    assert rows == [
        ["ลำดับ", "โครงการ/กิจกรรม", "(บาท)", "หน่วยงาน"],
        ["มิติที่ 1 การสร้างสังคมที่ไม่ทนต่อการทุจริต"],
        ["1.1 การสร้างจิตสำนึกและความตระหนักแก่บุคลากร"],
        ["1", "โครงการอบรมวินัยพนักงาน", "52,000", "กองคลัง"],
        ["2", "โครงการปฐมนิเทศ", "ไม่ใช้งบประมาณ", "กองช่าง"],
        ["3", "กิจกรรมตลาดนัดสีเขียว", "8,000", "กองคลัง"],
        ["4", "มาตรการกำหนดขั้นตอนการรับเรื่อง", "1,250,000", "กองช่างและแผน"],
    ]
    assert [c.col_span for c in table.cells if c.row in (1, 2)] == [4, 4]


def test_a_total_between_the_rows_is_a_row_of_its_own() -> None:
    total = line(176, ("รวมมิติที่ 1", 60), ("1,310,000", 250))
    last = line(196, ("5", 20), ("โครงการรวมพลังเยาวชน", 60), ("9,000", 262), ("กองคลัง", 330))
    wrapped = line(210, ("รวมใจสุจริต", 60), ("และแผน", 330))
    (table,) = find_aligned([*plan(), total, last, wrapped], 1)
    assert isinstance(table, Table)
    rows = [[c.text.replace("\n", "") for c in table.cells if c.row == n] for n in (6, 7, 8)]
    assert rows == [
        ["4", "มาตรการกำหนดขั้นตอนการรับเรื่อง", "1,250,000", "กองช่างและแผน"],
        ["", "รวมมิติที่ 1", "1,310,000", ""],
        ["5", "โครงการรวมพลังเยาวชนรวมใจสุจริต", "9,000", "กองคลังและแผน"],
    ]


def test_a_heading_below_the_last_row_is_not_drawn_in() -> None:
    after = line(182, ("มิติที่", 10), ("2", 60), ("การบริหารราชการเพื่อป้องกันการทุจริต", 72))
    blocks = find_aligned([*plan(), after], 1)
    assert [type(block) for block in blocks] == [Table, Line]


def test_no_word_is_lost_where_one_table_follows_another() -> None:
    """The second heading search must not take lines that the first table has taken."""
    print_ = words(
        (20, 340, "หน่วย : พันบาท"), (44, 202, "เป้าหมาย"), (44, 272, "งบประมาณ"),
        (52, 15, "ที่"), (52, 60, "โครงการ/กิจกรรม"), (52, 150, "ภารกิจ"), (52, 350, "ระยะเวลา"),
        (60, 205, "ผลผลิต"), (60, 275, "(บาท)"), (80, 15, "สำนักปลัดเทศบาล"),
        (96, 40, "โครงการฝึกอบรมคุณธรรมและ"),
    )  # fmt: skip
    for n in range(6):
        y = 104 + 24 * n
        print_ += words((y, 15, f"{n + 1}"), (y, 150, "1.1"), (y, 210, "120.0"), (y, 280, "75.0"))
        print_ += words((y, 350, "ตลอดปี"), (y + 8 if not n else y, 40, "จริยธรรม"))
    found = [
        word.text
        for block in find_blocks(page(print_, ())).blocks
        for line in (
            [line for cell in block.cells for line in cell.lines]
            if isinstance(block, Table)
            else [block]
        )
        for word in line.words
    ]
    assert sorted(found) == sorted(word.text for word in print_)


def test_a_label_and_its_text_below_every_row_end_no_table() -> None:
    print_ = words(
        (20, 15, "ที่"), (20, 60, "โครงการ/กิจกรรม"), (20, 200, "งบประมาณ"), (20, 300, "ผู้รับผิดชอบ")
    )  # fmt: skip
    for n in range(3):
        y = 36 + 30 * n
        print_ += words((y, 15, f"{n + 1}"), (y, 40, f"โครงการอบรม {'กขค'[n]}"), (y, 205, "500"))
        print_ += words(
            (y, 300, "กองคลัง"), (y + 15, 40, f"ผลการดำเนินงาน : จัดอบรมแล้วทุกหมู่บ้าน {n} ครั้ง")
        )
    records = read(page(print_, ()))
    assert [(i.item_no, i.title) for i in records.items] == [
        (1, "โครงการอบรม ก"),
        (2, "โครงการอบรม ข"),
        (3, "โครงการอบรม ค"),
    ]
    assert [i.result for i in records.items][:2] == [
        "จัดอบรมแล้วทุกหมู่บ้าน 0 ครั้ง",
        "จัดอบรมแล้วทุกหมู่บ้าน 1 ครั้ง",
    ]


def test_offices_between_the_rows_of_a_table_without_rules() -> None:
    """The number and the figures of a title of two lines stand half-way down."""
    print_ = words(
        (20, 15, "ที่"), (20, 60, "โครงการ/กิจกรรม"), (20, 200, "งบประมาณ"), (20, 300, "ระยะเวลา")
    )  # fmt: skip
    for n, office in enumerate(("สำนักปลัด", "กองคลัง")):
        y = 36 + 70 * n
        print_ += words(
            (y, 12, office), (y + 18, 40, "โครงการอบรมคุณธรรมและ"), (y + 30, 40, "จริยธรรม")
        )
        print_ += words(
            (y + 24, 15, f"{2 * n + 1}"), (y + 24, 205, "5,000"), (y + 24, 300, "ตลอดปี")
        )
        print_ += words((y + 50, 15, f"{2 * n + 2}"), (y + 50, 40, "กิจกรรมคนดี"), (y + 50, 205, "-"))
        print_ += words((y + 50, 300, "ตลอดปี"))
    records = read(page(print_, ()))
    assert [(i.item_no, i.title, i.responsible) for i in records.items] == [
        (1, "โครงการอบรมคุณธรรมและจริยธรรม", ("สำนักปลัด",)),
        (2, "กิจกรรมคนดี", ("สำนักปลัด",)),
        (3, "โครงการอบรมคุณธรรมและจริยธรรม", ("กองคลัง",)),
        (4, "กิจกรรมคนดี", ("กองคลัง",)),
    ]


def test_an_office_that_ends_a_title_heads_no_rows() -> None:
    print_ = words(
        (20, 15, "ที่"), (20, 60, "โครงการ/กิจกรรม"), (20, 260, "งบประมาณ"), (20, 340, "ระยะเวลา")
    )
    titles = ("มาตรการลดขั้นตอนของ", "โครงการข", "โครงการค")
    for n, title in enumerate(titles):
        y = 36 + 20 * n
        print_ += words((y, 15, f"{n + 1}"), (y, 60, title), (y, 265, "5,000"), (y, 340, "ตลอดปี"))
    print_ += words((45, 60, "สำนักปลัด"))
    records = read(page(print_, ()))
    assert [(i.title, i.responsible) for i in records.items] == [
        ("มาตรการลดขั้นตอนของสำนักปลัด", None),
        ("โครงการข", None),
        ("โครงการค", None),
    ]
