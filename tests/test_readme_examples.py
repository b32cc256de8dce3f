"""The README's Python runs as printed, on a dataset built from the shipped text samples."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.settings import Settings
from pipeline.stages import build

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


@pytest.fixture(name="checkout", scope="module")
def _checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("checkout")
    (folder / "raw").mkdir()
    for path in (ROOT / "data" / "raw").glob("*.txt"):
        shutil.copy(path, folder / "raw")
    build(folder / "raw", folder / "data/processed", Settings(jobs=1), lambda result, total: None)
    return folder


def test_the_examples_run_and_answer(checkout: Path) -> None:
    assert len(BLOCKS) == 3
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(BLOCKS)],
        cwd=checkout,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "planned_baht" in done.stdout


def test_the_readme_names_every_command_and_exit_code() -> None:
    for command in ("build", "text", "tables", "check"):
        assert f"`phaen {command} " in README
    for code in range(5):
        assert f"\n| {code} | " in README
