"""Lists in lines: money in brackets or apart, items like their neighbours, labels in sentences."""

from __future__ import annotations

import pytest

from normalize.make_records import Records, make_records
from parsers.lists.list_margins import is_full, margins_of
from parsers.model import Box, Line, PageContent, Word
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID, codes, read_rows

PLAN = "แผนปฏิบัติการป้องกันการทุจริต 3 ปี (พ.ศ. 2566 - 2568)\n\n"
RESULTS = "รายงานผลการดำเนินการตามแผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2568\n\n"
ITA = "มาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2568\n\n"
FIRST = "มิติที่ 1 การสร้างวัฒนธรรมสุจริต\n"
LAST = "3. โครงการรักษ์ดินชุมชน\nผู้รับผิดชอบ : กองคลัง\n"


def budgets(records: Records) -> list[tuple[int | None, str, float | None, str | None]]:
    return [(b.fiscal_year_be, b.kind, b.amount_baht, b.raw) for b in records.budgets]


def test_money_in_brackets_of_every_year_is_that_of_each_year_of_the_plan() -> None:
    records = read_rows(
        PLAN + FIRST + "1. โครงการรักษ์ป่าชุมชน\n(ปีละ 10,000 บาท)\nผู้รับผิดชอบ : กองช่าง\n"
        "2. โครงการรักษ์น้ำชุมชน ของเทศบาล (ปี 2566 จำนวน\n35,000 บาท, ปี 2567 จำนวน 40,000 บาท, ปี\n"
        "2568 จำนวน 45,000 บาท)\nผู้รับผิดชอบ : กองคลัง\n" + LAST
    )
    assert [i.title for i in records.items] == [
        "โครงการรักษ์ป่าชุมชน",
        "โครงการรักษ์น้ำชุมชน ของเทศบาล",
        "โครงการรักษ์ดินชุมชน",
    ]
    assert budgets(records)[:3] == [
        (year, "planned", 10000.0, "ปีละ 10,000 บาท") for year in (2566, 2567, 2568)
    ]
    assert [b[:3] for b in budgets(records)[3:]] == [
        (2566, "planned", 35000.0),
        (2567, "planned", 40000.0),
        (2568, "planned", 45000.0),
    ]
    assert not records.findings


def test_an_amount_of_every_year_is_of_the_years_it_names_and_of_no_plan_in_a_report() -> None:
    text = (
        FIRST + "1. โครงการรักษ์ป่าชุมชน (ปีละ 10,000 บาท)\nระยะเวลา : ปี 2566 และ 2567\n"
        "2. โครงการรักษ์น้ำชุมชน (คนละ 10,000 บาท)\nผู้รับผิดชอบ : กองคลัง\n" + LAST
    )
    records = read_rows(PLAN + text)
    assert [(b.fiscal_year_be, b.amount_baht) for b in records.budgets] == [
        (2566, 10000.0),
        (2567, 10000.0),
    ]
    assert "amount_uncertain" in codes(records)


ITEM = "แนวทางการดำเนินการ\n- สำรวจงาน\nผู้รับผิดชอบ : สำนักปลัด\n"


def test_an_item_without_a_type_word_looks_like_its_neighbours() -> None:
    records = read_rows(
        ITA + "ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่\n(1) มาตรการกำหนดระยะเวลาการให้บริการ\n" + ITEM + "\n"
        "ตัวชี้วัดที่ 3 การใช้อำนาจ\n(1) กิจกรรมรับฟังความเห็นบุคลากร\n" + ITEM + "\n"
        "ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน\n(1) จัดทำแผนผังจุดบริการ\n"
        + ITEM
        + "(2) ลดสำเนาเอกสารประกอบคำขอ\n"
        + ITEM
    )
    assert [(i.mission_no, i.title, i.responsible) for i in records.items] == [
        ("1", "มาตรการกำหนดระยะเวลาการให้บริการ", ("สำนักปลัด",)),
        ("3", "กิจกรรมรับฟังความเห็นบุคลากร", ("สำนักปลัด",)),
        ("6", "จัดทำแผนผังจุดบริการ", ("สำนักปลัด",)),
        ("6", "ลดสำเนาเอกสารประกอบคำขอ", ("สำนักปลัด",)),
    ]


