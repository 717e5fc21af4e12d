"""A choice and what the editor filled in → the text that is appended to a file; refused where the file would not take it."""

from __future__ import annotations

import re
from datetime import date

from broadsheet.content import decisions, sources
from broadsheet.content.yaml_writing import scalar
from broadsheet.serving.desk.matters import DECISIONS, Choice

ASKED = "…"
LONGEST = 200
"""Characters of what is filled in."""


class RefusedError(Exception):
    """Nothing was written; the message says why, and what helps."""


def text(choice: Choice, value: str, why: str) -> str:
    """The lines of ``choice``, each ending in a line feed. Raises RefusedError where something is missing or malformed."""
    asked = _asked(choice, value)
    because = " ".join(why.split())
    if len(because) > LONGEST:
        raise RefusedError(f"A reason of {len(because)} characters is too long; {LONGEST} are enough.")
    written = []
    for line in choice.lines:
        head, _, tail = line.rpartition(ASKED)
        filled = f"{head}{asked}{tail}" if choice.ask else line
        if because and choice.file == DECISIONS:
            filled += f"\n  why: {scalar(because)}"
        elif because:
            filled = f"{filled[:-1]}, why: {scalar(because, inline=True)}}}"
        written.append(f"{filled}\n")
    return "".join(written)


def _asked(choice: Choice, value: str) -> str:
    if choice.ask is None:
        return ""
    filled = " ".join(value.split())
    if not filled:
        raise RefusedError(f"{choice.ask.label}: nothing is filled in.")
    if len(filled) > LONGEST:
        raise RefusedError(f"{choice.ask.label}: {len(filled)} characters are too many; {LONGEST} are enough.")
    if choice.ask.kind == "text":
        return scalar(filled, inline=True)
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", filled):
        raise RefusedError(f"{choice.ask.label}: {filled!r} is no day; write it as 2023-07-19.")
    try:
        date.fromisoformat(filled)
    except ValueError:
        raise RefusedError(f"{choice.ask.label}: there is no {filled}.") from None
    return filled


def check(file: str, before: bytes, after: bytes, added: int) -> None:
    """Raise RefusedError where ``after`` does not say what ``before`` says and ``added`` things more."""
    parse = decisions.parse if file == DECISIONS else sources.parse
    (old, problems), (new, more) = parse(before), parse(after)
    if len(new) == len(old) + added and len(more) <= len(problems):
        return
    expected = "`- merge: […]`" if file == DECISIONS else "`seeds/a.txt: {…}`"
    reason = more[-1].found if len(more) > len(problems) else "the lines of the file are not of one kind"
    raise RefusedError(f"{file} cannot take another line: {reason}. Write it by hand, in a list of {expected} lines.")
