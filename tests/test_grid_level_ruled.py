"""Tables with level rules only, or none: their headings of several lines, and their rows."""

from __future__ import annotations

from parsers.layout.aligned import find_aligned
from parsers.layout.level_rules import level_grids, rules_part_items
from parsers.model import Box, Cell, Line, Ruling, Table, Word

XS = (10.0, 60.0, 220.0, 300.0, 340.0, 380.0)
"""Left ends of number, title, money and three quarters."""


def line(y: float, *pieces: tuple[str, float]) -> Line:
    """A line of words at the x given, 5 points a letter, 10 points high."""
    words = tuple(
        Word(text, text, Box(x + 6 * i, y, x + 6 * i + 5 * len(text), y + 10))
        for piece, x in pieces
        for i, text in [(0, piece)]
    )
    return Line(words, page=1)


def rule(y: float) -> Ruling:
    return Ruling("horizontal", y, 5.0, 400.0)


HEADING = [
    line(0, ("งบประมาณ", 220), ("ไตรมาส", 330)),
    line(6, ("ที่", 10), ("โครงการ", 80)),
    line(14, ("(พันบาท)", 222), ("1", 302), ("2", 342), ("3", 382)),
]


def row(y: float, number: str, money: str, *ticks: int) -> list[Line]:
    marks = [("✓", XS[2 + tick]) for tick in ticks]
    first = line(y, (number, 10), ("โครงการรักษ์", 60), (money, 220), *marks)
    return [first, line(y + 12, ("ชุมชน", 60))]


def cells_of(table: Line | Table) -> list[list[str]]:
    assert isinstance(table, Table)
    texts = [["" for _ in range(table.n_cols)] for _ in range(table.n_rows)]
    for cell in table.cells:
        texts[cell.row][cell.col] = cell.text.replace("\n", "/")
    return texts


def spans(table: Line | Table) -> set[tuple[int, int, int, int]]:
    assert isinstance(table, Table)
    return {(c.row, c.col, c.row_span, c.col_span) for c in table.cells if c.row < 2}


BODY = [*row(40, "1", "150.00", 1, 3), *row(70, "2", "20.00", 2), *row(100, "3", "-", 3)]


def test_a_heading_of_three_lines_between_rules() -> None:
    rules = [rule(y) for y in (-4, 32, 66, 96, 126)]
    (table,) = find_aligned([*HEADING, *BODY], 1, rules)
    assert cells_of(table) == [
        ["ที่", "โครงการ", "งบประมาณ/(พันบาท)", "ไตรมาส", "", ""],
        ["", "", "", "1", "2", "3"],
        ["1", "โครงการรักษ์/ชุมชน", "150.00", "✓", "", "✓"],
        ["2", "โครงการรักษ์/ชุมชน", "20.00", "", "✓", ""],
        ["3", "โครงการรักษ์/ชุมชน", "-", "", "", "✓"],
    ]
    assert {(0, 0, 2, 1), (0, 3, 1, 3), (1, 3, 1, 1)} <= spans(table)


def test_two_titles_between_two_rules_are_two_rows_though_one_has_no_figures() -> None:
    bare = [line(70, ("2", 10), ("โครงการรักษ์", 60), ("กองช่าง", 300)), line(82, ("ชุมชน", 60))]
    body = [*row(40, "1", "150.00", 1, 3), *bare, *row(100, "3", "-", 3), *row(130, "4", "-", 3)]
    (table,) = find_aligned([*HEADING, *body], 1, [rule(y) for y in (-4, 32, 96, 126)])
    titles = [texts[1] for texts in cells_of(table)]
    assert titles[2:] == ["โครงการรักษ์/ชุมชน"] * 4


def test_the_same_without_any_rule() -> None:
    (table,) = find_aligned([*HEADING, *BODY], 1)
    texts = cells_of(table)
    assert texts[1][3:] == ["1", "2", "3"]
    assert [texts[n][1] for n in (2, 3, 4)] == ["โครงการรักษ์/ชุมชน"] * 3


def test_a_quarter_ticked_in_few_rows_keeps_its_column() -> None:
    body = [entry for n in range(1, 15) for entry in row(10.0 + 30 * n, str(n), "5.00", 1)]
    body += row(460, "15", "5.00", 2) + row(490, "16", "5.00", 2)
    (table,) = find_aligned([*HEADING, *body], 1)
    texts = cells_of(table)
    assert [texts[n][3:5] for n in (2, 16, 17)] == [["✓", ""], ["", "✓"], ["", "✓"]]


def test_a_heading_above_the_heading_of_a_mission() -> None:
    band = line(32, ("1.2 การสร้างจิตสำนึกและความตระหนักแก่ประชาชนทุกภาคส่วนในท้องถิ่น", 12))
    body = [*row(54, "1", "150.00", 1, 2, 3), *row(84, "2", "20.00", 1, 2, 3)]
    (table,) = find_aligned([*HEADING, band, *body], 1)
    texts = cells_of(table)
    assert texts[0][1] == "โครงการ"
    assert texts[2][0].startswith("1.2")
    assert [texts[n][1] for n in (3, 4)] == ["โครงการรักษ์/ชุมชน"] * 2


