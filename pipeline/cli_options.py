"""Options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

from parsers.ocr import ENGINE_NAMES
from pipeline.errors import UsageProblem
from pipeline.settings import OcrSettings

OcrName = Annotated[
    str | None,
    typer.Option(
        "--ocr",
        help=f"OCR engine for scans: {', '.join(ENGINE_NAMES)}. The first is the default.",
        show_default=False,
    ),
]
OcrUrl = Annotated[
    str | None,
    typer.Option(
        "--ocr-url",
        help="Address of an OpenAI-compatible server, for --ocr openai. Page images go there.",
        show_default=False,
    ),
]
OcrModel = Annotated[
    str | None,
    typer.Option(
        "--ocr-model", help="Model the server runs, for --ocr openai.", show_default=False
    ),
]


def ocr_settings(name: str | None, url: str | None, model: str | None) -> OcrSettings:
    """The options as settings; UsageProblem where they do not go together."""
    engine = ENGINE_NAMES[0] if name is None else name
    if engine not in ENGINE_NAMES:
        raise UsageProblem(f"--ocr {engine}: the engines are {', '.join(ENGINE_NAMES)}")
    if engine == "openai" and (url is None or model is None):
        raise UsageProblem("--ocr openai needs --ocr-url and --ocr-model")
    if engine != "openai" and (url is not None or model is not None):
        raise UsageProblem("--ocr-url and --ocr-model go with --ocr openai only")
    return OcrSettings(engine, url, model)
