"""Programs that publish runs (git, rsync): arguments → what they said, or what went wrong without any credential in it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from broadsheet.publishing.publisher import PublishError

USER = re.compile(r"(://)[^/\s@]*@")
"""Who an address is for: a program's own settings may put a password there."""
SAID = 300
"""Characters of a program's message that are passed on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """How a program ended."""

    code: int
    out: bytes
    error: str


def run(
    command: Sequence[str],
    *,
    environment: Mapping[str, str] | None = None,
    without: Collection[str] = (),
    stdin: bytes | Iterable[bytes] = b"",
    seconds: float,
) -> Said:
    """Run a program without a shell and without a terminal to ask on; raises PublishError where it is missing or does not end."""
    if shutil.which(command[0]) is None:
        raise PublishError(f"no program {command[0]}", f"it installed; on Debian: apt-get install {command[0]}")
    try:
        process = subprocess.Popen(  # noqa: S603 - a list of arguments, of our own and of site.yaml, which is trusted
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={key: value for key, value in os.environ.items() if key not in without} | dict(environment or {}),
        )
        if not isinstance(stdin, bytes):
            _feed(process, stdin)
        out, error = process.communicate(stdin if isinstance(stdin, bytes) else None, timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        raise PublishError(
            f"no end of {command[0]} within {seconds:.0f} seconds", "a target that answers, or a longer `timeout`"
        ) from None
    return Said(code=process.returncode, out=out, error=plain(error.decode("utf-8", "replace")))


def _feed(process: subprocess.Popen[bytes], chunks: Iterable[bytes]) -> None:
    """What is too long to hold at once; the program says little before it has read all of it."""
    if process.stdin:
        try:
            for chunk in chunks:
                process.stdin.write(chunk)
        except BrokenPipeError:
            pass  # it ended early, and its message says why
        except BaseException:
            process.kill()
            process.communicate()
            raise


def plain(text: str) -> str:
    """A program's message in one line, without what stands before the @ of an address."""
    lines = [line.strip() for line in USER.sub(r"\1", text).replace("\r", "\n").splitlines()]
    return "; ".join(line for line in lines if line)


def short(text: str) -> str:
    """The end of a long message, which is where programs say what went wrong."""
    return text if len(text) <= SAID else f"…{text[-SAID:]}"
