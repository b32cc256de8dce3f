"""Measures of ITA documents with their indicator in the cell or the line of the title."""

from __future__ import annotations

import pytest

from normalize.make_records import Records
from tests.reading_text import codes, read_rows
from tests.test_ita_settled import FOLLOWS, RESULTS
from tests.test_labelled_cells import grid, read

REPORT = "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2568"
PLAN = "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2568"
TITLES = ("มาตรการลดขั้นตอนการบริการ", "มาตรการพัฒนาจุดบริการ (One Stop Service)", "มาตรการปรับปรุงเว็บไซต์")
NAMES = ("การปฏิบัติหน้าที่", "คุณภาพการดำเนินงาน", "การเปิดเผยข้อมูล")
INDICATORS = tuple(f"ตัวชี้วัดที่ {n} {name}" for n, name in zip((1, 6, 9), NAMES, strict=True))
SAID = [(1, "1", TITLES[0]), (2, "6", TITLES[1]), (3, "9", TITLES[2])]


def table(heading: str, cells: list[str], title: str = REPORT) -> Records:
    head = ("ที่", heading, "ผู้รับผิดชอบ", "ผลการดำเนินการ")
    rows = [(str(n), cell, "สำนักปลัด", "ทำแล้ว") for n, cell in enumerate(cells, 1)]
    return read(title, (grid(head, *rows),))


def levels(records: Records) -> list[tuple[object, ...]]:
    return [(i.dimension_no, i.mission_no, i.title) for i in records.items]


def joined(pattern: str, said: tuple[str, ...] = INDICATORS) -> list[str]:
    return [pattern.format(t=t, i=i) for t, i in zip(TITLES, said, strict=True)]


@pytest.mark.parametrize(
    ("heading", "pattern"),
    [
        ("มาตรการ (ตัวชี้วัด)", "{t}\n({i})"),
        ("มาตรการ (ตัวชี้วัด)", "{t} ({i})"),
        ("มาตรการ (ตัวชี้วัด)", "{t}\n{i}"),
        ("มาตรการ {ตัวชีวัด)", "{t}\n[{i}}}"),
        ("มาตรการ/ตัวชี้วัด", "{t}\n({i})"),
        ("ตัวชี้วัด/มาตรการ", "{i}\n{t}"),
        ("ตัวชี้วัด (มาตรการ)", "{i}\n({t})"),
        ("มาตรการ", "{t}\n{i}"),
        ("มาตรการ", "{t} ({i})"),
    ],
)
def test_an_indicator_in_the_cell_of_its_measure(heading: str, pattern: str) -> None:
    records = table(heading, joined(pattern))
    assert levels(records) == SAID
    assert [(i.section, i.item_no, i.result) for i in records.items] == [
        ("ita_measures", n, "ทำแล้ว") for n in (1, 2, 3)
    ]


def test_names_of_indicators_without_their_numbers_where_nearly_all_titles_end_so() -> None:
    assert levels(table("มาตรการ", joined("{t} ({i})", NAMES))) == SAID
    others = (NAMES[0], "ทุกวัน", "ทุกเดือน")
    cells = joined("{t} ({i})", others)
    assert levels(table("มาตรการ", cells)) == [(None, None, cell) for cell in cells]


def test_what_measures_success_is_no_indicator_of_the_assessment() -> None:
    said = ("จำนวนคู่มือ 3 เล่ม", "ร้อยละ 80 ของผู้รับบริการ", "จำนวน 2 ครั้ง")
    records = table("มาตรการ (ตัวชี้วัด)", joined("{t}\n({i})", said))
    assert [(i.title, i.mission_no, i.indicator) for i in records.items] == [
        (title, None, text) for title, text in zip(TITLES, said, strict=True)
    ]
    numbered = tuple(f"ตัวชี้วัดที่ {n} {text}" for n, text in enumerate(said, 1))
    cells = joined("{t} ({i})", numbered)
    records = table("มาตรการ", cells)
    assert levels(records) == [(None, None, cell) for cell in cells]
    assert "title_uncertain" in codes(records)


@pytest.mark.parametrize(
    "said",
    [f"{INDICATORS[0]} และ{INDICATORS[1]}", "ตัวชี้วัดที่ 1, 6", f"{INDICATORS[0]}) ({INDICATORS[1]}"],
)
@pytest.mark.parametrize("heading", ["มาตรการ (ตัวชี้วัด)", "มาตรการ"])
def test_several_indicators_of_one_measure_are_told(heading: str, said: str) -> None:
    first = (said, *INDICATORS[1:]) if "(" in heading else (said,) * 3
    told = codes(table(heading, joined("{t} ({i})", first)))
    assert told & {"title_uncertain", "mission_uncertain"}


