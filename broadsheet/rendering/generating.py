"""A template's tree → Python that gives the same text as Jinja's own and does less for it.

A macro is called without asking what else it could be, an attribute is looked up without a function of Python around it, and a
template says of itself whether its macros can be kept for other pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.idtracking import VAR_LOAD_RESOLVE

NAMES = "from broadsheet.rendering.output import Macro, escape, has, invoke, markup_join, printed"
"""What generated code calls beside Jinja's own, and in place of some of it."""
FREE = "free"
"""In generated code: the names that the template looks up and does not define; None where its macros are for one page alone."""
USED = "used"
"""Likewise: the templates that it includes and imports."""
_SET = "_trans"
"""What Jinja's extension calls the number that a plural goes by, and sets each time before it asks for it."""
_STILL = nodes.Macro | nodes.Import | nodes.FromImport
_USES: Any = nodes.Import, nodes.FromImport, nodes.Include


class Generator(CodeGenerator):
    """Jinja's own, but for calls of names, attributes, and what a template says of itself."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja looks it up by this name
        """The template's code, and after it ``free`` and ``used``."""
        self._free: set[str] = set()
        self._printed: nodes.Expr | None = None
        self._extends = node.find(nodes.Extends) is not None
        super().visit_Template(node, frame)
        used: list[nodes.Expr] = [each.template for each in node.find_all(_USES)]
        names = [name.value for name in used if isinstance(name, nodes.Const)]
        still = all(map(_still, node.body)) and len(names) == len(used)
        self.writeline(f"{FREE} = {tuple(sorted(self._free - {_SET})) if still else None!r}")
        self.writeline(f"{USED} = {tuple(names)!r}")

    def blockvisit(self, body: Iterable[nodes.Node], frame: Frame) -> None:
        """The code of ``body``; what a whole block or template prints is gathered and given on at once."""
        outermost = frame.buffer is None and (frame.block_frame or (frame.rootlevel and not self._extends))
        if outermost:
            self.buffer(frame)
        super().blockvisit(_printed_together(body), frame)
        if outermost:
            self.writeline(f"yield concat({frame.buffer})")
            frame.buffer = None

    def enter_frame(self, frame: Frame) -> None:
        """Note what is looked up in the page's context."""
        self._free.update(name for action, name in frame.symbols.loads.values() if action == VAR_LOAD_RESOLVE and name)
        super().enter_frame(frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802 - likewise
        """A call of a name: no name stands for a function that wants to know the context, since there are no globals."""
        if forward_caller or not _of_a_name(node, frame):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write("printed(" if node is self._printed else "invoke(")
        self.visit(node.node, frame)
        self.signature(node, frame)
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        """What is called for its text alone need not be escaped after it."""
        self._printed = node if _of_a_name(node, frame) else None
        if self._printed is None:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if not _of_a_name(node, frame):
            super()._output_child_post(node, frame, finalize)

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:  # noqa: N802 - likewise
        """Whether an attribute is defined: a value that has none need not be made undefined to learn it."""
        if node.name != "defined" or not isinstance(node.node, nodes.Getattr):
            super().visit_Test(node, frame)
            return
        self.write("has(environment, ")
        self.visit(node.node.node, frame)
        self.write(f", {node.node.attr!r})")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - likewise
        """An attribute; what has none of this name is asked as Jinja does it, for an item, or is undefined."""
        owner, found = self.temporary_identifier(), self.temporary_identifier()
        self.write(f"({found} if ({found} := getattr(({owner} := ")
        self.visit(node.node, frame)
        self.write(f"), {node.attr!r}, missing)) is not missing else environment.getattr({owner}, {node.attr!r}))")


def _of_a_name(node: nodes.Expr, frame: Frame) -> bool:
    """A call of a name where what is printed is escaped."""
    escaped = frame.eval_ctx.autoescape and not frame.eval_ctx.volatile
    return escaped and isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name)


def _still(node: nodes.Node) -> bool:
    """Leaves nothing behind that a macro could change."""
    if isinstance(node, nodes.Output):
        return all(isinstance(part, nodes.TemplateData) for part in node.nodes)
    return isinstance(node, _STILL)


def _printed_together(body: Iterable[nodes.Node]) -> Iterator[nodes.Node]:
    """The same with all that is printed in a row in one node, and the parts of what is joined there one by one."""
    for printed, row in groupby(body, lambda node: isinstance(node, nodes.Output)):
        if not printed:
            yield from row
            continue
        outputs: list[Any] = list(row)
        yield nodes.Output(list(_parts(chain.from_iterable(each.nodes for each in outputs))), lineno=outputs[0].lineno)


def _parts(printed: Iterable[nodes.Expr]) -> Iterator[nodes.Expr]:
    for each in printed:
        if isinstance(each, nodes.Concat):
            yield from _parts(each.nodes)
        else:
            yield each
