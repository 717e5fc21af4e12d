"""The blocks of the README, the tutorial and the how-tos: commands run as they are written, files are read by their readers."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import sysconfig
import tomllib
from contextlib import suppress
from pathlib import Path

import pytest
import yaml

from broadsheet import config, readers
from broadsheet.content import corrections, decisions, front_matter, own_pages, sources
from broadsheet.model.site import Limits
from tests.docs.blocks import ALL, PAGES, ROOT, SHELL, blocks, paths
from tests.publishing.conftest import GIT, KEYS

pytest.importorskip("spacy", reason="the how-tos read articles: pip install -r requirements-dev.txt")
NOT_RUN = [block for block in ALL if "not run" in block.comments]
FILES = [block for block in ALL if block.path]
CHECKOUT = ("broadsheet", "templates", "seeds", "content", "docs", ".ci", "build.py", "site.yaml", "pyproject.toml", "LICENSE")
MERGE = "import sys, yaml; print(yaml.safe_dump({**yaml.safe_load(open(sys.argv[1])), **yaml.safe_load(sys.stdin)}))"
HEAD = """\
ends_with() { if [ "$1" != 0 ]; then echo "$2 ends with $1"; exit 1; fi; }
prints() { for _ in $(seq 1200); do if grep -q "$2" "$1"; then return; fi; sleep 0.1; done; cat "$1"; return 1; }
"""
EXAMPLES = {
    "git@github.com:you/news.git": "repository",
    "/srv/news": "web_folder",
    "https://s3.example.net": "s3_address",
    "rsync://you@example.org/news/": "daemon_address",
    "you@example.org:/var/www/news/": "ssh_address",
    "tcp://10.0.0.1:8786": "scheduler_address",
    "--host 10.0.0.1 --port 8786": "scheduler_options",
}
"""Addresses that are examples → fixtures of real ones on this machine, which are put in their places."""
ELSEWHERE = {
    *("content/articles/2023/07/19/slug.md", "content/articles/2023/07/19/my-article.md"),  # a reader's own
    *(".github/workflows/publish.yml", "wrangler.toml", "public/"),  # what hosts ask for
    *("broadsheet/theme/", "content/published/"),  # where the package is installed; where something was published
    *(".cache/serve/", ".cache/cluster/"),  # while a command runs
}
"""Paths that are not to be found when a page has been followed."""


def named(found):
    return {"argvalues": found, "ids": [block.where for block in found]}


@pytest.mark.parametrize("block", **named(ALL))
def test_a_block_is_one_of_commands_or_says_what_it_is(block):
    assert block.language == SHELL or block.path or "printed" in block.comments


@pytest.mark.parametrize(
    "block", [pytest.param(b, id=b.where, marks=pytest.mark.xfail(reason=b.comments["not run"], run=False)) for b in NOT_RUN]
)
def test_a_block_that_cannot_be_run_here_says_why(block):
    raise AssertionError


@pytest.mark.parametrize("block", **named(FILES))
def test_a_block_is_read_without_a_problem_by_the_reader_of_its_file(block, tmp_path):
    assert problems(block.path, block.text, tmp_path) == []


def problems(path, text, folder):
    """What the file's own reader finds wrong with it."""
    kind, below = "/".join(path.split("/")[:2]), path.removeprefix("content/")
    if path == "site.yaml":
        (folder / path).write_text(f"title: The Week\n{text}", "utf-8")
        return [*config.load(folder).problems, *(name for name in config.target_names(folder) if not config.target(folder, name))]
    if path == "pyproject.toml":
        return [] if tomllib.loads(text) else ["nothing in it"]
    if kind == "content/articles":
        whole = {"title": "A title", "date": "2023-07-19", **yaml.safe_load(text)}
        return list(front_matter.parse(below, f"---\n{yaml.safe_dump(whole)}---\n\nText.\n".encode(), Limits())[2])
    if kind == "content/pages":
        return list(own_pages.parse(below, text.encode(), Limits())[1])
    if path.startswith("seeds/"):
        return list(readers.read(path, text.encode(), Limits())[1])
    parse = {
        "content/sources.yaml": sources.parse,
        "content/decisions.yaml": decisions.parse,
        "content/corrections.yaml": corrections.parse,
    }
    return list(parse[kind](text.encode())[1])


