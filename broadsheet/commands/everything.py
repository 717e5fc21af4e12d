"""No command: ``ingest``, then ``build``."""

from __future__ import annotations

import argparse

from broadsheet.commands import build, ingest

DEFAULTS: dict[str, object] = {
    "json": False,
    "jobs": None,
    "executor": None,
    "clean": False,
    "changed": [],
    "verify": False,
    "profile": False,
    "date": None,
    "files": [],
}
"""What the options of both are where no command is named."""


def run(options: argparse.Namespace) -> int:
    """Read the seeds, build the site; the exit code of the one that went worse."""
    return max(ingest.then(options, following=""), build.then(options, is_read=True))
