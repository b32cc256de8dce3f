"""Schedules, results, ITA tables, fact sheets and narrative lists of text inputs."""

from __future__ import annotations

from datetime import date

import pytest

from parsers.headings.columns import bind_heading
from tests.reading_text import codes, read_rows
from tests.test_month_strips import MONTHS

PLAN_2561 = (
    "แผนป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. ๒๕๖๑\nองค์การบริหารส่วนตำบลโสกก่าม อำเภอเซกา จังหวัดบึงกาฬ\n\n"
)
SCHEDULE = f"โครงการ/กิจกรรม|ปี ๒๕๖๐|||ปี ๒๕๖๑|||||||||เป้าหมาย\n|{'|'.join(MONTHS)}|\n"


def months(records) -> list[tuple[str, str]]:
    return [(s.month.isoformat()[:7], s.mark) for s in records.schedule]


def test_points_and_arrows_become_months_of_the_printed_years() -> None:
    records = read_rows(
        PLAN_2561
        + "๑.๒ การสร้างจิตสำนึกและความตระหนักแก่ประชาชนทุกภาคส่วนในท้องถิ่น\n\n"
        + SCHEDULE
        + "๑. กิจกรรม ก|||●|||||●|||||๑ ครั้ง\n๒. มาตรการ ข||←||→|||||||||ตลอด\n"
    )
    assert [i.section for i in records.items] == ["schedule", "schedule"]
    assert months(records) == [
        ("2017-12", "point"), ("2018-05", "point"),
        ("2017-11", "span"), ("2017-12", "span"), ("2018-01", "span"),
    ]  # fmt: skip
    assert records.items[0].target == "1 ครั้ง"


def test_an_arrow_of_unknown_extent_keeps_its_month_and_says_so() -> None:
    records = read_rows(
        PLAN_2561
        + SCHEDULE
        + "๑. โครงการ ก|←—————→||||||||||||๑ ครั้ง\n๒. โครงการ ข||←||||||||||๒ ครั้ง\n"
    )
    assert months(records) == [("2017-10", "span"), ("2017-11", "span")]
    unknown = [f.item_id for f in records.findings if f.code == "arrow_extent_unknown"]
    assert unknown == [i.item_id for i in records.items]


def test_an_arrow_from_edge_to_edge_is_the_whole_year_though_a_tab_is_too_many() -> None:
    records = read_rows(PLAN_2561 + SCHEDULE + "๑. มาตรการ ก|←||||||||||||→|โปร่งใส\n")
    assert [m for m, _mark in months(records)][0::11] == ["2017-10", "2018-09"]
    assert len(records.schedule) == 12
    assert records.items[0].target == "โปร่งใส"


def test_quarters_count_for_their_three_months() -> None:
    records = read_rows(
        PLAN_2561
        + "โครงการ|งบประมาณ (บาท)|ไตรมาส ๑|ไตรมาส ๒|ไตรมาส ๓|ไตรมาส ๔|ผู้รับผิดชอบ\n๑. โครงการ ก|๕,๐๐๐||/|||กองคลัง\n"
    )
    assert [s.month for s in records.schedule] == [
        date(2018, 1, 1),
        date(2018, 2, 1),
        date(2018, 3, 1),
    ]
    assert [(b.fiscal_year_be, b.amount_baht) for b in records.budgets] == [(2561, 5000.0)]
    assert "quarter_mark" in codes(records)


REPORT = "รายงานผลการดำเนินงานตามแผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. ๒๕๖๔ รอบ ๑๒ เดือน\nเทศบาลตำบลก้อ อำเภอลี้ จังหวัดลำพูน\n\n"
RESULTS = "โครงการ/กิจกรรม/มาตรการ|ตัวชี้วัด|ผลการดำเนินงาน|งบประมาณ (ถ้ามี)||\n|||งบบุคลากร|งบหน่วยงาน|ผลการเบิกจ่าย\n"


def test_results_with_three_kinds_of_money_take_the_report_year() -> None:
    records = read_rows(
        REPORT
        + "มิติที่ ๑ การสร้างสังคมที่ไม่ทนต่อการทุจริต\n\n๑.๑ภารกิจสร้างจิตสำนึกและความตระหนักแก่บุคลากรทั้งข้าราชการการเมือง\n\n"
        + RESULTS
        + "๑. โครงการ ก|จำนวนคน|อบรม ๔๐ คน||๑๓,๕๐๐|๑๓,๕๓๒\n\n|ที่เข้าร่วม||||\n"
    )
    (item,) = records.items
    assert (item.section, item.mission_no, item.indicator, item.result) == (
        "results", "1.1", "จำนวนคนที่เข้าร่วม", "อบรม 40 คน",
    )  # fmt: skip
    assert [(b.fiscal_year_be, b.kind, b.status, b.amount_baht) for b in records.budgets] == [
        (2564, "integrated", "blank", None),
        (2564, "agency", "amount", 13500.0),
        (2564, "disbursed", "amount", 13532.0),
    ]
    assert "disbursed_exceeds_budget" in codes(records)


