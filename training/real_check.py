"""Reads real scanned vote records and counts the names read exactly. Never used for training.

`python -m training.real_check FOLDER [--pages N] [--tesseract]`; FOLDER holds the PDFs and
`votes.csv` (file, name, lastname, party, vote_code). Lines are cut by projection alone: the pages
have no rules. The product's own page preparation is measured elsewhere.
"""

from __future__ import annotations

import argparse
import csv
import os
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import cv2
import numpy as np
import pypdfium2 as pdfium
import regex

from parsers.adapters.ocr_phaen import PhaenRecogniser
from training.labels import canonical

Reader = Callable[[Sequence[np.ndarray]], list[str]]
DPI = 300
VOTES = {"1": "เห็นด้วย", "2": "ไม่เห็นด้วย", "3": "งดออกเสียง", "4": "ไม่ลงคะแนนเสียง"}


def page_images(file: Path, most: int) -> list[np.ndarray]:
    document = pdfium.PdfDocument(file)
    pages = []
    for index in range(min(most, len(document))):
        bitmap = document[index].render(scale=DPI / 72, grayscale=True)
        pages.append(deskewed(bitmap.to_numpy().reshape(bitmap.height, -1)[:, : bitmap.width]))
    return pages


def deskewed(page: np.ndarray) -> np.ndarray:
    """The page turned by the angle (±1.5°) at which its rows stand out most."""
    ink = cv2.resize(255 - page, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    center = (ink.shape[1] / 2, ink.shape[0] / 2)

    def sharpness(angle: float) -> float:
        turned = cv2.warpAffine(ink, cv2.getRotationMatrix2D(center, angle, 1), ink.shape[::-1])
        return float(np.square(np.diff(turned.sum(axis=1, dtype=np.float64))).sum())

    best = max(np.arange(-1.5, 1.51, 0.1), key=sharpness)
    matrix = cv2.getRotationMatrix2D((page.shape[1] / 2, page.shape[0] / 2), float(best), 1)
    return cv2.warpAffine(page, matrix, page.shape[::-1], borderValue=255)


def spans(filled: np.ndarray, gap: int) -> list[tuple[int, int]]:
    """Runs of True, those nearer than `gap` joined."""
    at = np.flatnonzero(filled)
    if at.size == 0:
        return []
    cuts = np.flatnonzero(np.diff(at) > gap)
    return list(zip(at[np.r_[0, cuts + 1]], at[np.r_[cuts, -1]] + 1, strict=True))


def text_rows(page: np.ndarray) -> list[list[np.ndarray]]:
    """The page's printed lines, top to bottom, each as crops between wide gaps."""
    ink = page < 128
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8))
    heights = stats[1:count, 3]
    x_height = float(np.median(heights[(heights > 10) & (heights < 40)]))
    clean = ink.copy()
    for left, top, wide, high, area in stats[1:count]:
        if area < 0.04 * x_height**2 or high > 6 * x_height:
            clean[top : top + high, left : left + wide] = False
    body = clean.sum(axis=1)
    bands = [s for s in spans(body > 2 * x_height, 2) if s[1] - s[0] > 0.5 * x_height]
    lines = []
    for top, bottom in with_marks(clean, bands, x_height):
        columns = spans(clean[top:bottom].any(axis=0), round(2.2 * x_height))
        crops = [page[top:bottom, max(0, a - 4) : b + 4] for a, b in columns]
        lines.append([crop for crop in crops if crop.shape[1] > 6])
    return lines


def with_marks(
    ink: np.ndarray, bands: list[tuple[int, int]], x_height: float
) -> list[tuple[int, int]]:
    """Each band of small letters with the marks above and below it, up to half way to the next."""
    rows = []
    for at, (top, bottom) in enumerate(bands):
        above = (bands[at - 1][1] + top) // 2 if at else 0
        below = (bands[at + 1][0] + bottom) // 2 if at + 1 < len(bands) else ink.shape[0]
        window = np.flatnonzero(ink[above:below].any(axis=1)) + above
        window = window[(window > top - 1.6 * x_height) & (window < bottom + 1.0 * x_height)]
        first = max(0, min(window[0], round(top - 0.95 * x_height)))
        rows.append((first, max(window[-1] + 1, round(bottom + 0.6 * x_height))))
    return rows


