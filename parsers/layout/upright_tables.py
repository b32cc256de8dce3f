"""Tables of which the uprights alone are ruled: they run from the heading to the foot, and are the
columns, whatever the words beside them seem to say.

Level rules are drawn at the top, below the heading and at the foot, so that the table is read as
any other of which no rule parts the rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from normalize.numbering import is_ordinal, opens_typed, split_number, title_offset
from normalize.thai_text import clean
from parsers.headings.columns import bind_heading
from parsers.headings.sub_headings import is_sub_heading
from parsers.hierarchy.context import heading_level
from parsers.hierarchy.totals import opens_level_or_total
from parsers.layout.aligned_records import is_figure
from parsers.layout.same_columns import are_columns_of
from parsers.model import Line, Page, Ruling, Table, Word
from parsers.page.geometry import height, middle, printed_lines
from parsers.page.grid import meet
from parsers.page.pieces import in_pieces
from parsers.page.rulings import join_collinear

_FEWEST = 5  # uprights
_TALL = 0.06  # of the page's height
_DRIFT = 5.0  # points between the ends of two neighbours: a scan is not quite straight
_SLACK, _OVER = 2.0, 0.2  # points, and of its width, that a word may reach over an upright
_WHITE = 0.4  # line heights of white below a heading
_STEP = 1.2  # from the widest gap inside a cell to the narrowest between two
_FEWER = 2 / 3  # of the further lines of titles: less stands beside them than beside the first
_FEWEST_NAMED = 3

_Rows = list[Line]


@dataclass(frozen=True, slots=True)
class _Uprights:
    """Uprights that begin and end alike, from the left; their top and foot, in points."""

    rules: tuple[Ruling, ...]
    top: float
    foot: float

    @property
    def edges(self) -> list[float]:
        return [rule.position for rule in self.rules]


def with_uprights_closed(page: Page, before: Table | None = None) -> Page:
    """The page with the level rules that its tables of uprights lack; itself where it has none.
    `before`: the last table of the page before, of which one without a heading may be the rest."""
    joined = join_collinear(page.rulings)
    for found in _groups(joined, page.height):
        drawn = _level_rules(found, page, before)
        if drawn is None or any(_meets(rule, found) for rule in joined):
            continue
        top, foot = drawn[0].position, drawn[-1].position
        straight = [replace(rule, start=top, end=foot) for rule in found.rules]
        kept = [rule for rule in joined if rule not in found.rules]
        page = replace(page, rulings=(*kept, *straight, *drawn))
        joined = join_collinear(page.rulings)
    return page


def _groups(rules: Sequence[Ruling], height: float) -> list[_Uprights]:
    tall = [r for r in rules if r.orientation == "vertical" and r.end - r.start >= _TALL * height]
    groups: list[list[Ruling]] = []
    for rule in sorted(tall, key=lambda r: r.position):
        mine = next((g for g in groups if g[-1].ends_like(rule, _DRIFT)), None)
        if mine is None:
            groups.append([rule])
        else:
            mine.append(rule)
    return [
        _Uprights(tuple(g), min(r.start for r in g), max(r.end for r in g))
        for g in groups
        if len(g) >= _FEWEST
    ]


def _meets(rule: Ruling, found: _Uprights) -> bool:
    """Whether another rule is of the table: a level one at an upright, or an upright between."""
    if rule in found.rules:
        return False
    if rule.orientation == "horizontal":
        return any(meet(rule, upright) for upright in found.rules)
    inside = found.edges[0] < rule.position < found.edges[-1]
    return inside and rule.start < found.foot and rule.end > found.top


def _level_rules(found: _Uprights, page: Page, before: Table | None) -> list[Ruling] | None:
    """The rules to draw; None where the words are not those of a table with such columns."""
    held = [w for w in page.words if w.box is not None and _is_inside(w, found)]
    if not held or any(_crosses(word, found.edges) for word in held):
        return None
    # On a page that is not straight, what stands above its one end is level with its other.
    heights = [min(w.box.top for w in held if w.box), max(w.box.bottom for w in held if w.box)]
    own = set(map(id, held))
    if any(_is_between(word, found, *heights) for word in page.words if id(word) not in own):
        return None
    below = _end_of_heading(held, found.edges)
    body = [w for w in held if w.box and (below is None or w.box.y_center > below)]
    head = [w for w in held if w.box and below is not None and w.box.y_center < below]
    if any(_is_across(line, found.edges) for line in printed_lines(body, None)):
        return None
    if not _has_white_between(body, head, found.edges):
        return None
    if below is not None:
        heights.insert(1, below)
    elif before is None or not are_columns_of(before, found.edges, _in_columns(body, found.edges)):
        return None
    return [Ruling("horizontal", y, found.edges[0], found.edges[-1]) for y in heights]


def _is_inside(word: Word, found: _Uprights) -> bool:
    """Whether a word stands between the ends of the upright nearest to it."""
    box = word.box
    if box is None:
        return False
    near = min(found.rules, key=lambda rule: abs(rule.position - box.x_center))
    return _is_between(word, found, near.start, near.end)


def _is_between(word: Word, found: _Uprights, top: float, foot: float) -> bool:
    box = word.box
    if box is None:
        return False
    wide = found.edges[0] - _SLACK <= box.x_center <= found.edges[-1] + _SLACK
    return wide and top <= box.y_center <= foot


def _crosses(word: Word, edges: Sequence[float]) -> bool:
    box = word.box
    if box is None:
        return False
    over = max(_SLACK, _OVER * box.width)
    return any(box.x0 + over < x < box.x1 - over for x in edges)


def _is_across(line: Line, edges: Sequence[float]) -> bool:
    """Whether a line is the heading of a level that goes over an upright."""
    row = in_pieces(line)
    if row is None or len(row.pieces) > 1 or heading_level(clean(line.text)) is None:
        return False
    return any(row.box.x0 + _SLACK < x < row.box.x1 - _SLACK for x in edges)


def _end_of_heading(words: Sequence[Word], edges: Sequence[float]) -> float | None:
    """The height of the first strip of white across all columns below words that name each of them;
    the smaller lines of a heading ("งบประมาณ", "(บาท)") may stand below others of it."""
    columns = _in_columns(words, edges)
    strips = _strips(words)
    for k, (top, foot) in enumerate(strips):
        above = [[ln for ln in lines if middle(ln) < top] for lines in columns]
        if any(map(_is_body, (line for lines in above for line in lines))):
            return _above_level(words, columns)
        if not _name(above):
            continue
        end = strips[k + 1][0] if k + 1 < len(strips) else float("inf")
        next_ = [[ln for ln in lines if foot < middle(ln) < end] for lines in columns]
        if not _goes_on(next_):
            return (top + foot) / 2
    return None


def _above_level(words: Sequence[Word], columns: Sequence[_Rows]) -> float | None:
    """The height between a heading and the heading of a level close below it, beside which nothing
    stands; None where the first that is of no heading is something else."""
    body = [line for lines in columns for line in lines if _is_body(line)]
    first = min(body, key=middle).box
    above = [[ln for ln in lines if first and middle(ln) < first.top] for lines in columns]
    ends = [line.box.bottom for lines in above for line in lines if line.box is not None]
    if first is None or not _names_level(clean(min(body, key=middle).text)) or not _name(above):
        return None
    cut = (max(ends) + first.top) / 2
    crossed = any(w.box and w.box.top < cut < w.box.bottom for w in words)
    return None if crossed or max(ends) > first.top else cut


def _has_white_between(words: Sequence[Word], head: Sequence[Word], edges: Sequence[float]) -> bool:
    """Whether the lines of the titles stand at two kinds of gaps, inside a cell and between two,
    and beside a title's further lines less is printed than beside its first.
    Rows of a line each are told by their lines, as if there were no uprights. `head`: the words of
    the heading; without one the column in which most items open is taken for the titles'."""
    columns, above = _in_columns(words, edges), _in_columns(head, edges)
    roles = [bind_heading(k, (_text(lines),)).role for k, lines in enumerate(above)]
    most = max(range(len(columns)), key=lambda k: (_opened(columns[k]), len(_text(columns[k]))))
    titles = columns[at := _index(roles, "title", most)]
    beside = [_beside(line, columns[at + 1 :]) for line in titles]
    numbers = _numbers(columns[:at])
    numbered = [_beside(line, numbers) > 0 for line in titles]
    levels = _of_levels(titles, beside, numbered)
    pairs = [
        (k, middle(b) - middle(a))
        for k, (a, b) in enumerate(pairwise(titles))
        if k not in levels and k + 1 not in levels
    ]
    gaps = sorted(gap for _k, gap in pairs)
    limit = next(((a + b) / 2 for a, b in pairwise(gaps) if b >= _STEP * a), None)
    if limit is None:
        firsts = [ln for k, ln in enumerate(titles) if k not in levels]
        return _are_numbered(firsts, numbers) or (not head and _go_on_numbered(firsts, numbers))
    if head and _has_untold_rows(columns, roles, at, limit):
        return False
    inside = {k for k, gap in pairs if gap < limit}
    if any(numbered[k + 1] for k in inside):
        return False
    if any(numbered[k] and not beside[k] for k in range(len(titles)) if k not in levels):
        return False  # an item with nothing beside it would be taken for more of that above
    further = {k + 1 for k in inside} | levels | (set() if head else {0})
    if _are_numbered([ln for k, ln in enumerate(titles) if k not in further], numbers):
        return True
    if any(k - 1 in inside and beside[k + 1] > beside[k] for k in inside):
        return False  # rows of a line each, with cells that are empty
    return sum(beside[k + 1] < beside[k] for k in inside) >= _FEWER * len(inside)


