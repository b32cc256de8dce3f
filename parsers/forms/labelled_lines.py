"""Forms in plain lines, without a frame: "มาตรการ : …", "ผู้รับผิดชอบ : …" again and again, one block
for each item. Every block is laid as a table of labels and values, as a framed form is,
and all that reads such tables reads it.

Sheets whose title is labelled ชื่อโครงการ, or that give reasons or aims, are for `fact_sheets`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

import regex
from rapidfuzz import fuzz

from normalize.amounts import IN_BAHT
from normalize.numbering import opens_typed
from normalize.thai_text import clean, squeeze, to_ascii_digits
from parsers.forms.label_columns import open_label
from parsers.forms.label_tables import SHEET_ROLES, role_of_label
from parsers.forms.pairs import LEVELS_IN_LINES, NUMBER_LABEL
from parsers.hierarchy.context import heading_level
from parsers.model import Cell, Line, Table, Word
from parsers.page.cut_lines import cut_lines
from parsers.page.geometry import reach
from parsers.page.pieces import text_of
from parsers.rows import Block

_FEWEST_BLOCKS = 2
_FEWEST_ROLES = 3  # with a value, besides the title's
_FULL_BLOCKS = 0.8  # of the blocks say so many
_USUAL = 0.5  # of the blocks have a label that is one
_KNOWN = 0.6  # of the labels
_ALIKE = 80  # of a misread label (0–100)
_MOST_WORDS = 4  # of a label that has lost its colon
_FULL = 0.8  # of the widest line: a shorter one is not wrapped
_COLON = regex.compile(
    r"[-–•\s]*(?P<mark>\(?(?P<no>\d{1,2})[.)]\s*)?"
    r"(?P<label>[ก-ฮเ-ไ][^:：;\d]{2,38}?)\s*(?:[:：;]|(?<=\s)[.·](?=\s))\s*"
)
_ORDINAL = regex.compile(
    r"(?P<word>(?:แบบ(?:รายงาน|ฟอร์ม|ติดตาม)?|รายการ|เรื่อง|ลำดับ|ข้อ|โครงการ|กิจกรรม|มาตรการ)[/ก-๙]{0,30}?"
    r"\s*(?:ที่)?)\s*(?P<no>\d{1,3})"
)
_LEADING = frozenset({"dimension", "mission", "number"})
"""What may stand above the title in a block."""

Cut = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Label:
    """A label that opens a line: what it says, where it and the value behind it stand."""

    name: str
    start: int
    end: int
    value: int
    number: tuple[int, int] | None = None
    """Where a number stands before it."""

    @property
    def role(self) -> str | None:
        return role_of_label(self.name)


Labels = Mapping[int, _Label]


def laid_as_tables(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, each block of labelled lines as a table of labels and values."""
    return with_lines_laid(blocks, _laid)


def with_lines_laid(
    blocks: Iterable[Block],
    laid: Callable[[Sequence[Block]], Iterable[Block]],
) -> Iterator[Block]:
    """The blocks, each run of lines between two tables as `laid` gives it."""
    for is_line, members in groupby(blocks, key=lambda entry: isinstance(entry[0], Line)):
        run = list(members)
        yield from laid(run) if is_line else run


def _laid(run: Sequence[Block]) -> Iterator[Block]:
    lines = [block for block, _engine in run if isinstance(block, Line)]
    engines = [engine for _block, engine in run]
    labels = _labels(lines)
    forms = _forms(lines, labels)
    at = 0
    for first, title, stop in forms:
        for line, engine in zip(lines[at:first], engines[at:first], strict=True):
            yield _told(line) if at and _is_item(line) else line, engine
        yield _table(lines, labels, first, title, stop), engines[first]
        at = stop
    yield from zip(lines[at:], engines[at:], strict=True)


def _is_item(line: Line) -> bool:
    """Whether a line between two blocks is an item of its own with money."""
    typed = opens_typed(clean(line.text))
    return typed and IN_BAHT.search(to_ascii_digits(line.text)) is not None


def _told(line: Line) -> Table:
    """A line as a table that nothing reads, so that its loss is told."""
    return _grid([((line,),)], line)


