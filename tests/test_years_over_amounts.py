"""Strips of years over amounts below the items of a list, set with tabs and without a rule."""

from __future__ import annotations

import pytest

from normalize.make_records import Records
from parsers.model import Line, Word
from tests.reading_text import codes
from tests.test_labelled_cells import read
from tests.test_list_lines import at
from tests.test_outlines import FIRST

PLAN = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2568)"
TABS = (80.0, 200.0, 320.0)
YEARS = ("ปี ๒๕๖๖", "ปี ๒๕๖๗", "ปี ๒๕๖๘")
WHO = "หน่วยงานรับผิดชอบ : กองช่าง, กองสาธารณสุขและสิ่งแวดล้อม"
Row = str | tuple[str, ...]


def lines(*rows: Row) -> list[Line]:
    """Lines one below the other; those in parts have each under a tab, "" for none."""
    found = []
    for k, row in enumerate(rows):
        words: list[Word] = []
        if isinstance(row, str):
            words = at(50, 16.0 * k, row)
        else:
            for x, text in zip(TABS, row, strict=True):
                width = sum(6 * len(part) + 4 for part in text.split(" "))
                words += at(x - width / 2, 16.0 * k, text) if text else []
        found.append(Line(tuple(words), page=1))
    return found


HEADINGS = [part for part in FIRST.split("\n") if part]
OTHERS = [
    "(๒) กิจกรรมรักษ์น้ำชุมชน",
    "หน่วยงานรับผิดชอบ : กองคลัง",
    YEARS,
    ("-", "-", "-"),
    "(๓) มาตรการรักษ์ดินชุมชน",
    "หน่วยงานรับผิดชอบ : กองคลัง",
    YEARS,
    ("ไม่ใช้งบ", "ไม่ใช้งบ", "ไม่ใช้งบ"),
    ("ประมาณ", "ประมาณ", "ประมาณ"),
]
Stated = list[tuple[int | None, int | None, str, float | None]]


def listed(*below: Row, others: list[Row] = OTHERS) -> Records:
    first = ["(๑) โครงการรักษ์ป่าชุมชน", WHO, *below]
    return read(PLAN, lines(*HEADINGS, *first, *others))


def stated(records: Records, no: int) -> Stated:
    ids = {i.item_id for i in records.items if i.item_no == no}
    return [
        (no, b.fiscal_year_be, b.status, b.amount_baht) for b in records.budgets if b.item_id in ids
    ]


def test_each_amount_is_its_items_in_the_year_above_it() -> None:
    records = listed(YEARS, ("๓๕,๐๐๐", "-", "๔๐,๐๐๐"))
    assert [i.title for i in records.items] == [
        "โครงการรักษ์ป่าชุมชน",
        "กิจกรรมรักษ์น้ำชุมชน",
        "มาตรการรักษ์ดินชุมชน",
    ]
    assert records.items[0].responsible == ("กองช่าง", "กองสาธารณสุขและสิ่งแวดล้อม")
    assert stated(records, 1) == [
        (1, 2566, "amount", 35_000.0),
        (1, 2567, "dash", None),
        (1, 2568, "amount", 40_000.0),
    ]
    assert [b[2] for b in stated(records, 2)] == ["dash"] * 3
    assert [b[2] for b in stated(records, 3)] == ["no_budget"] * 3
    assert "amount_uncertain" not in codes(records)


def test_words_may_take_two_lines_beside_amounts_and_be_misread_in_some() -> None:
    below = [YEARS, ("เม่ใช้งบ", "๕๐๐", "ไม่ใช้งบ"), ("ประมาณ", "", "ประมาณ")]
    records = listed(*below)
    assert stated(records, 1) == [
        (1, 2566, "no_budget", None),
        (1, 2567, "amount", 500.0),
        (1, 2568, "no_budget", None),
    ]
    doubts = [(f.item_id, f.raw) for f in records.findings if f.code == "amount_doubtful"]
    assert doubts == [(records.items[0].item_id, "เม่ใช้งบ ประมาณ")]


