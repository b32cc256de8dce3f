"""Whether an ITA document measures or follows up, and what an indicator's heading says below it."""

from __future__ import annotations

import pytest

from parsers.adapters.text_file import read_text
from parsers.parse import parse_document
from tests.reading_text import codes, read_rows

PLACE = "\nเทศบาลตำบลปากแพรก อำเภอเมือง จังหวัดตาก\n\n"
MEASURES = f"มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๗{PLACE}"
RESULTS = f"รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๗{PLACE}"
FOLLOWS = f"รายงานผลการกำกับติดตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๗{PLACE}"
FOLLOWING = f"การกำกับติดตามการนำผลการประเมิน ITA ไปสู่การปฏิบัติ ปีงบประมาณ พ.ศ. ๒๕๖๗{PLACE}"
SETS = f"การกำหนดมาตรการเพื่อส่งเสริมคุณธรรมและความโปร่งใส ประจำปี พ.ศ. ๒๕๖๗ (ตามผลการประเมิน ITA){PLACE}"
ANALYSIS = f"รายงานการวิเคราะห์ผลการประเมิน (ITA) และมาตรการปรับปรุง ประจำปีงบประมาณ พ.ศ. ๒๕๖๗{PLACE}"

WANTING = (
    "ตัวชี้วัด|ประเด็นที่ต้องปรับปรุง|มาตรการ|การกำกับติดตาม|ผู้รับผิดชอบ\n"
    "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่|บริการล่าช้า|มาตรการลดขั้นตอน|รายงานทุกเดือน|สำนักปลัด\n"
    "ตัวชี้วัดที่ ๓ การใช้อำนาจ|มอบหมายงานไม่ชัด|มาตรการมอบหมายงาน|รายงานทุกไตรมาส|กองคลัง\n"
)
DONE = (
    "ตัวชี้วัด|มาตรการ|ผลการดำเนินการ|ผู้รับผิดชอบ\n"
    "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่|มาตรการลดขั้นตอน|ลดแล้ว ๓ ขั้นตอน|สำนักปลัด\n"
    "ตัวชี้วัดที่ ๓ การใช้อำนาจ|มาตรการมอบหมายงาน|ออกคำสั่งแล้ว|กองคลัง\n"
)

FOLLOWED = (
    "ตัวชี้วัด|มาตรการ|ผลการดำเนินการ|ผลการกำกับติดตาม\n"
    "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่|มาตรการลดขั้นตอน|ลดแล้ว ๓ ขั้นตอน|เรียบร้อย\n"
    "ตัวชี้วัดที่ ๓ การใช้อำนาจ|มาตรการมอบหมายงาน|ออกคำสั่งแล้ว|ติดตามทุกเดือน\n"
)


@pytest.mark.parametrize(
    ("title", "table", "family", "section"),
    [
        (RESULTS, FOLLOWED, "ita_follow_up", "ita_follow_up"),
        (RESULTS, FOLLOWED.replace("ผลการกำกับ", "การกำกับ"), "ita_measures_report", "ita_measures"),
        (MEASURES, FOLLOWED, "ita_measures_report", "ita_measures"),
        (MEASURES, WANTING, "ita_measures_report", "ita_measures"),
        (ANALYSIS, WANTING, "ita_measures_report", "ita_measures"),
        (SETS, WANTING, "ita_measures_report", "ita_measures"),
        (RESULTS, WANTING, "ita_follow_up", "ita_follow_up"),
        (RESULTS, DONE, "ita_measures_report", "ita_measures"),
        (FOLLOWS, DONE, "ita_follow_up", "ita_follow_up"),
        (FOLLOWING, WANTING, "ita_follow_up", "ita_follow_up"),
    ],
)
def test_the_title_tells_measures_from_a_follow_up(
    title: str, table: str, family: str, section: str
) -> None:
    text = title + table
    facts = parse_document((read_text(text.replace("|", "\t"), engine="text"),)).facts
    assert facts.family is not None and facts.family.value == family
    assert facts.report_year_be is not None and facts.report_year_be.value == 2567
    records = read_rows(text)
    assert [(i.section, i.mission_no, i.framework) for i in records.items] == [
        (section, "1", "ita"),
        (section, "3", "ita"),
    ]


