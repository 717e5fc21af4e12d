"""``publish`` in two steps: before anything is sent, what has changed is recorded; after the last byte, what was sent is kept.

    recording.record(folder, site, day)     # content/corrections.yaml, and addresses that articles have left
    …                                       # build again where recording.unseen(folder) or .astray(folder); send output/
    recording.keep(folder, site, day)       # content/published/

What is to be published is read from ``output/data/``, which is what readers get: no word that is not public can come into
a correction, and no name that a decision hides. Only months whose data has changed since are read.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from broadsheet.config import ConfigError
from broadsheet.content import corrections as file
from broadsheet.content import decisions as ruling
from broadsheet.content import editing
from broadsheet.content.published import KINDS
from broadsheet.corrections import ledger
from broadsheet.corrections.addresses import left, readdressed
from broadsheet.corrections.causes import causes, statement
from broadsheet.corrections.comparing import corrections
from broadsheet.corrections.facts import Facts, Gathered, Known, Told
from broadsheet.corrections.facts import told as facts_told
from broadsheet.corrections.waiting import is_withheld, waits
from broadsheet.corrections.waiting import problem as waiting_problem
from broadsheet.engine import files
from broadsheet.engine.fingerprint import fingerprint
from broadsheet.model.correction import Correction
from broadsheet.model.decision import Decision
from broadsheet.model.problem import Problem
from broadsheet.model.site import Site
from broadsheet.values import Value, replace

OUTPUT, DATA, CORRECTIONS = "output", "data", "corrections"
TOLD = (DATA, CORRECTIONS)
"""Folders of a site that tell what readers see."""
_Months = dict[str, dict[str, Told]]
"""Month → id → article."""
PLACES = 3
"""Of a name that are kept, the first: enough that it is found again when an article goes."""


def pending(folder: Path, site: Site, day: dt.date) -> tuple[Correction, ...]:
    """What ``record`` would add to content/corrections.yaml; nothing is written."""
    return _new(folder, site, _found(folder, site, day)[0])


def _new(folder: Path, site: Site, found: Iterable[Correction]) -> tuple[Correction, ...]:
    """Those of ``found`` that do not wait to be published already, each with an id of its own."""
    standing, _ = _standing(folder)
    taken = {correction.id for correction in standing}
    unseen = taken - ledger.corrections(folder)
    new = []
    for correction in found:
        if not any(re.fullmatch(rf"{correction.id}(?:-\d+)?", id) for id in unseen):
            id = file.unlike(correction.id, taken)
            taken.add(id)
            new.append(replace(_without_private(correction, folder, site), id=id))
    return tuple(new)


def record(folder: Path, site: Site, day: dt.date) -> tuple[Correction, ...]:
    """Add what has changed since the last publication to content/corrections.yaml; where it gives any, build again.

    The addresses that articles have left are kept too: see ``astray``. A second call before ``keep`` adds nothing. Raises
    ConfigError where the file cannot be added to.
    """
    found, addresses = _found(folder, site, day)
    ledger.write_left(folder, addresses, ledger.seen_addresses(folder))
    new = _new(folder, site, found)
    if not new:
        return ()
    before, data = _standing(folder)
    made = file.appended(data, new)
    after, problems = file.parse(made)
    if problems or len(after) != len(before) + len(new):
        raise ConfigError(f"{file.PATH} cannot be added to: its entries are to begin with `- date:` at the start of a line")
    files.write(folder, file.PATH, made)
    return new


def unseen(folder: Path) -> tuple[Correction, ...]:
    """Corrections that stand in the file and were never published: while there are any, build before anything is sent."""
    published = ledger.corrections(folder)
    return tuple(correction for correction in _standing(folder)[0] if correction.id not in published)


def astray(folder: Path) -> bool:
    """Whether an address that an article has left, and that no publish has sent since, leads nowhere in output/.

    While it is so, build before anything is sent.
    """
    addresses = (id.partition("/")[2] for id in ledger.left(folder).keys() - ledger.seen_addresses(folder))
    return any(not (folder / OUTPUT / address / "index.html").is_file() for address in addresses)


def keep(folder: Path, site: Site, day: dt.date) -> tuple[Problem, ...]:
    """Note that what stands in output/ is now published; a Problem for each article that waits to be mended, see ``waiting``."""
    waiting = _keep_months(folder, site, _Output(folder / OUTPUT), day)
    ledger.write_decisions(folder, map(statement, _decisions(folder)))
    ledger.write_corrections(folder, (correction.id for correction in _standing(folder)[0]))
    addresses = ledger.left(folder)
    ledger.write_left(folder, addresses, addresses.keys())
    return tuple(waiting_problem(folder, id) for id in sorted(waiting))


def go_back(folder: Path, site: Site, held: Path, day: dt.date) -> None:
    """Note that readers see again what was published before: ``held`` has the folders ``TOLD`` of it.

    What decisions did then is not known. They stay noted: a correction that a later publish would owe to them stands in the
    file already.
    """
    if not (held / DATA / "index.json").is_file():
        return
    _keep_months(folder, site, _Output(held), day)
    pages = [page.read_text("utf-8") for page in sorted((held / CORRECTIONS).rglob("*.html"))]
    ids = [correction.id for correction in _standing(folder)[0]]
    ledger.write_corrections(folder, [id for id in ids if any(f'"c-{id}"' in page for page in pages)])


def _keep_months(folder: Path, site: Site, now: _Output, day: dt.date) -> frozenset[str]:
    """The ids of articles that wait to be mended: they are kept as they were published, and compared when they are back.

    Their months are kept as made of no data that there is, so that the next publish compares them again.
    """
    known = ledger.entities(folder)
    then, here = _changed(folder, now)
    fresh = _joined(here)
    waiting = _waiting(folder, site, Facts(articles=_joined(then), entities={}), Facts(articles=fresh, entities={}))
    for month, articles in here.items():
        left = [told for id, told in then[month].items() if id in waiting]
        data = "" if left else now.months.get(month, "")
        ledger.write_month(folder, month, data, (*articles.values(), *left))
    ledger.write_entities(folder, _entities(known, now.entities(), fresh, day).values())
    stories = {id: replace(one, stands=False) for id, one in ledger.stories(folder).items()}
    ledger.write_stories(folder, {**stories, **now.stories()}.values())
    return waiting


def _found(folder: Path, site: Site, day: dt.date) -> tuple[tuple[Correction, ...], Mapping[str, str]]:
    """What has changed since the last publication, and all addresses that articles have left.

    Raises ConfigError where the decisions cannot be understood: what stands in output/ may not be as they have it.
    """
    decisions, known = _decisions(folder), ledger.left(folder)
    if not ledger.months(folder):
        return (), known
    now = _Output(folder / OUTPUT)
    then, here = _changed(folder, now)
    decided = causes(decisions, ledger.decisions(folder))
    if not here and not decided.changed:
        return (), known
    before = Facts(articles=_joined(then), entities=ledger.entities(folder), stories=ledger.stories(folder))
    after = Facts(articles=_joined(here), entities=now.entities(), stories=now.stories())
    waiting = _waiting(folder, site, before, after)
    return corrections(before, after, decided, day, waiting), left(before, after, known)


def _changed(folder: Path, now: _Output) -> tuple[_Months, _Months]:
    """The articles of each month whose data has changed since the last publication: as published, and as they are."""
    published, here = ledger.months(folder), now.months
    months = [month for month in sorted({*here, *published}) if here.get(month) != published.get(month)]
    return {month: ledger.articles(folder, month) for month in months}, {month: now.articles(month) for month in months}


def _joined(months: _Months) -> dict[str, Told]:
    return {id: told for articles in months.values() for id, told in articles.items()}


def _waiting(folder: Path, site: Site, before: Facts, now: Facts) -> frozenset[str]:
    """Ids of published articles that are not there, and that nobody has withdrawn: see ``waiting``."""
    at = readdressed(before, now)
    return frozenset(id for id in before.articles if at.get(id, id) not in now.articles and waits(folder, site, id))


def _without_private(correction: Correction, folder: Path, site: Site) -> Correction:
    """Of an article whose rights do not let it be shown any more, not even the headline is repeated.

    Nor is one that was made of words of which not all may be shown.
    """
    hidden = correction.what == "withdrawn" and correction.article and is_withheld(folder, site, correction.article)
    return replace(correction, stood=None) if hidden else correction


def _standing(folder: Path) -> tuple[tuple[Correction, ...], bytes]:
    path = folder / file.PATH
    data = path.read_bytes() if path.is_file() else b""
    standing, problems = file.parse(data)
    if any(problem.severity == "error" for problem in problems):
        raise ConfigError(f"{problems[0]}; mend it, then run the command again")
    return standing, data


def _decisions(folder: Path) -> tuple[Decision, ...]:
    path = folder / ruling.PATH
    if not path.is_file() and ledger.decisions(folder):
        what = f"{ruling.PATH} is gone, and what it hid and told apart would be published"
        raise ConfigError(f"{what}; put it back and build, or leave an empty file there where no decision is to hold any more")
    found, problems = ruling.parse(path.read_bytes()) if path.is_file() else ((), ())
    editing.whole(problems)
    return found


def _entities(known: dict[str, Known], live: dict[str, Known], fresh: dict[str, Told], day: dt.date) -> dict[str, Known]:
    """All that ever were published, with the places where they can be found now; ``fresh`` are the articles that changed."""
    named: dict[str, set[tuple[str, str, str]]] = {}
    for told in fresh.values():
        for name in told.names:
            named.setdefault(name.entity, set()).add((told.date, told.id, name.name))
    found = dict(known)
    for id, one in live.items():
        before = known.get(id) or replace(one, since=day.isoformat())
        here = [(article, name) for _, article, name in sorted(named.get(id, ()))]
        kept = [place for place in before.places if place[0] not in fresh or place in here]
        places = tuple(dict.fromkeys((*kept, *here)))[:PLACES]
        found[id] = replace(before, name=one.name, places=places)
    return found


class _Output(Value, kw_only=False):
    """What data/ says of a site that was built."""

    root: Path

    @property
    def months(self) -> dict[str, str]:
        """Month → fingerprint of its articles, names and quotations; of files that are there, whatever the list says."""
        parts: dict[str, list[str]] = {}
        for part in self._index()["parts"]:
            month, _, name = part["path"].removeprefix("data/").partition("/")
            there = (self.root / DATA / month / name).is_file()
            if there and name in ("articles.jsonl", "mentions.jsonl", "quotes.jsonl"):
                parts.setdefault(month, []).append(f"{name} {part['fingerprint']}")
        return {month: fingerprint(*sorted(held)) for month, held in parts.items()}

    def articles(self, month: str) -> dict[str, Told]:
        """The articles of a month."""
        return facts_told(*(self._lines(f"{month}/{name}.jsonl") for name in ("articles", "mentions", "quotes")))

    def entities(self) -> dict[str, Known]:
        """Every entity."""
        lines = (line for kind in KINDS for line in self._lines(f"entities/{kind}.jsonl"))
        return {line["id"]: Known(id=line["id"], name=line["name"]) for line in lines}

    def stories(self) -> dict[str, Gathered]:
        """Every story."""
        paths = (part["path"].removeprefix("data/") for part in self._index()["parts"] if part["holds"] == "story")
        return {
            line["id"]: Gathered(id=line["id"], headline=line["headline"], articles=tuple(line["articles"]))
            for path in paths
            for line in self._lines(path)
        }

    def _index(self) -> dict[str, Any]:
        try:
            index: dict[str, Any] = json.loads((self.root / DATA / "index.json").read_bytes())
        except FileNotFoundError:
            raise ConfigError(f"no data in {self.root / DATA}; run build first") from None
        return index

    def _lines(self, name: str) -> Iterator[dict[str, Any]]:
        path = self.root / DATA / name
        if path.is_file():
            with path.open(encoding="utf-8") as lines:
                yield from map(json.loads, lines)
