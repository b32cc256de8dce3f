"""Forms in plain lines: a block of labels and values for each item."""

from __future__ import annotations

from normalize.make_records import Records, make_records
from parsers.model import Line, PageContent, Word
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID, codes

ITA = "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส (ITA) ปี 2568"
RESULTS = "รายงานผลการดำเนินการตามแผนปฏิบัติการป้องกันการทุจริต ปี 2568"


def line(text: str, page: int = 1) -> Line:
    return Line(tuple(Word(word, word) for word in text.split(" ")), page=page)


def read(title: str, *texts: str) -> Records:
    made = tuple(line(text) for text in (title, *texts))
    return make_records(DOCUMENT_ID, parse_document((PageContent(1, made, "pdf", "pdf"),)))


FORMS = (
    "แบบรายงานที่ ๑",
    "มาตรการ : มาตรการแจ้งเวียนแผนการใช้จ่ายให้บุคลากรทราบ",
    "แบบวัด : แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)",
    "ตัวชี้วัด : ตัวชี้วัดที่ ๒ การใช้งบประมาณ",
    "ขั้นตอนการดำเนินการ :",
    "๑) แจ้งเวียนเป็นหนังสือ",
    "๒) ติดประกาศ",
    "ผลการดำเนินการ : แจ้งเวียนครบ ๘ ส่วนราชการ",
    "งบประมาณที่ตั้งไว้ : ๑๒,๐๐๐ บาท",
    "งบประมาณที่ใช้จริง : ๑๑,๕๐๐ บาท",
    "สถานะ : ☑ ดำเนินการแล้วเสร็จ ☐ อยู่ระหว่างดำเนินการ",
    "ผู้รับผิดชอบ : กองคลัง",
    "แบบรายงานที่ ๒",
    "มาตรการ : กิจกรรมตรวจนับพัสดุคงเหลือประจำไตรมาส",
    "แบบวัด : แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)",
    "ตัวชี้วัด : ตัวชี้วัดที่ ๖ คุณภาพการดำเนินงาน",
    "ขั้นตอนการดำเนินการ :",
    "๑) แต่งตั้งกรรมการตรวจนับ",
    "ผลการดำเนินการ : ตรวจนับแล้ว ๖ ครั้ง",
    "งบประมาณที่ตั้งไว้ : ไม่ใช้งบประมาณ",
    "งบประมาณที่ใช้จริง : ไม่ใช้งบประมาณ",
    "สถานะ : ☐ ดำเนินการแล้วเสร็จ ☑ อยู่ระหว่างดำเนินการ",
    "ผู้รับผิดชอบ : กองช่าง",
)
TITLES = [
    "มาตรการแจ้งเวียนแผนการใช้จ่ายให้บุคลากรทราบ",
    "กิจกรรมตรวจนับพัสดุคงเหลือประจำไตรมาส",
]


def test_blocks_of_labelled_lines_are_items() -> None:
    records = read(ITA, *FORMS)
    assert [i.title for i in records.items] == TITLES
    assert [(i.item_no, i.dimension_no, i.mission_no) for i in records.items] == [
        (1, 1, "2"),
        (2, 2, "6"),
    ]
    assert [i.approach for i in records.items] == [
        "1) แจ้งเวียนเป็นหนังสือ 2) ติดประกาศ",
        "1) แต่งตั้งกรรมการตรวจนับ",
    ]
    assert [i.progress for i in records.items] == ["completed", "in_progress"]
    assert [i.responsible for i in records.items] == [("กองคลัง",), ("กองช่าง",)]
    assert [(b.kind, b.status, b.amount_baht) for b in records.budgets] == [
        ("planned", "amount", 12000.0),
        ("disbursed", "amount", 11500.0),
        ("planned", "no_budget", None),
        ("disbursed", "no_budget", None),
    ]
    assert not records.findings


def test_labels_may_be_misread_and_lose_their_colon() -> None:
    misread = [
        text.replace("ผลการดำเนินการ : ตรวจ", "ผลกรดำเนนการ : ตรวจ")
        .replace("มาตรการ : กิจกรรม", "มาตรการ กิจกรรม")
        .replace("ผู้รับผิดชอบ : กองช่าง", "ผูรับผดชอบ : กองช่าง")
        for text in FORMS
    ]
    third = [
        text.replace("กิจกรรมตรวจนับ", "กิจกรรมทะเบียน").replace("ที่ ๒", "ที่ ๓") for text in FORMS[12:]
    ]
    records = read(ITA, *misread, *third)
    assert [i.title for i in records.items][:2] == TITLES
    assert records.items[1].result == "ตรวจนับแล้ว 6 ครั้ง"
    assert records.items[1].responsible == ("กองช่าง",)