@pytest.mark.parametrize("said", ["ขอใช้งบ", "ได้ใช้งบ", "จะใช้งบ"])
def test_that_a_budget_is_used_does_not_say_that_there_is_none(said: str) -> None:
    records = listed(YEARS, ("ไม่ใช้งบ", said, "ไม่ใช้งบ"), ("ประมาณ", "ประมาณ", "ประมาณ"))
    assert stated(records, 1) == []
    assert "amount_uncertain" in codes(records)


def test_a_sum_below_the_last_strip_is_not_its_items() -> None:
    total = ["รวมมิติที่ ๑ จำนวน ๔ โครงการ/กิจกรรม/มาตรการ เป็นเงิน", ("๔๔,๐๐๐", "-", "๔๙,๐๐๐")]
    last = ["(๔) โครงการรักษ์เขา", "หน่วยงานรับผิดชอบ : กองช่าง", YEARS, ("๙,๐๐๐", "-", "๙,๐๐๐")]
    records = listed(YEARS, ("๓๕,๐๐๐", "-", "๔๐,๐๐๐"), others=[*OTHERS, *last, *total])
    assert [b[3] for b in stated(records, 4)] == [9_000.0, None, 9_000.0]
    assert len(records.budgets) == 4 * 3
    assert [(t.dimension_no, t.fiscal_year_be, t.stated, t.agrees) for t in records.totals] == [
        (1, 2566, 44_000.0, True),
        (1, 2568, 49_000.0, True),
    ]


LAST = ["(๓) มาตรการรักษ์ดินชุมชน", "หน่วยงานรับผิดชอบ : กองคลัง"]
STRIPS: list[list[Row]] = [[], [YEARS, ("๑,๐๐๐", "-", "๒,๐๐๐")]]


@pytest.mark.parametrize("own", STRIPS, ids=["last item without a strip", "with one"])
@pytest.mark.parametrize(
    "label",
    [
        "รวมทั้งสิ้น",
        "ยอดรวมมิติที่ ๑",
        "รวมงบประมาณ",
        "งบประมาณรวมมิติที่ ๑",
        "งบประมาณมิติที่ ๑",
        "งบประมาณทั้งแผน",
        "สรุปงบประมาณ",
    ],
)
def test_sums_below_years_of_their_own_are_not_the_last_items(label: str, own: list[Row]) -> None:
    sums: list[Row] = [label, YEARS, ("๙๙,๐๐๐", "-", "๙๐,๐๐๐")]
    first = [YEARS, ("๓๕,๐๐๐", "-", "๔๐,๐๐๐")]
    records = listed(*first, others=[*OTHERS[:4], *LAST, *own, *sums])
    assert [b[3] for b in stated(records, 3) if b[3] is not None] == (
        [1_000.0, 2_000.0] if own else []
    )
    read_as_sums = [t.stated for t in records.totals] == [99_000.0, 90_000.0]
    assert read_as_sums or "amount_uncertain" in codes(records)


def test_a_sum_of_each_year_may_stand_in_a_line() -> None:
    total = "รวมมิติที่ ๑ ปี ๒๕๖๖ ๓๕,๐๐๐ บาท ปี ๒๕๖๗ ๕๐๐ บาท ปี ๒๕๖๘ ๔๐,๐๐๐ บาท"
    records = listed(YEARS, ("๓๕,๐๐๐", "๕๐๐", "๔๐,๐๐๐"), others=[*OTHERS, total])
    assert [(t.fiscal_year_be, t.stated, t.agrees) for t in records.totals] == [
        (2566, 35_000.0, True),
        (2567, 500.0, True),
        (2568, 40_000.0, True),
    ]


@pytest.mark.parametrize(
    ("unit", "total"),
    [
        ("(หน่วย : พันบาท)", "รวมมิติที่ ๑ ปี ๒๕๖๖ ๓๕ ปี ๒๕๖๗ ๔๐ ปี ๒๕๖๘ ๔๕"),
        ("(หน่วย : พันบาท)", "รวมมิติที่ ๑ ปี ๒๕๖๖ ๑,๐๓๕ ปี ๒๕๖๗ ๔๐ ปี ๒๕๖๘ ๔๕"),
        ("", "รวมมิติที่ ๑ ปี ๒๕๖๖ ๓๕ ปี ๒๕๖๗ ๔๐ ปี ๒๕๖๘ ๔๕"),
    ],
    ids=["thousands", "thousands and more", "no unit"],
)
def test_sums_of_years_that_may_not_be_in_baht_are_not_taken(unit: str, total: str) -> None:
    rows = [part for part in OTHERS if isinstance(part, str)]
    first = [*([unit] if unit else []), *HEADINGS, "(๑) โครงการรักษ์ป่าชุมชน", WHO]
    records = read(PLAN, lines(*first, *rows, total))
    assert len(records.items) == 3
    assert records.totals == ()


