"""The project's own rules: which way imports go, how long a module is, which code is tested."""

from __future__ import annotations

import ast
import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("normalize", "parsers", "pipeline")
MAY_IMPORT = {
    "normalize": {"normalize"},
    "parsers": {"normalize", "parsers"},
    "pipeline": {"normalize", "parsers", "pipeline"},
}
# The rooms of `parsers` from the ground up, each with the rooms that it may import; what is in none
# of them (`model`, `rows`, `ocr`, `families`) serves all, and `parse` at the top uses all.
ROOMS = {
    "headings": set(),
    "page": {"headings"},
    "money": {"headings", "page"},
    "hierarchy": {"headings", "page", "money"},
    "forms": {"headings", "page", "money", "hierarchy"},
    "layout": {"headings", "page", "hierarchy", "forms"},
    "items": {"headings", "page", "money", "hierarchy", "forms"},
    "lists": {"headings", "page", "money", "hierarchy", "forms"},
    "sheets": {"headings", "page", "money", "hierarchy", "forms", "items"},
    "reshaping": {"headings", "page", "money", "hierarchy", "forms", "items", "lists", "sheets"},
    "documents": set(),
    "adapters": {"page"},
    "scan": {"page"},
    "families": set(),
}
EFFECTS = {"subprocess", "multiprocessing", "concurrent", "tempfile", "shutil", "time", "socket"}
LONGEST_MODULE = 400

MODULES = sorted(path for name in PACKAGES for path in (ROOT / name).rglob("*.py"))


def imported_packages(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            found.add(node.module.split(".")[0])
            assert node.level == 0, f"{path}: imports are absolute"
    return found


@pytest.mark.parametrize("name", PACKAGES)
def test_each_package_is_this_checkouts(name: str) -> None:
    package = importlib.import_module(name)
    assert package.__file__ is not None
    assert Path(package.__file__).resolve() == ROOT / name / "__init__.py"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_go_one_way(path: Path) -> None:
    package = path.relative_to(ROOT).parts[0]
    ours = imported_packages(path) & {*PACKAGES, "samples", "training", "benchmarks", "tests"}
    assert ours <= MAY_IMPORT[package]


@pytest.mark.parametrize("room", ROOMS)
def test_rooms_of_parsers_build_on_each_other(room: str) -> None:
    seen = 0
    for path in (ROOT / "parsers" / room).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("parsers."):
                other = str(node.module).split(".")[1]
                seen += 1
                assert other not in ROOMS or other in ROOMS[room] | {room, "families"}, path
    assert seen > 0


def test_every_room_of_parsers_is_known() -> None:
    rooms = {path.parent.name for path in (ROOT / "parsers").glob("*/__init__.py")}
    assert rooms == set(ROOMS)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_effects_live_at_the_edge(path: Path) -> None:
    parts = path.relative_to(ROOT).parts
    if parts[0] == "pipeline" or parts[:2] == ("parsers", "adapters"):
        return
    assert not imported_packages(path) & EFFECTS


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_is_at_most_400_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_requirements_are_pinned_with_hashes_and_name_no_index(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    entries = [entry for entry in text.replace("\\\n", " ").splitlines() if "==" in entry]
    assert len(entries) > 20
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in text
    assert not any(line.startswith("--") for line in text.splitlines())


def test_no_training_framework_among_the_runtime_dependencies() -> None:
    names = {line.split("==")[0] for line in (ROOT / "requirements.txt").read_text().splitlines()}
    assert "onnxruntime" in names
    assert not names & {"torch", "tensorflow", "jax", "pymupdf"}
