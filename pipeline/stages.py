"""The run, told in one screen: files in, dataset out.

    take_inventory   folder         → SourceFile    what there is, by content
    read_pages       SourceFile     → ReadPage      words and strokes: text layer, or OCR
    find_all_tables  ReadPage…      → PageContent…  tables and prose in reading order
    parse_document   PageContent…   → ParsedDocument  meanings bound to texts
    make_records     ParsedDocument → rows          values, evidence, findings
    audit            all rows       → refused, or passed
    publish          all rows       → Parquet, data package, dictionary, report

The middle four are one worker's job on one document: `pipeline.document.read_document`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from normalize.columns import Row
from pipeline.check import as_records, structure_problems
from pipeline.document import DocumentResult, failed_document, read_document
from pipeline.errors import CheckFailed
from pipeline.inventory import SourceFile, take_inventory
from pipeline.publish import DATASET_FILES, all_rows, write_dataset
from pipeline.settings import Settings
from pipeline.store import refuse_foreign_folder, replace_dataset
from pipeline.workers import Failure, Limits, run_jobs

_TOLD_PROBLEMS = 10

Reader = Callable[[SourceFile], DocumentResult]
Watcher = Callable[[DocumentResult, int], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run came to: every document's result, by path."""

    results: tuple[DocumentResult, ...]
    rows: Mapping[str, Sequence[Row]]

    @property
    def troubled(self) -> tuple[DocumentResult, ...]:
        return tuple(result for result in self.results if result.status != "ok")


def build(
    raw: Path,
    out: Path,
    settings: Settings,
    watch: Watcher,
    read: Callable[[SourceFile, Settings], DocumentResult] = read_document,
) -> Outcome:
    """Build the dataset of every file under `raw` in the folder `out`.

    `watch` is told each result as it comes, with the number of documents. Raises CheckFailed, and
    leaves `out` alone, where the rows contradict the schema or each other.
    """
    refuse_foreign_folder(out, DATASET_FILES)
    sources = take_inventory(raw)
    results = read_all(sources, settings, watch, partial(_read_one, read, settings))
    rows = all_rows(results)
    audit(rows)
    replace_dataset(out, DATASET_FILES, partial(write_dataset, rows))
    return Outcome(results, rows)


def _read_one(
    read: Callable[[SourceFile, Settings], DocumentResult], settings: Settings, source: SourceFile
) -> DocumentResult:
    return read(source, settings)


def read_all(
    sources: Sequence[SourceFile], settings: Settings, watch: Watcher, read: Reader
) -> tuple[DocumentResult, ...]:
    """Every document's result, in the order of `sources`; a lost worker is a failed document."""
    limits = Limits(settings.time_limit_s, settings.memory_limit_mb)
    results: dict[int, DocumentResult] = {}
    for index, answer in run_jobs(read, sources, settings.workers, limits):
        result = _told(sources[index], answer)
        results[index] = result
        watch(result, len(sources))
    return tuple(results[index] for index in range(len(sources)))


def _told(source: SourceFile, answer: DocumentResult | Failure) -> DocumentResult:
    if isinstance(answer, Failure):
        return failed_document(source, answer.reason, code="document_crashed")
    return answer


def audit(rows: Mapping[str, Sequence[Row]]) -> None:
    """Refuse rows that contradict the schema, their keys or each other.

    What contradicts its evidence is a finding of its document already (`pipeline.document`).
    """
    problems = list(structure_problems(as_records(rows)))
    if problems:
        raise CheckFailed(f"nothing was published; {summary(problems)}")


def summary(problems: Iterable[str]) -> str:
    """The first few problems, and how many there are."""
    listed = list(problems)
    told = "\n  ".join(listed[:_TOLD_PROBLEMS])
    return f"{len(listed)} contradictions in the rows:\n  {told}"
