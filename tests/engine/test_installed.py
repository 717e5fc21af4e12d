"""Versions of installed packages."""

from importlib import metadata

import pytest

from broadsheet.engine.installed import version


@pytest.mark.parametrize("package", ["jinja2", "MarkupSafe", "python-frontmatter", "import-linter"])
def test_a_version_is_what_python_itself_says(package):
    assert version(package) == metadata.version(package)


def test_a_package_that_is_not_there_is_an_error():
    with pytest.raises(metadata.PackageNotFoundError):
        version("no-such-package-anywhere")
