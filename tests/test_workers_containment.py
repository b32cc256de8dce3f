"""A job that fails, dies or hangs costs itself and nothing else."""

from __future__ import annotations

import os
import time

import pytest

from pipeline.workers import Failure, Limits, run_jobs

GENEROUS = Limits(time_s=60, memory_mb=4096)


def work(job: str) -> str:
    if job == "raise":
        raise ValueError("two\nlines")
    if job == "die":
        os._exit(9)
    if job == "hang":
        time.sleep(60)
    if job == "hoard":
        return str(len(bytearray(3 << 30)))
    if job == "threads":
        return os.environ["OMP_THREAD_LIMIT"]
    return job.upper()


def outcome(jobs: list[str], workers: int, limits: Limits = GENEROUS) -> list[str | Failure]:
    results = dict(run_jobs(work, jobs, workers, limits))
    return [results[index] for index in range(len(jobs))]


@pytest.mark.parametrize("workers", [1, 3])
def test_results_are_those_of_their_jobs_whatever_the_workers(workers: int) -> None:
    assert outcome(["a", "b", "c", "d", "e"], workers) == ["A", "B", "C", "D", "E"]


def test_a_defect_says_where_and_the_rest_goes_on() -> None:
    first, second, third = outcome(["raise", "b", "raise"], 1)
    assert isinstance(first, Failure)
    assert first.reason.startswith("ValueError in test_workers_containment.py:")
    assert first.reason.endswith(": two lines")
    assert second == "B"
    assert isinstance(third, Failure)


def test_a_dead_worker_is_one_failed_job() -> None:
    dead, alive = outcome(["die", "b"], 1)
    assert dead == Failure("the worker died while reading it (exit code 9)")
    assert alive == "B"


def test_a_job_over_its_time_is_stopped() -> None:
    hung, alive = outcome(["hang", "b"], 1, Limits(time_s=4, memory_mb=4096))
    assert hung == Failure("took longer than the limit of 4 seconds")
    assert alive == "B"


def test_a_job_over_its_memory_is_stopped() -> None:
    hoarder, alive = outcome(["hoard", "b"], 1, Limits(time_s=60, memory_mb=2048))
    assert isinstance(hoarder, Failure)
    assert "MemoryError" in hoarder.reason
    assert alive == "B"


def test_native_libraries_get_one_thread_and_the_parent_keeps_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("OMP_THREAD_LIMIT", raising=False)
    assert outcome(["threads"], 1) == ["1"]
    assert "OMP_THREAD_LIMIT" not in os.environ


def test_no_job_is_no_work() -> None:
    assert outcome([], 2) == []
