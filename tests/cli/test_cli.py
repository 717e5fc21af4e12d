"""The command line: exit codes, help that teaches, reports for people and for programs, streams."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from broadsheet.cli import main, parser

ROOT = Path(__file__).parents[2]
COMMANDS = ("ingest", "build", "check", "why", "publish", "init", "completion", "read", "annotate", "group")
ARTICLE = "---\ntitle: Bridge reopens\ndate: 2023-07-19\n---\n\nThe bridge reopened on Wednesday.\n"


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "site"
    assert main(["init", str(folder), "--title", "The Week"]) == 0
    article = folder / "content" / "articles" / "2023" / "07" / "19" / "bridge.md"
    article.parent.mkdir(parents=True)
    article.write_text(ARTICLE, "utf-8")
    return folder


def run(*arguments, stdin="", cwd=ROOT):
    """A process of its own, as a shell starts it."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "broadsheet", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, env=environment, cwd=cwd, check=False)


def lines(process):
    return [json.loads(line) for line in process.stdout.splitlines()]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_that_says_what_it_does(command, capsys):
    with pytest.raises(SystemExit) as end:
        main([command, "--help"])
    assert end.value.code == 0
    assert len(capsys.readouterr().out.splitlines()) > 4


def test_the_help_lists_every_command_and_the_exit_codes():
    text = parser().format_help()
    assert all(command in text for command in COMMANDS)
    assert "Exit codes" in text


def test_a_new_site_builds_clean(site, capsys):
    assert main(["--site", str(site), "build"]) == 0
    assert "1 article," in capsys.readouterr().out
    assert (site / "output" / "index.html").is_file()


def test_a_folder_that_is_not_empty_is_never_made_a_site(tmp_path, capsys):
    (tmp_path / "mine.txt").write_text("x", "utf-8")
    assert main(["init", str(tmp_path)]) == 2
    assert "not an empty folder" in capsys.readouterr().err


def test_a_problem_makes_the_exit_code_1_and_is_listed(site, capsys):
    (site / "content" / "articles" / "2023" / "07" / "19" / "bad.md").write_text("---\ntitel: x\n---\n", "utf-8")
    assert main(["--site", str(site), "build"]) == 1
    assert "content/articles/2023/07/19/bad.md:2" in capsys.readouterr().err


def test_a_wrong_setting_makes_the_exit_code_2_and_builds_nothing(site, capsys):
    (site / "site.yaml").write_text("titel: x\n", "utf-8")
    assert main(["--site", str(site), "build"]) == 2
    assert "perhaps 'title'" in capsys.readouterr().err
    assert not (site / "output").exists()


def test_check_needs_a_built_site(site, capsys):
    assert main(["--site", str(site), "check"]) == 2
    assert "run build first" in capsys.readouterr().err
    assert main(["--site", str(site), "build"]) == 0
    assert main(["--site", str(site), "check"]) == 0


