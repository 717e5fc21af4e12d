"""The site in a browser while its files change."""

from __future__ import annotations

import re

from playwright.sync_api import expect

ARTICLE = "content/articles/2024/03/04/harbour-wall-is-mended.md"
PAGE = "2024/03/04/harbour-wall-is-mended/"
DROPPED = """\
March 5, 2024

Ferry to the islands sails again

The ferry to the islands sailed again on Tuesday after two weeks in the dock. Mary Oakes, harbour master, waved it off.
"""


def test_an_article_that_is_dropped_into_seeds_stands_in_the_open_page(served, tab):
    tab.goto(served.address)
    served.write("seeds/ferry.txt", DROPPED)
    expect(tab.locator("main")).to_contain_text("ferry to the islands")
    assert list((served.folder / "content/articles/2024/03/05").iterdir())
    assert tab.wrong == []


def test_an_edited_article_is_shown_anew(served, tab):
    tab.goto(served.address + PAGE)
    text = (served.folder / ARTICLE).read_text("utf-8")
    served.write(ARTICLE, text.replace("thanked the masons", "thanked the masons and divers"))
    expect(tab.locator("main")).to_contain_text("masons and divers")


def test_a_page_that_did_not_change_is_left_alone(served, tab, chromium):
    tab.goto(served.address + "sources/")
    tab.evaluate("window.still = true")
    other = chromium.new_page()
    other.goto(served.address + PAGE)
    text = (served.folder / ARTICLE).read_text("utf-8")
    served.write(ARTICLE, text.replace("thanked the masons", "thanked the masons and divers"))
    expect(other.locator("main")).to_contain_text("masons and divers")
    other.close()
    assert tab.evaluate("window.still")


def test_an_edited_template_is_shown_anew(served, tab):
    tab.goto(served.address + "about/")
    served.write("templates/partials/colophon.html", '<footer class="colophon"><p>A footer of our own.</p></footer>\n')
    expect(tab.locator("footer")).to_contain_text("A footer of our own.")


def test_an_edited_style_is_shown_anew(served, tab):
    tab.goto(served.address)
    served.write("templates/assets/broadsheet.css", "h1 { color: rgb(1, 2, 3); }\n")
    expect(tab.locator("h1").first).to_have_css("color", "rgb(1, 2, 3)")


def test_a_template_that_cannot_be_read_is_said_in_the_page_which_stays(served, tab):
    tab.goto(served.address + "about/")
    served.write("templates/about.html", "{% extends 'base.html' %}\n{% block main %}\n<h1>Ours</h1>{% if %}\n{% endblock %}\n")
    expect(tab.get_by_role("alert")).to_contain_text("templates/about.html:3")
    expect(tab.locator("h1")).to_have_text(re.compile("About"))
    served.write("templates/about.html", "{% extends 'base.html' %}\n{% block main %}\n<h1>Ours</h1>\n{% endblock %}\n")
    expect(tab.locator("h1")).to_have_text("Ours")
    expect(tab.get_by_role("alert")).to_have_count(0)


def test_a_template_that_fails_is_said_in_the_page_which_stays_and_gone_when_mended(served, tab):
    tab.goto(served.address + "about/")
    served.write(
        "templates/about.html", "{% extends 'base.html' %}\n{% block main %}\n{{ view.nothing.of.the.kind }}\n{% endblock %}\n"
    )
    expect(tab.get_by_role("alert")).to_contain_text("templates/about.html:3")
    expect(tab.locator("h1")).to_have_text(re.compile("About"))
    tab.reload()
    expect(tab.locator("h1")).to_have_text(re.compile("About"))
    served.write("templates/about.html", "{% extends 'base.html' %}\n{% block main %}\n<h1>Mended</h1>\n{% endblock %}\n")
    expect(tab.locator("h1")).to_have_text("Mended")
    expect(tab.get_by_role("alert")).to_have_count(0)


