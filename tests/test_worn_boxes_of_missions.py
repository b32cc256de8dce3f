"""Plans with a box round each mission and the dimensions in white between them, as a copy of a copy
leaves them: specks among the words, words made wider by dirt, sides worn at a page break."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pytest

from normalize.make_records import Records, make_records
from parsers.layout.blocks import find_all_blocks
from parsers.layout.items_in_boxes import numbered_starts
from parsers.model import Box, Cell, Page, Ruling, Word
from parsers.page.geometry import printed_lines
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID
from tests.test_half_ruled_tables import words

LEFT, CENTRED, RIGHT = 20.0, 130.0, 600.0
YEARS = (300.0, 360.0, 420.0, 480.0, 540.0)
PLAN = "แผนปฏิบัติการป้องกันการทุจริต 5 ปี (พ.ศ. 2561 - 2565)"
ROWS = (
    "= มิติที่ 1 การสร้างสังคมที่ไม่ทนต่อการทุจริต",
    "ภารกิจที่ 1.1 สร้างจิตสำนึกของผู้บริหารและพนักงาน",
    "1.|โครงการอบรมคุณธรรมแก่ผู้บริหาร/ท้องถิ่น|30,000|30,000|30,000|30,000|30,000",
    "2.|กิจกรรมยกย่องคนดีศรีตำบล|-|-|-|-|-",
    "ภารกิจที่ 1.2 สร้างจิตสำนึกของเด็กและเยาวชน",
    "3.|โครงการเข้าค่ายเยาวชน|50,000|-|50,000|-|60,000",
    "4.|โครงการครอบครัวอบอุ่น|-|17,500|17,500|17,500|-",
    "= มิติที่ 2 การบริหารราชการเพื่อป้องกันการทุจริต",
    "ภารกิจที่ 2.1 สร้างความโปร่งใสในการปฏิบัติราชการ",
    "5.|โครงการจัดทำฐานข้อมูลรายได้||95,000|||40,000",
    "6.|มาตรการรายงานผลการจัดซื้อ|-|-|-|-|-",
)
ITEMS = [
    ("1.1", 1, "โครงการอบรมคุณธรรมแก่ผู้บริหารท้องถิ่น"),
    ("1.1", 2, "กิจกรรมยกย่องคนดีศรีตำบล"),
    ("1.2", 3, "โครงการเข้าค่ายเยาวชน"),
    ("1.2", 4, "โครงการครอบครัวอบอุ่น"),
    ("2.1", 5, "โครงการจัดทำฐานข้อมูลรายได้"),
    ("2.1", 6, "มาตรการรายงานผลการจัดซื้อ"),
]
AMOUNTS = [
    (1, [30000] * 5),
    (2, [None] * 5),
    (3, [50000, None, 50000, None, 60000]),
    (4, [None, 17500, 17500, 17500, None]),
    (5, [None, 95000, None, None, 40000]),
    (6, [None] * 5),
]


@dataclass(frozen=True)
class Drawn:
    """What a page of a plan has besides its rows: a heading of columns; specks, each its words at a
    height and a place; the sides of its boxes; whether its first and last box are cut."""

    heading: bool = True
    specks: Sequence[tuple[float, float, str]] = ()
    sides: Sequence[float] = (LEFT, RIGHT)
    cut_at_top: bool = False
    cut_at_foot: bool = False
    source: str = "ocr"
    wider: dict[str, float] = field(default_factory=dict)
    """Points that dirt adds on the left of the first word that reads so."""


def page_of(rows: Sequence[str], how: Drawn, number: int = 1) -> Page:
    """Rows that open with = stand between boxes; those without | are names with a rule below."""
    placed: list[tuple[float, float, str]] = []
    y = 20.0
    if how.heading:
        placed = [(5.0, 120.0, PLAN), (y, 30, "ที่"), (y, 80, "โครงการ/กิจกรรม/มาตรการ")]
        placed += [(y, x + 8, "ปี") for x in YEARS]
        placed += [(y + 12, x + 4, str(2561 + k)) for k, x in enumerate(YEARS)]
        y += 32
    level: list[float] = []
    boxes: list[list[float]] = []
    for k, row in enumerate(rows):
        opened = bool(boxes) and not rows[k - 1].startswith("=")
        if row.startswith("="):
            lines = row[2:].split("/")
            x = LEFT if len(lines) == 1 else CENTRED
            placed += [(y + 2 + 12 * n, x, line) for n, line in enumerate(lines)]
            y += 2 + 12 * len(lines)
            continue
        if not opened:
            boxes.append([y, y])
            level += [] if k == 0 and how.cut_at_top else [y]
        elif "|" not in row:
            level.append(y)
        cells = [cell.split("/") for cell in row.split("|")]
        places = (26.0, 50.0, *YEARS) if len(cells) > 1 else (26.0,)
        for x, cell in zip(places, cells, strict=True):
            right = x + (4 * (6 - len(cell[0])) if x in YEARS else 0)
            placed += [(y + 3 + 11 * n, right, line) for n, line in enumerate(cell) if line]
        y += 5 + 11 * max(map(len, cells))
        boxes[-1][1] = y
        level += [y] if len(cells) == 1 else []
        last = k + 1 == len(rows)
        if (last and not how.cut_at_foot) or (not last and rows[k + 1].startswith("=")):
            level.append(y)
    rules = [Ruling("horizontal", at, LEFT, RIGHT) for at in dict.fromkeys(level)]
    rules += [Ruling("vertical", x, top, end) for top, end in boxes for x in (LEFT, RIGHT)]
    rules = [
        r
        for r in rules
        if r.orientation == "horizontal"
        or r.position in how.sides
        or not ((how.cut_at_top and r.start == boxes[0][0])
                or (how.cut_at_foot and r.end == boxes[-1][1]))
    ]  # fmt: skip
    print_ = [*words(*placed), *words(*how.specks)]
    for text, points in how.wider.items():
        print_ = widened(print_, text, points)
    return Page(number, 640, 900, tuple(print_), tuple(rules), (), how.source, how.source)


def widened(print_: Sequence[Word], text: str, points: float) -> list[Word]:
    k = next(k for k, word in enumerate(print_) if word.text == text)
    box = print_[k].box
    assert box is not None
    wide = replace(print_[k], box=Box(box.x0 - points, box.top, box.x1, box.bottom))
    return [*print_[:k], wide, *print_[k + 1 :]]


def read(*pages: Page) -> Records:
    return make_records(DOCUMENT_ID, parse_document(find_all_blocks(pages)))


def told(records: Records) -> list[tuple[str | None, int | None, str | None]]:
    return [(i.mission_no, i.item_no, i.title) for i in records.items]


def amounts(records: Records) -> list[tuple[int | None, list[float | None]]]:
    return [
        (i.item_no, [m.amount_baht for m in records.budgets if m.item_id == i.item_id])
        for i in records.items
    ]


def height_of(page: Page, text: str) -> float:
    return next(w.box.top for w in page.words if w.text == text and w.box is not None)


WHOLE = page_of(ROWS, Drawn())


@pytest.mark.parametrize("source", ["ocr", "pdf"])
def test_the_boxes_of_missions_are_one_table(source: str) -> None:
    records = read(page_of(ROWS, Drawn(source=source)))
    assert told(records) == ITEMS
    assert amounts(records) == AMOUNTS


def test_dimensions_may_stand_in_the_boxes() -> None:
    records = read(page_of([row.removeprefix("= ") for row in ROWS], Drawn()))
    assert told(records) == ITEMS
    assert amounts(records) == AMOUNTS


@pytest.mark.parametrize(
    "speck",
    [
        (32.0, 604.0, "3"),  # right of all boxes, level with the years
        (height_of(WHOLE, "1.2") - 6, 300.0, "-"),  # in the box of a mission's name
        (height_of(WHOLE, "1.2"), 400.0, "–"),  # level with it
        (height_of(WHOLE, "2") + 1, 420.0, "-"),  # between two boxes
        (height_of(WHOLE, "2561") + 12, 200.0, "-"),  # between the heading and the first box
    ],
)
def test_specks_beside_headings_of_levels_and_of_columns_are_none_of_them(
    speck: tuple[float, float, str],
) -> None:
    records = read(page_of(ROWS, Drawn(specks=[speck])))
    assert told(records) == ITEMS
    assert amounts(records) == AMOUNTS


@pytest.mark.parametrize(
    "wider",
    [
        {"17,500": 35.0},  # up to the year before
        {"17,500": 45.0},  # over where most figures of it end
        {"50,000": 60.0, "30,000": 60.0},  # up to where other titles end
    ],
)
def test_dirt_that_widens_words_joins_no_columns(wider: dict[str, float]) -> None:
    rows = [
        row.replace("กิจกรรมยกย่องคนดีศรีตำบล", "กิจกรรมยกย่องคนดี ศรีตำบล " + "ก" * 24) for row in ROWS
    ]
    records = read(page_of(rows, Drawn(wider=wider)))
    assert [(i.mission_no, i.item_no) for i in records.items] == [(m, n) for m, n, _t in ITEMS]
    assert amounts(records) == AMOUNTS


@pytest.mark.parametrize("text", ["17,500", "95,000"])
def test_a_figure_below_two_years_is_of_neither(text: str) -> None:
    records = read(page_of(ROWS, Drawn(wider={text: 76.0})))
    spent = [m.amount_baht for m in records.budgets if m.fiscal_year_be in (2561, 2562)]
    assert float(text.replace(",", "")) not in spent
    assert records.findings


def test_a_dimension_may_go_on_in_a_second_line() -> None:
    name = "= มิติที่ 4 การเสริมสร้างและปรับปรุงกลไกในการตรวจสอบการปฏิบัติราชการขององค์กร/ปกครองส่วนท้องถิ่น"
    second = [name if "มิติที่ 2" in row else row.replace(" 2.", " 4.") for row in ROWS]
    first = [
        row.replace(" 1.", " 4.").replace(" 2.1", " 4.3") for row in (name, *ROWS[1:7], *ROWS[8:])
    ]
    for rows in (second, first):
        records = read(page_of(rows, Drawn()))
        assert [(i.item_no, i.title) for i in records.items] == [(n, t) for _m, n, t in ITEMS]
        assert records.items[-1].dimension_no == 4
        assert amounts(records) == AMOUNTS


@pytest.mark.parametrize(
    ("cut", "sides"), [(6, (LEFT, RIGHT)), (6, (LEFT,)), (6, (RIGHT,)), (9, (LEFT, RIGHT))]
)
def test_a_box_cut_by_a_page_break_may_have_lost_a_side(cut: int, sides: Sequence[float]) -> None:
    first = page_of(ROWS[:cut], Drawn(cut_at_foot=True, sides=sides))
    second = page_of(ROWS[cut:], Drawn(heading=False, cut_at_top=True, sides=sides), 2)
    records = read(first, second)
    assert told(records) == ITEMS
    assert amounts(records) == AMOUNTS


@pytest.mark.parametrize(
    ("texts", "starts"),
    [
        (("11. โครงการสัมมนาสมาชิกสภา - 36,000 -", "12. มาตรการตรวจสอบบัญชี 5,000 6,000 -"), [0, 1]),
        (("11. โครงการสัมมนาสมาชิกสภา - 36,000 -", "ครั้งที่ 2"), [0]),
        (("1. ให้เบิกจ่ายครั้งละ 36,000", "2. ให้รายงานทุกเดือน - -"), []),
        (("1. ให้ทุกกองถือปฏิบัติ 5,000 บาท", "2. ให้รายงานทุกเดือน 6,000 บาท"), []),
    ],
)
def test_a_number_and_figures_at_the_end_make_a_line_of_an_item_without_white(
    texts: Sequence[str], starts: list[int]
) -> None:
    print_ = words(*[(20.0 + 11 * k, 26.0, text) for k, text in enumerate(texts)])
    lines = printed_lines(print_, 1)
    assert numbered_starts(Cell(0, 0, 1, 1, lines, Box(LEFT, 10, RIGHT, 50))) == starts
