"""Lists whose amounts stand apart at the line's end: what a scan leaves of the dots before them."""

from __future__ import annotations

import pytest

from normalize.make_records import Records, make_records
from normalize.numbering import opens_typed, split_number
from parsers.headings.columns import bind_heading
from parsers.layout.blocks import find_all_blocks
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID, read_rows
from tests.test_half_ruled_tables import page, words

TITLES = ("โครงการบ้านสวยเมืองสุจริต", "กิจกรรมคนดีศรีตำบล", "มาตรการโปร่งใสตรวจสอบได้")


def read(*behind: str) -> Records:
    """A list of three items; `behind` each title what stands at the end of its line."""
    placed = [
        (5.0, 60.0, "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2565"),
        (20.0, 15.0, "มิติที่ 1 การสร้างสังคมที่ไม่ทนต่อการทุจริต"),
    ]
    for k, (title, text) in enumerate(zip(TITLES, behind, strict=True)):
        y = 40.0 + 26 * k
        placed += [(y, 25.0, f"({k + 1}) {title}"), (y, 300.0, text)]
        placed += [(y + 12, 40.0, "หน่วยงานรับผิดชอบ : สำนักปลัด")]
    print_ = words(*placed)
    return make_records(DOCUMENT_ID, parse_document(find_all_blocks([page(print_, [])])))


def said(records: Records) -> list[tuple[str, str, float | None]]:
    money = {b.item_id: (b.status, b.amount_baht) for b in records.budgets}
    return [(i.title, *money.get(i.item_id, ("none", None))) for i in records.items]


@pytest.mark.parametrize("left", ["", ". ", "… ", "… … … ", "·· ", ".... ", "_ ", "__ "])
def test_what_is_left_of_the_dots_is_no_part_of_title_or_amount(left: str) -> None:
    records = read(f"{left}40,000 บาท", f"{left}ไม่ใช้งบประมาณ", f"{left}-")
    assert said(records) == [
        (TITLES[0], "amount", 40_000.0),
        (TITLES[1], "no_budget", None),
        (TITLES[2], "dash", None),
    ]


def test_a_dash_close_behind_a_title_is_no_money() -> None:
    records = read_rows(
        "แผนปฏิบัติการป้องกันการทุจริต พ.ศ. 2565\nมิติที่ 1 การสร้างสังคมที่ไม่ทนต่อการทุจริต\n"
        "(1) โครงการบ้านสวย -\n(2) โครงการบ้านงาม 20,000 บาท\n(3) โครงการบ้านดี 10,000 บาท\n"
    )
    assert [b.status for b in records.budgets] == ["amount", "amount"]


@pytest.mark.parametrize("text", ["() โครงการบ้านสวย", "( ) กิจกรรมคนดี"])
def test_a_number_that_a_scan_lost_from_its_brackets(text: str) -> None:
    assert opens_typed(text)
    assert split_number(text).item_no is None
    assert split_number(text).rest in ("โครงการบ้านสวย", "กิจกรรมคนดี")


def test_brackets_within_a_text_are_its_own() -> None:
    assert split_number("โครงการ () บ้านสวย").rest == "โครงการ () บ้านสวย"


def test_the_unit_that_leads_is_the_one_responsible() -> None:
    assert bind_heading(0, ("หน่วยงานหลัก",)).role == "responsible"
    assert bind_heading(0, ("งบประมาณของหน่วยงาน",)).role == "money"


@pytest.mark.parametrize(
    "behind",
    ["(จำนวน 5 โครงการ/กิจกรรม/มาตรการ)", "(5 โครงการ)", "(รวม 12 กิจกรรม 3 มาตรการ)", "(ต่อ)"],
)
def test_a_heading_may_say_how_many_items_stand_below_it(behind: str) -> None:
    records = read_rows(
        f"แผนปฏิบัติการป้องกันการทุจริต พ.ศ. 2566 - 2570\nที่|โครงการ|ปี 2566\n"
        f"มิติที่ 1 การสร้างวัฒนธรรมสุจริต {behind}||\n1|โครงการบ้านสวย|20,000\n"
    )
    assert [(i.dimension_no, i.title) for i in records.items] == [(1, "โครงการบ้านสวย")]


def test_a_leader_to_a_dash_that_a_scan_lost_ends_the_title_all_the_same() -> None:
    records = read("...... 40,000 บาท", "......", "...... . ไม่ใช้งบประมาณ")
    assert [i.title for i in records.items] == list(TITLES)
    assert said(records)[0][1:] == ("amount", 40_000.0)
    assert said(records)[2][1:] == ("no_budget", None)


