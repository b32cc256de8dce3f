"""What a page's second reading says of its first, as the remarks an analyst gets."""

from __future__ import annotations

from collections.abc import Sequence

from normalize.evidence import finding
from normalize.raw import Place, Remark
from normalize.schema import EvidenceRow, FindingRow
from parsers.model import Box, Word
from parsers.page.geometry import contains
from parsers.page.reconcile import Disagreement, Reconciled
from parsers.page.unread import Filled

READINGS_DIFFER = "readings_differ"


def number_remarks(page: int, reconciled: Reconciled) -> list[Remark]:
    """A remark for each number that text layer and image give differently."""
    remarks = [
        _differing_number(page, found)
        for found in reconciled.disagreements
        if found.kind == "number"
    ]
    if "number" in reconciled.apart:
        message = "nearly all numbers of the page's text layer differ from its image; not used"
        remarks.append(Remark("readings_apart", "warning", message, Place(page)))
    return remarks


def _differing_number(page: int, found: Disagreement) -> Remark:
    layer = found.layer or "nothing"
    if found.ocr is None:
        message = f"the text layer has {layer} where nothing was read in the page image"
    else:
        message = f"the page image reads {found.ocr}, the text layer {layer}"
    suggestion = found.layer or None
    return Remark(
        READINGS_DIFFER, "warning", message, _place(page, found.box), found.ocr, suggestion
    )


def title_findings(
    titles: Sequence[EvidenceRow], page: int, disagreements: Sequence[Disagreement]
) -> list[FindingRow]:
    """A finding for each item's title in which the two readings of the page differ in letters.

    `titles`: the evidence of titles, on whatever page.
    """
    found: list[FindingRow] = []
    words = [d for d in disagreements if d.kind == "text" and d.ocr is not None]
    for row in titles:
        box = evidence_box(row)
        if row.page != page or box is None:
            continue
        inside = [d for d in words if contains(box, d.box.x_center, d.box.y_center)]
        if inside:
            told = "; ".join(f"{d.ocr} / {d.layer or 'nothing'}" for d in inside)
            message = f"the title's words differ between page image and text layer: {told}"
            suggestion = " ".join(d.layer for d in inside if d.layer) or None
            raw = " ".join(d.ocr for d in inside if d.ocr is not None)
            remark = Remark(READINGS_DIFFER, "warning", message, Place(page), raw, suggestion)
            found.append(finding(row.document_id, remark, row.row_id))
    return found


def unread_remarks(page: int, filled: Filled) -> list[Remark]:
    """What was read from the image in place of unread glyphs, and the words that keep one."""
    remarks = [_read(page, before, after) for before, after in filled.read]
    message = "a glyph of this word could not be read, from the file, its fonts or the page image"
    for word in filled.left:
        place = _place(page, word.box)
        remarks.append(Remark("glyph_unread", "warning", message, place, word.text))
    return remarks


def _read(page: int, before: Word, after: Word) -> Remark:
    message = f"a glyph the file has no character for was read in the page image: {after.text}"
    place = _place(page, before.box)
    return Remark("glyph_read_from_image", "info", message, place, before.text, after.text)


def _place(page: int, box: Box | None) -> Place:
    return Place(page, None if box is None else (box.x0, box.top, box.x1, box.bottom))


def evidence_box(row: EvidenceRow) -> Box | None:
    """Where on its page a value was read; None in a text."""
    sides = (row.x0, row.top, row.x1, row.bottom)
    known = [side for side in sides if side is not None]
    return Box(*known) if len(known) == len(sides) else None
