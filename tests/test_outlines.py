"""Items listed in lines under headings, without a table."""

from __future__ import annotations

import pytest

from tests.reading_text import codes, read_rows

PLAN = (
    "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. ๒๕๖๘\nเทศบาลตำบลหนองใสสะอาด อำเภอสตึก จังหวัดบุรีรัมย์\n\n"
)
RESULTS = "รายงานผลการดำเนินการตามแผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. ๒๕๖๘\n\n"
FIRST = "มิติที่ ๑ การสร้างวัฒนธรรมสุจริต\n\n๑.๒ การสร้างจิตสำนึกและความตระหนักแก่ประชาชนทุกภาคส่วนในท้องถิ่น\n"
SECOND = "มิติที่ ๒ การบริหารราชการด้วยความโปร่งใส\n"


def money(text: str) -> list[tuple[str, str, float | None, str | None]]:
    return [(b.kind, b.status, b.amount_baht, b.raw) for b in read_rows(text).budgets]


def test_money_and_unit_behind_the_title_or_in_lines_of_their_own() -> None:
    records = read_rows(
        PLAN + FIRST + "๑) โครงการรักษ์ป่าชุมชน งบประมาณ ๓๐,๐๐๐ บาท\n"
        "๒) มาตรการ “No Gift Policy” (ไม่ใช้งบประมาณ)\n" + SECOND + "๑) กิจกรรมเปิดเผยข้อมูลข่าวสาร\n"
        "   งบประมาณ -\n   ผู้รับผิดชอบ สำนักปลัด\n   ตัวชี้วัด : ร้อยละ ๙๐\n"
    )
    found = [(i.section, i.dimension_no, i.mission_no, i.item_no, i.title) for i in records.items]
    assert found == [
        ("plan", 1, "1.2", 1, "โครงการรักษ์ป่าชุมชน"),
        ("plan", 1, "1.2", 2, "มาตรการ “No Gift Policy”"),
        ("plan", 2, None, 1, "กิจกรรมเปิดเผยข้อมูลข่าวสาร"),
    ]  # fmt: skip
    assert [(b.fiscal_year_be, b.status, b.amount_baht, b.raw) for b in records.budgets] == [
        (2568, "amount", 30000.0, "๓๐,๐๐๐ บาท"),
        (2568, "no_budget", None, "ไม่ใช้งบประมาณ"),
        (2568, "dash", None, "-"),
    ]
    assert (records.items[2].responsible, records.items[2].indicator) == (("สำนักปลัด",), "ร้อยละ 90")


def test_a_label_and_its_amount_may_stand_on_two_lines() -> None:
    wide = "๑) โครงการฝึกอบรมคุณธรรมจริยธรรมของบุคลากรในสังกัดเทศบาลตำบลหนองใสสะอาด งบประมาณ\n"
    wide += "๕,๐๐๐ บาท ผู้รับผิดชอบ กองคลัง\n"
    items = PLAN + FIRST + wide + "๒) โครงการรักษ์ป่าชุมชน\n๓) โครงการรักษ์น้ำชุมชน\n"
    records = read_rows(items)
    assert (
        records.items[0].title == "โครงการฝึกอบรมคุณธรรมจริยธรรมของบุคลากรในสังกัดเทศบาลตำบลหนองใสสะอาด"
    )
    assert records.items[0].responsible == ("กองคลัง",)
    assert money(items) == [("planned", "amount", 5000.0, "๕,๐๐๐ บาท")]


def test_bullets_ordinals_and_what_was_spent() -> None:
    records = read_rows(
        RESULTS + FIRST + "โครงการที่ ๗ โครงการรักษ์ป่าชุมชน\n"
        "งบประมาณที่ตั้งไว้ ๒๐,๐๐๐ บาท เบิกจ่าย ๑๘,๕๐๐ บาท\nผลการดำเนินงาน : แล้วเสร็จ\n"
        "- กิจกรรมยกย่องบุคลากรดีเด่น\n● มาตรการลงโทษผู้กระทำผิดวินัย\n"
    )
    assert [(i.section, i.item_no, i.title, i.result) for i in records.items] == [
        ("results", 7, "โครงการรักษ์ป่าชุมชน", "แล้วเสร็จ"),
        ("results", None, "กิจกรรมยกย่องบุคลากรดีเด่น", None),
        ("results", None, "มาตรการลงโทษผู้กระทำผิดวินัย", None),
    ]
    assert [(b.kind, b.amount_baht) for b in records.budgets] == [
        ("planned", 20000.0),
        ("disbursed", 18500.0),
    ]


THREE = "๑) โครงการรักษ์ป่าชุมชน\n๒) โครงการรักษ์น้ำชุมชน\n๓) โครงการรักษ์ดินชุมชน งบประมาณ ๑,๐๐๐ บาท\n"


