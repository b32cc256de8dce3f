"""Tables printed by several PDF producers, read back cell by cell.

    python -m benchmarks.producers [--rows N] [--font NAME] [--keep DIR]

Producers: LibreOffice, Chromium and WeasyPrint where they are installed, and fpdf2 with and
without text shaping. The truth is the HTML the documents are printed from. A last line damages
the truth as producers do (SARA AM without its ring) and says how much spelling restores.
"""

from __future__ import annotations

import argparse
import csv
import importlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fpdf import FPDF

from normalize.spelling import page_damage, repair, thai_lexicon
from parsers.adapters.pdf import open_pdf
from parsers.layout.blocks import find_blocks
from parsers.model import Table

TITLES = Path(__file__).resolve().parents[1] / "samples" / "lookups" / "titles.csv"
Rows = list[tuple[str, str, str]]
SAID_NO = (OSError, subprocess.SubprocessError)


@dataclass(frozen=True, slots=True)
class Result:
    producer: str
    cells: int
    right: int
    titles: int
    titles_right: int
    wrong: tuple[tuple[str, str], ...]


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=60)
    parser.add_argument("--font", default="Laksaman")
    parser.add_argument("--keep", type=Path, help="leave the printed PDFs there")
    options = parser.parse_args(arguments)
    truth = rows(options.rows)
    print("| producer | cells right | titles right | first cells that differ |")
    print("|---|---|---|---|")
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        for producer, path in printed(truth, options.font, folder):
            result = compare(producer, path, truth)
            print(
                f"| {producer} | {result.right}/{result.cells} | "
                f"{result.titles_right}/{result.titles} | {list(result.wrong[:3])} |",
                flush=True,
            )
    print(restoration([title for title, _, _ in truth]))
    return 0


def rows(count: int) -> Rows:
    """Titles of the sample generator with an amount and a unit, the same for every run."""
    with TITLES.open(encoding="utf-8") as source:
        titles = [row for record in csv.reader(source) for row in record if len(row) > 12]
    return [
        (titles[i % len(titles)], f"{(i + 1) * 1234:,}", "สำนักปลัด / กองคลัง") for i in range(count)
    ]


def html(truth: Rows, font: str) -> str:
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in truth)
    return (
        "<!doctype html><html lang='th'><meta charset='utf-8'><style>"
        f"body{{font:14pt '{font}'}} table{{border-collapse:collapse;width:100%}}"
        "tr{break-inside:avoid} td{border:1px solid #000;padding:3px;vertical-align:top}"
        "td:nth-child(2){width:20%;text-align:right}td:nth-child(3){width:28%}"
        f"</style><table border='1' cellspacing='0'>{body}</table></html>"
    )


def printed(truth: Rows, font: str, folder: Path) -> Iterator[tuple[str, Path]]:
    source = folder / "table.html"
    source.write_text(html(truth, font), encoding="utf-8")
    for name, make in (
        ("Chromium", by_chromium),
        ("LibreOffice", by_libreoffice),
        ("WeasyPrint", by_weasyprint),
    ):
        target = folder / f"{name}.pdf"
        if make(source, target):
            yield name, target
    file = font_file(font)
    if file is not None:
        for shaping in (True, False):
            target = folder / f"fpdf2-{shaping}.pdf"
            by_fpdf2(truth, file, shaping, target)
            yield f"fpdf2, {'shaped' if shaping else 'not shaped'}", target


def by_chromium(source: Path, target: Path) -> bool:
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        return False
    with tempfile.TemporaryDirectory() as profile:
        command = [
            program,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            f"--user-data-dir={profile}",
            "--no-pdf-header-footer",
            f"--print-to-pdf={target}",
            source.as_uri(),
        ]
        return ran(command) and target.exists()


def by_libreoffice(source: Path, target: Path) -> bool:
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return False
    with tempfile.TemporaryDirectory() as profile:
        command = [
            program,
            f"-env:UserInstallation=file://{profile}",
            "--headless",
            "--writer",
            "--convert-to",
            "pdf:writer_web_pdf_Export",
            "--outdir",
            str(target.parent),
            str(source),
        ]
        made = target.parent / "table.pdf"
        if not ran(command) or not made.exists():
            return False
        made.rename(target)
        return True


def by_weasyprint(source: Path, target: Path) -> bool:
    try:
        module = importlib.import_module("weasyprint")
    except (ImportError, OSError):
        program = shutil.which("weasyprint")
        return program is not None and ran([program, str(source), str(target)])
    module.HTML(filename=str(source)).write_pdf(str(target))
    return True


def ran(command: list[str]) -> bool:
    try:
        return (
            subprocess.run(command, capture_output=True, timeout=180, check=False).returncode == 0
        )
    except SAID_NO:
        return False


def font_file(font: str) -> Path | None:
    for folder in ("/usr/share/fonts", "/usr/local/share/fonts"):
        for suffix in ("ttf", "otf"):
            for path in Path(folder).rglob(f"{font}.{suffix}"):
                return path
    return None


def by_fpdf2(truth: Rows, font: Path, shaping: bool, target: Path) -> None:
    pdf = FPDF(format="A4")
    pdf.add_font("thai", fname=str(font))
    pdf.set_text_shaping(shaping)
    pdf.add_page()
    pdf.set_font("thai", size=12)
    with pdf.table(col_widths=(52, 20, 28), first_row_as_headings=False) as table:
        for row in truth:
            table.row(row)
    pdf.output(str(target))


def compare(producer: str, path: Path, truth: Rows) -> Result:
    read: list[tuple[str, ...]] = []
    with open_pdf(path) as file:
        for page in file.pages():
            for block in find_blocks(page.page).blocks:
                if isinstance(block, Table):
                    read.extend(table_rows(block))
    wrong: list[tuple[str, str]] = []
    right = titles_right = 0
    for index, row in enumerate(truth):
        found = read[index] if index < len(read) else ("",) * len(row)
        for column, cell in enumerate(row):
            same = column < len(found) and squeeze(found[column]) == squeeze(cell)
            right += same
            titles_right += same and column == 0
            if not same:
                wrong.append((cell, found[column] if column < len(found) else ""))
    return Result(producer, 3 * len(truth), right, len(truth), titles_right, tuple(wrong))


def table_rows(table: Table) -> list[tuple[str, ...]]:
    grid = [[""] * table.n_cols for _ in range(table.n_rows)]
    for cell in table.cells:
        grid[cell.row][cell.col] = cell.text
    return [tuple(row) for row in grid]


def squeeze(text: str) -> str:
    return "".join(text.split())


def restoration(titles: list[str]) -> str:
    lexicon = thai_lexicon()
    damaged = [title.replace("ำ", "า") for title in titles]
    damage = page_damage(damaged, lexicon)
    lost = restored = harmed = 0
    for title, poor in zip(titles, damaged, strict=True):
        mended = repair(poor, lexicon, damage).text
        for meant, found, now in zip(title, poor, mended, strict=True):
            lost += meant != found
            restored += meant != found and meant == now
            harmed += meant == found and meant != now
    return f"SARA AM without rings: {restored}/{lost} restored, {harmed} sound letters harmed"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
