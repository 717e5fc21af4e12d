"""Search as a reader has it: from the keyboard, from disk, from a server, without script, read out by a screen reader."""

from __future__ import annotations

from functools import partial

import pytest

from broadsheet import pipeline
from broadsheet.text.lookups import lookup_words

expect = pytest.importorskip("playwright.sync_api", reason="needs Playwright: pip install -r requirements-dev.txt").expect
pytest.importorskip("pagefind_bin", reason="needs Pagefind: pip install -r requirements-dev.txt")

SITE = "title: Harbour\nrights: {default: full}\nsearch: {full_text: true}\n"
ARTICLE = """---
title: {title}
date: {day}
language: en
topics: [{topic}]
people: [{people}]
organisations: {{United Ports: {{as: [UP]}}}}
publisher: Harbour Post
---

{text}
"""
NASTY = "<img src=x onerror=alert(1)>"
ARTICLES = (
    (
        "ferry",
        "2023-05-30",
        "transport",
        "Anna Berg, Jürgen Öst",
        "The ferry was late, Anna Berg said. Jürgen Öst of United Ports saw it. UP paid.",
    ),
    (
        "bridge",
        "2023-07-19",
        "politics",
        "Anna Berg, Lars Holm",
        "Anna Berg opened the bridge. Lars Holm left. United Ports, or UP, built a new pier.",
    ),
    ("attack", "2023-07-20", "politics", f'"{NASTY}"', f"The name {NASTY} stood on a pier. United Ports and UP said nothing."),
)


@pytest.fixture(scope="module")
def site(once):
    return once("searched", build) / "output"


@pytest.fixture(scope="module")
def site_of_names(once):
    return once("searched-by-name", partial(build, site="title: Harbour\nrights: {default: full}\n")) / "output"


def build(folder, site=SITE):
    (folder / "site.yaml").write_text(site + "base_url: https://example.org/\n", "utf-8")
    for name, day, topic, people, text in ARTICLES:
        path = folder / "content" / "articles" / day.replace("-", "/") / f"{name}.md"
        path.parent.mkdir(parents=True)
        body = text.replace("<", "&lt;")
        path.write_text(ARTICLE.format(title=name.title(), day=day, topic=topic, people=people, text=body), "utf-8")
    assert pipeline.build(folder).articles == len(ARTICLES)


@pytest.fixture(scope="module")
def harbour(site, serving):
    """The address of the site."""
    return serving(site)


@pytest.fixture
def tab(opened):
    """A page that remembers what went wrong in it; a test ends with nothing."""
    refused = "addEventListener('securitypolicyviolation', e => console.error(e.violatedDirective, e.blockedURI))"
    page = opened("about:blank", before=refused, viewport={"width": 1280, "height": 800})
    page.on("dialog", lambda dialog: (page.said.append("dialog"), dialog.dismiss()))
    yield page
    assert page.said == []


def status(tab):
    return tab.locator("#search-status").inner_text()


def names(tab):
    return tab.locator("#search-names a").all_inner_texts()


@pytest.fixture(params=["disk", "server"])
def home(request, site):
    return f"{site.as_uri()}/" if request.param == "disk" else request.getfixturevalue("harbour")


def test_a_name_is_found_and_opened_from_the_keyboard_alone(tab, home):
    tab.goto(f"{home}2023/07/19/bridge/index.html")
    tab.focus("#find")
    tab.keyboard.type("holm")
    tab.wait_for_selector("#find-list [role=option] >> text=Lars Holm")
    assert tab.get_attribute("#find", "aria-expanded") == "true"
    tab.keyboard.press("ArrowDown")
    active = tab.get_attribute("#find", "aria-activedescendant")
    assert tab.get_attribute(f"#{active}", "aria-selected") == "true"
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/people/lars-holm/index.html")


def test_the_field_is_a_combobox_that_a_screen_reader_can_follow(tab, home):
    tab.goto(f"{home}index.html")
    field = tab.get_by_role("combobox", name="Search")
    field.focus()
    field.press_sequentially("berg")
    tab.wait_for_selector("#find-list:not([hidden])")
    assert tab.locator(f"#{field.get_attribute('aria-controls')}").get_attribute("role") == "listbox"
    assert tab.locator("#find-list > :not([role=option])").count() == 0
    assert tab.locator(".find [role=status]").inner_text() == "1 name"
    tab.keyboard.press("ArrowUp")
    assert tab.locator("[aria-selected=true]").inner_text().startswith("Search for")
    tab.keyboard.press("ArrowDown")
    assert tab.locator("[aria-selected=true]").count() == 0
    tab.keyboard.press("Escape")
    assert field.get_attribute("aria-expanded") == "false"
    assert field.input_value() == "berg"
    tab.keyboard.press("Escape")
    assert field.input_value() == ""


def test_enter_without_a_choice_goes_on_to_the_page_of_search(tab, home):
    tab.goto(f"{home}people/anna-berg/index.html")
    tab.focus("#find")
    tab.keyboard.type("öst ")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/search/index.html?q=*")
    tab.wait_for_selector("#search-names a")
    assert names(tab) == ["Jürgen Öst"]


@pytest.mark.parametrize(
    ("typed", "found"), [("ANNA b", "Anna Berg"), ("oest", None), ("ost", "Jürgen Öst"), ("UP", "United Ports")]
)
def test_any_way_of_writing_finds_the_name(tab, home, typed, found):
    tab.goto(f"{home}search/index.html")
    tab.fill("#q", typed)
    expect(tab.locator("#search-status")).not_to_be_empty()
    assert names(tab)[:1] == ([found] if found else [])


