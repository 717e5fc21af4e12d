"""Old addresses: which ones the site takes, and which belong to it or lie outside."""

import pytest

from broadsheet.grouping.redirects import old_page, redirects
from broadsheet.model.index import Redirect


@pytest.mark.parametrize(
    ("alias", "page"),
    [
        ("/2019/old-name/", "2019/old-name/index.html"),
        ("news/1234.html", "news/1234.html"),
        ("/2019/05/07/old-name", "2019/05/07/old-name/index.html"),
        ("/people/anna-berg/", "people/anna-berg/index.html"),
        ("/2019/v1.2/", "2019/v1.2/index.html"),
    ],
)
def test_a_path_below_the_top_is_a_page(alias, page):
    assert old_page(alias) == page


@pytest.mark.parametrize(
    "alias",
    [
        *(
            "",
            "/",
            "../x",
            "/a/../../x",
            "https://example.org/x",
            "/a b/",
            "/a?b",
            "/a#b",
            "/.git/x",
            "a\\b",
            "/a\0b",
            "/" + "a" * 101,
        ),
        *("/people/", "/People/", "/2023/", "/2023/07/", "/2023/07/19/", "/404.html", "index.html", "/feed.atom/x", "/a.html/b"),
    ],
)
def test_what_is_the_sites_own_or_no_path_is_refused(alias):
    assert old_page(alias) is None


def test_a_redirect_that_a_live_page_stands_on_is_left_out():
    moved = [
        Redirect(old="people/a/index.html", new="people/b/index.html"),
        Redirect(old="people/c/index.html", new="people/b/index.html"),
    ]
    made, problems = redirects(moved, ["people/a", "people/b"], ())
    assert ([redirect.old for redirect in made], problems) == (["people/c/index.html"], ())


def test_two_articles_with_one_old_address_are_a_problem(article):
    first, second = (
        article("Rain fell.", headline=h, aliases=("/old/", "/OLD/")[n : n + 1]) for n, h in enumerate(("One", "Two"))
    )
    made, [problem] = redirects((), (), (first, second))
    assert [redirect.new for redirect in made] == ["2023/07/19/one/index.html"]
    assert (problem.path, problem.field) == (f"content/{second.id}.md", "aliases")


def test_an_old_address_may_not_be_another_articles_page(article):
    first = article("Rain fell.", headline="One")
    second = article("Rain fell.", headline="Two", aliases=("/2023/07/19/one/",))
    assert redirects((), (), (first, second))[0] == ()
