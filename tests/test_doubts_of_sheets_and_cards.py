"""What looks like notes, places and captions of lists and sheets, and is something else."""

from __future__ import annotations

import pytest

from tests.reading_text import codes, read_rows

TITLE = "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2567\nเทศบาลตำบลลี้ อำเภอลี้ จังหวัดลำพูน\n\n"
YEARS = TITLE.replace("ประจำปีงบประมาณ พ.ศ. 2567", "(พ.ศ. 2566 - 2570)")
LEVEL = "มิติที่ 1 การสร้างวัฒนธรรมสุจริต\n\n"
LISTED = (
    "1. โครงการ ก งบประมาณ 1,000 บาท\n{}2. โครงการ ข งบประมาณ 2,000 บาท\n3. โครงการ ค งบประมาณ 3,000 บาท\n"
)
SHEET = (
    "ชื่อโครงการ : โครงการ {}\nหลักการและเหตุผล : ดี\nงบประมาณ : 5,000 บาท\nผู้รับผิดชอบ : กองช่าง\n"
)


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
