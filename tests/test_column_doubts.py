"""Columns, lists and labels that are not what they look like: read rightly, or told."""

from __future__ import annotations

from collections.abc import Sequence

from normalize.make_records import Records
from tests.reading_text import codes, read_rows
from tests.test_clerks_columns import PLAN_5, money
from tests.test_half_ruled_tables import level, page, upright, words
from tests.test_half_ruled_tables import read as read_pages
from tests.test_labelled_cells import RESULTS, grid, read
from tests.test_labelled_lines import read as read_lines
from tests.test_stacked_rows import table

Row = Sequence[str | None]
DIMENSION = "มิติที่ 1 การสร้างวัฒนธรรมสุจริต"
MISSION = "ภารกิจที่ 2.3 มาตรการการใช้ดุลยพินิจและใช้อำนาจหน้าที่ให้เป็นไปตามหลักการบริหารกิจการบ้านเมืองที่ดี"


def amounts(records: Records) -> list[tuple[int | None, str, float | None]]:
    return [(b.fiscal_year_be, b.kind, b.amount_baht) for b in records.budgets]


# --- yearly_amounts.of_every_year


def test_a_sum_of_all_years_is_not_of_each_year() -> None:
    # "รวมทุกปี" is the sum of the five years: 62,500 once, of no single year, or told; not 62,500
    # for each of the five (312,500 in all), untold.
    rows: list[Row] = [
        ("ที่", "โครงการ/กิจกรรม", "งบประมาณรวมทุกปี\n(พ.ศ. 2566 - 2570)", "ผู้รับผิดชอบ"),
        ("1", "โครงการกีฬาเยาวชน", "62,500", "กองการศึกษา"),
    ]
    records = read(PLAN_5, (grid(*rows),))
    assert all(year is None for year, _kind, _baht in amounts(records)) or records.findings


# --- outlines._labels / _states_year

LIST = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2568)\n\n" + DIMENSION + "\n"
REPORT = (
    "รายงานผลการดำเนินการตามแผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2568\n\n" + DIMENSION + "\n"
)
REST = "2. โครงการรักษ์น้ำชุมชน\nผู้รับผิดชอบ : กองคลัง\n3. โครงการรักษ์ดินชุมชน\nผู้รับผิดชอบ : กองคลัง\n"


def test_amounts_by_year_below_a_label_of_what_was_spent_are_spent() -> None:
    # The label over the lines says ผลการเบิกจ่าย: disbursed, as before the change; now "planned",
    # with a blank "disbursed" beside it and no finding.
    records = read_rows(
        REPORT + "1. โครงการรักษ์ป่าชุมชน\nผู้รับผิดชอบ : กองช่าง\nผลการเบิกจ่าย\n"
        "- ปี 2567 จำนวน 18,000 บาท\n- ปี 2568 จำนวน 19,000 บาท\n" + REST
    )
    assert amounts(records) == [(2567, "disbursed", 18_000.0), (2568, "disbursed", 19_000.0)]


def test_money_that_others_get_by_year_is_no_budget() -> None:
    # What the community saves (outcome) is no planned money; it was told as "money not read".
    records = read_rows(
        LIST + "1. โครงการรักษ์ป่าชุมชน\nผู้รับผิดชอบ : กองช่าง\nผลที่คาดว่าจะได้รับ : ลดค่าใช้จ่ายของชุมชน\n"
        "- ปี 2566 จำนวน 18,000 บาท\n- ปี 2567 จำนวน 23,000 บาท\n" + REST
    )
    assert not amounts(records) or "amount_uncertain" in codes(records)


def test_a_period_that_wraps_at_its_dash_states_no_money() -> None:
    # "ปี 2566 -" is the middle of a period, no dash for money: the period must not be cut there
    # ("ตั้งแต่เดือนตุลาคม" alone is what comes out), at least not untold.
    (first, *_rest) = read_rows(
        LIST + "1. โครงการรักษ์ป่าชุมชน\nระยะเวลา : ตั้งแต่เดือนตุลาคม\nปี 2566 -\nเดือนกันยายน 2568\n"
        "ผู้รับผิดชอบ : กองช่าง\n" + REST
    ).items
    assert first.period is not None and "2566" in first.period


