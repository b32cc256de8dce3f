"""What looks like forms named by numbers, amounts by number or years down the rows, and is not."""

from __future__ import annotations

import pytest

from normalize.make_records import Records
from parsers.headings.numbered import named_row, row_name
from tests.reading_text import codes, read_rows
from tests.test_labelled_cells import PLAN, grid, read
from tests.test_labels_in_rows import apart
from tests.test_month_strips import PLAN as CALENDAR
from tests.test_numbered_money import money
from tests.test_numbered_titles import DIMENSION, FOLLOW_UP, INDICATOR, ONE, form
from tests.test_stacked_rows import table
from tests.test_titles_across_months import HEAD, item
from tests.test_years_down import ONE as OF_YEARS
from tests.test_years_down import Column
from tests.test_years_down import money as by_years
from tests.test_years_down import read as read_years

TITLE = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2567)\n"


def titles(records: Records) -> list[str | None]:
    return [i.title for i in records.items]


@pytest.mark.parametrize("at", [2, 4])
def test_an_empty_row_in_a_form_says_nothing(at: int) -> None:
    rows = list(form("มาตรการที่ 1", ONE))
    rows.insert(at, ("", "", "", ""))
    assert titles(read(FOLLOW_UP, [INDICATOR, grid(*rows)])) == [ONE]


def part(number: int, title: str) -> list[tuple[str, str]]:
    return [(f"กิจกรรมที่ {number}", title), ("ระยะเวลา", "ตุลาคม 2566"), ("ผู้รับผิดชอบ", "กองคลัง")]


PARTS = (part(1, "จัดอบรมพนักงานทุกคน"), part(2, "ศึกษาดูงานนอกสถานที่"))


def test_parts_of_a_project_are_no_items() -> None:
    """Told, as a project with its parts in a form is not read."""
    records = read(PLAN, [DIMENSION, "1. โครงการพัฒนาคุณธรรมพนักงาน", grid(*PARTS[0], *PARTS[1])])
    assert not titles(records) and "table_without_heading" in codes(records)
    plan = grid(
        ("ที่", "โครงการ/กิจกรรม", "ปี 2566", "ผู้รับผิดชอบ"), ("1", "โครงการดีเด่นชุมชน", "20,000", "กองคลัง")
    )
    assert titles(read(PLAN, [DIMENSION, plan, *(grid(*rows) for rows in PARTS)])) == [
        "โครงการดีเด่นชุมชน"
    ]


def test_people_are_no_titles() -> None:
    rows = [("ลำดับที่ 1", "นายสมชาย ใจดีมาก"), ("หน่วยงาน", "กองคลัง"), ("หมายเหตุ", "ประธาน")]
    assert not titles(read(PLAN, [DIMENSION, grid(*rows)]))
    rows = [("ลำดับที่ 1", "นายกเทศมนตรีประกาศเจตนารมณ์"), ("หน่วยงาน", "กองคลัง"), ("หมายเหตุ", "ทำแล้ว")]
    assert titles(read(PLAN, [DIMENSION, grid(*rows)]))


@pytest.mark.parametrize("spent", ["19,500", "ไม่ใช้งบประมาณ", "-"])
def test_one_amount_at_the_top_may_be_of_all_the_years(spent: str) -> None:
    records = read_years((*OF_YEARS[:4], (spent,), OF_YEARS[5]))
    assert {m[0] for m in by_years(records) if m[1] == "disbursed"} == {None}
    assert spent != "19,500" or "money_year_missing" in codes(records)


@pytest.mark.parametrize(
    ("numbers", "names"),
    [(("1", "2"), ("โครงการอบรม", "กิจกรรมจิตอาสา")), (("",), ("1. โครงการอบรม", "2. กิจกรรมจิตอาสา"))],
)
def test_several_items_in_a_row_have_a_year_each(numbers: Column, names: Column) -> None:
    row = (numbers, names, ("2565", "2566"), ("20,000", "10,000"), ("19,500", "9,500"), ("แล้ว",))
    records = read_years(row)
    assert titles(records) == ["โครงการอบรม", "กิจกรรมจิตอาสา"]
    assert [b.fiscal_year_be for b in records.budgets if b.amount_baht in (20000.0, 10000.0)] == [
        2565,
        2566,
    ]


def listed(level: str, *names: str) -> str:
    return level + "".join(f"{k}. {name}\nผู้รับผิดชอบ : กองคลัง\n" for k, name in enumerate(names, 1))


FIRST = listed("มิติที่ 1 การสร้างวัฒนธรรมสุจริต\n", "โครงการบ้านสวย", "กิจกรรมคนดี", "มาตรการโปร่งใส")
SECOND = listed("มิติที่ 2 การบริหารราชการด้วยความโปร่งใส\n", "โครงการบ้านงาม", "กิจกรรมคนเก่ง")


def amounts(records: Records) -> list[float | None]:
    return [baht for said in money(records).values() for _year, _status, baht in said]


def numbered(heading: str, name: str, count: int) -> str:
    rows = "".join(f"{name.format(k)}|{k}0,000|-\n" for k in range(1, count + 1))
    return f"บัญชีงบประมาณ (บาท)\n{heading}|ปี 2566|ปี 2567\n{rows}"


