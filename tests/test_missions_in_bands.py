"""Missions in an office's own words, each in a row of a ruled table to itself: told by number."""

from __future__ import annotations

import pytest

from parsers.model import Page, Ruling
from parsers.page.numbered_missions import with_missions_named
from tests.test_half_ruled_tables import words

EDGES, INNER = (30.0, 500.0), (60.0, 300.0, 400.0)
TOP = "มิติที่ 1 การสร้างวัฒนธรรมสุจริต"
ITEMS = ("1 โครงการหนูน้อยซื่อสัตย์", "2 กิจกรรมตลาดสุจริต", "3 มาตรการตรวจสอบ")
HEIGHT = 20.0


def read(*rows: tuple[str, str], boxed: bool = True) -> list[str]:
    """What is printed of the words that are given ภารกิจที่: rows of (kind, text)."""
    rulings = [Ruling("horizontal", 15 + HEIGHT * k, *EDGES) for k in range(len(rows) + 1)]
    placed = []
    for k, (kind, text) in enumerate(rows):
        top = 15 + HEIGHT * k
        uprights = (*EDGES, *INNER) if kind == "item" else EDGES
        rulings += [Ruling("vertical", x, top, top + HEIGHT) for x in uprights]
        number, _gap, rest = text.partition(" ")
        item = [(top + 5, 40, number), (top + 5, 65, rest), (top + 5, 320, "5,000")]
        placed += {"item": item, "tab": item[:2]}.get(kind, [(top + 5, 40, text)])
    ruled = tuple(rulings) if boxed else ()
    (page,) = with_missions_named(
        [Page(1, 600, 900, tuple(words(*placed)), ruled, (), "pdf", "pdf")]
    )
    return [word.raw for word in page.words if word.text.startswith("ภารกิจที่ ")]


FIRST, SECOND, THIRD = (("item", text) for text in ITEMS)
DIMENSION = ("band", TOP)


@pytest.mark.parametrize(
    ("bands", "named"),
    [
        (("1.2 ปลูกฝังเด็ก", "1.4 สอดส่องงาน"), ["1.2", "1.4"]),
        (("13 ปลูกฝังเด็ก", "1.4 สอดส่องงาน"), ["13", "1.4"]),  # was an item of that number
        (("1.4 ปลูกฝังเด็ก", "1.2 สอดส่องงาน"), []),
        (("1.2 ปลูกฝังเด็ก 5,000 บาท", "1.4 สอดส่องงาน"), []),
        (("23 ปลูกฝังเด็ก", "1.4 สอดส่องงาน"), []),
        (("15 รายการ", "1.8 สอดส่องงาน"), []),
        (("13 โครงการปลูกฝังเด็ก", "14 กิจกรรมสอดส่องงาน"), []),
    ],
)
def test_a_row_to_itself_over_an_item_in_columns(bands: tuple[str, str], named: list[str]) -> None:
    one, other = (("band", text) for text in bands)
    assert read(DIMENSION, one, FIRST, SECOND, other, THIRD) == named
    assert read(DIMENSION, one, FIRST, SECOND, other, THIRD, boxed=False) == []


def test_a_number_well_before_its_name_in_a_row_to_itself() -> None:
    one, other = ("tab", "1.2 ปลูกฝังเด็ก"), ("tab", "1.4 สอดส่องงาน")
    assert read(DIMENSION, one, FIRST, SECOND, other, THIRD) == ["1.2", "1.4"]
    assert read(DIMENSION, ("item", "1.2 ปลูกฝังเด็ก"), FIRST, other, THIRD) == []


def test_a_row_in_columns_is_an_item_whatever_its_number() -> None:
    assert read(DIMENSION, ("item", "13 ปลูกฝังเด็ก"), FIRST, ("item", "14 สอดส่องงาน"), SECOND) == []


def test_lines_in_a_frame_are_no_rows() -> None:
    one, item = ("band", "13 ปลูกฝังเด็ก"), ("band", ITEMS[0])
    assert read(DIMENSION, one, item, ("band", ITEMS[1])) == []


