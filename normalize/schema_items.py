"""Row types of the two main tables: documents and items."""

from __future__ import annotations

from datetime import date

from normalize.columns import Row, col, row_type
from normalize.raw import Section
from normalize.schema_terms import (
    BE_YEAR,
    SCHEMA_VERSION,
    SHARE,
    Family,
    Framework,
    ItemType,
    OrganisationType,
    Progress,
    SourceKind,
    Status,
)


@row_type("documents")
class DocumentRow(Row):
    """One input file."""

    document_id: str = col(
        "First 16 hex digits of the file's SHA-256.", "เลข 16 หลักแรกของ SHA-256 ของไฟล์", key=True
    )
    source_path: str = col(
        "Path of the file, relative to the raw folder.", "ที่อยู่ไฟล์ นับจากโฟลเดอร์ข้อมูลดิบ"
    )
    source_sha256: str | None = col(
        "SHA-256 of the file, hex; null for a file whose bytes could not be read.",
        "ค่า SHA-256 ของไฟล์",
        default=None,
    )
    source_kind: SourceKind | None = col(
        "How the file holds its text; null for a file that could not be read.",
        "ชนิดของไฟล์ต้นทาง เว้นว่างเมื่ออ่านไฟล์ไม่ได้",
        default=None,
    )
    page_count: int | None = col(
        "Pages in the file; null for text inputs, whose page breaks are not visible.",
        "จำนวนหน้า เว้นว่างสำหรับไฟล์ข้อความ",
        unit="pages",
        default=None,
    )
    pages_ocr: int | None = col(
        "Pages read by OCR.", "จำนวนหน้าที่อ่านด้วย OCR", unit="pages", default=None
    )
    family: Family = col("Family the document belongs to.", "ประเภทของเอกสาร")
    title: str | None = col("Title of the document.", "ชื่อเอกสาร", default=None)
    organisation: str | None = col(
        "Local government that issued the document.",
        "องค์กรปกครองส่วนท้องถิ่นเจ้าของเอกสาร",
        default=None,
    )
    organisation_type: OrganisationType | None = col(
        "Type of the local government.", "ประเภทขององค์กรปกครองส่วนท้องถิ่น", default=None
    )
    district: str | None = col(
        "District (อำเภอ), as the official gazetteer names it.", "อำเภอ", default=None
    )
    province: str | None = col(
        "Province (จังหวัด), as the official gazetteer names it.", "จังหวัด", default=None
    )
    province_code: str | None = col(
        "ISO 3166-2:TH code of the province.", "รหัสจังหวัดตาม ISO 3166-2:TH", default=None
    )
    framework: Framework | None = col(
        "Framework whose dimensions and missions the document follows.",
        "กรอบมิติและภารกิจที่เอกสารใช้",
        default=None,
    )
    plan_year_from_be: int | None = col(
        "First fiscal year of the plan.", "ปีงบประมาณแรกของแผน", unit=BE_YEAR, default=None
    )
    plan_year_to_be: int | None = col(
        "Last fiscal year of the plan.", "ปีงบประมาณสุดท้ายของแผน", unit=BE_YEAR, default=None
    )
    report_year_be: int | None = col(
        "Fiscal year that is reported on.", "ปีงบประมาณที่รายงาน", unit=BE_YEAR, default=None
    )
    report_months: int | None = col(
        "Months the report covers, 6 or 12, where the document says so (รอบ ๖ / ๑๒ เดือน).",
        "รอบการรายงาน 6 หรือ 12 เดือน เมื่อเอกสารระบุ",
        unit="months",
        default=None,
    )
    document_date: date | None = col(
        "Date of the proclamation, of the memo, or of the report itself.",
        "วันที่ของประกาศ บันทึกข้อความ หรือรายงาน",
        default=None,
    )
    ocr_engine: str | None = col(
        "OCR engine and version; null without OCR.", "โปรแกรม OCR และรุ่น", default=None
    )
    ocr_confidence: float | None = col(
        "Mean confidence of the OCR; null without OCR.",
        "ความเชื่อมั่นเฉลี่ยของ OCR",
        unit=SHARE,
        share=True,
        default=None,
    )
    status: Status = col(
        "ok: read whole; partial: some pages were not; failed: nothing was read.",
        "ผลการอ่าน: ok ครบ, partial บางส่วน, failed อ่านไม่ได้",
    )
    schema_version: str = col(
        "Version of this schema.", "รุ่นของโครงสร้างข้อมูล", default=SCHEMA_VERSION
    )


