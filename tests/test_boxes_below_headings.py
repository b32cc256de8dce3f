"""Items in boxes, one round each indicator or mission, whose columns a heading in white above the
first box names, or the table of the page before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest

from normalize.make_records import Records, make_records
from parsers.layout.blocks import find_all_blocks
from parsers.model import Page, Ruling
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID
from tests.test_half_ruled_tables import words

LEADING = 11.0
LEFT, RIGHT = 20.0, 640.0
PLACES = (26.0, 170.0, 320.0, 430.0, 530.0)
HEADING = ("มาตรการ", "วิธีดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลา", "การกำกับติดตาม")
TITLE = "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน (ITA) ปีงบประมาณ พ.ศ. 2568"

Group = tuple[str, ...]
"""What stands in a box, row by row: a text alone, or cells parted by | with lines parted by /."""

DUTIES: Group = (
    "ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่",
    "1. จัดทำคู่มือปฏิบัติงาน/ทุกตำแหน่ง|ทบทวนภารกิจแต่ละงาน/และแจกจ่าย|สำนักปลัด|ต.ค. 2567|รายงานในที่ประชุม",
    "2. ติดป้ายชื่อเจ้าหน้าที่|ทำป้ายชื่อและตำแหน่ง|สำนักปลัด/กองช่าง|ม.ค. 2568|รายงานทุกไตรมาส/ต่อปลัด",
)
BUDGET: Group = (
    "ตัวชี้วัดที่ 2 การใช้งบประมาณ",
    "1. เผยแพร่การใช้จ่ายเงิน|สรุปยอดเบิกจ่าย/เดือนละครั้ง|กองคลัง|ตลอดปี|รายงานผู้บริหาร",
)
GOODS: Group = (
    "ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ",
    "1. ปรับแนวทางการยืมพัสดุ|จัดทำแบบฟอร์ม/และทะเบียนคุม|กองคลัง|ธ.ค. 2567|ตรวจทะเบียน/ทุกไตรมาส",
    "2. อบรมการดูแลรักษารถ|ชี้แจงระเบียบการใช้รถ|กองช่าง|ก.พ. 2568|รายงานผล",
)
WHAT = [
    ("1", 1, "จัดทำคู่มือปฏิบัติงานทุกตำแหน่ง", ("สำนักปลัด",)),
    ("1", 2, "ติดป้ายชื่อเจ้าหน้าที่", ("สำนักปลัด", "กองช่าง")),
    ("2", 1, "เผยแพร่การใช้จ่ายเงิน", ("กองคลัง",)),
    ("4", 1, "ปรับแนวทางการยืมพัสดุ", ("กองคลัง",)),
    ("4", 2, "อบรมการดูแลรักษารถ", ("กองช่าง",)),
]


@dataclass(frozen=True)
class Boxes:
    """How a page draws its boxes: which sides they have, the white between two, a heading or none,
    and whether a level rule stands below a box's first row."""

    sides: str = "left right"
    apart: float = 0.0
    heading: Sequence[str] = HEADING
    title: str = ""
    ruled: bool = False
    places: Sequence[float] = PLACES
    gap: float = 6.0


def page_of(groups: Sequence[Group], how: Boxes, number: int = 1) -> Page:
    placed = [(10.0, 120.0, how.title)] if how.title else []
    rules: list[Ruling] = []
    y = 36.0
    for k in range(max((h.count("/") + 1 for h in how.heading), default=0)):
        lines = [h.split("/") for h in how.heading]
        placed += [
            (y, x + 8, ln[k])
            for x, ln in zip(how.places, lines, strict=True)
            if k < len(ln) and ln[k]
        ]
        y += LEADING
    y += 6
    for group in groups:
        top, y = y, y + 4
        for k, row in enumerate(group):
            cells = [cell.split("/") for cell in row.split("|")]
            for x, cell in zip(how.places, cells, strict=False):
                placed += [(y + LEADING * n, x, text) for n, text in enumerate(cell) if text]
            y += LEADING * max(map(len, cells))
            if how.ruled and k == 0:
                y += 2
                rules.append(Ruling("horizontal", y, LEFT, RIGHT))
                y += 2
            elif row is not group[-1]:
                y += how.gap if len(cells) > 1 else 2
        y += 3
        rules += [Ruling("horizontal", end, LEFT, RIGHT) for end in (top, y)]
        upright = [x for side, x in (("left", LEFT), ("right", RIGHT)) if side in how.sides]
        rules += [Ruling("vertical", x, top, y) for x in upright]
        y += how.apart
    return Page(number, 660, 900, tuple(words(*placed)), tuple(rules), (), "pdf", "pdf")


