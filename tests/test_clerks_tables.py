"""Tables of plans as clerks make them: money in the title's cell, years that broke, risks."""

from __future__ import annotations

import pytest

from normalize.make_records import Records
from tests.reading_text import codes, read_rows
from tests.test_adversarial import PLAN, PLAN_2561, REPORT, money, table

MISSION = "ภารกิจที่ 1.1 การสร้างจิตสำนึกและความตระหนักแก่บุคลากรทั้งข้าราชการการเมือง"
DIMENSION = "มิติที่ 1 การสร้างสังคมที่ไม่ทนต่อการทุจริต\n\n"


def test_a_budget_in_brackets_behind_the_title() -> None:
    records = read_rows(
        PLAN_2561
        + "มิติ|โครงการ/กิจกรรม/มาตรการ (งบประมาณ)|ตัวชี้วัด\n"
        + "|1. โครงการ ก (งบประมาณ 7,500 บาท)|ก\n|2. กิจกรรม ข (ไม่ใช้งบประมาณ)|ข\n"
        + "|3. มาตรการไม่รับของขวัญมูลค่าเกิน 3,000 บาท|ค\n"
    )
    assert money(records) == [
        ("โครงการ ก", 2561, "amount", 7500.0),
        ("กิจกรรม ข", 2561, "no_budget", None),
    ]
    assert records.items[2].title == "มาตรการไม่รับของขวัญมูลค่าเกิน 3,000 บาท"
    assert records.budgets[0].raw == "7,500 บาท"


def test_years_that_a_narrow_column_broke() -> None:
    records = read_rows(
        PLAN
        + table(
            "<td rowspan=2>ที่</td><td rowspan=2>โครงการ</td><td colspan=2>งบประมาณ (บาท)</td>",
            "<td>25<br>61</td><td>25<br>62</td>",
            "<td>1</td><td>โครงการ ก</td><td>150,<br>000</td><td>-</td>",
        )
    )
    assert [row[1:] for row in money(records)] == [
        (2561, "amount", 150_000.0),
        (2562, "dash", None),
    ]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("งบประมาณที่ใช้ (บาท)", "planned"),
        ("งบประมาณที่ใช้จริง", "disbursed"),
        ("ผลการเบิกจ่าย", "disbursed"),
    ],
)
def test_a_plans_budget_used_is_what_it_plans(heading: str, kind: str) -> None:
    records = read_rows(PLAN_2561 + f"ที่|โครงการ|{heading}|ผู้รับผิดชอบ\n1|โครงการ ก|5,000|กองคลัง\n")
    assert [b.kind for b in records.budgets] == [kind]


def test_a_mission_in_the_row_above_the_column_headings() -> None:
    rows = ("<td>กิจกรรม</td><td>งบประมาณ</td>", "<td>กิจกรรม ก</td><td>5,000</td>")
    head = f"<td colspan=2>{MISSION}</td>"
    records = read_rows(PLAN_2561 + DIMENSION + table(head, *rows))
    assert [(i.dimension_no, i.mission_no) for i in records.items] == [(1, "1.1")]


def test_the_year_may_stand_below_the_owner_on_the_cover() -> None:
    records = read_rows(
        "แผนปฏิบัติการป้องกันการทุจริต\nเทศบาลตำบลลี้ อำเภอลี้ จังหวัดลำพูน\nประจำปีงบประมาณ พ.ศ. 2565\n\n"
        "ที่|โครงการ|งบประมาณ|ผู้รับผิดชอบ\n1|โครงการ ก|5,000|กองคลัง\n"
    )
    assert money(records) == [("โครงการ ก", 2565, "amount", 5000.0)]


