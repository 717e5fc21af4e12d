"""What templates say → the same in one language, put in its place when a template is compiled, so that a page costs no look-up.

``{% trans %}…{% endtrans %}`` holds HTML, as the template around it does; ``{{ _("…") }}`` is plain text, escaped like any value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from jinja2 import TemplateSyntaxError, nodes
from jinja2.visitor import NodeTransformer

from broadsheet.wording import Words

BLOCKS = frozenset({"gettext", "ngettext", "pgettext", "npgettext"})
"""What Jinja's own extension makes of a ``trans`` block."""
_PLACE = re.compile(r"%\((?P<name>\w+)\)s|%(?P<sign>%)")


class Saying(NodeTransformer):
    """Puts the words of one language into a template's tree."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def visit_Output(self, node: nodes.Output) -> nodes.Node | list[nodes.Node]:  # noqa: N802 - Jinja looks it up by this name
        """Text to be printed: a ``trans`` block becomes the translation's text and the values between it."""
        out: list[nodes.Node] = []
        shown: list[nodes.Expr] = []
        for child in node.nodes:
            name = _called(child)
            if name not in BLOCKS:
                shown.append(self.visit(child))
                continue
            assert isinstance(child, nodes.Call)
            values = {pair.key: self.visit(pair.value) for pair in child.kwargs}
            if not name.startswith("n"):
                shown += _html(self._one(child, "pgettext" in name), values, child.lineno)
                continue
            out.append(nodes.Output(shown, lineno=node.lineno))
            out.append(self._branches(child, "pgettext" in name, values))
            shown = []
        if not out:
            return nodes.Output(shown, lineno=node.lineno)
        return [*out, nodes.Output(shown, lineno=node.lineno)]

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - likewise
        """``_("…", name=value)``: a text, or texts and values joined."""
        if _called(node) != "_":
            return self.generic_visit(node)
        values = {pair.key: self.visit(pair.value) for pair in node.kwargs}
        said = self._words.say(_texts(node, 1)[0])
        if not values:
            return nodes.Const(said, lineno=node.lineno)
        return nodes.Concat([*_parts(said, values, nodes.Const, node.lineno)], lineno=node.lineno)

    def _one(self, node: nodes.Call, in_context: bool) -> str:
        texts = _texts(node, 2 if in_context else 1)
        return self._words.say_in(*texts) if in_context else self._words.say(*texts)

    def _branches(self, node: nodes.Call, in_context: bool, values: dict[str, nodes.Expr]) -> nodes.Node:
        """A branch for each form of the plural."""
        texts = _texts(node, 3 if in_context else 2)
        context = texts.pop(0) if in_context else None
        count = self.visit(node.args[-1])
        for name, value in values.items():
            if value == count:
                values[name] = _filter(value, "number")
        values.setdefault("num", _filter(count, "number"))
        forms = self._words.forms(texts[0], texts[1], context)
        bodies = [[nodes.Output(_html(form, values, node.lineno), lineno=node.lineno)] for form in forms]
        branches: list[nodes.Node] = list(bodies[-1])
        for at in reversed(range(len(forms) - 1)):
            test = nodes.Compare(_filter(count, "form"), [nodes.Operand("eq", nodes.Const(at))], lineno=node.lineno)
            branches = [nodes.If(test, bodies[at], [], branches, lineno=node.lineno)]
        return branches[0]


def _called(node: nodes.Node) -> str:
    return node.node.name if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) else ""


def _filter(node: nodes.Expr, name: str) -> nodes.Expr:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)


def _texts(node: nodes.Call, count: int) -> list[str]:
    texts = [arg.value for arg in node.args[:count] if isinstance(arg, nodes.Const) and isinstance(arg.value, str)]
    if len(texts) != count:
        raise TemplateSyntaxError("only a text in quotation marks can be translated", node.lineno)
    return texts


def _html(text: str, values: Mapping[str, nodes.Expr], line: int) -> list[nodes.Expr]:
    return _parts(text, values, nodes.TemplateData, line)


def _parts(text: str, values: Mapping[str, nodes.Expr], literal: Callable[..., nodes.Expr], line: int) -> list[nodes.Expr]:
    """The text cut where values stand in it."""
    parts: list[nodes.Expr] = []
    done, plain = 0, ""
    for match in _PLACE.finditer(text):
        plain += text[done : match.start()]
        done = match.end()
        if match["sign"]:
            plain += "%"
            continue
        if match["name"] not in values:
            raise TemplateSyntaxError(f"no value {match['name']!r} for {text!r}", line)
        parts += [literal(plain, lineno=line), values[match["name"]]] if plain else [values[match["name"]]]
        plain = ""
    plain += text[done:]
    return [*parts, literal(plain, lineno=line)] if plain or not parts else parts


def spoken_by(tree: nodes.Template, words: Words) -> nodes.Template:
    """The template's tree with everything that it says in the language of ``words``."""
    said = Saying(words).visit(tree)
    assert isinstance(said, nodes.Template)
    return said
