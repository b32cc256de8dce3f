"""Plan tables of text inputs: merged, slid, listed, cut by page breaks, totalled."""

from __future__ import annotations

import pytest

from normalize.make_records import Records
from normalize.reading import read_progress
from parsers.headings.columns import bind_heading
from tests.reading_text import codes, read_rows

HEAD = "มิติ|ภารกิจตามมิติ|โครงการ/กิจกรรม/มาตรการ|ปี ๒๕๖๑|ปี ๒๕๖๒|หมายเหตุ\n|||งบประมาณ (บาท)|งบประมาณ (บาท)|\n"
PLAN = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. ๒๕๖๑-๒๕๖๒)\nเทศบาลตำบลลี้ อำเภอลี้ จังหวัดลำพูน\n\n"


def money(records, number: int) -> list[tuple[int | None, str, float | None]]:
    item_id = records.items[number].item_id
    return [
        (b.fiscal_year_be, b.status, b.amount_baht) for b in records.budgets if b.item_id == item_id
    ]


def test_dimension_and_mission_are_carried_down_and_snapped() -> None:
    records = read_rows(
        PLAN + HEAD + "๑. การสร้างสังคม ที่ไม่ทนต่อการ ทุจริต|๑.๒ การสร้างจิตสำนึกและความ ตระหนักแก่ประชาชน"
        "ทุกภาคส่วนในท้องถิ่น|๑. โครงการ ก|๒๐,๐๐๐|-|\n||๒) กิจกรรม ข|ไม่ใช่ งบประมาณ||หมายเหตุ ข\n"
    )
    first, second = records.items
    assert (first.dimension_no, first.mission_no, first.item_no, first.item_type) == (
        1,
        "1.2",
        1,
        "project",
    )
    assert first.dimension == second.dimension == "การสร้างสังคมที่ไม่ทนต่อการทุจริต"
    assert first.mission == "การสร้างจิตสำนึกและความตระหนักแก่ประชาชนทุกภาคส่วนในท้องถิ่น"
    assert (second.title, second.note) == ("กิจกรรม ข", "หมายเหตุ ข")
    assert money(records, 0) == [(2561, "amount", 20000.0), (2562, "dash", None)]
    assert money(records, 1) == [(2561, "no_budget", None), (2562, "blank", None)]


def test_a_cell_that_lists_items_gives_each_its_own_share() -> None:
    records = read_rows(
        PLAN + HEAD + "|๑.๓ การสร้างจิตสำนึกและความตระหนักแก่เด็กและเยาวชน|๑) โครงการ ก ๒) กิจกรรม ข|"
        "๒๐,๐๐๐ ๓๐,๐๐๐|- ๑๐,๐๐๐|\n"
    )
    assert [(i.item_no, i.title) for i in records.items] == [(1, "โครงการ ก"), (2, "กิจกรรม ข")]
    assert money(records, 0) == [(2561, "amount", 20000.0), (2562, "dash", None)]
    assert money(records, 1) == [(2561, "amount", 30000.0), (2562, "amount", 10000.0)]


def test_values_below_their_titles_go_to_their_items_in_order() -> None:
    records = read_rows(
        PLAN + HEAD + "|๓.๓ การส่งเสริมให้ประชาชนมีส่วนร่วมบริหารกิจการขององค์กรปกครองส่วนท้องถิ่น|"
        "๓.๓.๑ (๑) มาตรการ ก ๓.๓.๑ (๒) โครงการ ข|-|-|\n|||๓๐,๐๐๐|๓๐,๐๐๐|\n"
    )
    assert [i.sub_mission_no for i in records.items] == ["3.3.1", "3.3.1"]
    assert money(records, 0) == [(2561, "dash", None), (2562, "dash", None)]
    assert money(records, 1) == [(2561, "amount", 30000.0), (2562, "amount", 30000.0)]


