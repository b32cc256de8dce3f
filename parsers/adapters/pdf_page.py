"""A page's recording -> words, rules and marks in display coordinates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pdfminer.utils import Matrix

from parsers.adapters.pdf_device import DrawnGlyph, DrawnPath, PageRecorder
from parsers.adapters.pdf_fonts import FLAT, GlyphReader, Reading
from parsers.adapters.pdf_legacy import as_thai, legacy_fonts
from parsers.adapters.pdf_symbols import THAI_PRIVATE
from parsers.model import Box, Mark, Page, Ruling, Word
from parsers.page.clusters import MARKS, UNREAD, Glyph, Note, assemble
from parsers.page.rulings import Shape, backgrounds, read_shapes
from parsers.page.text_layer import mend_spelling

ENOUGH_GLYPHS = 30  # a page with fewer is not turned on their account
MOST = 0.7
FEW_OUTLINES = 40  # dots and arrow heads of a schedule
COVERING = 0.85  # an image over this share of the page makes the text a layer behind it


@dataclass(frozen=True, slots=True)
class Repair:
    """A glyph or word whose reading differs from what the file says."""

    kind: str
    raw: str
    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Frame:
    """From pdfminer's rotated page space (y upward) to display space (y downward).

    `turn`: quarter turns clockwise by which a page printed sideways is turned to be read;
    `width` and `height` are the page's after that turn.
    """

    left: float
    top: float
    width: float
    height: float
    turn: int = 0

    def point(self, x: float, y: float) -> tuple[float, float]:
        right, down = x - self.left, self.top - y
        if self.turn == 0:
            return right, down
        if self.turn == 1:
            return self.width - down, right
        if self.turn == 2:
            return self.width - right, self.height - down
        return down, self.height - right

    def turned(self, turn: int) -> Frame:
        sides = (self.width, self.height) if turn % 2 == 0 else (self.height, self.width)
        return Frame(self.left, self.top, *sides, turn)


def page_from_recording(
    recorder: PageRecorder, source: Any, number: int, reader: GlyphReader, engine: str
) -> tuple[Page, list[Repair]]:
    """The page's words, rules and marks; `source` is pdfplumber's page (for its boxes)."""
    frame = _frame(source, recorder.page_ctm).turned(page_turn(recorder))
    shapes = [s for path in recorder.paths if (s := _shape(path, frame)) is not None]
    rulings, marks = read_shapes(shapes)
    found, notes = _words(recorder, frame, reader, rulings)
    words, spelling = mend_spelling(found)
    notes = [*notes, *spelling]
    page = Page(
        number=number,
        width=frame.width,
        height=frame.height,
        words=tuple(w for w in words if _visible(w.box, frame)),
        rulings=tuple(r for r in rulings),
        marks=tuple(m for m in marks if _visible(m.box, frame)),
        source="pdf",
        engine=engine,
        shaded=backgrounds(shapes),
    )
    return page, [Repair(n.kind, n.raw, n.text, n.box) for n in notes]


def page_turn(recorder: PageRecorder) -> int:
    """Quarter turns clockwise after which most of the page's text runs left to right."""
    turns = Counter(_turn(glyph) for glyph in recorder.glyphs)
    total = turns.total()
    turn, count = turns.most_common(1)[0] if total else (0, 0)
    return turn if total >= ENOUGH_GLYPHS and count >= MOST * total else 0


def covering_image(recorder: PageRecorder, page: Page) -> bool:
    """Whether the page is an image and its text a layer nobody sees: invisible or painted over.

    Text printed on top of a full-page picture (a cover, a letterhead) is not such a layer.
    """
    area = page.width * page.height
    for image in recorder.images:
        a, b, c, d, _, _ = image.matrix
        if abs(a * d - b * c) < COVERING * area:
            continue
        hidden = sum(
            1
            for number, glyph in enumerate(recorder.glyphs)
            if not glyph.visible or number < image.glyphs_before
        )
        if 2 * hidden >= len(recorder.glyphs):
            return True
    return False


def draws_besides(recorder: PageRecorder) -> bool:
    """Whether the page shows pictures, or so many outlines that letters may be among them."""
    outlines = sum(1 for path in recorder.paths if path.filled and "c" in path.operators)
    return bool(recorder.images) or outlines > FEW_OUTLINES


def _frame(source: Any, ctm: Matrix) -> Frame:
    media = [float(v) for v in source.page_obj.mediabox]
    crop = [float(v) for v in (source.page_obj.cropbox or media)]
    box = [
        max(media[0], crop[0]),
        max(media[1], crop[1]),
        min(media[2], crop[2]),
        min(media[3], crop[3]),
    ]
    if box[2] - box[0] < 1 or box[3] - box[1] < 1:
        box = media
    a, b, c, d, e, f = ctm
    xs = sorted((a * box[0] + c * box[1] + e, a * box[2] + c * box[3] + e))
    ys = sorted((b * box[0] + d * box[1] + f, b * box[2] + d * box[3] + f))
    return Frame(xs[0], ys[1], xs[1] - xs[0], ys[1] - ys[0])


def _visible(box: Box | None, frame: Frame) -> bool:
    return box is not None and (
        -2 <= box.x_center <= frame.width + 2 and -2 <= box.y_center <= frame.height + 2
    )


def _shape(path: DrawnPath, frame: Frame) -> Shape | None:
    stroked = path.stroked and not _is_white(path.stroke_color)
    filled = path.filled and not _is_white(path.fill_color)
    if not (stroked or filled):
        return None
    return Shape(path.operators, tuple(frame.point(x, y) for x, y in path.points), stroked, filled)


