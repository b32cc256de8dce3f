"""The networks as they run: line images in, raw scores per frame out, on one thread of the CPU."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import onnxruntime as ort

HEIGHT = 40
"""Height of a normalised line image, in pixels."""
FRAME = 4
"""Image columns per output frame of the network."""
BATCH_COLUMNS = 4096
"""Image columns read in one call of the network: more only costs memory."""


def normalise(crop: np.ndarray) -> np.ndarray:
    """`crop` at the network's height, its paper white (255) and its ink dark; uint8."""
    height, width = crop.shape
    paper, ink = level_at(crop, 0.9), level_at(crop, 0.005)
    if paper - ink > 30:
        table = (np.arange(256, dtype=np.float32) - ink) * (255.0 / (paper - ink))
        crop = cv2.LUT(crop, np.clip(table, 0, 255).astype(np.uint8))
    size = (max(8, round(width * HEIGHT / height)), HEIGHT)
    shrinks = height > HEIGHT
    return cv2.resize(crop, size, interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR)


def level_at(crop: np.ndarray, share: float) -> float:
    """The grey level (uint8 image) below which `share` of the pixels lie: the quantile between the
    two next to that place, from a count of the levels, since sorting them all takes longer."""
    below = np.cumsum(np.bincount(crop.ravel(), minlength=256))
    place = share * (crop.size - 1)
    first = math.floor(place)
    low, high = np.searchsorted(below, (first, math.ceil(place)), side="right").tolist()
    return float(low + (high - low) * (place - first))


def bucket(width: int) -> int:
    """The padded width of a line image: few distinct sizes, so that lines can share a batch."""
    step = 32 if width <= 256 else 64 if width <= 512 else 128
    return -(-width // step) * step


def frames_of(width: int) -> int:
    """How many output frames of a padded image belong to a line `width` columns wide."""
    return min(bucket(width), width + 2 * FRAME) // FRAME


class LineNetwork:
    """One ONNX file, loaded. One instance per worker process; `threads` is the engine's own."""

    def __init__(self, file: Path, threads: int = 1) -> None:
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._model = ort.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])

    def score(self, images: Sequence[np.ndarray]) -> list[np.ndarray]:
        """The network's raw scores (frames × classes) for normalised line images, in order."""
        groups: dict[int, list[int]] = {}
        for at, image in enumerate(images):
            groups.setdefault(bucket(image.shape[1]), []).append(at)
        scores: list[np.ndarray] = [np.empty((0, 0))] * len(images)
        for width, members in sorted(groups.items()):
            size = max(1, BATCH_COLUMNS // width)
            for start in range(0, len(members), size):
                part = members[start : start + size]
                batch = stack([images[at] for at in part], width)
                (answer,) = self._model.run(None, {"images": batch})
                for at, score in zip(part, answer, strict=True):
                    scores[at] = score
        return scores


def stack(images: Sequence[np.ndarray], width: int) -> np.ndarray:
    """Ink (0..1) of the images, padded with paper on the right: (n, 1, HEIGHT, width) float32."""
    batch = np.zeros((len(images), 1, HEIGHT, width), dtype=np.float32)
    for at, image in enumerate(images):
        batch[at, 0, :, : image.shape[1]] = 1.0 - image / np.float32(255.0)
    return batch