def test_a_second_line_of_three_cells_joins_the_row_above() -> None:
    lines = []
    for n in range(5):
        y = 34.0 * n
        lines.append(line(y, ("กองสวัสดิ", 10), ("กิจกรรมรักษ์", 100), ("0.30", 220), ("จำนวน", 300)))
        lines.append(line(y + 12, ("การ", 10), ("ชุมชน", 100), ("เรื่อง", 300)))
    (table,) = find_aligned(lines, 1)
    assert cells_of(table) == [["กองสวัสดิ/การ", "กิจกรรมรักษ์/ชุมชน", "0.30", "จำนวน/เรื่อง"]] * 5


def test_prose_and_units_above_a_table_are_no_heading() -> None:
    title = line(-30, ("แผนปฏิบัติการป้องกันการทุจริตประจำปีงบประมาณของเทศบาลตำบลหนองใสสะอาดทั้งหมด", 10))
    unit = line(-14, ("(หน่วย : พันบาท)", 300))
    found = find_aligned([title, unit, *HEADING, *BODY], 1)
    assert found[:2] == [title, unit]
    assert isinstance(found[2], Table)


def test_every_word_of_a_table_is_in_one_cell() -> None:
    (table,) = find_aligned([*HEADING, *BODY], 1)
    assert isinstance(table, Table)
    held = [word for cell in table.cells for ln in cell.lines for word in ln.words]
    words = [word for ln in [*HEADING, *BODY] for word in ln.words]
    assert sorted(map(id, held)) == sorted(map(id, words))
    assert all(isinstance(cell, Cell) for cell in table.cells)


MONTHS = ("ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.")


def test_years_over_unlike_numbers_of_months() -> None:
    xs = [230.0 + 33 * i for i in range(len(MONTHS))]
    years = (("2560", xs[1]), ("2561", (xs[3] + xs[8]) / 2))
    heading = [
        line(0, ("ที่", 10), ("โครงการ", 60), *years),
        line(14, *zip(MONTHS, xs, strict=True)),
    ]
    body = [
        line(32 + 18 * k, ("1", 10), ("โครงการรักษ์", 50), ("●", xs[k]), ("●", xs[k + 3]))
        for k in range(3)
    ]
    rules = [Ruling("horizontal", y, 5.0, 530.0) for y in (-4, 27, 45, 63, 81)]
    (table,) = find_aligned([*heading, *body], 1, rules)
    assert {(0, 2, 1, 3), (0, 5, 1, 6)} <= spans(table)


def centred(y: float, number: str, money: str) -> list[Line]:
    """A row of two lines of title, with number and figures half-way down beside them."""
    return [
        line(y, ("โครงการรักษ์", 60)),
        line(y + 6, (number, 10), (money, 220), ("กองช่าง", 300)),
        line(y + 12, ("ชุมชน", 60)),
    ]


ONE_LINE = line(0, ("ที่", 10), ("โครงการ", 80), ("งบประมาณ", 220), ("หน่วยงาน", 300))
CENTRED = [part for k in range(3) for part in centred(20 + 32 * k, str(k + 1), f"{k + 1},000")]
ROWS = [[str(k), "โครงการรักษ์/ชุมชน", f"{k},000", "กองช่าง"] for k in (1, 2, 3)]


def test_figures_half_way_down_beside_their_titles_between_rules() -> None:
    rules = [rule(y) for y in (-4, 15, 47, 79, 112)]
    (table,) = find_aligned([ONE_LINE, *CENTRED], 1, rules)
    assert cells_of(table)[1:] == ROWS


def test_figures_half_way_down_beside_their_titles_without_any_rule() -> None:
    (table,) = find_aligned([ONE_LINE, *CENTRED], 1)
    assert cells_of(table)[1:] == ROWS


def test_titles_that_no_figure_stands_level_with_have_a_column() -> None:
    years = line(14, ("2561", 225), ("2562", 305))
    heading = [line(0, ("ที่", 10), ("โครงการ", 80), ("งบประมาณ", 260)), years]
    body = [
        part
        for k in range(3)
        for part in (
            line(34 + 32 * k, ("โครงการรักษ์", 60)),
            line(40 + 32 * k, (str(k + 1), 10), ("1,000", 220), ("2,000", 300)),
            line(46 + 32 * k, ("ชุมชน", 60)),
        )
    ]
    (table,) = find_aligned([*heading, *body], 1, [rule(y) for y in (-4, 28, 61, 93, 126)])
    assert cells_of(table)[2] == ["1", "โครงการรักษ์/ชุมชน", "1,000", "2,000"]


