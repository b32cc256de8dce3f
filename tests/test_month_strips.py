"""Strips of months: at the foot of a form, in a frame without inner rules, below a listed item."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalize.make_records import Records
from parsers.layout.framed_forms import part_frame
from parsers.model import Box, Cell, Line, Mark, Table, Word
from tests.reading_text import codes
from tests.test_labelled_cells import RESULTS, grid, read

PLAN = "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2567"
MONTHS = ("ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค.",
          "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.")  # fmt: skip
SHORT = tuple(f"{name} {65 if k < 3 else 66}" for k, name in enumerate(MONTHS))
WIDE = (None,) * 11
Slot = str | None


def marked(*at: int, mark: str = "X", of: int = 12) -> tuple[str, ...]:
    return tuple(mark if k in at else "" for k in range(of))


def form(title: str, money: str, who: str, *at: int) -> list[Sequence[Slot]]:
    return [
        (title, *WIDE),
        (f"งบประมาณ {money}", *WIDE[:5], f"ผู้รับผิดชอบ {who}", *WIDE[:5]),
        MONTHS,
        marked(*at),
    ]


AIM = ("เป้าหมาย จำนวน 2 ครั้ง", *WIDE)
ONE = form("1. โครงการประกวดละครต้านโกง", "12,500 บาท", "กองการศึกษา", 2, 6)
TWO = form("2. กิจกรรมปิดประกาศเจตจำนง", "ไม่ใช้งบประมาณ", "สำนักปลัด", 0)
HEADING = "มิติที่ 1 การสร้างสังคมที่ไม่ทนต่อการทุจริต"


def said(records: Records) -> list[tuple[object, ...]]:
    months: dict[str, list[str]] = {}
    for row in records.schedule:
        months.setdefault(row.item_id, []).append(str(row.month)[:7])
    return [
        (i.section, i.item_no, i.title, i.responsible, months.get(i.item_id, []))
        for i in records.items
    ]


SAID = [
    ("schedule", 1, "โครงการประกวดละครต้านโกง", ("กองการศึกษา",), ["2023-12", "2024-04"]),
    ("schedule", 2, "กิจกรรมปิดประกาศเจตจำนง", ("สำนักปลัด",), ["2023-10"]),
]


@pytest.mark.parametrize(
    "pages",
    [
        [(HEADING, grid(*ONE), grid(*TWO))],
        [(HEADING, grid(*ONE, *TWO))],
        [(HEADING, grid(*ONE[:2], AIM)), (grid(*ONE[2:], page=2), grid(*TWO, page=2))],
        [(HEADING, grid(*ONE, *TWO[:2], AIM)), (grid(*TWO[2:], page=2),)],
    ],
    ids=["a table each", "forms that touch", "a strip behind a page break", "the last one's"],
)
def test_months_at_the_foot_of_a_form_are_its_items(pages: list) -> None:
    records = read(PLAN, *pages)
    assert said(records) == SAID
    money = [(b.fiscal_year_be, b.status, b.amount_baht) for b in records.budgets]
    assert money == [(2567, "amount", 12_500.0), (2567, "no_budget", None)]


def test_a_mission_in_the_forms_first_row_is_its_items() -> None:
    mission = ("ภารกิจ 1.3 การสร้างจิตสำนึกและความตระหนักแก่เด็กและเยาวชน", *WIDE)
    records = read(PLAN, (grid(mission, *ONE), grid(*TWO)))
    assert [(i.mission_no, i.item_no) for i in records.items] == [("1.3", 1), ("1.3", 2)]


def test_years_stand_over_the_months_or_behind_them() -> None:
    over = ("พ.ศ. 2565", None, None, "พ.ศ. 2566", *WIDE[:8])
    dated = [*TWO[:2], SHORT, marked(0, 11)]
    records = read("แผนปฏิบัติการป้องกันการทุจริต", (grid(*ONE[:2], over, *ONE[2:]), grid(*dated)))
    assert [row[-1] for row in said(records)] == [["2022-12", "2023-04"], ["2022-10", "2023-09"]]
    assert [b.fiscal_year_be for b in records.budgets] == [2566, 2566]


def test_a_misread_name_stands_between_its_neighbours() -> None:
    misread = [*ONE[:2], (*MONTHS[:4], "กพ-", *MONTHS[5:]), marked(4)]
    assert said(read(PLAN, (grid(*misread),)))[0][-1] == ["2024-02"]


def test_an_arrow_over_several_months_is_a_span() -> None:
    arrow = [*ONE[:3], ("", "←→", None, None, *("",) * 8)]
    records = read(PLAN, (grid(*arrow),))
    assert said(records)[0][-1] == ["2023-11", "2023-12", "2024-01"]
    assert {row.mark for row in records.schedule} == {"span"}


def test_two_rows_of_marks_are_told_and_not_chosen_from() -> None:
    """What was planned and what was done: months of neither are the item's."""
    records = read(PLAN, (grid(*ONE, marked(3)),))
    assert records.schedule == ()
    assert "table_without_heading" in codes(records)


