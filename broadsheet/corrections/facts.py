"""What a site says of its articles and names, as far as a correction may concern it: the lines of ``data/`` → facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from broadsheet.values import Value, field

Line = Mapping[str, Any]
"""One object of a JSON lines file."""


class Named(Value):
    """A name of an article, and who that is."""

    name: str
    kind: str
    entity: str


class Quoted(Value):
    """A quotation of an article, and whose words they are."""

    words: str
    speaker: str | None = None
    """An entity's id."""
    speaker_name: str | None = None


class Told(Value):
    """An article as it was published: its public part."""

    id: str
    date: str
    """``2023-07-19``."""
    headline: str
    text: str = ""
    whole: bool = True
    seed: str | None = None
    """Fingerprint of the file that it came from: the same article may come to stand at another address."""
    names: tuple[Named, ...] = ()
    quotes: tuple[Quoted, ...] = ()
    address: str | None = None
    """Where its page stood, ``2023/07/19/slug``, if that is not what the id says."""
    copy_of: str | None = None
    """The first article that has the same text."""


class Known(Value):
    """An entity as it was published."""

    id: str
    name: str
    places: tuple[tuple[str, str], ...] = ()
    """(article, name within it) of its first: what it can be known by when it would have another id."""
    since: str = ""
    """The day on which it was first published."""

    @property
    def kind(self) -> str:
        """people, organisations or places."""
        return self.id.partition("/")[0]


class Gathered(Value):
    """A story as it was published."""

    id: str
    """``stories/harbour``."""
    headline: str
    articles: tuple[str, ...]
    """Ids, by day."""
    stands: bool = True
    """False where it was published once, and its articles are in other stories or in none since."""


class Facts(Value):
    """What a site says, or said when it was last published; of articles of months that have not changed since, nothing."""

    articles: Mapping[str, Told]
    entities: Mapping[str, Known]
    stories: Mapping[str, Gathered] = field(default_factory=dict)


def told(articles: Iterable[Line], mentions: Iterable[Line], quotes: Iterable[Line]) -> dict[str, Told]:
    """Article id → article, of the three files of a month."""
    names: dict[str, dict[Named, None]] = {}
    for line in mentions:
        if line.get("entity"):
            named = Named(name=line["name"], kind=line["kind"], entity=line["entity"])
            names.setdefault(line["article"], {})[named] = None
    said: dict[str, list[Quoted]] = {}
    for line in quotes:
        one = Quoted(words=line["text"], speaker=line.get("speaker"), speaker_name=line.get("speaker_name"))
        said.setdefault(line["article"], []).append(one)
    return {
        line["id"]: Told(
            id=line["id"],
            date=line["date"],
            headline=line["headline"],
            text=line.get("text", ""),
            whole=line["whole"],
            seed=line.get("fingerprint"),
            names=tuple(names.get(line["id"], ())),
            quotes=tuple(said.get(line["id"], ())),
            address=_address(line),
            copy_of=line.get("duplicate_of"),
        )
        for line in articles
    }


def _address(line: Line) -> str | None:
    """The last four parts of the page's address."""
    address = "/".join(line["url"].strip("/").split("/")[-4:])
    return None if line["id"] == f"articles/{address}" else address
