"""The vision-model engine against a local HTTP server that behaves well, badly, or not at all."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np
import pytest

from parsers.adapters.ocr_openai import OpenAiEngine
from parsers.model import Line, Table
from parsers.ocr import OcrFailed, OcrUnavailable, PageTextEngine, make_engine

PAGE = np.full((40, 60, 3), 255, np.uint8)
LINE = np.full((20, 80), 255, np.uint8)


class Endpoint:
    """A scripted endpoint: each call takes the next (status, text, delay) of the script."""

    def __init__(self, script: list[tuple[int, str, float]]) -> None:
        self.script = list(script)
        self.requests: list[dict[str, object]] = []
        self.authorizations: list[str | None] = []
        self.at_once = 0
        self.most_at_once = 0
        self.lock = threading.Lock()
        endpoint = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                endpoint.serve(self)

            def log_message(self, *args: object) -> None:
                return

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}/v1"

    def serve(self, handler: BaseHTTPRequestHandler) -> None:
        body = handler.rfile.read(int(handler.headers["Content-Length"]))
        with self.lock:
            self.requests.append({"path": handler.path, **json.loads(body)})
            self.authorizations.append(handler.headers.get("Authorization"))
            status, text, delay = self.script.pop(0) if len(self.script) > 1 else self.script[0]
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
        time.sleep(delay)
        with self.lock:
            self.at_once -= 1
        answer = {"choices": [{"message": {"content": text}, "finish_reason": "stop"}]}
        data = json.dumps(answer).encode() if status == 200 else text.encode()
        try:
            handler.send_response(status)
            handler.send_header("Content-Length", str(len(data)))
            handler.end_headers()
            handler.wfile.write(data)
        except OSError:
            return


@pytest.fixture
def serve() -> Iterator[object]:
    opened: list[Endpoint] = []

    def start(*script: tuple[int, str, float]) -> Endpoint:
        opened.append(Endpoint(list(script)))
        return opened[-1]

    yield start
    for endpoint in opened:
        endpoint.server.shutdown()
        endpoint.server.server_close()


def engine_at(endpoint: Endpoint, **options: object) -> OpenAiEngine:
    settings: dict[str, object] = {"first_pause_s": 0.01, "timeout_s": 5.0, **options}
    return OpenAiEngine(endpoint.url, "typhoon-ocr", **settings)  # type: ignore[arg-type]


def test_a_page_with_an_html_table_comes_out_as_blocks(serve) -> None:
    html = (
        "แผนปฏิบัติการ\n<table><tr><td>ที่</td><td>งบประมาณ</td></tr>"
        "<tr><td>๑</td><td>๒๐,๐๐๐</td></tr></table>"
    )
    endpoint = serve((200, html, 0))
    content = engine_at(endpoint).read_page_content(PAGE, 3)
    line, table = content.blocks
    assert isinstance(line, Line) and line.text == "แผนปฏิบัติการ"
    assert isinstance(table, Table)
    assert [cell.text for cell in table.cells] == ["ที่", "งบประมาณ", "๑", "๒๐,๐๐๐"]
    assert (content.number, content.source, content.engine) == (3, "ocr", "openai:typhoon-ocr")


def test_a_markdown_answer_in_a_fence_loses_the_fence_only(serve) -> None:
    endpoint = serve((200, "```markdown\n| ก | ข |\n|---|---|\n| ๑ | ๒ |\n```", 0))
    (table,) = engine_at(endpoint).read_page_content(PAGE, 1).blocks
    assert isinstance(table, Table)
    assert [cell.text for cell in table.cells] == ["ก", "ข", "๑", "๒"]


def test_the_request_names_the_model_and_carries_the_image(serve) -> None:
    endpoint = serve((200, "x", 0))
    engine_at(endpoint, api_key="secret").read_page_content(PAGE, 1)
    (request,) = endpoint.requests
    assert request["path"] == "/v1/chat/completions"
    assert request["model"] == "typhoon-ocr"
    picture = request["messages"][0]["content"][1]["image_url"]["url"]
    assert picture.startswith("data:image/png;base64,")
    assert endpoint.authorizations == ["Bearer secret"]


def test_no_key_means_no_authorization_header(serve) -> None:
    endpoint = serve((200, "x", 0))
    engine_at(endpoint).read_page_content(PAGE, 1)
    assert endpoint.authorizations == [None]


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_passing_failure_is_tried_again(serve, status: int) -> None:
    endpoint = serve((status, "busy", 0), (200, "อ่านได้", 0))
    (line,) = engine_at(endpoint).read_page_content(PAGE, 1).blocks
    assert isinstance(line, Line) and line.text == "อ่านได้"
    assert len(endpoint.requests) == 2


def test_a_lasting_failure_ends_after_the_retries_and_names_the_endpoint(serve) -> None:
    endpoint = serve((503, "busy", 0))
    with pytest.raises(OcrFailed, match=r"127\.0\.0\.1.*HTTP 503 busy \(3 tries\)"):
        engine_at(endpoint, retries=2).read_page_content(PAGE, 1)
    assert len(endpoint.requests) == 3


def test_a_refused_request_is_not_repeated(serve) -> None:
    endpoint = serve((400, "no such model", 0))
    with pytest.raises(OcrFailed, match="HTTP 400 no such model"):
        engine_at(endpoint).read_page_content(PAGE, 1)
    assert len(endpoint.requests) == 1


def test_a_silent_endpoint_times_out(serve) -> None:
    endpoint = serve((200, "late", 1.0))
    with pytest.raises(OcrFailed, match=r"no answer within 0\.2 s"):
        engine_at(endpoint, timeout_s=0.2, retries=0).read_page_content(PAGE, 1)


def test_an_answer_that_is_no_completion_is_a_failure_not_an_empty_page(serve) -> None:
    endpoint = serve((201, '{"error": "x"}', 0))
    with pytest.raises(OcrFailed, match="no chat completion"):
        engine_at(endpoint).read_page_content(PAGE, 1)


def test_nobody_listening_is_a_failure() -> None:
    engine = OpenAiEngine("http://127.0.0.1:9", "m", retries=0, timeout_s=2.0)
    with pytest.raises(OcrFailed, match=r"127\.0\.0\.1:9"):
        engine.read_page_content(PAGE, 1)


def test_lines_come_back_in_order_with_no_more_calls_at_once_than_allowed(serve) -> None:
    endpoint = serve((200, "บรรทัด", 0.05))
    readings = engine_at(endpoint, parallel=2).read_lines([LINE] * 6)
    assert [reading.text for reading in readings] == ["บรรทัด"] * 6
    assert len(endpoint.requests) == 6
    assert endpoint.most_at_once == 2


@pytest.mark.parametrize(
    "options", [{}, {"url": "http://x"}, {"model": "m"}, {"url": "file:///etc", "model": "m"}]
)
def test_without_a_proper_endpoint_the_engine_is_unavailable(options: dict[str, str]) -> None:
    with pytest.raises(OcrUnavailable, match="--ocr-url"):
        make_engine("openai", **options)


def test_make_engine_gives_a_page_engine() -> None:
    assert isinstance(make_engine("openai", url="http://x/v1", model="m"), PageTextEngine)
