"""Publishing: same documents, same bytes; all of a dataset or nothing; what analysts load."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow.parquet as pq
import pytest

from normalize.schema import (
    BudgetRow,
    DocumentRow,
    EvidenceRow,
    FindingRow,
    ItemRow,
    ScheduleRow,
    TotalRow,
)
from pipeline.check import as_records, check_folder, check_tables
from pipeline.document import DocumentResult, failed_document, self_checked
from pipeline.errors import CheckFailed, UsageProblem
from pipeline.inventory import SourceFile
from pipeline.publish import DATASET_FILES
from pipeline.settings import Settings
from pipeline.stages import build
from pipeline.store import replace_dataset


def fake_read(source: SourceFile, settings: Settings) -> DocumentResult:
    """One item per document; what the file says decides what goes wrong."""
    said = source.path.read_text(encoding="utf-8")
    if said == "crash":
        raise ArithmeticError("a defect")
    if said == "unreadable":
        return failed_document(source, "has no text")
    result = result_of(source, title="โครงการ " + said)
    if said == "stray":
        row = ScheduleRow(item_id="of-nothing", month=date(2020, 10, 1), mark="point", raw="●")
        return replace(result, rows=result.rows | {"schedule": (row,)})
    return result


def result_of(source: SourceFile, title: str, proven: bool = True) -> DocumentResult:
    document, item = source.document_id, f"{source.document_id}-l1"
    shown = dict(document_id=document, row_id=item, engine="text", line=1)
    proofs: list[EvidenceRow] = []
    for table, column, qualifier, raw, value in (
        ("items", "title", None, title, title if proven else "อื่น"),
        ("items", "item_type", None, title, "project"),
        ("items", "responsible", None, "สำนักปลัด, กองคลัง", "สำนักปลัด; กองคลัง"),
        ("budgets", "amount_baht", "2564 planned", "๒๐,๐๐๐", "20000"),
        ("budgets", "status", "2564 planned", "๒๐,๐๐๐", "amount"),
        ("schedule", "month", "2020-10", "●", "2020-10-01"),
        ("schedule", "mark", "2020-10", "●", "point"),
        ("totals", "stated", "2564", "๒๐,๐๐๐", "20000"),
    ):
        place: Any = dict(table=table, column=column, qualifier=qualifier, raw=raw, value=value)
        row_id = document if table == "totals" else item
        proofs.append(EvidenceRow(**(shown | place | {"row_id": row_id})))
    row = DocumentRow(
        document_id=document, source_path=source.relative, source_sha256=source.sha256,
        family="action_plan", status="ok", document_date=date(2021, 10, 5), plan_year_from_be=2564,
    )  # fmt: skip
    return DocumentResult(
        source,
        {
            "documents": (row,),
            "items": (
                ItemRow(
                    item_id=item, document_id=document, item_key="k", section="plan", ordinal=1,
                    item_type="project", title=title, title_raw=title,
                    responsible=("สำนักปลัด", "กองคลัง"),
                ),
            ),
            "budgets": (
                BudgetRow(item_id=item, fiscal_year_be=2564, kind="planned", amount_baht=20000.0,
                          status="amount", raw="๒๐,๐๐๐"),
            ),
            "schedule": (
                ScheduleRow(item_id=item, month=date(2020, 10, 1), mark="point", raw="●"),
            ),
            "totals": (
                TotalRow(document_id=document, section="plan", measure="budget",
                         fiscal_year_be=2564, stated=20000.0, computed=20000.0, agrees=True,
                         raw="๒๐,๐๐๐"),
            ),
            "evidence": tuple(proofs),
            "findings": (),
        },
        "ok",
    )  # fmt: skip


def raw_folder(tmp_path: Path, **texts: str) -> Path:
    raw = tmp_path / "raw"
    raw.mkdir(exist_ok=True)
    for name, text in texts.items():
        (raw / f"{name}.txt").write_text(text, encoding="utf-8")
    return raw


def run(raw: Path, out: Path, jobs: int = 1) -> Any:
    return build(raw, out, Settings(jobs=jobs), lambda result, total: None, fake_read)


def hashes(folder: Path) -> dict[str, str]:
    return {
        p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.iterdir() if p.is_file()
    }


def test_the_same_documents_give_the_same_bytes_whatever_the_workers(tmp_path: Path) -> None:
    raw = raw_folder(tmp_path, b="สอง", a="หนึ่ง", c="สาม", d="crash")
    run(raw, tmp_path / "one", jobs=1)
    run(raw, tmp_path / "three", jobs=3)
    assert hashes(tmp_path / "one") == hashes(tmp_path / "three")
    assert set(hashes(tmp_path / "one")) == set(DATASET_FILES)


def test_a_crash_and_an_unreadable_file_are_failed_documents(tmp_path: Path) -> None:
    raw = raw_folder(tmp_path, a="crash", b="unreadable", c="ดี")
    outcome = run(raw, tmp_path / "out")
    documents = pd.read_parquet(tmp_path / "out" / "documents.parquet")
    assert documents.status.tolist() == ["failed", "failed", "ok"]
    findings = pd.read_parquet(tmp_path / "out" / "findings.parquet")
    assert findings.code.tolist() == ["document_crashed", "document_unread"]
    assert findings.message[1] == "b.txt: has no text"
    assert "ArithmeticError" in findings.message[0]
    assert [result.source.relative for result in outcome.troubled] == ["a.txt", "b.txt"]


def test_no_documents_make_an_empty_dataset(tmp_path: Path) -> None:
    run(raw_folder(tmp_path), tmp_path / "out")
    assert list(check_folder(tmp_path / "out")) == []
    assert len(pd.read_parquet(tmp_path / "out" / "items.parquet")) == 0


def test_a_refused_audit_leaves_the_old_dataset(tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(raw_folder(tmp_path, a="ดี"), out)
    before = hashes(out)
    with pytest.raises(CheckFailed, match=r"item_id of-nothing is not in items"):
        run(raw_folder(tmp_path, a="stray"), out)
    assert hashes(out) == before
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_other_files_of_the_folder_stay(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / ".gitkeep").touch()
    run(raw_folder(tmp_path, a="ดี"), out)
    (out / "notes.ipynb").write_text("mine", encoding="utf-8")
    run(raw_folder(tmp_path, a="ดีขึ้น"), out)
    assert (out / "notes.ipynb").read_text(encoding="utf-8") == "mine"
    assert (out / ".gitkeep").exists()


def test_a_folder_of_someone_elses_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "letter.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(UsageProblem, match="holds files and no dataset"):
        run(raw_folder(tmp_path, a="ดี"), tmp_path / "home")


def test_a_run_cut_off_between_the_renames_is_mended(tmp_path: Path) -> None:
    (tmp_path / ".out.old").mkdir()
    (tmp_path / ".out.old" / "mine.txt").write_text("x", encoding="utf-8")
    (tmp_path / ".out.old" / "report.md").write_text("old", encoding="utf-8")
    names = ("report.md",)
    replace_dataset(
        tmp_path / "out", names, lambda new: (new / "report.md").write_text("new") and None
    )
    assert (tmp_path / "out" / "report.md").read_text(encoding="utf-8") == "new"
    assert (tmp_path / "out" / "mine.txt").exists()
    assert not (tmp_path / ".out.old").exists()


@pytest.fixture(name="dataset", scope="module")
def _dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dataset")
    run(raw_folder(folder, a="หนึ่ง"), folder / "out")
    return folder / "out"


def test_pandas_loads_types_without_casts(dataset: Path) -> None:
    budgets = pd.read_parquet(dataset / "budgets.parquet")
    assert str(budgets.fiscal_year_be.dtype) == "Int64"
    documents = pd.read_parquet(dataset / "documents.parquet")
    assert str(documents.page_count.dtype) == "Int64"
    assert documents.page_count.isna().all()
    assert documents.document_date[0] == date(2021, 10, 5)
    schedule = pd.read_parquet(dataset / "schedule.parquet")
    assert schedule.month.dt.year.tolist() == [2020]
    items = pd.read_parquet(dataset / "items.parquet")
    assert list(items.responsible[0]) == ["สำนักปลัด", "กองคลัง"]
    totals = pd.read_parquet(dataset / "totals.parquet")
    assert str(totals.agrees.dtype) == "boolean"


def test_duckdb_reads_the_same(dataset: Path) -> None:
    query = f"select responsible[2], typeof(responsible) from '{dataset}/items.parquet'"
    assert duckdb.sql(query).fetchall() == [("กองคลัง", "VARCHAR[]")]


def test_parquet_is_zstd_and_dictionary_encoded_and_described(dataset: Path) -> None:
    file = pq.ParquetFile(dataset / "items.parquet")
    chunk = file.metadata.row_group(0).column(0)
    assert chunk.compression == "ZSTD"
    assert "RLE_DICTIONARY" in chunk.encodings
    assert file.schema_arrow.field("title").metadata[b"description_th"].decode().startswith("ชื่อ")


def test_the_data_package_names_files_types_and_keys(dataset: Path) -> None:
    package = json.loads((dataset / "datapackage.json").read_text(encoding="utf-8"))
    items = package["resources"][1]
    data = (dataset / items["path"]).read_bytes()
    assert items["hash"] == "sha256:" + hashlib.sha256(data).hexdigest()
    assert items["schema"]["primaryKey"] == ["item_id"]
    assert items["schema"]["foreignKeys"] == [
        {
            "fields": ["document_id"],
            "reference": {"resource": "documents", "fields": ["document_id"]},
        }
    ]
    types = {field["name"]: field["type"] for field in items["schema"]["fields"]}
    assert (types["responsible"], types["ordinal"]) == ("array", "integer")


def test_the_report_counts_what_was_read(dataset: Path) -> None:
    text = (dataset / "report.md").read_text(encoding="utf-8")
    assert "1 documents (1 ok, 0 partial, 0 failed), 1 items, 1 money cells, 1 of them" in text
    assert "| plan | 2564 | planned | 1 | 20,000.00 |" in text
    assert "1 totals are stated; 1 agree with the rows under them." in text


SOURCE = SourceFile("d" * 16, Path("a.txt"), "a.txt", "d" * 64, "text")


def tables() -> dict[str, list[Any]]:
    rows = result_of(SOURCE, "โครงการ ก").rows
    return {name: list(records) for name, records in as_records(rows).items()}


def with_change(table: str, **changes: object) -> dict[str, list[Any]]:
    changed = tables()
    changed[table][0] = {**changed[table][0], **changes}
    return changed


def test_good_rows_pass_the_check() -> None:
    assert list(check_tables(tables())) == []


@pytest.mark.parametrize(
    ("table", "changes", "problem"),
    [
        ("items", {"section": "annex"}, "items row 1: section is not one of"),
        ("items", {"title": "โครงการ ข"}, "title: no evidence for 'โครงการ ข'"),
        ("items", {"note": "ใหม่"}, "note: no evidence for 'ใหม่'"),
        ("items", {"document_id": "e" * 16}, "is not in documents"),
        ("budgets", {"amount_baht": 20001.0}, "no evidence for '20001'"),
        ("budgets", {"amount_baht": None}, "contradict each other"),
        ("budgets", {"item_id": "x"}, "item_id x is not in items"),
        ("schedule", {"month": date(2020, 10, 2)}, "not the first day of a month"),
        ("totals", {"stated": 1.0}, "stated (2564): no evidence for '1'"),
        ("evidence", {"raw": "โครงการ ค"}, "reads as 'โครงการ ค', published is 'โครงการ ก'"),
        ("evidence", {"row_id": "x"}, "items x title: there is evidence, and no such value"),
    ],
)
def test_a_broken_promise_is_told(table: str, changes: dict[str, object], problem: str) -> None:
    found = list(check_tables(with_change(table, **changes)))
    assert any(problem in line for line in found), found


def test_a_row_that_stands_twice_is_told() -> None:
    twice = tables()
    twice["items"] *= 2
    assert any("stands there twice" in line for line in check_tables(twice))


def test_what_was_mended_is_what_is_read_again() -> None:
    changed = with_change("evidence", raw="โครงก�ร ก", repaired="โครงการ ก")
    assert list(check_tables(changed)) == []


def test_a_correction_needs_no_rereading() -> None:
    changed = with_change("evidence", raw="พิมพ์ผิด", correction_id="c-1")
    assert list(check_tables(changed)) == []


def test_a_missing_or_foreign_file_is_told(dataset: Path, tmp_path: Path) -> None:
    for path in dataset.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "items.parquet").unlink()
    (tmp_path / "budgets.parquet").write_bytes(b"no parquet")
    pq.write_table(
        pq.read_table(tmp_path / "totals.parquet").drop_columns(["raw"]),
        tmp_path / "totals.parquet",
    )
    told = "\n".join(check_folder(tmp_path))
    assert "items.parquet: cannot be read" in told
    assert "budgets.parquet: cannot be read" in told
    assert "totals: the columns are" in told


def test_a_value_without_evidence_is_a_finding_of_its_document() -> None:
    checked = self_checked(result_of(SOURCE, "โครงการ ก", proven=False))
    assert checked.status == "partial"
    (row,) = checked.rows["documents"]
    assert isinstance(row, DocumentRow)
    assert row.status == "partial"
    (found,) = checked.rows["findings"]
    assert isinstance(found, FindingRow)
    assert (found.code, found.item_id) == ("evidence_contradiction", "d" * 16 + "-l1")
    assert found.message.endswith("title: no evidence for 'โครงการ ก'")


def test_an_amount_whose_item_is_in_doubt_does_not_contradict_its_evidence(tmp_path: Path) -> None:
    text = (
        "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2561\nเทศบาลตำบลลี้ อำเภอลี้ จังหวัดลำพูน\n\n"
        "<table><tr><td>ที่</td><td>โครงการ</td><td>งบประมาณ</td></tr>"
        "<tr><td>1</td><td>โครงการ ก</td><td rowspan=2>20,000</td></tr>"
        "<tr><td>2</td><td>โครงการ ข</td></tr></table>\n"
    )
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_text(text, encoding="utf-8")
    build(tmp_path / "raw", tmp_path / "out", Settings(jobs=1), lambda result, total: None)
    assert (
        pd.read_parquet(tmp_path / "out" / "budgets.parquet").status.tolist() == ["unreadable"] * 2
    )
    assert pd.read_parquet(tmp_path / "out" / "documents.parquet").status.tolist() == ["ok"]
    assert set(pd.read_parquet(tmp_path / "out" / "findings.parquet").code) == {"amount_uncertain"}


def test_rows_that_contradict_each_other_are_a_failed_document() -> None:
    result = result_of(SOURCE, "โครงการ ก")
    twice = {**result.rows, "items": result.rows["items"] * 2}
    checked = self_checked(replace(result, rows=twice))
    assert checked.status == "failed"
    assert checked.rows["items"] == ()
    assert "stands there twice" in (checked.trouble or "")


def test_rows_for_an_unknown_table_are_refused() -> None:
    result = result_of(SOURCE, "ก")
    with pytest.raises(ValueError, match="rows for"):
        replace(result, rows={"items": ()})
