"""Labels of lines below the items of a list, besides those of fact sheets."""

from __future__ import annotations

import pytest

from tests.reading_text import codes, read_rows
from tests.test_outlines import FIRST, RESULTS

LONG = "โครงการส่งเสริมการปลูกผักสวนครัวตามหลักปรัชญาของเศรษฐกิจพอเพียงในครัวเรือน"
SHORT = "กิจกรรมรักษ์น้ำ"


def listed(*below: str) -> str:
    titles = (LONG, SHORT, "มาตรการเผยแพร่ข้อมูลข่าวสารของทางราชการให้ประชาชนทราบทุกช่องทาง")
    lines = "\n".join(below)
    return RESULTS + FIRST + "".join(f"{k}. {t}\n{lines}\n" for k, t in enumerate(titles, 1))


@pytest.mark.parametrize(
    "state",
    [
        "สถานะ : อยู่ระหว่างดำเนินการ",
        "- สถานะ: อยู่ระหว่างดำเนินการ",
        "สถานะการดำเนินงาน : อยู่ระหว่างดำเนินการ",
        "สถานะ อยู่ระหว่างดำเนินการ",
        "สถาะ : อยู่ระหว่างดำเนินการ",
        "ความก้าวหน้า : อยู่ระหว่างดำเนินการ",
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_what_is_being_done_of_an_item(state: str, first: bool) -> None:
    others = ["ผลการดำเนินงาน : มีผู้เข้าร่วม 131 คน", "งบประมาณ : 40,000 บาท", "ผู้รับผิดชอบ : กองคลัง"]
    records = read_rows(listed(*([state, *others] if first else [*others, state])))
    assert [i.title for i in records.items][:2] == [LONG, SHORT]
    assert {i.progress for i in records.items} == {"in_progress"}
    assert {i.result for i in records.items} == {"มีผู้เข้าร่วม 131 คน"}
    assert {i.responsible for i in records.items} == {("กองคลัง",)}
    assert [b.amount_baht for b in records.budgets] == [40_000.0] * 3


def test_a_state_beside_the_title() -> None:
    text = RESULTS + FIRST
    text += f"1. {LONG} สถานะ : แล้วเสร็จ\nผู้รับผิดชอบ : กองคลัง\n"
    text += f"2. {SHORT} สถานะ : อยู่ระหว่างดำเนินการ\nผู้รับผิดชอบ : กองคลัง\n"
    text += "3. มาตรการเผยแพร่ข้อมูล สถานะ : แล้วเสร็จ\nผู้รับผิดชอบ : กองคลัง\n"
    records = read_rows(text)
    assert [i.title for i in records.items] == [LONG, SHORT, "มาตรการเผยแพร่ข้อมูล"]
    assert [i.progress for i in records.items] == ["completed", "in_progress", "completed"]


def test_a_label_misread_before_its_colon() -> None:
    records = read_rows(listed("ผลการดำเนิงาน : อบรมแล้ว", "ผู้รับผิดชอม : กองคลัง", "งบประมาณ : -"))
    assert [i.title for i in records.items][:2] == [LONG, SHORT]
    assert {(i.result, i.responsible) for i in records.items} == {("อบรมแล้ว", ("กองคลัง",))}


def test_boxes_of_which_none_is_read_are_no_state() -> None:
    records = read_rows(listed("สถานะ : ☐ แล้วเสร็จ ☐ อยู่ระหว่างดำเนินการ", "งบประมาณ : -"))
    assert [i.title for i in records.items][:2] == [LONG, SHORT]
    assert {i.progress for i in records.items} == {None}


@pytest.mark.parametrize(
    ("boxes", "state"),
    [
        ("( ✓ ) แล้วเสร็จ ( ) อยู่ระหว่างดำเนินการ ( ) ไม่ได้ดำเนินการ", "completed"),
        ("☐ แล้วเสร็จ ☑ อยู่ระหว่างดำเนินการ ☐ ไม่ได้ดำเนินการ", "in_progress"),
        ("( ) แล้วเสร็จ ( ) อยู่ระหว่างดำเนินการ ( / ) ไม่ได้ดำเนินการ", "not_possible"),
        ("( ✓ ) แล้วเสร็จ ( ✓ ) อยู่ระหว่างดำเนินการ", None),
        ("( ) แล้วเสร็จ ( ) อยู่ระหว่างดำเนินการ", None),
    ],
)
@pytest.mark.parametrize("office", ["หน่วยตรวจสอบภายใน", "กองคลัง"])
def test_boxes_to_tick_below_the_name_of_an_office_are_a_state(
    boxes: str, state: str | None, office: str
) -> None:
    lines = ("ผลการดำเนินงาน อบรมแล้ว 1 รุ่น", "งบประมาณ 5,000 บาท", f"หน่วยงาน {office}")
    records = read_rows(listed(*lines, f"สถานะ {boxes}"))
    assert len(records.items) == 3
    assert {(i.progress, i.responsible) for i in records.items} == {(state, (office,))}
    assert [f.code for f in records.findings].count("progress_unreadable") == 3 * (state is None)


def test_a_label_of_no_known_name_in_a_title_is_told() -> None:
    records = read_rows(listed("ประเภท : โครงการต่อเนื่อง", "งบประมาณ : -"))
    told = [f for f in records.findings if f.code == "title_uncertain"]
    assert [f.raw for f in told] == [
        "ประเภท : โครงการต่อเนื่อง" for i in records.items if "ประเภท" in i.title
    ]
    assert told


def test_words_of_a_title_before_a_colon_stay_in_it() -> None:
    records = read_rows(
        RESULTS + FIRST + "1. โครงการพัฒนาสถานะทางสังคมของผู้สูงอายุ สถานะ ที่มั่นคง\nงบประมาณ : 5,000 บาท\n"
        "2. กิจกรรมรักษ์น้ำ\nงบประมาณ : -\n3. มาตรการเผยแพร่ข้อมูล\nงบประมาณ : -\n"
    )
    assert records.items[0].title == "โครงการพัฒนาสถานะทางสังคมของผู้สูงอายุ สถานะ ที่มั่นคง"
    assert "title_uncertain" not in codes(records)


def test_a_word_of_the_title_before_a_label_is_no_part_of_the_label() -> None:
    records = read_rows(
        RESULTS + FIRST + "1. โครงการส่งเสริมการปลูกผักสวนครัวตามหลักปรัชญาของเศรษฐกิจพอเพียงใน\n"
        "ชุมชน\nผู้รับผิดชอบ : กองคลัง\n2. กิจกรรมรักษ์น้ำ\nผู้รับผิดชอบ : กองช่าง\n"
        "3. มาตรการเผยแพร่ข้อมูล\nผู้รับผิดชอบ : สำนักปลัด\n"
    )
    assert records.items[0].title == (
        "โครงการส่งเสริมการปลูกผักสวนครัวตามหลักปรัชญาของเศรษฐกิจพอเพียงในชุมชน"
    )
    assert records.items[0].responsible == ("กองคลัง",)


def test_a_known_label_may_be_broken_by_the_end_of_a_line() -> None:
    end = "ได้แก่ ผู้สูงอายุ\nงบประมาณ : 5,000 บาท\n"
    records = read_rows(
        RESULTS + FIRST + f"1. {LONG} กลุ่มเป้า\nหมาย {end}"
        f"2. {SHORT} กลุ่มเป้าหมาย {end}3. มาตรการเผยแพร่ข้อมูล กลุ่มเป้าหมาย {end}"
    )
    assert [i.title for i in records.items] == [LONG, SHORT, "มาตรการเผยแพร่ข้อมูล"]