def test_an_instrument_and_an_indicator_in_a_column_of_their_own() -> None:
    tools = zip(("IIT", "EIT", "OIT"), INDICATORS, TITLES, strict=True)
    rows = [(f"{tool} {indicator}", title, "ทำแล้ว") for tool, indicator, title in tools]
    records = read(REPORT, (grid(("แบบวัด", "มาตรการ", "ผลการดำเนินการ"), *rows),))
    assert levels(records) == SAID


def test_a_plan_keeps_the_indicators_that_its_titles_name() -> None:
    records = table("โครงการ/กิจกรรม/มาตรการ", joined("{t} ({i})"), PLAN)
    assert [(i.mission_no, i.title, i.indicator) for i in records.items] == [
        (None, title, indicator) for title, indicator in zip(TITLES, INDICATORS, strict=True)
    ]


def test_missions_in_brackets_as_the_heading_says() -> None:
    said = ("1.2", "2.1", "4.2")
    records = table("โครงการ/กิจกรรม (ภารกิจ)", joined("{t} ({i})", said), PLAN)
    assert [(i.mission_no, i.title) for i in records.items] == list(zip(said, TITLES, strict=True))


LONG = (
    "1.1 การเสริมสร้างจิตสำนึกและความตระหนักแก่บุคลากรทั้งข้าราชการการเมือง ฝ่ายบริหาร ข้าราชการการเมือง"
    "ฝ่ายสภาท้องถิ่น และฝ่ายประจำขององค์กรปกครองส่วนท้องถิ่น"
)


@pytest.mark.parametrize("named", [True, False])
def test_a_long_name_in_brackets_is_a_place_where_a_mission_is_called_so(named: bool) -> None:
    words = "1.1 " + "ร่วมกับคณะครูอาจารย์และนักเรียนจากทุกโรงเรียน" * 2
    cell = f"{TITLES[0]} (ภารกิจที่ {LONG if named else words})"
    records = table("โครงการ/กิจกรรม/มาตรการ", [cell], PLAN)
    assert levels(records) == [(1, "1.1", TITLES[0]) if named else (None, None, cell)]


def test_a_title_without_a_mission_is_not_of_the_row_above_and_the_others_are_told() -> None:
    cells = [*joined("{t} ({i})", ("1.2", "2.1", "4.2")), "โครงการที่ไม่บอกภารกิจ"]
    records = table("โครงการ/กิจกรรม (ภารกิจ)", cells, PLAN)
    assert [(i.mission_no, i.title) for i in records.items] == [(None, cell) for cell in cells]
    assert [f.code for f in records.findings].count("title_uncertain") == len(TITLES)


OF_IIT = ("ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่", "ตัวชี้วัดที่ ๒ การใช้งบประมาณ", "ตัวชี้วัดที่ ๓ การใช้อำนาจ")
LISTED = "แบบวัด IIT\n" + "".join(
    f"{n}. {title} ({indicator})\nข้อบกพร่อง/จุดอ่อน : บุคลากรบางส่วนไม่ทราบขั้นตอน\nผู้รับผิดชอบ : สำนักปลัด\n"
    "การกำกับติดตาม : รายงานทุกไตรมาส\nผลการดำเนินการ : จัดทำแล้ว\n"
    for n, (title, indicator) in enumerate(zip(TITLES, OF_IIT, strict=True), 1)
)


def test_indicators_behind_the_titles_of_a_list_and_what_was_wanting_below() -> None:
    records = read_rows(FOLLOWS + LISTED)
    assert levels(records) == [(1, str(n), title) for n, title in enumerate(TITLES, 1)]
    assert {(i.issue, i.follow_up, i.result) for i in records.items} == {
        ("บุคลากรบางส่วนไม่ทราบขั้นตอน", "รายงานทุกไตรมาส", "จัดทำแล้ว")
    }
    assert "title_uncertain" not in codes(records)


def test_another_indicator_than_the_headings_is_told_and_not_taken() -> None:
    listed = "ตัวชี้วัดที่ ๕ การแก้ไขปัญหาการทุจริต\n" + LISTED.removeprefix("แบบวัด IIT\n")
    records = read_rows(RESULTS + listed)
    assert {i.mission_no for i in records.items} == {"5"}
    assert all("(ตัวชี้วัดที่" in (i.title or "") for i in records.items)
    assert "title_uncertain" in codes(records)


OF_ALL = (*OF_IIT, "ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ", "ตัวชี้วัดที่ 5 การแก้ไขปัญหาการทุจริต")
FIVE = [f"มาตรการที่ดี {n}\n({said})" for n, said in enumerate(OF_ALL, 1)]
DOUBT = {"title_uncertain", "mission_uncertain"}


