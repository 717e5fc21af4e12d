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
    """How many quotations of articles are printed, each once however many pages have it; samples of a page's own are none."""
    printed = ((path, quotation, _target(path, quotation)) for path, page in pages.items() for quotation in page.quotations)
    return len({(cited, folded(one.words)) for path, one, cited in printed if cited and not cited.startswith(f"{path}#")})


def _missing(pages: Mapping[str, Scan], path: str, quotation: Quotation) -> str:
    if not quotation.cite:
        return "it cites no sentence"
    cited = _target(path, quotation)
    if cited is None:
        return f"{quotation.cite!r}: {reading.NO_ADDRESS}"
    target, _, sentence = cited.partition("#")
    if target not in pages or sentence not in pages[target].sentences:
        return f"no sentence {quotation.cite}"
    first = int(sentence[1:])
    article = pages[target].sentences
    # A quotation of several sentences runs on into the following ones.
    rest = " ".join(words for id, words in article.items() if int(id[1:]) >= first)
    return "" if folded(quotation.words) in folded(rest) else "other words stand there"


def _target(path: str, quotation: Quotation) -> str | None:
    """The page that a quotation on page ``path`` cites, and the sentence there: ``2023/07/19/rain/index.html#s2``.

    None where what it cites is no address.
    """
    parts = reading.parts(quotation.cite)
    if parts is None:
        return None
    page = posixpath.normpath(posixpath.join(posixpath.dirname(path), parts.path)) if parts.path else path
    return f"{page}#{parts.fragment}"


def folded(words: str) -> str:
    """Without the outer quotation marks, with white space folded: how printing may differ from the article."""
    return re.sub(r"\s+", " ", words).strip().strip(MARKS).strip()