def _opened(lines: Sequence[Line]) -> int:
    """How many lines open items with a type word."""
    return sum(opens_typed(clean(line.text)) for line in lines)


def _are_numbered(firsts: Sequence[Line], numbers: Sequence[_Rows]) -> bool:
    """Whether a number stands beside the first line of each title, and no other; they count up.
    Each title must open with a type word, or nothing would part the rows once they are closed."""
    ordinals = [line for lines in numbers for line in lines]
    read = [int(clean(line.text).strip("(.)")) for line in ordinals]
    up = len(read) > 1 and all(b == a + 1 for a, b in pairwise(read))
    alike = len(ordinals) == len(firsts) and all(_beside(line, [ordinals]) for line in firsts)
    typed = all(opens_typed(split_number(clean(line.text)).rest) for line in firsts)
    return up and alike and typed


def _go_on_numbered(titles: Sequence[Line], numbers: Sequence[_Rows]) -> bool:
    """Whether the lines of titles below those of the page before, but for their headings of levels,
    are items with their numbers, one or several, and more of them: a number stands beside each that
    opens with a type word and beside no other, and counts on or anew."""
    ordinals = [line for lines in numbers for line in lines]
    read = [int(clean(line.text).strip("(.)")) for line in ordinals]
    counted = bool(read) and all(b in (1, a + 1) for a, b in pairwise(read))
    beside = [_beside(line, [ordinals]) > 0 for line in titles]
    typed = [opens_typed(split_number(clean(line.text)).rest) for line in titles]
    return counted and beside[:1] == [True] and beside == typed and sum(beside) == len(ordinals)


