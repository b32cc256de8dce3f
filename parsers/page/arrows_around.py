"""Arrows drawn or typed round words that no budget is used: "<------ ไม่ใช้งบประมาณ ------>", once
over the columns of several years.

On a scan the arrows' shafts are rules and their heads are read as letters or figures ("๘", ">"),
which would be values of the outer years. Words and arrows become one word, as wide as the arrows.
An amount between arrows may be of each year or of all: with its arrows it is no amount.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import regex

from normalize.amounts import NO_BUDGET, looks_like_money, nothing_for_years
from normalize.dates import parse_month
from normalize.thai_text import clean
from parsers.model import Box, Mark, Page, Ruling, Word
from parsers.page.geometry import overlap, printed_lines
from parsers.page.pieces import extent, height_of

_SHAFT = r"[-–—─━=_.…~]"
_TYPED = (
    regex.compile(rf"[←◄◀⇐⟵<]{_SHAFT}*|{_SHAFT}{{3,}}"),
    regex.compile(rf"{_SHAFT}*[→►▶⇒⟶>]|{_SHAFT}{{3,}}"),
)
_HEAD = (regex.compile(r"[←◄◀⇐⟵<]"), regex.compile(r"[→►▶⇒⟶>]"))
_AROUND = regex.compile(
    rf"^\s*(?:[←◄◀⇐⟵<]{_SHAFT}*|{_SHAFT}{{3,}})\s*|\s*(?:{_SHAFT}*[→►▶⇒⟶>]|{_SHAFT}{{3,}})\s*$"
)
_SAID = regex.compile(rf"\(?\s*(?:{NO_BUDGET})\s*\)?")
_OPENS = regex.compile("ไม่|งด")  # one of them stands in whatever says so
_MOST_WORDS = 5
_LONGEST_HEAD = 2  # characters that a head is read as
# In line heights:
_SPACE = 0.7  # between two words of one cell
_FIRST_GAP, _NEXT_GAP = 1.0, 0.5  # from the words to an arrow, and between parts of it
_LEVEL = 0.3  # between the middles of what stands on one axis
_AT_END = 1.2  # from a shaft's end to the middle of its head
_BELOW = (0.5, 1.8)  # from the words' middle to an arrow above or below them
_SHORTEST = 2.5  # a shaft with a figure for its head
_LONGEST = 0.6  # of the page's width, a shaft
_SLACK = 3.0  # points by which a head may stand out from its shaft
_SIDES = (0, 1)  # left, right
_LEFT, _RIGHT = "←", "→"  # as which an arrow is kept in `raw`


@dataclass(frozen=True, slots=True)
class _Side:
    """What stands on one side of some words, and where it ends farthest from them."""

    end: float
    words: tuple[Word, ...] = ()
    rules: tuple[Ruling, ...] = ()
    marks: tuple[Mark, ...] = ()
    headed: bool = False
    """Whether a head is seen at its far end."""
    drawn: bool = False
    """Whether it has a line, drawn or typed as dashes."""
    residue: bool = False
    """Whether a letter was read at its near end."""


def with_arrows_joined(page: Page) -> Page:
    """The page with each such statement and its arrows as one word, where the words stand."""
    words = [word for word in page.words if word.box is not None and word.turn == 0]
    if not _has_parts(page, words):
        return page
    joined: dict[Word, Word] = {}
    gone: set[Word] = set()
    rules: set[Ruling] = set()
    marks: set[Mark] = set()
    dated = any(parse_month(clean(word.text)) is not None for word in words)
    for line in printed_lines(words, page.number):
        for said in _said(line.words):
            sides = _sides(said, page, words, dated)
            if sides is None:
                continue
            joined[said[0]] = _whole(said, sides)
            gone.update(said[1:], *(side.words for side in sides))
            rules.update(*(side.rules for side in sides))
            marks.update(*(side.marks for side in sides))
    if not dated and page.source == "ocr":
        most = _LONGEST * page.width
        left = [r for r in page.rulings if r not in rules and r.end - r.start <= most]
        heads = ((word, _as_head(word, left, words)) for word in words if word not in gone)
        joined |= {word: head for word, head in heads if head is not None}
    if not joined:
        return page
    return replace(
        page,
        words=tuple(joined.get(word, word) for word in page.words if word not in gone),
        rulings=tuple(rule for rule in page.rulings if rule not in rules),
        marks=tuple(mark for mark in page.marks if mark not in marks),
    )


def _has_parts(page: Page, words: Sequence[Word]) -> bool:
    """Whether a page has anything that may be an arrow, or a part of one."""
    most = _LONGEST * page.width
    shafts = (r.orientation == "horizontal" and r.end - r.start <= most for r in page.rulings)
    marks = (mark.kind == "span" for mark in page.marks)
    typed = (any(form.fullmatch(word.text) for form in _TYPED) for word in words)
    return any(shafts) or any(marks) or any(typed)


def _said(words: Sequence[Word]) -> Iterator[tuple[Word, ...]]:
    """The runs of words of a line that say that no budget is used, and its amounts."""
    start = 0
    while start < len(words):
        ends = range(min(start + _MOST_WORDS, len(words)), start, -1)
        end = next((k for k in ends if _is_said(words[start:k])), start + 1)
        if _is_said(words[start:end]) or _is_amount(words[start]):
            yield tuple(words[start:end])
        start = end


def _is_said(words: Sequence[Word]) -> bool:
    if _OPENS.search(words[0].text) is None:
        return False
    text = _AROUND.sub("", clean(_text(words)))
    near = all(_gap(a, b) <= _SPACE * height_of(words) for a, b in pairwise(words))
    near = near and not any(form.fullmatch(word.text) for form in _TYPED for word in words)
    return near and (_SAID.fullmatch(text) is not None or nothing_for_years(text) is not None)


def _text(words: Sequence[Word]) -> str:
    """What words say; together where a shaft has cut the last letters of one off."""
    parts = [word.text for word in words]
    cut = "".join(parts)
    whole = _SAID.fullmatch(clean(cut)) is not None and nothing_for_years(clean(cut)) is None
    return cut if whole else " ".join(parts)


def _is_amount(word: Word) -> bool:
    return "," in word.text and looks_like_money(clean(word.text))


def _gap(one: Word, other: Word) -> float:
    return extent((other,))[0] - extent((one,))[1]


def _sides(
    said: Sequence[Word], page: Page, words: Sequence[Word], dated: bool
) -> tuple[_Side, ...] | None:
    """The arrows on both sides of some words, or the one on one side, or above or below; None where
    there are none. `dated`: whether the page names months, which other arrows may be of."""
    others = [word for word in words if word not in said]
    box = _box(said)
    sides = [_side(box, page, others, at) for at in _SIDES]
    found = [side for side in sides if side is not None and side.drawn]
    amount = _is_amount(said[0])
    headed = [side.headed for side in found]
    typed = any(side.words for side in found) and all(map(_is_dashed, found))
    if len(found) == len(_SIDES):
        enough = all(headed) if amount else any(headed) or typed
        return tuple(found) if enough else None
    if amount or dated:
        return None
    if len(found) == 1 and found[0].headed and not found[0].residue:
        return tuple(found)
    return _below(box, page, others) if not found else None


def _is_dashed(side: _Side) -> bool:
    """Whether a side is a line, of dashes or drawn, and not of dots or blanks to fill alone."""
    texts = "".join(word.text for word in side.words)
    return bool(side.rules) or regex.search(r"[-–—─━]", texts) is not None


def _side(box: Box, page: Page, words: Sequence[Word], at: int) -> _Side | None:
    """What stands on the left (0) or the right (1) of a box; None where anything else than parts of
    an arrow stands between, or an upright."""
    height, axis = box.height, box.y_center
    rules = [
        r for r in page.rulings if r.orientation == "horizontal" and _is_level(r, axis, height)
    ]
    marks = [
        m for m in page.marks if m.kind == "span" and abs(m.box.y_center - axis) <= _LEVEL * height
    ]
    level = [w for w in words if w.box and abs(w.box.y_center - axis) <= 0.5 * height]
    parts: list[tuple[float, float, Word | Ruling | Mark]] = [
        *((r.start, r.end, r) for r in rules),
        *((m.box.x0, m.box.x1, m) for m in marks if (m.ends if at else m.starts)),
        *((*extent((w,)), w) for w in level if _TYPED[at].fullmatch(w.text)),
    ]
    taken: list[Word | Ruling | Mark] = []
    near = end = box.x1 if at else box.x0
    while True:
        most = (_NEXT_GAP if taken else _FIRST_GAP) * height
        found = next((p for p in parts if p[2] not in taken and _goes_on(p, end, most, at)), None)
        if found is None:
            break
        taken.append(found[2])
        end = max(end, found[1]) if at else min(end, found[0])
    shafts = [r for r in taken if isinstance(r, Ruling)]
    heads = [w for w in level if w not in taken and _is_head(w, shafts, height)]
    mine = [w for w in taken if isinstance(w, Word)] + heads
    low, high = (near, end) if at else (end, near)
    strange = [w for w in level if w not in mine and overlap(*extent((w,)), low, high) > _SLACK]
    if strange or _is_parted(page, low, high, axis):
        return None
    typed = [w for w in mine if w not in heads]
    return _Side(
        end,
        tuple(mine),
        tuple(shafts),
        tuple(m for m in taken if isinstance(m, Mark)),
        any(isinstance(m, Mark) for m in taken)
        or any(_HEAD[at].search(w.text) for w in typed)
        or any(abs(sum(extent((w,))) / 2 - end) <= _AT_END * height for w in heads),
        drawn=bool(taken),
        residue=any(abs(sum(extent((w,))) / 2 - near) <= _AT_END * height for w in heads),
    )


def _goes_on(
    part: tuple[float, float, Word | Ruling | Mark], end: float, most: float, at: int
) -> bool:
    """Whether a part begins near where the last one ends, and reaches farther out."""
    left, right, _what = part
    near, far = (left, right) if at else (right, left)
    out = 1 if at else -1
    return abs(near - end) <= most and (far - end) * out > 0


def _is_level(rule: Ruling, axis: float, height: float) -> bool:
    return abs(rule.position - axis) <= _LEVEL * height


def _is_head(word: Word, shafts: Sequence[Ruling], height: float) -> bool:
    """Whether a letter stands on a shaft as print never does: on its very axis."""
    left, right = extent((word,))
    if len(word.text) > _LONGEST_HEAD or word.box is None or right - left > _AT_END * height:
        return False
    return any(
        shaft.start - _SLACK <= left
        and right <= shaft.end + _SLACK
        and _is_level(shaft, word.box.y_center, height)
        for shaft in shafts
    )


def _as_head(word: Word, rules: Sequence[Ruling], words: Sequence[Word]) -> Word | None:
    """A figure that stands on a line's axis at one of its ends as what it is, the head of an arrow
    whose words were not told: no amount. None for anything else, as for the first figure of an
    amount that stands behind a leader and was torn apart."""
    if word.box is None or regex.search(r"\d", clean(word.text)) is None:
        return None
    box, height = word.box, word.box.height
    for rule in rules:
        ends = (abs(box.x_center - rule.start), abs(box.x_center - rule.end))
        on = rule.orientation == "horizontal" and _is_head(word, [rule], height)
        if on and min(ends) <= _AT_END * height and rule.end - rule.start > _SHORTEST * height:
            left = ends[0] < ends[1]
            return (
                None
                if _has_beside(word, words, left)
                else replace(word, text=_LEFT if left else _RIGHT)
            )
    return None


def _has_beside(word: Word, words: Sequence[Word], left: bool) -> bool:
    """Whether a word stands as near beside another as the words of a cell do, left or right of
    it."""
    box = word.box
    others = (w.box for w in words if w is not word)
    if box is None:
        return False
    level = [o for o in others if o and abs(o.y_center - box.y_center) <= 0.5 * box.height]
    gaps = (box.x0 - o.x1 if left else o.x0 - box.x1 for o in level)
    return any(-_SLACK <= gap <= _SPACE * box.height for gap in gaps)


def _is_parted(page: Page, left: float, right: float, y: float) -> bool:
    """Whether an upright crosses a height between two places."""
    return any(
        rule.orientation == "vertical"
        and left + _SLACK < rule.position < right - _SLACK
        and rule.start < y < rule.end
        for rule in page.rulings
    )


def _below(box: Box, page: Page, words: Sequence[Word]) -> tuple[_Side, ...] | None:
    """The arrow with two heads close below or above some words, and out beyond both their ends."""
    height = box.height
    near, far = _BELOW
    for rule in page.rulings:
        apart = abs(rule.position - box.y_center)
        over = rule.start < box.x0 and box.x1 < rule.end
        if (
            rule.orientation != "horizontal"
            or not over
            or not near * height <= apart <= far * height
        ):
            continue
        heads = [w for w in words if _is_head(w, [rule], height)]
        ends = [[w for w in heads if abs(sum(extent((w,))) / 2 - x) <= _AT_END * height]
                for x in (rule.start, rule.end)]  # fmt: skip
        if all(ends) and not _is_parted(page, rule.start, rule.end, rule.position):
            left = _Side(rule.start, tuple(heads), (rule,), headed=True, drawn=True)
            return left, _Side(rule.end, headed=True, drawn=True)
    return None


def _box(words: Sequence[Word]) -> Box:
    boxes = [word.box for word in words if word.box is not None]
    left, right = extent(words)
    return Box(left, min(b.top for b in boxes), right, max(b.bottom for b in boxes))


def _whole(said: Sequence[Word], sides: Sequence[_Side]) -> Word:
    """Words and the arrows beside them as one word: what it says without them, where it says that
    there is no budget."""
    box = _box(said)
    known = [word.confidence for word in said if word.confidence is not None]
    confidence = min(known) if known else None
    text = _text(said)
    raw = _AROUND.sub("", (" " if " " in text else "").join(word.raw for word in said))
    left = f"{_LEFT} " if any(side.end < box.x0 for side in sides) else ""
    right = f" {_RIGHT}" if any(side.end > box.x1 for side in sides) else ""
    if _is_amount(said[0]):
        return Word(f"{left}{text}{right}", f"{left}{raw}{right}", box, confidence)
    ends = [box.x0, box.x1, *(side.end for side in sides)]
    place = Box(min(ends), box.top, max(ends), box.bottom)
    return Word(_AROUND.sub("", text), f"{left}{raw}{right}", place, confidence)


def is_between_arrows(word: Word) -> bool:
    """Whether arrows stood on both sides of what is one word now."""
    return word.raw.startswith(f"{_LEFT} ") and word.raw.endswith(f" {_RIGHT}")