@pytest.mark.parametrize("mark", ["{})", "({})", "{}."])
def test_amounts_numbered_as_the_titles_beside_them_are(mark: str) -> None:
    one, two, three = (mark.format(n) for n in (1, 2, 3))
    records = read_rows(
        PLAN + HEAD + f"|๑.๑ ก|{one} โครงการ ก {two} โครงการ ข {three} โครงการ ค"
        f"|{one} - {two} ๒๐,๐๐๐ {three} ไม่ใช้งบประมาณ|{one} ๒๐,๐๐๐ {two} ๓๐,๐๐๐|\n"
    )
    first = [money(records, n)[0] for n in range(3)]
    assert first == [(2561, "dash", None), (2561, "amount", 20000.0), (2561, "no_budget", None)]
    assert [money(records, n)[1] for n in range(3)] == [(2562, "unreadable", None)] * 3


def test_amounts_that_cannot_be_shared_out_are_not_published() -> None:
    records = read_rows(
        PLAN + HEAD + "|๑.๑ ก|๑) โครงการ ก ๒) โครงการ ข ๓) โครงการ ค|๒๐,๐๐๐ ๓๐,๐๐๐|-|\n"
    )
    assert [money(records, n)[0] for n in range(3)] == [(2561, "unreadable", None)] * 3
    assert [money(records, n)[1] for n in range(3)] == [(2562, "dash", None)] * 3
    assert {"values_items_mismatch", "amount_uncertain"} <= codes(records)


def test_slid_cells_are_put_back_and_reported() -> None:
    records = read_rows(
        PLAN + HEAD + "|๑.๑ ก|๑. โครงการ ก|๑,๐๐๐|๑,๐๐๐|\n|๒. โครงการ ข|๒,๐๐๐|๓,๐๐๐|ไม่ใช้เงินสะสม|\n"
        "||๓.๑ จัดให้มีและเผยแพร่ข้อมูลข่าวสาร|๓. โครงการ ค|๔,๐๐๐|๕,๐๐๐\n"
    )
    assert [i.title for i in records.items] == ["โครงการ ก", "โครงการ ข", "โครงการ ค"]
    assert money(records, 1) == [(2561, "amount", 2000.0), (2562, "amount", 3000.0)]
    assert money(records, 2) == [(2561, "amount", 4000.0), (2562, "amount", 5000.0)]
    assert records.items[2].mission_no == "3.1"
    moved = {f.item_id for f in records.findings if f.code == "misaligned_row"}
    assert moved == {records.items[1].item_id, records.items[2].item_id}


def test_a_cut_row_slides_as_the_fuller_rows_of_its_length_do() -> None:
    """The rest of a cell goes under its own column, not under the next one its tab says."""
    head = "โครงการ/กิจกรรม/มาตรการ|ม.ค.|ก.พ.|มี.ค.|เป้าหมาย|ตัวชี้วัด|ผู้รับผิดชอบ|\n"
    records = read_rows(
        PLAN
        + head
        + "๑. กิจกรรมจัดหาพัสดุ|←||→|ความสำเร็จในการจัดทำแผน|แผนการจัดหาพัสดุ|- กองคลัง\n\n"
        + head
        + "|||||รวมทั้งการ รายงาน ดำเนินการ|ความถูกต้อง และทันเวลา|\n"
        + "๒. มาตรการเผยแพร่ข้อมูล|←|||→|เผยแพร่ข้อมูล ๓ ช่องทาง|จำนวนช่องทาง|- กองคลัง\n"
        + "๓. โครงการสำรวจความพึงพอใจ||||●|ความพึงพอใจไม่ต่ำกว่า ๘๐|ร้อยละของความพึงพอใจ|- กองช่าง\n"
    )
    first = records.items[0]
    assert first.responsible == ("กองคลัง",)
    assert first.target.endswith("รายงาน ดำเนินการ")
    assert first.indicator.endswith("ทันเวลา")


