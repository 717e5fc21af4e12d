"""The checks of HTML: what a browser papers over is found with its line, and sound pages have no fault."""

from __future__ import annotations

import pytest

from broadsheet.checks import markup, orphans
from broadsheet.checks.html import WORTH_A_PROCESS, pages

SOUND = '<!DOCTYPE html>\n<html lang="en"><head><title>T</title></head>\n<body><h1>T</h1>\n{body}\n</body></html>'


def found(tmp_path, body, frame=SOUND):
    (tmp_path / "index.html").write_text(frame.format(body=body), "utf-8")
    return [(problem.line, problem.found) for problem in markup.check(pages(tmp_path))]


@pytest.mark.parametrize(
    "body",
    [
        "<ul><li>one<li>two</ul><p>x<p>y",
        '<svg viewBox="0 0 1 1"><path d="M0 0"/><circle r="1"></circle></svg>',
        '<a href="x"><img src="x" alt="words"></a><a href="x" aria-label="words"><i></i></a>',
        "<h2>a</h2><h3>b</h3><h2>c</h2>",
        "<img src='x' alt=''>",
    ],
)
def test_a_sound_page_has_no_fault(tmp_path, body):
    assert found(tmp_path, body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<div><span>x</div>", "<span> is not closed before </div>"),
        ("<section>", "<section> is not closed before </body>"),
        ("</div>", "</div>, which closes nothing"),
        ('<a href="x"></a>', "<a> without words"),
        ('<a href="x">a<a href="y">b</a></a>', "a link within a link"),
        ('<img src="p.png">', "a picture without words, 'p.png'"),
        ("<h3>x</h3>", "<h3> after <h1>"),
        ("<h1>x</h1>", "2 headings of the first level"),
        ('<p class="a" class="b">x</p>', "<p> with an attribute twice"),
        ('<script type="module" src="x"></script>', "a script of type module, which does not run from disk"),
    ],
)
def test_a_fault_is_found_in_its_line(tmp_path, body, expected):
    assert (4, expected) in found(tmp_path, body)


def test_a_page_without_language_or_title_is_found(tmp_path):
    assert found(tmp_path, "", "<html><body><h1>x</h1>{body}</body></html>") == [(1, "no language"), (1, "no title")]


def orphaned(tmp_path, **files):
    for name, text in files.items():
        path = tmp_path / name.replace("__", "/")
        path = path.with_name(f"{path.name}.html")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return [(problem.path, problem.severity) for problem in orphans.check(pages(tmp_path))]


def test_a_page_that_no_way_of_links_leads_to_is_an_orphan(tmp_path):
    pair = '<a href="../{}/index.html">x</a>'
    assert orphaned(
        tmp_path,
        index='<a href="a/index.html#s1">x</a>',
        a__index='<a href="../b%20c/index.html">x</a>',
        **{"b c__index": "x"},
        d__index=pair.format("e"),
        e__index=pair.format("d"),
    ) == [("d/index.html", "warning"), ("e/index.html", "warning")]


def test_an_old_address_and_the_page_for_missing_pages_are_none(tmp_path):
    moved = '<meta http-equiv="refresh" content="0; url=../index.html">'
    assert orphaned(tmp_path, **{"index": "x", "404": "x", "old__index": moved}) == []


def test_a_redirect_to_nowhere_is_a_dead_link(tmp_path):
    from broadsheet.checks import links

    (tmp_path / "index.html").write_text('<meta http-equiv="refresh" content="0; url=gone/index.html">', "utf-8")
    (problem,) = links.check(tmp_path, pages(tmp_path))
    assert "no file gone/index.html" in problem.found


def test_two_addresses_that_differ_in_capitals_alone_are_found(tmp_path):
    assert ("b/index.html", "error") in orphaned(
        tmp_path, index='<a href="b/index.html">x</a><a href="B/index.html">x</a>', b__index="x", B__index="x"
    )


def test_many_pages_are_read_by_several_processes_and_found_in_their_order(tmp_path):
    names = [f"p{number:04d}.html" for number in range(WORTH_A_PROCESS + 20)]
    for name in names:
        (tmp_path / name).write_text(SOUND.format(body="<b>" if name == names[-1] else ""), "utf-8")
    found = pages(tmp_path)
    assert list(found) == names
    assert [path for path, page in found.items() if page.faults] == names[-1:]