def test_steps_with_numbers_of_their_own_are_no_items() -> None:
    steps = "แนวทางการดำเนินการ\n(1) จัดทำแผนผัง\n(2) ลดสำเนา\nผู้รับผิดชอบ : สำนักปลัด\n"
    records = read_rows(
        ITA + "ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่\n(1) มาตรการกำหนดระยะเวลาการให้บริการ\n" + steps + "\n"
        "ตัวชี้วัดที่ 3 การใช้อำนาจ\n(1) กิจกรรมรับฟังความเห็นบุคลากร\n" + steps + "\n"
        "ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน\n(1) กิจกรรมจัดคิวอัตโนมัติ\n" + steps
    )
    assert [i.title for i in records.items] == [
        "มาตรการกำหนดระยะเวลาการให้บริการ",
        "กิจกรรมรับฟังความเห็นบุคลากร",
        "กิจกรรมจัดคิวอัตโนมัติ",
    ]


def test_what_was_found_wanting_is_no_part_of_the_title() -> None:
    item = "{}. มาตรการจัดทำป้ายบริการ{}\nข้อบกพร่องที่พบ บริการล่าช้า\nผลการดำเนินการ จัดทำครบ\n"
    records = read_rows(
        ITA + "".join(f"ตัวชี้วัดที่ {n} การปฏิบัติหน้าที่\n" + item.format(n, "ก" * n) for n in (1, 2, 3))
    )
    assert [i.title for i in records.items] == [f"มาตรการจัดทำป้ายบริการ{'ก' * n}" for n in (1, 2, 3)]
    assert [i.issue for i in records.items] == ["บริการล่าช้า"] * 3


def test_target_group_money_and_offices_may_stand_in_one_sentence() -> None:
    records = read_rows(
        PLAN + FIRST + "1. โครงการอบรมอาสาสมัครประจำหมู่บ้าน กลุ่มเป้าหมาย ได้แก่อาสาสมัครและตัวแทนหมู่บ้าน "
        "ใช้งบประมาณ ปี พ.ศ. 2566 จำนวน 80,000 บาท และปี พ.ศ. 2567 จำนวน 40,000 บาท มีกอง"
        "สาธารณสุขเป็นหน่วยงานรับผิดชอบ\n"
        "2. มาตรการใช้แบบตรวจสอบเอกสาร กลุ่มเป้าหมาย ได้แก่ผู้ขออนุญาต โดยไม่ใช้งบประมาณ "
        "มีกองช่าง และกองคลังเป็นหน่วยงานรับผิดชอบ\n"
    )
    assert [(i.title, i.target_group, i.responsible) for i in records.items] == [
        ("โครงการอบรมอาสาสมัครประจำหมู่บ้าน", "อาสาสมัครและตัวแทนหมู่บ้าน", ("กองสาธารณสุข",)),
        ("มาตรการใช้แบบตรวจสอบเอกสาร", "ผู้ขออนุญาต", ("กองช่าง", "กองคลัง")),
    ]
    assert [(b.fiscal_year_be, b.status, b.amount_baht) for b in records.budgets] == [
        (2566, "amount", 80000.0),
        (2567, "amount", 40000.0),
        *((year, "no_budget", None) for year in (2566, 2567, 2568)),
    ]


