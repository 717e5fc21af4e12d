"""An error that nobody foresaw → a file with its traceback, and one sentence that names it and what was at work."""

from __future__ import annotations

import contextlib
import os
import tempfile
import traceback
from pathlib import Path

from broadsheet.engine import at_work

FILE = Path(".cache") / "error.txt"
"""Where the traceback of the last such error is, below a site's folder."""


def sentence(error: Exception, doing: str, site: Path | None) -> str:
    """Return what is said of an error; its traceback is written into the ``site``, or elsewhere where that cannot be.

    ``doing`` is the command, which is named where no file or stage is known.
    """
    kept = keep(error, site)
    where = f"the traceback is in {kept}" if kept else "its traceback could not be written anywhere"
    return f"an error that nobody foresaw, at {at_work.name_of(error) or doing}: {said(error)}; {where}, please report it"


def said(error: Exception) -> str:
    """Return kind and message of an error in one line."""
    message = " ".join(str(error).split())
    return f"{type(error).__name__}: {message}" if message else type(error).__name__


def keep(error: Exception, site: Path | None) -> Path | None:
    """Write the traceback of an error; returns the file, or None where none can be written."""
    text = "".join(traceback.format_exception(error)).encode("utf-8", "backslashreplace")
    if site and site.is_dir():
        with contextlib.suppress(OSError):
            (site / FILE).parent.mkdir(exist_ok=True)
            (site / FILE).write_bytes(text)
            return site / FILE
    with contextlib.suppress(OSError):
        descriptor, name = tempfile.mkstemp(prefix="broadsheet-error-", suffix=".txt")
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(text)
        return Path(name)
    return None
