"""The tree of a file's front matter → Claims; the schema of front matter stands here and in the reference.

Every fault of a file is reported, not only the first. An error withholds the article: a slip in ``rights`` or ``draft`` must
never publish what was to stay private.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import cast, get_args

from broadsheet.content.faults import Faults
from broadsheet.content.fields import Values, is_slug
from broadsheet.content.provenance import is_edited
from broadsheet.engine.strict_yaml import Mapping
from broadsheet.model.article import Claims, Genre, Kind, Rights
from broadsheet.text.slugs import slugify

NAMES: tuple[tuple[str, Kind], ...] = (
    ("people", "person"),
    ("organisations", "organisation"),
    ("places", "place"),
    ("cites", "organisation"),
)
KEYS = (
    *("title", "date", "summary", "topics", "people", "organisations", "places", "cites", "quotes", "coming"),
    *(
        "genre",
        "genre_evidence",
        "language",
        "publisher",
        "url",
        "byline",
        "rights",
        "inferred",
        "uncertain",
        "seed",
        "generated",
    ),
    *("draft", "slug", "aliases"),
)
"""In the order in which they are written; the last three are for editors only."""
RIGHTS: tuple[str, ...] = get_args(Rights)
GENRES: tuple[str, ...] = get_args(Genre)
MOST_NAMES = 500
"""Names and other forms of one article; each is looked for in the body."""
MOST_CHARACTERS = 4_000
"""Of a title or a summary; each sentence of a summary is looked for in the body."""
_KNOWN = frozenset(KEYS)
_FOLDER = re.compile(r"(?:^|/)(\d{4})/(\d{2})/(\d{2})/[^/]+$")


def read(path: str, tree: Mapping, data: bytes, faults: Faults) -> Claims | None:
    """The claims of ``path`` (below ``content/``, with its suffix), or None where ``faults`` has an error.

    ``data`` is the whole file: it tells whether the file still is as it was generated.
    """
    if not _KNOWN.issuperset(tree):
        faults.keys(tree, KEYS, "front matter")
    values = Values(tree, faults)
    published = _published(path, values, faults)
    headline = values.text("title")
    if headline is None and "title" not in {p.field for p in faults.problems}:
        faults.add(tree.line, "title", "no title", "a line `title: …`")
    names = tuple(name for key, kind_ in NAMES if key in tree for name in values.names(key, kind_))
    if sum(1 + len(name.forms) for name in names) > MOST_NAMES:
        faults.add(tree.lines.get("people", 1), None, f"more than {MOST_NAMES} names", "fewer")
    quotes = values.quotes()
    summary = values.text("summary") or ""
    for key, text in (("title", headline or ""), ("summary", summary)):
        if len(text) > MOST_CHARACTERS:
            faults.add(tree.lines[key], key, f"{len(text):,} characters", f"at most {MOST_CHARACTERS:,}")
    generated = values.text("generated")
    identity = path.rpartition(".")[0] or path
    claims = Claims(
        path=identity,
        slug=values.slug() or _slug(identity),
        headline=headline or "",
        published=published or dt.date.min,
        summary=summary,
        topics=values.texts("topics"),
        names=names,
        quotes=quotes,
        coming=values.coming(),
        genre=cast("Genre", values.choice("genre", GENRES) or "news"),
        genre_evidence=values.text("genre_evidence"),
        uncertain=values.uncertain(KEYS),
        language=values.text("language") or "en",
        publisher=values.text("publisher"),
        url=values.url(),
        byline=values.text("byline"),
        rights=cast("Rights | None", values.choice("rights", RIGHTS)),
        inferred=values.texts("inferred"),
        draft=values.flag("draft"),
        aliases=values.aliases(),
        seed=values.seed(),
        generated=generated,
        edited=is_edited(data, generated),
    )
    return None if faults.fatal else claims


def folder_date(path: str) -> dt.date | None:
    """The day of ``articles/2023/07/19/slug.md``."""
    match = _FOLDER.search(path)
    try:
        return dt.date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def _published(path: str, values: Values, faults: Faults) -> dt.date | None:
    folder = folder_date(path)
    date = values.date()
    if date is None:
        if folder is None and not any(problem.field == "date" for problem in faults.problems):
            faults.add(values.tree.line, "date", "no date", "a line `date: 2023-07-19`, or a folder articles/2023/07/19/")
        return folder
    if folder is not None and folder != date:
        line = values.tree.lines["date"]
        faults.add(line, "date", f"{date}, in the folder of {folder}", "one date; the front matter's is taken", "warning")
    return date


def _slug(identity: str) -> str:
    name = identity.rpartition("/")[2]
    return name if is_slug(name) else slugify(name)
