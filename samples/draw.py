"""One sample document by family and seed: its blocks, its look, its truth, and its files."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from samples.damage import draw_damage
from samples.families.desk import Desk
from samples.families.ita import write_follow_up, write_measures
from samples.families.plan import write_plan
from samples.families.results import write_results
from samples.families.schedule import write_schedule
from samples.producers import PRODUCERS
from samples.render_scan import Scanner, draw_scanner, render_scan
from samples.render_txt import render_txt

KINDS = ("pdf", "scan", "txt")
SUFFIXES = {"pdf": ".pdf", "scan": "-scan.pdf", "txt": ".txt"}

FAMILIES: dict[str, Callable[[random.Random, str], Desk]] = {
    "plan": write_plan,
    "schedule": write_schedule,
    "results": write_results,
    "ita_measures": write_measures,
    "ita_follow_up": write_follow_up,
}


def draw_document(family: str, seed: int, size: str = "normal") -> Desk:
    """The document of that family and seed; `size` is `small` or `normal`."""
    return FAMILIES[family](random.Random(f"{family}-{seed}"), size)


def write_document(
    desk: Desk,
    out: Path,
    truth: Path,
    name: str,
    seed: int,
    kinds: tuple[str, ...],
    scanner: Scanner | None = None,
    producer: str = "drawn",
) -> list[Path]:
    """The files of one document in `out`, and `name.json` in `truth`; a drawn scanner if None."""
    out.mkdir(parents=True, exist_ok=True)
    truth.mkdir(parents=True, exist_ok=True)
    paths = [truth / f"{name}.json"]
    paths[0].write_text(desk.truth.to_json(), encoding="utf-8")
    pdf = PRODUCERS[producer](desk.blocks, desk.look) if set(kinds) - {"txt"} else b""
    for kind in kinds:
        path = out / f"{name}{SUFFIXES[kind]}"
        rng = random.Random(f"{name}-{kind}-{seed}")
        if kind == "pdf":
            path.write_bytes(pdf)
        elif kind == "scan":
            path.write_bytes(render_scan(pdf, scanner or draw_scanner(rng), seed))
        else:
            text = render_txt(desk.blocks, draw_damage(rng), rng)
            path.write_text(text, encoding="utf-8")
        paths.append(path)
    return paths
