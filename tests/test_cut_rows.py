"""Rows of a table of measures that a page break cut, every cell of them."""

from __future__ import annotations

from tests.test_labelled_cells import ITA, grid, read

HEAD = ("ประเด็นที่ต้องปรับปรุง", "มาตรการ", "ขั้นตอน/วิธีการปฏิบัติ", "ผู้รับผิดชอบ", "ระยะเวลา")
ONE = ("ขั้นตอนไม่ชัดเจน", "จัดทำคู่มือการปฏิบัติงาน", "1. ทบทวน\n2. แจ้งเวียน", "สำนักปลัด", "ตลอดปี")
CUT = ("ช่องทางการเผยแพร่ข้อมูล", "ปรับปรุงช่องทางการสื่อสาร", "1. ปรับปรุงเว็บไซต์", "งาน", "ต.ค. 66 - ก.ย.")


def test_a_row_whose_every_cell_goes_on_is_one_item() -> None:
    rest = ("เข้าถึงยาก", "ของหน่วยงาน", "2. ประชาสัมพันธ์", "ประชาสัมพันธ์", "67")
    records = read(ITA, (grid(HEAD, ONE, CUT),), (grid(HEAD, rest, page=2),))
    assert [(i.title, i.issue, i.responsible) for i in records.items] == [
        ("จัดทำคู่มือการปฏิบัติงาน", "ขั้นตอนไม่ชัดเจน", ("สำนักปลัด",)),
        ("ปรับปรุงช่องทางการสื่อสารของหน่วยงาน", "ช่องทางการเผยแพร่ข้อมูลเข้าถึงยาก", ("งานประชาสัมพันธ์",)),
    ]


def test_another_issue_with_a_list_or_a_unit_of_its_own_is_another_item() -> None:
    for steps, unit in (("1. ประชาสัมพันธ์", "ประชาสัมพันธ์"), ("2. ประชาสัมพันธ์", "กองคลัง")):
        more = ("เข้าถึงยาก", "เปิดช่องทางใหม่", steps, unit, "ตลอดปี")
        records = read(ITA, (grid(HEAD, ONE, CUT),), (grid(HEAD, more, page=2),))
        assert [i.title for i in records.items][1:] == ["ปรับปรุงช่องทางการสื่อสาร", "เปิดช่องทางใหม่"]


def test_units_printed_again_leave_it_to_a_list_that_counts_on() -> None:
    first = ("เข้าถึงยาก", "1. เปิดช่องทางใหม่", "1. ประชุม\n2. แจ้งเวียน", "1. สำนักปลัด", "ตลอดปี")
    for steps, titles in (
        ("3. ติดตาม", ["1. เปิดช่องทางใหม่ 2. อบรมผู้ดูแล"]),
        ("1. ติดตาม", ["เปิดช่องทางใหม่", "อบรมผู้ดูแล"]),
        ("ติดตาม", ["เปิดช่องทางใหม่", "อบรมผู้ดูแล"]),
    ):
        more = ("", "2. อบรมผู้ดูแล", steps, "1. สำนักปลัด", "ตลอดปี")
        records = read(ITA, (grid(HEAD, first),), (grid(HEAD, more, page=2),))
        assert [i.title for i in records.items] == titles
