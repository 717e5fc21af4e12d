"""A page of output/ → what the checks look at: addresses, anchors, quotations, the text of articles."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


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


class _Scanner(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.scan = Scan()
        self._open: list[tuple[str, str, str]] = []  # tag, id, classes
        self._quotation: Quotation | None = None

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attributes}
        line = self.getpos()[0]
        for name in ("href", "src"):
            if name in found:
                self.scan.links.append((line, found[name]))
        if "id" in found:
            if found["id"] in self.scan.ids:
                self.scan.repeated.append((line, found["id"]))
            self.scan.ids.add(found["id"])
        classes = found.get("class", "")
        if tag == "figure" and "quote" in classes.split():
            self._quotation = Quotation(line=line)
            self.scan.quotations.append(self._quotation)
        if self._quotation and "cite" in classes.split():
            self._quotation.cite = self._quotation.cite or found.get("href", "")
        if tag not in VOID:
            self._open.append((tag, found.get("id", ""), classes))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass
        if tag == "figure":
            self._quotation = None

    def handle_data(self, data: str) -> None:
        tags = [tag for tag, _, _ in self._open]
        if self._quotation and "blockquote" in tags:
            self._quotation.words += data
        if any("num" in classes.split() for _, _, classes in self._open):
            return
        for _, id, _ in self._open:
            if re.fullmatch(r"s\d+", id):
                self.scan.sentences[id] = self.scan.sentences.get(id, "") + data


def scan(path: Path) -> Scan:
    """Read one page."""
    scanner = _Scanner()
    scanner.feed(path.read_text("utf-8"))
    scanner.close()
    return scanner.scan


def pages(output: Path) -> dict[str, Scan]:
    """Site-relative path → scan, of every HTML page below ``output``."""
    return {path.relative_to(output).as_posix(): scan(path) for path in sorted(output.rglob("*.html"))}
