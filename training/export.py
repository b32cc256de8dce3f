"""Writes the trained network as ONNX beside the reader: `python -m training.export RUN OUT.onnx`.

The file has one dynamic batch and one dynamic width. `OUT.json` gets the classes and, where
`training.calibrate` has fitted them already, the confidence curve is kept.
"""

from __future__ import annotations

import argparse
import json
import warnings
from pathlib import Path

import torch

from parsers.adapters.ocr_network import HEIGHT
from training.labels import LABELS
from training.model import LineNet

IDENTITY = {
    "char_scale": 1.0,
    "char_shift": 0.0,
    "line_scale": 1.0,
    "line_shift": 0.0,
}


def load_net(run: Path, weights: str = "ema") -> LineNet:
    state = torch.load(run / "last.pt", map_location="cpu", weights_only=True)
    if state["labels"] != list(LABELS):
        raise SystemExit("this checkpoint was trained with other classes than training/labels.py")
    net = LineNet()
    net.load_state_dict(state[weights])
    return net.eval()


def write_onnx(net: LineNet, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            net,
            (torch.zeros(2, 1, HEIGHT, 256),),
            str(file),
            input_names=["images"],
            output_names=["scores"],
            dynamic_axes={
                "images": {0: "lines", 3: "columns"},
                "scores": {0: "lines", 1: "frames"},
            },
            opset_version=17,
            dynamo=False,
        )


def write_settings(file: Path, version: str, curve: dict[str, float] | None = None) -> None:
    data = {"version": version, "labels": list(LABELS), **IDENTITY, **(curve or {})}
    file.write_text(json.dumps(data, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--version", default="1")
    parser.add_argument("--weights", choices=["ema", "net"], default="ema")
    args = parser.parse_args()
    write_onnx(load_net(args.run, args.weights), args.out)
    write_settings(args.out.with_suffix(".json"), args.version)
    print(args.out, args.out.stat().st_size // 1024, "KiB")


if __name__ == "__main__":
    main()
