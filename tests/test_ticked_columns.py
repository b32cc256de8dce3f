"""Ticks in the columns of a status, and where a heading asks for words."""

from __future__ import annotations

import pytest

from tests.reading_text import codes, read_rows
from tests.test_adversarial import REPORT, table


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