HEADING = ("โครงการ / กิจกรรม / มาตรการ", "งบประมาณ", "หน่วยงาน")


def level_page(*rows: tuple[str, ...], across: float = 500.0) -> Page:
    """Rows of cells between level rules from 30 to `across` points, no uprights."""
    placed = []
    for k, cells in enumerate(rows):
        top = 20 + HEIGHT * k
        placed += [(top, x, text) for x, text in zip((40, 320, 420), cells, strict=False) if text]
    rules = tuple(Ruling("horizontal", 15 + HEIGHT * k, 30, across) for k in range(len(rows) + 1))
    return Page(1, 600, 900, tuple(words(*placed)), rules, (), "pdf", "pdf")


def read_pages(*pages: Page) -> list[str]:
    named = with_missions_named(list(pages))
    return [w.raw for page in named for w in page.words if w.text.startswith("ภารกิจที่ ")]


def read_level(*rows: tuple[str, ...], across: float = 500.0) -> list[str]:
    """The numbers that are given ภารกิจที่ there."""
    return read_pages(level_page(*rows, across=across))


LEVEL_ITEMS = [(f"{n}) {text[2:]}", "5,000", "สำนักปลัด") for n, text in enumerate(ITEMS, 1)]


@pytest.mark.parametrize(
    ("first", "second", "named"),
    [
        ("1.1 ปลูกฝังเด็ก", "1.2 สอดส่องงาน", ["1.1", "1.2"]),
        ("1.2 ปลูกฝังเด็ก", "1.4 สอดส่องงาน", ["1.2", "1.4"]),  # items count on
        ("1.4 ปลูกฝังเด็ก", "1.2 สอดส่องงาน", []),
        ("1.1 โครงการปลูกฝังเด็ก", "1.2 กิจกรรมสอดส่องงาน", []),
    ],
)
def test_a_heading_of_columns_before_the_first_mission(
    first: str, second: str, named: list[str]
) -> None:
    one, two, three = LEVEL_ITEMS
    assert read_level((TOP,), HEADING, (first,), one, two, (second,), three) == named


TWO_LINES = (("", "งบประมาณ", "หน่วยงาน"), ("โครงการ / กิจกรรม / มาตรการ", "ปี 2569", "รับผิดชอบ"))


@pytest.mark.parametrize(
    "heading",
    [
        (),
        (HEADING,),
        (HEADING, ("", "ปี 2569", "รับผิดชอบ")),
        TWO_LINES,  # the title's heading stands in the lower one of them
        (("", "งบประมาณ", "ผู้รับผิดชอบ"), *TWO_LINES, ("", "(บาท)")),
        (("- 2 -",), ("แผนปฏิบัติการป้องกันการทุจริต (ต่อ)",), *TWO_LINES),
    ],
)
def test_a_mission_at_the_foot_of_a_page_heads_the_items_overleaf(
    heading: tuple[tuple[str, ...], ...],
) -> None:
    one, two, three = LEVEL_ITEMS
    page = level_page((TOP,), HEADING, ("1.1 ปลูกฝังเด็ก",), one, two, ("1.2 สอดส่องงาน",))
    assert read_pages(page, level_page(*heading, three)) == ["1.1", "1.2"]
    stated = [("รวมภารกิจ 15,000 บาท",), ("ดังนี้",)]
    assert read_pages(page, level_page(*heading, *stated, three)) == []


@pytest.mark.parametrize("heading", [TWO_LINES, (("- 2 -",), ("แผน (ต่อ)",), *TWO_LINES)])
def test_a_dimension_at_the_foot_of_a_page_is_over_the_missions_overleaf(
    heading: tuple[tuple[str, ...], ...],
) -> None:
    one, two, three = LEVEL_ITEMS
    page = level_page(*heading, ("1.1 ปลูกฝังเด็ก",), one, two, ("1.2 สอดส่องงาน",), three)
    assert read_pages(level_page((TOP,)), page) == ["1.1", "1.2"]


