"""Heading rows that lie in the cells of an item: number, words, and nothing where money stands."""

from __future__ import annotations

import pytest

from tests.reading_text import codes, read_rows
from tests.test_adversarial import money, table

PLAN = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2567)\nเทศบาลตำบลลี้ อำเภอลี้ จังหวัดลำพูน\n\n"
HEAD = "ลำดับที่|มิติ/ภารกิจ/โครงการ/กิจกรรม|ปี 2566|ปี 2567|หมายเหตุ\n"
CULTURE = "การสร้างวัฒนธรรมสุจริต"
CHILDREN = "การสร้างจิตสำนึกและความตระหนักแก่เด็กและเยาวชน"
INTEGRITY = "มาตรการส่งเสริมคุณธรรมและความโปร่งใส"


def places(text: str) -> list[tuple[str | None, int | None, str | None]]:
    return [(i.title, i.dimension_no, i.mission_no) for i in read_rows(text).items]


def test_the_number_of_a_heading_stands_in_the_number_column() -> None:
    text = PLAN + HEAD
    text += f"1|มิติที่ 1 {CULTURE}|||\n1.3|{CHILDREN}|||\n|1. โครงการ ก|5,000|-|\n|2. กิจกรรม ข|-|-|\n"
    text += f"2|มิติที่ 2 การบริหารราชการด้วยความโปร่งใส|||\n2.2|{INTEGRITY}|||\n|1. มาตรการ ค|-|-|\n"
    assert places(text) == [
        ("โครงการ ก", 1, "1.3"),
        ("กิจกรรม ข", 1, "1.3"),
        ("มาตรการ ค", 2, "2.2"),
    ]
    records = read_rows(text)
    assert codes(records) & {"number_unreadable", "amount_unreadable"} == set()
    raw = {e.raw for e in records.evidence if e.column == "mission_no"}
    assert raw == {f"1.3 {CHILDREN}", f"2.2 {INTEGRITY}"}


@pytest.mark.parametrize("number", ["มิติ 1", "มิติที่ 1"])
def test_a_heading_merged_over_the_money_is_no_item_with_unreadable_money(number: str) -> None:
    body = (
        f"<td>{number}</td><td colspan=3>{CULTURE}</td>",
        f"<td>1.3</td><td colspan=3>{CHILDREN}</td>",
        "<td>1</td><td>โครงการ ก</td><td>5,000</td><td>-</td>",
        "<td>2</td><td>โครงการ ข</td><td>-</td><td>-</td>",
    )
    head = "<td>ที่</td><td>มิติ/ภารกิจ/โครงการ</td><td>ปี 2566</td><td>ปี 2567</td>"
    records = read_rows(PLAN + table(head, *body))
    assert [(i.title, i.dimension_no, i.mission_no, i.item_no) for i in records.items] == [
        ("โครงการ ก", 1, "1.3", 1),
        ("โครงการ ข", 1, "1.3", 2),
    ]
    assert [b.status for b in records.budgets] == ["amount", "dash", "dash", "dash"]


BEHIND = (
    f"1.2 การสร้างจิตสำนึกและความตระหนักแก่ประชาชนทุกภาคส่วนในท้องถิ่น|โครงการ ก|5,000|-|มิติที่ 1 {CULTURE}\n",
    f"1.3 {CHILDREN}|โครงการ ข|-|-|\n",
    f"2.2 {INTEGRITY}|มาตรการ ค|-|-|มิติที่ 2 การบริหารราชการด้วยความโปร่งใส\n",
)


@pytest.mark.parametrize("repeated", [True, False])
def test_a_dimension_in_a_column_behind_its_missions_ends_none_of_them(repeated: bool) -> None:
    rows = list(BEHIND)
    if repeated:
        rows[1] = rows[1].replace("|\n", f"|มิติที่ 1 {CULTURE}\n")
    text = PLAN + "ภารกิจตามมิติ|โครงการ/กิจกรรม/มาตรการ|ปี 2566|ปี 2567|มิติ\n" + "".join(rows)
    assert places(text) == [
        ("โครงการ ก", 1, "1.2"),
        ("โครงการ ข", 1, "1.3"),
        ("มาตรการ ค", 2, "2.2"),
    ]


