"""How well scans are read: real vote records, and Bangkok budget pages printed to 200 and 300 dpi.

Run `python -m benchmarks.scans [--engine phaen tesseract] [--every N] [--dpi 200 300]`; engines
named together read the same pages in one run. The corpora are found through PHAEN_CORPORA (default
../shared/corpora). Nothing is trained or tuned on them.
"""

from __future__ import annotations

import argparse
import csv
import os
import resource
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import regex
from rapidfuzz import fuzz, process

from parsers.adapters import pdf
from parsers.adapters.page_image import open_pdf, page_image
from parsers.model import Page, Ruling, Word
from parsers.ocr import OcrEngine, make_engine
from parsers.page.geometry import printed_lines
from parsers.page.grid import find_grids
from parsers.scan import prepare_page, read_scan_page
from parsers.scan.structure import find_structure

CORPORA = Path(
    os.environ.get("PHAEN_CORPORA", Path(__file__).parents[1] / ".." / "shared" / "corpora")
)
THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
VOTES = {"เห็นด้วย": "1", "ไม่เห็นด้วย": "2", "งดออกเสียง": "3", "ไม่ลงคะแนนเสียง": "4"}
SURE_STEPS = (0.0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995)


@dataclass(frozen=True, slots=True)
class Reading:
    """A page with the processor seconds its reading took, from raster to words."""

    page: Page
    seconds: float


def read(
    path: Path, numbers: Sequence[int], engine: OcrEngine, dpi: float | None
) -> Iterator[Reading]:
    """The named pages of a PDF, each rasterised and read as a scan."""
    with open_pdf(path) as document:
        for number in numbers:
            image = page_image(document, number, dpi)
            start = _cpu_seconds()
            size = (image.width_pt, image.height_pt)
            page = read_scan_page(image.pixels, number, image.dpi, engine, size)
            yield Reading(page, _cpu_seconds() - start)


def _cpu_seconds() -> float:
    """Processor seconds of this process and the ones it ran: Tesseract is one of those."""
    return sum(os.times()[:4])


def rows_of_votes(page: Page) -> list[list[str]]:
    """Printed lines that start with a number, as their words."""
    lines = printed_lines(page.words, page.number)
    words = [[word.text for word in line.words] for line in lines]
    return [row for row in words if len(row) >= 4 and row[0].isdigit()]


def name_in(row: Sequence[str]) -> str:
    """The words between the numbers and the party."""
    ends = [n for n, word in enumerate(row) if fuzz.partial_ratio(word[:5], "พรรค") >= 75 and n > 2]
    name = row[: ends[0]] if ends else row[:-1]
    return regex.sub(r"^[\d\s]+", "", " ".join(name))


def score_votes(engine: OcrEngine) -> None:
    """Rows, names and votes of `votes.csv`, beside the rows printed: the records number their rows.

    People of `votes.csv` who are not printed in the PDF count as lost.
    """
    folder = CORPORA / "vote-logs"
    with (folder / "votes.csv").open(encoding="utf-8") as file:
        truth = list(csv.DictReader(file))
    for name in sorted({row["file"] for row in truth}):
        with open_pdf(folder / name) as document:
            numbers = range(1, len(document) + 1)
        readings = list(read(folder / name, numbers, engine, None))
        rows = [row for reading in readings for row in rows_of_votes(reading.page)]
        people = [row for row in truth if row["file"] == name]
        places = _places([f"{row['name']} {row['lastname']}" for row in people], rows)
        found = [(who, rows[n]) for who, n in zip(people, places, strict=True) if n is not None]
        exact = sum(_is_exact(f"{who['name']} {who['lastname']}", row) for who, row in found)
        votes = sum(VOTES.get(row[-1]) == who["vote_code"] for who, row in found)
        printed = {int(row[0]) for row in rows}
        seconds = sum(reading.seconds for reading in readings) / len(readings)
        print(
            f"| {name} | {len(printed)} of {max(printed)} | {len(people)} | {len(found)} "
            f"| {exact} ({exact / max(1, len(found)):.1%}) "
            f"| {votes} ({votes / max(1, len(found)):.1%}) | {seconds:.2f} |"
        )


def _places(people: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int | None]:
    """Each person's row: the one with just that name, else the most alike that is nobody else's."""
    exact: dict[str, int] = {}
    for place, row in enumerate(rows):
        for full in people:
            if _is_exact(full, row):
                exact.setdefault(full, place)
    taken = set(exact.values())
    free = {place: name_in(row) for place, row in enumerate(rows) if place not in taken}
    places: list[int | None] = []
    for full in people:
        best = process.extractOne(full, free, scorer=_likeness, score_cutoff=75)
        places.append(exact.get(full, best[2] if best is not None else None))
    return places


def _is_exact(full: str, row: Sequence[str]) -> bool:
    """Whether a row prints first and last name letter for letter, a title before the first and a
    second first name after it left aside."""
    first, _, last = full.strip().partition(" ")
    words = name_in(row).split(" ")
    return " ".join(words[-len(last.split(" ")) :]) == last and any(
        word.endswith(first) for word in words[: -len(last.split(" "))]
    )


def _likeness(full: str, name: str, **_: object) -> float:
    """How alike two names are, the title before the printed one left aside."""
    return max(fuzz.ratio(full, name), fuzz.ratio(full, name[-len(full) :]))


def numbers_on(page: Page) -> list[tuple[float, float]]:
    """Every amount-like word as (value, confidence)."""
    found = []
    for word in page.words:
        text = word.text.translate(THAI_DIGITS).strip("()*.-–:;")
        if regex.fullmatch(r"\d{1,3}(,\d{3})*|\d+", text):
            found.append((float(text.replace(",", "")), _share(word)))
    return found


