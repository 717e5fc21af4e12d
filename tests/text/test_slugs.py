"""A slug is safe wherever it stands: in a URL, in a file name, inside output/."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.engine.files import safe_join
from broadsheet.text.slugs import MAXIMUM, RESERVED, slugify


@given(st.text())
def test_whatever_the_words_a_slug_is_plain_short_and_stays_inside(words):
    slug = slugify(words)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug.encode()) <= MAXIMUM
    assert slug not in RESERVED
    assert safe_join(Path("/output"), f"people/{slug}/index.html") == Path("/output/people") / slug / "index.html"


@given(st.text(min_size=1), st.text(min_size=1))
def test_words_of_other_scripts_do_not_share_a_slug(one, other):
    if slugify(one) == slugify(other):
        assert re.search(r"[a-z0-9]", slugify(one))


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("Kerry’s trip: “no agreement”", "kerrys-trip-no-agreement"),
        ("Łukasz Pogačar", "lukasz-pogacar"),
        ("U.S.", "us"),
        ("../../etc/passwd", "etc-passwd"),
    ],
)
def test_slugs_read_like_the_words(words, slug):
    assert slugify(words) == slug


@pytest.mark.parametrize("words", ["", "…", "北京", "CON", "index", "Recent"])
def test_what_folds_to_nothing_or_is_reserved_gets_a_fingerprint(words):
    assert re.search(r"-[0-9a-f]{8}$", slugify(words))
