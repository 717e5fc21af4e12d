"""A page → the same page with the script and the styles of ``serve``: on its way to the browser, never in a file."""

from __future__ import annotations

import re
from html import escape

OWN = "/_serve/"
"""Where the server's own files are; no page of a site has an address that begins with an underscore."""
_HEAD = re.compile(rb"</head\s*>", re.IGNORECASE)


def with_script(html: bytes, etag: str) -> bytes:
    """``html`` with two elements at the end of its head; ``etag`` is what the page is compared by."""
    tags = (
        f'<link rel="stylesheet" href="{OWN}page.css">'
        f'<script src="{OWN}page.js" data-etag="{escape(etag, quote=True)}" defer></script>'
    ).encode()
    found = _HEAD.search(html)
    at = found.start() if found else 0
    return html[:at] + tags + html[at:] if found else html + tags
