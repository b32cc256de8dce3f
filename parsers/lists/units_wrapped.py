"""Units behind a label that go on in the line below an amount: "ผู้รับผิดชอบ กองคลัง   5,000 บาท", and
below it "และกองช่าง"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from normalize.numbering import opens_entry
from normalize.raw import Remark
from normalize.thai_text import LIST_MARK, clean
from normalize.units import is_known_unit, split_responsible
from parsers.hierarchy.outline_money import money_in
from parsers.lists.amounts_apart import LEADER, amount_last_in
from parsers.lists.list_labels import list_label_at
from parsers.model import Line, Word
from parsers.page.pieces import text_of
from parsers.page.prose import Prose

_GOES_ON = regex.compile(r"\s*(?:และ|ร่วมกับ|[,/])")
_UNFINISHED = regex.compile(r"(?:และ|ร่วมกับ|[,/])\s*$")


@dataclass(frozen=True, slots=True)
class _Labelled:
    """A line that a label of units opens and an amount ends: the units' text, their words with the
    label, and those of the amount."""

    units: str
    words: Sequence[Word]
    money: Sequence[Word]


def units_whole(prose: Prose) -> tuple[Sequence[Line], frozenset[int]]:
    """The lines of an item, the amount behind units that go on in the line below put behind these,
    and which lines so go on. A name has to be unfinished, or a word to say that another follows,
    and all units have to be known: else the line below may be of another thing."""
    lines, joined = list(prose.lines), set[int]()
    labelled: _Labelled | None = None
    for k in range(1, len(lines) - 1):
        if k - 1 in joined and labelled is not None:
            units = f"{labelled.units}\n{text_of(prose.lines[k].words)}"
            labelled = _Labelled(units, prose.lines[k].words, labelled.money)
        else:
            labelled = _labelled(lines[k])
        below = lines[k + 1]
        if labelled is None or prose.gap_before(k + 1) or not _go_on(labelled.units, below):
            continue
        lines[k] = replace(lines[k], words=tuple(labelled.words))
        lines[k + 1] = replace(below, words=(*below.words, *labelled.money))
        joined.add(k)
    return lines, frozenset(joined)


def units_left(prose: Prose) -> Iterator[Remark]:
    """What stands below such a line and may be more of its units."""
    for k in range(1, len(prose.lines) - 1):
        labelled = _labelled(prose.lines[k])
        if labelled is None or prose.gap_before(k + 1) or _opens_part(prose.lines[k + 1]):
            continue
        start = prose.starts[k + 1]
        rest = prose.text[start : prose.line_end(start)].strip()
        unfinished = _UNFINISHED.search(labelled.units) or not _are_known(labelled.units)
        if _GOES_ON.match(rest) or _are_known(rest) or (unfinished and not money_in(rest, "plan")):
            message = "the line below a unit and its amount may go on with the units; it was left"
            place = prose.span(start, prose.line_end(start)).places[0]
            yield Remark("cell_lost", "warning", message, place, rest)


def _labelled(line: Line) -> _Labelled | None:
    at = amount_last_in(line.words)
    if at is None:
        return None
    upto = at - 1 if line.words[at - 1].text == LEADER else at
    text = text_of(line.words[:upto])
    label = list_label_at(text, 0)
    if label is None or label[1] != "responsible":
        return None
    units = text[label[0] :].lstrip(" :：")
    return _Labelled(units, line.words[:upto], line.words[upto:]) if units else None


def _go_on(units: str, below: Line) -> bool:
    """Whether a line goes on with the units that the line above names before its amount."""
    more = clean(below.text)
    if _opens_part(below) or money_in(more, "plan"):
        return False
    said = _GOES_ON.match(more) or _UNFINISHED.search(units)
    return (bool(said) or not _are_known(units)) and _are_known(f"{units}\n{more}")


def _opens_part(line: Line) -> bool:
    text = clean(line.text)
    marked = LIST_MARK.match(text) is not None
    return opens_entry(text) or list_label_at(text, 0) is not None or marked


def _are_known(text: str) -> bool:
    units = split_responsible(text)
    return bool(units) and all(map(is_known_unit, units))