# --- outline_money._BRACKETED


def test_a_prize_of_a_year_in_brackets_is_no_budget_of_that_year() -> None:
    # A prize won in 2565 is not planned money of a plan for 2566-2568. Before: not read, told.
    records = read_rows(
        LIST + "1. โครงการรักษ์ป่าชุมชน (ปี 2565 ได้รับเงินรางวัล 20,000 บาท)\nผู้รับผิดชอบ : กองช่าง\n" + REST
    )
    assert not amounts(records) or "amount_uncertain" in codes(records)


# --- label_tables._of_kinds


def cards(*money_row: Row) -> Records:
    return read(
        RESULTS,
        tuple(
            grid(
                (f"รายการที่ {no}", title),
                ("มิติที่", "1 การสร้างวัฒนธรรมสุจริต"),
                ("ผลการดำเนินการ", "จัดแล้ว"),
                *money_row,
                ("หน่วยงานที่รับผิดชอบ", "กองการศึกษา"),
            )
            for no, title in ((1, "โครงการค่ายเยาวชน"), (2, "โครงการอบรม"))
        ),
    )


def test_the_unit_in_a_label_is_of_both_amounts_behind_it() -> None:
    # thousands: 175,000 and 170,500 baht; it comes out as 175 and 170.5 baht, untold
    records = cards(("งบประมาณ (พันบาท)", "ตั้งไว้ 175 เบิกจ่าย 170.5"))
    assert amounts(records)[:2] == [
        (2567, "planned", 175_000.0),
        (2567, "disbursed", 170_500.0),
    ]


def test_the_year_in_a_label_is_of_both_amounts_behind_it() -> None:
    # the label says 2566 (with one amount behind it it is read so); it comes out as 2567
    records = cards(("งบประมาณ ปี 2566", "ตั้งไว้ 75,000 บาท เบิกจ่าย 70,500 บาท"))
    assert amounts(records)[:2] == [(2566, "planned", 75_000.0), (2566, "disbursed", 70_500.0)]


def test_the_kind_in_a_label_is_kept() -> None:
    # งบหน่วยงาน is `agency` (and is, with one amount behind it); it comes out as `planned`
    records = cards(("งบหน่วยงาน", "ตั้งไว้ 20,000 บาท เบิกจ่าย 18,000 บาท"))
    assert amounts(records)[:2] == [(2567, "agency", 20_000.0), (2567, "disbursed", 18_000.0)]


def test_an_amount_between_2540_and_2599_is_no_year() -> None:
    # "2560.-" is 2,560 baht of 2567 (".-" ends amounts in Thai); it comes out as a dash of 2560
    records = cards(("งบประมาณ", "2560.-"))
    assert amounts(records)[:1] == [(2567, "planned", 2560.0)] or records.findings


# --- places_below._placed


def test_two_items_in_a_cell_each_with_its_mission_stay_two() -> None:
    # Before the change these were four items with their four amounts; now items 2 and 4 are
    # swallowed by the mission of the item before, and no amount is read.
    rows: list[Row] = [
        ("โครงการ/กิจกรรม/มาตรการ", "ปี 2566", "หน่วยงาน"),
        (f"1. โครงการ ก\n{MISSION}\n2. โครงการ ข\n{MISSION}", "1,000\n2,000", "สำนักปลัด"),
        (f"3. โครงการ ค\n{MISSION}\n4. โครงการ ง\n{MISSION}", "5,000\n7,000", "กองคลัง"),
    ]
    records = read(PLAN_5, (grid(*rows),))
    assert [i.item_no for i in records.items] == [1, 2, 3, 4]


