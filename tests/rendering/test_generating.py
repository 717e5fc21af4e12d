"""Code that is made of templates: the text that Jinja's own gives, and macros that are made no oftener than they need be."""

import inspect
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from jinja2 import BytecodeCache, Environment, Template, UndefinedError, runtime
from jinja2.compiler import CodeGenerator

from broadsheet.rendering.compiled import Compiled
from broadsheet.rendering.generating import FREE, Generator
from broadsheet.rendering.output import Macro
from broadsheet.rendering.templates import _Environment, _Template, environment
from broadsheet.rendering.theme import Theme
from broadsheet.values import Value
from broadsheet.wording.words import ENGLISH

THEME = Path(__file__).parents[2] / "templates"
PAGE_PARTS = ("masthead.html", "colophon.html")
"""Parts that every page includes: no macros."""


class Link(Value):
    label: str = "A & B"
    url: str = "b/index.html"
    none: str | None = None


class View(Value):
    link: Link = Link()
    links: tuple[Link, ...] = (Link(), Link(label="C"), Link(label="<D>"))
    count: int = 2


MACROS = """
{%- macro plain(link) %}<a href="{{ root }}{{ link.url }}">{{ link.label }}</a>{% endmacro %}
{%- macro given(a, b="<b>", c=a) %}{{ a }}-{{ b }}-{{ c }}{% endmacro %}
{%- macro any(a) %}{{ a }} {{ varargs | join(",") }} {{ kwargs.b }}{% endmacro %}
{%- macro around(a) %}<i>{{ caller(a) }}</i>{% endmacro %}
{%- macro nested(a) %}{{ given(given(a)) }}{% for x in [1, 2] %}{{ given(x) }}{% endfor %}{% endmacro %}
"""
IMPORT = '{% from "macros.html" import plain, given, any, around, nested with context %}'
SOURCES = {
    "attributes": "{{ view.link.label }} {{ view.link.none }} {{ view.links[0].url }}",
    "items of a dict": '{% set d = {"a": "<x>"} %}{{ d.a }} {{ d.b is defined }} {{ d.a is defined }}',
    "methods": '{{ view.link.url.partition("/")[0] }} {{ {"a": 1}.items() | list }}',
    "what is defined": "{{ view.link.label is defined }} {{ view.link.nope is defined }} {{ view.link.none is defined }}",
    "names that are not defined": "{{ nope is defined }} {{ nope | default('<none>') }} {{ view.nope | default('<none>') }}",
    "macros": IMPORT + '{{ plain(view.link) }} {{ given("&") }} {{ given("x", c="<c>") }} {{ given(c=1, a=2, b=3) }}',
    "macros within macros": IMPORT + '{{ nested("<") }}',
    "macros that take anything": IMPORT + '{{ any("<", "a", "b", b="<k>") }}',
    "macros that call back": IMPORT + '{% call(x) around("<") %}{{ x }}{{ view.count }}{% endcall %}',
    "a macro's text in an expression": IMPORT + '{{ plain(view.link) ~ "<" }} {{ [plain(view.link), "<"] | join }}',
    "texts that are joined": '{{ "<" ~ view.link.label ~ view.count }}{{ ("<" ~ "b") | length }}',
    "unescaped": IMPORT + "{% autoescape false %}{{ view.link.label }}{{ given('<') }}{{ '<' ~ view.count }}{% endautoescape %}",
    "loops": "{% for l in view.links if l.url %}{{ loop.index }}{{ l.label }}{% if not loop.last %}, {% endif %}{% endfor %}",
    "a loop of its own": "{% for x in [1, [2]] recursive %}{{ x if x is number else loop(x) }}{% endfor %}",
    "blocks": '{% extends "base.html" %}{% block main %}<{{ super() }}|{{ view.count }}>{% endblock %}',
    "a block twice": "{% block a %}x{{ view.count }}{% endblock %}{{ self.a() }}",
    "what is included": 'a{% include "part.html" %}b{% for l in view.links %}{% include "part.html" %}{% endfor %}',
    "what is set": "{% set x = view.count %}{% set y %}<b>{{ x }}</b>{% endset %}{{ y }}{% with z = x %}{{ z }}{% endwith %}",
    "filters": "{% filter upper %}a{{ view.link.label }}{% endfilter %}{{ view.links | map(attribute='label') | join(' ') }}",
    "counts": "{% trans count=view.count %}one{% pluralize %}{{ count }} of them{% endtrans %}",
}
PARTS = {
    "macros.html": MACROS,
    "base.html": "<main>{% block main %}base {{ view.link.label }}{% endblock %}</main>{{ root }}",
    "part.html": "[{{ view.link.label }}{{ root }}{{ l.label if l is defined }}]",
}


def made(folder, own=True, **sources):
    for name, source in {**PARTS, **sources}.items():
        (folder / name.replace("_html", ".html")).write_text(source, "utf-8")
    made = environment(Theme([folder]), Compiled(), ENGLISH)
    if not own:
        made.code_generator_class = CodeGenerator
    return made


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_a_template_gives_what_jinjas_own_code_gives(tmp_path, source):
    ours, plain = (made(tmp_path, own, page_html=source).get_template("page.html") for own in (True, False))
    assert ours.render(view=View(), root="../") == plain.render(view=View(), root="../")


