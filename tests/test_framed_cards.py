"""Cards in frames of their own, two or three abreast: a title by itself, and labels below it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalize.make_records import Records, make_records
from parsers.forms.framed_cards import card_of
from parsers.layout.blocks import find_blocks
from parsers.model import Box, Line, Page, PageContent, Ruling, Table, Word
from parsers.page.rulings import Shape, read_shapes
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID, codes
from tests.test_labelled_cells import ITA, PLAN, RESULTS, line, read

COLON = (
    ("ลำดับ 7    มิติที่ 3 การส่งเสริมบทบาทและการมีส่วนร่วมของ", "ภาคประชาชน",
     "โครงการพัฒนาระบบรับแจ้งเหตุ", "ผ่านไลน์", "ตัวชี้วัด : ร้อยละของเรื่อง", "งบประมาณ : 35,000 บาท",
     "ระยะเวลา : มกราคม 2567", "ผู้รับผิดชอบ : กองคลัง / กองช่าง"),
    ("ลำดับ 8    มิติที่ 4 การยกระดับกลไกการตรวจสอบ", "มาตรการตั้งคณะกรรมการติดตามมติและ",
     "ผลการใช้จ่ายงบประมาณ", "ตัวชี้วัด : จำนวนรายงาน", "งบประมาณ : ไม่ใช้งบประมาณ",
     "ระยะเวลา : มีนาคม 2567", "ผู้รับผิดชอบ : สำนักปลัด"),
)  # fmt: skip
SAID = [
    (7, 3, "โครงการพัฒนาระบบรับแจ้งเหตุผ่านไลน์", "ร้อยละของเรื่อง", "มกราคม 2567", ("กองคลัง", "กองช่าง")),
    (8, 4, "มาตรการตั้งคณะกรรมการติดตามมติและผลการใช้จ่ายงบประมาณ", "จำนวนรายงาน", "มีนาคม 2567",
     ("สำนักปลัด",)),
]  # fmt: skip
BARE = (
    ("แบบวัด IIT ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่", "มาตรการที่ 1 จัดทำมาตรฐานการปฏิบัติงาน",
     "ของทุกส่วนราชการ", "วิธีดำเนินการ", "1. ทบทวนคู่มือ", "2. เผยแพร่คู่มือ", "ตัวชี้วัดความสำเร็จ จำนวนคู่มือ",
     "ระยะเวลา ต.ค. 68 - ก.ย. 69", "ผู้รับผิดชอบ ทุกส่วนราชการ"),
    ("แบบวัด EIT ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร", "มาตรการที่ 2 กิจกรรมจัดทำอินโฟกราฟิก", "รายไตรมาส",
     "วิธีดำเนินการ", "1. รวบรวมผลงาน", "ตัวชี้วัดความสำเร็จ จำนวนชิ้นงาน", "ระยะเวลา พ.ย. 68",
     "ผู้รับผิดชอบ กองคลัง"),
)  # fmt: skip


def _words(text: str, x: float, y: float) -> list[Word]:
    words = []
    for part in text.split(" "):
        if part:
            words.append(Word(part, part, Box(x, y, x + 4.0 * len(part), y + 12.0)))
        x += 4.0 * len(part) + 4.0
    return words


def _frame(x: float, top: float, wide: float, tall: float) -> list[Ruling]:
    return [
        Ruling("horizontal", top, x, x + wide),
        Ruling("horizontal", top + tall, x, x + wide),
        Ruling("vertical", x, top, top + tall),
        Ruling("vertical", x + wide, top, top + tall),
    ]


def _read(title: str, cards: Sequence[Sequence[str]], sides: bool = True) -> Records:
    """Cards abreast, in frames whose sides are to be seen or not."""
    words: list[Word] = []
    rules: list[Ruling] = []
    for k, card in enumerate(cards):
        x = 40.0 + 340.0 * k
        frame = _frame(x, 100.0, 320.0, 20.0 + 18.0 * max(map(len, cards)))
        rules += frame if sides else frame[:2]
        for n, text in enumerate(card):
            words += _words(text, x + 8.0, 106.0 + 18.0 * n)
    page = Page(2, 842, 595, tuple(words), tuple(rules), (), "pdf", "pdf")
    first = PageContent(1, (line(title),), "pdf", "pdf")
    return make_records(DOCUMENT_ID, parse_document((first, find_blocks(page))))


def test_cards_abreast_are_an_item_each() -> None:
    for sides in (True, False):
        records = _read(PLAN, COLON, sides)
        assert [
            (i.item_no, i.dimension_no, i.title, i.indicator, i.period, i.responsible)
            for i in records.items
        ] == SAID
        assert [(b.status, b.amount_baht) for b in records.budgets] == [
            ("amount", 35_000.0),
            ("no_budget", None),
        ]


def test_labels_need_no_colon_and_a_number_may_name_the_item() -> None:
    records = _read(ITA, BARE)
    assert [
        (i.item_no, i.mission_no, i.title, i.approach, i.indicator, i.responsible)
        for i in records.items
    ] == [
        (1, "1", "จัดทำมาตรฐานการปฏิบัติงานของทุกส่วนราชการ", "1. ทบทวนคู่มือ 2. เผยแพร่คู่มือ", "จำนวนคู่มือ",
         ("ทุกส่วนราชการ",)),
        (2, "7", "กิจกรรมจัดทำอินโฟกราฟิกรายไตรมาส", "1. รวบรวมผลงาน", "จำนวนชิ้นงาน", ("กองคลัง",)),
    ]  # fmt: skip


def test_a_sheet_in_a_frame_keeps_its_own_place_and_title() -> None:
    sheet = (
        "ลำดับที่ 1 ภารกิจที่ 1.2 การสร้างจิตสำนึกและความ", "ตระหนักแก่ประชาชนทุกภาคส่วนในท้องถิ่น",
        "โครงการหมู่บ้านสีขาว ปลอดการซื้อเสียงและ", "ปลอดอบายมุข", "วัตถุประสงค์", "1) เพื่อส่งเสริมค่านิยม",
        "ขั้นตอน", "1) จัดทำโครงการ", "หน่วยงาน สำนักปลัด, กองช่าง",
    )  # fmt: skip
    records = _read(PLAN, (sheet,))
    assert [
        (i.section, i.item_no, i.mission_no, i.title, i.objectives, i.approach, i.responsible)
        for i in records.items
    ] == [
        ("fact_sheet", 1, "1.2", "โครงการหมู่บ้านสีขาว ปลอดการซื้อเสียงและปลอดอบายมุข", "1) เพื่อส่งเสริมค่านิยม",
         "1) จัดทำโครงการ", ("สำนักปลัด", "กองช่าง")),
    ]  # fmt: skip


def test_what_a_round_corner_was_read_as_is_of_no_card() -> None:
    specks = (("%", *COLON[0], "✓"), COLON[1])
    assert [(i.item_no, i.title) for i in _read(PLAN, specks, sides=False).items] == [
        (number, title) for number, _dimension, title, *_rest in SAID
    ]


def test_a_frame_beside_cards_that_is_none_is_told() -> None:
    twice = (*COLON[0], "ผู้รับผิดชอบ : กองการศึกษา")
    records = _read(PLAN, (*COLON, twice), sides=False)
    assert [i.item_no for i in records.items] == [7, 8]
    assert codes(records) & {"table_without_heading", "table_not_read"}


def test_prose_in_a_frame_is_no_card() -> None:
    prose = ("โครงการนี้จัดทำขึ้นเพื่อให้บุคลากร", "งบประมาณ และการดำเนินงานเป็นไปตามแผน", "ระยะเวลา ที่กำหนดไว้",
             "ผู้รับผิดชอบ ตามที่ได้รับมอบหมาย")  # fmt: skip
    assert _read(PLAN, (prose, prose)).items == ()


def test_a_path_with_round_corners_is_a_frame() -> None:
    points = ((40.0, 172.0), (40.0, 54.0), (48.0, 46.0), (276.0, 46.0), (284.0, 54.0),
              (284.0, 172.0), (276.0, 180.0), (48.0, 180.0), (40.0, 172.0))  # fmt: skip
    rules, _marks = read_shapes([Shape("mlclclclc", points, True, False)])
    assert sorted((r.orientation, r.position) for r in rules) == [
        ("horizontal", 46.0),
        ("horizontal", 180.0),
        ("vertical", 40.0),
        ("vertical", 284.0),
    ]
    circle = ((40.0, 100.0), (80.0, 60.0), (120.0, 100.0), (80.0, 140.0), (40.0, 100.0))
    assert read_shapes([Shape("mcccc", circle, True, False)]) == ((), ())


def test_lines_of_a_card_are_its_own() -> None:
    words, rules = _words("ลำดับ 1", 50.0, 110.0), _frame(40.0, 100.0, 300.0, 80.0)
    blocks = find_blocks(Page(1, 842, 595, tuple(words), tuple(rules), (), "pdf", "pdf")).blocks
    assert [block.text for block in blocks if isinstance(block, Line)] == ["ลำดับ 1"]


CELLS = (
    ("1 โครงการอบรมคุณธรรมบุคลากร", None),
    ("ภารกิจที่ 1.1 การสร้างจิตสำนึกและความตระหนัก", None),
    ("ตัวชี้วัด\nร้อยละของผู้เข้าอบรม\nที่ผ่านการทดสอบ\nเป้าหมาย\nบุคลากร 70 คน",
     "ผลการดำเนินงาน\nอบรมแล้ว 66 คน"),
    ("งบประมาณที่ตั้งไว้ 60,000 บาท    งบประมาณที่ใช้จริง 57,840 บาท\nผู้รับผิดชอบ สำนักปลัด …… —", None),
)  # fmt: skip


def _in_cells(rows: Sequence[Sequence[str | None]]) -> Records:
    """A framed card of two columns of cells; a cell may reach over both."""
    words: list[Word] = []
    rules = [Ruling("vertical", x, 100.0, 100.0 + 100.0 * len(rows)) for x in (40.0, 560.0)]
    for k, row in enumerate(rows):
        top = 100.0 + 100.0 * k
        rules.append(Ruling("horizontal", top, 40.0, 560.0))
        if row[1] is not None:
            rules.append(Ruling("vertical", 300.0, top, top + 100.0))
        for x, cell in zip((48.0, 308.0), row, strict=True):
            for n, text in enumerate((cell or "").split("\n")):
                words += _words(text, x, top + 4.0 + 18.0 * n)
    rules.append(Ruling("horizontal", 100.0 + 100.0 * len(rows), 40.0, 560.0))
    page = Page(2, 595, 842, tuple(words), tuple(rules), (), "pdf", "pdf")
    first = PageContent(1, (line(RESULTS),), "pdf", "pdf")
    return make_records(DOCUMENT_ID, parse_document((first, find_blocks(page))))


def test_a_cell_of_a_card_may_hold_several_labels() -> None:
    records = _in_cells(CELLS)
    assert [
        (i.item_no, i.mission_no, i.title, i.indicator, i.target, i.result, i.responsible)
        for i in records.items
    ] == [
        (1, "1.1", "โครงการอบรมคุณธรรมบุคลากร", "ร้อยละของผู้เข้าอบรมที่ผ่านการทดสอบ", "บุคลากร 70 คน",
         "อบรมแล้ว 66 คน", ("สำนักปลัด",)),
    ]  # fmt: skip
    assert [(b.kind, b.amount_baht) for b in records.budgets] == [
        ("planned", 60_000.0),
        ("disbursed", 57_840.0),
    ]


def test_labels_side_by_side_over_their_values_are_not_read_one_after_the_other() -> None:
    joined = "ตัวชี้วัด            ผลการดำเนินงาน\nร้อยละของผู้เข้าอบรม            อบรมแล้ว 66 คน"
    below = ("ปัญหาอุปสรรค\nไม่มี", "หมายเหตุ\nไม่มี")
    records = _in_cells((*CELLS[:2], (joined, None), below, CELLS[3]))
    assert [(i.indicator, i.result) for i in records.items] in ([], [(None, None)])
    assert codes(records) & {"cell_lost", "table_without_heading"}


def test_a_label_inside_a_value_leaves_the_card_to_others() -> None:
    inside = (*COLON[0][:7], "ผู้รับผิดชอบ : กองคลัง | หมายเหตุ : ทุกปี")
    lines = [Line(tuple(_words(text, 0.0, 18.0 * n)), page=1) for n, text in enumerate(inside)]
    box = Box(0.0, 0.0, 400.0, 200.0)
    assert card_of(lines[:7], box, 1) is not None
    assert card_of(lines, box, 1) is None


def test_the_second_line_of_a_value_goes_below_its_own_label() -> None:
    """Two labels stand in one line; the words below the first are more of its value."""
    texts = (
        ("1. โครงการหนูน้อยรู้จักพอ", 10.0, 0.0),
        ("ผู้รับผิดชอบ : กองการศึกษา ศาสนาและ", 10.0, 20.0),
        ("ระยะเวลา : พฤษภาคม 2564", 250.0, 20.0),
        ("วัฒนธรรม", 10.0, 36.0),
        ("ตัวชี้วัด : จำนวนเด็ก", 10.0, 56.0),
        ("งบประมาณ : 12,000 บาท", 10.0, 76.0),
    )
    rows: dict[float, list[Word]] = {}
    for text, x, y in texts:
        rows.setdefault(y, []).extend(_words(text, x, y))
    card = card_of([Line(tuple(words), page=1) for words in rows.values()], Box(0, 0, 500, 100), 1)
    assert card is not None
    said = {cell.row: [] for cell in card.cells}
    for cell in card.cells:
        said[cell.row].append(cell.text.replace("\n", " "))
    assert ["ผู้รับผิดชอบ", "กองการศึกษา ศาสนาและ วัฒนธรรม"] in said.values()
    assert ["ระยะเวลา", "พฤษภาคม 2564"] in said.values()


FORMS = (
    ("1. กิจกรรมให้ความรู้เรื่องผลประโยชน์", "มิติที่ 1 การสร้างวัฒนธรรมสุจริต", "ตัวชี้วัด : จำนวนครั้ง",
     "งบประมาณ : 5,000 บาท", "ผู้รับผิดชอบ : งานนิติการ"),
    ("2. โครงการค่ายเยาวชนคนดี", "มิติที่ 1 การสร้างวัฒนธรรมสุจริต", "ตัวชี้วัด : จำนวนเยาวชน",
     "งบประมาณ : 60,000 บาท", "ผู้รับผิดชอบ : กองการศึกษา"),
    ("3. มาตรการงดรับของขวัญ", "มิติที่ 2 การบริหารราชการด้วยความโปร่งใส", "ตัวชี้วัด : จำนวนประกาศ",
     "งบประมาณ : 1,000 บาท", "ผู้รับผิดชอบ : กองคลัง"),
)  # fmt: skip


def _parted(forms: Sequence[Sequence[str]], last_rule: bool) -> Records:
    """Forms one below the other, a level rule below each, the last one's to be seen or not."""
    words = _words("สรุปผลการดำเนินงานรายโครงการตามแผนปฏิบัติการป้องกันการทุจริตของเทศบาลตำบล", 40.0, 50.0)
    rules: list[Ruling] = []
    y = 100.0
    for form in forms:
        for text in form:
            words += _words(text, 48.0, y)
            y += 18.0
        rules.append(Ruling("horizontal", y + 4.0, 40.0, 440.0))
        y += 20.0
    page = Page(
        2, 595, 842, tuple(words), tuple(rules if last_rule else rules[:-1]), (), "pdf", "pdf"
    )
    first = PageContent(1, (line(PLAN),), "pdf", "pdf")
    return make_records(DOCUMENT_ID, parse_document((first, find_blocks(page))))


