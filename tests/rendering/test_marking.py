"""Anchors and links in the blocks of a body."""

import re
from html.parser import HTMLParser
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.model.page import Mark, MarkedBlock
from broadsheet.model.site import Limits
from broadsheet.rendering.marking import marked
from broadsheet.rendering.markup import blocks
from broadsheet.rendering.tokens import read


def sentence(start, end, number):
    return Mark(start=start, end=end, kind="sentence", number=number)


def link(start, end, url="people/x/index.html"):
    return Mark(start=start, end=end, kind="link", url=url)


def block(html, *marks):
    return MarkedBlock(html=html, text=read(html)[1], marks=marks)


def number(n):
    return f'<a class="num" href="#s{n}" aria-label="Link to sentence {n}">{n}</a>'


def test_a_sentence_gets_its_number_and_its_anchor():
    assert marked(block("<p>One. Two.</p>", sentence(0, 4, 1), sentence(5, 9, 2)), "") == (
        f'<p>{number(1)}<span id="s1">One.</span> {number(2)}<span id="s2">Two.</span></p>'
    )


def test_a_link_leads_from_the_page_by_way_of_the_top():
    assert marked(block("<p>Mr X left.</p>", link(3, 4)), "../../") == '<p>Mr <a href="../../people/x/index.html">X</a> left.</p>'


def test_a_sentence_with_emphasis_in_it_keeps_one_anchor_around_all_of_it():
    assert (
        marked(block("<p>A <em>b</em> c.</p>", sentence(0, 6, 1)), "")
        == f'<p>{number(1)}<span id="s1">A <em>b</em> c.</span></p>'
    )


def test_emphasis_that_crosses_a_sentence_leaves_the_anchor_on_its_first_part():
    made = marked(block("<p>A <em>b. C</em> d.</p>", sentence(0, 4, 1), sentence(5, 9, 2)), "")
    assert made == f'<p>{number(1)}<span id="s1">A </span><em>b. {number(2)}<span id="s2">C</span></em> d.</p>'


def test_offsets_count_what_a_reader_sees_and_not_entities():
    assert marked(block("<p>A &amp; B &lt; C</p>", link(8, 9)), "") == '<p>A &amp; B &lt; <a href="people/x/index.html">C</a></p>'


def test_no_link_stands_within_another():
    html = '<p><a href="http://e.org/" rel="nofollow">Mr X. He</a> left.</p>'
    made = marked(block(html, link(3, 4), sentence(0, 5, 1), sentence(6, 14, 2)), "")
    assert "people/x" not in made
    assert number(2) not in made
    assert 'id="s2"' in made


def test_only_the_first_mark_with_a_number_is_the_anchor():
    made = marked(block("<ul>\n<li>a</li>\n<li>b</li>\n</ul>", sentence(0, 1, 1), sentence(3, 4, 1)), "")
    assert made.count('id="s1"') == 1


def test_each_item_of_a_list_can_be_a_sentence():
    made = marked(block("<ul>\n<li>a</li>\n<li>b</li>\n</ul>", sentence(0, 1, 1), sentence(3, 4, 2)), "")
    assert '<li><a class="num"' in made
    assert 'id="s2">b</span></li>' in made


def test_a_link_that_crosses_a_sentence_is_left_out():
    made = marked(block("<p>A. B.</p>", sentence(0, 2, 1), sentence(3, 5, 2), link(1, 4)), "")
    assert "people" not in made


BODIES = [
    "One & two. *Three* four [sic]. Five.",
    "**Bold. And** plain. *More. Of it*",
    "* item one. Two\n* item <three>",
    "> quote. More\n>\n> and &lt; more",
    "a [link. Of](http://e.org/?a=1&b=2) text. End",
    "# Head\n\nText & text. `code. x`  \nline",
    "a | b\n--|--\nc. d | *e. f*",
    "<em>a. <b>b</b></em> c",
    "x&nbsp;y. <sup>2</sup>",
    "***a. b** c* d.",
]


class Nesting(HTMLParser):
    """Fails where tags do not nest."""

    def __init__(self):
        super().__init__()
        self.open = []

    def handle_starttag(self, tag, attrs):
        assert not (tag == "a" and "a" in self.open), "a link within a link"
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@settings(max_examples=1500, deadline=None)
@given(st.data())
def test_marks_are_only_inserted_and_the_html_stays_well_formed(data):
    body = data.draw(st.sampled_from(BODIES))
    for each in blocks(body, Limits()):
        cuts = sorted(data.draw(st.sets(st.integers(0, len(each.text)), max_size=6)))
        sentences = [sentence(a, b, n) for n, (a, b) in enumerate(pairwise(cuts), 1)]
        spans = data.draw(
            st.lists(st.tuples(st.integers(-2, len(each.text) + 2), st.integers(-2, len(each.text) + 2)), max_size=5)
        )
        links = [link(a, b) for a, b in spans]
        made = str(marked(MarkedBlock(html=each.html, text=each.text, marks=(*sentences, *links)), "../"))
        Nesting().feed(made)
        without = re.sub(r'<a class="num" [^>]*>\d+</a>|<span id="s\d+">|</span>', "", made)
        without = re.sub(r'<a href="\.\./people/x/index\.html">((?:(?!</a>).)*)</a>', r"\1", without, flags=re.S)
        assert without == each.html
        for mark in sentences:
            if each.text[mark.start : mark.end].strip():
                assert f'id="s{mark.number}"' in made


def test_a_number_says_its_own_language_within_a_text_of_another():
    made = marked(block("<p>Rain fell.</p>", sentence(0, 10, 1)), "", "de")
    assert '<a class="num" href="#s1" lang="en" aria-label="Link to sentence 1">1</a>' in made
