"""Row types that hang on an item or a document: money, months, totals, evidence, findings."""

from __future__ import annotations

from datetime import date

from normalize.columns import Row, col, row_type
from normalize.raw import Section
from normalize.schema_terms import (
    BAHT,
    BE_YEAR,
    POINTS,
    SHARE,
    EvidenceTable,
    ItemType,
    Measure,
    MoneyKind,
    MoneyStatus,
    MonthMarkKind,
    Severity,
)


@row_type("budgets")
class BudgetRow(Row):
    """One money cell of one item: fiscal year × kind, or a part of that."""

    item_id: str = col(
        "Item the cell belongs to.",
        "รายการที่ช่องเงินนี้สังกัด",
        key=True,
        references=("items", "item_id"),
    )
    fiscal_year_be: int | None = col(
        "Fiscal year of the money; null where the document names none.",
        "ปีงบประมาณ",
        unit=BE_YEAR,
        key=True,
        default=None,
    )
    kind: MoneyKind = col(
        "planned; integrated งบบูรณาการ; agency งบหน่วยงาน; disbursed ผลการเบิกจ่าย.",
        "ชนิดของเงิน: ตั้งไว้ งบบูรณาการ งบหน่วยงาน ผลการเบิกจ่าย",
        key=True,
    )
    part: str | None = col(
        "Printed heading of the part of the money that the cell holds, a source or a quarter "
        "(เงินอุดหนุน, ไตรมาส 2); null where it holds all of it. Parts stand only where the whole "
        "does not, so that sums over rows never count money twice.",
        "ส่วนของเงินตามหัวตาราง เช่น แหล่งเงินหรือไตรมาส เว้นว่างเมื่อเป็นทั้งจำนวน",
        key=True,
        default=None,
    )
    amount_baht: float | None = col(
        "Amount; null unless status is amount.",
        "จำนวนเงิน เว้นว่างเมื่อไม่ใช่จำนวนเงิน",
        unit=BAHT,
        evidence=True,
        default=None,
    )
    status: MoneyStatus = col(
        "What the cell holds: an amount, ไม่ใช้งบประมาณ, a dash, nothing, or something unreadable.",
        "สิ่งที่อยู่ในช่อง: จำนวนเงิน ไม่ใช้งบประมาณ ขีด ว่าง หรืออ่านไม่ได้",
        evidence=True,
    )
    raw: str = col("The cell as read; empty for a blank cell.", "ข้อความในช่องตามที่อ่านได้")

    def __post_init__(self) -> None:
        Row.__post_init__(self)
        if (self.status == "amount") != (self.amount_baht is not None):
            raise ValueError(f"status {self.status} contradicts amount_baht {self.amount_baht}")


@row_type("schedule")
class ScheduleRow(Row):
    """One month marked for one item."""

    item_id: str = col(
        "Item the month is marked for.",
        "รายการที่ทำเครื่องหมายเดือนไว้",
        key=True,
        references=("items", "item_id"),
    )
    month: date = col("First day of the month.", "วันแรกของเดือน", key=True, evidence=True)
    mark: MonthMarkKind = col("point ● ✓ or span ←→.", "จุด ● ✓ หรือช่วง ←→", key=True, evidence=True)
    raw: str = col("The mark as read.", "เครื่องหมายตามที่อ่านได้")

    def __post_init__(self) -> None:
        Row.__post_init__(self)
        if self.month.day != 1:
            raise ValueError(f"a month is its first day: {self.month}")


@row_type("totals")
class TotalRow(Row):
    """One total that a document states, beside what its rows add up to."""

    document_id: str = col(
        "Document that states the total.",
        "เอกสารที่ระบุยอดรวม",
        key=True,
        references=("documents", "document_id"),
    )
    section: Section = col("Section it is stated in.", "ส่วนของเอกสาร", key=True)
    dimension_no: int | None = col(
        "Dimension it is for; null: the whole document.",
        "มิติของยอดรวม เว้นว่าง: ทั้งเอกสาร",
        key=True,
        default=None,
    )
    measure: Measure = col("What is added up.", "สิ่งที่รวม: จำนวนรายการหรือเงิน", key=True)
    item_type: ItemType | None = col(
        "Type of item counted; null: all types.",
        "ประเภทรายการที่นับ เว้นว่าง: ทุกประเภท",
        key=True,
        default=None,
    )
    fiscal_year_be: int | None = col(
        "Fiscal year of the money; null for counts and for all years together.",
        "ปีงบประมาณของเงิน",
        unit=BE_YEAR,
        key=True,
        default=None,
    )
    stated: float | None = col(
        "Total the document states; null where it could not be read.",
        "ยอดที่เอกสารระบุ",
        unit="baht, or items",
        evidence=True,
        default=None,
    )
    computed: float | None = col(
        "What the item rows add up to; null where there are none to add.",
        "ยอดที่รวมได้จากรายการ",
        unit="baht, or items",
        default=None,
    )
    agrees: bool | None = col(
        "stated equals computed; null where one of them is unknown.",
        "ยอดตรงกันหรือไม่",
        default=None,
    )
    raw: str = col("The total as read.", "ยอดรวมตามที่อ่านได้", key=True)


