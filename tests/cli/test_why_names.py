"""``why`` on a name: what was written, what joined or parted it, decisions, doubts; in plain words and for programs."""

from __future__ import annotations

import json

import pytest

from broadsheet.cli import main


@pytest.fixture
def site(tmp_path, capsys):
    folder = tmp_path / "site"
    main(["init", str(folder)])
    articles = {
        "19/a": ("[Joseph Tamm]", "Joseph Tamm met the mayor. Tamm left."),
        "20/b": ("[Joe Tamm]", "Joe Tamm came back."),
        "21/c": ("[Maria Tamm]", "Maria Tamm sang."),
        "22/d": ("[Ilves]", "Ilves spoke."),
    }
    for name, (people, text) in articles.items():
        path = folder / "content" / "articles" / "2023" / "07" / f"{name}.md"
        path.parent.mkdir(parents=True)
        names = people.replace("Joseph Tamm", "Joseph Tamm") if name != "19/a" else None
        front = f"people: {names}" if names else "people:\n  Joseph Tamm: {as: [Tamm]}"
        path.write_text(f"---\ntitle: T{name[-1]}\ndate: 2023-07-{name[:2]}\n{front}\n---\n\n{text}\n", "utf-8")
    capsys.readouterr()
    return folder


def why(site, capsys, asked, *more, code=0):
    assert main(["--site", str(site), *more, "why", asked]) == code
    said = capsys.readouterr()
    return said.err if code else said.out


def test_forms_are_counted_and_the_rule_is_given(site, capsys):
    said = why(site, capsys, "people/joseph-tamm")
    assert "people/joseph-tamm: Joseph Tamm, a person" in said
    assert "3 times in 2 articles, 2023-07-19 to 2023-07-20" in said
    assert "A short form is used for the first name." in said
    assert "Joe Tamm" in said
    assert "people/maria-tamm   Maria Tamm, 1 article: another first name" in said
    assert said.splitlines()[-1].startswith("Its page: people/joseph-tamm/index.html: ")


def test_a_bare_name_is_enough(site, capsys):
    assert "people/maria-tamm: Maria Tamm" in why(site, capsys, "maria tamm")
    assert "people/joseph-tamm" in why(site, capsys, "Tamm")


def test_decisions_that_speak_of_it_are_quoted_with_their_line(site, capsys):
    decisions = (
        "- merge: [people/maria-tamm, people/joseph-tamm]\n  why: one singer\n- never-merge: [people/ilves, people/joseph-tamm]\n"
    )
    (site / "content" / "decisions.yaml").write_text(decisions, "utf-8")
    said = why(site, capsys, "people/maria-tamm")
    assert "also found under people/joe-tamm, people/maria-tamm" in said or "also found under people/maria-tamm" in said
    assert "content/decisions.yaml:1  merge: people/maria-tamm, people/joseph-tamm; why: one singer" in said
    assert "people/ilves   Ilves, 1 article: a decision keeps them apart, line 3" in said


def test_a_hidden_name_is_explained_to_its_editor(site, capsys):
    (site / "content" / "decisions.yaml").write_text("- hide: people/ilves\n", "utf-8")
    said = why(site, capsys, "people/ilves")
    assert "hidden by a decision" in said
    assert "Its page" not in said


def test_for_programs_it_is_one_object(site, capsys):
    found = json.loads(why(site, capsys, "people/joseph-tamm", "--json"))
    (one,) = found["entities"]
    assert (one["id"], one["mentions"], one["articles"]) == ("people/joseph-tamm", 3, 2)
    assert {form["text"]: form["mentions"] for form in one["forms"]} == {"Joseph Tamm": 1, "Joe Tamm": 1, "Tamm": 1}
    assert found["page"].startswith("people/joseph-tamm/index.html: ")


def test_a_name_that_is_nowhere_gets_the_nearest(site, capsys):
    assert "perhaps 'people/joseph-tamm'" in why(site, capsys, "people/josef-tamm", code=2)
    assert "perhaps 'Maria Tamm'" in why(site, capsys, "Mario Tamm", code=2)
