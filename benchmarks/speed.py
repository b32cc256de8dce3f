"""`make bench`: how long the sample documents take, and how much memory one worker needs."""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from pathlib import Path

from pipeline.document import DocumentResult, read_document
from pipeline.inventory import take_inventory
from pipeline.settings import Settings
from pipeline.stages import build


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--raw", type=Path, default=Path("data/raw"))
    raw = parser.parse_args().raw
    print("| document | pages | items | seconds |\n|---|---|---|---|")
    for source in take_inventory(raw):
        start = time.perf_counter()
        result = read_document(source, Settings())
        row = result.rows["documents"][0]
        pages = getattr(row, "page_count", None)
        seconds = time.perf_counter() - start
        items = len(result.rows["items"])
        print(f"| {source.relative} | {pages or '–'} | {items} | {seconds:.2f} |")
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\nOne process, all documents in turn: peak {peak_mb:.0f} MB.\n")
    for jobs in (1, Settings().workers):
        print(f"Build with {jobs} workers: {_build_seconds(raw, jobs):.1f} s")


def _build_seconds(raw: Path, jobs: int) -> float:
    def ignore(result: DocumentResult, total: int) -> None:
        """A benchmark shows no progress."""

    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        build(raw, Path(folder) / "dataset", Settings(jobs=jobs), ignore)
        return time.perf_counter() - start


if __name__ == "__main__":
    main()
