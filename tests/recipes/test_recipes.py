"""The recipes of docs/how-to/recipes: they are read as the hosts read them, and their commands run in a fresh clone."""

from __future__ import annotations

import http.client
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from broadsheet.pages.site.headers import HEADERS

ROOT = Path(__file__).parents[2]
RECIPES = ROOT / "docs" / "how-to" / "recipes"
ARTICLE = "---\ntitle: Bridge reopens\ndate: 2023-07-19\n---\n\nThe bridge reopened on Wednesday.\n"
PYTHON = """\
#!/bin/sh
# Packages are installed already; what pip is asked for must at least be there.
if [ "$1 $2" = "-m pip" ]; then
  while [ $# -gt 1 ]; do [ "$1" = -r ] && exec test -s "$2"; shift; done
  exit 1
fi
exec {python} "$@"
"""


def needs(name, package):
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin")
    return found or pytest.skip(f"needs {name}: apt-get install {package}")


@pytest.fixture
def git(tmp_path):
    """Run git without this machine's settings."""
    program = needs("git", "git")
    who = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org", "-c", "init.defaultBranch=main")

    def run(*arguments, cwd=tmp_path):
        words, environment = [program, *who, *arguments], surroundings(tmp_path)
        done = subprocess.run(words, cwd=cwd, capture_output=True, text=True, env=environment, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    return run


def surroundings(tmp_path):
    """The environment of a command: ``python`` is this one, and home is empty."""
    bin = tmp_path / "bin"
    if not bin.exists():
        bin.mkdir()
        (bin / "python").write_text(PYTHON.format(python=shlex.quote(sys.executable)), "utf-8")
        (bin / "python").chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "GITHUB_", "PYTEST_"))}
    return {**kept, "PATH": f"{bin}:{os.environ['PATH']}", "HOME": str(tmp_path), "GIT_CONFIG_NOSYSTEM": "1"}


