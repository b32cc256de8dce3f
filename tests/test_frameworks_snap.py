"""Printed headings and cells → official dimension, mission, sub-mission."""

from __future__ import annotations

import pytest

from normalize.framework_headings import (
    Locator,
    is_dimension_heading,
    is_mission_heading,
    is_sub_mission_heading,
    parse_locator,
)
from normalize.frameworks import (
    detect_framework,
    entries,
    instrument_of,
    snap_dimension,
    snap_mission,
    snap_sub_mission,
    split_levels,
)


@pytest.mark.parametrize(
    ("text", "framework", "no", "sure"),
    [
        ("มิติที่ 1 การสร้างสังคมที่ไม่ทนต่อการทุจริต", "nacc_2561", "1", True),
        ("มิตินที่ 1 การสร้างสังคมไม่ทนต่อการทุจริต", "nacc_2561", "1", True),
        ("มติที่ 2", "nacc_2561", "2", True),
        ("มิตินี้ 3", "nacc_2561", "3", True),
        ("มิติน 4", "nacc_2566", "4", True),
        ("มิติขิ 1 การสร้างวัฒนธรรมสุจริต", "nacc_2566", "1", True),
        ("มิติทึ่ 4", "nacc_2566", "4", True),
        ("2. การบริหาร ราชการด้วยความ โปร่งใส", "nacc_2566", "2", True),
        ("การสร้างวัฒนธรรมสุจริต", "nacc_2566", "1", True),
        ("มิติที่ 2 รวม", "nacc_2566", "2", True),
        ("มิติที่ 2 การบริหารราชการด้วยความโปร่งใส รวม 28 โครงการ", "nacc_2566", "2", True),
        ("มิติที่ 3 การบริหารราชการเพื่อป้องกันการทุจริต", "nacc_2561", "2", False),
        ("มติที่ 1 ภารกิจตามมติที่ 1.1 กิจกรรมลำดับที่ 2", "nacc_2566", "1", True),
        ("ด้าน EIT", "ita", "2", True),
        ("แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)", "ita", "3", True),
        (
            "มิติที่ 4 การเสริมสร้างและปรับปรุงกลไกในการตรวจสอบการปฏิบัติราชการ",
            "nacc_2561",
            "4",
            True,
        ),
    ],
)
def test_snap_dimension(text: str, framework: str, no: str, sure: bool) -> None:
    snap = snap_dimension(text, framework)  # type: ignore[arg-type]
    assert snap is not None
    assert (snap.no, snap.sure, snap.framework) == (no, sure, framework)
    assert (snap.conflict is None) == sure


@pytest.mark.parametrize(
    ("text", "framework", "dimension", "no", "name"),
    [
        ("2.1 มาตรการสร้างความโปร่งใสในการปฏิบัติราชการ", "nacc_2561", 2, "2.1", "2.2"),
        ("ภารกิจ 2.2 การเชิดชูเกียรติแก่หน่วยงานและบุคคล", "nacc_2561", 2, "2.2", "2.4"),
        ("ภารกิจที่ 3.1 การเปิดเผยข้อมูลสาธารณะ", "nacc_2566", 3, "3.1", "2.1"),
        ("3.7 การส่งเสริมบทบาทการตรวจสอบของสภาท้องถิ่น", "nacc_2561", 3, "3.7", "4.3"),
        # of another dimension than the one it stands under: it may be a misprint
        ("1.2 การส่งเสริมบทบาทการตรวจสอบของสภาท้องถิ่น", "nacc_2561", 4, "4.3", "4.3"),
        ("การส่งเสริมบทบาทการตรวจสอบของสภาท้องถิ่น", "nacc_2561", 4, "4.3", "4.3"),
    ],
)
def test_a_mission_has_the_number_printed_and_the_name_the_framework_knows(
    text: str, framework: str, dimension: int, no: str, name: str
) -> None:
    snap = snap_mission(text, framework, dimension)  # type: ignore[arg-type]
    names = {e.no: e.name for e in entries("mission", framework)}  # type: ignore[arg-type]
    assert snap is not None
    assert (snap.no, snap.name) == (no, names[name])
    assert snap.sure == (snap.conflict is None) == (not text[0].isdigit() and text[0] != "ภ")


@pytest.mark.parametrize(
    "text", ["คณะรัฐมนตรีได้มีมติ", "หมายเหตุ", "", "โครงการอบรมคุณธรรม", "มติ", "2.2", "มิติที่ 1 - 4"]
)
def test_snap_dimension_does_not_guess(text: str) -> None:
    assert snap_dimension(text, "nacc_2561") is None