@pytest.mark.parametrize("heading", ["มิติ/ภารกิจตามมิติ", "มิติ"])
def test_a_short_mission_behind_a_long_dimension_in_its_cell(heading: str) -> None:
    text = PLAN + f"ที่|{heading}|โครงการ/กิจกรรม/มาตรการ|ปี 2566|ปี 2567\n"
    text += f"1|มิติที่ 1 {CULTURE} 1.3 {CHILDREN}|โครงการ ก|5,000|-\n"
    text += "2|มิติที่ 4 การยกระดับกลไกการตรวจสอบการดำเนินงานขององค์กรปกครองส่วนท้องถิ่น "
    text += "4.2 การส่งเสริมบทบาทการตรวจสอบของสภาท้องถิ่น|โครงการ ข|-|-\n"
    assert places(text) == [("โครงการ ก", 1, "1.3"), ("โครงการ ข", 4, "4.2")]


def test_dashes_in_the_other_cells_make_no_item_of_a_heading() -> None:
    text = PLAN + HEAD + f"|มิติที่ 1 {CULTURE}|-|-|\n|1.3 {CHILDREN}|-||\n1|โครงการ ก|5,000|-|\n"
    text += f"|มิติที่ 2 การบริหารราชการด้วยความโปร่งใส||-|\n2.2|{INTEGRITY}|-|-|\n1|มาตรการ ข|-|-|\n"
    assert places(text) == [("โครงการ ก", 1, "1.3"), ("มาตรการ ข", 2, "2.2")]


def test_an_item_called_like_a_mission_stays_an_item() -> None:
    text = PLAN + HEAD + f"|มิติที่ 2 การบริหารราชการด้วยความโปร่งใส|||\n1|{INTEGRITY}|-|-|\n"
    text += f"2|{INTEGRITY}ขององค์กร|5,000|-|\n2.3|{INTEGRITY}|9,000|-|\n"
    assert [title for title, _dimension, _mission in places(text)] == [
        INTEGRITY,
        f"{INTEGRITY}ขององค์กร",
        INTEGRITY,
    ]


def test_a_numbered_heading_of_no_framework_is_told_and_is_no_item() -> None:
    text = PLAN + HEAD + f"|มิติที่ 1 {CULTURE}|||\n1.3|{CHILDREN}|||\n1|โครงการ ก|5,000|-|\n"
    records = read_rows(text + "1.4|การปลูกฝังคุณธรรมในครัวเรือนชนบท|||\n1|โครงการ ข|-|-|\n")
    assert [i.title for i in records.items] == ["โครงการ ก", "โครงการ ข"]
    told = [f.raw for f in records.findings if f.code == "heading_unknown"]
    assert told == ["1.4 การปลูกฝังคุณธรรมในครัวเรือนชนบท"]


def test_what_the_row_of_a_dimension_adds_up_to_is_its_total() -> None:
    text = PLAN + HEAD + f"1|มิติที่ 1 {CULTURE}|5,000|2,000|\n1.3|{CHILDREN}|||\n"
    records = read_rows(text + "|1. โครงการ ก|5,000|-|\n|2. โครงการ ข|-|2,000|\n")
    assert [row[0] for row in money(records)] == ["โครงการ ก"] * 2 + ["โครงการ ข"] * 2
    assert [(t.dimension_no, t.fiscal_year_be, t.stated, t.agrees) for t in records.totals] == [
        (1, 2566, 5000.0, True),
        (1, 2567, 2000.0, True),
    ]


def test_a_heading_that_a_page_break_cut_is_whole_and_adds_nothing_to_the_item_above() -> None:
    head, tail = CHILDREN[:24], CHILDREN[24:]
    text = PLAN + HEAD + f"|มิติที่ 1 {CULTURE}|||\n1|โครงการ ก|5,000|-|\n1.3|{head}|||\n\n"
    records = read_rows(text + HEAD + f"|{tail}|||\n1|โครงการ ข|-|-|\n")
    assert [(i.title, i.mission_no) for i in records.items] == [
        ("โครงการ ก", None),
        ("โครงการ ข", "1.3"),
    ]
    assert records.items[1].mission_raw == f"1.3 {head}\n{tail}"


