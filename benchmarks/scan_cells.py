"""Cells of ruled tables in generated scans: `python -m benchmarks.scan_cells [--count N]`.

Every document is drawn twice, as a PDF with rules and as a scan of it. A cell counts as right where
the scan's table has one with the same row, column and spans.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.accuracy import DEFAULT_SEED, draw
from parsers.adapters.page_image import open_pdf as open_images
from parsers.adapters.page_image import page_image
from parsers.adapters.pdf import open_pdf
from parsers.model import Ruling
from parsers.page.grid import Grid, find_grids
from parsers.scan import prepare_page
from parsers.scan.structure import find_structure
from samples.draw import SUFFIXES

FEWEST_CELLS = 4
Slot = tuple[int, int, int, int]


def tables(rulings: Sequence[Ruling]) -> list[set[Slot]]:
    """The ruled tables of a page as sets of (row, column, row span, column span)."""

    def slots(grid: Grid) -> set[Slot]:
        return {(cell.row, cell.col, cell.row_span, cell.col_span) for cell in grid.cells}

    return [slots(grid) for grid in find_grids(rulings) if len(grid.cells) >= FEWEST_CELLS]


def score(printed: Path, scanned: Path) -> Counter[str]:
    """Cells and whole tables of a PDF that its scan has too."""
    result: Counter[str] = Counter()
    with open_pdf(printed) as layers, open_images(scanned) as images:
        for layer in layers.pages():
            wanted = tables(layer.page.rulings)
            if not wanted:
                continue
            image = page_image(images, layer.page.number, None)
            prepared = prepare_page(image.pixels, image.dpi, (image.width_pt, image.height_pt))
            found = tables(find_structure(prepared).rulings)
            for cells in wanted:
                right = max((len(cells & other) for other in found), default=0)
                result.update(tables=1, same=right == len(cells), cells=len(cells), right=right)
    return result


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scan_cells", description=__doc__)
    parser.add_argument("--count", type=int, default=30)
    parser.add_argument("--seed", type=int, default=DEFAULT_SEED)
    options = parser.parse_args()
    total: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for one in draw(options.count, options.seed, folder, ("pdf", "scan")):
            raw = folder / "raw"
            total += score(raw / (one.name + SUFFIXES["pdf"]), raw / (one.name + SUFFIXES["scan"]))
    print("| scans | tables | whole | cells | right |\n|---|---|---|---|---|")
    print(
        f"| {options.count} | {total['tables']} | {total['same']} | {total['cells']} "
        f"| {total['right']} ({total['right'] / max(1, total['cells']):.2%}) |"
    )


if __name__ == "__main__":
    main()