def read(*pages: Page) -> Records:
    return make_records(DOCUMENT_ID, parse_document(find_all_blocks(pages)))


Told = tuple[str | None, int | None, str | None, tuple[str, ...]]


def told(records: Records) -> list[Told]:
    """Each item's level, number, title and units."""
    return [(i.mission_no, i.item_no, i.title, tuple(i.responsible or ())) for i in records.items]


THREE = (DUTIES, BUDGET, GOODS)
BESIDE = Boxes(title=TITLE)
PLAN = "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2568"
OF_PLAN = Boxes(
    title=PLAN,
    places=(26.0, 250.0, 360.0, 520.0),
    heading=("โครงการ กิจกรรม", "งบประมาณ (บาท)", "ผู้รับผิดชอบ", "ระยะเวลา"),
)
ONE: Group = (
    "มิติที่ 1 การสร้างสังคมที่ไม่ทนต่อการทุจริต",
    "1. โครงการหนูน้อยซื่อสัตย์/ของโรงเรียน|20,000|กองการศึกษา|ม.ค. 2568",
    "2. กิจกรรมตลาดสุจริต|5,000|กองคลัง|มี.ค. 2568",
)
TWO: Group = (
    "มิติที่ 2 การบริหารราชการเพื่อป้องกันการทุจริต",
    "1. มาตรการตรวจสอบพัสดุ|-|กองคลัง|ตลอดปี",
    "2. โครงการประเมินความพึงพอใจ|15,000|สำนักปลัด|ก.ย. 2568",
)


def bare(group: Group) -> Group:
    """Without the numbers of its items."""
    return (group[0], *(row.split(". ", 1)[1] for row in group[1:]))


@pytest.mark.parametrize("sides", ["left right", "left", "right", ""])
@pytest.mark.parametrize("apart", [0.0, 12.0])
@pytest.mark.parametrize("ruled", [False, True])
def test_a_heading_in_white_names_the_columns_of_all_boxes(
    sides: str, apart: float, ruled: bool
) -> None:
    how = Boxes(sides, apart, title=TITLE, ruled=ruled)
    overleaf = Boxes(sides, apart, heading=(), ruled=ruled)
    assert told(read(page_of(THREE, how))) == WHAT
    for first in (1, 2):
        pages = page_of(THREE[:first], how), page_of(THREE[first:], overleaf, 2)
        assert told(read(*pages)) == WHAT


def test_a_heading_is_printed_again_overleaf() -> None:
    pages = page_of(THREE[:2], BESIDE), page_of(THREE[2:], Boxes(), 2)
    assert told(read(*pages)) == WHAT


def test_the_other_columns_go_with_their_item() -> None:
    first, second, *_others = read(page_of(THREE, BESIDE)).items
    assert (first.approach, first.follow_up) == ("ทบทวนภารกิจแต่ละงานและแจกจ่าย", "รายงานในที่ประชุม")
    assert (second.approach, second.follow_up) == ("ทำป้ายชื่อและตำแหน่ง", "รายงานทุกไตรมาสต่อปลัด")


