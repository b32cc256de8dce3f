"""`python -m samples`: write sample documents with their truth.

`python -m samples draw OUT --family plan --seed 7 --kinds pdf,scan,txt` writes one document;
`python -m samples ship` writes the samples the repository ships in data/raw again.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from samples.draw import FAMILIES, KINDS, draw_document, write_document
from samples.producers import PRODUCERS
from samples.render_scan import Scanner

SHIPPED = Path("data/raw")
SHIPPED_TRUTH = Path("samples/truth")
GREY = Scanner(dpi=150, skew=0.35, blur=0.4, noise=2.0, one_bit=False, quality=50)
BLACK_AND_WHITE = Scanner(dpi=200, skew=-0.3, blur=0.4, noise=3.0, one_bit=True, quality=50)
SHIPPED_SAMPLES = (
    ("plan", 39, BLACK_AND_WHITE),
    ("schedule", 6, GREY),
    ("results", 23, BLACK_AND_WHITE),
    ("ita_measures", 13, GREY),
    ("ita_follow_up", 9, GREY),
)
"""Family, seed and scanner of each sample in data/raw."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m samples", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    draw = commands.add_parser("draw", help="write one document by family and seed")
    draw.add_argument("out", type=Path)
    draw.add_argument("--truth", type=Path, help="folder of the truth files (default OUT/truth)")
    draw.add_argument("--family", choices=sorted(FAMILIES), required=True)
    draw.add_argument("--seed", type=int, default=1)
    draw.add_argument("--kinds", default="pdf,scan,txt")
    draw.add_argument("--size", choices=("small", "normal"), default="normal")
    draw.add_argument("--producer", choices=sorted(PRODUCERS), default="drawn")
    ship = commands.add_parser("ship", help="write the shipped samples again")
    ship.add_argument("--out", type=Path, default=SHIPPED)
    ship.add_argument("--truth", type=Path, default=SHIPPED_TRUTH)
    options = parser.parse_args()
    if options.command == "ship":
        _ship(options.out, options.truth)
        return
    kinds = tuple(options.kinds.split(","))
    if not set(kinds) <= set(KINDS):
        parser.error(f"--kinds takes {', '.join(KINDS)}")
    desk = draw_document(options.family, options.seed, options.size)
    name = f"{options.family}-{options.seed}"
    for path in write_document(
        desk,
        options.out,
        options.truth or options.out / "truth",
        name,
        options.seed,
        kinds,
        producer=options.producer,
    ):
        print(path)


def _ship(out: Path, truth: Path) -> None:
    for family, seed, scanner in SHIPPED_SAMPLES:
        desk = draw_document(family, seed, "small")
        for path in write_document(desk, out, truth, family, seed, KINDS, scanner):
            print(path, path.stat().st_size)


if __name__ == "__main__":
    main()
