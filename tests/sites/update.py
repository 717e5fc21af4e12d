"""Build every golden site anew into its expected/ folder: ``python tests/sites/update.py``; read the difference afterwards."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))


def build(case: Path, folder: Path) -> Path:
    """Build a copy of the case in ``folder``; returns its output."""
    from broadsheet import pipeline

    shutil.copytree(case / "content", folder / "content")
    shutil.copy(case / "site.yaml", folder)
    report = pipeline.build(folder)
    if report.problems:
        raise SystemExit("\n".join(map(str, report.problems)))
    (folder / "output" / ".broadsheet").unlink()
    return folder / "output"


def main() -> int:
    """Replace each expected/."""
    for case in sorted(path.parent for path in HERE.glob("*/site.yaml")):
        with tempfile.TemporaryDirectory() as folder:
            output = build(case, Path(folder))
            shutil.rmtree(case / "expected", ignore_errors=True)
            shutil.copytree(output, case / "expected")
    return 0


if __name__ == "__main__":
    sys.exit(main())
