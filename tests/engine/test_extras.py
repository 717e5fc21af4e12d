"""Commands that install what an extra asks for."""

import tomllib
from pathlib import Path

import pytest

from broadsheet.engine.extras import install

ROOT = Path(__file__).parents[2]
METADATA = """\
Metadata-Version: 2.4
Name: broadsheet
Version: 0.1.0
Requires-Dist: jinja2<3.2,>=3.1.6
Provides-Extra: dask
Requires-Dist: distributed>=2026.8; extra == 'dask'
Provides-Extra: s3
Requires-Dist: boto3>=1.44; extra == 's3'
Requires-Dist: brotli>=1.2; extra == 's3'
"""
EXTRAS = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]


@pytest.mark.parametrize("extra", EXTRAS)
def test_in_a_checkout_a_requirements_file_has_what_each_extra_asks_for(extra, monkeypatch):
    monkeypatch.chdir(ROOT)
    name = install(extra).strip("`").removeprefix("pip install -r ")
    lock = (ROOT / name).read_text()
    for requirement in EXTRAS[extra]:
        library = requirement.replace(">", "=").partition("=")[0]
        assert f"\n{library}==" in f"\n{lock}"


def test_from_another_folder_the_file_is_named_by_its_path(tmp_path, monkeypatch):
    (tmp_path / "checkout").mkdir()
    (tmp_path / "checkout" / "requirements-s3.txt").touch()
    (tmp_path / "site").mkdir()
    monkeypatch.chdir(tmp_path / "site")
    assert install("s3", tmp_path / "checkout") == "`pip install -r ../checkout/requirements-s3.txt`"


def test_where_the_package_is_installed_the_libraries_are_named_and_never_its_own_name(tmp_path, monkeypatch):
    info = tmp_path / "broadsheet-0.1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(METADATA)
    monkeypatch.syspath_prepend(tmp_path)
    assert install("s3", tmp_path) == "`pip install 'boto3>=1.44' 'brotli>=1.2'`"


def test_nothing_tells_anybody_to_install_a_package_by_our_name():
    texts = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*"), *ROOT.glob("broadsheet/**/*.py"), *ROOT.glob("templates/**/*")]
    for path in texts:
        if path.is_file() and path.suffix in {".md", ".py", ".yml", ".toml", ".j2", ".html", ".po"}:
            text = path.read_text("utf-8")
            for form in (
                "pip install broadsheet",
                "pip install 'broadsheet",
                'pip install "broadsheet',
                "pipx install broadsheet",
            ):
                assert form not in text, f"{path}: {form}"