def test_an_item_below_the_mission_of_another_is_not_lost_untold() -> None:
    # item 4 vanishes into mission_raw of item 3, without a finding
    rows: list[Row] = [
        ("โครงการ/กิจกรรม/มาตรการ", "ปี 2566", "หน่วยงาน"),
        (f"1. โครงการ ก\n{MISSION}", "1,000", "สำนักปลัด"),
        (f"2. โครงการ ข\n{MISSION}", "2,000", "กองช่าง"),
        (f"3. โครงการ ค\n{MISSION}\n4. โครงการ ง", "ไม่ใช้งบประมาณ", "กองคลัง"),
    ]
    records = read(PLAN_5, (grid(*rows),))
    told = codes(records) - {"mission_missing"}  # which says that 2.1 and 2.2 have no items
    assert len(records.items) == 4 or told


def test_money_below_the_mission_is_not_lost_untold() -> None:
    # "งบประมาณปี 2567 20,000 บาท" becomes a part of mission_raw: no budget row, no finding
    rows: list[Row] = [
        ("ลำดับ", "ชื่อโครงการ/กิจกรรม/มาตรการ", "หน่วยงาน"),
        ("1", f"โครงการ ก\n{MISSION}\nงบประมาณปี 2567 20,000 บาท", "สำนักปลัด"),
        ("2", f"โครงการ ข\n{MISSION}\nงบประมาณปี 2567 5,000 บาท", "กองช่าง"),
    ]
    records = read(PLAN_5, (grid(*rows),))
    told = codes(records) - {"mission_missing"}
    assert [b for _y, _k, b in amounts(records)] == [20_000.0, 5_000.0] or told


# --- labelled_lines


def forms(title: str, *blocks: str) -> Records:
    return read_lines(title, DIMENSION, *(text for block in blocks for text in block.split("\n")))


REPORT_68 = "รายงานผลการดำเนินการตามแผนปฏิบัติการป้องกันการทุจริต ปี 2568"


def test_a_label_of_money_whose_colon_is_lost_keeps_its_money() -> None:
    # The second block's colon is lost (once, among two blocks): its 15,000 goes into the period,
    # no budget row, no finding. (Where no block has the colon, all amounts go so.)
    records = forms(
        REPORT_68,
        "โครงการ : โครงการอบรมคุณธรรม\nระยะเวลา : ตุลาคม 2567\nงบประมาณ : 20,000 บาท\n"
        "ผลการดำเนินงาน : อบรมแล้ว\nผู้รับผิดชอบ : สำนักปลัด",
        "โครงการ : โครงการพัฒนาเว็บไซต์\nระยะเวลา : มกราคม 2568\nงบประมาณ 15,000 บาท\n"
        "ผลการดำเนินงาน : ปรับปรุงแล้ว\nผู้รับผิดชอบ : กองคลัง",
    )
    assert [b for _y, _k, b in amounts(records)] == [20_000.0, 15_000.0] or records.findings


def test_labels_of_money_with_a_year_in_them_are_labels() -> None:
    # "งบประมาณปี 2566 : 20,000 บาท": `_COLON` allows no digit, so all amounts become a part of
    # the target group above them; four amounts lost, untold
    records = forms(
        "แผนปฏิบัติการป้องกันการทุจริต 5 ปี (พ.ศ. 2566 - 2570)",
        "โครงการ : โครงการอบรมคุณธรรม\nกลุ่มเป้าหมาย : พนักงาน\nงบประมาณปี 2566 : 20,000 บาท\n"
        "งบประมาณปี 2567 : 25,000 บาท\nระยะเวลา : ตลอดปี\nผู้รับผิดชอบ : สำนักปลัด",
        "โครงการ : โครงการพัฒนาเว็บไซต์\nกลุ่มเป้าหมาย : ประชาชน\nงบประมาณปี 2566 : 10,000 บาท\n"
        "งบประมาณปี 2567 : 15,000 บาท\nระยะเวลา : ตลอดปี\nผู้รับผิดชอบ : กองคลัง",
    )
    read_all = [20_000.0, 25_000.0, 10_000.0, 15_000.0]
    assert [b for _y, _k, b in amounts(records)] == read_all or records.findings


