"""Ticks in the columns of a status, and where a heading asks for words."""

from __future__ import annotations

import pytest

from normalize.make_records import Records
from tests.reading_text import codes, read_rows
from tests.test_adversarial import REPORT, table
from tests.test_labelled_cells import read as read_tables
from tests.test_stacked_rows import table as grid_of


def report(done: str, not_done: str, *ticks: tuple[str, str]) -> str:
    tall = "<td rowspan=2>{}</td>".format
    status = "<td colspan=2>การดำเนินการ</td>"
    head = tall("ที่") + tall("โครงการ") + status + tall("งบประมาณ")
    rows = (
        f"<td>{k}</td><td>โครงการงานที่ {k} ของตำบล</td><td>{yes}</td><td>{no}</td><td>5,000</td>"
        for k, (yes, no) in enumerate(ticks, 1)
    )
    return REPORT + table(head, f"<td>{done}</td><td>{not_done}</td>", *rows)


@pytest.mark.parametrize("done", ["ดำเนินการ", "ได้<br>ดำเนินการ", "ดำเนินการแล้ว"])
@pytest.mark.parametrize("tick", ["✓", "/"])
def test_done_beside_not_done_is_progress_and_no_text(done: str, tick: str) -> None:
    records = read_rows(report(done, "ไม่ดำเนินการ", (tick, ""), ("", tick), ("-", tick)))
    assert [(i.progress, i.approach, i.result) for i in records.items] == [
        ("completed", None, None),
        ("not_possible", None, None),
        ("not_possible", None, None),
    ]
    assert codes(records) & {"tick_for_text", "progress_unreadable"} == set()


def test_a_cross_under_done_is_not_read_as_done() -> None:
    records = read_rows(report("ดำเนินการ", "ไม่ดำเนินการ", ("x", ""), ("", "✓")))
    assert [i.progress for i in records.items] == [None, "not_possible"]
    assert "progress_unreadable" in codes(records)


def test_a_tick_where_words_are_asked_for_is_no_text_and_told() -> None:
    records = read_rows(
        REPORT + "ที่|โครงการ|วิธีดำเนินการ|งบประมาณ\n1|โครงการ ก|✓|5,000\n2|โครงการ ข|จัดอบรม|5,000\n"
    )
    assert [i.approach for i in records.items] == [None, "จัดอบรม"]
    told = [f.item_id for f in records.findings if f.code == "tick_for_text"]
    assert told == [records.items[0].item_id]


ROWS = (
    "<td rowspan=2>1</td><td>มาตรการกำหนดเวลา</td><td>จัดทำคู่มือ</td><td>สำนักปลัด</td><td>ต.ค. 66</td>",
    "<td colspan=2>ผลการติดตาม : จัดทำแล้ว</td><td colspan=2>☑ ดำเนินการแล้ว<br>☐ อยู่ระหว่างดำเนินการ</td>",
)


def test_states_to_tick_below_an_item_are_its_state_under_whatever_column() -> None:
    head = "<td>ที่</td><td>มาตรการ</td><td>วิธีดำเนินการ</td><td>ผู้รับผิดชอบ</td><td>ระยะเวลา</td>"
    title = REPORT.replace("แผนปฏิบัติการป้องกันการทุจริต", "มาตรการส่งเสริมคุณธรรมและความโปร่งใส (ITA)")
    (item,) = read_rows(title + table(head, *ROWS)).items
    assert (item.title, item.approach) == ("มาตรการกำหนดเวลา", "จัดทำคู่มือ")
    assert (item.responsible, item.period) == (("สำนักปลัด",), "ต.ค. 66")
    assert (item.follow_up, item.progress) == ("จัดทำแล้ว", "completed")


UNITS = ("สำนักปลัด", "กองคลัง", "กองช่าง")
YEARS = ("2566", "2567", "2568")


def yearly(heading: str, *rows: tuple[str, str, str]) -> Records:
    """Rows of an amount, its years and its units, each told by ticks."""
    head = [
        [("ที่", 1, 2), ("โครงการ/กิจกรรม", 1, 2), (heading, 1, 2), ("ปีที่ดำเนินการ", 3, 1),
         ("ผู้รับผิดชอบ", 3, 1)],
        [(text, 1, 1) for text in (*YEARS, *UNITS)],
    ]  # fmt: skip
    band = [[("มิติที่ 1 การสร้างวัฒนธรรมสุจริต", 9, 1)]]
    body = [
        [(str(k), 1, 1), (f"โครงการงานที่ {k} ของตำบล", 1, 1), (amount, 1, 1)]
        + [("✓" if year in years else "", 1, 1) for year in YEARS]
        + [("✓" if unit in units else "", 1, 1) for unit in UNITS]
        for k, (amount, years, units) in enumerate(rows, 1)
    ]
    title = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2568)"
    return read_tables(title, (grid_of(*head, *band, *body),))


def amounts(records: Records) -> list[tuple[int | None, str, float | None]]:
    return [(b.fiscal_year_be, b.status, b.amount_baht) for b in records.budgets]


def test_an_amount_of_each_year_stands_in_every_year_that_is_ticked() -> None:
    records = yearly(
        "งบประมาณต่อปี (บาท)",
        ("80,000", "2567 2568", "สำนักปลัด กองคลัง"),
        ("ไม่ใช้งบประมาณ", "2566", "กองช่าง"),
    )
    assert [entry for entry in amounts(records) if entry[1] != "blank"] == [
        (2567, "amount", 80_000.0),
        (2568, "amount", 80_000.0),
        (2566, "no_budget", None),
    ]
    assert [i.responsible for i in records.items] == [("สำนักปลัด", "กองคลัง"), ("กองช่าง",)]


def test_an_amount_is_of_its_one_year_and_not_of_several() -> None:
    one = yearly("งบประมาณ (บาท)", ("5,000", "2567", "กองคลัง"), ("7,000", "2568", "กองช่าง"))
    assert [entry for entry in amounts(one) if entry[1] == "amount"] == [
        (2567, "amount", 5_000.0),
        (2568, "amount", 7_000.0),
    ]
    several = yearly("งบประมาณ (บาท)", ("5,000", "2567 2568", "กองคลัง"))
    assert not [e for e in amounts(several) if e[0] is not None and e[2] is not None]
