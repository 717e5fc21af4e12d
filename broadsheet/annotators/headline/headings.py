"""Text → the headline that it brings along: a short first line over the article, about what the article is about."""

from __future__ import annotations

import re

from broadsheet.annotators.headline.lines import DANGLING, balanced
from broadsheet.annotators.headline.notices import is_notice
from broadsheet.annotators.headline.openings import before_dateline, is_broken
from broadsheet.lists.frequencies import rarity
from broadsheet.text.datelines import without_dateline
from broadsheet.text.title_case import is_title_case

SHORTEST = 20
"""Characters."""
LONGER = 100
"""Characters of the first line of the article proper: lines of one length are a text that was broken into lines."""
PASSED_OVER = 2
"""Lines above it that say who wrote it and when."""
ABOVE, RUN_IN = 3, 2
"""Telling words of a line above the text, and of one that the dateline follows in the same paragraph, that must come back."""
FORMED, DATED = 2, 1
"""And of a line in the form of a headline, and of one over a dateline."""
TITLED = 0.75
"""Share of the words of such a line that have a capital; its verb may have none."""
WORDS = 5
"""Of a line in the form of a headline; a shorter one may be a label."""
TELLING = 3.5
"""Rarity of a word that says what a text is about."""
TELLING_WHY = frozenset("why how what when who".split())
_FIRST = re.compile(r"\s*([^\n]+?)[ \t]*\n(\s*\n)?")
_WORD = re.compile(r"[^\W\d_]{3,}")
_NO_HEADLINE = re.compile(
    r"(?i:by|source|published|updated|posted|photo|image|picture|summary|date|copyright|read more)\b|\W|.*(?:\d{4}$|—$|–$|@|://|\||…$)"
)
_TORN = re.compile(
    r"\b(?:a|an|the|and|or|but|of|to|in|on|at|by|for|from|with|into|as|than|that|which|who|because|his|her|its|their)$",
    re.IGNORECASE,
)
"""How a line ends that was broken off within a sentence."""
_GUIDE = re.compile(
    r"(?:(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty)"
    r" (?:\w+ ){0,3}\w+s (?:to|for|that|in|from|you)"
    r"|(?:how|where|when|what) to) ",
    re.IGNORECASE,
)
"""How a list, or an article of advice, calls itself."""


def brought(text: str, longest: int) -> str:
    """The first line where it is a headline of at most ``longest`` characters, as it stands; "" where there is none.

    Most of its telling words must come back in the text under it.
    """
    if is_broken(text):
        return ""
    over, below = before_dateline(text)
    if _is_whole(over, longest) and _is_about(over, below, ABOVE):
        return _plain(over)
    found = _FIRST.match(text)
    for _ in range(PASSED_OVER):
        if found and _NO_HEADLINE.match(found[1]):
            found = _FIRST.match(text, found.end())
    if not found:
        return ""
    line, below = without_dateline(found[1]), text[found.end() :]
    guide = _guide(line, below.strip(), longest)
    if guide:
        return guide
    if not SHORTEST <= len(line) <= longest + 1 or _NO_HEADLINE.match(line) or _ends_badly(line) or is_notice(line):
        return ""
    following = [row.strip(" —–") for row in below.strip().split("\n")[:4]]
    long = len(following[0]) >= len(line) if found[2] else any(len(row) >= LONGER for row in following)
    if not long or not (following[0][:1].isupper() or following[0][:1].isdigit() or following[0][:1] in '“"‘'):
        return ""
    return _plain(line) if _is_about(line, below, ABOVE) or _is_formed(line, below) else ""


def _is_formed(line: str, below: str) -> bool:
    """Half of its telling words come back, and it looks like a headline: with capitals, or no full stop, or over a dateline."""
    dated = without_dateline(below.lstrip()) != below.lstrip()
    formed = len(line.split()) >= WORDS and (not line.endswith(".") or _is_titled(line))
    return (dated and _is_about(line, below, DATED)) or (formed and _is_about(line, below, FORMED))


def _is_titled(line: str) -> bool:
    """Most Words Begin With a Capital."""
    return is_title_case(_WORD.findall(line), share=TITLED)


def _guide(line: str, below: str, longest: int) -> str:
    """What an article of advice or a list says of itself before it begins: "Eight places to have lunch"."""
    told = _GUIDE.match(line) and SHORTEST <= len(line) <= longest + 1 and "." not in line[:-1] and not line.endswith("?")
    return _plain(line) if told and below[:1].isupper() else ""


def run_in(text: str, longest: int) -> str:
    """What ran into the first paragraph before its dateline, where half of it comes back below; "" where nothing did.

    It may be a second heading, so a first sentence is better, and it is better than a later one.
    """
    over, below = before_dateline(text)
    return _plain(over) if _is_whole(over, longest) and _is_about(over, below, RUN_IN) else ""


def _is_whole(line: str, longest: int) -> bool:
    fits = SHORTEST <= len(line) <= longest and not line.isupper() and not _ends_badly(line)
    return fits and not _NO_HEADLINE.match(line)


def _ends_badly(line: str) -> bool:
    """It asks, calls out, or was broken off."""
    return line.endswith(("?", ":", ",", ";", "!")) or bool(_TORN.search(line))


def _is_about(line: str, text: str, least: int) -> bool:
    """At least so many of its telling words, and half of them or two thirds, come back in the text."""
    words = {word.lower() for word in _WORD.findall(line)}
    below = {word.lower()[:6] for word in _WORD.findall(text)}
    telling = {word for word in words if rarity(word) > TELLING}
    met = {word for word in telling if word[:6] in below}
    first = _WORD.search(line)
    enough = len(met) >= least and (3 if least == ABOVE else 4) * len(met) >= 2 * len(telling)
    return enough and first is not None and (first[0].lower() not in DANGLING or _tells_why(line, first[0].lower()))


def _tells_why(line: str, first: str) -> bool:
    """Such as "Why the herring stay away": it asks nothing, and is no sentence."""
    return first in TELLING_WHY and "?" not in line and (not line.endswith(".") or _is_titled(line))


def _plain(line: str) -> str:
    text = re.sub(r"\s+", " ", line)
    return text.removesuffix(".") if balanced(text) else ""
