"""What a terminal shows and a pipe does not: colour, progress; the next step; completion with the Tab key."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from broadsheet.cli import main, parser
from broadsheet.commands.completion import SHELLS

ROOT = Path(__file__).parents[2]
ARTICLE = "---\ntitle: Bridge reopens\ndate: 2023-07-19\npeople: [Mara Ilves]\n---\n\nMara Ilves opened the bridge.\n"
BAD = "---\ntitle: x\ndate: 2023-07-19\npeople: [Nobody Here]\n---\n\nText.\n"


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "site"
    main(["init", str(folder)])
    write(folder, "bridge", ARTICLE)
    return folder


def write(folder, name, text):
    path = folder / "content" / "articles" / "2023" / "07" / "19" / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def on_a_terminal(*arguments, **environment):
    """What a person sees: standard output and error of a process on a pseudo-terminal."""
    mine, theirs = pty.openpty()
    plain = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "TERM")}
    process = subprocess.Popen(
        [sys.executable, "-m", "broadsheet", *arguments],
        env={**plain, "PYTHONPATH": str(ROOT), "TERM": "xterm", **environment},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    seen = b""
    while True:
        try:
            part = os.read(mine, 65536)
        except OSError:
            break
        if not part:
            break
        seen += part
    os.close(mine)
    process.wait()
    return seen.decode()


def test_a_severity_has_a_colour_on_a_terminal_unless_nobody_wants_one(site):
    write(site, "bad", BAD)
    assert "\x1b[33mwarning\x1b[0m: content/" in on_a_terminal("--site", str(site), "build")
    assert "\x1b" not in on_a_terminal("--site", str(site), "build", NO_COLOR="1")
    assert "\x1b" not in on_a_terminal("--site", str(site), "build", TERM="dumb")


def test_a_pipe_has_neither_colour_nor_progress(site):
    write(site, "bad", BAD)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm"}
    command = [sys.executable, "-m", "broadsheet", "--site", str(site), "build"]
    process = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert process.returncode == 1
    assert "\x1b" not in process.stdout + process.stderr
    assert process.stderr.startswith("warning: content/")


def test_many_problems_are_summed_up(site, capsys):
    for n in range(4):
        write(site, f"bad{n}", BAD)
    write(site, "worse", "---\ntitel: x\n---\n")
    main(["--site", str(site), "build"])
    last = capsys.readouterr().err.splitlines()[-1]
    assert "warnings in 5 files" in last
    assert last.split()[1] in ("error,", "errors,")


def test_what_many_files_have_alike_is_said_once_and_each_file_is_named(site, capsys):
    for n in range(5):
        write(site, f"worse{n}", "---\ntitel: x\n---\n")
    main(["--site", str(site), "build"])
    said = capsys.readouterr().err
    assert said.count("perhaps 'title'") == 1
    assert "error: 5 files: titel: " in said
    assert all(f"  content/articles/2023/07/19/worse{n}.md:2\n" in said for n in range(5))


@pytest.mark.parametrize(
    ("command", "following"),
    [("build", ["open ", "index.html, or broadsheet --site ", " serve"]), ("ingest", ["broadsheet --site ", " build"])],
)
def test_each_command_ends_with_the_next_step(site, capsys, command, following):
    capsys.readouterr()
    main(["--site", str(site), command])
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith("next: ")
    assert all(part in last for part in following)


def test_a_report_for_programs_has_no_next_step(site, capsys):
    capsys.readouterr()
    main(["--site", str(site), "--json", "build"])
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_a_letter_that_the_terminal_lacks_does_not_end_the_report(site):
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "broadsheet", "init", str(site / "x"), "--title", "“Ö”"]
    process = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert process.returncode == 0, process.stderr
    assert "\\u201c" in process.stdout


@pytest.fixture
def tab(tmp_path):
    """Answers of a real bash to the Tab key behind a line."""
    pytest.importorskip("argcomplete", reason="completion needs argcomplete: pip install -r requirements-dev.txt")
    program = tmp_path / "bin" / "broadsheet"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m broadsheet "$@"\n', "utf-8")
    program.chmod(0o755)
    environment = {**os.environ, "PATH": f"{program.parent}:{os.environ['PATH']}"}

    def press(line, cwd=tmp_path):
        words = line.split(" ")
        script = f"""
        eval "$(broadsheet completion bash)"
        COMP_LINE='{line}' COMP_POINT={len(line)} COMP_TYPE=9 COMP_WORDS=({" ".join(words)}) COMP_CWORD={len(words) - 1}
        _python_argcomplete broadsheet
        printf '%s\\n' "${{COMPREPLY[@]}}"
        """
        process = subprocess.run(["bash", "-c", script], capture_output=True, text=True, env=environment, cwd=cwd, check=True)
        return [answer.strip() for answer in process.stdout.splitlines()]

    return press


def test_the_tab_key_completes_commands_and_options(tab):
    assert tab("broadsheet in") == ["ingest", "init"]
    assert tab("broadsheet build --cl") == ["--clean"]


def test_the_tab_key_completes_targets_and_names(tab, site):
    with (site / "site.yaml").open("a", encoding="utf-8") as file:
        file.write("targets:\n  web: {to: directory, path: www}\n  west: {to: directory, path: west}\n")
    main(["--site", str(site), "build"])
    assert tab(f"broadsheet --site {site} publish we") == ["web", "west"]
    assert tab("broadsheet publish w", cwd=site) == ["web", "west"]
    assert tab("broadsheet why people/ma", cwd=site) == ["people/mara-ilves"]


@pytest.mark.parametrize("shell", SHELLS)
def test_every_shell_gets_code_of_its_own(shell, capsys):
    pytest.importorskip("argcomplete", reason="completion needs argcomplete: pip install -r requirements-dev.txt")
    assert main(["completion", shell]) == 0
    assert "broadsheet" in capsys.readouterr().out


def test_starting_loads_nothing_heavy():
    code = "import sys, broadsheet.cli; broadsheet.cli.parser(); print(*sys.modules)"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True)
    loaded = set(process.stdout.split())
    assert not loaded & {"argcomplete", "jinja2", "yaml", "sqlite3", "broadsheet.pipeline", "broadsheet.grouping", "tqdm"}


def test_help_names_every_command():
    assert "completion" in parser().format_help()
