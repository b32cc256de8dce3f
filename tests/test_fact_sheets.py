"""Project fact sheets: where one ends, what belongs to it, and which money it states."""

from __future__ import annotations

import pytest

from normalize.make_records import Records, make_records
from parsers.adapters.text_file import read_text
from parsers.documents.facts import find_document_facts
from parsers.layout.blocks import find_blocks
from parsers.model import Page
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID, codes, read_rows
from tests.test_adversarial import SHEET, money
from tests.test_grid_level_ruled import line

PLAN = (
    "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570)\nเทศบาลตำบลลี้ อำเภอลี้ จังหวัดลำพูน\n\n"
    "มิติที่ 1 การสร้างวัฒนธรรมสุจริต\n\n"
)


def sheet(title: str, budget: str) -> str:
    return (
        f"{title}\n1. หลักการและเหตุผล\nเหตุผลของงาน\n2. วัตถุประสงค์\nเพื่อดี\n"
        f"3. ระยะเวลาดำเนินการ\nปี 2566\n4. งบประมาณ\n{budget}\n5. ผู้รับผิดชอบ\nสำนักปลัด\n"
    )


@pytest.mark.parametrize(("head", "sub"), [(")", "{}.{}"), (".", "{}.{}"), (".", "- {}.{}")])
def test_points_numbered_within_a_section_do_not_end_the_sheet(head: str, sub: str) -> None:
    points = "".join(sub.format(3, k) + " เพื่อสร้างความโปร่งใสในการปฏิบัติราชการ\n" for k in (1, 2))
    steps = "".join(sub.format(5, k) + " ขออนุมัติดำเนินการต่อผู้บริหาร\n" for k in (1, 2))
    one = (
        "1{h} ชื่อโครงการ : โครงการ {t}\n2{h} หลักการและเหตุผล\nเหตุผล\n3{h} วัตถุประสงค์\n{p}"
        "4{h} กลุ่มเป้าหมาย\nประชาชน\n5{h} วิธีดำเนินการ\n{s}6{h} ระยะเวลาดำเนินการ\nปี 2566\n"
        "7{h} งบประมาณดำเนินการ\n{m} บาท\n8{h} ผู้รับผิดชอบ\nกองคลัง\n"
    )
    text = PLAN + "1.1 การสร้างจิตสำนึกและความตระหนักแก่บุคลากรขององค์กรปกครองส่วนท้องถิ่น\n"
    text += one.format(h=head, t="ก", p=points, s=steps, m="20,000")
    text += one.format(h=head, t="ข", p=points, s=steps, m="30,000")
    records = read_rows(text)
    assert [(i.title, i.mission_no, i.responsible, i.target_group) for i in records.items] == [
        ("โครงการ ก", "1.1", ("กองคลัง",), "ประชาชน"),
        ("โครงการ ข", "1.1", ("กองคลัง",), "ประชาชน"),
    ]
    assert [row[3] for row in money(records)] == [20_000.0, 30_000.0]
    assert "sheet_incomplete" not in codes(records)


def drawn_pages(*pages: list[str]) -> Records:
    """The records of pages on which these lines stand one below the other."""
    blocks = []
    for number, text in enumerate(pages, start=1):
        printed = [one for part in text for one in part.splitlines() if one]
        words = [w for k, one in enumerate(printed) for w in line(10 + 16.0 * k, (one, 30.0)).words]
        blocks.append(find_blocks(Page(number, 600, 800, tuple(words), (), (), "pdf", "pdf")))
    return make_records(DOCUMENT_ID, parse_document(tuple(blocks)))


def titles_and_money(records: Records) -> list[tuple[str, float | None]]:
    return [(row[0], row[3]) for row in money(records)]


def test_a_sheet_whose_title_has_no_type_word_is_not_the_sheet_before() -> None:
    records = read_rows(
        PLAN + sheet("โครงการ ก", "-") + sheet("การประกาศเจตจำนงสุจริต", "20,000 บาท")
    )
    assert titles_and_money(records) == [("โครงการ ก", None), ("การประกาศเจตจำนงสุจริต", 20_000.0)]
    assert [f.code for f in records.findings if "title" in f.code] == ["title_uncertain"]


def test_a_first_section_with_its_text_on_the_line_opens_the_next_sheet() -> None:
    text = PLAN + sheet("ชื่อโครงการ : โครงการ ก", "10,000 บาท") + sheet("โครงการ ข", "20,000 บาท")
    records = read_rows(text.replace("เหตุผล\nเหตุผลของงาน", "เหตุผล เหตุผลของงาน"))
    assert titles_and_money(records) == [("โครงการ ก", 10_000.0), ("โครงการ ข", 20_000.0)]