def test_months_that_no_year_dates_are_told() -> None:
    records = read("แผนปฏิบัติการป้องกันการทุจริต", (grid(*ONE),))
    assert [i.title for i in records.items] == ["โครงการประกวดละครต้านโกง"]
    assert records.schedule == ()
    assert "month_year_missing" in codes(records)


def words(y: float, *pieces: tuple[float, str]) -> Line:
    out = []
    for x, text in pieces:
        for word in text.split(" "):
            out.append(Word(word, word, Box(x, y, x + 5.0 * len(word), y + 10)))
            x += 5.0 * len(word) + 3
    return Line(tuple(out), page=1)


def printed(*blocks: str | Table) -> list[Line | Table]:
    """Lines one below the other, each with its place."""
    return [words(14.0 * k, (0, b)) if isinstance(b, str) else b for k, b in enumerate(blocks)]


LISTED = [
    HEADING,
    "ภารกิจที่ 1.1 การสร้างจิตสำนึกและความตระหนักแก่บุคลากร",
    "1. โครงการศึกษาดูงานธรรมาภิบาล",
    "งบประมาณ 150,000 บาท เบิกจ่าย 149,120 บาท ผู้รับผิดชอบ สำนักปลัด",
    "ผลการดำเนินงาน ศึกษาดูงาน 1 แห่ง",
]
NEXT = [
    "2. กิจกรรมประกวดวาดภาพ",
    "งบประมาณ 9,000 บาท เบิกจ่าย 8,100 บาท ผู้รับผิดชอบ กองการศึกษา",
    "ผลการดำเนินงาน มีผลงาน 35 ผลงาน",
]
STRIP = (MONTHS, marked(1, 11, mark="●"))
OTHER = (MONTHS, marked(6, mark="●"))


def test_months_alone_below_a_listed_item_are_its_own() -> None:
    records = read(RESULTS, printed(*LISTED, grid(*STRIP), *NEXT, grid(*OTHER)))
    assert [(row[0], row[1], row[4]) for row in said(records)] == [
        ("results", 1, ["2023-11", "2024-09"]),
        ("results", 2, ["2024-04"]),
    ]
    assert not {"months_without_item", "table_without_heading"} & set(codes(records))


def test_months_may_have_a_label_between_and_halves_one_below_the_other() -> None:
    halves = [grid(MONTHS[:6], marked(1, of=6)), grid(MONTHS[6:], marked(5, of=6))]
    records = read(RESULTS, printed(*LISTED, "ระยะเวลาดำเนินการ :", *halves, *NEXT, grid(*OTHER)))
    assert [row[4] for row in said(records)] == [["2023-11", "2024-09"], ["2024-04"]]


@pytest.mark.parametrize(
    "between",
    [["ภาพรวมการดำเนินงานทั้งแผน"], ["มิติที่ 2 การบริหารราชการเพื่อป้องกันการทุจริต"]],
    ids=["other words", "a heading"],
)
def test_months_below_something_else_are_nobodys(between: list[str]) -> None:
    records = read(RESULTS, printed(*LISTED, *between, grid(*STRIP), *NEXT, grid(*OTHER)))
    assert [row[4] for row in said(records)] == [[], ["2024-04"]]
    assert "months_without_item" in codes(records)


def test_a_second_strip_of_the_same_months_is_told() -> None:
    records = read(RESULTS, printed(*LISTED, grid(*STRIP), grid(*STRIP), *NEXT, grid(*OTHER)))
    assert [row[4] for row in said(records)] == [["2023-11", "2024-09"], ["2024-04"]]
    assert "months_without_item" in codes(records)


