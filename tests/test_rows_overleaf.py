"""Tables on tabs, without a rule, that go on overleaf without their heading and in few rows."""

from __future__ import annotations

import pytest

from normalize.make_records import Records, make_records
from parsers.layout.blocks import find_all_blocks
from parsers.model import Box, Page, Table, Word
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID

COVER = "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2566"
LEFTS = (40.0, 64.0, 290.0, 400.0)
Row = tuple[str, str, str, str] | str
"""Number, title (its lines parted by "/"), office and money; or a heading of a level."""
HEADING: Row = ("ที่", "โครงการ/กิจกรรม", "ผู้รับผิดชอบ", "งบประมาณ (บาท)")
FIRST: list[Row] = [
    "มิติที่ 1 การสร้างวัฒนธรรมสุจริต",
    ("(1)", "โครงการศึกษาดูงานองค์กรปกครอง/ต้นแบบด้านความโปร่งใส", "สำนักปลัด", "150,000"),
    ("(2)", "กิจกรรมให้ความรู้เรื่องผลประโยชน์", "สำนักปลัด", "ไม่ใช้งบประมาณ"),
    ("(3)", "โครงการทอผ้าสร้างใจเยาวชนของเรา/ไม่โกง", "กองการศึกษา", "28,000"),
    "มิติที่ 3 การส่งเสริมบทบาทและการมีส่วนร่วมของภาคประชาชน",
    ("(1)", "โครงการจัดทำวารสารรายงานผล", "สำนักปลัด", "64,500"),
]
OVERLEAF: list[Row] = [
    ("(2)", "กิจกรรมอบรมการใช้สิทธิตามกฎหมาย/ข่าวสารของราชการ", "สำนักปลัด", ""),
    "มิติที่ 4 การยกระดับกลไกการตรวจสอบการดำเนินงานขององค์กรปกครองส่วนท้องถิ่น",
    ("(1)", "กิจกรรมเปิดให้ประชาชนเข้าฟังประชุม/สภาท้องถิ่น", "สำนักปลัด", "-"),
    ("(2)", "โครงการอาสาสมัครเฝ้าระวังงานก่อสร้างใน/หมู่บ้าน", "กองช่าง", "9,600"),
]
READ = [
    ("กิจกรรมอบรมการใช้สิทธิตามกฎหมายข่าวสารของราชการ", ("สำนักปลัด",), "blank", None),
    ("กิจกรรมเปิดให้ประชาชนเข้าฟังประชุมสภาท้องถิ่น", ("สำนักปลัด",), "dash", None),
    ("โครงการอาสาสมัครเฝ้าระวังงานก่อสร้างในหมู่บ้าน", ("กองช่าง",), "amount", 9600.0),
]


def words(x: float, y: float, text: str, right: bool = False) -> list[Word]:
    """5 points a letter that has width, 12 points high, words parted by 4 points."""
    found: list[Word] = []
    for part in text.split():
        wide = 5.0 * sum(
            not "\u0e31" <= ch <= "\u0e4e" or ch in "\u0e32\u0e33\u0e40\u0e41\u0e42\u0e43\u0e44"
            for ch in part
        )
        found.append(Word(part, part, Box(x, y, x + wide, y + 12)))
        x += wide + 4
    by = 490.0 - (x - 4) if right else 0.0
    return [
        Word(w.text, w.raw, Box(w.box.x0 + by, w.box.top, w.box.x1 + by, w.box.bottom))
        for w in found
        if w.box is not None
    ]


def page(
    rows: list[Row],
    number: int = 1,
    lefts: tuple[float, float, float, float] = LEFTS,
    before: tuple[tuple[float, float, str], ...] = (),
    behind: tuple[tuple[float, float, str], ...] = (),
) -> Page:
    """Rows 18 points apart; `before` and `behind`: lines at (left, points down) around them."""
    y, print_ = 40.0, []
    for left, down, text in before:
        y += down
        print_ += words(left, y, text)
    for row in rows:
        y += 18
        if isinstance(row, str):
            print_ += words(20, y, row)
            continue
        for k, (text, left) in enumerate(zip(row, lefts, strict=True)):
            for n, line in enumerate(text.split("/") if k == 1 and row is not HEADING else [text]):
                print_ += words(left, y + 16 * n, line, right=k == 3)
        y += 16 * row[1].count("/") if row is not HEADING else 0
    for left, down, text in behind:
        y += down
        print_ += words(left, y, text)
    return Page(number, 595, 842, tuple(print_), (), (), "pdf", "pdf")


def first(rows: list[Row] = FIRST) -> Page:
    return page([HEADING, *rows], before=((150, 0, COVER),))


def read(*pages: Page) -> Records:
    return make_records(DOCUMENT_ID, parse_document(tuple(find_all_blocks(pages))))


def said(records: Records) -> list[tuple[str | None, tuple[str, ...] | None, str, float | None]]:
    money = {b.item_id: (b.status, b.amount_baht) for b in records.budgets}
    return [(i.title, i.responsible, *money.get(i.item_id, ("none", None))) for i in records.items]


def is_table(*pages: Page) -> bool:
    """Whether a table was made of the last page."""
    return any(isinstance(block, Table) for block in find_all_blocks(pages)[-1].blocks)


def test_few_rows_overleaf_keep_to_the_columns_of_the_page_before() -> None:
    records = read(first(), page(OVERLEAF, 2))
    assert said(records)[4:] == READ
    assert [(i.dimension_no, i.item_no) for i in records.items[4:]] == [(3, 2), (4, 1), (4, 2)]