def test_names_are_narrowed_by_kind_topic_and_period(tab, home):
    tab.goto(f"{home}search/index.html")
    tab.wait_for_selector("#from option:nth-child(3)", state="attached")
    tab.fill("#q", "berg")
    expect(tab.locator("#search-names a")).to_have_count(1)
    tab.select_option("#kind", "places")
    expect(tab.locator("#search-names a")).to_have_count(0)
    tab.select_option("#kind", "people")
    tab.select_option("#to", label="June 2023")
    tab.wait_for_selector("#search-names a")
    tab.fill("#q", "holm")
    expect(tab.locator("#search-names a")).to_have_count(0)
    tab.select_option("#to", "")
    tab.select_option("#topic", label="Politics")
    expect(tab.locator("#search-names a")).to_have_count(1)


def test_the_address_keeps_what_was_asked(tab, harbour):
    tab.goto(f"{harbour}search/index.html")
    tab.fill("#q", "berg")
    tab.select_option("#kind", "people")
    tab.wait_for_url("**/search/index.html?q=berg&kind=people")
    tab.reload()
    tab.wait_for_selector("#search-names a")
    assert tab.input_value("#kind") == "people"


def test_arrows_lead_through_what_was_found(tab, home):
    tab.goto(f"{home}search/index.html?q=berg")
    tab.wait_for_selector("#search-names a")
    tab.keyboard.press("ArrowDown")
    assert tab.evaluate("document.activeElement.textContent") == "Anna Berg"
    tab.keyboard.press("ArrowUp")
    assert tab.evaluate("document.activeElement.id") == "q"
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/people/anna-berg/index.html")


def test_the_words_of_articles_are_found_with_their_sentence(tab, harbour):
    tab.goto(f"{harbour}search/index.html?q=pier")
    tab.wait_for_selector("#search-text article")
    first = tab.locator("#search-text article").filter(has_text="Bridge")
    assert first.locator("mark").all_inner_texts() == ["pier."]
    assert status(tab) == "0 names, 2 articles"
    first.locator("a.cite").click()
    tab.wait_for_url("**/2023/07/19/bridge/index.html#s3")


def test_articles_are_narrowed_by_period_and_topic(tab, harbour):
    tab.goto(f"{harbour}search/index.html?q=said")
    expect(tab.locator("#search-text article")).to_have_count(2)
    tab.select_option("#to", label="June 2023")
    expect(tab.locator("#search-text article")).to_have_count(1)
    assert "Searched: May 2023." in tab.locator("#search-text").inner_text()
    tab.select_option("#to", "")
    tab.select_option("#topic", label="Politics")
    expect(tab.locator("#search-text article")).to_contain_text("Attack")


def test_from_disk_the_page_says_that_only_names_are_searched(tab, site):
    tab.goto(f"{site.as_uri()}/search/index.html?q=pier")
    tab.wait_for_selector("#search-disk:not([hidden])")
    assert tab.locator("#search-text article").count() == 0


def test_markup_in_a_name_or_a_text_stays_text(tab, harbour):
    tab.goto(f"{harbour}search/index.html?q=onerror")
    tab.wait_for_selector("#search-text article")
    assert NASTY in tab.locator("#search-text").inner_text()
    assert names(tab) == [NASTY]
    assert tab.locator("main img").count() == 0


def test_without_script_search_is_an_index_of_letters(opened, site):
    page = opened(f"{site.as_uri()}/index.html", java_script_enabled=False)
    assert page.locator("#find, .themes").count() == 0
    page.click(".sections a >> text=Search")
    assert not page.locator("#q").is_visible()
    page.click("nav[aria-label=People] a >> text=B")
    page.wait_for_url("**/people/index.html#b")


def test_the_page_for_missing_pages_looks_for_the_words_of_the_address(tab, site, harbour):
    missing = (site / "404.html").read_bytes()
    tab.route("**/people/ana-berg/", lambda route: route.fulfill(body=missing, content_type="text/html"))
    tab.goto(f"{harbour}people/ana-berg/")
    tab.wait_for_selector("#search-names a")
    assert names(tab) == ["Anna Berg"]


TRICKY = ("Ærø Ørsted", "U.S.", "Sean O’Brien", "Ὀδυσσεύς ΟΔΟΣ", "İstanbul Iğdır", "Straße STRASSE", "Łódź", "नरेन्द्र मोदी")
TRICKY += ("習近平", "ﬁne ＡＢＣ", "é e\u0301", "AT&T 3M", "…")


def test_the_script_cuts_words_as_the_build_does(tab, home):
    tab.goto(f"{home}search/index.html")
    tab.wait_for_selector("#from option:nth-child(2)", state="attached")
    made = tab.evaluate("texts => texts.map(broadsheetSearch.words)", list(TRICKY))
    assert {text: tuple(words) for text, words in zip(TRICKY, made, strict=True)} == {text: lookup_words(text) for text in TRICKY}


def test_where_only_names_are_searched_another_word_leads_on(tab, site_of_names):
    tab.goto(f"{site_of_names.as_uri()}/index.html")
    expect(tab.get_by_role("combobox", name="Search names")).to_be_visible()
    tab.goto(f"{site_of_names.as_uri()}/search/index.html")
    tab.wait_for_selector("#from option:nth-child(2)", state="attached")
    for typed in ("bridge", "zzz"):
        tab.fill("#q", typed)
        expect(tab.locator("#search-none")).to_be_visible()
        assert status(tab) == "0 names"
    tab.fill("#q", "berg")
    expect(tab.locator("#search-none")).to_be_hidden()
    tab.fill("#q", "")
    expect(tab.locator("#search-none")).to_be_hidden()
    tab.fill("#q", "bridge")
    tab.click("#search-none >> text=stories")
    tab.wait_for_url("**/stories/index.html")
