"""Which engine a name gives, what a missing one says, and how Tesseract's answer is mapped."""

from __future__ import annotations

import builtins
from pathlib import Path

import numpy as np
import pytest

from parsers.adapters import ocr_tesseract
from parsers.adapters.ocr_tesseract import DOUBTFUL, TesseractEngine, readings_from_output
from parsers.ocr import OcrFailed, OcrUnavailable, make_engine
from parsers.ocr_model import LineReading

HEAD = (
    "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
)


def tsv(*rows: tuple[int, float, str]) -> str:
    lines = [f"5\t{page}\t1\t1\t1\t1\t0\t0\t9\t9\t{conf}\t{text}" for page, conf, text in rows]
    return "\n".join([HEAD, *lines])


@pytest.mark.parametrize(
    ("texts", "rows", "expected"),
    [
        # The least sure word of a line decides.
        ("นาย ก\n\f", [(1, 96.0, "นาย"), (1, 71.0, "ก")], [("นาย ก", 0.71)]),
        # Debian's models print SARA AM as NIKHAHIT + SARA AA.
        ("ดําเนินการ\n\f", [(1, 90.0, "ดําเนินการ")], [("ดำเนินการ", 0.90)]),
        # Thai digits are doubtful whatever Tesseract says: it cannot print four of them.
        ("พ.ศ. ๒๕๒๐\n\f", [(1, 95.0, "พ.ศ."), (1, 95.0, "๒๕๒๐")], [("พ.ศ. ๒๕๒๐", DOUBTFUL)]),
        # An image without text keeps its place, and is no success.
        ("ก\n\f\n\fข\n\f", [(1, 80.0, "ก"), (3, 60.0, "ข")], [("ก", 0.8), ("", 0.0), ("ข", 0.6)]),
    ],
)
def test_tesseract_output_becomes_readings(
    texts: str, rows: list[tuple[int, float, str]], expected: list[tuple[str, float]]
) -> None:
    readings = readings_from_output(texts, tsv(*rows), len(expected))
    assert [(r.text, pytest.approx(r.confidence)) for r in readings] == expected


def test_only_the_token_with_a_thai_digit_is_doubtful() -> None:
    (reading,) = readings_from_output("ปี ๒๕อ๗ นี้\f", tsv((1, 90.0, "x")), 1)
    shares = dict(zip(reading.text, reading.char_confidences, strict=True))
    assert shares["ป"] == pytest.approx(0.9)
    assert shares["อ"] == DOUBTFUL  # a digit read as a letter


def test_fewer_answers_than_images_is_a_failure() -> None:
    with pytest.raises(OcrFailed, match="1 of 3"):
        readings_from_output("ก", tsv((1, 90.0, "ก")), 3)


def test_missing_tesseract_names_the_remedy_and_exit_code_3() -> None:
    with pytest.raises(OcrUnavailable, match="make system-deps") as caught:
        TesseractEngine(command="no-such-program-anywhere")
    assert caught.value.exit_code == 3


def test_missing_language_data_names_the_remedy(tmp_path: Path) -> None:
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\necho tesseract 5.9.9\necho eng\n")
    program.chmod(0o755)
    with pytest.raises(OcrUnavailable, match="`tha`; run `make system-deps`"):
        TesseractEngine(command=str(program))


def test_a_dying_tesseract_is_a_failed_page_with_its_words(tmp_path: Path) -> None:
    program = tmp_path / "tesseract"
    listing = "echo tesseract 5.9.9; echo tha; echo eng; exit 0"
    program.write_text(
        f'#!/bin/sh\ncase "$1" in --*) {listing};; esac\necho out of cheese >&2\nexit 9\n'
    )
    program.chmod(0o755)
    engine = TesseractEngine(command=str(program))
    assert engine.name == "tesseract 5.9.9"
    with pytest.raises(OcrFailed, match="stopped with 9: out of cheese"):
        engine.read_lines([np.full((20, 20), 255, np.uint8)])


def test_no_crops_need_no_process(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\necho tesseract 5.9.9\necho tha\necho eng\n")
    program.chmod(0o755)
    engine = TesseractEngine(command=str(program))
    program.unlink()
    assert engine.read_lines([]) == []


def _without_the_phaen_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    original = builtins.__import__

    def refuse(name: str, *args: object, **kwargs: object) -> object:
        if name == "parsers.adapters.ocr_phaen":
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return original(name, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", refuse)


def test_a_stand_in_says_whom_it_stands_in_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\necho tesseract 5.9.9\necho tha\necho eng\n")
    program.chmod(0o755)
    monkeypatch.setattr(ocr_tesseract.shutil, "which", lambda _: str(program))
    _without_the_phaen_reader(monkeypatch)
    engine = make_engine("phaen")
    assert engine.name.startswith("tesseract 5.9.9 instead of phaen")


def test_no_reader_at_all_is_an_error_not_an_empty_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr_tesseract.shutil, "which", lambda _: None)
    _without_the_phaen_reader(monkeypatch)
    with pytest.raises(OcrUnavailable, match=r"phaen's reader lacks .*`make system-deps`"):
        make_engine("phaen")


def test_an_unknown_engine_is_named() -> None:
    with pytest.raises(ValueError, match="'easyocr'"):
        make_engine("easyocr")


@pytest.mark.parametrize(
    ("text", "confidence", "characters"), [("กข", 1.2, ()), ("กข", 0.9, (0.9,))]
)
def test_a_reading_refuses_what_cannot_be(
    text: str, confidence: float, characters: tuple[float, ...]
) -> None:
    with pytest.raises(ValueError):
        LineReading(text, confidence, characters)
