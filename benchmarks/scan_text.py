"""Text of generated scans in a typeface held out of training, letter by letter, beside Tesseract.

`python -m benchmarks.scan_text [--count N] [--seed S] [--tesseract] [--show]`. Documents are set
in a held-out face and scanned six ways. The page preparation cuts the lines; what each holds is
told by the words of the PDF's text layer at that place: print that no line took in counts as lost.
White space is not compared: Thai has none between words.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import regex
from rapidfuzz.distance import Levenshtein

from benchmarks.accuracy import DEFAULT_SEED
from benchmarks.comparing import bare
from normalize.thai_text import fix_clusters
from parsers.adapters.page_image import open_pdf as open_images
from parsers.adapters.page_image import page_image
from parsers.adapters.pdf import open_pdf
from parsers.model import Word
from parsers.ocr import make_engine
from parsers.scan import PreparedPage, prepare_page
from parsers.scan.structure import find_structure
from parsers.scan.text_line import TextLine
from samples.draw import FAMILIES, draw_document
from samples.producers import PRODUCERS
from samples.render_scan import Scanner, render_scan
from samples.style import FONT_FOLDER, FONTS, Look
from training.evaluate import digits_right
from training.labels import THAI_DIGITS

SCANNERS = {
    "gray 300": Scanner(300, 0.4, 0.5, 5.0, False, 75),
    "1-bit 300": Scanner(300, -0.4, 0.5, 5.0, True, 75),
    "gray 200": Scanner(200, 0.4, 0.5, 5.0, False, 75),
    "1-bit 200": Scanner(200, -0.4, 0.5, 5.0, True, 75),
    "gray 150": Scanner(150, 0.4, 0.5, 5.0, False, 75),
    "photocopy 150": Scanner(150, -0.4, 0.5, 5.0, False, 75, photocopy=True),
}
HELD_OUT = "Umpush"
LEADERS = regex.compile(r"[.…]{4,}")
MARKS_ALONE = regex.compile(r"[-–—●←→✓]+")
"""Marks and dashes that fill a cell: they are told by their shape, not read as text."""
AMOUNT = regex.compile(r"(?<![\d,.])\d{1,3}(?:,\d{3})+(?:\.\d{2})?(?!\d)")


@dataclass(frozen=True, slots=True)
class Piece:
    """Print that belongs together: the lines cut there, and the words of the text layer there."""

    lines: tuple[int, ...]
    text: str


def pieces_of(words: Sequence[Word], lines: Sequence[TextLine], scale: float) -> list[Piece]:
    """The words and lines of a page, parted into what touches; both in reading order."""
    group = list(range(len(words) + len(lines)))

    def root(n: int) -> int:
        while group[n] != n:
            n = group[n]
        return n

    for n, word in enumerate(words):
        for k, line in enumerate(lines):
            if touches(word, line, scale):
                group[root(n)] = root(len(words) + k)
    members = defaultdict(list)
    for n in range(len(group)):
        members[root(n)].append(n)
    pieces = []
    for together in members.values():
        said = sorted((words[n] for n in together if n < len(words)), key=_left)
        cut = sorted(
            (n - len(words) for n in together if n >= len(words)), key=lambda k: lines[k].x0
        )
        pieces.append(Piece(tuple(cut), "".join(word.text for word in said)))
    return pieces


def touches(word: Word, line: TextLine, scale: float) -> bool:
    """Whether the middle of the word is level with the line, and they share width."""
    box = word.box
    if box is None:
        return False
    level = (box.top + box.bottom) / 2 * scale
    reach = 0.5 * line.letter_height
    shared = min(box.x1 * scale, line.x1) - max(box.x0 * scale, line.x0)
    return line.x_top - reach < level < line.baseline + reach and shared > 0.3 * min(
        box.x1 * scale - box.x0 * scale, line.x1 - line.x0
    )


def _left(word: Word) -> float:
    return word.box.x0 if word.box is not None else 0.0


def held_out(look: Look) -> Look:
    """The look in the held-out face, as large as it was."""
    regular, bold, scale = next(face for face in FONTS if face[0] == HELD_OUT)
    was = next(s for face, _, s in FONTS if look.regular == f"{FONT_FOLDER}/{face}.ttf")
    return replace(
        look,
        regular=f"{FONT_FOLDER}/{regular}.ttf",
        bold=f"{FONT_FOLDER}/{bold}.ttf",
        body_size=look.body_size / was * scale,
        table_size=look.table_size / was * scale,
        leading=look.leading * (was if was > 0.9 else 0.85) / 0.85,
    )


def same(text: str) -> str:
    """The text as it is compared: no white space, no dotted leaders, marks in one order."""
    return LEADERS.sub("", fix_clusters(bare(text)))


def pages_of(printed: Path, scanned: Path) -> Iterator[tuple[Sequence[Word], PreparedPage]]:
    """The words of every page's text layer, and its scan made ready."""
    with open_pdf(printed) as layers, open_images(scanned) as images:
        for layer in layers.pages():
            image = page_image(images, layer.page.number, None)
            size = (image.width_pt, image.height_pt)
            yield layer.page.words, prepare_page(image.pixels, image.dpi, size)