def test_a_row_cut_by_a_page_break_is_one_item() -> None:
    records = read_rows(
        PLAN
        + HEAD
        + "|๑.๑ ก|๑. โครงการจัดประชาคม|๑,๐๐๐|๒,๐๐๐|\n\n"
        + HEAD
        + "||แผนชุมชนประจำปี|||\n||๒. โครงการ ข|-|-|\n"
    )
    assert [i.title for i in records.items] == ["โครงการจัดประชาคมแผนชุมชนประจำปี", "โครงการ ข"]
    assert money(records, 0) == [(2561, "amount", 1000.0), (2562, "amount", 2000.0)]


def test_a_page_break_inside_a_cell_that_lists_items() -> None:
    records = read_rows(
        PLAN
        + HEAD
        + "|๑.๑ ก|๒.๒.๒ (๑) มาตรการกำหนด|-|-|\n\n"
        + HEAD
        + "||ขั้นตอนการทำงาน ๒.๒.๒ (๒) โครงการ ข|๙๐,๐๐๐|-|\n"
    )
    assert [(i.item_no, i.title) for i in records.items] == [
        (1, "มาตรการกำหนดขั้นตอนการทำงาน"),
        (2, "โครงการ ข"),
    ]
    assert money(records, 1) == [(2561, "amount", 90000.0), (2562, "dash", None)]


def test_stated_totals_are_kept_beside_what_the_rows_add_up_to() -> None:
    records = read_rows(
        PLAN
        + HEAD
        + "๑. การสร้างสังคมที่ไม่ทนต่อการทุจริต|๑.๑ ก|๑. โครงการ ก|๑,๐๐๐|๒,๐๐๐|\n||๒. มาตรการ ข|๑,๐๐๐|-|\n"
        "มติที่ ๑|รวม|๑ มาตรการ ๒ โครงการ|๒,๐๐๐|๙,๐๐๐|\n"
    )
    totals = {(t.measure, t.item_type, t.fiscal_year_be): t for t in records.totals}
    assert len(records.items) == 2
    assert totals[("count", "measure", None)].agrees is True
    assert (
        totals[("count", "project", None)].stated,
        totals[("count", "project", None)].computed,
    ) == (2.0, 1.0)
    assert totals[("budget", None, 2561)].agrees is True
    assert (totals[("budget", None, 2562)].stated, totals[("budget", None, 2562)].computed) == (
        9000.0,
        2000.0,
    )
    assert all(t.dimension_no == 1 for t in records.totals)
    assert {"count_differs", "total_differs"} <= codes(records)


def test_a_total_row_whose_amount_was_not_read_is_no_item() -> None:
    records = read_rows(PLAN + HEAD + "|๑.๑ ก|๑. โครงการ ก|๑,๐๐๐|๑,๐๐๐|\n||รวมมิติที่ ๑|||\n")
    assert [i.title for i in records.items] == ["โครงการ ก"]
    assert "total_unreadable" in codes(records)


def test_a_mission_whose_dimension_heading_was_lost_brings_its_own() -> None:
    records = read_rows(
        PLAN + "มิติที่ ๑ การสร้างสังคมที่ไม่ทนต่อการทุจริต\n\n"
        "๒.๒ มาตรการสร้างความโปร่งใสในการปฏิบัติราชการ\n\n"
        "ที่|โครงการ/กิจกรรม/มาตรการ|ปี ๒๕๖๑|หมายเหตุ\n๑|โครงการ ก|๑,๐๐๐|\n"
    )
    assert [(i.dimension_no, i.mission_no, i.dimension_raw) for i in records.items] == [
        (2, "2.2", None)
    ]
    assert "mission_outside_dimension" in codes(records)