def tesseract(crops: Sequence[np.ndarray]) -> list[str]:
    """The same crops read by Tesseract `tha`, one line each (psm 7)."""
    texts = []
    for crop in crops:
        _, data = cv2.imencode(".png", cv2.copyMakeBorder(crop, 12, 12, 12, 12, 0, value=255))
        command = ["tesseract", "-", "-", "-l", "tha", "--psm", "7", "--dpi", "300"]
        done = subprocess.run(command, input=data.tobytes(), capture_output=True, check=True)
        texts.append(canonical(done.stdout.decode()))
    return texts


def tesseract_pages(pages: list[np.ndarray]) -> list[str]:
    """The printed lines as Tesseract `tha` finds and reads them itself (psm 6, its best here)."""
    lines = []
    for page in pages:
        _, data = cv2.imencode(".png", page)
        command = ["tesseract", "-", "-", "-l", "tha", "--psm", "6", "--dpi", str(DPI)]
        done = subprocess.run(command, input=data.tobytes(), capture_output=True, check=True)
        lines += done.stdout.decode().splitlines()
    return lines


def read_pages(pages: list[np.ndarray], reader: Reader) -> list[str]:
    """One text per printed line: its crops' texts joined by two spaces."""
    lines = [crops for page in pages for crops in text_rows(page)]
    texts = iter(reader([crop for crops in lines for crop in crops]))
    return ["  ".join(next(texts) for _ in crops) for crops in lines]


def packed(text: str) -> str:
    return regex.sub(r"\s+", "", canonical(text))


def score(lines: list[str], truth: list[dict[str, str]]) -> tuple[int, int]:
    """How many people of `truth` stand in a line by their exact names; and with their vote."""
    rows = [packed(line) for line in lines]
    names = votes = 0
    for person in truth:
        wanted = packed(person["name"]) + packed(person["lastname"])
        found = [row for row in rows if wanted in row]
        names += bool(found)
        vote = VOTES.get(person["vote_code"], "?")
        votes += any(
            row.endswith(vote) and (vote != VOTES["1"] or "ไม่" + vote not in row) for row in found
        )
    return names, votes


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--pages", type=int, default=99)
    parser.add_argument("--tesseract", action="store_true")
    parser.add_argument("--show", action="store_true", help="print the names that were missed")
    args = parser.parse_args()
    with (args.folder / "votes.csv").open(encoding="utf-8-sig", newline="") as handle:
        truth = list(csv.DictReader(handle))
    recogniser = PhaenRecogniser(args.model)

    def ours(crops: Sequence[np.ndarray]) -> list[str]:
        return [reading.text for reading in recogniser.read_lines(crops)]

    for file in sorted(args.folder.glob("*.pdf")):
        pages = page_images(file, args.pages)
        started = cpu_seconds()
        lines = tesseract_pages(pages) if args.tesseract else read_pages(pages, ours)
        spent = cpu_seconds() - started
        people = [p for p in truth if p["file"] == file.name]
        names, votes = score(lines, people)
        print(f"{file.name}: names {names}/{len(people)}, with vote {votes}; {spent:.1f} s")
        if args.show:
            show_missed(lines, people)


def cpu_seconds() -> float:
    """Of this process and of the ones it waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def show_missed(lines: list[str], people: list[dict[str, str]]) -> None:
    from rapidfuzz import process

    rows = [packed(line) for line in lines]
    for person in people:
        wanted = packed(person["name"]) + packed(person["lastname"])
        if not any(wanted in row for row in rows):
            print("   ", wanted, "|", process.extractOne(wanted, rows)[0])


if __name__ == "__main__":
    main()