def test_no_rule_need_stand_above_the_first_form_or_below_the_last_one() -> None:
    for last_rule in (True, False):
        records = _parted(FORMS, last_rule)
        assert [(i.item_no, i.dimension_no, i.title, i.responsible) for i in records.items] == [
            (1, 1, "กิจกรรมให้ความรู้เรื่องผลประโยชน์", ("งานนิติการ",)),
            (2, 1, "โครงการค่ายเยาวชนคนดี", ("กองการศึกษา",)),
            (3, 2, "มาตรการงดรับของขวัญ", ("กองคลัง",)),
        ]
        assert [b.amount_baht for b in records.budgets] == [5_000.0, 60_000.0, 1_000.0]


def test_a_form_that_the_page_cuts_is_not_taken_for_a_whole_one() -> None:
    cut = ("3. มาตรการงดรับของขวัญ", "ตัวชี้วัด : จำนวนประกาศ", "ระยะเวลา : ตลอดปี", "เป้าหมาย : 1 ฉบับ")
    records = _parted((*FORMS[:2], cut), last_rule=False)
    assert [i.item_no for i in records.items] == [1, 2]
    assert codes(records) & {"table_without_heading", "table_not_read"}


def test_forms_that_nothing_parts_keep_the_headings_below_their_titles() -> None:
    records = read(PLAN, [text for form in FORMS for text in form])
    assert [(i.item_no, i.dimension_no, i.title, i.responsible) for i in records.items] == [
        (1, 1, "กิจกรรมให้ความรู้เรื่องผลประโยชน์", ("งานนิติการ",)),
        (2, 1, "โครงการค่ายเยาวชนคนดี", ("กองการศึกษา",)),
        (3, 2, "มาตรการงดรับของขวัญ", ("กองคลัง",)),
    ]
    assert [b.amount_baht for b in records.budgets] == [5_000.0, 60_000.0, 1_000.0]


