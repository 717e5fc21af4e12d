"""Structured data against schema.org's vocabulary, as schema-dts has it in types: the compiler finds what it does not know."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
OPTIONS = ("--noEmit", "--strict", "--skipLibCheck", "--moduleResolution", "bundler", "--module", "esnext", "--target", "es2022")


def check(output: Path, pages: Mapping[str, str], tools: Path, work: Path) -> dict[str, object]:
    """How many pages have structured data, and what the vocabulary does not know in it."""
    lines = ['import type { Thing, WithContext } from "schema-dts";']
    kinds: list[str] = []
    for kind, page in pages.items():
        for data in DATA.findall((output / page).read_text("utf-8")):
            lines.append(f"export const page{len(kinds)}: WithContext<Thing> = {data.strip()};")
            kinds.append(kind)
    source = tools.parent / "structured.ts"
    source.write_text("\n".join(lines), "utf-8")
    done = subprocess.run(
        ["node", tools / "typescript" / "bin" / "tsc", *OPTIONS, source], capture_output=True, text=True, check=False, cwd=work
    )
    wrong = [
        f"{_kind(line, kinds)}: {line.partition('error ')[2][:300]}" for line in done.stdout.splitlines() if "error TS" in line
    ]
    return {"pages": len(kinds), "wrong": wrong or ([done.stdout[-300:] + done.stderr[-300:]] if done.returncode else [])}


def _kind(line: str, kinds: list[str]) -> str:
    at = re.search(r"\((\d+),", line)
    return kinds[int(at[1]) - 2] if at and 2 <= int(at[1]) < len(kinds) + 2 else "?"