def test_the_sum_of_a_mission_in_its_heading_row_is_no_item() -> None:
    head = "<td>ที่</td><td>มิติ/ภารกิจ/โครงการ</td><td>ปี 2566</td><td>ปี 2567</td>"
    rows = (
        ("", f"มิติที่ 1 {CULTURE}", "9,000", "2,000"),
        ("1.3", CHILDREN, "9,000", "2,000"),
        ("1", "โครงการ ก", "5,000", "-"),
        ("2", "โครงการ ข", "4,000", "2,000"),
    )
    body = ["".join(f"<td>{cell}</td>" for cell in row) for row in rows]
    records = read_rows(PLAN + table(head, *body))
    assert [(i.title, i.mission_no) for i in records.items] == [
        ("โครงการ ก", "1.3"),
        ("โครงการ ข", "1.3"),
    ]
    assert [(t.dimension_no, t.stated, t.agrees) for t in records.totals] == [
        (1, 9000.0, True),
        (1, 2000.0, True),
    ]


def test_missions_that_have_money_and_no_items_are_what_the_table_lists() -> None:
    head = "<td>ที่</td><td>ภารกิจ/โครงการ</td><td>ปี 2566</td>"
    rows = (("2.2", INTEGRITY, "9,000"), ("2.1", "การเปิดเผยข้อมูลสาธารณะ", "4,000"))
    body = ["".join(f"<td>{cell}</td>" for cell in row) for row in rows]
    assert len(read_rows(PLAN + table(head, *body)).items) == 2


def test_a_unit_beside_a_mission_over_its_items_makes_no_item_of_it() -> None:
    head = "<td>ที่</td><td>ภารกิจ/โครงการ</td><td>ปี 2566</td><td>หน่วยงาน</td>"
    rows = (("1.3", CHILDREN, "", "ทุกส่วนราชการ"), ("1", "โครงการ ก", "5,000", "กองคลัง"))
    body = ["".join(f"<td>{cell}</td>" for cell in row) for row in rows]
    records = read_rows(PLAN + table(head, *body))
    assert [(i.title, i.mission_no) for i in records.items] == [("โครงการ ก", "1.3")]


def test_rows_over_which_no_heading_was_read_say_so() -> None:
    rows = "1|โครงการ ก|5,000|-|\n2|โครงการ ข|-|-|\n"
    headed = f"|มิติที่ 1 {CULTURE}|||\n1|โครงการ ค|-|-|\n"
    headed += "|มิติที่ 3 การส่งเสริมบทบาทและการมีส่วนร่วมของภาคประชาชน|||\n1|โครงการ ง|-|-|\n"
    records = read_rows(PLAN + HEAD + rows + headed)
    told = [f.raw for f in records.findings if f.code == "place_missing"]
    assert told == ["โครงการ ก", "โครงการ ข"]
    assert "place_missing" not in codes(read_rows(PLAN + HEAD + headed))
    assert "place_missing" not in codes(read_rows(PLAN + HEAD + rows))


def test_items_numbered_below_their_mission_show_its_row_to_be_a_heading() -> None:
    head = "<td>ลำดับ</td><td>มิติ/ภารกิจ/รายการ</td><td>ปี 2566</td><td>ปี 2567</td>"
    rows = (
        ("1", f"มิติที่ 1 {CULTURE}", "9,000"), ("1.3", CHILDREN, "9,000"),
        ("1.3.1", "โครงการ ก", "5,000"), ("1.3.2", "โครงการ ข", "4,000"),
        ("2.2", INTEGRITY, "7,000"), ("2.2.1", "มาตรการ ค", "7,000"),
    )  # fmt: skip
    cells = [
        f"<td>{n}</td><td>{title}</td><td>{amount}</td><td>-</td>" for n, title, amount in rows
    ]
    text = PLAN + table(head, *cells[:5]) + table(head, *cells[5:])  # a page ends under a heading
    assert [row[::2] for row in places(text)] == [
        ("โครงการ ก", "1.3"),
        ("โครงการ ข", "1.3"),
        ("มาตรการ ค", "2.2"),
    ]
    assert sum(row[3] or 0 for row in money(read_rows(text))) == 16000.0