def test_a_sheet_is_where_it_is_printed_not_where_its_mission_is() -> None:
    pages = drawn_pages([PLAN], ["1. ชื่อโครงการ : โครงการ ก", "2. ผู้รับผิดชอบ", "กองคลัง"])
    assert [(i.page_first, i.page_last, i.dimension_no) for i in pages.items] == [(2, 2, 1)]


def test_a_sheet_cut_off_before_its_budget_says_so() -> None:
    records = read_rows(PLAN + "1. ชื่อโครงการ : โครงการ ก\n2. หลักการและเหตุผล\nเหตุผล\n")
    assert codes(records) >= {"sheet_incomplete"}


BY_YEAR = "ปี 2566 - 2567"


@pytest.mark.parametrize(
    ("stated", "period", "amounts"),
    [
        (
            "ปี 2566 ค่าอาหาร 5,000 บาท ค่าป้าย 3,000 บาท ปี 2567 ค่าอาหาร 6,000 บาท",
            BY_YEAR,
            [None, None],
        ),
        ("ปี 2566 คนละ 500 บาท ปี 2567 คนละ 600 บาท", BY_YEAR, [None, None]),
        ("1,100 บาท แยกเป็น ปี 2566 จำนวน 500 บาท ปี 2567 จำนวน 600 บาท", BY_YEAR, [500.0, 600.0]),
        ("ปี 2566 จำนวน 500 บาท และปี 2567 จำนวน 600 บาท", BY_YEAR, [500.0, 600.0]),
        ("ตามแผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2570) จำนวน 20,000 บาท", "ปี 2567", [20_000.0]),
        ("ค่าวิทยากร 3,600 บาท ค่าอาหารกลางวันรวมอาหารว่าง 10,000 บาท", "ปี 2566", [None]),
        ("ค่าป้าย 600 บาท ค่าอาหาร 400 บาทรวม 1,000 บาท", "ปี 2566", [1000.0]),
        ("งบประมาณ 2 ล้านบาท เป็นค่าวัสดุ 5,000 บาท", "ปี 2566", [None]),
        ("50 คน x 120 บาท", "ปี 2566", [None]),
        ("ค่าอาหาร 120 บาท x 50 คน", "ปี 2566", [None]),
        ("โรงเรียนละ 2,000 บาท จำนวน 5 โรงเรียน", "ปี 2566", [None]),
        ("ปีละ 2,000 บาท", "ปี 2566", [2000.0]),
        ("ปี 2566 : จำนวน 2,000 บาท", "ปี 2566", [2000.0]),
        ("ใช้ไป 20,000 บาท", "ปี 2566", [None]),
    ],
)
def test_no_part_or_price_is_taken_for_the_budget(
    stated: str, period: str, amounts: list[float | None]
) -> None:
    records = read_rows(SHEET.format(period=period, money=stated))
    assert [b.amount_baht for b in records.budgets] == amounts
    assert ("amount_uncertain" in codes(records)) == (None in amounts)


REPORT = (
    "แบบรายงานผลการดำเนินโครงการตามแผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2567\n"
    "เทศบาลตำบลลี้ อำเภอลี้ จังหวัดลำพูน\n\n"
)


def kinds(records: Records) -> list[tuple[str, str, float | None]]:
    return [(b.kind, b.status, b.amount_baht) for b in records.budgets]


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("งบประมาณที่ได้รับ", "งบประมาณที่ใช้"),
        ("งบประมาณที่ตั้งไว้", "ใช้จริง"),
        ("งบประมาณที่ใช้", "ผลการเบิกจ่าย"),
        ("งบประมาณ", "งบประมาณที่ใช้ไป"),
        ("งบประมาณที่ได้รับจัดสรร", "งบประมาณที่จ่ายจริง"),
    ],
)
@pytest.mark.parametrize("parted", ["|", " : "])
def test_a_form_states_what_was_given_and_what_was_spent(
    given: str, used: str, parted: str
) -> None:
    form = "ชื่อโครงการ{p}{t}\nวัตถุประสงค์{p}เพื่อความโปร่งใส\n{g}{p}{a}\n{u}{p}{b}\nผลที่ได้รับ{p}ครบถ้วน\n\n"
    shared = {"p": parted, "g": given, "u": used}
    records = read_rows(
        REPORT
        + "มิติที่ 1 การสร้างวัฒนธรรมสุจริต\n\n"
        + form.format(t="โครงการปลูกป่าในใจคน", a="12,000 บาท", b="9,850.50 บาท", **shared)
        + "แบบรายงานผล\n\n"
        + form.format(t="โครงการลานวัดลานใจ", a="8,000 บาท", b="8,000 บาท", **shared)
        + "แบบรายงานผล\n\n"
        + form.format(t="โครงการคนดีศรีลี้", a="ไม่ใช้งบประมาณ", b="ไม่ใช้งบประมาณ", **shared)
    )
    assert kinds(records) == [
        ("planned", "amount", 12_000.0),
        ("disbursed", "amount", 9_850.5),
        ("planned", "amount", 8_000.0),
        ("disbursed", "amount", 8_000.0),
        ("planned", "no_budget", None),
        ("disbursed", "no_budget", None),
    ]
    assert [i.result for i in records.items] == ["ครบถ้วน"] * 3


