"""Thai cluster assembly: drawn glyphs in stream order -> words as a reader sees them.

A Thai vowel or tone mark has no width of its own, so sorting glyphs by x misplaces it. Here
every mark is first tied to its consonant (stream order, checked by geometry); only then are the
clusters, which all have a width, put in reading order. Coordinates: points, y grows downward.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import regex

from parsers.model import Box, Ruling, Word
from parsers.page.geometry import group_rows

UNREAD = "□"
NIKHAHIT = "ํ"
SARA_AA = "า"
SARA_AM = "ำ"
CONSONANTS = frozenset(chr(c) for c in range(0x0E01, 0x0E2F))
MARKS = frozenset("ัิีึืฺุู็่้๊๋์ํ๎")
TONES = frozenset("่้๊๋")
_RANK = {**dict.fromkeys("ฺุู", 0), **dict.fromkeys("ัิีึื็", 1), **dict.fromkeys("่้๊๋", 2)}
_THOUSANDS = regex.compile(r",\d{3}")
_SPACES = frozenset(" \t\u00a0\u2002\u2003\u2009\u200a\u3000")
FLAT = 0.02  # ems; a glyph that advances less is a mark
_ASCENT = 0.75
_DESCENT = 0.25


@dataclass(frozen=True, slots=True)
class Glyph:
    """One drawn glyph. `x`, `y`: its origin on the baseline; `advance` along the line, points.

    Coordinates are in the frame in which its line runs left to right. `raw` is what the file
    says, `text` its reading; `unread` when neither the file nor its font says what it is.
    """

    text: str
    raw: str
    x: float
    y: float
    advance: float
    size: float
    unread: bool = False
    note: str | None = None

    def __post_init__(self) -> None:
        if self.size <= 0:
            raise ValueError(f"a glyph has a size: {self}")

    @property
    def x1(self) -> float:
        return self.x + max(self.advance, 0.0)


@dataclass(slots=True)
class _Cluster:
    """A base glyph under construction with the marks tied to it."""

    base: str
    x0: float
    x1: float
    y: float
    size: float
    raw: str
    marks: list[Glyph] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    whole: bool = False  # its marks came with its mapping
    order: int = 0  # when it was drawn
    stroke: int = 0  # which run of neighbours it was drawn in

    @property
    def text(self) -> str:
        return self.base + ordered_marks(mark.text for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Note:
    """A glyph whose reading is not what the file says: why, what it says, what we read, where."""

    kind: str
    raw: str
    text: str
    box: Box


def is_thai(char: str) -> bool:
    return "\u0e00" <= char <= "\u0e7f"


def ordered_marks(marks: Iterable[str]) -> str:
    """Marks in canonical order (lower vowel, upper vowel, tone, others), each once."""
    return "".join(sorted(dict.fromkeys(marks), key=lambda mark: _RANK.get(mark, 3)))


def assemble(
    glyphs: Sequence[Glyph], dividers: Sequence[Ruling] = ()
) -> tuple[list[Word], list[Note]]:
    """Words of one text direction, line by line, and notes on what was mended or left unread.

    `dividers` are vertical rules: a word never crosses one.
    """
    clusters, spaces = _tie_marks(glyphs)
    rows = group_rows(clusters, lambda c: c.y, lambda c: c.size)
    words: list[Word] = []
    notes: list[Note] = []
    for row in rows:
        single = _undouble(sorted(row, key=lambda c: c.order))
        line = _compose(_left_to_right(single))
        for run in _whole_numbers(_runs(line, _spaces_of(row, spaces), dividers)):
            words.append(_word(run))
            notes.extend(_notes(run))
    return words, notes


def _tie_marks(glyphs: Sequence[Glyph]) -> tuple[list[_Cluster], list[Glyph]]:
    clusters: list[_Cluster] = []
    spaces: list[Glyph] = []
    waiting: list[Glyph] = []
    for glyph in glyphs:
        if glyph.text in _SPACES:
            spaces.append(glyph)
        elif glyph.unread and glyph.advance <= FLAT * glyph.size and clusters:
            _tie_unread(glyph, clusters[-1])
        elif glyph.text in MARKS:
            owner = _owner(glyph, clusters)
            if owner is None:
                waiting.append(glyph)
            else:
                owner.marks.append(glyph)
        elif glyph.text:
            clusters.append(_cluster(glyph))
            clusters[-1].order = len(clusters)
    for mark in waiting:
        owner = _nearest(mark, clusters)
        if owner is None:
            clusters.append(_cluster(mark))
        else:
            owner.marks.append(mark)
    return clusters, spaces


def _tie_unread(glyph: Glyph, owner: _Cluster) -> None:
    """A mark the file has no character for: part of a cluster read whole, or truly unread."""
    if not owner.whole:
        owner.marks.append(glyph)


def _cluster(glyph: Glyph) -> _Cluster:
    """The glyph as a cluster; one mapped to a whole cluster (น้) already holds its marks.

    A SARA AM at the end of such a mapping is its ring: SARA AA follows as a glyph of its own.
    """
    base, marks = glyph.text, ""
    while len(base) > 1 and (base[-1] in MARKS or base[-1] == SARA_AM):
        base, marks = base[:-1], base[-1].replace(SARA_AM, NIKHAHIT) + marks
    made = _Cluster(base, glyph.x, glyph.x1, glyph.y, glyph.size, glyph.raw)
    made.whole = bool(marks)
    made.marks.extend(Glyph(mark, "", glyph.x1, glyph.y, 0.0, glyph.size) for mark in marks)
    if glyph.note is not None:
        made.notes.append(glyph.note)
    return made


def _owner(mark: Glyph, clusters: list[_Cluster]) -> _Cluster | None:
    """The cluster the mark was drawn for: the last one that can take it, if it is near."""
    for back, cluster in enumerate(reversed(clusters)):
        if back > 3:
            return None
        if _near(mark, cluster) and cluster.base in CONSONANTS:
            return cluster
    return None


def _near(mark: Glyph, cluster: _Cluster) -> bool:
    reach = 0.3 * cluster.size
    return (
        abs(mark.y - cluster.y) <= 0.7 * cluster.size
        and cluster.x0 - reach <= mark.x <= cluster.x1 + reach
    )


def _nearest(mark: Glyph, clusters: list[_Cluster]) -> _Cluster | None:
    near = [c for c in clusters if c.base in CONSONANTS and _near(mark, c)]
    return min(near, key=lambda c: abs(c.x1 - mark.x), default=None)


def _undouble(row: list[_Cluster]) -> list[_Cluster]:
    """Without glyphs printed twice in nearly the same place (bold made by overprinting)."""
    kept: list[_Cluster] = []
    by_base: dict[str, list[_Cluster]] = {}
    for cluster in row:
        same = by_base.setdefault(cluster.base, [])
        twin = next((other for other in same if _is_twin(other, cluster)), None)
        if twin is None:
            kept.append(cluster)
            same.append(cluster)
        else:
            twin.marks.extend(cluster.marks)
    return kept


def _left_to_right(row: list[_Cluster]) -> list[_Cluster]:
    """Runs of one stroke of the pen, left to right; a run that overlaps another stays whole."""
    strokes: list[list[_Cluster]] = []
    for cluster in row:
        before = strokes[-1][-1] if strokes else None
        gap = (cluster.x0 - before.x1) / cluster.size if before is not None else 0.0
        if before is None or not -0.3 <= gap <= 0.6:
            strokes.append([])
        strokes[-1].append(cluster)
    line: list[_Cluster] = []
    for number, stroke in enumerate(sorted(strokes, key=lambda s: s[0].x0)):
        for cluster in stroke:
            cluster.stroke = number
            line.append(cluster)
    return line


def _is_twin(first: _Cluster, second: _Cluster) -> bool:
    width = max(first.x1 - first.x0, 0.05 * first.size)
    return (
        first.base == second.base
        and abs(first.x0 - second.x0) <= min(0.12 * first.size, 0.45 * width)
        and abs(first.y - second.y) <= 0.12 * first.size
    )


def _compose(line: list[_Cluster]) -> list[_Cluster]:
    """SARA AM from NIKHAHIT and SARA AA drawn apart, and SARA E twice as SARA AE."""
    out: list[_Cluster] = []
    for cluster in line:
        before = out[-1] if out else None
        touching = before is not None and cluster.x0 - before.x1 <= 0.35 * cluster.size
        if before is not None and touching and cluster.base == SARA_AA and _lift_ring(before):
            cluster.base = SARA_AM
        elif before is not None and touching and cluster.base == SARA_AM:
            _lift_ring(before)
        elif before is not None and touching and cluster.base == before.base == "เ":
            before.base, before.x1, before.raw = "แ", cluster.x1, before.raw + cluster.raw
            continue
        out.append(cluster)
    return out


def _lift_ring(cluster: _Cluster) -> bool:
    """Take the ring off the consonant; before SARA AA an unread mark can only be a ring."""
    rings = [mark for mark in cluster.marks if mark.text == NIKHAHIT]
    unread = [mark for mark in cluster.marks if mark.unread]
    if unread and not rings:
        rings = unread[:1]
        cluster.notes.append("guessed")
    cluster.marks = [mark for mark in cluster.marks if mark not in rings]
    return bool(rings)


def _spaces_of(row: list[_Cluster], spaces: list[Glyph]) -> list[Glyph]:
    low = min(c.y - 0.4 * c.size for c in row)
    high = max(c.y + 0.4 * c.size for c in row)
    return [space for space in spaces if low <= space.y <= high]


def _runs(
    line: list[_Cluster], spaces: list[Glyph], dividers: Sequence[Ruling]
) -> list[list[_Cluster]]:
    """The line cut into words at spaces, gaps and rules."""
    runs: list[list[_Cluster]] = []
    spaced = [_has_space(a, b, spaces) for a, b in itertools.pairwise(line)]
    looseness = _letter_spacing(line, spaced)
    for index, cluster in enumerate(line):
        before = line[index - 1] if index else None
        if before is None or (
            _parted(before, cluster, spaced[index - 1], looseness)
            or _divided(before, cluster, dividers)
        ):
            runs.append([cluster])
        else:
            runs[-1].append(cluster)
    return runs


def _whole_numbers(runs: list[list[_Cluster]]) -> list[list[_Cluster]]:
    """Runs with a number that a stray space parted before its comma made one (279 ,668)."""
    out: list[list[_Cluster]] = []
    for run in runs:
        before = out[-1] if out else None
        head = "".join(cluster.base for cluster in run[:4])
        if (
            before is not None
            and _THOUSANDS.match(head)
            and before[-1].base.isdecimal()
            and run[0].x0 - before[-1].x1 <= 0.5 * run[0].size
        ):
            run[0].notes.append("repaired")
            before.extend(run)
        else:
            out.append(run)
    return out


def _letter_spacing(line: list[_Cluster], spaced: list[bool]) -> float:
    """The usual gap between neighbours on this line, in ems; 0 for text set normally."""
    pairs = zip(itertools.pairwise(line), spaced, strict=True)
    gaps = sorted((b.x0 - a.x1) / b.size for (a, b), space in pairs if not space)
    if len(gaps) < 6 or 2 * len(gaps) < len(spaced):
        return 0.0
    return max(0.0, min(0.6, gaps[len(gaps) // 3]))


def _has_space(before: _Cluster, after: _Cluster, spaces: list[Glyph]) -> bool:
    slack = 0.1 * min(before.size, after.size)
    return any(
        before.x1 - slack <= space.x + space.advance / 2 <= after.x0 + slack for space in spaces
    )


def _parted(before: _Cluster, after: _Cluster, spaced: bool, looseness: float) -> bool:
    gap = (after.x0 - before.x1) / min(before.size, after.size)
    if before.stroke != after.stroke and gap < -0.5:
        return True  # one text printed over another
    if spaced and before.base.isdecimal() and after.base.isdecimal():
        return gap > looseness + 0.14  # a space squeezed to nothing inside a number
    return gap > looseness + (0.07 if spaced else 0.2)


def _divided(before: _Cluster, after: _Cluster, dividers: Sequence[Ruling]) -> bool:
    """Whether a rule parts the two; text that runs on without a gap only spills over it."""
    size = min(before.size, after.size)
    gap = (after.x0 - before.x1) / size
    if before.stroke == after.stroke and abs(gap) <= 0.03:
        return False
    collides = gap < -0.05  # the left text spilt over the rule into the right one
    low = before.x1 - size if collides else max(_middle(before), before.x1 - 0.6 * size)
    high = min(_middle(after), after.x0 + 0.3 * size)
    y = before.y - 0.3 * size
    return any(low < rule.position < high and rule.start <= y <= rule.end for rule in dividers)


def _middle(cluster: _Cluster) -> float:
    return (cluster.x0 + cluster.x1) / 2


def _word(run: list[_Cluster]) -> Word:
    text = "".join(cluster.text for cluster in run)
    raw = "".join(c.raw + "".join(mark.raw for mark in c.marks) for c in run)
    return Word(text=text, raw=raw or text, box=_box(run))


def _box(run: list[_Cluster]) -> Box:
    size = max(c.size for c in run)
    y = sum(c.y for c in run) / len(run)
    x0, x1 = min(c.x0 for c in run), max(c.x1 for c in run)
    return Box(x0, y - _ASCENT * size, max(x0, x1), y + _DESCENT * size)


def _notes(run: list[_Cluster]) -> list[Note]:
    found: list[Note] = []
    for cluster in run:
        for kind in cluster.notes:
            found.append(Note(kind, cluster.raw, cluster.text, _box([cluster])))
        for mark in cluster.marks:
            if mark.note is not None:
                found.append(Note(mark.note, mark.raw, mark.text, _box([cluster])))
    return found
