"""The site's own pages and colours → ``/<slug>/`` of each page, and the theme's sheet with the look that site.yaml gives it."""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.model.data import Text
from broadsheet.model.index import Index
from broadsheet.model.page import Page
from broadsheet.model.site import Colours, Look, OwnPage, Site
from broadsheet.pages import permalinks
from broadsheet.pages.cards import Cards
from broadsheet.pages.shell import STYLE, Shell, shell
from broadsheet.text import colours
from broadsheet.text.colours import contrast, mix, opposite, readable
from broadsheet.values import Value
from broadsheet.wording import say

SHEET = "assets/broadsheet.css"
TINTS = (0.06, 0.15, 0.28)
"""How much ink is in the shades of charts."""


class OwnPageView(Value):
    """All that the page's template may see."""

    shell: Shell
    title: str
    body: str
    """Markdown; the ``prose`` filter of templates makes it safe HTML."""


def pages(index: Index, site: Site, cards: Cards) -> Iterator[Page]:  # noqa: ARG001 - every module of pages is called alike
    """A page for each, and the style sheet."""
    for page in site.own_pages:
        yield Page(path=permalinks.own(page.slug), format="html", template="page.html", view=_view(page, site))
    if site.look != Look():
        yield Page(path=STYLE, format="css", template=SHEET, view=Text(text=style(site.look)))


def _view(page: OwnPage, site: Site) -> OwnPageView:
    path = permalinks.own(page.slug)
    return OwnPageView(
        shell=shell(site, path, page.title, page.description or say(site.description), section=page.slug),
        title=page.title,
        body=page.body,
    )


def style(look: Look) -> str:
    """The tokens of the theme's sheet that the look changes, to be added to it: those that it names, and mixtures of these."""
    fonts = {f"--{key}": value for key, value in (("serif", look.serif), ("sans", look.sans)) if value}
    light = {**fonts, **_tokens(look.light, colours.LIGHT)}
    dark = _tokens(look.dark, colours.DARK)
    if look.light.accent and not look.dark.accent:
        dark |= _accent(readable(look.light.accent, look.dark.paper or colours.DARK.paper))
    parts = [_rule(":root", light)] if light else []
    if dark:
        system, chosen = (_rule(f":root{each}", dark) for each in (':not([data-theme="light"])', '[data-theme="dark"]'))
        parts.append(f"@media screen and (prefers-color-scheme: dark) {{\n{system}}}\n")
        parts.append(f"@media screen {{\n{chosen}}}\n")
    return "/* Colours and fonts of site.yaml. */\n" + "".join(parts)


def _tokens(own: Colours, theirs: colours.Palette) -> dict[str, str]:
    made: dict[str, str] = {}
    if own.paper or own.ink:
        paper, ink = own.paper or theirs.paper, own.ink or theirs.ink
        soft = next((each for each in (mix(ink, paper, n / 20) for n in range(14, 21)) if contrast(each, paper) >= 5), ink)
        made |= {"--paper": paper, "--ink": ink, "--wash": mix(ink, paper, 0.04), "--soft": soft}
        made |= {"--rule": mix(ink, paper, 0.18), "--line": mix(ink, paper, 0.55)}
        made |= {f"--tint{n}": mix(ink, paper, part) for n, part in enumerate(TINTS, 1)}
    return made | (_accent(own.accent) if own.accent else {})


def _accent(colour: str) -> dict[str, str]:
    return {"--rubric": colour, "--on-rubric": opposite(colour)}


def _rule(selector: str, tokens: dict[str, str]) -> str:
    return f"{selector} {{ {' '.join(f'{name}: {value};' for name, value in tokens.items())} }}\n"