LIST = (
    "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่\n"
    "๑. มาตรการลดขั้นตอนการให้บริการ\nผลการดำเนินงาน : ลดแล้ว ๓ ขั้นตอน\n"
    "๒. มาตรการแสดงระยะเวลาการให้บริการ\nผลการดำเนินงาน : ปิดประกาศแล้ว\n"
    "ตัวชี้วัดที่ ๓ การใช้อำนาจ\n๓. มาตรการมอบหมายงานเป็นหนังสือ\nผลการดำเนินงาน : ออกคำสั่งแล้ว\n"
)


def test_a_list_of_measures_is_no_plan() -> None:
    records = read_rows(RESULTS + LIST)
    assert [(i.section, i.mission_no) for i in records.items] == [
        ("ita_measures", "1"),
        ("ita_measures", "1"),
        ("ita_measures", "3"),
    ]


def test_a_list_of_a_plan_stays_one_whatever_the_report_is_called() -> None:
    missions = LIST.replace(
        "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่", "มิติที่ ๒ การบริหารราชการด้วยความโปร่งใส\nภารกิจที่ ๒.๑ การเปิดเผยข้อมูล"
    )
    missions = missions.replace("ตัวชี้วัดที่ ๓ การใช้อำนาจ", "ภารกิจที่ ๒.๒ การปฏิบัติงาน")
    records = read_rows(RESULTS + missions)
    assert len(records.items) == 3
    assert not {i.section for i in records.items} & {"ita_measures", "ita_follow_up"}


def test_an_issue_in_an_indicators_heading_is_that_of_its_items_alone() -> None:
    rows = [
        "<th>มาตรการ<th>ผลการดำเนินการ<th>ผู้รับผิดชอบ",
        "<td colspan=3>ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่<br>ประเด็น : บริการล่าช้า",
        "<td>มาตรการลดขั้นตอน<td>ลดแล้ว<td>สำนักปลัด",
        "<td>มาตรการแสดงระยะเวลา<td>แสดงแล้ว<td>กองคลัง",
        "<td colspan=3>ตัวชี้วัดที่ ๓ การใช้อำนาจ",
        "<td>มาตรการมอบหมายงาน<td>ออกคำสั่งแล้ว<td>กองคลัง",
    ]
    records = read_rows(f"{RESULTS}<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>")
    assert [(i.mission_no, i.mission_raw, i.issue) for i in records.items] == [
        ("1", "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่", "บริการล่าช้า"),
        ("1", "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่", "บริการล่าช้า"),
        ("3", "ตัวชี้วัดที่ ๓ การใช้อำนาจ", None),
    ]
    assert {i.section for i in records.items} == {"ita_follow_up"}


def test_an_indicator_under_another_instruments_heading_is_told() -> None:
    rows = "มาตรการ|ผลการดำเนินการ|ผู้รับผิดชอบ\nมาตรการเปิดเผยข้อมูล|เผยแพร่แล้ว|กองคลัง\n"
    above = "ด้านที่ ๒ แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)\n"
    below = "ตัวชี้วัดที่ ๙ การเปิดเผยข้อมูล\n"
    (item,) = (records := read_rows(RESULTS + above + below + rows)).items
    assert (item.dimension_no, item.mission_no) == (2, "9")
    assert "mission_outside_dimension" in codes(records)
    right = "ด้านที่ ๓ แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)\n"
    (item,) = (records := read_rows(RESULTS + right + below + rows)).items
    assert (item.dimension_no, item.mission_no) == (3, "9")
    assert "mission_outside_dimension" not in codes(records)
