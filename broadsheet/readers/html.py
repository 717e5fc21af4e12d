"""A saved web page → one RawArticle, by trafilatura: the article without all that stands around it, and what the page says of it.

The library is an extra of the package, and is imported when the first page is read. What a page says of itself is taken where
it has the form of the field: a date of publication in its markup, names of people for a
byline, the site's name without its motto. Only where the markup names no day is one searched for in all that the page says, and
marked as inferred.
"""

from __future__ import annotations

import datetime as dt
import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from broadsheet.engine.deadline import within
from broadsheet.engine.extras import install
from broadsheet.model.site import Limits
from broadsheet.readers.fields import Found, Result
from broadsheet.readers.text import finished
from broadsheet.text.dates import find_dates
from broadsheet.text.encoding import clean
from broadsheet.values import Value

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Document

EARLIEST, LATEST = "1900-01-01", "2100-01-01"
"""Dates beyond these are none. The library's own latest day is today, by which one page would be read as two articles."""
WORDS = 4
"""A title of so many words is whole without what follows a bar."""
FIRST = 5
"""Among so many first lines the headline, said again over the text, is left out."""
LONGEST_NAME = 40
"""Characters of a site's name; what is longer is a motto."""
_PERSON = re.compile(r"[^\W\d_a-z][\w.'’-]*(?: [\w.'’-]+){1,4}")
_NOBODY = re.compile(r"\b(?:author|com|desk|editor|https?|online|staff|team|www)\b", re.IGNORECASE)
_BAR = re.compile(r"\s+[|·»]\s+")
_DASH = re.compile(r"\s+[-–—]\s+")
_MOTTO = re.compile(r"\s+[-–—|:]|:\s")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_]\w{2,8})*")
_DECLARED = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")


def read(path: str, data: bytes, limits: Limits) -> Result:
    """The article of a web page; a page without one is a Problem."""
    found = Found(path)
    if len(data) > limits.article_bytes:
        found.problem(None, f"a page of {len(data):,} bytes", f"at most {limits.article_bytes:,} (limits.article_bytes)")
        return (), tuple(found.problems)
    found.take_file_name()
    try:
        page = within(limits.article_seconds, _page, data)
    except ModuleNotFoundError as error:
        found.problem(None, f"a web page, and {error.name} is not installed", install("html"))
        return (), tuple(found.problems)
    except Exception as error:  # one page at which a library fails is no end of all others
        found.problem(None, f"a page that cannot be read ({type(error).__name__}: {error})"[:200], "a web page")
        return (), tuple(found.problems)
    if page.day and not (page.inferred and found.dates):
        found.dates["the page"] = page.day
        found.inferred = page.inferred
    for name, value in page.said:
        found.take(name, value)
    return finished(found, page.text, data, markdown=False)


class _Page(Value):
    """What was found on a page: paragraphs parted by blank lines, its day, and (field, value) of what it says of itself."""

    text: str = ""
    day: dt.date | None = None
    inferred: bool = False
    """The day is of a search in all that the page says."""
    said: tuple[tuple[str, str], ...] = ()


def _page(data: bytes) -> _Page:
    for library in ("trafilatura", "htmldate"):
        logging.getLogger(library).setLevel(logging.CRITICAL)
    import trafilatura
    from trafilatura.settings import Document

    tree = _parsed(data)
    if tree is None:
        return _Page()
    day = _day(tree, data)
    searched = None if day else _day(tree, data, wide=True)
    article = trafilatura.bare_extraction(tree, include_comments=False, include_tables=False, with_metadata=True)
    if not isinstance(article, Document):
        return _Page()
    said = dict(_said(article, tree))
    lines = [line for line in (clean(line).strip() for line in (article.text or "").split("\n")) if line]
    headline = _squeezed(said["headline"])
    text = "\n\n".join(line for number, line in enumerate(lines) if number >= FIRST or _squeezed(line) != headline)
    return _Page(text=text, day=day or searched, inferred=searched is not None, said=tuple(said.items()))


def _parsed(data: bytes) -> HtmlElement | None:
    """The page as a tree: UTF-8 where its bytes are, else by what it declares; None where there is nothing to parse."""
    from lxml import etree, html

    try:
        text = _DECLARED.sub("", data.decode("utf-8-sig"))
        return html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))
    except UnicodeDecodeError:
        return html.document_fromstring(data)
    except etree.ParserError:
        return None


def _day(page: HtmlElement, data: bytes, *, wide: bool = False) -> dt.date | None:
    """The day of publication: by the page's markup, where the page says the day; ``wide`` is a search in all that it says.

    The library makes the first day of a month alone, or of a year: such a day must stand on the page in either case.
    """
    from htmldate import find_date

    written = find_date(page, original_date=True, extensive_search=wide, min_date=EARLIEST, max_date=LATEST)
    day = dt.date.fromisoformat(written) if written else None
    return day if day and ((wide and day.day > 1) or _stands(day, data, page)) else None


def _stands(day: dt.date, data: bytes, page: HtmlElement) -> bool:
    """Whether the page says this day somewhere, in a form that is known here; what two elements say is not one word."""
    written = (day.isoformat(), day.strftime("%Y/%m/%d"), day.strftime("%Y%m%d"))
    return any(form.encode() in data for form in written) or any(
        said.date == day for said in find_dates(" ".join(page.itertext()))
    )


def _said(article: Document, tree: HtmlElement) -> Iterator[tuple[str, str]]:
    site = _site(article.sitename or "", article.hostname or "")
    yield "headline", _headline(article.title or "", (site, article.hostname or ""))
    yield "byline", ", ".join(name for name in (article.author or "").split("; ") if _is_person(name, site))
    yield "url", article.url or ""
    yield "publisher", site
    language = tree.get("lang") or ""
    if _LANGUAGE.fullmatch(language):
        yield "language", language


def _headline(title: str, names: tuple[str, ...]) -> str:
    """The title without the site's name and section.

    >>> _headline("Ferry runs again | News | The Orlen Crier", ("Orlen Crier", "")), _headline("A - b - Crier", ("Crier", ""))
    ('Ferry runs again', 'A - b')
    """
    head = _BAR.split(title)[0]
    title = head if len(head.split()) >= WORDS else title
    squeezed = [_squeezed(name) for name in names if name]
    for separator in (_BAR, _DASH):
        while (ends := list(separator.finditer(title))) and _is_one_of(_squeezed(title[ends[-1].end() :]), squeezed):
            title = title[: ends[-1].start()]
    return title


def _is_one_of(last: str, names: list[str]) -> bool:
    return bool(last) and any(last in name or name in last for name in names)


def _squeezed(name: str) -> str:
    return re.sub(r"\W", "", name.casefold())


def _site(name: str, host: str) -> str:
    """The site's name without a motto, or its host."""
    short = _MOTTO.split(name.strip())[0].strip()
    return short if 0 < len(short) <= LONGEST_NAME else host


def _is_person(name: str, site: str) -> bool:
    return _PERSON.fullmatch(name) is not None and not _NOBODY.search(name) and _squeezed(name) != _squeezed(site)