def test_a_line_that_prints_a_year_and_a_figure_says_not_of_what() -> None:
    printed = [f"ปี {year} : ๑,๒๐๐" for year in (2566, 2567, 2568)]
    assert stated(listed(*printed), 1) == []


@pytest.mark.parametrize(
    "below",
    [
        [("๓๕,๐๐๐", "", "๔๐,๐๐๐")],
        [("-", "", "-")],
        [("๓๕,๐๐๐", "๓๕,๐๐O", "๔๐,๐๐๐")],
        [("๓๕,๐๐๐", "-", "๔๐,๐๐๐"), ("๓๐,๐๐๐", "-", "๓๙,๐๐๐")],
        [("๕๐", "๖๐", "๗๐")],
        [("เม่ใช้งบ", "เม่ใช้งบ", "เม่ใช้งบ"), ("ประมาณ", "ประมาณ", "ประมาณ")],
        [],
    ],
    ids=["a lost amount", "a lost dash", "misread", "two rows", "small", "no budget?", "nothing"],
)
def test_a_strip_that_is_not_sure_is_told(below: list[Row]) -> None:
    records = listed(YEARS, *below)
    assert stated(records, 1) == []
    assert records.items[0].responsible == ("กองช่าง", "กองสาธารณสุขและสิ่งแวดล้อม")
    told = [f.item_id for f in records.findings if f.code == "amount_uncertain"]
    assert told == [records.items[0].item_id]


@pytest.mark.parametrize("years", [("ปี ๒๕๖๖", "ปี ๒๕๖๙", "ปี ๒๕๖๘"), ("บี ๒๕๖๖", "ปี ๒S๖๗", "ปี ๒๕๖๘")])
def test_dashes_below_misread_years_are_told(years: tuple[str, ...]) -> None:
    records = listed(years, ("-", "-", "-"))
    assert (stated(records, 1), records.items[0].responsible) == (
        [],
        ("กองช่าง", "กองสาธารณสุขและสิ่งแวดล้อม"),
    )
    assert "amount_uncertain" in codes(records)


@pytest.mark.parametrize(
    "caption",
    [
        "เป้าหมาย : ผู้เข้าร่วมโครงการ",
        "ผู้เข้าร่วมรายปี (คน)",
        "หน่วย : คน",
        "จำนวนผู้เข้าร่วม (คน/ปี)",
        "จำนวนผู้เข้าร่วม คน",
        "จำนวนผู้เข้าร่วมอบรม",
        "ผู้เข้าร่วมรายปี หน่วยนับ คน",
        "ประชาชนในเขตเทศบาล",
    ],
)
def test_figures_below_another_label_are_no_money(caption: str) -> None:
    records = listed(caption, YEARS, ("๑,๒๐๐", "๑,๓๐๐", "๑,๔๐๐"))
    assert stated(records, 1) == []
    assert "amount_uncertain" in codes(records)


@pytest.mark.parametrize("label", ["งบประมาณ (บาท)", "หน่วย : บาท", "วงเงิน"])
def test_figures_below_a_label_of_money_are_money(label: str) -> None:
    records = listed(label, YEARS, ("๑,๒๐๐", "๑,๓๐๐", "๑,๔๐๐"))
    assert [b[3] for b in stated(records, 1)] == [1_200.0, 1_300.0, 1_400.0]


def test_a_unit_of_people_above_a_list_is_that_of_its_strips() -> None:
    rows = ["หน่วย : คน", *HEADINGS, "(๑) โครงการรักษ์ป่า", WHO, YEARS, ("๑,๒๐๐", "-", "๑,๓๐๐")]
    records = read(PLAN, lines(*rows, *OTHERS))
    assert [b for b in records.budgets if b.amount_baht is not None] == []
    assert "amount_uncertain" in codes(records)


