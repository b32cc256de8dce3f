"""Reports that print the plan and what came of it: a table and a list, two lists, or a list and a
table, each told of its own section, and the plan's money of the year reported on.
"""

from __future__ import annotations

import pytest

from normalize.make_records import Records, make_records
from parsers.layout.blocks import find_all_blocks
from parsers.model import Page
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID, codes, read_rows
from tests.test_half_ruled_tables import words

TITLE = (
    "รายงานผลการดำเนินงานป้องกันการทุจริต\nประจำปีงบประมาณ พ.ศ. 2567\n"
    "เทศบาลตำบลปากแพรก อำเภอเมือง จังหวัดตาก\n\n"
)
FIRST = "มิติที่ 1 การสร้างวัฒนธรรมสุจริต\nภารกิจที่ 1.1 การส่งเสริมจริยธรรม\n"
SECOND = "มิติที่ 2 การบริหารราชการด้วยความโปร่งใส\nภารกิจที่ 2.1 การจัดซื้อจัดจ้าง\n"
TITLES = ("โครงการอบรมธรรมาภิบาล", "กิจกรรมไม่รับของขวัญ", "โครงการระบบจัดซื้อจัดจ้าง")
PLAN_TABLE = (
    "\nที่|โครงการ/กิจกรรม|งบประมาณ (บาท)|หน่วยงานรับผิดชอบ\n"
    "1|โครงการอบรมธรรมาภิบาล|45,000|สำนักปลัด\n2|กิจกรรมไม่รับของขวัญ|ไม่ใช้งบประมาณ|สำนักปลัด\n"
    "3|โครงการระบบจัดซื้อจัดจ้าง|80,000|กองคลัง\n\n"
)
RESULTS_TABLE = (
    "\nที่|โครงการ/กิจกรรม|งบประมาณ|เบิกจ่าย|ผลการดำเนินงาน\n"
    "1|โครงการอบรมธรรมาภิบาล|45,000|42,180|จัดอบรม 1 รุ่น\n"
    "2|กิจกรรมไม่รับของขวัญ|ไม่ใช้งบประมาณ|-|ติดป้าย 5 จุด\n"
    "3|โครงการระบบจัดซื้อจัดจ้าง|80,000|79,500|ใช้งานได้แล้ว\n\n"
)
PLAN_LIST = (
    f"{FIRST}1. โครงการอบรมธรรมาภิบาล\nงบประมาณ 45,000 บาท\nหน่วยงานรับผิดชอบ สำนักปลัด\n"
    "2. กิจกรรมไม่รับของขวัญ\nไม่ใช้งบประมาณ\nหน่วยงานรับผิดชอบ สำนักปลัด\n"
    f"{SECOND}3. โครงการระบบจัดซื้อจัดจ้าง\nงบประมาณ 80,000 บาท\nหน่วยงานรับผิดชอบ กองคลัง\n"
)


def results_list(planned: str = "งบประมาณที่ตั้งไว้", spent: str = "เบิกจ่ายจริง") -> str:
    return (
        f"{FIRST}1. โครงการอบรมธรรมาภิบาล\n{planned} 45,000 บาท {spent} 42,180 บาท\n"
        "ผลการดำเนินงาน จัดอบรม 1 รุ่น\nหน่วยงานรับผิดชอบ สำนักปลัด\n"
        f"2. กิจกรรมไม่รับของขวัญ\n{planned} ไม่ใช้งบประมาณ {spent} -\n"
        "ผลการดำเนินงาน ติดป้าย 5 จุด\nหน่วยงานรับผิดชอบ สำนักปลัด\n"
        f"{SECOND}3. โครงการระบบจัดซื้อจัดจ้าง\n{planned} 80,000 บาท {spent} 79,500 บาท\n"
        "ผลการดำเนินงาน ใช้งานได้แล้ว\nหน่วยงานรับผิดชอบ กองคลัง\n"
    )


RESULTS_LIST = results_list()
HEADED = ("ส่วนที่ 1 แผนการดำเนินงานปีงบประมาณ พ.ศ. 2567\n", "ส่วนที่ 2 ผลการดำเนินงานตามแผน\n")
HEADINGS = [
    HEADED,
    ("1. แผนการดำเนินงาน\n", "2. ผลการดำเนินงาน\n"),
    ("ก. โครงการตามแผน\n", "ข. ผลการดำเนินการ\n"),
    ("แผนงาน/โครงการ ปีงบประมาณ พ.ศ. 2567\n", "ผลการดำเนินงาน ปีงบประมาณ พ.ศ. 2567\n"),
]