def test_lines_of_something_else_are_no_heading_of_columns_overleaf() -> None:
    one, two, three = LEVEL_ITEMS
    page = level_page((TOP,), HEADING, ("1.1 ปลูกฝังเด็ก",), one, two, ("1.2 สอดส่องงาน",))
    for row in (("รวมภารกิจ", "5,000", "กองคลัง"), ("สมาชิกสภา", "", "ภายใน")):
        assert read_pages(page, level_page(row, *TWO_LINES, three)) == []


def test_the_row_of_a_numbered_item_without_a_budget_is_no_heading_of_columns() -> None:
    """As ไม่ใช้งบประมาณ reads like the name of a column of money."""
    item = ("6", "มาตรการตรวจสอบ", "ไม่ใช้งบประมาณ")
    rows = [("1.1 ปลูกฝังเด็ก",), item, ("1.2 สอดส่องงาน",), item]
    assert read_level((TOP,), *rows) == ["1.1", "1.2"]


def test_a_row_between_level_rules_with_other_cells_is_an_item() -> None:
    one, two, _three = LEVEL_ITEMS
    rows = [("1.2 ปลูกฝังเด็ก", "5,000"), one, ("1.4 สอดส่องงาน", "5,000"), two]
    assert read_level((TOP,), HEADING, *rows) == []


def test_rules_that_reach_no_farther_than_words_bound_no_row() -> None:
    one, two, _three = LEVEL_ITEMS
    rows = [("1.2 ปลูกฝังเด็ก",), one, ("1.4 สอดส่องงาน",), two]
    assert read_level((TOP,), HEADING, *rows, across=250) == []


def test_an_item_between_the_heading_and_a_number_is_none_of_a_missions() -> None:
    one, two, three = LEVEL_ITEMS
    assert read_level((TOP,), HEADING, one, ("1.1 ชี้แจงเด็ก",), two, ("1.2 ประเมินผล",), three) == []


LIST = (
    "๑.๑ ปลูกฝังเด็ก",
    "๑) โครงการหนูน้อยซื่อสัตย์",
    "๒) กิจกรรมตลาดสุจริต",
    "๑.๒ สอดส่องงาน",
    "๑) มาตรการตรวจสอบ",
)


def tabbed(lines: tuple[str, ...], gap: float = 20.0, *upright: float) -> list[str]:
    """The numbers that are given ภารกิจที่ in a list below a dimension, each first word `gap` points
    before the next one; `upright`: where rules go down beside the list."""
    placed = [(15.0, 40.0, TOP)]
    for k, text in enumerate(lines, 1):
        number, _gap, name = text.partition(" ")
        y, behind = 15 + HEIGHT * k, 40.0 + 4 * len(number)
        placed += [(y, 40.0, number), (y, behind + gap, name)]
    rules = tuple(Ruling("vertical", x, 0, 300) for x in upright)
    (page,) = with_missions_named(
        [Page(1, 600, 900, tuple(words(*placed)), rules, (), "ocr", "pdf")]
    )
    return [word.raw for word in page.words if word.text.startswith("ภารกิจที่ ")]


def test_a_number_set_well_before_its_name_heads_a_list() -> None:
    assert tabbed(LIST) == ["๑.๑", "๑.๒"]
    assert tabbed(LIST, 3) == ["๑.๑", "๑.๒"]
    assert tabbed(LIST, 90) == []  # columns of something else
    assert tabbed(LIST, 20, 60) == []  # a rule parts number and name


