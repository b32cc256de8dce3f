"""The five real documents, where they are at hand: nothing lost, nothing invented."""

from __future__ import annotations

import os
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from normalize.make_records import Records, make_records
from parsers.adapters.text_file import read_text_file
from parsers.parse import parse_document

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = Path(os.environ.get("PHAEN_DOCUMENTS", ROOT / ".." / "shared" / "documents"))

pytestmark = pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the real documents are not here")

KO, PHANGAN = "ko-results-2564", "koh-phangan-plan-2566-2570"
SOK_KAM, PHANGAT, FOLLOW_UP = (
    "sok-kam-plan-2561",
    "phangat-ita-measures-2568",
    "ko-ita-follow-up-2566",
)


@cache
def rows(name: str) -> Records:
    return make_records(name, parse_document(read_text_file(DOCUMENTS / f"{name}.txt")))


# Items by dimension 1, 2, 3, 4 in every section that states them.
COUNTS = [
    (KO, "plan", (17, 29, 19, 15)),
    (KO, "results", (11, 26, 16, 13)),
    (KO, "summary", (14, 29, 19, 15)),
    (PHANGAN, "plan", (9, 15, 4, 6)),
    (PHANGAN, "fact_sheet", (9, 21, 4, 6)),
    (SOK_KAM, "schedule", (4, 21, 9, 9)),
    (PHANGAT, "ita_measures", (5, 3, 2, 0)),
    (FOLLOW_UP, "ita_follow_up", (2, 2, 1, 0)),
]


@pytest.mark.parametrize(("name", "section", "counts"), COUNTS)
def test_every_item_and_no_other(name: str, section: str, counts: tuple[int, ...]) -> None:
    found = Counter(i.dimension_no for i in rows(name).items if i.section == section)
    assert tuple(found[n] for n in (1, 2, 3, 4)) == counts
    assert sum(found.values()) == sum(counts)


def test_no_section_beyond_those_printed() -> None:
    for name in {name for name, _section, _counts in COUNTS}:
        expected = {section for n, section, _counts in COUNTS if n == name}
        assert {i.section for i in rows(name).items} == expected


def test_money_of_the_phangan_plan() -> None:
    plan = {i.item_id for i in rows(PHANGAN).items if i.section == "plan"}
    cells = [b for b in rows(PHANGAN).budgets if b.item_id in plan]
    by_year = Counter[int | None]()
    for cell in cells:
        by_year[cell.fiscal_year_be] += cell.amount_baht or 0
    assert len(cells) == 170
    assert sum(b.status == "no_budget" for b in cells) == 145
    assert by_year == dict.fromkeys(range(2566, 2571), 77000.0)


def test_stated_totals_of_the_ko_plan_and_which_of_them_agree() -> None:
    totals = rows(KO).totals
    money = [t for t in totals if t.measure == "budget" and t.stated is not None]
    assert len(money) == 12
    assert all(t.agrees for t in money)
    counts = [t for t in totals if t.measure == "count"]
    differ = {(t.dimension_no, t.item_type, t.stated, t.computed) for t in counts if not t.agrees}
    assert len(counts) == 12
    assert differ == {
        (1, "project", 12.0, 11.0),
        (3, "project", 4.0, 5.0),
        (3, "activity", 6.0, 5.0),
        (4, "activity", 8.0, 7.0),
    }


def test_sheets_that_contradict_the_table_or_have_no_row_in_it() -> None:
    found = rows(PHANGAN).findings
    assert sum(f.code == "amount_contradiction" for f in found) == 4
    assert sum(f.code == "missing_in_section" for f in found) == 6
    assert sum(f.code == "foreign_organisation" for f in found) == 37


def test_months_that_are_printed_beyond_doubt() -> None:
    by_title = {i.title: i.item_id for i in rows(SOK_KAM).items if i.title}
    report = next(v for t, v in by_title.items() if t.startswith("มาตรการสร้างกลไกของข้อมูล"))
    marks = sorted(s.month.isoformat()[:7] for s in rows(SOK_KAM).schedule if s.item_id == report)
    assert marks == ["2017-12", "2018-03", "2018-06", "2018-09"]


def test_rows_of_unclear_months_say_so() -> None:
    codes = Counter(f.code for f in rows(SOK_KAM).findings)
    assert codes["arrow_extent_unknown"] >= 10
    assert codes["numbering_gap"] == 1
    assert codes["mission_missing"] == 1
