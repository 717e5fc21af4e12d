"""Pages → a Problem for each printed quotation that its sentence does not hold, word for word."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping

from broadsheet.checks import reading
from broadsheet.checks.html import Quotation, Scan
from broadsheet.model.problem import Problem

MARKS = "“”„‟❝❞\"«»‹›「」『』‘’'"


def check(pages: Mapping[str, Scan]) -> Iterator[Problem]:
    """Each quotation is looked for in the sentences of the article that it cites, from the cited one on."""
    for path, page in pages.items():
        for quotation in page.quotations:
            problem = _missing(pages, path, quotation)
            if problem:
                yield Problem(
                    path=path,
                    line=quotation.line,
                    field="quotation",
                    found=f"“{folded(quotation.words)[:80]}”: {problem}",
                    expected="words that stand in the cited sentence",
                )


def count(pages: Mapping[str, Scan]) -> int:
    """How many quotations are printed."""
    return sum(len(page.quotations) for page in pages.values())


def _missing(pages: Mapping[str, Scan], path: str, quotation: Quotation) -> str:
    if not quotation.cite:
        return "it cites no sentence"
    parts = reading.parts(quotation.cite)
    if parts is None:
        return f"{quotation.cite!r}: {reading.NO_ADDRESS}"
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), parts.path)) if parts.path else path
    if target not in pages or parts.fragment not in pages[target].sentences:
        return f"no sentence {quotation.cite}"
    first = int(parts.fragment[1:])
    article = pages[target].sentences
    # A quotation of several sentences runs on into the following ones.
    rest = " ".join(words for id, words in article.items() if int(id[1:]) >= first)
    return "" if folded(quotation.words) in folded(rest) else "other words stand there"


def folded(words: str) -> str:
    """Without the outer quotation marks, with white space folded: how printing may differ from the article."""
    return re.sub(r"\s+", " ", words).strip().strip(MARKS).strip()
