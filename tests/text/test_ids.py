"""The forms of ids, and how people write them."""

import re
from pathlib import Path

import pytest

from broadsheet.text import ids
from broadsheet.text.slugs import MAXIMUM


@pytest.mark.parametrize("slug", ["a", "a-1", "ferry-opens", "x" * (MAXIMUM + 1)])
def test_a_slug_has_no_limit_of_its_own(slug):
    assert ids.IS_SLUG.fullmatch(slug)
    assert ids.ENTITY.fullmatch(f"people/{slug}")
    assert ids.STORY.fullmatch(f"stories/{slug}")
    assert ids.ADDRESS.fullmatch(f"2023/07/19/{slug}")


@pytest.mark.parametrize("slug", ["", "-a", "a-", "a--b", "A", "a/b", "a.b", "\u00e9"])
def test_what_is_no_slug_is_in_no_id(slug):
    assert not any(
        form.fullmatch(f"{head}{slug}") for form, head in ((ids.IS_SLUG, ""), (ids.ENTITY, "places/"), (ids.STORY, "stories/"))
    )


@pytest.mark.parametrize("written", ["people/mara-ilves", "/people/mara-ilves/", "content/people/mara-ilves.md"])
def test_an_id_may_be_written_as_a_file_or_an_address(written):
    assert ids.meant(written) == "people/mara-ilves"


def test_the_form_of_a_slug_is_written_once():
    found = [
        path.name
        for path in Path(ids.__file__).parents[1].rglob("*.py")
        if re.search(r"a-z0-9\\?\]\+\(\?:-", path.read_text("utf-8"))
    ]
    assert found == ["ids.py"]