def test_a_second_label_in_a_line_is_one_by_its_colon() -> None:
    forms = [[*form[:2], f"{form[2]} เป้าหมาย : 12 ครั้ง", *form[3:]] for form in FORMS]
    records = read(PLAN, [text for form in forms for text in form])
    assert [(i.indicator, i.target) for i in records.items] == [
        ("จำนวนครั้ง", "12 ครั้ง"),
        ("จำนวนเยาวชน", "12 ครั้ง"),
        ("จำนวนประกาศ", "12 ครั้ง"),
    ]


@pytest.mark.parametrize("label", ["หน่วยงานเจ้าของเรื่อง", "หน่วยงานเจ้าของโครงการ"])
@pytest.mark.parametrize("colon", [" :", ""])
def test_the_office_that_owns_a_card_is_a_second_label_in_a_line(label: str, colon: str) -> None:
    """Though a scan lost the first colon."""
    lines = [
        line("ลำดับที่ 1 ชื่อ : โครงการค่ายเยาวชนคนดี"),
        line("ตัวชี้วัด : จำนวนเยาวชน"),
        line(f"ระยะเวลา{colon} ตุลาคม 2565 {label} : กองคลัง"),
    ]
    card = card_of(lines, Box(0.0, 0.0, 500.0, 100.0), 1)
    assert card is not None
    cells = [" ".join(part.text for part in cell.lines) for cell in card.cells]
    assert cells[-4:] == ["ระยะเวลา", "ตุลาคม 2565", label, "กองคลัง"]


