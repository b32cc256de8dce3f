"""Strokes, underlines, labels and yearly amounts that are not what they look like: read rightly, or
told."""

from __future__ import annotations

from collections.abc import Sequence

from normalize.make_records import Records
from parsers.layout.blocks import find_blocks
from parsers.model import Page, Ruling
from tests.reading_text import codes
from tests.test_clerks_columns import PLAN_5
from tests.test_half_ruled_tables import level, page, words
from tests.test_labelled_cells import RESULTS, grid, read
from tests.test_month_strips import MONTHS

DIMENSION = "มิติที่ 1 การสร้างวัฒนธรรมสุจริต"
SECOND = "มิติที่ 2 การบริหารราชการด้วยความโปร่งใส"
PLAN_67 = "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2567"
PLAN_3 = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2568)"

Row = Sequence[str]
Heads = Sequence[tuple[int, str]]


def amounts(records: Records) -> list[tuple[int | None, str, float | None]]:
    return [(b.fiscal_year_be, b.kind, b.amount_baht) for b in records.budgets]


def columns(heads: Heads, *rows: Row) -> Page:
    """A page with a table of level rules only, a rule under every row."""
    printed = words(*((20, x, text) for x, text in heads))
    for k, row in enumerate(rows):
        cells = zip(heads, row, strict=True)
        printed += words(*((45 + 20 * k, x, text) for (x, _head), text in cells if text))
    return page(printed, level(12, 36, *(60 + 20 * k for k in range(len(rows)))))


def read_page(title: str, one: Page, *above: str) -> Records:
    return read(title, [*above, *find_blocks(one).blocks])


# --- close_columns._around_strokes: "/" is the tick of Thai forms


def test_strokes_that_tick_months_are_marks() -> None:
    # Three items of `schedule` with 3, 3 and 6 months and their units before the change. Now: no
    # month, no unit; titles "โครงการรักษ์ป่า / / / กองช่าง" of the section `plan`; no finding.
    def row(title: str, first: int, last: int, unit: str) -> Row:
        return (title, *("/" if first <= k <= last else "" for k in range(12)), unit)

    heads = [
        (15, "โครงการ/กิจกรรม"),
        *((110 + 22 * k, month) for k, month in enumerate(MONTHS)),
        (378, "หน่วยงาน"),
    ]
    records = read_page(
        PLAN_67,
        columns(
            heads,
            row("1. โครงการรักษ์ป่า", 0, 2, "กองช่าง"),
            row("2. กิจกรรมรักษ์น้ำ", 3, 5, "กองคลัง"),
            row("3. โครงการรักษ์ดิน", 6, 11, "กองคลัง"),
        ),
        DIMENSION,
    )
    assert len(records.schedule) == 12 or records.findings


def test_strokes_that_tick_states_are_marks() -> None:
    # completed, completed, in_progress before the change. Now: no progress, and the strokes stand
    # in the results ("ปลูกแล้ว /"); no finding.
    heads = [
        (15, "โครงการ/กิจกรรม"), (110, "ผลการดำเนินงาน"), (190, "แล้วเสร็จ"),
        (250, "อยู่ระหว่างดำเนินการ"), (370, "หน่วยงาน"),
    ]  # fmt: skip
    records = read_page(
        RESULTS,
        columns(
            heads,
            ("1. โครงการรักษ์ป่า", "ปลูกแล้ว", "/", "", "กองช่าง"),
            ("2. กิจกรรมรักษ์น้ำ", "ขุดแล้ว", "/", "", "กองคลัง"),
            ("3. โครงการรักษ์ดิน", "รอฝน", "", "/", "กองคลัง"),
        ),
        DIMENSION,
    )
    read_so = [(i.result, i.progress) for i in records.items]
    rightly = [("ปลูกแล้ว", "completed"), ("ขุดแล้ว", "completed"), ("รอฝน", "in_progress")]
    assert read_so == rightly or records.findings


