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


def test_the_bullet_of_the_line_below_is_no_part_of_the_title() -> None:
    records = read_rows(
        PLAN
        + FIRST
        + "๑) โครงการรักษ์ป่าชุมชน\n- งบประมาณ ๑๕,๐๐๐ บาท\n๒) โครงการรักษ์น้ำชุมชน\n- งบประมาณ -\n"
        "๓) โครงการรักษ์ดินชุมชน\n- ไม่ใช้งบประมาณ\n"
    )
    assert [i.title for i in records.items] == [
        "โครงการรักษ์ป่าชุมชน",
        "โครงการรักษ์น้ำชุมชน",
        "โครงการรักษ์ดินชุมชน",
    ]
    assert [b.status for b in records.budgets] == ["amount", "dash", "no_budget"]


def test_no_budget_may_stand_glued_to_the_title() -> None:
    records = read_rows(
        PLAN + FIRST + "๑) โครงการรักษ์ป่าชุมชน ไม่ใช้งบประมาณ\n- ตัวชี้วัด ๒ ครั้ง\n"
        "๒) กิจกรรมเชิดชูคนดีศรีบ้านเรา\nไม่ใช้งบประมาณ\n- ตัวชี้วัด ๒ ครั้ง\n"
        "๓) กิจกรรมมอบธงแก่คนดีไม่ใช้งบประมาณ\n- ตัวชี้วัด ๒ ครั้ง\n"
        "๔) กิจกรรมจิตอาสาที่ไม่ใช้งบประมาณ\n- ตัวชี้วัด ๒ ครั้ง\n"
    )
    assert [(i.title, i.item_no) for i in records.items] == [
        ("โครงการรักษ์ป่าชุมชน", 1),
        ("กิจกรรมเชิดชูคนดีศรีบ้านเรา", 2),
        ("กิจกรรมมอบธงแก่คนดี", 3),
        ("กิจกรรมจิตอาสาที่ไม่ใช้งบประมาณ", 4),
    ]
    assert [b.status for b in records.budgets] == ["no_budget"] * 3


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


def test_ordinals_and_what_was_spent() -> None:
    records = read_rows(
        RESULTS + FIRST + "โครงการที่ ๗ โครงการรักษ์ป่าชุมชน\n"
        "งบประมาณที่ตั้งไว้ ๒๐,๐๐๐ บาท เบิกจ่าย ๑๘,๕๐๐ บาท คงเหลือ ๑,๕๐๐ บาท\nผลการดำเนินงาน : แล้วเสร็จ\n"
        "โครงการที่ ๘ กิจกรรมยกย่องบุคลากรดีเด่น\nโครงการที่ ๙ และโครงการที่ ๑๐ ทำร่วมกัน\n"
    )
    assert [(i.section, i.item_no, i.title, i.result) for i in records.items] == [
        ("results", 7, "โครงการรักษ์ป่าชุมชน", "แล้วเสร็จ"),
        ("results", 8, "กิจกรรมยกย่องบุคลากรดีเด่น", None),
    ]
    assert [(b.kind, b.amount_baht) for b in records.budgets] == [
        ("planned", 20000.0),
        ("disbursed", 18500.0),
    ]


def test_bullets_are_items_where_nothing_is_numbered_and_parts_of_them_where_it_is() -> None:
    bullets = "- กิจกรรมปลูกป่า ๑๐,๐๐๐ บาท\n● มาตรการดูแลป่า (๒๐,๐๐๐ บาท)\n- กิจกรรมปลูกผัก\n"
    alone = read_rows(PLAN + FIRST + bullets)
    assert [i.title for i in alone.items] == ["กิจกรรมปลูกป่า", "มาตรการดูแลป่า", "กิจกรรมปลูกผัก"]
    assert [b.amount_baht for b in alone.budgets] == [10000.0, 20000.0]
    below = read_rows(
        PLAN + FIRST + THREE.replace("ป่าชุมชน", "ป่าชุมชน งบประมาณ ๓๐,๐๐๐ บาท\n" + bullets)
    )
    assert [b.amount_baht for b in below.budgets] == [30000.0, 1000.0]
    assert len(below.items) == 3


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