def test_status_ticks_and_status_words() -> None:
    ticks = read_rows(
        REPORT
        + "ที่|โครงการ|ผลการดำเนินงาน|สถานะ||\n|||ดำเนินการแล้วเสร็จ|อยู่ระหว่างดำเนินการ|ไม่สามารถดำเนินการได้\n"
        "๑|โครงการ ก|ดี|✓||\n๒|โครงการ ข|-||✓|\n๓|โครงการ ค|-|||/\n"
    )
    assert [i.progress for i in ticks.items] == ["completed", "in_progress", "not_possible"]
    assert [i.result for i in ticks.items] == ["ดี", None, None]
    words = read_rows(
        REPORT + "ที่|โครงการ|สถานะการดำเนินงาน\n๑|โครงการ ก|แล้วเสร็จ\n๒|โครงการ ข|ไม่ได้ดำเนินการ\n"
    )
    assert [i.progress for i in words.items] == ["completed", "not_possible"]


def test_an_ita_indicator_with_a_wrong_number_follows_its_name() -> None:
    records = read_rows(
        "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘\nองค์การบริหารส่วนตำบลพะงาด\n\n"
        "ตัวชี้วัดที่ ๒ คุณภาพการดำเนินงาน\n\nมาตรการ|ขั้นตอนหรือวิธีการปฏิบัติ|ผู้รับผิดชอบ|ผลการดำเนินการตามมาตรการ\n"
        "<p>๑. จัดทำคู่มือ</p> <p>๒. พัฒนาช่องทาง</p>|๑. ทบทวน|สำนักปลัด|มีคู่มือ\n\n"
        "มาตรการ|ขั้นตอนหรือวิธีการปฏิบัติ|ผู้รับผิดชอบ|ผลการดำเนินการตามมาตรการ\n|๒. เผยแพร่||\n"
    )
    (item,) = records.items
    assert (item.section, item.framework) == ("ita_measures", "ita")
    assert (item.dimension_no, item.mission_no, item.mission) == (2, "6", "คุณภาพการดำเนินงาน")
    assert (item.title, item.item_no) == ("1. จัดทำคู่มือ 2. พัฒนาช่องทาง", None)
    assert item.approach == "1. ทบทวน 2. เผยแพร่"
    assert "mission_uncertain" in codes(records)


SHEET = """แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. ๒๕๖๖ - ๒๕๗๐)
เทศบาลตำบลเกาะพะงัน อำเภอเกาะพะงัน จังหวัดสุราษฎร์ธานี

รายละเอียดโครงการ/กิจกรรม/มาตรการ มติที่ ๒ การกิจตามมติที่ ๒.๑ กิจกรรมลำดับที่ ๓
๑. ชื่อโครงการ/กิจกรรม/มาตรการ : “มาตรการ ก”
๒. หลักการและเหตุผล
เหตุผลของโครงการ
๓. วัตถุประสงค์
- ๑) เพื่อ ก
- ๒) เพื่อ ข ๔. กลุ่มเป้าหมาย
ประชาชน
๕. วิธีดำเนินการ
๑) เตรียม
๕. ระยะเวลาดำเนินการ
ปีงบประมาณ พ.ศ. ๒๕๖๖ - ๒๕๗๐
๗. งบประมาณดำเนินการ
งบประมาณจำนวน ๑๒,๐๐๐ บาท
๘. ผู้รับผิดชอบ
สำนักปลัด
๙. ผลผลิต/ผลลัพธ์
ผลผลิต
มี ก
ผลลัพธ์
ได้ ข

๒.๒ มาตรการส่งเสริมคุณธรรมและความโปร่งใส

ข้อความหลังใบโครงการ
"""


