"""A site's own templates, assets, colours and pages: each takes the place of one of the theme's, and nothing else changes."""

import re
import shutil
from pathlib import Path

import pytest

from broadsheet import pipeline
from tests.folders import output

ROOT = Path(__file__).parents[2]


@pytest.fixture
def site(tmp_path):
    shutil.copytree(ROOT / "tests" / "sites" / "harbour" / "content", tmp_path / "content")
    settings(tmp_path, "")
    pipeline.build(tmp_path)
    return tmp_path


def settings(folder, more):
    (folder / "site.yaml").write_text(f"title: Test\nrights: {{default: full}}\n{more}", "utf-8")


def put(folder, name, text):
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def test_a_partial_of_the_sites_own_stands_on_every_page_that_has_it(site):
    before = output(site)
    put(site, "templates/partials/colophon.html", "<footer>Ours alone</footer>\n")
    pipeline.build(site)
    after = output(site)
    framed = [path for path, data in before.items() if path.endswith(".html") and b'class="colophon"' in data]
    assert len(framed) > 10
    assert all(b"<footer>Ours alone</footer>" in after[path] and b'class="colophon"' not in after[path] for path in framed)
    assert {path for path in before if before[path] != after[path]} == set(framed)


def test_a_template_of_one_page_changes_that_page_alone(site):
    before = output(site)
    put(site, "templates/404.html", '{% extends "base.html" %}{% block main %}<h1>Gone fishing</h1>{% endblock %}')
    pipeline.build(site)
    after = output(site)
    assert {path for path in before if before[path] != after[path]} == {"404.html"}
    assert b"Gone fishing" in after["404.html"]


def test_an_asset_of_the_sites_own_takes_the_place_of_the_themes(site):
    put(site, "templates/assets/icon.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    put(site, "templates/assets/extra.css", "p { color: red }")
    pipeline.build(site)
    after = output(site)
    assert after["assets/icon.svg"] == b"<svg xmlns='http://www.w3.org/2000/svg'/>"
    assert after["assets/extra.css"] == b"p { color: red }"
    assert "assets/broadsheet.css" in after


def test_a_build_after_the_sites_own_files_are_gone_is_as_before(site):
    before = output(site)
    put(site, "templates/partials/colophon.html", "<footer>Ours alone</footer>\n")
    pipeline.build(site)
    shutil.rmtree(site / "templates")
    pipeline.build(site)
    assert output(site) == before


def test_colours_are_added_to_the_sheet_and_every_page_names_that_alone(site):
    settings(site, 'theme: {accent: "#0b5d2e", serif: "Georgia, serif"}\n')
    assert pipeline.build(site).problems == ()
    after = output(site)
    sheet, added = after["assets/broadsheet-themed.css"].decode().split("/* Colours and fonts of site.yaml. */\n")
    assert sheet.strip() == after["assets/broadsheet.css"].decode().strip()
    assert added.splitlines()[0] == ":root { --serif: Georgia, serif; --rubric: #0b5d2e; --on-rubric: #ffffff; }"
    pages = [data for path, data in after.items() if path.endswith(".html") and b'http-equiv="refresh"' not in data]
    sheets = re.compile(rb'rel="stylesheet" href="(?:\.\./)*([^"]+)"')
    assert all(sheets.findall(page) == [b"assets/broadsheet-themed.css"] for page in pages)


def test_a_sheet_of_the_sites_own_is_the_one_that_colours_are_added_to(site):
    settings(site, 'theme: {accent: "#0b5d2e"}\n')
    pipeline.build(site)
    put(site, "templates/assets/broadsheet.css", "p { margin: 0 }\n")
    pipeline.build(site)
    assert output(site)["assets/broadsheet-themed.css"].startswith(b"p { margin: 0 }\n\n/* Colours")


def test_pages_of_the_sites_own_are_made_and_linked(site):
    put(site, "content/pages/imprint.md", "---\ntitle: Imprint\nnav: true\n---\n\n## Who\n\nBy *us* <script>alert(1)</script>.\n")
    put(site, "content/pages/contact.md", "---\ntitle: Contact\n---\n\nWrite.\n")
    assert pipeline.build(site).problems == ()
    after = output(site)
    page, front = after["imprint/index.html"].decode(), after["index.html"].decode()
    assert "<h1>Imprint</h1>" in page
    assert "<h2>Who</h2>" in page
    assert "By <em>us</em> ." in page or "By <em>us</em>." in page
    assert "alert" not in page
    assert front.count('href="imprint/index.html"') == 2  # navigation and foot
    assert front.count('href="contact/index.html"') == 1
    assert b"/imprint/" in after["sitemap/site.xml"]


def test_a_change_of_a_page_of_the_sites_own_is_seen_by_the_next_build(site):
    put(site, "content/pages/imprint.md", "---\ntitle: Imprint\n---\n\nOne.\n")
    pipeline.build(site)
    put(site, "content/pages/imprint.md", "---\ntitle: Imprint\n---\n\nTwo.\n")
    report = pipeline.build(site)
    assert b"Two." in output(site)["imprint/index.html"]
    assert report.written == 1


def test_a_page_at_an_address_that_is_taken_is_a_problem_and_the_site_keeps_its_own(site):
    put(site, "content/pages/topics.md", "---\ntitle: Mine\n---\n")
    [problem] = pipeline.build(site).problems
    assert str(problem) == (
        "content/pages/topics.md: the address /topics/, which is a page of the site already; expected a file of another name"
    )
    assert b"<h1>Topics</h1>" in output(site)["topics/index.html"]
