"""A page of the site before it is bytes."""

from __future__ import annotations

from typing import Literal

from broadsheet.values import Value

Written = Literal["atom", "jsonfeed", "json", "jsonl", "sitemap", "newssitemap", "opml", "text", "csv", "js"]
"""Formats that are written from a view as it is."""
Format = Literal["html", "email", "png", "css"] | Written


class Page(Value):
    """A file of ``output/``: where it stands, what draws it, and all that the drawing may see."""

    path: str
    """``2023/07/19/index.html``: below ``output/``, with ``/`` and without a leading one."""
    format: Format
    view: object
    """A value of ``broadsheet.pages``; the template learns nothing else."""
    template: str = ""
    """For ``html``, ``email`` and ``png``: its name below ``templates/``. For ``css``: the sheet there that the view adds to."""


class Mark(Value):
    """A span of a block's text that the page makes something of; offsets count code points of ``Block.text``."""

    start: int
    end: int
    kind: Literal["sentence", "link"]
    number: int = 0
    """Of a sentence: the first of its block that bears this number gets the anchor ``s<number>``."""
    url: str = ""
    """Of a link: site-relative, ``people/john-kerry/index.html``."""


class MarkedBlock(Value):
    """A block of an article's body with its marks in order; the ``marked`` filter of templates makes it HTML."""

    html: str
    text: str
    marks: tuple[Mark, ...] = ()