def test_dots_may_lead_to_the_amount_behind_a_title() -> None:
    records = read_rows(
        RESULTS
        + FIRST
        + "1. โครงการรักษ์ป่าชุมชน .................... 20,000 บาท\nผลการเบิกจ่าย 18,000 บาท\n"
        "2. กิจกรรมจิตอาสา.................ไม่ใช้งบประมาณ\nผลการดำเนินการ ดำเนินการแล้ว\n"
        "3. โครงการรักษ์ดินชุมชน\n.................. 5,000 บาท\nผลการเบิกจ่าย 4,000 บาท\n"
    )
    assert [i.title for i in records.items] == [
        "โครงการรักษ์ป่าชุมชน",
        "กิจกรรมจิตอาสา",
        "โครงการรักษ์ดินชุมชน",
    ]
    assert [b[:3] for b in budgets(records)] == [
        (2568, "planned", 20000.0),
        (2568, "disbursed", 18000.0),
        (2568, "planned", None),
        (2568, "planned", 5000.0),
        (2568, "disbursed", 4000.0),
    ]
    assert codes(records) == {"amount_uncertain"}


def test_dots_that_lead_to_page_numbers_are_a_table_of_contents() -> None:
    records = read_rows(
        PLAN + FIRST + "1. โครงการรักษ์ป่าชุมชน .......... 20\n2. โครงการรักษ์น้ำชุมชน .......... 21\n"
        "3. โครงการรักษ์ดินชุมชน .......... 22\n"
    )
    assert not records.items


def at(x: float, top: float, text: str) -> list[Word]:
    words = []
    for part in text.split(" "):
        words.append(Word(part, part, Box(x, top, x + 6 * len(part), top + 14)))
        x += 6 * len(part) + 4
    return words


def test_an_amount_apart_at_the_end_of_a_line_is_no_part_of_the_title() -> None:
    rows = (
        [at(50, 10, "รายงานผลการดำเนินการตามแผนปฏิบัติการป้องกันการทุจริต ปีงบประมาณ พ.ศ. 2568")],
        [at(50, 40, "มิติที่ 1 การสร้างวัฒนธรรมสุจริต")],
        [at(50, 60, "1. โครงการพัฒนาเว็บไซต์ข้อมูลสาธารณะของเทศบาลตำบล")],
        [at(50, 76, "นาบอน"), at(500, 76, "80,000 บาท")],
        [at(50, 92, "ผลการเบิกจ่าย 79,000 บาท")],
        [at(50, 108, "2. โครงการพัฒนาสมาชิกสภาด้านการตรวจสอบงบประมาณ"), at(500, 108, "50,000 บาท")],
        [at(50, 124, "ผลการเบิกจ่าย 48,965 บาท")],
        [at(50, 140, "3. กิจกรรมประชุมประชาคม ใช้งบประมาณ"), at(500, 140, "5,000 บาท")],
        [at(50, 156, "ผลการเบิกจ่าย 4,000 บาท")],
    )
    lines = tuple(Line(tuple(w for part in row for w in part), page=1) for row in rows)
    page = PageContent(1, lines, "pdf", "pdf")
    records = make_records(DOCUMENT_ID, parse_document((page,)))
    assert [i.title for i in records.items] == [
        "โครงการพัฒนาเว็บไซต์ข้อมูลสาธารณะของเทศบาลตำบล นาบอน",
        "โครงการพัฒนาสมาชิกสภาด้านการตรวจสอบงบประมาณ",
        "กิจกรรมประชุมประชาคม",
    ]
    amounts = [b.amount_baht for b in records.budgets]
    assert amounts[:4] == [80000.0, 79000.0, 50000.0, 48965.0]


YEARS = (2566, 2567, 2568)


def planned(words: str) -> list[tuple[int | None, str, float | None]]:
    records = read_rows(
        PLAN + FIRST + f"1. โครงการรักษ์ป่าชุมชน\n– งบประมาณ: {words}\n– ผู้รับผิดชอบ: กองช่าง\n"
        "2. โครงการรักษ์น้ำชุมชน\n– ผู้รับผิดชอบ: กองคลัง\n" + LAST
    )
    first = next(item for item in records.items if item.item_no == 1)
    assert first.responsible == ("กองช่าง",)
    return [(b.fiscal_year_be, b.status, b.amount_baht) for b in records.budgets]


