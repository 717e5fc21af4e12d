"""content/corrections.yaml ⇄ Corrections: `publish` appends an entry, and what stands in the file belongs to editors.

    - date: 2026-11-26
      article: articles/2023/07/19/harbour
      what: headline
      stood: Harbour reopens
      stands: Harbour stays closed
      why: the port authority put it off
      id: 5be1c1f0

An entry that was written is never written again: new ones are put at the end, as text. One that cannot be understood is
a Problem, and the others hold.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import cast, get_args

from broadsheet.content.editing import tree
from broadsheet.content.faults import Faults, kind
from broadsheet.content.yaml_writing import pair
from broadsheet.engine.fingerprint import fingerprint
from broadsheet.engine.strict_yaml import Mapping, Sequence, Value
from broadsheet.model.correction import Correction, What
from broadsheet.model.problem import Problem
from broadsheet.text import ids

PATH = "content/corrections.yaml"
WHATS: tuple[What, ...] = get_args(What)
KEYS = ("date", "article", "entity", "story", "what", "address", "quotation", "stood", "stands", "why", "by", "note", "id")
HEAD = """\
# What was published and has changed since. `publish` adds to the end and never changes what stands here:
# word an entry as you like (`note:` is printed in place of what stood and what stands), or take it out.
"""


def parse(data: bytes, path: str = PATH) -> tuple[tuple[Correction, ...], tuple[Problem, ...]]:
    """The corrections in the order written, each with an id of its own, and what cannot be understood."""
    faults = Faults(path)
    value = tree(data, faults)
    if value is None:
        return (), tuple(faults.problems)
    if not isinstance(value, Sequence):
        faults.add(1, None, kind(value), "a list of corrections, `- date: …`")
        return (), tuple(faults.problems)
    taken: set[str] = set()
    found = []
    for item, line in zip(value, value.lines, strict=True):
        correction = _correction(item, line, taken, faults)
        if correction:
            taken.add(correction.id)
            found.append(correction)
    return tuple(found), tuple(faults.problems)


def _correction(item: Value, line: int, taken: set[str], faults: Faults) -> Correction | None:
    if not isinstance(item, Mapping):
        faults.add(line, None, kind(item), "a correction, `date: …`")
        return None
    before = len(faults.problems)
    faults.keys(item, KEYS, "a correction")
    texts = {key: faults.text(item[key], item.lines[key], key) for key in KEYS if key in item}
    date = _date(texts.get("date"), item.lines.get("date", line), faults)
    what = faults.choice(item["what"], item.lines["what"], "what", WHATS) if "what" in item else "note"
    article = _matching(ids.ARTICLE, texts, "article", "an article such as articles/2023/07/19/slug", item, faults)
    entity = _matching(ids.ENTITY, texts, "entity", "an entity such as people/jane-roe", item, faults)
    story = _matching(ids.STORY, texts, "story", "a story such as stories/slug", item, faults)
    address = _matching(ids.ADDRESS, texts, "address", "an article's address such as 2023/07/19/slug", item, faults)
    id = _matching(ids.IS_SLUG, texts, "id", "lower-case letters, digits and hyphens", item, faults)
    if not any(texts.get(key) for key in ("stood", "stands", "note", "article", "entity", "story")):
        faults.add(line, None, "a correction that says nothing", "what stood, what stands, or a note")
    if len(faults.problems) > before or date is None or what is None:
        return None
    if id in taken:
        faults.add(item.lines["id"], "id", f"{id!r} a second time", "an id of its own, or none", severity="warning")
    said = {key: texts.get(key) for key in ("quotation", "stood", "stands", "why", "by", "note")}
    told = (said["stood"], said["stands"], said["note"])
    made = unlike(id or identifier(article, entity or story, what, *told, date.isoformat()), taken)
    concerned = {"article": article, "entity": entity, "story": story, "address": address}
    return Correction(date=date, what=cast("What", what), line=line, id=made, is_back=False, **concerned, **said)


def _date(text: str | None, line: int, faults: Faults) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text or "")
    except ValueError:
        faults.add(line, "date", repr(text) if text else "nothing", "a date, YYYY-MM-DD")
        return None


def _matching(
    pattern: re.Pattern[str], texts: dict[str, str | None], key: str, expected: str, item: Mapping, faults: Faults
) -> str | None:
    written = texts.get(key)
    text = ids.meant(written) if written else None
    if text and not pattern.fullmatch(text):
        faults.add(item.lines[key], key, repr(text[:80]), expected)
        return None
    return text or None


def identifier(*parts: str | None) -> str:
    """Eight letters and digits, made of what a correction says."""
    return fingerprint(*(part or "" for part in parts))[:8]


def unlike(id: str, taken: Iterable[str]) -> str:
    """``id``, or ``id-2`` where it is taken.

    >>> unlike("a1", ()), unlike("a1", ("a1", "a1-2"))
    ('a1', 'a1-3')
    """
    taken, number, free = set(taken), 1, id
    while free in taken:
        number += 1
        free = f"{id}-{number}"
    return free


def entry(correction: Correction) -> str:
    """The lines of one correction."""
    values = {
        "date": correction.date.isoformat(),
        **{key: getattr(correction, key) for key in KEYS if key not in ("date", "id")},
        "id": correction.id,
    }
    lines = [_line(key, value) for key, value in values.items() if value]
    return "- " + "\n  ".join(lines) + "\n"


def _line(key: str, value: str) -> str:
    return f"{key}: {value}" if key in ("date", "article", "entity", "story", "address", "id") else pair(key, value)


def appended(data: bytes, corrections: Iterable[Correction]) -> bytes:
    """The file with entries at its end; what stands in it stays, byte for byte."""
    text = "".join(map(entry, corrections)).encode()
    if not data.strip():
        return HEAD.encode() + text
    return data + (b"" if data.endswith(b"\n") else b"\n") + text