@pytest.fixture
def checkout(page, small_site, tmp_path):
    """A reader's folder: for a how-to with a small site that was built, as the README says, and else as it was cloned."""
    folder = tmp_path / "reader" / "broadsheet"
    if page.parent.name == "how-to":
        shutil.copytree(small_site, folder)
    else:
        folder.mkdir(parents=True)
        clone(folder)
    return folder


@pytest.fixture(scope="session")
def small_site(once):
    """A checkout with the first articles of the sample, read and built."""

    def make(folder):
        clone(folder)
        shutil.rmtree(folder / "content")
        for seed in sorted((folder / "seeds").iterdir())[8:]:
            seed.unlink()
        subprocess.run([sys.executable, "build.py"], cwd=folder, check=True, capture_output=True)

    return once("docs-site", make)


def clone(folder):
    """Copy what is in the repository, and nothing that a build made."""
    for path in (*(ROOT / name for name in CHECKOUT), *ROOT.glob("*.md"), *ROOT.glob("requirements*.txt")):
        (shutil.copytree if path.is_dir() else shutil.copy)(path, folder / path.name)


@pytest.fixture(scope="session")
def environment(once):
    """A fresh virtual environment, in which pip finds what is installed for the tests and so needs no network."""
    return once("docs-environment", lambda folder: subprocess.run([sys.executable, "-m", "venv", folder], check=True))


@pytest.fixture
def surroundings(environment, tmp_path):
    """A reader's terminal, without the settings of this machine."""
    pip = {"PIP_NO_INDEX": "1", "PIP_NO_BUILD_ISOLATION": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    path = f"{tmp_path / 'bin'}:{environment / 'bin'}:{Path(sys.executable).parent}:{os.environ['PATH']}"
    own = {"HOME": str(tmp_path), "PATH": path, "PYTHONPATH": sysconfig.get_path("purelib"), "BROWSER": "true"}
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PYTEST_", "PIP_"))}
    return {**kept, **GIT, **pip, **KEYS, **own}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_the_commands_of_a_page_run_in_a_fresh_checkout_and_every_path_that_it_names_is_there(
    page, checkout, surroundings, request, tmp_path
):
    text = script(page)
    for example, real in EXAMPLES.items():
        if example in text:
            text = text.replace(example, request.getfixturevalue(real))
    printed = run(text, checkout, surroundings)
    for block in blocks(page):
        if "printed" in block.comments:
            pattern = ".*".join(map(re.escape, block.text.rstrip().split("…")))
            assert re.search(pattern, printed), f"{block.where} is not what is printed:\n{printed}"
    there = [f"{path}/" if path.is_dir() else str(path) for path in tmp_path.rglob("*")]
    there += [f"/{block.path}" for block in ALL if block.path]
    assert [path for path in paths(page) - ELSEWHERE if not any(one.endswith(f"/{path}") for one in there)] == []


def script(page):
    """One script of all that a page asks for, with the files that it has its reader write."""
    return HEAD + "\n".join(step for block in blocks(page) for step in steps(block))


def steps(block):
    if meanwhile := block.comments.get("meanwhile"):
        yield from (meanwhile, f'ends_with $? "{block.where} meanwhile"')
    written = f"<<'END OF BLOCK'\n{block.text}END OF BLOCK"
    if path := block.comments.get("file"):
        yield f"mkdir -p {Path(path).parent} && cat >{path} {written}"
    if path := block.comments.get("added to"):
        yield f"{shlex.quote(sys.executable)} -c '{MERGE}' {path} >added {written}\nmv added {path}"
    if not block.is_run:
        return
    if ready := block.comments.get("goes on until"):
        yield f'{{\n{block.text}}} >"$HOME/{block.line}.log" 2>&1 &\nprints "$HOME/{block.line}.log" "{ready}"'
        yield f'ends_with $? "{block.where}"'
        return
    for line in block.text.splitlines():
        yield from (f"echo {shlex.quote('$ ' + line)}", line, f'ends_with $? "{block.where}"')


def run(text, folder, surroundings):
    """Run a script in a folder, and whatever it leaves running until it ends; returns what it prints."""
    shell = subprocess.Popen(
        ["bash", "-c", text],
        cwd=folder,
        env=surroundings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        printed, _ = shell.communicate(timeout=600)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(shell.pid, signal.SIGKILL)
    assert shell.returncode == 0, "\n".join(printed.splitlines()[-30:])
    return printed