@pytest.mark.parametrize(
    "text",
    [
        "ที่มีมูลค่าเกิน ๓,๐๐๐ บาท",
        "ที่มีวงเงินไม่เกิน ๕๐๐,๐๐๐ บาท",
        "\nตัวชี้วัด : ไม่มีการเรียกรับเงินเกิน ๑,๐๐๐ บาท",
        "\nค่าอาหารคนละ ๑๐๐ บาท จำนวน ๕๐ คน",
        " งบประมาณรุ่นละ ๑๐,๐๐๐ บาท",
        " เดือนละ ๙,๐๐๐ บาท จำนวน ๑๒ เดือน",
        " จำนวน ๒๐, ๕๐๐ บาท",
        " เป็นเงิน 1 250 500 บาท",
        " วงเงิน ๒ ล้านบาท",
        "\nค่าอาหาร ๕๐ คน x ๑๐๐ บาท\nรวม ๕,๐๐๐ บาท",
    ],
)
def test_an_amount_that_is_no_budget_is_told_and_never_published(text: str) -> None:
    records = read_rows(PLAN + FIRST + "๔) มาตรการป้องกันการรับสินบน" + text + "\n" + THREE)
    assert [b.amount_baht for b in records.budgets] == [1000.0]  # of the last of the three
    first = records.items[0].item_id
    assert [f.item_id for f in records.findings if f.code == "amount_uncertain"] == [first]


@pytest.mark.parametrize(
    "line",
    [
        "\nงบประมาณรวมทั้งสิ้น ๕๕,๐๐๐ บาท",
        "มิติที่ ๑ รวมงบประมาณ ๕๕,๐๐๐ บาท",
        "คิดเป็นงบประมาณทั้งสิ้น ๕๕,๐๐๐ บาท",
        "เทศบาลตั้งงบประมาณสำหรับมิติที่ ๑ ไว้ทั้งสิ้น ๕๕,๐๐๐ บาท",
        "รวมเบิกจ่ายทั้งสิ้น ๓,๐๐๐ บาท",
    ],
)
def test_a_sum_below_the_list_is_not_the_last_items_money(line: str) -> None:
    listed = "๑) โครงการรักษ์ป่าชุมชน\n๒) โครงการรักษ์น้ำชุมชน\n๓) มาตรการลดการใช้ดุลพินิจ\n"
    records = read_rows(PLAN + FIRST + listed + line + "\n")
    assert (len(records.items), records.budgets) == (3, ())


def test_an_entry_without_a_type_word_goes_on_counting() -> None:
    untyped = "๒) การจัดทำคู่มือประชาชน งบประมาณ ๒๐,๐๐๐ บาท\n"
    listed = "๑) โครงการฝึกอบรมคุณธรรม\n" + untyped + "๓) โครงการรักษ์น้ำ\n"
    records = read_rows(PLAN + FIRST + listed)
    assert [i.title for i in records.items][1] == "การจัดทำคู่มือประชาชน"
    assert [b.item_id for b in records.budgets] == [records.items[1].item_id]


