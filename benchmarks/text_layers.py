"""How well text layers are read: ours beside pdfplumber, pdfium, pdfminer and PyMuPDF.

    python -m benchmarks.text_layers [--pages N] [--write benchmarks/text_layers.md] FILE.pdf …

On the same pages in the same run: the share of Thai characters that stand in dictionary words,
marks and SARA AM without a consonant, transposed pairs, characters nobody can read, seconds; and
for ours the glyphs repaired, guessed and unread. PyMuPDF is a yardstick only (its licence keeps
it out of the dependencies); it is left out where it is not installed. Without files, the corpora
in PHAEN_CORPORA are read.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pdfplumber
import pypdfium2
import regex
from pdfminer.high_level import extract_text

from normalize.spelling import known_share, thai_lexicon
from parsers.adapters.pdf import open_pdf
from parsers.layout.blocks import find_blocks
from parsers.model import Line, PageContent
from parsers.page.text_layer import stray_marks

CORPORA = Path(
    os.environ.get("PHAEN_CORPORA", Path(__file__).resolve().parents[1] / "../shared/corpora")
)
FOLDERS = ("bangkok-budget-2565", "national-budget-2565", "ita-evidence", "forms")
TRANSPOSED = regex.compile(r"[่้๊๋][ัิีึืฺุู]|์[ิุ]")
UNREADABLE = regex.compile(r"\(cid:\d+\)|[\x00\ufffd\ue000-\uf8ff□]")
THAI = regex.compile(r"[\u0e01-\u0e5b]")

Reader = Callable[[Path, list[int]], str]


@dataclass(frozen=True, slots=True)
class Score:
    """One engine on one file's pages; rates are per 1,000 Thai characters."""

    engine: str
    thai: int
    known: float | None
    strays: float
    transposed: int
    unreadable: int
    seconds: float


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--pages", type=int, default=12, help="pages read of each file")
    parser.add_argument("--write", type=Path, help="write the table there as Markdown")
    options = parser.parse_args(arguments)
    files = options.files or [p for f in FOLDERS for p in sorted((CORPORA / f).glob("*.pdf"))]
    lines: list[str] = []
    for line in table(files, options.pages):
        print(line, flush=True)
        lines.append(line)
    if options.write is not None:
        heading = (
            "# Text layers, read by five readers\n\nMade by `python -m benchmarks.text_layers`.\n"
        )
        options.write.write_text("\n".join([heading, *lines, ""]), encoding="utf-8")
    return 0


def table(files: list[Path], limit: int) -> Iterator[str]:
    yield "| file (pages) | reader | Thai | known % | strays/1,000 | transposed | unread | s |"
    yield "|---|---|---|---|---|---|---|---|"
    for path in files:
        with open_pdf(path) as file:
            pages = spread(file.page_count, limit)
        for engine, read in readers().items():
            score = measured(engine, read, path, pages)
            known = "–" if score.known is None else f"{100 * score.known:.1f}"
            yield (
                f"| {path.name} ({len(pages)}) | {engine} | {score.thai:,} | {known} | "
                f"{score.strays:.2f} | {score.transposed} | {score.unreadable} | "
                f"{score.seconds:.1f} |"
            )
        repairs = repair_counts(path, pages)
        yield (
            f"| | repairs by ours | repaired {repairs['repaired']:,} | "
            f"guessed {repairs['guessed']:,} | unread {repairs['unread']:,} | | | |"
        )


def spread(count: int, limit: int) -> list[int]:
    """Up to `limit` page numbers, evenly spread over the file."""
    if count <= limit:
        return list(range(1, count + 1))
    return sorted({1 + round(i * (count - 1) / (limit - 1)) for i in range(limit)})


def measured(engine: str, read: Reader, path: Path, pages: list[int]) -> Score:
    start = time.perf_counter()
    text = read(path, pages)
    seconds = time.perf_counter() - start
    thai = len(THAI.findall(text))
    strays = sum(stray_marks(line) for line in text.splitlines())
    return Score(
        engine=engine,
        thai=thai,
        known=known_share(text.splitlines(), thai_lexicon()),
        strays=1000 * strays / thai if thai else 0.0,
        transposed=len(TRANSPOSED.findall(text)),
        unreadable=len(UNREADABLE.findall(text)),
        seconds=seconds,
    )


def readers() -> dict[str, Reader]:
    found: dict[str, Reader] = {
        "phaen": by_phaen,
        "pdfplumber": by_pdfplumber,
        "pdfium": by_pdfium,
        "pdfminer": by_pdfminer,
    }
    if mupdf() is not None:
        found["PyMuPDF"] = by_mupdf
    return found


def mupdf() -> ModuleType | None:
    try:
        return importlib.import_module("pymupdf")
    except ImportError:
        return None


def by_phaen(path: Path, pages: list[int]) -> str:
    with open_pdf(path) as file:
        return "\n".join(plain_text(find_blocks(page.page)) for page in file.pages(pages))


def plain_text(content: PageContent) -> str:
    lines: list[str] = []
    for block in content.blocks:
        if isinstance(block, Line):
            lines.append(block.text)
        else:
            lines.extend(line.text for cell in block.cells for line in cell.lines)
    return "\n".join(lines)


def by_pdfplumber(path: Path, pages: list[int]) -> str:
    out = []
    with pdfplumber.open(path) as pdf:
        for number in pages:
            page = pdf.pages[number - 1]
            out.append(page.extract_text())
            page.close()
    return "\n".join(out)


def by_pdfium(path: Path, pages: list[int]) -> str:
    pdf = pypdfium2.PdfDocument(path)
    text = "\n".join(pdf[number - 1].get_textpage().get_text_range() for number in pages)
    pdf.close()
    return text.replace("\r", "")


def by_pdfminer(path: Path, pages: list[int]) -> str:
    return extract_text(path, page_numbers=[number - 1 for number in pages])


def by_mupdf(path: Path, pages: list[int]) -> str:
    module = mupdf()
    if module is None:
        return ""
    with module.open(path) as pdf:
        return "\n".join(pdf[number - 1].get_text() for number in pages)


def repair_counts(path: Path, pages: list[int]) -> Counter[str]:
    with open_pdf(path) as file:
        return Counter(repair.kind for page in file.pages(pages) for repair in page.repairs)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
