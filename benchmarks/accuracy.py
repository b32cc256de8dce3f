"""`make bench-accuracy`: draws fresh documents, builds them, scores them against their truth.

`python -m benchmarks.accuracy [--count 30] [--seed 2569|random] [--kinds pdf,txt,scan]` prints a
Markdown table by family and kind. Generated documents are not in the repository; the same seed
draws the same documents.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.scoring import Dataset, Score, read_truth, score
from samples.draw import FAMILIES, KINDS, SUFFIXES, draw_document, write_document

DEFAULT_SEED = 2569
FINISHED = (0, 4)
"""Exit codes of a build that wrote its dataset: all read, or some documents failed."""

COLUMNS = (
    ("items found", "items"),
    ("not invented", "not_invented"),
    ("titles exact", "title"),
    ("fields right", "fields"),
    ("amounts right", "amounts"),
    ("money cells", "money_cells"),
    ("amounts not silently wrong", "amounts_not_silently_wrong"),
    ("months right", "months"),
    ("totals captured", "totals"),
    ("document facts", "document"),
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """One drawn document: its family, the name of its files without suffix, its seed."""

    family: str
    name: str
    seed: int


def draw(count: int, seed: int, out: Path, kinds: tuple[str, ...]) -> list[Drawn]:
    """`count` documents over all families, written to `out/raw` and `out/truth`."""
    rng = random.Random(seed)
    families = list(FAMILIES)
    drawn = []
    for number in range(count):
        family = families[number % len(families)]
        one = Drawn(family, f"{number:03d}-{family}", rng.randrange(10**6))
        desk = draw_document(family, one.seed)
        write_document(desk, out / "raw", out / "truth", one.name, one.seed, kinds)
        drawn.append(one)
    return drawn


def build(raw: Path, out: Path) -> None:
    """Runs the pipeline as a user would; raises where it wrote no dataset."""
    start = "from pipeline.cli import main; main()"
    command = [sys.executable, "-c", start, "build", str(raw), "--out", str(out)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode not in FINISHED or not (out / "documents.parquet").is_file():
        raise RuntimeError(f"phaen build ended with {done.returncode}:\n{done.stderr[-2000:]}")


def score_all(
    drawn: list[Drawn], folder: Path, kinds: tuple[str, ...]
) -> dict[tuple[str, str], Score]:
    """Scores by (family, kind); the family `all` holds the sums."""
    dataset = Dataset.read(folder / "dataset")
    result: dict[tuple[str, str], Score] = {}
    for kind in kinds:
        result["all", kind] = Score()
        for one in drawn:
            rows = dataset.of_document(dataset.document_id(one.name + SUFFIXES[kind]))
            single = score(read_truth(folder / "truth" / f"{one.name}.json"), rows)
            single.misses = [f"{one.name}{SUFFIXES[kind]}: {miss}" for miss in single.misses]
            result.setdefault((one.family, kind), Score()).add(single)
            result["all", kind].add(single)
    return result


def table(scores: dict[tuple[str, str], Score]) -> str:
    """The scores as a Markdown table, a row per family and kind."""
    head = ["family", "kind", *(title for title, _ in COLUMNS)]
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    for (family, kind), result in sorted(scores.items(), key=lambda entry: entry[0][::-1]):
        cells = [family, kind]
        for _, name in COLUMNS:
            share = result.share(name)
            cells.append("–" if share is None else f"{share:.2%} ({result.asked[name]})")
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def field_table(scores: dict[tuple[str, str], Score], kinds: tuple[str, ...]) -> str:
    """Share right of every column, a row per column."""
    totals = [scores["all", kind] for kind in kinds]
    names = sorted({name for result in totals for name in result.asked if "." in name})
    lines = ["| column | " + " | ".join(kinds) + " |", "|---|" + "---|" * len(kinds)]
    for name in names:
        cells = []
        for result in totals:
            share = result.share(name)
            cells.append("–" if share is None else f"{share:.2%} ({result.asked[name]})")
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description=__doc__)
    parser.add_argument("--count", type=int, default=30)
    parser.add_argument("--seed", default=str(DEFAULT_SEED), help="a number, or `random`")
    parser.add_argument("--kinds", default="pdf,txt")
    parser.add_argument("--keep", type=Path, help="folder to keep documents and dataset in")
    parser.add_argument("--misses", type=int, default=0, help="how many misses to list")
    options = parser.parse_args()
    kinds = tuple(options.kinds.split(","))
    if not set(kinds) <= set(KINDS):
        parser.error(f"--kinds takes {', '.join(KINDS)}")
    seed = random.SystemRandom().randrange(10**6) if options.seed == "random" else int(options.seed)
    folder = options.keep or Path(tempfile.mkdtemp(prefix="phaen-accuracy-"))
    drawn = draw(options.count, seed, folder, kinds)
    build(folder / "raw", folder / "dataset")
    scores = score_all(drawn, folder, kinds)
    print(f"{options.count} documents, seed {seed}, kinds {', '.join(kinds)}\n")
    print(table(scores), end="\n\n")
    print(field_table(scores, kinds))
    for kind in kinds:
        for miss in scores["all", kind].misses[: options.misses]:
            print("  -", miss)
    if options.keep is None:
        shutil.rmtree(folder)
    else:
        misses = [miss for kind in kinds for miss in scores["all", kind].misses]
        (folder / "misses.txt").write_text("\n".join(misses), encoding="utf-8")


if __name__ == "__main__":
    main()
