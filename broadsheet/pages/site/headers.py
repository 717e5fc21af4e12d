"""Nothing → ``_headers``, by which Netlify, Cloudflare Pages and others answer with the headers that a page cannot set itself.

The content security policy stands in each page, so that it holds from any server and from disk; a browser takes
``frame-ancestors`` from a header alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.model.data import Text
from broadsheet.model.index import Index
from broadsheet.model.page import Page
from broadsheet.model.site import Site
from broadsheet.pages.cards import Cards

PATH = "_headers"
HEADERS = (
    ("Content-Security-Policy", "frame-ancestors 'none'"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("X-Content-Type-Options", "nosniff"),
)


def pages(_index: Index, _site: Site, _cards: Cards) -> Iterator[Page]:
    """One file, for all paths."""
    lines = "".join(f"  {name}: {value}\n" for name, value in HEADERS)
    yield Page(path=PATH, format="text", view=Text(text=f"/*\n{lines}"))
