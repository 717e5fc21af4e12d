"""The checks find what is wrong in an output folder, and nothing in a good one."""

from __future__ import annotations

import gzip

import pytest

from broadsheet.checks import evidence, links, rights
from broadsheet.checks.html import pages

ARTICLE = (
    '<p id="s1"><a class="num" href="#s1">1</a>Mara Ilves said the bridge was “safe for now” on Monday.</p>'
    '<p id="s2">It opened.</p>'
)
QUOTE = (
    '<figure class="quote"><blockquote><p>“{words}”</p></blockquote>'
    '<figcaption><a class="cite" href="a/index.html#s{n}">¶1</a></figcaption></figure>'
)


def site(tmp_path, front):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text(ARTICLE, "utf-8")
    (tmp_path / "index.html").write_text(front, "utf-8")
    return tmp_path


def test_a_good_site_has_no_problem(tmp_path):
    output = site(tmp_path, QUOTE.format(words="safe for now", n=1) + '<a href="a/index.html#s2">x</a>')
    assert [*links.check(output, pages(output)), *evidence.check(pages(output))] == []
    assert evidence.count(pages(output)) == 1


def test_a_quotation_counts_once_however_often_it_is_printed_and_samples_do_not(tmp_path):
    quote = QUOTE.format(words="safe for now", n=1)
    output = site(tmp_path, quote + quote)
    (output / "b.html").write_text(quote + '<p id="s1">Mara Ilves</p>' + quote.replace("a/index.html#s1", "#s1"), "utf-8")
    assert evidence.count(pages(output)) == 1


def test_a_link_to_nowhere_is_named_with_its_line(tmp_path):
    output = site(tmp_path, '<p>\n<a href="b/index.html">x</a>')
    (problem,) = links.check(output, pages(output))
    assert (problem.path, problem.line) == ("index.html", 2)
    assert "no file b/index.html" in problem.found


def test_a_missing_anchor_an_absolute_path_and_a_script_address_are_found(tmp_path):
    output = site(tmp_path, '<a href="a/index.html#s9">x</a><a href="/a/">x</a><a href="javascript:1">x</a><a href="a/">x</a>')
    assert len(list(links.check(output, pages(output)))) == 4


def test_the_page_for_missing_pages_may_link_from_the_host_to_where_the_site_stands(tmp_path):
    output = site(tmp_path, "")
    (output / "404.html").write_text('<a href="/news/a/index.html#s2">x</a><a href="/news/b/index.html">x</a>', "utf-8")
    (problem,) = links.check(output, pages(output), "https://example.org/news/")
    assert "no file b/index.html" in problem.found


def test_an_id_that_stands_twice_is_found(tmp_path):
    output = site(tmp_path, '<p id="x"></p><p id="x"></p>')
    assert [p.field for p in links.check(output, pages(output))] == ["id"]


def test_a_quotation_with_other_words_is_found(tmp_path):
    output = site(tmp_path, QUOTE.format(words="safe for ever", n=1))
    assert ["other words stand there" in p.found for p in evidence.check(pages(output))] == [True]


def test_a_quotation_is_not_sought_before_its_sentence(tmp_path):
    output = site(tmp_path, QUOTE.format(words="safe for now", n=2))
    assert len(list(evidence.check(pages(output)))) == 1


def test_hidden_words_are_found_wherever_they_leak(tmp_path):
    output = site(tmp_path, "")
    (tmp_path / "data.jsonl").write_text('{"x": "the seventh crate held only wet sand and"}', "utf-8")
    public = "The harbour was closed on Monday."
    body = public + " The seventh crate held only wet sand and nothing else at all."
    assert [p.path for p in rights.check(output, [("articles/x.md", body, public)])] == ["data.jsonl"]


HIDDEN = "The harbour was closed on Monday. The seventh crate held only wet sand and nothing else at all."
SHOWN = "The harbour was closed on Monday."


