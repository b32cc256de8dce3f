"""Real published PDFs: what issue 3 promises of every one of them. Skips where they are absent."""

from __future__ import annotations

import csv
import os
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import regex

from parsers.adapters.pdf import PdfPage, UnreadablePdf, open_pdf
from parsers.layout.blocks import find_blocks
from parsers.page.text_layer import stray_marks

CORPORA = Path(
    os.environ.get("PHAEN_CORPORA", Path(__file__).resolve().parents[1] / "../shared/corpora")
)
READABLE = sorted(
    path
    for folder in ("bangkok-budget-2565", "national-budget-2565", "ita-evidence", "forms")
    for path in (CORPORA / folder).glob("*.pdf")
)
HOSTILE = sorted((CORPORA / "hostile").glob("*.pdf"))
TRANSPOSED = regex.compile(r"[่้๊๋][ัิีึืฺุู]|์[ิุ]")
LONGEST_READ_WHOLE = 60
NUMBER = regex.compile(r"\d[\d,]*")

# The file amounts.csv was made from prints 2,752,764 there, and its own total needs it.
MISPRINTED_TRUTH = {("65028.pdf", 58, "2152764")}

pytestmark = pytest.mark.skipif(not READABLE, reason="PHAEN_CORPORA is not here")


@dataclass(frozen=True, slots=True)
class ReadText:
    """What one page's text layer was read as."""

    number: int
    text: str
    thai: int
    strays: int


@cache
def read(path: Path) -> tuple[ReadText, ...]:
    """The pages of a file; of a book every other one (`benchmarks.text_layers` reads them all)."""
    with open_pdf(path) as file:
        step = 1 if file.page_count <= LONGEST_READ_WHOLE else 2
        return tuple(read_text(page) for page in file.pages(range(step, file.page_count + 1, step)))


def read_text(page: PdfPage) -> ReadText:
    words = [word.text for word in page.page.words]
    return ReadText(
        page.page.number,
        " ".join(words),
        page.quality.thai_characters,
        sum(stray_marks(word) for word in words),
    )


def truth() -> dict[tuple[str, int], set[str]]:
    amounts: dict[tuple[str, int], set[str]] = defaultdict(set)
    with (CORPORA / "bangkok-budget-2565" / "amounts.csv").open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            amounts[row["file"], int(row["page"])].add(row["amount_baht"])
    return amounts


@pytest.mark.parametrize("path", READABLE, ids=lambda path: path.name)
def test_text_layers_are_well_formed(path: Path) -> None:
    pages = read(path)
    for page in pages:
        assert not [c for c in page.text if "\ue000" <= c <= "\uf8ff" or c in "\x00\ufffd"]
        assert "(cid:" not in page.text
        assert TRANSPOSED.search(page.text) is None
    thai = sum(page.thai for page in pages)
    assert thai > 0
    assert 1000 * sum(page.strays for page in pages) / thai <= 0.2


@pytest.mark.parametrize("name", sorted({path.name for path in READABLE if "bangkok" in str(path)}))
def test_every_amount_is_in_its_pages_text(name: str) -> None:
    amounts = truth()
    missing: list[tuple[str, int, str]] = []
    for page in read(CORPORA / "bangkok-budget-2565" / name):
        found = {match.replace(",", "") for match in NUMBER.findall(page.text)}
        stated = amounts[name, page.number]
        missing.extend((name, page.number, amount) for amount in stated if amount not in found)
    assert set(missing) <= MISPRINTED_TRUTH


@pytest.mark.parametrize("path", HOSTILE, ids=lambda path: path.name)
def test_hostile_files_give_pages_or_a_reason(path: Path) -> None:
    try:
        with open_pdf(path) as file:
            first = next(iter(file.pages([1])))
            assert find_blocks(first.page).number == 1
            file.render(1, 20)
    except UnreadablePdf as error:
        assert error.reason
