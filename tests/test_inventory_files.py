"""Which files are documents, judged by their bytes."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from pipeline.errors import UsageProblem
from pipeline.inventory import sniff, take_inventory


@pytest.mark.parametrize(
    ("head", "suffix", "kind"),
    [
        (b"%PDF-1.7\n", ".pdf", "pdf"),
        (b"\n\n%PDF-1.4", ".txt", "pdf"),
        ("แผนปฏิบัติการ".encode(), ".txt", "text"),
        ("แผน".encode(), "", "text"),
    ],
)
def test_what_is_read(head: bytes, suffix: str, kind: str) -> None:
    assert sniff(head, suffix) == (kind, None)


@pytest.mark.parametrize(
    ("head", "suffix", "what_to_do"),
    [
        (b"", ".pdf", "is empty; fetch the document again"),
        (b"PK\x03\x04...", ".docx", "save it as PDF"),
        (b"\xd0\xcf\x11\xe0", ".doc", "save it as PDF"),
        (b"\x89PNG\r\n", ".png", "put its pages into a PDF"),
        (b"\xff\xfeA\x00", ".txt", "save it as UTF-8"),
        (b"<html>", ".pdf", "holds no PDF"),
        (b"<html>", ".html", "unsupported type .html"),
        (b"ab\x00cd", ".txt", "binary data"),
    ],
)
def test_what_is_not_read_and_what_to_do(head: bytes, suffix: str, what_to_do: str) -> None:
    kind, problem = sniff(head, suffix)
    assert kind is None
    assert problem is not None
    assert what_to_do in problem


def test_files_are_found_in_folders_and_named_by_their_hash(tmp_path: Path) -> None:
    (tmp_path / "2566").mkdir()
    (tmp_path / "2566" / "แผน.txt").write_bytes(b"a")
    (tmp_path / ".gitkeep").write_bytes(b"")
    (source,) = take_inventory(tmp_path)
    assert source.relative == "2566/แผน.txt"
    assert source.sha256 == hashlib.sha256(b"a").hexdigest()
    assert source.document_id == hashlib.sha256(b"a").hexdigest()[:16]


def test_equal_files_are_one_document(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.txt"):
        (tmp_path / name).write_bytes(b"same")
    (source,) = take_inventory(tmp_path)
    assert (source.relative, source.duplicates) == ("a.txt", ("b.txt", "c.txt"))


def test_a_link_to_nothing_is_a_document_with_a_problem(tmp_path: Path) -> None:
    (tmp_path / "lost.pdf").symlink_to(tmp_path / "nowhere.pdf")
    (source,) = take_inventory(tmp_path)
    assert source.kind is None
    assert source.sha256 is None
    assert "cannot be opened (No such file or directory)" in (source.problem or "")


def test_a_name_that_is_no_unicode_is_written_in_ascii(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xe1\xbc.txt"
    with open(path, "wb") as stream:
        stream.write(b"a")
    (source,) = take_inventory(tmp_path)
    assert source.relative == "\\xe1\\xbc.txt"
    assert source.kind == "text"


def test_one_file_is_an_inventory_too(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a")
    (tmp_path / "b.txt").write_bytes(b"b")
    assert [s.relative for s in take_inventory(tmp_path / "a.txt")] == ["a.txt"]


def test_a_folder_that_is_not_there_is_a_usage_problem(tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match="no such file or folder"):
        take_inventory(tmp_path / "raw")
