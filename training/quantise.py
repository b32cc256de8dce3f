"""Makes the shipped int8 file of a float one.

`python -m training.quantise IN.onnx OUT.onnx --fonts DIR`. Only the convolutions over the image
(most of the work) become 8-bit, with one scale per channel; the layers along the line stay
float, because with them in 8 bits nothing was read any more.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
from onnxruntime.quantization import CalibrationDataReader, QuantFormat, QuantType, quantize_static
from onnxruntime.quantization.shape_inference import quant_pre_process

from parsers.adapters.ocr_network import bucket, stack
from training.lines import LineMaker

LINES = 200
FIRST_SEED = 3_000_000_000
IMAGE_LAYERS = ("/encoder/", "/collapse/")


class DrawnLines(CalibrationDataReader):  # type: ignore[misc]
    """Lines in training faces, as the network gets them: they set the range of each layer."""

    def __init__(self, fonts: Path) -> None:
        maker = LineMaker(fonts)
        self._inputs: Iterator[dict[str, np.ndarray]] = (
            {"images": stack([image], bucket(image.shape[1]))}
            for image in (maker.sample(FIRST_SEED + i, 60).image for i in range(LINES))
        )

    def get_next(self) -> dict[str, np.ndarray] | None:
        return next(self._inputs, None)


def quantise(source: Path, target: Path, fonts: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        quant_pre_process(str(source), str(plain), skip_symbolic_shape=True)
        nodes = onnx.load(plain).graph.node
        layers = [n.name for n in nodes if n.op_type == "Conv" and n.name.startswith(IMAGE_LAYERS)]
        quantize_static(
            str(plain),
            str(target),
            DrawnLines(fonts),
            quant_format=QuantFormat.QDQ,
            op_types_to_quantize=["Conv"],
            nodes_to_quantize=layers,
            per_channel=True,
            activation_type=QuantType.QUInt8,
            weight_type=QuantType.QInt8,
            reduce_range=True,  # processors without VNNI overflow on 8-bit weights
        )
    shutil.copy(source.with_suffix(".json"), target.with_suffix(".json"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--fonts", type=Path, required=True)
    args = parser.parse_args()
    quantise(args.source, args.target, args.fonts)
    print(args.target, args.target.stat().st_size // 1024, "KiB")


if __name__ == "__main__":
    main()
