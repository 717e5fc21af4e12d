"""A template's name and a view → HTML, by Jinja with nothing to see but the view."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, cached_property
from types import CodeType, TracebackType
from typing import Any

from jinja2 import (
    Environment,
    FunctionLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    nodes,
)
from jinja2.environment import TemplateModule

from broadsheet.rendering import generating
from broadsheet.rendering.compiled import Compiled
from broadsheet.rendering.filters import filters
from broadsheet.rendering.output import missing
from broadsheet.rendering.saying import spoken_by
from broadsheet.rendering.theme import Theme, ThemeError
from broadsheet.values import Value, names
from broadsheet.wording import Words

ROOT = "root"
"""What the way to the site's top is called in templates: of all that they look up, it alone is the same for many pages."""
_MISSED = re.compile(r"'(?:\w+\.)*(\w+) object' has no attribute '(\w+)'")
UNPREDICTABLE = ("random", "pprint")
"""Filters of Jinja's own that do not give the same bytes every time."""


class Templates:
    """The compiled templates of a theme, saying what they say with ``words``.

    ``engine`` tells all code that has a part in compiling them; without it none is kept for other processes.
    """

    def __init__(self, theme: Theme, words: Words, engine: str = "") -> None:
        self._theme = theme
        self._template = cache(environment(theme, _compiled(engine, words.fingerprint), words).get_template)

    def compile(self, name: str) -> None:
        """Compile a template ahead of time; raises ThemeError."""
        try:
            self._template(name)
        except TemplateError as error:
            raise self._located(error, name) from None

    def render(self, name: str, view: object, root: str) -> str:
        """The page; raises ThemeError with template and line, whatever goes wrong within the template."""
        try:
            return self._template(name).render(view=view, root=root)
        except ThemeError:
            raise
        except Exception as error:
            raise self._located(error, name, view) from error

    def _located(self, error: Exception, name: str, view: object = None) -> ThemeError:
        if isinstance(error, TemplateSyntaxError):
            return ThemeError(error.name or name, error.lineno, (error.message or "a syntax error").rstrip("."))
        if isinstance(error, TemplateNotFound):
            return ThemeError(name, None, f"the template {error.name} is in no folder of the theme", "one that the theme has")
        file, line = _last_template(error.__traceback__)
        said = str(error) or type(error).__name__
        if not isinstance(error, TemplateError):
            said = f"{type(error).__name__}: {said}"
        return ThemeError(self._theme.name_of(file) or name, line, *_missed(said, view))


@cache
def _compiled(engine: str, words: str) -> Compiled:
    """A process that builds again and again compiles a template once for each catalogue."""
    return Compiled(engine, words)


class _Template(Template):
    """A template whose macros are made once for all pages with one way to the site's top, where they look up nothing else."""

    environment: Environment

    def make_module(
        self,
        vars: dict[str, Any] | None = None,
        shared: bool = False,
        locals: Mapping[str, Any] | None = None,
    ) -> TemplateModule:
        """As Jinja makes it for ``import … with context``."""
        root = (locals or {}).get(ROOT, missing)
        root = (vars or {}).get(ROOT) if root is missing else root
        if not self._keepable or type(root) is not str:
            return super().make_module(vars, shared, locals)
        kept = self._kept.get(root)
        if kept is None:
            kept = self._kept[root] = super().make_module({ROOT: root}, shared=True)
        return kept

    @cached_property
    def _kept(self) -> dict[str, TemplateModule]:
        return {}

    @cached_property
    def _keepable(self) -> bool:
        met: dict[str | None, Template] = {self.name: self}
        waiting: list[Template] = [self]
        for template in waiting:
            said = template.root_render_func.__globals__
            free = said.get(generating.FREE)
            if free is None or not {ROOT}.issuperset(free):
                return False
            new = [name for name in said[generating.USED] if name not in met]
            met |= {name: self.environment.get_template(name) for name in new}
            waiting += map(met.__getitem__, new)
        return True


class _Environment(Environment):
    words: Words
    newstyle_gettext = True
    """Of Jinja's extension: a message and its values stay apart until ``spoken_by`` joins them."""
    code_generator_class = generating.Generator
    template_class = _Template

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return spoken_by(super()._parse(source, name, filename), self.words)

    def _compile(self, source: str, filename: str) -> CodeType:
        imports, line_end, body = source.partition("\n")
        return super()._compile(f"{imports}; {generating.NAMES}{line_end}{body}", filename)


def environment(theme: Theme, compiled: Compiled, words: Words) -> Environment:
    """Jinja without globals, clock or chance; every value is escaped and every name must be defined."""

    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        try:
            source, path = theme.source(name)
        except ThemeError:
            return None
        return source, str(path), lambda: True

    made = _Environment(
        loader=FunctionLoader(load),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=compiled,
        extensions=("jinja2.ext.i18n",),
    )
    made.words = words
    made.policies["ext.i18n.trimmed"] = True
    made.globals.clear()
    made.filters.update(filters(words))
    for name in UNPREDICTABLE:
        made.filters.pop(name, None)
    return made


def _missed(said: str, view: object) -> tuple[str, str]:
    """What was found and what is expected; a name that a view has not is told without the way to its class."""
    expected = "what the page's view can give"
    missed = _MISSED.fullmatch(said)
    if not missed:
        return said, expected
    import difflib  # rarely needed, and a millisecond

    kind, name = missed.groups()
    known = names(type(view)) if isinstance(view, Value) and type(view).__name__ == kind else ()
    near = difflib.get_close_matches(name, known, n=1)
    there = f"{near[0]!r}" if near else f"one of {', '.join(known)}" if known else "a name that it has"
    return f"no {name!r} in {kind}", f"perhaps {there}" if near else there


def _last_template(trace: TracebackType | None) -> tuple[str, int | None]:
    """File and line of the innermost frame that Jinja has put in place of a template's compiled code."""
    found: tuple[str, int | None] = ("", None)
    while trace:
        if "__jinja_exception__" in trace.tb_frame.f_globals:
            found = trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
    return found
