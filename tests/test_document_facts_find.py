"""What documents say of themselves, in layouts the genre has: covers, memos, proclamations."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from normalize.raw import DocumentFacts
from parsers.adapters.text_file import read_text
from parsers.documents.facts import find_document_facts
from parsers.model import Box, Line, PageContent, Word

PLAN = """แผนปฏิบัติการป้องกันการทุจริต

(พ.ศ. ๒๕๖๖ – ๒๕๗๐)

เทศบาลเมืองหนองใสสะอาด

อำเภอสตึก จังหวัดบุรีรัมย์

คำนำ

ยุทธศาสตร์ชาติ ระยะ ๒๐ ปี (พ.ศ. ๒๕๖๑ - ๒๕๘๐) กำหนดให้ท้องถิ่นโปร่งใส คณะรัฐมนตรีได้มีมติ ๒ เรื่อง
เทศบาลเมืองหนองใสสะอาดได้จัดทำแผนนี้

ประกาศเทศบาลเมืองหนองใสสะอาด

เรื่อง ประกาศใช้แผนปฏิบัติการป้องกันการทุจริต (พ.ศ.๒๕๖๖-๒๕๖๘)

ประกาศ ณ วันที่ ๑๒ เดือน กรกฎาคม พ.ศ. ๒๕๖๕

มติที่ ๑ การสร้างวัฒนธรรมสุจริต

มติที่ ๒ การบริหารราชการด้วยความโปร่งใส

เทศบาลตำบลควนธานีให้บริการด้วยความโปร่งใส ประชาชนของระบุชื่อองค์กรปกครองส่วนท้องถิ่นพอใจ
"""

RESULTS = """บันทึกข้อความ

ส่วนราชการ สำนักปลัด องค์การบริหารส่วนตำบลโนนพร้อมใจ อำเภอสีตึก จังหวัดบุรีรัมย์.....

ที่..... บร ๕๕๖๐๕/..... วันที่..... ๓๐ มีนาคม ๒๕๖๖.....

เรื่อง..... รายงานผลตามแผนปฏิบัติการป้องกันการทุจริต รอบ ๖ เดือน ..

เรียน นายกองค์การบริหารส่วนตำบลโนนพร้อมใจ

ตามหนังสือ ลงวันที่ ๑ ตุลาคม ๒๕๖๕ อบต.โนนพร้อมใจ ได้จัดทำแผนปฏิบัติการป้องกันการทุจริต ๕ ปี (พ.ศ.๒๕๖๖-๒๕๗๐)

รายงานผลการดำเนินการ
ตามแผนปฏิบัติการป้องกันการทุจริต
ประจำปีงบประมาณ พ.ศ. ๒๕๖๖ รอบ ๖ เดือน
องค์การบริหารส่วนตำบล โนนพร้อมใจ

มิติที่ ๑ การสร้างวัฒนธรรมสุจริต

มิติที่ ๒ การบริหารราชการด้วยความโปร่งใส

๕ เมษายน ๒๕๖๖
"""

MEASURES = """รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน
ประจำปีงบประมาณ พ.ศ. ๒๕๖๘
ของเทศบาลนครทุ่งบัวหลวง
อำเภอเมือง จังหวัดตราด

ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่

ตัวชี้วัดที่ ๒ การใช้งบประมาณ

ข้อมูล ณ วันที่ ๓๑ มีนาคม ๒๕๖๘
"""

FOLLOW_UP = """บันทึกข้อความ
ส่วนราชการ เทศบาลตำบลตำบลป่าไผ่ อำเภอสี จังหวัดลำพูน
วันที่ ๑๑ เมษายน ๒๕๖๗
เรื่อง รายงานความก้าวหน้ามาตรการส่งเสริมคุณธรรมและความโปร่งใส รอบ ๖ เดือน (ตุลาคม ๒๕๖๖ - มีนาคม ๒๕๖๗)
เรียน นายกเทศมนตรีตำบลป่าไผ่

