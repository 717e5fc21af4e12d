"""Feeds of output/ → a Problem for each rule of Atom (RFC 4287) and JSON Feed 1.1 that one breaks; ids, dates, links."""

from __future__ import annotations

import datetime as dt
import json
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.parsers import expat

from broadsheet.checks import reading
from broadsheet.model.problem import Problem
from broadsheet.values import Value

ATOM = "http://www.w3.org/2005/Atom"
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")


@dataclass(slots=True)
class Element:
    """An element of XML, and the line where it begins."""

    name: str
    line: int
    attributes: dict[str, str]
    children: list[Element] = field(default_factory=list)
    text: str = ""

    def all(self, name: str) -> list[Element]:
        """Its children of one name in the vocabulary of Atom."""
        return [child for child in self.children if child.name == f"{ATOM} {name}"]


class Entry(Value, kw_only=False):
    """What both formats say of an article."""

    id: str
    published: str
    updated: str
    url: str
    line: int | None


def check(output: Path, base_url: str = "") -> Iterator[Problem]:
    """Every ``*.atom`` and ``feed.json`` below ``output``; the two of one folder must hold the same."""
    for path in sorted(output.rglob("*.atom")):
        name = path.relative_to(output).as_posix()
        atom, faults = _atom(path.read_bytes())
        yield from (_problem(name, *fault) for fault in faults)
        yield from _entries(output, name, atom, base_url)
        beside = path.with_suffix(".json")
        if beside.is_file():
            name = beside.relative_to(output).as_posix()
            items, faults = _json(beside.read_bytes())
            yield from (_problem(name, *fault) for fault in faults)
            yield from _entries(output, name, items, base_url)
            if not faults and [entry.id for entry in atom] != [entry.id for entry in items]:
                yield _problem(name, None, "other entries than the Atom feed beside it", "the same entries in the same order")


def count(output: Path) -> int:
    """How many feeds there are."""
    return sum(1 + path.with_suffix(".json").is_file() for path in output.rglob("*.atom"))


Fault = tuple[int | None, str, str]


def _atom(data: bytes) -> tuple[list[Entry], list[Fault]]:
    try:
        root = parsed(data)
    except expat.ExpatError as error:
        return [], [(getattr(error, "lineno", 1), f"no well-formed XML ({error})", "XML")]
    if root.name != f"{ATOM} feed":
        return [], [(1, f"<{root.name.rpartition(' ')[2]}>", f"<feed> of {ATOM}")]
    faults = list(_needed(root, ("id", "title", "updated")))
    if not any(link.attributes.get("rel") == "self" for link in root.all("link")):
        faults.append((root.line, "no link to itself", '<link rel="self" href="…"/>'))
    entries = root.all("entry")
    for entry in entries:
        faults += _needed(entry, ("id", "title", "updated"))
        if not (root.all("author") or entry.all("author")):
            faults.append((entry.line, "an entry without an author, in a feed without one", "<author> in either"))
        if not (
            entry.all("content") or any(link.attributes.get("rel", "alternate") == "alternate" for link in entry.all("link"))
        ):
            faults.append((entry.line, "an entry with neither content nor a link", "one of them"))
    for element in (root, *entries):
        for name in ("updated", "published"):
            faults += [fault for one in element.all(name) if (fault := _moment(one.text, one.line))]
    newest = max((_text(entry, "updated") for entry in entries), default="")
    if newest and _text(root, "updated") < newest:
        faults.append((root.all("updated")[0].line if root.all("updated") else 1, "a feed older than an entry", newest))
    return [_atom_entry(entry) for entry in entries], faults


def _atom_entry(entry: Element) -> Entry:
    links = [one.attributes for one in entry.all("link") if one.attributes.get("rel", "alternate") == "alternate"]
    return Entry(
        id=_text(entry, "id"),
        published=_text(entry, "published"),
        updated=_text(entry, "updated"),
        url=links[0].get("href", "") if links else "",
        line=entry.line,
    )


def _needed(element: Element, names: tuple[str, ...]) -> Iterator[Fault]:
    for name in names:
        found = element.all(name)
        if len(found) != 1 or not found[0].text.strip():
            kind = element.name.rpartition(" ")[2]
            yield element.line, f"<{kind}> with {len(found) or 'no'} <{name}>{' without text' if found else ''}", f"one <{name}>"


