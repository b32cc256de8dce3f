"""Lists whose titles wrap before an amount at the right: level with their last line or their first,
the unit in brackets behind them or in a line of its own."""

from __future__ import annotations

import pytest

from normalize.make_records import Records, make_records
from parsers.layout.blocks import find_all_blocks
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID, codes, read_rows
from tests.test_half_ruled_tables import page, words

WANTED = [
    ("โครงการฝึกอบรมประมวลจริยธรรมและวินัยข้าราชการส่วนท้องถิ่น", ("สำนักปลัด",), 40_000.0),
    ("กิจกรรมยกย่องพนักงานดีเด่นด้านความซื่อสัตย์", ("กองสาธารณสุขและสิ่งแวดล้อม",), None),
    ("โครงการปลูกต้นไม้เฉลิมพระเกียรติโดยทุกหมู่บ้านในเขตองค์การบริหารส่วนตำบล", ("กองคลัง",), 15_000.0),
    ("โครงการแผนที่ภาษี", ("กองช่าง",), 350_000.0),
    ("กิจกรรมศูนย์ของอบต.", ("สำนักปลัด",), 8_500.0),
]
LINES = (
    ("โครงการฝึกอบรมประมวลจริยธรรมและวินัย", "ข้าราชการส่วนท้องถิ่น"),
    ("กิจกรรมยกย่องพนักงานดีเด่นด้านความ", "ซื่อสัตย์"),
    ("โครงการปลูกต้นไม้เฉลิมพระเกียรติโดย", "ทุกหมู่บ้านในเขตองค์การบริหาร", "ส่วนตำบล"),
    ("โครงการแผนที่ภาษี",),
    ("กิจกรรมศูนย์ของ อบต.",),
)
MONEY = ("40,000 บาท", "", "15,000 บาท", "350,000 บาท", "8,500 บาท")
HEAD = (
    "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2567\n"
    "มิติที่ 1 การสร้างวัฒนธรรมสุจริต\n1.1 สร้างจิตสำนึกแก่ข้าราชการ\n"
)


def listed(unit: str, label: str, first: bool, two_pages: bool, dots: str) -> Records:
    """The list on pages; `unit`: in brackets "behind" the titles, "alone", or "wrapped"."""
    placed: list[list[tuple[float, float, str]]] = [
        [(5.0 + 13 * k, 15.0, text) for k, text in enumerate(HEAD.splitlines())]
    ]
    y = 44.0
    for k, (title, wanted, amount) in enumerate(zip(LINES, WANTED, MONEY, strict=True)):
        if two_pages and k == 2:
            placed.append([])
            y = 10.0
        name = f"({wanted[1][0]})"
        cut = 6 if name.startswith("(สำนัก") else 4
        below = [name] if unit == "alone" else [name[:cut], name[cut:]] if unit == "wrapped" else []
        text = [*title, *below] if below else [*title[:-1], f"{title[-1]} {name}"]
        money = f"{label} {amount}".strip() if amount else "ไม่ใช้งบประมาณ"
        left = 400.0 - sum(4 * len(part) + 3 for part in money.split())
        for row, line in enumerate(text):
            placed[-1].append((y, 35.0, f"{k + 1}) {line}" if row == 0 else line))
            if row == (0 if first else len(text) - 1):
                placed[-1].append((y, left, money))
                if dots:
                    placed[-1].append((y, left - 30, dots))
            y += 13
    pages = [page(words(*lines), [], number=n) for n, lines in enumerate(placed, 1)]
    return make_records(DOCUMENT_ID, parse_document(find_all_blocks(pages)))


def said(records: Records) -> list[tuple[str, tuple[str, ...] | None, float | None]]:
    money = {b.item_id: b.amount_baht for b in records.budgets}
    return [
        ((i.title or "").replace(" ", ""), i.responsible, money[i.item_id]) for i in records.items
    ]


@pytest.mark.parametrize("dots", ["......", ""])
@pytest.mark.parametrize("label", ["งบประมาณ", "ใช้งบประมาณ :", "วงเงิน", ""])
@pytest.mark.parametrize("first", [False, True], ids=["last line", "first line"])
@pytest.mark.parametrize("unit", ["behind", "alone", "wrapped"])
def test_a_title_goes_on_before_and_below_its_amount(
    unit: str, label: str, first: bool, dots: str
) -> None:
    records = listed(unit, label, first, False, dots)
    assert said(records) == WANTED
    assert {b.fiscal_year_be for b in records.budgets} == {2567}


