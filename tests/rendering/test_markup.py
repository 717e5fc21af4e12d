"""Bodies in Markdown, and what becomes of them."""

import threading

import pytest

from broadsheet.model.site import Limits
from broadsheet.rendering.markup import MarkupError, blocks, plain
from broadsheet.values import replace


def html(body):
    return [block.html for block in blocks(body, Limits())]


def text(body):
    return [block.text for block in blocks(body, Limits())]


def test_an_empty_body_has_no_blocks():
    assert html("") == html(" \n\n") == []


def test_headings_begin_at_the_third_level_and_skip_none():
    assert html("## A\n\n#### B\n\n## C") == ["<h3>A</h3>", "<h4>B</h4>", "<h3>C</h3>"]
    assert html("### B\n\n# A") == ["<h3>B</h3>", "<h3>A</h3>"]


def test_an_image_becomes_its_alternative_text():
    assert html("![A *red* tram](http://e.org/a.png) stops") == ["<p>A *red* tram stops</p>"]


def test_links_lead_to_web_and_mail_only():
    assert html("[a](https://e.org/)") == ['<p><a href="https://e.org/" rel="nofollow">a</a></p>']
    assert html("[a](javascript:x) [b](/c) [d](data:text/html,x)") == ["<p>a b d</p>"]


def test_items_of_a_list_are_parted_in_the_text():
    assert text("* one\n* two") == ["one\n\ntwo"]


def test_cells_are_parted_by_tabs_and_rows_by_blank_lines():
    assert text("a | b\n--|--\n1 | 2") == ["a\tb\n\n1\t2"]


def test_a_line_break_parts_words():
    assert text("one<br>two") == ["one\ntwo"]
    assert text("one  \ntwo") == ["one\ntwo"]


def test_text_loose_between_blocks_becomes_a_paragraph():
    assert html("<div>a <em>b</em></div>\n\nc") == ["<p>a <em>b</em></p>", "<p>c</p>"]


def test_control_characters_go_and_lone_surrogates_are_replaced():
    assert text("a\x00b\x1bc \ud800") == ["abc \ufffd"]


def test_a_no_break_space_stays_one_on_both_paths():
    assert text("5\xa0km") == text("*5*\xa0km") == ["5\xa0km"]


def test_markdown_up_to_the_cap_is_formatted_and_beyond_it_refused():
    body = "*a* " * 10
    assert blocks(body, replace(Limits(), markdown_bytes=40))
    with pytest.raises(MarkupError, match="40 bytes of Markdown"):
        blocks(body, replace(Limits(), markdown_bytes=39))


def test_plain_paragraphs_have_no_cap():
    assert blocks("word " * 100 + "end", replace(Limits(), markdown_bytes=10))


def test_markdown_that_takes_too_long_is_broken_off():
    body = "![" * 20_000
    with pytest.raises(MarkupError, match="longer than"):
        blocks(body, replace(Limits(), article_seconds=0.05))
    assert html("*after*") == ["<p><em>after</em></p>"]


def test_the_deadline_holds_outside_the_main_thread():
    caught = []

    def run():
        try:
            blocks("![" * 20_000, replace(Limits(), article_seconds=0.5))
        except MarkupError as error:
            caught.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert len(caught) == 1


def test_plain_text_is_shown_as_it_is():
    assert [block.html for block in plain("a <b> & *c*\n\n  d")] == ["<p>a &lt;b&gt; &amp; *c*</p>", "<p>d</p>"]