@pytest.mark.parametrize(
    "source",
    [
        "{{ view.nope }}",
        "{{ nope.more }}",
        "{{ nope() }}",
        "{{ nope.more is defined }}",
        IMPORT + "{{ given() }}",
        IMPORT + "{{ given(1, 2, 3, 4) }}",
        IMPORT + "{{ given(1, d=4) }}",
        '{% from "macros.html" import nope with context %}{{ nope() }}',
    ],
)
def test_a_slip_is_told_as_jinja_tells_it(tmp_path, source):
    said = []
    for own in (True, False):
        with pytest.raises((UndefinedError, TypeError)) as caught:
            made(tmp_path, own, page_html=source).get_template("page.html").render(view=View(), root="../")
        said.append((type(caught.value), str(caught.value)))
    assert said[0] == said[1]


OVERRIDDEN = (
    (Generator, CodeGenerator),
    (_Environment, Environment),
    (_Template, Template),
    (Compiled, BytecodeCache),
    (Macro, runtime.Macro),
)
"""Classes of ours, and those of Jinja whose methods, mostly not documented ones, theirs stand in for."""


@pytest.mark.parametrize(("ours", "jinjas"), OVERRIDDEN, ids=lambda cls: cls.__module__ + "." + cls.__name__)
def test_what_stands_in_for_a_part_of_jinja_is_called_as_that_part_is(ours, jinjas):
    """Where this fails behind an upgrade, read what Jinja changed, mend rendering/, then raise the limit in pyproject.toml."""
    for name, method in vars(ours).items():
        if not inspect.isfunction(method) or (ours is Compiled and name in ("__init__", "_file")):
            continue
        known = getattr(jinjas, name, None)
        assert known is not None, f"Jinja {version('jinja2')} has no {jinjas.__name__}.{name}"
        if name != "__init__":
            assert _taken(method) == _taken(known), f"Jinja {version('jinja2')} calls {jinjas.__name__}.{name} otherwise"


def _taken(method):
    return [parameter.kind for parameter in inspect.signature(method).parameters.values()]


def test_the_code_of_a_template_is_ours(tmp_path):
    source = IMPORT + "{{ plain(view.link) }}{{ plain(view.link) | length }}{{ view.nope is defined }}"
    code = made(tmp_path).compile(source, raw=True)
    ours = ("printed((", "invoke((", "has(environment, ", "getattr((t_", f"{FREE} = ", "yield concat(")
    assert [part for part in ours if part not in code] == []


def test_jinja_is_of_the_series_that_the_package_asks_for():
    asked = tomllib.loads((THEME.parent / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    assert [each for each in asked if each.startswith("jinja2")] == ["jinja2>=3.1.6,<3.2"]
    assert version("jinja2").startswith("3.1.")


def modules(folder, macros, **sources):
    """The imported module, for pages of two views with one way to the top, and for one with another."""
    one = made(folder, macros_html=macros, **sources).get_template("macros.html")
    contexts = ({"view": View(), "root": ""}, {"view": View(count=3), "root": ""}, {"view": View(), "root": "../"})
    return [one.make_module(context, True, {}) for context in contexts]


def test_macros_that_look_up_nothing_but_the_way_to_the_top_are_made_once_for_each(tmp_path):
    first, second, other = modules(tmp_path, MACROS)
    assert first is second
    assert first is not other
    assert (first.plain(Link()), other.plain(Link())) == (
        '<a href="b/index.html">A &amp; B</a>',
        '<a href="../b/index.html">A &amp; B</a>',
    )


@pytest.mark.parametrize(
    ("macros", "said"),
    [
        ("{% macro plain() %}{{ view.count }}{% endmacro %}", "232"),
        ("{% set kept = [] %}{% macro plain() %}{{ kept.append(1) or kept | length }}{% endmacro %}", "111"),
        ('{% from "looking.html" import count with context %}{% macro plain() %}{{ count() }}{% endmacro %}', "232"),
        ('{% macro plain() %}{% include "looking.html" %}{% endmacro %}', "232"),
    ],
)
def test_macros_that_see_the_page_or_remember_something_are_made_for_each_page(tmp_path, macros, said):
    looking = "{% macro count() %}{{ view.count }}{% endmacro %}{{ view.count }}"
    assert "".join(made.plain() for made in modules(tmp_path, macros, looking_html=looking)) == said


def test_a_way_to_the_top_that_a_page_sets_itself_is_the_one_that_its_macros_have(tmp_path):
    source = '{% set root = "/site/" %}{% from "macros.html" import plain with context %}{{ plain(view.link) }}'
    page = made(tmp_path, page_html=source).get_template("page.html")
    assert page.render(view=View(), root="../") == '<a href="/site/b/index.html">A &amp; B</a>'


@pytest.mark.parametrize("name", sorted(path.name for path in (THEME / "partials").iterdir()))
def test_no_macro_of_the_theme_looks_up_what_differs_from_page_to_page(name):
    made = environment(Theme([THEME]), Compiled(), ENGLISH).get_template(f"partials/{name}")
    free = made.root_render_func.__globals__[FREE]
    assert name in PAGE_PARTS or {"root"}.issuperset(free), free
