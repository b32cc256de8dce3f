"""`phaen tables` and `text` show a document as the build reads it, its pages together."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline import cli_show
from pipeline.read_pages import ReadPage
from tests.test_cli_commands import pdf
from tests.test_half_ruled_tables import level, page
from tests.test_level_ruled_pages import TOP, WHOLE, row

NEXT = [
    *row(20, "4", "กิจกรรมปลูกป่า", "30,000", "", ""),
    *row(45, "5", "โครงการรู้งบ", "", "", "1,500"),
]
PAGES = (page(WHOLE, level(*TOP)), page(NEXT, level(12, 40, 65), number=2))


@pytest.fixture(name="file")
def _file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    def read_pages(*_arguments: object) -> Iterator[ReadPage]:
        return (ReadPage(number, shown) for number, shown in enumerate(PAGES, start=1))

    monkeypatch.setattr(cli_show, "read_pages", read_pages)
    return pdf(tmp_path / "plan.pdf")


def test_the_next_page_of_a_level_ruled_table_has_the_columns_of_the_first(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cli_show.tables(file)
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    column = {text: k for row in rows[1:] for k, text in enumerate(row)}
    assert column["30,000"] == column["10,000"] and column["1,500"] == column["7,500"]
    cli_show.text(file)
    _first, second, _end = capsys.readouterr().out.split(cli_show.PAGE_END)
    assert "\t30,000\t" in second.splitlines()[0] and "\t1,500\t" in second.splitlines()[1]
