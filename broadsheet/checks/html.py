"""A page of output/ → what the checks look at: addresses, anchors, quotations, the text of articles, faults of the markup."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from broadsheet.checks import reading, tokens
from broadsheet.checks.tokens import Attributes, Lines
from broadsheet.engine import at_work, workers
from broadsheet.engine.runs import Tick

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
DRAWN = frozenset("path circle rect line polyline polygon ellipse use stop".split())
"""Elements of SVG, which are often closed by the slash that opens them."""
UNCLOSED = frozenset("p li dt dd td th tr thead tbody tfoot option optgroup colgroup rt rp html head body".split())
"""Elements whose end may be left out."""
_SENTENCE = re.compile(r"s\d{1,9}")
HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
WORTH_A_PROCESS = 400
"""Pages for each further process; fewer are read before it has started."""


@dataclass(slots=True)
class Quotation:
    """Words printed as a quotation, and the address of the sentence that they rest on."""

    line: int
    words: str = ""
    cite: str = ""


@dataclass(slots=True)
class Scan:
    """What one page holds."""

    links: list[tuple[int, str]] = field(default_factory=list)
    """(line, address) of each href and src."""
    ids: set[str] = field(default_factory=set)
    repeated: list[tuple[int, str]] = field(default_factory=list)
    """(line, id) of each id that stood before."""
    quotations: list[Quotation] = field(default_factory=list)
    sentences: dict[str, str] = field(default_factory=dict)
    """Anchor of a sentence → its words."""
    leads: set[str] = field(default_factory=set)
    """Addresses that a reader can follow: those of ``a`` elements, and of a redirect."""
    redirect: bool = False
    """The page leads on by itself."""
    language: str = ""
    title: str = ""
    headings: list[tuple[int, int]] = field(default_factory=list)
    """(line, level), in order."""
    faults: list[tuple[int, str, str]] = field(default_factory=list)
    """(line, what was found, what is expected) of the markup."""


class _Scanner:
    """Makes the scan of one page of what it is told of it."""

    def __init__(self, text: str) -> None:
        self.scan = Scan()
        self._lines = Lines(text)
        self._open: list[_Open] = []
        self._sentences: list[str] = []
        self._unnamed: list[_Open] = []
        self._numbers = 0
        self._links = 0
        """Open elements that are links."""
        self._quotation: Quotation | None = None

    def start(self, tag: str, attributes: Attributes, at: int, *, closed: bool) -> None:
        found = {name: value or "" for name, value in attributes}
        if found:
            self._attributes(tag, found, at)
        self._markup(tag, found, len(attributes), at)
        if tag not in VOID:
            number = "class" in found and "num" in found["class"].split()
            self._begin(_Open(tag=tag, at=at, id=found.get("id", ""), number=number), found)
            if closed:
                self._end()

    def _attributes(self, tag: str, found: dict[str, str], at: int) -> None:
        if "href" in found or "src" in found or "srcset" in found or tag == "meta":
            self._addresses(tag, found, self._lines.of(at))
        if "id" in found:
            if found["id"] in self.scan.ids:
                self.scan.repeated.append((self._lines.of(at), found["id"]))
            self.scan.ids.add(found["id"])
        if "class" in found and (tag == "figure" or self._quotation):
            classes = found["class"].split()
            if tag == "figure" and "quote" in classes:
                self._quotation = Quotation(line=self._lines.of(at))
                self.scan.quotations.append(self._quotation)
            if self._quotation and "cite" in classes:
                self._quotation.cite = self._quotation.cite or found.get("href", "")

    def _begin(self, element: _Open, found: dict[str, str]) -> None:
        self._open.append(element)
        self._numbers += element.number
        self._links += element.tag == "a"
        if element.id and _SENTENCE.fullmatch(element.id):
            self._sentences.append(element.id)
        if element.tag in ("a", "button") and not (found.keys() & {"aria-label", "aria-labelledby", "title"}):
            self._unnamed.append(element)

    def _end(self) -> _Open:
        element = self._open.pop()
        self._numbers -= element.number
        self._links -= element.tag == "a"
        if self._sentences and element.id == self._sentences[-1]:
            self._sentences.pop()
        return element

    def _addresses(self, tag: str, found: dict[str, str], line: int) -> None:
        for name in ("href", "src"):
            if name in found:
                self.scan.links.append((line, found[name]))
        for candidate in found.get("srcset", "").split(","):
            if candidate.strip():
                self.scan.links.append((line, candidate.split()[0]))
        if tag in ("a", "area") and "href" in found:
            self.scan.leads.add(found["href"])
        if tag == "meta" and found.get("http-equiv", "").lower() == "refresh":
            address = found.get("content", "").partition("url=")[2].strip("'\" ")
            self.scan.redirect = True
            self.scan.leads.add(address)
            self.scan.links.append((line, address))

    def _markup(self, tag: str, found: dict[str, str], attributes: int, at: int) -> None:
        if len(found) < attributes:
            self._fault(at, f"<{tag}> with an attribute twice", "each attribute once")
        if tag == "html":
            self.scan.language = found.get("lang", "")
        elif tag == "img":
            if "alt" not in found:
                self._fault(at, f"a picture without words, {found.get('src', '')!r}", 'alt="…", or alt="" where it only adorns')
            elif found["alt"]:
                self._unnamed.clear()
        elif tag == "a":
            if self._links:
                self._fault(at, "a link within a link", "one after the other")
        elif tag in HEADINGS:
            self.scan.headings.append((self._lines.of(at), int(tag[1])))
        elif tag == "script" and found.get("type") == "module":
            self._fault(at, "a script of type module, which does not run from disk", "a plain script")

    def _fault(self, at: int, found: str, expected: str) -> None:
        self.scan.faults.append((self._lines.of(at), found, expected))

    def end(self, tag: str, at: int) -> None:
        if not (self._open and self._open[-1].tag == tag) and not any(one.tag == tag for one in self._open):
            if tag not in VOID:
                self._fault(at, f"</{tag}>, which closes nothing", f"<{tag}> before it")
            return
        while True:
            last = self._end()
            if last.tag == tag:
                break
            if last.tag not in UNCLOSED | DRAWN:
                self._fault(last.at, f"<{last.tag}> is not closed before </{tag}>", f"</{last.tag}>")
        if last in self._unnamed:
            self._unnamed.remove(last)
            self._fault(last.at, f"<{tag}> without words", "words, or an aria-label")
        if tag == "figure":
            self._quotation = None

    def words(self, text: str) -> None:
        if self._unnamed and text.strip():
            self._unnamed.clear()
        if self._quotation and any(one.tag == "blockquote" for one in self._open):
            self._quotation.words += text
        if self._open and self._open[-1].tag == "title" and not any(one.tag == "svg" for one in self._open):
            self.scan.title += text
        if self._sentences and not self._numbers:
            for id in self._sentences:
                self.scan.sentences[id] = self.scan.sentences.get(id, "") + text

    def close(self) -> Scan:
        """All has been told."""
        for one in self._open:
            if one.tag not in UNCLOSED | DRAWN:
                self._fault(one.at, f"<{one.tag}> is never closed", f"</{one.tag}>")
        return self.scan


@dataclass(slots=True, eq=False)
class _Open:
    """An element that is not closed yet."""

    tag: str
    at: int
    id: str
    number: bool
    """It holds the number of a sentence, and no words of it."""


def scan(text: str) -> Scan:
    """What a page holds."""
    return tokens.read(text, lambda: _Scanner(text)).close()


def pages(output: Path, tick: Tick | None = None) -> dict[str, Scan]:
    """Site-relative path → scan, of every HTML page below ``output``."""
    paths = [path.relative_to(output).as_posix() for path in sorted(output.rglob("*.html"))]
    count = min(os.cpu_count() or 1, 1 + len(paths) // WORTH_A_PROCESS)
    ready = partial(_scanning, output)
    found: dict[str, Scan] = {}
    made = workers.serial(ready(), paths) if count == 1 else workers.processes(ready, count).run(paths, _killed)
    for path, one in zip(paths, made, strict=True):
        found[path] = one
        if tick:
            tick(len(found), len(paths))
    return found


def _scanning(output: Path) -> Callable[[Sequence[str]], list[Scan]]:
    return lambda paths: [_scanned(path, (output / path).read_bytes()) for path in paths]


def _scanned(path: str, data: bytes) -> Scan:
    text, fault = reading.text(data)
    with at_work.on(f"output/{path}"):
        found = scan(text)
    found.faults += [fault] if fault else ()
    return found


def _killed(path: str) -> Scan:
    return Scan(faults=[(1, f"{path} ends whatever process reads it", "a page that can be read")])
