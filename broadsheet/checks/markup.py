"""Pages → a Problem for each fault of their HTML that a browser would paper over and a reader might not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from broadsheet.checks.html import Scan
from broadsheet.model.problem import Problem


def check(pages: Mapping[str, Scan]) -> Iterator[Problem]:
    """What is not closed, a page without language, title or one first heading, headings that leave a level out, links
    and pictures without words.
    """
    for path, page in pages.items():
        for line, found, expected in page.faults:
            yield _problem(path, line, found, expected)
        if not page.language:
            yield _problem(path, 1, "no language", '<html lang="…">')
        if not page.title.strip():
            yield _problem(path, 1, "no title", "<title>…</title>")
        if not page.redirect:
            yield from _headings(path, page)


def _headings(path: str, page: Scan) -> Iterator[Problem]:
    firsts = [line for line, level in page.headings if level == 1]
    if len(firsts) != 1:
        line = firsts[1] if firsts else 1
        yield _problem(path, line, f"{len(firsts)} headings of the first level", "one <h1>")
    above = 0
    for line, level in page.headings:
        if level > above + 1:
            yield _problem(path, line, f"<h{level}> after {f'<h{above}>' if above else 'no heading'}", f"<h{above + 1}>")
        above = level


def _problem(path: str, line: int, found: str, expected: str) -> Problem:
    return Problem(path=path, line=line, field="html", found=found, expected=expected)