def test_numbers_that_run_on_are_not_those_of_the_last_level() -> None:
    records = read_rows(TITLE + FIRST + SECOND + numbered("ลำดับโครงการ", "โครงการที่ {}", 5))
    assert not amounts(records)
    assert [f.code for f in records.findings].count("money_without_item") == 5


def test_bare_numbers_that_are_not_those_of_all_items_may_be_of_levels() -> None:
    """A sum for each dimension, by its number."""
    records = read_rows(TITLE + FIRST + numbered("ที่", "{}", 2))
    assert not amounts(records) and "money_without_item" in codes(records)


@pytest.mark.parametrize(
    "heading", ["งบประมาณ ปี 2566 (บาท)", "งบประมาณ ปี 2566 (บาท)|เบิกจ่าย ปี 2566"]
)
def test_a_table_right_below_a_list_adds_no_items(heading: str) -> None:
    more = "|-" * heading.count("|")
    rows = "".join(f"{k}|{k}0,000{more}\n" for k in (1, 2, 3))
    records = read_rows(f"{TITLE}{FIRST}ลำดับโครงการ|{heading}\n{rows}")
    assert titles(records) == ["โครงการบ้านสวย", "กิจกรรมคนดี", "มาตรการโปร่งใส"]
    assert [a for a in amounts(records) if a] == [10_000.0, 20_000.0, 30_000.0]


@pytest.mark.parametrize("number", ["1", ""])
def test_parts_named_by_number_in_a_plan_stay_its_rows(number: str) -> None:
    rows = f"1|โครงการอบรมคน|-\n{number}|กิจกรรมที่ 1|60,000\n2|โครงการปลูกป่า|20,000\n"
    records = read_rows(f"{TITLE}มิติที่ 1 การสร้างวัฒนธรรมสุจริต\nที่|โครงการ/กิจกรรม|ปี 2566\n{rows}")
    assert titles(records) == ["โครงการอบรมคน", "กิจกรรมที่ 1", "โครงการปลูกป่า"]
    assert "money_without_item" not in codes(records)


@pytest.mark.parametrize("of_item", [True, False])
def test_the_name_of_a_numbered_row_is_read_back(of_item: bool) -> None:
    assert named_row(row_name(12, of_item)) == (12, of_item)
    assert named_row("โครงการที่ 12") is None


@pytest.mark.parametrize(
    "value", ["ยุทธศาสตร์ที่ 4 ภารกิจที่ 1 ด้านการเมือง", "ภารกิจที่ 3 ด้านสังคม", "มติที่ 4/2566 ของสภา"]
)
def test_numbers_of_other_plans_are_no_levels(value: str) -> None:
    sheet = (
        f"ชื่อโครงการ|โครงการอบรมคุณธรรม\nความสอดคล้อง|{value}\nหลักการและเหตุผล|เพราะทุจริต\n"
        "วัตถุประสงค์|เพื่อความดี\nงบประมาณ|20,000 บาท\nผู้รับผิดชอบ|กองคลัง\nระยะเวลา|ปี 2566\n"
    )
    (sheet_item,) = read_rows(
        f"{TITLE}มิติที่ 2 การบริหารราชการด้วยความโปร่งใส\n2.1 การบริหารงานบุคคล\n{sheet}"
    ).items
    assert sheet_item.dimension_no == 2


@pytest.mark.parametrize(
    ("labels", "values"),
    [
        (  # the first begins half a line above its label
            [(11, "ชื่อโครงการ"), (29, "วัตถุประสงค์"), (41, "ผู้รับผิดชอบ")],
            [(5, "โครงการดี"), (17, "ชุมชน"), (29, "เพื่อความดี"), (41, "กองคลัง")],
        ),
        (  # one further down
            [(5, "ชื่อโครงการ"), (17, "วัตถุประสงค์"), (35, "ผู้รับผิดชอบ"), (53, "งบประมาณ")],
            [(5, "โครงการดี"), (17, "เพื่อความดี"), (29, "กองคลัง"), (41, "กองช่าง"), (53, "10,000")],
        ),
        (  # beside the second of three points
            [(5, "ชื่อโครงการ"), (29, "ผู้รับผิดชอบ"), (53, "งบประมาณ")],
            [
                (5, "โครงการดี"),
                (17, "1. กองคลัง"),
                (29, "2. กองช่าง"),
                (41, "3. กองศึกษา"),
                (53, "1,000"),
            ],
        ),
        (  # beside the second of three aims
            [(5, "ชื่อโครงการ"), (29, "วัตถุประสงค์"), (53, "งบประมาณ")],
            [(5, "โครงการดี"), (17, "เพื่อรู้"), (29, "เพื่อลด"), (41, "เพื่อดี"), (53, "1,000")],
        ),
    ],
    ids=["first", "between", "points", "aims"],
)
def test_labels_half_way_down_their_values_are_not_cut_apart(
    labels: list[tuple[float, str]], values: list[tuple[float, str]]
) -> None:
    assert len(apart(labels, values)) == 1


def test_projects_over_their_steps_are_no_levels_of_a_calendar() -> None:
    rows = [*HEAD, [("โครงการอบรมคุณธรรม", 14, 1)], *item("1", "ประชุมเตรียมงาน", 0),
            *item("2", "จัดอบรม", 3), [("โครงการปลูกป่า", 14, 1)], *item("1", "ประชุม", 5)]  # fmt: skip
    records = read(CALENDAR, (table(*rows),))
    assert not titles(records) and codes(records)
