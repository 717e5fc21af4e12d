"""Front matter that wants to hurt: each input is one file, one answer, and nothing else happens."""

from __future__ import annotations

import pytest

from broadsheet.content import decisions, front_matter, sources
from broadsheet.model.site import Limits

PATH = "articles/2023/07/19/a.md"
LIMITS = Limits()

MERGES = "a: &a {x: 1}\n" + "".join(
    f"k{n}: &k{n} {{<<: [*k{n - 1}, *k{n - 1}]}}\n" if n else "k0: &k0 {<<: *a}\n" for n in range(20)
)
BOMB = "a: &a [lol, lol]\n" + "".join(
    f"{b}: &{b} [{', '.join(['*' + a] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)

REFUSED = {
    "an alias bomb": BOMB,
    "nested merge keys": MERGES,
    "a tag that would call a function": 'title: !!python/object/apply:os.system ["true"]\n',
    "a tag that would read a file": "title: !include /etc/passwd\n",
    "an alias to itself": "title: &a [*a]\n",
    "brackets without end": "title: " + "[" * 50_000 + "\n",
    "braces without end": "title: " + "{a: " * 15_000 + "\n",
    "dashes without end": "- " * 30_000 + "\n",
    "questions without end": "? " * 30_000 + "\n",
    "a key that comes twice": "title: a\nrights: private\nrights: full\n",
    "a key that comes twice in two spellings": 'title: a\nrights: private\n"rights": full\n',
    "a key that is a list": "? [a]\n: b\n",
    "a directive": "%YAML 9.9\n",
    "a list": "- title: a\n",
    "a text": "just words\n",
    "nothing": "",
    "an anchor": "title: &x a\n",
    "control characters": 'title: "\\0\\x07"\n',
    "a lone surrogate": 'title: "\\ud800"\n',
    "front matter of a megabyte": "title: a\nsummary: " + "x" * 1_000_000 + "\n",
    "a title without end": "title: " + "x" * 60_000 + "\n",
    "more names than an article can have": "title: a\npeople: [" + ", ".join(f"A{n}" for n in range(2000)) + "]\n",
    "a number for a switch": "title: a\ndraft: 1\n",
    "an address that runs a script": "title: a\nurl: 'java\\nscript:alert(1)'\n",
    "an address with a space": 'title: a\nurl: "https://example.org/ onclick=x"\n',
    "a slug that climbs": "title: a\nslug: ../../../etc/cron.d/x\n",
    "a slug that is a device": "title: a\nslug: con\n",
    "a slug that is a page of ours": "title: a\nslug: index\n",
    "a slug without end": "title: a\nslug: " + "a" * 300 + "\n",
    "an alias that climbs": "title: a\naliases: [a/../../b]\n",
    "an alias elsewhere": 'title: a\naliases: ["https://example.org/"]\n',
    "an alias with a backslash": "title: a\naliases: ['..\\..\\b']\n",
    "a date beyond the calendar": "title: a\ndate: 9999-99-99\n",
    "a date of a million digits": "title: a\ndate: " + "9" * 50_000 + "\n",
    "a key of a template language": "title: a\n{{ config }}: x\n",
}


@pytest.mark.parametrize("front", REFUSED.values(), ids=REFUSED.keys())
def test_it_is_refused_with_a_line_and_a_remedy(front):
    claims, _, problems = front_matter.parse(PATH, f"---\n{front}---\n\nText.\n".encode("utf-8", "surrogatepass"), LIMITS)
    assert claims is None
    assert problems
    assert all(p.path == f"content/{PATH}" and p.line and p.found and p.expected for p in problems)
    assert all(len(p.found) + len(p.expected) < 800 for p in problems)


KEPT_AS_TEXT = [
    "<script>alert(1)</script>",
    "{{ 7 * 7 }}",
    "${jndi:ldap://x}",
    "=cmd|' /C calc'!A0",
    "\u202eevil",
    "Robert'); DROP TABLE x;--",
    "🏴\u200d☠️",
]


@pytest.mark.parametrize("title", KEPT_AS_TEXT)
def test_odd_text_stays_text(title):
    from broadsheet.content.yaml_writing import quoted

    claims, _, problems = front_matter.parse(PATH, f"---\ntitle: {quoted(title)}\n---\n".encode(), LIMITS)
    assert problems == ()
    assert claims.headline == title


@pytest.mark.parametrize(
    "data",
    [b"", b"---", b"---\n", b"---\n---", b"\xff\xfe", b"\x00", b"---\ntitle: \xff\n---\n", b"-" * 100_000, b"---\n" * 20_000],
)
def test_files_that_are_hardly_files_are_one_problem(data):
    claims, _, problems = front_matter.parse(PATH, data, LIMITS)
    assert claims is None
    assert len(problems) == 1


def test_an_article_of_five_megabytes_is_one_problem():
    claims, body, problems = front_matter.parse(PATH, b"---\ntitle: a\n---\n" + b"word " * 1_000_000, LIMITS)
    assert (claims, body) == (None, "")
    assert len(problems) == 1
    assert "limits.article_bytes" in problems[0].expected


@pytest.mark.parametrize("parse", [decisions.parse, sources.parse])
@pytest.mark.parametrize(
    "data", [BOMB.encode(), MERGES.encode(), b"[" * 100_000, b"\xff", b"a: b: c", b"x" * 5_000_000, b"- - - - - -"]
)
def test_the_editors_other_files_are_read_with_the_same_care(parse, data):
    found, problems = parse(data)
    assert found == ()
    assert problems
