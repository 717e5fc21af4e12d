"""Editions for e-mail: one file that stands alone, complete addresses, small, and the same as plain text."""

import re
from pathlib import Path

import pytest

from broadsheet.grouping.index import build
from broadsheet.model.site import Colours, Look, Site
from broadsheet.pages.days import mails
from broadsheet.rendering.render import Renderer
from broadsheet.values import replace
from tests.pages.planned import every_page

pytest.importorskip("css_inline", reason="the extra email is not installed")
THEME = Path(__file__).parents[2] / "templates"
WEB = Site(title="Test & Co", base_url="https://example.org/", email=True)


def letters(articles, site=WEB):
    index, _ = build(articles, (), site)
    renderer = Renderer([THEME])
    return {page.path: renderer.render(page).decode() for page in every_page(index, site, [mails])}


@pytest.fixture
def day(article):
    return [
        article(
            "Anna Berg sang <loud>. “We are glad,” Anna Berg said. Rain fell.",
            headline="Berg & Holm sing",
            names=[("person", "Anna Berg")],
            quotes=[("We are glad", "Anna Berg")],
            topics=["politics"],
        ),
        article("Snow fell on Oslo.", headline="Snow falls", topics=["weather"], publisher="The Gazette"),
    ]


def test_a_site_that_does_not_ask_has_none(day):
    assert letters(day, replace(WEB, email=False)) == {}


def test_there_is_a_page_and_a_text_beside_each_edition(day):
    assert set(letters(day)) == {"2023/07/19/edition.html", "2023/07/19/edition.txt"}


def test_every_style_stands_at_its_element_and_nothing_is_loaded(day):
    html = letters(day)["2023/07/19/edition.html"]
    [kept] = re.findall(r"<style>(.*?)</style>", html, re.S)
    assert kept.strip().startswith("@media (prefers-color-scheme: dark)")
    assert 'class="headline" style="' in html
    assert not re.search(r"<(?:link(?! rel=\"canonical\")|script|img|iframe)|src=|url\(|@import", html)


def test_the_character_set_is_told_where_programs_look_for_it(day):
    assert '<meta charset="utf-8">' in letters(day)["2023/07/19/edition.html"].encode()[:1024].decode()


def test_addresses_are_complete_with_a_base_url_and_work_from_disk_without(day):
    web = re.findall(r'href="([^"]+)"', letters(day)["2023/07/19/edition.html"])
    assert all(address.startswith("https://example.org/") for address in web)
    disk = re.findall(r'href="([^"]+)"', letters(day, replace(WEB, base_url=""))["2023/07/19/edition.html"])
    assert all(address.startswith("../../../") for address in disk)


def test_the_text_is_wrapped_and_escapes_nothing(day):
    text = letters(day)["2023/07/19/edition.txt"]
    assert text.startswith("TEST & CO\nWednesday 19 July 2023\n2 articles\nhttps://example.org/2023/07/19/\n")
    assert "* Berg & Holm sing\n  Anna Berg sang <loud>.\n" in text
    assert all(len(line) <= 72 or "https://" in line for line in text.splitlines())


def test_the_colours_are_those_of_the_site(day):
    html = letters(day, replace(WEB, look=Look(light=Colours(paper="#ffffee"))))["2023/07/19/edition.html"]
    assert "background-color: #ffffee" in html


def test_a_letter_of_a_long_day_is_short_and_says_what_it_leaves_out(article, apart):
    day = [
        article(
            f"“{apart(n, 40)}” & <b> {n}. More.",
            headline=f"Head & line “{n}” {apart(n, 12)}",
            topics=["politics", "sport"][n % 2 :],
        )
        for n in range(150)
    ]
    made = letters(day)
    html, text = made["2023/07/19/edition.html"], made["2023/07/19/edition.txt"]
    assert len(html.encode()) < 90_000
    left = int(re.search(r">(\d+) more stories in the whole edition", html)[1])
    assert left + html.count('class="story"') + html.count('class="line"') == 150
    assert f"{left} more stories:" in text


def test_a_letter_begins_with_the_day_in_a_minute(article, apart):
    day = [
        article(f"Rain fell on town {n}. {apart(n)}", headline=f"Rain {n}", topics=["weather", "politics"][n % 2 :])
        for n in range(9)
    ]
    made = letters(day)
    sentences = [f"Rain fell on town {n}." for n in range(9)]
    html, text = made["2023/07/19/edition.html"], made["2023/07/19/edition.txt"]
    assert sum(sentence in html.partition("That was the minute.")[0] for sentence in sentences) >= 2
    assert text.index("THE DAY IN A MINUTE") < text.index("WEATHER")


def test_a_letter_quotes_in_the_sentence_and_only_speakers_who_are_known(article):
    text = "Anna Berg said “it is warm in the harbour” on Monday. It was “cold in the other harbour” then."
    quotes = [("it is warm in the harbour", "Anna Berg"), ("cold in the other harbour",)]
    made = letters([article(text, names=[("person", "Anna Berg")], quotes=quotes)])
    assert "Anna Berg said “<b>it is warm in the harbour</b>” on Monday." in made["2023/07/19/edition.html"].replace("\n", " ")
    assert made["2023/07/19/edition.txt"].count("* Anna Berg said “it is warm in the harbour” on Monday.") == 1
    assert "cold in the other" not in made["2023/07/19/edition.html"].partition("In their own words")[2]