Told = list[tuple[str, str | None, list[tuple[int | None, str, float | None]]]]


def told(records: Records) -> Told:
    """Of each item its section, its title and its money by year and kind."""
    return [
        (
            item.section,
            item.title,
            [
                (b.fiscal_year_be, b.kind, b.amount_baht)
                for b in records.budgets
                if b.item_id == item.item_id
            ],
        )
        for item in records.items
    ]


PLANNED: Told = [
    ("plan", title, [(2567, "planned", amount)])
    for title, amount in zip(TITLES, (45_000.0, None, 80_000.0), strict=True)
]
DONE: Told = [
    ("results", title, [*money, (2567, "disbursed", spent)])
    for (_section, title, money), spent in zip(PLANNED, (42_180.0, None, 79_500.0), strict=True)
]


@pytest.mark.parametrize("headings", HEADINGS)
@pytest.mark.parametrize("plan", [PLAN_TABLE, PLAN_LIST])
@pytest.mark.parametrize("results", [RESULTS_TABLE, RESULTS_LIST])
def test_the_plan_and_its_results_are_sections_of_their_own(
    headings: tuple[str, str], plan: str, results: str
) -> None:
    records = read_rows(TITLE + headings[0] + plan + headings[1] + results)
    assert sorted(told(records), key=lambda item: item[0]) == PLANNED + DONE
    assert {i.result for i in records.items if i.section == "results"} == {
        "จัดอบรม 1 รุ่น",
        "ติดป้าย 5 จุด",
        "ใช้งานได้แล้ว",
    }
    units = {u for i in records.items if i.section == "plan" for u in i.responsible or ()}
    assert units == {"สำนักปลัด", "กองคลัง"}


@pytest.mark.parametrize("planned", ["งบประมาณตามแผน", "งบประมาณที่ได้รับ", "ตั้งไว้", "วงเงินงบประมาณ"])
@pytest.mark.parametrize("spent", ["ผลการเบิกจ่าย", "ใช้จริง", "ใช้จ่ายจริง", "งบประมาณที่ใช้จริง"])
def test_what_was_set_and_spent_goes_by_other_labels_too(planned: str, spent: str) -> None:
    records = read_rows(TITLE + HEADED[0] + PLAN_TABLE + HEADED[1] + results_list(planned, spent))
    assert told(records) == PLANNED + DONE


def test_what_uses_money_of_a_plan_is_planned() -> None:
    uses = PLAN_LIST.replace("งบประมาณ 45,000", "ใช้งบประมาณ 45,000")
    records = read_rows(TITLE + HEADED[0] + uses + HEADED[1] + RESULTS_LIST)
    assert told(records) == PLANNED + DONE


def test_a_list_of_titles_before_the_results_stays_a_summary() -> None:
    names = f"{FIRST}" + "".join(f"{k}. {title}\n" for k, title in enumerate(TITLES, 1))
    records = read_rows(TITLE + names + "ผลการดำเนินงานมีดังนี้\n" + RESULTS_TABLE)
    assert [i.section for i in records.items] == ["results"] * 3 + ["summary"] * 3


def test_a_list_of_results_behind_their_table_stays_a_summary() -> None:
    records = read_rows(TITLE + RESULTS_TABLE + HEADED[1] + RESULTS_LIST)
    assert sorted(i.section for i in records.items) == ["results"] * 3 + ["summary"] * 3


LAW = "ตามพระราชบัญญัติประกอบรัฐธรรมนูญว่าด้วยการป้องกันและปราบปรามการทุจริต พ.ศ. 2561 ที่ ตก 123/2566\n\n"
DATED = "รายงาน ณ วันที่ 15 ตุลาคม 2567 ตามหนังสือลงวันที่ 1 พ.ย. 2566\n\n"


@pytest.mark.parametrize("said", ["", LAW, DATED, "บัดนี้สิ้นปีงบประมาณแล้ว จึงรายงานดังนี้\n\n"])
def test_money_of_the_plan_is_of_the_one_year_that_a_report_names(said: str) -> None:
    assert (
        told(read_rows(TITLE + said + PLAN_TABLE + "ผลการดำเนินงาน\n" + RESULTS_TABLE))[0]
        == PLANNED[0]
    )