def test_a_fact_sheet_with_glued_and_misnumbered_headings() -> None:
    records = read_rows(SHEET)
    (item,) = records.items
    assert (item.section, item.dimension_no, item.mission_no, item.item_no) == (
        "fact_sheet",
        2,
        "2.1",
        3,
    )
    assert (item.title, item.rationale) == ("“มาตรการ ก”", "เหตุผลของโครงการ")
    assert item.objectives == "- 1) เพื่อก - 2) เพื่อข"
    assert (item.target_group, item.approach) == ("ประชาชน", "1) เตรียม")
    assert item.period == "ปีงบประมาณ พ.ศ. 2566 - 2570"
    assert (item.responsible, item.outcome) == (("สำนักปลัด",), "ผลผลิตมี กผลลัพธ์ได้ ข")
    assert [(b.fiscal_year_be, b.amount_baht) for b in records.budgets] == [(None, 12000.0)]


@pytest.mark.parametrize("colon", [" :", " .", " ;"])
def test_a_colon_of_which_a_point_is_lost_still_parts_label_and_value(colon: str) -> None:
    records = read_rows(
        "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. ๒๕๖๖ - ๒๕๗๐)\n"
        f"ชื่อโครงการ/กิจกรรม/มาตรการ : โครงการ ก\nวัตถุประสงค์{colon} เพื่อ ก\nเป้าหมาย{colon} ๕๐ คน\n"
        f"งบประมาณดำเนินการ : ๕,๐๐๐ บาท\nผู้รับผิดชอบ{colon} กองช่าง\nตัวชี้วัด{colon} ร้อยละ ๘๐\n"
    )
    (item,) = records.items
    assert (item.title, item.objectives, item.target) == ("โครงการ ก", "เพื่อก", "50 คน")
    assert (item.responsible, item.indicator) == (("กองช่าง",), "ร้อยละ 80")


def test_a_point_that_begins_with_a_labels_word_is_no_label() -> None:
    (item,) = read_rows(SHEET.replace("มี ก", "๑. ผู้เข้าร่วมนำความรู้ไปใช้ได้")).items
    assert item.outcome == "ผลผลิต 1. ผู้เข้าร่วมนำความรู้ไปใช้ได้ผลลัพธ์ได้ ข"
    assert item.target_group == "ประชาชน"


def test_a_point_that_begins_with_a_word_for_spending_states_no_amount() -> None:
    records = read_rows(SHEET.replace("มี ก", "๑. เบิกจ่ายงบประมาณได้ครบถ้วน ๕,๐๐๐ บาท"))
    outcome = records.items[0].outcome
    assert outcome is not None and "เบิกจ่ายงบประมาณได้ครบถ้วน" in outcome
    assert [(b.kind, b.amount_baht) for b in records.budgets] == [("planned", 12000.0)]


def test_a_fact_sheet_that_states_every_year() -> None:
    records = read_rows(
        SHEET.replace("งบประมาณจำนวน ๑๒,๐๐๐ บาท", "ปี ๒๕๖๖ จำนวน ๕,๐๐๐ บาท ปี ๒๕๖๗ จำนวน ๖,๐๐๐ บาท")
    )
    assert [(b.fiscal_year_be, b.amount_baht) for b in records.budgets] == [
        (2566, 5000.0),
        (2567, 6000.0),
    ]


def test_the_same_item_in_two_sections_shares_a_key_and_its_contradiction_is_told() -> None:
    records = read_rows(
        SHEET
        + "\nมิติ|ภารกิจตามมิติ|โครงการ/กิจกรรม/มาตรการ|ปี ๒๕๖๖|ปี ๒๕๖๗\n|||งบประมาณ (บาท)|งบประมาณ (บาท)\n"
        "๒. การบริหารราชการด้วยความโปร่งใส|๒.๑ การเปิดเผยข้อมูลสาธารณะ|(๓) มาตรการ ก|๑๒,๐๐๐|๑๕,๐๐๐\n||(๔) โครงการ ข|-|-\n"
    )
    by_title = {(i.section, i.title): i for i in records.items}
    sheet, row = by_title[("fact_sheet", "“มาตรการ ก”")], by_title[("plan", "มาตรการ ก")]
    assert sheet.item_key == row.item_key != by_title[("plan", "โครงการ ข")].item_key
    assert {"amount_contradiction", "missing_in_section"} <= codes(records)


def test_a_plan_with_the_sheets_of_a_few_projects_is_told_once() -> None:
    rest = "".join(f"||({n}) โครงการที่ {n} ของปี|-|-\n" for n in range(4, 9))
    records = read_rows(
        SHEET
        + "\nมิติ|ภารกิจตามมิติ|โครงการ/กิจกรรม/มาตรการ|ปี ๒๕๖๖|ปี ๒๕๖๗\n|||งบประมาณ (บาท)|งบประมาณ (บาท)\n"
        "๒. การบริหารราชการด้วยความโปร่งใส|๒.๑ การเปิดเผยข้อมูลสาธารณะ|(๓) มาตรการ ก|๑๒,๐๐๐|-\n" + rest
    )
    (told,) = [f for f in records.findings if f.code == "missing_in_section"]
    assert told.message.startswith("5 of 6 plan items have no row in section fact_sheet")


