"""The forms of ids: of articles, entities and stories, and of the slugs in them. None has a limit of its length here."""

from __future__ import annotations

import re

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
"""The form of a slug, to be part of another."""
IS_SLUG = re.compile(SLUG)
ENTITY = re.compile(rf"(?:people|organisations|places)/{SLUG}")
STORY = re.compile(rf"stories/{SLUG}")
ARTICLE = re.compile(r"articles/\S(?:.*\S)?")
"""A file may have any name."""
ADDRESS = re.compile(rf"\d{{4}}/\d\d/\d\d/{SLUG}")
"""Where an article stands in output/."""


def meant(written: str) -> str:
    """An id as people write it: a leading slash, ``content/`` and the suffix of a file are taken as meant well."""
    return written.strip("/").removeprefix("content/").removesuffix(".md")
