"""May a content file be replaced?"""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from broadsheet.content import front_matter, provenance
from broadsheet.model.article import Seed
from broadsheet.model.site import Limits

FILE = provenance.stamped("---\ntitle: a\ndate: 2023-07-19\n---\n\nThe body.\n").encode()


def test_a_file_as_it_was_generated_may_be_replaced():
    assert provenance.may_replace(FILE)
    assert not front_matter.parse("articles/2023/07/19/a.md", FILE, Limits())[0].edited


@pytest.mark.parametrize("data", [FILE.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + FILE])
def test_a_checkout_with_other_line_ends_is_no_edit(data):
    assert provenance.may_replace(data)


@pytest.mark.parametrize(
    "data",
    [
        FILE.replace(b"The body", b"A body"),
        FILE.replace(b"title: a", b"title: b"),
        FILE.replace(b"title: a\n", b"title: a\n# a remark\n"),
        FILE + b"\n",
        FILE.replace(b"generated:", b"# generated:"),
        b"---\ntitle: a\n---\n\nThe body.\n",
        b"",
        b"generated: nothing\n",
    ],
)
def test_an_edited_file_and_somebodys_own_may_not(data):
    assert not provenance.may_replace(data)


@given(st.integers(0, len(FILE) - 1), st.binary(min_size=1, max_size=3))
@example(40, b"\t")
@example(41, b" ")
@example(74, b"\r")
def test_no_change_of_any_byte_goes_unseen(at, new):
    data = FILE[:at] + new + FILE[at + 1 :]
    if data.replace(b"\r\n", b"\n") != FILE:
        assert not provenance.may_replace(data)


def test_the_seed_of_a_file_is_known_even_where_its_front_matter_is_broken():
    data = b'---\ntitle: [a\nseed: {path: seeds/a.txt, fingerprint: "00ff"}\n---\n\nBody.\n'
    assert provenance.seed_of(data) == Seed(path="seeds/a.txt", fingerprint="00ff")
    assert provenance.seed_of(data.replace(b"\n", b"\r\n")) == Seed(path="seeds/a.txt", fingerprint="00ff")
    assert provenance.seed_of(b"---\ntitle: a\n---\n") is None
