"""Rows and lines that name the fiscal year of the items below them."""

from __future__ import annotations

import pytest

from tests.reading_text import codes, read_rows

PLAN = "แผนปฏิบัติการป้องกันการทุจริต\nเทศบาลตำบลลี้ อำเภอลี้ จังหวัดลำพูน\n\n"
HEAD = "<tr><td>มิติที่</td><td>ภารกิจที่</td><td>โครงการ/กิจกรรม</td><td>หน่วยงานรับผิดชอบ</td></tr>"
YEAR = "<tr><td colspan=4>{}</td></tr>"
ROW = (
    "<tr><td>๑</td><td>๑.๑</td><td>{}. โครงการ {} (งบประมาณ {},๐๐๐.- บาท)</td><td>กองช่าง</td></tr>"
)
FREE = "<tr><td>๒</td><td>๒.๑</td><td>๒. มาตรการเปิดเผย (ไม่ใช้งบประมาณ)</td><td>กองคลัง</td></tr>"


def money(text: str) -> list[tuple[int | None, str, float | None]]:
    return [(b.fiscal_year_be, b.status, b.amount_baht) for b in read_rows(text).budgets]


@pytest.mark.parametrize(
    "said",
    [
        "โครงการที่ดำเนินการในปีงบประมาณ พ.ศ. {}",
        "ปีงบประมาณ {}",
        "แผนปี {}",
        "ประจำปีงบประมาณ พ.ศ. {} (ต่อ)",
        "ปีงบประมาณ พ.ศ. {} จำนวน ๒ โครงการ",
        "• โครงการ/กิจกรรมที่จะดำเนินการในปี {} :",
    ],
)
@pytest.mark.parametrize("heading", ["", HEAD])
def test_a_year_across_the_table_is_that_of_amounts_in_titles_below(
    said: str, heading: str
) -> None:
    first = HEAD + YEAR.format(said.format("๒๕๖๖")) + ROW.format("๑", "ก", "๔๕") + FREE
    first += YEAR.format(said.format("๒๕๖๗")) + ROW.format("๑", "ข", "๒๖")
    second = heading + ROW.format("๒", "ค", "๗๐") + YEAR.format(said.format("๒๕๖๘"))
    text = PLAN + f"<table>{first}</table>\n<table>{second}{ROW.format('๑', 'ง', '๑๓')}</table>\n"
    assert money(text) == [
        (2566, "amount", 45000.0),
        (2566, "no_budget", None),
        (2567, "amount", 26000.0),
        (2567, "amount", 70000.0),
        (2568, "amount", 13000.0),
    ]


@pytest.mark.parametrize(
    "said",
    [
        "โครงการที่ดำเนินการในปีงบประมาณ พ.ศ. ๒๕๖๖ และ ๒๕๖๗",
        "ปีงบประมาณ ๒๕๖๖ และ ๒๕๖๗",
        "หมายเหตุ โครงการที่โอนมาจากปี ๒๕๖๖",
        "ข้อมูล ณ วันที่ ๓๐ กันยายน ๒๕๖๖",
    ],
)
def test_two_years_a_note_or_a_date_across_the_table_are_none(said: str) -> None:
    text = PLAN + f"<table>{HEAD}{YEAR.format(said)}{ROW.format('๑', 'ก', '๔๕')}{FREE}</table>\n"
    assert money(text) == [(None, "amount", 45000.0), (None, "no_budget", None)]
    assert "money_year_missing" in codes(read_rows(text))


SEVERAL = PLAN.replace("ทุจริต", "ทุจริต (พ.ศ. ๒๕๖๖ - ๒๕๗๐)")
LEVELS = "มิติที่ ๑ การสร้างวัฒนธรรมสุจริต\n\n"
OTHER = "มิติที่ ๒ การบริหารราชการด้วยความโปร่งใส\n\n"
LISTED = "{}. โครงการอบรมรุ่น {} งบประมาณ {},๐๐๐ บาท\n"


def listed(names: str) -> str:
    return "".join(LISTED.format("๑๒๓๔"[k], n, "๑๒๓๔"[k]) for k, n in enumerate(names))