def test_a_slip_in_the_configuration_is_said_in_the_page_and_gone_when_mended(served, tab):
    tab.goto(served.address)
    served.write("site.yaml", "title: The Harbour Digest\nrihgts: {default: full}\n")
    expect(tab.get_by_role("alert")).to_contain_text("site.yaml:2")
    served.write("site.yaml", "title: The Tide\nrights: {default: full}\n")
    expect(tab.get_by_role("alert")).to_have_count(0)
    expect(tab).to_have_title(re.compile("The Tide"))


def test_a_session_begins_with_a_broken_configuration_and_mends_itself(serve, site, tab):
    good = (site / "site.yaml").read_text("utf-8")
    (site / "site.yaml").write_text("title: [no\n", "utf-8")
    served = serve()
    tab.goto(served.address)
    expect(tab.get_by_role("alert")).to_contain_text("site.yaml")
    served.write("site.yaml", good)
    expect(tab.locator("main")).to_contain_text("Harbour wall is mended")


def test_an_article_with_a_faulty_line_is_said_in_the_page(served, tab):
    tab.goto(served.address)
    served.write("content/articles/2024/03/06/new.md", "---\ntitle: Tide\ndate: 2024-03-06\ntittle: x\n---\n\nThe tide came.\n")
    alert = tab.get_by_role("alert")
    expect(alert).to_contain_text("content/articles/2024/03/06/new.md:4")
    expect(alert).to_contain_text("perhaps 'title'")
    tab.get_by_role("button", name="Hide").click()
    expect(alert).to_have_count(0)
    tab.get_by_role("button", name="1 error").click()
    expect(alert).to_have_count(1)
    served.write("content/articles/2024/03/06/new.md", "---\ntitle: Tide\ndate: 2024-03-06\n---\n\nThe tide came.\n")
    expect(alert).to_have_count(0)
    expect(tab.locator("main")).to_contain_text("Tide")


def test_a_page_that_goes_is_missed_and_one_that_comes_is_found(served, tab):
    tab.goto(served.address + "2024/03/07/tide/")
    served.write("content/articles/2024/03/07/tide.md", "---\ntitle: Tide\ndate: 2024-03-07\n---\n\nThe tide came.\n")
    expect(tab.locator("h1")).to_contain_text("Tide")
    (served.folder / "content/articles/2024/03/07/tide.md").unlink()
    expect(tab.locator("h1")).not_to_contain_text("Tide")


def test_folders_that_come_later_are_watched_too(served, tab):
    tab.goto(served.address)
    assert not (served.folder / "templates").exists()
    served.write("templates/partials/colophon.html", '<footer class="colophon"><p>First.</p></footer>\n')
    expect(tab.locator("footer")).to_contain_text("First.")
    served.write("templates/partials/colophon.html", '<footer class="colophon"><p>Second.</p></footer>\n')
    expect(tab.locator("footer")).to_contain_text("Second.")


def test_a_folder_of_seeds_that_is_moved_in_is_read(served, tab, tmp_path):
    tab.goto(served.address)
    (tmp_path / "agency/deep").mkdir(parents=True)
    (tmp_path / "agency/deep/ferry.txt").write_text(DROPPED, "utf-8")
    (tmp_path / "agency").rename(served.folder / "seeds/agency")
    expect(tab.locator("main")).to_contain_text("ferry to the islands")
    assert tab.get_by_role("alert").count() == 0


def test_a_seed_that_is_written_under_another_name_first_is_read_once(served, tab):
    tab.goto(served.address)
    beside = served.folder / "seeds/ferry.txt.k3j2"
    beside.write_text(DROPPED, "utf-8")
    beside.rename(served.folder / "seeds/ferry.txt")
    expect(tab.locator("main")).to_contain_text("ferry to the islands")
    assert len(list((served.folder / "content").rglob("2024/03/05/*.md"))) == 1
