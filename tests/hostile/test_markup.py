"""Markdown and HTML that mean harm: nothing executes, nothing hangs, nothing is lost without a word."""

import re
from contextlib import suppress
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.model.page import Mark, MarkedBlock
from broadsheet.model.site import Limits
from broadsheet.rendering.conversion import ATTRIBUTES, TAGS
from broadsheet.rendering.marking import marked
from broadsheet.rendering.markup import MarkupError, blocks
from broadsheet.values import replace

ATTACKS = [
    "<script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\nscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox)",
    "<javascript:alert(1)>",
    '![x](x"onerror="alert(1))',
    '[x](http://e.org/"onclick="alert(1))',
    "[x][a]\n\n[a]: javascript:alert(1)",
    '<a href="java&Tab;script:alert(1)">x</a>',
    "<a href=' javascript:alert(1)'>x</a>",
    '<p style="background:url(javascript:alert(1))">x</p>',
    "<iframe src=javascript:alert(1)></iframe>",
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    "<object data=x></object>",
    "<embed src=x>",
    "<form action=http://e.org><input autofocus onfocus=alert(1)></form>",
    "<base href=http://e.org/>",
    '<meta http-equiv=refresh content="0;url=http://e.org">',
    "<link rel=stylesheet href=http://e.org/>",
    "<style>*{background:red}</style>",
    "<math><mtext><table><mglyph><style><img src onerror=alert(1)>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "<textarea><script>alert(1)</script></textarea>",
    "<title><img src=x onerror=alert(1)></title>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[><img src=x onerror=alert(1)>]]>",
    "<p id=s1 class=num>x</p>",
    "<p title=x lang=y>z</p>",
    "<a name=x>y</a>",
    "<svg><script>alert(1)</script></svg>",
    '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
    "<template><script>alert(1)</script></template>",
    "<b onclick=alert(1)>x</b>",
    '<ol start="1" onclick=x><li>a</ol>',
    "`<script>`</p><script>alert(1)</script>",
    "    <script>\n\n<script>alert(1)</script>",
    "<details open ontoggle=alert(1)>",
    '<a href="//e.org/">x</a>',
    "[x](//e.org)",
    "[x](\\\\e.org)",
    "<http://e.org/<script>>",
    "</p></article><script>alert(1)</script>",
    "<xmp><script>alert(1)</script></xmp>",
    "<plaintext>x",
    "<video><source onerror=alert(1)></video>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<audio src onloadstart=alert(1)>",
    "<b/onmouseover=alert(1)>x",
    "<b\x0conmouseover=alert(1)>x",
]
ALLOWED = {(tag, name) for tag, names in ATTRIBUTES.items() for name in names} | {("a", "rel")}


class Auditor(HTMLParser):
    """Fails on any tag, attribute or address that is on no list, and on tags that do not nest."""

    def __init__(self):
        super().__init__()
        self.open = []

    def handle_starttag(self, tag, attrs):
        assert tag in TAGS, tag
        for name, value in attrs:
            assert (tag, name) in ALLOWED, (tag, name)
            assert name != "href" or re.match(r"(?i)(https?|mailto):", value), value
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_comment(self, data):
        raise AssertionError(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def audit(body):
    made = blocks(body, Limits())
    for block in made:
        auditor = Auditor()
        auditor.feed(block.html)
        auditor.close()
        assert not auditor.open
    return made


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_attack_passes(attack):
    for body in (
        attack,
        f"Text {attack} more",
        f"* {attack}\n* b",
        f"> {attack}",
        f"# {attack}",
        f"**{attack}**",
        f"a | b\n--|--\n{attack} | c",
    ):
        audit(body)


@settings(max_examples=1000, deadline=None)
@given(
    st.lists(
        st.sampled_from([*ATTACKS, "\n\n", " ", "*", "[", "](", ")", "<", ">", '"', "'", "&", "<p>", "</a>", "\n"]), max_size=8
    ).map("".join)
)
def test_no_mixture_of_attacks_passes(body):
    audit(body)


def test_what_follows_an_attack_is_still_shown():
    assert blocks("<script>alert(1)</script>\n\nThe *news*.", Limits())[-1].text == "The news."


@pytest.mark.parametrize(
    "unit",
    [
        "[",
        "![",
        "](",
        "<![",
        "[^a]",
        "*a ",
        "_a ",
        "\\",
        "`",
        "<a href='",
        "<b>",
        "<ul><li>",
        "> ",
        ">",
        "* ",
        "- a\n - b\n",
        "|\n",
        "---\n",
        "&lt;",
        "<!--",
        "<![CDATA[",
        "**a **",
        "<b><p>",
    ],
)
def test_a_body_that_would_keep_markdown_busy_is_given_up_in_time(unit):
    limits = replace(Limits(), article_seconds=0.3)
    with suppress(MarkupError):
        blocks(unit * (limits.markdown_bytes // len(unit)), limits)
    assert blocks("*after*", limits)[0].text == "after"


def test_tags_nested_beyond_reason_are_refused():
    with pytest.raises(MarkupError, match="nested too deeply"):
        blocks("<blockquote>" * 150 + "x", Limits())
    assert blocks("<blockquote>" * 90 + "x", Limits())


def test_more_tags_than_any_article_has_are_refused():
    with pytest.raises(MarkupError, match="tags"):
        blocks("<br>" * 20_001, Limits())


def test_a_link_cannot_carry_markup_into_a_page():
    block = MarkedBlock(html="<p>x</p>", text="x", marks=(Mark(start=0, end=1, kind="link", url='"><script>'),))
    assert "<script>" not in marked(block, '"')
