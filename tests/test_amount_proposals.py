"""Doubted digits that contradict the rest of the document: a reading is proposed, never taken."""

from __future__ import annotations

from dataclasses import replace

import pytest

from normalize.make_records import Records, make_records
from normalize.proposals import one_digit_apart
from normalize.raw import ParsedDocument
from parsers.adapters.text_file import read_text
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID

TABLE = """แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. ๒๕๖๑ - ๒๕๖๔)

มิติ|ภารกิจตามมิติ|โครงการ/กิจกรรม/มาตรการ|ปี ๒๕๖๑|หมายเหตุ
๑. การสร้างสังคมที่ไม่ทนต่อการทุจริต|๑.๑ การสร้างจิตสำนึกและความตระหนัก|๑. โครงการบวชป่า|๑๘,๐๐๐|
||๒. โครงการคุณธรรม|๒๐,๐๐๐|
||๓. โครงการจิตอาสา|๕,๐๐๐|
มิติที่ ๑|รวม||{total}|
"""


def parsed(total: str) -> ParsedDocument:
    text = TABLE.format(total=total).replace("|", "\t")
    return parse_document((read_text(text, engine="text"),))


def with_confidence(document: ParsedDocument, confidences: tuple[float, ...]) -> Records:
    """The document as a scan would give it: every item's amounts read with one confidence."""
    items = []
    for item, confidence in zip(document.items, confidences, strict=True):
        money = tuple(
            replace(cell, span=replace(cell.span, confidence=confidence)) for cell in item.money
        )
        items.append(replace(item, money=money))
    return make_records(DOCUMENT_ID, replace(document, items=tuple(items)))


def proposed(records: Records) -> list[tuple[str | None, str | None]]:
    titles = {item.item_id: item.title for item in records.items}
    return [
        (titles.get(f.item_id or ""), f.suggestion)
        for f in records.findings
        if f.code == "digit_contradicted"
    ]


def test_the_one_doubted_amount_that_settles_a_stated_total_is_proposed_and_not_changed() -> None:
    records = with_confidence(parsed("๔๘,๐๐๐"), (0.999, 0.95, 0.999))  # the rows give 43,000
    assert proposed(records) == [("โครงการคุณธรรม", "25000")]
    assert [b.amount_baht for b in records.budgets] == [18000.0, 20000.0, 5000.0]


def test_amounts_read_surely_are_not_doubted() -> None:
    assert proposed(with_confidence(parsed("๔๘,๐๐๐"), (0.999, 0.999, 0.999))) == []


def test_nothing_is_proposed_where_two_amounts_would_do() -> None:
    records = with_confidence(parsed("๔๔,๐๐๐"), (0.9, 0.999, 0.9))  # 19,000 or 6,000
    assert proposed(records) == []


def test_nothing_is_proposed_where_the_total_agrees() -> None:
    assert proposed(with_confidence(parsed("๔๓,๐๐๐"), (0.9, 0.9, 0.9))) == []


def test_a_doubted_amount_takes_its_proposal_from_the_other_section() -> None:
    sheet = (
        "\nมิติที่ ๑ ภารกิจตามมิติที่ ๑.๑ โครงการลำดับที่ ๒\n\n๑. ชื่อโครงการ โครงการคุณธรรม\n"
        "๖. งบประมาณดำเนินการ ปีงบประมาณ ๒๕๖๑ จำนวน ๒๕,๐๐๐ บาท\n"
    )
    text = (TABLE.format(total="๔๓,๐๐๐") + sheet).replace("|", "\t")
    document = parse_document((read_text(text, engine="text"),))
    assert [i.section for i in document.items] == ["plan", "plan", "plan", "fact_sheet"]
    records = with_confidence(document, (0.999, 0.95, 0.999, 0.999))
    assert proposed(records) == [("โครงการคุณธรรม", "25000")]


@pytest.mark.parametrize(
    ("read", "other", "told"),
    [
        (18000.0, 13000.0, True),
        (18000.0, 18000.0, False),
        (18000.0, 1800.0, False),
        (18000.0, 31000.0, False),
        (5000.5, 5000.6, True),
        (5000.0, -5000.0, False),
    ],
)
def test_one_digit_apart(read: float, other: float, told: bool) -> None:
    assert one_digit_apart(read, other) is told


def test_a_tiny_number_that_was_hardly_read_is_no_amount() -> None:
    text = (
        TABLE.format(total="๓๘,๐๖๖")
        .replace("๕,๐๐๐", "๖")
        .replace("๒๐,๐๐๐", "๖๐")
        .replace("|", "\t")
    )
    records = with_confidence(
        parse_document((read_text(text, engine="text"),)), (0.999, 0.999, 0.49)
    )
    assert [b.amount_baht for b in records.budgets] == [18000.0, 60.0, None]
    assert "amount_uncertain" in {f.code for f in records.findings}
