"""``why``: a page → why it would be rendered; a person, organisation or place → how its name was resolved."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from broadsheet.commands import arguments, completion
from broadsheet.commands.arguments import CLEAN, Commands

if TYPE_CHECKING:
    from broadsheet.grouping.identities.explaining import Explanation

ENTITY = re.compile(r"/?(?:people|organisations|places)/[a-z0-9-]+/?")
PAGE = re.compile(r".*[/.].*|\d{4}")
"""An address; anything else is a name."""
SHOWN = 3
"""Names of one form that are explained in full; of more, the ids."""


def add(commands: Commands) -> None:
    """The command and its options."""
    purpose = "why the next build would render a page; how the name of a person, organisation or place was resolved"
    command = arguments.command(commands, "why", run, purpose)
    what = "people/john-kerry, a name as articles write it, output/2023/07/19/index.html, an address on the web"
    completion.completed_by(command.add_argument("page", metavar="PAGE|ENTITY", help=what), completion.names)


def run(options: argparse.Namespace) -> int:
    """Say why."""
    from broadsheet import pipeline

    if ENTITY.fullmatch(options.page):
        known = pipeline.who(options.site, options.page)
        page = None if known[0].hidden else pipeline.why(options.site, known[0].id)
        return _print(options, known, page)
    if not PAGE.fullmatch(options.page):
        return _print(options, pipeline.who(options.site, options.page), None)
    return _print(options, (), pipeline.why(options.site, options.page))


def _print(options: argparse.Namespace, known: tuple[Explanation, ...], page: str | None) -> int:
    from broadsheet.commands import explanations

    if options.json:
        import json

        print(json.dumps({"entities": [*map(explanations.fields, known)], "page": page}, ensure_ascii=False, default=str))
        return CLEAN
    print("\n".join(_lines(known, page)))
    return CLEAN


def _lines(known: tuple[Explanation, ...], page: str | None) -> Iterator[str]:
    from broadsheet.commands import explanations

    if len(known) > SHOWN:
        yield f"{len(known)} entities are written so; say which:"
        yield from (f"  {one.id}   {one.name}, {one.articles} articles" for one in known)
        return
    for number, one in enumerate(known):
        yield from ([""] if number else [])
        yield from explanations.lines(one)
    if page:
        yield from (["", f"Its page: {page}"] if known else [page])
