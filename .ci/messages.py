"""Templates and modules → the messages that they say, and the words that they print without saying them through the catalogue."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, nodes
from jinja2.ext import extract_from_ast

from broadsheet.wording.words import counted

FUNCTIONS = ("_", "gettext", "ngettext", "pgettext", "npgettext")
SAID = {"say": (None, 0, None), "N_": (None, 0, None), "say_in": (0, 1, None), "say_many": (None, 1, 2)}
"""Function of ``broadsheet.wording`` → which of its arguments are the context, the message and its plural."""
SHOWN = frozenset("alt aria-label aria-description content label placeholder title value".split())
"""Attributes whose values people read or hear."""
_WORDS = re.compile(r"[^\W\d_]{2,}")
_READABLE = re.compile(r"^[A-Z][a-z]+\b|[a-z]{2,} |[a-z]{2,},? [a-z]")


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """What is said; ``plural`` and ``context`` are empty where there is none."""

    text: str
    plural: str = ""
    context: str | None = None


def files(root: Path) -> list[Path]:
    """All that speaks: templates, pages, and what draws them."""
    found = [*(root / "templates").rglob("*.html"), *(root / "templates").rglob("*.txt")]
    return sorted([*found, *(root / "broadsheet").rglob("*.py")])


def messages(file: Path) -> Iterator[Message]:
    """Every message that the file says, in its order."""
    source = file.read_text("utf-8")
    yield from _of_python(source) if file.suffix == ".py" else _of_template(source)


def environment() -> Environment:
    """Jinja with the tags that templates have."""
    made = Environment(extensions=["jinja2.ext.i18n"], autoescape=True, trim_blocks=True, lstrip_blocks=True)
    made.newstyle_gettext = True  # type: ignore[attr-defined]
    made.policies["ext.i18n.trimmed"] = True
    return made


def _of_template(source: str) -> Iterator[Message]:
    tree = environment().parse(source)
    for _, function, said in extract_from_ast(tree, FUNCTIONS, babel_style=False):
        parts = [part for part in (said if isinstance(said, tuple) else (said,)) if part]
        context = parts.pop(0) if "pgettext" in function else None
        yield Message(parts[0], parts[1] if len(parts) > 1 else "", context)
    for filter in tree.find_all(nodes.Filter):
        if filter.name == "plural":
            yield Message(*counted(*(each.value for each in filter.args if isinstance(each, nodes.Const))))


def _of_python(source: str) -> Iterator[Message]:
    for call in (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        texts = [arg.value if isinstance(arg, ast.Constant) and isinstance(arg.value, str) else None for arg in call.args]
        if name in SAID:
            context, message, plural = (None if at is None else texts[at] for at in SAID[name])
            if message:
                yield Message(message, plural or "", context)
        elif name == "many" and len(texts) > 1 and texts[1]:
            yield Message(*counted(*filter(None, texts[1:3])))
