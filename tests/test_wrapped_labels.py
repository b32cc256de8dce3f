"""Labels of fact sheets in a column too narrow for them, and labels that a scan misread."""

from __future__ import annotations

import pytest

from normalize.make_records import Records, make_records
from parsers.layout.blocks import find_blocks
from parsers.model import Page, Word
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID, codes, read_rows
from tests.test_half_ruled_tables import words
from tests.test_sheet_labels import CHILDREN, HEAD

TEXT_AT = 150
Sheet = tuple[tuple[str, str], ...]
ONE: Sheet = (
    ("1. ชื่อโครงการ", "โครงการละครหุ่นเงาของเด็กดี"),
    ("", "ประจำตำบล"),
    ("2. หลักการและ", "งานต้องโปร่งใส"),
    ("เหตุผล", "และตรวจสอบได้"),
    ("3. วัตถุประสงค์", "เพื่อให้เยาวชนรู้ทัน"),
    ("4. พื้นที่", "ลานวัดบ้านเหนือ"),
    ("ดำเนินการ", "และศาลากลางบ้าน"),
    ("5. งบประมาณ", "9,000 บาท"),
    ("6. ผู้รับผิดชอบ", "กองการศึกษา"),
)


def read(*sheets: Sheet, at: float = TEXT_AT) -> Records:
    printed: list[Word] = []
    for k, text in enumerate(HEAD.split("\n") + CHILDREN.split("\n")):
        printed += words((10 + 12.0 * k, 40, text))
    for k, (label, text) in enumerate([row for sheet in sheets for row in sheet]):
        printed += words((150 + 12.0 * k, 30, label), (150 + 12.0 * k, at, text))
    page = Page(1, 600, 900, tuple(printed), (), (), "pdf", "pdf")
    return make_records(DOCUMENT_ID, parse_document((find_blocks(page),)))


def test_a_label_goes_on_in_its_column_beside_the_next_line_of_its_text() -> None:
    # All of the reasons stood in the title.
    (item,) = read(ONE).items
    assert item.title == "โครงการละครหุ่นเงาของเด็กดีประจำตำบล"
    assert item.rationale == "งานต้องโปร่งใสและตรวจสอบได้"
    assert (item.area, item.responsible) == ("ลานวัดบ้านเหนือและศาลากลางบ้าน", ("กองการศึกษา",))


def test_the_rest_of_a_label_may_stand_on_a_line_of_its_own() -> None:
    short = tuple(row if row[0] != "เหตุผล" else ("เหตุผล", "") for row in ONE)
    (item,) = read(short).items
    assert item.title == "โครงการละครหุ่นเงาของเด็กดีประจำตำบล"
    assert item.rationale == "งานต้องโปร่งใส"


def test_such_a_label_may_be_misread() -> None:
    misread = (*ONE[:2], ("2. หลักกวรและ", "งานต้องโปร่งใส"), *ONE[3:])
    (item,) = read(misread).items
    assert item.title == "โครงการละครหุ่นเงาของเด็กดีประจำตำบล"
    assert item.rationale == "งานต้องโปร่งใสและตรวจสอบได้"


def test_the_end_of_a_text_at_the_left_margin_is_no_part_of_a_label() -> None:
    whole = (("2. หลักการและเหตุผล", "งานต้องโปร่งใส"), ("3. วัตถุประสงค์", "เพื่อให้เยาวชนรู้ทัน"))
    (item,) = read((*ONE[:2], *whole, ("4. พื้นที่", "ลานวัดที่"), ("ดำเนินการ", ""), *ONE[7:])).items
    assert item.area == "ลานวัดที่ดำเนินการ"


def test_a_label_below_another_is_its_own() -> None:
    two = (("2. ตัวชี้วัด", "ร้อยละ 80"), ("ผลลัพธ์", "เยาวชนรู้ทัน"))
    (item,) = read((*ONE[:2], *two, *ONE[4:])).items
    assert item.indicator == "ร้อยละ 80 ผลลัพธ์ เยาวชนรู้ทัน"  # nothing of it is lost


def numbered(title: str, reasons: str) -> str:
    return (
        f"{title}\n{reasons}\n3. วัตถุประสงค์\nเพื่อให้เยาวชนรู้ทัน\n"
        "4. งบประมาณ\n9,000 บาท\n5. ผู้รับผิดชอบ\nกองการศึกษา\n\n"
    )