@row_type("evidence")
class EvidenceRow(Row):
    """One value of one row of another table, with the text it was read from and its place."""

    document_id: str = col(
        "Document the value was read from.",
        "เอกสารที่อ่านค่า",
        references=("documents", "document_id"),
    )
    table: EvidenceTable = col("Table the value stands in.", "ตารางที่ค่าอยู่")
    row_id: str = col(
        "item_id of the row, or the document_id for documents and totals.",
        "item_id หรือ document_id ของแถว",
    )
    column: str = col("Column the value stands in.", "คอลัมน์ที่ค่าอยู่")
    qualifier: str | None = col(
        "Fiscal year, kind and part for money (2564 planned, 2564 disbursed ไตรมาส 2), month for "
        "schedule (2017-10); else null.",
        "ปีงบประมาณและชนิดของเงิน หรือเดือน",
        default=None,
    )
    raw: str = col("Text as read.", "ข้อความตามที่อ่านได้")
    value: str = col("The value as published, as text.", "ค่าที่เผยแพร่ เขียนเป็นข้อความ")
    page: int | None = col(
        "Page it stands on; null for text inputs.", "หน้าที่พบ", unit="page", default=None
    )
    x0: float | None = col("Left edge.", "ขอบซ้าย", unit=POINTS, default=None)
    top: float | None = col("Top edge.", "ขอบบน", unit=POINTS, default=None)
    x1: float | None = col("Right edge.", "ขอบขวา", unit=POINTS, default=None)
    bottom: float | None = col("Bottom edge.", "ขอบล่าง", unit=POINTS, default=None)
    line: int | None = col(
        "First source line, text inputs only.", "บรรทัดแรกในไฟล์ข้อความ", unit="line", default=None
    )
    engine: str = col(
        "pdf, text, or the OCR engine and its version.", "ผู้อ่าน: pdf, text หรือโปรแกรม OCR"
    )
    confidence: float | None = col(
        "Confidence of the OCR; null without OCR.",
        "ความเชื่อมั่นของ OCR",
        unit=SHARE,
        share=True,
        default=None,
    )
    correction_id: str | None = col(
        "The person's correction that made the value; else null.",
        "รหัสการแก้ไขโดยบุคคล",
        default=None,
    )
    repaired: str | None = col(
        "The text after repair of the text layer; null where nothing was mended. "
        "Normalising it, or else raw, gives value.",
        "ข้อความหลังซ่อมชั้นข้อความของ PDF เว้นว่างเมื่อไม่ได้ซ่อม",
        default=None,
    )


@row_type("findings")
class FindingRow(Row):
    """One thing an analyst should know before trusting a row."""

    document_id: str = col(
        "Document it is about.",
        "เอกสารที่เกี่ยวข้อง",
        references=("documents", "document_id"),
    )
    item_id: str | None = col(
        "Item it is about; null where it is about the document.",
        "รายการที่เกี่ยวข้อง",
        references=("items", "item_id"),
        default=None,
    )
    page: int | None = col("Page it is about.", "หน้าที่เกี่ยวข้อง", unit="page", default=None)
    code: str = col("What kind of thing it is.", "รหัสของข้อสังเกต")
    severity: Severity = col("How much it matters.", "ความสำคัญ")
    message: str = col("What was noticed, and where.", "ข้อสังเกต")
    raw: str | None = col("The text it is about, as read.", "ข้อความที่เกี่ยวข้อง", default=None)
    suggestion: str | None = col("A reading that may be right.", "ค่าที่อาจถูกต้อง", default=None)
