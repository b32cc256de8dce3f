"""Rows that name the office of the items below them, where nothing but white parts the columns or
the rows, and lines of the kind that are of the item above."""

from __future__ import annotations

import pytest

from normalize.make_records import Records, make_records
from parsers.layout.blocks import find_all_blocks
from parsers.model import Page, Ruling
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID, codes, read_rows
from tests.test_half_ruled_tables import words
from tests.test_money_parts import table

LEFT, RIGHT = 10.0, 540.0
NUMBER, TITLE, MONEY, FIRST, SECOND, RESULT = 15, 40, 250, 310, 360, 410
COVER = "สรุปผลการดำเนินโครงการตามแผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2567"
OWNER = "เทศบาลตำบลกุดดินจี่ อำเภอนากลาง จังหวัดหนองบัวลำภู"
ITEMS = (
    ("1", "1. โครงการพัฒนาคุณธรรม", "60,000", "-", "32,000", "อบรม 2 รุ่น"),
    ("2", "2. กิจกรรมประเมินพนักงาน", "12,000", "-", "-", "ครบ 2 รอบ"),
    ("3", "1. โครงการสัญจร", "40,000", "9,800", "10,150", "8 ชุมชน"),
    ("2", "1. โครงการซ่อมแซมป้าย", "85,000", "-", "41,300", "14 ป้าย"),
    ("4", "2. กิจกรรมตรวจงาน", "3,000", "-", "1,200", "5 โครงการ"),
)
OF = ["สำนักปลัด", "สำนักปลัด", "กองคลัง", "กองช่าง", "กองช่าง"]
Entry = str | tuple[str, ...]
GROUPED: list[Entry] = ["สำนักปลัด", *ITEMS[:2], "กองคลัง", ITEMS[2], "กองช่าง", *ITEMS[3:]]
BELOW: list[Entry] = [
    entry
    for item, office in zip(ITEMS, ("กองคลัง", "กองช่าง") * 3, strict=False)
    for entry in (item, office)
]


def printed(
    entries: list[Entry], said: str, x: float, rules: str, number: int = 1, head: bool = True
) -> Page:
    """A page of items and, at `x`, names of offices as they are `said`; `rules`: level rules at the
    heading and the end ("ends"), below every row too ("rows"), or none."""
    print_ = words((5, 100, COVER), (15, 100, OWNER)) if number == 1 else []
    y, lines = 40.0, [36.0]
    if head:
        print_ += words(
            (y, NUMBER, "มิติที่"), (y, TITLE + 20, "โครงการ/กิจกรรม"), (y, MONEY, "งบประมาณ"),
            (y, 330, "เบิกจ่ายจริง"), (y, RESULT, "ผลการดำเนินงาน"), (y + 9, MONEY, "ที่ตั้งไว้"),
            (y + 9, FIRST, "ไตรมาส 1"), (y + 9, SECOND, "ไตรมาส 2"),
        )  # fmt: skip
        y += 22
        lines.append(y - 3)
    for entry in entries:
        if isinstance(entry, str):
            print_ += words((y, x, said.format(entry)))
        else:
            places = (NUMBER, TITLE, MONEY, FIRST, SECOND, RESULT)
            print_ += words(*((y, left, text) for left, text in zip(places, entry, strict=True)))
        y += 16
        lines.append(y - 4)
    kept = {"": [], "ends": [*lines[:2], lines[-1]], "rows": lines}[rules]
    level = tuple(Ruling("horizontal", at, LEFT, RIGHT) for at in kept)
    return Page(number, 560, 600, tuple(print_), level, (), "pdf", "pdf")


def read(*pages: Page) -> Records:
    return make_records(DOCUMENT_ID, parse_document(tuple(find_all_blocks(pages))))


def offices(records: Records) -> list[str | None]:
    return ["/".join(i.responsible) if i.responsible else None for i in records.items]


@pytest.mark.parametrize("rules", ["", "ends", "rows"])
@pytest.mark.parametrize("x", [NUMBER, TITLE, 200])
@pytest.mark.parametrize("said", ["หน่วยงานรับผิดชอบ : {}", "หน่วยงานรับผิดชอบ ; {}", "{}"])
def test_a_row_of_an_office_is_of_the_items_below(said: str, x: float, rules: str) -> None:
    records = read(printed(GROUPED, said, x, rules))
    assert offices(records) == OF
    assert [i.title for i in records.items] == [item[1][3:] for item in ITEMS]
    assert [i.dimension_no for i in records.items] == [1, 2, 3, 2, 4]
    assert len(records.budgets) == 15


@pytest.mark.parametrize(
    ("rules", "cut", "head"),
    [
        *[(rules, cut, True) for rules in ("", "ends") for cut in (2, 3, 4)],
        *[(rules, 2, False) for rules in ("", "ends", "rows")],
        *[("rows", cut, True) for cut in (2, 3)],
    ],
)
def test_so_it_is_over_a_page_break(rules: str, cut: int, head: bool) -> None:
    said = "หน่วยงานรับผิดชอบ : {}"
    first = printed(GROUPED[:cut], said, TITLE, rules)
    second = printed(GROUPED[cut:], said, TITLE, rules, number=2, head=head)
    assert offices(read(first, second)) == OF