def test_rows_without_a_heading_go_on_below_a_line_that_names_two_levels() -> None:
    """One heading, and the rows of each mission in a table of their own below its name."""
    head = "<tr><td>ที่</td><td>โครงการ/กิจกรรม</td><td>งบประมาณ (บาท)</td></tr>"
    row = "<tr><td>{}</td><td>โครงการ {}</td><td>๕,๐๐๐</td></tr>"
    table = "<table>{}</table>\n\n"
    text = "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2568\n\n" + table.format(head)
    text += "มิติที่ 1 การสร้างวัฒนธรรมสุจริต / 1.1 การเสริมสร้างจิตสำนึกและความตระหนักแก่บุคลากรทั้ง\n"
    text += (
        "ข้าราชการการเมืองฝ่ายบริหาร ข้าราชการการเมืองฝ่ายสภาท้องถิ่น และฝ่ายประจำขององค์กรปกครองส่วนท้องถิ่น\n\n"
    )
    text += table.format(row.format(1, "ก"))
    text += "มิติที่ 2 การบริหารราชการด้วยความโปร่งใส / 2.2 มาตรการส่งเสริมคุณธรรมและความโปร่งใส\n\n"
    text += table.format(row.format(2, "ข"))
    records = read_rows(text)
    assert [(i.title, i.dimension_no, i.mission_no) for i in records.items] == [
        ("โครงการ ก", 1, "1.1"),
        ("โครงการ ข", 2, "2.2"),
    ]
    assert [b.amount_baht for b in records.budgets] == [5000.0, 5000.0]
    assert "header_by_content" not in codes(records)


def test_a_mission_alone_in_the_column_of_dimensions_below_one_of_both() -> None:
    text = PLAN + "ที่|มิติ|โครงการ/กิจกรรม/มาตรการ|ปี 2566|ปี 2567\n"
    text += f"1|มิติที่ 1 {CULTURE} 1.3 {CHILDREN}|โครงการ ก|5,000|-\n"
    text += "2|1.2 การสร้างจิตสำนึกและความตระหนักแก่ประชาชนทุกภาคส่วนในท้องถิ่น|โครงการ ข|5,000|-\n"
    assert places(text) == [("โครงการ ก", 1, "1.3"), ("โครงการ ข", 1, "1.2")]


@pytest.mark.parametrize("word", ["มิติขิ", "มิติขี่", "มิติทิ", "มิติทึ่", "มิติท", "มติที"])
@pytest.mark.parametrize("cut", ["{word}|1 {name}", "{word} 1|{name}", "|{word} 1 {name}"])
def test_the_word_of_a_dimension_is_read_badly_and_cut_by_a_rule(word: str, cut: str) -> None:
    text = PLAN + HEAD + cut.format(word=word, name=CULTURE) + "|||\n"
    text += f"1.3|{CHILDREN}|||\n1|โครงการ ก|5,000|-|\n2|กิจกรรม ข|-|-|\n"
    assert places(text) == [("โครงการ ก", 1, "1.3"), ("กิจกรรม ข", 1, "1.3")]
    assert "heading_unknown" not in codes(read_rows(text))


def test_the_word_of_a_dimension_is_cut_before_its_number_word() -> None:
    text = PLAN + HEAD + "มิติ|ขิ 2 การบริหารราชการด้วยความโปร่งใส|||\n1|โครงการ ก|5,000|-|\n"
    assert places(text) == [("โครงการ ก", 2, None)]


def test_a_dimension_read_badly_with_a_name_of_its_own_is_told_and_no_item() -> None:
    text = PLAN + HEAD + f"|มิติที่ 1 {CULTURE}|||\n1|โครงการ ก|5,000|-|\n"
    records = read_rows(text + "มิติขิ|5 การพัฒนาแหล่งน้ำชลประทาน|||\n2|โครงการ ข|-|-|\n")
    assert [i.title for i in records.items] == ["โครงการ ก", "โครงการ ข"]
    assert "heading_unknown" in codes(records)


@pytest.mark.parametrize("word", ["มิติขิ", "มิติทึ่"])
def test_the_sum_of_a_dimension_whose_word_is_read_badly_is_none_of_all(word: str) -> None:
    text = PLAN + HEAD + f"|มิติที่ 1 {CULTURE}|||\n1|โครงการ ก|5,000|-|\n"
    records = read_rows(text + f"|รวม{word} 1|5,000|-|\n")
    assert [(t.dimension_no, t.stated) for t in records.totals if t.stated] == [(1, 5000.0)]


@pytest.mark.parametrize(
    "title", ["มิติใหม่ 1 ตำบล 1 สุจริต", "มิติที่ดี 4 ประการของคนทำงาน", "มิติขิงอินทรีย์ 2 ชุมชน"]
)
def test_an_item_that_opens_with_the_word_stays_one(title: str) -> None:
    text = PLAN + HEAD + f"|มิติที่ 1 {CULTURE}|||\n1|โครงการ ก|5,000|-|\n2|{title}|-|-|\n"
    assert [i.title for i in read_rows(text).items] == ["โครงการ ก", title]