def test_numbers_may_have_a_column_of_their_own() -> None:
    groups = [(g[0], *(row.replace(". ", "|", 1) for row in g[1:])) for g in THREE]
    places = (26.0, 50.0, 200.0, 330.0, 430.0, 540.0)
    how = Boxes(title=TITLE, places=places, heading=("ที่", *HEADING))
    assert told(read(page_of(groups, how))) == WHAT


def test_an_item_that_a_page_break_cut_goes_on_overleaf() -> None:
    rest = ("และหน้าห้อง|ทุกจุดบริการ|||ทุกสิ้นเดือน", "3. ประชุมทุกเดือน|เชิญทุกกอง|กองคลัง|ตลอดปี|รายงาน")
    records = read(page_of([DUTIES], BESIDE), page_of([rest, GOODS], Boxes(heading=()), 2))
    assert told(records) == [
        WHAT[0],
        ("1", 2, "ติดป้ายชื่อเจ้าหน้าที่และหน้าห้อง", ("สำนักปลัด", "กองช่าง")),
        ("1", 3, "ประชุมทุกเดือน", ("กองคลัง",)),
        *WHAT[3:],
    ]


def without_rule(page: Page, at_foot: bool) -> Page:
    """A page without its lowest level rule, or without its highest."""
    heights = [rule.position for rule in page.rulings if rule.orientation == "horizontal"]
    lost = max(heights) if at_foot else min(heights)
    return replace(page, rulings=tuple(r for r in page.rulings if r.position != lost))


@pytest.mark.parametrize("apart", [0.0, 12.0])
def test_a_box_over_two_pages_is_open_at_the_foot_and_at_the_top(apart: float) -> None:
    first = page_of([BUDGET, DUTIES[:2]], Boxes(apart=apart, title=TITLE))
    second = page_of([DUTIES[2:], GOODS], Boxes(apart=apart, heading=()), 2)
    records = read(without_rule(first, True), without_rule(second, False))
    assert told(records) == [WHAT[2], *WHAT[:2], *WHAT[3:]]


def test_white_alone_may_part_measures_without_numbers() -> None:
    records = read(page_of([bare(group) for group in THREE], Boxes(title=TITLE, gap=9)))
    assert told(records) == [(mission, None, title, units) for mission, _no, title, units in WHAT]


@pytest.mark.parametrize("sides", ["left right", "left", ""])
@pytest.mark.parametrize("apart", [0.0, 12.0])
def test_plans_in_boxes_state_the_money_of_each_item(sides: str, apart: float) -> None:
    how = Boxes(sides, apart, OF_PLAN.heading, PLAN, places=OF_PLAN.places)
    records = read(page_of([ONE, TWO], how))
    assert [(i.dimension_no, i.item_no, i.title) for i in records.items] == [
        (1, 1, "โครงการหนูน้อยซื่อสัตย์ของโรงเรียน"),
        (1, 2, "กิจกรรมตลาดสุจริต"),
        (2, 1, "มาตรการตรวจสอบพัสดุ"),
        (2, 2, "โครงการประเมินความพึงพอใจ"),
    ]
    assert [money.amount_baht for money in records.budgets] == [20000, 5000, None, 15000]


def test_a_sum_that_ends_a_box_is_no_part_of_an_item() -> None:
    groups = ((*ONE, "รวมมิติที่ 1|25,000"), (*TWO, "รวมมิติที่ 2|15,000"), ("รวมทั้งสิ้น|40,000",))
    records = read(page_of(groups, OF_PLAN))
    assert [item.title for item in records.items][1] == "กิจกรรมตลาดสุจริต"
    assert [money.amount_baht for money in records.budgets] == [20000, 5000, None, 15000]
    assert [total.stated for total in records.totals] == [25000, 15000, 40000]