@pytest.mark.parametrize("dots", [" ...... ", " ………… ", "............. ", ".. . . . . . . . "])
@pytest.mark.parametrize("word", ["อบต", "ป.ป.ช"])
def test_the_point_of_an_abbreviation_before_a_leader_is_the_title_s(dots: str, word: str) -> None:
    records = read_rows(
        "แผนปฏิบัติการป้องกันการทุจริต พ.ศ. 2565\nมิติที่ 1 การสร้างสังคมที่ไม่ทนต่อการทุจริต\n"
        f"(1) โครงการอบรมสมาชิกสภา {word}.{dots}24,000.- บาท\nผู้รับผิดชอบ : สำนักปลัด\n"
        f"(2) โครงการบ้านงาม{dots}20,000.- บาท\nผู้รับผิดชอบ : กองคลัง\n"
        "(3) โครงการบ้านดี . . . . . . . . 10,000.- บาท\nผู้รับผิดชอบ : กองช่าง\n"
    )
    assert said(records) == [
        (f"โครงการอบรมสมาชิกสภา {word}.", "amount", 24_000.0),
        ("โครงการบ้านงาม", "amount", 20_000.0),
        ("โครงการบ้านดี", "amount", 10_000.0),
    ]


def test_a_unit_alone_below_the_money_of_an_item_is_responsible() -> None:
    """Without a label; what stands below other lines may be the rest of a title."""
    records = read_rows(
        "แผนปฏิบัติการป้องกันการทุจริต พ.ศ. 2565\nมิติที่ 1 การสร้างสังคมที่ไม่ทนต่อการทุจริต\n"
        "(1) โครงการอบรมคุณธรรม ...... 35,000 บาท\nสำนักปลัด\n"
        "(2) กิจกรรมประกาศเจตนารมณ์ ...... ไม่ใช้งบประมาณ\nสำนักปลัด และกองคลัง\n"
        "(3) โครงการค่ายเยาวชน (42,000 บาท)\nกองการศึกษา / กองช่าง\n"
        "(4) โครงการพัฒนางานของ\nกองคลัง\nงบประมาณ 12,000 บาท\nผู้รับผิดชอบ : กองช่าง\n"
        "(5) โครงการตลาดนัด งบประมาณ 9,000 บาท\nชุมชนบ้านสวนเหนือ\n"
        "(6) โครงการสวนสาธารณะ งบประมาณ 8,000 บาท\nกองช่าง\nผู้รับผิดชอบ : กองคลัง\n"
    )
    assert [(i.title, i.responsible) for i in records.items] == [
        ("โครงการอบรมคุณธรรม", ("สำนักปลัด",)),
        ("กิจกรรมประกาศเจตนารมณ์", ("สำนักปลัด", "กองคลัง")),
        ("โครงการค่ายเยาวชน", ("กองการศึกษา", "กองช่าง")),
        ("โครงการพัฒนางานของกองคลัง", ("กองช่าง",)),
        ("โครงการตลาดนัด", None),
        ("โครงการสวนสาธารณะ", ("กองคลัง",)),
    ]
    assert [(b.status, b.amount_baht) for b in records.budgets][:3] == [
        ("amount", 35_000.0),
        ("no_budget", None),
        ("amount", 42_000.0),
    ]


@pytest.mark.parametrize("text", ["40,000. บาท", "40,000.บาท", "40000. บาท", "๔๐,๐๐๐. บาท"])
def test_an_amount_whose_dash_before_the_unit_got_lost(text: str) -> None:
    records = read(text, "ไม่ใช้งบประมาณ", "500. บาท")
    assert said(records) == [
        (TITLES[0], "amount", 40_000.0),
        (TITLES[1], "no_budget", None),
        (TITLES[2], "amount", 500.0),
    ]
    doubted = [f for f in records.findings if f.code == "amount_doubtful"]
    assert len(doubted) == 2


@pytest.mark.parametrize("text", ["40,00. บาท", "0,400. บาท", "12. บาท", "40.000. บาท"])
def test_figures_that_are_not_sound_are_no_amount_whose_dash_got_lost(text: str) -> None:
    records = read(text, "20,000. บาท", "-")
    assert said(records)[0][1:] != ("amount", 40_000.0)
    assert {b.amount_baht for b in records.budgets} == {20_000.0, None}
