"""The `phaen` command: where arguments become a run, and errors become exit codes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from pipeline import cli_show
from pipeline.check import check_folder
from pipeline.cli_options import OcrModel, OcrName, OcrUrl, ocr_settings
from pipeline.document import DocumentResult
from pipeline.errors import ExitCode, PhaenError, UsageProblem
from pipeline.read_pages import engine_of
from pipeline.settings import Settings
from pipeline.stages import Outcome, Watcher
from pipeline.stages import build as build_dataset

_EXIT_CODES = "\n\n".join(
    (
        "Exit codes:",
        "0  all is well",
        "1  a check failed; a build published nothing",
        "2  the command line asks for something that cannot be done",
        "3  a tool is missing; the message says how to install it",
        "4  finished, but some documents could not be read, or not wholly",
    )
)

app = typer.Typer(
    name="phaen",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    help="Phaen (แผน, plan) reads Thai local governments' anti-corruption documents (PDF with a "
    "text layer, scanned PDF, UTF-8 text) into a dataset in which every value knows the text and "
    "the place it was read from.\n\n"
    "Start with [bold]phaen build data/raw --out data/processed[/bold], then read report.md there. "
    "[bold]phaen text[/bold] and [bold]phaen tables[/bold] show how one file is read.",
    epilog=_EXIT_CODES,
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"phaen {version('phaen')}")
        raise typer.Exit


@app.callback()
def _root(
    wanted: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Options of the command as a whole; the help text is the app's."""


@app.command(epilog=_EXIT_CODES)
def build(
    raw: Annotated[
        Path, typer.Argument(help="Folder of documents, or one document.", show_default=False)
    ],
    out: Annotated[
        Path, typer.Option("--out", help="Folder for the dataset; replaced as a whole.")
    ],
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", min=0, help="Worker processes; 0: one per core.")
    ] = 0,
    time_limit: Annotated[
        float, typer.Option("--time-limit", min=1, help="Seconds one document may take.")
    ] = 1800.0,
    ocr: OcrName = None,
    ocr_url: OcrUrl = None,
    ocr_model: OcrModel = None,
) -> None:
    """Read every document under RAW and publish the dataset in the folder --out.

    A document that cannot be read becomes a row with status failed and a finding that says why;
    all others are still read. The same documents give the same bytes, whatever --jobs is. Where
    the result contradicts its own schema or evidence, the earlier dataset stays as it was.
    """
    engine = ocr_settings(ocr, ocr_url, ocr_model)
    if ocr is not None:
        engine_of(engine)
    settings = Settings(jobs=jobs, time_limit_s=time_limit, ocr=engine)
    with _watching() as watch:
        outcome = build_dataset(raw, out, settings, watch)
    _tell(outcome, out)
    if outcome.troubled:
        raise typer.Exit(ExitCode.FAILED_DOCUMENTS)


@app.command(epilog=_EXIT_CODES)
def check(
    folder: Annotated[
        Path,
        typer.Argument(metavar="DIR", help="Folder of a built dataset.", show_default=False),
    ],
) -> None:
    """Check a built dataset against its schema, its keys and its own evidence.

    Every published value must have evidence, and normalising what was read must give the value
    again. Each contradiction is one line.
    """
    if not folder.is_dir():
        raise UsageProblem(f"{folder}: no such folder; name the folder of a built dataset")
    count = 0
    for problem in check_folder(folder):
        typer.echo(problem)
        count += 1
    if count:
        typer.echo(f"{folder}: {count} contradictions", err=True)
        raise typer.Exit(ExitCode.CHECK_FAILED)
    typer.echo(f"{folder}: the dataset agrees with its schema and its evidence", err=True)


app.command(epilog=_EXIT_CODES)(cli_show.text)
app.command(epilog=_EXIT_CODES)(cli_show.tables)


@contextmanager
def _watching() -> Iterator[Watcher]:
    """A progress bar on a terminal, one plain line per document elsewhere."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _tell_plainly
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console) as progress:
        task = progress.add_task("Reading documents", total=None)

        def watch(result: DocumentResult, total: int) -> None:
            progress.update(task, total=total, advance=1)
            if result.trouble is not None:
                progress.console.print(_line(result), markup=False, highlight=False)

        yield watch


def _tell_plainly(result: DocumentResult, total: int) -> None:
    typer.echo(_line(result), err=True)


def _line(result: DocumentResult) -> str:
    items = len(result.rows["items"])
    trouble = f": {result.trouble}" if result.trouble is not None else f", {items} items"
    return f"{result.source.relative}: {result.status}{trouble}"


def _tell(outcome: Outcome, out: Path) -> None:
    items = len(outcome.rows["items"])
    findings = len(outcome.rows["findings"])
    typer.echo(
        f"{out}: {len(outcome.results)} documents, {items} items, {findings} findings; "
        f"{out / 'report.md'} tells more"
    )
    if not outcome.results:
        typer.echo("There was no document to read; the dataset is empty.", err=True)
    if outcome.troubled:
        typer.echo(f"{len(outcome.troubled)} documents were not read wholly:", err=True)
        for result in outcome.troubled:
            typer.echo(f"  {_line(result)}", err=True)


def main() -> None:
    """Entry point of the `phaen` command."""
    try:
        app()
    except PhaenError as error:
        typer.echo(f"phaen: {error}", err=True)
        sys.exit(error.exit_code)
