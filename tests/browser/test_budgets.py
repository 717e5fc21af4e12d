"""Pages of days, weeks, months and years end, whatever the number of articles: measured in a real Chromium.

The budgets are those of docs/reference/pages.md. The articles are made so that their pages are long: each headline fills its
line, each first sentence is as long as news writes them, every article names people with roles, an outlet and places, and quotes.
"""

import re
import shutil
from pathlib import Path

import pytest

from broadsheet.grouping.index import build
from broadsheet.lists import vocabulary
from broadsheet.model.article import ComingDay
from broadsheet.model.site import Site
from broadsheet.pages.days import archive, editions, front, weeks
from broadsheet.rendering.render import Renderer
from tests.pages.planned import every_page

THEME = Path(__file__).parents[2] / "templates"
SITE = Site(title="Harbour Gazette")
SIZES = (50, 500, 3000)
SCREEN, PHONE = (1280, 900), (390, 844)
SCREENS, PHONE_SCREENS, SHEETS, STOPS, BYTES = 6, 14, 4, 300, 120_000
STOP = "a[href], button, input, select, summary, [tabindex]:not([tabindex='-1'])"
REACHED = "all => all.filter(one => one.checkVisibility() && one.tabIndex >= 0).length"
PLACES = ("Oslo", "Paris", "Berlin", "Tokyo", "Nairobi", "Lima", "Cairo", "Hanoi", "Quito", "Accra", "Lisbon", "Athens", "Dublin")
TOPICS = tuple(topic.label for topic in vocabulary.media_topics() if topic.slug in vocabulary.SECTIONS)


@pytest.fixture(scope="module", params=SIZES)
def day(request, article, apart, tmp_path_factory):
    """A folder with the edition and the front page of a day of so many articles."""
    folder = tmp_path_factory.mktemp("day")
    shutil.copytree(THEME / "assets", folder / "assets")
    index, _ = build([_article(n, article, apart) for n in range(request.param)], (), SITE)
    renderer = Renderer([THEME])
    for page in every_page(index, SITE, [archive, editions, front, weeks]):
        if page.format == "html":
            file = folder / page.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(renderer.render(page))
    return folder


def _article(n, article, apart):
    """One of a day, of made-up words; every third is no news."""
    name, place = apart(f"person {n % 997}", 2)[:-1], PLACES[n % len(PLACES)]
    said, headline, first = (
        apart(f"{what} {n}", words)[:-1].lower() for what, words in (("said", 9), ("head", 8), ("first", 18))
    )
    text = f"Ministers {first}. The envoy {name} said “{said}” and left for {place}, the Harbour Post reports."
    event = f"A hearing on case {n} is due on Friday in {place}, where it had been put off twice because of the heavy rain"
    whole = f"{text} {event}."
    return article(
        whole,
        headline=headline.capitalize(),
        names=[("person", name), ("place", place), ("cited", "Harbour Post")],
        roles=[("person", name, "envoy")],
        quotes=[(said, name)],
        topics=[TOPICS[n % len(TOPICS)]],
        genre="opinion" if n % 3 == 0 else "news",
        headline_inferred=n % 2 == 0,
        publisher=f"Publisher {n % 40}",
        coming=(ComingDay(date="2023-07-21", text=event, start=whole.index(event), end=whole.index(event) + len(event)),),
    )


@pytest.mark.parametrize("path", ["2023/07/19/index.html", "index.html", "2023/week-29/index.html", "2023/07/index.html"])
def test_a_page_of_a_day_ends(day, path, opened):
    assert _beyond(day / path, opened) == {}


@pytest.mark.parametrize("path", ["2023/07/19/index.html", "2023/week-29/index.html", "2023/07/index.html", "2023/index.html"])
def test_a_page_of_the_sample_ends(sample, path, opened):
    assert _beyond(sample / path, opened) == {}


def _beyond(file, opened):
    """What of a page is beyond its budget."""
    wide, narrow = (opened(file.as_uri(), viewport={"width": width, "height": height}) for width, height in (SCREEN, PHONE))
    found = {
        "screens": (_height(wide) / SCREEN[1], SCREENS),
        "phone screens": (_height(narrow) / PHONE[1], PHONE_SCREENS),
        "sheets": (len(re.findall(rb"/Type\s*/Page\b", wide.pdf(format="A4"))), SHEETS),
        "stops": (
            wide.eval_on_selector_all(STOP, "all => all.filter(e => e.checkVisibility() && e.tabIndex >= 0).length"),
            STOPS,
        ),
        "bytes": (file.stat().st_size, BYTES),
    }
    return {name: (value, most) for name, (value, most) in found.items() if value > most}


def _height(page):
    return page.evaluate("document.documentElement.scrollHeight")
