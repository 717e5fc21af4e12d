"""An edition for e-mail → plain text, wrapped at 72 characters, addresses on lines of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import wrap

from broadsheet.pages.days.mail_views import MailNames, MailQuote, MailStory, MailView
from broadsheet.wording import N_, say, say_many

WIDTH = 72
INDENT = "  "
_BLANK = re.compile(r"\n{3,}")


def plain(view: MailView) -> str:
    """The letter's text."""
    return _BLANK.sub("\n\n", "\n".join(_lines(view))) + "\n"


def _lines(view: MailView) -> Iterator[str]:
    yield from (view.site_title.upper(), view.title, view.extent, view.url)
    if view.minute:
        yield from _heading(say("The day in a minute"))
        yield from _wrapped(" ".join(sentence.text for sentence in view.minute))
        yield ""
    for section in view.sections:
        if section.stories or section.lines:
            yield from _heading(section.label)
        for story in (*section.stories, *section.lines):
            yield from _story(story)
    if view.rest:
        yield ""
        yield from _wrapped(say_many(view.rest, "%(num)s more story:", "%(num)s more stories:"))
        yield view.url
    if view.quotes:
        yield from _heading(say("In their own words"))
        for quote in view.quotes:
            yield from _quote(quote)
    if view.names:
        yield from _heading(say("Who is in the news"))
        for names in view.names:
            yield from _names(names)
    yield from ("", "-" * WIDTH)
    yield from _wrapped(say("That is everything for %(period)s.", period=view.day))
    message = N_("Every sentence is copied from an article and leads to it. How this is made: %(url)s")
    yield from _wrapped(say(message, url=view.about))


def _heading(label: str) -> Iterator[str]:
    yield from ("", label.upper(), "=" * len(label), "")


def _story(story: MailStory) -> Iterator[str]:
    marks = [mark for mark in (story.flag, say("inferred") if story.inferred else "") if mark]
    yield from _wrapped(story.headline + (f" [{', '.join(marks)}]" if marks else ""), "* ")
    yield from (*_wrapped(story.sentence, INDENT), *_wrapped(story.source, INDENT))
    yield from (f"{INDENT}{story.url}", "")


def _quote(quote: MailQuote) -> Iterator[str]:
    yield from _wrapped(f"{quote.before}{quote.words}{quote.after}", "* ")
    who = f"{quote.speaker}, {quote.role}" if quote.role else quote.speaker
    yield from _wrapped(f"{who} ({quote.via})" if quote.via else who, INDENT)
    yield from (f"{INDENT}{quote.url}", "")


def _names(names: MailNames) -> Iterator[str]:
    yield from _wrapped(f"{names.heading}: {', '.join(name.label for name in names.names)}")


def _wrapped(text: str, first: str = "") -> list[str]:
    rest = INDENT if first else ""
    return wrap(text, WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False)