def framed(marks: tuple[Mark, ...] = (), colon: str = " :") -> Table:
    lines = (
        words(0, (0, "มิติที่ 1 การสร้างวัฒนธรรมสุจริต"), (260, "ภารกิจ 1.3 การสร้างจิตสำนึก")),
        words(12, (260, "แก่เด็กและเยาวชน")),
        words(24, (0, "1. กิจกรรมเล่านิทานคุณธรรมก่อนนอนกลางวัน ในเขตเทศบาล ตำบลบ้านกลาง")),
        words(36, (0, "กลุ่มเป้าหมาย : เด็กปฐมวัยทุกคน"), (260, "งบประมาณ : 8,000 บาท")),
        words(48, (0, f"สถานที่{colon} ทุกหมู่บ้านในเขต"), (260, "ผู้รับผิดชอบ : กองการศึกษา")),
        words(60, (0, "เทศบาล")),
    )
    cells = [Cell(0, 0, 1, 12, lines, Box(0, 0, 480, 72))]
    for k, name in enumerate(MONTHS):
        x = 40.0 * k
        cells.append(Cell(1, k, 1, 1, (words(74, (x + 5, name)),), Box(x, 72, x + 40, 86)))
        cells.append(Cell(2, k, 1, 1, (), Box(x, 86, x + 40, 100)))
    return Table(1, 3, 12, tuple(cells), marks, box=Box(0, 0, 480, 100))


def test_the_lines_of_a_frame_over_months_are_rows_in_two_halves() -> None:
    table = part_frame(framed(), "pdf")
    assert table is not None
    texts = [c.text.replace("\n", " ") for c in table.cells if c.text and c.row < table.n_rows - 2]
    assert texts == [
        "มิติที่ 1 การสร้างวัฒนธรรมสุจริต",
        "ภารกิจ 1.3 การสร้างจิตสำนึก แก่เด็กและเยาวชน",
        "1. กิจกรรมเล่านิทานคุณธรรมก่อนนอนกลางวัน ในเขตเทศบาล ตำบลบ้านกลาง",
        "กลุ่มเป้าหมาย : เด็กปฐมวัยทุกคน",
        "งบประมาณ : 8,000 บาท",
        "สถานที่ : ทุกหมู่บ้านในเขต เทศบาล",
        "ผู้รับผิดชอบ : กองการศึกษา",
    ]


def test_a_label_opens_a_row_without_its_colon_too() -> None:
    table = part_frame(framed(colon=""), "pdf")
    assert table is not None
    records = read(PLAN, (table,))
    assert [(i.target_group, i.area) for i in records.items] == [
        ("เด็กปฐมวัยทุกคน", "ทุกหมู่บ้านในเขตเทศบาล")
    ]


def test_a_plans_form_for_whom_and_where_is_a_fact_sheet_with_its_months() -> None:
    dot = Mark("point", Box(95, 90, 100, 96))
    table = part_frame(framed((dot,)), "pdf")
    assert table is not None
    records = read(PLAN, (table,))
    assert [(i.section, i.title, i.area, i.target_group) for i in records.items] == [
        ("fact_sheet", "กิจกรรมเล่านิทานคุณธรรมก่อนนอนกลางวัน ในเขตเทศบาล ตำบลบ้านกลาง",
         "ทุกหมู่บ้านในเขตเทศบาล", "เด็กปฐมวัยทุกคน")
    ]  # fmt: skip
    assert [str(row.month) for row in records.schedule] == ["2023-12-01"]


def test_a_table_without_a_strip_is_no_such_form() -> None:
    head = ("โครงการ", *MONTHS[:11])
    assert (
        part_frame(grid(("แผนการดำเนินงาน", *WIDE), head, ("โครงการ ก", *("",) * 11)), "pdf") is None
    )


def test_a_forms_period_dates_its_months_in_a_plan_of_several_years() -> None:
    plan = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570)"
    for period, months in (
        ("ปีงบประมาณ พ.ศ. 2567", SAID[0][-1]),
        ("ปีงบประมาณ พ.ศ. 2567 - 2568", []),
        ("ธันวาคม และเมษายน", []),
    ):
        row = (f"ระยะเวลา {period}", *WIDE)
        records = read(plan, (HEADING, grid(*ONE[:2], row, *ONE[2:])))
        assert [one[2:] for one in said(records)] == [(*SAID[0][2:4], months)]
