"""The tree of a file's front matter → Claims; the schema of front matter stands here and in the reference.

Every fault of a file is reported, not only the first. An error withholds the article: a slip in ``rights`` or ``draft`` must
never publish what was to stay private.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import cast, get_args

from broadsheet.content.faults import Faults, kind
from broadsheet.content.provenance import is_edited
from broadsheet.engine.strict_yaml import Mapping, Sequence, Value, is_null
from broadsheet.model.article import Claims, Kind, NameClaim, QuoteClaim, Rights, Seed
from broadsheet.text import ids
from broadsheet.text.dates import whole
from broadsheet.text.slugs import MAXIMUM, RESERVED, slugify

NAMES: tuple[tuple[str, Kind], ...] = (
    ("people", "person"),
    ("organisations", "organisation"),
    ("places", "place"),
    ("cites", "organisation"),
)
KEYS = (
    *("title", "date", "summary", "topics", "people", "organisations", "places", "cites", "quotes"),
    *("language", "publisher", "url", "byline", "rights", "inferred", "seed", "generated"),
    *("draft", "slug", "aliases"),
)
"""In the order in which they are written; the last three are for editors only."""
RIGHTS: tuple[str, ...] = get_args(Rights)
MOST_NAMES = 500
"""Names and other forms of one article; each is looked for in the body."""
MOST_CHARACTERS = 4_000
"""Of a title or a summary; each sentence of a summary is looked for in the body."""
_KNOWN = frozenset(KEYS)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_FOLDER = re.compile(r"(?:^|/)(\d{4})/(\d{2})/(\d{2})/[^/]+$")
_URL = re.compile(r"https?://[^\s/<>\"\\][^\s<>\"\\]*")
_ALIAS = re.compile(r"/?(?:[\w.~%+@=,-]+/)*(?:[\w.~%+@=,-]+/?)?")


def read(path: str, tree: Mapping, data: bytes, faults: Faults) -> Claims | None:
    """The claims of ``path`` (below ``content/``, with its suffix), or None where ``faults`` has an error.

    ``data`` is the whole file: it tells whether the file still is as it was generated.
    """
    if not _KNOWN.issuperset(tree):
        faults.keys(tree, KEYS, "front matter")
    values = _Values(tree, faults)
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


def _published(path: str, values: _Values, faults: Faults) -> dt.date | None:
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
    return name if _is_slug(name) else slugify(name)


def _is_slug(name: str) -> bool:
    return ids.IS_SLUG.fullmatch(name) is not None and len(name) <= MAXIMUM and name not in RESERVED


class _Values:
    """The fields of one front matter, read by name; each method reports what it cannot take."""

    def __init__(self, tree: Mapping, faults: Faults) -> None:
        self.tree = tree
        self._faults = faults

    def text(self, key: str) -> str | None:
        """One text; an empty one is None."""
        value = self.tree.get(key)
        return None if value is None else self._faults.text(value, self.tree.lines[key], key) or None

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        value = self.tree.get(key)
        return () if value is None else self._faults.texts(value, self.tree.lines[key], key)

    def choice(self, key: str, allowed: tuple[str, ...]) -> str | None:
        """One of ``allowed``."""
        value = self.tree.get(key)
        return None if value is None else self._faults.choice(value, self.tree.lines[key], key, allowed)

    def flag(self, key: str) -> bool:
        """True or false."""
        value = self.tree.get(key)
        return value is not None and self._faults.flag(value, self.tree.lines[key], key)

    def date(self) -> dt.date | None:
        """A date, or the day of a timestamp as it is written."""
        written = self.text("date")
        if written is None:
            return None
        if _ISO.match(written) and (len(written) == 10 or written[10] in "T "):
            try:
                return dt.datetime.fromisoformat(written).date()
            except ValueError:
                pass
        found = whole(written)
        if found is not None and found.date is not None:
            return found.date
        what = f"{written[:40]}, {found.why}" if found else repr(written[:40])
        self._faults.add(self.tree.lines["date"], "date", what, "a date such as 2023-07-19")
        return None

    def url(self) -> str | None:
        """An address of the web."""
        url = self.text("url")
        if url is not None and not _URL.fullmatch(url):
            self._faults.add(self.tree.lines["url"], "url", repr(url[:80]), "an address that begins with https://")
            return None
        return url

    def slug(self) -> str | None:
        """A slug of the editor's own."""
        slug = self.text("slug")
        if slug is None or _is_slug(slug):
            return slug
        expected = f"small letters, figures and hyphens, at most {MAXIMUM}, such as {slugify(slug)}"
        self._faults.add(self.tree.lines["slug"], "slug", repr(slug[:80]), expected)
        return None

    def aliases(self) -> tuple[str, ...]:
        """Old addresses, site-relative and without a leading slash."""
        aliases = self.texts("aliases")
        for alias in aliases:
            if not _ALIAS.fullmatch(alias) or any(part in {"", ".", ".."} for part in alias.strip("/").split("/")):
                self._faults.add(
                    self.tree.lines["aliases"], "aliases", repr(alias[:80]), "an old path of this site such as 2023/old-name/"
                )
        return tuple(alias.lstrip("/") for alias in aliases)

    def seed(self) -> Seed | None:
        """Where the file came from."""
        value = self.tree.get("seed")
        if value is None or (isinstance(value, str) and is_null(value)):
            return None
        line = self.tree.lines["seed"]
        if not isinstance(value, Mapping):
            self._faults.add(line, "seed", kind(value), "{path: …, fingerprint: …}")
            return None
        self._faults.keys(value, ("path", "fingerprint"), "seed")
        path, fingerprint = (self._faults.text(value.get(key, ""), line, "seed") for key in ("path", "fingerprint"))
        if not path or not fingerprint:
            self._faults.add(line, "seed", "a seed without path and fingerprint", "{path: …, fingerprint: …}")
            return None
        return Seed(path=path, fingerprint=fingerprint)

    def names(self, key: str, kind_: Kind) -> list[NameClaim]:
        """The names of one list: plain ones, or each with ``as`` and ``role``."""
        value = self.tree[key]
        cited = key == "cites"
        if isinstance(value, Mapping):
            return [self._name(key, kind_, name, value[name], value.lines[name]) for name in value]
        if isinstance(value, Sequence):
            plain = "a name; one with forms or a role is a line of its own, `Jane Roe: {as: [Roe], role: mayor}`"
            named = ((self._faults.text(item, line, key, plain), line) for item, line in zip(value, value.lines, strict=True))
            return [
                NameClaim(name=name, kind=kind_, cited=cited, line=line + self._faults.offset) for name, line in named if name
            ]
        if not is_null(value):
            self._faults.add(self.tree.lines[key], key, kind(value), "a list of names, or names with `as` and `role`")
        return []

    def _name(self, key: str, kind_: Kind, name: str, value: Value, line: int) -> NameClaim:
        name = self._faults.text(name, line, key) or ""
        forms: tuple[str, ...] = ()
        role = None
        if not name:
            self._faults.add(line, key, "an empty name", "a name")
        if isinstance(value, Mapping):
            self._faults.keys(value, ("as", "role"), f"a name in {key}")
            forms = self._faults.texts(value["as"], value.lines["as"], "as") if "as" in value else ()
            role = self._faults.text(value["role"], value.lines["role"], "role") if "role" in value else None
        elif not (isinstance(value, str) and is_null(value)):
            self._faults.add(line, key, f"{kind(value)} after {name[:40]!r}", "nothing, or {as: […], role: …}")
        return NameClaim(
            name=name, kind=kind_, forms=forms, role=role or None, cited=key == "cites", line=line + self._faults.offset
        )

    def quotes(self) -> tuple[QuoteClaim, ...]:
        """Quotations, each with its text and, where known, speaker, addressee and outlet."""
        value = self.tree.get("quotes")
        if value is None or (isinstance(value, str) and is_null(value)) or (isinstance(value, Mapping) and not value):
            return ()
        if not isinstance(value, Sequence):
            self._faults.add(self.tree.lines["quotes"], "quotes", kind(value), "a list of `- text: …`")
            return ()
        return tuple(quote for item, line in zip(value, value.lines, strict=True) if (quote := self._quote(item, line)))

    def _quote(self, item: Value, line: int) -> QuoteClaim | None:
        if not isinstance(item, Mapping):
            self._faults.add(line, "quotes", kind(item), "`text: …` with `speaker: …`")
            return None
        self._faults.keys(item, ("text", "speaker", "to", "via"), "a quotation")
        said = {key: self._faults.text(item[key], item.lines[key], key) for key in item}
        if not said.get("text"):
            self._faults.add(line, "quotes", "a quotation without text", "`text: …`")
            return None
        return QuoteClaim(
            text=said["text"] or "",
            speaker=said.get("speaker"),
            to=said.get("to"),
            via=said.get("via"),
            line=line + self._faults.offset,
        )
