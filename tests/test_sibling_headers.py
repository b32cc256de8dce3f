"""A heading that cannot be read is told by the same heading over other tables."""

from __future__ import annotations

from normalize.raw import Place
from parsers.headings.columns import bind_heading
from parsers.headings.headers import Header
from parsers.headings.sibling_headers import filled_from_siblings

USUAL = ("โครงการ/กิจกรรม/มาตรการ", "ตัวชี้วัด", "เป้าหมาย", "ผลการดำเนินงาน", "หมายเหตุ")


def header(*headings: str) -> Header:
    return Header(tuple(bind_heading(n, (text,)) for n, text in enumerate(headings)), 0, 1)


def roles(headings: tuple[str, ...], *siblings: Header) -> list[str]:
    filled, _ = filled_from_siblings(header(*headings), siblings, Place(1, None, None))
    return [column.role for column in filled.columns]


def test_an_unread_heading_is_taken_from_the_table_that_agrees_in_all_others() -> None:
    misread = (USUAL[0], "งชร๑", *USUAL[2:])
    filled, remarks = filled_from_siblings(
        header(*misread), (header(*USUAL),), Place(4, None, None)
    )
    assert [c.role for c in filled.columns] == [c.role for c in header(*USUAL).columns]
    assert filled.columns[1].heading == "งชร1"
    assert [(r.code, r.place.page, r.raw) for r in remarks] == [
        ("heading_from_other_table", 4, "งชร1")
    ]


def test_nothing_is_taken_from_another_kind_of_table() -> None:
    misread = (USUAL[0], "งชร๑", *USUAL[2:])
    other = header("ที่", "ตัวชี้วัด", "วัตถุประสงค์", "พื้นที่ดำเนินการ", "ผู้รับผิดชอบ")
    assert roles(misread, other)[1] == "unbound"
    assert roles(misread, header(*USUAL[:4]))[1] == "unbound"


def test_a_heading_that_was_read_and_an_empty_one_stay() -> None:
    assert roles((USUAL[0], "ผู้รับผิดชอบ", *USUAL[2:]), header(*USUAL))[1] == "responsible"
    assert roles((USUAL[0], "", *USUAL[2:]), header(*USUAL))[1] == "unbound"


def test_money_and_months_are_never_taken_over() -> None:
    usual = header(*USUAL[:4], "งบประมาณ ปี 2566")
    assert roles((*USUAL[:4], "งมปม"), usual)[4] == "unbound"


def test_money_whose_kind_was_not_read_takes_the_kind_of_most_other_tables() -> None:
    def money(*last: str) -> Header:
        groups = [(*USUAL[:4], "งบประมาณ (ถ้ามี)")[n : n + 1] for n in range(4)]
        columns = [bind_heading(n, group) for n, group in enumerate(groups)]
        return Header((*columns, bind_heading(4, ("งบประมาณ (ถ้ามี)", *last))), 0, 2)

    usual, unread = money("ผลการเบิกจ่าย"), money("ผลการ")
    assert unread.columns[4].kind == "planned"
    place = Place(1, None, None)
    filled, remarks = filled_from_siblings(unread, (usual, usual, unread), place)
    assert filled.columns[4].kind == "disbursed"
    assert [r.code for r in remarks] == ["heading_from_other_table"]
    alone, _ = filled_from_siblings(unread, (usual, unread), place)
    assert alone.columns[4].kind == "planned"
