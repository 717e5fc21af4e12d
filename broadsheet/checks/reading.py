"""Whatever stands in output/ → what the checks can look at: a file or an address that is none is told of, and ends nothing."""

from __future__ import annotations

import os.path
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

Fault = tuple[int, str, str]
"""A line, what was found there, and what is expected."""
NO_ADDRESS = "it is no address"


def text(data: bytes) -> tuple[str, Fault | None]:
    """The text of a file, and where it is no UTF-8; a byte that is none is read as a mark for that, and all else as it stands."""
    try:
        return data.decode(), None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        fault = line, f"the byte {data[error.start : error.start + 1].hex()}, which is no UTF-8", "UTF-8"
        return data.decode(errors="replace"), fault


def parts(address: str) -> SplitResult | None:
    """The parts of an address; None where it is none, as ``http://[``."""
    try:
        return urlsplit(address)
    except ValueError:
        return None


def stands(output: Path, path: str) -> bool:
    """Whether a file of ``output`` is there; one of a name that no file can have is not."""
    return os.path.isfile(output / path)  # noqa: PTH113 - a name that is too long is an error to Path.is_file
