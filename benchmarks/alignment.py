"""Pairing truth items with found rows: in reading order, by title and place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from benchmarks.comparing import similarity

Row = dict[str, Any]
LEAST_LIKENESS = 0.5


def likeness(wanted: Row, row: Row) -> float:
    """How alike two items are: their titles, then dimension, mission and number. 0 to 1."""
    total = 0.7 * similarity(wanted["title"], row["title"])
    for name in ("dimension_no", "mission_no", "item_no"):
        total += 0.1 * (wanted[name] == row[name])
    return total


def align(wanted: Sequence[Row], found: Sequence[Row]) -> list[tuple[Row, Row | None]]:
    """Each wanted item with the row that is it, or None; both sides keep their order."""
    rows, cols = len(wanted), len(found)
    score = [[likeness(ours, theirs) for theirs in found] for ours in wanted]
    best = [[0.0] * (cols + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(cols - 1, -1, -1):
            both = score[i][j] + best[i + 1][j + 1] if score[i][j] >= LEAST_LIKENESS else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], both)
    return _walk(wanted, found, score, best)


def _walk(
    wanted: Sequence[Row],
    found: Sequence[Row],
    score: list[list[float]],
    best: list[list[float]],
) -> list[tuple[Row, Row | None]]:
    pairs: list[tuple[Row, Row | None]] = []
    i = j = 0
    while i < len(wanted):
        if j == len(found):
            pairs.append((wanted[i], None))
            i += 1
        elif score[i][j] >= LEAST_LIKENESS and best[i][j] == score[i][j] + best[i + 1][j + 1]:
            pairs.append((wanted[i], found[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            pairs.append((wanted[i], None))
            i += 1
        else:
            j += 1
    return pairs
