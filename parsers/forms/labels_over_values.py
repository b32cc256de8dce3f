"""Labels side by side in a line of a card, whose values stand below them, each in its own column:

งบประมาณที่ตั้งไว้      เบิกจ่ายจริง
40,000 บาท         38,250 บาท
"""

from __future__ import annotations

from collections.abc import Sequence

from normalize.amounts import says_no_budget
from normalize.thai_text import clean
from parsers.forms.card_labels import LABELS, has_colon, is_label, label_of, label_role
from parsers.model import Box, Line, Word
from parsers.page.pieces import Extent, extent, in_pieces, text_of

_FEWEST = 2  # labels side by side
_NEARER = 0.5  # of the way to the next label
_UNREAD = "□"

Labelled = tuple[str, tuple[Line, ...], list[Line]]
"""The role, the words and the value of a label."""


def labels_over_values(lines: Sequence[Line]) -> tuple[list[Labelled], int] | None:
    """The labels that open some lines side by side with their values, and how many lines they
    take: none where nobody can say which values are whose. None where the first line has anything
    else."""
    labels = _labels(lines[0])
    if not labels:
        return None
    places = [extent(label) for label in labels]
    values: list[list[Line]] = [[] for _ in labels]
    taken = 1
    for line in lines[1:]:
        if has_colon(line) or label_of(line) is not None or _labels(line):
            break
        row = in_pieces(line)
        columns = _columns(row.spans, places) if row is not None else None
        if row is None or columns is None:
            return [], 0
        for at, piece in zip(columns, row.pieces, strict=True):
            values[at].append(Line(piece, page=line.page))
        taken += 1
    found: list[Labelled] = []
    for label, value in zip(labels, values, strict=True):
        role = label_role(_name(label)) or ""
        own = value or _lost(label, role, lines[0].page)
        found.append((role, (Line(label, page=lines[0].page),), own))
    return found, taken


def _columns(values: Sequence[Extent], labels: Sequence[Extent]) -> list[int] | None:
    """The label that each value of a line stands below; None where one stands below several or
    between two, or two below one."""
    at = [_column(value, labels) for value in values]
    found = [k for k in at if k is not None]
    return found if len(set(found)) == len(at) else None


def _column(value: Extent, labels: Sequence[Extent]) -> int | None:
    gaps = sorted(
        (max(0.0, start - value[1], value[0] - end), k) for k, (start, end) in enumerate(labels)
    )
    (near, at), (far, _other) = gaps[:2]
    return at if near < _NEARER * far else None


def _labels(line: Line) -> list[tuple[Word, ...]]:
    """The labels that stand side by side in a line of nothing else, parted by wide gaps, or each of
    them a word that is a label of cards."""
    row = in_pieces(line)
    if row is None:
        return []
    for parts, known in ((row.pieces, _is_name), (tuple((w,) for w in line.words), _is_strict)):
        names = [_name(part) for part in parts]
        if len(set(names)) == len(names) >= _FEWEST and all(map(known, names)):
            return [tuple(part) for part in parts]
    return []


def _name(words: Sequence[Word]) -> str:
    return text_of(words).rstrip(" :：")


def _is_name(text: str) -> bool:
    return is_label(text) and not says_no_budget(text)


def _is_strict(text: str) -> bool:
    return _is_name(text) and LABELS.fullmatch(clean(text)) is not None


def _lost(label: Sequence[Word], role: str, page: int | None) -> list[Line]:
    """What stands for money of which a scan shows nothing: it may have lost a dash, or more."""
    if role != "money" or all(word.confidence is None for word in label):
        return []
    (x0, x1), bottom = extent(label), max(w.box.bottom for w in label if w.box is not None)
    return [Line((Word(_UNREAD, _UNREAD, Box(x0, bottom, x1, bottom), 0.0),), page=page)]
