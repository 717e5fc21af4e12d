"""What the page about the site offers and says of itself, as its settings have it."""

from __future__ import annotations

import re

import pytest

from broadsheet import pipeline, starting


def about(folder, *settings):
    (folder / "site.yaml").write_text("\n".join(["title: The Week", *settings, ""]), "utf-8")
    pipeline.build(folder)
    return " ".join(re.sub("<[^>]+>", " ", (folder / "output" / "about" / "index.html").read_text("utf-8")).split())


def test_a_page_is_offered_to_be_hidden_only_where_somebody_can_be_asked(tmp_path):
    assert "to be hidden" not in about(tmp_path)
    assert "A person may ask for a page to be hidden: write to us" in about(tmp_path, "report: desk@example.org")


def test_a_site_is_not_published_by_itself(tmp_path):
    assert "The Week is a digest of the news, made from articles." in about(tmp_path, "publisher: The Week")
    assert "made from articles and published by Example Press." in about(tmp_path, "publisher: Example Press")


@pytest.mark.parametrize("rights", ["", "rights: {default: excerpt, excerpt_words: 40}"])
def test_no_publisher_is_promised_to_have_the_rest_of_an_excerpt(tmp_path, rights):
    said = about(tmp_path, *filter(None, [rights]))
    assert "read at its publisher" not in said
    assert "where it came with its address, a link leads to the rest." in said


def test_a_new_sites_settings_name_who_answers_for_it_and_where_to_write(tmp_path):
    starting.start(tmp_path / "new")
    said = (tmp_path / "new" / "site.yaml").read_text("utf-8")
    (tmp_path / "new" / "site.yaml").write_text(re.sub(r"(?m)^# (?=[a-z_]+:)", "", said), "utf-8")
    site = pipeline.build(tmp_path / "new")
    assert site.problems == ()
    assert 'href="mailto:desk@example.org"' in (tmp_path / "new" / "output" / "about" / "index.html").read_text("utf-8")