@pytest.mark.parametrize(
    "said",
    [
        "แผนที่จะดำเนินการในปีงบประมาณ พ.ศ. 2568 เป็นไปตามตารางท้ายนี้ทุกประการและให้ถือปฏิบัติ\n\n",
        "แผนการดำเนินงานในปีงบประมาณถัดไปมีรายละเอียดดังตารางแนบท้ายรายงานฉบับนี้\n\n",
        "โครงการตามแผนปฏิบัติการของเทศบาลระยะ 5 ปี มีรายละเอียดดังต่อไปนี้\n\n",
        "แผนของปี 68 มีรายละเอียดดังตารางแนบท้ายรายงานฉบับนี้\n\n",
        "แผนการดำเนินงานประจำปีงบประมาณ พ.ศ. 25□8 มีรายละเอียดดังตารางนี้\n\n",
        "แผนงานตามมติที่ประชุม 2566 - 2570 มีรายละเอียดดังตารางแนบท้ายรายงานฉบับนี้\n\n",
    ],
)
def test_a_report_that_names_another_year_does_not_say_which_its_plan_is_of(said: str) -> None:
    records = read_rows(TITLE + RESULTS_TABLE + said + PLAN_TABLE)
    years = [
        year
        for section, _title, money in told(records)
        for year, _kind, amount in money
        if section == "plan" and amount is not None
    ]
    assert len(years) == 2 and 2567 not in years
    assert "money_year_missing" in codes(records)


OF_SEVERAL = TITLE.replace("ป้องกันการทุจริต", "ตามแผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570)", 1)


@pytest.mark.parametrize("caption", [HEADED[0], HEADINGS[3][0], "แผนการดำเนินงาน ปี 2567\n"])
def test_a_caption_says_of_which_year_of_its_plan_a_report_is(caption: str) -> None:
    records = read_rows(OF_SEVERAL + caption + PLAN_TABLE + HEADED[1] + RESULTS_LIST)
    assert told(records) == PLANNED + DONE


@pytest.mark.parametrize(
    "above", ["", "ส่วนที่ 1 แผนการดำเนินงาน\n", HEADED[0] + "งบประมาณทั้งห้าปีของแผนเป็นดังตารางต่อไปนี้\n"]
)
def test_money_of_a_plan_of_several_years_has_none_without_it(above: str) -> None:
    records = read_rows(OF_SEVERAL + above + PLAN_TABLE + HEADED[1] + RESULTS_LIST)
    assert told(records)[0] == ("plan", TITLES[0], [(None, "planned", 45_000.0)])
    assert "money_year_missing" in codes(records)


@pytest.mark.parametrize("label", ["เบิกจ่ายจริง", "ผลการเบิกจ่าย :", "ใช้จริง", "งบประมาณที่ใช้"])
def test_a_label_of_money_with_nothing_behind_it_is_told(label: str) -> None:
    lost = RESULTS_LIST.replace("ไม่ใช้งบประมาณ เบิกจ่ายจริง -", f"ไม่ใช้งบประมาณ {label}")
    records = read_rows(TITLE + HEADED[0] + PLAN_TABLE + HEADED[1] + lost)
    assert told(records)[4] == ("results", TITLES[1], [(2567, "planned", None)])
    told_of = [f.item_id for f in records.findings if f.code == "amount_uncertain"]
    assert told_of == [records.items[4].item_id]


def test_words_of_a_sentence_over_a_lines_end_are_no_label() -> None:
    wrapped = RESULTS_LIST.replace("ติดป้าย 5 จุด", "ติดป้ายครบทุกจุดโดยมิได้ขออนุมัติ เบิกจ่าย\nเงินแต่อย่างใด")
    records = read_rows(TITLE + HEADED[0] + PLAN_TABLE + HEADED[1] + wrapped)
    assert "amount_uncertain" not in codes(records)


def test_three_labels_abreast_are_no_rows_of_the_table_before() -> None:
    """The heading of the next items stands three lines below the second title."""
    placed: list[tuple[float, float, str]] = [
        (20.0 + 14 * k, 180, text) for k, text in enumerate(TITLE.split("\n"))
    ]
    y = 80.0
    for row in PLAN_TABLE.strip().split("\n"):
        placed += [(y, x, t) for x, t in zip((60, 88, 300, 400), row.split("|"), strict=True)]
        y += 16
    second: list[tuple[float, float, str]] = [(20.0, 60, HEADED[1].strip())]
    y = 44.0
    for text in RESULTS_LIST.strip().split("\n"):
        if text.startswith("หน่วยงาน"):
            second.append((y - 28, 390, text))
            continue
        second.append((y, 60, text))
        y += 14
    pages = [
        Page(number, 600, 900, tuple(words(*lines)), (), (), "pdf", "pdf")
        for number, lines in enumerate((placed, second), 1)
    ]
    records = make_records(DOCUMENT_ID, parse_document(find_all_blocks(pages)))
    assert told(records) == PLANNED + DONE