def test_problems_told_of_each_item_do_not_end_the_list() -> None:
    listed = "".join(
        f"{n}) โครงการรักษ์ป่าแห่งที่ {n} งบประมาณ {n},000 บาท\nปัญหา/อุปสรรค : ไม่มี\nสรุปผลการดำเนินงาน : ดี\n"
        for n in (1, 2, 3, 4)
    )
    assert [b.amount_baht for b in read_rows(RESULTS + FIRST + listed).budgets] == [
        1000.0, 2000.0, 3000.0, 4000.0,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "kind", "amount"),
    [
        ("งบประมาณที่ใช้ ๒๘,๕๐๐ บาท", "disbursed", 28500.0),
        ("งบประมาณที่เบิกจ่าย ๑๘,๕๐๐ บาท", "disbursed", 18500.0),
        ("ใช้งบประมาณไป ๒๘,๕๐๐ บาท คงเหลือ ๑,๕๐๐ บาท", "disbursed", 28500.0),
        ("งบประมาณ ๒๘,๕๐๐ บาท", "planned", 28500.0),
    ],
)
def test_what_was_spent_in_a_report(words: str, kind: str, amount: float) -> None:
    text = RESULTS + FIRST + "๑) โครงการรักษ์ป่า " + words + "\n๒) โครงการรักษ์น้ำ\n๓) โครงการรักษ์ดิน\n"
    assert [(b.kind, b.amount_baht) for b in read_rows(text).budgets] == [(kind, amount)]


def test_using_a_budget_is_a_plan_in_a_plan() -> None:
    text = PLAN + FIRST + THREE.replace("ป่าชุมชน", "ป่าชุมชน ใช้งบประมาณ ๓๐,๐๐๐ บาท")
    assert [b.kind for b in read_rows(text).budgets] == ["planned", "planned"]


def test_two_items_with_money_are_a_list_and_so_are_two_level_numbers() -> None:
    listed = "๑.๑ โครงการรักษ์ป่า งบประมาณ ๒๐,๐๐๐ บาท\n๑.๒ โครงการรักษ์น้ำ\n"
    records = read_rows(PLAN + SECOND + listed)
    assert [(i.item_no, i.title) for i in records.items] == [
        (1, "โครงการรักษ์ป่า"),
        (2, "โครงการรักษ์น้ำ"),
    ]


def test_a_contents_page_without_leaders_lists_no_items() -> None:
    contents = "๑) โครงการรักษ์ป่า ๑๒\n๒) โครงการรักษ์น้ำ ๑๓\n๓) โครงการรักษ์ดิน ๑๕\n"
    assert read_rows(PLAN + FIRST + contents).items == ()


def test_labels_without_a_value_take_none_from_the_next_line() -> None:
    text = "ผู้รับผิดชอบ :\nงบประมาณ : ๓๐,๐๐๐ บาท\nตัวชี้วัด :\nผู้รับผิดชอบ : กองช่าง\n"
    records = read_rows(PLAN + FIRST + "กิจกรรมที่ ๑.๑ การอบรมคุณธรรม\n" + text + THREE)
    assert (records.items[0].title, records.items[0].responsible) == (
        "การอบรมคุณธรรม",
        ("กองช่าง",),
    )
    assert records.items[0].indicator is None
    assert records.budgets[0].amount_baht == 30000.0


def test_titles_that_end_with_numbers_are_no_contents_page() -> None:
    groups = "๑) โครงการอบรม รุ่นที่ ๑\n๒) โครงการอบรม รุ่นที่ ๒\n๓) โครงการอบรม รุ่นที่ ๓\n"
    assert len(read_rows(PLAN + FIRST + groups).items) == 3


@pytest.mark.parametrize(("words", "told"), [("๕,๐๐๐ บาท", True), ("จำนวน ๕,๐๐๐ บาท", False)])
def test_an_amount_taken_for_its_place_alone_is_told(words: str, told: bool) -> None:
    records = read_rows(PLAN + FIRST + THREE.replace("รักษ์ป่าชุมชน", f"รักษ์ป่าชุมชน {words}"))
    assert [b.amount_baht for b in records.budgets] == [5000.0, 1000.0]
    assert ("amount_uncertain" in codes(records)) == told


