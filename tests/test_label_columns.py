"""Cards whose labels no upright parts from their values, or whose rows no rule parts."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalize.make_records import Records, make_records
from parsers.layout.blocks import find_blocks
from parsers.model import Page, Ruling, Table
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID, codes
from tests.test_half_ruled_tables import words

LEFT, EDGE, RIGHT = 20.0, 120.0, 410.0
Line = tuple[str, str]

ONE: tuple[Line, ...] = (
    ("ลำดับที่ 1", "ภารกิจตามมิติ 1.1 การเสริมสร้างจิตสำนึก"),
    ("ชื่อโครงการ/", "โครงการอบรมคุณธรรมของพนักงาน"),
    ("กิจกรรม/มาตรการ", "และสมาชิกสภาเทศบาล"),
    ("ตัวชี้วัด", "ร้อยละของผู้ผ่านการอบรม"),
    ("ผลการดำเนินงาน", "อบรมแล้ว 1 รุ่น"),
    ("งบประมาณที่ตั้งไว้", "20,000 บาท"),
    ("ผู้รับผิดชอบ", "สำนักปลัดเทศบาล"),
)
TWO: tuple[Line, ...] = (
    ("ลำดับที่ 2", "ภารกิจตามมิติ 1.1 การเสริมสร้างจิตสำนึก"),
    ("ชื่อโครงการ", "กิจกรรมยกย่องคนดีของตำบล"),
    ("ตัวชี้วัด", "จำนวนผู้ได้รับการยกย่อง"),
    ("ผลการดำเนินงาน", "ยกย่องแล้ว 3 ราย"),
    ("งบประมาณที่ตั้งไว้", "ไม่ใช้งบประมาณ"),
    ("ผู้รับผิดชอบ", "กองคลัง"),
)


def card_page(lines: Sequence[Line], top: float = 60.0, ruled: bool = True) -> Page:
    """A framed card; `ruled`: with a level rule under every line that ends an entry."""
    print_, y = [], top + 4
    rules = [Ruling("vertical", x, top, top + 20.0 * len(lines)) for x in (LEFT - 5, RIGHT)]
    rules.append(Ruling("horizontal", top, LEFT - 5, RIGHT))
    for label, value in lines:
        near = LEFT + 60 if label.startswith("ลำดับที่") else EDGE
        print_ += words((y, LEFT, label), (y, near, value))
        y += 20
        if ruled and not label.endswith("/"):
            rules.append(Ruling("horizontal", y - 4, LEFT - 5, RIGHT))
    if not ruled:
        rules.append(Ruling("horizontal", y - 4, LEFT - 5, RIGHT))
    title = words((10, 60, "รายงานผลการดำเนินการตามแผนปฏิบัติการป้องกันการทุจริต ปี 2567"))
    heading = words((35, 20, "มิติที่ 1 การสร้างวัฒนธรรมสุจริต"))
    return Page(1, 430, 600, (*title, *heading, *print_), tuple(rules), (), "pdf", "pdf")


def read(page: Page) -> Records:
    return make_records(DOCUMENT_ID, parse_document((find_blocks(page),)))


def read_pages(first: Page, *others: Page) -> Records:
    """The title and the heading of the first page alone are printed."""
    pages = [first]
    for n, page in enumerate(others, 2):
        below = tuple(w for w in page.words if w.box is not None and w.box.top > 50)
        pages.append(Page(n, 430, 600, below, page.rulings, (), "pdf", "pdf"))
    return make_records(DOCUMENT_ID, parse_document(tuple(find_blocks(page) for page in pages)))


def said(records: Records) -> list[tuple[object, ...]]:
    money = {b.item_id: (b.status, b.amount_baht) for b in records.budgets}
    return [
        (i.item_no, i.title, i.indicator, i.responsible, *money[i.item_id]) for i in records.items
    ]


FIRST_SAYS = (1, "โครงการอบรมคุณธรรมของพนักงานและสมาชิกสภาเทศบาล", "ร้อยละของผู้ผ่านการอบรม",
              ("สำนักปลัดเทศบาล",), "amount", 20000.0)  # fmt: skip
SECOND_SAYS = (2, "กิจกรรมยกย่องคนดีของตำบล", "จำนวนผู้ได้รับการยกย่อง", ("กองคลัง",), "no_budget", None)


def test_labels_and_values_that_line_up_are_a_card() -> None:
    records = read(card_page(ONE))
    assert said(records) == [FIRST_SAYS]
    assert [i.result for i in records.items] == ["อบรมแล้ว 1 รุ่น"]


def test_a_card_needs_no_rules_between_its_rows() -> None:
    assert said(read(card_page(ONE, ruled=False))) == [FIRST_SAYS]


def test_cards_that_touch_are_two_items() -> None:
    records = read(card_page((*ONE, *TWO)))
    assert said(records) == [FIRST_SAYS, SECOND_SAYS]
    assert "money_column_repeated" not in codes(records)


def test_what_was_spent_may_stand_beside_the_budget() -> None:
    page = card_page(ONE)
    spent = words((164, 220, "งบประมาณที่ใช้จริง"), (164, 320, "18,500 บาท"))
    records = read(Page(1, 430, 600, (*page.words, *spent), page.rulings, (), "pdf", "pdf"))
    assert [(b.kind, b.amount_baht) for b in records.budgets] == [
        ("planned", 20000.0),
        ("disbursed", 18500.0),
    ]


def test_a_framed_text_without_labels_stays_one_column() -> None:
    lines = [("ด้วย", "เทศบาลได้จัดทำแผน"), ("และ", "ได้เผยแพร่แล้ว"), ("จึง", "เรียนมาเพื่อทราบ"),
             ("ทั้งนี้", "ขอให้ทุกกองปฏิบัติ"), ("โดย", "พร้อมเพรียงกัน")]  # fmt: skip
    tables = [b for b in find_blocks(card_page(lines)).blocks if isinstance(b, Table)]
    assert [table.n_cols for table in tables] == [1]


def test_a_form_of_words_on_dotted_lines_with_boxes_to_tick() -> None:
    form = (
        "ลำดับที่ 1 ☑ โครงการ □ กิจกรรม □ มาตรการ",
        "ชื่อ โครงการอบรมคุณธรรมของพนักงาน ……… และสมาชิกสภา",
        "มิติที่ 1 การสร้างวัฒนธรรมสุจริต ………",
        "ตัวชี้วัด ร้อยละของผู้ผ่านการอบรม …………",
        "งบประมาณที่ตั้งไว้ ☑ ใช้งบประมาณ …… 20,000 …… บาท □ ไม่ใช้งบประมาณ",
        "ผลการเบิกจ่าย - บาท",
        "ผู้รับผิดชอบ สำนักปลัดเทศบาล ………",
    )
    blank = card_page([("", "")] * len(form), ruled=False)
    print_ = [w for k, text in enumerate(form) for w in words((64 + 20 * k, LEFT, text))]
    records = read(Page(1, 430, 600, (*blank.words, *print_), blank.rulings, (), "pdf", "pdf"))
    assert [(i.section, i.title, i.indicator, i.responsible) for i in records.items] == [
        ("results", "โครงการอบรมคุณธรรมของพนักงาน และสมาชิกสภา", "ร้อยละของผู้ผ่านการอบรม",
         ("สำนักปลัดเทศบาล",)),
    ]  # fmt: skip
    assert [(b.kind, b.status, b.amount_baht) for b in records.budgets] == [
        ("planned", "amount", 20000.0),
        ("disbursed", "dash", None),
    ]


def test_an_amount_that_reaches_into_the_labels_is_not_cut() -> None:
    page = card_page(ONE)
    others = [w for w in page.words if w.text not in ("20,000", "บาท")]
    for x, text, baht in ((100, "20,000 บาท", 20000.0), (106, "1, 250,000 บาท", 1250000.0)):
        print_ = (*others, *words((164, x, text)))
        records = read(Page(1, 430, 600, print_, page.rulings, (), "pdf", "pdf"))
        assert [b.amount_baht for b in records.budgets] == [baht]


def test_a_heading_between_two_cards_is_not_guessed_at() -> None:
    between = ("มิติที่ 2 การบริหารราชการด้วยความโปร่งใส", "")
    records = read(card_page((*ONE, between, *TWO)))
    assert {(i.item_no, i.dimension_no) for i in records.items} <= {(1, 1), (2, 2)}
    assert len(records.items) == 2 or "table_without_heading" in codes(records)


def test_the_end_of_a_card_on_the_next_page_is_no_part_of_the_card_below_it() -> None:
    first, second = card_page(ONE[:5]), card_page((*ONE[5:], *TWO))
    assert said(read_pages(first, second)) == [FIRST_SAYS, SECOND_SAYS]


def test_a_framed_sheet_without_a_number_keeps_the_year_of_its_period() -> None:
    lines = (("ชื่อโครงการ", "โครงการลานวัด"), ("ตัวชี้วัด", "ร้อยละ 80"), ("งบประมาณที่ตั้งไว้", "20,000 บาท"),
             ("ระยะเวลาดำเนินการ", "ปี 2566"), ("ผู้รับผิดชอบ", "กองคลัง"))  # fmt: skip
    records = read(card_page(lines, ruled=False))
    assert 2567 not in {b.fiscal_year_be for b in records.budgets}


def test_a_card_that_is_not_read_ends_the_card_on_the_page_before() -> None:
    """What stands below it on the next page is not taken for the end of that earlier card."""
    between = ("มิติที่ 2 การบริหารราชการด้วยความโปร่งใส", "")
    pages = [
        card_page(ONE[:6]),
        card_page((*TWO[:5], between, *ONE[:5])),
        card_page(TWO[2:]),
    ]
    records = read_pages(*pages)
    assert said(records) == [(*FIRST_SAYS[:3], None, *FIRST_SAYS[4:])]
    told = [f.page for f in records.findings if f.code == "table_without_heading"]
    assert told == [2, 3]


@pytest.mark.parametrize(
    ("period", "doubtful"),
    [("ปีงบประมาณ 2566", True), ("มี.ค. - ก.ย. 2567", False), ("ตลอดปี", False)],
)
def test_an_amount_of_the_reports_year_is_told_where_the_period_names_another(
    period: str, doubtful: bool
) -> None:
    records = read(card_page((*ONE, ("ระยะเวลาดำเนินการ", period))))
    assert [b.fiscal_year_be for b in records.budgets] == [2567]
    assert ("money_year_doubtful" in codes(records)) == doubtful


def test_what_is_no_money_may_stand_beside_it_too() -> None:
    """The unit behind the period, its name going on below itself; no gap behind a long label."""
    page = card_page((*ONE[:-1], ("ระยะเวลา", "ตุลาคม 2566"), ("", ""), ("หมายเหตุ", "ทำทุกปี")))
    wide = [
        w for w in page.words if w.text not in ("โครงการอบรมคุณธรรมของพนักงาน", "และสมาชิกสภาเทศบาล")
    ]
    print_ = words(
        (84, EDGE, "โครงการอบรมคุณธรรมของพนักงานทุก"), (104, EDGE, "ปี"),
        (184, 260, "ผู้รับผิดชอบ"), (184, 320, "กองสาธารณสุขและ"), (204, 320, "สิ่งแวดล้อม"),
    )  # fmt: skip
    records = read(Page(1, 430, 600, (*wide, *print_), page.rulings, (), "pdf", "pdf"))
    assert [(i.title, i.period, i.responsible, i.note) for i in records.items] == [
        ("โครงการอบรมคุณธรรมของพนักงานทุกปี", "ตุลาคม 2566", ("กองสาธารณสุขและสิ่งแวดล้อม",), "ทำทุกปี")
    ]


def test_a_box_read_as_a_letter_is_told() -> None:
    records = read(card_page((*ONE, ("สถานะ", "ฐ แล้วเสร็จ □ อยู่ระหว่างดำเนินการ"))))
    assert [i.progress for i in records.items] == ["completed"]
    assert "progress_uncertain" in codes(records)
    assert [e.value for e in records.evidence if e.column == "progress"] == ["completed"]


def test_cards_that_open_with_their_level_keep_it() -> None:
    """Each card names its dimension and mission above its number; none is of the card before."""
    first = (*LEVELS[0], ("ลำดับที่ 1", "โครงการอบรมคุณธรรมของพนักงาน"), *ONE[3:])
    second = (*LEVELS[1], ("ลำดับที่ 2", "กิจกรรมยกย่องคนดีของตำบล"), *TWO[2:])
    check_levels(first, second)


@pytest.mark.parametrize("number", ["ลำดับ", "ลำดับที่"])
def test_cards_may_open_with_their_number_and_then_their_level(number: str) -> None:
    """One that ends on another page has each of its labels once, and no level of the next."""
    aims = ("วัตถุประสงค์", "เพื่อเสริมสร้างคุณธรรม")
    first = ((number, "1"), *LEVELS[0], ("ชื่อโครงการ", "โครงการอบรมคุณธรรมของพนักงาน"), aims)
    second = ((number, "2"), *LEVELS[1], ("ชื่อโครงการ", "กิจกรรมยกย่องคนดีของตำบล"), aims)
    check_levels((*first, *ONE[4:]), (*second, *TWO[3:]))


LEVELS = (
    (("มิติที่", "1 การสร้างวัฒนธรรมสุจริต"), ("ภารกิจที่", "1.1 การเสริมสร้างจิตสำนึก")),
    (("มิติที่", "2 การบริหารราชการด้วยความโปร่งใส"), ("ภารกิจที่", "2.1 การเปิดเผยข้อมูล")),
)


def check_levels(first: Sequence[tuple[str, str]], second: Sequence[tuple[str, str]]) -> None:
    pages = [card_page(first), card_page(second)]
    for records in (read_pages(*pages), read(card_page((*first, *second)))):
        assert [(i.item_no, i.dimension_no, i.mission_no) for i in records.items] == [
            (1, 1, "1.1"),
            (2, 2, "2.1"),
        ]


def test_a_colon_ends_a_label() -> None:
    lines = [
        "ลำดับที่ 1 โครงการอบรมคุณธรรมของพนักงาน",
        "ผู้รับผิดชอบ : สำนักปลัด / กองช่าง | ระยะเวลา : ต.ค. - มี.ค.",
        "ตัวชี้วัด : ร้อยละของผู้เข้าอบรม เป้าหมาย : สมาชิกสภา",
        "งบประมาณที่ตั้งไว้ (บาท) : 30,000.00 งบประมาณที่ใช้จริง (บาท) : 28,450.00",
        "หมายเหตุ : -",
    ]
    blank = card_page([("", "")] * len(lines), ruled=False)
    print_ = [w for k, text in enumerate(lines) for w in words((64 + 20 * k, LEFT, text))]
    records = read(Page(1, 430, 600, (*blank.words, *print_), blank.rulings, (), "pdf", "pdf"))
    assert [(i.title, i.responsible, i.period, i.indicator, i.target) for i in records.items] == [
        ("โครงการอบรมคุณธรรมของพนักงาน", ("สำนักปลัด", "กองช่าง"), "ต.ค. - มี.ค.",
         "ร้อยละของผู้เข้าอบรม", "สมาชิกสภา"),
    ]  # fmt: skip
    assert [(b.kind, b.amount_baht) for b in records.budgets] == [
        ("planned", 30000.0),
        ("disbursed", 28450.0),
    ]


@pytest.mark.parametrize("money", ["20,000 บาท", "20,000 บาท (ปี 2567)"])
def test_a_framed_card_may_name_its_year(money: str) -> None:
    lines = [(label, money if label.startswith("งบ") else value) for label, value in ONE]
    records = read(card_page((*lines, ("ระยะเวลา", "ต.ค. 2566 - ก.ย. 2567")), ruled=False))
    assert [(i.item_no, i.period) for i in records.items] == [(1, "ต.ค. 2566 - ก.ย. 2567")]
    (budget,) = records.budgets
    assert (budget.fiscal_year_be, budget.amount_baht) in ((2567, 20000.0), (2567, None))
    assert budget.amount_baht is not None or "amount_unreadable" in codes(records)