def test_a_year_line_in_a_list_holds_until_the_next() -> None:
    text = SEVERAL + LEVELS + "ปีงบประมาณ ๒๕๖๖\n" + listed("กข") + "แผนปี ๒๕๖๗\n" + listed("ค")
    assert [year for year, _s, _a in money(text)] == [2566, 2566, 2567]
    titles = [item.title for item in read_rows(text).items]
    assert titles == ["โครงการอบรมรุ่น ก", "โครงการอบรมรุ่น ข", "โครงการอบรมรุ่น ค"]


def test_a_year_below_a_dimension_holds_under_it_and_one_above_over_all() -> None:
    below = SEVERAL + LEVELS + "ปีงบประมาณ ๒๕๖๖\n" + listed("กข") + "\n" + OTHER + listed("ค")
    assert [year for year, _s, _a in money(below)] == [2566, 2566, None]
    above = "ปีงบประมาณ ๒๕๖๖\n\n" + LEVELS + listed("กข") + "\n" + OTHER + listed("ค") + "\n"
    twice = SEVERAL + above + above.replace("๒๕๖๖", "๒๕๖๗")
    assert [year for year, _s, _a in money(twice)] == [2566] * 3 + [2567] * 3


@pytest.mark.parametrize(
    "text",
    [
        LEVELS + listed("ก") + "ปีงบประมาณ ๒๕๖๖\n" + listed("กขค")[len(listed("ก")) :],
        LEVELS + "".join(line + "\nปีงบประมาณ ๒๕๖๖\n" for line in listed("กขค").split("\n")[:-1]),
        LEVELS + "ปีงบประมาณ ๒๕๖๖ - ๒๕๖๗\n" + listed("กขค"),
        "ปีงบประมาณ ๒๕๖๖\nเป็นปีแรกที่ดำเนินงานตามแผน\n\n" + LEVELS + listed("กขค"),
        LEVELS + "ปีงบประมาณ ๒๕๖๗\nมีโครงการดังต่อไปนี้คือ\n" + listed("กขค"),
    ],
)  # fmt: skip
def test_a_year_that_may_be_of_single_items_or_of_other_text_is_none(text: str) -> None:
    assert {year for year, _s, _a in money(SEVERAL + text)} == {None}


OF_ONE = PLAN.replace("ทุจริต", "ทุจริต ประจำปี ๒๕๖๗")


def test_a_list_under_another_year_than_the_documents_keeps_no_amount() -> None:
    text = OF_ONE + LEVELS + "ปีงบประมาณ ๒๕๖๖\n" + listed("กข") + "แผนปี ๒๕๖๗\n" + listed("ค")
    assert money(text) == [
        (2567, "unreadable", None),
        (2567, "unreadable", None),
        (2567, "amount", 1000.0),
    ]
    doubted = [f.item_id for f in read_rows(text).findings if f.code == "amount_uncertain"]
    assert doubted == [item.item_id for item in read_rows(text).items][:2]
    same = OF_ONE + LEVELS + "ปีงบประมาณ ๒๕๖๗\n" + listed("กข")
    assert money(same) == [(2567, "amount", 1000.0), (2567, "amount", 2000.0)]
    assert not codes(read_rows(same)) & {"amount_uncertain", "money_year_doubtful"}


@pytest.mark.parametrize(
    "text",
    [
        OF_ONE + LEVELS + listed("กข") + "ปีงบประมาณ ๒๕๖๖\n" + listed("ค"),
        PLAN.replace("ทุจริต", "ทุจริต (พ.ศ. ๒๕๖๔ - ๒๕๖๕)") + f"{LEVELS}ปีงบประมาณ ๒๕๖๗\n{listed('กข')}",
    ],
)
def test_a_year_of_unclear_items_or_outside_the_plan_is_told_at_the_items(text: str) -> None:
    records = read_rows(text)
    assert {b.fiscal_year_be for b in records.budgets} == {2567}
    doubted = [f.item_id for f in records.findings if f.code == "money_year_doubtful"]
    assert doubted == [item.item_id for item in records.items]


