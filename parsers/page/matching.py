"""Two readings of one page laid over each other: which words stand in the same place.

Both are in points, but an OCR page was straightened and perhaps turned, and a text layer was not:
words that stand once in both readings say how one lies over the other.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from normalize.thai_text import clean
from parsers.model import Box, Page, Word
from parsers.page.geometry import overlap, root_of

ENOUGH_ANCHORS = 4
FEWEST_LETTERS = 3  # of an anchor; shorter words stand anywhere
NEAR_PT = 6.0  # how far an anchor may lie from where the fit puts it
SAME_LINE = 0.5  # shared height, as a share of the lower word's
SAME_PLACE = 0.5  # shared width, as a share of the narrower word's


@dataclass(frozen=True, slots=True)
class Group:
    """Words that stand in one place, as indexes into each page's words, in reading order."""

    ocr: tuple[int, ...]
    layer: tuple[int, ...]


def key(text: str) -> str:
    """What two readings of the same print have in common: cleaned, ASCII digits, no spaces."""
    return clean(text).replace(" ", "")


def matched_groups(layer: Page, ocr: Page) -> list[Group]:
    """Words of both pages grouped by place. Words that nothing stands on are in no group."""
    boxes = _laid_over(layer, ocr)
    owner = list(range(len(ocr.words) + len(boxes)))

    for a, b in _pairs([word.box for word in ocr.words], boxes):
        owner[root_of(owner, a)] = root_of(owner, b + len(ocr.words))
    members: dict[int, list[int]] = {}
    for n in range(len(owner)):
        members.setdefault(root_of(owner, n), []).append(n)
    split = len(ocr.words)
    groups = []
    for group in members.values():
        if len(group) > 1:
            mine = _in_order([n for n in group if n < split], [w.box for w in ocr.words])
            theirs = _in_order([n - split for n in group if n >= split], boxes)
            groups.append(Group(mine, theirs))
    return sorted(groups, key=lambda g: g.ocr)


def _in_order(members: Sequence[int], boxes: Sequence[Box | None]) -> tuple[int, ...]:
    return tuple(sorted(members, key=lambda n: box.x0 if (box := boxes[n]) else 0.0))


def _pairs(mine: Sequence[Box | None], theirs: Sequence[Box | None]) -> list[tuple[int, int]]:
    placed = sorted((b.y_center, n) for n, b in enumerate(theirs) if b is not None)
    centers = [y for y, _ in placed]
    tallest = max((b.height for b in theirs if b is not None), default=0.0)
    pairs = []
    for n, box in enumerate(mine):
        if box is None:
            continue
        reach = (box.height + tallest) / 2
        first = bisect_left(centers, box.y_center - reach)
        last = bisect_right(centers, box.y_center + reach)
        for _, m in placed[first:last]:
            other = theirs[m]
            if other is not None and _in_one_place(box, other):
                pairs.append((n, m))
    return pairs


def _in_one_place(a: Box, b: Box) -> bool:
    high = overlap(a.top, a.bottom, b.top, b.bottom)
    wide = overlap(a.x0, a.x1, b.x0, b.x1)
    return high > SAME_LINE * min(a.height, b.height) and wide > SAME_PLACE * min(a.width, b.width)


def _laid_over(layer: Page, ocr: Page) -> list[Box | None]:
    """The layer's boxes in the OCR page's coordinates; all None where the two cannot be laid."""
    boxes = [word.box for word in layer.words]
    fit = _fit(_anchors(layer.words, ocr.words))
    if fit is not None:
        return [box and _moved(box, *fit) for box in boxes]
    same = abs(layer.width - ocr.width) <= NEAR_PT and abs(layer.height - ocr.height) <= NEAR_PT
    return boxes if same else [None] * len(boxes)


def _anchors(layer: Sequence[Word], ocr: Sequence[Word]) -> list[tuple[complex, complex]]:
    """Centres of the words that stand exactly once in either reading."""
    mine, theirs = _once(layer), _once(ocr)
    return [(mine[text], theirs[text]) for text in mine if text in theirs]


def _once(words: Sequence[Word]) -> dict[str, complex]:
    keys = [key(word.text) for word in words]
    counts = Counter(keys)
    return {
        text: complex(word.box.x_center, word.box.y_center)
        for text, word in zip(keys, words, strict=True)
        if word.box is not None and len(text) >= FEWEST_LETTERS and counts[text] == 1
    }


def _fit(anchors: list[tuple[complex, complex]]) -> tuple[complex, complex] | None:
    """Turn-and-scale, and shift, that bring layer points to OCR points; None where unsure."""
    for _ in range(3):
        if len(anchors) < ENOUGH_ANCHORS:
            return None
        turn, shift = _least_squares(anchors)
        errors = [abs(turn * a + shift - b) for a, b in anchors]
        limit = max(NEAR_PT / 2, 2.5 * median(errors))
        near = [pair for pair, error in zip(anchors, errors, strict=True) if error <= limit]
        if len(near) == len(anchors):
            break
        anchors = near
    believable = 0.8 <= abs(turn) <= 1.25 and max(errors) <= NEAR_PT
    return (turn, shift) if believable else None


def _least_squares(anchors: Sequence[tuple[complex, complex]]) -> tuple[complex, complex]:
    count = len(anchors)
    mean_a, mean_b = sum(a for a, _ in anchors) / count, sum(b for _, b in anchors) / count
    spread = sum(abs(a - mean_a) ** 2 for a, _ in anchors)
    if spread == 0:
        return 1 + 0j, mean_b - mean_a
    turn = sum((b - mean_b) * (a - mean_a).conjugate() for a, b in anchors) / spread
    return turn, mean_b - turn * mean_a


def _moved(box: Box, turn: complex, shift: complex) -> Box:
    center = turn * complex(box.x_center, box.y_center) + shift
    half = abs(turn) * complex(box.width, box.height) / 2
    across = abs(turn.imag) > abs(turn.real)
    wide, high = (half.imag, half.real) if across else (half.real, half.imag)
    return Box(center.real - wide, center.imag - high, center.real + wide, center.imag + high)
