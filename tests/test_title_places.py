"""Where items stand that print no dimension and no mission: by their titles, or nowhere."""

from __future__ import annotations

import pytest

from normalize.make_records import Records
from tests.reading_text import codes, read_rows

HEAD = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2567)\nเทศบาลตำบลลี้ อำเภอลี้ จังหวัดลำพูน\n\n"
TABLE = "ที่|โครงการ/กิจกรรม|ปี 2566|ปี 2567\n"
PEOPLE = "ภารกิจที่ 1.2 การสร้างจิตสำนึกและความตระหนักแก่ประชาชนทุกภาคส่วนในท้องถิ่น\n\n"
CHILDREN = "ภารกิจที่ 1.3 การสร้างจิตสำนึกและความตระหนักแก่เด็กและเยาวชน\n\n"
PLAN = (
    HEAD + "มิติที่ 1 การสร้างวัฒนธรรมสุจริต\n\n" + PEOPLE + TABLE + "1|โครงการปลูกป่าริมคลอง|5,000|-\n\n"
    "มิติที่ 2 การบริหารราชการด้วยความโปร่งใส\n\nภารกิจที่ 2.2 มาตรการส่งเสริมคุณธรรมและความโปร่งใส\n\n"
    + TABLE + "2|กิจกรรมเปิดบ้านให้ตรวจงาน|-|7,000\n3|โครงการวันพบประชาชน|-|-\n\n"
)  # fmt: skip


def sheet(title: str, number: int) -> str:
    return (
        f"ลำดับที่ {number}\n1. ชื่อโครงการ : {title}\n2. หลักการและเหตุผล\nเหตุผลของงาน\n"
        "3. ระยะเวลาดำเนินการ\nตลอดปี\n4. งบประมาณ\n5,000 บาท\n5. ผู้รับผิดชอบ\nสำนักปลัด\n\n"
    )


def sheets(records: Records) -> list[tuple[str | None, int | None, str | None]]:
    return [
        (i.title, i.dimension_no, i.mission_no) for i in records.items if i.section == "fact_sheet"
    ]


def test_a_sheet_stands_where_the_row_with_its_title_does_not_under_the_last_heading() -> None:
    records = read_rows(PLAN + sheet("โครงการปลูกป่าริมคลอง", 1) + sheet("กิจกรรมเปิดบ้านให้ตรวจงาน", 2))
    assert sheets(records) == [
        ("โครงการปลูกป่าริมคลอง", 1, "1.2"),
        ("กิจกรรมเปิดบ้านให้ตรวจงาน", 2, "2.2"),
    ]
    keys = [i.item_key for i in records.items]
    assert keys[:2] == keys[3:]
    row, one = records.items[0], records.items[3]
    proofs = {
        item.item_id: (e.raw, e.line)
        for e in records.evidence
        for item in (row, one)
        if e.row_id == item.item_id and e.column == "mission_no"
    }
    assert proofs[one.item_id] == proofs[row.item_id]
    assert "place_by_title" in codes(records)


def test_a_sheet_of_no_row_has_no_place_and_says_so() -> None:
    records = read_rows(PLAN + sheet("โครงการแข่งเรือประเพณี", 9))
    assert sheets(records) == [("โครงการแข่งเรือประเพณี", None, None)]
    told = [f.item_id for f in records.findings if f.code == "place_unknown"]
    assert told == [records.items[-1].item_id]


def test_a_title_that_stands_in_two_places_is_told_by_its_number_or_not_at_all() -> None:
    plan = PLAN.replace("โครงการวันพบประชาชน", "โครงการปลูกป่าริมคลอง")
    assert sheets(read_rows(plan + sheet("โครงการปลูกป่าริมคลอง", 3)))[0][1:] == (2, "2.2")
    records = read_rows(plan + sheet("โครงการปลูกป่าริมคลอง", 8))
    assert sheets(records)[0][1:] == (None, None)
    assert "place_unknown" in codes(records)


def test_a_sheet_under_its_own_heading_stays_there_though_a_row_has_its_title() -> None:
    records = read_rows(
        PLAN + "มิติที่ 1 การสร้างวัฒนธรรมสุจริต\n\n" + CHILDREN
        + sheet("กิจกรรมเปิดบ้านให้ตรวจงาน", 2) + sheet("โครงการวันพบประชาชน", 3)
    )  # fmt: skip
    assert [place[1:] for place in sheets(records)] == [(1, "1.3"), (1, "1.3")]


def test_the_list_in_front_may_be_prose() -> None:
    listed = "".join(
        f"{n}. โครงการ{name}ริมคลอง\n" for n, name in enumerate(("ปลูกป่า", "ปล่อยปลา"), 1)
    )
    more = "1. โครงการเดินรณรงค์รอบตลาด\n\nรายละเอียดโครงการ\n\n"
    records = read_rows(
        HEAD + "มิติที่ 1 การสร้างวัฒนธรรมสุจริต\n\n" + PEOPLE + listed + "\n" + CHILDREN + more
        + sheet("โครงการปล่อยปลาริมคลอง", 2)
    )  # fmt: skip
    assert sheets(records) == [("โครงการปล่อยปลาริมคลอง", 1, "1.2")]


@pytest.mark.parametrize("part", ["ส่วนที่ 3 แผนการดำเนินงาน\n\n", "ปฏิทินการทำงาน\n\n"])
def test_rows_of_a_schedule_without_headings_stand_where_the_plan_has_them(part: str) -> None:
    months = "|".join(f"{m} 65" for m in ("ต.ค.", "พ.ย.", "ธ.ค."))
    schedule = f"{part}ที่|โครงการ/กิจกรรม|{months}\n1|โครงการปลูกป่าริมคลอง|✓||\n"
    schedule += "2|กิจกรรมเปิดบ้านให้ตรวจงาน||✓|\n3|โครงการทอดกฐิน||✓|\n"
    records = read_rows(PLAN.replace("มิติที่ 1", "ส่วนที่ 2 แผน\n\nมิติที่ 1", 1) + schedule)
    rows = [i for i in records.items if i.section == "schedule"]
    assert [(i.title, i.dimension_no, i.mission_no) for i in rows] == [
        ("โครงการปลูกป่าริมคลอง", 1, "1.2"),
        ("กิจกรรมเปิดบ้านให้ตรวจงาน", 2, "2.2"),
        ("โครงการทอดกฐิน", None, None),
    ]
    assert [f.item_id for f in records.findings if f.code == "place_unknown"] == [rows[2].item_id]


def test_a_schedule_below_the_table_of_its_mission_stays_there() -> None:
    months = "|".join(f"{m} 65" for m in ("ต.ค.", "พ.ย.", "ธ.ค."))
    head = f"ที่|โครงการ/กิจกรรม|{months}\n"
    one, two, tail = PLAN.partition("มิติที่ 2")
    records = read_rows(
        one + head + "1|โครงการปลูกป่า||✓|\n\n" + two + tail + head + "2|กิจกรรมเปิดบ้าน||✓|\n"
    )
    rows = [i for i in records.items if i.section == "schedule"]
    assert [i.mission_no for i in rows] == ["1.2", "2.2"]
