"""What can stop a run, with the exit code each cause ends in."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes of the `phaen` command."""

    OK = 0
    CHECK_FAILED = 1
    USAGE = 2
    MISSING_TOOL = 3
    FAILED_DOCUMENTS = 4


class PhaenError(Exception):
    """A run that cannot go on. The message names the file and says what to do."""

    exit_code = ExitCode.USAGE


class UsageProblem(PhaenError):
    """The command line asks for something that cannot be done."""


class CheckFailed(PhaenError):
    """A dataset contradicts its schema or its own evidence."""

    exit_code = ExitCode.CHECK_FAILED


class MissingTool(PhaenError):
    """A tool that was asked for is not installed."""

    exit_code = ExitCode.MISSING_TOOL


class FailedDocument(PhaenError):
    """One document could not be read; the message says why and what to do."""

    exit_code = ExitCode.FAILED_DOCUMENTS