def test_what_is_done_about_a_risk_is_no_item_of_the_plan() -> None:
    records = read_rows(
        PLAN_2561
        + "ลำดับ|เหตุการณ์ความเสี่ยง|ระดับความเสี่ยง|มาตรการจัดการความเสี่ยง\n"
        + "1|การกำหนดคุณลักษณะเฉพาะ|สูง|ให้แต่งตั้งคณะกรรมการทุกครั้ง\n\n"
        + "ที่|โครงการ|งบประมาณ|ผู้รับผิดชอบ\n1|โครงการ ก|5,000|กองคลัง\n"
    )
    assert [i.title for i in records.items] == ["โครงการ ก"]
    assert codes(records) == set()


def test_plan_and_result_in_two_rows_of_one_item() -> None:
    head = "<td>ที่</td><td>โครงการ</td><td>แผน/ผล</td><td>การดำเนินงาน</td><td>งบประมาณ</td>"
    plan = "<td rowspan=2>{n}</td><td rowspan=2>{t}</td><td>แผน</td><td>อบรม 1 ครั้ง</td><td>{m}</td>"
    done = "<td>ผล</td><td>อบรมแล้ว {n} ครั้ง</td><td>{m}</td>"
    records = read_rows(
        REPORT
        + table(
            head,
            plan.format(n=1, t="โครงการ ก", m="20,000"), done.format(n=1, m="18,500"),
            plan.format(n=2, t="โครงการ ข", m="-"), done.format(n=2, m="-"),
        )
    )  # fmt: skip
    assert [(i.section, i.title, i.approach, i.result) for i in records.items] == [
        ("results", "โครงการ ก", "อบรม 1 ครั้ง", "อบรมแล้ว 1 ครั้ง"),
        ("results", "โครงการ ข", "อบรม 1 ครั้ง", "อบรมแล้ว 2 ครั้ง"),
    ]
    assert [(b.kind, b.fiscal_year_be, b.status, b.amount_baht) for b in records.budgets] == [
        ("planned", 2564, "amount", 20_000.0), ("disbursed", 2564, "amount", 18_500.0),
        ("planned", 2564, "dash", None), ("disbursed", 2564, "dash", None),
    ]  # fmt: skip


def test_a_column_in_which_items_stand_holds_the_titles_whatever_its_heading() -> None:
    head = "มิติ/ภารกิจ|งบประมาณ|ผู้รับผิดชอบ\n"
    rows = "".join(f"{k}. โครงการ {name}|{k},000|กองคลัง\n" for k, name in enumerate("กขค", 1))
    records = read_rows(PLAN_2561 + head + "มิติที่ 1 การสร้างสังคมที่ไม่ทนต่อการทุจริต||\n" + rows)
    assert [(i.dimension_no, i.item_no, i.title) for i in records.items] == [
        (1, 1, "โครงการ ก"),
        (1, 2, "โครงการ ข"),
        (1, 3, "โครงการ ค"),
    ]
    assert [row[3] for row in money(records)] == [1000.0, 2000.0, 3000.0]
    assert codes(records) == {"title_column_by_content"}


def test_a_table_without_any_heading_is_read_by_what_stands_in_it() -> None:
    rows = [
        f"<td>{k}</td><td>โครงการ {name}</td><td>{k},000</td><td>กองคลัง</td>"
        for k, name in enumerate("กขค", 1)
    ]
    records = read_rows(PLAN_2561 + DIMENSION + table(*rows))
    assert [(i.dimension_no, i.item_no, i.title, i.responsible) for i in records.items] == [
        (1, 1, "โครงการ ก", ("กองคลัง",)),
        (1, 2, "โครงการ ข", ("กองคลัง",)),
        (1, 3, "โครงการ ค", ("กองคลัง",)),
    ]
    assert [row[1:] for row in money(records)] == [(2561, "amount", 1000.0 * k) for k in (1, 2, 3)]
    assert "header_by_content" in codes(records)


def test_two_columns_of_money_without_a_heading_are_nobodys_budget() -> None:
    rows = [f"<td>โครงการ {name}</td><td>5,000</td><td>4,000</td>" for name in "กขค"]
    records = read_rows(PLAN_2561 + table(*rows))
    assert money(records) == []
    assert codes(records) & {"table_without_heading", "header_by_content"}


