"""Fields as sources name and write them → typed fields of a RawArticle, with a Problem for each that cannot be taken."""

from __future__ import annotations

import datetime as dt
import difflib
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast, get_args

from broadsheet.model.article import RawArticle, Rights
from broadsheet.model.problem import Problem
from broadsheet.text.dates import find_dates, whole
from broadsheet.text.encoding import clean

Result = tuple[tuple[RawArticle, ...], tuple[Problem, ...]]

NAMES: Mapping[str, str] = {
    **dict.fromkeys(("headline", "title"), "headline"),
    **dict.fromkeys(("date", "published", "published_at", "publish_date", "publishdate", "pubdate", "datepublished"), "date"),
    **dict.fromkeys(("byline", "author", "authors", "by"), "byline"),
    **dict.fromkeys(("url", "link", "canonical", "canonical_url", "source_url"), "url"),
    **dict.fromkeys(("publisher", "source", "site", "site_name", "sitename", "outlet"), "publisher"),
    **dict.fromkeys(("language", "lang"), "language"),
    "rights": "rights",
    **dict.fromkeys(("text", "body", "content"), "text"),
    "id": "id",
}
"""Key as sources write it → our field. The first key of a record that has the field wins."""
RIGHTS: tuple[str, ...] = get_args(Rights)
MOST_CHARACTERS = 500
"""Of one field; what is longer is no headline and no byline."""
_FILE_DATE = re.compile(r"(?<![0-9A-Za-z])(\d{4})(?:([-_./])(\d{1,2})\2(\d{1,2})|(\d{2})(\d{2}))(?![0-9A-SU-Za-z])")
_SPACE = re.compile(r"\s+")
_ADDRESS = re.compile(r"https?://[^\s/]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


@dataclass(slots=True)
class Found:
    """What has been read of one article so far; ``problems`` bear the seed's path."""

    path: str
    line: int | None = None
    values: dict[str, str] = field(default_factory=dict)
    dates: dict[str, dt.date] = field(default_factory=dict)
    """Where a date stands ("file name", "first line") → the date."""
    inferred: bool = False
    """The date was searched for where none is given."""
    problems: list[Problem] = field(default_factory=list)

    def problem(self, name: str | None, found: str, expected: str, *, severity: str = "error", line: int | None = None) -> None:
        """Note what is wrong; ``severity`` as in Problem."""
        self.problems.append(
            Problem(path=self.path, line=line or self.line, field=name, found=found, expected=expected, severity=severity)  # type: ignore[arg-type]
        )

    def take(self, name: str, value: str, *, line: int | None = None) -> None:
        """Take ``value`` for the field ``name``, checked; empty ones are as good as none."""
        value = _SPACE.sub(" ", clean(value)).strip()
        if not value or name in self.values or (name == "date" and "field `date`" in self.dates):
            return
        if len(value) > MOST_CHARACTERS:
            expected = f"at most {MOST_CHARACTERS}; left out"
            self.problem(name, f"{len(value):,} characters", expected, severity="warning", line=line)
        elif name == "date":
            self.take_date("field `date`", value, line=line)
        elif name == "url" and not _ADDRESS.match(value):
            self.problem(name, repr(value[:80]), "an address that begins with https://; left out", severity="warning", line=line)
        elif name == "rights" and value.lower() not in RIGHTS:
            self.problem(name, repr(value[:80]), f"one of {', '.join(RIGHTS)}", line=line)
            # A word that we do not know was meant to restrict something: the safe reading.
            self.values[name] = "private"
        elif name == "language" and not _LANGUAGE.fullmatch(value):
            self.problem(name, repr(value[:80]), "a language code such as en; left out", severity="warning", line=line)
        else:
            self.values[name] = value.lower().replace("_", "-") if name in {"rights", "language"} else value

    def take_date(self, where: str, written: str, *, line: int | None = None) -> None:
        """Take a date that is all of ``written``, an ISO timestamp's day included."""
        found = whole(written)
        if found is None:
            self.problem("date", repr(written[:80]), "a date such as 2023-07-19", line=line)
        elif found.date is None:
            self.problem("date", f"{written[:80]}, {found.why}", "a date such as 2023-07-19", line=line)
        else:
            self.dates[where] = found.date

    def take_file_name(self) -> None:
        """Take the date that the file's name or folders bear: ``2023-07-19-slug.txt``, ``20230719_x``, ``2023/07/19/x``."""
        for match in reversed(list(_FILE_DATE.finditer(self.path.split("#")[0]))):
            year, separator, month, day, short_month, short_day = match.groups()
            found = find_dates(f"{year}-{month or short_month}-{day or short_day}")
            if found and found[0].date:
                self.dates["file name"] = found[0].date
                return
            if separator == "-":
                self.problem("date", f"{match[0]} in the file name, no such day", "a date such as 2023-07-19")
                return

    def published(self) -> dt.date | None:
        """The date, where all that stand there agree; otherwise a Problem that names both, and None."""
        if any(p.field == "date" for p in self.problems):
            return None
        different = list(dict.fromkeys(self.dates.values()))
        if len(different) > 1:
            both = " and ".join(f"{date} ({where})" for where, date in self.dates.items())
            self.problem("date", f"dates that disagree: {both}", "one date; settle it in content/sources.yaml")
            return None
        return different[0] if different else None


def by_name(record: Mapping[str, object], found: Found, lines: Mapping[str, int] | None = None) -> dict[str, object]:
    """Our field → value for every key that is known; a key that looks like a slip for a known one is a warning."""
    values: dict[str, object] = {}
    for key, value in record.items():
        name = NAMES.get(key.lower().replace("-", "_"))
        if name is not None:
            values.setdefault(name, value)
            continue
        near = difflib.get_close_matches(key.lower()[:40], NAMES, n=1, cutoff=0.8)
        if near:
            line = lines.get(key) if lines else None
            found.problem(key[:40], "a key that is not known", f"perhaps {near[0]!r}; left out", severity="warning", line=line)
    return values


def raw_article(found: Found, *, body: str, data: bytes, identity: str | None = None, markdown: bool = False) -> RawArticle:
    """The article of what was found; ``data`` are the bytes of its file or record."""
    from broadsheet.model.article import Seed

    values = found.values
    publisher, url = values.get("publisher"), values.get("url")
    if publisher and _ADDRESS.match(publisher):  # of some tools ``source`` is where the text came from
        publisher, url = None, url or publisher
    return RawArticle(
        id=identity or found.path,
        body=body,
        markdown=markdown,
        headline=values.get("headline"),
        byline=values.get("byline"),
        published=found.published(),
        published_inferred=found.inferred,
        language=values.get("language"),
        url=url,
        publisher=publisher,
        rights=cast("Rights | None", values.get("rights")),
        seed=Seed(path=found.path, fingerprint=fingerprint(data)),
    )


def fingerprint(data: bytes) -> str:
    """BLAKE2b of the bytes as they are, 16 bytes in hex: ``b2sum -l 128`` says the same."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def suffix(path: str) -> str:
    """``.txt``, in lower case; nothing where the file's name has none."""
    name = path.rpartition("/")[2]
    return f".{name.rpartition('.')[2].lower()}" if "." in name[1:] else ""