@pytest.mark.parametrize("label", ["2. หลักกวรและเหตุผล", "2. หสักการและ เหตุพล", "๒. หลกการแลเหตุผล"])
def test_a_misread_label_before_its_text_is_told_by_its_number(label: str) -> None:
    text = numbered("1. ชื่อโครงการ โครงการ ก", f"{label} งานต้องโปร่งใส และตรวจสอบได้ทุกขั้นตอนตลอดปี")
    records = read_rows(HEAD + CHILDREN + text)
    assert [(i.title, i.rationale) for i in records.items] == [
        ("โครงการ ก", "งานต้องโปร่งใส และตรวจสอบได้ทุกขั้นตอนตลอดปี")
    ]


@pytest.mark.parametrize("label", ["1. ซื่อโครงการ", "1. ชือโครงกาว"])
def test_a_titles_label_may_be_misread_before_its_text(label: str) -> None:
    text = numbered("1. ชื่อโครงการ โครงการ ก", "2. หลักการและเหตุผล งาน") + numbered(
        f"{label} โครงการ ข", "2. หลักการและเหตุผล งาน"
    )
    assert [i.title for i in read_rows(HEAD + CHILDREN + text).items] == ["โครงการ ก", "โครงการ ข"]


def test_a_section_behind_the_title_without_a_known_label_ends_it_and_is_told() -> None:
    text = numbered("1. ชื่อโครงการ โครงการ ก", "2. สถานภาพของงาน งานใหม่\nเริ่มปีนี้")
    records = read_rows(HEAD + CHILDREN + text)
    assert [(i.title, i.objectives) for i in records.items] == [("โครงการ ก", "เพื่อให้เยาวชนรู้ทัน")]
    (told,) = (f for f in records.findings if f.code == "section_unread")
    assert told.raw == "2. สถานภาพของงาน งานใหม่"


def test_a_numbered_point_with_nearly_a_labels_words_is_no_section() -> None:
    points = "2. หลักการและเหตุผล\n1. งาน\n2. คน\n3. วัตถุประสงด์ ของงานคือคน"
    text = numbered("1. ชื่อโครงการ โครงการ ก", points)
    (item,) = read_rows(HEAD + CHILDREN + text).items
    assert item.objectives == "เพื่อให้เยาวชนรู้ทัน"
    assert "section_unread" not in codes(read_rows(HEAD + CHILDREN + text))


@pytest.mark.parametrize("row", [("ที่ใช้จริง", "-"), ("ที่เบิกจ่าย", "ยังไม่เบิกจ่าย")])
def test_a_row_below_a_whole_label_makes_no_other_of_it(row: tuple[str, str]) -> None:
    whole = (("2. หลักการและเหตุผล", "งานต้องโปร่งใส"), ONE[4], ("4. พื้นที่", "ลานวัด"), ONE[7])
    records = read((*ONE[:2], *whole, row, ONE[8]))
    assert [(b.kind, b.amount_baht) for b in records.budgets][:1] == [("planned", 9000.0)]


def test_a_point_that_a_colon_numbers_is_no_section_but_the_next_one_is() -> None:
    reasons = "2. หลักการและเหตุผล\nงานต้องโปร่งใส\n3:ตัวชี้วัด\nระดับความสำเร็จ\n5:เป้าหมาย เกินกว่าที่ตั้ง"
    text = numbered("1. ชื่อโครงการ โครงการ ก", reasons).replace("3. วัตถุประสงค์", "4. วัตถุประสงค์")
    (item,) = read_rows(HEAD + CHILDREN + text).items
    assert (item.indicator, item.target) == ("ระดับความสำเร็จ 5:เป้าหมาย เกินกว่าที่ตั้ง", None)


@pytest.mark.parametrize("mark", ["2)", "ข.", "3."])
def test_what_may_be_a_section_in_a_title_is_told_however_it_is_numbered(mark: str) -> None:
    text = "1. ชื่อโครงการ โครงการอบรม\n{} งบประมาณ 9,000 บาท\n5. ผู้รับผิดชอบ กองคลัง\n"
    unknown = f"{mark} สถานภาพของงาน งานใหม่\nเริ่มปีนี้\n4."
    assert "title_uncertain" in codes(read_rows(HEAD + CHILDREN + text.format(unknown)))
    listed = "1) ผู้นำ\n2) เยาวชน\n3) ครู\n2."
    assert "title_uncertain" not in codes(read_rows(HEAD + CHILDREN + text.format(listed)))
