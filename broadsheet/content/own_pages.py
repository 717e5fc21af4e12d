"""content/pages/<slug>.md → pages of the site's own: an imprint, a word to readers.

    ---
    title: Imprint
    nav: true
    ---

    Published by …

``title`` is needed; ``nav: true`` adds the page to the navigation, and ``description`` is for search engines. The file's name is
the page's address: ``imprint.md`` stands at ``/imprint/``.
"""

from __future__ import annotations

import re
from pathlib import Path

from broadsheet.content import front_matter
from broadsheet.content.faults import Faults
from broadsheet.model.problem import Problem
from broadsheet.model.site import Limits, OwnPage
from broadsheet.text import ids

FOLDER = "pages"
KEYS = ("title", "nav", "description")
RESERVED = frozenset(
    "404 about assets corrections data feed opml organisations people places quotations robots search sitemap sources stories "
    "theme topics".split()
)
"""Addresses at the site's top that are taken; and so is every year."""
_YEAR = re.compile(r"\d{4}")


def read(content: Path, limits: Limits) -> tuple[tuple[OwnPage, ...], tuple[Problem, ...]]:
    """The pages of ``content/pages/`` by their slugs, and what keeps others from being pages."""
    pages: list[OwnPage] = []
    problems: list[Problem] = []
    for file in sorted((content / FOLDER).glob("*.md")):
        if file.name.startswith(".") or not file.is_file():
            continue
        page, found = _read(file, limits)
        pages += [page] if page else []
        problems += found
    return tuple(pages), tuple(problems)


def _read(file: Path, limits: Limits) -> tuple[OwnPage | None, tuple[Problem, ...]]:
    path = f"{FOLDER}/{file.name}"
    try:
        data = file.read_bytes()
    except OSError as error:
        found = f"it cannot be read ({error.strerror or error})"
        return None, (Problem(path=f"content/{path}", found=found, expected="a file that can be read"),)
    return parse(path, data, limits)


def parse(path: str, data: bytes, limits: Limits) -> tuple[OwnPage | None, tuple[Problem, ...]]:
    """The page of one file, ``path`` being below ``content/``; None where a Problem keeps it from being one."""
    faults = Faults(f"content/{path}")
    slug = path.removeprefix(f"{FOLDER}/").removesuffix(".md")
    if slug in RESERVED or _YEAR.fullmatch(slug):
        faults.add(None, None, f"the address /{slug}/, which is a page of the site already", "a file of another name")
    elif not ids.IS_SLUG.fullmatch(slug):
        faults.add(None, None, f"the name {slug!r}", "small letters, figures and hyphens: imprint.md")
    tree, body = front_matter.mapping(data, faults, limits)
    if tree is None:
        return None, tuple(faults.problems)
    faults.keys(tree, KEYS, "a page")
    texts = {key: faults.text(tree[key], tree.lines[key], key) for key in ("title", "description") if key in tree}
    if not texts.get("title"):
        faults.add(1, "title", "no title", "a line `title: …`")
    nav = faults.choice(tree["nav"], tree.lines["nav"], "nav", ("true", "false")) if "nav" in tree else "false"
    if faults.fatal:
        return None, tuple(faults.problems)
    page = OwnPage(
        slug=slug, title=texts["title"] or "", description=texts.get("description") or "", nav=nav == "true", body=body
    )
    return page, tuple(faults.problems)
