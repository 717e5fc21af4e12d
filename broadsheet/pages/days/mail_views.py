"""What an edition for e-mail may show: addresses are complete, since a letter has no folder."""

from __future__ import annotations

from broadsheet.values import Value


class MailStory(Value):
    """A story under its headline; in a line it has neither sentence nor source."""

    headline: str
    url: str
    inferred: bool
    flag: str
    sentence: str
    source: str
    """Articles, publisher, outlets cited, as one line."""
    lang: str
    """Of headline and sentence, where it is another than the interface's."""


class MailSentence(Value):
    """A sentence of the day in a minute."""

    text: str
    url: str
    lang: str


class MailSection(Value):
    """The stories of a topic."""

    label: str
    url: str
    stories: tuple[MailStory, ...]
    lines: tuple[MailStory, ...]


class MailQuote(Value):
    """A verified quotation in its sentence."""

    before: str
    words: str
    after: str
    speaker: str
    role: str
    via: str
    """The outlet that reported it, else the article's publisher, else nothing."""
    url: str
    lang: str


class MailName(Value):
    """A person, an organisation or a place."""

    label: str
    url: str


class MailNames(Value):
    """The leading names of a kind."""

    heading: str
    names: tuple[MailName, ...]


class Inks(Value):
    """Colours, since a letter's style can refer to none."""

    paper: str
    ink: str
    soft: str
    rule: str
    accent: str


class MailView(Value):
    """All that the template and the plain text may see."""

    site_title: str
    tagline: str
    language: str
    title: str
    day: str
    """19 July."""
    extent: str
    url: str
    """Of the edition on the web."""
    home: str
    canonical: str
    minute: tuple[MailSentence, ...]
    sections: tuple[MailSection, ...]
    rest: int
    """Stories that stand in the edition on the web alone."""
    quotes: tuple[MailQuote, ...]
    names: tuple[MailNames, ...]
    about: str
    light: Inks
    dark: Inks
