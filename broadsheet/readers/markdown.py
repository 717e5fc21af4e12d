"""A Markdown file, with or without front matter → one RawArticle; the front matter may be any generator's."""

from __future__ import annotations

import re

from broadsheet.engine import strict_yaml
from broadsheet.engine.strict_yaml import Mapping, Sequence, Value, YamlError
from broadsheet.model.site import Limits
from broadsheet.readers import heads
from broadsheet.readers.fields import Found, Result, by_name
from broadsheet.readers.text import decoded, finished

_FRONT = re.compile(r"---[ \t]*\n(?P<yaml>.*?\n)??---[ \t]*(?:\n|\Z)", re.S)


def read(path: str, data: bytes, limits: Limits) -> Result:
    """The article of a ``.md`` file."""
    found = Found(path)
    text = decoded(data, limits, found)
    if text is None:
        return (), tuple(found.problems)
    found.take_file_name()
    front = _FRONT.match(text)
    if front and not _take_front(front["yaml"] or "", found, limits):
        return (), tuple(found.problems)
    body = heads.read(text[front.end() if front else 0 :], found, markdown=True)
    return finished(found, body, data, markdown=True)


def _take_front(yaml: str, found: Found, limits: Limits) -> bool:
    """Put the front matter into ``found``; False where it cannot be read."""
    if len(yaml) > limits.front_matter_bytes:
        found.problem(None, f"front matter of {len(yaml):,} characters", f"at most {limits.front_matter_bytes:,}", line=1)
        return False
    try:
        tree = strict_yaml.load(yaml)
    except YamlError as error:
        found.problem(None, error.found, error.expected, line=error.line + 1)
        return False
    if isinstance(tree, Sequence) or (isinstance(tree, str) and not strict_yaml.is_null(tree)):
        kind = "a list" if isinstance(tree, Sequence) else "text"
        found.problem(None, f"front matter that is {kind}", "`key: value` lines", line=2)
        return False
    if isinstance(tree, Mapping):
        lines = {key: line + 1 for key, line in tree.lines.items()}
        for name, value in by_name(tree, found, lines).items():
            line = next((lines[key] for key in tree if tree[key] is value), None)
            found.take(name, _words(value), line=line)
    return True


def _words(value: object) -> str:
    """A scalar as it is written, or the scalars of a list, joined: ``author: [A, B]``."""
    if isinstance(value, Sequence):
        return ", ".join(str(item) for item in value if isinstance(item, str))
    return str(value) if isinstance(value, str) and not strict_yaml.is_null(value) else ""


__all__ = ["Value", "read"]