def test_a_mission_whose_number_a_scan_misread_is_no_item() -> None:
    text = PLAN_2561 + DIMENSION + "โครงการ|งบประมาณ\n1. โครงการ ก|1,000\n"
    band = "ภารกิจที่ 4,1 มีการจัดวางระบบและรายงานการควบคุมภายในตามที่คณะกรรมการตรวจเงินแผ่นดินกำหนด|\n"
    records = read_rows(text + band + "1. โครงการ ข|2,000\n")
    assert [i.title for i in records.items] == ["โครงการ ก", "โครงการ ข"]


def test_a_table_of_totals_without_an_item_is_told() -> None:
    records = read_rows(PLAN_2561 + "โครงการ|งบประมาณ\nรวมทั้งสิ้น|2,000\n")
    assert (records.items, codes(records)) == ((), {"table_without_items"})


def test_measures_against_risks_with_money_of_their_own_are_items() -> None:
    records = read_rows(
        PLAN_2561
        + "ประเด็นความเสี่ยง|ระดับความเสี่ยง|มาตรการ/กิจกรรม|งบประมาณ|ผู้รับผิดชอบ\n"
        + "การจัดซื้อ|สูง|กิจกรรมอบรมพัสดุ|5,000|กองคลัง\n"
    )
    assert [row[3] for row in money(records)] == [5000.0]


def test_what_is_at_risk_is_no_budget() -> None:
    records = read_rows(
        PLAN_2561
        + "โครงการ/กระบวนงาน|ประเด็นความเสี่ยง|โอกาส|ผลกระทบ|วงเงิน (บาท)|มาตรการควบคุม\n"
        + "โครงการก่อสร้างถนน|การจัดซื้อ|3|4|1,850,000|ตรวจรับทุกงวด\n"
    )
    assert (records.items, records.budgets) == ((), ())


def test_an_amount_of_no_year_is_told_at_its_item() -> None:
    records = read_rows(
        PLAN + "ที่|โครงการ (งบประมาณ)|ผู้รับผิดชอบ\n1|โครงการ ก (งบประมาณ 7,500 บาท)|กองคลัง\n"
    )
    assert money(records) == [("โครงการ ก", None, "amount", 7500.0)]
    told = [f.item_id for f in records.findings if f.code == "money_year_missing"]
    assert told == [records.items[0].item_id]


def test_money_may_stand_with_its_source_in_one_column() -> None:
    records = read_rows(
        REPORT
        + table(
            "<td rowspan=2>ที่</td><td rowspan=2>โครงการ</td><td colspan=2>งบประมาณ</td>",
            "<td>ตั้งไว้ (แหล่งเงิน)</td><td>เบิกจ่าย (บาท)</td>",
            "<td>1</td><td>โครงการ ก</td><td>45,000 บาท<br>(ข้อบัญญัติ)</td><td>41,250.00</td>",
            "<td>2</td><td>กิจกรรม ข</td><td>-</td><td>-</td>",
        )
    )
    assert [(m[0], *m[2:]) for m in money(records)] == [
        ("โครงการ ก", "amount", 45_000.0),
        ("โครงการ ก", "amount", 41_250.0),
        ("กิจกรรม ข", "dash", None),
        ("กิจกรรม ข", "dash", None),
    ]


def test_amounts_below_a_heading_that_names_a_remark_are_told() -> None:
    rows = "1|โครงการ ก|45,000|ข้อบัญญัติ\n2|โครงการ ข|3,500|เงินอุดหนุน\n"
    told = read_rows(PLAN + "ที่|โครงการ|แหล่งเงิน|หมายเหตุ\n" + rows)
    assert "column_unknown" in codes(told)
    plain = read_rows(PLAN + "ที่|โครงการ|ปี 2561|หมายเหตุ\n" + rows.replace("ข้อบัญญัติ", "ไม่ใช้งบประมาณ"))
    assert "column_unknown" not in codes(plain)