def test_headings_between_blocks_hold_for_those_below() -> None:
    records = read(
        RESULTS,
        "มิติที่ 1 การสร้างวัฒนธรรมสุจริต",
        "โครงการ : โครงการอบรมคุณธรรมจริยธรรม",
        "งบประมาณ : 20,000 บาท",
        "ผลการดำเนินงาน : อบรมแล้ว 1 รุ่น",
        "ผู้รับผิดชอบ : สำนักปลัด",
        "มิติที่ 2 การบริหารราชการด้วยความโปร่งใส",
        "โครงการ : โครงการพัฒนาเว็บไซต์",
        "งบประมาณ : 15,000 บาท",
        "ผลการดำเนินงาน : ปรับปรุงแล้ว",
        "ผู้รับผิดชอบ : กองคลัง",
        "จึงเรียนมาเพื่อโปรดทราบ",
    )
    assert [(i.title, i.dimension_no) for i in records.items] == [
        ("โครงการอบรมคุณธรรมจริยธรรม", 1),
        ("โครงการพัฒนาเว็บไซต์", 2),
    ]
    assert [i.responsible for i in records.items] == [("สำนักปลัด",), ("กองคลัง",)]


def test_two_blocks_that_cannot_be_told_apart_are_told() -> None:
    blocks = [text for text in FORMS if text != FORMS[13] and text != FORMS[12]]
    third = [text.replace("ตรวจนับ", "ทะเบียน") for text in FORMS[12:]]
    records = read(ITA, *blocks, *third)
    assert TITLES[0] not in [i.title for i in records.items]
    assert "table_without_heading" in codes(records)


def test_a_list_of_projects_with_labelled_lines_is_no_form() -> None:
    records = read(
        "แผนปฏิบัติการป้องกันการทุจริต 5 ปี (พ.ศ. 2566 - 2570)",
        "มิติที่ 1 การสร้างวัฒนธรรมสุจริต",
        "1. โครงการอบรมคุณธรรมจริยธรรม",
        "ผู้รับผิดชอบ : สำนักปลัด",
        "ระยะเวลา : ต.ค. 2566",
        "2. โครงการค่ายเยาวชน",
        "ผู้รับผิดชอบ : กองการศึกษา",
        "ระยะเวลา : ม.ค. 2567",
        "3. กิจกรรมจิตอาสา",
        "ผู้รับผิดชอบ : กองช่าง",
        "ระยะเวลา : มี.ค. 2567",
    )
    assert [i.title for i in records.items] == [
        "โครงการอบรมคุณธรรมจริยธรรม",
        "โครงการค่ายเยาวชน",
        "กิจกรรมจิตอาสา",
    ]


def issues(*headings: str) -> list[str]:
    """Blocks whose first label stands above the title, each below the heading of its indicator."""
    out: list[str] = []
    for k, heading in enumerate(headings):
        out += [
            *([heading] if heading else []),
            f"ประเด็นที่ควรพัฒนา : ขั้นตอนที่ {k} ยังยุ่งยาก",
            f"มาตรการ : จัดทำแนวปฏิบัติข้อ {k} ของเทศบาล",
            "แนวทางการดำเนินการ : จัดทำแบบยืมพัสดุ",
            f"ผู้รับผิดชอบ : {('กองคลัง', 'กองช่าง', 'สำนักปลัด')[k]}",
            "การกำกับติดตาม : รายงานทุกเดือน",
        ]
    return out


def test_the_label_above_a_title_and_the_heading_above_it_are_of_its_block() -> None:
    records = read(
        ITA, "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)",
        *issues("ตัวชี้วัดที่ 2 การใช้งบประมาณ", "ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ",
                "ตัวชี้วัดที่ 5 การแก้ไขปัญหาการทุจริต"),
    )  # fmt: skip
    assert [(i.mission_no, i.issue, i.responsible) for i in records.items] == [
        ("2", "ขั้นตอนที่ 0 ยังยุ่งยาก", ("กองคลัง",)),
        ("4", "ขั้นตอนที่ 1 ยังยุ่งยาก", ("กองช่าง",)),
        ("5", "ขั้นตอนที่ 2 ยังยุ่งยาก", ("สำนักปลัด",)),
    ]