def test_the_unit_in_brackets_may_stand_before_a_list_of_years() -> None:
    words = "(บาท) ปี 2566 : 12,000 ปี 2567 : -\nปี 2568 : 9,000"
    amounts = [(2566, "amount", 12000.0), (2567, "dash", None), (2568, "amount", 9000.0)]
    assert planned(words) == amounts
    thousands = "(หน่วย : พันบาท) ปีงบประมาณ 2566 : 12 ปีงบประมาณ 2567 : - ปีงบประมาณ 2568 : 9"
    assert planned(thousands) == amounts


def test_a_dash_behind_the_last_year_is_its_own_and_a_bullet_of_the_next_line_is_not() -> None:
    assert planned("(บาท) ปี 2566 : 12,000 ปี 2567 : -")[1] == (2567, "dash", None)
    assert planned("(บาท) ปี 2566 : 12,000 ปี 2567 :")[1] == (2567, "blank", None)


def test_an_amount_a_year_of_all_years_from_one_to_another() -> None:
    each = [(year, "amount", 25000.0) for year in YEARS]
    assert planned("ปีละ 25,000 บาท ทุกปี ตั้งแต่ปี 2566 ถึงปี 2568") == each
    assert planned("25,000 บาท ทุก ๆ ปี (ตั้งแต่ปี 2566 ถึงปี 2568)") == each


def test_an_amount_over_years_that_is_of_none_of_them_stays_without_a_year() -> None:
    for words in ("25,000 บาท ตั้งแต่ปี 2566 ถึงปี 2568", "25,000 บาท"):
        assert [year for year, _status, _baht in planned(words)] == [None]


def test_what_uses_no_budget_in_a_plan_uses_none_in_any_of_its_years() -> None:
    assert planned("ไม่ใช้งบประมาณ") == [(year, "no_budget", None) for year in YEARS]
    assert planned("ไม่ใช้งบประมาณ\nระยะเวลา : ปี 2567") == [(2567, "no_budget", None)]


def test_what_used_no_budget_in_a_report_of_a_plan_of_years_is_of_no_other_year() -> None:
    records = read_rows(
        RESULTS + FIRST + "1. โครงการรักษ์ป่าชุมชน\nงบประมาณ : ไม่ใช้งบประมาณ\n"
        "2. โครงการรักษ์น้ำชุมชน\nผู้รับผิดชอบ : กองคลัง\n" + LAST
    )
    assert [(b.fiscal_year_be, b.status) for b in records.budgets] == [(2568, "no_budget")]


@pytest.mark.parametrize("words", ["30", "(พันบาท) 30", "(บาท) 30000"])
def test_a_figure_behind_a_label_of_money_that_is_not_read_is_told(words: str) -> None:
    second = "2. โครงการรักษ์น้ำชุมชน\nผู้รับผิดชอบ : กองคลัง\n"
    first = f"1. โครงการรักษ์ป่าชุมชน\nงบประมาณ: {words}\n"
    records = read_rows(PLAN + FIRST + first + second + LAST)
    assert not records.budgets
    assert "amount_uncertain" in codes(records)


@pytest.mark.parametrize(
    ("words", "stated"),
    [
        ("ปี 2566 15,000 บาท ปี 2567 -\nปี 2568 9,000 บาท", [15_000.0, None, 9_000.0]),
        ("ปี 2566 - ปี 2567 -\nปี 2568 9,000 บาท", [None, None, 9_000.0]),
    ],
)
def test_a_dash_at_the_end_of_a_line_is_the_years_own(
    words: str, stated: list[float | None]
) -> None:
    assert planned(words) == [
        (year, "dash" if baht is None else "amount", baht)
        for year, baht in zip(YEARS, stated, strict=True)
    ]


def test_a_range_that_a_line_breaks_is_no_dash() -> None:
    each = [(year, "amount", 9_000.0) for year in YEARS]
    assert planned("ปี 2566 -\n2568 ปีละ 9,000 บาท") == each


