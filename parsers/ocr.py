"""The one door to OCR engines: named, made once per worker, asked for many lines at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

import numpy as np

from parsers.model import PageContent
from parsers.ocr_model import LineReading

ENGINE_NAMES = ("phaen", "tesseract", "openai")
EXIT_MISSING_TOOL = 3


@runtime_checkable
class OcrEngine(Protocol):
    """Reads line images (see `parsers.ocr_model`) and answers one reading per image, in order.

    `name` goes into the evidence: engine and version, and whom it stands in for, if anybody.
    """

    @property
    def name(self) -> str: ...

    def read_lines(self, crops: Sequence[np.ndarray]) -> list[LineReading]: ...


@runtime_checkable
class PageTextEngine(Protocol):
    """An engine that reads whole pages as Markdown or HTML and knows no boxes."""

    @property
    def name(self) -> str: ...

    def read_page_content(self, image: np.ndarray, page_number: int) -> PageContent: ...


class OcrUnavailable(RuntimeError):
    """An engine cannot run here. The message says what to do; `exit_code` is the process's."""

    exit_code = EXIT_MISSING_TOOL


class OcrFailed(RuntimeError):
    """An engine ran and gave no usable answer for a page. The page failed, not the run."""


def make_engine(name: str = "phaen", **options: object) -> OcrEngine | PageTextEngine:
    """The engine of that name, ready to read.

    `phaen` reads with the model in this package. Where that model is missing, Tesseract stands
    in and says so in its `name`; where that is missing too, `OcrUnavailable` is raised.
    `openai` takes `url` and `model` (and `api_key`, `timeout_s`, `retries`, `parallel`).
    """
    if name == "phaen":
        return _phaen_or_stand_in(**options)
    if name == "tesseract":
        return _tesseract(**options)
    if name == "openai":
        from parsers.adapters.ocr_openai import OpenAiEngine

        return OpenAiEngine(**options)  # type: ignore[arg-type]
    raise ValueError(f"no OCR engine is called {name!r}; there are {', '.join(ENGINE_NAMES)}")


def _tesseract(**options: object) -> OcrEngine:
    from parsers.adapters.ocr_tesseract import TesseractEngine

    return TesseractEngine(**options)  # type: ignore[arg-type]


def _phaen_or_stand_in(**options: object) -> OcrEngine:
    try:
        from parsers.adapters.ocr_phaen import PhaenRecogniser

        return PhaenRecogniser(**options)  # type: ignore[arg-type]
    except (ImportError, FileNotFoundError) as error:
        missing = error.name if isinstance(error, ImportError) else "the model file"
    try:
        return _tesseract(stands_in_for=f"phaen ({missing} is missing)")
    except OcrUnavailable as error:
        raise OcrUnavailable(f"phaen's reader lacks {missing}, and {error}") from error