def test_a_stroke_beside_an_amount_is_no_part_of_it() -> None:
    # Read whole before (20,000, 5,000, 7,000 of 2567 in `results`, two completed). Now the amounts
    # are "20,000 /", unreadable (told), but the items are of the section `plan` and without a
    # state, which nothing tells.
    heads = [
        (15, "โครงการ/กิจกรรม"), (150, "งบประมาณ"), (210, "ดำเนินการแล้ว"),
        (290, "ยังไม่ดำเนินการ"), (370, "หน่วยงาน"),
    ]  # fmt: skip
    records = read_page(
        RESULTS,
        columns(
            heads,
            ("1. โครงการรักษ์ป่า", "20,000", "/", "", "กองช่าง"),
            ("2. กิจกรรมรักษ์น้ำ", "5,000", "/", "", "กองคลัง"),
            ("3. โครงการรักษ์ดิน", "7,000", "", "/", "กองคลัง"),
        ),
        DIMENSION,
    )
    assert [b.amount_baht for b in records.budgets] == [20_000.0, 5_000.0, 7_000.0]
    assert {i.section for i in records.items} == {"results"}


# --- level_rules.shorter_rules, partial_rules: an underline parts no rows


def underlined(heads: Heads, *rows: str | Row) -> Page:
    """A table with three rules (above and below the heading, at its end) and bands underlined."""
    printed = words(*((20, x, text) for x, text in heads))
    rules = []
    y = 45
    for row in rows:
        if isinstance(row, str):
            printed += words((y, 15, row))
            rules.append(Ruling("horizontal", y + 9, 15, 15 + 4 * len(row)))
        else:
            printed += words(
                *((y, x, text) for (x, _head), text in zip(heads, row, strict=True) if text)
            )
        y += 18
    return page(printed, [*level(12, 36, y), *rules])


RESULT_HEADS = [
    (15, "โครงการ/กิจกรรม"), (170, "ระยะเวลา"), (240, "ผลการดำเนินงาน"), (340, "ผู้รับผิดชอบ"),
]  # fmt: skip
MONEY_HEADS = [(15, "โครงการ/กิจกรรม"), (220, "ปี 2567"), (320, "ผู้รับผิดชอบ")]


def test_items_below_an_underlined_band_stay_items() -> None:
    # Four items before the change. Now two: "โครงการรักษ์ป่ากิจกรรมรักษ์น้ำ" with the period
    # "ม.ค. 2567 ก.พ. 2567", the result "ปลูกแล้วขุดแล้ว" and both units; no finding.
    records = read_page(
        RESULTS,
        underlined(
            RESULT_HEADS,
            DIMENSION,
            ("โครงการรักษ์ป่า", "ม.ค. 2567", "ปลูกแล้ว", "กองช่าง"),
            ("กิจกรรมรักษ์น้ำ", "ก.พ. 2567", "ขุดแล้ว", "กองคลัง"),
            SECOND,
            ("โครงการรักษ์ดิน", "มี.ค. 2567", "ปรับแล้ว", "กองคลัง"),
            ("มาตรการโปร่งใส", "เม.ย. 2567", "ประกาศแล้ว", "กองช่าง"),
        ),
    )
    assert [i.result for i in records.items] == ["ปลูกแล้ว", "ขุดแล้ว", "ปรับแล้ว", "ประกาศแล้ว"] or (
        records.findings
    )


def test_items_below_an_underlined_band_have_their_own_units() -> None:
    # One unit each before; now every item has both units of its band's items; no finding. (With a
    # result and a period beside them, those are put together too.)
    records = read_page(
        PLAN_67,
        underlined(
            MONEY_HEADS,
            DIMENSION,
            ("1. โครงการรักษ์ป่า", "10,000", "กองช่าง"),
            ("2. กิจกรรมรักษ์น้ำ", "20,000", "กองคลัง"),
            SECOND,
            ("3. โครงการรักษ์ดิน", "5,000", "กองคลัง"),
            ("4. มาตรการโปร่งใส", "7,000", "กองช่าง"),
        ),
    )
    units = [("กองช่าง",), ("กองคลัง",), ("กองคลัง",), ("กองช่าง",)]
    assert [i.responsible for i in records.items] == units or records.findings