def leaks(tmp_path, text, name):
    (tmp_path / name).write_text(text, "utf-8")
    found = list(rights.check(tmp_path, [("articles/x.md", HIDDEN, SHOWN)]))
    (tmp_path / name).unlink()
    return [problem.path for problem in found] == [name]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", "<p>The <b>seventh</b> crate <mark>held</mark> <a href='x'>only<br>wet</a> <span id='s1'>sand</span> and"),
        ("a.html", "<p>The\nseventh crate&#32;held\n\nonly wet sand</p>"),
        ("a.html", '<meta name="description" content="The seventh crate held only wet sand">'),
        ("a.html", '<img src="x" alt="The seventh crate held only wet sand">'),
        ("a.html", '<script type="application/ld+json">{"text":"The seventh crate held only wet sand"}</script>'),
        ("a.html", "&lt;p&gt;The seventh crate held only wet sand&lt;/p&gt;"),
        ("a.atom", "<summary type='html'>&lt;p&gt;The &lt;b&gt;seventh crate&lt;/b&gt; held only wet sand.</summary>"),
        ("a.xml", "<title>The seventh crate held only wet sand</title>"),
        ("a.json", '{"content_html": "<p>The <b>seventh</b> crate held \\"only wet\\" sand<\\/p>"}'),
        ("a.jsonl", '{"a":"x"}\n{"text":"The seventh\\ncrate held only\\u0020wet sand"}\n'),
        ("a.js", 'names("a", ["The seventh crate held only wet sand"])'),
        ("a.txt", "Also: the seventh crate held\nonly wet sand and nothing else."),
        ("a.csv", 'id,text\n1,"He said, the seventh crate held only wet sand"\n'),
    ],
)
def test_nothing_that_runs_on_within_a_passage_hides_a_leak(tmp_path, name, text):
    assert leaks(tmp_path, text, name)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", "<blockquote><p>The seventh crate held only</p></blockquote><p>wet sand and"),
        ("a.html", "<p>The seventh crate<figcaption><b>held only wet sand</b></figcaption>"),
        ("a.html", '<p title="The seventh crate held">only wet sand and'),
        ("a.html", '<script type="application/ld+json">["The seventh crate","held only wet sand"]</script>'),
        ("a.atom", "<entry><title>The seventh crate held</title><summary>only wet sand and</summary></entry>"),
        ("a.json", '{"title": "The seventh crate held", "summary": "only wet sand"}'),
        ("a.json", '["The seventh crate", "held only wet sand"]'),
        ("a.txt", "The seventh crate held\n\nonly wet sand and"),
        ("a.csv", "The seventh crate,held only wet sand\n"),
    ],
)
def test_words_of_two_passages_are_no_words_of_an_article(tmp_path, name, text):
    assert not leaks(tmp_path, text, name)


def test_the_public_part_may_stand_anywhere(tmp_path):
    output = site(tmp_path, "The harbour was closed on Monday morning.")
    public = "The harbour was closed on Monday morning."
    assert list(rights.check(output, [("articles/x.md", public + " More words follow here, six of them.", public)])) == []


def test_a_summary_below_its_headline_is_no_leak_where_the_article_says_its_headline_again(tmp_path):
    headline, text = "The ferry between Orlen and Velmar sails", "It was in dock. A rudder broke in spring."
    body = f"{text} More on this: {headline}. A rudder broke and nobody knew why, says a report."
    hidden = [("articles/x.md", body, f"{headline}\n\n{text}")]
    page = tmp_path / "page.html"
    page.write_text(f"<h2>{headline}</h2><p>A rudder broke in spring.</p>", "utf-8")
    assert list(rights.check(tmp_path, hidden)) == []
    page.write_text(f"<h2>{headline}</h2><p>A rudder broke and nobody knew why</p>", "utf-8")
    assert [problem.path for problem in rights.check(tmp_path, hidden)] == ["page.html"]


def test_a_link_to_the_sites_own_address_on_the_web_does_not_work_from_disk(tmp_path):
    output = site(tmp_path, '<a href="https://example.org/a/">x</a><link rel="canonical" href="https://example.org/a/">')
    (problem,) = links.check(output, pages(output), "https://example.org/")
    assert "leaves the folder" in problem.found
    output = tmp_path / "b"
    (output / "a").mkdir(parents=True)
    (output / "index.html").write_text('<a href="https://example.org/original/">x</a>', "utf-8")
    assert [*links.check(output, pages(output), "https://example.org/")] == []


def test_what_a_style_sheet_loads_is_looked_for(tmp_path):
    (tmp_path / "icon.svg").write_text("x", "utf-8")
    rules = ["a { background: url(icon.svg) }", "b { background: url('gone.svg') }", '@import "https://example.org/x.css";']
    (tmp_path / "a.css").write_text("\n".join([*rules, "c { mask: url(#m) }"]), "utf-8")
    assert [(p.line, p.found) for p in links.styles(tmp_path)] == [
        (2, "'gone.svg': no file gone.svg"),
        (3, "'https://example.org/x.css': it is on another server"),
    ]


def test_hidden_words_are_found_in_the_index_of_search_too(tmp_path):
    body = "The harbour was closed. Nobody may read these very words of it."
    data = f'pagefind_dcd{{"content":"{body}"}}'.encode()
    (tmp_path / "a.pf_fragment").write_bytes(gzip.compress(data))
    (tmp_path / "names.js").write_text('broadsheetNames("h",["Nobody may read these very words"]);', "utf-8")
    found = rights.check(tmp_path, [("articles/x.md", body, "The harbour was closed.")])
    assert [problem.path for problem in found] == ["a.pf_fragment", "names.js"]
