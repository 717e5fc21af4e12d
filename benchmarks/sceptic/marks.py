"""Marks that readers gave to claims: a file of identifiers, kinds and marks, and what they come to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from claims import KINDS, Claim

MARKS = ("right", "wrong", "cannot tell")
HEAD = "# Claims read against their articles: identifiers and marks only.\nid\tkind\tmark\n"


def read(path: Path) -> dict[str, str]:
    """Return identifier → mark; raises ValueError at a mark that is none."""
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines()[2:]) if path.exists() else ()
    marks = {id: mark for id, _, mark in rows}
    strange = set(marks.values()) - set(MARKS)
    if strange:
        raise ValueError(f"{path}: expected one of {MARKS}, found {sorted(strange)}")
    return marks


def write(path: Path, marks: Mapping[str, str]) -> None:
    """Write the marks, sorted by identifier."""
    rows = (f"{id}\t{id.split('/')[-2].replace('-', ' ')}\t{mark}\n" for id, mark in sorted(marks.items()))
    path.write_text(HEAD + "".join(rows), "utf-8")


def added(marks: Mapping[str, str], claims: Iterable[Claim], wrong: Iterable[str], unsure: Iterable[str]) -> dict[str, str]:
    """Return the marks with those of ``claims``: wrong and unsure ones by identifier, all others right."""
    special = dict.fromkeys(wrong, "wrong") | dict.fromkeys(unsure, "cannot tell")
    ids = {claim.id for claim in claims}
    unknown = special.keys() - ids
    if unknown:
        raise ValueError(f"no such claims: {sorted(unknown)}")
    return {**marks, **{id: special.get(id, "right") for id in ids}}


def table(claims: Iterable[Claim], marks: Mapping[str, str]) -> Iterator[str]:
    """Yield lines of a Markdown table: for each kind the claims, their marks, and wrong ones of a hundred that are marked."""
    counts = Counter((kind, marks.get(claim.id, "")) for claim in claims for kind in (claim.kind, "all"))
    yield "| kind | claims | right | wrong | cannot tell | no mark yet | wrong of 100 read |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    for kind in (*KINDS, "all"):
        of = [counts[kind, mark] for mark in MARKS]
        share = f"{100 * of[1] / sum(of):.1f}" if sum(of) else "–"
        yield f"| {kind} | {sum(of) + counts[kind, '']} | {of[0]} | {of[1]} | {of[2]} | {counts[kind, '']} | {share} |"