def test_an_underlined_line_of_a_title_does_not_part_it() -> None:
    # Three items before; now a fourth, "บุคลากรทุกระดับ", with the result and the unit of the first,
    # whose title is "โครงการพัฒนาคุณธรรมของ"; no finding. (With money beside it, the amount is lost
    # too, which is told.)
    printed = words(
        (20, 15, "ลำดับ"), (20, 90, "โครงการ/กิจกรรม"),
        (20, 250, "ผลการดำเนินงาน"), (20, 345, "ผู้รับผิดชอบ"),
    )  # fmt: skip
    for k, (first, second, result, unit) in enumerate([
        ("โครงการพัฒนาคุณธรรมของ", "บุคลากรทุกระดับ", "อบรมแล้ว", "กองช่าง"),
        ("กิจกรรมส่งเสริมจริยธรรม", "เด็กและเยาวชน", "จัดแล้ว", "กองคลัง"),
        ("มาตรการเผยแพร่ข้อมูล", "ต่อประชาชน", "เผยแพร่แล้ว", "กองคลัง"),
    ]):  # fmt: skip
        y = 45 + 30 * k
        printed += words((y, 15, str(k + 1)), (y, 90, first), (y + 12, 90, second))
        printed += words((y, 250, result), (y, 345, unit))
    line = Ruling("horizontal", 54, 90, 190)
    records = read_page(RESULTS, page(printed, [*level(12, 36, 70, 100, 132), line]), DIMENSION)
    told = codes(records) - {"mission_missing"}
    assert records.items[0].title == "โครงการพัฒนาคุณธรรมของบุคลากรทุกระดับ" or told


def test_a_short_rule_over_the_sum_leaves_the_rows_as_they_are() -> None:
    # Read whole before the change. Now no amount is published (told), the sum's label is a part of
    # the last title ("มาตรการโปร่งใสรวม") and every item has all units (not told).
    heads = [(15, "โครงการ/กิจกรรม"), (180, "ปี 2566"), (250, "ปี 2567"), (330, "ผู้รับผิดชอบ")]
    printed = words(*((20, x, text) for x, text in heads))
    rows = [
        ("1. โครงการรักษ์ป่า", "10,000", "-", "กองช่าง"),
        ("2. กิจกรรมรักษ์น้ำ", "20,000", "-", "กองคลัง"),
        ("3. โครงการรักษ์ดิน", "5,000", "6,000", "กองคลัง"),
        ("4. มาตรการโปร่งใส", "7,000", "-", "กองช่าง"),
        ("รวม", "42,000", "6,000", ""),
    ]
    for k, row in enumerate(rows):
        y = 45 + 18 * k
        printed += words(*((y, x, text) for (x, _h), text in zip(heads, row, strict=True) if text))
    rules = [*level(12, 38, 45 + 18 * 5 - 4), Ruling("horizontal", 45 + 18 * 4 - 3, 170, 300)]
    records = read_page(PLAN_3, page(printed, rules), DIMENSION)
    assert [i.responsible for i in records.items] == [(row[3],) for row in rows[:4]]
    assert records.items[3].title == "มาตรการโปร่งใส"


# --- money_rows.YearFacts.of_each


