"""`phaen text` and `phaen tables`: look at one file as this program reads it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli_options import OcrModel, OcrName, OcrUrl, ocr_settings
from pipeline.errors import ExitCode, FailedDocument, MissingTool, UsageProblem
from pipeline.find_tables import find_all_tables
from pipeline.inventory import identify
from pipeline.paint import canvas_of, paint
from pipeline.read_pages import NO_ENGINE, ReadPage, read_pages
from pipeline.settings import OcrSettings
from pipeline.show import page_numbers, page_text, tables_as_csv, tables_as_json

PAGE_END = "\f"

FileArgument = Annotated[Path, typer.Argument(help="A PDF or a UTF-8 .txt.", show_default=False)]
PagesOption = Annotated[
    str | None, typer.Option("--pages", help="Pages of a PDF, as in 2-5,9. All when left out.")
]


class TableFormat(StrEnum):
    """How `phaen tables` writes what it found."""

    csv = "csv"
    json = "json"
    png = "png"


def text(
    file: FileArgument,
    pages: PagesOption = None,
    raw: Annotated[
        bool, typer.Option("--raw", help="As found in the file, nothing mended or normalised.")
    ] = False,
    ocr: OcrName = None,
    ocr_url: OcrUrl = None,
    ocr_model: OcrModel = None,
) -> None:
    """Print the text of one file in reading order; a table's row is one line, cells tab-parted.

    Each page of a PDF ends with a form feed. What could not be read is told on the error stream.
    """
    trouble = _Trouble(file)
    found = list(trouble.watched(_pages(file, pages, ocr_settings(ocr, ocr_url, ocr_model))))
    for read, content in zip(found, find_all_tables(found), strict=True):
        if content is not None:
            typer.echo(page_text(content, raw))
        if read.number is not None:
            typer.echo(PAGE_END, nl=False)
    trouble.end()


def tables(
    file: FileArgument,
    pages: PagesOption = None,
    form: Annotated[TableFormat, typer.Option("--format", help="What to write.")] = TableFormat.csv,
    out: Annotated[
        Path, typer.Option("--out", help="Folder for the pictures of --format png.")
    ] = Path(),
    ocr: OcrName = None,
    ocr_url: OcrUrl = None,
    ocr_model: OcrModel = None,
) -> None:
    """Show the tables of one file as found.

    csv and json go to standard output; png paints words (blue), rules (red), cells (green) and
    drawn marks (orange) over each page's image and writes FILE-pN.png.
    """
    trouble = _Trouble(file)
    contents = []
    found = list(trouble.watched(_pages(file, pages, ocr_settings(ocr, ocr_url, ocr_model))))
    for read, content in zip(found, find_all_tables(found), strict=True):
        if form is TableFormat.png and content is not None:
            if read.page is None:
                raise UsageProblem(f"{file}: has no page image to paint on; use --format csv")
            target = out / f"{file.stem}-p{read.number}.png"
            out.mkdir(parents=True, exist_ok=True)
            target.write_bytes(paint(canvas_of(file, read.page), read.page, content))
            typer.echo(str(target))
        elif content is not None:
            contents.append(content)
    if form is TableFormat.csv:
        typer.echo(tables_as_csv(contents), nl=False)
    elif form is TableFormat.json:
        typer.echo(tables_as_json(contents), nl=False)
    trouble.end()


def _pages(file: Path, pages: str | None, ocr: OcrSettings) -> Iterator[ReadPage]:
    if not file.is_file():
        raise UsageProblem(f"{file}: no such file")
    source = identify(file, file.name)
    if source.kind is None:
        raise FailedDocument(f"{file}: {source.problem}")
    if source.kind == "text" and pages is not None:
        raise UsageProblem(f"{file}: a text file has no pages; leave out --pages")
    numbers = None if pages is None else page_numbers(pages)
    return read_pages(file, source.kind, ocr, numbers)


class _Trouble:
    """What went wrong on the way, told as it happens; the exit code comes at the end."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lost = False

    def watched(self, pages: Iterable[ReadPage]) -> Iterator[ReadPage]:
        """The pages as they come."""
        for read in pages:
            for remark in read.remarks:
                if remark.code == NO_ENGINE:
                    raise MissingTool(f"{self._file}: page {read.number}: {remark.message}")
                if remark.severity != "info":
                    typer.echo(f"{self._file}: page {read.number}: {remark.message}", err=True)
            self._lost = self._lost or read.lost
            yield read

    def end(self) -> None:
        if self._lost:
            raise typer.Exit(ExitCode.FAILED_DOCUMENTS)
