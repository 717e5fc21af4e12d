"""Templates: what they may see, and what is said of one that fails."""

import pytest

from broadsheet.model.page import Page
from broadsheet.rendering.render import Renderer, root_of
from broadsheet.rendering.theme import Theme, ThemeError
from broadsheet.values import Value


class View(Value):
    title: str = "A & B"


def renderer(folder, **templates):
    folder.mkdir(exist_ok=True)
    for name, source in templates.items():
        (folder / f"{name}.html").write_text(source, encoding="utf-8")
    return Renderer([folder])


def page(template="page.html", path="a/index.html", view=None):
    return Page(path=path, format="html", view=view or View(), template=template)


def failure(folder, **templates):
    with pytest.raises(ThemeError) as caught:
        renderer(folder, **templates).render(page())
    return caught.value.template, caught.value.line, caught.value.found


def expected(folder, **templates):
    with pytest.raises(ThemeError) as caught:
        renderer(folder, **templates).render(page())
    return caught.value.expected


def test_a_page_is_its_template_with_every_value_escaped(tmp_path):
    assert renderer(tmp_path, page="{{ view.title }} {{ root }}").render(page()) == b"A &amp; B ../"


def test_escaping_does_not_depend_on_the_name_of_a_template(tmp_path):
    (tmp_path / "feed.atom").write_text("{{ view.title }}")
    assert Renderer([tmp_path]).render(page("feed.atom")) == b"A &amp; B"


def test_the_way_to_the_top_has_a_step_for_each_folder():
    assert (root_of("index.html"), root_of("2023/07/19/index.html")) == ("", "../../../")


def test_an_undefined_name_is_told_with_template_and_line(tmp_path):
    template, line, found = failure(tmp_path, page="a\n{% include 'part.html' %}\n", part="b\n\n{{ view.nope }}")
    assert (template, line) == ("part.html", 3)
    assert found == "no 'nope' in View"
    assert expected(tmp_path, page="{{ view.nope }}") == "one of title"
    assert expected(tmp_path, page="{{ view.titel }}") == "perhaps 'title'"


def test_a_slip_in_the_syntax_is_told_with_template_and_line(tmp_path):
    assert failure(tmp_path, page="a\n{% if %}")[:2] == ("page.html", 2)


def test_a_filter_that_is_not_there_is_told(tmp_path):
    assert "longdat" in failure(tmp_path, page="{{ view.title|longdat }}")[2]


def test_a_wrong_type_is_told_with_template_and_line(tmp_path):
    template, line, found = failure(tmp_path, page="\n{{ view.title|longdate }}")
    assert (template, line) == ("page.html", 2)
    assert "AttributeError" in found


def test_a_template_that_is_missing_is_told(tmp_path):
    assert failure(tmp_path, other="")[0] == "page.html"
    assert "part.html" in failure(tmp_path, page="{% include 'part.html' %}")[2]
    with pytest.raises(ThemeError) as caught:
        renderer(tmp_path, page="a\n{% include 'prt.html' %}", part="").parts(page())
    error = caught.value
    assert (error.template, error.line, error.found) == ("page.html", 2, "'prt.html', which is no template")
    assert error.expected == "one that the theme has, perhaps 'part.html'"


def test_a_template_of_the_sites_own_that_no_page_uses_is_told_with_what_may_be_meant(tmp_path):
    built_in, own = tmp_path / "theme", tmp_path / "own"
    (own / "partials").mkdir(parents=True)
    built_in.mkdir()
    (built_in / "front.html").write_text("")
    (own / "front.html").write_text("{% include 'partials/mine.html' %}")
    (own / "partials" / "mine.html").write_text("")
    assert list(Theme([own, built_in]).unused()) == []
    (own / "frnt.html").write_text("")
    assert list(Theme([own, built_in]).unused()) == [("frnt.html", ", perhaps 'front.html'")]
    assert list(Theme([built_in]).unused()) == []


@pytest.mark.parametrize("name", ["range", "lipsum", "cycler", "joiner", "namespace", "dict"])
def test_templates_have_no_globals(tmp_path, name):
    assert name in failure(tmp_path, page="{{ " + name + " }}")[2]


def test_templates_have_no_chance(tmp_path):
    assert "random" in failure(tmp_path, page="{{ 'ab'|random }}")[2]


@pytest.mark.parametrize("verb", ["include view.title", "extends view.title", "import view.title as x", "include 'a' ~ 'b'"])
def test_a_reference_that_only_a_run_would_tell_is_an_error_with_its_line(tmp_path, verb):
    template, line, found = closure_failure(tmp_path, "\n\n{% " + verb + " %}")
    assert (template, line) == ("page.html", 3)
    assert "quotation marks" in found


def closure_failure(folder, source):
    (folder / "page.html").write_text(source)
    with pytest.raises(ThemeError) as caught:
        Theme([folder]).closure("page.html")
    return caught.value.template, caught.value.line, caught.value.found


def test_the_closure_holds_all_that_is_included_however_far(tmp_path):
    made = renderer(
        tmp_path,
        page='{% extends "base.html" %}{#{% include x %}#}{%- from "macros.html" import m with context -%}',
        base="{% include 'part.html' ignore missing %}{% raw %}{% include x %}{% endraw %}",
        part="",
        macros="{%+ import 'part.html' as p %}",
    )
    assert set(made.theme.closure("page.html")) == {"page.html", "base.html", "part.html", "macros.html"}


def test_a_change_anywhere_in_the_closure_changes_the_key_and_nothing_else_does(tmp_path):
    before = renderer(tmp_path, page="{% include 'part.html' %}", part="a", other="c")
    key = before.key(page())
    assert renderer(tmp_path, other="d").key(page()) == key
    assert renderer(tmp_path, part="b").key(page()) != key


def test_the_key_tells_views_apart(tmp_path):
    made = renderer(tmp_path, page="")
    assert made.key(page()) != made.key(page(view=View(title="C")))
    assert made.key(page()) == made.key(page(view=View()))


def test_the_first_folder_that_has_a_template_provides_it(tmp_path):
    renderer(tmp_path / "built-in", page="{% include 'part.html' %}", part="theirs")
    renderer(tmp_path / "own", part="ours")
    assert Renderer([tmp_path / "own", tmp_path / "built-in"]).render(page()) == b"ours"


@pytest.mark.parametrize("name", ["../secret.html", "/etc/passwd", "a/../b.html", "", ".hidden", "a//b"])
def test_a_name_cannot_lead_out_of_the_theme(tmp_path, name):
    (tmp_path / "secret.html").write_text("secret")
    with pytest.raises(ThemeError):
        Renderer([tmp_path / "theme"]).render(page(name))