def _labels(lines: Sequence[Line]) -> dict[int, _Label]:
    """The labels that open lines: known ones, those of most blocks, and what is misread of them."""
    opened = {k: label for k, line in enumerate(lines) if (label := _opening(line)) is not None}
    names = Counter(label.name for label in opened.values())
    titles = [name for name, n in names.most_common() if _is_title(name) and n >= _FEWEST_BLOCKS]
    if not titles:
        return {}
    usual = [name for name, n in names.items() if n >= max(2, _USUAL * names[titles[0]])]
    kept: dict[int, _Label] = {}
    for k, label in opened.items():
        likeness, near = max((_likeness(name, label.name), name) for name in usual)
        if likeness >= _ALIKE and label.role in (None, role_of_label(near)):
            kept[k] = replace(label, name=near)
        elif label.role is not None or label.name in usual:
            kept[k] = label
    return dict(sorted((kept | _without_colon(lines, kept, usual)).items()))


def _likeness(one: str, other: str) -> float:
    return fuzz.ratio(squeeze(one), squeeze(other))


def _is_title(name: str) -> bool:
    return role_of_label(name) == "title" and not squeeze(name).startswith("ชื่อ")


def _opening(line: Line) -> _Label | None:
    """The label and its colon that open a line."""
    match = _COLON.match(line.text)
    if match is None:
        return None
    number = None if match["no"] is None else match.span("no")
    start, end = match.span("label")
    return _Label(clean(match["label"]), start, end, match.end(), number)


def _without_colon(
    lines: Sequence[Line], labels: Labels, usual: Sequence[str]
) -> dict[int, _Label]:
    """Usual labels whose colon a scan has lost: the label before and the next one are those that
    stand around it elsewhere."""
    places = sorted(labels)
    order = [labels[k].name for k in places]
    around = set(zip(order, order[1:], order[2:], strict=False))
    found: dict[int, _Label] = {}
    for one, other in pairwise(places):
        between = [n for n in usual if (labels[one].name, n, labels[other].name) in around]
        for k in range(one + 1, other):
            label = next((a for n in between if (a := _alike(lines[k], n)) is not None), None)
            if label is not None:
                found[k] = label
                break
    return found


def _alike(line: Line, name: str) -> _Label | None:
    """A label at the start of a line, as words of their own, that no colon follows."""
    words = line.words
    for count in range(1, min(_MOST_WORDS, len(words) - 1) + 1):
        head = " ".join(word.text for word in words[:count])
        if _likeness(head, name) >= _ALIKE:
            return _Label(name, 0, len(head), len(head) + 1)
    return None


def _forms(lines: Sequence[Line], labels: Labels) -> list[tuple[int, int, int]]:
    """(first line, title's line, stop) of every block; nothing where they are no such forms."""
    titles = [k for k, label in labels.items() if _is_title(label.name)]
    if len(titles) < _FEWEST_BLOCKS:
        return []
    wanted = _said_above(titles, labels)
    starts = [_with_ordinal(_above(k, labels, wanted), lines) for k in titles]
    widest = max(reach(line) for line in lines)
    forms = []
    for first, title, following in zip(starts, titles, [*starts[1:], len(lines)], strict=True):
        last = max(k for k in labels if k < following)
        stop = _end_of_value(lines, labels, last, following, widest)
        forms.append((first, title, stop))
    return forms if _are_forms(forms, lines, labels) else []


def _said_above(titles: Sequence[int], labels: Labels) -> set[str]:
    """The labels that stand above the title in a block: those above the first one, each above most
    of the others too, or of a role that may stand there."""
    runs = [
        [labels[j].name for j in range(_run_above(k, last, labels), k)]
        for k, last in zip(titles, [-1, *titles], strict=False)
    ]
    often = Counter(name for run in runs for name in set(run))
    leading = {labels[j].name for j in range(_above(titles[0], labels, _LEADING), titles[0])}
    return leading | {name for name in runs[0] if often[name] >= _USUAL * len(titles)}


def _run_above(start: int, last: int, labels: Labels) -> int:
    """Where the labelled lines right above a title begin, below the title before."""
    k = start
    while k - 1 > last and k - 1 in labels:
        k -= 1
    return k


def _above(start: int, labels: Labels, wanted: Iterable[str]) -> int:
    """Where the labels right above a title begin that are of its block: of these roles or names."""
    named = frozenset(wanted)
    k = start
    while k > 0 and (label := labels.get(k - 1)) is not None:
        if label.name not in named and label.role not in named & _LEADING:
            break
        k -= 1
    return k


def _with_ordinal(start: int, lines: Sequence[Line]) -> int:
    above = start > 0 and _ORDINAL.fullmatch(lines[start - 1].text.strip()) is not None
    return start - 1 if above else start