def test_months_beside_what_was_spent_are_results() -> None:
    months = "|".join(["ต.ค. 66", "พ.ย. 66", "ธ.ค. 66", "ม.ค. 67"])
    records = read_rows(
        REPORT.replace("2564", "2567")
        + f"ที่|โครงการ|งบประมาณ|เบิกจ่าย|{months}\n1|โครงการ ก|80,000|74,320||✓||\n"
    )
    assert {i.section for i in records.items} == {"results"}
    assert len(records.schedule) == 1


FIRST = (
    "ที่|โครงการ/กิจกรรม|ตั้งไว้|เบิกจ่าย\n"
    "1|โครงการอบรมคุณธรรมของพนักงาน|20,000|18,500\n2|กิจกรรมยกย่องคนดีของตำบล|-|-\n"
)
SECOND = (
    "ที่|โครงการ/กิจกรรม|ตัวชี้วัด|ผลการดำเนินงาน\n1|โครงการอบรมคุณธรรมของพนักงาน|จำนวนคน|57 คน\n"
    "2|กิจกรรมยกย่องคนดีของตำบล|จำนวนครั้ง|1 ครั้ง\n"
)


def test_a_second_table_says_more_of_the_same_items() -> None:
    records = read_rows(
        REPORT + FIRST + "\nตารางที่ 2 ตัวชี้วัดและผลการดำเนินงานของโครงการตามแผนปฏิบัติการ\n\n" + SECOND
    )
    assert [(i.item_no, i.title, i.indicator, i.result) for i in records.items] == [
        (1, "โครงการอบรมคุณธรรมของพนักงาน", "จำนวนคน", "57 คน"),
        (2, "กิจกรรมยกย่องคนดีของตำบล", "จำนวนครั้ง", "1 ครั้ง"),
    ]
    assert [b.status for b in records.budgets] == ["amount", "amount", "dash", "dash"]


@pytest.mark.parametrize(
    "other",
    [
        SECOND.replace("พนักงาน", "สมาชิกสภา").replace("คนดี", "ผู้สูงอายุ"),
        FIRST.replace("18,500", "19,000"),
        SECOND.replace("\n1|", "\n3|").replace("\n2|", "\n4|"),
    ],
    ids=["other titles", "money of its own", "other numbers"],
)
def test_what_says_other_things_is_no_second_table(other: str) -> None:
    records = read_rows(
        REPORT + FIRST + "\nตารางที่ 2 ตัวชี้วัดและผลการดำเนินงานของโครงการตามแผนปฏิบัติการ\n\n" + other
    )
    assert len(records.items) == 4


def test_a_heading_may_name_all_years_above_cells_that_list_them() -> None:
    years = (2561, 2562, 2563, 2564)
    listed = "<br>".join(f"ปี {year} : {10 + k},000" for k, year in enumerate(years))
    records = read_rows(
        PLAN_2561
        + table(
            "<td>ที่</td><td>โครงการ/กิจกรรม/มาตรการ</td><td>งบประมาณรายปี (บาท)<br>ปี 2561 - 2564</td>",
            f"<td>1</td><td>โครงการ ก</td><td>{listed}</td>",
            "<td>2</td><td>กิจกรรม ข</td><td>ไม่ใช้งบประมาณ</td>",
        )
    )
    assert money(records) == [
        *(("โครงการ ก", year, "amount", 10_000.0 + 1000 * k) for k, year in enumerate(years)),
        *(("กิจกรรม ข", year, "no_budget", None) for year in years),
    ]


