"""What looks like notes, places and captions of lists and sheets, and is something else."""

from __future__ import annotations

import pytest

from normalize.make_records import Records
from tests.reading_text import codes, read_rows
from tests.test_framed_cards import _read
from tests.test_labelled_cells import ITA, PLAN
from tests.test_labels_in_column import ONE, TWO
from tests.test_labels_in_column import read as read_sheets

TITLE = "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2567\nเทศบาลตำบลลี้ อำเภอลี้ จังหวัดลำพูน\n\n"
YEARS = TITLE.replace("ประจำปีงบประมาณ พ.ศ. 2567", "(พ.ศ. 2566 - 2570)")
LEVEL = "มิติที่ 1 การสร้างวัฒนธรรมสุจริต\n\n"
LISTED = (
    "1. โครงการ ก งบประมาณ 1,000 บาท\n{}"
    "2. โครงการ ข งบประมาณ 2,000 บาท\n3. โครงการ ค งบประมาณ 3,000 บาท\n"
)
SHEET = "ชื่อโครงการ : โครงการ {}\nหลักการและเหตุผล : ดี\nงบประมาณ : 5,000 บาท\nผู้รับผิดชอบ : กองช่าง\n"


@pytest.mark.parametrize(
    "note",
    [
        "หมายเหตุ : ร่วมกับวัด ผู้รับผิดชอบ : กองช่าง\n",
        "หมายเหตุ : ร่วมกับวัด ได้แก่\nผู้รับผิดชอบ : กองช่าง\n",
        "หมายเหตุ เป็นงานของ\nผู้รับผิดชอบ : กองช่าง\n",
    ],
)
def test_a_label_with_its_colon_in_the_lines_of_a_note_is_one(note: str) -> None:
    first, *others = read_rows(TITLE + LEVEL + LISTED.format(note)).items
    assert (first.title, first.responsible) == ("โครงการ ก", ("กองช่าง",))
    assert [i.responsible for i in others] == [None, None]


@pytest.mark.parametrize("below", ["5,000 บาท\n", "เงินอุดหนุน 50,000 บาท\n"])
def test_an_amount_below_a_note_is_not_lost_untold(below: str) -> None:
    note = f"หมายเหตุ : ร่วมกับวัด\n{below}"
    assert "amount_uncertain" in codes(read_rows(TITLE + LEVEL + LISTED.format(note)))


@pytest.mark.parametrize("label", ["มิติ : ", "สอดคล้องกับ ", "ตอบสนองมิติ : "])
def test_a_heading_below_the_place_of_a_sheet_heads_the_next(label: str) -> None:
    # The next sheet's dimension became this one's, and its mission took the two into one.
    text = SHEET.format("ก") + f"{label}มิติที่ 1 การสร้างวัฒนธรรมสุจริต\n"
    text += "มิติที่ 2 การบริหารราชการด้วยความโปร่งใส\nภารกิจที่ 2.1 การเปิดเผย\n" + SHEET.format("ข")
    records = read_rows(TITLE + text)
    assert [(i.title, i.dimension_no) for i in records.items][1:] == [("โครงการ ข", 2)]
    assert records.items[0].dimension_no in (1, None)
    assert [b.amount_baht for b in records.budgets] == [5_000.0] * 2


@pytest.mark.parametrize("label", ["มิติ : ", "สอดคล้องกับแผน : "])
def test_the_place_above_a_title_is_not_of_the_sheet_before(label: str) -> None:
    text = "".join(f"{label}มิติที่ {n}\n" + SHEET.format(name) for n, name in ((1, "ก"), (2, "ข")))
    records = read_rows(TITLE + text)
    assert [i.dimension_no for i in records.items] in ([1, 2], [None, None])


@pytest.mark.parametrize("below", [ONE[2:], ()])
def test_the_name_of_a_sheets_mission_goes_on_below_it(below: tuple[tuple[str, str], ...]) -> None:
    # It went into the title, or the last section's text, without a finding.
    place = (
        ("สอดคล้องกับ", "มิติที่ 1 การสร้างวัฒนธรรมสุจริต ภารกิจ 1.2 การสร้างจิตสำนึก"),
        ("", "และความตระหนัก"),
    )
    rows = (*place, *ONE[2:]) if below else (*ONE[2:], *place)
    records = read_sheets((ONE[0], *rows, *TWO))
    assert [(i.title, i.mission_no, i.responsible) for i in records.items] == [
        ("โครงการอบรมเยาวชน", "1.2", ("กองการศึกษา",)),
        ("กิจกรรมวันพ่อวันแม่", "3.2", ("สำนักปลัด",)),
    ]