def test_a_title_that_ends_with_another_year_is_no_line_over_items() -> None:
    plans = "๑. โครงการจัดทำแผน\nประจำปีงบประมาณ พ.ศ. ๒๕๖๘\n๒. โครงการอบรม งบประมาณ ๒,๐๐๐ บาท\n"
    records = read_rows(OF_ONE + LEVELS + plans)
    assert not codes(records) & {"amount_uncertain", "money_year_doubtful"}


EACH_HEAD = "<tr><td>โครงการ/กิจกรรม</td><td>ระยะเวลา</td><td>งบประมาณ</td><td>หน่วยงาน</td></tr>"
EACH = "<tr><td>โครงการอบรม {}</td><td>{}</td><td>{}</td><td>กองช่าง</td></tr>"


def test_money_of_each_year_below_one_year_is_told() -> None:
    rows = [
        ("ก", "-", "๒๐,๐๐๐ บาทต่อปี"),
        ("ข", "ปี ๒๕๖๖ - ๒๕๖๘", "ปีละ ๓๐,๐๐๐ บาท"),
        ("ค", "ปี ๒๕๖๖", "ปีละ ๔๐,๐๐๐ บาท"),
        ("ง", "-", "๕๐,๐๐๐ บาท"),
    ]
    table = f"<table>{EACH_HEAD}{''.join(EACH.format(*row) for row in rows)}</table>\n"
    records = read_rows(SEVERAL + LEVELS + "ปีงบประมาณ ๒๕๖๖\n\n" + table)
    assert {b.fiscal_year_be for b in records.budgets} == {2566}
    told = [f.item_id for f in records.findings if f.code == "money_year_doubtful"]
    assert told == [item.item_id for item in records.items][:2]
    spread = read_rows(SEVERAL + LEVELS + table)
    assert "money_year_doubtful" not in codes(spread)
    of_one = read_rows(PLAN.replace("ทุจริต", "ทุจริต ประจำปี ๒๕๖๖") + LEVELS + table)
    assert "money_year_doubtful" not in codes(of_one)


LED = (
    "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2561 - 2565)\nเทศบาลตำบลลี้ อำเภอลี้ จังหวัดลำพูน\n"
    "{}\nมิติที่ 1 การสร้างสังคมที่ไม่ทนต่อการทุจริต\n"
    "(1) โครงการบ้านสวย งบประมาณ 20,000 บาท\n(2) กิจกรรมคนดี ไม่ใช้งบประมาณ\n{}"
)


@pytest.mark.parametrize(
    "said",
    [
        "โครงการที่จะดำเนินการในปีงบประมาณ พ.ศ. 2565\nพร้อมงบประมาณ ดังต่อไปนี้",
        "แผนนี้มีกิจกรรมที่จะดำเนินงานในปี 2565 ดังนี้ :",
        "เทศบาลมีมาตรการที่จะดำเนินการประจำปีงบประมาณ 2565\nดังนี้",
    ],
)
def test_the_sentence_that_leads_to_a_list_says_its_year(said: str) -> None:
    assert money(LED.format(said, "")) == [(2565, "amount", 20_000.0), (2565, "no_budget", None)]


@pytest.mark.parametrize(
    "said",
    [
        "โครงการที่จะดำเนินการในปีงบประมาณ พ.ศ. 2561 - 2565 ดังนี้",
        "โครงการที่จะดำเนินการในปีงบประมาณ พ.ศ. 2567 ดังนี้",  # of no year of the plan
        "เริ่มดำเนินการในปีงบประมาณ พ.ศ. 2562 ดังนี้",
        "ในปี 2562 ดำเนินการในปีงบประมาณ พ.ศ. 2563 และ 2564 ดังนี้",
    ],
)
def test_other_sentences_above_a_list_say_no_year_of_it(said: str) -> None:
    found = money(LED.format(said, ""))
    assert (None, "amount", 20_000.0) in found


def test_a_list_with_years_of_its_own_is_not_led_in() -> None:
    said = "โครงการที่จะดำเนินการในปีงบประมาณ พ.ศ. 2565 ดังนี้"
    found = money(LED.format(said, "ปีงบประมาณ 2564\n(3) โครงการบ้านดี งบประมาณ 9,000 บาท\n"))
    assert (2565, "amount", 9_000.0) not in found
