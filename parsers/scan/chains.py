"""Bars of print, level or upright, that follow each other on one line: dots and dashes of rules."""

from __future__ import annotations

from collections.abc import Sequence

Bar = tuple[int, int, int, int]
"""Start and end along the line, near and far across it, the last pixels included."""


def chained(
    bars: Sequence[Bar], step: float, fewest: int, crossing: float, off: float
) -> list[list[Bar]]:
    """Pieces of at least `fewest` bars with no more than `step` from one to the next, and such
    pieces on one line joined, `crossing` apart at most. Bars `off` the line at most are on it.
    All in pixels."""
    pieces = _chains([[bar] for bar in bars], step, off)
    pieces = [piece for piece in pieces if len(piece) >= fewest]
    return _chains(pieces, crossing, off)


def middle_of(bar: Bar) -> float:
    """Where across the line a bar has its middle."""
    return (bar[2] + bar[3]) / 2


def _chains(parts: Sequence[list[Bar]], gap: float, off: float) -> list[list[Bar]]:
    """Parts that follow each other on one line with no more than `gap` between them, joined."""
    band = round(off) + 1
    chains: list[list[Bar]] = []
    open_at: dict[int, list[list[Bar]]] = {}  # by the place of their last bars across the line
    for part in sorted(parts, key=lambda part: part[0][0]):
        start, middle = part[0][0], middle_of(part[0])
        place = int(middle) // band
        near = [c for at in (place - 1, place, place + 1) for c in open_at.get(at, ())]
        fits = [
            c for c in near if abs(middle_of(c[-1]) - middle) <= off and 0 < start - c[-1][1] <= gap
        ]
        if fits:
            chain = max(fits, key=lambda c: c[-1][1])
            old = open_at[int(middle_of(chain[-1])) // band]
            old[:] = [c for c in old if c is not chain]
            chain += part
        else:
            chain = list(part)
            chains.append(chain)
        same = open_at.setdefault(int(middle_of(chain[-1])) // band, [])
        same[:] = [c for c in same if start - c[-1][1] <= gap] + [chain]
    return chains