@pytest.fixture
def clone(tmp_path, git):
    """A fresh clone of a repository that is a checkout with a site in it, and a bare repository beside it."""
    made, bare, cloned = tmp_path / "made", tmp_path / "news.git", tmp_path / "clone"
    for name in ("broadsheet", "templates", "docs/how-to/recipes"):
        shutil.copytree(ROOT / name, made / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path in (ROOT / "build.py", *ROOT.glob("requirements*.txt")):
        shutil.copy(path, made)
    (made / ".gitignore").write_text("/output/\n/.cache/\n__pycache__/\n/releases/\n/public/\n/.venv/\n", "utf-8")
    (made / "site.yaml").write_text(
        "title: The Week\nbase_url: https://news.example.org/\ntargets:\n"
        f"  pages: {{to: git, repository: {bare}}}\n  web: {{to: directory, path: {tmp_path}/srv}}\n",
        "utf-8",
    )
    article = made / "content" / "articles" / "2023" / "07" / "19" / "bridge.md"
    article.parent.mkdir(parents=True)
    article.write_text(ARTICLE, "utf-8")
    git("init", "--quiet", str(made))
    git("add", "--all", cwd=made)
    git("commit", "--quiet", "--message", "A site", cwd=made)
    git("clone", "--quiet", "--bare", str(made), str(bare))
    git("clone", "--quiet", str(bare), str(cloned))
    return cloned


@pytest.fixture
def run(tmp_path, clone):
    """Run a command as a host does: by a shell that stops at the first failure, in the clone."""

    def command(text, shell=("bash", "-e", "-o", "pipefail", "-c"), **more):
        environment = {**surroundings(tmp_path), **more}
        done = subprocess.run([*shell, text], cwd=clone, capture_output=True, text=True, env=environment, check=False)
        assert done.returncode == 0, f"{text}\n{done.stdout}{done.stderr}"
        return done.stdout

    return command


def read(name):
    """A YAML recipe; ``on`` is a word there, and not a yes."""
    return yaml.load((RECIPES / name).read_text("utf-8"), Loader=yaml.BaseLoader)


def test_the_recipe_for_github_builds_publishes_and_keeps_the_record(run, git, tmp_path):
    recipe = read("github-actions.yml")
    assert set(recipe["on"]) == {"push", "schedule", "workflow_dispatch"}
    assert cron_fields(recipe["on"]["schedule"][0]["cron"])
    assert recipe["concurrency"]["cancel-in-progress"] == "false"
    assert recipe["permissions"] == {"contents": "write"}
    steps = recipe["jobs"]["publish"]["steps"]
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", step["uses"]) for step in steps if "uses" in step)
    for step in steps:
        if "run" in step:
            run(step["run"], GITHUB_TOKEN="no-token")
    published = git("ls-tree", "-r", "--name-only", "gh-pages", cwd=tmp_path / "news.git").splitlines()
    assert {"index.html", "2023/07/19/bridge/index.html", "_headers", ".nojekyll"} <= set(published)
    kept = git("ls-tree", "-r", "--name-only", "main", cwd=tmp_path / "news.git").splitlines()
    assert any(path.startswith("content/published/") for path in kept)
    assert "no-token" not in (tmp_path / ".gitconfig").read_text("utf-8")


def test_the_recipe_for_gitlab_leaves_the_site_in_public_and_keeps_the_record(run, git, clone, tmp_path):
    recipe = read("gitlab-ci.yml")
    job = recipe["pages"]
    assert job["stage"] in recipe["stages"]
    assert job["artifacts"]["paths"] == ["public"]
    with (clone / "site.yaml").open("w", encoding="utf-8") as settings:
        settings.write("title: The Week\ntargets:\n  pages: {to: directory, path: releases, keep: 1}\n")
    here = {"CI_PROJECT_URL": str(tmp_path / "news"), "CI_SERVER_HOST": "gitlab.example", "CI_COMMIT_BRANCH": "main"}
    for secret in ({}, {"PUSH_TOKEN": "no-token"}):
        assert "content/published/" not in git("ls-tree", "-r", "--name-only", "main", cwd=tmp_path / "news.git")
        for line in job["script"]:
            run(line, **here, **secret)
        assert (clone / "public" / "index.html").read_bytes() == (clone / "output" / "index.html").read_bytes()
        assert not any(path.is_symlink() for path in (clone / "public").rglob("*"))
    assert "content/published/" in git("ls-tree", "-r", "--name-only", "main", cwd=tmp_path / "news.git")
    assert "no-token" not in (clone / ".git" / "config").read_text("utf-8")


def test_the_recipe_for_netlify_builds_what_it_names(run, clone):
    build = tomllib.loads((RECIPES / "netlify.toml").read_text("utf-8"))["build"]
    run(build["command"])
    assert all((clone / build["publish"] / name).is_file() for name in ("index.html", "404.html", "_headers"))


def test_the_recipe_for_cloudflare_builds_in_the_same_way():
    text = (RECIPES / "cloudflare-pages.toml").read_text("utf-8")
    netlify = tomllib.loads((RECIPES / "netlify.toml").read_text("utf-8"))["build"]
    assert tomllib.loads(text)["pages_build_output_dir"] == netlify["publish"]
    assert re.search(r"build command:\s+(.*)", text)[1] == netlify["command"]


def cron_fields(line):
    """The five fields of a time of cron, each within its bounds."""
    fields = line.split()[:5]
    bounds = ((0, 59), (0, 23), (1, 31), (1, 12), (0, 7))
    return len(fields) == 5 and all(f == "*" or low <= int(f) <= high for f, (low, high) in zip(fields, bounds, strict=True))


def test_the_line_of_cron_builds_and_publishes_and_prints_nothing(run, clone, tmp_path):
    lines = [line for line in (RECIPES / "crontab").read_text("utf-8").splitlines() if not line.startswith("#")]
    settings, (line,) = lines[:-1], lines[-1:]
    assert all(re.fullmatch(r"[A-Z]+=\S+", setting) for setting in settings)
    assert cron_fields(line)
    assert "%" not in line  # which cron takes for the end of the line
    (clone / ".venv" / "bin").mkdir(parents=True)
    (clone / ".venv" / "bin" / "python").symlink_to(tmp_path / "bin" / "python")
    surroundings(tmp_path)
    assert run(line.split(maxsplit=5)[5], shell=("sh", "-c"), SITE=str(clone)) == ""
    assert (tmp_path / "srv" / "current" / "index.html").is_file()


def test_the_container_has_what_its_command_needs(clone, run, tmp_path):
    """Not built here, where no image can be had; its files are laid as it lays them, and its command run on them."""
    lines = (RECIPES / "container" / "Containerfile").read_text("utf-8").replace("\\\n", " ").splitlines()
    words = [line.split(maxsplit=1) for line in lines if line and not line.startswith("#")]
    assert words[0][0] == "FROM"
    assert {word for word, _ in words} <= {"FROM", "RUN", "WORKDIR", "COPY", "VOLUME", "ENTRYPOINT"}
    image = tmp_path / "image"
    for source, target in (rest.split() for word, rest in words if word == "COPY"):
        to = image / source if target == "./" and "/" not in source else image / (Path(source).name if target == "./" else target)
        to.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if (clone / source).is_dir() else shutil.copy)(clone / source, to)
    site = tmp_path / "site"
    shutil.copytree(clone / "content", site / "content")
    shutil.copy(clone / "site.yaml", site)
    run(f"cd {image} && sh run.sh web", SITE=str(site))
    assert (tmp_path / "srv" / "current" / "index.html").is_file()