def test_years_stand_below_the_word_that_is_over_all_of_them() -> None:
    groups = (
        (
            ONE[0],
            "1. โครงการหนูน้อยซื่อสัตย์|20,000|-|30,000|กองการศึกษา",
            "2. กิจกรรมตลาด|5,000|6,000|-|กองคลัง",
        ),
        (TWO[0], "1. มาตรการตรวจสอบพัสดุ|-|-|-|กองคลัง", "2. โครงการประเมิน|1,000|2,000|3,000|กองคลัง"),
    )
    how = Boxes(
        title="แผนปฏิบัติการป้องกันการทุจริต พ.ศ. 2566 - 2568",
        places=(26.0, 250.0, 320.0, 390.0, 500.0),
        heading=("โครงการ", "/2566", "งบประมาณ (บาท)/2567", "/2568", "หน่วยงาน/รับผิดชอบ"),
    )
    records = read(page_of(groups, how))
    assert [(m.fiscal_year_be, m.amount_baht) for m in records.budgets[:6]] == [
        (2566, 20000), (2567, None), (2568, 30000), (2566, 5000), (2567, 6000), (2568, None),
    ]  # fmt: skip
    assert len(records.items) == 4


NAMED = [("งานของเรา", *group[1:]) for group in THREE]
CENTRED: Group = (
    DUTIES[0],
    "1. จัดทำคู่มือ/ปฏิบัติงาน/ทุกตำแหน่ง|/ทบทวนภารกิจ|/สำนักปลัด|/ต.ค. 2567|/รายงาน",
    "2. ติดป้ายชื่อ/เจ้าหน้าที่/ทุกคน|/ทำป้ายชื่อ|/กองช่าง|/ม.ค. 2568|/รายงานผล",
)
NOTES: Group = ("หมายเหตุ 1. งบประมาณอาจเปลี่ยนแปลงได้", "2. ระยะเวลาอาจเปลี่ยนแปลงได้")
CARD: Group = ("โครงการ อบรมคุณธรรม", "งบประมาณ 20,000 บาท", "ผู้รับผิดชอบ กองคลัง")


@pytest.mark.parametrize(
    "groups",
    [
        NAMED,  # no heading that anyone knows: the names would be items
        [CENTRED, BUDGET],  # nothing tells which lines are whose
        [bare(group) for group in THREE],  # as much white between items as between lines
        [NOTES],
        [CARD, CARD],
    ],
)
def test_what_is_not_certain_in_boxes_is_not_read(groups: Sequence[Group]) -> None:
    assert read(page_of(groups, Boxes(title=TITLE, gap=0))).items == ()


@pytest.mark.parametrize(
    "group",
    [
        ("1. ให้ทุกกองถือปฏิบัติตามมาตรการนี้โดยเคร่งครัดและรายงานผลให้ผู้บริหารทราบทุกไตรมาสตลอดปีงบประมาณนี้",
         "2. ให้สำนักปลัดติดตามผลและสรุปรายงานเสนอที่ประชุมหัวหน้าส่วนราชการทุกเดือนไม่น้อยกว่าปีละ 2 ครั้ง"),
        ("ลงชื่อ .......... ผู้รายงาน|ลงชื่อ .......... ผู้ตรวจ", "(นายดี งามเลิศ)|(นางใส สวยงาม)"),
        ("1. นายดี งามเลิศ|ประธาน", "2. นางใส สวยงาม|กรรมการ", "3. นายแดง ดำ|เลขานุการ"),
    ],
)  # fmt: skip
def test_other_boxes_overleaf_do_not_go_on_with_the_table(group: Group) -> None:
    records = read(page_of(THREE, BESIDE), page_of([group], Boxes(heading=()), 2))
    assert told(records) == WHAT


def test_steps_numbered_beside_a_title_are_no_items() -> None:
    groups = (
        (DUTIES[0], "จัดทำคู่มือ|1. ทบทวนภารกิจ/2. แจกจ่าย/3. ติดตาม|สำนักปลัด|ต.ค. 2567|รายงาน"),
        (BUDGET[0], "เผยแพร่การใช้จ่าย|1. สรุปยอด/2. เวียนแจ้ง|กองคลัง|ตลอดปี|รายงาน"),
    )
    assert [item.title for item in read(page_of(groups, BESIDE)).items] == [
        "จัดทำคู่มือ",
        "เผยแพร่การใช้จ่าย",
    ]