def test_units_in_brackets_behind_the_titles_of_a_list_are_responsible() -> None:
    listed = (
        "1. โครงการรักษ์ป่าชุมชน (กองช่าง)\nเป้าหมาย : 3 หมู่บ้าน\nงบประมาณ : 5,000 บาท\n"
        "2. โครงการรักษ์น้ำ (5 ส) (สำนักปลัด/กองคลัง)\nเป้าหมาย : 2 หมู่บ้าน\nงบประมาณ : 5,000 บาท\n"
    )
    records = read_rows(PLAN + FIRST + listed)
    assert [(i.title, i.responsible) for i in records.items] == [
        ("โครงการรักษ์ป่าชุมชน", ("กองช่าง",)),
        ("โครงการรักษ์น้ำ (5 ส)", ("สำนักปลัด", "กองคลัง")),
    ]
    other = listed.replace("(กองช่าง)\n", "(กองช่าง)\nผู้รับผิดชอบ : สำนักปลัด\n")
    assert [i.title for i in read_rows(PLAN + FIRST + other).items] == [
        "โครงการรักษ์ป่าชุมชน (กองช่าง)",
        "โครงการรักษ์น้ำ (5 ส) (สำนักปลัด/กองคลัง)",
    ]


@pytest.mark.parametrize("end", ["งานบุญบั้งไฟ", "กองทุนหลักประกันสุขภาพ", "โรงเรียนผู้สูงอายุ"])
def test_brackets_that_only_open_like_a_unit_stay_and_are_told(end: str) -> None:
    units = ("กองช่าง", "กองคลัง", "สำนักปลัด", "กองการศึกษา", end)
    lines = (f"{n}. โครงการที่ดี {n} ({unit})\nเป้าหมาย : 3 แห่ง\n" for n, unit in enumerate(units, 1))
    records = read_rows(PLAN + FIRST + "".join(lines))
    assert [i.responsible for i in records.items] == [*((u,) for u in units[:4]), None]
    assert records.items[4].title == f"โครงการที่ดี 5 ({end})"
    assert "title_uncertain" in codes(records)


@pytest.mark.parametrize("aim", ["มุ่งหมายให้", "มุ่งหมายเพื่อให้", "จุดมุ่งหมาย : ให้", "ความมุ่งหมายเพื่อ"])
def test_a_line_of_an_items_aim_is_no_part_of_its_title(aim: str) -> None:
    rows = "".join(
        f"{k}. โครงการรักษ์ป่าชุมชนแห่งที่ {k}\n{aim}เด็กในตำบลรู้จักพอเพียง\nผู้ดำเนินการ : กองคลัง\n"
        for k in (1, 2, 3)
    )
    records = read_rows(PLAN + FIRST + rows)
    assert [i.title for i in records.items] == [f"โครงการรักษ์ป่าชุมชนแห่งที่ {k}" for k in (1, 2, 3)]
    assert all("เด็กในตำบลรู้จักพอเพียง" in str(i.objectives) for i in records.items)
    assert {i.responsible for i in records.items} == {("กองคลัง",)}


def _printed(texts: list[str]) -> list[Line]:
    """Lines as wide as they have characters, four points each."""
    lines = []
    for k, text in enumerate(texts):
        x, words = 40.0, []
        for part in text.split(" "):
            words.append(Word(part, part, Box(x, 20.0 * k, x + 4.0 * len(part), 20.0 * k + 12)))
            x += 4.0 * len(part) + 4.0
        lines.append(Line(tuple(words), page=1))
    return lines


def test_short_lines_are_compared_with_the_margin_that_other_lines_reach() -> None:
    short, note = "1. โครงการปลูกป่า", "ให้เด็กรู้จักพอเพียง"
    lines = _printed([short, note, *["2. " + "ก" * 80] * 3])
    margins = margins_of(lines)
    assert not is_full(lines[0], lines[:2], margins) and is_full(lines[0], lines[:2], {})
    assert is_full(lines[2], lines[2:], margins)


