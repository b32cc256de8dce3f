"""A fact sheet's place in two lines: the dimension, and below it the sub-mission."""

from __future__ import annotations

import pytest

from normalize.reading import read_item_no, read_mission, read_sub_mission
from tests.reading_text import codes, read_rows

PLAN = (
    "แผนปฏิบัติการป้องกันการทุจริต ๔ ปี (พ.ศ. ๒๕๖๑ - ๒๕๖๔)\n"
    "องค์การบริหารส่วนตำบลโสกก่าม อำเภอเซกา จังหวัดบึงกาฬ\n\n"
)
SHEET = (
    "มิติที่ ๒ การบริหารราชการเพื่อป้องกันการทุจริต\nภารกิจตามมิติที่ {no} ลำดับที่ {ordinal}\n"
    "๑. ชื่อโครงการ/กิจกรรม/มาตรการ : {title}\n๒. หลักการและเหตุผล\nเพื่อความโปร่งใส\n"
    "๓. วัตถุประสงค์\nเพื่อเปิดเผยข้อมูล\n๔. เป้าหมาย ประชาชน\n"
    "๕. งบประมาณ ไม่ใช้งบประมาณ\n๖. ผู้รับผิดชอบ กองคลัง\n\n"
)


def test_mission_sub_mission_and_number_of_each_sheet() -> None:
    sheets = [("๒.๒.๑", "๒", "มาตรการ ก"), ("๒.๓.๑", "๑", "มาตรการ ข")]
    text = "".join(SHEET.format(no=no, ordinal=k, title=title) for no, k, title in sheets)
    records = read_rows(PLAN + text)
    assert [
        (i.title, i.dimension_no, i.mission_no, i.sub_mission_no, i.item_no) for i in records.items
    ] == [("มาตรการ ก", 2, "2.2", "2.2.1", 2), ("มาตรการ ข", 2, "2.3", "2.3.1", 1)]
    assert "evidence_contradiction" not in codes(records)


@pytest.mark.parametrize("text", ["ภารกิจตามมิติที่ 2.2.1 ลำดับที่ 2", "ภารกิจที่ 2.2.1"])
def test_the_number_behind_the_word_is_the_sub_missions(text: str) -> None:
    assert read_sub_mission(text, "nacc_2561", "2.2").no == "2.2.1"
    assert read_mission(text, "nacc_2561", 2).no == "2.2"


def test_the_number_of_the_place_is_no_items() -> None:
    assert read_item_no("ภารกิจตามมิติที่ 2.2.1 ลำดับที่ 12", "fact_sheet") == 12
    assert read_item_no("ภารกิจตามมิติที่ 2.2.1", "fact_sheet") is None


@pytest.mark.parametrize("ordinal", ["ลำดับที่ ๑", "ลำดับที ๑", "ลำดับท ๑"])
def test_a_titles_second_line_is_no_more_of_the_missions_name_above_it(ordinal: str) -> None:
    """It may read like the rest of one: ข้าราชการ (officials) stand in both."""
    records = read_rows(
        PLAN + "มิติที่ ๑ การสร้างสังคมที่ไม่ทนต่อการทุจริต\n"
        f"ภารกิจที่ ๑.๑ {ordinal}\n"
        "๑. ชื่อโครงการ : โครงการพัฒนาคุณธรรมผู้บริหาร สมาชิกสภา\nข้าราชการ และลูกจ้างเทศบาล\n"
        "๒. หลักการและเหตุผล\nเพื่อความโปร่งใส\n๓. งบประมาณ ๕,๐๐๐ บาท\n๔. ผู้รับผิดชอบ กองคลัง\n"
    )
    (item,) = records.items
    assert item.title == "โครงการพัฒนาคุณธรรมผู้บริหาร สมาชิกสภาข้าราชการ และลูกจ้างเทศบาล"
    assert (item.mission_no, item.item_no, item.responsible) == ("1.1", 1, ("กองคลัง",))


@pytest.mark.parametrize(
    "place",
    [
        "มิติที่ ๑ การสร้างวัฒนธรรมสุจริต ภารกิจที่ ๑.๒ การสร้างจิตสำนึกแก่\nประชาชนและเยาวชน",
        "มิติที่ ๑ การสร้าง\nวัฒนธรรมสุจริต ภารกิจที่ ๑.๒ การสร้างจิตสำนึกแก่\nประชาชนและเยาวชน",
    ],
)
def test_a_labelled_place_of_several_lines_is_no_more_of_the_title_above_it(place: str) -> None:
    records = read_rows(
        PLAN + f"ชื่อโครงการ : โครงการปลูกป่าชายเลน\nความสอดคล้อง : {place}\n"
        "หลักการและเหตุผล : พื้นที่ริมน้ำถูกกัดเซาะ\nวัตถุประสงค์ : เพื่อปลูกฝังเยาวชน\n"
        "งบประมาณ : ๓๕,๐๐๐ บาท\nผู้รับผิดชอบ : กองคลัง\n"
    )
    (item,) = records.items
    assert (item.title, item.dimension_no, item.mission_no) == ("โครงการปลูกป่าชายเลน", 1, "1.2")
    assert item.rationale == "พื้นที่ริมน้ำถูกกัดเซาะ"