def test_a_narrative_that_lists_the_items_of_every_mission() -> None:
    records = read_rows(
        REPORT
        + "สรุปผล **มิติที่ ๑ การสร้างสังคมที่ไม่ทนต่อการทุจริต** ได้ดำเนินการตาม **ภารกิจที่ ๑.๑ การสร้างจิตสำนึก"
        "และความตระหนักแก่บุคลากร** ประกอบด้วย ๑. โครงการ กขค\nจงฉ ๒. มาตรการตาม พ.ร.บ. พ.ศ. ๒๕๔๐ **ภารกิจที่ ๑.๓ "
        "การสร้างจิตสำนึกและความตระหนักแก่เด็กและเยาวชน** ประกอบด้วย (๑) กิจกรรม ชซฌ\n\nปัญหาและอุปสรรค ไม่มี\n"
    )
    assert [(i.section, i.mission_no, i.item_no, i.title) for i in records.items] == [
        ("summary", "1.1", 1, "โครงการ กขค จงฉ"),
        ("summary", "1.1", 2, "มาตรการตาม พ.ร.บ. พ.ศ. 2540"),
        ("summary", "1.3", 1, "กิจกรรม ชซฌ"),
    ]


def test_a_resolution_of_the_cabinet_is_no_dimension() -> None:
    records = read_rows(
        PLAN_2561
        + "คณะรัฐมนตรีได้มีมติ ๑ ตุลาคม ๒๕๕๙ เห็นชอบ\n\nที่|โครงการ|งบประมาณ (บาท)\n๑|โครงการ ก|๑,๐๐๐\n"
    )
    assert [i.dimension_no for i in records.items] == [None]


def test_markdown_and_html_tables_read_like_tabs() -> None:
    html = (
        "<table><tr><th rowspan=2>ที่</th><th rowspan=2>โครงการ</th><th colspan=2>งบประมาณ (บาท)</th></tr>\n"
        "<tr><th>2566</th><th>2567</th></tr>\n<tr><td>1</td><td>โครงการ ก</td><td colspan=2>5,000</td></tr></table>"
    )
    records = read_rows("แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566-2567)\n\n" + html)
    assert [(b.fiscal_year_be, b.amount_baht) for b in records.budgets] == [
        (2566, 5000.0),
        (2567, 5000.0),
    ]


def test_every_value_can_be_read_again_from_its_evidence() -> None:
    from normalize.reading import renormalise

    records = read_rows(SHEET)
    item = records.items[0]
    row = {
        "framework": item.framework,
        "section": item.section,
        "dimension_no": 2,
        "mission_no": "2.1",
    }
    proofs = [e for e in records.evidence if e.table == "items"]
    assert {"title", "item_no", "mission", "responsible", "period"} <= {e.column for e in proofs}
    for proof in proofs:
        assert renormalise("items", proof.column, None, proof.raw, row) == proof.value


ITA = "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส\nเทศบาลตำบลปากแพรก\n\n"
POINTS = (
    "|ที่|มาตรการ|ขั้นตอน|ผู้รับผิดชอบ|ผลการดำเนินการ\n"
    "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่|๑|กำหนดเวลาให้บริการ|๑) สำรวจ|สำนักปลัด|ประกาศแล้ว\n"
    "|๒|อบรมพนักงาน|จัดอบรม|สำนักปลัด|อบรมแล้ว\n"
    "ตัวชี้วัดที่ ๘ การปรับปรุงการทำงาน|๑|ใช้ระบบคิว|ติดตั้ง|กองคลัง|ใช้แล้ว\n"
)


def test_points_assessed_that_are_indicators_make_a_report_of_measures() -> None:
    records = read_rows(ITA + "ประเด็นการประเมิน" + POINTS)
    assert [(i.section, i.dimension_no, i.mission_no) for i in records.items] == [
        ("ita_measures", 1, "1"), ("ita_measures", 1, "1"), ("ita_measures", 2, "8"),
    ]  # fmt: skip
    assert {i.issue for i in records.items} == {None}