@pytest.mark.parametrize(("head", "kind"), [(PLAN, "planned"), (REPORT, "disbursed")])
def test_the_budget_used_alone_is_a_plans_budget_and_a_reports_spending(
    head: str, kind: str
) -> None:
    text = "ชื่อโครงการ : โครงการลานวัดลานใจ\nงบประมาณที่ใช้ : 8,000 บาท\nผู้รับผิดชอบ : สำนักปลัด\n"
    assert kinds(read_rows(head + text)) == [(kind, "amount", 8_000.0)]


PLACES = [
    "มิติที่ {d} {n} ภารกิจที่ {d}.1\n",
    "มิติที่ {d} {n}\nภารกิจที่ {d}.1\n",
    "มิติที่ : {d} {n}\nภารกิจที่ : {d}.1\n",
    "2. มิติที่ : {d} {n}\n3. ภารกิจที่ : {d}.1\n",
]


@pytest.mark.parametrize("place", PLACES)
def test_a_place_below_the_title_is_of_this_form_and_not_of_the_next(place: str) -> None:
    form = "ชื่อโครงการ : {t}\n" + place + "งบประมาณที่ได้รับ : 5,000 บาท\nงบประมาณที่ใช้ : -\n\n"
    records = read_rows(
        REPORT
        + form.format(t="โครงการปลูกป่าในใจคน", d=1, n="การสร้างวัฒนธรรมสุจริต")
        + form.format(t="โครงการลานวัดลานใจ", d=2, n="การบริหารราชการด้วยความโปร่งใส")
    )
    assert [(i.title, i.dimension_no, i.mission_no) for i in records.items] == [
        ("โครงการปลูกป่าในใจคน", 1, "1.1"),
        ("โครงการลานวัดลานใจ", 2, "2.1"),
    ]
    assert kinds(records) == [("planned", "amount", 5_000.0), ("disbursed", "dash", None)] * 2


def test_a_heading_over_the_next_title_is_not_the_place_of_the_form_above() -> None:
    records = read_rows(
        REPORT + "มิติที่ 1 การสร้างวัฒนธรรมสุจริต\nชื่อโครงการ : โครงการปลูกป่าในใจคน\n"
        "มิติที่ 2 การบริหารราชการด้วยความโปร่งใส\nชื่อโครงการ : โครงการลานวัดลานใจ\n"
        "งบประมาณ : 5,000 บาท\n"
    )
    assert [i.dimension_no for i in records.items] == [1, 2]


def test_forms_that_print_no_title_of_the_report_tell_that_it_is_one() -> None:
    form = (
        "ชื่อโครงการ|{t}\nวัตถุประสงค์|เพื่อความโปร่งใส\nมิติ/ภารกิจ|มิติที่ {d} ภารกิจที่ {d}.1\n"
        "งบประมาณที่ได้รับ|5,000 บาท\nผลที่ได้รับ|ครบถ้วน\n\n"
    )
    head = "แบบรายงานผลการดำเนินกิจกรรม ประจำปีงบประมาณ พ.ศ. 2567\nเทศบาลตำบลลี้ อำเภอลี้ จังหวัดลำพูน\n\n"
    text = "".join(head + form.format(t=f"โครงการ {d}", d=d) for d in (1, 2, 3))
    facts = find_document_facts((read_text(text.replace("|", "\t"), engine="text"),))
    found = [fact.value if fact else None for fact in (facts.family, facts.report_year_be)]
    assert found == ["results_report", 2567]