def _json(data: bytes) -> tuple[list[Entry], list[Fault]]:
    try:
        feed = json.loads(data)
    except ValueError as error:
        return [], [(getattr(error, "lineno", None), f"no JSON ({error})", "JSON")]
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        return [], [(1, "no list of items", '{"version": …, "title": …, "items": […]}')]
    faults: list[Fault] = []
    if not str(feed.get("version", "")).startswith("https://jsonfeed.org/version/1"):
        faults.append((1, f"version {feed.get('version')!r}", "https://jsonfeed.org/version/1.1"))
    if not feed.get("title"):
        faults.append((1, "no title", "a title"))
    for number, item in enumerate(items, 1):
        faults += [(1, f"item {number}: {found}", expected) for found, expected in _item(item)]
    return [_json_entry(item) for item in items if isinstance(item, dict)], faults


def _item(item: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(item, dict):
        yield "no object", "an object"
        return
    if not isinstance(item.get("id"), str) or not item["id"]:
        yield "no id", "an id that is text"
    if not (item.get("content_html") or item.get("content_text") or item.get("content_text") == ""):
        yield "no content", "content_html or content_text"
    for name in ("date_published", "date_modified"):
        if name in item and (fault := _moment(str(item[name]), None)):
            yield fault[1], fault[2]


def _json_entry(item: dict[str, Any]) -> Entry:
    said = {name: str(item.get(key, "")) for name, key in (("published", "date_published"), ("updated", "date_modified"))}
    return Entry(id=str(item.get("id", "")), url=str(item.get("url", "")), line=None, **said)


def _entries(output: Path, name: str, entries: list[Entry], base_url: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for entry in entries:
        if entry.id in seen:
            yield _problem(name, entry.line, f"the id {entry.id!r} a second time", "an id of its own for each entry")
        seen.add(entry.id)
        if entry.id and not ((parts := reading.parts(entry.id)) and parts.scheme):
            yield _problem(name, entry.line, f"the id {entry.id!r}", "an address or a tag: that never changes")
        if entry.published and entry.updated and entry.updated < entry.published:
            yield _problem(name, entry.line, f"updated {entry.updated}, before it was published", f"{entry.published} or later")
        if entry.url and (gone := lost(output, name, entry.url, base_url)):
            yield _problem(name, entry.line, f"{entry.url!r}: no file {gone}", "a link that leads somewhere")


def lost(output: Path, name: str, url: str, base_url: str) -> str:
    """The file that an address of this site should lead to and does not; nothing of other addresses."""
    ours = bool(base_url) and url.startswith(base_url)
    parts = reading.parts(url[len(base_url) :] if ours else url)
    if parts is None:
        return url
    path = parts.path
    if not ours:
        if parts.scheme:
            return ""
        path = posixpath.normpath(posixpath.join(posixpath.dirname(name), parts.path))
        path = "" if path == "." else f"{path}/" if parts.path.endswith("/") else path
    path = f"{path}index.html" if not path or path.endswith("/") else path
    return "" if reading.stands(output, path) else path


def _moment(text: str, line: int | None) -> Fault | None:
    try:
        good = bool(_MOMENT.fullmatch(text)) and dt.datetime.fromisoformat(text)
    except ValueError:
        good = False
    return None if good else (line, f"the date {text!r}", "a moment such as 2023-07-19T00:00:00Z")


def _text(element: Element, name: str) -> str:
    found = element.all(name)
    return found[0].text.strip() if found else ""


def parsed(data: bytes) -> Element:
    """The root; a document that declares entities is refused, so that none can grow."""
    parser = expat.ParserCreate(namespace_separator=" ")
    top = Element("", 0, {})
    path = [top]

    def start(name: str, attributes: dict[str, str]) -> None:
        element = Element(name, parser.CurrentLineNumber, attributes)
        path[-1].children.append(element)
        path.append(element)

    def text(words: str) -> None:
        path[-1].text += words

    def refuse(*_: object) -> None:
        raise expat.ExpatError("a declaration of an entity")

    parser.StartElementHandler, parser.EndElementHandler = start, lambda _: path.pop()
    parser.CharacterDataHandler, parser.EntityDeclHandler = text, refuse
    parser.Parse(data, True)
    return top.children[0]


def _problem(path: str, line: int | None, found: str, expected: str) -> Problem:
    return Problem(path=path, line=line, field="feed", found=found, expected=expected)
