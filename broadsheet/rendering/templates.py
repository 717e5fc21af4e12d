"""A template's name and a view → HTML, by Jinja with nothing to see but the view."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from types import CodeType, TracebackType

from jinja2 import Environment, FunctionLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError, nodes

from broadsheet.rendering.compiled import Compiled
from broadsheet.rendering.filters import filters
from broadsheet.rendering.saying import spoken_by
from broadsheet.rendering.theme import Theme, ThemeError
from broadsheet.wording import Words

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
            raise self._located(error, name) from error

    def _located(self, error: Exception, name: str) -> ThemeError:
        if isinstance(error, TemplateSyntaxError):
            return ThemeError(error.name or name, error.lineno, error.message or "a syntax error")
        if isinstance(error, TemplateNotFound):
            return ThemeError(name, None, f"the template {error.name} is in no folder of the theme")
        file, line = _last_template(error.__traceback__)
        said = str(error) or type(error).__name__
        if not isinstance(error, TemplateError):
            said = f"{type(error).__name__}: {said}"
        return ThemeError(self._theme.name_of(file) or name, line, said)


@cache
def _compiled(engine: str, words: str) -> Compiled:
    """A process that builds again and again compiles a template once for each catalogue."""
    return Compiled(engine, words)


class _Environment(Environment):
    words: Words
    newstyle_gettext = True
    """Of Jinja's extension: a message and its values stay apart until ``spoken_by`` joins them."""

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return spoken_by(super()._parse(source, name, filename), self.words)

    def _compile(self, source: str, filename: str) -> CodeType:
        imports, line_end, body = source.partition("\n")
        return super()._compile(f"{imports}; from broadsheet.rendering.output import escape{line_end}{body}", filename)


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


def _last_template(trace: TracebackType | None) -> tuple[str, int | None]:
    """File and line of the innermost frame that Jinja has put in place of a template's compiled code."""
    found: tuple[str, int | None] = ("", None)
    while trace:
        if "__jinja_exception__" in trace.tb_frame.f_globals:
            found = trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
    return found
