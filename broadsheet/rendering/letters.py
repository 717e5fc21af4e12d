"""A page with a style sheet → the same with its styles at each element, as programs for e-mail read it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from css_inline import CSSInliner


def inlined(html: str) -> str:
    """Rules that no element can carry, such as those for the dark, stay in one style sheet; nothing is loaded from anywhere."""
    return _inliner().inline(html)


@cache
def _inliner() -> CSSInliner:
    from css_inline import CSSInliner

    return CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)
