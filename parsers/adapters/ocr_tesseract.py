"""Tesseract as an optional engine: the system's `tesseract`, one process for many line images.

Debian's Thai models cannot print ๔ ๖ ๗ ๘ and print another digit instead with normal confidence,
so nothing with a Thai digit in it ever gets a confidence above `DOUBTFUL`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import regex

from parsers.ocr import OcrFailed, OcrUnavailable
from parsers.ocr_model import LineReading

DOUBTFUL = 0.30
_MARGIN_PX = 12
_THAI_DIGIT = regex.compile(r"[๐-๙]")
# The whole token: a lost digit may stand in it as a letter (๒๕๖๗ read as ๒๕อฆ).
_TOKEN_WITH_THAI_DIGIT = regex.compile(r"\S*[๐-๙]\S*")


class TesseractEngine:
    """Reads line crops with `tesseract` (page segmentation mode 7: one line)."""

    def __init__(
        self,
        languages: str = "tha+eng",
        command: str = "tesseract",
        timeout_s: float = 300.0,
        stands_in_for: str | None = None,
    ) -> None:
        found = shutil.which(command)
        if found is None:
            raise OcrUnavailable(
                "the program `tesseract` is not installed; run `make system-deps`, "
                "or leave out `--ocr tesseract`"
            )
        self._command = found
        self._languages = languages
        self._timeout_s = timeout_s
        version = self._ask("--version").split("\n", 1)[0].split()[-1]
        known = self._ask("--list-langs").split()
        for language in languages.split("+"):
            if language not in known:
                raise OcrUnavailable(
                    f"tesseract has no language data `{language}`; run `make system-deps`"
                )
        instead = f" instead of {stands_in_for}" if stands_in_for else ""
        self._name = f"tesseract {version}{instead}"

    @property
    def name(self) -> str:
        return self._name

    def read_lines(self, crops: Sequence[np.ndarray]) -> list[LineReading]:
        """One reading per crop, in order; an empty text where Tesseract saw none."""
        if not crops:
            return []
        with tempfile.TemporaryDirectory(prefix="phaen-ocr-") as folder:
            paths = [_write_crop(crop, Path(folder), n) for n, crop in enumerate(crops)]
            listing = Path(folder) / "crops.txt"
            listing.write_text("\n".join(map(str, paths)) + "\n", encoding="utf-8")
            out = Path(folder) / "out"
            psm, langs = ("--psm", "7"), ("-l", self._languages)
            self._run([str(listing), str(out), *langs, *psm, "txt", "tsv"])
            texts = out.with_suffix(".txt").read_text(encoding="utf-8")
            tsv = out.with_suffix(".tsv").read_text(encoding="utf-8")
        return readings_from_output(texts, tsv, len(crops))

    def _ask(self, flag: str) -> str:
        done = subprocess.run(
            [self._command, flag], capture_output=True, text=True, timeout=30, check=False
        )
        return done.stdout or done.stderr

    def _run(self, arguments: list[str]) -> None:
        environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        try:
            done = subprocess.run(
                [self._command, *arguments],
                capture_output=True,
                text=True,
                timeout=self._timeout_s,
                check=False,
                env=environment,
            )
        except subprocess.TimeoutExpired as error:
            raise OcrFailed(f"tesseract took longer than {self._timeout_s:.0f} s") from error
        if done.returncode != 0:
            raise OcrFailed(f"tesseract stopped with {done.returncode}: {done.stderr[-300:]}")


def _write_crop(crop: np.ndarray, folder: Path, number: int) -> Path:
    framed = cv2.copyMakeBorder(
        crop, *(_MARGIN_PX,) * 4, borderType=cv2.BORDER_CONSTANT, value=(255,)
    )
    path = folder / f"{number:05d}.png"
    cv2.imwrite(str(path), framed, [cv2.IMWRITE_PNG_COMPRESSION, 1])
    return path


def readings_from_output(texts: str, tsv: str, count: int) -> list[LineReading]:
    """Tesseract's text (one form feed per image) and TSV for `count` images, as readings."""
    pages = texts.split("\f")
    if len(pages) < count:
        raise OcrFailed(f"tesseract answered {len(pages)} of {count} lines")
    confidences = _confidences(tsv, count)
    return [
        _reading(text, confidence)
        for text, confidence in zip(pages[:count], confidences, strict=True)
    ]


def _confidences(tsv: str, count: int) -> list[float]:
    """The least confidence of any word of each image, as a share; 0 where there is no word."""
    least = [1.0] * count
    seen = [False] * count
    for row in tsv.splitlines()[1:]:
        fields = row.split("\t")
        if len(fields) < 12 or fields[0] != "5" or not fields[11].strip():
            continue
        page = int(fields[1]) - 1
        if 0 <= page < count:
            share = min(max(float(fields[10]) / 100, 0.0), 1.0)
            least[page] = min(least[page], share)
            seen[page] = True
    return [value if known else 0.0 for value, known in zip(least, seen, strict=True)]


def _reading(text: str, confidence: float) -> LineReading:
    # Tesseract prints SARA AM as its two halves.
    line = " ".join(text.split()).replace("\u0e4d\u0e32", "\u0e33")
    if not line:
        return LineReading("", 0.0)
    per_character = [confidence] * len(line)
    for match in _TOKEN_WITH_THAI_DIGIT.finditer(line):
        for n in range(*match.span()):
            per_character[n] = min(per_character[n], DOUBTFUL)
    lowered = min(confidence, DOUBTFUL) if _THAI_DIGIT.search(line) else confidence
    return LineReading(line, lowered, tuple(per_character))
