"""Draws lines ahead of the training, 4,096 to a file: `python -m training.shards OUT --fonts DIR`.

Shard k holds lines k*4096 to k*4096+4095; the same fonts and word lists give the same shard.
The process stays `--ahead` shards in front of the newest one the trainer has asked for.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

import numpy as np

from training.lines import LineMaker, Sample

SIZE = 4096
WANTED = "wanted"
"""File in the shard folder where the trainer writes the number of the shard it reads now."""


def limit_for(shard: int, rng: random.Random) -> int:
    """Longest line of a shard: short lines first, because CTC finds its alignment on them."""
    if shard < 2:
        return 10
    if shard < 5:
        return 22
    return rng.choice([30, 60, 60, 100])


def draw(maker: LineMaker, shard: int) -> list[Sample]:
    rng = random.Random(shard)
    return [maker.sample(shard * SIZE + i, limit_for(shard, rng)) for i in range(SIZE)]


def save(file: Path, samples: list[Sample]) -> None:
    widths = np.array([s.image.shape[1] for s in samples], dtype=np.int32)
    pixels = np.concatenate([s.image.ravel() for s in samples])
    texts = np.array([s.text for s in samples])
    part = file.with_suffix(".part")
    with part.open("wb") as handle:
        np.savez(handle, widths=widths, pixels=pixels, texts=texts)
    part.rename(file)


def load(file: Path) -> list[Sample]:
    with np.load(file) as data:
        widths, pixels, texts = data["widths"], data["pixels"], data["texts"]
    height = pixels.size // int(widths.sum())
    ends = np.cumsum(widths.astype(np.int64) * height)[:-1]
    pieces = np.split(pixels, ends)
    return [
        Sample(piece.reshape(height, width), str(text))
        for piece, width, text in zip(pieces, widths, texts, strict=True)
    ]


def shard_file(folder: Path, shard: int) -> Path:
    return folder / f"shard{shard:05d}.npz"


def wanted(folder: Path) -> int:
    file = folder / WANTED
    return int(file.read_text() or 0) if file.exists() else 0


def run(folder: Path, maker: LineMaker, first: int, ahead: int, keep: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shard = first
    while True:
        while shard > wanted(folder) + ahead:
            time.sleep(1.0)
        file = shard_file(folder, shard)
        if not file.exists():
            save(file, draw(maker, shard))
        old = shard_file(folder, shard - ahead - keep)
        old.unlink(missing_ok=True)
        shard += 1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--fonts", type=Path, required=True)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--ahead", type=int, default=12)
    parser.add_argument("--keep", type=int, default=4)
    parser.add_argument("--figures", action="store_true", help="lines of figures only")
    args = parser.parse_args()
    maker = LineMaker(args.fonts, figures=args.figures)
    run(args.out, maker, args.first, args.ahead, args.keep)


if __name__ == "__main__":
    main()