def test_what_was_set_aside_and_what_was_spent_in_one_labelled_line() -> None:
    records = read_rows(
        RESULTS + FIRST + "๑. โครงการรักษ์ป่าชุมชน\nผลการดำเนินการ : ปลูกครบทุกหมู่บ้านแล้ว\n"
        "งบประมาณ : ตั้งไว้ ๒๐,๐๐๐ บาท เบิกจ่ายจริง ๑๗,๒๓๐.๕๐ บาท\n"
        "๒. โครงการรักษ์น้ำชุมชน\nผลการดำเนินการ : ขุดลอกครบทุกสายแล้ว\n"
        "งบประมาณ : ได้รับ ๘,๐๐๐ บาท ใช้จริง ๗,๕๐๐ บาท\n"
        "๓. โครงการรักษ์ดินชุมชน\nผลการดำเนินการ : ยังไม่แล้วเสร็จ\nงบประมาณ : ตั้งไว้ ๙,๐๐๐ บาท\n"
    )
    assert [(b.kind, b.amount_baht) for b in records.budgets] == [
        ("planned", 20000.0),
        ("disbursed", 17230.5),
        ("planned", 8000.0),
        ("disbursed", 7500.0),
        ("planned", 9000.0),
    ]
    assert [i.result for i in records.items] == [
        "ปลูกครบทุกหมู่บ้านแล้ว",
        "ขุดลอกครบทุกสายแล้ว",
        "ยังไม่แล้วเสร็จ",
    ]
    assert "amount_uncertain" not in codes(records)


def test_a_money_line_that_is_not_read_is_told_and_no_part_of_the_result() -> None:
    records = read_rows(
        RESULTS + FIRST + "๑. โครงการรักษ์ป่าชุมชน\nผลการดำเนินการ : ปลูกครบทุกหมู่บ้านและ\n"
        "งบประมาณ : เงินอุดหนุน ๒๐,๐๐๐ บาท ที่เหลือหมู่บ้านสมทบ\n๒. โครงการรักษ์น้ำชุมชน\nงบประมาณ : ๓,๐๐๐ บาท\n"
    )
    assert [(b.kind, b.amount_baht) for b in records.budgets] == [("planned", 3000.0)]
    assert records.items[0].result == "ปลูกครบทุกหมู่บ้านและ"
    assert "amount_uncertain" in codes(records)


def test_a_sentence_that_tells_what_was_spent_of_which_budget() -> None:
    records = read_rows(
        RESULTS + FIRST + "๑. โครงการรักษ์ป่าชุมชน\nปลูกครบทุกหมู่บ้าน มีผู้ร่วมทั้งสิ้น ๖๐ คน "
        "โดยใช้งบประมาณไปทั้งสิ้น ๑๗,๒๓๐ บาท จากงบประมาณที่ตั้งไว้ ๒๐,๐๐๐ บาท\n"
        "๒. โครงการรักษ์น้ำชุมชน\nขุดลอกครบทุกสาย โดยใช้งบประมาณไปทั้งสิ้น ๗,๕๐๐ บาท จากงบ\n"
        "ประมาณที่ตั้งไว้ ๘,๐๐๐ บาท\n"
    )
    assert [(b.kind, b.amount_baht) for b in records.budgets] == [
        ("planned", 20000.0),
        ("disbursed", 17230.0),
        ("planned", 8000.0),
        ("disbursed", 7500.0),
    ]
    assert "amount_uncertain" not in codes(records)


@pytest.mark.parametrize(
    "end",
    [
        "ดำเนินการแล้ว จำนวน ๒ โครงการ โดยใช้งบประมาณไปทั้งสิ้น ๙๙,๐๐๐ บาท จากงบประมาณที่ตั้งไว้ ๙๙,๕๐๐ บาท\n",
        "ดำเนินการแล้ว จำนวน ๒ โครงการ\nโดยใช้งบประมาณไปทั้งสิ้น ๙๙,๐๐๐ บาท จากงบประมาณที่ตั้งไว้ ๙๙,๕๐๐ บาท\n",
        "เทศบาลใช้งบประมาณไปทั้งสิ้น ๙๙,๐๐๐ บาท จากงบประมาณที่ตั้งไว้ ๙๙,๕๐๐ บาท\n",
    ],
)
def test_what_all_items_spent_is_no_items_money(end: str) -> None:
    records = read_rows(
        RESULTS + FIRST + "๑. โครงการรักษ์ป่าชุมชน\nงบประมาณ ๓,๐๐๐ บาท\n"
        "๒. โครงการรักษ์น้ำชุมชน\nขุดลอกแล้ว\n" + end
    )
    assert [(b.kind, b.amount_baht) for b in records.budgets] == [("planned", 3000.0)]


