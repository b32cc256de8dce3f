"""Draws the few line images that the tests read: `python -m training.sample_lines --fonts DIR OUT`.

Each text below is set in a face the training never sees and scanned in each of three ways;
`OUT/lines.tsv` lists file and text.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import cv2

from training.evaluate import look_for
from training.fonts import all_faces
from training.labels import canonical
from training.lines import photograph
from training.render import set_line

TEXTS = (
    "มิติที่ ๑ การสร้างสังคมที่ไม่ทนต่อการทุจริต",
    "๑.๒.๓ โครงการส่งเสริมคุณธรรม จริยธรรม",
    "นางสาวกาญจนาวดี ทรัพย์พัฒน์",
    "๒๕๖๔ ๒๕๖๗ ๐๑๒๓๔๕๖๗๘๙",
    "๑,๒๔๖,๗๘๐.๕๐",
    "1,234,567.89 บาท",
    "ไม่ใช้งบประมาณ",
    "กุมภาพันธ์ 2566 - กันยายน 2570",
)
SCANS = ("gray 300", "1-bit 300", "gray 200")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--fonts", type=Path, required=True)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    faces = [f for f in all_faces(args.fonts) if f.held_out and f.style == "regular"]
    rows = []
    for number, text in enumerate(TEXTS):
        for scan in SCANS:
            rng = random.Random(f"{number} {scan}")
            face = rng.choice(faces)
            look = look_for(scan, rng)
            crop = photograph(set_line(text, face, 32.0, rng), look, rng)
            if crop is None:
                raise SystemExit(f"not drawn: {text} {scan}")
            file = f"{number}-{scan.replace(' ', '-')}-{face.family}.png"
            cv2.imwrite(str(args.out / file), crop)
            rows.append(f"{file}\t{canonical(text)}\n")
    (args.out / "lines.tsv").write_text("".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