def test_sums_are_totals_and_no_part_of_the_item_above() -> None:
    records = read_rows(
        PLAN + FIRST + THREE + "รวมงบประมาณมิติที่ ๑ เป็นเงิน ๑,๐๐๐ บาท\nรวมงบประมาณทั้งสิ้น ๒,๐๐๐ บาท\n"
    )
    assert [(b.status, b.amount_baht) for b in records.budgets] == [("amount", 1000.0)]
    assert [(t.dimension_no, t.stated, t.computed, t.agrees) for t in records.totals] == [
        (1, 1000.0, 1000.0, True),
        (None, 2000.0, 1000.0, False),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(PLAN + THREE, id="under no heading"),
        pytest.param(PLAN + FIRST + THREE.replace("ชุมชน", "ชุมชน ........ ๓"), id="contents"),
        pytest.param(PLAN + FIRST + "๑) โครงการรักษ์ป่าชุมชน\n", id="a lone one"),
        pytest.param(PLAN + FIRST + "โครงการรักษ์ป่าชุมชน\n" * 4, id="without numbers"),
        pytest.param(
            PLAN + FIRST + "๑) โครงการดังนี้\n๒) กิจกรรม/โครงการ\n๓) มาตรการ\n", id="no titles"
        ),
    ],
)
def test_what_lists_no_items(text: str) -> None:
    assert read_rows(text).items == ()


def test_problems_told_behind_a_list_are_no_items() -> None:
    problems = "ปัญหาและอุปสรรค\n๑) โครงการบางโครงการไม่ได้ดำเนินการ\n"
    assert len(read_rows(PLAN + FIRST + THREE + problems).items) == 3


def test_money_left_in_a_title_is_told() -> None:
    records = read_rows(PLAN + FIRST + THREE.replace("ป่าชุมชน", "ป่าชุมชน 30,000 กองช่าง"))
    (told,) = [f for f in records.findings if f.code == "amount_uncertain"]
    assert told.item_id == records.items[0].item_id


def test_a_list_of_what_tables_state_is_a_summary() -> None:
    row = "|โครงการรักษ์{}ชุมชน|๑,๐๐๐\n"
    table = "ที่|โครงการ|งบประมาณ\n" + "".join(
        f"{n}" + row.format(word) for n, word in enumerate(("ป่า", "น้ำ", "ดิน"), 1)
    )
    records = read_rows(PLAN + FIRST + THREE + "\n" + table)
    assert sorted(i.section for i in records.items) == ["plan"] * 3 + ["summary"] * 3
    assert len({i.item_key for i in records.items}) == 3


def test_a_heading_does_not_swallow_the_first_item() -> None:
    records = read_rows(PLAN + SECOND + "๒.๔ การเสริมสร้างความโปร่งใส\n" + THREE)
    assert [i.title for i in records.items][:1] == ["โครงการรักษ์ป่าชุมชน"]
    assert "unreadable" not in {b.status for b in records.budgets}
    assert "amount_uncertain" not in codes(records)


def test_what_was_done_is_no_part_of_the_title_in_a_report() -> None:
    listed = (
        "๑) โครงการรักษ์ป่าชุมชน ได้ดำเนินการเมื่อวันที่ ๒ มกราคม ๒๕๖๘ ใช้งบประมาณ "
        "๒๘,๕๐๐ บาท จากงบประมาณที่ตั้งไว้ ๓๐,๐๐๐ บาท\n"
        "๒) มาตรการรักษ์น้ำชุมชน อยู่ระหว่างดำเนินการ\n๓) กิจกรรมรักษ์ดินชุมชน\n"
    )
    records = read_rows(RESULTS + FIRST + listed)
    assert [(i.title, i.result) for i in records.items] == [
        ("โครงการรักษ์ป่าชุมชน", "ได้ดำเนินการเมื่อวันที่ 2 มกราคม 2568"),
        ("มาตรการรักษ์น้ำชุมชน", "อยู่ระหว่างดำเนินการ"),
        ("กิจกรรมรักษ์ดินชุมชน", None),
    ]
    assert {(b.kind, b.amount_baht) for b in records.budgets} == {
        ("planned", 30000.0),
        ("disbursed", 28500.0),
    }
    assert read_rows(PLAN + FIRST + listed).items[1].title.endswith("อยู่ระหว่างดำเนินการ")


SHEET = (
    "{}\n\nหลักการและเหตุผล\nเพื่อชุมชน\nวัตถุประสงค์\n๑. เพื่อป่า\nวิธีดำเนินการ\n๑. กิจกรรมปลูกป่าชุมชน\n"
    "งบประมาณ\n๓๐,๐๐๐ บาท\nผู้รับผิดชอบ\nสำนักปลัด\n\n"
)


def test_a_sheet_whose_title_no_label_names() -> None:
    text = SHEET.format("๑) โครงการรักษ์ป่าชุมชน") + SHEET.format("กิจกรรมรักษ์น้ำ\nของชุมชน")
    records = read_rows(PLAN + FIRST + text)
    assert [(i.section, i.mission_no, i.title, i.responsible) for i in records.items] == [
        ("fact_sheet", "1.2", "โครงการรักษ์ป่าชุมชน", ("สำนักปลัด",)),
        ("fact_sheet", "1.2", "กิจกรรมรักษ์น้ำของชุมชน", ("สำนักปลัด",)),
    ]
    assert [b.amount_baht for b in records.budgets] == [30000.0, 30000.0]


def test_a_line_over_its_sheet_is_no_entry_of_a_list() -> None:
    sheets = "".join(
        f"๑.๒.{n} โครงการรักษ์{word}ชุมชน\n\n๑. ชื่อโครงการ : โครงการรักษ์{word}ชุมชน\n"
        "๒. งบประมาณ\n๕๐๐ บาท\n\n" + FIRST.split("\n\n")[1]
        for n, word in enumerate(("ป่า", "น้ำ", "ดิน"), 1)
    )
    records = read_rows(PLAN + FIRST + sheets)
    assert [i.section for i in records.items] == ["fact_sheet"] * 3
