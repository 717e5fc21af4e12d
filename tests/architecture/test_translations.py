"""The interface's catalogues: everything that is said is in them, translated, and nothing is said past them."""

import importlib.util
import re
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "templates" / "languages"
PROGRAMS = {"data_records.py", "data_schema.py", "headers.py", "linked_data.py", "own.py", "sitemap.py"}
"""Modules of pages whose words are for programs: schemas, data, headers, style sheets, robots."""


def tool(name):
    spec = importlib.util.spec_from_file_location(name, ROOT / ".ci" / f"{name}.py")
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


messages, translations = tool("messages"), tool("translations")
CATALOGUES = sorted(FOLDER.glob("*.po"))
SPEAKING = [
    file
    for file in messages.files(ROOT)
    if file.is_relative_to(ROOT / "templates") or (file.parent.name == "pages" and file.name not in PROGRAMS)
]


def catalogue(file):
    return read_po(file.open("rb"), locale=file.stem)


def key(message):
    return message.context, message.id


@pytest.mark.parametrize("file", SPEAKING, ids=lambda file: file.name)
def test_no_word_for_readers_is_written_past_the_catalogue(file):
    assert messages.unsaid(file) == []


def test_there_is_a_language_beside_english():
    assert CATALOGUES


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: file.stem)
def test_a_catalogue_holds_every_message_and_no_other(file):
    assert {key(m) for m in catalogue(file) if m.id} == {key(m) for m in translations.said() if m.id}


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: file.stem)
def test_every_message_is_translated_in_every_form_and_none_is_a_guess(file):
    held = [m for m in catalogue(file) if m.id]
    assert [m.id for m in held if m.fuzzy or not all((m.string,) if isinstance(m.string, str) else m.string)] == []


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: file.stem)
def test_translations_name_the_values_that_the_messages_name(file):
    held = catalogue(file)
    assert [(m.id, str(error)) for m in held if m.id for error in m.check(held)] == []


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: file.stem)
def test_translations_of_html_have_the_tags_of_the_message(file):
    def tags(text):
        return sorted(messages.tags(text))

    held = [m for m in catalogue(file) if m.id]
    pairs = [(m.id, m.string) if isinstance(m.id, str) else (m.id[1], m.string[-1]) for m in held]
    assert [(text, said) for text, said in pairs if tags(text) != tags(said)] == []


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: file.stem)
def test_what_a_build_reads_is_what_the_catalogue_says(file):
    assert file.with_suffix(".mo").read_bytes() == translations.compiled(file), "run: python .ci/translations.py compile"


def test_the_table_of_locales_is_that_of_the_cldr():
    assert translations.TABLE.read_text("utf-8") == translations.locales(), "run: python .ci/translations.py locales"


def test_words_that_are_not_said_are_found(tmp_path):
    template, module = tmp_path / "a.html", tmp_path / "a.py"
    template.write_text(
        '<p title="Hidden word">{% trans %}Said{% endtrans %} <b>Not said</b> {{ f("Nor this one") }}</p>', "utf-8"
    )
    module.write_text('"""A docstring."""\nsay("Said.")\nlabel = f"{day:%B}"\nother = "Not said"\n', "utf-8")
    assert messages.unsaid(template) == ["Hidden word", "Not said", "Nor this one"]
    assert sorted(messages.unsaid(module)) == ["%B", "Not said"]


FOREIGN = re.compile(
    r"\b(?:st(?:ands?|ood|anding)|h(?:olds?|eld|olding)|t(?:ells?|old|elling)|b(?:ears?|ore|orne|earing))\b", re.I
)
"""Verbs that do the work of "be", "contain", "cover" and "have" in translated English."""


@pytest.mark.parametrize("message", translations.said(), ids=lambda message: str(message.id)[:40])
def test_the_interface_speaks_as_a_newspaper_does(message):
    for text in message.id if isinstance(message.id, tuple) else (message.id,):
        assert not FOREIGN.search(re.sub(r"%\(\w+\)s|<[^>]*>", "", text))
