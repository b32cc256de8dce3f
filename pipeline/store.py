"""Putting a dataset in its place: all of it or nothing."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Collection
from pathlib import Path

from pipeline.errors import UsageProblem

_OLD = ".{}.old"
_NEW = ".{}.new-"


def replace_dataset(out: Path, names: Collection[str], write: Callable[[Path], None]) -> None:
    """Fill a new folder with `write`, then put it in `out`'s place.

    Where `write` raises, `out` is as it was. Files of `out` that are not in `names` stay. A run
    that was cut off between the two renames is mended by the next.
    """
    out = out.absolute()
    refuse_foreign_folder(out, names)
    out.parent.mkdir(parents=True, exist_ok=True)
    old = out.with_name(_OLD.format(out.name))
    _recover(out, old)
    new = Path(tempfile.mkdtemp(prefix=_NEW.format(out.name), dir=out.parent))
    try:
        write(new)
        new.chmod(0o755)
        _swap(out, old, new, names)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def refuse_foreign_folder(out: Path, names: Collection[str]) -> None:
    """A folder with other people's files in it and no dataset is not overwritten."""
    if not out.exists():
        return
    if not out.is_dir():
        raise UsageProblem(f"{out} is a file; name a folder for the dataset")
    present = {entry.name for entry in out.iterdir() if not entry.name.startswith(".")}
    if present and not present & set(names):
        raise UsageProblem(
            f"{out} holds files and no dataset; name an empty folder or an earlier dataset"
        )


def _recover(out: Path, old: Path) -> None:
    if not old.exists():
        return
    if out.exists():
        shutil.rmtree(old)
    else:
        old.rename(out)


def _swap(out: Path, old: Path, new: Path, names: Collection[str]) -> None:
    if not out.exists():
        new.rename(out)
        return
    for entry in out.iterdir():
        if entry.name not in names:
            _copy(entry, new / entry.name)
    out.rename(old)
    new.rename(out)
    shutil.rmtree(old)


def _copy(source: Path, target: Path) -> None:
    if source.is_dir() and not source.is_symlink():
        shutil.copytree(source, target, symlinks=True)
    else:
        shutil.copy2(source, target, follow_symlinks=False)