@pytest.mark.parametrize("first", [False, True])
def test_so_it_does_over_two_pages(first: bool) -> None:
    assert said(listed("behind", "งบประมาณ", first, True, "......")) == WANTED


def test_units_behind_some_titles_and_in_lines_of_their_own_below_others() -> None:
    records = read_rows(
        HEAD + "1) โครงการบ้านสวย (กองช่าง) ...... งบประมาณ 40,000 บาท\n"
        "2) โครงการบ้านงาม\n(กองคลัง)\n...... งบประมาณ 5,000 บาท\n"
        "3) กิจกรรมบ้านดี\n(สำนัก\nปลัด) ...... งบประมาณ 8,000 บาท\n"
        "4) กิจกรรมบ้านเก่า (กองคลัง\nและกองช่าง) ...... ไม่ใช้งบประมาณ\n"
    )
    assert said(records) == [
        ("โครงการบ้านสวย", ("กองช่าง",), 40_000.0),
        ("โครงการบ้านงาม", ("กองคลัง",), 5_000.0),
        ("กิจกรรมบ้านดี", ("สำนักปลัด",), 8_000.0),
        ("กิจกรรมบ้านเก่า", ("กองคลัง", "กองช่าง"), None),
    ]


@pytest.mark.parametrize(
    "money", ["({})", "(งบประมาณ {})", "งบประมาณที่ตั้งไว้ {}", "ตั้งไว้ {}", "งบประมาณ {}"]
)
def test_dots_may_lead_to_the_name_of_the_amount(money: str) -> None:
    records = read_rows(
        HEAD + f"1) โครงการบ้านสวย (กองช่าง) ...... {money.format('40,000 บาท')}\n"
        f"2) โครงการบ้านงาม (กองคลัง) ............ {money.format('5,000.- บาท')}\n"
        f"3) กิจกรรมบ้านดี (สำนักปลัด) ………… {money.format('8,000 บาท')}\n"
    )
    assert [i[2] for i in said(records)] == [40_000.0, 5_000.0, 8_000.0]
    assert [i[1] for i in said(records)] == [("กองช่าง",), ("กองคลัง",), ("สำนักปลัด",)]
    assert "template_text" not in codes(records)


def test_what_is_said_below_a_short_title_is_none_of_it_and_told() -> None:
    records = read_rows(
        HEAD + "1) โครงการบ้านสวย\nได้อบรมประชาชนทุกคนแล้ว ...... งบประมาณ 3,000 บาท\n"
        "2) โครงการบ้านงามเมืองสุจริตเพื่อประชาชนในตำบล ...... งบประมาณ 5,000 บาท\nจัดประชุม (กองคลัง)\n"
        "3) กิจกรรมบ้านดี ...... งบประมาณ 7,000 บาท\nอบรมเยาวชน 50 คน (กองคลัง)\n"
    )
    assert [(i[0], i[2]) for i in said(records)][::2] == [
        ("โครงการบ้านสวย", 3_000.0),
        ("กิจกรรมบ้านดี", 7_000.0),
    ]
    assert [f.raw for f in records.findings if f.code == "title_uncertain"] == [
        "ได้อบรมประชาชนทุกคนแล้ว"
    ]


def test_costs_line_by_line_are_no_title() -> None:
    records = read_rows(
        HEAD + "1) โครงการบ้านสวยเมืองสุจริต\nค่าวิทยากร ...... งบประมาณ 3,000 บาท\n"
        "ค่าอาหาร ...... งบประมาณ 5,000 บาท\n2) กิจกรรมบ้านดีศรีตำบลของเรา\n"
        "- จัดประชุม ...... งบประมาณ 2,000 บาท\n3) โครงการบ้านงาม ...... งบประมาณ 1,000 บาท\n"
    )
    assert [i[0] for i in said(records)] == [
        "โครงการบ้านสวยเมืองสุจริต",
        "กิจกรรมบ้านดีศรีตำบลของเรา",
        "โครงการบ้านงาม",
    ]
    assert next(b.status for b in records.budgets) == "unreadable"