def test_spending_that_may_be_of_all_items_is_told_at_the_item_above() -> None:
    records = read_rows(
        RESULTS + FIRST + "๑. โครงการรักษ์ป่าชุมชน\nใช้งบประมาณไปทั้งสิ้น ๗,๐๐๐ บาท จากที่ตั้งไว้ ๘,๐๐๐ บาท\n"
        "๒. โครงการรักษ์น้ำชุมชน\nขุดลอกแล้ว โดยใช้จ่ายงบประมาณทั้งสิ้น ๕,๐๐๐ บาท "
        "จากงบประมาณที่ได้รับอนุมัติ ๖,๐๐๐ บาท\n"
    )
    assert [(b.kind, b.amount_baht) for b in records.budgets] == [
        ("planned", 6000.0),
        ("disbursed", 5000.0),
    ]
    told = [f.item_id for f in records.findings if f.code == "amount_uncertain"]
    assert told == [records.items[0].item_id]


def test_a_sum_of_people_beside_money_does_not_end_the_item() -> None:
    records = read_rows(
        RESULTS + FIRST + "๑. โครงการรักษ์ป่าชุมชน\nมีผู้ร่วมทั้งสิ้น ๖๐ คน งบประมาณ ๓,๐๐๐ บาท\n"
        "๒. โครงการรักษ์น้ำชุมชน\nมีผู้ร่วมทั้งหมดจำนวน ๔๐ คน งบประมาณ ๒,๐๐๐ บาท\n"
    )
    assert [b.amount_baht for b in records.budgets] == [3000.0, 2000.0]


def test_the_points_below_a_title_are_no_part_of_it() -> None:
    records = read_rows(
        RESULTS
        + FIRST
        + "๑. โครงการรักษ์ป่าชุมชนและแหล่งน้ำของหมู่บ้าน\n- ปลูกครบทุกหมู่บ้าน\n- งบประมาณ ๓,๐๐๐ บาท\n"
        "๒. โครงการรักษ์น้ำ\n- ขุดลอกครบทุกสาย\n- ไม่ใช้งบประมาณ\n"
    )
    assert [i.title for i in records.items] == [
        "โครงการรักษ์ป่าชุมชนและแหล่งน้ำของหมู่บ้าน",
        "โครงการรักษ์น้ำ",
    ]
    assert [b.status for b in records.budgets] == ["amount", "no_budget"]


def test_the_office_may_stand_in_the_sentence_and_the_sum_below_the_list() -> None:
    records = read_rows(
        PLAN + FIRST + "(๑) โครงการรักษ์ป่าชุมชน ใช้งบประมาณ ๓๐,๐๐๐ บาท รับผิดชอบโดยกองช่าง\n"
        "(๒) กิจกรรมรักษ์น้ำชุมชน งบประมาณ ๑๐,๐๐๐ บาท โดยมีกองสาธารณสุขและสิ่งแวดล้อมเป็นผู้รับผิดชอบ\n"
        "(๓) มาตรการลดขั้นตอน ไม่ใช้งบประมาณ ผู้รับผิดชอบ กองคลัง\n"
        "รวมงบประมาณตามแผนทั้งสิ้น ๔๐,๐๐๐ บาท\n"
    )
    assert [(i.title, i.responsible) for i in records.items] == [
        ("โครงการรักษ์ป่าชุมชน", ("กองช่าง",)),
        ("กิจกรรมรักษ์น้ำชุมชน", ("กองสาธารณสุขและสิ่งแวดล้อม",)),
        ("มาตรการลดขั้นตอน", ("กองคลัง",)),
    ]
    assert [b.amount_baht for b in records.budgets] == [30000.0, 10000.0, None]
    assert [(t.dimension_no, t.stated, t.agrees) for t in records.totals] == [(None, 40000.0, True)]