def _is_white(color: object) -> bool:
    if isinstance(color, (int, float)):
        return color >= 0.99
    if isinstance(color, (tuple, list)) and color:
        if not all(isinstance(v, (int, float)) for v in color):
            return False
        if len(color) == 4:
            return all(v <= 0.01 for v in color)
        return all(v >= 0.99 for v in color)
    return False


def _words(
    recorder: PageRecorder, frame: Frame, reader: GlyphReader, rulings: Sequence[Ruling]
) -> tuple[list[Word], list[Note]]:
    by_turn: dict[int, list[Glyph]] = {}
    for drawn, reading in _with_actual_text(recorder, reader):
        turn = (_turn(drawn) - frame.turn) % 4
        by_turn.setdefault(turn, []).append(_glyph(drawn, reading, frame, turn))
    words: list[Word] = []
    notes: list[Note] = []
    dividers = [r for r in rulings if r.orientation == "vertical"]
    for turn, glyphs in sorted(by_turn.items()):
        found, noted = assemble(glyphs, dividers if turn == 0 else ())
        words.extend(
            Word(w.text, w.raw, _turn_back(w.box, turn), turn=turn) for w in found if w.box
        )
        notes.extend(Note(n.kind, n.raw, n.text, _turn_back(n.box, turn)) for n in noted)
    return words, notes


def _with_actual_text(
    recorder: PageRecorder, reader: GlyphReader
) -> list[tuple[DrawnGlyph, Reading]]:
    """Each glyph with its reading; /ActualText stands for all glyphs of its sequence."""
    out: list[tuple[DrawnGlyph, Reading]] = []
    index = 0
    glyphs = _printed(recorder)
    legacy = legacy_fonts(glyphs)
    while index < len(glyphs):
        actual = glyphs[index].actual
        end = index + 1
        if actual is None:
            out.append((glyphs[index], _read(glyphs[index], reader, legacy)))
        else:
            while end < len(glyphs) and glyphs[end].actual == actual:
                end += 1
            text = recorder.actual_texts[actual]
            out.extend(spread_actual_text(glyphs[index:end], text, reader))
        index = end
    return out


def _read(drawn: DrawnGlyph, reader: GlyphReader, legacy: frozenset[int]) -> Reading:
    if id(drawn.font) in legacy and drawn.text is not None and len(drawn.text) == 1:
        thai = as_thai(drawn.text)
        if thai is not None:
            return Reading(thai, "repaired")
    return reader.read(drawn)


def _printed(recorder: PageRecorder) -> list[DrawnGlyph]:
    """The glyphs a reader sees; invisible ones only where they are the page's whole text.

    Such a page is a scan with an OCR layer, which `covering_image` makes untrusted.
    """
    shown = [glyph for glyph in recorder.glyphs if glyph.visible]
    return shown if shown or not recorder.images else recorder.glyphs


def spread_actual_text(
    glyphs: Sequence[DrawnGlyph], text: str, reader: GlyphReader
) -> list[tuple[DrawnGlyph, Reading]]:
    """One text over the glyphs of its sequence; U+FFFD in it leaves the glyph's own reading."""
    shares = _shares(glyphs, text)
    out: list[tuple[DrawnGlyph, Reading]] = []
    for glyph, share in zip(glyphs, shares, strict=True):
        own = reader.read(glyph)
        if share == "\ufffd":
            out.append((glyph, own))
        else:
            mended = "".join(THAI_PRIVATE.get(c, c) for c in share.replace("\ufffd", ""))
            out.append((glyph, Reading(mended, None)))
    return out


def _shares(glyphs: Sequence[DrawnGlyph], text: str) -> list[str]:
    if len(text) == len(glyphs):
        return list(text)
    parts = _text_clusters(text)
    wide = [glyph.advance > FLAT * glyph.size for glyph in glyphs]
    if sum(wide) == len(parts):
        rest = iter(parts)
        return [next(rest) if is_wide else "" for is_wide in wide]
    last = len(glyphs) - 1
    return [text[i:] if i == last else text[i : i + 1] for i in range(len(glyphs))]


def _text_clusters(text: str) -> list[str]:
    parts: list[str] = []
    for char in text:
        if parts and char in MARKS:
            parts[-1] += char
        else:
            parts.append(char)
    return parts


def _turn(drawn: DrawnGlyph) -> int:
    """Quarter turns clockwise that bring the glyph's line to run left to right: 0-3."""
    x, y = drawn.along
    if abs(x) >= abs(y):
        return 0 if x > 0 else 2
    return 1 if y > 0 else 3


def _glyph(drawn: DrawnGlyph, reading: Reading, frame: Frame, turn: int) -> Glyph:
    x, y = frame.point(drawn.x, drawn.y)
    u, v = ((x, y), (-y, x), (-x, -y), (y, -x))[turn]
    raw = drawn.text if drawn.text is not None else f"(cid:{drawn.cid})"
    return Glyph(
        text=reading.text,
        raw=raw,
        x=u,
        y=v,
        advance=drawn.advance,
        size=drawn.size,
        unread=UNREAD in reading.text,
        note=reading.note,
    )


def _turn_back(box: Box, turn: int) -> Box:
    if turn == 0:
        return box
    corners = [(box.x0, box.top), (box.x1, box.bottom)]
    turned = [((u, v), (v, -u), (-u, -v), (-v, u))[turn] for u, v in corners]
    xs = sorted(x for x, _ in turned)
    ys = sorted(y for _, y in turned)
    return Box(xs[0], ys[0], xs[1], ys[1])


__all__ = ["Mark", "Repair", "covering_image", "page_from_recording"]