@pytest.mark.parametrize("heading", ["มาตรการ", "มาตรการ (ตัวชี้วัด)"])
@pytest.mark.parametrize(
    ("third", "is_told"),
    [
        ("มาตรการยกระดับทุกด้าน", False),  # of no indicator
        ("มาตรการยกระดับ (ตัวชี้วัดที่ 3 การใช้อำนาจ", True),  # the scan lost a bracket
        ("มาตรการยกระดับ\n(ตัวชีวัดท 3 การไช้อำนวจ)", True),  # misread
    ],
)
def test_a_cell_without_a_known_indicator_is_not_of_the_row_above(
    third: str, is_told: bool, heading: str
) -> None:
    records = table(heading, [*FIVE[:2], third, *FIVE[3:]])
    assert [i.mission_no for i in records.items][:2] == ["1", "2"]
    assert [i.mission_no for i in records.items][3:] == ["4", "5"]
    assert records.items[2].mission_no in (None, "3")
    assert bool(codes(records) & DOUBT) == is_told


def test_an_indicator_below_a_title_is_taken_where_another_cell_has_none() -> None:
    cells = [*joined("{t}\n{i}"), "มาตรการยกระดับทุกด้าน"]
    records = table("มาตรการ", cells)
    assert levels(records) == [*SAID, (None, None, cells[-1])]


def test_what_measures_success_is_no_level_that_goes_on_or_ends_the_band_above() -> None:
    rows = (
        (INDICATORS[0], None, None, None),
        ("1", TITLES[0], "จำนวนคู่มือ 3 เล่ม", "ทำแล้ว"),
        ("2", TITLES[1], "-", "ทำแล้ว"),
        ("3", TITLES[2], "", "ทำแล้ว"),
    )
    records = read(REPORT, (grid(("ที่", "มาตรการ", "ตัวชี้วัด", "ผลการดำเนินการ"), *rows),))
    assert [(i.mission_no, i.indicator) for i in records.items] == [
        ("1", "จำนวนคู่มือ 3 เล่ม"),
        ("1", None),
        ("1", None),
    ]


@pytest.mark.parametrize(
    "cell", ["ปรับปรุงคู่มือประชาชน\nมาตรการอำนวยความสะดวก", "จัดทำสื่อ\nกิจกรรมเดินรณรงค์"]
)
def test_a_title_below_its_indicator_need_not_open_with_a_type_word(cell: str) -> None:
    others = (f"{INDICATORS[1]}\nมาตรการ ข", f"{INDICATORS[2]}\nมาตรการ ค")
    (first, *_rest) = table("มาตรการ", [f"{INDICATORS[0]}\n{cell}", *others]).items
    assert (first.mission_no, (first.title or "").replace(" ", "")) == ("1", cell.replace("\n", ""))


def test_an_amount_behind_an_indicator_is_told() -> None:
    first, *others = joined("{t}\n{i}")
    assert codes(table("มาตรการ", [f"{first} 5,000 บาท", *others])) & {"amount_uncertain", *DOUBT}


@pytest.mark.parametrize("more", [" และที่ 3 การใช้อำนาจ", "/การใช้อำนาจ", ", 3"])
@pytest.mark.parametrize("listed", [False, True])
def test_two_indicators_under_one_word_are_told(more: str, listed: bool) -> None:
    cells = [
        f"มาตรการ ก ({OF_ALL[0]}{more})",
        f"มาตรการ ข ({OF_ALL[3]})",
        f"มาตรการ ค ({OF_ALL[4]})",
    ]
    below = "ข้อบกพร่อง/จุดอ่อน : ไม่ทราบ\nผู้รับผิดชอบ : สำนักปลัด\nผลการดำเนินการ : จัดทำแล้ว\n"
    lines = "".join(f"{n}. {cell}\n{below}" for n, cell in enumerate(cells, 1))
    records = read_rows(f"{FOLLOWS}แบบวัด IIT\n{lines}") if listed else table("มาตรการ", cells)
    assert [i.mission_no for i in records.items] == [None, "4", "5"]
    assert codes(records) & DOUBT


def test_another_indicator_than_the_band_above_names_is_told() -> None:
    rows = [(str(n), cell, "ทำแล้ว") for n, cell in enumerate(joined("{t} ({i})"), 1)]
    body = (("ตัวชี้วัดที่ 5 การแก้ไขปัญหาการทุจริต", None, None), *rows)
    records = read(REPORT, (grid(("ที่", "มาตรการ", "ผลการดำเนินการ"), *body),))
    assert {i.mission_no for i in records.items} == {"5"}
    assert "title_uncertain" in codes(records)


def test_units_in_brackets_under_bands_of_indicators_are_responsible() -> None:
    rows = [(str(n), f"{title} (กองคลัง)", "ทำแล้ว") for n, title in enumerate(TITLES, 1)]
    body = ((INDICATORS[0], None, None), *rows)
    records = read(REPORT, (grid(("ที่", "มาตรการ (ผู้รับผิดชอบ)", "ผลการดำเนินการ"), *body),))
    assert [(i.mission_no, i.title, i.responsible) for i in records.items] == [
        ("1", title, ("กองคลัง",)) for title in TITLES
    ]