def _end_of_value(
    lines: Sequence[Line], labels: Labels, last: int, following: int, widest: float
) -> int:
    """Where the value of a block's last label ends: it goes on in the next line where it has none
    yet, or its line reaches the margin."""
    stop = last + 1
    empty = not clean(lines[last].text[labels[last].value :])
    while stop < following:
        if not empty and _is_money(lines[stop]):
            stop += 1
            continue
        if heading_level(clean(lines[stop].text)) is not None:
            break
        if not empty and reach(lines[stop - 1]) < _FULL * widest:
            break
        empty = False
        stop += 1
    return stop


def _is_money(line: Line) -> bool:
    """Whether a line opens with a word for money, and states an amount."""
    words, _behind = open_label(line.words)
    money = role_of_label(clean(text_of(words))) == "money" if words else False
    return money and IN_BAHT.search(to_ascii_digits(line.text)) is not None


def _are_forms(
    forms: Sequence[tuple[int, int, int]], lines: Sequence[Line], labels: Labels
) -> bool:
    full = sheets = known = named = 0
    for first, _title, stop in forms:
        inside = [labels[k] for k in range(first, stop) if k in labels]
        roles = {label.role for label in inside}
        sheets += bool(roles & SHEET_ROLES)
        full += len(roles - {None, "title", "number"}) >= _FEWEST_ROLES
        known += sum(label.role is not None for label in inside)
        named += len(inside)
    titled = all(clean(lines[title].text[labels[title].value :]) for _f, title, _s in forms)
    enough = full >= _FULL_BLOCKS * len(forms) and known >= _KNOWN * named
    return titled and enough and not sheets


def _table(lines: Sequence[Line], labels: Labels, first: int, title: int, stop: int) -> Table:
    rows: list[tuple[Cut, Cut]] = []
    named: Cut = ()
    numbers = sum(labels[k].number is not None for k in range(first, stop) if k in labels)
    for k in range(first, stop):
        line, label = lines[k], labels.get(k)
        if label is None:
            below = k > title and not any(n in labels for n in range(title + 1, k))
            rows = _with_line(rows, line, below)
            continue
        if k == title and label.number is not None and numbers == 1:
            rows.append((_named(NUMBER_LABEL, line, *label.number), _cut(line, *label.number)))
        printed = _cut(line, label.start, label.end)
        if label.name != clean(line.text[label.start : label.end]):
            printed = _named(label.name, line, label.start, label.end)
        rows.append((printed, _cut(line, label.value, len(line.text))))
        named = printed if k == title else named
    rows.sort(key=lambda row: row[0] != named)  # what stands above the title is of its card
    names = [labels[k].name for k in range(first, stop) if k in labels]
    if len(set(names)) < len(names):
        return _grid([(cut,) for cut in _whole(rows)], lines[first])  # two blocks: not to be read
    return _grid(rows, lines[first])


def _with_line(rows: list[tuple[Cut, Cut]], line: Line, below_title: bool) -> list[tuple[Cut, Cut]]:
    """The rows with a line that no label opens: the number above a block, the level below its
    title, or more of the value before."""
    ordinal = _ORDINAL.fullmatch(line.text.strip())
    if not rows and ordinal is not None:
        shift = len(line.text) - len(line.text.lstrip())
        start, end = (at + shift for at in ordinal.span("no"))
        word = _named(NUMBER_LABEL, line, shift, ordinal.end("word") + shift)
        return [(word, _cut(line, start, end))]
    level = heading_level(clean(line.text))
    if level is not None and below_title:
        return [*rows, (_named(LEVELS_IN_LINES[level], line, 0, len(line.text)), (line,))]
    words, behind = open_label(line.words)
    if words and behind and role_of_label(clean(text_of(words))) == "money":
        return [*rows, ((replace(line, words=words),), (replace(line, words=behind),))]
    label, value = rows[-1]
    return [*rows[:-1], (label, (*value, line))]


def _whole(rows: Sequence[tuple[Cut, Cut]]) -> Iterator[Cut]:
    yield from ((*label, *value) for label, value in rows)


def _cut(line: Line, start: int, end: int) -> Cut:
    return cut_lines([line], start, end)


def _named(name: str, line: Line, start: int, end: int) -> Cut:
    """The label that a stretch of a line stands for."""
    (cut,) = _cut(line, start, end)
    return (replace(cut, words=(Word(name, cut.raw, cut.box, cut.confidence),)),)


def _grid(rows: Sequence[tuple[Cut, ...]], like: Line) -> Table:
    cells = [Cell(r, c, 1, 1, lines) for r, row in enumerate(rows) for c, lines in enumerate(row)]
    return Table(like.page, len(rows), len(rows[0]), tuple(cells))