TYPED: tuple[Group, ...] = (
    (
        DUTIES[0],
        "มาตรการจัดทำคู่มือและผัง/ขั้นตอนการให้บริการ|ปรับปรุงคู่มือ/ทุกจุดบริการ|ทุกกอง|ต.ค./ถึง ก.ย.|รายงาน/ผล",
        "มาตรการให้บริการอย่างเท่า/เทียมด้วยบัตรคิว|ใช้บัตรคิว/งานทะเบียน|กองคลัง/กองช่าง|ม.ค./ถึง ก.ย.|สรุป/ผล",
    ),
    (
        BUDGET[0],
        "กิจกรรมเสียงตามสาย/ข่าวเทศบาล|ออกอากาศทุกเช้า/วันจันทร์|กองคลัง/กองช่าง|ตลอดปี/งบประมาณ|รายงาน/ผู้บริหาร",
    ),
)
OF_TYPED = [
    ("1", None, "มาตรการจัดทำคู่มือและผังขั้นตอนการให้บริการ", ("ทุกกอง",)),
    ("1", None, "มาตรการให้บริการอย่างเท่าเทียมด้วยบัตรคิว", ("กองคลัง", "กองช่าง")),
    ("2", None, "กิจกรรมเสียงตามสายข่าวเทศบาล", ("กองคลัง", "กองช่าง")),
]


def with_level_above(page: Page, text: str, above: float = 50) -> Page:
    """A page with the heading of a level right above its first box, over which nothing that stands
    below a height is moved down for it."""
    high = [w for w in page.words if w.box is not None and w.box.top <= above]
    low = [
        replace(w, box=replace(w.box, top=w.box.top + 14, bottom=w.box.bottom + 14))
        for w in page.words
        if w.box is not None and w.box.top > above
    ]
    rules = [
        replace(r, position=r.position + 14)
        if r.orientation == "horizontal"
        else replace(r, start=r.start + 14, end=r.end + 14)
        for r in page.rulings
    ]
    moved = (*high, *words((above + 1, 26.0, text)), *low)
    return replace(page, words=moved, rulings=tuple(rules))


@pytest.mark.parametrize("apart", [0.0, 12.0])
@pytest.mark.parametrize("level", ["", "แบบวัด IIT"])
def test_type_words_and_white_part_measures_of_which_all_cells_go_on(
    apart: float, level: str
) -> None:
    page = page_of(TYPED, Boxes(title=TITLE, gap=6, apart=apart))
    records = read(with_level_above(page, level) if level else page)
    assert told(records) == OF_TYPED
    assert records.items[0].dimension_no == 1


def test_a_level_above_the_boxes_is_no_part_of_their_heading() -> None:
    assert told(read(with_level_above(page_of(THREE, BESIDE), "แบบวัด IIT"))) == WHAT


def test_a_level_above_boxes_that_go_on_overleaf_is_of_their_items() -> None:
    overleaf = with_level_above(page_of(THREE[1:], Boxes(heading=()), 2), "แบบวัด EIT", 40)
    records = read(page_of(THREE[:1], BESIDE), overleaf)
    assert told(records) == WHAT
    assert [item.dimension_no for item in records.items] == [1, 1, 2, 2, 2]


