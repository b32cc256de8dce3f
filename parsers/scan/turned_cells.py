"""Cells whose text is printed turned by a quarter, as narrow columns have their headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from parsers.model import Box, Ruling, Word
from parsers.ocr import OcrEngine
from parsers.ocr_model import LineReading
from parsers.page.geometry import contains
from parsers.page.grid import find_grids
from parsers.scan.prepare import PreparedPage
from parsers.scan.structure import find_structure
from parsers.scan.words import words_of_line

_LEAST_HEIGHT_PT = 24.0  # of a cell in which a word stands upright
_INSET_PT = 1.5  # the rules around a cell
_BADLY_READ = 0.7  # mean confidence of a cell's words
_WELL_READ = 0.8
_CLEARLY, _SURE = 0.05, 0.97
_FEWEST_BESIDE = 2  # turned cells of a row, for short readings beside them to be doubted
_LEAST_SIDE = 8  # pixels
_FEWEST_PIECES, _SHORTEST = 4, 2.5  # words, and letters of each: digits below each other are none
_LINE_PT = 12.0  # from one line to the next, as the words are given


@dataclass(frozen=True, slots=True)
class TurnedCell:
    """A cell (points) and its words as if they had been printed level in it."""

    box: Box
    words: tuple[Word, ...]

    def holds(self, box: Box | None) -> bool:
        return box is not None and _holds(self.box, box)


def turned_cells(
    prepared: PreparedPage, rulings: Sequence[Ruling], words: Sequence[Word], engine: OcrEngine
) -> list[TurnedCell]:
    """The cells whose level reading `words` is bad and whose turned reading is good."""
    found = []
    for grid in find_grids(rulings):
        level = {
            cell: [w for w in words if w.box is not None and _holds(cell.box, w.box)]
            for cell in grid.cells
        }
        likely = [cell for cell in grid.cells if _may_be_turned(cell.box, level[cell])]
        turned = {cell: _read_turned(prepared, cell.box, engine, level[cell]) for cell in likely}
        seen = Counter(cell.row for cell in likely if turned[cell])
        rows = {row for row, count in seen.items() if count >= _FEWEST_BESIDE}
        beside = [
            cell
            for cell in grid.cells
            if cell not in turned and cell.row in rows and _is_short(cell.box, level[cell])
        ]
        turned |= {cell: _read_turned(prepared, cell.box, engine, level[cell]) for cell in beside}
        found += [TurnedCell(cell.box, tuple(lines)) for cell, lines in turned.items() if lines]
    return found


def _holds(cell: Box, box: Box) -> bool:
    return contains(cell, box.x_center, box.y_center)


def _may_be_turned(box: Box, level: Sequence[Word]) -> bool:
    """Whether a cell is high enough for a word upright and is read badly, or in single letters."""
    if box.bottom - box.top < _LEAST_HEIGHT_PT or not level:
        return False
    pieces = len(level) >= _FEWEST_PIECES and _length(level) < _SHORTEST
    return pieces or _sureness(level) < _BADLY_READ


def _is_short(box: Box, level: Sequence[Word]) -> bool:
    """Whether a cell is as high, and is read in a letter or two: it may stand as its neighbours."""
    return box.bottom - box.top >= _LEAST_HEIGHT_PT and 0 < _length(level) < _SHORTEST


def _sureness(words: Sequence[Word]) -> float:
    return float(np.mean([word.confidence or 0.0 for word in words]))


def _length(words: Sequence[Word]) -> float:
    return sum(len(word.text) for word in words) / max(1, len(words))


def _read_turned(
    prepared: PreparedPage, box: Box, engine: OcrEngine, level: Sequence[Word]
) -> list[Word]:
    """The words of the better of both ways to turn a cell; none where neither is clearly better
    read than they are `level`."""
    best: list[list[Word]] = []
    most = max(_WELL_READ, min(_sureness(level) + _CLEARLY, _SURE))
    for turns in (1, 3):
        lines = _lines_of(_part(prepared, box, turns), engine)
        words = [word for line in lines for word in line]
        if words and _length(words) >= _SHORTEST and _sureness(words) > most:
            best, most = lines, _sureness(words)
    return [
        replace(word, box=place)
        for at, line in enumerate(best)
        for word, place in zip(line, _places(line, at, len(best), box), strict=True)
    ]


def _part(prepared: PreparedPage, box: Box, turns: int) -> PreparedPage:
    """The inside of a cell as a page of its own, turned clockwise by quarters."""
    scale = prepared.scale
    first, last = max(0.0, box.top + _INSET_PT), box.bottom - _INSET_PT
    rows = slice(round(first * scale), round(last * scale))
    first, last = max(0.0, box.x0 + _INSET_PT), box.x1 - _INSET_PT
    columns = slice(round(first * scale), round(last * scale))
    gray, ink, faint = (
        np.ascontiguousarray(np.rot90(image[rows, columns], -turns))
        for image in (prepared.gray, prepared.ink, prepared.faint)
    )
    height, width = gray.shape
    size = width / scale, height / scale
    return PreparedPage(gray, ink, faint, gray[::4, ::4], None, scale, *size, turns=0, skew=0.0)


def _lines_of(part: PreparedPage, engine: OcrEngine) -> list[list[Word]]:
    if min(part.gray.shape) < _LEAST_SIDE:
        return []
    structure = find_structure(part)
    readings: list[LineReading] = engine.read_lines(structure.crops) if structure.crops else []
    lines = [
        words_of_line(line, reading, structure.parts, part.scale)
        for line, reading in zip(structure.lines, readings, strict=True)
    ]
    return [line for line in lines if line]


def _places(line: Sequence[Word], at: int, count: int, cell: Box) -> list[Box]:
    """Boxes one beside the other on line `at` of `count` in the middle of a cell."""
    step = min(_LINE_PT, (cell.bottom - cell.top) / count)
    top = (cell.top + cell.bottom - step * count) / 2 + step * at
    letters = sum(len(word.text) + 1 for word in line)
    width = (cell.x1 - cell.x0 - 2 * _INSET_PT) / letters
    boxes, x0 = [], cell.x0 + _INSET_PT
    for word in line:
        boxes.append(Box(x0, top + 0.1 * step, x0 + width * len(word.text), top + 0.9 * step))
        x0 += width * (len(word.text) + 1)
    return boxes