def test_money_in_a_line_behind_the_last_label_is_told() -> None:
    # "เบิกจ่าย 18,000 บาท" below "งบประมาณ : 20,000 บาท": what was spent is lost, untold
    records = forms(
        REPORT_68,
        "โครงการ : โครงการอบรมคุณธรรม\nผลการดำเนินงาน : อบรมแล้ว\nผู้รับผิดชอบ : สำนักปลัด\n"
        "งบประมาณ : 20,000 บาท\nเบิกจ่าย 18,000 บาท",
        "โครงการ : โครงการพัฒนาเว็บไซต์\nผลการดำเนินงาน : ปรับปรุงแล้ว\nผู้รับผิดชอบ : กองคลัง\n"
        "งบประมาณ : 15,000 บาท\nเบิกจ่าย 14,000 บาท",
    )
    assert (2568, "disbursed", 18_000.0) in amounts(records) or records.findings


def test_an_item_in_a_line_between_two_blocks_is_not_lost_untold() -> None:
    # an item without labels, with its 3,000 baht, between two blocks: not read, not told
    records = forms(
        REPORT_68,
        "โครงการ : โครงการอบรมคุณธรรม\nผลการดำเนินงาน : อบรมแล้ว\nผู้รับผิดชอบ : สำนักปลัด\n"
        "งบประมาณ : 20,000 บาท\nกิจกรรมจิตอาสา งบประมาณ 3,000 บาท",
        "โครงการ : โครงการพัฒนาเว็บไซต์\nผลการดำเนินงาน : ปรับปรุงแล้ว\nผู้รับผิดชอบ : กองคลัง\n"
        "งบประมาณ : 15,000 บาท",
    )
    assert 3_000.0 in [b for _y, _k, b in amounts(records)] or records.findings


# --- labelled_texts.both_labelled, labelled_below


def test_a_cells_own_label_says_what_kind_its_money_is() -> None:
    # "เบิกจ่าย : 6,000 บาท" below "ระยะเวลาและงบประมาณ" is disbursed; it comes out as planned,
    # untold (before: unreadable, and told)
    rows: list[Row] = [
        ("ที่", "มาตรการ", "ผลการดำเนินการ", "ระยะเวลาและงบประมาณ"),
        ("1", "กิจกรรม ก", "ดี", "ระยะเวลา : ธันวาคม 2566\nเบิกจ่าย : 5,000 บาท"),
        ("2", "กิจกรรม ข", "ดี", "ระยะเวลา : มี.ค. 67\nเบิกจ่าย : 6,000 บาท"),
    ]
    records = read(RESULTS, (grid(*rows),))
    assert {kind for _y, kind, b in amounts(records) if b} == {"disbursed"} or records.findings


def test_labels_of_two_kinds_below_titles_are_of_two_kinds() -> None:
    # All take the kind of the first label: the 25,000 spent comes out as planned, untold.
    # (So it was before the change; the code moved.)
    rows: list[Row] = [
        ("โครงการ", "ผลการดำเนินงาน", "ผู้รับผิดชอบ"),
        ("๑. โครงการค่ายเยาวชน\nงบประมาณ : 20,000 บาท", "จัดแล้ว", "กองการศึกษา"),
        ("๒. โครงการกีฬา\nเบิกจ่าย : 25,000 บาท", "แข่งแล้ว", "กองการศึกษา"),
    ]
    records = read(RESULTS, (grid(*rows),))
    assert (2567, "disbursed", 25_000.0) in amounts(records) or records.findings


# --- ticked_cells._with_years


def test_a_year_that_is_crossed_has_no_amount() -> None:
    # x beside ✓ says "not in this year"; 80,000 and 5,000 come out in 2568 too (and 5,000 in 2566).
    # The column_unknown finding, which such tables always get, speaks of another thing.
    head = [
        [("ที่", 1, 2), ("โครงการ/กิจกรรม", 1, 2), ("งบประมาณต่อปี (บาท)", 1, 2), ("ปีที่ดำเนินการ", 3, 1),
         ("ผู้รับผิดชอบ", 1, 2)],
        [("2566", 1, 1), ("2567", 1, 1), ("2568", 1, 1)],
    ]  # fmt: skip
    body = [
        [(str(k), 1, 1), (f"โครงการงานที่ {k} ของตำบล", 1, 1), (baht, 1, 1)]
        + [(mark, 1, 1) for mark in marks]
        + [("กองคลัง", 1, 1)]
        for k, baht, marks in ((1, "80,000", "✓✓x"), (2, "5,000", "x✓x"))
    ]
    records = read("แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2568)", (table(*head, *body),))
    assert not [entry for entry in amounts(records) if entry[0] == 2568 and entry[2]]


