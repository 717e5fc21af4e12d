"""Pages → their keys and their bytes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from broadsheet.engine.fingerprint import fingerprint, of_bytes
from broadsheet.engine.installed import version
from broadsheet.model.data import Lines, Text
from broadsheet.model.page import Format, Page
from broadsheet.rendering.pictures import PACKAGES, png
from broadsheet.rendering.theme import Theme, ThemeError
from broadsheet.wording import catalogues
from broadsheet.wording.words import ENGLISH, Words

if TYPE_CHECKING:
    from broadsheet.rendering.templates import Templates

DRAWN = frozenset({"html", "email", "png"})
"""Formats that a template draws."""
LIBRARIES = ("jinja2", "markupsafe", "msgspec")
"""Packages that make bytes of views."""
PLAIN = frozenset({"json", "jsonl", "csv", "js", "text"})
"""Formats that cost no more to write than to take a fingerprint of what they are written from."""


class Renderer:
    """Draws pages with the templates of ``theme_folders``, the first folder that has a name going first, in ``language``.

    Give each worker process one of its own, or fork after ``warm``.
    """

    def __init__(self, theme_folders: Sequence[Path], language: str = ENGLISH.language) -> None:
        self.theme = Theme(theme_folders)
        self.words, self.unspoken = _words(theme_folders, language)
        """The interface's words; and why they are English where ``language`` is not to be had, else nothing."""
        self._last: tuple[Page, bytes] | None = None

    def key(self, page: Page) -> str:
        """Equal keys, equal bytes: the engine's version, the template's closure and the view in one fingerprint."""
        return fingerprint(*self.parts(page).values())

    def parts(self, page: Page) -> Mapping[str, str]:
        """The parts of the key by name, to tell why a page is stale; raises ThemeError for a template that is missing."""
        template = self._words_and_template(page) + "".join(version(package) for package in _finishers(page.format))
        view = of_bytes(self._written(page)) if page.format in PLAIN else fingerprint(page.view)
        parts = {"engine": engine_version(), "template": template, "view": view}
        return {**parts, "lines": str(page.view.count)} if isinstance(page.view, Lines) else parts

    def template(self, name: str) -> str:
        """Fingerprint of a template with all that it includes; nothing of one that cannot be used."""
        try:
            return self.theme.fingerprint(name)
        except ThemeError:
            return ""

    def _words_and_template(self, page: Page) -> str:
        if page.format == "css":
            return fingerprint(self.theme.source(page.template)[0])
        return self.words.fingerprint + self.theme.fingerprint(page.template) if page.format in DRAWN else page.format

    def warm(self, names: Sequence[str]) -> None:
        """Compile templates before workers are forked; raises ThemeError."""
        for name in names:
            self._templates.compile(name)

    def render(self, page: Page) -> bytes:
        """The bytes of a page; raises ThemeError with template and line where the template fails."""
        if page.format in DRAWN:
            return _finished(page.format, self._templates.render(page.template, page.view, root_of(page.path)))
        written = self._written(page)
        return self.theme.source(page.template)[0].encode() + b"\n" + written if page.format == "css" else written

    def _written(self, page: Page) -> bytes:
        """The bytes of a page that needs no template: its key is made of them, so that they are written once for both."""
        if self._last is None or self._last[0] is not page:
            self._last = page, _writer(page.format)(page.view)
        return self._last[1]

    @cached_property
    def _templates(self) -> Templates:
        from broadsheet.rendering.templates import Templates

        return Templates(self.theme, self.words, engine_version())


def _finishers(made: Format) -> tuple[str, ...]:
    """The packages that make bytes of what a template gives."""
    if made == "email":
        return ("css-inline",)
    return PACKAGES if made == "png" else ()


def _finished(made: Format, text: str) -> bytes:
    if made == "png":
        return png(text)
    if made == "email":
        from broadsheet.rendering.letters import inlined

        text = inlined(text)
    return text.encode()


def _words(folders: Sequence[Path], language: str) -> tuple[Words, str]:
    try:
        return catalogues.load(folders, language), ""
    except catalogues.CatalogueError as error:
        return ENGLISH, str(error)


def root_of(path: str) -> str:
    """The way from a page to the site's top: ``../../`` from ``topics/health/index.html``, nothing at the top."""
    return "../" * path.count("/")


@lru_cache(maxsize=1)
def engine_version() -> str:
    """Of all but theme and view that decides a page's bytes: the code that makes bytes, Python and the libraries."""
    here = Path(__file__).parent
    wording = here.parent / "wording"
    others = (here.parent / name for name in ("lists/locales.tsv", "lists/coastlines.tsv", "text/json_text.py"))
    code = b"".join(file.read_bytes() for file in (*sorted(here.rglob("*.py")), *sorted(wording.glob("*.py")), *others))
    return fingerprint(of_bytes(code), sys.version, *map(version, LIBRARIES))


@cache
def _writer(name: Format) -> Callable[[object], bytes]:
    from broadsheet.rendering import data, xml

    writers: dict[str, Callable[[object], bytes]] = {
        "atom": xml.atom,
        "jsonfeed": xml.json_feed,
        "sitemap": xml.sitemap,
        "newssitemap": xml.news_sitemap,
        "opml": xml.opml,
        "json": data.json_file,
        "jsonl": data.json_lines,
        "csv": data.csv_file,
        "js": data.script_file,
        "text": _text,
        "css": _text,
    }
    return writers[name]


def _text(view: object) -> bytes:
    assert isinstance(view, Text), f"a text file is made of Text, not of {type(view).__name__}"
    return view.text.encode()