@pytest.mark.parametrize("wide", ["2. " + "ก" * 60 + " งบประมาณ 20,000 บาท"])
def test_lines_with_money_or_few_wide_ones_show_no_margin(wide: str) -> None:
    assert not margins_of(_printed(["1. โครงการปลูกป่า", *[wide] * 3]))
    assert not margins_of(_printed(["1. โครงการปลูกป่า", "2. " + "ก" * 80, "3. " + "ก" * 40]))


YEAR = "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2568\n\n"
LISTED = (
    "2) โครงการรักษ์ป่าชุมชน (กองช่าง) งบประมาณ 5,000 บาท\n"
    "3) โครงการรักษ์น้ำชุมชน (กองคลัง) งบประมาณ 6,000 บาท\n"
)


@pytest.mark.parametrize(
    ("below", "title", "amounts"),
    [
        ("ส่วน\nรวม (สำนักปลัด) งบประมาณ 18,000 บาท", "ส่วนรวม", [18_000.0]),
        ("ส่วน\nรวม งบประมาณ 18,000 บาท", "ส่วน", []),  # a sum of what?
        ("ทุกส่วน\nรวม 18,000 บาท", "ทุกส่วน", []),
    ],
)
def test_half_a_word_over_a_lines_end_is_no_sum(
    below: str, title: str, amounts: list[float]
) -> None:
    first = "1) โครงการปลุกจิตสำนึกพนักงานบรรจุใหม่ให้ยึดมั่นในประโยชน์"
    records = read_rows(YEAR + FIRST + f"{first}{below}\n" + LISTED)
    item = records.items[0]
    assert item.title.replace(" ", "").removesuffix("(สำนักปลัด)").endswith(f"ประโยชน์{title}")
    own = [b.amount_baht for b in records.budgets if b.item_id == item.item_id]
    assert own == amounts


def test_people_summed_up_are_no_money() -> None:
    visits = "1. โครงการสัญจรบริการประชาชน\nผลการดำเนินงาน : ออกครบทุกแห่ง ผู้มารับบริการรวม 2,940 ราย\n"
    own = "งบประมาณที่ตั้งไว้ : 250,000 บาท เบิกจ่ายจริง : 238,115 บาท\nผู้รับผิดชอบ : สำนักปลัด\n"
    others = "2. โครงการรักษ์ป่าชุมชน\nผลการดำเนินงาน : ปลูกแล้ว\nงบประมาณที่ตั้งไว้ : 9,000 บาท\n"
    others += "3. โครงการรักษ์น้ำชุมชน\nผลการดำเนินงาน : ปลูกแล้ว\nงบประมาณที่ตั้งไว้ : 8,000 บาท\n"
    records = read_rows(
        RESULTS + FIRST + visits + own + others + "รวม 2,940 คน เป็นเงิน 267,000 บาท\n"
    )
    assert records.items[0].result == "ออกครบทุกแห่ง ผู้มารับบริการรวม 2,940 ราย"
    assert records.items[0].responsible == ("สำนักปลัด",)
    stated = [(b.kind, b.amount_baht) for b in records.budgets if b.amount_baht]
    assert stated == [
        ("planned", 250_000.0), ("disbursed", 238_115.0), ("planned", 9_000.0), ("planned", 8_000.0)
    ]  # fmt: skip
    assert "amount_uncertain" not in {
        f.code for f in records.findings if f.item_id == records.items[0].item_id
    }


def test_a_speck_below_a_title_is_no_part_of_it() -> None:
    lines = "1) โครงการอบรมพนักงานใหม่ให้ยึดมั่นในประโยชน์ของประชาชน (สำนักปลัด)\n/\nไม่ใช้งบประมาณ\n"
    records = read_rows(YEAR + FIRST + lines + LISTED)
    assert [i.responsible for i in records.items] == [("สำนักปลัด",), ("กองช่าง",), ("กองคลัง",)]
