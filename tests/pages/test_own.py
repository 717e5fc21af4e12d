"""Colours and fonts of site.yaml, as a style sheet."""

import re
from pathlib import Path

import pytest

from broadsheet.model.site import Colours, Look
from broadsheet.pages.site.own import style
from broadsheet.text import colours

SHEET = (Path(__file__).parents[2] / "templates" / "assets" / "broadsheet.css").read_text("utf-8")


def tokens(sheet):
    return dict(re.findall(r"(--[\w-]+): ([^;]+);", sheet))


def test_an_accent_changes_red_and_what_stands_on_it():
    light = tokens(style(Look(light=Colours(accent="#0b5d2e"))).partition("@media")[0])
    assert light == {"--rubric": "#0b5d2e", "--on-rubric": "#ffffff"}


def test_an_accent_for_light_is_made_readable_in_the_dark():
    dark = tokens(style(Look(light=Colours(accent="#0b1d5e"))).partition("@media")[2])
    assert colours.contrast(dark["--rubric"], colours.DARK.paper) >= 4.5


def test_paper_and_ink_give_all_shades_between_them():
    light = tokens(style(Look(light=Colours(paper="#ffffff", ink="#222222"))))
    assert {"--paper", "--ink", "--wash", "--soft", "--rule", "--line", "--tint1", "--tint2", "--tint3"} == set(light)
    assert colours.contrast(light["--soft"], "#ffffff") >= 4.5
    assert colours.contrast(light["--line"], "#ffffff") >= 3


def test_every_token_that_is_set_is_one_of_the_theme():
    look = Look(
        light=Colours(paper="#ffffff", ink="#222222", accent="#0b5d2e"),
        dark=Colours(paper="#000000", ink="#eeeeee"),
        serif="Georgia, serif",
        sans="Arial, sans-serif",
    )
    assert set(tokens(style(look))) <= set(tokens(SHEET))


def test_the_themes_own_colours_are_those_of_its_sheet():
    light, dark = SHEET.partition("@media")[::2]
    for palette, sheet in ((colours.LIGHT, light), (colours.DARK, dark.partition("}")[0])):
        found = tokens(sheet)
        assert (palette.paper, palette.ink, palette.accent) == (found["--paper"], found["--ink"], found["--rubric"])


@pytest.mark.parametrize("paper", ["#ffffff", "#151412", "#777777"])
def test_every_colour_can_be_made_readable(paper):
    assert colours.contrast(colours.readable(paper, paper), paper) >= 4.5
