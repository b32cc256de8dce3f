"""Breaking Thai text into printed lines between words, as a word processor does."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import regex
from pythainlp.tokenize import word_tokenize

_CLUSTER = regex.compile(r"[เแโใไ]?\X(?:ำ|ะ|า|ๆ|ฯ)?")
_CHUNK = regex.compile(
    r"\s+|[^\s\p{Thai}]+|[๐-๙][๐-๙.,:/]*|(?:เ?[ก-ฮ]{1,2}[ิี]?\.)+|(?:(?!เ?[ก-ฮ]{1,2}[ิี]?\.)[\p{Thai}--[๐-๙]])+|\S",
    flags=regex.V1,
)
_WHOLE = regex.compile(r"(มาตรการ|โครงการ|กิจกรรม|ตัวชี้วัด|งบประมาณ)")
"""Words the dictionary would part, and no word processor does."""
_STICKS_TO_PREVIOUS = regex.compile(r"^[\p{Mn}ะาำๆฯ)\]”’,.:;/%]+")


@lru_cache(maxsize=50_000)
def words_of(text: str) -> tuple[str, ...]:
    """The words and spaces of one line of text; a break may fall between any two of them.

    Numbers, Latin words and closing punctuation are never parted from what they belong to.
    """
    parts: list[str] = []
    for chunk in _CHUNK.findall(text):
        parts.extend(_thai_words(chunk) if regex.match(r"\p{Thai}", chunk) else [chunk])
    return tuple(_glue(parts))


def _thai_words(chunk: str) -> list[str]:
    if regex.fullmatch(r"[๐-๙.,:/]+|(?:เ?[ก-ฮ]{1,2}[ิี]?\.)+", chunk):
        return [chunk]
    words: list[str] = []
    for part in _WHOLE.split(chunk):
        words += [part] if _WHOLE.fullmatch(part) else word_tokenize(part, engine="newmm")
    return [word for word in words if word]


def _glue(parts: list[str]) -> list[str]:
    glued: list[str] = []
    for part in parts:
        opens = bool(glued) and glued[-1][-1] in "“‘(["
        sticks = bool(_STICKS_TO_PREVIOUS.match(part)) or opens
        if glued and not part.isspace() and not glued[-1].isspace() and sticks:
            glued[-1] += part
        else:
            glued.append(part)
    return glued


def wrap(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """Lines of `text` no wider than `width` by `measure`; line breaks in `text` are kept."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.extend(_wrap_paragraph(paragraph, width, measure))
    return lines


def _wrap_paragraph(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    lines: list[str] = []
    line, used = "", 0.0
    for word in words_of(text):
        size = measure(word)
        if line and used + size > width and not word.isspace():
            lines.append(line.rstrip())
            line, used = "", 0.0
        if not line and word.isspace():
            continue
        if size > width:
            pieces = _break_word(line + word, width, measure)
            lines.extend(pieces[:-1])
            line, used = pieces[-1], measure(pieces[-1])
            continue
        line, used = line + word, used + size
    if line.strip() or not lines:
        lines.append(line.rstrip())
    return lines


def _break_word(word: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """Pieces of a word too wide for a line, broken between clusters only."""
    pieces, piece = [], ""
    for cluster in _CLUSTER.findall(word):
        if piece and measure(piece + cluster) > width:
            pieces.append(piece)
            piece = ""
        piece += cluster
    return [*pieces, piece]