def test_the_name_of_a_unit_may_take_two_lines() -> None:
    first = ["หน่วยงานรับผิดชอบ : กองสวัสดิการสังคม, กองช่าง, กองการศึกษา, กองสาธารณสุขและ", "สิ่งแวดล้อม"]
    rows = [*HEADINGS, "(๑) โครงการรักษ์ป่า", *first, YEARS, ("๑,๒๐๐", "-", "๑,๓๐๐"), *OTHERS]
    records = read(PLAN, lines(*rows))
    assert [b[3] for b in stated(records, 1)] == [1_200.0, None, 1_300.0]


def test_figures_in_thousands_are_not_read_as_baht() -> None:
    first = ["(หน่วย : พันบาท)", *HEADINGS, "(๑) โครงการรักษ์ป่า", WHO, YEARS]
    rows = [*first, ("๑,๒๐๐", "-", "๑,๓๐๐"), *OTHERS]
    records = read(PLAN, lines(*rows))
    assert len(records.items) == 3
    assert [b for b in records.budgets if b.amount_baht is not None] == []
    assert "amount_uncertain" in codes(records)


def test_a_title_may_go_on_with_words_that_open_a_part_of_a_report() -> None:
    wrapped = [
        "(๔) กิจกรรมประกาศเจตนารมณ์งดรับงดให้ของขวัญของกำนัลทุกชนิด",
        "จากการปฏิบัติหน้าที่",
        "หน่วยงานรับผิดชอบ : กองช่าง",
        YEARS,
        ("-", "-", "-"),
    ]
    records = listed(YEARS, ("๓๕,๐๐๐", "-", "๔๐,๐๐๐"), others=[*OTHERS, *wrapped])
    assert records.items[3].title == "กิจกรรมประกาศเจตนารมณ์งดรับงดให้ของขวัญของกำนัลทุกชนิด จากการปฏิบัติหน้าที่"
    assert records.items[3].responsible == ("กองช่าง",)


@pytest.mark.parametrize("said", ["จากการดำเนินงานมีผู้เข้าร่วม ๖๐ คน", "จากการตรวจสอบไม่พบการทุจริต"])
def test_a_sentence_of_results_is_no_end_of_a_title(said: str) -> None:
    title = "กิจกรรมประกาศเจตนารมณ์งดรับงดให้ของขวัญของกำนัลทุกชนิด"
    told = [f"(๔) {title}", said, "หน่วยงานรับผิดชอบ : กองช่าง"]
    records = listed(YEARS, ("๓๕,๐๐๐", "-", "๔๐,๐๐๐"), others=[*OTHERS, *told])
    assert records.items[3].title == title


@pytest.mark.parametrize(
    "years", [("ปี ๒๕๖๖", "ปี ๒๕๖๗", ""), ("บี ๒๕๖๖", "ปี ๒๕๖๗", "")], ids=["as printed", "misread"]
)
@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (("๕๐๐", "๖๐๐", ""), []),
        (("-", "-", ""), ["dash", "dash"]),
        (("๑,๕๐๐", "-", ""), ["amount", "dash"]),
        (("๑,๕๐๐", "", ""), []),
    ],
)
def test_two_years_over_amounts_are_read_or_told(
    years: Row, values: Row, expected: list[str]
) -> None:
    records = listed(years, values)
    expected = expected if years[0].startswith("ปี") else []
    assert [b[2] for b in stated(records, 1)] == expected
    assert records.items[0].responsible == ("กองช่าง", "กองสาธารณสุขและสิ่งแวดล้อม")
    assert expected or "amount_uncertain" in codes(records)


def test_a_range_of_two_years_is_no_strip() -> None:
    first = ["(๑) โครงการรักษ์ป่าชุมชน", WHO, "ระยะเวลาดำเนินการ :", "ปี ๒๕๖๖ - ปี ๒๕๖๗"]
    records = read(PLAN, lines(*HEADINGS, *first, *OTHERS))
    assert "amount_uncertain" not in codes(records)
