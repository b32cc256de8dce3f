"""Covers, prefaces, proclamations, memos and prose: what stands before the tables."""

from __future__ import annotations

from samples.families.desk import Desk

NAMES = (
    "นายสมคิด ใจเที่ยง", "นางสาววราภรณ์ แสงธรรม", "นายประเสริฐ มั่นคง", "นางมาลี ศรีสุข",
    "นายอนันต์ ทองดี", "นางสุภาพร เพ็ญจันทร์", "นายวิชัย รุ่งโรจน์",
)  # fmt: skip

PREFACE = (
    "การทุจริตเป็นปัญหาที่บั่นทอนการพัฒนาท้องถิ่นและความเชื่อมั่นของประชาชน {org} ตระหนักถึง"
    "ความสำคัญของการป้องกันมากกว่าการแก้ไข จึงได้ทบทวนสภาพปัญหาร่วมกับทุกส่วนราชการและผู้แทนชุมชน",
    "เอกสารฉบับนี้จัดทำขึ้นเพื่อให้เจ้าหน้าที่ใช้เป็นกรอบในการทำงาน และให้ประชาชนใช้ติดตามตรวจสอบ"
    "การดำเนินงานของ{org} ตามหลักธรรมาภิบาล โดยยึดมิติทั้งสี่ด้านของแผนเป็นแนวทาง",
    "ทั้งนี้ คณะผู้บริหารได้มีมติเห็นชอบให้นำแผนไปสู่การปฏิบัติ และหวังเป็นอย่างยิ่งว่าจะเกิดประโยชน์ต่อประชาชนในเขต{org}",
)

REASONS = (
    "๑) เพื่อแสดงเจตจำนงของผู้บริหารท้องถิ่นในการต่อต้านการทุจริต",
    "๒) เพื่อให้บุคลากรทุกระดับมีจิตสำนึกในการปฏิบัติหน้าที่เพื่อประโยชน์ส่วนรวม",
    "๓) เพื่อให้การใช้จ่ายงบประมาณเป็นไปอย่างคุ้มค่าและตรวจสอบได้",
    "๔) เพื่อเปิดโอกาสให้ภาคประชาชนมีส่วนร่วมในการตรวจสอบ",
)

RISKS = (
    "การวิเคราะห์ความเสี่ยงพบว่ากระบวนการจัดซื้อจัดจ้าง การอนุมัติ อนุญาต และการใช้ทรัพย์สินของทางราชการ"
    "เป็นจุดที่ต้องเฝ้าระวังเป็นพิเศษ ที่ประชุมจึงกำหนดให้ทุกส่วนราชการจัดทำมาตรการควบคุมและรายงานผลเป็นระยะ",
    "ปัจจัยที่ทำให้เกิดความเสี่ยง ได้แก่ การขาดความรู้ในระเบียบกฎหมาย การขาดระบบตรวจสอบที่ต่อเนื่อง "
    "และการที่ประชาชนยังเข้าไม่ถึงข้อมูลข่าวสารของทางราชการ",
)


def cover(desk: Desk, lines: list[str]) -> None:
    """The cover page; `lines` are the title."""
    desk.page()
    desk.gap(4)
    for line in lines:
        desk.title(line, 1.5)
    desk.gap(6)
    desk.title(desk.org.full, 1.3)
    for line in desk.org.place.split(" ") if desk.rng.random() < 0.3 else [desk.org.place]:
        desk.title(line, 1.3)


def preface(desk: Desk) -> None:
    """คำนำ, the preface."""
    desk.page()
    desk.title("คำนำ", 1.3)
    desk.gap()
    left_over = desk.rng.random() < 0.12
    for text in PREFACE:
        name = desk.org.full
        if left_over and text is PREFACE[2]:
            name = desk.rng.choice(("เทศบาลตำบลสวนตาล", "องค์การบริหารส่วนตำบลเขาลูกช้าง"))
        desk.para(text.format(org=name), indent=36)
    desk.gap()
    desk.para(desk.org.full, align="right")
    desk.para(desk.org.place, align="right")


def contents_page(desk: Desk, entries: list[str]) -> None:
    """สารบัญ, the table of contents, with made-up page numbers."""
    desk.page()
    desk.title("สารบัญ", 1.3)
    page = 1
    listed = []
    for entry in entries:
        listed.append((entry, str(page)))
        page += desk.rng.randint(1, 6)
    desk.contents(listed)


def proclamation(desk: Desk, plan_name: str, iso_date: str) -> None:
    """ประกาศใช้แผน with its date."""
    desk.page()
    desk.title(f"ประกาศ{desk.org.full}")
    desk.title(f"เรื่อง ประกาศใช้{plan_name}")
    desk.title(".....................................", 1.0)
    desk.para(
        f"ด้วย{desk.org.full} ได้จัดทำ{plan_name} เสร็จเรียบร้อยแล้ว โดยผ่านความเห็นชอบของคณะกรรมการ"
        f"ตามคำสั่งที่ 125/{int(iso_date[:4]) + 543} จึงประกาศใช้แผนดังกล่าวเพื่อเป็นกรอบในการปฏิบัติราชการต่อไป",
        indent=36,
    )
    desk.gap()
    desk.para("จึงประกาศให้ทราบโดยทั่วกัน", indent=72)
    date = desk.date(iso_date, *desk.rng.choice((("", ""), ("พ.ศ. ", ""), ("พ.ศ. ", "เดือน "))))
    desk.para(f"ประกาศ ณ วันที่ {date}", indent=72)
    signature(desk, desk.org.head + desk.org.name)


def signature(desk: Desk, office: str) -> None:
    """A signature block."""
    desk.gap(2)
    desk.para(f"({desk.rng.choice(NAMES)})", align="center")
    desk.para(office, align="center")


def memo(desk: Desk, subject: str, iso_date: str, body: list[str]) -> None:
    """บันทึกข้อความ, the memo a report opens with."""
    desk.page()
    desk.title("บันทึกข้อความ", 1.6)
    dots = desk.rng.random() < 0.3
    fill = "....." if dots else ""
    unit = "กองยุทธศาสตร์และงบประมาณ"
    desk.para(f"ส่วนราชการ {unit} {desk.org.full} {desk.org.place}{fill}")
    number = f"ที่ {desk.rng.randint(51, 96)}{desk.rng.randint(100, 999)}/{fill}"
    if desk.rng.random() < 0.5:
        desk.para(f"{number}          วันที่ {desk.date(iso_date)}{fill}")
    else:
        desk.para(number)
        desk.para(f"วันที่ {desk.date(iso_date)}")
    desk.para(f"เรื่อง {subject}")
    desk.gap()
    desk.para(f"เรียน ปลัด{desk.org.full}")
    for text in body:
        desk.para(text, indent=36)
    desk.para("จึงเรียนมาเพื่อโปรดทราบ", indent=72)
    desk.gap()
    desk.para(f"({desk.rng.choice(NAMES)})", align="center")
    desk.para(f"ผู้อำนวยการ{unit}", align="center")


def prose_part(desk: Desk) -> None:
    """ส่วนที่ 1: prose with numbered lists that are not items."""
    desk.page()
    desk.title("ส่วนที่ 1 บทนำ")
    desk.para("1. หลักการและเหตุผล", bold=True)
    for text in RISKS:
        desk.para(text, indent=36)
    desk.para("2. วัตถุประสงค์ของการจัดทำแผน", bold=True)
    for text in REASONS:
        desk.para(text, indent=36)
