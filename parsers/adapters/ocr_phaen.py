"""Our own Thai line reader: one small ONNX network, run on the CPU, nothing else needed.

A line image is brought to one height and contrast, the network says for every few columns which
character (or stack of Thai marks) it sees, and repeated or empty answers are joined (CTC).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import onnxruntime as ort

from parsers.ocr_model import LineReading

HEIGHT = 40
"""Height of a normalised line image, in pixels."""
FRAME = 4
"""Image columns per output frame of the network."""
MODELS = Path(__file__).with_name("models")
MODEL_FILE = MODELS / "phaen_ocr.onnx"


def normalise(crop: np.ndarray) -> np.ndarray:
    """`crop` at the network's height, its paper white (255) and its ink dark; uint8."""
    height, width = crop.shape
    paper, ink = np.percentile(crop, 90), np.percentile(crop, 0.5)
    if paper - ink > 30:
        table = (np.arange(256, dtype=np.float32) - ink) * (255.0 / (paper - ink))
        crop = cv2.LUT(crop, np.clip(table, 0, 255).astype(np.uint8))
    size = (max(8, round(width * HEIGHT / height)), HEIGHT)
    shrinks = height > HEIGHT
    return cv2.resize(crop, size, interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR)
