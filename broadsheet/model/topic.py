"""Subjects of the news: the IPTC Media Topics and a site's own."""

from __future__ import annotations

from broadsheet.values import Value


class Topic(Value):
    """A concept of the IPTC Media Topics, or a topic that site.yaml adds (its code is ``site:slug``)."""

    code: str
    label: str
    slug: str
    parent: str | None = None
    """Code of the concept above; None for one of the 17 top levels and for the site's own."""
    note: str = ""
    """What is in and out of it."""
