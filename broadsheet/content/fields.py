"""Fields of one front matter, by name: scalars here, lists of claims in ``claim_lists``; what cannot be taken is a Problem."""

from __future__ import annotations

import datetime as dt
import re

from broadsheet.content import claim_lists
from broadsheet.content.faults import Faults, kind
from broadsheet.engine.strict_yaml import Mapping, is_null
from broadsheet.model.article import ComingClaim, Kind, NameClaim, QuoteClaim, Seed
from broadsheet.text import ids
from broadsheet.text.dates import whole
from broadsheet.text.slugs import MAXIMUM, RESERVED, slugify

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_URL = re.compile(r"https?://[^\s/<>\"\\][^\s<>\"\\]*")
_ALIAS = re.compile(r"/?(?:[\w.~%+@=,-]+/)*(?:[\w.~%+@=,-]+/?)?")


def is_slug(name: str) -> bool:
    """Tell whether ``name`` may be the last part of an article's address."""
    return ids.IS_SLUG.fullmatch(name) is not None and len(name) <= MAXIMUM and name not in RESERVED


class Values:
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
        if slug is None or is_slug(slug):
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
        """Return the names of the list ``key``."""
        return claim_lists.names(self.tree, key, kind_, self._faults)

    def quotes(self) -> tuple[QuoteClaim, ...]:
        """Return the quotations."""
        return claim_lists.quotes(self.tree, self._faults)

    def coming(self) -> tuple[ComingClaim, ...]:
        """Return the days to come."""
        return claim_lists.coming(self.tree, self._faults)

    def uncertain(self, keys: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
        """Return (key of the front matter, reason) of what is marked as less than certain."""
        value = self.tree.get("uncertain")
        if value is None or (isinstance(value, str) and is_null(value)):
            return ()
        if not isinstance(value, Mapping):
            self._faults.add(self.tree.lines["uncertain"], "uncertain", kind(value), "a mapping such as {title: why}")
            return ()
        self._faults.keys(value, keys, "front matter")
        reasons = ((key, self._faults.text(value[key], value.lines[key], key)) for key in value)
        return tuple((key, reason) for key, reason in reasons if reason)
