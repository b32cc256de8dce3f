"""Our own Thai line reader: one small ONNX network, run on the CPU, nothing else needed.

A line image is brought to one height and contrast, the network says for every 4 columns which
character (or stack of Thai marks) it sees, repeated or empty answers are joined (CTC), and Thai
letters left in doubt are weighed against a word list (`ocr_words`).
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from parsers.adapters.ocr_figures import list_numbers, tidy_figures
from parsers.adapters.ocr_marks import with_lost_marks
from parsers.adapters.ocr_network import FRAME, LineNetwork, frames_of, normalise
from parsers.adapters.ocr_second import (
    WIDTHS,
    in_three_widths,
    wants_a_second_look,
    with_second_look,
)
from parsers.adapters.ocr_words import Glyph, Words, choose, is_thai, is_thai_mark, thai_words
from parsers.ocr_model import LineReading

MODEL_FILE = Path(__file__).with_name("models") / "phaen_ocr.onnx"
FIGURES_FILE = MODEL_FILE.with_name("phaen_figures.onnx")
"""A network of the same classes that learned figures only (`ocr_second`)."""
LEAST_ALTERNATIVE = 0.01
"""A second reading of a character below this share of the first is not worth keeping."""
MOST_ALTERNATIVES = 6


@dataclass(frozen=True, slots=True)
class Settings:
    """What belongs to one trained model: its classes and how its scores become confidences."""

    version: str
    labels: tuple[str, ...]
    char_scale: float
    char_shift: float
    line_scale: float
    line_shift: float

    def __post_init__(self) -> None:
        if not self.labels or self.labels[0] != "":
            raise ValueError("the first class of a model is the empty one")


def load_settings(file: Path) -> Settings:
    """The JSON file that lies beside a model file."""
    data = json.loads(file.read_text(encoding="utf-8"))
    return Settings(**{**data, "labels": tuple(data["labels"])})


def best_path(shares: np.ndarray) -> list[Glyph]:
    """The classes on the most likely path through `shares` (frames × classes), repeats joined."""
    path = shares.argmax(axis=1)
    starts = np.flatnonzero(np.diff(path, prepend=-1))
    ends = np.append(starts[1:], len(path))
    glyphs = []
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        first = int(path[start])
        if first == 0:
            continue
        peak = start + int(shares[start:end, first].argmax())
        second = int(np.argpartition(shares[peak], -2)[-2])
        share, other_share = float(shares[peak, first]), float(shares[peak, second])
        glyphs.append(Glyph(first, start, end, share, second, other_share))
    return glyphs


def nothing_missed(shares: np.ndarray, glyphs: Sequence[Glyph]) -> float:
    """The share with which the gaps between `glyphs` are empty: no class was nearly read there."""
    rest = shares.copy()
    rest[:, 0] = 0.0
    for glyph in glyphs:  # a class leaks into the frames beside its own
        rest[max(0, glyph.start - 3) : glyph.end + 3, glyph.index] = 0.0
        rest[glyph.start : glyph.end] = 0.0
    lapses = rest.max(axis=1)
    edges = [0, *(glyph.start for glyph in glyphs)]
    return float(np.prod(1.0 - np.maximum.reduceat(lapses, edges))) if glyphs else 1.0


def calibrated(share: float, scale: float, shift: float) -> float:
    """A share moved along the fitted logistic curve, to 4 decimals."""
    share = min(max(share, 1e-6), 1 - 1e-6)
    logit = scale * math.log(share / (1 - share)) + shift
    return round(1 / (1 + math.exp(-logit)), 4)


def alternatives_of(
    glyphs: Sequence[Glyph], labels: Sequence[str], confidence: float
) -> tuple[tuple[str, float], ...]:
    """Other readings that differ in one class, likeliest first; never the reading itself."""
    doubtful = [
        (glyph.other_share / glyph.share, at)
        for at, glyph in enumerate(glyphs)
        if glyph.other_share >= LEAST_ALTERNATIVE * glyph.share
    ]
    readings = []
    for ratio, changed in sorted(doubtful, reverse=True)[:MOST_ALTERNATIVES]:
        indexes = [g.other if at == changed else g.index for at, g in enumerate(glyphs)]
        text = "".join(labels[index] for index in indexes).strip()
        readings.append((text, round(confidence * min(1.0, ratio), 4)))
    return tuple(readings)


def reading_of(scores: np.ndarray, width: int, settings: Settings, words: Words) -> LineReading:
    """The reading of one line from its raw `scores` (frames × classes); `width` in columns."""
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))[: frames_of(width)]
    shares /= shares.sum(axis=1, keepdims=True)
    read = list_numbers(shares, best_path(shares), settings.labels)
    found = choose(shares, read, settings.labels, words)
    found = tidy_figures(shares, found, settings.labels)
    sure = nothing_missed(shares, found) * math.prod(g.share for g in found)
    confidence = calibrated(sure, settings.line_scale, settings.line_shift)
    found = _without_lost_marks(found, settings.labels)
    glyphs = _without_edge_spaces(found, settings.labels)
    if not glyphs:
        return LineReading("", confidence)
    chars: list[float] = []
    centers: list[float] = []
    for glyph in glyphs:
        size = len(settings.labels[glyph.index])
        chars += [calibrated(glyph.share, settings.char_scale, settings.char_shift)] * size
        center = (glyph.start + glyph.end) / 2 * FRAME / width
        centers += [min(1.0, center)] * size
    return LineReading(
        "".join(settings.labels[g.index] for g in glyphs),
        confidence,
        tuple(chars),
        alternatives_of(glyphs, settings.labels, confidence),
        tuple(centers),
    )


def _without_lost_marks(glyphs: list[Glyph], labels: Sequence[str]) -> list[Glyph]:
    """Without vowels and tone marks on digits, Latin or nothing: another line's, or dirt."""
    return [
        glyph
        for at, glyph in enumerate(glyphs)
        if not (is_thai_mark(labels[glyph.index]) and _bears_none(labels, glyphs[:at]))
    ]


