"""The shipped samples and their truth belong together, and truth is in the dataset's columns."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from samples.draw import FAMILIES, SUFFIXES, draw_document
from samples.facts import Money
from samples.families.desk import money_text
from samples.thai import month_date, normal

ROOT = Path(__file__).parent.parent
SHIPPED = ROOT / "data" / "raw"
TRUTH = ROOT / "samples" / "truth"


@pytest.mark.parametrize("family", sorted(FAMILIES))
@pytest.mark.parametrize("suffix", sorted(SUFFIXES.values()))
def test_every_family_is_shipped_in_every_kind(family: str, suffix: str) -> None:
    assert (SHIPPED / f"{family}{suffix}").stat().st_size > 1_000


def test_shipped_samples_are_small() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) < 8_000_000


@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_shipped_text_holds_every_title_of_its_truth(family: str) -> None:
    text = "".join((normal((SHIPPED / f"{family}.txt").read_text("utf-8")) or "").split())
    for mark in ("<p>", "</p>"):
        text = text.replace(mark, "")
    truth = json.loads((TRUTH / f"{family}.json").read_text("utf-8"))
    whole = [item["title"] for item in truth["items"] if "".join(item["title"].split()) in text]
    assert len(whole) / len(truth["items"]) > 0.9  # a page break may part a title


@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_the_same_seed_draws_the_same_document_and_another_another(family: str) -> None:
    first = draw_document(family, 11).truth.to_json()
    assert draw_document(family, 11).truth.to_json() == first
    assert draw_document(family, 12).truth.to_json() != first


@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_drawn_documents_vary_in_look_and_layout(family: str) -> None:
    looks = {draw_document(family, seed, "small").look for seed in range(12)}
    assert len(looks) >= 10


def test_stated_totals_agree_unless_the_sample_says_otherwise() -> None:
    checked = 0
    for seed in range(8):
        truth = draw_document("plan", seed).truth
        for total in truth.totals:
            if total["measure"] != "budget" or total["dimension_no"] is None:
                continue
            keys = {
                item["key"]
                for item in truth.items
                if item["section"] == "plan" and item["dimension_no"] == total["dimension_no"]
            }
            rows = sum(
                cell["amount_baht"] or 0.0
                for cell in truth.budgets
                if cell["key"] in keys and cell["fiscal_year_be"] == total["fiscal_year_be"]
            )
            assert (abs(rows - total["stated"]) < 0.005) == total["agrees"]
            checked += 1
    assert checked > 20


@pytest.mark.parametrize(
    ("month", "date"),
    [(10, "2022-10-01"), (12, "2022-12-01"), (1, "2023-01-01"), (9, "2023-09-01")],
)
def test_months_of_fiscal_year_2566(month: int, date: str) -> None:
    assert month_date(2566, month) == date


@pytest.mark.parametrize(
    ("text", "truth"),
    [
        ("๑. โครงการ\nก", "1. โครงการ ก"),
        ("-", None),
        ("–", None),
        ("", None),
        (None, None),
        ("ปี  ๒๕๖๖ ", "ปี 2566"),
    ],
)
def test_truth_is_written_in_one_normal_form(text: str | None, truth: str | None) -> None:
    assert normal(text) == truth


@pytest.mark.parametrize(
    ("money", "form", "printed"),
    [
        (Money("amount", 20000.0), "plain", "20,000"),
        (Money("amount", 20000.0), "satang", "20,000.00"),
        (Money("amount", 20000.0), "dash", "20,000.-"),
        (Money("amount", 20000.0), "baht", "20,000 บาท"),
        (Money("amount", 150.25), "plain", "150.25"),
        (Money("dash"), "plain", "-"),
        (Money("blank"), "plain", ""),
        (Money("no_budget"), "plain", "ไม่ใช้งบ"),
    ],
)
def test_money_is_printed_in_the_forms_offices_use(money: Money, form: str, printed: str) -> None:
    assert money_text(money, form, "ไม่ใช้งบ") == printed


def test_an_amount_without_a_status_is_refused() -> None:
    with pytest.raises(ValueError, match="amount"):
        Money("dash", 5.0)


def test_drawing_does_not_touch_the_global_generator() -> None:
    random.seed(5)
    expected = random.random()
    random.seed(5)
    draw_document("plan", 3)
    assert random.random() == expected