def test_a_form_whose_heading_is_lost_is_no_part_of_the_one_before() -> None:
    forms = (FORMS[0], (FORMS[1][0], *FORMS[1][2:]), FORMS[2])
    records = read(PLAN, [text for form in forms for text in form])
    assert [(i.item_no, i.dimension_no, i.responsible) for i in records.items] == [
        (1, 1, ("งานนิติการ",)),
        (2, None, ("กองการศึกษา",)),
        (3, 2, ("กองคลัง",)),
    ]


@pytest.mark.parametrize("at", [1, 2, 3])
@pytest.mark.parametrize("title", ["3. จัดทำคู่มือผลประโยชน์ทับซ้อน", "จัดทำคู่มือ", "โครงการปลูกป่า"])
def test_a_form_whose_title_is_not_known_is_read_or_told(title: str, at: int) -> None:
    odd = (title, "มิติที่ 3 การมีส่วนร่วมของประชาชน", "ตัวชี้วัด : จำนวนเล่ม", "งบประมาณ : 7,000 บาท",
           "ผู้รับผิดชอบ : กองช่าง")  # fmt: skip
    forms = (*FORMS[:at], odd, *FORMS[at:])
    records = read(PLAN, [text for form in forms for text in form])
    said = [i.responsible for i in records.items]
    amounts = [b.amount_baht for b in records.budgets]
    if title.startswith("โครงการ"):
        assert amounts[at] == 7_000.0 and said.pop(at) == ("กองช่าง",)
    else:
        assert "table_without_heading" in codes(records) and 7_000.0 not in amounts
    assert said == [("งานนิติการ",), ("กองการศึกษา",), ("กองคลัง",)]