def test_a_list_is_the_plan_though_a_calendar_names_its_items_again() -> None:
    calendar = "".join(
        f"{n}|โครงการรักษ์{what}ชุมชน|●||\n" for n, what in ((1, "ป่า"), (2, "น้ำ"), (3, "ดิน"))
    )
    records = read_rows(
        PLAN
        + FIRST
        + "(๑) โครงการรักษ์ป่าชุมชน งบประมาณ ๓๐,๐๐๐ บาท\n(๒) โครงการรักษ์น้ำชุมชน งบประมาณ ๑๐,๐๐๐ บาท\n"
        + "(๓) โครงการรักษ์ดินชุมชน ไม่ใช้งบประมาณ\n\nปฏิทินการดำเนินงาน\n\nที่|โครงการ|ต.ค.|พ.ย.|ธ.ค.\n"
        + calendar
    )
    assert [i.section for i in records.items] == ["schedule"] * 3 + ["plan"] * 3


def test_a_list_with_sheets_for_some_of_its_items_is_the_plan() -> None:
    sheet = "\n\n๑. ชื่อโครงการ โครงการรักษ์ป่าชุมชน\n๒. หลักการและเหตุผล\nเพื่อชุมชนของเราทุกคน\n"
    records = read_rows(PLAN + FIRST + THREE + SECOND + sheet + "๓. งบประมาณ ๓๐,๐๐๐ บาท\n")
    assert sorted(i.section for i in records.items) == ["fact_sheet"] + ["plan"] * 3


def test_an_amount_of_every_year_is_that_of_each_year_named() -> None:
    records = read_rows(
        PLAN
        + FIRST
        + "(๑) โครงการรักษ์ป่าชุมชน\nงบประมาณ ปีละ ๒๐,๐๐๐ บาท ตั้งแต่ปี ๒๕๖๖ ถึงปี ๒๕๖๘ ผู้รับผิดชอบ สำนักปลัด\n"
        "(๒) โครงการรักษ์น้ำชุมชน\n- ระยะเวลาดำเนินการ : ปีงบประมาณ พ.ศ. ๒๕๖๖ และ ๒๕๖๘\n"
        "- งบประมาณปีละ ๕,๐๐๐ บาท\n"
        "(๓) โครงการรักษ์ดินชุมชน\nไม่ใช้งบประมาณ (ปี ๒๕๖๖ - ๒๕๖๗) ผู้รับผิดชอบ กองคลัง\n"
    )
    assert [(b.fiscal_year_be, b.status, b.amount_baht) for b in records.budgets] == [
        (2566, "amount", 20000.0),
        (2567, "amount", 20000.0),
        (2568, "amount", 20000.0),
        (2566, "amount", 5000.0),
        (2568, "amount", 5000.0),
        (2566, "no_budget", None),
        (2567, "no_budget", None),
    ]
    assert "amount_uncertain" not in codes(records)
    assert [i.responsible for i in records.items] == [("สำนักปลัด",), None, ("กองคลัง",)]


def test_two_stretches_of_years_may_have_an_amount_each() -> None:
    records = read_rows(
        PLAN + FIRST + "(๑) โครงการรักษ์ป่าชุมชน\n"
        "งบประมาณ ปี ๒๕๖๖ - ๒๕๖๗ ปีละ ๕,๐๐๐ บาท และปี ๒๕๖๘ - ๒๕๖๙ ปีละ ๘,๐๐๐ บาท\n"
        "(๒) มาตรการรักษ์น้ำชุมชน\nงบประมาณ ไม่ใช้งบประมาณตลอดระยะเวลา ๒ ปี (พ.ศ. ๒๕๖๖ - ๒๕๖๗)\n"
    )
    assert [(b.fiscal_year_be, b.status, b.amount_baht) for b in records.budgets] == [
        (2566, "amount", 5000.0),
        (2567, "amount", 5000.0),
        (2568, "amount", 8000.0),
        (2569, "amount", 8000.0),
        (2566, "no_budget", None),
        (2567, "no_budget", None),
    ]