@pytest.mark.parametrize(
    ("item", "named"),
    [
        ("(1) โครงการหนูน้อย", ["๑.๑", "๑.๒"]),
        ("๓) มาตรการหนูน้อย", ["๑.๑", "๑.๒"]),  # counted on from the mission before
        ("- โครงการหนูน้อย", ["๑.๑", "๑.๒"]),
        ("1) ประชุมคณะทำงาน", []),  # a step of an item
        ("โครงการ หนูน้อย", []),  # its second column, or the title's second line
        ("๑.๑.๑ โครงการหนูน้อย", []),
        ("ผู้รับผิดชอบ กองคลัง", []),
    ],
)
def test_what_stands_below_a_number_well_before_its_name(item: str, named: list[str]) -> None:
    assert tabbed((LIST[0], item, LIST[3], item)) == named


@pytest.mark.parametrize(
    "lines",
    [
        ("๑.๑ โครงการปลูกฝัง", LIST[1], "๑.๒ กิจกรรมสอดส่อง", LIST[4]),
        ("๑.๒ ปลูกฝังเด็ก", LIST[2], "๑.๑ สอดส่องงาน", LIST[4]),
        ("๒.๑ ปลูกฝังเด็ก", LIST[1], "๒.๒ สอดส่องงาน", LIST[4]),
        ("๑๒ ปลูกฝังเด็ก", LIST[1], "๑๓ สอดส่องงาน", LIST[4]),
        ("๑.๑๐ บาท", LIST[1], "๑.๒๐ บาท", LIST[4]),
    ],
)
def test_other_numbers_well_before_words_head_no_list(lines: tuple[str, ...]) -> None:
    assert tabbed(lines) == []


def numbered_half_way(*cells: tuple[str, ...], number: str = "12", top: float = 35.0) -> list[str]:
    """What is named of "3.1" in a row to itself under dimension 3, over an item without a type
    word: its title in lines, its number half-way down a cell of its own, then other cells; the row
    begins at `top`."""
    title, *others = cells
    end = top + 10 * len(title) + 10
    placed = [(0.0, 40.0, DIMENSION_3), (20.0, 40.0, "3.1 เผยแพร่ข้อมูล")]
    placed += [(top + 5 + 10 * k, 65.0, text) for k, text in enumerate(title)]
    placed.append(((top + end) / 2 - 5, 40.0, number))
    for k, lines in enumerate(others):
        first = (top + end) / 2 - 5 * len(lines)
        placed += [(first + 10 * n, 320.0 + 90 * k, text) for n, text in enumerate(lines)]
    rulings = [Ruling("horizontal", y, *EDGES) for y in (-5.0, 15.0, 35.0, top, end)]
    rulings += [Ruling("vertical", x, -5.0, end) for x in EDGES]
    rulings += [Ruling("vertical", x, top, end) for x in INNER]
    return read_pages(Page(1, 600, 900, tuple(words(*placed)), tuple(rulings), (), "pdf", "pdf"))


DIMENSION_3 = "มิติที่ 3 การส่งเสริมบทบาทและการมีส่วนร่วมของภาคประชาชน"
TITLE = ("ปรับปรุงข้อมูล", "ของศูนย์ข้อมูล", "ข่าวสารและ", "เว็บไซต์")


@pytest.mark.parametrize(
    ("cells", "number", "named"),
    [
        ((TITLE[:2], ("15,000",), ("สำนักปลัด",)), "12", ["3.1"]),
        ((TITLE, ("15,000",), ("สำนักปลัด", "กองคลัง")), "12", ["3.1"]),  # below four lines
        ((TITLE, ("ไม่ใช้", "งบประมาณ"), ("ตรวจสอบ", "ภายใน")), "๑๗.", ["3.1"]),
        ((TITLE, ("15,000",), ("สำนักปลัด",)), "ก", []),
    ],
)
def test_a_number_half_way_down_its_cell_opens_an_item_of_no_type_word(
    cells: tuple[tuple[str, ...], ...], number: str, named: list[str]
) -> None:
    assert numbered_half_way(*cells, number=number) == named


def test_a_numbered_row_farther_below_opens_no_item_under_a_heading() -> None:
    assert numbered_half_way(TITLE, ("15,000",), ("สำนักปลัด",), top=75.0) == []