def test_a_quarter_that_no_row_has_a_mark_under_keeps_its_column() -> None:
    ticked = (0, 1, 3, 3, 0, 1, 3)
    numbers = line(14, ("(พันบาท)", 222), *((str(k + 1), XS[3] + 25.0 * k + 2) for k in range(4)))
    body = [
        line(40 + 16 * n, (str(n + 1), 10), ("โครงการ", 60), ("500", 220), ("✓", XS[3] + 25.0 * at))
        for n, at in enumerate(ticked)
    ]
    (table,) = find_aligned([*HEADING[:2], numbers, *body], 1, [rule(y) for y in (-4, 32, 150)])
    assert cells_of(table)[1][-4:] == ["1", "2", "3", "4"]
    assert tuple(cells[-4:].index("✓") for cells in cells_of(table)[2:]) == ticked


def test_two_headings_of_levels_one_below_the_other_are_two_rows() -> None:
    bands = [
        line(18, ("มิติที่ 1 การสร้างวัฒนธรรมสุจริต", 10)),
        line(34, ("1.1 การสร้างจิตสำนึกและความตระหนักแก่บุคลากร", 10)),
    ]
    body = [
        line(50 + 16 * k, (no, 10), ("โครงการรักษ์", 60), (f"{no},000", 220), ("กองช่าง", 300))
        for k, no in enumerate("1234")
    ]
    (table,) = find_aligned([ONE_LINE, *bands, *body], 1)
    rows = cells_of(table)
    assert [r[0] for r in rows[1:4]] == [bands[0].text, bands[1].text, "1"]
    assert len(rows[0]) == 4


def test_second_lines_in_three_columns_are_no_rows_even_if_one_opens_as_titles_do() -> None:
    """Evenly spaced lines: only the numbers and figures say where a row begins."""
    heading = line(0, ("ที่", 10), ("โครงการ", 60), ("งบประมาณ", 220), ("ผล", 300))
    lines = [heading]
    for k, second in enumerate(["ชุมชนของเรา", "โครงการก่อสร้างถนน", "ประชาชน"]):
        y = 14 + 28 * k
        first = [(str(k + 1), 10), ("มาตรการเปิดเผย", 60), ("100", 220), ("เผยแพร่แล้ว", 300)]
        lines += [line(y, *first, ("อยู่ระหว่าง", 380))]
        lines += [line(y + 14, (second, 60), ("ครบถ้วน", 300), ("ดำเนินการ", 380))]
    (table,) = find_aligned(lines, 1)
    assert [r[1] for r in cells_of(table)][1:] == [
        "มาตรการเปิดเผย/ชุมชนของเรา", "มาตรการเปิดเผย/โครงการก่อสร้างถนน",
        "มาตรการเปิดเผย/ประชาชน",
    ]  # fmt: skip


def test_a_heading_and_the_first_row_below_it_may_have_no_rule_between_them() -> None:
    band = line(40, ("1.2 การสร้างจิตสำนึกและความตระหนักแก่ประชาชนทุกภาคส่วนในท้องถิ่น", 60))
    body = [band, *row(62, "1", "150.00", 1, 3), *row(96, "2", "20.00", 2), *row(126, "3", "-", 3)]
    (table,) = find_aligned([*HEADING, *body], 1, [rule(y) for y in (-4, 32, 90, 121, 152)])
    texts = cells_of(table)[2:]
    assert texts[0][0].startswith("1.2")
    assert [row_[:3] for row_ in texts[1:]] == [
        ["1", "โครงการรักษ์/ชุมชน", "150.00"],
        ["2", "โครงการรักษ์/ชุมชน", "20.00"],
        ["3", "โครงการรักษ์/ชุมชน", "-"],
    ]


def test_a_figure_in_another_column_opens_no_item_between_the_rules() -> None:
    def coded(y: float, code: str, title: str) -> list[Line]:
        first = line(y, (code, 10), (title, 60), ("สมาชิกร้อยละ", 220), ("กองคลัง", 340))
        return [first, line(y + 12, ("สอบประจำปี", 60), ("100", 220))]

    head = line(0, ("รหัส", 10), ("โครงการ", 60), ("ตัวชี้วัด", 220), ("หน่วยงาน", 340))
    lines = [head, *coded(30, "1.1.1(1)", "โครงการตรวจ"), *coded(70, "1.1.2(1)", "มาตรการตรวจ")]
    rules = [rule(y) for y in (-4, 20, 60, 100)]
    (grid,) = level_grids(rules, lambda _box: False)
    aligned = Table(1, 1, 1, (Cell(0, 0, 1, 1, tuple(_apart(lines))),))
    assert rules_part_items(grid, aligned)


def _apart(lines: list[Line]) -> list[Line]:
    return [Line((word,), page=1) for line in lines for word in line.words]