def test_an_amount_a_year_is_of_the_years_of_the_items_period() -> None:
    # The item runs in 2567-2568 (the other in 2566 alone): 15,000 comes out in 2566 too, and 5,000
    # in 2567 and 2568, untold. Before: no year, and told (money_year_missing). Lists and fact
    # sheets do ask the period (sheet_money).
    rows = [
        ("โครงการ/กิจกรรม/มาตรการ\n(งบประมาณ)", "ระยะเวลา", "ผู้รับผิดชอบ"),
        ("1. กิจกรรมบวชป่า\n(งบประมาณปีละ 15,000 บาท)", "ปี 2567 - 2568", "กองช่าง"),
        ("2. โครงการลานวัด\n(ไม่ใช้งบประมาณ)", "ตลอดปี", "กองช่าง"),
        ("3. โครงการลานบ้าน\n(งบประมาณปีละ 5,000 บาท)", "ปี 2566", "กองช่าง"),
    ]
    records = read(PLAN_3, (DIMENSION, grid(*rows)))
    paid = [(year, baht) for year, _kind, baht in amounts(records) if baht]
    rightly = [(2567, 15_000.0), (2568, 15_000.0), (2566, 5_000.0)]
    assert paid == rightly or {"money_year_missing", "amount_uncertain"} & codes(records)


def test_the_same_in_a_column_of_money() -> None:
    # 10,000 in each of 2566-2570 for an item of 2567-2568. The finding for the column says that
    # "its fiscal year is not known", and five years are given. Before: no year.
    rows = [
        ("ที่", "โครงการ/กิจกรรม", "งบประมาณ (บาท)", "ระยะเวลา", "ผู้รับผิดชอบ"),
        ("1", "โครงการรักษ์ป่า", "ปีละ 10,000 บาท", "ปี 2567 - 2568", "กองคลัง"),
        ("2", "โครงการรักษ์น้ำ", "5,000 บาท/ปี", "ปี 2566", "กองคลัง"),
    ]
    years = {year for year, _kind, baht in amounts(read(PLAN_5, (DIMENSION, grid(*rows)))) if baht}
    assert not years & {2569, 2570}


# --- table_headings.unknown_band


def test_the_unit_in_a_row_below_an_item_is_not_the_next_items() -> None:
    # "ผู้รับผิดชอบ : …" stands below every item. Each item gets the unit of the item before it, the
    # first none; no finding. Before, such a row was an item of its own: wrong, but to be seen.
    rows = [
        ("โครงการ/กิจกรรม", "ปี 2567"),
        ("1. กิจกรรมรักษ์ป่า", "5,000"),
        ("ผู้รับผิดชอบ : กองช่าง", ""),
        ("2. กิจกรรมรักษ์น้ำ", "6,000"),
        ("ผู้รับผิดชอบ : กองคลัง", ""),
        ("3. กิจกรรมรักษ์ดิน", "7,000"),
        ("ผู้รับผิดชอบ : สำนักปลัด", ""),
    ]
    records = read(PLAN_67, (DIMENSION, grid(*rows)))
    units = [i.responsible for i in records.items if "กิจกรรม" in i.title]
    assert units == [("กองช่าง",), ("กองคลัง",), ("สำนักปลัด",)]


def test_the_unit_of_an_item_on_the_page_before_is_not_that_of_all_below() -> None:
    # The last title's line "ผู้รับผิดชอบ : กองช่าง" stands behind the page break; the two items below
    # get กองช่าง, "รักษ์ดิน" none; no finding. Before: it went on the title above.
    head = ("โครงการ/กิจกรรม", "ระยะเวลา", "ผลการดำเนินงาน")
    first = grid(
        head,
        ("กิจกรรมรักษ์ป่า\nผู้รับผิดชอบ : กองคลัง", "ม.ค. 2567", "ปลูกแล้ว"),
        ("กิจกรรมรักษ์ดิน", "ม.ค. 2567", "ปรับแล้ว"),
    )
    rest = grid(
        head,
        ("ผู้รับผิดชอบ : กองช่าง", "", ""),
        ("กิจกรรมรักษ์น้ำ", "ก.พ. 2567", "ขุดลอกแล้ว"),
        ("กิจกรรมรักษ์ลม", "ก.พ. 2567", "เป่าแล้ว"),
        page=2,
    )
    records = read(RESULTS, (DIMENSION, first), (rest,))
    assert [i.responsible for i in records.items[1:]] == [("กองช่าง",), None, None]
