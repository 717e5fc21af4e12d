"""The theme and the annotators of a site, opened ahead of the first change and looked at before they are used."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path

from broadsheet import inputs
from broadsheet.model.article import RawArticle
from broadsheet.model.problem import Problem
from broadsheet.model.site import Site
from broadsheet.rendering.theme import ThemeError

OPENING = "The council met on Monday. “We will mend the bridge,” said the mayor, Ann Lee, in Harbour City."
"""Read once, so that the lists and models behind every annotator are open; it goes nowhere."""


def warm(folder: Path, site: Site) -> None:
    """Import what a build needs, and compile every template of the theme."""
    from broadsheet import building, planning  # noqa: F401 - imported so that the first change need not
    from broadsheet.grouping import index  # noqa: F401
    from broadsheet.rendering.render import Renderer

    renderer = Renderer(inputs.theme_folders(folder), site.language)
    for theme in inputs.theme_folders(folder):
        for template in sorted(theme.glob("*.html")):
            with contextlib.suppress(ThemeError):  # whoever builds with it is told
                renderer.warm([template.name])


def warm_annotators(site: Site) -> None:
    """Open the language models; raises ConfigError where one is missing."""
    from broadsheet.annotating import annotate_all

    raw = RawArticle(id="opening", body=OPENING)
    spoken = [language for language, _ in site.models]
    for _ in annotate_all(site, ((RawArticle(id=raw.id, body=raw.body, language=one), None) for one in spoken)):
        pass


def broken(folder: Path, templates: Iterable[str]) -> tuple[Problem, ...]:
    """A Problem for each of ``templates`` that cannot be compiled: the site is better left as it stands than built with it."""
    from jinja2 import Environment, TemplateSyntaxError

    environment = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    found = []
    for name in templates:
        path = next((theme / name for theme in inputs.theme_folders(folder) if (theme / name).is_file()), None)
        if path is None:
            continue
        try:
            environment.parse(path.read_text("utf-8"))
        except TemplateSyntaxError as error:
            expected = "a template that can be read; the site stays as it was"
            found.append(Problem(path=f"templates/{name}", line=error.lineno, found=error.message or "a slip", expected=expected))
        except UnicodeDecodeError as error:
            found.append(Problem(path=f"templates/{name}", found=f"not UTF-8: {error.reason}", expected="a text in UTF-8"))
    return tuple(found)
