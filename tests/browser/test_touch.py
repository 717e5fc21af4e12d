"""What a finger can hit, on every kind of page: links and controls of 24 pixels and more each way (WCAG 2.2, 2.5.8)."""

from __future__ import annotations

import pytest

SMALL = """() => [...document.querySelectorAll("a[href], button, summary, input, select")]
  .filter(each => each.checkVisibility({ visibilityProperty: true }) && !each.closest("svg, .skip"))
  .map(each => [each, [...(each.closest("label") || each).getClientRects()]])
  .filter(([, boxes]) => boxes.length && !boxes.some(box => box.width >= 23.9 && box.height >= 23.9))
  .map(([each, boxes]) => `${each.parentElement.className} ${each.outerHTML.slice(0, 120)}`)"""
"""All but the marks of pictures, which stand in a table below as well."""


@pytest.mark.parametrize("width", [360, 1280])
def test_every_target_is_large_enough_to_hit(opened, served, sample, width):
    page = opened(served, viewport={"width": width, "height": 800})
    kinds = {(path.relative_to(sample).parts[0], len(path.relative_to(sample).parts)): path for path in _by_size(sample)}
    assert len(kinds) > 20
    for path in kinds.values():
        page.goto(f"{served}{path.relative_to(sample).as_posix()}")
        assert page.evaluate(SMALL) == [], path


def _by_size(folder):
    """Its pages, the largest of a kind last: that has most of what such a page may have."""
    return sorted(folder.rglob("*.html"), key=lambda path: (path.stat().st_size, path))