def test_the_number_of_all_items_ends_the_list() -> None:
    records = read_rows(
        PLAN + FIRST + THREE + "รวมทั้งสิ้น ๑ โครงการ ๑ กิจกรรม ๑ มาตรการ ใช้งบประมาณ ปี พ.ศ. ๒๕๖๑ จำนวน\n"
        "๒๔๕,๑๐๐ บาท ปี พ.ศ. ๒๕๖๒ จำนวน ๓๗๑,๕๐๐ บาท\n"
    )
    stated = {245100.0, 371500.0}
    assert not stated & {b.amount_baht for b in records.budgets}
    assert [i.responsible for i in records.items][-1] in (None, ("กองคลัง",))


def test_years_of_a_plan_that_an_amount_is_from_are_not_its_own() -> None:
    records = read_rows(
        PLAN + FIRST + "(๑) โครงการรักษ์ป่าชุมชน\n- ระยะเวลาดำเนินการ : ปีงบประมาณ พ.ศ. ๒๕๖๖ - ๒๕๖๗\n"
        "- งบประมาณปีละ ๕,๐๐๐ บาท ตามแผนพัฒนาท้องถิ่น (พ.ศ. ๒๕๖๑ - ๒๕๖๕)\n"
        "(๒) มาตรการรักษ์น้ำ\nไม่ใช้งบประมาณ (ปี ๒๕๖๖ ปี ๒๕๖๘)\n"
    )
    years = {b.fiscal_year_be for b in records.budgets if b.status in ("amount", "no_budget")}
    assert years <= {2566, 2567, None}


def test_a_count_within_an_item_leaves_it_its_money() -> None:
    records = read_rows(
        PLAN + FIRST + "๑) โครงการรักษ์ป่าชุมชน\nรวม ๒ กิจกรรม\nงบประมาณ ๕,๐๐๐ บาท\nผู้รับผิดชอบ กองคลัง\n"
        "๒) โครงการรักษ์น้ำชุมชน งบประมาณ ๑,๐๐๐ บาท\n"
    )
    assert [b.amount_baht for b in records.budgets] == [5000.0, 1000.0]


def test_years_one_by_one_and_the_unit_in_brackets() -> None:
    plan = PLAN.replace("ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", "(พ.ศ. ๒๕๖๖ - ๒๕๖๘)")
    records = read_rows(
        plan + FIRST + "๑) โครงการรักษ์ป่าชุมชน\n- งบประมาณ ปี ๒๕๖๖ = ๓๐,๐๐๐ บาท ปี ๒๕๖๗ = – ปี ๒๕๖๘ =\n"
        "๖๐,๐๐๐ บาท (ผู้รับผิดชอบ : กองช่าง, กองคลัง)\n"
        "๒) มาตรการรักษ์น้ำชุมชน\n- ไม่ใช้งบประมาณ (ผู้รับผิดชอบ : สำนักปลัด)\n"
        "๓) โครงการรักษ์ดินชุมชน\n- งบประมาณ ปี ๒๕๖๖ – ปี ๒๕๖๗ ๕,๐๐๐ บาท (ผู้รับผิดชอบ : สำนักปลัด)\n"
    )
    first, _second, third = (i.item_id for i in records.items)
    money = {
        item: [
            (b.fiscal_year_be, b.status, b.amount_baht)
            for b in records.budgets
            if b.item_id == item
        ]
        for item in (first, third)
    }
    assert money[first] == [
        (2566, "amount", 30000.0),
        (2567, "dash", None),
        (2568, "amount", 60000.0),
    ]
    assert {b[2] for b in money[third] if b[0] is not None} == set()  # of both years, or of each
    assert [i.responsible for i in records.items] == [
        ("กองช่าง", "กองคลัง"),
        ("สำนักปลัด",),
        ("สำนักปลัด",),
    ]