@row_type("items")
class ItemRow(Row):
    """One item (โครงการ / กิจกรรม / มาตรการ) as one section of one document states it."""

    item_id: str = col(
        "Stable identifier of the row, from where it is printed.",
        "รหัสรายการ คงเดิมเมื่อสร้างข้อมูลใหม่",
        key=True,
    )
    document_id: str = col(
        "Document the item stands in.",
        "เอกสารที่มีรายการนี้",
        references=("documents", "document_id"),
    )
    item_key: str = col(
        "Same value on all rows of a document that state the same item.",
        "ค่าเดียวกันในทุกแถวของเอกสารที่กล่าวถึงรายการเดียวกัน",
    )
    section: Section = col("Section of the document.", "ส่วนของเอกสารที่รายการปรากฏ")
    ordinal: int = col("Reading order in the document, from 1.", "ลำดับการอ่านในเอกสาร")
    page_first: int | None = col(
        "First page of the item; null for text inputs.",
        "หน้าแรกของรายการ",
        unit="page",
        default=None,
    )
    page_last: int | None = col(
        "Last page of the item; null for text inputs.",
        "หน้าสุดท้ายของรายการ",
        unit="page",
        default=None,
    )
    framework: Framework | None = col("Framework of the dimensions.", "กรอบมิติที่ใช้", default=None)
    dimension_no: int | None = col(
        "Number of the dimension (มิติ); ITA: 1 IIT, 2 EIT, 3 OIT.",
        "เลขมิติ (ITA: 1 IIT, 2 EIT, 3 OIT)",
        evidence=True,
        default=None,
    )
    dimension: str | None = col(
        "Canonical name of the dimension.", "ชื่อมิติตามกรอบ", evidence=True, default=None
    )
    dimension_raw: str | None = col("Dimension as read.", "มิติตามที่อ่านได้", default=None)
    mission_no: str | None = col(
        "Number of the mission (ภารกิจตามมิติ), e.g. 2.2; ITA: of the indicator.",
        "เลขภารกิจตามมิติ (ITA: เลขตัวชี้วัด)",
        evidence=True,
        default=None,
    )
    mission: str | None = col(
        "Canonical name of the mission.", "ชื่อภารกิจตามกรอบ", evidence=True, default=None
    )
    mission_raw: str | None = col("Mission as read.", "ภารกิจตามที่อ่านได้", default=None)
    sub_mission_no: str | None = col(
        "Number of the sub-mission, e.g. 2.2.1; null where the document has none.",
        "เลขภารกิจย่อย",
        evidence=True,
        default=None,
    )
    sub_mission_raw: str | None = col("Sub-mission as read.", "ภารกิจย่อยตามที่อ่านได้", default=None)
    item_no: int | None = col(
        "Number printed before the title or in a ที่/ลำดับ column.",
        "เลขลำดับที่พิมพ์ไว้",
        evidence=True,
        default=None,
    )
    item_type: ItemType = col(
        "โครงการ project, กิจกรรม activity, มาตรการ measure.", "ประเภทรายการ", evidence=True
    )
    title: str | None = col(
        "Title without its number, opening type word kept.",
        "ชื่อรายการ ไม่รวมเลขลำดับ",
        evidence=True,
        default=None,
    )
    title_raw: str | None = col("Title as read.", "ชื่อรายการตามที่อ่านได้", default=None)
    indicator: str | None = col("Indicator (ตัวชี้วัด).", "ตัวชี้วัด", evidence=True, default=None)
    target: str | None = col("Target (เป้าหมาย).", "เป้าหมาย", evidence=True, default=None)
    result: str | None = col(
        "Result (ผลการดำเนินงาน).", "ผลการดำเนินงาน", evidence=True, default=None
    )
    outcome: str | None = col("Outcome (ผลลัพธ์).", "ผลลัพธ์", evidence=True, default=None)
    approach: str | None = col(
        "Steps (วิธีดำเนินการ, ขั้นตอน, แนวทาง).",
        "วิธีดำเนินการ ขั้นตอน หรือแนวทาง",
        evidence=True,
        default=None,
    )
    rationale: str | None = col(
        "Rationale (หลักการและเหตุผล).", "หลักการและเหตุผล", evidence=True, default=None
    )
    objectives: str | None = col(
        "Objectives (วัตถุประสงค์).", "วัตถุประสงค์", evidence=True, default=None
    )
    target_group: str | None = col(
        "Target group (กลุ่มเป้าหมาย).", "กลุ่มเป้าหมาย", evidence=True, default=None
    )
    period: str | None = col(
        "Period, as printed (ระยะเวลาดำเนินการ).",
        "ระยะเวลาดำเนินการ ตามที่พิมพ์",
        evidence=True,
        default=None,
    )
    area: str | None = col(
        "Place of work (พื้นที่ดำเนินการ).", "พื้นที่ดำเนินการ", evidence=True, default=None
    )
    responsible: tuple[str, ...] | None = col(
        "Responsible units, one entry each; null where none is stated.",
        "หน่วยงานผู้รับผิดชอบ",
        evidence=True,
        default=None,
    )
    progress: Progress | None = col(
        "Progress, from a สถานะ column.", "สถานะการดำเนินการ", evidence=True, default=None
    )
    issue: str | None = col(
        "What an ITA follow-up found wanting (ประเด็น, ข้อบกพร่อง/จุดอ่อน).",
        "ประเด็น ข้อบกพร่อง หรือจุดอ่อน",
        evidence=True,
        default=None,
    )
    follow_up: str | None = col(
        "Follow-up (การกำกับติดตาม).", "การกำกับติดตาม", evidence=True, default=None
    )
    note: str | None = col("Note (หมายเหตุ).", "หมายเหตุ", evidence=True, default=None)
    confidence: float | None = col(
        "Confidence of the OCR in this row; null without OCR.",
        "ความเชื่อมั่นของ OCR ในแถวนี้",
        unit=SHARE,
        share=True,
        default=None,
    )
