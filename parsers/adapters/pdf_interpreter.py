"""pdfminer's content-stream interpreter with what a reader needs beside it: clips and layers.

pdfminer ignores clipping paths, hidden layers and named property lists; a placed page's text
outside its clip is then read although nobody sees it.
"""

from __future__ import annotations

from typing import Any

from pdfminer.pdfinterp import PDFPageInterpreter, PDFStackT
from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import apply_matrix_pt

from parsers.adapters.pdf_device import Clip, PageRecorder


class Interpreter(PDFPageInterpreter):
    """Runs a page's content against a PageRecorder. A clip is taken as its bounding rectangle."""

    device: PageRecorder

    def do_q(self) -> None:
        super().do_q()
        self.device.saved_clips.append(self.device.clip)

    def do_Q(self) -> None:
        super().do_Q()
        if self.device.saved_clips:
            self.device.clip = self.device.saved_clips.pop()

    def do_W(self) -> None:
        self._clip_to_path()

    def do_W_a(self) -> None:
        self._clip_to_path()

    def do_F(self) -> None:
        self.do_f()

    def do_Tr(self, render: PDFStackT) -> None:
        super().do_Tr(render)
        self.device.invisible = self.textstate.render in (3, 7)

    def set_current_state(self, state: Any) -> None:
        super().set_current_state(state)
        self.device.invisible = self.textstate.render in (3, 7)

    def do_BDC(self, tag: PDFStackT, props: PDFStackT) -> None:
        if isinstance(tag, PSLiteral):
            found, layer = self._property_list(props)
            self.device.begin_marked(tag, found, layer)

    def do_BMC(self, tag: PDFStackT) -> None:
        if isinstance(tag, PSLiteral):
            self.device.begin_marked(tag, None, None)

    def _property_list(self, props: Any) -> tuple[Any, int | None]:
        """The property list, looked up by name where it is named, and its object number."""
        if isinstance(props, PSLiteral):
            table = resolve1(self.resources.get("Properties"))
            props = table.get(props.name) if isinstance(table, dict) else None
        number = props.objid if isinstance(props, PDFObjRef) else None
        return resolve1(props), number

    def _clip_to_path(self) -> None:
        ends: list[Any] = [segment for segment in self.curpath if segment[0] != "h"]
        points = [apply_matrix_pt(self.ctm, (float(end[-2]), float(end[-1]))) for end in ends]
        if points:
            xs, ys = zip(*points, strict=True)
            self.device.narrow(Clip(min(xs), min(ys), max(xs), max(ys)))
