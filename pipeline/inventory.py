"""Which files there are, and what each one holds, judged by its bytes."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.errors import UsageProblem

FileKind = Literal["pdf", "text"]

_ID_DIGITS = 16
_HEAD_BYTES = 4096
_PDF_MARK_WITHIN = 1024
_TEXT_SUFFIXES = frozenset({"", ".txt", ".text"})
# First bytes of formats people mistake for documents this program reads, and what to do.
_OTHER_FORMATS: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "an Office or ZIP file; save it as PDF"),
    (b"\xd0\xcf\x11\xe0", "an old Office file; save it as PDF"),
    (b"{\\rtf", "an RTF file; save it as PDF"),
    (b"\x89PNG", "an image; put its pages into a PDF"),
    (b"\xff\xd8\xff", "an image; put its pages into a PDF"),
    (b"II*\x00", "an image; put its pages into a PDF"),
    (b"MM\x00*", "an image; put its pages into a PDF"),
    (b"\xff\xfe", "UTF-16 text; save it as UTF-8"),
    (b"\xfe\xff", "UTF-16 text; save it as UTF-8"),
)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One document to read. `kind` is None where `problem` says why it cannot be.

    `relative` is its path under the raw folder; `duplicates` are other paths with the same bytes.
    """

    document_id: str
    path: Path
    relative: str
    sha256: str | None
    kind: FileKind | None
    problem: str | None = None
    duplicates: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if (self.kind is None) != (self.problem is not None):
            raise ValueError(f"a file has either a kind or a problem: {self.relative}")


def take_inventory(raw: Path) -> tuple[SourceFile, ...]:
    """Every file under `raw` (or `raw` itself), by path; equal files are one document.

    Files and folders whose name begins with a dot are no documents.
    """
    if not raw.exists():
        raise UsageProblem(f"{raw}: no such file or folder; name the documents' folder")
    root = raw if raw.is_dir() else raw.parent
    paths = sorted(_files(root), key=lambda p: p.as_posix()) if raw.is_dir() else [raw]
    by_id: dict[str, list[SourceFile]] = {}
    for path in paths:
        source = identify(path, _printable(path.relative_to(root)))
        by_id.setdefault(source.document_id, []).append(source)
    return tuple(_merged(same) for same in by_id.values())


def _printable(path: Path) -> str:
    """A path as Unicode text; bytes that are no UTF-8 as \\xNN."""
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")


def _files(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _files(path)
        elif not path.is_dir():
            yield path


def _merged(same: list[SourceFile]) -> SourceFile:
    first, *others = same
    return SourceFile(
        first.document_id,
        first.path,
        first.relative,
        first.sha256,
        first.kind,
        first.problem,
        tuple(other.relative for other in others),
    )


def identify(path: Path, relative: str) -> SourceFile:
    """Hash a file and judge what it holds. A file that cannot be opened is named by its path."""
    try:
        digest, head = _hash(path)
    except OSError as error:
        name = hashlib.sha256(relative.encode("utf-8")).hexdigest()[:_ID_DIGITS]
        reason = f"cannot be opened ({error.strerror}); check the file and its permissions"
        return SourceFile(name, path, relative, None, None, reason)
    kind, problem = sniff(head, path.suffix.lower())
    return SourceFile(digest[:_ID_DIGITS], path, relative, digest, kind, problem)


def _hash(path: Path) -> tuple[str, bytes]:
    with path.open("rb") as stream:
        head = stream.read(_HEAD_BYTES)
        digest = hashlib.sha256(head)
        while block := stream.read(1 << 20):
            digest.update(block)
    return digest.hexdigest(), head


def sniff(head: bytes, suffix: str) -> tuple[FileKind | None, str | None]:
    """What a file holds, from its first bytes; or why this program does not read it."""
    if not head:
        return None, "is empty; fetch the document again"
    if b"%PDF-" in head[:_PDF_MARK_WITHIN]:
        return "pdf", None
    for mark, what in _OTHER_FORMATS:
        if head.startswith(mark):
            return None, f"is {what}"
    if suffix == ".pdf":
        return None, "is named .pdf but holds no PDF; fetch the document again"
    if suffix not in _TEXT_SUFFIXES:
        return None, f"has the unsupported type {suffix}; give a PDF or a UTF-8 .txt"
    if b"\x00" in head:
        return None, "holds binary data, neither PDF nor text; give a PDF or a UTF-8 .txt"
    return "text", None
