"""Lists without rules whose figures stand under headings of money that are printed once above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from normalize.make_records import Records, make_records
from parsers.layout.blocks import find_all_blocks
from parsers.parse import parse_document
from pipeline.unplaced_amounts import unplaced_amounts
from tests.reading_text import DOCUMENT_ID, codes
from tests.test_half_ruled_tables import page, words

REPORT = "รายงานผลการดำเนินการตามแผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2566"
PLAN = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2568)"
TABS = (290.0, 350.0, 410.0)
"""Right ends of the columns."""
KINDS = ("ตั้งไว้ (บาท)", "ใช้จริง (บาท)")
Placed = Sequence[tuple[float, float, str]]
Row = tuple[float, str] | tuple[float, str, Sequence[str]]
"""Left end of a line, its text, and what stands under the tabs, "" for nothing."""
FIRST: list[Row] = [(20, "มิติที่ 1 การสร้างวัฒนธรรมสุจริต"), (25, "1.1 เสริมสร้างจิตสำนึกข้าราชการ")]
SECOND: list[Row] = [(20, "มิติที่ 2 การบริหารราชการด้วยความโปร่งใส"), (25, "2.1 แสดงเจตจำนงทางการเมือง")]
SAID = {
    1: "จัดอบรมวันที่ 9 กุมภาพันธ์ 2566 มีผู้เข้าร่วม 54 คน ทุกคนลงชื่อ",
    2: "มอบโล่แก่พนักงานแล้ว",
    3: "ตรวจทุกรายการ ไม่มีข้อทักท้วงจาก สตง.",
}


def item(no: int, title: str, *figures: str) -> list[Row]:
    return [(30, f"{no}) {title}", figures), *below(no)]


def below(no: int) -> list[Row]:
    return [(40, f"ผลการดำเนินงาน {SAID[no]}"), (40, "ผู้รับผิดชอบ สำนักปลัดเทศบาล")]


ONE = item(1, "โครงการอบรมวินัยพนักงานเทศบาล", "30,000", "28,400")
TWO = item(2, "กิจกรรมเชิดชูเกียรติพนักงานดีเด่น", "3,000", "950")
THREE = item(1, "กิจกรรมประกาศเจตจำนงสุจริต", "-", "-")
FOUR = item(2, "โครงการแข่งขันตอบปัญหาสุจริต", "12,000", "-")
HEAD: list[Row] = [(20, "", KINDS)]
ALL: list[Row] = [*FIRST, *ONE, *TWO, *SECOND, *THREE, *FOUR]


def placed(rows: Sequence[Row]) -> list[tuple[float, float, str]]:
    found: list[tuple[float, float, str]] = []
    for k, (x, text, *figures) in enumerate(rows):
        y = 20.0 + 13 * k
        found += [(y, x, text)] if text else []
        for right, figure in zip(TABS, figures[0] if figures else (), strict=False):
            width = sum(4 * len(part) + 3 for part in figure.split()) - 3
            found += [(y, right - width, figure)] if figure else []
    return found


def listed(
    *pages: Sequence[Row], title: str = REPORT, extra: Placed = (), scanned: bool = False
) -> Records:
    """The rows of some pages, and on the last one further words at (y, x)."""
    made = []
    for n, rows in enumerate(pages, 1):
        over = [(2.0, 40.0, title)] if n == 1 else []
        more = extra if n == len(pages) else ()
        print_ = words(*over, *placed(rows), *more)
        print_ = [replace(word, confidence=0.99) for word in print_] if scanned else print_
        made.append(page(print_, [], number=n))
    return make_records(DOCUMENT_ID, parse_document(find_all_blocks(made)))


Money = tuple[str, int | None, str | float | None]


def said(records: Records) -> list[tuple[str | None, list[Money]]]:
    """The items, each with its money: kind, year, and amount or status."""
    return [(i.title, of_item(records, i.item_id)) for i in records.items]


def of_item(records: Records, item_id: str) -> list[Money]:
    mine = [b for b in records.budgets if b.item_id == item_id]
    return [(b.kind, b.fiscal_year_be, b.amount_baht or b.status) for b in mine]


def of_2566(planned: str | float, spent: str | float) -> list[Money]:
    return [("planned", 2566, planned), ("disbursed", 2566, spent)]


def of_years(*stated: str | float) -> list[Money]:
    return [("planned", 2566 + k, each) for k, each in enumerate(stated)]


WANTED = [
    ("โครงการอบรมวินัยพนักงานเทศบาล", of_2566(30_000.0, 28_400.0)),
    ("กิจกรรมเชิดชูเกียรติพนักงานดีเด่น", of_2566(3_000.0, 950.0)),
    ("กิจกรรมประกาศเจตจำนงสุจริต", of_2566("dash", "dash")),
    ("โครงการแข่งขันตอบปัญหาสุจริต", of_2566(12_000.0, "dash")),
]


def test_what_a_figure_stands_under_is_no_part_of_what_is_printed() -> None:
    spent = item(1, "โครงการอบรมวินัยพนักงานเทศบาล", "๓๐,๐๐๐", "๙๕๐")
    records = listed([*HEAD, *FIRST, *spent, *TWO, *SECOND, *THREE, *FOUR])
    assert [b.raw for b in records.budgets][:4] == ["๓๐,๐๐๐", "๙๕๐", "3,000", "950"]
    assert [b.amount_baht for b in records.budgets][:4] == [30_000.0, 950.0, 3_000.0, 950.0]


def test_each_figure_is_of_the_kind_that_its_heading_names() -> None:
    records = listed([*HEAD, *ALL])
    assert said(records) == WANTED
    assert [i.result for i in records.items] == [SAID[1], SAID[2], SAID[1], SAID[2]]
    assert {i.responsible for i in records.items} == {("สำนักปลัดเทศบาล",)}
    assert [(i.mission_no, i.item_no) for i in records.items] == [
        ("1.1", 1), ("1.1", 2), ("2.1", 1), ("2.1", 2),
    ]  # fmt: skip
    assert codes(records) <= {"mission_uncertain"}


@pytest.mark.parametrize("again", [True, False], ids=["headings again", "headings once"])
def test_the_headings_hold_on_the_next_page(again: bool) -> None:
    over: list[Row] = HEAD if again else []
    records = listed([*HEAD, *FIRST, *ONE, *TWO], [*over, *SECOND, *THREE, *FOUR])
    assert said(records) == WANTED
    assert records.items[1].responsible == ("สำนักปลัดเทศบาล",)


PLAIN: tuple[str, str] = ("ตั้งไว้", "เบิกจ่าย")
HEADS: list[list[Row]] = [
    [(20, "", ("วงเงิน", "จ่ายไป"))],
    [(295, "งบประมาณ (บาท)"), (20, "", PLAIN)],
    [(20, "", PLAIN), (20, "", ("(บาท)", "(บาท)"))],
    [(30, "โครงการ/กิจกรรม", PLAIN)],
    [(30, "ที่ โครงการ/กิจกรรม", PLAIN)],
]


@pytest.mark.parametrize("head", HEADS, ids=["own words", "group", "unit", "titles", "numbers"])
def test_offices_word_and_set_the_headings_their_own_way(head: list[Row]) -> None:
    assert said(listed([*head, *ALL])) == WANTED


def test_the_headings_may_end_the_line_of_each_level() -> None:
    rows: list[Row] = [(20, FIRST[0][1], KINDS), FIRST[1], *ONE, *TWO]
    rows += [(20, SECOND[0][1], KINDS), SECOND[1], *THREE, *FOUR]
    records = listed(rows)
    assert said(records) == WANTED
    assert [i.dimension_no for i in records.items] == [1, 1, 2, 2]


def test_a_list_with_nothing_below_its_titles() -> None:
    rows = [row for row in ALL if not row[1].startswith("ผ")]
    assert said(listed([*HEAD, *rows])) == WANTED


def test_what_is_left_is_no_budget() -> None:
    rows: list[Row] = [(20, "", ("ได้รับ", "เบิกจ่าย", "คงเหลือ")), *FIRST]
    rows += item(1, "โครงการอบรมวินัย", "30,000", "28,400", "1,600")
    rows += item(2, "โครงการรักษ์น้ำ", "3,000", "-", "3,000")
    rows += item(3, "โครงการรักษ์ดิน", "-", "-", "-")
    pages = find_all_blocks([page(words((2, 40, REPORT), *placed(rows)), [])])
    records = make_records(DOCUMENT_ID, parse_document(pages))
    assert said(records) == [
        ("โครงการอบรมวินัย", of_2566(30_000.0, 28_400.0)),
        ("โครงการรักษ์น้ำ", of_2566(3_000.0, "dash")),
        ("โครงการรักษ์ดิน", of_2566("dash", "dash")),
    ]
    assert unplaced_amounts(pages, records.evidence, records.findings, ()) == []


BY_YEAR: list[Row] = [
    *FIRST,
    *item(1, "โครงการอบรมวินัย", "30,000", "-", "1,600"),
    *item(2, "โครงการรักษ์น้ำ", "3,000", "2,950", "500"),
    *item(3, "โครงการรักษ์ดิน", "-", "-", "-"),
]
YEARS: list[list[Row]] = [
    [(20, "", ("ปี 2566", "ปี 2567", "ปี 2568"))],
    [(20, "", ("2566", "2567", "2568"))],
    [(310, "งบประมาณ (บาท)"), (20, "", ("2566", "2567", "2568"))],
    [(20, "", ("งบปี 2566", "งบปี 2567", "งบปี 2568"))],
]


@pytest.mark.parametrize("head", YEARS, ids=["ปี", "bare", "group", "งบปี"])
def test_years_may_be_the_headings(head: list[Row]) -> None:
    records = listed([*head, *BY_YEAR, (20, "รวมทั้งสิ้น", ("33,000", "2,950", "2,100"))], title=PLAN)
    assert said(records) == [
        ("โครงการอบรมวินัย", of_years(30_000.0, "dash", 1_600.0)),
        ("โครงการรักษ์น้ำ", of_years(3_000.0, 2_950.0, 500.0)),
        ("โครงการรักษ์ดิน", of_years("dash", "dash", "dash")),
    ]
    assert [(t.fiscal_year_be, t.stated, t.agrees) for t in records.totals] == [
        (2566, 33_000.0, True),
        (2567, 2_950.0, True),
        (2568, 2_100.0, True),
    ]


@pytest.mark.parametrize("group", [True, False], ids=["named", "bare"])
def test_a_sum_of_the_years_is_no_year(group: bool) -> None:
    over: list[Row] = [(310, "งบประมาณ (บาท)")] if group else []
    rows = item(1, "โครงการอบรมวินัย", "30,000", "5,000", "35,000")
    rows += item(2, "โครงการรักษ์น้ำ", "", "2,950", "2,950")
    rows += item(3, "โครงการรักษ์ดิน", "-", "1,000", "1,000")
    records = listed([*over, (20, "", ("2566", "2567", "รวม")), *FIRST, *rows], title=PLAN)
    assert said(records) == [
        ("โครงการอบรมวินัย", of_years(30_000.0, 5_000.0)),
        ("โครงการรักษ์น้ำ", [("planned", 2567, 2_950.0)]),
        ("โครงการรักษ์ดิน", of_years("dash", 1_000.0)),
    ]


DOUBTFUL: list[tuple[str, list[Row]]] = [
    (REPORT, YEARS[0]),
    (PLAN, [(300, "จำนวนผู้เข้าร่วม (คน)"), (20, "", ("2566", "2567", "2568"))]),
    (PLAN, [(20, "เป้าหมายจำนวนผู้เข้าร่วม (คน)"), (20, "", ("2566", "2567", "2568"))]),
    (PLAN, [(300, "ผลการเบิกจ่าย (บาท)"), (20, "", ("2566", "2567", "2568"))]),
    (PLAN, [(300, "งบประมาณ (พันบาท)"), (20, "", ("2566", "2567", "2568"))]),
    (PLAN, [(310, "(หน่วย : พันบาท)"), (20, "", ("2566", "2567", "2568"))]),
]


@pytest.mark.parametrize(
    ("title", "head"), DOUBTFUL, ids=["report", "counted", "told counted", "spent", "พัน", "unit"]
)
def test_years_over_something_else_than_budgets_in_baht_give_none(
    title: str, head: list[Row]
) -> None:
    records = listed([*head, *BY_YEAR], title=title)
    assert not [b for b in records.budgets if b.amount_baht]
    assert "amount_uncertain" in codes(records)


@pytest.mark.parametrize("unit", ["above", "below"])
def test_thousands_of_baht_are_not_read_as_baht(unit: str) -> None:
    above: list[Row] = [(295, "งบประมาณ (พันบาท)")] if unit == "above" else []
    below: list[Row] = [(20, "", ("(พันบาท)", "(พันบาท)"))] if unit == "below" else []
    records = listed([*above, (20, "", PLAIN), *below, *ALL])
    assert not [b for b in records.budgets if b.amount_baht]
    assert "amount_uncertain" in codes(records)


LONG = "โครงการอบรมวินัยพนักงานเทศบาลและครอบครัว"


@pytest.mark.parametrize("last", [True, False], ids=["last line", "first line"])
def test_a_title_of_two_lines_has_its_figures_in_one_of_them(last: bool) -> None:
    figures = ("30,000", "28,400")
    upper: Row = (30, f"1) {LONG}") if last else (30, f"1) {LONG}", figures)
    lower: Row = (38, "ในเขตพื้นที่", figures) if last else (38, "ในเขตพื้นที่")
    records = listed([*HEAD, *FIRST, upper, lower, *below(1), *TWO, *SECOND, *THREE, *FOUR])
    assert said(records) == [(f"{LONG} ในเขตพื้นที่", WANTED[0][1]), *WANTED[1:]]
    assert records.items[0].result == SAID[1]


def test_a_line_that_every_item_has_below_its_title_is_no_more_of_it() -> None:
    rows: list[Row] = [(x, text.removeprefix("ผลการดำเนินงาน "), *f) for x, text, *f in ALL]
    assert said(listed([*HEAD, *rows])) == WANTED


def test_figures_at_the_end_of_the_last_labelled_line_are_the_items() -> None:
    rows: list[Row] = []
    for x, text, *figures in ALL:
        if figures:
            held = figures[0]
            rows.append((x, text))
        elif text.startswith("ผู้รับ"):
            rows.append((x, text, held))
        else:
            rows.append((x, text))
    records = listed([*HEAD, *rows])
    assert said(records) == WANTED
    assert {i.responsible for i in records.items} == {("สำนักปลัดเทศบาล",)}


@pytest.mark.parametrize(("stated", "agrees"), [("45,000", True), ("46,000", False)])
def test_a_line_of_sums_is_compared_with_the_items(stated: str, agrees: bool) -> None:
    records = listed([*HEAD, *ALL, (20, "รวมทั้งสิ้น", (stated, "29,350"))])
    assert said(records) == WANTED
    assert [(t.dimension_no, t.computed, t.agrees) for t in records.totals] == [
        (None, 45_000.0, agrees),
        (None, 29_350.0, True),
    ]
    assert ("total_differs" in codes(records)) is not agrees


def test_sums_may_stand_at_the_ends_of_levels() -> None:
    rows: list[Row] = [(x, t, ("33,000", "29,350")) for x, t, *_none in FIRST]
    records = listed([*HEAD, *rows, *ONE, *TWO, *SECOND, *THREE, *FOUR])
    assert said(records) == WANTED
    assert [(t.dimension_no, t.stated, t.agrees) for t in records.totals] == [
        (1, 33_000.0, True),
        (1, 29_350.0, True),
    ]
    assert records.items[0].dimension_raw == FIRST[0][1]


def test_a_figure_between_the_headings_is_told_and_not_read() -> None:
    rows = [*HEAD, *FIRST, *ONE, *TWO, *SECOND, *THREE]
    y = 20.0 + 13 * len(rows)
    more = [(y, 30.0, "2) โครงการแข่งขัน"), (y, 283.0, "12,000"), (y + 13, 40.0, "ผู้รับผิดชอบ กองคลัง")]
    more += [(y + 26, 30.0, "3) โครงการรักษ์ป่า"), (y + 26, 293.0, "-")]
    records = listed(rows, extra=more)
    assert said(records) == [*WANTED[:3], ("โครงการแข่งขัน", []), ("โครงการรักษ์ป่า", [])]
    told = [f.item_id for f in records.findings if f.code == "amount_uncertain"]
    assert told == [i.item_id for i in records.items[3:]]


def test_an_empty_column_shifts_no_figure() -> None:
    rows = [*item(2, "โครงการแข่งขัน", "", "12,000"), *item(3, "โครงการรักษ์ป่า", "12,000", "")]
    records = listed([*HEAD, *FIRST, *ONE, *TWO, *SECOND, *THREE, *rows])
    assert said(records)[3:] == [
        ("โครงการแข่งขัน", [("disbursed", 2566, 12_000.0)]),
        ("โครงการรักษ์ป่า", [("planned", 2566, 12_000.0)]),
    ]


@pytest.mark.parametrize("scanned", [True, False], ids=["scan", "text layer"])
@pytest.mark.parametrize("left", [("12,000", ""), ("", "")], ids=["one", "none"])
def test_a_scan_that_may_have_lost_a_dash_is_told(left: tuple[str, str], scanned: bool) -> None:
    rows = [*HEAD, *FIRST, *ONE, *TWO, *SECOND, *THREE, *item(2, "โครงการรักษ์ป่า", *left)]
    records = listed(rows, scanned=scanned)
    assert said(records)[:3] == WANTED[:3]
    assert said(records)[3][1] == ([("planned", 2566, 12_000.0)] if left[0] else [])
    told = [f.item_id for f in records.findings if f.code == "amount_uncertain"]
    assert told == ([records.items[3].item_id] if scanned else [])


def test_points_of_a_result_are_no_items_that_lost_a_dash() -> None:
    points: list[Row] = [(40, "ผลการดำเนินงาน"), (45, "(1) ประชุมชี้แจง"), (45, "(2) จัดอบรมแล้ว")]
    rows = [*HEAD, *FIRST, ONE[0], *points, ONE[2], *TWO, *SECOND, *THREE, *FOUR]
    records = listed(rows, scanned=True)
    assert said(records) == WANTED
    assert "amount_uncertain" not in codes(records)


def test_a_blank_page_goes_on_with_nothing() -> None:
    made = [page(words((2, 40, REPORT), *placed([*HEAD, *ALL])), []), page([], [], number=2)]
    records = make_records(DOCUMENT_ID, parse_document(find_all_blocks(made)))
    assert said(records) == WANTED


def test_a_speck_before_an_amount_is_no_part_of_it() -> None:
    rows = [(r[0], r[1], (".30,000", "28,400")) if r is ONE[0] else r for r in [*HEAD, *ALL]]
    records = listed(rows, scanned=True)
    assert said(records) == WANTED


NEXT: list[Row] = [
    (20, "มิติที่ 3 การส่งเสริมบทบาทและการมีส่วนร่วมของภาคประชาชน"),
    *item(1, "โครงการรักษ์ป่าชุมชน", "", "50,000"),
    *item(2, "โครงการรักษ์น้ำชุมชน", "", "60,000"),
]


@pytest.mark.parametrize("head", [[(20, "", ("", "งบประมาณ (บาท)"))], []], ids=["headed", "bare"])
def test_a_list_with_one_column_behind_it_is_of_no_kind_of_the_first(head: list[Row]) -> None:
    records = listed([*HEAD, *ALL], [(20, "แผนการดำเนินงานปีต่อไป"), *head, *NEXT])
    assert said(records)[:4] == WANTED
    assert not [b for b in records.budgets if b.amount_baht in (50_000.0, 60_000.0)]
    assert "amount_uncertain" in codes(records)


def test_a_number_in_a_labelled_line_is_no_further_figure() -> None:
    rows: list[Row] = [(*row, ("", "54")) if SAID[2] in row[1] else row for row in ALL]
    assert said(listed([*HEAD, *rows])) == WANTED


def test_an_amount_that_a_line_below_states_too_is_told() -> None:
    rows = [*ONE, (40, "งบประมาณที่ตั้งไว้ 35,000 บาท"), *TWO, *SECOND, *THREE, *FOUR]
    records = listed([*HEAD, *FIRST, *rows])
    assert said(records) == [(WANTED[0][0], of_2566("unreadable", 28_400.0)), *WANTED[1:]]
    assert "amount_uncertain" in codes(records)


def test_leaders_before_the_figures_are_no_part_of_a_title() -> None:
    rows: list[Row] = [(r[0], f"{r[1]} ..........", r[2]) if len(r) > 2 else r for r in ALL]
    assert said(listed([*HEAD, *rows])) == WANTED


def test_parts_with_figures_of_their_own_leave_the_item_none() -> None:
    parts: list[Row] = [
        (40, "- ค่าอาหาร", ("20,000", "20,000")),
        (40, "- ค่าวิทยากร", ("10,000", "8,400")),
    ]
    records = listed([*HEAD, *FIRST, ONE[0], *parts, *ONE[1:], *TWO, *SECOND, *THREE, *FOUR])
    assert said(records) == [(WANTED[0][0], []), *WANTED[1:]]
    assert "amount_uncertain" in codes(records)


def test_a_table_whose_heading_has_three_lines_stays_one() -> None:
    head: list[Row] = [(30, "โครงการ/กิจกรรม"), (295, "งบประมาณ (บาท)"), (20, "", PLAIN)]
    rows: list[Row] = [
        (30, f"{k}) {name}", (f"{k},000", "-"))
        for k, name in enumerate(("อบรมวินัย", "รักษ์น้ำ", "รักษ์ป่า", "วันสตรี"), 1)
    ]
    records = listed([*FIRST, *head, *rows])
    assert [i.title for i in records.items] == ["อบรมวินัย", "รักษ์น้ำ", "รักษ์ป่า", "วันสตรี"]


def test_one_heading_and_two_items_with_it_are_no_such_list() -> None:
    rows: list[Row] = [(r[0], r[1], ("", r[2][0])) if len(r) > 2 else r for r in ALL]
    records = listed([(20, "", ("", "งบประมาณ (บาท)")), *rows])
    assert {kind for _title, money in said(records) for kind, _year, _said in money} <= {"planned"}


def test_a_units_label_below_an_items_result_is_no_more_of_the_result() -> None:
    """In a table: its titles have a heading too. A second unit may fall under the money."""
    rows = [(20, "รายการ", KINDS), *FIRST]
    for row in (*ONE, *TWO):
        text = row[1].replace("ผลการดำเนินงาน ", "ผลการดำเนินงาน : ")
        text = text.replace("ผู้รับผิดชอบ สำนักปลัดเทศบาล", "หน่วยงาน : สำนักปลัดเทศบาล")
        rows.append((row[0], text, *row[2:]))
    rows[-1] = (40, "หน่วยงาน : กองสวัสดิการสังคม,", ("กองคลัง",))
    records = listed(rows)
    assert said(records) == WANTED[:2]
    assert [i.result for i in records.items] == [SAID[1], SAID[2]]
    assert [i.responsible for i in records.items] == [
        ("สำนักปลัดเทศบาล",),
        ("กองสวัสดิการสังคม", "กองคลัง"),
    ]
