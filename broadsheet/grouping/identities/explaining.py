"""Articles, decisions and a name → how that name was resolved: forms, the rules that joined them, decisions, doubts."""

from __future__ import annotations

import datetime as dt
import difflib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from broadsheet.grouping.identities import Resolution, people, resolve
from broadsheet.grouping.identities.names import body, person
from broadsheet.grouping.namings import namings
from broadsheet.model.article import Article, Kind
from broadsheet.model.decision import Decision
from broadsheet.model.entity import Anchor, Identity, Naming
from broadsheet.text.keys import key
from broadsheet.values import Value

APART = 12
"""Other names that were kept apart, of the most."""


class Form(Value):
    """A way in which articles write the name, or its name within articles."""

    text: str
    mentions: int
    articles: int
    first: dt.date
    last: dt.date
    why: str = ""
    """Of a name within articles that is not the entity's own: what makes it the same."""


class Other(Value):
    """Another entity that this is not, or not surely."""

    id: str
    name: str
    articles: int
    why: str


class Explanation(Value):
    """How one entity came about."""

    id: str
    name: str
    kind: Kind
    sort: str
    mentions: int
    articles: int
    first: dt.date
    last: dt.date
    how: str
    hidden: bool
    forms: tuple[Form, ...]
    """As written, the most frequent first."""
    names: tuple[Form, ...]
    """The name's full form within each article."""
    decisions: tuple[Decision, ...]
    """Those that speak of it, under any of its ids."""
    undecided: tuple[Other, ...]
    apart: tuple[Other, ...]
    formerly: tuple[str, ...]
    """Ids that lead here."""


class Names:
    """All names of a site, resolved, to be asked about."""

    def __init__(self, articles: Sequence[Article], decisions: Sequence[Decision], anchors: Sequence[Anchor] = ()) -> None:
        self._decisions = decisions
        self._resolution: Resolution = resolve(tuple(namings(articles)), decisions, anchors)
        self._identities: dict[str, Identity] = {one.id: one for one in self._resolution.of.values()}
        self._held: dict[str, list[Naming]] = defaultdict(list)
        self._forms: dict[str, _Counts] = defaultdict(_Counts)
        self._names: dict[str, _Counts] = defaultdict(_Counts)
        self._read(articles)
        self._moved = {_id(redirect.old): _id(redirect.new) for redirect in self._resolution.redirects}

    def _read(self, articles: Sequence[Article]) -> None:
        of = self._resolution.of
        for article in articles:
            for mention in article.mentions:
                id = of[article.id, mention.kind, mention.name].id
                self._forms[id].add(mention.text, article)
                self._names[id].add(mention.name, article)
        for naming in namings(articles):
            self._held[of[naming.article, naming.kind, naming.name].id].append(naming)

    def ids(self, asked: str) -> tuple[str, ...]:
        """The entities that ``asked`` may mean, an id or a name, those named most often first."""
        id = asked.strip("/")
        id = self._moved.get(id, id)
        if id in self._identities:
            return (id,)
        wanted = key(asked)
        found = [id for id, forms in self._forms.items() if wanted and any(key(text) == wanted for text in forms.rows)]
        own = [id for id in found if key(self._identities[id].name) == wanted]
        return tuple(sorted(own or found, key=lambda id: (-len(self._names[id].articles), id)))

    def nearest(self, asked: str) -> str | None:
        """The id or name that may have been meant."""
        known = [*self._identities, *(identity.name for identity in self._identities.values())]
        return next(iter(difflib.get_close_matches(asked, known, n=1)), None)

    def explain(self, id: str) -> Explanation:
        """How the entity ``id`` came about."""
        identity, forms = self._identities[id], self._forms[id]
        undecided = tuple(self._other(other, "the articles do not say which") for other in identity.undecided)
        own = {id, *(old for old, new in self._moved.items() if new == id)}
        return Explanation(
            id=id,
            name=identity.name,
            kind=identity.kind,
            sort=identity.sort,
            mentions=sum(row.mentions for row in forms.rows.values()),
            articles=len(forms.articles),
            first=min(forms.articles.values()),
            last=max(forms.articles.values()),
            how=identity.how,
            hidden=id in self._resolution.hidden,
            forms=forms.made(lambda _: ""),
            names=self._names[id].made(lambda name: self._why(identity, name)),
            decisions=tuple(d for d in self._decisions if self._speaks_of(d, own)),
            undecided=undecided,
            apart=tuple(self._apart(identity))[:APART],
            formerly=tuple(sorted(own - {id})),
        )

    def _other(self, id: str, why: str) -> Other:
        return Other(id=id, name=self._identities[id].name, articles=len(self._forms[id].articles), why=why)

    def _speaks_of(self, decision: Decision, ids: set[str]) -> bool:
        return bool({*decision.targets, decision.to} & ids)

    def _why(self, identity: Identity, name: str) -> str:
        """What makes a name within articles that of ``identity``."""
        if key(name) == key(identity.name):
            return ""
        decided = next((d for d in self._decisions if d.form and key(d.form) == key(name) and identity.id in d.targets), None)
        if decided:
            return f"an alias by decision, line {decided.line}"
        if identity.kind != "person":
            same = body(identity.kind, name) == body(identity.kind, identity.name)
            return "a list of names knows both" if same else "an article explains the abbreviation, or a decision joins them"
        words, own = person(name), person(identity.name)
        if len(words) == 1:
            return "the name alone, in articles where office or company are the same"
        if words == own:
            return "the same without titles"
        return people.reason(words, own).rstrip(".").lower() if words[-1] == own[-1] else "joined by spelling, order or decision"

    def _apart(self, identity: Identity) -> Iterator[Other]:
        never = {
            other: d.line for d in self._decisions if d.verb == "never-merge" and identity.id in d.targets for other in d.targets
        }
        ranked = sorted(self._identities, key=lambda id: (-len(self._forms[id].articles), id))
        for id in ranked:
            if id == identity.id or id in identity.undecided:
                continue
            why = f"a decision keeps them apart, line {never[id]}" if id in never else _near(identity, self._identities[id])
            if why:
                yield self._other(id, why)


