"""Many documents in worker processes, each with its own time and memory limit.

A worker that dies or hangs costs its own document, never the run. Results come back in the order
of the jobs, whatever the number of workers.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from types import TracebackType
from typing import Generic, TypeVar

J = TypeVar("J")
R = TypeVar("R")

# Every native library gets one thread: documents are the unit of parallel work.
SINGLE_THREADED = {
    "OMP_NUM_THREADS": "1",
    "OMP_THREAD_LIMIT": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
}


_EXIT_DEFECT = 70  # what sysexits.h calls an internal software error


@dataclass(frozen=True, slots=True)
class Failure:
    """A job without a result: why, in one line."""

    reason: str


@dataclass(frozen=True, slots=True)
class Limits:
    """What one job may use."""

    time_s: float
    memory_mb: int


class _Worker(Generic[J, R]):
    """One process that takes jobs one at a time through a pipe."""

    def __init__(self, function: Callable[[J], R], limits: Limits) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process: SpawnProcess = context.Process(
            target=_serve, args=(theirs, function, limits.memory_mb), daemon=True
        )
        self.process.start()
        theirs.close()
        self._limits = limits
        self.index: int | None = None
        self._deadline = 0.0

    def give(self, index: int, job: J) -> None:
        self.index = index
        self._deadline = time.monotonic() + self._limits.time_s
        self.pipe.send(job)

    def seconds_left(self) -> float:
        return max(0.0, self._deadline - time.monotonic())

    def answer(self) -> R | Failure:
        """The result that waits in the pipe; a Failure where the process died instead."""
        try:
            result: R | Failure = self.pipe.recv()
        except (EOFError, OSError):
            self.process.join(5)
            code = self.process.exitcode
            return Failure(f"the worker died while reading it (exit code {code})")
        return result

    def stop(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


def run_jobs(
    function: Callable[[J], R], jobs: Sequence[J], workers: int, limits: Limits
) -> Iterator[tuple[int, R | Failure]]:
    """Yield (index, result or Failure) as jobs finish. `function` is importable by name."""
    waiting = list(reversed(range(len(jobs))))
    crew: list[_Worker[J, R]] = []
    with _environment(SINGLE_THREADED):
        try:
            while waiting or any(worker.index is not None for worker in crew):
                _fill(crew, waiting, jobs, function, min(workers, len(jobs)), limits)
                yield from _collect(crew, limits)
        finally:
            for worker in crew:
                worker.stop()


def _fill(
    crew: list[_Worker[J, R]],
    waiting: list[int],
    jobs: Sequence[J],
    function: Callable[[J], R],
    size: int,
    limits: Limits,
) -> None:
    while len(crew) < size and len(waiting) > sum(w.index is None for w in crew):
        crew.append(_Worker(function, limits))
    for worker in crew:
        if worker.index is None and waiting:
            index = waiting.pop()
            worker.give(index, jobs[index])


def _collect(crew: list[_Worker[J, R]], limits: Limits) -> Iterator[tuple[int, R | Failure]]:
    busy = {worker.pipe: worker for worker in crew if worker.index is not None}
    patience = min(worker.seconds_left() for worker in busy.values())
    ready = {pipe for pipe in wait(list(busy), timeout=patience) if isinstance(pipe, Connection)}
    for pipe, worker in busy.items():
        result: R | Failure
        if pipe in ready:
            result = worker.answer()
        elif worker.seconds_left() == 0.0:
            result = Failure(f"took longer than the limit of {limits.time_s:g} seconds")
        else:
            continue
        index = worker.index
        worker.index = None
        if isinstance(result, Failure):
            worker.stop()
            crew.remove(worker)
        if index is not None:
            yield index, result


def _serve(pipe: Connection, function: Callable[[J], R], memory_mb: int) -> None:
    """A worker's life: limit its memory, then answer jobs until the pipe closes."""
    size = memory_mb * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_DATA, (size, size))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the run decides when its workers stop
    with _LastWords(pipe):
        while True:
            try:
                job: J = pipe.recv()
            except EOFError:
                return
            pipe.send(function(job))


class _LastWords:
    """A worker that meets a defect says which and ends: its state is not to be trusted again."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe

    def __enter__(self) -> None:
        return None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if isinstance(error, Exception):
            self._pipe.send(Failure(_told(error)))
            self._pipe.close()
            os._exit(_EXIT_DEFECT)


def _told(error: Exception) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = ""
    if trace is not None:
        code = trace.tb_frame.f_code
        where = f" in {os.path.basename(code.co_filename)}:{trace.tb_lineno}"
    text = " ".join(str(error).split())
    return f"{type(error).__name__}{where}: {text}" if text else f"{type(error).__name__}{where}"


@contextmanager
def _environment(values: dict[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
