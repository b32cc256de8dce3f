"""Pages in two columns of text, parted by an upright rule or by white alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from normalize.make_records import Records, make_records
from parsers.layout.blocks import find_blocks
from parsers.layout.text_columns import bands_of
from parsers.model import Box, Line, Page, Ruling, Word
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID

TITLE = "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2567"
LEFT = (
    "มิติที่ 1 การสร้างวัฒนธรรมสุจริต",
    "• โครงการอบรมหลักสูตรข้าราชการยุคใหม่",
    "หัวใจสุจริต",
    "เป้าหมาย : พนักงานบรรจุใหม่ร้อยละ 100",
    "งบประมาณ ..............30,000 บาท",
    "(สำนักปลัด, กองการศึกษา)",
    "• กิจกรรมเสียงตามสายเช้าวันจันทร์",
    "เป้าหมาย : ออกอากาศ 48 ครั้งต่อปี",
    "งบประมาณ .............ไม่ใช้งบประมาณ",
)
RIGHT = (
    "• โครงการจัดทำวารสารรายงานกิจการ",
    "เป้าหมาย : แจกจ่าย 3,500 ครัวเรือน",
    "งบประมาณ ...............8,000 บาท",
    "มิติที่ 3 การส่งเสริมบทบาทภาคประชาชน",
    "• โครงการจัดทำงบประมาณแบบมีส่วนร่วม",
    "เป้าหมาย : ครบทั้ง 11 หมู่บ้านในตำบล",
    "งบประมาณ ..............50,000 บาท",
    "(กองคลัง)",
)


def words(x: float, top: float, text: str) -> list[Word]:
    out = []
    for part in text.split(" "):
        out.append(Word(part, part, Box(x, top, x + 4.5 * len(part), top + 12)))
        x += 4.5 * len(part) + 3
    return out


def page(left: Sequence[str], right: Sequence[str], x: float, *rules: Ruling) -> Page:
    placed = words(100, 40, TITLE)
    for k, text in enumerate(left):
        placed += words(50, 70 + 18 * k, text)
    for k, text in enumerate(right):
        placed += words(x + 10, 70 + 18 * k, text)
    upright = Ruling("vertical", x, 66, 66 + 18 * max(len(left), len(right)))
    return Page(1, 500, 700, tuple(placed), (upright, *rules), (), "pdf", "pdf")


def read(one: Page) -> Records:
    return make_records(DOCUMENT_ID, parse_document((find_blocks(one),)))


def test_two_columns_of_text_are_read_one_after_the_other() -> None:
    records = read(page(LEFT, RIGHT, 260))
    assert [(i.dimension_no, i.title, i.responsible) for i in records.items] == [
        (1, "โครงการอบรมหลักสูตรข้าราชการยุคใหม่ หัวใจสุจริต", ("สำนักปลัด", "กองการศึกษา")),
        (1, "กิจกรรมเสียงตามสายเช้าวันจันทร์", None),
        (1, "โครงการจัดทำวารสารรายงานกิจการ", None),
        (3, "โครงการจัดทำงบประมาณแบบมีส่วนร่วม", ("กองคลัง",)),
    ]
    assert [(b.status, b.amount_baht) for b in records.budgets] == [
        ("amount", 30000.0),
        ("no_budget", None),
        ("amount", 8000.0),
        ("amount", 50000.0),
    ]


def texts(one: Page) -> list[str]:
    return [block.text for block in find_blocks(one).blocks if isinstance(block, Line)]


def test_labels_beside_their_values_are_no_column_of_text() -> None:
    labels = ("ชื่อโครงการ", "วัตถุประสงค์", "เป้าหมาย", "งบประมาณ", "ผู้รับผิดชอบ", "ตัวชี้วัด")
    values = ("โครงการอบรมคุณธรรม", "เพื่อให้มีคุณธรรม", "60 คน", "20,000 บาท", "สำนักปลัด", "ร้อยละ 80")
    read_lines = [t for t in texts(page(labels, values, 260)) if t in values]
    assert not read_lines  # each stands in the line, or the table, of its label


def test_an_upright_that_a_level_rule_crosses_is_of_a_table() -> None:
    crossing = Ruling("horizontal", 120, 45, 470)
    assert not any(t == LEFT[1] for t in texts(page(LEFT, RIGHT, 260, crossing)))


def numbered(dimension: int, *titles: str) -> list[str]:
    """A column of text: a heading, and items with their money and unit below them."""
    names = {1: "การสร้างวัฒนธรรมสุจริต", 3: "การส่งเสริมบทบาทภาคประชาชน"}
    lines = [f"มิติที่ {dimension} {names[dimension]}"]
    for k, title in enumerate(titles, start=1):
        lines += [f"{k}) {title}", f"งบประมาณ {k}0,000 บาท", "ผู้รับผิดชอบ สำนักปลัดเทศบาลตำบล"]
    return lines


def without_rules(one: Page) -> Page:
    return replace(one, rulings=())


def test_two_columns_of_lists_that_no_rule_parts_are_read_one_after_the_other() -> None:
    left = numbered(
        1, "โครงการอบรมข้าราชการหัวใจสุจริต", "กิจกรรมเสียงตามสายเช้าวันจันทร์", "มาตรการเปิดเผยราคากลาง"
    )
    right = numbered(
        3, "โครงการจัดทำวารสารรายงานกิจการ", "กิจกรรมประชุมประชาคมหมู่บ้าน", "มาตรการรับฟังความเห็น"
    )
    records = read(without_rules(page(left, right, 280)))
    money = {row.item_id: row.amount_baht for row in records.budgets}
    assert [(i.dimension_no, i.title, money[i.item_id]) for i in records.items] == [
        (1, "โครงการอบรมข้าราชการหัวใจสุจริต", 10_000.0),
        (1, "กิจกรรมเสียงตามสายเช้าวันจันทร์", 20_000.0),
        (1, "มาตรการเปิดเผยราคากลาง", 30_000.0),
        (3, "โครงการจัดทำวารสารรายงานกิจการ", 10_000.0),
        (3, "กิจกรรมประชุมประชาคมหมู่บ้าน", 20_000.0),
        (3, "มาตรการรับฟังความเห็น", 30_000.0),
    ]


def test_columns_of_a_table_without_rules_are_no_columns_of_text() -> None:
    """What was done stands beside each item, numbered as well; only one side has headings."""
    left = numbered(
        1, "โครงการอบรมข้าราชการหัวใจสุจริต", "กิจกรรมเสียงตามสายเช้าวันจันทร์", "มาตรการเปิดเผยราคากลาง"
    )
    right = ["ผลการดำเนินงานของโครงการ", *[f"{k}) กิจกรรมอบรมพนักงานครั้งที่ {k}" for k in range(1, 10)]]
    one = without_rules(page(left, right, 280))
    assert len(bands_of(one, one.words, ())) == 1
