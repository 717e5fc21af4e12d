"""A page of output/ → what the checks look at: addresses, anchors, quotations, the text of articles, faults of the markup."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
DRAWN = frozenset("path circle rect line polyline polygon ellipse use stop".split())
"""Elements of SVG, which are often closed by the slash that opens them."""
UNCLOSED = frozenset("p li dt dd td th tr thead tbody tfoot option optgroup colgroup rt rp html head body".split())
"""Elements whose end may be left out."""
_SENTENCE = re.compile(r"s\d+")
_HEADING = re.compile(r"h[1-6]")


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


class _Scanner(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.scan = Scan()
        self._open: list[_Open] = []
        self._sentences: list[str] = []
        self._unnamed: list[_Open] = []
        self._numbers = 0
        self._quotation: Quotation | None = None

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attributes}
        line = self.getpos()[0]
        self._addresses(tag, found, line)
        if "id" in found:
            if found["id"] in self.scan.ids:
                self.scan.repeated.append((line, found["id"]))
            self.scan.ids.add(found["id"])
        classes = found.get("class", "").split()
        if tag == "figure" and "quote" in classes:
            self._quotation = Quotation(line=line)
            self.scan.quotations.append(self._quotation)
        if self._quotation and "cite" in classes:
            self._quotation.cite = self._quotation.cite or found.get("href", "")
        self._markup(tag, found, len(attributes), line)
        if tag not in VOID:
            self._begin(_Open(tag=tag, line=line, id=found.get("id", ""), number="num" in classes), found)

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self._end()

    def _begin(self, element: _Open, found: dict[str, str]) -> None:
        self._open.append(element)
        self._numbers += element.number
        if _SENTENCE.fullmatch(element.id):
            self._sentences.append(element.id)
        if element.tag in ("a", "button") and not (found.keys() & {"aria-label", "aria-labelledby", "title"}):
            self._unnamed.append(element)

    def _end(self) -> _Open:
        element = self._open.pop()
        self._numbers -= element.number
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

    def _markup(self, tag: str, found: dict[str, str], attributes: int, line: int) -> None:
        faults = self.scan.faults
        if len(found) < attributes:
            faults.append((line, f"<{tag}> with an attribute twice", "each attribute once"))
        if tag == "html":
            self.scan.language = found.get("lang", "")
        if tag == "img" and "alt" not in found:
            faults.append((line, f"a picture without words, {found.get('src', '')!r}", 'alt="…", or alt="" where it only adorns'))
        if tag == "img" and found.get("alt"):
            self._unnamed.clear()
        if tag == "a" and any(one.tag == "a" for one in self._open):
            faults.append((line, "a link within a link", "one after the other"))
        if _HEADING.fullmatch(tag):
            self.scan.headings.append((line, int(tag[1])))
        if tag == "script" and found.get("type") == "module":
            faults.append((line, "a script of type module, which does not run from disk", "a plain script"))

    def handle_endtag(self, tag: str) -> None:
        line = self.getpos()[0]
        if not any(one.tag == tag for one in self._open):
            if tag not in VOID:
                self.scan.faults.append((line, f"</{tag}>, which closes nothing", f"<{tag}> before it"))
            return
        while True:
            last = self._end()
            if last.tag == tag:
                break
            if last.tag not in UNCLOSED | DRAWN:
                self.scan.faults.append((last.line, f"<{last.tag}> is not closed before </{tag}>", f"</{last.tag}>"))
        if last in self._unnamed:
            self._unnamed.remove(last)
            self.scan.faults.append((last.line, f"<{tag}> without words", "words, or an aria-label"))
        if tag == "figure":
            self._quotation = None

    def handle_data(self, data: str) -> None:
        if self._unnamed and data.strip():
            self._unnamed.clear()
        if self._quotation and any(one.tag == "blockquote" for one in self._open):
            self._quotation.words += data
        if self._open and self._open[-1].tag == "title" and not any(one.tag == "svg" for one in self._open):
            self.scan.title += data
        if not self._numbers:
            for id in self._sentences:
                self.scan.sentences[id] = self.scan.sentences.get(id, "") + data

    def close(self) -> None:
        super().close()
        for one in self._open:
            if one.tag not in UNCLOSED | DRAWN:
                self.scan.faults.append((one.line, f"<{one.tag}> is never closed", f"</{one.tag}>"))


@dataclass(slots=True, eq=False)
class _Open:
    """An element that is not closed yet."""

    tag: str
    line: int
    id: str
    number: bool
    """It holds the number of a sentence, and no words of it."""


def scan(path: Path) -> Scan:
    """Read one page."""
    scanner = _Scanner()
    scanner.feed(path.read_text("utf-8"))
    scanner.close()
    return scanner.scan


def pages(output: Path, tick: Callable[[int, int], None] | None = None) -> dict[str, Scan]:
    """Site-relative path → scan, of every HTML page below ``output``."""
    paths = sorted(output.rglob("*.html"))
    found: dict[str, Scan] = {}
    for path in paths:
        found[path.relative_to(output).as_posix()] = scan(path)
        if tick:
            tick(len(found), len(paths))
    return found