@pytest.mark.parametrize(
    ("heading", "spent"),
    [
        ("ผลการดำเนินงานและการใช้จ่ายงบประมาณ", [("amount", 18_500.0), ("no_budget", None)]),
        ("ผลการดำเนินงาน", []),
    ],
)
def test_what_was_spent_may_stand_among_the_results(
    heading: str, spent: list[tuple[str, float | None]]
) -> None:
    records = read_rows(
        REPORT
        + f"ที่|โครงการ|{heading}\n1|โครงการ ก|อบรมแล้ว 50 คน คนละ 100 บาท ใช้งบประมาณ 18,500 บาท\n"
        + "2|โครงการ ข|ดำเนินการแล้ว ไม่ใช้งบประมาณ\n"
        + "3|โครงการ ค|ใช้งบประมาณ 2,000 บาท และเบิกจ่าย 500 บาท\n"
    )
    assert [(b.status, b.amount_baht) for b in records.budgets] == spent
    assert {b.kind for b in records.budgets} <= {"disbursed"}


def test_a_year_in_a_list_may_have_no_amount() -> None:
    listed = "ปี 2561 180,000<br>ปี 2562<br>ปี 2563 190,000"
    head = ("<td>ที่</td><td>โครงการ</td><td>งบประมาณ (บาท)</td>",)
    records = read_rows(
        PLAN_2561
        + table(
            *head,
            f"<td>1</td><td>โครงการ ก</td><td>{listed}</td>",
            f"<td>3</td><td>โครงการ ค</td><td>{listed}</td>",
        )
    )
    read = [("amount", 180_000.0), ("blank", None), ("amount", 190_000.0)]
    assert [m[2:] for m in money(records)] == read * 2
    unsure = read_rows(
        PLAN_2561 + table(*head, "<td>2</td><td>โครงการ ข</td><td>ปี 2561<br>ปี 2562</td>")
    )
    assert {m[2] for m in money(unsure)} == {"unreadable"}


def test_a_score_may_stand_beside_the_heading_of_an_indicator() -> None:
    records = read_rows(
        "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ปี 2567\n"
        "เทศบาลตำบลก้อ อำเภอลี้ จังหวัดลำพูน\n\n"
        + table(
            "<td>ที่</td><td>มาตรการ/กิจกรรม</td><td>วิธีดำเนินการ</td><td>ผลลัพธ์</td>",
            "<td colspan=3>ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่</td><td>91.35 คะแนน</td>",
            "<td>1</td><td>มาตรการกำกับเวลา</td><td>ติดป้าย</td><td>บริการภายในเวลา</td>",
        )
    )
    assert [(i.mission_no, i.title) for i in records.items] == [("1", "มาตรการกำกับเวลา")]


def of_years(first: str, second: str) -> Records:
    head = "<td>ที่</td><td>โครงการ</td><td>งบประมาณ (บาท)</td>"
    rows = (
        f"<td>{k}</td><td>โครงการ {k}</td><td>{text}</td>" for k, text in ((1, first), (2, second))
    )
    return read_rows(PLAN_2561 + table(head, *rows))


def test_an_amount_that_a_scan_broke_costs_no_other_years_amount() -> None:
    records = of_years("2561 25 500<br>2562 25,500<br>2563 -", "2561 900<br>2562 800<br>2563 700")
    assert [m[2:] for m in money(records)] == [
        ("unreadable", None), ("amount", 25_500.0), ("dash", None),
        ("amount", 900.0), ("amount", 800.0), ("amount", 700.0),
    ]  # fmt: skip
    assert [f.raw for f in records.findings if f.code == "amount_unreadable"] == ["25 500"]


@pytest.mark.parametrize(
    "doubtful",
    [
        "2561 25 500<br>2562 25 500<br>2563 900",  # mostly broken
        "2561 25 500<br>2562<br>900<br>2563 800",  # an amount of its own line
        "2561 25 500<br>2562 900 800<br>2562 700",  # a year twice
        "2561 25 500<br>2562 900 ต่อคน<br>2563 800",
    ],
)
def test_years_and_amounts_that_may_belong_otherwise_stay_unreadable(doubtful: str) -> None:
    records = of_years(doubtful, "2561 900<br>2562 800<br>2563 700")
    first = records.items[0].item_id
    assert {b.status for b in records.budgets if b.item_id == first} == {"unreadable"}