def _bears_none(labels: Sequence[str], before: Sequence[Glyph]) -> bool:
    return not before or not is_thai(labels[before[-1].index])


def _without_edge_spaces(glyphs: list[Glyph], labels: Sequence[str]) -> list[Glyph]:
    kept = [at for at, glyph in enumerate(glyphs) if labels[glyph.index] != " "]
    return glyphs[kept[0] : kept[-1] + 1] if kept else []


class PhaenRecogniser:
    """Reads line images. One instance per worker process; `threads` is the engine's own."""

    def __init__(
        self, model_path: Path | None = None, threads: int = 1, figures_path: Path | None = None
    ) -> None:
        file = model_path or MODEL_FILE
        self._settings = load_settings(file.with_suffix(".json"))
        self._words = thai_words()
        self._network = LineNetwork(file, threads)
        self._figures = LineNetwork(figures_path or FIGURES_FILE, threads)

    @property
    def name(self) -> str:
        return f"phaen-ocr {self._settings.version}"

    def read_lines(self, crops: Sequence[np.ndarray]) -> list[LineReading]:
        """One reading per crop, in order. A crop is 2-D uint8, dark on light, at least 1 pixel."""
        images = [normalise(crop) for crop in crops]
        readings = self._decoded(self._network, images)
        doubtful = [at for at, reading in enumerate(readings) if wants_a_second_look(reading)]
        again = [normalise(crop) for at in doubtful for crop in in_three_widths(crops[at])]
        for at, second in zip(doubtful, _by_crop(self._decoded(self._figures, again)), strict=True):
            readings[at] = with_second_look(readings[at], second)
        return [with_lost_marks(reading) for reading in readings]

    def _decoded(self, network: LineNetwork, images: Sequence[np.ndarray]) -> list[LineReading]:
        return [
            reading_of(score, image.shape[1], self._settings, self._words)
            for score, image in zip(network.score(images), images, strict=True)
        ]


def _by_crop(readings: Sequence[LineReading]) -> list[Sequence[LineReading]]:
    """The readings of each crop in its widths."""
    step = len(WIDTHS)
    return [readings[at : at + step] for at in range(0, len(readings), step)]