def test_a_report_for_programs_is_one_json_object(site, capsys):
    assert main(["--site", str(site), "--json", "build"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["articles"] == 1
    assert report["rendered"] == report["pages"]
    assert report["problems"] == []


COUNTS = ("pages", "rendered", "written", "unchanged", "removed")


def test_the_profile_gives_the_seconds_of_each_stage_and_the_counts_that_programs_get(site, capsys):
    assert main(["--site", str(site), "build", "--profile"]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines() if line.startswith("  ")]
    told = {words[-1]: int(words[0]) for words in lines if words[1] != "s"}
    assert [line[2:] for line in lines if line[1] == "s"] == [["list"], ["read"], ["group"], "plan, render and write".split()]
    assert told["pages"] == told["rendered"] == told["written"] > 5
    article = site / "content" / "articles" / "2023" / "07" / "19" / "bridge.md"
    article.write_text(ARTICLE.replace("The bridge", "The old bridge"), "utf-8")
    main(["--site", str(site), "--json", "build", "--clean"])
    report = json.loads(capsys.readouterr().out)
    assert report["rendered"] == report["pages"] == told["pages"]
    assert report["written"] + report["unchanged"] == report["rendered"]
    assert 0 < report["written"] < report["rendered"]
    assert set(report) == {"articles", *COUNTS, "missing", "problems", "seconds"}
    assert list(report["seconds"]) == ["list", "read", "group", "plan, render and write"]


def test_the_second_build_writes_nothing(site, capsys):
    main(["--site", str(site), "build"])
    before = {path: path.stat().st_mtime_ns for path in (site / "output").rglob("*")}
    capsys.readouterr()
    main(["--site", str(site), "--json", "build"])
    report = json.loads(capsys.readouterr().out)
    assert (report["rendered"], report["written"], report["removed"]) == (0, 0, 0)
    assert {path: path.stat().st_mtime_ns for path in (site / "output").rglob("*")} == before


@pytest.mark.parametrize("page", ["2023/07/19/bridge", "/2023/07/19/bridge/", "output/2023/07/19/bridge/index.html"])
def test_why_says_what_changed_on_a_page(site, capsys, page):
    def why():
        assert main(["--site", str(site), "why", page]) == 0
        return capsys.readouterr().out.strip().removeprefix("2023/07/19/bridge/index.html: ")

    assert why() == "it was not there before"
    main(["--site", str(site), "build"])
    capsys.readouterr()
    assert why() == "it stands as its input makes it"
    article = site / "content" / "articles" / "2023" / "07" / "19" / "bridge.md"
    article.write_text(ARTICLE.replace("The bridge", "The old bridge"), "utf-8")
    assert why() == "changed: view"


def test_why_of_a_story_says_what_its_rank_rests_on(site, capsys):
    texts = ("The ferry Tuulikki sank on Wednesday and two men drowned, divers of Vestland said. Aino Rand was rescued.",)
    texts += ("Divers of Vestland raised the ferry Tuulikki, in which two men had drowned. Aino Rand saw the crane.",)
    for n, text in enumerate(texts):
        names = "people: [Aino Rand]\norganisations: [Tuulikki]\nplaces: [Vestland]\n"
        file = site / f"content/articles/2023/07/19/ferry-{n}.md"
        file.write_text(f"---\ntitle: Ferry {n}\ndate: 2023-07-19\npublisher: Post {n}\n{names}---\n\n{text}\n", "utf-8")
    main(["--site", str(site), "build"])
    capsys.readouterr()
    assert main(["--site", str(site), "why", "stories/ferry-0"]) == 0
    said = capsys.readouterr().out
    assert "on 2023-07-19 it is story 1 of 2, with " in said
    assert "2 independent origins, “drowned” (deaths)" in said


def test_why_names_the_nearest_page(site, capsys):
    assert main(["--site", str(site), "why", "2023/07/19/brigde"]) == 2
    assert "perhaps 2023/07/19/bridge/index.html" in capsys.readouterr().err


def test_verify_finds_what_a_clean_build_makes_otherwise(site, capsys):
    assert main(["--site", str(site), "build", "--verify"]) == 0
    assert not (site / ".cache" / "verify").exists()
    page = site / "output" / "2023" / "07" / "19" / "bridge" / "index.html"
    seen = page.stat()
    data = page.read_bytes()
    page.write_bytes(data[:-2] + b"x\n")
    os.utime(page, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    (site / "output" / "left.html").write_text("x")
    assert main(["--site", str(site), "build", "--verify"]) == 1
    told = capsys.readouterr().err
    assert "output/2023/07/19/bridge/index.html: other bytes" in told
    assert "output/left.html: a file that no clean build writes" in told


TRACED = """
import sys
events = []
sys.addaudithook(lambda event, _: events.append(event))
from broadsheet.cli import main
main(["--site", sys.argv[1], "build"])
forbidden = ("socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.system")
print(*sys.modules, *(f"!{e}" for e in events if e.startswith(forbidden)))
"""


def traced(site):
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", TRACED, str(site)]
    return set(subprocess.run(command, capture_output=True, text=True, env=environment, check=True).stdout.split())


HEAVY = {"yaml", "jinja2", "sqlite3", "broadsheet.config", "broadsheet.grouping", "broadsheet.rendering.render"}


def test_a_build_with_nothing_new_loads_nothing_that_reads_or_makes_pages(site):
    assert traced(site) >= HEAVY - {"yaml"}  # which plain files need at no time
    assert not HEAVY & traced(site)


def test_build_loads_no_language_model_opens_no_socket_and_starts_no_program(site):
    seen = traced(site)
    assert "broadsheet.pipeline" in seen
    assert not {"spacy", "numpy", "py3langid"} & seen
    assert [word for word in seen if word.startswith("!")] == []


def test_read_makes_documents_and_a_bad_file_is_a_problem(tmp_path):
    (tmp_path / "a.txt").write_text(" date 2023-07-19 The bridge reopened.\n", "utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    process = run("read", str(tmp_path / "b.txt"), str(tmp_path / "a.txt"), str(tmp_path / "none.txt"))
    assert process.returncode == 1
    assert [(row["text"], row["date"]) for row in lines(process)] == [("The bridge reopened.", "2023-07-19")]
    assert len(process.stderr.strip().splitlines()) == 2


def test_a_reader_that_has_had_enough_is_no_error(tmp_path):
    lines = [json.dumps({"id": str(n), "text": "The bridge reopened. " * 50, "date": "2023-07-19"}) for n in range(2000)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), "utf-8")
    command = f"{sys.executable} -m broadsheet read {tmp_path}/a.jsonl | head -1"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.run(["bash", "-c", command], capture_output=True, text=True, env=environment, check=True)
    assert len(process.stdout.splitlines()) == 1
    assert process.stderr == ""


def test_a_stream_goes_from_read_to_group(tmp_path):
    pytest.importorskip("spacy", reason="annotate needs the language model")
    documents = [
        {
            "id": "a",
            "text": "Mara Ilves, the mayor of Tallinn, said “the bridge is safe”. Ilves opened it.",
            "date": "2023-07-19",
        },
        {"id": "b", "text": "Mara Ilves met Jaan Tamm in Riga.", "date": "2023-07-20", "headline": "Ilves in Riga"},
    ]
    stdin = "\n".join([json.dumps(documents[0]), "{broken", json.dumps(documents[1]), '{"id": "c"}'])
    annotated = run("annotate", stdin=stdin)
    assert annotated.returncode == 1
    assert "standard input:2" in annotated.stderr
    assert "standard input:4" in annotated.stderr
    first, second = lines(annotated)
    assert first["headline_inferred"]
    assert not second["headline_inferred"]
    for row, document in zip((first, second), documents, strict=True):
        for span in (*row["mentions"], *row["quotes"]):
            assert document["text"][span["start"] : span["end"]] == span["text"]
    assert [quote["speaker"] for quote in first["quotes"]] == ["Mara Ilves"]
    grouped = run("group", stdin=annotated.stdout)
    assert grouped.returncode == 0
    entities = [{m["entity"] for m in row["mentions"] if m["name"] == "Mara Ilves"} for row in lines(grouped)]
    assert entities == [{"people/mara-ilves"}, {"people/mara-ilves"}]


def test_the_same_command_runs_from_the_checkout(site):
    process = subprocess.run(
        [sys.executable, str(ROOT / "build.py"), "--site", str(site), "build"], capture_output=True, text=True, check=False
    )
    assert process.returncode == 0, process.stderr
    assert process.stdout.startswith("build: 1 article,")


def test_documents_are_grouped_into_stories_and_copies():
    text = "The ferry Tuulikki sank off Vestland harbour with ninety sheep aboard, and Captain Aino Rand was rescued by divers."
    rows = [
        {"id": "copy", "text": text, "date": "2023-07-20", "headline": "Sheep drown"},
        {"id": "first", "text": text, "date": "2023-07-19", "headline": "Ferry sinks"},
        {"id": "other", "text": "Rain fell on the potato fair of Ostland.", "date": "2023-07-19"},
    ]
    grouped = lines(run("group", stdin="\n".join(map(json.dumps, rows))))
    assert [row["story"] for row in grouped] == ["first", "first", "other"]
    assert [row.get("duplicate_of") for row in grouped] == ["first", None, None]


def test_of_two_documents_of_one_id_the_second_is_left_out_and_named():
    texts = ["Mara Ilves opened the bridge.", "Rain fell on the potato fair of Ostland."]
    process = run(
        "group", stdin="\n".join(json.dumps({"id": id, "text": text}) for id, text in zip(("1", 1), texts, strict=True))
    )
    assert process.returncode == 1
    assert "standard input:2: id: the id '1' of line 1 a second time" in process.stderr
    assert [row["text"] for row in lines(process)] == texts[:1]


def test_a_date_that_is_none_is_named_and_counts_for_nothing():
    mention = {"kind": "person", "name": "Mara Ilves", "text": "Mara Ilves"}
    rows = [
        {"id": str(date), "text": "Mara Ilves opened the bridge.", "date": date, "mentions": [mention]}
        for date in ("2023-07-19", "2023-07-19T10:00:00Z", None, "", "19 July", 20230719)
    ]
    process = run("group", stdin="\n".join(map(json.dumps, rows)))
    assert process.returncode == 1
    told = [line.removeprefix("warning: ")[:22] for line in process.stderr.splitlines() if "date" in line]
    assert told == ["standard input:5: date", "standard input:6: date"]
    assert len(lines(process)) == 6


def script(*arguments, cwd):
    """``python build.py`` of this checkout, from some folder."""
    command = [sys.executable, str(ROOT / "build.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, check=False)


def test_in_the_folder_of_another_site_it_says_whose_site_it_looks_at(site):
    said = script("publish", "nowhere", cwd=site).stderr
    assert f"note: this is the site in {ROOT}; for the one in this folder add --site ." in said
    assert "note" not in script("--site", ".", "publish", "nowhere", cwd=site).stderr
    assert "note" not in script("init", "new", cwd=site).stderr
    assert "note" not in script("publish", "nowhere", cwd=site.parent).stderr


def test_help_names_the_program_as_it_was_called(tmp_path):
    assert script("--help", cwd=tmp_path).stdout.startswith("usage: python build.py ")
    assert "  python build.py init my-digest --from-folder articles\n" in script("--help", cwd=tmp_path).stdout
    assert run("--help").stdout.startswith("usage: broadsheet ")


def test_without_its_libraries_it_says_how_to_install_them(tmp_path):
    bare = [sys.executable, "-S", str(ROOT / "build.py"), "build"]  # no packages but Python's own
    found = subprocess.run(bare, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert found.returncode != 0
    assert "Traceback" not in found.stderr
    assert f"in {ROOT}: python3 -m venv .venv && .venv/bin/pip install -r requirements.txt" in found.stderr


def test_the_next_step_of_a_site_without_articles_is_to_put_some_there(tmp_path, capsys):
    assert main(["init", str(tmp_path / "new")]) == 0
    assert main(["--site", str(tmp_path / "new"), "build"]) == 0
    assert f"next: put articles into {tmp_path / 'new' / 'seeds'}, then broadsheet --site" in capsys.readouterr().out


def test_a_host_that_is_not_known_is_named_with_what_helps(site):
    ended = run("--site", str(site), "serve", "--host", "nowhere.invalid", "--port", "0")
    assert ended.returncode == 2
    assert "choose another with --host" in ended.stderr


def test_a_name_that_no_article_has_is_told_with_what_is_asked_for(site, capsys):
    assert main(["--site", str(site), "why", "nosuch"]) == 2
    assert "no article names 'nosuch'; expected a name as articles write it" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        (["biuld"], "; perhaps build"),
        (["build", "--jbs", "2"], "; perhaps --jobs"),
        (["--jbs", "2"], "; perhaps --jobs behind a command, as in broadsheet"),
        (["--sitee", "x"], "; perhaps --site"),
        (["publish", "--dryrun", "web"], "; perhaps --dry-run"),
    ],
)
def test_a_slip_on_the_command_line_is_told_with_what_may_be_meant(given, hint, capsys):
    with pytest.raises(SystemExit) as ended:
        main(given)
    assert ended.value.code == 2
    assert hint in capsys.readouterr().err


def test_the_next_step_after_problems_is_to_mend_them(tmp_path, capsys):
    main(["init", str(tmp_path / "new")])
    (tmp_path / "new" / "seeds" / "a.txt").write_text("Nobody knows when this was. Jane Roe does not.\n", "utf-8")
    capsys.readouterr()
    main(["--site", str(tmp_path / "new")])
    assert "next: mend what is said above" in capsys.readouterr().out
    main(["--site", str(tmp_path / "new"), "build"])
    said = capsys.readouterr().out
    assert "mend" not in said
    assert f"next: broadsheet --site {tmp_path / 'new'}   (build takes what stands in content/" in said