# --- titles_over.beside_their_values


def test_another_table_on_the_next_page_is_no_part_of_the_last_item() -> None:
    # a list of the working group behind a line of its own: its names and posts become the last
    # item's period, units and result ("กองการศึกษาปลัดนิติกร"), untold
    def row(*texts: str) -> list[tuple[str, int, int]]:
        return [(text, 1, 1) for text in texts]

    first = table(
        row("แนวทางการดำเนินการ", "ระยะเวลา", "ผู้รับผิดชอบ", "ผลการดำเนินการ"),
        [("๑. โครงการค่ายเยาวชน", 4, 1)],
        row("จัดค่าย", "ต.ค. 66", "กองการศึกษา", "จัดแล้ว"),
    )
    second = table(
        row("1", "นายสมชาย", "ปลัด", "กรรมการ"), row("2", "นายสมหมาย", "นิติกร", "กรรมการ"), page=2
    )
    records = read(RESULTS, (first,), ("รายชื่อคณะทำงาน", second))
    assert [i.result for i in records.items] == ["จัดแล้ว"] or records.findings


# --- close_columns._edge_of_years


def test_the_year_of_a_period_stays_with_its_month() -> None:
    # Before: "ต.ค. 2566". Now the years become a column without a heading and the period is "ต.ค.";
    # the one finding says that "money stands under the heading ''".
    head = words(
        (20, 15, "ที่"), (20, 40, "โครงการ/กิจกรรม"), (20, 180, "ระยะเวลา"), (20, 250, "งบประมาณ"),
        (20, 330, "ผู้รับผิดชอบ"),
    )  # fmt: skip
    rows = (
        (50, "1", "โครงการพัฒนาคุณธรรม", "ต.ค.", "20,000"),
        (80, "2", "โครงการปลูกหญ้าแฝก", "พ.ย.", "15,000"),
        (110, "3", "กิจกรรมจิตอาสา", "ธ.ค.", "5,000"),
    )
    body = [
        word
        for y, no, title, month, baht in rows
        for word in words(
            (y, 15, no), (y, 40, title), (y, 180, month), (y, 198, "2566"), (y, 250, baht),
            (y, 330, "กองช่าง"),
        )
    ]  # fmt: skip
    one = page([*head, *body], [*level(10, 40, 70, 100, 140), *upright(10, 140, 10, 420)])
    assert [i.period for i in read_pages(one).items] == ["ต.ค. 2566", "พ.ย. 2566", "ธ.ค. 2566"]


def test_the_year_of_a_title_stays_with_it() -> None:
    # titles that end in "ประจำปี 2566" at one place lose their year ("โครงการจิตอาสาประจำปี")
    head = words(
        (20, 15, "ที่"), (20, 40, "โครงการ/กิจกรรม"), (20, 200, "งบประมาณ"), (20, 330, "ผู้รับผิดชอบ")
    )
    rows = (
        (50, "1", "โครงการจิตอาสาประจำปี", "20,000"),
        (80, "2", "โครงการสภากาแฟประจำปี", "15,000"),
        (110, "3", "กิจกรรมเด็กไทยประจำปี", "5,000"),
    )
    body = [
        word
        for y, no, title, baht in rows
        for word in words(
            (y, 15, no), (y, 40, title), (y, 126, "2566"), (y, 200, baht), (y, 330, "กองช่าง")
        )
    ]
    one = page([*head, *body], [*level(10, 40, 70, 100, 140), *upright(10, 140, 10, 420)])
    titles = {title for title, *_rest in money(read_pages(one))}
    assert all(title.endswith("2566") for title in titles)
