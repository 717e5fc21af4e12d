"""What templates say, in another language: put in its place when the template is compiled."""

import pytest

from broadsheet.rendering.compiled import Compiled
from broadsheet.rendering.templates import Templates, environment
from broadsheet.rendering.theme import Theme, ThemeError
from broadsheet.wording import Words
from broadsheet.wording.words import ENGLISH

SAID = {
    "The article": "Der Artikel",
    "%(name)s of <b>%(place)s</b>": "<b>%(place)s</b>: %(name)s",
    "about %(name)s": 'zu "%(name)s" & mehr',
    "100%% of it": "alles, 100%%",
}


class Backwards:
    """A language that turns phrases round."""

    def gettext(self, message):
        return SAID.get(message, message)

    def pgettext(self, context, message):
        return f"{message} ({context})"

    def ngettext(self, one, others, count):
        return {"one of %(all)s": ("eins von %(all)s", "%(count)s von %(all)s")}.get(one, (one, others))[count != 1]

    def npgettext(self, context, one, others, count):
        return self.ngettext(one, others, count)


OTHER = Words("xx", Backwards(), lambda n: int(n != 1), "xx")


def rendered(folder, source, words=OTHER, view=None):
    (folder / "page.html").write_text(source, "utf-8")
    return Templates(Theme([folder]), words).render("page.html", view, "../")


def test_a_text_is_said_in_the_language(tmp_path):
    source = "<h2>{% trans %}The article{% endtrans %}</h2>"
    assert rendered(tmp_path, source) == "<h2>Der Artikel</h2>"
    assert rendered(tmp_path, source, ENGLISH) == "<h2>The article</h2>"


def test_values_stand_where_the_language_wants_them_and_are_escaped(tmp_path):
    source = "{% trans name=view, place='Oslo & more' %}{{ name }} of <b>{{ place }}</b>{% endtrans %}"
    assert rendered(tmp_path, source, view="<i>") == "<b>Oslo &amp; more</b>: &lt;i&gt;"


def test_a_text_in_an_expression_is_plain_and_escaped(tmp_path):
    assert rendered(tmp_path, '<a title="{{ _("about %(name)s", name=view) }}">', view="A") == (
        '<a title="zu &#34;A&#34; &amp; mehr">'
    )
    assert rendered(tmp_path, "{% macro m(x) %}[{{ x }}]{% endmacro %}{{ m(_('The article')) }}") == "[Der Artikel]"


@pytest.mark.parametrize(("count", "said"), [(1, "eins von 9"), (0, "0 von 9"), (1234, "1,234 von 9")])
def test_a_number_decides_the_form_and_is_grouped(tmp_path, count, said):
    source = "{% trans count=view, all=9 %}one of {{ all }}{% pluralize %}{{ count }} of {{ all }}{% endtrans %}!"
    assert rendered(tmp_path, source, view=count) == f"{said}!"


def test_a_context_and_a_per_cent_sign_are_kept(tmp_path):
    assert rendered(tmp_path, '{% trans "day" %}From{% endtrans %}') == "From (day)"
    assert rendered(tmp_path, "{% trans %}100% of it{% endtrans %}") == "alles, 100%"


def test_the_compiled_page_looks_nothing_up(tmp_path):
    (tmp_path / "page.html").write_text("{% trans %}The article{% endtrans %}", "utf-8")
    source = environment(Theme([tmp_path]), Compiled(), OTHER).compile("{% trans %}The article{% endtrans %}", raw=True)
    assert "Der Artikel" in source
    assert "gettext" not in source


def test_a_message_that_is_no_text_is_an_error_that_names_its_line(tmp_path):
    with pytest.raises(ThemeError) as caught:
        rendered(tmp_path, "\n{{ _(view) }}")
    assert (caught.value.line, caught.value.found) == (2, "only a text in quotation marks can be translated")


def test_a_translation_that_names_a_value_that_is_not_there_is_told(tmp_path):
    with pytest.raises(ThemeError) as caught:
        rendered(tmp_path, "{{ _('about %(name)s', nam=view) }}")
    assert "no value 'name'" in caught.value.found