def reworded(rows: list[Row], how: str) -> list[Row]:
    """Rows whose numbers or titles are printed otherwise."""
    out: list[Row] = []
    for row in rows:
        if isinstance(row, str):
            out.append(row)
            continue
        number, title, office, money = row
        bare = title.replace("โครงการ", "การ").replace("กิจกรรม", "การ")
        out.append(
            {
                "plain numbers": (number.strip("()"), title, office, money),
                "in one column": ("", f"{number} {title}", office, money),
                "no numbers": ("", title, office, money),
                "no type words": (number, bare, office, money),
            }[how]
        )
    return out


@pytest.mark.parametrize("how", ["plain numbers", "in one column", "no numbers", "no type words"])
def test_so_they_do_however_items_are_numbered_and_named(how: str) -> None:
    found = said(read(first(reworded(FIRST, how)), page(reworded(OVERLEAF, how), 2)))[4:]
    titles = [row[1].replace("/", "") for row in reworded(OVERLEAF, how) if isinstance(row, tuple)]
    assert [row[0] for row in found] == [title.split(") ")[-1] for title in titles]
    assert [row[1:] for row in found] == [row[1:] for row in READ]


def test_so_they_do_on_a_page_that_lies_a_little_to_the_side() -> None:
    moved = (LEFTS[0] - 9, LEFTS[1] - 9, LEFTS[2] - 9, LEFTS[3] - 9)
    assert said(read(first(), page(OVERLEAF, 2, moved)))[4:] == READ


def test_a_single_row_the_rest_of_a_title_and_a_sum_are_of_the_table() -> None:
    total = ((LEFTS[1], 18, "รวมงบประมาณทั้งสิ้น"), (455, 0, "252,100"))
    records = read(first(), page(OVERLEAF[:1], 2, behind=total))
    assert said(records)[4:] == READ[:1]
    assert [t.stated for t in records.totals] == [252_100.0]
    cut: Row = ("(2)", "กิจกรรมอบรมการใช้สิทธิตามกฎหมาย", "สำนักปลัด", "")
    rest = ((LEFTS[1], 0, "ข่าวสารของราชการ"),)
    again: Row = ("(3)", "โครงการปลูกป่า", "กองช่าง", "5,000")
    records = read(first([*FIRST, cut]), page([again], 2, before=rest))
    assert said(records)[4:] == [READ[0], ("โครงการปลูกป่า", ("กองช่าง",), "amount", 5000.0)]


def test_a_page_number_above_and_a_signature_below_are_not() -> None:
    records = read(
        first(),
        page(
            OVERLEAF,
            2,
            before=((290, 0, "- 2 -"),),
            behind=((250, 40, "(นางสาวพรทิพย์ ชูเมือง)"), (210, 18, "นายกองค์การบริหารส่วนตำบล")),
        ),
    )
    assert said(records)[4:] == READ


def test_rows_go_on_over_several_pages() -> None:
    records = read(first(), page(OVERLEAF[:1], 2), page(OVERLEAF[1:3], 3), page(OVERLEAF[3:], 4))
    assert said(records)[4:] == READ


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([("(4)", "โครงการอื่น", "กองช่าง", "9,600")], id="not counted on"),
        pytest.param([("(1)", "โครงการอื่น", "กองช่าง", "9,600")], id="counted anew, no heading"),
        pytest.param(
            ["มิติที่ 1 การสร้างวัฒนธรรมสุจริต", ("(1)", "โครงการอื่น", "กองช่าง", "9,600")],
            id="a list of its own",
        ),
        pytest.param([("(2)", "โครงการอื่นที่ไม่มีผู้รับผิดชอบ", "", "")], id="titles alone"),
        pytest.param([("2.", "ทดสอบ", "สูง", "ร้อยละ 80")], id="no money where that stands"),
        pytest.param(
            [*OVERLEAF[:1], ("(3)", "โครงการ" + "ก" * 50, "กองช่าง", "9,600")],
            id="a row across the columns",
        ),
    ],
)
def test_other_lines_in_those_places_are_left_as_they_are(rows: list[Row]) -> None:
    assert not is_table(first(), page(rows, 2))


@pytest.mark.parametrize(
    "behind",
    [
        ((LEFTS[1], 18, "หมายเหตุ งบประมาณตั้งไว้ในข้อบัญญัติ"),),
        ((LEFTS[1], 18, "ทั้งนี้ให้ทุกส่วนราชการถือปฏิบัติตามแผนนี้โดยเคร่งครัดและรายงานผลทุกไตรมาส"),),
        ((LEFTS[1], 30, "โครงการทั้งหมดผ่านความเห็นชอบจากสภาเทศบาลในการประชุมสมัยสามัญ"),),
        ((LEFTS[1], 18, "ลงชื่อ ผู้เสนอ"), (LEFTS[2], 0, "ลงชื่อ ผู้อนุมัติ"), (LEFTS[1], 18, "(นาย ก)")),
        ((60, 30, "การติดตามผล"), (40, 18, "(1) ให้หัวหน้ารายงานผล"), (40, 18, "(2) ให้สรุปผล")),
    ],
    ids=["note", "prose", "prose on projects", "signatures", "another list"],
)
def test_what_stands_below_the_rows_is_of_no_title(
    behind: tuple[tuple[float, float, str], ...],
) -> None:
    assert said(read(first(), page(OVERLEAF, 2, behind=behind)))[4:] == READ


def test_a_page_header_is_no_rest_of_a_title() -> None:
    header = ((LEFTS[1], 0, "เทศบาลตำบลบ้านนา"),)
    records = read(first(), page(OVERLEAF, 2, before=header))
    assert [i.title for i in records.items][3] == "โครงการจัดทำวารสารรายงานผล"