@pytest.fixture
def nginx(tmp_path, listening):
    """The recipe's server, with another port and folder; its port."""
    program = needs("nginx", "nginx")
    recipe = (RECIPES / "nginx" / "site.conf").read_text("utf-8").replace("    listen [::]:80;\n", "")
    shutil.copy(RECIPES / "nginx" / "headers.conf", tmp_path)
    temporary = "".join(f"{kind}_temp_path {tmp_path}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    user = "user root;\n" if os.geteuid() == 0 else ""  # its own user could not read below a folder for temporary files
    (tmp_path / "nginx.conf").write_text(
        f"{user}daemon off;\npid {tmp_path}/pid;\nevents {{}}\nhttp {{\naccess_log off;\n{temporary}include site.conf;\n}}\n",
        "utf-8",
    )
    words = [program, "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf"), "-e", str(tmp_path / "error")]
    release = tmp_path / "web" / "releases" / "000001"
    for name, data in {"index.html": "front", "404.html": "nowhere", "a/index.html": "a", "assets/x.css": "x"}.items():
        (release / name).parent.mkdir(parents=True, exist_ok=True)
        (release / name).write_text(data, "utf-8")
    for name in ("feed.atom", "data.jsonl", "_headers", ".hidden"):
        (release / name).write_text("x", "utf-8")
    (tmp_path / "web" / "current").symlink_to("releases/000001")

    def command(port):
        text = recipe.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("/srv/news", str(tmp_path / "web"))
        (tmp_path / "site.conf").write_text(text, "utf-8")
        tested = subprocess.run([*words, "-t"], capture_output=True, text=True, check=False)
        assert tested.returncode == 0, tested.stderr
        assert "warn" not in tested.stderr
        return words

    return listening(command)


def get(port, path):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path)
    answer = connection.getresponse()
    return answer.status, answer.read().decode(), answer.headers


@pytest.mark.parametrize("path", ["/", "/a/", "/assets/x.css", "/nowhere"])
def test_nginx_answers_everything_with_the_headers_of_the_site(nginx, path):
    _, _, headers = get(nginx, path)
    assert [(name, headers.get_all(name)) for name, _ in HEADERS] == [(name, [value]) for name, value in HEADERS]


def test_nginx_serves_pages_types_and_the_page_for_what_is_not_there(nginx):
    assert get(nginx, "/a/")[:2] == (200, "a")
    assert get(nginx, "/nowhere/at/all")[:2] == (404, "nowhere")
    assert get(nginx, "/feed.atom")[2]["Content-Type"].startswith("application/atom+xml")
    assert get(nginx, "/data.jsonl")[2]["Content-Type"] == "application/jsonl"
    assert get(nginx, "/")[2]["Content-Type"] == "text/html; charset=utf-8"
    assert get(nginx, "/")[2]["Cache-Control"] == "max-age=60"


@pytest.mark.parametrize("path", ["/.hidden", "/.broadsheet/00000001-aa", "/_headers"])
def test_nginx_hides_what_is_no_page(nginx, path):
    assert get(nginx, path)[0] == 404


def test_every_recipe_is_named_in_the_how_to():
    text = (RECIPES.parent / "publish-automatically.md").read_text("utf-8")
    names = [path.relative_to(RECIPES.parent).as_posix() for path in RECIPES.rglob("*") if path.is_file()]
    assert [name for name in names if f"({name})" not in text] == []