def _of_levels(lines: Sequence[Line], beside: Sequence[int], numbered: Sequence[bool]) -> set[int]:
    """Which of the titles' lines are headings of levels, of one line or several: nothing stands
    beside them. `beside`: in how many columns something stands level with each line; `numbered`:
    whether an item's number stands before it."""
    found: set[int] = set()
    for k, line in enumerate(lines):
        text = clean(line.text)
        second = k - 1 in found and not (numbered[k] or title_offset(text) is not None)
        if not beside[k] and (second or _names_level(text)):
            found.add(k)
    return found


def _has_untold_rows(columns: Sequence[_Rows], roles: Sequence[str], at: int, limit: float) -> bool:
    """Whether more begins in a column than can be told below: several headings before the titles
    that have no numbers, or numbered titles beside no money, which are one measure's list."""
    before = [
        lines
        for role, lines in zip(roles, columns[:at], strict=False)
        if role != "number" and not all(is_ordinal(clean(line.text)) for line in lines)
    ]  # a heading may be misread ("ต" for ที่)
    titles = _firsts(columns[at], limit)
    for lines in before:
        firsts = [line for line in _firsts(lines, limit) if _beside(line, (titles,))]
        if len(firsts) > 1 and not all(opens_level_or_total(clean(line.text)) for line in firsts):
            return True
    numbered = [n for line in titles if (n := split_number(clean(line.text)).item_no) is not None]
    return "money" not in roles and len(numbered) > 1