๑. ด้าน IIT ผลต่ำกว่าเกณฑ์
ตารางแบบวัด (IIT) ประจำปีงบประมาณ พ.ศ.๒๕๖๖
ประเด็นที่เป็นข้อบกพร่อง/จุดอ่อน\tแนวทาง\tมาตรการ\tผู้รับผิดชอบ
๑. การใช้อำนาจ\tก\tข\tเทศบาลตำบลป่าไผ่
"""


def facts_of(text: str) -> DocumentFacts:
    return find_document_facts((read_text(text, engine="text"),))


def values(facts: DocumentFacts) -> dict[str, Any]:
    names = [name for name in DocumentFacts.__slots__ if name != "remarks"]
    found = {name: getattr(facts, name) for name in names}
    return {name: fact.value for name, fact in found.items() if fact is not None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            PLAN,
            {
                "title": "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 – 2570)",
                "organisation": "เทศบาลเมืองหนองใสสะอาด",
                "organisation_type": "town_municipality",
                "district": "สตึก",
                "province": "บุรีรัมย์",
                "province_code": "TH-31",
                "framework": "nacc_2566",
                "family": "action_plan",
                "plan_year_from_be": 2566,
                "plan_year_to_be": 2570,
                "document_date": date(2022, 7, 12),
            },
        ),
        (
            RESULTS,
            {
                "title": "รายงานผลการดำเนินการตามแผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2566 "
                "รอบ 6 เดือน",
                "organisation": "องค์การบริหารส่วนตำบลโนนพร้อมใจ",
                "organisation_type": "subdistrict_administration",
                "district": "สตึก",
                "province": "บุรีรัมย์",
                "province_code": "TH-31",
                "framework": "nacc_2566",
                "family": "results_report",
                "plan_year_from_be": 2566,
                "plan_year_to_be": 2570,
                "report_year_be": 2566,
                "report_months": 6,
                "document_date": date(2023, 3, 30),
            },
        ),
        (
            MEASURES,
            {
                "title": "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน "
                "ประจำปีงบประมาณ พ.ศ. 2568 ของเทศบาลนครทุ่งบัวหลวง",
                "organisation": "เทศบาลนครทุ่งบัวหลวง",
                "organisation_type": "city_municipality",
                "district": "เมืองตราด",
                "province": "ตราด",
                "province_code": "TH-23",
                "framework": "ita",
                "family": "ita_measures_report",
                "report_year_be": 2568,
                "document_date": date(2025, 3, 31),
            },
        ),
        (
            FOLLOW_UP,
            {
                "title": "รายงานความก้าวหน้ามาตรการส่งเสริมคุณธรรมและความโปร่งใส รอบ 6 เดือน "
                "(ตุลาคม 2566 - มีนาคม 2567)",
                "organisation": "เทศบาลตำบลป่าไผ่",
                "organisation_type": "subdistrict_municipality",
                "district": "ลี้",
                "province": "ลำพูน",
                "province_code": "TH-51",
                "framework": "ita",
                "family": "ita_follow_up",
                "report_year_be": 2567,
                "report_months": 6,
                "document_date": date(2024, 4, 11),
            },
        ),
        (
            "ประกาศองค์การบริหารส่วนจังหวัดตราด\nเรื่อง แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ "
            "พ.ศ. 2564\nประกาศ ณ วันที่ .... เดือน ............ พ.ศ. 2563",
            {
                "title": "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2564",
                "organisation": "องค์การบริหารส่วนจังหวัดตราด",
                "organisation_type": "provincial_administration",
                "province": "ตราด",
                "province_code": "TH-23",
                "framework": "nacc_2561",
                "family": "action_plan",
                "plan_year_from_be": 2564,
                "plan_year_to_be": 2564,
            },
        ),
        (
            "ส่วนที่ ๒ แผนปฏิบัติการป้องกันการทุจริต\n(พ.ศ. ๒๕๖๖ – ๒๕๗๐)\nองค์การบริหารส่วนจังหวัดตราด",
            {
                "title": "ส่วนที่ 2 แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 – 2570)",
                "organisation": "องค์การบริหารส่วนจังหวัดตราด",
                "organisation_type": "provincial_administration",
                "province": "ตราด",
                "province_code": "TH-23",
                "framework": "nacc_2566",
                "family": "action_plan",
                "plan_year_from_be": 2566,
                "plan_year_to_be": 2570,
            },
        ),
        ("สมุดโทรศัพท์\nหน้า 1", {"family": "unknown"}),
        ("", {"family": "unknown"}),
    ],
)
def test_facts(text: str, expected: dict[str, Any]) -> None:
    assert values(facts_of(text)) == expected


def remarks_of(text: str) -> list[tuple[str, int | None, str | None]]:
    return [(r.code, r.place.line, r.suggestion) for r in facts_of(text).remarks]


def test_leftovers_of_a_template_are_remarked_with_their_line() -> None:
    assert remarks_of(PLAN) == [
        ("foreign_organisation", 24, "เทศบาลเมืองหนองใสสะอาด"),
        ("template_text", 24, None),
    ]


def test_mended_names_are_remarked_once_per_spelling() -> None:
    assert remarks_of(FOLLOW_UP) == [
        ("name_snapped", 2, "เทศบาลตำบลป่าไผ่"),
        ("name_snapped", 2, "ลี้"),
    ]


def test_spellings_of_the_own_name_settle_on_the_gazetteer_and_are_not_foreign() -> None:
    text = (
        "รายงานมาตรการส่งเสริมคุณธรรมและความโปร่งใส พ.ศ. 2567\nองค์การบริหารส่วนตำบลพะวงาด\n"
        "อำเภอขามสะแกแสง จังหวัดนครราชสีมา\nองค์การบริหารส่วนตำบลพะวงด ดังนี้"
    )
    facts = facts_of(text)
    assert values(facts)["organisation"] == "องค์การบริหารส่วนตำบลพะงาด"
    assert {r.code for r in facts.remarks} == {"name_snapped"}


@pytest.mark.parametrize(
    "line",
    [
        "องค์การบริหารส่วนตำบล และการรับฟัง",
        "พนักงานเทศบาลตำบลกลุ่มอาชีพต่างๆ",
        "รับผิดชอบต่อหน้าที่ ตอบต่อประชาชน",
        "องค์การบริหารส่วนจังหวัดบุรีรัมย์",
        "เทศบาลเมืองหนองใส สะอาด จัดทำ",
        "(ลงชื่อ)....................ผู้รายงาน",
    ],
)
def test_lines_that_name_no_other_organisation(line: str) -> None:
    clean_plan = PLAN.replace("เทศบาลตำบลควนธานี", "เทศบาลเมืองหนองใสสะอาด").replace("ระบุชื่อ", "")
    assert remarks_of(f"{clean_plan}\n{line}\n") == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("เทศบาลเมืองหนองใสสะอาด (ชื่อ อปท.) รับแจ้ง", "ชื่อ อปท."),
        ("งบประมาณ พ.ศ. 25XX", "XX"),
        ("ประชาชนในเขต................มีส่วนร่วม", "ต................ม"),
        ("XL Axiata xx", None),
        ("ลงชื่อ ................ ผู้รายงาน", None),
        ("บทที่ 1 ............. 4", None),
    ],
)
def test_template_text(line: str, found: str | None) -> None:
    messages = [r.message for r in facts_of(line).remarks if r.code == "template_text"]
    assert len(messages) == (found is not None)
    assert all(found in message for message in messages if found is not None)


def test_a_misread_year_is_no_year_but_a_remark() -> None:
    facts = facts_of("แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2520")
    assert facts.plan_year_from_be is None
    assert [r.code for r in facts.remarks] == ["year_unreadable"]


def _page(number: int, *lines: tuple[float, str]) -> PageContent:
    blocks = []
    for top, text in lines:
        words, x = [], 100.0
        for word in text.split():
            words.append(Word(word, word, Box(x, top, x + 40, top + 16)))
            x += 45
        blocks.append(Line(tuple(words), page=number))
    return PageContent(number, tuple(blocks), "pdf", "pdf")


def test_a_pdf_cover_on_several_lines_and_a_name_cut_by_the_lines_end() -> None:
    facts = find_document_facts(
        (
            _page(
                1,
                (100, "แผนปฏิบัติการ"),
                (130, "ป้องกันการทุจริต"),
                (160, "ประจำปีงบประมาณ พ.ศ. ๒๕๖๔"),
                (600, "องค์การบริหารส่วนตำบลท่าศาลา"),
                (625, "อำเภอท่าศาลา"),
                (650, "จังหวัดนครศรีธรรมราช"),
            ),
            _page(
                2,
                (50, "แผนปฏิบัติการป้องกันการทุจริต องค์การบริหารส่วนตำบลท่าศาลา"),
                (90, "ประชาชนของเทศบาลตำบลควน"),
                (108, "ธานีได้รับบริการ เทศบาลตำบลควนธานี"),
            ),
        )
    )
    found = values(facts)
    assert found["title"] == "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2564"
    assert found["organisation"] == "องค์การบริหารส่วนตำบลท่าศาลา"
    assert (found["district"], found["province_code"]) == ("ท่าศาลา", "TH-80")
    assert (found["plan_year_from_be"], found["plan_year_to_be"]) == (2564, 2564)
    tops = [r.place.box[1] for r in facts.remarks if r.place.box is not None]
    assert tops == [90, 108]


def test_an_office_need_not_be_called_as_its_subdistrict_is() -> None:
    lines = (
        "รายงานผลการดำเนินงานตามแผนปฏิบัติการป้องกันการทุจริต",
        "ปีงบประมาณ พ.ศ. 2568 รอบ 6 เดือน",
        "เทศบาลตำบลปากน้ำประแส",
        "อำเภอแกลง จังหวัดระยอง",
    )
    page = _page(1, *((100.0 + 40 * k, line) for k, line in enumerate(lines)))
    assert values(find_document_facts((page,)))["organisation"] == "เทศบาลตำบลปากน้ำประแส"
    facts = scanned(*lines)  # of a scan nobody knows
    assert values(facts)["organisation"] == "เทศบาลตำบลปากน้ำกระแส"
    assert "name_snapped" in {r.code for r in facts.remarks}


def test_a_title_ends_where_the_headings_of_the_plan_begin() -> None:
    facts = facts_of(
        "แบบรายงานผลการดำเนินงานตามแผนปฏิบัติการป้องกันการทุจริต\n(รอบ 12 เดือน)\n"
        "มิติที่ 1 การสร้างสังคมที่ไม่ทนต่อการทุจริต\n1.1 การสร้างจิตสำนึก\n"
    )
    assert facts.title is not None
    assert facts.title.value == ("แบบรายงานผลการดำเนินงานตามแผนปฏิบัติการป้องกันการทุจริต (รอบ 12 เดือน)")


def test_a_sentence_that_begins_like_a_title_is_none() -> None:
    facts = facts_of(
        "ประกาศเทศบาลตำบลลี้\nเรื่อง ประกาศใช้แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570)\n"
        "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570) แล้วเสร็จ ตามกรอบการจัดทำแผน\nจึงประกาศให้ทราบ\n"
    )
    assert facts.title is not None
    assert facts.title.value == "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570)"


def test_a_paragraph_whose_line_begins_like_a_title_is_none() -> None:
    facts = facts_of(
        "ประกาศเทศบาลตำบลลี้\nเรื่อง ประกาศใช้แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570)\n"
        "ด้วยเทศบาลตำบลลี้ ได้จัดทำแผนขึ้น เพื่อให้สอดคล้องกับ\n"
        "แผนระดับชาติ ประเด็นการต่อต้านการทุจริตและประพฤติมิชอบ และสภาได้รับ\n"
        "ทราบแล้ว จึงประกาศใช้แผนดังกล่าว\n\n"
        "บัญชีแนบท้าย\n\nแผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570)\n"
    )
    assert facts.title is not None
    assert facts.title.value == "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570)"


def test_what_is_read_of_the_emblem_may_stand_before_the_memo() -> None:
    assert values(facts_of(f"ครุฑ {RESULTS}")) == values(facts_of(RESULTS))


def scanned(*texts: str) -> DocumentFacts:
    lines = [
        Line(
            tuple(
                Word(word, word, Box(90.0 + 60 * n, 100.0 + 30 * k, 145.0 + 60 * n, 124.0 + 30 * k))
                for n, word in enumerate(text.split(" "))
            ),
            page=1,
        )
        for k, text in enumerate(texts)
    ]
    return find_document_facts((PageContent(1, tuple(lines), "ocr", "test"),))


def test_dirt_between_the_lines_of_a_scanned_cover_is_no_part_of_its_title() -> None:
    found = scanned(
        "( เ ,",
        "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรม เ ;",
        "เ",
        "และความโปร่งใสภายในหน่วยงาน",
        "ประจำปีงบประมาณ พ.ศ. 2567 เ",
        "เทศบาลนครแม่สอด เ (",
        "วันที่ 11 ตุลาคม 2567 (",
    )
    title = "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
    assert found.title is not None and found.title.value.startswith(title)
    assert found.family is not None and found.family.value == "ita_measures_report"
    assert found.report_year_be is not None and found.report_year_be.value == 2567
    assert found.document_date is not None and found.document_date.value == date(2024, 10, 11)


def test_digits_and_short_words_at_the_ends_of_scanned_lines_stay() -> None:
    found = scanned("แผนปฏิบัติการป้องกันการทุจริต ระยะ 5", "ปี (พ.ศ. 2566 - 2570) เ")
    assert found.title is not None
    assert found.title.value == "แผนปฏิบัติการป้องกันการทุจริต ระยะ 5 ปี (พ.ศ. 2566 - 2570)"


def test_a_title_goes_on_with_its_subject_and_its_year_in_lines_of_their_own() -> None:
    facts = facts_of(
        "รายงานผลการติดตาม\nมาตรการส่งเสริมคุณธรรมและความโปร่งใส\n"
        "รอบ ๑๒ เดือน ประจำปีงบประมาณ พ.ศ.\n๒๕๖๘\n"
        "องค์การบริหารส่วนตำบลสวนหลวง\nอำเภออัมพวา จังหวัดสมุทรสงคราม\n"
    )
    assert values(facts)["title"] == (
        "รายงานผลการติดตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส รอบ 12 เดือน ประจำปีงบประมาณ พ.ศ. 2568"
    )
    assert (values(facts)["family"], values(facts)["report_year_be"]) == ("ita_follow_up", 2568)


def test_the_calendar_years_over_months_are_no_plans_years() -> None:
    months = "ต.ค.\tพ.ย.\tธ.ค.\tม.ค."
    strip = f"ปี ๒๕๖๕\t\t\tปี ๒๕๖๖\n{months}\n✓\t\t\t\n"
    report = "รายงานผลการดำเนินการตามแผนปฏิบัติการป้องกันการทุจริต\nรอบ ๑๒ เดือน ปีงบประมาณ ๒๕๖๖\n"
    assert "plan_year_from_be" not in values(facts_of(f"{report}เทศบาลเมืองชุมแพ\n\n{strip}"))


@pytest.mark.parametrize(
    ("title", "below"),
    [
        ("ปฏิทินแผนปฏิบัติการป้องกันการทุจริต พ.ศ. 2567", "จัดทำมาตรการป้องกันการทุจริตในหน่วยงาน"),
        ("บัญชีโครงการตามแผนปฏิบัติการป้องกันการทุจริต พ.ศ. 2567", "กำหนดมาตรการป้องกันการทุจริต ปี 2565"),
        ("ส่วนที่ 3 แผนปฏิบัติการป้องกันการทุจริต พ.ศ. 2567", "การจัดทำมาตรการส่งเสริมคุณธรรมและความโปร่งใส"),
    ],
)
def test_a_line_that_tells_of_making_measures_is_no_title_below_one(title: str, below: str) -> None:
    found = values(facts_of(f"{title}\nองค์การบริหารส่วนตำบลหนองบัว จังหวัดลำพูน\n\n{below}\n"))
    assert (found["title"], found["family"]) == (title, "action_plan")
