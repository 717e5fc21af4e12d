"""The reference says what the code does: commands, options and keys are in it, examples are read, links lead somewhere."""

from __future__ import annotations

import argparse
import dataclasses
import re
from pathlib import Path

import pytest

from broadsheet import cli, config, readers, reports
from broadsheet.content import claims, corrections, decisions, entity_notes, front_matter, sources
from broadsheet.model.site import Limits
from broadsheet.pages.data import data_schema
from broadsheet.publishing import catalogue
from broadsheet.readers.fields import NAMES
from broadsheet.rendering import filters
from broadsheet.text.keys import key as folded
from broadsheet.values import names
from broadsheet.wording.words import ENGLISH

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.rglob("*.md"), *ROOT.glob("*.md")])
LINK = re.compile(r"\]\((?!https?://|mailto:)([^)#\s]*)(#[^)\s]*)?\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def reference(name: str) -> str:
    return (DOCS / "reference" / f"{name}.md").read_text("utf-8")


def example(name: str) -> bytes:
    return re.search(r"```yaml\n(.*?)```", reference(name), re.DOTALL)[1].encode()


def missing(words, text: str) -> list[str]:
    return [word for word in words if f"`{word}" not in text]


def commands() -> dict[str, argparse.ArgumentParser]:
    return next(a for a in cli.parser()._actions if isinstance(a, argparse._SubParsersAction)).choices


def anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def test_every_command_is_in_the_reference():
    assert missing(commands(), reference("commands")) == []


@pytest.mark.parametrize("command", commands())
def test_every_option_of_a_command_is_in_the_reference(command):
    options = [option for action in commands()[command]._actions for option in action.option_strings if option.startswith("--")]
    assert missing(options, reference("commands")) == []


def test_every_key_of_site_yaml_is_in_the_reference():
    assert missing([*config.KEYS, *names(Limits), *config.RIGHTS], reference("site-yaml")) == []


@pytest.mark.parametrize("kind", catalogue.BUILT_IN)
def test_every_key_of_a_target_is_in_the_reference(kind):
    keys = [field.name for field in dataclasses.fields(catalogue.built_in(kind))]
    section = reference("site-yaml").split(f"### `to: {kind}`")[1].split("###")[0]
    assert missing([key for key in keys if key != "adopt"], section) == []


def test_every_key_of_front_matter_is_in_the_reference():
    assert missing([*claims.KEYS, "as", "role", "text", "speaker", "to", "via"], reference("front-matter")) == []


def test_every_verb_of_decisions_is_in_the_reference():
    assert missing(decisions.VERBS, reference("decisions")) == []


def test_every_key_of_sources_is_in_the_reference():
    assert missing(sources.KEYS, reference("sources")) == []


def test_every_suffix_and_key_of_seeds_is_in_the_reference():
    text = reference("seeds")
    assert missing(readers.SUFFIXES, text) == []
    assert [key for key in NAMES if f"`{key}`" not in text.lower()] == []


def test_the_example_of_front_matter_is_valid():
    data = example("front-matter")
    _, _, problems = front_matter.parse("articles/2023/07/19/harbour.md", data, Limits())
    assert problems == ()


def test_the_example_of_decisions_is_valid():
    found, problems = decisions.parse(example("decisions"))
    assert found
    assert problems == ()


def test_the_example_of_sources_is_valid():
    found, problems = sources.parse(example("sources"))
    assert found
    assert problems == ()


def test_every_key_of_corrections_is_in_the_reference():
    assert missing([*corrections.KEYS, *corrections.WHATS], reference("corrections")) == []


def test_the_examples_of_corrections_are_valid():
    how_to = re.findall(r"```yaml\n(.*?)```", (DOCS / "how-to" / "corrections.md").read_text("utf-8"), re.DOTALL)
    for text in (example("corrections"), *(one.encode() for one in how_to)):
        found, problems = corrections.parse(text)
        assert found
        assert problems == ()


def test_the_example_of_site_yaml_is_valid(tmp_path):
    (tmp_path / "site.yaml").write_bytes(example("site-yaml"))
    assert config.load(tmp_path).title == "The Harbour Digest"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_of_a_page_leads_somewhere(page):
    broken = []
    for target, fragment in LINK.findall(page.read_text("utf-8")):
        file = (page.parent / target).resolve() if target else page
        if not file.exists():
            broken.append(target)
        elif fragment and file.suffix == ".md":
            headings = [anchor(heading) for heading in HEADING.findall(file.read_text("utf-8"))]
            broken += [] if fragment[1:] in headings else [target + fragment]
    assert broken == []


def test_the_glossary_is_in_order():
    words = [
        folded(word.split(",")[0])
        for word in re.findall(r"^\*\*([^*]+)\*\*", (DOCS / "glossary.md").read_text("utf-8"), re.MULTILINE)
    ]
    assert words == sorted(words)


def test_every_filter_is_in_the_how_to_on_themes():
    assert missing(filters.filters(ENGLISH), (DOCS / "how-to" / "change-the-theme.md").read_text("utf-8")) == []


@pytest.mark.parametrize(
    "report",
    [reports.IngestReport, reports.BuildReport, reports.CheckReport, reports.PublishReport, reports.InitReport],
    ids=lambda r: r.__name__,
)
def test_every_field_of_a_report_is_in_the_reference(report):
    assert missing(names(report), reference("commands")) == []


@pytest.mark.parametrize("record", data_schema.LINES.values(), ids=data_schema.LINES)
def test_every_field_of_the_data_is_in_the_reference(record):
    assert missing(names(record), reference("data")) == []


def test_every_key_of_a_note_is_in_the_reference():
    assert missing(entity_notes.KEYS, reference("entity-notes")) == []


def test_the_example_of_a_note_is_valid():
    data = re.search(r"```markdown\n(.*?)```", reference("entity-notes"), re.DOTALL)[1].encode()
    wikidata, body, problems = entity_notes.parse("entities/people/jane-roe.md", data, Limits())
    assert (bool(wikidata), bool(body), problems) == (True, True, ())


def test_every_folder_and_module_at_the_top_is_in_the_map_of_the_house():
    package, said = ROOT / "broadsheet", (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    folders = [f"{path.name}/" for path in package.iterdir() if (path / "__init__.py").is_file()]
    modules = [path.name for path in package.glob("*.py") if path.name != "__init__.py"]
    assert [name for name in (*folders, *modules) if f"`{name}`" not in said] == []