def score(
    pieces: Sequence[Piece], readings: Sequence[str], spoiled: list[tuple[str, str]]
) -> Counter[str]:
    """Letters and figures of a page read as they stand; what differs goes to `spoiled`."""
    found: Counter[str] = Counter()
    for piece in pieces:
        truth = same(piece.text)
        if MARKS_ALONE.fullmatch(truth):
            continue
        read = same("".join(readings[n] for n in piece.lines))
        thai, all_thai = digits_right(truth, read, THAI_DIGITS)
        ascii_, all_ascii = digits_right(truth, read, "0123456789")
        amounts, there = AMOUNT.findall(truth), AMOUNT.findall(read)
        found.update(
            letters=len(truth),
            errors=Levenshtein.distance(truth, read),
            thai=thai, all_thai=all_thai,
            ascii=ascii_, all_ascii=all_ascii,
            amounts=sum(amount in there for amount in amounts), all_amounts=len(amounts),
        )  # fmt: skip
        if truth != read:
            spoiled.append((truth, read))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scan_text", description=__doc__)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--seed", type=int, default=DEFAULT_SEED)
    parser.add_argument("--tesseract", action="store_true")
    parser.add_argument("--show", action="store_true", help="print every piece that differs")
    options = parser.parse_args()
    engines = {name: make_engine(name) for name in ("phaen", "tesseract")[: 1 + options.tesseract]}
    print(
        "| scan | engine | CER | Thai digits | ASCII digits | amounts |\n|---|---|---|---|---|---|"
    )
    for kind, scanner in SCANNERS.items():
        total: dict[str, Counter[str]] = defaultdict(Counter)
        spoiled: list[tuple[str, str]] = []
        rng = random.Random(options.seed)
        for number in range(options.count):
            family = list(FAMILIES)[number % len(FAMILIES)]
            desk = draw_document(family, rng.randrange(10**6))
            with tempfile.TemporaryDirectory() as name:
                printed, scanned = Path(name) / "printed.pdf", Path(name) / "scan.pdf"
                printed.write_bytes(PRODUCERS["drawn"](desk.blocks, held_out(desk.look)))
                scanned.write_bytes(render_scan(printed.read_bytes(), scanner, number))
                for words, prepared in pages_of(printed, scanned):
                    structure = find_structure(prepared)
                    pieces = pieces_of(words, structure.lines, prepared.scale)
                    for engine, reader in engines.items():
                        texts = [reading.text for reading in reader.read_lines(structure.crops)]
                        differs = spoiled if engine == "phaen" else []
                        total[engine] += score(pieces, texts, differs)
        for engine in engines:
            print(table_row(kind, engine, total[engine]), flush=True)
        for truth, read in spoiled if options.show else ():
            print(f"  {truth!r} -> {read!r}")


def table_row(kind: str, engine: str, n: Counter[str]) -> str:
    return (
        f"| {kind} | {engine} | {n['errors'] / max(1, n['letters']):.2%} of {n['letters']} "
        f"| {n['thai']}/{n['all_thai']} | {n['ascii']}/{n['all_ascii']} "
        f"| {n['amounts']}/{n['all_amounts']} |"
    )


if __name__ == "__main__":
    main()
