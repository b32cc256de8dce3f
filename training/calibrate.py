"""Fits and checks what the confidences mean: `python -m training.calibrate MODEL.onnx --fonts DIR`.

Draws lines of all kinds of scan in held-out fonts, half of them to fit two logistic curves (one for
characters, one for lines), half to print the reliability table. Writes the curves into MODEL.json.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from rapidfuzz.distance import Levenshtein

from parsers.adapters import ocr_phaen
from parsers.adapters.ocr_phaen import PhaenRecogniser
from parsers.ocr_model import LineReading
from training.evaluate import CONDITIONS, Line, draw_line
from training.fonts import all_faces

EDGES = (0.0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 1.0)
Point = tuple[float, bool]
"""A stated share, and whether what it was stated of is right."""


def line_points(lines: Sequence[Line], readings: Sequence[LineReading]) -> list[Point]:
    pairs = zip(lines, readings, strict=True)
    return [(reading.confidence, reading.text == line.text) for line, reading in pairs]


def char_points(lines: Sequence[Line], readings: Sequence[LineReading]) -> list[Point]:
    points: list[Point] = []
    for line, reading in zip(lines, readings, strict=True):
        wrong = {
            at
            for op in Levenshtein.opcodes(line.text, reading.text)
            if op.tag in ("replace", "insert")
            for at in range(op.dest_start, op.dest_end)
        }
        shares = enumerate(reading.char_confidences)
        points += [(share, at not in wrong) for at, share in shares]
    return points


def fit(points: Sequence[Point], rounds: int = 50) -> tuple[float, float]:
    """Scale and shift of the logistic curve with the least log loss (Newton's method)."""
    shares = np.clip([share for share, _ in points], 1e-6, 1 - 1e-6)
    x = np.stack([np.log(shares / (1 - shares)), np.ones(len(points))], axis=1)
    y = np.array([right for _, right in points], dtype=float)
    w = np.array([1.0, 0.0])
    for _ in range(rounds):
        p = 1 / (1 + np.exp(-(x @ w)))
        gradient = x.T @ (y - p) - 1e-3 * (w - (1, 0))
        hessian = (x * (p * (1 - p) + 1e-9)[:, None]).T @ x + 1e-3 * np.eye(2)
        w = w + np.linalg.solve(hessian, gradient)
    return round(float(w[0]), 4), round(float(w[1]), 4)


def reliability(points: Sequence[Point]) -> list[str]:
    """Table rows: stated from-to, how many, mean stated, share right."""
    rows = []
    for low, high in itertools.pairwise(EDGES):
        inside = [p for p in points if low <= p[0] < high or (high == 1.0 and p[0] == 1.0)]
        if inside:
            stated = math.fsum(p for p, _ in inside) / len(inside)
            right = sum(r for _, r in inside) / len(inside)
            rows.append(f"| {low}-{high} | {len(inside)} | {stated:.4f} | {right:.4f} |")
    return rows


def draw(fonts: Path, count: int, seed: int) -> list[Line]:
    faces = [face for face in all_faces(fonts) if face.held_out]
    rng = random.Random(seed)
    return [draw_line(rng, faces, CONDITIONS[i % len(CONDITIONS)]) for i in range(count)]


def uncalibrated(model: Path) -> PhaenRecogniser:
    recogniser = PhaenRecogniser(model)
    plain = ocr_phaen.load_settings(model.with_suffix(".json"))
    recogniser._settings = replace(
        plain, char_scale=1.0, char_shift=0.0, line_scale=1.0, line_shift=0.0
    )
    return recogniser


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--fonts", type=Path, required=True)
    parser.add_argument("--lines", type=int, default=3000, help="lines to fit, and to check")
    args = parser.parse_args()
    lines = draw(args.fonts, args.lines, 7)
    readings = uncalibrated(args.model).read_lines([line.image for line in lines])
    char_scale, char_shift = fit(char_points(lines, readings))
    line_scale, line_shift = fit(line_points(lines, readings))
    file = args.model.with_suffix(".json")
    data = json.loads(file.read_text(encoding="utf-8"))
    data |= {"char_scale": char_scale, "char_shift": char_shift}
    data |= {"line_scale": line_scale, "line_shift": line_shift}
    file.write_text(json.dumps(data, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    fresh = draw(args.fonts, args.lines, 8)
    readings = PhaenRecogniser(args.model).read_lines([line.image for line in fresh])
    for title, points in (
        ("characters", char_points(fresh, readings)),
        ("lines", line_points(fresh, readings)),
    ):
        print(f"\n{title}: | stated | number | mean stated | right |\n|---|---|---|---|")
        print("\n".join(reliability(points)))


if __name__ == "__main__":
    main()