def _near(one: Identity, other: Identity) -> str:
    """Why two names that share words are not one; nothing where they share none that count."""
    if key(one.name) == key(other.name):
        if one.kind != other.kind:
            return f"of another kind, {other.kind}"
        return "the same name: another walk of life, and nobody in common"
    if not one.kind == other.kind == "person":
        return ""
    mine, theirs = person(one.name), person(other.name)
    if 1 in (len(mine), len(theirs)):
        shared = {mine[0], mine[-1]} & {theirs[0], theirs[-1]}
        return "a part of the name alone, and nothing around it that tells whose" if shared else ""
    return "another first name" if mine[-1] == theirs[-1] else ""


class _Counts:
    """Texts with their mentions, articles and days."""

    def __init__(self) -> None:
        self.rows: dict[str, _Row] = defaultdict(_Row)
        self.articles: dict[str, dt.date] = {}

    def add(self, text: str, article: Article) -> None:
        """One mention."""
        self.rows[text].mentions += 1
        self.rows[text].articles[article.id] = article.published
        self.articles[article.id] = article.published

    def made(self, why: Callable[[str], str]) -> tuple[Form, ...]:
        """The most frequent first."""
        ordered = sorted(self.rows.items(), key=lambda item: (-item[1].mentions, item[0]))
        return tuple(
            Form(
                text=text,
                mentions=row.mentions,
                articles=len(row.articles),
                first=min(row.articles.values()),
                last=max(row.articles.values()),
                why=why(text),
            )
            for text, row in ordered
        )


@dataclass(slots=True)
class _Row:
    mentions: int = 0
    articles: dict[str, dt.date] = field(default_factory=dict)


def _id(path: str) -> str:
    return path.removesuffix("/index.html")