def test_one_measure_in_each_box_may_go_on_in_all_columns_where_most_do_not() -> None:
    goes_on = (BUDGET[0], TYPED[0][2])
    ends = (DUTIES[0], "มาตรการจัดทำคู่มือและผัง/ขั้นตอนการให้บริการ|ปรับปรุงคู่มือ/ทุกจุดบริการ|ทุกกอง|ตลอดปี|รายงาน")
    also = (GOODS[0], "มาตรการยืมพัสดุ/ของเทศบาล|จัดทำทะเบียน/และแบบฟอร์ม|กองคลัง|ตลอดปี|รายงาน")
    assert len(read(page_of([ends, goes_on, also], BESIDE)).items) == 3
    assert read(page_of([ends, goes_on, goes_on], BESIDE)).items == ()


def test_measures_without_numbers_overleaf_are_read_or_told() -> None:
    groups = (*TYPED, (GOODS[0], TYPED[0][2], TYPED[0][1]))
    overleaf = [page_of(groups[cut:], Boxes(heading=()), 2) for cut in (1, 2)]
    few, many = (page_of(groups[:cut], BESIDE) for cut in (1, 2))
    assert told(read(many, overleaf[1]))[:3] == OF_TYPED
    assert len(read(many, overleaf[1]).items) == 5
    assert "table_without_heading" in {f.code for f in read(few, overleaf[0]).findings}


def test_boxes_of_prose_below_levels_are_no_lost_items() -> None:
    prose = (
        (DUTIES[0], "ให้เจ้าหน้าที่ปฏิบัติงานโดยเท่าเทียม/และรายงานผลทุกเดือน"),
        (BUDGET[0], "ให้กองคลังเผยแพร่แผน"),
    )
    records = read(page_of(TYPED, BESIDE), page_of(prose, Boxes(heading=()), 2))
    assert told(records) == OF_TYPED
    assert records.findings == ()


def test_rules_between_the_items_of_a_wider_table_draw_no_boxes() -> None:
    columns = (26.0, 140.0, 170.0, 330.0, 430.0, 530.0)
    heading = ("ตัวชี้วัด", "ลำดับ", "มาตรการ", "วิธีดำเนินการ", "ผู้รับผิดชอบ", "ผู้กำกับ")
    rows = [
        (56, ("ตัวชี้วัดที่ 4", "6", "โครงการจัดทำทะเบียน", "ติดรหัสที่ครุภัณฑ์", "กองคลัง", "รองปลัด")),
        (67, ("การใช้ทรัพย์สิน", "", "คืนทรัพย์สิน", "ผู้ยืมสแกนก่อนใช้", "", "")),
        (84, ("", "7", "มาตรการใช้รถยนต์", "แจ้งเวียนแนวปฏิบัติ", "สำนักปลัด", "ปลัด")),
        (112, ("ตัวชี้วัดที่ 5", "8", "กิจกรรมอบรมบุคลากร", "เชิญวิทยากร", "สำนักปลัด", "ปลัด")),
        (123, ("การแก้ไขปัญหา", "", "เรื่องผลประโยชน์", "จากจังหวัด", "", "")),
        (140, ("", "9", "มาตรการคุ้มครอง", "ใช้รหัสแทนชื่อ", "กองช่าง", "นายก")),
    ]
    placed = [(10.0, 120.0, TITLE)]
    for y, texts in [(36, heading), *rows]:
        placed += [(y, x, text) for x, text in zip(columns, texts, strict=True) if text]
    rules = [Ruling("horizontal", y, LEFT, RIGHT) for y in (30, 50, 106, 156)]
    rules += [Ruling("horizontal", y, 110.0, RIGHT) for y in (79, 135)]
    records = read(Page(1, 660, 900, tuple(words(*placed)), tuple(rules), (), "pdf", "pdf"))
    assert told(records) == [
        ("4", 6, "โครงการจัดทำทะเบียนคืนทรัพย์สิน", ("กองคลัง",)),
        ("4", 7, "มาตรการใช้รถยนต์", ("สำนักปลัด",)),
        ("5", 8, "กิจกรรมอบรมบุคลากรเรื่องผลประโยชน์", ("สำนักปลัด",)),
        ("5", 9, "มาตรการคุ้มครอง", ("กองช่าง",)),
    ]
