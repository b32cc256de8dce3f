"""What a run may be told, in one value that travels to the workers."""

from __future__ import annotations

import os
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class OcrSettings:
    """Which engine reads scans. `url` and `model` are for the `openai` engine only."""

    engine: str = "phaen"
    url: str | None = None
    model: str | None = None

    def options(self) -> dict[str, object]:
        """The engine's own arguments, without those that were not given."""
        given = {"url": self.url, "model": self.model}
        return {name: value for name, value in given.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Settings:
    """`jobs`: worker processes, 0 for one per core. Limits are for one document."""

    jobs: int = 0
    time_limit_s: float = 1800.0
    memory_limit_mb: int = 6144
    ocr: OcrSettings = field(default_factory=OcrSettings)

    def __post_init__(self) -> None:
        if self.jobs < 0:
            raise ValueError(f"jobs is 0 (one per core) or more: {self.jobs}")
        if self.time_limit_s <= 0 or self.memory_limit_mb <= 0:
            raise ValueError(f"limits are above 0: {self}")

    @property
    def workers(self) -> int:
        return self.jobs or len(os.sched_getaffinity(0))