def _share(word: Word) -> float:
    return 1.0 if word.confidence is None else word.confidence


def score_budgets(engine: OcrEngine, dpi: float, every: int) -> None:
    """Amounts of `amounts.csv` read on their page, tables found, time; then the confidences."""
    folder = CORPORA / "bangkok-budget-2565"
    with (folder / "amounts.csv").open(encoding="utf-8") as file:
        truth = list(csv.DictReader(file))
    total: Counter[str] = Counter()
    sure: list[tuple[float, bool]] = []
    for name in sorted({row["file"] for row in truth}):
        wanted: dict[int, list[float]] = {}
        for row in truth:
            if row["file"] == name:
                wanted.setdefault(int(row["page"]), []).append(float(row["amount_baht"]))
        pages = sorted(wanted)[::every]
        score: Counter[str] = Counter()
        with pdf.open_pdf(folder / name) as printed:
            for reading in read(folder / name, pages, engine, dpi):
                page = reading.page
                got = numbers_on(page)
                values = {value for value, _ in got}
                layer_page = next(printed.pages([page.number])).page
                layer_values = {value for value, _ in numbers_on(layer_page)}
                sure += [(share, value in layer_values) for value, share in got]
                score["pages"] += 1
                score["amounts"] += len(wanted[page.number])
                score["right"] += sum(amount in values for amount in wanted[page.number])
                score["milliseconds"] += round(1000 * reading.seconds)
        print(_budget_row(name, dpi, score))
        total += score
    print(_budget_row("all", dpi, total))
    print_reliability(sure)


def score_tables(dpi: float, most: int) -> None:
    """Ruled tables of text-layer PDFs whose rows, columns and merged cells the scan has too."""
    for folder in ("bangkok-budget-2565", "national-budget-2565", "ita-evidence", "forms"):
        found = wanted = 0
        for path in sorted((CORPORA / folder).glob("*.pdf")):
            for layer in _ruled_pages(path, most):
                with open_pdf(path) as document:
                    image = page_image(document, layer.number, dpi)
                size = (image.width_pt, image.height_pt)
                prepared = prepare_page(image.pixels, image.dpi, size, turns=0)
                shapes = _shapes(layer.rulings)
                wanted += sum(shapes.values())
                found += sum((shapes & _shapes(find_structure(prepared).rulings)).values())
        print(f"| {folder} | {dpi:.0f} | {wanted} | {found} |")


def _ruled_pages(path: Path, most: int) -> list[Page]:
    """The first pages of a PDF whose text layer has a ruled table."""
    pages: list[Page] = []
    with pdf.open_pdf(path) as printed:
        for page in printed.pages():
            if _shapes(page.page.rulings):
                pages.append(page.page)
            if len(pages) == most:
                break
    return pages


def _shapes(rulings: Sequence[Ruling]) -> Counter[tuple[int, int, int]]:
    grids = [grid for grid in find_grids(rulings) if len(grid.cells) >= 4]
    return Counter((grid.n_rows, grid.n_cols, len(grid.cells)) for grid in grids)


def _budget_row(name: str, dpi: float, score: Counter[str]) -> str:
    right, amounts = score["right"], max(1, score["amounts"])
    return (
        f"| {name} | {dpi:.0f} | {score['pages']} | {score['amounts']} | {right} "
        f"({right / amounts:.2%}) | {score['milliseconds'] / 1000 / max(1, score['pages']):.2f} |"
    )


def print_reliability(sure: Sequence[tuple[float, bool]]) -> None:
    """Of the numbers read with a confidence in each band, how many the text layer has too."""
    print("\n| confidence | numbers | right |\n|---|---|---|")
    for low, high in zip(SURE_STEPS, (*SURE_STEPS[1:], 1.01), strict=True):
        band = [right for share, right in sure if low <= share < high]
        if band:
            print(f"| {low:g}-{min(high, 1.0):g} | {len(band)} | {sum(band) / len(band):.2%} |")
    print()


def score(engine: OcrEngine, dpis: Sequence[float], every: int, votes: bool) -> None:
    if votes:
        print("| file | rows read | people | rows found | names exact | votes right | CPU s/page |")
        print("|---|---|---|---|---|---|---|")
        score_votes(engine)
        print()
    if dpis:
        print("| book | dpi | pages | amounts | right | CPU s/page |")
        print("|---|---|---|---|---|---|")
    for dpi in dpis:
        score_budgets(engine, dpi, every)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", nargs="+", default=["phaen"])
    parser.add_argument("--every", type=int, default=4, help="read one budget page in N")
    parser.add_argument("--dpi", type=float, nargs="*", default=[300.0, 200.0])
    parser.add_argument("--ruled", type=int, default=4, help="ruled pages to read per PDF")
    parser.add_argument("--skip-votes", action="store_true")
    options = parser.parse_args()
    cv2.setNumThreads(1)
    for name in options.engine:
        engine = make_engine(name)
        if not isinstance(engine, OcrEngine):
            parser.error("an engine that reads lines is needed")
        print(f"Engine: {engine.name}\n")
        score(engine, options.dpi, options.every, votes=not options.skip_votes)
    print("| ruled tables of | dpi | tables | same shape in the scan |")
    print("|---|---|---|---|")
    for dpi in options.dpi:
        score_tables(dpi, options.ruled)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"Peak memory: {peak:.0f} MB")


if __name__ == "__main__":
    main()