def test_headings_and_bands_name_dimension_and_mission() -> None:
    records = read_rows(
        PLAN
        + "มิติที่ ๑ การสร้างสังคมที่ไม่ทนต่อการทุจริต\n\nลำดับ|โครงการ/กิจกรรม/มาตรการ|งบประมาณ ๒๕๖๑ (บาท)|ผู้รับผิดชอบ\n"
        "๑.๓ การสร้างจิตสำนึกและความตระหนักแก่เด็กและเยาวชน|||\n๗|โครงการ ก|๑,๐๐๐.๕๐|สำนักปลัด/กองคลัง\n"
    )
    (item,) = records.items
    assert (item.dimension_no, item.mission_no, item.item_no) == (1, "1.3", 7)
    assert item.responsible == ("สำนักปลัด", "กองคลัง")
    assert money(records, 0) == [(2561, "amount", 1000.5)]


def test_tables_without_items_stay_out() -> None:
    records = read_rows(
        PLAN
        + "เรื่อง|หน้า\nส่วนที่ ๑ บทนำ|๑\nโครงการ/กิจกรรม|๓\n\nที่|ชื่อ - สกุล|ตำแหน่ง\n๑|นายสมชาย ใจดี|ประธานกรรมการ\n"
    )
    assert records.items == ()
    assert records.budgets == ()


def test_numbering_is_checked() -> None:
    records = read_rows(
        PLAN
        + HEAD
        + "|๑.๓ การสร้างจิตสำนึกและความตระหนักแก่เด็กและเยาวชน|๑. โครงการ ก|-|-|\n||๓. โครงการ ข|-|-|\n||๓. โครงการ ค|-|-|\n"
    )
    found = {f.code: f.item_id for f in records.findings}
    assert found["numbering_gap"] == records.items[1].item_id
    assert found["numbering_repeat"] == records.items[2].item_id
    assert "mission_missing" in found


def numbered(*numbers: int) -> Records:
    rows = (f"||{n}. โครงการ ก{n}|-|-|\n" for n in numbers[2:])
    return read_rows(
        PLAN
        + HEAD
        + "|๑.๑ การสร้างจิตสำนึกและความตระหนักแก่บุคลากรทั้งข้าราชการการเมือง|"
        + f"{numbers[0]}. โครงการ ก|-|-|\n||{numbers[1]}. โครงการ ข|-|-|\n"
        + "|๑.๓ การสร้างจิตสำนึกและความตระหนักแก่เด็กและเยาวชน|| | |\n"
        + "".join(rows)
    )


@pytest.mark.parametrize(
    ("numbers", "gap"),
    [((1, 2, 3, 4), False), ((1, 2, 4, 5), True), ((1, 2, 1, 2), False), ((1, 2, 2, 3), False)],
)
def test_numbers_that_run_through_all_missions_may_lack_one(
    numbers: tuple[int, ...], gap: bool
) -> None:
    assert ("numbering_gap" in codes(numbered(*numbers))) is gap


def test_amounts_in_units_of_the_heading_say_so() -> None:
    records = read_rows(PLAN + "ที่|โครงการ|งบประมาณ ๒๕๖๑ (ล้านบาท)\n๑|โครงการ ก|๑.๕\n")
    assert money(records, 0) == [(2561, "amount", 1500000.0)]
    assert "amount_unit" in codes(records)