def test_weaknesses_named_by_their_indicator_make_a_follow_up() -> None:
    records = read_rows(ITA + "ประเด็นที่เป็นข้อบกพร่อง/จุดอ่อน" + POINTS)
    assert {i.section for i in records.items} == {"ita_follow_up"}
    assert records.items[0].issue == "ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่"


def test_a_plan_that_says_on_which_page_each_project_is_described_is_a_plan() -> None:
    heading = "ลำดับที่|ชื่อโครงการ/กิจกรรม/มาตรการ"
    rows = (
        "๑|โครงการ ก{money}|สำนักปลัด|๒\n๒|โครงการ ข{money}|กองคลัง|๓\n๓|โครงการ ค{money}|กองช่าง|๔\n"
    )
    plan = read_rows(
        PLAN_2561 + heading + "|งบประมาณ (บาท)|ผู้รับผิดชอบ|หน้า\n" + rows.format(money="|๕,๐๐๐")
    )
    assert [i.title for i in plan.items] == ["โครงการ ก", "โครงการ ข", "โครงการ ค"]
    assert [(b.fiscal_year_be, b.amount_baht) for b in plan.budgets] == [(2561, 5000.0)] * 3
    contents = read_rows(PLAN_2561 + heading + "|ผู้รับผิดชอบ|หน้า\n" + rows.format(money=""))
    assert contents.items == ()


def test_a_sheet_numbered_in_the_line_over_it_whose_target_says_what_it_is() -> None:
    heading = "แบบรายละเอียดโครงการ/กิจกรรม/มาตรการ ลำดับที่ ๔\nมิติที่ ๑ การสร้างสังคมที่ไม่ทนต่อการทุจริต\n"
    sheet = SHEET.replace("กลุ่มเป้าหมาย", "เป้าหมาย (ผลผลิตของโครงการ)")
    locator = "รายละเอียดโครงการ/กิจกรรม/มาตรการ มติที่ ๒ การกิจตามมติที่ ๒.๑ กิจกรรมลำดับที่ ๓\n"
    assert locator in sheet
    (item,) = read_rows(sheet.replace(locator, heading)).items
    assert (item.item_no, item.target, item.target_group) == (4, "ประชาชน", None)


def test_money_spent_whose_heading_lost_its_vowel_is_money_spent() -> None:
    records = read_rows(
        REPORT
        + "โครงการ/กิจกรรม|ผลการดำเนินงาน|งบประมาณ (บาท)|\n||งบหน่วยงาน|งบประมาณที่ไช้จริง\n"
        + "๑. โครงการ ก|อบรมแล้ว|๑๐,๐๐๐|๙,๕๐๐\n๒. โครงการ ข|อบรมแล้ว|๗,๐๐๐|๗,๐๐๐\n"
    )
    assert [(b.kind, b.amount_baht) for b in records.budgets] == [
        ("agency", 10000.0), ("disbursed", 9500.0), ("agency", 7000.0), ("disbursed", 7000.0),
    ]  # fmt: skip


def test_a_sheet_whose_headings_lost_their_tone_marks() -> None:
    marked = ("ชื่อโครงการ", "กลุ่มเป้าหมาย", "ผู้รับผิดชอบ")
    sheet = SHEET
    for heading in marked:
        assert heading in sheet
        sheet = sheet.replace(heading, heading.replace("่", "").replace("้", ""))
    (item,) = read_rows(sheet).items
    assert (item.title, item.item_no) == ("“มาตรการ ก”", 3)
    assert (item.target_group, item.responsible) == ("ประชาชน", ("สำนักปลัด",))


def test_the_first_row_of_a_page_is_no_heading_though_its_title_begins_like_one() -> None:
    plan = "ลำดับ|โครงการ/กิจกรรม/มาตรการ|งบประมาณ (บาท)\n๑|โครงการ ก|๕,๐๐๐\n"
    records = read_rows(PLAN_2561 + plan + "\n\n๒|มาตรการเฝ้าระวัง|ไม่ใช้งบ\n๓|กิจกรรม ค|๗,๐๐๐\n")
    assert [(i.item_no, i.title) for i in records.items] == [
        (1, "โครงการ ก"), (2, "มาตรการเฝ้าระวัง"), (3, "กิจกรรม ค"),
    ]  # fmt: skip
    assert [b.status for b in records.budgets] == ["amount", "no_budget", "amount"]


@pytest.mark.parametrize("over", ["คะแนน", "ผลคะแนน ITA", "จำนวนโครงการ"])
def test_scores_and_counts_of_years_are_no_money(over: str) -> None:
    heading = bind_heading(0, (over, "ปี 2567"))
    assert heading.role in ("ignored", "count")
