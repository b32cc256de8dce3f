"""Measures a model on lines drawn afresh in fonts it has never seen, beside Tesseract.

`python -m training.evaluate --fonts DIR [--model FILE] [--lines N] [--seed S] [--tesseract]`
prints one table row per kind of scan: CER, Thai digits, ASCII digits, amounts exact, lines exact.
`--faces families` (the default) sets the lines in the two held-out families, `--faces style` in the
held-out style of all others, `--faces NAME…` in families of that name, held out or not.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path

import numpy as np
import regex
from rapidfuzz.distance import Levenshtein

from parsers.adapters.ocr_phaen import PhaenRecogniser
from training import texts
from training.degrade import Look, draw_look
from training.fonts import HELD_OUT_FAMILIES, HELD_OUT_STYLE, Face, all_faces
from training.labels import THAI_DIGITS
from training.lines import photograph
from training.render import set_line

POINT_SIZE = (14.0, 16.0)
"""Body text of official documents, in points of TH Sarabun: an x-height of about 0.29 em."""
X_HEIGHT_EM = 0.29
CONDITIONS = ("gray 300", "1-bit 300", "gray 200", "1-bit 200", "gray 150", "photocopy 150")
AMOUNT = regex.compile(r"[0-9๐-๙]{1,3}(?:,[0-9๐-๙]{3})+(?:\.[0-9๐-๙]{2})?")


@dataclass(frozen=True, slots=True)
class Line:
    image: np.ndarray
    text: str


def look_for(condition: str, rng: random.Random) -> Look:
    """A scan of the named kind: 14-16 pt type at the named resolution, milder than in training."""
    kind, _, dpi = condition.rpartition(" ")
    points = rng.uniform(*POINT_SIZE)
    look = replace(
        draw_look(rng),
        mode={"1-bit": "bilevel"}.get(kind, kind),
        x_height=points / 72 * int(dpi) * X_HEIGHT_EM,
        skew=rng.uniform(-0.5, 0.5),
        weight=rng.gauss(0.0, 0.012),
        blur=rng.uniform(0.3, 0.8),
        noise=rng.uniform(0.0, 0.05),
    )
    return replace(look, jpeg=rng.randint(60, 90) if kind == "gray" else 0)


def draw_line(rng: random.Random, faces: Sequence[Face], condition: str) -> Line:
    """One crop as the page preparation hands it over: real words, names, amounts and dates only."""
    kinds, weights = zip(*[k for k in texts.KINDS if k[0] not in NONSENSE], strict=True)
    cumulative = list(accumulate(f.weight for f in faces))
    while True:
        text = texts.canonical(texts.cut(rng, rng.choices(kinds, weights)[0](rng), 70))
        face = rng.choices(faces, cum_weights=cumulative)[0]
        look = look_for(condition, rng)
        try:
            line = set_line(text, face, max(16.0, 1.6 * look.x_height), rng) if text else None
        except KeyError:
            continue
        image = photograph(line, look, rng) if line is not None else None
        if image is not None:
            return Line(image, text)


NONSENSE = (texts.random_clusters, texts.symbols, texts.latin)


def chosen_faces(fonts: Path, names: Sequence[str]) -> list[Face]:
    """The faces that `--faces` asks for."""
    faces = all_faces(fonts)
    if names == ["families"]:
        families = [f for f in faces if f.family in HELD_OUT_FAMILIES]
        return [f for f in families if f.style != HELD_OUT_STYLE]
    if names == ["style"]:
        return [f for f in faces if f.style == HELD_OUT_STYLE]
    return [f for f in faces if f.family in names]


def digits_right(truth: str, read: str, digits: str) -> tuple[int, int]:
    """How many of the `digits` in `truth` an alignment finds unchanged in `read`, and how many."""
    wrong = {
        at
        for op in Levenshtein.opcodes(truth, read)
        if op.tag in ("replace", "delete")
        for at in range(op.src_start, op.src_end)
    }
    places = [at for at, ch in enumerate(truth) if ch in digits]
    return sum(at not in wrong for at in places), len(places)


def score(lines: Sequence[Line], readings: Sequence[str]) -> dict[str, float]:
    """The figures of one table row, as counts and shares."""
    pairs = list(zip((line.text for line in lines), readings, strict=True))
    errors = sum(Levenshtein.distance(truth, read) for truth, read in pairs)
    thai = [digits_right(t, r, THAI_DIGITS) for t, r in pairs]
    ascii_digits = [digits_right(t, r, "0123456789") for t, r in pairs]
    amounts = [(amount, read) for truth, read in pairs for amount in AMOUNT.findall(truth)]
    return {
        "cer": 100 * errors / max(1, sum(len(t) for t, _ in pairs)),
        "thai": sum(a for a, _ in thai),
        "thai_all": sum(b for _, b in thai),
        "ascii": sum(a for a, _ in ascii_digits),
        "ascii_all": sum(b for _, b in ascii_digits),
        "amounts": sum(amount in AMOUNT.findall(read) for amount, read in amounts),
        "amounts_all": len(amounts),
        "exact": 100 * sum(t == r for t, r in pairs) / max(1, len(pairs)),
    }


def table_row(engine: str, condition: str, s: dict[str, float]) -> str:
    return (
        f"| {engine} | {condition} | {s['cer']:.2f} % | {s['thai']:.0f}/{s['thai_all']:.0f} "
        f"| {s['ascii']:.0f}/{s['ascii_all']:.0f} | {s['amounts']:.0f}/{s['amounts_all']:.0f} "
        f"| {s['exact']:.1f} % |"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fonts", type=Path, required=True)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--lines", type=int, default=500, help="lines per kind of scan")
    parser.add_argument("--seed", type=int, default=20260000)
    parser.add_argument("--faces", nargs="+", default=["families"])
    parser.add_argument("--tesseract", action="store_true")
    args = parser.parse_args()
    faces = chosen_faces(args.fonts, args.faces)
    recogniser = PhaenRecogniser(args.model)
    engines: dict[str, Callable[[Sequence[np.ndarray]], list[str]]] = {
        "ours": lambda crops: [r.text for r in recogniser.read_lines(crops)]
    }
    if args.tesseract:
        from training.real_check import tesseract

        engines["tesseract tha psm 7"] = tesseract
    print("| engine | scan | CER | Thai digits | ASCII digits | amounts exact | lines exact |")
    print("|---|---|---|---|---|---|---|")
    for condition in CONDITIONS:
        rng = random.Random(f"{args.seed} {condition}")
        lines = [draw_line(rng, faces, condition) for _ in range(args.lines)]
        for engine, read in engines.items():
            result = score(lines, read([line.image for line in lines]))
            print(table_row(engine, condition, result), flush=True)


if __name__ == "__main__":
    main()
