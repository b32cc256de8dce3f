"""The network: a small convolutional encoder, wide 1-D blocks, one BiLSTM, CTC classes per frame.

Input: (batch, 1, 40, width) float, ink 1, paper 0. Output: (batch, width/4, classes) logits.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from training.labels import LABELS


def conv(inputs: int, outputs: int, kernel: int, stride: int | tuple[int, int] = 1) -> nn.Module:
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, bias=False),
        nn.BatchNorm2d(outputs),
        nn.ReLU(inplace=True),
    )


class Residual(nn.Module):
    def __init__(self, channels: int) -> None:
        super().__init__()
        self.first = conv(channels, channels, 3)
        self.second = nn.Sequential(
            nn.Conv2d(channels, channels, 3, 1, 1, bias=False), nn.BatchNorm2d(channels)
        )

    def forward(self, x: Tensor) -> Tensor:
        return torch.relu(x + self.second(self.first(x)))


class Wide(nn.Module):
    """Looks 7 frames (28 columns) along the line: depthwise, then two pointwise layers."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.along = nn.Conv1d(channels, channels, 7, 1, 3, groups=channels, bias=False)
        self.norm = nn.BatchNorm1d(channels)
        self.grow = nn.Conv1d(channels, 2 * channels, 1)
        self.shrink = nn.Conv1d(2 * channels, channels, 1)

    def forward(self, x: Tensor) -> Tensor:
        return x + self.shrink(torch.relu(self.grow(self.norm(self.along(x)))))


class LineNet(nn.Module):
    def __init__(self, classes: int = len(LABELS), width: int = 224, hidden: int = 192) -> None:
        super().__init__()
        self.encoder = nn.Sequential(
            conv(1, 32, 5, 2),  # 20 rows, width/2
            conv(32, 32, 3),
            conv(32, 64, 3, 2),  # 10 rows, width/4
            Residual(64),
            conv(64, 112, 3, (2, 1)),  # 5 rows
            Residual(112),
        )
        self.collapse = nn.Sequential(
            nn.Conv2d(112, width, (5, 1), bias=False), nn.BatchNorm2d(width), nn.ReLU(inplace=True)
        )
        self.wide = nn.Sequential(Wide(width), Wide(width), Wide(width))
        self.lstm = nn.LSTM(width, hidden, batch_first=True, bidirectional=True)
        self.dropout = nn.Dropout(0.1)
        self.classify = nn.Linear(2 * hidden + width, classes)

    def forward(self, images: Tensor) -> Tensor:
        rows = self.collapse(self.encoder(images)).squeeze(2)
        frames = self.wide(rows).transpose(1, 2)
        context, _ = self.lstm(frames)
        return self.classify(self.dropout(torch.cat([context, frames], dim=2)))