@pytest.mark.parametrize("rules", ["", "ends", "rows"])
@pytest.mark.parametrize("said", ["หน่วยงานรับผิดชอบ : {}", "({})"])
@pytest.mark.parametrize("cut", [3, 10])
def test_a_line_below_each_item_heads_none(rules: str, said: str, cut: int) -> None:
    pages = [printed(BELOW[:cut], said, TITLE, rules)]
    if BELOW[cut:]:
        pages.append(printed(BELOW[cut:], said, TITLE, rules, number=2))
    own = dict(zip((item[1][3:] for item in ITEMS), ("กองคลัง", "กองช่าง") * 3, strict=False))
    for item in read(*pages).items:
        assert item.responsible in (None, (own.get(item.title or "", ""),))


REPORT = f"{COVER}\n{OWNER}\n\n"
HEAD = (
    "มิติที่|โครงการ/กิจกรรม|งบประมาณที่ตั้งไว้|เบิกจ่ายจริง (บาท)|>|ผลการดำเนินงาน",
    "^|^|^|ไตรมาส 1|ไตรมาส 2|^",
)


def ruled(said: str, *places: str) -> str:
    rows = [
        places[0].format(said.format(e)) if isinstance(e, str) else "|".join(e) for e in GROUPED
    ]
    return REPORT + table(*HEAD, *rows)


@pytest.mark.parametrize("place", ["|{}||||", "{}|||||", "{}|>||||", "{}|>|>|>|>|>"])
@pytest.mark.parametrize(
    "said",
    ["หน่วยงานรับผิดชอบ : {}", "ผู้รับผิดชอบ: {}", "{}", "1. {}", "({})", "หน่วยงานเจ้าภาพ : {}",
     "ส่วนงานที่รับผิดชอบ - {}", "โครงการของ{}", "ในความรับผิดชอบของ {}"],
)  # fmt: skip
def test_the_office_may_stand_in_any_cell_before_the_titles_end(said: str, place: str) -> None:
    records = read_rows(ruled(said, place))
    assert offices(records) == OF
    assert not codes(records) & {"heading_unknown", "place_missing", "dimension_uncertain"}


def test_a_line_of_the_title_above_is_the_next_items_office() -> None:
    rows = [
        "|หน่วยงานรับผิดชอบ : สำนักปลัด||||",
        "1|1. โครงการพัฒนาคุณธรรม<br>หน่วยงานรับผิดชอบ : กองคลัง|60,000|-|5,000|ดี",
        "2|1. โครงการสัญจร|40,000|-|-|ดี",
        "2|หน่วยงานรับผิดชอบ : กองช่าง<br>1. โครงการซ่อมแซมป้าย|3,000|-|-|ดี",
    ]
    records = read_rows(REPORT + table(*HEAD, *rows))
    assert offices(records) == ["สำนักปลัด", "กองคลัง", "กองช่าง"]
    assert [i.title for i in records.items] == [
        "โครงการพัฒนาคุณธรรม",
        "โครงการสัญจร",
        "โครงการซ่อมแซมป้าย",
    ]


def test_a_line_of_each_title_is_not_the_next_items_office() -> None:
    rows = [
        "1|1. โครงการพัฒนาคุณธรรม<br>หน่วยงานรับผิดชอบ : กองคลัง|60,000|-|5,000|ดี",
        "2|2. โครงการสัญจร<br>หน่วยงานรับผิดชอบ : กองช่าง|40,000|-|-|ดี",
    ]
    assert "กองช่าง" not in (offices(read_rows(REPORT + table(*HEAD, *rows)))[0] or "")


def test_offices_over_dimensions_go_on_below_the_next_dimension() -> None:
    first, second = "มิติที่ 1 การสร้างวัฒนธรรมสุจริต|>|>|>", "มิติที่ 2 การบริหารราชการด้วยความโปร่งใส|>|>|>"
    rows = ["กองคลัง|>|>|>", first, "1|โครงการ ก|5,000|ดี", second, "2|โครงการ ข|6,000|ดี"]
    rows += ["กองช่าง|>|>|>", first, "1|โครงการ ค|5,000|ดี", second, "2|โครงการ ง|6,000|ดี"]
    records = read_rows(REPORT + table("ที่|โครงการ|งบประมาณ (บาท)|ผลการดำเนินงาน", *rows))
    assert offices(records) == ["กองคลัง", "กองคลัง", "กองช่าง", "กองช่าง"]
    assert [i.dimension_no for i in records.items] == [1, 2, 1, 2]


def test_offices_may_be_numbered_in_the_column_of_numbers() -> None:
    rows = ["1|กองคลัง||", "1.1|โครงการ ก|5,000|ดี", "2|กองช่าง||", "2.1|โครงการ ข|6,000|ดี"]
    records = read_rows(REPORT + table("ที่|โครงการ|งบประมาณ (บาท)|ผลการดำเนินงาน", *rows))
    assert offices(records) == ["กองคลัง", "กองช่าง"]


def test_an_office_in_a_row_with_an_amount_heads_the_items_below() -> None:
    rows = ["|กองคลัง|5,000|", "1|โครงการ ก|5,000|ดี", "|กองช่าง|6,000|", "2|โครงการ ข|6,000|ดี"]
    records = read_rows(REPORT + table("ที่|โครงการ|งบประมาณ (บาท)|ผลการดำเนินงาน", *rows))
    assert [b.amount_baht for b in records.budgets] == [5000.0, 6000.0]
    assert offices(records) == ["กองคลัง", "กองช่าง"]


def test_rows_between_level_rules_go_on_overleaf_though_an_office_fills_the_white() -> None:
    said = "หน่วยงานรับผิดชอบ : {}"
    first = printed(GROUPED[:4], said, NUMBER, "rows")
    second = printed(GROUPED[4:], said, NUMBER, "rows", number=2, head=False)
    records = read(first, second)
    assert len(records.items) == 5
    assert offices(records)[3:] == OF[3:]