def test_a_plans_line_about_a_form_does_not_end_the_sheet() -> None:
    records = read_rows(
        PLAN + "ชื่อโครงการ : โครงการลานวัดลานใจ\nวิธีดำเนินการ : จัดทำ\n"
        "แบบรายงานผลให้ผู้บริหารทราบ\nงบประมาณ : 8,000 บาท\n"
    )
    assert kinds(records) == [("planned", "amount", 8_000.0)]


def test_no_budget_in_a_named_year() -> None:
    records = read_rows(SHEET.format(period="ปี 2566", money="ปี 2566 : ไม่ใช้งบประมาณ"))
    assert [(b.fiscal_year_be, b.status) for b in records.budgets] == [(2566, "no_budget")]
    assert "amount_uncertain" not in codes(records)


def test_a_village_with_its_number_is_no_number_of_a_sheet() -> None:
    records = read_rows(
        PLAN + "1. ชื่อโครงการ : โครงการลานวัดลานใจ\n2. หลักการและเหตุผล\nเพื่อชุมชน\n"
        "3. พื้นที่ดำเนินการ\nศูนย์เรียนรู้ชุมชน หมู่ที่ 4\n4. งบประมาณ\n8,000 บาท\n5. ผู้รับผิดชอบ\nสำนักปลัด\n"
    )
    assert kinds(records) == [("planned", "amount", 8_000.0)]
    assert [(i.area, i.responsible) for i in records.items] == [
        ("ศูนย์เรียนรู้ชุมชน หมู่ที่ 4", ("สำนักปลัด",))
    ]


@pytest.mark.parametrize("label", ["1. ชื่อโครงการ/มาตรการ", "ก. ชื่อโครงการ :", "ชื่อโครงการ :"])
def test_a_title_right_below_a_mission_in_other_words_is_no_part_of_its_name(label: str) -> None:
    """The office's own words are not known from the framework: the title's seemed nearer to it."""
    one = (
        "ภารกิจ {no} {mission}\n{label} โครงการ{title}\nอบต.\n2. หลักการและเหตุผล ต้องรู้กฎหมาย\n"
        "3. วัตถุประสงค์ เพื่อดี\n4. งบประมาณ {money} บาท\n5. ผู้รับผิดชอบ กองคลัง\n"
    )
    text = PLAN + one.format(
        no="1.1", mission="ปลูกฝังคุณธรรมแก่บุคลากรและผู้บริหาร", label=label,
        title="พัฒนาคุณธรรมบุคลากร", money="35,000",
    )  # fmt: skip
    text += "มิติที่ 4 การยกระดับกลไกการตรวจสอบการดำเนินงานขององค์กรปกครองส่วนท้องถิ่น\n" + one.format(
        no="4.1", mission="ตรวจสอบและกำกับดูแล", label=label,
        title="เสริมสร้างความรู้กฎหมาย ป.ป.ช. แก่สมาชิกสภา", money="24,000",
    )  # fmt: skip
    records = read_rows(text)
    assert [(i.mission_no, i.mission_raw, i.responsible) for i in records.items] == [
        ("1.1", "ภารกิจ 1.1 ปลูกฝังคุณธรรมแก่บุคลากรและผู้บริหาร", ("กองคลัง",)),
        ("4.1", "ภารกิจ 4.1 ตรวจสอบและกำกับดูแล", ("กองคลัง",)),
    ]
    assert [row[3] for row in money(records)] == [35_000.0, 24_000.0]


def test_what_stands_behind_a_label_is_kept_as_printed() -> None:
    text = PLAN + sheet("1. ชื่อโครงการ : โครงการ ๒ วัย ใส่ใจสุจริต", "งบประมาณ : ๔๕,๐๐๐ บาท")
    text = text.replace("3. ระยะเวลาดำเนินการ\nปี 2566", "3. ระยะเวลาดำเนินการ : ปี ๒๕๖๖")
    records = read_rows(text)
    read = {(e.column, e.raw, e.repaired) for e in records.evidence if e.table == "budgets"}
    assert ("amount_baht", "๔๕,๐๐๐ บาท", None) in read
    (item,) = records.items
    assert (item.title, item.title_raw) == ("โครงการ 2 วัย ใส่ใจสุจริต", "โครงการ ๒ วัย ใส่ใจสุจริต")
    periods = [e.raw for e in records.evidence if e.column == "period"]
    assert periods == ["ปี ๒๕๖๖"]