def test_amounts_with_years_in_their_labels_are_no_part_of_the_heading() -> None:
    first, *more = FORMS
    years = ("งบประมาณ ปี 2566 : 20,000 บาท", "งบประมาณ ปี 2567 : 30,000 บาท")
    records = read(PLAN, [*first[:2], *years, *first[2:3], first[4], *(t for f in more for t in f)])
    amounts = [(b.fiscal_year_be, b.amount_baht) for b in records.budgets]
    assert amounts[:2] == [(2566, 20_000.0), (2567, 30_000.0)]
    assert records.items[0].dimension_no == 1 and "20,000" not in str(
        records.items[0].dimension_raw
    )


def test_a_heading_that_holds_a_label_that_was_not_read_is_told() -> None:
    first, *more = FORMS
    records = read(
        PLAN, [*first[:2], "งปบระมณ 66 : 20,000", *first[2:], *(t for f in more for t in f)]
    )
    assert not any("20,000" in str(i.dimension_raw) for i in records.items)
    assert codes(records) & {"table_not_read", "table_without_heading", "cell_lost"}


def test_headings_above_the_items_of_a_list_stay_theirs() -> None:
    bare = [(form[0], *form[2:]) for form in FORMS]
    records = read(PLAN, [FORMS[0][1], *bare[0], *bare[1], FORMS[2][1], *bare[2]])
    assert [(i.item_no, i.dimension_no) for i in records.items] == [(1, 1), (2, 1), (3, 2)]


def test_underlined_headings_part_no_forms() -> None:
    """Three headings of one width, each underlined, over items listed with labels."""
    heading = "2.{} การสร้างความโปร่งใสในการปฏิบัติราชการของเทศบาล"
    words: list[Word] = []
    rules: list[Ruling] = []
    y = 100.0
    for k, form in enumerate(FORMS, start=1):
        named = _words(heading.format(k), 40.0, y)
        words += named
        ends = [word.box.x1 for word in named if word.box is not None]
        rules.append(Ruling("horizontal", y + 11.0, 40.0, max(ends)))
        y += 18.0
        for text in (form[0], *form[2:]):
            words += _words(text, 48.0, y)
            y += 18.0
    page = Page(2, 595, 842, tuple(words), tuple(rules), (), "pdf", "pdf")
    assert not [block for block in find_blocks(page).blocks if isinstance(block, Table)]
