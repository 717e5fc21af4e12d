"""Pages are read by one quick pattern or by ``html.parser``, and nothing tells which: what is heard is the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.checks import tokens
from broadsheet.checks.html import scan

EXPECTED = Path(__file__).parents[1] / "sites" / "harbour" / "expected"
PIECES = (
    *("<p>", "</p>", '<p class="a b">', "<br>", "<br/>", '<img src="a.png" alt="">', "<input hidden>", "<input  hidden />"),
    *('<a href="b.html#s1">', "</a>", "<a href='b.html'>", "<a href=b.html>", '<a href="a>b">', '<a href="a"title="b">', "<A>"),
    *('<svg viewBox="0 0 1 1">', '<path d="M0 0"/>', "</svg>", "<title>", "</title>", "<h1>", "</h1>", "</ h1>", "</h1 >"),
    *("<script>", "</script>", '<script src="a.js">', "if (a < b) {}", "<style>", "</style>", "<script/>", "<textarea>"),
    *("<!DOCTYPE html>", "<!doctype html>", "<!-- note -->", "<!-->", "<!-- a -- b -->", "<!--", "-->", "<?xml?>", "<![CDATA["),
    *("words", " ", "\n", "&amp;", "&lt;b&gt;", "&", "&am", "&#8217;", "&nosuch;", "<", ">", "a < b", '"', "“”", "\u00a0", "é"),
    *('<p data-x="&quot;&amp;">', '<p id="s1"\n class="num">', "<p\t>", "<p =a>", '<p a="1" a="2">', "<x-y>", "</x-y>", "<p/>"),
)


class Heard:
    """All that is told, with words that follow one another as one."""

    def __init__(self):
        self.all = []

    def start(self, tag, attributes, at, *, closed):
        self.all.append(("start", tag, tuple((name, value or "") for name, value in attributes), at, closed))

    def end(self, tag, at):
        self.all.append(("end", tag, at))

    def words(self, text):
        if self.all and self.all[-1][0] == "words":
            text = self.all.pop()[1] + text
        if text:
            self.all.append(("words", text))


def thorough(text):
    heard = Heard()
    tokens.thoroughly(text, heard)
    return heard.all


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_what_is_heard_is_what_html_parser_tells(text):
    assert tokens.read(text, Heard).all == thorough(text)


@given(st.text(alphabet="<>/!-=\"' \nabp&;#1é", max_size=40))
def test_so_it_is_of_any_text(text):
    assert tokens.read(text, Heard).all == thorough(text)


@pytest.mark.parametrize("path", sorted(path.relative_to(EXPECTED).as_posix() for path in EXPECTED.rglob("*.html")))
def test_pages_of_the_theme_are_read_quickly_and_say_the_same(path):
    text = (EXPECTED / path).read_text("utf-8")
    heard = Heard()
    assert tokens.quickly(text, heard)
    assert heard.all == thorough(text)


def test_a_line_is_told_the_same_in_a_page_of_either_kind():
    page = '<!DOCTYPE html>\n<html lang="en"><title>A</title>\n<h1>A</h1>\n<p><a href="gone.html">x</a>\n<b>{}\n'
    assert scan(page.format("")).faults == scan(page.format("<P>")).faults == [(5, "<b> is never closed", "</b>")]
    assert scan(page.format("")).links == scan(page.format("<P>")).links == [(4, "gone.html")]