def test_years_line_by_line_below_the_word_budget() -> None:
    plan = PLAN.replace("ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", "(พ.ศ. ๒๕๖๖ - ๒๕๖๘)")
    rest = "".join(f"{n}) มาตรการรักษ์น้ำชุมชนหมู่ที่ {n}\nไม่ใช้งบประมาณ\n" for n in (2, 3))
    records = read_rows(
        plan
        + FIRST
        + "1) โครงการรักษ์ป่าชุมชนของตำบลหนองใสสะอาดอย่างยั่งยืน\nงบประมาณ ปี ๒๕๖๖ จำนวน ๓๐,๐๐๐ บาท\n"
        "ปี ๒๕๖๗ จำนวน ๒๐,๐๐๐ บาท\nปี ๒๕๖๘ -\nผู้รับผิดชอบ กองช่าง\n" + rest
    )
    money = [(b.fiscal_year_be, b.status, b.amount_baht) for b in records.budgets[:3]]
    assert money == [(2566, "amount", 30000.0), (2567, "amount", 20000.0), (2568, "dash", None)]
    assert records.items[0].responsible == ("กองช่าง",)


def test_a_bare_word_for_units_before_their_names_opens_a_line() -> None:
    records = read_rows(
        PLAN + FIRST + "๑) โครงการรักษ์ป่าชุมชน\nงบประมาณ ๓๐,๐๐๐ บาท\nหน่วยงาน สำนักปลัด / กองช่าง\n"
        "๒) มาตรการเปิดเผยข้อมูล\nไม่ใช้งบประมาณ\n‘หน่วยงาน กองคลัง\n"
        "๓) กิจกรรมวันสิ่งแวดล้อม\nไม่ใช้งบประมาณ\nหน่วยงาน : กองช่าง\n"
        "๔) กิจกรรมจิตอาสาของทุกคน\nไม่ใช้งบประมาณ\nหน่วยงาน ๓ แห่งเข้าร่วม\n"
    )
    assert [i.responsible for i in records.items] == [
        ("สำนักปลัด", "กองช่าง"),
        ("กองคลัง",),
        ("กองช่าง",),
        None,
    ]
    assert [b.amount_baht for b in records.budgets] == [30000.0, None, None, None]


@pytest.mark.parametrize("unit", ["หน่วยตรวจสอบภายใน", "ทุกส่วนราชการ"])
@pytest.mark.parametrize("heading", ["● ภารกิจการปลูกฝังเยาวชน", "การสร้างจิตสำนึกแก่เยาวชน"])
def test_a_unit_that_ends_as_words_that_ask_for_more_do_is_whole(unit: str, heading: str) -> None:
    """ภายใน (internal) ends with "in", ส่วนราชการ (agency) with the prefix of nouns."""
    records = read_rows(
        "แผนปฏิบัติการป้องกันการทุจริต พ.ศ. 2566 - 2570\nมิติที่ 1 การสร้างวัฒนธรรมสุจริต\n"
        "1) โครงการอบรมคุณธรรมและจริยธรรมบุคลากรของเทศบาลตำบล\nผู้รับผิดชอบ : สำนักปลัดเทศบาล\n"
        f"2) มาตรการจัดทำคู่มือป้องกันผลประโยชน์ทับซ้อน\nผู้รับผิดชอบ : {unit}\n{heading}\n"
        "3) โครงการต้นกล้าความดีศูนย์พัฒนาเด็กเล็กเทศบาลตำบล\nผู้รับผิดชอบ : กองการศึกษา\n"
    )
    assert [i.responsible for i in records.items] == [
        ("สำนักปลัดเทศบาล",),
        (unit,),
        ("กองการศึกษา",),
    ]
