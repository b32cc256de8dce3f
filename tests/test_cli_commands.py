"""The command line as a person meets it: output, error stream, exit code."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pypdfium2
import pytest

from pipeline.cli_options import ocr_settings
from pipeline.errors import UsageProblem
from pipeline.show import page_numbers

TEXT = "แผน ปี ๒๕๖๔\nโครงการ\t๒๐,๐๐๐\nกิจกรรม\t-\nจบ\n"


def phaen(*arguments: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from pipeline.cli import main; main()"]
    return subprocess.run(
        [*command, *map(str, arguments)], capture_output=True, text=True, cwd=cwd, check=False
    )


@pytest.fixture(name="file")
def _file(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def pdf(path: Path, pages: int = 2) -> Path:
    """A PDF of blank pages."""
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(200, 300)
    document.save(path)
    return path


@pytest.mark.parametrize("command", [[], ["build"], ["text"], ["tables"], ["check"]])
def test_help_tells_the_exit_codes(command: list[str]) -> None:
    done = phaen(*command, "--help")
    assert done.returncode == 0
    for line in ("0  all is well", "1  a check failed", "2  the command line", "3  a tool",
                 "4  finished, but some documents"):  # fmt: skip
        assert line in done.stdout


def test_text_is_normalised_and_a_row_is_a_line(file: Path) -> None:
    done = phaen("text", file)
    assert done.stdout == "แผน ปี 2564\nโครงการ\t20,000\nกิจกรรม\t-\nจบ\n"
    assert done.returncode == 0


def test_raw_text_is_as_found(file: Path) -> None:
    assert phaen("text", "--raw", file).stdout == TEXT


def test_tables_as_csv_and_json(file: Path) -> None:
    rows = list(csv.reader(io.StringIO(phaen("tables", file).stdout)))
    assert rows == [
        ["page", "table", "row", "cell_1", "cell_2"],
        ["", "1", "1", "โครงการ", "20,000"],
        ["", "1", "2", "กิจกรรม", "-"],
    ]
    (table,) = json.loads(phaen("tables", file, "--format", "json").stdout)
    assert (table["rows"], table["columns"]) == (2, 2)
    assert table["cells"][1]["raw"] == "๒๐,๐๐๐"


def test_png_paints_a_page(tmp_path: Path) -> None:
    from parsers.model import Box, Cell, Page, PageContent, Ruling, Table, Word
    from pipeline.paint import Canvas, paint

    page = Page(
        1, 40, 40, (Word("ก", "ก", Box(2, 2, 8, 8)),), (Ruling("horizontal", 20, 0, 40),), (),
        "pdf", "pdf",
    )  # fmt: skip
    table = Table(1, 1, 1, (Cell(0, 0, 1, 1, (), Box(10, 10, 30, 30)),))
    canvas = Canvas(np.full((80, 80), 255, np.uint8), 2.0)
    data = paint(canvas, page, PageContent(1, (table,), "pdf", "pdf"))
    import cv2

    picture = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    assert picture[40, 70].tolist() == [0, 0, 220]
    assert picture[4, 10].tolist() == [200, 120, 0]
    assert picture[20, 40].tolist() == [0, 160, 0]
    assert picture[70, 70].tolist() == [255, 255, 255]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["text", "nowhere.pdf"], "no such file"),
        (["text", "a.txt", "--pages", "1"], "a text file has no pages"),
        (["text", "a.pdf", "--pages", "3"], "has 2 pages, none numbered 3"),
        (["text", "a.pdf", "--pages", "x"], "write pages as in 2-5,9"),
        (["tables", "a.txt", "--format", "png"], "has no page image"),
        (["build", "nowhere", "--out", "out"], "no such file or folder"),
        (["build", "a.txt", "--out", "out", "--ocr", "eyes"], "the engines are"),
        (["check", "nowhere"], "no such folder"),
        (["build", "a.txt", "--out", "out", "--jobs", "-1"], "Invalid value"),
        (["read", "a.txt"], "No such command"),
    ],
)
def test_what_cannot_be_done_is_exit_2_and_says_why(
    arguments: list[str], message: str, file: Path
) -> None:
    pdf(file.with_name("a.pdf"))
    done = phaen(*arguments, cwd=file.parent)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_of_another_kind_is_exit_4_and_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"PK\x03\x04")
    done = phaen("text", path)
    assert done.returncode == 4
    assert done.stderr == f"phaen: {path}: is an Office or ZIP file; save it as PDF\n"


def test_a_missing_engine_is_exit_3(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("ก", encoding="utf-8")
    monkeypatch.setenv("PATH", str(tmp_path))
    done = phaen("build", tmp_path / "a.txt", "--out", tmp_path / "out", "--ocr", "tesseract")
    assert done.returncode == 3
    assert "tesseract" in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_build_with_failures_says_so_and_reads_the_rest(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "empty.pdf").write_bytes(b"")
    (raw / "plan.txt").write_text(TEXT, encoding="utf-8")
    pdf(raw / "blank.pdf", pages=1)
    done = phaen("build", raw, "--out", tmp_path / "out", "--jobs", "1")
    assert done.returncode == 4, done.stderr
    assert "empty.pdf: failed: is empty; fetch the document again" in done.stderr
    assert "blank.pdf: failed: no text could be read on any page" in done.stderr
    assert "plan.txt: partial: no item was found" in done.stderr
    assert "3 documents" in done.stdout
    checked = phaen("check", tmp_path / "out")
    assert (checked.returncode, checked.stdout) == (0, "")


def test_a_changed_dataset_fails_its_check(tmp_path: Path, file: Path) -> None:
    phaen("build", file, "--out", tmp_path / "out", "--jobs", "1")
    (tmp_path / "out" / "items.parquet").write_bytes(b"")
    done = phaen("check", tmp_path / "out")
    assert done.returncode == 1
    assert "items.parquet: cannot be read" in done.stdout


@pytest.mark.parametrize(
    ("spec", "numbers"),
    [("2-5,9", (2, 3, 4, 5, 9)), ("1", (1,)), ("3, 1-3", (3, 1, 2)), ("๒", (2,))],
)
def test_page_numbers(spec: str, numbers: tuple[int, ...]) -> None:
    assert page_numbers(spec) == numbers


@pytest.mark.parametrize("spec", ["", "0", "5-2", "-3", "2-", "1-999999999"])
def test_page_numbers_that_are_none(spec: str) -> None:
    with pytest.raises(UsageProblem, match="--pages"):
        page_numbers(spec)


@pytest.mark.parametrize(
    ("name", "url", "model"),
    [
        ("openai", None, None),
        ("openai", "http://localhost", None),
        (None, "http://localhost", None),
    ],
)
def test_an_endpoint_is_used_only_when_wholly_named(
    name: str | None, url: str | None, model: str | None
) -> None:
    with pytest.raises(UsageProblem, match="--ocr"):
        ocr_settings(name, url, model)