def test_a_sheets_dimension_alone_is_not_its_title() -> None:
    place = ("สอดคล้องกับ", "มิติที่ 1 การสร้างวัฒนธรรมสุจริต")
    records = read_sheets((ONE[0], place, *ONE[2:], *TWO))
    assert [(i.title, i.dimension_no) for i in records.items] == [
        ("โครงการอบรมเยาวชน", 1),
        ("กิจกรรมวันพ่อวันแม่", 3),
    ]


VALUES = ("วิธีดำเนินการ : ตรวจ", "งบประมาณ : 5,000 บาท", "ผู้รับผิดชอบ : กองคลัง")


def cards(*heads: str, title: str) -> Records:
    return _read(title, tuple((f"{n} {head}", *VALUES) for n, head in enumerate(heads, 1)))


@pytest.mark.parametrize("title", [PLAN, ITA])
@pytest.mark.parametrize(
    "heads",
    [
        ("ไตรมาสที่ 1 ของปีงบประมาณ", "ไตรมาสที่ 2 ของปีงบประมาณ"),
        ("ตุลาคม - ธันวาคม 2566", "มกราคม - มีนาคม 2567"),
        ("สำนักปลัดเทศบาลตำบลลี้", "กองคลังเทศบาลตำบลลี้"),
        ("นายสมชาย ใจดีมาก", "นางสมศรี รักงาน"),
        ("ตัวชี้วัดการปฏิบัติหน้าที่", "ตัวชี้วัดการใช้งบประมาณ"),
        ("ยุทธศาสตร์การบริหารจัดการที่ดี", "ยุทธศาสตร์ด้านการศึกษา"),
        ("มิติการสร้างวัฒนธรรม", "ด้านการบริหารโปร่งใส"),
    ],
)
def test_frames_of_a_time_a_unit_a_person_or_a_level_are_no_items(
    heads: tuple[str, str], title: str
) -> None:
    assert cards(*heads, title=title).items == ()


def test_a_row_of_a_year_right_below_the_heading_is_a_caption() -> None:
    rows = "{0} 2566|\nโครงการ ก (งบประมาณ 5,000 บาท)|กองช่าง\n"
    rows += "{0} 2567|\nโครงการ ข (งบประมาณ 6,000 บาท)|กองช่าง\n"
    for caption in ("ประจำปีงบประมาณ พ.ศ.", "1) ประจำปีงบประมาณ พ.ศ."):
        text = YEARS + LEVEL + "โครงการ/กิจกรรม|หน่วยงานรับผิดชอบ\n" + rows.format(caption)
        assert [b.fiscal_year_be for b in read_rows(text).budgets] == [2566, 2567]


@pytest.mark.parametrize(
    "title", ["โครงการติดตามผลการดำเนินงานปี 2566", "มาตรการรายงานผลการดำเนินการปี 2566"]
)
def test_the_year_whose_results_an_item_is_about_is_not_its_own(title: str) -> None:
    listed = LISTED.format("").replace("โครงการ ก", title)
    records = read_rows(YEARS + LEVEL + "ปีงบประมาณ 2567\n" + listed)
    assert [b.fiscal_year_be for b in records.budgets] == [2567] * 3
    assert "money_year_missing" not in codes(records)


@pytest.mark.parametrize(
    "people", ["1,200 คนในเขตเทศบาล", "1,050 รายที่ขึ้นทะเบียน", "1,200 ครัวเรือนในตำบล"]
)
def test_people_are_no_amount_though_words_follow_without_a_space(people: str) -> None:
    text = TITLE + LEVEL + LISTED.format(f"กลุ่มเป้าหมาย ประชาชน {people}\n")
    assert "amount_uncertain" not in codes(read_rows(text))


@pytest.mark.parametrize("between", ["(หน่วย : บาท)", "หน่วยงานรับผิดชอบ กองช่าง", "รายละเอียดดังนี้"])
@pytest.mark.parametrize("gap", ["", "\n"])
def test_another_year_over_a_second_table_is_its_own_over_other_lines_too(
    between: str, gap: str
) -> None:
    # The year below the plan's title was given to all amounts, without a finding.
    rows = "ที่|โครงการ/กิจกรรม|งบประมาณ\n1|โครงการ {}|5,000\n2|โครงการ {}|6,000\n"
    text = (
        TITLE.replace(" ประจำปีงบประมาณ พ.ศ. 2567", "").rstrip() + "\nประจำปีงบประมาณ พ.ศ. 2566\n\n"
    )
    text += (
        LEVEL + rows.format("ก", "ข") + f"{gap}ปีงบประมาณ 2567\n{between}\n" + rows.format("ค", "ง")
    )
    assert [b.fiscal_year_be for b in read_rows(text).budgets] == [2566, 2566, 2567, 2567]
