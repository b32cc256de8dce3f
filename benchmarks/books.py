"""Time and memory for a whole book: our pages with tables beside pdfplumber's `extract_tables`.

    python -m benchmarks.books FILE.pdf [--pages N]

Each reader runs in a process of its own, one after the other, on the same pages.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pdfplumber

from parsers.adapters.pdf import open_pdf
from parsers.layout.blocks import find_blocks

READERS = ("pdfplumber", "phaen")


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--pages", type=int, help="only the first N pages")
    parser.add_argument("--as", dest="reader", choices=READERS, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.reader is not None:
        print(one(options.reader, options.file, options.pages))
        return 0
    print("| reader | pages | s | CPU s | peak MB |")
    print("|---|---|---|---|---|")
    for reader in READERS:
        command = [sys.executable, "-m", "benchmarks.books", str(options.file), "--as", reader]
        command += ["--pages", str(options.pages)] if options.pages else []
        print(subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip())
    return 0


def one(reader: str, path: Path, limit: int | None) -> str:
    start, cpu = time.perf_counter(), time.process_time()
    count = by_phaen(path, limit) if reader == "phaen" else by_pdfplumber(path, limit)
    seconds, busy = time.perf_counter() - start, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"| {reader} | {count} | {seconds:.1f} | {busy:.1f} | {peak:.0f} |"


def by_phaen(path: Path, limit: int | None) -> int:
    with open_pdf(path) as file:
        numbers: Sequence[int] = range(1, min(limit or file.page_count, file.page_count) + 1)
        for page in file.pages(numbers):
            find_blocks(page.page)
        return len(numbers)


def by_pdfplumber(path: Path, limit: int | None) -> int:
    with pdfplumber.open(path) as pdf:
        pages = pdf.pages[:limit]
        for page in pages:
            page.extract_tables()
            page.close()
        return len(pages)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
