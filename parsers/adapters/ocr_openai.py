"""A vision model behind an OpenAI-compatible endpoint (a local vLLM or Ollama, for instance).

Used only when named on the command line: page images leave this process for the given URL and no
other. The model answers Markdown or HTML, which goes through the same reader as a text file. It
knows no boxes and no confidences, so its words carry neither.
"""

from __future__ import annotations

import base64
import json
import random
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import cv2
import numpy as np
import regex

from parsers.adapters.text_file import read_text
from parsers.model import PageContent
from parsers.ocr import OcrFailed, OcrUnavailable
from parsers.ocr_model import LineReading

PAGE_PROMPT = (
    "Read this page of a Thai government document. Answer with its text in reading order and "
    "nothing else. Write tables as HTML tables with rowspan and colspan. Keep Thai digits, marks "
    "and spelling exactly as printed; do not translate, correct, explain or leave out anything."
)
LINE_PROMPT = "Read this line of Thai print. Answer with its text exactly as printed, nothing else."
UNKNOWN_CONFIDENCE = 0.5
_RETRIED = frozenset({408, 409, 425, 429, 500, 502, 503, 504})
_FENCE = regex.compile(r"\A\s*```[\w-]*[ \t]*\n(.*?)\n?```\s*\Z", regex.DOTALL)
_LONGEST_ANSWER = 20_000_000


class OpenAiEngine:
    """Asks `url` (".../v1" or ".../v1/chat/completions") for the text of page or line images.

    At most `parallel` calls run at once, over all threads that share the engine. A call is tried
    `retries` more times after a time-out, a refused connection or an answer that invites it.
    """

    def __init__(
        self,
        url: str | None = None,
        model: str | None = None,
        api_key: str | None = None,
        timeout_s: float = 180.0,
        retries: int = 3,
        parallel: int = 2,
        first_pause_s: float = 1.0,
    ) -> None:
        if not url or not model:
            raise OcrUnavailable(
                "the openai engine needs an endpoint and a model: --ocr-url URL --ocr-model NAME"
            )
        if not url.startswith(("http://", "https://")):
            raise OcrUnavailable(f"--ocr-url must start with http:// or https://: {url!r}")
        if retries < 0 or parallel < 1 or timeout_s <= 0:
            raise ValueError("retries >= 0, parallel >= 1 and timeout_s > 0")
        base = url.rstrip("/")
        ends = base.endswith("/chat/completions")
        self._endpoint = base if ends else f"{base}/chat/completions"
        self._model = model
        self._api_key = api_key
        self._timeout_s = timeout_s
        self._retries = retries
        self._parallel = parallel
        self._first_pause_s = first_pause_s
        self._slots = threading.BoundedSemaphore(parallel)

    @property
    def name(self) -> str:
        return f"openai:{self._model}"

    def read_page_content(self, image: np.ndarray, page_number: int) -> PageContent:
        """One page image (gray or RGB) as prose lines and tables."""
        answer = _without_fence(self._ask(image, PAGE_PROMPT))
        return read_text(answer, engine=self.name, page=page_number)

    def read_lines(self, crops: Sequence[np.ndarray]) -> list[LineReading]:
        """One reading per line image. The model states no confidence: `UNKNOWN_CONFIDENCE`."""
        with ThreadPoolExecutor(self._parallel) as pool:
            answers = list(pool.map(lambda crop: self._ask(crop, LINE_PROMPT), crops))
        texts = [" ".join(_without_fence(answer).split()) for answer in answers]
        return [LineReading(text, UNKNOWN_CONFIDENCE if text else 0.0) for text in texts]

    def _ask(self, image: np.ndarray, prompt: str) -> str:
        body = json.dumps(_request(self._model, prompt, image)).encode("utf-8")
        pause = self._first_pause_s
        for attempt in range(1, self._retries + 2):
            try:
                with self._slots:
                    return _text_of_answer(self._post(body))
            except _WorthRetrying as error:
                failure = f"{self._endpoint}: {error} ({attempt} tries)"
                wait = pause if error.wait_s is None else error.wait_s
            if attempt <= self._retries:
                time.sleep(wait + random.uniform(0, 0.25 * wait))
                pause *= 2
        raise OcrFailed(failure)

    def _post(self, body: bytes) -> bytes:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self._api_key:
            headers["Authorization"] = f"Bearer {self._api_key}"
        request = urllib.request.Request(self._endpoint, body, headers, method="POST")
        try:
            with urllib.request.urlopen(request, timeout=self._timeout_s) as answer:
                return bytes(answer.read(_LONGEST_ANSWER))
        except urllib.error.HTTPError as error:
            detail = error.read(500).decode("utf-8", "replace").strip()
            message = f"HTTP {error.code} {detail}"
            if error.code in _RETRIED:
                wait_s = _retry_after(error.headers.get("Retry-After"))
                raise _WorthRetrying(message, wait_s) from error
            raise OcrFailed(f"{self._endpoint}: {message}") from error
        except (urllib.error.URLError, TimeoutError, ConnectionError) as error:
            raise _WorthRetrying(f"no answer within {self._timeout_s:g} s: {error}") from error


class _WorthRetrying(Exception):
    """A failure that may pass; `wait_s` is the pause the server asked for."""

    def __init__(self, message: str, wait_s: float | None = None) -> None:
        super().__init__(message)
        self.wait_s = wait_s


def _retry_after(header: str | None) -> float | None:
    return min(float(header), 60.0) if header and header.strip().isdigit() else None


def _request(model: str, prompt: str, image: np.ndarray) -> dict[str, object]:
    picture = {"type": "image_url", "image_url": {"url": _data_url(image)}}
    content = [{"type": "text", "text": prompt}, picture]
    messages = [{"role": "user", "content": content}]
    return {"model": model, "temperature": 0, "messages": messages}


def _data_url(image: np.ndarray) -> str:
    coloured = cv2.cvtColor(image, cv2.COLOR_RGB2BGR) if image.ndim == 3 else image
    done, data = cv2.imencode(".png", coloured)
    if not done:
        raise OcrFailed("the page image cannot be written as PNG")
    return "data:image/png;base64," + base64.b64encode(data.tobytes()).decode("ascii")


def _text_of_answer(answer: bytes) -> str:
    """The message text of a chat completion; an answer of another shape is a failure."""
    try:
        choice = json.loads(answer)["choices"][0]
        content = choice["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError) as error:
        raise OcrFailed(f"the endpoint's answer is no chat completion: {answer[:200]!r}") from error
    if not isinstance(content, str):
        raise OcrFailed("the endpoint's answer holds no text")
    if choice.get("finish_reason") == "length":
        raise OcrFailed("the endpoint cut its answer off; raise the model's output limit")
    return content


def _without_fence(text: str) -> str:
    """Without the ``` around the whole answer that some models add."""
    match = _FENCE.match(text)
    return match.group(1) if match else text
