"""The facts of the five real documents, where they are at hand (PHAEN_DOCUMENTS)."""

from __future__ import annotations

import os
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from normalize.raw import DocumentFacts
from parsers.adapters.text_file import read_text_file
from parsers.documents.facts import find_document_facts

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = Path(os.environ.get("PHAEN_DOCUMENTS", ROOT / ".." / "shared" / "documents"))

pytestmark = pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the real documents are not here")

KO = {
    "organisation": "เทศบาลตำบลก้อ",
    "organisation_type": "subdistrict_municipality",
    "district": "ลี้",
    "province": "ลำพูน",
    "province_code": "TH-51",
}
EXPECTED: dict[str, dict[str, Any]] = {
    "ko-results-2564.txt": {
        **KO,
        "family": "results_report",
        "framework": "nacc_2561",
        "plan_year_from_be": 2561,
        "plan_year_to_be": 2564,
        "report_year_be": 2564,
        "report_months": 12,
        "document_date": date(2021, 10, 5),
    },
    "ko-ita-follow-up-2566.txt": {
        **KO,
        "family": "ita_follow_up",
        "framework": "ita",
        "report_year_be": 2566,
        "report_months": 6,
        "document_date": date(2023, 4, 3),
    },
    "koh-phangan-plan-2566-2570.txt": {
        "organisation": "เทศบาลตำบลเกาะพะงัน",
        "organisation_type": "subdistrict_municipality",
        "district": "เกาะพะงัน",
        "province": "สุราษฎร์ธานี",
        "province_code": "TH-84",
        "family": "action_plan",
        "framework": "nacc_2566",
        "plan_year_from_be": 2566,
        "plan_year_to_be": 2570,
        "document_date": date(2022, 7, 12),
    },
    "phangat-ita-measures-2568.txt": {
        "organisation": "องค์การบริหารส่วนตำบลพะงาด",
        "organisation_type": "subdistrict_administration",
        "district": "ขามสะแกแสง",
        "province": "นครราชสีมา",
        "province_code": "TH-30",
        "family": "ita_measures_report",
        "framework": "ita",
        "report_year_be": 2568,
    },
    "sok-kam-plan-2561.txt": {
        "organisation": "องค์การบริหารส่วนตำบลโสกก่าม",
        "organisation_type": "subdistrict_administration",
        "district": "เซกา",
        "province": "บึงกาฬ",
        "province_code": "TH-38",
        "family": "action_plan",
        "framework": "nacc_2561",
        "plan_year_from_be": 2561,
        "plan_year_to_be": 2561,
    },
}


def read(name: str) -> DocumentFacts:
    path = DOCUMENTS / name
    if not path.is_file():
        pytest.skip(f"{name} is not here")
    return find_document_facts(read_text_file(path))


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_facts_of_a_real_document(name: str) -> None:
    facts = read(name)
    names = [n for n in DocumentFacts.__slots__ if n not in ("remarks", "title")]
    found = {n: getattr(facts, n) for n in names}
    assert {n: f.value for n, f in found.items() if f is not None} == EXPECTED[name]


def test_the_other_municipality_is_found_on_each_of_its_lines() -> None:
    remarks = read("koh-phangan-plan-2566-2570.txt").remarks
    foreign = [r for r in remarks if r.code == "foreign_organisation"]
    assert len({r.place.line for r in foreign}) == len(foreign) == 37
    assert Counter(r.code for r in remarks)["template_text"] == 6


@pytest.mark.parametrize("name", sorted(set(EXPECTED) - {"koh-phangan-plan-2566-2570.txt"}))
def test_no_other_municipality_where_none_is_named(name: str) -> None:
    codes = {r.code for r in read(name).remarks}
    assert codes <= {"name_snapped"}
