"""A content file's bytes → Claims and body; what cannot be read is a Problem that names file, line and field.

python-frontmatter splits, and strict_yaml reads, which refuses all that could hurt. Most files are written in plain YAML:
for those there is a quick path with equal results. An edited file is only ever read here, never written.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from broadsheet.content import claims as schema
from broadsheet.content.faults import Faults
from broadsheet.engine import simple_yaml, strict_yaml
from broadsheet.engine.strict_yaml import Mapping, Sequence, Value, YamlError
from broadsheet.model.article import Claims
from broadsheet.model.problem import Problem
from broadsheet.model.site import Limits
from broadsheet.text.encoding import EncodingError, decode

if TYPE_CHECKING:
    from frontmatter.default_handlers import BaseHandler

Parsed = tuple[Claims | None, str, tuple[Problem, ...]]
_OPENING = "---\n"
_CLOSING = "\n---\n"
_EXPECTED = "front matter: a line ---, `title: …` and `date: …`, a line ---"


def parse(path: str, data: bytes, limits: Limits) -> Parsed:
    """The claims of ``articles/2023/07/19/slug.md``, its body, and problems; no claims where one of them is an error."""
    faults = Faults(f"content/{path}")
    tree, body = mapping(data, faults, limits)
    claims = None if tree is None else schema.read(path, tree, data, faults)
    return claims, body, tuple(faults.problems)


def mapping(data: bytes, faults: Faults, limits: Limits, *, needed: bool = True) -> tuple[Mapping | None, str]:
    """The front matter of a content file of any kind, and its body; None, with a Problem, where it cannot be read.

    Where it is not ``needed`` and is not there, there is no Problem, and all of the file is body.
    """
    if len(data) > limits.article_bytes:
        faults.add(None, None, f"a file of {len(data):,} bytes", f"at most {limits.article_bytes:,} (limits.article_bytes)")
        return None, ""
    try:
        text = decode(data, only_utf8=True)
    except EncodingError as error:
        faults.add(error.line, None, error.found, error.expected)
        return None, ""
    yaml, body = _split(text)
    return (None if yaml is None and not needed else _tree(yaml, faults, limits)), body


def _split(text: str) -> tuple[str | None, str]:
    """The front matter (None where there is none) and the body without blank lines around it."""
    end = text.find(_CLOSING, 3) if text.startswith(_OPENING) else -1
    if end > 0:
        return text[4 : end + 1], text[end + 5 :].strip("\n")
    handler = _handler()
    try:
        yaml, body = handler.split(text) if handler.detect(text) else (None, text)
    except ValueError:
        return None, text
    # The rest of the line of the first --- is no line of the YAML.
    return None if yaml is None else yaml.removeprefix("\n"), body.strip("\n")


def _tree(yaml: str | None, faults: Faults, limits: Limits) -> Mapping | None:
    if yaml is None:
        faults.add(1, None, "no front matter", _EXPECTED)
        return None
    # Lines of the front matter are counted from the line after the first ---.
    faults.offset = 1
    if len(yaml) > limits.front_matter_bytes or len(yaml.encode()) > limits.front_matter_bytes:
        expected = f"at most {limits.front_matter_bytes:,} (limits.front_matter_bytes)"
        faults.add(0, None, f"front matter of {len(yaml):,} characters", expected)
        return None
    try:
        tree = simple_yaml.load(yaml) or _handler().load(yaml)
    except YamlError as error:
        faults.add(error.line, None, error.found, error.expected)
        return None
    if not isinstance(tree, Mapping):
        what = "a list" if isinstance(tree, Sequence) else "text" if tree else "empty"
        faults.add(1, None, f"front matter that is {what}", "`key: value` lines with title and date")
        return None
    return tree


@cache
def _handler() -> BaseHandler:
    """The named handler: lines of exactly three hyphens, and our own loader."""
    from frontmatter.default_handlers import BaseHandler

    class StrictHandler(BaseHandler):
        FM_BOUNDARY = re.compile(r"^---[ \t]*$", re.MULTILINE)
        START_DELIMITER = END_DELIMITER = "---"

        def load(self, fm: str) -> Value:  # type: ignore[override]
            return strict_yaml.load(fm)

    return StrictHandler()
