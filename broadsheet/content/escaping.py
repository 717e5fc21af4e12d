"""A plain text → Markdown that shows as exactly that text; only what Markdown would change is escaped.

An editor works in the result, so "[sic]", "#1" within a line, and "5 * 3" stay as they are.
"""

from __future__ import annotations

import re

from broadsheet.text.paragraphs import paragraphs

_LINE_START = re.compile(r"(?P<number>\d{1,9})(?P<dot>\.)(?=\s|$)|(?P<sign>#|>|[-+](?=\s|$)|:(?=\s)|(?:[-_=~] ?)+$)")
_SPECIAL = re.compile(r"\\(?=[\\`*_{}\[\]()>#+.!&<|~-])|`|\*+|_+|\[|<(?! )|&(?=#?\w+;)")
_LINK = re.compile(r"\][ ]?[(\[:]|\[[\^!]")
_TABLE = re.compile(r"[-:| ]+")


def escape(text: str) -> str:
    """``text`` as Markdown, a blank line between paragraphs; the space around lines goes, as any reader of it would do."""
    return "\n\n".join(_paragraph(text[start:end]) for start, end in paragraphs(text))


def _paragraph(paragraph: str) -> str:
    lines = [line.strip() for line in paragraph.expandtabs().split("\n")]
    links = _LINK.search(paragraph) is not None
    table = any("|" in line and _TABLE.fullmatch(line) for line in lines)
    return "\n".join(_line(line, links=links, table=table) for line in lines)


def _line(line: str, *, links: bool, table: bool) -> str:
    escaped = _SPECIAL.sub(lambda match: _special(match, links=links), line)
    if table:
        escaped = escaped.replace("|", "&#124;")
    match = _LINE_START.match(escaped)
    if match is None:
        return escaped
    if match["number"]:
        return f"{match['number']}\\.{escaped[match.end() :]}"
    first = escaped[0]
    return f"&#{ord(first)};{escaped[1:]}" if first in "=~:" else f"\\{escaped}"


def _special(match: re.Match[str], *, links: bool) -> str:
    found = match[0]
    if found[0] == "[":
        return "\\[" if links else found
    if found == "<":
        return "&lt;"
    if found == "&":
        return "&amp;"
    if found[0] in "*_" and _stands_free(match):
        return found
    return "".join(f"\\{character}" for character in found)


def _stands_free(match: re.Match[str]) -> bool:
    """A star between spaces, or an underscore within a word, is no emphasis."""
    before = match.string[match.start() - 1 : match.start()]
    after = match.string[match.end() : match.end() + 1]
    if match[0] == "*":
        return before == " " and after in {" ", ""}
    return match[0] == "_" and before.isalnum() and after.isalnum()
