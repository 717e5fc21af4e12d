"""Where everything stands: site-relative paths of files, the same from a server and from disk."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from broadsheet.model.article import Article, Kind
from broadsheet.model.correction import Correction

FOLDERS: dict[Kind, str] = {"person": "people", "organisation": "organisations", "place": "places"}
_KINDS = {folder: kind for kind, folder in FOLDERS.items()}
FRONT = "index.html"


@lru_cache(maxsize=4096)
def day_folder(date: dt.date) -> str:
    """``2023/07/19``."""
    return f"{date.year:04d}/{date.month:02d}/{date.day:02d}"


def edition(date: dt.date) -> str:
    """``2023/07/19/index.html``."""
    return f"{day_folder(date)}/index.html"


def whole_day(date: dt.date, topic: str = "") -> str:
    """``2023/07/19/all.html``: all stories of a day; ``2023/07/19/all-politics.html``: those of a topic."""
    return f"{day_folder(date)}/all-{topic}.html" if topic else f"{day_folder(date)}/all.html"


def month(date: dt.date) -> str:
    """``2023/07/index.html``."""
    return f"{day_folder(date)[:7]}/index.html"


def week(date: dt.date) -> str:
    """``2023/week-29/index.html``: the week by ISO 8601 that the day is in, under the year that the week is counted in."""
    iso = date.isocalendar()
    return f"{iso.year:04d}/week-{iso.week:02d}/index.html"


def year(date: dt.date) -> str:
    """``2023/index.html``."""
    return f"{date.year:04d}/index.html"


def article(article: Article, sentence: int | None = None) -> str:
    """``2023/07/19/slug/index.html``, or one sentence of it."""
    anchor = "" if sentence is None else f"#s{sentence}"
    return f"{day_folder(article.published)}/{article.slug}/index.html{anchor}"


def alike(article: Article, page: int = 1) -> str:
    """``2023/07/19/slug/alike/index.html``: all articles that are like one, from the second page on in a folder by its number."""
    return f"{day_folder(article.published)}/{article.slug}/alike/{'' if page == 1 else f'{page}/'}index.html"


def own(slug: str) -> str:
    """A page of the site's own: ``imprint/index.html``."""
    return f"{slug}/index.html"


def entity(id: str) -> str:
    """``people/john-kerry/index.html`` of ``people/john-kerry``."""
    return f"{id}/index.html"


def kind(id: str) -> Kind:
    """What ``people/john-kerry`` is: a person. An entity's id tells its kind, whatever it was published as before."""
    return _KINDS[id.partition("/")[0]]


def entity_month(id: str, date: dt.date) -> str:
    """Older coverage: ``people/john-kerry/2023/07/index.html``."""
    return f"{id}/{day_folder(date)[:7]}/index.html"


def entity_index(kind: Kind) -> str:
    """``people/index.html``."""
    return f"{FOLDERS[kind]}/index.html"


def topic(slug: str) -> str:
    """``topics/climate-change/index.html``."""
    return f"topics/{slug}/index.html"


def story(slug: str) -> str:
    """``stories/kerry-in-beijing/index.html``."""
    return f"stories/{slug}/index.html"


def source(slug: str) -> str:
    """A publisher's or outlet's row on the page of sources."""
    return f"sources/index.html#{slug}"


def correction_year(year: int) -> str:
    """``corrections/2026/index.html``: the page that holds all corrections of a year."""
    return f"corrections/{year:04d}/index.html"


def correction(correction: Correction) -> str:
    """Where one correction stands for good."""
    return f"{correction_year(correction.date.year)}#c-{correction.id}"


def withdrawn(address: str) -> str:
    """``2023/07/19/slug/index.html``: where an article stood."""
    return f"{address}/index.html"


def beside(path: str, name: str) -> str:
    """A file in the folder of a page: its feed, its JSON."""
    folder, slash, _ = path.rpartition("/")
    return f"{folder}{slash}{name}"


def public(base_url: str, path: str) -> str:
    """The address on the web: ``https://example.org/2023/07/19/``; relative to the site's top without a base URL."""
    page, hash, anchor = path.partition("#")
    page = page[: -len("index.html")] if page == "index.html" or page.endswith("/index.html") else page
    return f"{base_url}{page}{hash}{anchor}"
