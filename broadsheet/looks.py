"""``theme`` of site.yaml → colours and fonts; two colours that are hard to tell apart are a Problem."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadsheet.model.problem import Problem
from broadsheet.model.site import Colours, Look
from broadsheet.text import colours

if TYPE_CHECKING:
    from broadsheet.settings import Setting

COLOURS = ("paper", "ink", "accent")
FONTS = ("serif", "sans")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_FONT = re.compile(r"[\w .,'\"-]{1,200}")
AA = 4.5
"""The contrast that WCAG 2.2 asks of text (1.4.3)."""


def read(setting: Setting) -> tuple[Look, tuple[Problem, ...]]:
    """What ``theme`` says, and what is hard to read of it; raises ConfigError for what is no colour and no font."""
    entries = setting.entries((*COLOURS, *FONTS, "dark"))
    light = _colours({key: entries[key] for key in COLOURS if key in entries})
    dark = _colours(entries["dark"].entries(COLOURS)) if "dark" in entries else Colours()
    fonts = {key: _font(entries[key]) for key in FONTS if key in entries}
    look = Look(light=light, dark=dark, **fonts)
    found = [*_hard("theme", light, colours.LIGHT, setting.line), *_hard("theme.dark", dark, colours.DARK, setting.line)]
    return look, tuple(found)


def _colours(entries: dict[str, Setting]) -> Colours:
    for entry in entries.values():
        if not _COLOUR.fullmatch(entry.text()):
            raise entry.error(repr(entry.text()), 'a colour such as "#a31f1b", in quotation marks')
    return Colours(**{key: entry.text().lower() for key, entry in entries.items()})


def _font(setting: Setting) -> str:
    text = setting.text()
    if not _FONT.fullmatch(text) or text.count('"') % 2 or text.count("'") % 2:
        raise setting.error(repr(text), "names of fonts parted by commas, such as: Georgia, serif")
    return text


def _hard(field: str, own: Colours, theirs: colours.Palette, line: int) -> list[Problem]:
    """Text and accent against paper, each where site.yaml sets one of the two."""
    paper, ink, accent = own.paper or theirs.paper, own.ink or theirs.ink, own.accent or theirs.accent
    pairs = [("ink", ink, own.ink or own.paper), ("accent", accent, own.accent)]
    return [
        Problem(
            path="site.yaml",
            line=line,
            field=field,
            found=f"{name} {colour} on paper {paper} has a contrast of {ratio:.1f} to 1",
            expected=f"at least {AA} to 1, which WCAG asks of text (AA)",
            severity="warning",
        )
        for name, colour, given in pairs
        if given and (ratio := int(colours.contrast(colour, paper) * 10) / 10) < AA
    ]
