"""The quick path for plain paragraphs against Python-Markdown itself."""

import markdown
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.model.site import Limits
from broadsheet.rendering.conversion import convert, demote
from broadsheet.rendering.markup import blocks, plain, split
from broadsheet.rendering.paragraphs import is_plain, runs, tidy
from broadsheet.rendering.tokens import read

SNIPPETS = [
    "Kerry said",
    "no",
    "AT&T",
    "R&D;",
    "&amp;",
    "&#38;",
    "[sic]",
    "[",
    "]",
    "![",
    "](",
    "](x)",
    "]:",
    "[a]: http://x",
    "(",
    ")",
    "*",
    "**",
    "_",
    "`",
    "\\",
    "<",
    ">",
    "<b>",
    "</b>",
    "<div>",
    "# ",
    "#",
    "##",
    "- ",
    "-",
    "---",
    "===",
    "+ ",
    "1. ",
    "12.",
    "2023. ",
    "  ",
    "    ",
    "\t",
    "\n",
    "\n\n",
    "\n \n",
    "  \n",
    "|",
    "a | b",
    "\n--|--\n",
    "“quoted”",
    "’",
    "—",
    "http://example.org/a_b",
    "\xa0",
    "\u2028",
    "\x85",
    "\x1f",
    "\x02",
    "\r\n",
    "\r",
    "é",
    "日本",
    ":",
    "!",
    ".",
    ",",
    " ",
    "word",
    "٣. ",
    "wzxhzdk:1",
    "klzzwxh:0002",
    "x@example.org",
    "^",
    "~~",
    "=",
]

markdownish = st.lists(st.sampled_from(SNIPPETS), max_size=12).map("".join)
any_text = st.one_of(markdownish, st.text(max_size=60), st.lists(st.one_of(markdownish, st.text(max_size=10))).map("\n\n".join))


def is_all_plain(body: str) -> bool:
    return all(plain_run for plain_run, _ in runs(body))


@settings(max_examples=2000, deadline=None)
@given(any_text)
def test_what_the_quick_path_takes_has_the_bytes_that_markdown_gives(text):
    text = tidy(text)
    if is_all_plain(text):
        assert "\n".join(block.html for block in blocks(text, Limits())) == markdown.markdown(text)


@settings(max_examples=1000, deadline=None)
@given(any_text)
def test_plain_runs_between_others_do_not_change_what_markdown_makes_of_the_whole(text):
    text = tidy(text)
    whole = [html for html in split(demote(convert(text))) if html]
    assert [block.html for block in blocks(text, Limits())] == [html for html in whole if read(html)[1]]


@settings(max_examples=500, deadline=None)
@given(any_text)
def test_a_plain_paragraph_is_its_own_text(text):
    for block in blocks(text, Limits()) if is_all_plain(tidy(text)) else ():
        assert block.text in tidy(text)


@given(st.text())
def test_plain_shows_every_character_that_is_not_space_or_control(text):
    shown = "".join(block.text for block in plain(text))
    assert [c for c in shown if not c.isspace()] == [c for c in tidy(text) if not c.isspace()]


def test_prose_is_plain_and_markup_is_not():
    assert is_plain("“It’s late,” he [Kerry] said; AT&T rose 3 %.\nMore on Friday.")
    for chunk in ("*a*", "[a](b)", "# a", "- a", "1. a", "    a", "a  \nb", "> a", "&eacute;", "a\n---", "a | b"):
        assert not is_plain(chunk), chunk