@pytest.mark.parametrize(
    ("text", "framework", "no", "sure"),
    [
        ("2.2 มาตรการสร้างความโปร่งใสในการปฏิบัติราชการ (ต่อ)", "nacc_2561", "2.2", True),
        ("1.1ภารกิจสร้างจิตสำนึกและความตระหนักแก่บุคลากร", "nacc_2561", "1.1", True),
        ("ภารกิจตามมติที่ 1.2", "nacc_2566", "1.2", True),
        ("มติที่ 4 การปฏิบัติตามมติที่ 4.1 กิจกรรมลำดับที่ 2", "nacc_2566", "4.1", True),
        ("มติที่ 2 การกิจตามมติที่ 2.3 กิจกรรมลำดับที่ 19", "nacc_2566", "2.3", True),
        ("2.3 มาตรการการใช้ คู่มือพินิจและใช้อำนาจหน้าที่ ให้เป็นไปตามหลักการ", "nacc_2561", "2.3", True),
        ("3.3 บุรณาการทุกภาคส่วนเพื่อต่อต้านการทุจริต", "nacc_2566", "3.3", True),
        ("การสร้างจิตสำนึกและความตระหนักแก่เด็กและเยาวชน", "nacc_2561", "1.3", True),
        ("1.2 การส่งเสริมบทบาทการตรวจสอบของสภาท้องถิ่น", "nacc_2561", "4.3", False),
        ("ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน", "ita", "6", True),
        ("ตัวชี้วัดที่ 2 คุณภาพการดำเนินงาน", "ita", "6", False),
        ("ตัวชี้วัดที่ 10", "ita", "10", True),
        ("1. คุณภาพการดำเนินงาน", "ita", "6", True),
        ("4. การใช้ทรัพย์สินของทางราชการ", "ita", "4", True),
    ],
)
def test_snap_mission(text: str, framework: str, no: str, sure: bool) -> None:
    snap = snap_mission(text, framework)  # type: ignore[arg-type]
    assert snap is not None
    assert (snap.no, snap.sure) == (no, sure)


@pytest.mark.parametrize(
    "text", ["การสร้างจิตสำนึกและความตระหนักแก่", "2.1) กำหนดแนวทาง", "2.2.1 (1) มาตรการ", "1. อบรม"]
)
def test_snap_mission_does_not_guess(text: str) -> None:
    assert snap_mission(text, "nacc_2561") is None


def test_sub_mission_keeps_its_printed_number_and_says_where_the_list_differs() -> None:
    snap = snap_sub_mission("2.4.2 ยกย่องเชิดชูเกียรติที่ดำรงตนตามหลักเศรษฐกิจพอเพียง", "nacc_2561")
    assert snap is not None
    assert (snap.no, snap.sure) == ("2.4.2", False)
    assert snap.conflict is not None and "2.4.3" in snap.conflict


def test_unofficial_sub_mission_keeps_number_and_name() -> None:
    snap = snap_sub_mission("2.2.7 เปิดเผยราคากลางทุกโครงการ", "nacc_2566", "2.2")
    assert snap is not None
    assert (snap.no, snap.name, snap.sure) == ("2.2.7", "เปิดเผยราคากลางทุกโครงการ", True)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IT)", "1"),
        ("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (ElT)", "2"),
        ("แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OrT)", "3"),
    ],
)
def test_an_instrument_whose_letters_are_misread_is_known_by_its_thai_name(
    text: str, number: str
) -> None:
    snap = snap_dimension(text, "ita")
    assert snap is not None
    assert snap.no == number


