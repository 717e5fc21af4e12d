"""Targets in site.yaml: every mistake with its line and what is expected, and never a credential."""

from __future__ import annotations

import sys
from importlib import metadata

import pytest

from broadsheet import config
from broadsheet.config import ConfigError
from broadsheet.publishing.directory import Directory
from broadsheet.publishing.git_branch import GitBranch
from broadsheet.publishing.rsync import Rsync
from broadsheet.publishing.s3 import S3


def site(tmp_path, targets):
    (tmp_path / "site.yaml").write_text(f"title: The Week\ntargets:\n{targets}", "utf-8")
    return tmp_path


def test_every_kind_is_read_with_its_keys(tmp_path):
    folder = site(
        tmp_path,
        """\
  web: {to: directory, path: /srv/news, keep: 3}
  pages: {to: git, repository: "git@example.org:news.git", branch: pages, history: squash, cname: news.example.org}
  bucket:
    to: s3
    bucket: news
    endpoint_url: https://s3.example.net
    compress: gzip
    cache: {page: no-cache}
  server: {to: rsync, destination: "you@example.org:/var/www/news/", timeout: 5}
""",
    )
    assert config.load(folder).title == "The Week"
    publisher = {name: config.target(folder, name).publisher for name in ("web", "pages", "bucket", "server")}
    assert publisher["web"] == Directory(path="/srv/news", keep=3)
    assert publisher["pages"] == GitBranch(
        repository="git@example.org:news.git", branch="pages", history="squash", cname="news.example.org"
    )
    assert publisher["bucket"] == S3(
        bucket="news", endpoint_url="https://s3.example.net", compress="gzip", cache=(("page", "no-cache"),)
    )
    assert publisher["server"] == Rsync(destination="you@example.org:/var/www/news/", timeout=5)


@pytest.mark.parametrize(
    ("targets", "message"),
    [
        ("  web: {to: directory}\n", "site.yaml:3: web: no key 'path'; expected a line `path: …`"),
        ("  web: {path: x}\n", "site.yaml:3: web: no key 'to'; expected `to:` with one of directory, git, rsync, s3"),
        ("  web:\n    to: directory\n    paht: x\n", "site.yaml:5: an unknown key 'paht'; expected a known one, perhaps 'path'"),
        ("  web: {to: directory, path: x, keep: 0}\n", "site.yaml:3: keep: 0; expected a number above zero"),
        ("  web: {to: directory, path: }\n", "site.yaml:3: path: nothing; expected text"),
        ("  Web/1: {to: directory, path: x}\n", "a name with other characters; expected small letters, figures and hyphens"),
        ("  g: {to: git, repository: x, history: keeep}\n", "history: 'keeep'; expected one of keep, squash, perhaps 'keep'"),
        ("  g: {to: git, repository: x, branch: a..b}\n", "branch: 'a..b'; expected the name of a branch"),
        ("  g: {to: git, repository: --upload-pack=x}\n", "repository: '--upload-pack=x'; expected an address"),
        ('  g: {to: git, repository: "ext::sh -c x"}\n', "repository: 'ext::sh -c x'; expected an address"),
        ('  g: {to: git, repository: x, cname: "a\\nb"}\n', "expected a domain"),
        ("  s: {to: s3, bucket: x, endpoint_url: example.net}\n", "expected an address that begins with https://"),
        ("  s: {to: s3, bucket: x, prefix: /x}\n", "prefix: '/x'; expected a path such as digest/"),
        ("  s: {to: s3, bucket: x, cache: {pages: x}}\n", "an unknown key 'pages'; expected a known one, perhaps 'page'"),
        ("  r: {to: rsync, destination: -x}\n", "destination: '-x'; expected a folder"),
        ('  r: {to: rsync, destination: "rsync://host/"}\n', "expected a daemon with a module"),
        ("  - web\n", "site.yaml:2: targets: no mapping"),
    ],
)
def test_a_mistake_is_named_with_its_line_by_every_command(tmp_path, targets, message):
    with pytest.raises(ConfigError) as error:
        config.load(site(tmp_path, targets))
    assert message in str(error.value)


SECRET = "correct-horse"


@pytest.mark.parametrize(
    "line",
    [
        f"password: {SECRET}",
        f"secret: {SECRET}",
        f"aws_secret_access_key: {SECRET}",
        f"access-key: {SECRET}",
        f"token: {SECRET}",
        f"cache: {{token: {SECRET}}}",
        f'repository: "https://you:{SECRET}@example.org/news.git"',
        f'repository: "https://{SECRET}@example.org/news.git"',
        f'destination: "rsync://you:{SECRET}@example.org/news/"',
    ],
)
@pytest.mark.parametrize("kind", ["s3", "git", "rsync", "anything"])
def test_a_credential_is_an_error_that_says_where_it_belongs_and_does_not_repeat_it(tmp_path, kind, line):
    with pytest.raises(ConfigError) as error:
        config.load(site(tmp_path, f"  there:\n    to: {kind}\n    {line}\n"))
    assert str(error.value).startswith(f"site.yaml:5: {line.split(':')[0] if 'cache' not in line else 'token'}:")
    assert "the environment" in str(error.value)
    assert SECRET not in str(error.value)


def test_the_name_of_a_user_alone_is_no_credential(tmp_path):
    config.load(site(tmp_path, '  g: {to: git, repository: "ssh://git@example.org/news.git"}\n'))
    config.load(site(tmp_path, '  r: {to: rsync, destination: "rsync://you@example.org/news/"}\n'))


def test_an_unknown_target_is_answered_with_the_nearest(tmp_path):
    folder = site(tmp_path, "  pages: {to: directory, path: x}\n  web: {to: directory, path: y}\n")
    with pytest.raises(ConfigError, match="no target 'page'; expected perhaps 'pages'"):
        config.target(folder, "page")
    with pytest.raises(ConfigError, match="expected one of pages, web"):
        config.target(folder, "bucket")


def test_a_site_without_targets_is_told_where_they_go(tmp_path):
    (tmp_path / "site.yaml").write_text("title: x\n", "utf-8")
    with pytest.raises(ConfigError, match="expected one under `targets:`"):
        config.target(tmp_path, "web")


PLUGIN = """
from contextlib import contextmanager
from dataclasses import dataclass

@dataclass(frozen=True, kw_only=True)
class Ftp:
    host: str
    adopt: bool = False
    def fault(self): return None
"""


def test_another_package_may_add_a_kind_which_is_loaded_only_for_publishing(tmp_path, monkeypatch):
    (tmp_path / "ftp_publisher.py").write_text(PLUGIN, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    points = metadata.EntryPoints([metadata.EntryPoint("ftp", "ftp_publisher:Ftp", "broadsheet.publishers")])
    monkeypatch.setattr("broadsheet.publishing.catalogue.entry_points", lambda group: points.select(group=group))
    folder = site(tmp_path, "  there: {to: ftp, host: example.org}\n")
    config.load(folder)
    assert "ftp_publisher" not in sys.modules
    assert config.target(folder, "there").publisher.host == "example.org"
    with pytest.raises(ConfigError, match="an unknown key 'hots'; expected a known one, perhaps 'host'"):
        config.target(site(tmp_path, "  there: {to: ftp, hots: example.org}\n"), "there")


def test_a_kind_that_nobody_offers_is_an_error_only_for_publishing(tmp_path):
    folder = site(tmp_path, "  there: {to: pigeon}\n")
    config.load(folder)
    with pytest.raises(ConfigError, match="'pigeon'; expected one of directory, git, rsync, s3"):
        config.target(folder, "there")
