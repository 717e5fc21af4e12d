"""Markdown → HTML that is safe to publish: Python-Markdown, then nh3 with short lists of our own."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown import Markdown
    from nh3 import Cleaner

TAGS = frozenset("a blockquote br code em h1 h2 h3 h4 h5 h6 li ol p pre strong sub sup table tbody td th thead tr ul".split())
ATTRIBUTES: dict[str, set[str]] = {"*": set(), "a": {"href"}, "ol": {"start"}}
"""The empty set is of weight: without it nh3 lets ``title`` and ``lang`` stand on every tag."""
SCHEMES = frozenset({"http", "https", "mailto"})
WITHOUT_CONTENT = frozenset(
    "iframe math noembed noframes noscript object script select style svg template textarea title xmp".split()
)
"""What these hold was never text for readers."""

TAGS_MOST = 20_000
"""nh3 cannot be interrupted, and unclosed tags take it time that grows with their square: a second for so many."""


class CrowdedError(Exception):
    """More tags than any article has."""


_HEADING = re.compile(r"<(/?)h([1-6])>")
_DEAD_LINK = re.compile(r'<a(?: rel="nofollow")?>((?:(?!<a[ >]).)*?)</a>', re.S)


def convert(source: str) -> str:
    """The HTML of a body in Markdown; raises whatever hostile text provokes, RecursionError among it.

    Images become their alternative text, since a page loads nothing from elsewhere. Links keep
    ``http``, ``https`` and ``mailto`` addresses; a link to anything else becomes its text.
    """
    markdown = _markdown()
    try:
        html = markdown.convert(source)
    except BaseException:
        _markdown.cache_clear()  # broken off halfway, it may hold anything
        raise
    finally:
        markdown.reset()
    return sanitise(html)


def sanitise(html: str) -> str:
    """``html`` cut down to TAGS and ATTRIBUTES, well-formed; a no-break space stays a character.

    Raises CrowdedError beyond TAGS_MOST.
    """
    if html.count("<") > TAGS_MOST:
        raise CrowdedError(f"{html.count('<'):,} tags")
    clean = _cleaner().clean(html)
    if "&nbsp;" in clean:
        clean = clean.replace("&nbsp;", "\xa0")
    if "<a" in clean:
        clean = _DEAD_LINK.sub(r"\1", clean)
    return clean.strip()


def demote(html: str) -> str:
    """Headings ranked anew from ``h3`` on, since the page has the levels above; none skips a level."""
    levels = sorted({int(match[2]) for match in _HEADING.finditer(html)})
    last = 2

    def rank(match: re.Match[str]) -> str:
        nonlocal last
        if not match[1]:
            last = min(3 + levels.index(int(match[2])), last + 1, 6)
        return f"<{match[1]}h{last}>"

    return _HEADING.sub(rank, html) if levels else html


@lru_cache(maxsize=1)
def _cleaner() -> Cleaner:
    import nh3

    return nh3.Cleaner(
        tags=set(TAGS),
        clean_content_tags=set(WITHOUT_CONTENT),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        url_schemes=set(SCHEMES),
        url_relative="deny",
        link_rel="nofollow",
        strip_comments=True,
    )


@lru_cache(maxsize=1)
def _markdown() -> Markdown:
    from xml.etree.ElementTree import Element

    from markdown import Markdown
    from markdown.extensions.tables import TableExtension
    from markdown.treeprocessors import Treeprocessor

    class Alternatives(Treeprocessor):
        """Images → their alternative text."""

        def run(self, root: Element) -> None:
            for image in list(root.iter("img")):
                image.tag, image.text = "span", image.get("alt", "")
                image.attrib.clear()

    markdown = Markdown(extensions=[TableExtension()], output_format="html")
    markdown.treeprocessors.register(Alternatives(markdown), "alternatives", 5)
    return markdown
