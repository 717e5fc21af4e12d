"""Templates and modules → the messages that they say, and the words that they print without saying them through the catalogue."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from jinja2 import Environment, nodes
from jinja2.ext import extract_from_ast

from broadsheet.wording.words import counted

FUNCTIONS = ("_", "gettext", "ngettext", "pgettext", "npgettext")
SAID = {"say": (None, 0, None), "N_": (None, 0, None), "say_in": (0, 1, None), "say_many": (None, 1, 2)}
"""Function of ``broadsheet.wording`` → which of its arguments are the context, the message and its plural."""
SHOWN = frozenset("abbr alt aria-label aria-description label placeholder title".split())
"""Attributes whose values people read or hear."""
NAMES = frozenset("Atom Broadsheet Creative Commons CSV Feed IPTC JSON Wikidata".split())
"""Names of things, which are the same in every language."""
VALUE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for a value in the text of a template."""
_WORD = re.compile(r"[A-Za-zÀ-ÿ]{2,}")
_ENGLISH_DATE = re.compile(r"%-?[aAbB]")
WITHIN = ("og_type", "script_policy")
"""Blocks that stand within an attribute for programs."""
_SENTENCE = re.compile(r"^[A-Z][a-z]+\b(?!\w)|[a-z]{2,} [a-z]{2,}")
_PATTERN = re.compile(r"[|\\]|^\w+ \w+--")
"""Of texts that only look like words: regular expressions, classes of CSS."""


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """What is said; ``plural`` and ``context`` are empty where there is none."""

    text: str
    plural: str = ""
    context: str | None = None


def files(root: Path) -> list[Path]:
    """All that speaks to readers: templates, pages, and what draws them.

    The editor's desk and the style page speak English, as the commands do.
    """
    found = [*(root / "templates").rglob("*.html"), *(root / "templates").rglob("*.txt")]
    found = [file for file in found if not file.is_relative_to(root / "templates" / "desk")]
    return sorted(file for file in (*found, *(root / "broadsheet").rglob("*.py")) if file.stem not in ("style", "specimens"))


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
            context, message, plural = (texts[at] if at is not None and at < len(texts) else None for at in SAID[name])
            if message:
                yield Message(message, plural or "", context)
        elif name == "many" and len(texts) > 1 and texts[1]:
            yield Message(*counted(*filter(None, texts[1:3])))


def unsaid(file: Path) -> list[str]:
    """Words that a template or a page prints in English, whatever the language."""
    source = file.read_text("utf-8")
    return _unsaid_of_python(source) if file.suffix == ".py" else _unsaid_of_template(source)


def _unsaid_of_template(source: str) -> list[str]:
    """Text and attributes in the template's own HTML, and texts in its expressions, that no call translates."""
    tree = environment().parse(source)
    said = {id(arg) for call in tree.find_all(nodes.Call) if _name(call) in FUNCTIONS for arg in call.args}
    said |= {id(arg) for filter in tree.find_all(nodes.Filter) if filter.name == "plural" for arg in filter.args}
    texts = [each.value for each in tree.find_all(nodes.Const) if id(each) not in said and isinstance(each.value, str)]
    shown = _Shown()
    aside = {id(each) for block in tree.find_all(nodes.Block) if block.name in WITHIN for each in block.find_all(nodes.Output)}
    for output in (each for each in tree.find_all(nodes.Output) if id(each) not in aside):
        shown.feed("".join(each.data if isinstance(each, nodes.TemplateData) else VALUE for each in output.nodes))
    shown.close()
    return [*filter(_speaks, shown.texts), *filter(_reads, texts)]


def _name(call: nodes.Call) -> str:
    return call.node.name if isinstance(call.node, nodes.Name) else ""


def _speaks(text: str) -> bool:
    return any(word not in NAMES for word in _WORD.findall(text))


class _Shown(HTMLParser):
    """The texts and attributes of HTML that people see."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - as HTMLParser has it
        """Of a tag its labels."""
        self.texts += [value for name, value in attrs if name in SHOWN and value]
        self.texts += [value for name, value in attrs if name.startswith("data-") and value and value[:1].isupper()]

    def handle_data(self, data: str) -> None:
        """Of an element its text."""
        self.texts.append(data)


def _unsaid_of_python(source: str) -> list[str]:
    """Constants that read as words for people and that no call translates."""
    tree = ast.parse(source)
    said = {id(arg) for call in ast.walk(tree) if isinstance(call, ast.Call) for arg in call.args if _says(call)}
    said |= {id(each.value) for each in ast.walk(tree) if isinstance(each, ast.Expr)}  # docstrings
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said and _reads(node.value):
            found.append(node.value)
        elif isinstance(node, ast.FormattedValue) and isinstance(node.format_spec, ast.JoinedStr):
            found += [
                each.value
                for each in node.format_spec.values
                if isinstance(each, ast.Constant) and _ENGLISH_DATE.search(str(each.value))
            ]
    return found


def _reads(text: str) -> bool:
    return bool(_SENTENCE.search(text)) and not _PATTERN.search(text)


def _says(call: ast.Call) -> bool:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    return name in SAID or name in {"many", "TypeVar"}


def tags(text: str) -> list[str]:
    """The tags of HTML and what they lead to: a translation has the same."""
    return re.findall(r"</?[a-z]+|href=\"[^\"]*\"", text)
