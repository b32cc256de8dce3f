"""Label forms in plain lines that name the levels they are of, each over a strip of months."""

from __future__ import annotations

from dataclasses import replace

import pytest

from normalize.make_records import Records, make_records
from parsers.model import Line, PageContent, Table
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID, codes
from tests.test_lettered_sheets import grid, line
from tests.test_month_strips import MONTHS

TITLE = "แบบสรุปโครงการตามแผนปฏิบัติการป้องกันการทุจริต พ.ศ. 2566 - 2570\nเทศบาลตำบลลี้ อำเภอลี้ จังหวัดลำพูน\n\n"
PLACE = "ความเชื่อมโยง มิติที่ {d} {n}\nภารกิจที่ {d}.1 การพัฒนางานของสำนักงาน\n"
NAMES = {1: "การสร้างวัฒนธรรมสุจริต", 2: "การบริหารราชการด้วยความโปร่งใส"}
MARKED = {1: "||✓|✓||||||||\n\n", 2: "|||||||✓||||\n\n"}
FORM = (
    "แบบสรุปโครงการที่ {d}\nชื่อโครงการ {t}\n{place}วัตถุประสงค์ เพื่อความโปร่งใสของงาน\n"
    "งบประมาณ ปี 2566 จำนวน 35,000 บาท , ปี 2567 จำนวน – บาท\n"
    "ผู้รับผิดชอบ สำนักปลัด\nระยะเวลา ปีงบประมาณ พ.ศ. 2567\n\n"
)
TITLES = {1: "โครงการอบรมธรรมาภิบาล", 2: "มาตรการจัดทำราคากลาง"}


def strip(number: int) -> str:
    return "|".join(MONTHS) + "\n" + MARKED[number]


def forms(form: str = FORM + "{strip}", place: str = PLACE) -> str:
    return "".join(
        form.format(d=d, t=TITLES[d], place=place.format(d=d, n=NAMES[d]), strip=strip(d))
        for d in (1, 2)
    )


def read_rows(text: str, cut: str = "") -> Records:
    """Rows of lines, two of which are a table where they have bars. `cut`: how the lines begin
    before which a page ends."""
    printed = [one for one in text.split("\n") if one]
    pages: list[list[Line | Table]] = [[]]
    for k, one in enumerate(printed):
        pages += [[]] if cut and one.startswith(cut) else []
        if "|" not in one:
            pages[-1].append(replace(line(one), page=len(pages)))
        elif "|" not in printed[k - 1]:
            table = grid(one.split("|"), printed[k + 1].split("|"))
            pages[-1].append(replace(table, page=len(pages)))
    contents = (PageContent(n, tuple(made), "pdf", "pdf") for n, made in enumerate(pages, 1))
    return make_records(DOCUMENT_ID, parse_document(tuple(contents)))


def said(records: Records) -> list[tuple[object, ...]]:
    months: dict[str, list[str]] = {}
    for row in records.schedule:
        months.setdefault(row.item_id, []).append(str(row.month)[:7])
    return [
        (i.item_no, i.title, i.dimension_no, i.mission_no, months.get(i.item_id, []))
        for i in records.items
    ]


SAID = [
    (1, "โครงการอบรมธรรมาภิบาล", 1, "1.1", ["2023-12", "2024-01"]),
    (2, "มาตรการจัดทำราคากลาง", 2, "2.1", ["2024-05"]),
]
WITHOUT: list[tuple[object, ...]] = [(*row[:-1], []) for row in SAID]


@pytest.mark.parametrize(
    "place",
    [
        PLACE,
        "ความเชื่อมโยง มิติที่ {d} {n} ภารกิจที่ {d}.1 การพัฒนางานของสำนักงาน\n",
        "ความสอดคล้อง : มิติที่ {d} {n}\nภารกิจที่ {d}.1 การพัฒนางานของสำนักงาน\n",
        "ความเชื่อมโยงกับแผน ‘มิติที่ {d} {n}\nภารกิจที่ {d}.1 การพัฒนางาน\n",
        "เชื่อมโยงกับมิติ มิติที่ {d} {n}\nภารกิจที่ {d}.1 การพัฒนางานของสำนักงาน\n",
        "มิติ/ภารกิจ มิติที่ {d} {n}\nภารกิจที่ {d}.1 การพัฒนางานของสำนักงาน\n",
    ],
)
def test_a_form_names_its_levels_behind_a_label_and_has_the_strip_below(place: str) -> None:
    records = read_rows(TITLE + forms(place=place))
    assert said(records) == SAID
    assert [(b.fiscal_year_be, b.status, b.amount_baht) for b in records.budgets] == [
        (2566, "amount", 35_000.0),
        (2567, "dash", None),
    ] * 2
    assert "months_without_item" not in codes(records)


