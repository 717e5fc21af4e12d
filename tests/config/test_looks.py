"""``theme`` of site.yaml, and the site's own pages: what is taken, and what is said of the rest."""

import pytest

from broadsheet import config


def load(folder, yaml):
    (folder / "site.yaml").write_text(f"title: Test\n{yaml}", "utf-8")
    return config.load(folder)


def test_colours_and_fonts_are_read(tmp_path):
    look = load(tmp_path, 'theme:\n  accent: "#0B5D2E"\n  serif: Georgia, serif\n  dark: {accent: "#7fd6a0"}\n').look
    assert (look.light.accent, look.dark.accent, look.serif) == ("#0b5d2e", "#7fd6a0", "Georgia, serif")


@pytest.mark.parametrize(
    ("yaml", "says"),
    [
        ("theme: {accent: red}\n", "site.yaml:2: accent: 'red'; expected a colour such as"),
        ("theme: {serif: 'url(x); }'}\n", "expected names of fonts"),
        ("theme: {colour: red}\n", "an unknown key 'colour'"),
        ("news_sitemap: true\n", "expected false, or a base_url and a publisher"),
    ],
)
def test_what_is_no_colour_and_no_font_is_an_error_with_its_line(tmp_path, yaml, says):
    with pytest.raises(config.ConfigError) as caught:
        load(tmp_path, yaml)
    assert says in str(caught.value)


def test_colours_that_are_hard_to_read_are_a_problem_and_are_used_all_the_same(tmp_path):
    site = load(tmp_path, 'theme: {accent: "#ffcccc", ink: "#222222"}\n')
    [problem] = site.problems
    assert str(problem) == (
        "site.yaml:2: theme: accent #ffcccc on paper #fcfbf8 has a contrast of 1.3 to 1; "
        "expected at least 4.5 to 1, which WCAG asks of text (AA)"
    )
    assert problem.severity == "warning"
    assert site.look.light.accent == "#ffcccc"


def own(folder, **pages):
    (folder / "content" / "pages").mkdir(parents=True, exist_ok=True)
    for name, text in pages.items():
        (folder / "content" / "pages" / f"{name}.md").write_text(text, "utf-8")
    return load(folder, "")


def test_own_pages_are_read_by_their_names(tmp_path):
    site = own(tmp_path, imprint="---\ntitle: Imprint\nnav: true\n---\n\nUs.\n", contact="---\ntitle: Contact\n---\nWrite.")
    assert [(page.slug, page.title, page.nav, page.body) for page in site.own_pages] == [
        ("contact", "Contact", False, "Write."),
        ("imprint", "Imprint", True, "Us."),
    ]
    assert site.problems == ()


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("topics", "---\ntitle: T\n---\n", "the address /topics/, which is a page of the site already"),
        ("2023", "---\ntitle: T\n---\n", "the address /2023/"),
        ("Über uns", "---\ntitle: T\n---\n", "expected small letters, figures and hyphens"),
        ("a", "---\ntitel: T\n---\n", "titel"),
        ("a", "no front matter", "no front matter"),
        ("a", "---\nnav: true\n---\n", "no title"),
        ("a", "---\ntitle: T\nnav: perhaps\n---\n", "perhaps"),
    ],
)
def test_a_page_that_cannot_be_one_is_a_problem_and_the_others_stay(tmp_path, name, text, says):
    site = own(tmp_path, **{name: text, "good": "---\ntitle: Good\n---\n"})
    assert "good" in [page.slug for page in site.own_pages]
    assert says in " ".join(map(str, site.problems))


def test_every_first_folder_of_a_site_is_reserved():
    from broadsheet.content.own_pages import RESERVED
    from broadsheet.pages.shell import SECTIONS

    assert {url.partition("/")[0] for _, _, url in SECTIONS if "/" in url} <= RESERVED
