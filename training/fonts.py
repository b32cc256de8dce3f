"""Which font files the synthetic lines are set in, and which are kept for testing only.

Debian's `fonts-thai-tlwg` and the npm packages `@fontsource/*` (their Thai and Latin subsets are
separate files: a face here is a list of files, asked in order for each character).
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont

TLWG = Path("/usr/share/fonts/truetype/tlwg")
DEJAVU = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
HELD_OUT_FAMILIES = frozenset({"umpush", "niramit"})
"""Never trained on: one Debian family, one npm family, both looped text faces."""
HELD_OUT_STYLE = "bolditalic"
"""Never trained on in any family (oblique counts as italic)."""
SARABUN_LIKE = frozenset({"laksaman", "sarabun"})
TEXT_FACES = frozenset(
    [
        "laksaman",
        "sarabun",
        "garuda",
        "loma",
        "kinnari",
        "norasi",
        "waree",
        "sawasdee",
        "tlwgtypo",
        "tlwgtypist",
        "tlwgmono",
        "tlwgtypewriter",
        "taviraj",
        "trirong",
        "noto-serif-thai",
        "noto-sans-thai-looped",
        "ibm-plex-sans-thai-looped",
        "krub",
        "kodchasan",
        "maitree",
        "pridi",
        "k2d",
        "bai-jamjuree",
    ]
)
"""Faces of official documents; the others (display, hand) are set more rarely."""


@dataclass(frozen=True, slots=True)
class Face:
    """One style of one family. `files` are asked for a glyph in order."""

    family: str
    style: str
    files: tuple[Path, ...]
    shaped_without_gpos: bool
    guest: Path | None = None
    """A Latin font asked before `files`: word processors set figures in a font of their own."""

    @property
    def held_out(self) -> bool:
        return self.family in HELD_OUT_FAMILIES or self.style == HELD_OUT_STYLE

    @property
    def weight(self) -> float:
        """How often the face is drawn, relative to a display face's 1."""
        base = 14.0 if self.family in SARABUN_LIKE else 3.0 if self.family in TEXT_FACES else 1.0
        return base * {"regular": 1.0, "bold": 0.45, "italic": 0.15}.get(self.style, 0.2)


def _tlwg_style(name: str) -> str:
    name = name.lower().replace("oblique", "italic").replace("light", "regular")
    return name or "regular"


def tlwg_faces(folder: Path = TLWG) -> list[Face]:
    faces = []
    for file in sorted(folder.glob("*.ttf")):
        family, _, style = file.stem.partition("-")
        plain = not family.startswith("Tlwg")  # typewriter faces give marks a width of their own
        faces.append(Face(family.lower(), _tlwg_style(style), (file, DEJAVU), plain))
    return faces


FONTSOURCE_STYLES = {
    "400-normal": "regular",
    "300-normal": "regular",
    "500-normal": "medium",
    "700-normal": "bold",
    "400-italic": "italic",
    "700-italic": "bolditalic",
}


def fontsource_faces(folder: Path) -> list[Face]:
    """Faces among the TTF files that `convert` made of the npm packages."""
    faces = []
    for thai in sorted(folder.glob("*-thai-[1-9]00-*.ttf")):
        family, _, style = thai.stem.rpartition("-thai-")
        latin = thai.with_name(f"{family}-latin-{style}.ttf")
        if style in FONTSOURCE_STYLES and latin.exists():
            files = (thai, latin, DEJAVU)
            faces.append(Face(family, FONTSOURCE_STYLES[style], files, False))
    return faces


@lru_cache(maxsize=512)
def coverage(file: Path) -> frozenset[str]:
    """The characters a font file has glyphs for."""
    with TTFont(file, lazy=True) as font:
        return frozenset(chr(c) for c in font.getBestCmap())


def all_faces(converted: Path) -> list[Face]:
    """Every usable face, in a fixed order. A face must draw all Thai letters and digits."""
    needed = {chr(c) for c in range(0x0E01, 0x0E3A)} | {chr(c) for c in range(0x0E40, 0x0E5A)}
    needed -= set("ฦๅ\u0e4e")
    faces = tlwg_faces() + fontsource_faces(converted)
    return [face for face in faces if needed <= coverage(face.files[0])]


def guests(converted: Path) -> list[Path]:
    """Latin files of families without Thai, in a fixed order: see `Face.guest`."""
    thai = {face.family for face in fontsource_faces(converted)}
    files = sorted(converted.glob("*-latin-[47]00-normal.ttf"))
    return [f for f in files if f.stem.rpartition("-latin-")[0] not in thai]


def convert(node_modules: Path, out: Path) -> int:
    """Writes the npm packages' woff2 subsets as TTF into `out`; the number of files written."""
    out.mkdir(parents=True, exist_ok=True)
    count = 0
    for style in FONTSOURCE_STYLES:
        for script in ("thai", "latin"):
            for file in sorted(node_modules.glob(f"@fontsource/*/files/*-{script}-{style}.woff2")):
                font = TTFont(file)
                font.flavor = None
                font.save(out / f"{file.stem}.ttf")
                count += 1
    return count


def main() -> None:
    parser = argparse.ArgumentParser(description=convert.__doc__)
    parser.add_argument("node_modules", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    print(convert(args.node_modules, args.out), "files;", len(all_faces(args.out)), "faces")


if __name__ == "__main__":
    main()
