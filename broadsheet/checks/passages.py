"""The text of a file of output/ → its passages: what a reader takes for one piece of text, and a program for one value.

Words of two passages stand side by side in the file and nowhere else: the end of an excerpt and the notice below it, a
quotation and its speaker, two fields of a record. What runs on within a line, such as a link or a mark, ends no passage.
"""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections.abc import Iterator

INLINE = "a abbr b bdi bdo br cite code data del dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr"
"""Elements that stand within a line."""
RECORDS = frozenset({".json", ".jsonl", ".js", ".pf_fragment"})
"""Suffixes of files whose passages are texts between quotation marks."""
_INLINE = re.compile(rf"</?(?:{INLINE.replace(' ', '|')})(?=[\s/>])[^>]*>")
_BORDER = re.compile(r"<[^>]*>")
_SCRIPT = re.compile(r"<script[^>]*>(.*?)</script>", re.S)
_TOLD = re.compile(r'\s(?:content|alt|title|aria-label|placeholder|label)="([^"]*)"')
"""Attributes whose values people read or hear."""
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*+"', re.S)
_BLANK = re.compile(r"\n\s*\n")


def passages(text: str, suffix: str) -> Iterator[str]:
    """The passages of a file with this suffix, in no certain order, with references resolved."""
    if suffix in RECORDS:
        yield from _of_records(text)
    elif suffix == ".csv":
        yield from (cell for row in csv.reader(io.StringIO(text)) for cell in row)
    elif suffix == ".txt":
        yield from _BLANK.split(text)
    else:
        yield from _of_markup(text)


def _of_records(text: str) -> Iterator[str]:
    for token in _QUOTED.findall(text):
        value = _value(token) if "\\" in token else token[1:-1]
        if "<" in value:
            yield from _of_markup(value)
        else:
            yield html.unescape(value)


def _value(token: str) -> str:
    try:
        value: str = json.loads(token, strict=False)
    except ValueError:  # none of JSON: as it is written, so that nothing goes unseen
        return token
    return value


def _of_markup(text: str) -> Iterator[str]:
    for script in _SCRIPT.findall(text):
        yield from _of_records(script)
    rest = _SCRIPT.sub("<script>", text)
    yield from map(html.unescape, _TOLD.findall(rest))
    for passage in _BORDER.split(_INLINE.sub(" ", rest)):
        said = html.unescape(passage)
        if said.isspace() or not said:
            continue
        if "<" in said:  # markup as text, as a feed has it
            yield from _BORDER.split(_INLINE.sub(" ", said))
        yield said