@pytest.mark.parametrize(
    ("cell", "state"),
    [
        ("☑ ดำเนินการแล้วเสร็จ ☐ อยู่ระหว่างดำเนินการ ☐ ไม่สามารถดำเนินการได้", "completed"),
        ("☐ ดำเนินการแล้วเสร็จ ☑ อยู่ระหว่างดำเนินการ ☐ ไม่สามารถดำเนินการได้", "in_progress"),
        ("( ) แล้วเสร็จ ( ) อยู่ระหว่าง (/) ไม่ได้ดำเนินการ", "not_possible"),
        ("แล้วเสร็จ ☐ อยู่ระหว่าง ☑ ไม่ได้ดำเนินการ ☐", "in_progress"),
        ("☑ ดำเนินการแล้วเสร็จ ☑ อยู่ระหว่างดำเนินการ ☐ ไม่ได้ดำเนินการ", None),
        ("ดำเนินการแล้วเสร็จ อยู่ระหว่างดำเนินการ ไม่สามารถดำเนินการได้", None),
        ("ยังไม่แล้วเสร็จ อยู่ระหว่างดำเนินการ", "in_progress"),
        ("ยังไม่แล้วเสร็จ", None),
        ("ผลการดำเนินงาน ( ) แล้วเสร็จ (/) อยู่ระหว่างดำเนินการ", "in_progress"),
        ("☐ แล้วเสร็จ ☑ อยู่ระหว่างดำเนินการ ฐ ไม่สามารถดำเนินการได้", None),  # a box misread
        ("ฐ แล้วเสร็จ □ อยู่ระหว่างดำเนินการ □ ไม่สามารถดำเนินการได้", "completed"),
        ("□ แล้วเสร็จ ซอยู่ระหว่างดำเนินการ □ ไม่สามารถดำเนินการได้", "in_progress"),
        ("ฐ แล้วเสร็จ ซ อยู่ระหว่างดำเนินการ □ ไม่สามารถดำเนินการได้", None),
        ("แล้วเสร็จ □ อยู่ระหว่างดำเนินการ □ ไม่สามารถดำเนินการได้", None),
        ("1. ☐ ดำเนินการแล้วเสร็จ ☑ อยู่ระหว่างดำเนินการ ☐ ยังไม่ดำเนินการ", "in_progress"),
        ("ดำเนินการแล้วเสร็จ เมื่อวันที่ ......", "completed"),
    ],
)
def test_of_several_states_the_marked_one_counts(cell: str, state: str | None) -> None:
    assert read_progress(cell) == state


@pytest.mark.parametrize(
    ("heading", "role", "year"),
    [
        (("งบประมาณ/แหล่งที่มา",), "money", None),
        (("งบประมาณและแหล่งงบประมาณ",), "money", None),
        (("แหล่งที่มาของงบประมาณ",), "note", None),
        (("ปี 2567", "ตั้งไว้"), "money", 2567),
        (("งบประมาณ (บาท)", "๖๗"), "money", 2567),
        (("รหัสโครงการ",), "ignored", None),
        (("รหัส\nภารกิจ",), "mission", None),
        (("รหัสภารกิจ/โครงการ",), "ignored", None),
    ],
)
def test_money_with_its_source_is_money_and_a_code_is_none(
    heading: tuple[str, ...], role: str, year: int | None
) -> None:
    column = bind_heading(0, heading)
    assert (column.role, column.year_be) == (role, year)


def test_a_row_at_the_top_of_a_page_with_a_unit_of_its_own_is_an_item() -> None:
    """The unit above ends with a point (อบจ.), which is no reason to go on with it."""
    head = "<tr><td>ตัวชี้วัด</td><td>มาตรการ</td><td>วิธีดำเนินการ</td><td>ผู้รับผิดชอบ</td><td>ระยะเวลา</td></tr>"
    row = "<tr><td>{}</td><td>{}</td><td>จัดประชุม</td><td>{}</td><td>{}</td></tr>"
    first = row.format("ตัวชี้วัดที่ ๙ การเปิดเผยข้อมูล", "มอบหมายผู้รับผิดชอบ", "สำนักปลัด อบจ.", "พ.ย. ๒๕๖๗")
    second = row.format("", "ปรับปรุงเว็บไซต์", "กองยุทธศาสตร์และงบประมาณ", "ธ.ค. ๒๕๖๗")
    records = read_rows(
        "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน (ITA) ประจำปีงบประมาณ พ.ศ. ๒๕๖๘\n\n"
        f"<table>{head}{first}</table>\n<table>{head}{second}</table>\n"
    )
    assert [(i.title, i.mission_no) for i in records.items] == [
        ("มอบหมายผู้รับผิดชอบ", "9"),
        ("ปรับปรุงเว็บไซต์", "9"),
    ]