def test_levels_behind_a_label_may_stand_below_other_sections() -> None:
    form = FORM.replace("{place}", "").replace("งบประมาณ", "{place}งบประมาณ", 1) + "{strip}"
    assert said(read_rows(TITLE + forms(form))) == SAID


def test_levels_behind_a_label_are_the_forms_below_a_heading_too() -> None:
    text = forms()
    head = "มิติที่ 1 การสร้างวัฒนธรรมสุจริต\n"
    assert said(read_rows(TITLE + head + text.replace("แบบสรุปโครงการที่ 1\n", ""))) == [
        (None, *SAID[0][1:]),
        SAID[1],
    ]


def test_a_strip_may_stand_above_the_period_that_dates_it() -> None:
    before, after = FORM.split("ผู้รับผิดชอบ")
    form = f"{before}{{strip}}ผู้รับผิดชอบ{after}"
    assert said(read_rows(TITLE + forms(form))) == SAID


@pytest.mark.parametrize(
    "period", ["ปีงบประมาณ พ.ศ. 2566 - 2570", "ตลอดปี", "ปีงบประมาณ พ.ศ. 2567 และ 2568"]
)
def test_a_strip_of_no_single_year_has_no_months(period: str) -> None:
    records = read_rows(TITLE + forms().replace("ปีงบประมาณ พ.ศ. 2567", period))
    assert said(records) == WITHOUT
    assert "month_year_missing" in codes(records)


def test_a_period_of_another_year_than_the_documents_dates_no_months() -> None:
    records = read_rows(TITLE.replace("2566 - 2570", "2566") + forms())
    assert said(records) == WITHOUT
    assert "month_year_missing" in codes(records)


def test_of_two_strips_below_a_form_the_second_is_told() -> None:
    records = read_rows(TITLE + forms(FORM + "{strip}การดำเนินงานจริง\n\n{strip}"))
    assert [row[:4] for row in said(records)] == [row[:4] for row in SAID]
    assert "months_without_item" in codes(records)


def test_strips_above_the_titles_are_not_those_of_the_form_before() -> None:
    form = "{strip}" + FORM.replace("แบบสรุปโครงการที่ {d}\n", "")
    records = read_rows(TITLE + forms(form))
    assert [row[-1] for row in said(records)] == [[], []]
    assert "months_without_item" in codes(records)


def test_a_sentence_on_links_is_no_level_of_a_form() -> None:
    text = forms(place="").replace(
        "เพื่อความโปร่งใสของงาน", "เพื่อความโปร่งใส\nความเชื่อมโยง ระหว่างมิติที่ 2 และงานประจำ"
    )
    found = said(read_rows(TITLE + "มิติที่ 1 การสร้างวัฒนธรรมสุจริต\n" + text))
    assert [row[2] for row in found] == [1, 1]


def test_what_stands_below_a_strip_is_of_no_section_above_it() -> None:
    records = read_rows(TITLE + forms(FORM + "{strip}ลงชื่อ ผู้เสนอโครงการ\n\nหมายเหตุ ทบทวนทุกปี\n"))
    assert said(records) == SAID
    assert {(i.period, i.note) for i in records.items} == {("ปีงบประมาณ พ.ศ. 2567", "ทบทวนทุกปี")}


def test_a_form_that_a_page_break_cuts_has_the_strip_behind_it() -> None:
    printed = TITLE + forms(FORM + "{strip}")
    assert said(read_rows(printed, cut="ต.ค.|")) == SAID


def test_an_ordinary_schedule_below_a_form_is_not_its_strip() -> None:
    table = "โครงการ|ผู้รับผิดชอบ|ต.ค.|พ.ย.|ธ.ค.\nโครงการอื่น|กองคลัง||✓|\n"
    records = read_rows(TITLE + forms(FORM) + table)
    assert [row[-1] for row in said(records) if row[1] in TITLES.values()] == [[], []]
