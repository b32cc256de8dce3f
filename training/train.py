"""Trains the recogniser: `python -m training.train SHARDS RUN --minutes 90` (resumes RUN if there).

Reads the shards that `training.shards` draws, one after the other; nothing is seen twice. The
learning rate falls along a cosine over `--minutes` of wall clock. Steps with a loss or gradient
that is not finite are skipped and counted. The averaged weights (EMA) are what is exported.
"""

from __future__ import annotations

import argparse
import copy
import math
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from parsers.adapters.ocr_network import HEIGHT, bucket, frames_of
from training.labels import LABELS, encode
from training.lines import Sample
from training.model import LineNet
from training.shards import WANTED, load, shard_file


@dataclass(frozen=True, slots=True)
class Batch:
    images: Tensor
    frames: Tensor
    targets: Tensor
    lengths: Tensor


def collate(samples: list[Sample], width: int) -> Batch:
    """Images padded with paper on the right to `width` columns."""
    pixels = np.zeros((len(samples), 1, HEIGHT, width), dtype=np.float32)
    for i, sample in enumerate(samples):
        pixels[i, 0, :, : sample.image.shape[1]] = 1.0 - sample.image / np.float32(255.0)
    codes = [encode(sample.text) for sample in samples]
    frames = [frames_of(s.image.shape[1]) for s in samples]
    return Batch(
        torch.from_numpy(pixels),
        torch.tensor(frames),
        torch.tensor([c for code in codes for c in code]),
        torch.tensor([len(code) for code in codes]),
    )


class Batcher:
    """Full batches of lines of like width; what does not fill one waits for the next shard."""

    def __init__(self, columns: int) -> None:
        self.columns = columns
        self.waiting: dict[int, list[Sample]] = {}

    def batches(self, samples: list[Sample], rng: random.Random) -> Iterator[Batch]:
        full: list[tuple[int, list[Sample]]] = []
        for sample in samples:
            width = bucket(sample.image.shape[1])
            group = self.waiting.setdefault(width, [])
            group.append(sample)
            if len(group) == max(1, min(64, self.columns // width)):
                full.append((width, group))
                self.waiting[width] = []
        rng.shuffle(full)
        for width, group in full:
            yield collate(group, width)


class Trainer:
    def __init__(self, folder: Path, minutes: float, rate: float, bf16: bool, device: str) -> None:
        self.folder, self.minutes, self.peak, self.bf16 = folder, minutes, rate, bf16
        self.device = device
        self.net = LineNet().to(device).to(memory_format=torch.channels_last)
        self.ema = copy.deepcopy(self.net).eval()
        self.optimiser = torch.optim.AdamW(
            self.net.parameters(), lr=rate, betas=(0.9, 0.98), weight_decay=0.01
        )
        self.loss = nn.CTCLoss(zero_infinity=True)
        self.step_count, self.shard, self.seconds, self.skipped = 0, 0, 0.0, 0
        self.mean_loss = math.nan

    @property
    def file(self) -> Path:
        return self.folder / "last.pt"

    def resume(self) -> None:
        if not self.file.exists():
            return
        state = torch.load(self.file, map_location=self.device, weights_only=True)
        self.net.load_state_dict(state["net"])
        self.ema.load_state_dict(state["ema"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.step_count, self.shard, self.seconds = state["step"], state["shard"], state["seconds"]
        print(f"resumed at step {self.step_count}, shard {self.shard}", flush=True)

    def start_from(self, folder: Path) -> None:
        """Takes over the averaged weights of another run; everything else begins afresh."""
        state = torch.load(folder / "last.pt", map_location=self.device, weights_only=True)
        self.net.load_state_dict(state["ema"])
        self.ema.load_state_dict(state["ema"])

    def save(self) -> None:
        part = self.file.with_suffix(".part")
        torch.save(
            {
                "net": self.net.state_dict(),
                "ema": self.ema.state_dict(),
                "optimiser": self.optimiser.state_dict(),
                "labels": list(LABELS),
                "step": self.step_count,
                "shard": self.shard,
                "seconds": self.seconds,
            },
            part,
        )
        part.rename(self.file)

    def rate(self) -> float:
        warm = min(1.0, (self.step_count + 1) / 300)
        done = min(1.0, self.seconds / (60 * self.minutes))
        return self.peak * warm * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * done)))

    def step(self, batch: Batch) -> None:
        for group in self.optimiser.param_groups:
            group["lr"] = self.rate()
        images = batch.images.to(self.device).to(memory_format=torch.channels_last)
        with torch.autocast(self.device, dtype=torch.bfloat16, enabled=self.bf16):
            logits = self.net(images)
        scores = logits.float().log_softmax(2).transpose(0, 1)
        loss = self.loss(scores, batch.targets, batch.frames, batch.lengths)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        norm = nn.utils.clip_grad_norm_(self.net.parameters(), 5.0)
        if not (torch.isfinite(loss) and torch.isfinite(norm)):
            self.skipped += 1
            return
        self.optimiser.step()
        self.step_count += 1
        self._average(loss.item())

    def _average(self, loss: float) -> None:
        old = self.mean_loss
        self.mean_loss = loss if math.isnan(old) else 0.99 * old + 0.01 * loss
        decay = min(0.998, (1 + self.step_count) / (10 + self.step_count))
        with torch.no_grad():
            for mine, theirs in zip(
                self.ema.state_dict().values(), self.net.state_dict().values(), strict=True
            ):
                if mine.dtype.is_floating_point:
                    mine.lerp_(theirs, 1 - decay)
                else:
                    mine.copy_(theirs)

    def run_shard(self, samples: list[Sample], batcher: Batcher) -> None:
        rng = random.Random(self.shard)
        started, lines = time.monotonic(), len(samples)
        for batch in batcher.batches(samples, rng):
            before = time.monotonic()
            self.step(batch)
            self.seconds += time.monotonic() - before
        spent = time.monotonic() - started
        print(
            f"shard {self.shard} step {self.step_count} loss {self.mean_loss:.4f} "
            f"{lines / spent:.0f} lines/s lr {self.rate():.2e} skipped {self.skipped} "
            f"at {self.seconds / 60:.1f} min",
            flush=True,
        )


def train(trainer: Trainer, shards: Path, columns: int) -> None:
    trainer.folder.mkdir(parents=True, exist_ok=True)
    trainer.resume()
    batcher = Batcher(columns)
    while trainer.seconds < 60 * trainer.minutes:
        (shards / WANTED).write_text(str(trainer.shard))
        file = shard_file(shards, trainer.shard)
        while not file.exists():
            time.sleep(0.5)
        trainer.net.train()
        trainer.run_shard(load(file), batcher)
        trainer.shard += 1
        trainer.save()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shards", type=Path)
    parser.add_argument("run", type=Path)
    parser.add_argument("--start", type=Path, help="run whose weights a new run begins with")
    parser.add_argument("--minutes", type=float, default=90)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--columns", type=int, default=9600, help="image columns per batch")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--fp32", action="store_true", help="no bfloat16 autocast")
    parser.add_argument("--device", default="cpu")
    args = parser.parse_args()
    torch.manual_seed(0)
    torch.set_num_threads(args.threads)
    trainer = Trainer(args.run, args.minutes, args.rate, not args.fp32, args.device)
    if args.start is not None:
        trainer.start_from(args.start)
    train(trainer, args.shards, args.columns)


if __name__ == "__main__":
    main()
