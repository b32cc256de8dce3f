"""Missions that stand in a card by their number alone, as in a chip beside a label."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from parsers.forms.bare_levels import bare_levels
from parsers.model import Line
from tests.reading_text import codes
from tests.test_cards_with_boxes import BAND, Text, _read
from tests.test_framed_cards import _words
from tests.test_labelled_cells import RESULTS

MONEY: tuple[tuple[Text | str, ...], ...] = (
    ("งบประมาณที่ตั้งไว้", (160.0, "เบิกจ่ายจริง")), ("30,000 บาท", (160.0, "28,450 บาท")),
    ("ผลการดำเนินงาน",), ("จัดอบรมแล้ว 46 คน",), ("สถานะ แล้วเสร็จ",),
)  # fmt: skip
TITLE: tuple[Text | str, ...] = ("1 โครงการอบรมคุณธรรมนำการทำงาน",)
BESIDE: Text | str = "ภารกิจ 1.1 ผู้รับผิดชอบ: สำนักปลัด"


@pytest.mark.parametrize(
    "top",
    [
        (TITLE, (BESIDE,)),
        (TITLE, ("(ภารกิจที่ ๑.๑) ผู้รับผิดชอบ สำนักปลัด",)),
        (TITLE, ("ผู้รับผิดชอบ: สำนักปลัด", (240.0, "ภารกิจ 1.1"))),
        ((*TITLE, (260.0, "ภารกิจ 1.1")), ("ผู้รับผิดชอบ: สำนักปลัด",)),
        (("ภารกิจ 1.1",), TITLE, ("ผู้รับผิดชอบ: สำนักปลัด",)),
        (TITLE, ("ภารกิจ 1.1",), ("ผู้รับผิดชอบ: สำนักปลัด",)),
        (TITLE, ("มิติ 1 · ภารกิจ 1.1 ผู้รับผิดชอบ: สำนักปลัด",)),
    ],
)
@pytest.mark.parametrize("abreast", [1, 2, 3])
def test_a_mission_by_its_number_alone_is_the_cards(
    top: tuple[Sequence[Text | str], ...], abreast: int
) -> None:
    records = _read(RESULTS, [((*top, *MONEY), ())] * 3, abreast)
    assert [
        (i.item_no, i.dimension_no, i.mission_no, i.title, i.responsible, i.result)
        for i in records.items
    ] == [
        (1, 1, "1.1", "โครงการอบรมคุณธรรมนำการทำงาน", ("สำนักปลัด",), "จัดอบรมแล้ว 46 คน"),
    ] * 3
    assert [(b.kind, b.amount_baht) for b in records.budgets] == [
        ("planned", 30_000.0),
        ("disbursed", 28_450.0),
    ] * 3


def test_a_mission_in_a_box_of_its_own_is_the_cards() -> None:
    cards = [((TITLE, (BESIDE,), *MONEY), ())] * 2
    records = _read(RESULTS, cards, boxes=((4.0, 22.0, 44.0, 18.0),))
    assert [(i.mission_no, i.responsible) for i in records.items] == [("1.1", ("สำนักปลัด",))] * 2


def test_the_rest_of_a_value_below_a_mission_goes_on_with_it() -> None:
    top = (TITLE, ("ภารกิจ 1.1 ผู้รับผิดชอบ: กองการศึกษา ศาสนา",), ("และวัฒนธรรม",))
    records = _read(RESULTS, [((*top, *MONEY), ())])
    assert [(i.mission_no, i.responsible) for i in records.items] == [
        ("1.1", ("กองการศึกษาศาสนาและวัฒนธรรม",))
    ]


def test_two_missions_of_one_card_are_told() -> None:
    top = (TITLE, (BESIDE,), ("ระยะเวลา: ปี 2567", (240.0, "ภารกิจ 1.2")))
    whole = (TITLE, (BESIDE,), *MONEY)
    records = _read(RESULTS, [(whole, ()), ((*top, *MONEY), ())])
    assert [i.mission_no for i in records.items] == ["1.1"] and codes(records)


@pytest.mark.parametrize(
    "texts",
    [
        ("ภารกิจที่ 1.2 การสร้างจิตสำนึก", "โครงการหมู่บ้านสีขาว"),
        ("ภารกิจที่ 2.3", "มาตรการการใช้ดุลยพินิจ", "โครงการหมู่บ้านสีขาว"),
        ("วัตถุประสงค์ เพื่อสนับสนุนภารกิจ 1.1 ผู้รับผิดชอบ: สำนักปลัด",),
        ("ภารกิจ 1.1 และ 1.2 ผู้รับผิดชอบ: สำนักปลัด",),
    ],
)
def test_a_level_with_a_name_or_within_a_text_stays_there(texts: Sequence[str]) -> None:
    lines = [Line(tuple(_words(text, 40.0, 20.0 * k)), page=1) for k, text in enumerate(texts)]
    assert bare_levels(lines) == ([], lines)


def test_bands_stay_those_of_the_cards_below() -> None:
    cards = [((TITLE, ("ผู้รับผิดชอบ: สำนักปลัด",), *MONEY), ())] * 2
    records = _read(RESULTS, cards, above=(BAND,))
    assert [(i.dimension_no, i.mission_no) for i in records.items] == [(1, None)] * 2