@pytest.mark.parametrize(
    ("text", "dimension", "mission", "sub_mission"),
    [
        ("มิติที่ 2 การบริหารราชการเพื่อป้องกันการทุจริต", True, False, False),
        ("มติที่ 1", True, False, False),
        ("(มิติที่ 1 การสร้างวัฒนธรรมสุจริต", True, False, False),  # what is left of a rule
        ("(ภารกิจที่ 1.1 การสร้างจิตสำนึก", False, True, False),
        ("มิติ 1 : การสร้างวัฒนธรรมสุจริต", True, False, False),
        ("การสร้างสังคมที่ไม่ทนต่อการทุจริต", True, False, False),
        ("ด้าน IIT", True, False, False),
        ("ตารางผลการประเมินแบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IT)", True, False, False),
        ("ตารางผลการประเมินแบบตรวจการเปิดเผยข้อมูลสาธารณะ (OrT)", True, False, False),
        ("ผลการประเมินแบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายในอยู่ในระดับดี", False, False, False),
        ("ผลการประเมินตามแบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน", False, False, False),
        ("คณะรัฐมนตรีได้มีมติเห็นชอบเมื่อวันที่ 2 มกราคม 2561", False, False, False),
        ("มติที่ประชุม", False, False, False),
        ("มิติที่ 2 การบริหารราชการเพื่อป้องกันการทุจริต ................ 4", False, False, False),
        ("มติที่ 1 ภารกิจตามมติที่ 1.1 กิจกรรมลำดับที่ 1", False, False, False),
        ("2.2 มาตรการสร้างความโปร่งใสในการปฏิบัติราชการ (ต่อ)", False, True, False),
        ("ภารกิจที่ 1.1 การสร้างจิตสำนึก", False, True, False),
        ("ตัวชี้วัดที่ 2 คุณภาพการดำเนินงาน", False, True, False),
        ("ตัวชี้วัดที่ 1 จำนวนผู้เข้าร่วมโครงการ", False, False, False),
        ("การส่งเสริมบทบาทการตรวจสอบของสภาท้องถิ่น", False, True, False),
        ("การป้องกันการทุจริต", False, False, False),
        ("2.1 กำหนดแนวทางเพื่อกำกับติดตามหน่วยงาน", False, False, False),
        ("2.2.1 สร้างความโปร่งใสในการบริหารงานบุคคล", False, False, True),
        ("2.2.1 (1) มาตรการการสร้างความโปร่งใส", False, False, False),
        ("2.1.1) ข้อมูลพื้นฐาน ได้แก่โครงสร้าง", False, False, False),
    ],
)
def test_headings(text: str, dimension: bool, mission: bool, sub_mission: bool) -> None:
    told = (is_dimension_heading(text), is_mission_heading(text), is_sub_mission_heading(text))
    assert told == (dimension, mission, sub_mission)


def test_locator_line_of_a_fact_sheet() -> None:
    assert parse_locator("มติที่ 1 การกิจตามมติที่ 1.3 โครงการลำดับที่ 9") == Locator(
        dimension_no=1, mission_no="1.3", sub_mission_no=None, item_no=9, item_word="โครงการ"
    )


def test_cell_with_several_missions_is_taken_apart() -> None:
    assert split_levels("3.1 การรับฟัง 3.2 การส่งเสริม 3.2.1 มีช่องทาง") == (
        ("mission", "3.1 การรับฟัง"),
        ("mission", "3.2 การส่งเสริม"),
        ("sub_mission", "3.2.1 มีช่องทาง"),
    )


@pytest.mark.parametrize(
    ("texts", "years", "framework"),
    [
        (["มิติที่ 1 การสร้างวัฒนธรรมสุจริต", "2. การบริหารราชการด้วยความโปร่งใส"], [], "nacc_2566"),
        (["มิติที่ 3 การส่งเสริมบทบาทและการมีส่วนร่วมของภาคประชาชน"], [2561, 2562], "nacc_2561"),
        (["ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่", "ตัวชี้วัดที่ 2 การใช้งบประมาณ"], [2568], "ita"),
        (["รายงานการประชุม"], [2566], None),
    ],
)
def test_detect_framework(texts: list[str], years: list[int], framework: str | None) -> None:
    assert detect_framework(texts, years) == framework


def test_the_lists_are_complete() -> None:
    assert [len(entries("mission", f)) for f in ("nacc_2561", "nacc_2566", "ita")] == [15, 12, 10]
    assert [instrument_of(str(n)) for n in (1, 5, 6, 8, 9, 10)] == [1, 1, 2, 2, 3, 3]


@pytest.mark.parametrize("level", ["mission", "sub_mission"])
def test_every_official_name_snaps_to_itself(level: str) -> None:
    snap_one = {"mission": snap_mission, "sub_mission": snap_sub_mission}[level]
    for entry in entries(level):  # type: ignore[arg-type]
        for text in (entry.name, f"{entry.no} {entry.name}"):
            snap = snap_one(text, entry.framework)
            assert snap is not None and (snap.no, snap.sure) == (entry.no, True), text


def test_a_part_of_the_document_may_be_an_instrument() -> None:
    assert is_dimension_heading("ส่วนที่ 3 แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)")
    assert is_dimension_heading("ส่วนที่ 2 : แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)")
    assert not is_dimension_heading("ส่วนที่ 2 แผนปฏิบัติการป้องกันการทุจริต")