def _firsts(lines: Sequence[Line], limit: float) -> _Rows:
    """The first lines of what stands apart in a column."""
    apart = [b for a, b in pairwise(lines) if middle(b) - middle(a) > limit]
    return [*lines[:1], *apart]


def _numbers(columns: Sequence[_Rows]) -> list[_Rows]:
    """The ordinals that stand before the titles."""
    return [[line for line in lines if is_ordinal(clean(line.text))] for lines in columns]


def _beside(line: Line, columns: Sequence[_Rows]) -> int:
    """In how many columns a line stands level with one of the titles'."""
    reach = 0.5 * height(line)
    return sum(any(abs(middle(o) - middle(line)) <= reach for o in lines) for lines in columns)


def _index(roles: Sequence[str], role: str, default: int) -> int:
    return roles.index(role) if role in roles else default


def _text(lines: Sequence[Line]) -> str:
    return "\n".join(clean(line.text) for line in lines)


def _in_columns(words: Sequence[Word], edges: Sequence[float]) -> list[_Rows]:
    return [
        list(printed_lines([w for w in words if w.box and a <= w.box.x_center < b], None))
        for a, b in pairwise(edges)
    ]


def _strips(words: Sequence[Word]) -> list[tuple[float, float]]:
    """Where no word stands at any place across, from the top: top and foot of each strip."""
    boxes = sorted((w.box for w in words if w.box is not None), key=lambda box: box.top)
    least = _WHITE * sorted(box.height for box in boxes)[len(boxes) // 2]
    strips, foot = [], boxes[0].bottom
    for box in boxes:
        if box.top - foot >= least:
            strips.append((foot, box.top))
        foot = max(foot, box.bottom)
    return strips


def _is_body(line: Line) -> bool:
    """Whether a line is of an item, its money or its level, and of no heading."""
    text = clean(line.text)
    figure = is_figure(text) and not is_sub_heading(text)
    return title_offset(text) is not None or _names_level(text) or figure or is_ordinal(text)


def _names_level(text: str) -> bool:
    return heading_level(text) is not None and any(ch.isdigit() for ch in text)


def _name(above: Sequence[_Rows]) -> bool:
    """Whether every column has a heading, and they name a title's among three."""
    texts = [_text(lines) for lines in above]
    roles = [bind_heading(k, (text,)).role for k, text in enumerate(texts) if text]
    named = [role for role in roles if role != "unbound"]
    return len(roles) == len(above) and "title" in named and len(named) >= _FEWEST_NAMED


def _goes_on(next_: Sequence[_Rows]) -> bool:
    """Whether what stands below a strip is more of a heading: what stands under other headings, and
    nothing else."""
    texts = [clean(line.text) for lines in next_ for line in lines]
    return bool(texts) and all(map(_is_under, texts))


def _is_under(text: str) -> bool:
    bracket = text.startswith("(") and text.endswith(")") and not any(map(str.isdigit, text))
    return bracket or is_sub_heading(text) or bind_heading(0, (text,)).role == "money"
